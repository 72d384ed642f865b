"""Renames: "changed its name to X", "was renamed X", "founded as X", "formerly known as X", "relaunched as X".

Read before all else, because the sentences after them speak of the party by any of its names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from partybook.extract.names import script_of
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, PartialDate, TextValue

_RENAME = frozenset({"rename", "rebrand", "relaunch", "restyle", "retitle", "rechristen", "redesignate"})
_FIRST_NAMED = frozenset(
    {"found", "establish", "form", "create", "set up", "register", "launch", "know", "call", "name", "begin", "start"}
)
_PAST = frozenset({"previously", "formerly", "originally", "initially", "first", "earlier", "then", "once"})
_NAMED = frozenset({"know", "call", "name", "style", "title"})


class Rename(NamedTuple):
    """A party that took the name `new` (None: the text does not say which), or bore the name `old`, at a date."""

    party: Mention
    old: Mention | None
    new: Mention | None
    date: PartialDate | None


def read_renames(reading: Reading) -> None:
    """State the names a party had, and let the rest of the document know them."""
    for clause in reading.clauses:
        if reading.certainty(clause) not in ("asserted", "claimed"):
            continue
        for rename in _renames(reading, clause):
            _state(reading, rename)


def _renames(reading: Reading, clause: Clause) -> Iterator[Rename]:
    tree, who = clause.tree, reading.reference
    time = reading.when(clause)
    date = time.date or time.start
    subjects = who.parties(tree, clause.subjects)
    if clause.lemma in _RENAME:
        if clause.passive or not subjects:
            party = next(iter(subjects), None)
        else:
            reflexive = any(tree[noun].text.lower() in ("itself", "themselves") for noun in clause.objects)
            renamed = [noun for noun in clause.objects if noun not in clause.attributes]
            party = subjects[0] if reflexive or not renamed else who.party(tree, renamed[0])
        if new := _new_name(reading, clause, party):
            yield from _change(party, new, date)
    elif (
        clause.lemma in ("change", "adopt", "take")
        and any(tree[noun].lemma == "name" for noun in clause.objects)
        and subjects
    ):
        new = _new_name(reading, clause, subjects[0])
        if new is not None:
            yield from _change(subjects[0], new, date)
    elif clause.lemma in _FIRST_NAMED and clause.passive:
        past = _is_past(reading, clause)
        party = next(iter(subjects), None) or (_spoken_of(reading) if past else None)
        if party is not None and (clause.lemma not in _NAMED or past):
            for old in _as_names(reading, clause):
                yield Rename(party, old, None, None)
    elif clause.lemma == "register" and subjects:
        for old in _as_names(reading, clause):
            yield Rename(subjects[0], old, None, None)
    elif clause.lemma == "become" and subjects and clause.attributes and date is not None:
        new = tree[clause.attributes[0]].party
        if new is not None and _determined(reading, clause.attributes[0]):
            yield from _change(subjects[0], who.cast.same(new), date, new)


def _has_name(clause: Clause) -> bool:
    return any(clause.tree[noun].lemma == "name" for noun in clause.objects)


def _determined(reading: Reading, noun: int) -> bool:
    """ "became the Green Alliance", not "became part of" or "became Labour's partner"."""
    return not reading.tree.kids(noun, "poss", "amod")


def _change(
    party: Mention | None, new: Mention, date: PartialDate | None, bare: Mention | None = None
) -> Iterator[Rename]:
    if party is not None and (bare or new) != party:
        yield Rename(party, None, bare or new, date)


def _is_past(reading: Reading, clause: Clause) -> bool:
    """Whether a word such as "previously" stands with the verb or opens the phrase that it belongs to."""
    tree = clause.tree
    heads = [clause.verb, *tree.above(clause.verb)]
    opening = tree[0].lemma in _PAST and not any(other.verb < clause.verb for other in reading.clauses)
    return opening or any(tree[child].lemma in _PAST for head in heads[:2] for child in tree.kids(head, "advmod"))


def _spoken_of(reading: Reading) -> Mention | None:
    """The party that the sentence is about: the subject of its main verb."""
    for clause in reading.clauses:
        if reading.tree[clause.verb].dep == "ROOT":
            return next(iter(reading.reference.parties(reading.tree, clause.subjects)), None)
    return None


def _as_names(reading: Reading, clause: Clause) -> list[Mention]:
    tree = clause.tree
    found = []
    for noun in (*clause.after("as", "under"), *clause.attributes, *tree.kids(clause.verb, "oprd", "dobj")):
        word = tree[noun]
        if word.party is not None:
            found.append(word.party)
        elif word.tag in ("NNP", "NNPS") and not reading.reference.person(tree, noun):
            found.append(Mention(tree.name(noun)))
    return found


def _new_name(reading: Reading, clause: Clause, party: Mention | None) -> Mention | None:
    tree = clause.tree
    names = (*clause.after("to", "as", "into"), *clause.attributes, *clause.objects)
    inside = (noun for name in clause.objects for prep in tree.kids(name, "prep") for noun in tree.kids(prep, "pobj"))
    for noun in (*names, *inside):
        word = tree[noun]
        if word.party is not None and word.party != party:
            return word.party
        if word.tag in ("NNP", "NNPS") and word.party is None and not reading.reference.person(tree, noun):
            return Mention(tree.name(noun))
    return None


def _state(reading: Reading, rename: Rename) -> None:
    """The document's own party goes by its title: all its other names are former ones, and mean it from now on."""
    party, cast = rename.party, reading.reference.cast
    if rename.old is not None:
        if rename.old != party and cast.same(rename.old) != party:
            cast.rename(rename.old, party)
            reading.state(party, "former_name", _text(rename.old))
        return
    if rename.new is None:
        return
    subject = cast.subject
    if party == subject:
        cast.rename(rename.new, party)
        reading.state(party, "former_name", _text(rename.new), {"start": rename.date})
    elif rename.new == subject:
        cast.rename(party, rename.new)
        reading.state(rename.new, "former_name", _text(party), {"end": rename.date})
    else:
        reading.state(party, "renamed_to", rename.new, {"date": rename.date})


def _text(party: Mention) -> TextValue:
    return TextValue(party.name, script=script_of(party.name))
