"""How good and how fast links are: `python -m benchmarks.link [--evidence]`.

Quality: everything is learned on some lists (then: countries) and tried on the others, never on rows of the same list.
Speed: entries of the lists against all parties of the world, as the command does it, beside rapidfuzz's token set ratio
on the same pairs of names. `--evidence` leaves out one kind of evidence after the other (some minutes).
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from benchmarks.shared import shared
from partybook import terms
from partybook.identity.name_forms import name_forms
from partybook.link.crosswalk import link_list
from partybook.link.entries import Entry
from partybook.link.reference import Reference, read_reference
from partybook.link.training.crossing import LeftOut, answered, best_pairs, cross, folds, leave_out, right
from partybook.link.training.examples import Examples, gather, second_stage, translated
from partybook.link.training.gold import Gold, read_gold
from partybook.link.training.hearing import LADDER, Rung, hear
from partybook.link.training.quality import RECALL, Quality, quality, reliability

SIZES = (1_000, 20_000)
_ALONE = Rung(0, 0)
_PRECEDENTS = dict(zip((_ALONE, *LADDER), ("alone", "with 1 to 10 other lists", "with all other lists"), strict=True))
_COLUMNS = 10
"""Columns of the benchmark that a list has; the answers follow."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evidence", action="store_true", help="leave out one kind of evidence after the other")
    parser.add_argument("--speed-only", action="store_true")
    given = parser.parse_args()
    lists, known = shared("data", "linking", "lists.csv"), shared("data", "linking", "reference.csv")
    for size in SIZES:  # first, because a process begins with the peak of the one that starts it
        command(lists, known, size)
    for size in SIZES:
        speed(lists, known, size)
    if not given.speed_only:
        goodness(read_gold(lists), read_reference(known), evidence=given.evidence)


def goodness(gold: Gold, reference: Reference, *, evidence: bool) -> None:
    """Print the figures of lists and countries left out, and the reliability table."""
    asked = answered(gold)
    examples, foreign = gather(gold, reference), gather(*translated(gold, reference))
    lists = folds([entry.list for entry in gold.entries], asked)
    countries = folds([e.candidate.country for e in gold.entries], asked)
    for name, fold in (("lists left out", lists), ("countries left out", countries)):
        crossed = cross(examples, gold, fold, foreign)
        hearing = hear(examples, gold, reference, fold, crossed)
        for rung in (_ALONE, *LADDER):
            told = hearing.told(rung.most) if rung.from_lists else None
            left_out = leave_out(second_stage(examples, crossed.scores, gold.entries, told), gold, fold)
            print_quality(f"{name}, {_PRECEDENTS[rung]}", quality(left_out, gold))
            if fold is lists and rung.most != LADDER[0].most:
                by_list(left_out, gold)
                print("probability said, proposals, mean said, share right")
                for low, high, count, said, right in reliability(left_out, gold):
                    print(f"  {low:.2f} to {high:.2f} {count:6,} {said:.3f} {right:.3f}")
    if evidence:
        without(examples, foreign, gold, lists)


def print_quality(name: str, found: Quality) -> None:
    print(
        f"{name:44} precision {found.precision:.3f} recall {found.recall:.3f} (or {found.precision_at:.3f} at "
        f"{RECALL:.2f}) first {found.first:.3f} among five {found.fifth:.3f} sure {found.sure_share:.3f} of links "
        f"at {found.sure_at:.3f}",
        flush=True,
    )


def by_list(left_out: LeftOut, gold: Gold) -> None:
    """Print precision and recall of each list at the threshold that is best for all."""
    threshold = quality(left_out, gold).threshold
    asked, truth = answered(gold), right(left_out.second, gold)
    best = best_pairs(left_out.second, left_out.scores)
    best = best[asked[left_out.second.entry[best]]]
    names = np.array([entry.list for entry in gold.entries])
    of = names[left_out.second.entry[best]]
    linked = np.array([bool(answer) for answer in gold.answers])
    over = left_out.probabilities[best] >= threshold
    for name in sorted(set(of)):
        mine = of == name
        links, hits = (linked & (names == name)).sum(), (truth[best] & over & mine).sum()
        print(
            f"  {name:12} {links:5} links  precision {hits / max(1, (over & mine).sum()):.3f} recall {hits / links:.3f}"
        )


def without(examples: Examples, foreign: Examples, gold: Gold, lists: NDArray[np.intp]) -> None:
    """What is lost without each kind of evidence, and all that is made of it."""
    declared = terms.load("evidence")
    groups: dict[str, set[str]] = {}
    for name, about in declared["evidence"].items():
        for group in (about["group"], *about.get("with", ())):
            groups.setdefault(group, set()).add(name)
    groups["translation (words_*)"] = {name for name in declared["evidence"] if name.startswith("words_")}
    groups["spelling (letters, triples)"] = {n for n in declared["evidence"] if n.startswith(("letters", "triples"))}
    for group, names in groups.items():
        fewer, fewer_foreign = _dropped(examples, names), _dropped(foreign, names)
        print_quality(f"without {group}", quality(_alone(fewer, fewer_foreign, gold, lists), gold))
    print_quality("without names across languages", quality(_alone(examples, None, gold, lists), gold))


def _alone(examples: Examples, foreign: Examples | None, gold: Gold, fold: NDArray[np.intp]) -> LeftOut:
    """What is found without precedents."""
    crossed = cross(examples, gold, fold, foreign)
    return leave_out(second_stage(examples, crossed.scores, gold.entries), gold, fold)


def _dropped(examples: Examples, names: Iterable[str]) -> Examples:
    kept = {name: values for name, values in examples.evidence.items() if name not in set(names)}
    return examples._replace(evidence=kept)


def speed(lists: Path, known: Path, size: int) -> None:
    """Seconds of one core for entries against the world, and for rapidfuzz alone on the same pairs of names."""
    entries = [msgspec.structs.replace(entry, list="", row=row) for row, entry in enumerate(_first(lists, size))]
    begun = time.process_time()
    reference = read_reference(known)
    read = time.process_time()
    linked = link_list(entries, reference)
    ours = time.process_time() - read
    linked_before = Reference(reference.parties, precedents=read_gold(lists).precedents())
    begun_again = time.process_time()
    link_list(entries, linked_before)
    heard = time.process_time() - begun_again
    theirs = _rapidfuzz(entries, reference)
    print(
        f"{len(linked):6,} entries: {ours:.2f} s of one core, with reading the reference {ours + read - begun:.2f} s; "
        f"rapidfuzz token_set_ratio on the same pairs {theirs:.2f} s; ratio {ours / theirs:.2f}; "
        f"with {len(linked_before.precedents):,} entries of lists linked earlier {heard:.2f} s",
        flush=True,
    )


def command(lists: Path, known: Path, size: int) -> None:
    """Seconds of one core and peak memory of the whole command, from start to written file, on rows without answers."""
    with lists.open(encoding="utf-8", newline="") as file:
        rows = [row[:_COLUMNS] for row in csv.reader(file)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([rows[0], *rows[1 :: max(1, (len(rows) - 1) // size)][:size]])
        earlier = resource.getrusage(resource.RUSAGE_CHILDREN)
        before = earlier.ru_utime + earlier.ru_stime
        given = ["link", str(path), "--against", str(known), "-o", str(Path(folder, "out.csv")), "--quiet"]
        subprocess.run([sys.executable, "-m", "partybook", *given], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime - before
    print(
        f"{size:6,} rows by the command: {spent:.2f} s of one core, peak memory {used.ru_maxrss / 1024:.0f} MB",
        flush=True,
    )


def _first(lists: Path, size: int) -> list[Entry]:
    """Entries from all lists alike: every so manieth."""
    entries = read_gold(lists).entries
    return list(entries[:: max(1, len(entries) // size)][:size])


def _rapidfuzz(entries: list[Entry], reference: Reference) -> float:
    """Seconds that rapidfuzz needs for every pair of names of an entry and a party of its country, on one core."""
    names: dict[str, list[str]] = {}
    for entry in entries:
        forms = [form for text in entry.candidate.names for form in name_forms(text).names]
        names.setdefault(entry.candidate.country, []).extend(forms)
    known = {country: [form for side in reference.sides(country) for form in side.names] for country in names}
    begun = time.process_time()
    for country, mine in names.items():
        if known[country]:
            cdist(mine, known[country], scorer=fuzz.token_set_ratio, workers=1)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
