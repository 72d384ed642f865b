"""Links of a list whose coding is current: `python -m benchmarks.link_pages`.

The infobox corpus has the page of each party that people of Party Facts chose, and what Wikidata says of it. A list is
made of it as a person would: title of the page, native label, short name, years of beginning and end. It is linked to
the reference list alone, without the pages that it has. Pages of elections, persons and lists are left out. Not learned
from; easier than most lists, because the reference has most of these names, so figures are given for the others too.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from benchmarks.infoboxes import NOT_PARTY, PARTY, YEAR
from benchmarks.shared import shared
from partybook.identity.candidate import Candidate
from partybook.identity.evidence import lay_out
from partybook.link.crosswalk import Link, link_list
from partybook.link.entries import Entry
from partybook.link.reference import Reference, read_reference
from partybook.link.training.quality import RECALL

_SURE = 0.985
_BEHIND = re.compile(r" \(.*\)\Z|#.*\Z")
_NO_PARTY = re.compile(r"\b(?:elections?|list of|politics of|referendum)\b", re.IGNORECASE)


def main() -> None:
    reference = _without_pages(shared("data", "linking", "reference.csv"))
    known = {party.key: party for party in reference.parties}
    entries, answers = [], []
    for answer, candidate in _pages():
        entries.append(Entry(str(len(entries)), len(entries) + 1, candidate))
        answers.append(answer if answer in known else "")
    links = link_list(entries, reference)
    equal = [
        bool(answer) and bool(_names(entry.candidate) & _names(known[answer]))
        for entry, answer in zip(entries, answers, strict=True)
    ]
    pairs = list(zip(links, answers, strict=True))
    _print("all pages", pairs)
    coded = [(pair, same) for pair, same in zip(pairs, equal, strict=True) if pair[1]]
    _print("with a name of the party", [pair for pair, same in coded if same])
    _print("with other names only", [pair for pair, same in coded if not same])


def _without_pages(path: Path) -> Reference:
    """The reference list without its column of pages, whose titles would be names."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    at = header.index("wikipedia")
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder, "reference.csv")
        with cut.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([*row[:at], *row[at + 1 :]] for row in (header, *rows))
        return read_reference(cut)


def _names(candidate: Candidate) -> frozenset[str]:
    return lay_out([candidate]).joined[0]


def _pages() -> Iterator[tuple[str, Candidate]]:
    """The coded party and what is known of the page of each record that is a party's."""
    with shared("data", "infoboxes", "parties.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            said = record["wikipedia_data"].get("wikidata") or {}
            title = unquote(str(record.get("wikipedia") or "").rpartition("/wiki/")[2]).replace("_", " ")
            kinds = " ".join(_values(said, "P31"))
            if not title or _NO_PARTY.search(title) or (NOT_PARTY.search(kinds) and not PARTY.search(kinds)):
                continue
            names = (*_values(said, "P1705")[:1], _BEHIND.sub("", title))
            yield (
                str(record["partyfacts_id"]),
                Candidate(
                    tuple(dict.fromkeys(names)),
                    tuple(_values(said, "P1813")[:1]),
                    record["country"],
                    _year(said, "P571"),
                    _year(said, "P576"),
                ),
            )


def _values(said: dict[str, Any], code: str) -> list[str]:
    """The values of a property as texts."""
    value = next((value for name, value in said.items() if name.endswith(f"({code})")), [])
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := str(next(iter(one.values()), "") if isinstance(one, dict) else one))]


def _year(said: dict[str, Any], code: str) -> int | None:
    found = YEAR.search(" ".join(_values(said, code)[:1]))
    return int(found[0]) if found else None


def _print(title: str, pairs: Sequence[tuple[Link, str]]) -> None:
    """Precision over the surest proposals, and how often the party is the first candidate or among five."""
    linked = sum(bool(answer) for _, answer in pairs)
    proposed = sorted(
        ((link.proposals[0].odds, link.proposals[0].party.key == answer) for link, answer in pairs if link.proposals),
        key=lambda one: -one[0],
    )
    hits, enough, sure = 0, float("nan"), 0
    for place, (_, right) in enumerate(proposed, 1):
        hits += right
        if hits >= RECALL * linked and enough != enough:
            enough = hits / place
        if hits / place >= _SURE:
            sure = hits
    five = sum(answer in [proposal.party.key for proposal in link.proposals] for link, answer in pairs if answer)
    chosen = [(link.certainty == "sure", link.party.key == answer) for link, answer in pairs if link.party]
    said = [right for is_sure, right in chosen if is_sure]
    right = sum(right for _, right in chosen)
    print(
        f"{title:26} {len(pairs):5,} entries, {linked:5,} in the reference: "
        f"precision {right / len(chosen):.3f} recall {right / linked:.3f} (or {enough:.3f} at {RECALL}) "
        f"first {hits / linked:.3f} among five {five / linked:.3f}; precision {_SURE} over the surest "
        f"{sure / linked:.0%}; {len(said) / linked:.0%} called sure, right {sum(said) / max(1, len(said)):.4f}"
    )


if __name__ == "__main__":
    main()
