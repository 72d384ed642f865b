"""What people decided about entries of a list, and which of it stands for an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from partybook.errors import InvalidValue
from partybook.identity.name_forms import fold, fold_abbreviation
from partybook.link.entries import Entry

UNDONE = "undone"
DECISIONS = ("same", "part", "alliance", "predecessor", "successor", "none", UNDONE)
"""What may be decided about an entry: a relation to a known party, that it is none, or that nothing is decided."""


class Decision(msgspec.Struct, frozen=True):
    """One decision: `decision` is a relation ("same", "none", ...) or "undone"; `party` the id of the known party.

    `name` and `abbreviation` are the entry's when it was decided, so that the next release of the list finds it.
    """

    list: str
    key: str
    country: str
    name: str
    abbreviation: str
    decision: str
    party: str
    party_name: str
    by: str
    at: str
    reason: str = ""


class Decisions:
    """The decisions that stand, found by entry. Later ones supersede earlier ones; an undone one stands no more."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.every = tuple(decisions)
        standing: dict[tuple[str, ...], Decision] = {}
        for decision in self.every:
            standing[_place(decision)] = decision
        self._standing = {place: made for place, made in standing.items() if made.decision != UNDONE}
        self._named: dict[tuple[str, ...], list[Decision]] = {}
        for made in self._standing.values():
            self._named.setdefault(named(made.country, made.name, made.abbreviation), []).append(made)

    def __len__(self) -> int:
        return len(self._standing)

    def with_others(self, others: Iterable[Decision]) -> Decisions:
        """These and others, kept elsewhere, in the order in which they were made: so that the later one holds."""
        more = tuple(others)
        if not more:
            return self
        # what was taken back in the moment in which something else was decided gave way to that
        return Decisions(sorted((*self.every, *more), key=lambda made: (moment(made.at), made.decision != UNDONE)))

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._standing.values())

    def about(self, entry: Entry) -> Decision | None:
        """The decision about an entry: by its id while its name is the same, else by country, name and abbreviation.

        An id whose name changed is asked again; a name that was decided in two ways decides nothing.
        """
        name = entry_name(entry)
        if (made := self.own(entry)) is not None:
            return made
        alike = self._named.get(name, [])
        return alike[0] if len({other.party for other in alike}) == 1 else None

    def own(self, entry: Entry) -> Decision | None:
        """The decision about an entry by its id, while its name is the same."""
        places = (_place_of(entry, id) for id in _ids(entry))
        return next((self._standing[place] for place in places if place in self._standing), None)

    def to_undo(self, entry: Entry, others: Iterable[Entry]) -> list[Decision]:
        """The decisions that must be taken back so that nothing is decided about an entry any more.

        Those about `others` of its list stay, though their names may be the same.
        """
        kept = {_place_of(other, id) for other in others for id in _ids(other)}
        own = {_place_of(entry, id) for id in _ids(entry)}
        alike = self._named.get(entry_name(entry), [])
        return [made for made in alike if _place(made) in own or _place(made) not in kept]


def moment(at: str) -> datetime:
    """The time of a decision; before all others where it has none, as in a file that people wrote."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def now() -> str:
    """The time as decisions have it, fine enough to tell their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _place(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: an id may be that of several rows with different names."""
    return decision.list, decision.key, *named(decision.country, decision.name, decision.abbreviation)


def _place_of(entry: Entry, id: str) -> tuple[str, ...]:
    return entry.list, id, *entry_name(entry)


def is_about(decision: Decision, entry: Entry) -> bool:
    """Whether a decision was made about this very row."""
    return _place(decision) == _place_of(entry, entry.key)


def _ids(entry: Entry) -> tuple[str, ...]:
    """The ids a decision about a row may have: its own, and as files have it that do not tell rows apart by years."""
    return entry.key, entry.candidate.key or str(entry.row)


def named(country: str, name: str, abbreviation: str) -> tuple[str, ...]:
    return country, fold(name), fold_abbreviation(abbreviation)


def entry_name(entry: Entry) -> tuple[str, ...]:
    return named(entry.candidate.country, _first(entry.candidate.names), _first(entry.candidate.abbreviations))


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""


def decide(entry: Entry, decision: str, party: str, party_name: str, *, by: str, at: str, reason: str = "") -> Decision:
    """A decision about an entry. Raises `InvalidValue` without a person's name."""
    if not by.strip():
        raise InvalidValue("a decision needs the name of the person who decides; give it with --by")
    candidate = entry.candidate
    return Decision(
        entry.list,
        entry.key,
        candidate.country,
        _first(candidate.names),
        _first(candidate.abbreviations),
        decision,
        party,
        party_name,
        by,
        at,
        reason,
    )


def about(entry: Entry, decision: Decision) -> Decision:
    """The same decision about another entry, such as the party's row of another year."""
    own = decide(entry, decision.decision, "", "", by=decision.by, at=decision.at)
    return msgspec.structs.replace(own, party=decision.party, party_name=decision.party_name, reason=decision.reason)


def take_back(decision: Decision, *, by: str, at: str) -> Decision:
    """The decision that takes another back."""
    return msgspec.structs.replace(decision, decision=UNDONE, party="", party_name="", by=by, at=at, reason="")
