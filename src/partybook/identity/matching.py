"""Judgements that a rule makes: by shared identifiers, then by the scorer where it is sure enough.

Identifiers first: a mention that a source gives an id, a page or an item is that party, unless several claim the same.
Then, within a country, the pairs that score highest are joined as long as nothing stands against it; what scores less
is a suggestion for a person, the more urgent the more statements depend on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from math import inf

import msgspec

from partybook.identity.candidate import Candidate
from partybook.identity.judgements import RULE, Clusters, Judgement
from partybook.identity.nodes import scheme_of, unique_id

IDENTIFIERS = f"{RULE}identifiers/1"
SCORER = f"{RULE}scorer/1"

CERTAIN = -0.8
"""Logarithm of odds from which the scorer judges alone. Together with the margin, and with two entries of one list
never being joined, 98 of 100 such pairs are right in the book of ParlGov, Party Facts and the infobox corpus, all
identifiers hidden (`python -m benchmarks.world`)."""

MARGIN = 1.0
"""By how much a pair must score above every rival that would exclude it, so that no rival has more than a third of its
odds: else nobody but a person should choose."""

CERTAIN_OF_NAMES = 0.0
"""The same for two unequal names that only documents use: such a name may be a branch's, a youth wing's or a
neighbour's, and no list says that it stands for a whole party."""

POSSIBLE = -3.0
"""Logarithm of odds from which a pair is worth a person's look."""


class Suggestion(msgspec.Struct, frozen=True):
    """A pair for a person to judge: `weight` is how many statements depend on the answer."""

    one: str
    other: str
    score: float
    weight: int
    reason: str = ""


def by_identifiers(claims: Iterable[tuple[str, str]]) -> list[Judgement]:
    """Judgements from pairs of a mention and the key of an identifier that a source gives it.

    Where several mentions of one scheme claim an identifier (two parties with one page), none of them is judged.
    """
    claimants: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, key in dict.fromkeys(claims):
        if node != key:
            claimants[key][scheme_of(node)].append(node)
    made: list[Judgement] = []
    for key, by_scheme in claimants.items():
        for scheme, nodes in by_scheme.items():
            if len(nodes) == 1 or unique_id(nodes[0]) is None:
                made += [
                    Judgement(node, key, "same", IDENTIFIERS, f"{scheme} gives {node} this {scheme_of(key)} key", 1.0)
                    for node in nodes
                ]
    return made


def shared_identifiers(claims: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Identifiers that several mentions of one scheme claim, each with those mentions: for the audit."""
    claimants: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node, key in claims:
        if node != key and unique_id(node) is not None:
            claimants[key, scheme_of(node)].add(node)
    return {key: sorted(nodes) for (key, _), nodes in sorted(claimants.items()) if len(nodes) > 1}


def by_score(
    candidates: Sequence[Candidate],
    clusters: Clusters,
    weights: Mapping[str, int],
    spoken: Container[str],
    doubted: Mapping[str, frozenset[str]] | None = None,
    datasets: Mapping[str, str] | None = None,
) -> tuple[list[Judgement], list[Suggestion]]:
    """Judgements and suggestions among the candidates of one country; `key` of each is a mention of its cluster.

    `weights` are the numbers of statements about each; `spoken` has the mentions of which something is said; `doubted`
    the lists on which only a person can find a mention; `datasets` the dataset of a list that is one of several of its
    dataset, which tells apart what it lists apart. Judgements are joined into `clusters` as they are made.
    """
    from partybook.identity.compare import probability

    pairs = _scored_pairs(candidates, clusters)
    kinds = [_kinds(clusters, one.key, spoken, datasets or {}) for one in candidates]
    unsure = [
        frozenset().union(*((doubted or {}).get(node, ()) for node in clusters.members(one.key))) for one in candidates
    ]
    rivals = _rivals(pairs, kinds)
    made: list[Judgement] = []
    suggested: list[Suggestion] = []
    for score, i, j in pairs:
        one, other = candidates[i].key, candidates[j].key
        if kinds[i] & kinds[j] or clusters.same(one, other) or clusters.obstacle(one, other):
            continue
        chance = probability(score)
        rival = max(rivals[i, j], rivals[j, i])
        open_to_rules = not (unsure[i] & kinds[j] or unsure[j] & kinds[i])
        if open_to_rules and score >= _bound(clusters, one, other) and score >= rival + MARGIN:
            reason = f"{candidates[i].names[:1]} and {candidates[j].names[:1]} are one with probability {chance:.3f}"
            judged = Judgement(one, other, "same", SCORER, _tidy(reason), round(chance, 4))
            if not clusters.join(judged):
                made.append(judged)
                continue
        weight = min(weights.get(one, 1), weights.get(other, 1))
        suggested.append(Suggestion(one, other, round(chance, 4), weight))
    return made, [item for item in suggested if not clusters.same(item.one, item.other)]


def _bound(clusters: Clusters, one: str, other: str) -> float:
    """The score from which two clusters are joined. A document that uses two names is taken to mean two parties."""
    members = [[node.split(":", 2) for node in clusters.members(key)] for key in (one, other)]
    used = [[parts for parts in nodes if parts[0] == "name"] for nodes in members]
    documents, names = ([{parts[at] for parts in nodes} for nodes in used] for at in (1, 2))
    if documents[0] & documents[1]:
        return inf
    listed = any(len(nodes) > len(of_documents) for nodes, of_documents in zip(members, used, strict=True))
    return CERTAIN if listed or names[0] & names[1] else CERTAIN_OF_NAMES


def _scored_pairs(candidates: Sequence[Candidate], clusters: Clusters) -> list[tuple[float, int, int]]:
    """The pairs of candidates on different lists that may be one, best first.

    The scorer takes one side for the reference, in which each party stands once: so each list is compared with each
    other one, the longer as the reference, and mentions that are on no list with all.
    """
    from partybook.identity.compare import score_all
    from partybook.identity.evidence import lay_out

    lists: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        lists[min((scheme_of(node) for node in clusters.members(one.key)), key=_list_order)].append(number)
    sides = {name: lay_out([candidates[number] for number in members]) for name, members in lists.items()}
    pairs: list[tuple[float, int, int]] = []
    names = sorted(lists, key=lambda name: (len(lists[name]), name))
    for place, left in enumerate(names):
        for right in names[place + (left != "name") :]:
            scores = score_all(sides[left], sides[right])
            for a, b in zip(*(scores >= POSSIBLE).nonzero(), strict=True):
                i, j = lists[left][a], lists[right][b]
                if i != j:
                    pairs.append((float(scores[a, b]), i, j))
    return sorted(pairs, key=lambda pair: (-pair[0], candidates[pair[1]].key, candidates[pair[2]].key))


def _list_order(scheme: str) -> tuple[int, str]:
    """Which of its lists a cluster is compared as part of: lists of ids before pages before names."""
    return ({"wikidata": 1, "wikipedia": 2, "name": 3}.get(scheme, 0), scheme)


def _tidy(words: str) -> str:
    return words.replace("('", "“").replace("',)", "”").replace('("', "“").replace('",)', "”").replace("()", "?")


def _kinds(clusters: Clusters, key: str, spoken: Container[str], datasets: Mapping[str, str]) -> frozenset[str]:
    """The lists that a cluster is on already: two entries of one list are two parties, as far as a rule can tell.

    A page that is only named is no entry: one party's page may be named by an old title and a new one.
    """
    schemes = {scheme_of(node) for node in clusters.members(key) if node in spoken} - {"name"}
    return frozenset(datasets.get(scheme, scheme) for scheme in schemes)


def _rivals(pairs: Sequence[tuple[float, int, int]], kinds: Sequence[frozenset[str]]) -> dict[tuple[int, int], float]:
    """For each pair, the best score that its first has with another of the second's lists."""
    best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for score, i, j in pairs:
        for a, b in ((i, j), (j, i)):
            for kind in kinds[b] or {""}:
                found = best[a, kind]
                if len(found) < 2:
                    found.append((score, b))
    rivals: dict[tuple[int, int], float] = {}
    for _, i, j in pairs:
        for a, b in ((i, j), (j, i)):
            others = [s for kind in kinds[b] or {""} for s, c in best[a, kind] if c != b]
            rivals[a, b] = max(others, default=-99.0)
    return rivals
