"""What belongs to a party: its newspaper, youth wing and headquarters; and what it is not to be confused with."""

from __future__ import annotations

import re

from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.roles import having
from partybook.model import Mention, TextValue

_ORGANS = {
    "newspaper": re.compile(
        r"(?:newspaper|paper|organ|weekly|daily|journal|gazette|mouthpiece|magazine|newsletter|bulletin|fortnightly|monthly)\Z"
    ),
    "youth_wing": re.compile(r"(?:youth)\b"),
}
_QUOTED = re.compile(r"[_\"“«](?P<name>[^_\"”»]{2,60})[_\"”»]")
_BETWEEN = re.compile(r"[_\"”»]?\s*,?\s*(?:and|called|named|titled)?\s*(?:the\s+)?[_\"“«]?")
_BEFORE = ("amod", "compound", "nmod")
_TIMES = frozenset({"daily", "weekly", "fortnightly", "biweekly", "bi-weekly", "monthly", "quarterly"})
_JOINED = re.compile(r"(?<!\. )\b(?:[A-ZÀ-Ý][\w'’-]*\s+)+(?:(?:de|du|des|del|della|la|le|of|the)\s+){1,2}\Z")
_PUBLISH = frozenset({"publish", "issue", "print", "edit", "bring out", "put out", "bring", "launch"})
_SIMILAR = re.compile(
    r"\b(?:not (?:to )?be confused with|similar(?:ly)?[- ]name|same name|unrelated to|no relation to|distinct from)",
    re.IGNORECASE,
)


def read_organs(reading: Reading) -> None:
    """State `newspaper`, `youth_wing`, `headquarters` and `distinct_from`."""
    for clause in reading.clauses:
        if reading.certainty(clause) not in ("asserted", "claimed"):
            continue
        if clause.lemma in ("be", "go") or (clause.lemma in ("call", "name", "title", "know") and clause.passive):
            _is_organ(reading, clause)
        elif clause.lemma == "headquarter":
            _headquarters(reading, clause)
        elif clause.lemma in _PUBLISH:
            _published(reading, clause)
    for word in reading.tree.words:
        if word.party is None and word.lemma in ("headquarters", "headquarter", "office") and word.tag.startswith("NN"):
            _headquarters_in(reading, word.at)
    _apposed(reading)
    _similar(reading)


def _organ(reading: Reading, noun: int) -> str:
    """The property that a noun such as "newspaper" or "youth wing" means, "" for none."""
    tree = reading.tree
    if tree[noun].party is not None:
        return ""
    if tree[noun].lemma in ("wing", "organisation", "organization", "league", "section", "branch", "affiliate"):
        words = " ".join(tree[word].lemma for word in [*tree.kids(noun, "compound", "amod"), noun])
        if "youth" in words:
            return "youth_wing"
    return "newspaper" if _ORGANS["newspaper"].match(tree[noun].lemma) else ""


def _name(reading: Reading, noun: int) -> str:
    """A proper name, with what stands between quotation marks or in italics around it."""
    tree = reading.tree
    start, end = tree.phrase(noun)
    for before in reversed(tree.words[:noun]):
        owner = tree[before.at - 1].text if before.tag == "POS" and before.at else ""
        if owner[:1].isupper() and owner.lower() in vocabulary("possessors"):  # "People's Daily"
            start = tree[before.at - 1].start
            continue
        if before.end + 1 < start or before.tag not in ("NNP", "NNPS", "JJ") or not before.text[:1].isupper():
            break
        start = before.start  # "Young" in "Young Valley Front", whose last words are a party's name
    if joined := _JOINED.search(tree.text, 0, start):  # "La Voix" before "de Guyane"
        start = joined.start()
    name = tree.text[start:end]
    return name if name[:1].isupper() and tree[noun].tag in ("NNP", "NNPS", "NN", "JJ") else ""


def _is_organ(reading: Reading, clause: Clause) -> None:
    """ "its newspaper is X", "X is the youth wing of the party"."""
    called = (*clause.attributes, *clause.objects, *clause.after("as"))
    if clause.lemma == "go":  # "goes by the name of X"
        called = tuple(name for noun in clause.after("by", "under") for name in reading.behind(noun, "of"))
    for organs, names in ((clause.subjects, called), (clause.attributes, clause.subjects)):
        for noun in organs:
            property = _organ(reading, noun)
            party = reading.party_of(noun) if property else None
            if party is None:
                continue
            for each in names:
                if (name := _name(reading, each)) and name != party.name:
                    _state(reading, party, property, name)


def _state(reading: Reading, party: Mention, property: str, name: str) -> None:
    reading.state(party, property, Mention(name, "organisation") if property == "youth_wing" else TextValue(name))


def _published(reading: Reading, clause: Clause) -> None:
    tree = clause.tree
    for party in reading.reference.parties(tree, clause.agents if clause.passive else clause.subjects):
        for noun in clause.subjects if clause.passive else clause.objects:
            said = tree[noun].dep == "attr" and _organ(reading, noun) == "newspaper"  # "X is a newspaper published by"
            names = tree.kids(tree[noun].head, "nsubj") if said else []
            names += [noun] if any(tree[at].lemma in _TIMES for at in tree.kids(noun, *_BEFORE)) else []
            names += tree.kids(noun, "appos") if _organ(reading, noun) == "newspaper" else []
            if any(_organ(reading, child) == "newspaper" for child in tree.kids(noun, "compound", "nmod")):
                names.append(noun)
            called = [at for at in tree.kids(noun, "acl") if tree[at].lemma in ("call", "name", "title", "entitle")]
            if _organ(reading, noun) == "newspaper":  # "a newsletter called X"
                names += [name for at in called for name in tree.kids(at, "oprd", "attr", "dobj")]
            quoted = _quoted_behind(reading, noun) if _organ(reading, noun) == "newspaper" else []
            for name in quoted or [name for each in names if (name := _name(reading, each))]:
                _state(reading, party, "newspaper", name)


def _quoted_behind(reading: Reading, noun: int) -> list[str]:
    """The names in italics or quotation marks directly behind "newspapers", with nothing but "and" between."""
    text = reading.tree.sentence.text
    spans = [(mark.start, mark.end) for mark in text.marked("italic")]
    spans += [match.span("name") for match in _QUOTED.finditer(text.content)]
    found, at = [], reading.tree[noun].end
    for start, end in sorted(spans):
        if start >= at and _BETWEEN.fullmatch(text.content, at, start):
            found.append(text.content[start:end].strip('_"”“'))
            at = end
    return found


def _apposed(reading: Reading) -> None:
    """ "its newspaper, X", "its youth wing, the X"."""
    tree = reading.tree
    for word in tree.words:
        property = _organ(reading, word.at)
        party = (reading.party_of(word.at) or having(reading, word.at)) if property else None
        if party is not None:
            for apposed in tree.kids(word.at, "appos"):
                if name := _name(reading, apposed):
                    _state(reading, party, property, name)


def _headquarters(reading: Reading, clause: Clause) -> None:
    for party in reading.reference.parties(clause.tree, clause.subjects):
        for noun in clause.after("in", "at"):
            if name := _name(reading, noun):
                reading.state(party, "headquarters", TextValue(name))


def _headquarters_in(reading: Reading, noun: int) -> None:
    """ "with its headquarters in Riga", "the party's headquarters are in Riga"."""
    tree = reading.tree
    party = reading.party_of(noun)
    clause = reading.clause_above(noun)
    if party is None or clause is None or clause.unreal or clause.negated:
        return
    stands = clause.lemma in ("be", "locate", "situate") and noun in clause.subjects
    if tree[noun].lemma == "office" and not stands and not any(tree[at].lemma == "head" for at in tree.kids(noun)):
        return
    places = reading.behind(noun, "in", "at")
    if stands:
        places += clause.after("in", "at")
    for place in places[:1]:
        if name := _name(reading, place):
            reading.state(party, "headquarters", TextValue(name))


def _similar(reading: Reading) -> None:
    """ "a separate party with a similar name (X)", "not to be confused with the X"."""
    subject = reading.reference.cast.subject
    found = _SIMILAR.search(reading.tree.text)
    if subject is None or found is None:
        return
    for span in reading.reference.cast.parties_in(reading.tree.text):
        other = reading.reference.cast.same(span.party)
        if span.start >= found.end() and other != subject:
            reading.state(subject, "distinct_from", other)
            return
