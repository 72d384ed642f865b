"""What people decided about entries of a list: a CSV file beside the list, only ever added to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from partybook.errors import InvalidValue, ReadError
from partybook.identity.name_forms import fold, fold_abbreviation
from partybook.link.entries import Entry
from partybook.read.detect import decode_table

UNDONE = "undone"
DECISIONS = ("same", "part", "alliance", "predecessor", "successor", "none", UNDONE)
"""What may be decided about an entry: a relation to a known party, that it is none, or that nothing is decided."""
_FIELDS = ("list", "key", "country", "name", "abbreviation", "decision", "party", "party_name", "by", "at", "reason")


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


def decisions_beside(path: Path) -> Path:
    """Where the decisions about a list are kept: "parties.csv" has "parties.decisions.csv"."""
    return path.with_name(f"{path.stem}.decisions.csv")


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file, none when it is not there. Raises `ReadError` when it is no such file."""
    if not path.exists():
        return Decisions(())
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: the decisions cannot be read ({error.strerror or error})") from None
    if not data.strip():
        return Decisions(())
    text = decode_table(data, str(path)).text
    delimiter = _delimiter(text.lstrip().partition("\n")[0])
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    lacking = [field for field in ("key", "decision", "party") if field not in (reader.fieldnames or ())]
    if lacking:
        raise ReadError(f"{path}: no column {', '.join(lacking)}, so it is no file of decisions; check the path")
    made = []
    for row in reader:
        decision = Decision(**{field: _plain((row.get(field) or "").strip()) for field in _FIELDS})
        if decision != _EMPTY:
            made.append(_checked(decision, path, reader.line_num))
    return Decisions(made)


_EMPTY = Decision(*[""] * len(_FIELDS))


def _checked(made: Decision, path: Path, line: int) -> Decision:
    """A decision read from a file. Raises `ReadError`, naming the line, when it says nothing that can be decided."""
    word = made.decision.casefold()
    if word not in DECISIONS:
        raise ReadError(f"{path}: line {line}: {made.decision!r} is no decision; write {', '.join(DECISIONS)}")
    if not made.party and word not in ("none", UNDONE):
        raise ReadError(f"{path}: line {line}: {word!r} needs the id of a party; write it into the column party")
    return msgspec.structs.replace(made, decision=word)


def add_decisions(path: Path, made: Sequence[Decision]) -> None:
    """Add decisions to a file, which is made when it is not there. Raises `ReadError` when it cannot be written.

    A file that people edited keeps its delimiter and its columns.
    """
    try:
        header: tuple[str, ...] = _FIELDS
        delimiter, ending = ",", ""
        if path.exists() and path.stat().st_size:
            header, delimiter, ending = _written_as(path)
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(ending)
            writer = csv.writer(file, delimiter=delimiter)
            if not file.tell():
                writer.writerow(header)
            for decision in made:
                cells = msgspec.structs.asdict(decision)
                writer.writerow([harmless(cells.get(field, "")) for field in header])
    except OSError as error:
        raise ReadError(f"{path}: the decisions cannot be written ({error.strerror or error})") from None


def _written_as(path: Path) -> tuple[tuple[str, ...], str, str]:
    """The header and the delimiter of a file of decisions, and the end that its last line lacks."""
    with path.open("rb") as file:
        try:
            first = file.readline().decode("utf-8-sig").strip()
            file.seek(-1, 2)
        except UnicodeDecodeError:
            raise ReadError(f"{path}: not UTF-8, so nothing can be added; save it as CSV in UTF-8") from None
        ending = "" if file.read() == b"\n" else "\n"
    delimiter = _delimiter(first)
    return tuple(next(csv.reader([first], delimiter=delimiter))), delimiter, ending


def _delimiter(header: str) -> str:
    """What stands between columns: another sign where a spreadsheet saved the file."""
    return max(",;\t", key=header.count)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _plain(text: str) -> str:
    """The text that `harmless` wrote."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text
