"""Facts told in fixed turns of phrase: "his place was taken by X", "walked out to set up the B", "its lone MP, X"."""

from __future__ import annotations

import re

from partybook.extract.prose.handovers import held_by
from partybook.extract.prose.marked import Marked, found, turns
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue

_KINDS = ("followed", "leader", "split", "seat_holder")


def read_turns(reading: Reading) -> None:
    """State what the turns of a sentence say of parties; `terms/turns.toml` has them."""
    if not any(turns(kind).when.search(reading.tree.text) for kind in _KINDS):
        return
    marked = Marked(reading)
    for match in found(marked, "split"):
        _split(marked, match)
    for match in found(marked, "leader"):
        _leads(marked, match)
    for match in found(marked, "followed"):
        _followed(marked, match)
    for match in found(marked, "seat_holder"):
        _sits(marked, match)


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
    party = marked.party(match)
    role = match["role"] if "role" in match.re.groupindex else "leader"
    if party is not None:
        for person in marked.people(match, "person"):
            marked.reading.state(party, "leader", person, {"role": TextValue(role)})


def _followed(marked: Marked, match: re.Match[str]) -> None:
    """Who took the office that the document says somebody held."""
    for old in marked.people(match, "old"):
        role = held_by(marked.reading, old)
        if role is None or role.party is None:
            continue
        date = marked.date(match)
        title = TextValue(role.title)
        for new in marked.people(match, "new"):
            if new != old:
                marked.reading.state(role.party, "leader", new, {"role": title, "start": date})
                marked.reading.state(role.party, "leader", old, {"role": title, "end": date})


def _sits(marked: Marked, match: re.Match[str]) -> None:
    party = marked.party(match) or (marked.reading.reference.topic if match["of"] is None else None)
    for person in marked.people(match, "people") if party is not None else ():
        if party is not None and not _is_of_other(marked, match, party):
            marked.reading.state(party, "seat_holder", person)
            marked.reading.reference.affiliate(person.name, party)


def _is_of_other(marked: Marked, match: re.Match[str], party: Mention) -> bool:
    """Whether "of the B" behind the last name says that they sit for another party."""
    behind = re.match(r",? (?:of|from) (?:the )?(?P<of>\ue001+)", marked.text[match.end() :])
    if behind is None:
        return False
    start = match.end() + behind.start("of")
    return marked.party_at(start) not in (None, party)
