"""Facts told in fixed turns of phrase: "his place was taken by X", "walked out to set up the B", "its lone MP, X"."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

from partybook.extract.numbers import parse_number
from partybook.extract.prose.clauses import moods
from partybook.extract.prose.handovers import held_by
from partybook.extract.prose.marked import PARTY, Marked, found, turns
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, Quantity, TextValue

_OF_OTHER = re.compile(rf",? (?:of|from) (?:the )?(?P<of>{PARTY}+)")


def read_turns(reading: Reading) -> None:
    """State what the turns of a sentence say of parties; `terms/turns.toml` has them."""
    if not any(turns(kind).when.search(reading.tree.text) for kind in _READERS):
        return
    marked = Marked(reading)
    for kind, read in _READERS.items():
        for match in found(marked, kind):
            read(marked, match)


def _split(marked: Marked, match: re.Match[str]) -> None:
    """A party, what it left - the document's own unless the turn names another - and the people who left."""
    reading = marked.reading
    party = marked.party(match)
    named = "party" in match.re.groupindex
    origin = marked.party(match, "party") if named else reading.reference.topic
    if party is None or origin is None or party == origin:
        return
    reading.state(party, "split_from", origin, {"date": marked.date(match)})
    for person in marked.people(match, "founders"):
        reading.state(party, "founder", person)


def _leads(marked: Marked, match: re.Match[str]) -> None:
    named = "of" in match.re.groupindex
    party = marked.party(match) if named else _subject(marked, match) or marked.reading.reference.topic
    role = match["role"] if "role" in match.re.groupindex else "leader"
    if party is not None:
        for person in marked.people(match, "person") or marked.people(match, "people"):
            marked.reading.state(party, "leader", person, {"role": TextValue(role)})


def _allied(marked: Marked, match: re.Match[str]) -> None:
    """Each of the parties with the one that the turn is about, or all of a government with each other."""
    if {word.lemma for word in marked.reading.tree.words} & (moods("intents") | moods("unreal")):
        return  # "one possibility was a coalition between the A and the B"
    party = marked.party(match)
    others = marked.parties(match, "parties") or marked.parties(match, "party")
    pairs = [(party, other) for other in others] if party is not None else list(combinations(others, 2))
    for one, other in pairs:
        if one is not None and one != other:
            marked.reading.state(one, "alliance_with", other, {"date": marked.date(match)})


def _joined(marked: Marked, match: re.Match[str]) -> None:
    """The parties that stood together as one coalition, the subject with them."""
    body, first = marked.party(match), _subject(marked, match)
    here = marked.reading.context.evidence(marked.reading.tree.sentence.text, "").start
    allied = [
        s.value
        for s in marked.reading.context.statements
        if s.property == "alliance_with" and s.subject == first and s.evidence.start == here
    ]
    for party in (first, *allied):
        if isinstance(party, Mention) and body is not None and party != body:
            marked.reading.state(party, "member_of", body, {"date": marked.date(match)})
            marked.reading.reference.alliance = body


def _merged(marked: Marked, match: re.Match[str]) -> None:
    """The parties that a new one was made of."""
    made = marked.party(match)
    if (
        "party" not in match.re.groupindex
        and made is not None
        and (first := _subject(marked, match)) not in (None, made)
    ):
        marked.reading.state(made, "merger_of", first, {"date": marked.date(match)}) if first is not None else None
    for part in (*marked.parties(match, "party"), *marked.parties(match, "parties")):
        if made is not None and part != made:
            marked.reading.state(made, "merger_of", part, {"date": marked.date(match)})


def _leaving(marked: Marked, match: re.Match[str]) -> list[Mention]:
    """Who is followed; when "him" was taken for the follower, the leader named before in the sentence."""
    old, new = marked.people(match, "old"), marked.people(match, "new")
    if old != new:
        return old
    before = [person for person in marked.people_before(match.start()) if person not in new]
    return [person for person in before if held_by(marked.reading, person) is not None][-1:]


def _passed(marked: Marked, match: re.Match[str]) -> None:
    """Who took the seat of somebody that is known to have held it."""
    held = [s for s in marked.reading.context.statements if s.property == "seat_holder"]
    for old in marked.people(match, "old"):
        parties = [statement.subject for statement in held if statement.value == old]
        for new in marked.people(match, "new") if parties else ():
            marked.reading.state(parties[-1], "seat_holder", new, {"start": marked.date(match)})


def _counted(marked: Marked, match: re.Match[str]) -> None:
    """A number of members, claimed when the party says it; nothing where the sentence gave it already."""
    party, count = marked.party(match), parse_number(match["count"])
    known = marked.reading.context.statements
    if (
        party is None
        or count is None
        or any(
            s.property == "membership"
            and s.subject == party
            and isinstance(s.value, Quantity)
            and s.value.number == count.number
            for s in known
        )
    ):
        return
    says = any(clause.lemma in moods("claims") for clause in marked.reading.clauses)
    value = Quantity(count.number, count.text, "members")
    marked.reading.state(party, "membership", value, {"date": marked.date(match)}, "claimed" if says else "asserted")


def _followed(marked: Marked, match: re.Match[str]) -> None:
    """Who took the office that the document says somebody held."""
    for old in _leaving(marked, match):
        role = held_by(marked.reading, old)
        if role is None or role.party is None:
            continue
        date = marked.date(match)
        title = TextValue(role.title)
        for new in marked.people(match, "new"):
            if new != old:
                marked.reading.state(role.party, "leader", new, {"role": title, "start": date})
                marked.reading.state(role.party, "leader", old, {"role": title, "end": date})


def _subject(marked: Marked, match: re.Match[str]) -> Mention | None:
    """The party that is the subject of the clause a turn stands in."""
    clause = marked.clause(match)
    subjects = clause.subjects if clause is not None else ()
    return next(iter(marked.reading.reference.parties(marked.reading.tree, subjects)), None)


def _sits(marked: Marked, match: re.Match[str]) -> None:
    named = "of" in match.re.groupindex
    party = marked.party(match) if named else _subject(marked, match) or marked.reading.reference.topic
    if party is not None and (other := _other_of(marked, match)) is not None:
        party = other
    for person in marked.people(match, "people") if party is not None else ():
        if party is not None:
            marked.reading.state(party, "seat_holder", person)
            marked.reading.reference.affiliate(person.name, party)


def _other_of(marked: Marked, match: re.Match[str]) -> Mention | None:
    """The party for which "of the B" behind the last name says that they sit."""
    behind = _OF_OTHER.match(marked.text, match.end())
    return marked.party_at(behind.start("of")) if behind is not None else None


def _founds(marked: Marked, match: re.Match[str]) -> None:
    """Who founded the party of the clause together with its subject."""
    party = _subject(marked, match)
    for person in marked.people(match, "people") if party is not None else ():
        if party is not None:
            marked.reading.state(party, "founder", person)


def _founded(marked: Marked, match: re.Match[str]) -> None:
    party, date = marked.party(match), marked.date(match)
    if party is not None and date is not None:
        marked.reading.state(party, "founded", date)


_READERS: dict[str, Callable[[Marked, re.Match[str]], None]] = {
    "split": _split,
    "leader": _leads,
    "followed": _followed,
    "seat_holder": _sits,
    "alliance": _allied,
    "seat_passed": _passed,
    "merger": _merged,
    "founder": _founds,
    "joint": _joined,
    "founded": _founded,
    "membership": _counted,
}
"""What reads the turns of each kind, in order: who sits follows from who leads."""
