"""Links of names in other scripts: `python -m benchmarks.link_scripts`.

The infobox corpus says how some 700 parties are called in their own script. Each such name alone, with its country, is
linked to the reference list, whose names in other scripts are left out: what is left are names in Latin letters, native
or English. Not learned from; but who chose the words of `terms/script_words.toml` had seen many of them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec

from benchmarks.shared import shared
from partybook.identity.candidate import Candidate
from partybook.link.crosswalk import link_list
from partybook.link.entries import Entry
from partybook.link.reference import Reference, read_reference

_NOT_OF_A_NAME = re.compile(r"[|{}<>,;()/\n\[\]=]|(?<!\w)[A-Za-z][A-Za-z-]*")
_ALONE = re.compile(r"\s{2,}")


def main() -> None:
    reference = read_reference(shared("data", "linking", "reference.csv"))
    known = {party.key: party for party in reference.parties}
    latin = Reference(
        tuple(msgspec.structs.replace(p, names=tuple(filter(_is_latin, p.names))) for p in known.values())
    )
    entries, answers = [], []
    for party, name in _native_names():
        if party in known:
            country = known[party].country
            entries.append(Entry(str(len(entries)), len(entries) + 1, Candidate((name,), country=country)))
            answers.append(party)
    counts: Counter[tuple[str, str]] = Counter()
    for link, answer in zip(link_list(entries, latin), answers, strict=True):
        found = [proposal.party.key for proposal in link.proposals]
        told = {
            "names": True,
            "first": found[:1] == [answer],
            "five": answer in found,
            "linked": link.party is not None,
            "right": link.party is not None and link.party.key == answer,
        }
        for script in (_script(link.entry.name), "ALL"):
            counts.update((script, what) for what, holds in told.items() if holds)
    for script in sorted({script for script, _ in counts}):
        names, linked, right = (counts[script, what] for what in ("names", "linked", "right"))
        print(
            f"{script:12} {names:4} names: first {counts[script, 'first'] / names:.2f} "
            f"among five {counts[script, 'five'] / names:.2f} "
            f"linked with precision {right / max(1, linked):.2f} recall {right / names:.2f}"
        )


def _native_names() -> Iterator[tuple[str, str]]:
    """The id and the longest name in another script of every infobox that has one."""
    with shared("data", "infoboxes", "parties.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            box = (record.get("wikipedia_data") or {}).get("infobox") or {}
            native = "|".join(str(value) for field, value in box.items() if "native" in field)
            pieces = [piece for text in _NOT_OF_A_NAME.split(native) for piece in _ALONE.split(text)]
            names = [piece.strip(" '\"“”«»*.-") for piece in pieces if not _is_latin(piece)]
            if names:
                yield str(record["partyfacts_id"]), max(names, key=len)


def _is_latin(text: str) -> bool:
    return not _script(text)


def _script(name: str) -> str:
    """The script of the first letter that is not Latin, by the name that Unicode gives it; empty when all are Latin."""
    letters = (char for char in name if not char.isascii() and unicodedata.category(char).startswith("L"))
    scripts = (unicodedata.name(char, "LATIN").split()[0] for char in letters)
    return next((script for script in scripts if script not in ("LATIN", "MODIFIER")), "")


if __name__ == "__main__":
    main()
