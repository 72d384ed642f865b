"""Renames: "changed its name to X", "was renamed X", "founded as X", "formerly known as X", "relaunched as X".

Read before all else, because the sentences after them speak of the party by any of its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from partybook.extract.names import script_of
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.complements import with_complement
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, PartialDate, TextValue

_RENAME = frozenset({"rename", "rebrand", "relaunch", "restyle", "retitle", "rechristen", "redesignate"})
_FIRST_NAMED = frozenset(
    {"found", "establish", "form", "create", "set up", "register", "launch", "know", "call", "name", "begin", "start"}
)
_PARTS = frozenset({"minority", "faction", "wing", "section", "group", "dissident", "rebel", "tendency"})
_PAST = frozenset({"previously", "formerly", "originally", "initially", "first", "earlier", "then", "once"})
_NAMED = frozenset({"know", "call", "name", "style", "title"})


class Rename(NamedTuple):
    """A party that took the name `new` (None: the text does not say which), or bore the name `old`, at a date. With
    `old`, the date is when the name ended; `start` when it began."""

    party: Mention
    old: Mention | None
    new: Mention | None
    date: PartialDate | None
    start: PartialDate | None = None


def read_renames(reading: Reading) -> None:
    """State the names a party had, and let the rest of the document know them."""
    for rename in _apposed(reading):
        _state(reading, rename)
    for clause in reading.clauses:
        if reading.certainty(clause) not in ("asserted", "claimed"):
            continue
        for rename in _renames(reading, clause):
            _state(reading, rename)
        _also_known(reading, clause)


def _also_known(reading: Reading, clause: Clause) -> None:
    """ "is also known as the X": another name of today."""
    tree, who = clause.tree, reading.reference
    also = any(tree[child].lemma == "also" for child in tree.kids(clause.verb, "advmod"))
    if clause.lemma not in ("know", "call") or not also or not clause.passive or _is_past(reading, clause):
        return
    time, names = reading.when(clause), _as_names(reading, clause)
    for party in who.parties(tree, clause.subjects) if not (time.date or time.end) else ():
        for other in names if len(names) == 1 else ():
            if who.cast.same(other) != party:
                who.cast.rename(other, party)
                reading.state(party, "name", _text(other))


def _renames(reading: Reading, clause: Clause) -> Iterator[Rename]:
    who = reading.reference
    subjects = who.parties(clause.tree, clause.subjects)
    if (
        clause.lemma in _RENAME
        or _changes_name(clause)
        or (clause.lemma == "change" and subjects and not clause.objects)
    ):
        yield from _renamed(reading, clause)
    elif clause.lemma in ("call", "style") and not clause.passive and subjects and _is_reflexive(clause):
        time = reading.when(clause)
        new = _new_name(reading, clause, subjects[0])
        if new is not None and (time.date or time.start):  # "calling itself the X" since then
            yield from _change(subjects[0], new, time.date or time.start)
    elif clause.lemma in _FIRST_NAMED and clause.passive:
        yield from _first_named(reading, clause)
    elif subjects and (clause.lemma in ("register", "originate", "begin", "start") or _came_into_being(clause)):
        yield from (Rename(subjects[0], old, None, None) for old in _as_names(reading, clause))
    elif clause.lemma == "be":
        yield from _name_was(reading, clause)
    elif clause.lemma == "become" and subjects and clause.attributes:
        time = reading.when(clause)
        new = clause.tree[clause.attributes[0]].party
        if new is not None and (time.date or time.start) and _determined(reading, clause.attributes[0]):
            yield from _change(subjects[0], who.cast.same(new), time.date or time.start, new)


def _name_was(reading: Reading, clause: Clause) -> Iterator[Rename]:
    """ "its original name was X", "until 1999 the party's name was X"."""
    tree = clause.tree
    time = reading.when(clause)
    for noun in clause.subjects:
        adjectives = {tree[child].lemma for child in tree.kids(noun, "amod")}
        former = adjectives & {"original", "former", "previous", "first", "old", "earlier"} or time.end is not None
        party = reading.party_of(noun) if tree[noun].lemma == "name" and former else None
        names = [name for other in clause.attributes if (name := _name(reading, other)) is not None]
        yield from (Rename(party, old, None, time.end) for old in names if party is not None)


def _came_into_being(clause: Clause) -> bool:
    """ "came into being as the X"."""
    return clause.lemma == "come" and any(
        clause.tree[noun].text in ("being", "existence") for noun in clause.after("into")
    )


def _changes_name(clause: Clause) -> bool:
    """ "changed its name", "took the name", "the name was changed"."""
    tree = clause.tree
    if clause.lemma not in ("change", "adopt", "take", "switch", "drop", "replace", "alter", "shorten"):
        return False
    nouns = clause.subjects if clause.passive else clause.objects
    return any(tree[noun].lemma == "name" for noun in nouns)


def _is_reflexive(clause: Clause) -> bool:
    return any(clause.tree[noun].text.lower() in ("itself", "themselves") for noun in clause.objects)


def _renamed(reading: Reading, clause: Clause) -> Iterator[Rename]:
    """ "was renamed X", "changed its name from X to Y", "they renamed the party X", "its name was changed to X"."""
    tree, who = clause.tree, reading.reference
    time = reading.when(clause)
    date = time.date or time.start
    subjects = who.parties(tree, clause.subjects)
    party = next(iter(subjects), None)
    names = [noun for noun in (*clause.subjects, *clause.objects) if tree[noun].lemma == "name"]
    if party is None and any(tree[noun].lemma in _PARTS for noun in clause.subjects):
        return  # "a minority around X took the name B"
    if names and party is None:
        other = [inner for noun in names for inner in reading.behind(noun, "of") if who.party(tree, inner) is None]
        if other:
            return  # "the name of the city was changed to"
        party = next((owner for noun in names if (owner := reading.party_of(noun)) is not None), who.topic)
    elif not names and not clause.passive and not _is_reflexive(clause):
        renamed = [noun for noun in clause.objects if noun not in clause.attributes]
        party = who.party(tree, renamed[0]) if renamed and subjects else party
    olds = [tree[noun].party for noun in clause.after("from")]
    olds += [tree[inner].party for noun in names for inner in reading.behind(noun, "from")]
    for old in olds:
        if old is not None and party is not None and old != party:
            yield Rename(party, old, None, date)
    if new := _new_name(reading, clause, party):
        yield from _change(party, new, date)


def _first_named(reading: Reading, clause: Clause) -> Iterator[Rename]:
    """ "founded as X", "previously known as X", "known as X until 1995", "registered under the name X"."""
    past = _is_past(reading, clause)
    time = reading.when(clause)
    subjects = reading.reference.parties(clause.tree, clause.subjects)
    party = next(iter(subjects), None) or (_spoken_of(reading) if past else None)
    if party is not None and (clause.lemma not in _NAMED or past or time.end is not None):
        for old in _as_names(reading, clause):
            yield Rename(party, old, None, time.end, time.start if time.end else None)


def _apposed(reading: Reading) -> Iterator[Rename]:
    """ "the party, formerly the X", "the Y, later the X", "the Y, renamed X in 1990"."""
    tree, who = reading.tree, reading.reference
    for word in tree.words:
        if word.party is None or not word.at:
            continue
        before = [w for w in tree.words[max(0, word.at - 4) : word.at] if w.lemma not in ("the", "call", "as", "know")]
        if len(before) > 1 and before[-1].lemma in ("later", "now", "subsequently"):
            at = before[-2].at if before[-2].text not in (",", "-", "—") else before[-2].at - 1
            owner = tree[at].party if at >= 0 else None
            if owner is not None and who.cast.same(owner) != word.party:
                yield Rename(who.cast.same(owner), None, word.party, None)
            continue
        if len(before) < 2 or before[-1].lemma not in ("formerly", "previously", "originally"):
            continue
        at = before[-2].at if before[-2].text != "," else before[-2].at - 1
        owner = who.party(tree, at) if at >= 0 else None
        if owner is not None and owner != word.party:
            yield Rename(owner, word.party, None, None)


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
    nouns = (*clause.after("as", "under"), *clause.attributes, *clause.tree.kids(clause.verb, "oprd", "dobj"))
    nouns = tuple(noun for noun in nouns if not _is_joined_to_noun(reading, noun))
    found = (_name(reading, noun) for noun in _names_behind(reading, nouns))
    return [name for name in found if name is not None]


def _is_joined_to_noun(reading: Reading, noun: int) -> bool:
    """Whether a name is coordinated with a plain noun: "as a merger of the A, the B and the C", with B hung on it."""
    tree = reading.tree
    while tree[noun].dep == "conj" and tree[noun].head != noun:
        noun = tree[noun].head
        if tree[noun].tag in ("NN", "NNS") and tree[noun].party is None:
            return True
    return False


def _names_behind(reading: Reading, nouns: Iterable[int]) -> list[int]:
    """The nouns, and the names behind "the name X" and "the name of X"."""
    tree = reading.tree
    found = []
    for noun in nouns:
        found.append(noun)
        if tree[noun].lemma in ("name", "title", "banner", "label"):
            found += [*tree.kids(noun, "appos", "nmod", "compound"), *reading.behind(noun, "of", "to")]
            if noun + 1 < len(tree) and tree[noun + 1].party is not None:
                found.append(noun + 1)
    return found


def _name(reading: Reading, noun: int) -> Mention | None:
    word = reading.tree[noun]
    if word.party is not None:
        return word.party
    proper = word.tag in ("NNP", "NNPS") or reading.tree.quoted(noun)
    if not proper or reading.reference.person(reading.tree, noun):
        return None
    return Mention(with_complement(reading.tree, noun, reading.tree.name(noun)))


def _new_name(reading: Reading, clause: Clause, party: Mention | None) -> Mention | None:
    quoted = (noun for noun in clause.after("in") if reading.tree.quoted(noun))  # "renamed in 'B'", as Germans say
    nouns = _names_behind(reading, (*clause.after("to", "as", "into"), *quoted, *clause.attributes, *clause.objects))
    found = (_name(reading, noun) for noun in nouns)
    return next((name for name in found if name is not None and name != party), None)


def _state(reading: Reading, rename: Rename) -> None:
    """The document's own party goes by its title: all its other names are former ones, and mean it from now on."""
    party, cast = rename.party, reading.reference.cast
    if rename.old is not None:
        if rename.old != party and cast.same(rename.old) != party:
            cast.rename(rename.old, party)
            reading.state(party, "former_name", _text(rename.old), {"start": rename.start, "end": rename.date})
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
