"""Who is who in the world book against the ids that Party Facts' coders gave: pairs of mentions, right and wrong.

The truth is the id of a Party Facts entry, of a ParlGov party in `linking/lists.csv`, and of an infobox record whose
page no other record has. Pages and ids that several entries share prove nothing and are left out.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from itertools import combinations

from benchmarks.shared import shared
from partybook.extract.scripts import script_of
from partybook.identity.judgements import Clusters
from partybook.identity.nodes import page_key
from partybook.parties.compute import judge_by_rules
from partybook.parties.gather import Gathered, gather
from partybook.store import Book

SHOWN = 12
"""Countries listed: those with most pairs."""


def truth(found: Gathered) -> dict[str, str]:
    """The Party Facts id of each mention of the book that has one."""
    entries = {
        row["partyfacts_id"]
        for row in csv.DictReader(shared("data", "partyfacts", "core-parties.csv").open(encoding="utf-8"))
        if not row["technical"]
    }
    gold = {f"partyfacts:{id}": id for id in entries}
    for row in csv.DictReader(shared("data", "linking", "lists.csv").open(encoding="utf-8")):
        if row["dataset"] == "parlgov" and row["gold_status"] == "link":
            gold[f"parlgov:{row['dataset_party_id']}"] = row["gold_partyfacts_id"]
    pages: dict[str, set[str]] = defaultdict(set)
    for line in shared("data", "infoboxes", "parties.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        pages[f"wikipedia:{page_key(record['wikipedia'])}"].add(str(record["partyfacts_id"]))
    gold |= {page: next(iter(ids)) for page, ids in pages.items() if len(ids) == 1}
    return {node: id for node, id in gold.items() if node in found.said and id in entries}


def report(book: Book) -> None:
    found = gather(book)
    gold = truth(found)
    claims = list(found.claims)
    for name, kept in (("identifiers hidden", []), ("with identifiers", claims)):
        found.claims = kept
        _, _, clusters = judge_by_rules(found, [])
        right, wrong, missed = _pairs(clusters, gold)
        print(f"{name}: {_figures(len(right), len(wrong), len(missed))}")
        for title, group in (("country", _countries(found)), ("script of the native name", _scripts(found))):
            counts = [Counter(group.get(one, "?") for one, _ in pairs) for pairs in (right, wrong, missed)]
            most = (counts[0] + counts[2]).most_common(SHOWN)
            for key, _ in most:
                print(f"    {title} {key:22} {_figures(*(count[key] for count in counts))}")


def _figures(right: int, wrong: int, missed: int) -> str:
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return f"precision {precision:.3f}, recall {recall:.3f} ({right} right, {wrong} wrong, {missed} missed)"


Pairs = list[tuple[str, str]]


def _pairs(clusters: Clusters, gold: dict[str, str]) -> tuple[Pairs, Pairs, Pairs]:
    by_gold: dict[str, list[str]] = defaultdict(list)
    by_cluster: dict[str, list[str]] = defaultdict(list)
    for node, id in gold.items():
        by_gold[id].append(node)
        by_cluster[clusters.add(node)].append(node)
    joined = [pair for nodes in by_cluster.values() for pair in combinations(nodes, 2)]
    wanted = [pair for nodes in by_gold.values() for pair in combinations(nodes, 2)]
    return (
        [pair for pair in joined if gold[pair[0]] == gold[pair[1]]],
        [pair for pair in joined if gold[pair[0]] != gold[pair[1]]],
        [pair for pair in wanted if not clusters.same(*pair)],
    )


def _countries(found: Gathered) -> dict[str, str]:
    return {node: dict(said[0].subject.details).get("country", "?") for node, said in found.said.items()}


def _scripts(found: Gathered) -> dict[str, str]:
    """The script other than Latin in which some name is written, else Latn."""
    scripts = {}
    for node, said in found.said.items():
        names = [script_of(str(s.value)) for s in said if s.property in ("name", "native_name")]
        scripts[node] = next((script for script in names if script not in ("", "Latn")), "Latn")
    return scripts
