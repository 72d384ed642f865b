"""Bodies that parties belong to: "the coalition D", "a member of the D", "the largest faction of the D"."""

from __future__ import annotations

from collections.abc import Iterator

from partybook.extract.prose.phrases import is_alliance
from partybook.extract.prose.reading import Reading
from partybook.model import Mention

MEMBERS = frozenset({"member", "part", "affiliate", "component", "constituent", "observer", "signatory", "participant"})
LARGEST = frozenset(
    {
        "constituent",
        "member",
        "founding",
        "component",
        "dominant",
        "largest",
        "main",
        "leading",
        "big",
        "large",
        "major",
    }
)
_NO_BODY = frozenset({"youth", "women", "students"})
_ASSEMBLIES = frozenset(
    {
        "parliament",
        "assembly",
        "council",
        "senate",
        "house",
        "chamber",
        "government",
        "cabinet",
        "commission",
        "nations",
    }
)
GROUPS = frozenset({"group", "alliance", "coalition", "bloc", "list", "federation", "front", "international", "party"})


def body_of(reading: Reading, noun: int) -> Mention | None:
    """What a noun names as a body that parties belong to: a party, "the Open Future group", "the coalition 'D'"."""
    tree, who = reading.tree, reading.reference
    named = who.named_party(tree, noun)
    if named is not None and (named.name.split()[-1].lower() in _ASSEMBLIES or named.name.lower() in _NO_BODY):
        return None
    if named is not None or tree[noun].lemma not in GROUPS:
        return named
    for child in tree.kids(noun, "compound", "nmod", "appos"):
        if (party := tree[child].party) is not None:
            return who.cast.same(party)
        if tree[child].tag in ("NNP", "NNPS") and (" " in tree.name(child) or tree[child].dep == "appos"):
            return Mention(tree.name(child))
    return None


def bodies_of(reading: Reading, noun: int) -> Iterator[Mention]:
    """The bodies behind "a member of", "the largest faction of", "the dominant party in"."""
    tree = reading.tree
    before = {tree[child].lemma for child in tree.kids(noun, "amod", "compound", "nmod")}
    founders = noun if tree[noun].lemma in ("founder", "co-founder", "cofounder") else -1
    if tree[noun].lemma == "one":  # "was one of the founders of the D"
        founders = next((inner for inner in reading.behind(noun, "of") if tree[inner].lemma.endswith("founder")), -1)
    for inner in reading.behind(founders, "of") if founders >= 0 else ():
        body = body_of(reading, inner)
        if body is not None and is_alliance(body):
            yield body
    section = tree[noun].lemma in ("section", "branch", "affiliate") and bool(tree.kids(noun, "prep"))
    for inner in reading.behind(noun, "of") if section else ():
        body = body_of(reading, inner)
        if body is not None and body.name.split()[-1] in ("International", "Internationale"):
            yield body  # "the Swiss section of the Fourth International"
    state = before & {"state", "regional", "local"} and tree[noun].lemma in (
        "branch",
        "affiliate",
        "organization",
        "chapter",
    )
    below = [at for at in reading.tree.below(noun) if at > noun and reading.tree[at].party is not None]
    for inner in (reading.behind(noun, "of") or below)[:1] if state else ():
        if (whole := reading.reference.party(tree, inner)) is not None:
            yield whole  # "the state affiliate of the A"
    inside = tree[noun].lemma in ("faction", "branch") and tree[noun].dep == "attr" and not before & _NO_BODY
    for inner in reading.behind(noun, "of") if inside and not before & LARGEST else ():
        if (whole := reading.reference.party(tree, inner)) is not None:
            yield whole  # "was a faction of the A"
    largest = tree[noun].lemma in ("party", "faction", "force", "partner", "section", "wing") and before & LARGEST
    if tree[noun].lemma not in MEMBERS and not largest:
        return
    for inner in reading.behind(noun, *(("of", "in", "within") if largest else ("of",))):
        body = body_of(reading, inner)
        if body is not None and (not largest or is_alliance(body) or tree[noun].lemma == "faction"):
            yield body
