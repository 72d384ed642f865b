"""Results in sentences: "won 6.3% of the vote and 2 of 125 seats in the 1995 election".

The figures of a sentence are collected with the verb they hang on; its subject is whose result it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.extract.names import script_of
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.elections import Election, election_of, elections_in
from partybook.extract.prose.figures import Figure, count_of, find_figures
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.scope import districts, is_no_result
from partybook.extract.prose.seats_shared import of_the_day, shared_out
from partybook.model import Mention, TextValue, Value

_PERSONS = frozenset({"leader", "founder", "endorsed_candidate"})
_JOINT = re.compile(r"\b(?:joint|common|shared|combined|unity|single)\s+(?:\w+\s+)?(?:list|slate|ticket)\b")
_LOSS = frozenset({"lose", "drop", "fall", "decline"})
_CHANGE = frozenset(
    {
        "slip",
        "slump",
        "plunge",
        "climb",
        "fall",
        "drop",
        "decline",
        "decrease",
        "rise",
        "increase",
        "grow",
        "double",
        "triple",
        "raise",
        "reduce",
    }
)
_STATE = frozenset({"be", "become", "emerge", "remain", "make", "stay"})
_GIVING = frozenset({"give", "ensure", "earn", "bring", "net", "yield", "award", "leave", "grant"})
_VOTE_NOUNS = ("share", "vote", "result", "representation", "number", "score", "support", "tally")
_SEATS_BEHIND = r"(?:\s+(?:had|won|got|gained|took|obtained|secured|received|with))?\s"
_OF_VOTE = re.compile(r"[\d.,]+\s*(?:%|per\s?cent)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}votes?\b")
_ONLY_FIGURES = re.compile(r"(?:[\s\d.,;%+/–-]|per\s?cent|seats?|votes?|of|and|the|deputies|MPs)+")
_GETTING = frozenset(
    {
        "come",
        "finish",
        "slip",
        "win",
        "take",
        "get",
        "poll",
        "receive",
        "gain",
        "secure",
        "obtain",
        "fall",
        "slump",
        "drop",
        "rise",
        "climb",
        "follow",
        "plunge",
        "capture",
    }
)
"""Verbs for what a party got at the election that a news item is about."""
_ALONE = re.compile(r"\b[Ii]ndependent|\brespectively\b")
"""In a sentence about a candidate who stood for no party, whatever their party was, or about several results."""
_STANDING = frozenset({"contest", "stand", "run", "compete", "field", "participate"})
_Grouped = dict[tuple[Mention, str, Election, str], dict[str, Value]]
"""Figures by party, candidate, election and district."""
_NUMBER_BEHIND = re.compile(
    rf"(?:\s*\([A-Z][^()]*\))?{_SEATS_BEHIND}(\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?=\s*(?:,|;|\.|and\b|\Z|in the ))"
)
_WITH = re.compile(r"\bwith\s+(?:[\w%.,-]+\s+){0,5}\Z|\bvotes? (?:was|were)\s*\Z|\(\Z")


@cache
def _result_verbs() -> frozenset[str]:
    return frozenset(terms.load("prose")["results"]["verbs"])


def read_results(reading: Reading) -> None:
    """State `election_result` for the figures of the sentence, one statement an election and party."""
    elections = elections_in(reading)
    figures = find_figures(reading.tree.text)
    if elections:
        reading.reference.election = (elections[-1].name, elections[-1].date)
    if not figures:
        return
    grouped: _Grouped = {}
    figures = [figure for figure in figures if not is_no_result(reading.tree.text, figure)]
    spoken = reading.reference.election
    places = districts(reading.tree.text, figures, elections[0].name if elections else spoken[0] if spoken else "")
    owned = {figure: party for figure in figures if (party := _directly_before(reading, figure)) is not None}
    free = [figure for figure in figures if not places[figure] and figure not in owned]
    shares = _own_shares(reading.tree.text, free)
    placed = [figure for figure in figures if places[figure]]
    own_election = election_of(reading, elections, figures, shares[0]) if shares else None
    for figure in figures:
        election = election_of(reading, elections, figures, figure)
        if (bracketed := _in_bracket_of(reading, figure)) is not None:
            if election is not None or (election := of_the_day(reading)) is not None:
                grouped.setdefault((bracketed, "", election, places[figure]), {}).setdefault(figure.kind, figure.value)
            continue
        if figure in owned and election is not None and election.date is not None:
            grouped.setdefault((owned[figure], "", election, places[figure]), {}).setdefault(figure.kind, figure.value)
            continue
        clause = _clause_of(reading, figure)
        if (
            clause is not None
            and election is None
            and clause.lemma in _GETTING
            and figure.kind in ("vote_share", "seats")
        ):
            election = of_the_day(reading)
        if clause is None or election is None or (election.date is None and not _is_undated(reading, election, clause)):
            continue
        if not _is_outcome(reading, clause, figure):
            continue
        further = figure.kind == "vote_share" and shares and figure not in (shares[0], *placed)
        if further and election == own_election and not _is_of_rival(reading, figure, clause, shares[0]):
            continue
        for party, candidate in _whose(reading, clause):
            key = (party, candidate, election, places[figure])
            grouped.setdefault(key, {}).setdefault(figure.kind, figure.value)
    _listed_behind(reading, figures, grouped)
    for party, found, election in shared_out(reading, elections, figures):
        grouped.setdefault((party, "", election, ""), {}).setdefault(found.kind, found.value)
    _state(reading, grouped)


def _is_of_rival(reading: Reading, figure: Figure, clause: Clause, first: Figure) -> bool:
    """Whether a second share is another's: "A won with 53%, defeating B, who received 45%"."""
    own = _clause_of(reading, first)
    if own is None or own.verb == clause.verb or figure.start < first.start:
        return False
    ours, theirs = (dict(_whose(reading, each)) for each in (own, clause))
    return bool(theirs) and not ours.keys() & theirs.keys()


def _is_outcome(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """Whether a figure is what a party came to hold: not what it lost, had before, or stood for."""
    tree, number = reading.tree, figure.value.number
    loss = clause.lemma in _LOSS | _CHANGE and number != 0
    if loss and not _is_reached(reading, figure) and not _is_lost_with(reading, clause, figure):
        return False
    if clause.lemma in _STATE and not _is_state(reading, figure):
        return False
    if any(tree[at].lemma in ("previously", "before", "earlier") for at in tree.kids(clause.verb, "advmod")):
        return False  # "which had held 30 seats before"
    contested = clause.lemma in _STANDING and figure.kind in ("seats", "seats_total")
    return not contested or number == 0


def _state(reading: Reading, grouped: _Grouped) -> None:
    """State a result for each party and election with figures of its own."""
    for (party, candidate, election, place), values in grouped.items():
        if set(values) <= {"seats_total"}:
            continue
        qualifiers: dict[str, Value | None] = {**values}
        if election.name:
            qualifiers["election"] = TextValue(election.name, script=script_of(election.name))
        if place:
            qualifiers["district"] = TextValue(place)
        if candidate:
            qualifiers["candidate"] = Mention(candidate, "person")
        reading.state(party, "election_result", election.date or TextValue("undated"), qualifiers)


def _is_undated(reading: Reading, election: Election, clause: Clause) -> bool:
    """Whether the document gives no election's year, as news of the day do, and the sentence tells no year either."""
    if reading.reference.cast.subject is not None or (election.start < 0 and clause.lemma in ("have", "hold", "be")):
        return False  # an article about a party, or seats held now
    return bool(election.name) and not reading.reference.elections_dated and not reading.moments


def _in_bracket_of(reading: Reading, figure: Figure) -> Mention | None:
    """The party in whose bracket a figure stands: "the Workers' Opposition (1.2%) and Civic Order (2.8%)"."""
    tree = reading.tree
    bracket = next((b for b in tree.brackets if b.start <= figure.start < b.end), None)
    party = tree[bracket.word].party if bracket is not None and tree[bracket.word].end <= bracket.start else None
    if bracket is None or party is None or not _ONLY_FIGURES.fullmatch(tree.text[bracket.start : bracket.end]):
        return None
    return reading.reference.cast.same(party)


def _directly_before(reading: Reading, figure: Figure) -> Mention | None:
    """The party of "the A got 45%, the B 32% and the C 5.6%": its share of the vote stands right behind its name."""
    if figure.kind not in ("vote_share", "votes"):
        return None
    word = next((w for w in reading.tree.words if w.party is not None and w.end + 1 == figure.start), None)
    return reading.reference.cast.same(word.party) if word is not None and word.party is not None else None


def _is_reached(reading: Reading, figure: Figure) -> bool:
    """ "fell to 3.2%", "increased its seats from 3 to 8": the figure behind "to"."""
    return reading.tree.text[: figure.start].rstrip().endswith(" to")


def _is_lost_with(reading: Reading, clause: Clause, figure: Figure) -> bool:
    """ "lost power, with 18% of the vote": what was got all the same."""
    power = any(reading.tree[noun].lemma in ("power", "office", "election") for noun in clause.objects)
    return power and _WITH.search(reading.tree.text, 0, figure.start) is not None


def _is_state(reading: Reading, figure: Figure) -> bool:
    """Figures that "is" and "became" may have: a rank, or what stands behind "with" ("the largest party with 34%")."""
    before = reading.tree.text[max(0, figure.start - 60) : figure.start]
    return figure.kind == "rank" or bool(
        re.search(r"\bwith\s+(?:[\w%.,-]+\s+){0,8}\Z|\bvotes? (?:was|were)\s*\Z|\(\Z", before)
    )


def _own_shares(text: str, figures: list[Figure]) -> list[Figure]:
    """The shares of the vote in order of trust: of several, the one said to be "of the vote"."""
    shares = [figure for figure in figures if figure.kind == "vote_share"]
    return sorted(shares, key=lambda figure: (not _OF_VOTE.match(text, figure.start), figure.start))


def _listed_behind(reading: Reading, figures: list[Figure], grouped: _Grouped) -> None:
    """The rest of "A won 51 of the 60 seats, B 2 and C 1": seats of the parties with a bare number behind them."""
    seats = [figure for figure in figures if figure.kind == "seats"]
    elections = {election for _, _, election, _ in grouped}
    if len(seats) != 1 or len(elections) != 1:
        return
    election = next(iter(elections))
    text = reading.tree.text
    for span in reading.reference.cast.parties_in(text):
        number = _NUMBER_BEHIND.match(text, span.end)
        if span.start > seats[0].start and number:
            found = count_of(number[1])
            if found is not None:
                party = reading.reference.cast.same(span.party)
                grouped.setdefault((party, "", election, ""), {}).setdefault("seats", found)


def _clause_of(reading: Reading, figure: Figure) -> Clause | None:
    """The verb of winning or getting that a figure hangs on."""
    tree = reading.tree
    by_verb = {clause.verb: clause for clause in reading.clauses}
    word = next((w.at for w in tree.words if w.start <= figure.start < w.end), None)
    if word is None:
        word = next((b.word for b in tree.brackets if b.start <= figure.start < b.end), None)
    if word is None:
        return None
    for at in (word, *tree.above(word)):
        clause = by_verb.get(at)
        if clause is not None:
            if clause.lemma in _result_verbs() and not clause.unreal:
                return clause
            if clause.lemma in _STATE | _CHANGE | _GIVING and not clause.unreal:
                return clause
            if clause.unreal and clause.matrix[:1] == ("fail",) and figure.kind in ("votes", "vote_share"):
                continue  # "failed to enter parliament with 2.3% of the vote"
            if not clause.subjects or clause.unreal or _is_of_another(reading, clause):
                return None
    before = [
        clause
        for clause in reading.clauses
        if clause.lemma in _result_verbs() and clause.verb < word and not clause.unreal
    ]
    return before[-1] if before else None


def _is_of_another(reading: Reading, clause: Clause) -> bool:
    """Whether a verb that tells of no result has a subject of its own, so that the figure is not of the verb above it:
    "A won 55% in a district that went to B with 52%", "A won, but B carried the county with 62%"."""
    tree = reading.tree
    own = tree.kids(clause.verb, "nsubj", "nsubjpass")
    return bool(own) and tree[clause.verb].dep in ("relcl", "conj") and bool(clause.after("with"))


def _whose(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str]]:
    """The parties that got the figures of a clause, each with the candidate when a person did."""
    tree, who = clause.tree, reading.reference
    parties = who.parties(tree, clause.subjects)
    if clause.passive and clause.lemma not in ("elect", "return", "represent"):
        parties = who.parties(tree, clause.agents)
    if clause.lemma in _GIVING:  # "the election gave the party 12 seats"
        parties = who.parties(tree, [*tree.kids(clause.verb, "dative"), *clause.objects])
        for prep in tree.kids(clause.verb, "dative"):
            parties += who.parties(tree, tree.kids(prep, "pobj"))
    if clause.lemma == "make" and any(tree[noun].lemma in ("election", "vote") for noun in clause.subjects):
        parties = who.parties(tree, clause.objects)[:1]  # "the election made the A the strongest party with 38%"
    if parties:
        yield from ((party, "") for party in parties)
        return
    owners = [reading.party_of(noun) for noun in clause.subjects if tree[noun].lemma in _VOTE_NOUNS]
    if any(owners):  # "its share of the vote fell to 3%"
        yield from ((party, "") for party in owners if party is not None)
        return
    if clause.passive and clause.lemma == "elect" and (elected := who.parties(tree, clause.after("for", "from"))):
        yield elected[0], ""  # "five members were elected for the party"
        return
    relative = tree[clause.verb].dep == "relcl"
    lost = [
        noun for noun in clause.subjects if tree[noun].lemma == "election" and not relative
    ]  # the parser's, not the text's
    if (not clause.subjects or lost) and who.topic is not None and not clause.passive and clause.lemma not in _STATE:
        yield who.topic, ""  # words were lost: "In the elections of 1995 won no seats"
        return
    if any(
        tree[noun].lemma in ("none", "neither") for noun in clause.subjects
    ):  # "fielded five, none of whom was elected"
        fielding = [other for other in reading.clauses if other.lemma in _STANDING and other.verb < clause.verb]
        yield from ((party, "") for other in fielding[-1:] for party in who.parties(tree, other.subjects))
        return
    for noun in clause.subjects:
        if any(tree[child].lemma in ("joint", "common", "combined", "unity") for child in tree.kids(noun, "amod")):
            continue
        if tree[noun].lemma in ("list", "slate", "ticket") and _JOINT.search(tree.text, 0, tree[noun].start):
            continue  # "stood on a common list with the B; the list gained"
        if tree[noun].lemma in ("list", "slate", "ticket") and any(
            tree[child].text[:1].isupper() and tree[child].party is None
            for child in tree.kids(noun, "compound", "nmod", "amod")
        ):
            continue  # "the Safe Home list, which won 17 seats"
        if tree[noun].lemma in ("candidate", "list", "slate", "ticket", "nominee"):
            if _is_of_others(reading, noun):
                continue
            owner = reading.party_of(noun) or who.topic
            if owner is not None:
                yield owner, ""
        elif name := who.person(tree, noun):
            for party in (_own_party(reading, noun) or _party_of(reading, name))[:1]:
                yield party, name


def _is_of_others(reading: Reading, noun: int) -> bool:
    """Whether a candidate is that of a party the text does not explain, or a rebel: "all JD candidates"."""
    tree = reading.tree
    before = tree.kids(noun, "compound", "nmod", "amod")
    unknown = any(
        tree[child].tag == "NNP" and tree[child].text.isupper() and tree[child].party is None for child in before
    )
    return unknown or any(
        tree[child].lemma in ("dissident", "rival", "independent", "rebel", "joint") for child in before
    )


def _own_party(reading: Reading, noun: int) -> list[Mention]:
    """The party of "Anna Tal of the Green Party", "the Green Party's Anna Tal"."""
    return [party for party in [reading.party_of(noun)] if party is not None]


def _party_of(reading: Reading, person: str) -> list[Mention]:
    """The parties whose leader, founder or candidate the document says a person is, else whose member."""
    found = []
    for statement in reading.context.statements:
        named = statement.value if statement.property in _PERSONS else statement.qualifier("candidate")
        if isinstance(named, Mention) and named.name == person:
            found.append(reading.reference.cast.same(statement.subject))
    member = reading.reference.membership(person) if not found and not _ALONE.search(reading.tree.text) else None
    return list(dict.fromkeys(found)) or ([member] if member is not None else [])
