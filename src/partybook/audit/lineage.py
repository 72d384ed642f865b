"""Family L across sources: who came from whom, and whether it can have been so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from partybook.audit.finding import Finding, evidence_of, listed
from partybook.audit.register import Link, Party, RegisterView, on_register, renamed
from partybook.audit.registry import Rule
from partybook.identity.agreement import plain
from partybook.identity.lineage.claims import claim
from partybook.model import PartialDate, Statement

ONE_SIDED = Rule(
    "L001",
    "not reciprocated",
    "One party's own record names another as its origin or heir, and the other's own record does not name it back.",
    "note",
)
IMPOSSIBLE = Rule(
    "L002",
    "impossible date",
    "A party takes part in an event before it was founded or after it had ended.",
    "warning",
)
OTHER_PARTY = Rule(
    "L003",
    "note names another party",
    "The note on a change names a party that is none of those whose ids the row has, and does not name one that is.",
    "error",
)
UNDEFINED = Rule("L004", "undefined id", "A row names a party by an id that its dataset does not define.", "error")
CIRCLE = Rule(
    "L005",
    "each from the other",
    "Two parties are each said to have come from the other, and no dates tell a split from a return.",
    "warning",
)
ITSELF = Rule("L006", "from itself", "A party is said to have come from itself.", "warning")
REVERSED = Rule(
    "L007",
    "heir older than its origin",
    "A party is said to have come from one that was founded only after it had ended, or long after it was founded.",
    "warning",
)

GRACE = 1
"""Years between an event and a founding that belongs to it: congress, registration and first election differ."""

LONG = 5
"""Years by which an heir may be older than its origin: a list may stand before its party is founded."""


def year_of(link: Link) -> int | None:
    """The year of a change."""
    date = link.statement.qualifier("date")
    return date.year if isinstance(date, PartialDate) else None


def sides_of(view: RegisterView, link: Link) -> tuple[Party, Party] | None:
    """Both parties of a link, when the book knows them."""
    origin, destination = view.parties.get(link.origin), view.parties.get(link.destination)
    return (origin, destination) if origin and destination and link.origin != link.destination else None


@on_register(ONE_SIDED)
def one_sided(view: RegisterView) -> Iterator[Finding]:
    """Only of sources in which each party speaks for itself: a table of changes has one row for both.

    And only of origins and heirs: no party's record lists those who left it or joined it.
    """
    named: set[tuple[str, int, int]] = set()
    told: set[tuple[str, int, int]] = set()
    for link in view.links:
        subject = link.destination if _subject_is_new(link) else link.origin
        other = link.origin if subject == link.destination else link.destination
        named.add((view.family(link.statement), subject, other))
    speakers = {
        (view.family(statement), party.id)
        for party in view.parties.values()
        for statement in party.of("founded", "leader")
    }
    rows = _row_tables(view)
    for link in view.links:
        subject = link.destination if _subject_is_new(link) else link.origin
        other = link.origin if subject == link.destination else link.destination
        family = view.family(link.statement)
        both = sides_of(view, link)
        if both is None or link.statement.property not in _BOTH_WAYS or family in rows:
            continue
        if (
            (family, other) in speakers
            and (family, other, subject) not in named
            and (family, subject, other) not in told
        ):
            told.add((family, subject, other))
            word = link.statement.property.replace("_", " ")
            name = view.parties[other].name
            yield ONE_SIDED.finding(
                f"{view.parties[subject].name} has {name} as {word}, and the record of {name} does not name it",
                evidence_of([link.statement]),
                statements=[link.statement],
                subject=view.parties[subject].name,
            )


_BOTH_WAYS = ("predecessor", "successor")


def _row_tables(view: RegisterView) -> set[str]:
    """The datasets that have a row for each change: their lineage statements carry its date or its note."""
    dated = (link.statement for link in view.links if link.statement.qualifier("date") is not None)
    return {view.label(statement) for statement in dated if statement.evidence.source in view.tables}


def _subject_is_new(link: Link) -> bool:
    return link.statement.property in ("predecessor", "split_from", "merger_of", "absorbed")


@on_register(IMPOSSIBLE)
def impossible_dates(view: RegisterView) -> Iterator[Finding]:
    """Founding and end as the same dataset gives them count first: between sources the year may be counted anew."""
    seen: set[tuple[int, int, int]] = set()
    for link in view.links:
        year, both = year_of(link), sides_of(view, link)
        if year is None or both is None or (link.origin, link.destination, year) in seen:
            continue
        seen.add((link.origin, link.destination, year))
        for party in both:
            label = view.label(link.statement)
            for problem, statement, later in _outside(view, link, party, year):
                same = view.label(statement) == label
                yield IMPOSSIBLE.finding(
                    f"the change from {both[0].name} to {both[1].name} is dated {year}, but {party.name} {problem}",
                    evidence_of([link.statement, statement, *later]),
                    statements=[link.statement, statement, *later],
                    resolution=f"in {label} it goes on under the name {later[0].value}" if later else "",
                    subject=party.name,
                    severity="warning" if same else "note",
                )


def _outside(
    view: RegisterView, link: Link, party: Party, year: int
) -> Iterator[tuple[str, Statement, list[Statement]]]:
    """How an event lies outside a party's life, with the statement that says so: all foundings or ends must say it.

    Last, the name under which the party goes on where the change is from.
    """
    label = view.label(link.statement)
    if party.id == link.origin and _follows_later(view, link, year):
        return
    founded, ended = party.dated("founded"), party.dated("dissolved")
    founded = [item for item in founded if view.label(item[1]) == label] or founded
    ended = [item for item in ended if view.label(item[1]) == label] or ended
    if founded and founded[0][0] > year + GRACE:
        yield f"was founded only in {founded[0][0]}", founded[0][1], []
    if ended and ended[-1][0] < year - GRACE:
        yield f"had ended in {ended[-1][0]}", ended[-1][1], renamed(view, party, label, ended[-1][0])


def _follows_later(view: RegisterView, link: Link, year: int) -> bool:
    """Whether the year is that in which an heir began: it may follow, or revive, a party that had long ended.

    Not in a division, by which its origin ends.
    """
    told = claim(link.statement, link.origin, link.destination, "")
    if link.statement.property not in _BOTH_WAYS or told is None or told.others == "destination":
        return False
    founded = view.parties[link.destination].dated("founded")
    return not founded or any(abs(one - year) <= GRACE for one, _ in founded)


_WORDS = re.compile(r"[^\W_]+(?:[-+][^\W_]+)*")


@on_register(OTHER_PARTY)
def note_names_another(view: RegisterView) -> Iterator[Finding]:
    """Where notes speak of parties by their short names, as a table's makers do."""
    short = _short_names(view)
    together: dict[tuple[str, int | None, int], set[str]] = defaultdict(set)
    own = {party.id: _own_names(party) for party in view.parties.values()}
    for link in view.links:
        for side in (link.origin, link.destination):
            together[view.label(link.statement), year_of(link), link.destination] |= own.get(side, set())
    for link in view.links:
        both = sides_of(view, link)
        note = link.statement.qualifier("note")
        if both is None or note is None or link.statement.evidence.source not in view.tables:
            continue
        words = set(_WORDS.findall(str(note)))
        missing = [party for party in both if not words & own[party.id] and plain(party.name) not in plain(str(note))]
        known = short.get(both[0].country, {})
        allowed = together[view.label(link.statement), year_of(link), link.destination]
        others = sorted(word for word in words if word in known and word not in allowed)
        if missing and others and len(missing) < len(both):
            yield OTHER_PARTY.finding(
                f"the row is about {both[0].name} and {both[1].name}, but its note names {listed(others)} and not "
                f"{listed([party.name for party in missing])}: “{note}”",
                evidence_of([link.statement]),
                statements=[link.statement],
                subject=missing[0].name,
            )


def _own_names(party: Party) -> set[str]:
    """Its abbreviations, and the words of its ids, such as SPF of 065-SPF."""
    ids = {node.partition(":")[2] for node in party.nodes if not node.startswith(("name:", "wikipedia:"))}
    words = {part for id in ids for part in (id, id.partition("-")[2], id.partition("-")[2].partition("-")[0]) if part}
    return words | {str(s.value) for s in party.of("abbreviation")}


def _short_names(view: RegisterView) -> dict[str, dict[str, int]]:
    """Abbreviations of at least three capitals by country: shorter ones are words too."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for party in view.parties.values():
        for statement in party.of("abbreviation"):
            word = str(statement.value)
            if len(word) >= 3 and word.isupper() and statement.evidence.source in view.tables:
                found[party.country][word] = party.id
    return found


@on_register(UNDEFINED)
def undefined_ids(view: RegisterView) -> Iterator[Finding]:
    yield from view.undefined


@on_register(CIRCLE)
def each_from_the_other(view: RegisterView) -> Iterator[Finding]:
    pairs: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in view.links:
        pairs[link.origin, link.destination].append(link)
    for (origin, destination), links in pairs.items():
        back = pairs.get((destination, origin), []) if origin < destination else []
        known = origin in view.parties and destination in view.parties
        if (
            not (back and known)
            or _left_and_returned(links, back)
            or any(year_of(link) is not None for link in [*links, *back])
        ):
            continue
        statements = [link.statement for link in (*links, *back)]
        names = [view.parties[party].name for party in (origin, destination)]
        yield CIRCLE.finding(
            f"{names[0]} and {names[1]} are each said to have come from the other, without a date",
            evidence_of(statements),
            statements=statements,
            subject=names[0],
        )


_LEFT = frozenset({"split_from"})
_RETURNED = frozenset({"merged_into", "absorbed", "merger_of"})


def _left_and_returned(links: list[Link], back: list[Link]) -> bool:
    """Whether the words alone tell a split and a return, in whichever order."""
    words = [{link.statement.property for link in some} for some in (links, back)]
    return any(one <= _LEFT and other <= _RETURNED for one, other in (words, words[::-1]))


@on_register(ITSELF)
def from_itself(view: RegisterView) -> Iterator[Finding]:
    for link in view.links:
        if link.origin == link.destination and link.origin in view.parties:
            name, other = view.parties[link.origin].name, str(link.statement.value)
            if plain(name) == plain(other):
                yield ITSELF.finding(
                    f"{name} is said to have come from itself",
                    evidence_of([link.statement]),
                    statements=[link.statement],
                    subject=name,
                )


@on_register(REVERSED)
def heir_older(view: RegisterView) -> Iterator[Finding]:
    """Of changes without a date, told as one party following another; a party may join a much older one any time."""
    seen: set[tuple[int, int]] = set()
    for link in view.links:
        both = sides_of(view, link)
        if both is None or year_of(link) is not None or (link.origin, link.destination) in seen:
            continue
        origin, heir = both[0].life, both[1].life
        after = heir.ended is not None and origin.founded is not None and origin.founded > heir.ended + GRACE
        long = (
            link.statement.property in ("predecessor", "successor", "split_from")
            and origin.founded is not None
            and heir.founded is not None
            and origin.founded > heir.founded + LONG
            and (origin.ended is None or (heir.ended is not None and origin.ended > heir.ended))
        )
        if after or long:
            seen.add((link.origin, link.destination))
            told = f"ended in {heir.ended}" if after else f"was founded in {heir.founded}"
            dates = both[0].of("founded") + both[1].of("dissolved" if after else "founded")
            yield REVERSED.finding(
                f"{both[1].name} is said to have come from {both[0].name}, which was founded in {origin.founded}; "
                f"{both[1].name} {told}",
                evidence_of([link.statement, *dates[:4]]),
                statements=[link.statement, *dates],
                subject=both[1].name,
            )
