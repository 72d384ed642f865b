"""What a party is said to be: "X is a centre-right liberal party in Y" gives its position, ideology and country."""

from __future__ import annotations

import re

from partybook.extract.descriptions import countries_in, country_in, ideologies_in, ideology_named, isms_in, position_in
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.phrases import country_words
from partybook.extract.prose.predication import beside_party
from partybook.extract.prose.reading import Reading
from partybook.model import Certainty, Mention, TextValue

_KINDS = frozenset(
    {
        "party",
        "alliance",
        "coalition",
        "front",
        "movement",
        "league",
        "bloc",
        "federation",
        "union",
        "organisation",
        "organization",
        "group",
        "grouping",
        "formation",
        "force",
        "one",
        "branch",
    }
)


_PROFESS = frozenset(
    {
        "advocate",
        "espouse",
        "promote",
        "embrace",
        "adhere",
        "adopt",
        "profess",
        "champion",
        "follow",
        "favour",
        "favor",
        "support",
        "combine",
        "endorse",
        "stand",
    }
)
_DESCRIBE = frozenset(
    {
        "describe",
        "characterise",
        "characterize",
        "regard",
        "position",
        "consider",
        "define",
        "label",
        "identify",
        "see",
        "classify",
        "call",
        "view",
        "categorise",
        "categorize",
        "declare",
        "style",
        "present",
    }
)
_PROGRAMMES = (
    "program",
    "programme",
    "platform",
    "ideology",
    "policy",
    "politics",
    "orientation",
    "position",
    "stance",
)
_VIEWS = ("ideology", "orientation", "platform", "position", "alignment")
_PLACING = frozenset(
    {
        "base",
        "operate",
        "register",
        "act",
        "be",
        "found",
        "establish",
        "form",
        "create",
        "launch",
        "set",
        "locate",
        "exist",
    }
)
_STANDING = frozenset({"be", "sit", "stand", "lie", "belong", "remain", "situate", "place", "position", "locate"})
_MIXTURES = frozenset(
    {"mixture", "mix", "combination", "blend", "form", "variant", "version", "brand", "synthesis", "kind"}
)
_PLACED = re.compile(
    r"\s*(?:\([^()]*\)\s*|\[[^\[\]]*\]\s*)*"
    r"(?:(?:(?:that|which),? )?(?:is |was |has been )?(?:currently |mainly |primarily )?"
    r"(?:based|active|operating|registered|operates|operated|founded|established|formed|created|launched|set up|"
    r"existing|existed|located|headquartered) )?(?:(?:in|on) (?:[A-Z][a-z]+ )?\d{4} )?"
    r"(?:(?:in|of|from|across|throughout|within)\s+)(?P<place>.*)",
    re.DOTALL,
)


_ON_THE_SCALE = re.compile(
    r"\b(?:on|to) the (?P<place>(?:far|radical|hard|extreme|centre|center)[ -](?:left|right)|left|right|centre|center)"
    r"(?: wing)?(?= of (?:the )?(?:\w+ )?(?:political )?spectrum|[.,;]|\Z)"
)
_NAMED_AFTER = re.compile(r"\b(?:of|in)\s+((?:the\s+)?(?:[A-Z][\w’'-]+\s?)+)\Z")
"""The country in a party's own name: "Greens of Arden"."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SAID_TO_BE = re.compile(
    r"(?:[\s,—–-])(?:is|was|are|were)\s+(?:an?|the|one\s+of\s+the)\s+(?P<words>(?:[\w'’/–-]+,?\s+){0,14}?)"
    r"(?:party|parties|alliance|coalition|movement|front|federation|group|organi[sz]ation)\b"
    r"(?:\s+and\s+(?:[\w'’-]+\s+){1,3}?(?:group|movement|organi[sz]ation|militia|association))?(?P<rest>[^.;]*)"
)


def read_descriptions(reading: Reading) -> None:
    """State position, ideology and country from the words around the noun that says what a party is."""
    tree, who = reading.tree, reading.reference
    for clause in reading.clauses:
        if clause.lemma != "be" or reading.certainty(clause) not in ("asserted", "claimed"):
            continue
        first = not tree.sentence.section and tree.sentence.number == 1
        parties = who.parties(tree, clause.subjects) or ([who.topic] if first and who.topic is not None else [])
        for noun in clause.attributes:
            if tree[noun].party is None and tree[noun].lemma in _KINDS:
                for party in parties:
                    _describe(reading, clause, noun, party)
        for noun in tree.kids(clause.verb, "acomp"):  # "the party is centre-right", "was neo-Nazi in orientation"
            words = tree.text[
                min(tree[at].start for at in tree.below(noun)) : max(tree[at].end for at in tree.joined(noun))
            ]
            for party in parties:
                _state(reading, party, words)
    for clause in reading.clauses:
        certainty = reading.certainty(clause)
        if certainty in ("asserted", "claimed"):
            _professed(reading, clause, certainty)
        if certainty == "asserted" and clause.lemma in ("operate", "exist", "be"):
            _operating(reading, clause)
        if certainty in ("asserted", "claimed") and clause.lemma in _STANDING:
            _placed(reading, clause, certainty)
    for word in tree.words:
        _apposed(reading, word.at)
    if not tree.sentence.section and tree.sentence.number == 1:
        _lead(reading)


def _lead(reading: Reading) -> None:
    """What the first sentence of an article says its party is, by its words alone: what stands in the brackets before
    the verb often breaks the parse."""
    cast = reading.reference.cast
    known = {s.property for s in reading.context.statements if s.subject == cast.subject}
    plain = reading.tree.text
    for _ in range(3):
        plain = _BRACKETS.sub(" ", plain)
    said = _SAID_TO_BE.search(plain)
    if cast.subject is None or said is None:
        return
    before = said["words"]
    named = _NAMED_AFTER.search(cast.subject.name)
    country = _place(said["rest"]) or next(iter(countries_in(before)), "") or (country_in(named[1]) if named else "")
    country = country or next(iter(countries_in(said["rest"])), "")
    if "country" not in known and country:
        reading.state(cast.subject, "country", TextValue(country))
    if not known & {"ideology", "position"} and not any(
        name.party.name != cast.subject.name for name in cast.parties_in(before)
    ):
        _state(reading, cast.subject, before)


def _placed(reading: Reading, clause: Clause, certainty: Certainty) -> None:
    """ "is on the far left of the political spectrum", "sits on the centre-right"."""
    tree = clause.tree
    found = _ON_THE_SCALE.search(tree.text, tree[clause.verb].end)
    preps = [child for child in tree.kids(clause.verb, "prep") if tree[child].lemma in ("on", "to")]
    if found is None or not preps or tree[preps[0]].end > found.start("place") + 1:
        return
    place = re.sub(r"\s", "-", found["place"].lower())
    place = f"{place}-wing" if place in ("left", "right") else place
    for party in reading.reference.parties(tree, clause.subjects):
        reading.state(party, "position", TextValue(place), certainty=certainty)


def _operating(reading: Reading, clause: Clause) -> None:
    """ "operates in the other states of Germany", "is active in Fiji"."""
    tree = clause.tree
    if clause.lemma == "be" and not any(tree[child].lemma == "active" for child in tree.kids(clause.verb, "acomp")):
        return
    for noun in clause.after("in", "throughout", "across"):
        below = tree.below(noun)
        place = tree.text[tree[min(below)].start : tree[max(below)].end]
        several = countries_in(place) if " and " in place else [country_in(place)]
        for country in filter(None, several):
            for party in reading.reference.parties(tree, clause.subjects):
                reading.state(party, "country", TextValue(country))
        if any(several):
            return


def _professed(reading: Reading, clause: Clause, certainty: Certainty) -> None:
    """ "espouses social democracy", "its ideology is socialism", "describes itself as a centre-left party"."""
    tree, who = clause.tree, reading.reference
    if clause.lemma in _PROFESS:
        owners = [reading.party_of(noun) for noun in clause.subjects if tree[noun].lemma in _PROGRAMMES]
        parties = [*who.parties(tree, clause.subjects), *(owner for owner in owners if owner is not None)]
        for party in parties:
            _named(reading, party, (*clause.objects, *clause.after("to", "in", "of", "for", "with")), certainty)
    elif clause.lemma in ("commit", "guide", "inspire", "base", "root", "found") and clause.passive:
        holders = [reading.party_of(noun) for noun in clause.subjects if tree[noun].lemma in _PROGRAMMES]
        for party in (*who.parties(tree, clause.subjects), *(owner for owner in holders if owner is not None)):
            _named(reading, party, (*clause.agents, *clause.after("to", "on", "in", "by")), certainty)
    elif clause.lemma == "have":  # "has a liberal ideology"
        views = tuple(noun for noun in clause.objects if tree[noun].lemma in ("ideology", "orientation", "outlook"))
        for party in who.parties(tree, clause.subjects):
            _named(reading, party, views, certainty)
    elif clause.lemma in ("be", "include"):
        for noun in (*clause.subjects, *clause.attributes):
            owner = reading.party_of(noun) if tree[noun].lemma in _VIEWS else None
            for adjective in tree.kids(clause.verb, "acomp") if owner is not None and noun in clause.subjects else ():
                below = tree.below(adjective)
                if owner is not None:
                    _state(reading, owner, tree.text[tree[below[0]].start : tree[below[-1]].end], certainty)
            if owner is not None:  # "its ideology is X", "X and Y are its main ideologies"
                _named(reading, owner, clause.objects if noun in clause.subjects else clause.subjects, certainty)
    elif clause.lemma in ("found", "establish", "form", "create", "launch"):
        made = who.parties(tree, clause.subjects if clause.passive else clause.objects)
        for noun in clause.after("as"):  # "was established as a Marxist party"
            if tree[noun].party is None and tree[noun].lemma in _KINDS:
                words = tree.text[min(tree[at].start for at in tree.below(noun)) : tree[noun].start]
                for party in made:
                    _state(reading, party, words, certainty)
    elif clause.lemma in _DESCRIBE:
        described = clause.subjects if clause.passive else clause.objects
        parties = [owner for noun in described if (owner := _described(reading, noun)) is not None]
        programme = any(tree[noun].lemma in _PROGRAMMES for noun in described)
        for noun in (*clause.after("as"), *clause.attributes, *tree.kids(clause.verb, "acomp")):
            if tree[noun].party is not None:
                continue  # adjectives in a name say nothing
            words = tree.text[min(tree[at].start for at in tree.below(noun)) : tree[noun].end]
            for party in parties:
                _state(reading, party, words, "asserted" if programme else "claimed")
        bare = _as_adjectives(reading, clause)
        for party in parties if bare else ():
            _state(reading, party, bare, "asserted" if programme else "claimed")


def _as_adjectives(reading: Reading, clause: Clause) -> str:
    """ "identifies itself as centre-left and social-democratic": what stands behind an "as" without a noun."""
    tree = clause.tree
    for prep in tree.kids(clause.verb, "prep"):
        adjectives = tree.kids(prep, "amod", "acomp", "conj")
        if tree[prep].lemma == "as" and adjectives and not tree.kids(prep, "pobj"):
            below = [at for child in adjectives for at in tree.below(child)]
            return tree.text[tree[min(below)].start : tree[max(below)].end]
    return ""


def _described(reading: Reading, noun: int) -> Mention | None:
    """The party that is described, itself or by its programme."""
    programme = reading.tree[noun].lemma in _PROGRAMMES
    return reading.party_of(noun) if programme else reading.reference.party(reading.tree, noun)


def _named(reading: Reading, party: Mention, nouns: tuple[int, ...], certainty: Certainty) -> None:
    """Ideologies by their own names: "socialism", "social democracy", or "a socialist ideology"."""
    tree = reading.tree
    for noun in nouns:
        start = min(tree[at].start for at in (noun, *tree.kids(noun, "amod", "compound", "nmod")))
        words = tree.text[start : tree[noun].end]
        if tree[noun].lemma in (
            "ideology",
            "orientation",
            "policy",
            "politics",
            "view",
            "platform",
            "principle",
            "line",
            "value",
            "course",
            "agenda",
        ):
            _state(reading, party, words, certainty)
        elif tree[noun].lemma in _MIXTURES:  # "a mixture of socialism and nationalism"
            _named(reading, party, tuple(reading.behind(noun, "of", "between")), certainty)
        elif ideology := ideology_named(words):
            reading.state(party, "ideology", TextValue(ideology), certainty=certainty)


def _describe(reading: Reading, clause: Clause, noun: int, party: Mention) -> None:
    tree = clause.tree
    first = min([*clause.attributes, *_modifiers(reading, noun)])
    before = tree.text[tree[first].start : tree[noun].start]
    _state(reading, party, before)
    for of in reading.behind(noun, "of", "with"):  # "a party of social-democratic orientation"
        if tree[of].lemma in ("orientation", "ideology", "persuasion", "tendency", "character", "leaning", "outlook"):
            _state(reading, party, tree.text[min(tree[at].start for at in tree.below(of)) : tree[of].start])
    if country := _place(_behind(reading, noun)) or next(iter(countries_in(before)), ""):
        reading.state(party, "country", TextValue(country))


def _state(reading: Reading, party: Mention, words: str, certainty: Certainty = "asserted") -> None:
    if position := position_in(words):
        reading.state(party, "position", TextValue(position), certainty=certainty)
    for ideology in (*ideologies_in(words), *isms_in(words)):
        reading.state(party, "ideology", TextValue(ideology), certainty=certainty)


def _modifiers(reading: Reading, noun: int) -> list[int]:
    """The words before a noun that belong to what it is said to be, and the noun."""
    below = reading.tree.below(noun)
    return [child for child in below if child <= noun and _modifies(reading, child, noun)]


def _apposed(reading: Reading, noun: int) -> None:
    """ "the Labour Party, a centre-left party"; "the nationalist party Cornflower"; "the far-right Iron Front"."""
    tree = reading.tree
    if (own := tree[noun].party) is not None:
        for child in tree.kids(noun, "poss"):  # "Ruritania's Iron Front"
            if tree[child].text in country_words() and (country := country_in(tree[child].text)):
                reading.state(reading.reference.cast.same(own), "country", TextValue(country))
        before = [child for child in tree.kids(noun, "amod") if child < noun]
        if before:
            first = min(at for child in before for at in tree.below(child))
            _state(reading, reading.reference.cast.same(own), tree.text[tree[first].start : tree[noun].start])
        return
    if tree[noun].lemma not in ("party", "alliance", "coalition") or tree[noun].party is not None:
        return
    beside = beside_party(tree, noun) if tree[noun].dep == "attr" else None
    if tree[noun].dep not in ("appos", "compound") and beside is None:
        return
    dashed = "–" in tree.text[tree[tree.below(noun)[0]].start : tree[noun].start]
    if tree[noun].lemma != "party" and (dashed or any(tree[child].text in "–-/" for child in tree.below(noun))):
        return  # "the SPD–Green alliance"
    apposed = tree[noun].dep == "appos"
    party = beside or (reading.reference.party(tree, noun) if apposed else tree[tree[noun].head].party)
    if party is None or (tree[noun].dep == "appos" and _is_the(reading, noun)):
        return
    modifiers = _modifiers(reading, noun)
    _state(reading, reading.reference.cast.same(party), tree.text[tree[modifiers[0]].start : tree[noun].start])
    if tree[noun].dep in ("appos", "attr") and (country := _place(_behind(reading, noun))):
        reading.state(reading.reference.cast.same(party), "country", TextValue(country))


def _is_the(reading: Reading, noun: int) -> bool:
    """ "X, the party": no description of X."""
    tree = reading.tree
    return not tree.kids(noun, "amod", "compound", "prep") and any(
        tree[c].lemma == "the" for c in tree.kids(noun, "det")
    )


def _modifies(reading: Reading, child: int, noun: int) -> bool:
    """Whether a word before the noun belongs to what the noun is said to be, not to a clause inside."""
    tree = reading.tree
    heads = [child, *tree.above(child)]
    return all(tree[head].dep not in ("relcl", "acl", "advcl") for head in heads[: heads.index(noun)])


def _behind(reading: Reading, noun: int) -> str:
    """The words behind the noun, up to the next clause or comma with a verb."""
    tree = reading.tree
    following = tree.words[noun + 1 :]
    ends = (word.at for word in following if _opens_clause(word.tag, word.lemma))
    end = next(ends, len(tree))
    return tree.text[tree[noun].end : tree[end - 1].end]


def _opens_clause(tag: str, lemma: str) -> bool:
    """Whether a word begins another clause; "based in" and "that operates in" still say where the party is."""
    return (tag.startswith("VB") and lemma not in _PLACING) or tag in ("WP", "WP$")


def _place(behind: str) -> str:
    """The country of "in Asturias, Spain" behind the noun."""
    placed = _PLACED.match(behind)
    return country_in(re.split(r"[.;]", placed["place"])[0]) if placed else ""
