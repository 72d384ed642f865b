"""Claims of pages and items that another party of the book contradicts, list by list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from partybook.identity.doubts import Doubt, Known, doubts
from partybook.identity.judgements import Clusters, Judgement, cluster
from partybook.identity.lineage.life import life
from partybook.identity.matching import IDENTIFIERS
from partybook.identity.nodes import SHARED_SCHEMES, scheme_of
from partybook.identity.profiles import candidate, candidate_today
from partybook.parties.gather import Gathered

PAGES = SHARED_SCHEMES | {"wikidata"}
"""Keys that stand for what a page is about, in the eyes of who wrote it; an id of a list means that entry."""


def in_doubt(
    found: Gathered, standing: Sequence[Judgement], new: Sequence[Judgement]
) -> dict[tuple[str, str], Judgement]:
    """The new judgements by identifiers that become "unsure", by their pair, each with its reason.

    Only where a list gives a page and nothing else says so too. The lists are looked at one by one, each against what
    all the others make of the pages; `standing` are the judgements that hold already.
    """
    made: dict[tuple[str, str], Judgement] = {}
    for scheme in sorted({scheme_of(item.one) for item in new} - PAGES):
        mine = [item for item in new if scheme_of(item.one) == scheme and scheme_of(item.other) in PAGES]
        apart = set(mine)
        clusters = cluster(found.said, [item for item in (*standing, *new) if item not in apart])
        for item in mine:
            clusters.add(item.one)
            clusters.add(item.other)
        made |= _doubted(found, clusters, scheme, mine)
    return made


def _doubted(
    found: Gathered, clusters: Clusters, scheme: str, claims: Iterable[Judgement]
) -> dict[tuple[str, str], Judgement]:
    """Of one list's claims, country by country."""
    known = _Overview(found, clusters)
    by_country: dict[str, list[Judgement]] = defaultdict(list)
    for item in claims:
        if not clusters.same(item.one, item.other) and known.spoken(item.one) and known.spoken(item.other):
            by_country[known.of(item.one).country].append(item)
    made = {}
    for country, items in sorted(by_country.items()):
        entries = list(dict.fromkeys(clusters.leader(item.one) for item in items))
        pages = [clusters.leader(item.other) for item in items]
        here = [leader for leader in known.leaders(country) if scheme not in known.of(leader).lists]
        others = list(dict.fromkeys([*here, *pages]))
        at = {leader: place for place, leader in enumerate(others)}
        pairs = [(entries.index(clusters.leader(item.one)), at[clusters.leader(item.other)]) for item in items]
        told = {
            (doubt.entry, doubt.claimed): doubt
            for doubt in doubts([known.of(one) for one in entries], [known.of(one) for one in others], pairs)
        }
        for item, pair in zip(items, pairs, strict=True):
            if pair in told:
                rival = known.of(others[told[pair].rival])
                made[item.one, item.other] = _unsure(item, told[pair], known.of(entries[pair[0]]), rival)
    return made


def _unsure(item: Judgement, doubt: Doubt, entry: Known, rival: Known) -> Judgement:
    called, name = (next(iter(one.today.names), one.whole.key) for one in (entry, rival))
    reason = (
        f"{scheme_of(item.one)} gives {item.one} this {scheme_of(item.other)} key, but “{name}” ({rival.whole.key}) "
        f"fits “{called}” better, by its name and years ({doubt.better:.1f})"
    )
    return Judgement(item.one, item.other, "unsure", IDENTIFIERS, reason, 0.5)


def undecided(held: Sequence[Judgement]) -> list[Judgement]:
    """What rules left to people, and no person has judged."""
    decided = {frozenset((item.one, item.other)) for item in held if item.by_person}
    return [
        item
        for item in held
        if item.verdict == "unsure" and not item.by_person and frozenset((item.one, item.other)) not in decided
    ]


def lists_in_doubt(found: Gathered, clusters: Clusters, held: Sequence[Judgement]) -> dict[str, frozenset[str]]:
    """The lists on which a page in doubt has its party, by the mention that was given the page."""
    lists: dict[str, frozenset[str]] = {}
    for item in undecided(held):
        there = {scheme_of(node) for node in clusters.members(item.other) if node in found.said}
        lists[item.one] = lists.get(item.one, frozenset()) | {found.datasets.get(scheme, scheme) for scheme in there}
    return lists


class _Overview:
    """The clusters as `doubts` looks at them, each made when it is first asked for."""

    def __init__(self, found: Gathered, clusters: Clusters) -> None:
        self._found = found
        self._clusters = clusters
        self._made: dict[str, Known] = {}
        self._by_country: dict[str, list[str]] | None = None

    def spoken(self, node: str) -> bool:
        """Whether anything is said of the cluster."""
        return any(member in self._found.said for member in self._clusters.members(node))

    def of(self, node: str) -> Known:
        leader = self._clusters.leader(node)
        if leader not in self._made:
            self._made[leader] = self._make(self._clusters.members(leader))
        return self._made[leader]

    def leaders(self, country: str) -> list[str]:
        """The clusters of a country."""
        if self._by_country is None:
            self._by_country = defaultdict(list)
            for members in self._clusters.clusters():
                if self.spoken(members[0]):
                    self._by_country[self.of(members[0]).country].append(self._clusters.leader(members[0]))
        return self._by_country.get(country, [])

    def _make(self, members: Sequence[str]) -> Known:
        said = [statement for node in members for statement in self._found.said.get(node, ())]
        elections = sorted({year for node in members for year in self._found.results.get(node, ())})
        key = min(node for node in members if node in self._found.said)
        return Known(
            candidate(key, said, elections),
            candidate_today(key, said),
            life(said, elections),
            tuple(elections),
            frozenset(scheme_of(node) for node in members if node in self._found.said) - {"name"},
        )
