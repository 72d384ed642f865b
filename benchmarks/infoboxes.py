"""The infobox corpus read and extracted on one core, and compared with what Wikidata says of the same parties.

    python -m benchmarks.infoboxes [--limit N] [--disagreements N --seed S]

Agreement of a property is the share of records in which both sides hold a value and any of ours agrees with any of
Wikidata's. Years: the sets of years meet (an interval or decade stands for every year in it); "strict" compares only
our first value without a note. Places: the words of one name are among those of the other. People: as the scorer of
labelled documents does (equal, or one within the other with two words in common, or the same last word). Positions:
one of the words between "to" is the same. Parties: the words of one name or of its link are among those of the other.
Everything is given for all records and for those that Wikidata does not call something other than a party.
"""

from __future__ import annotations

import argparse
import collections
import gc
import json
import random
import re
import time
import unicodedata
from collections.abc import Iterable
from typing import Any

import mwparserfromhell

from benchmarks.shared import shared
from partybook.extract.context import Context
from partybook.extract.fields import read_fields
from partybook.extract.subject import find_subject
from partybook.model import Mention, PartialDate, Statement
from partybook.read.document import Document, Infobox
from partybook.read.flattened import read_record

PARTY = re.compile(
    r"part(?:y|ies)|coalition|alliance|political|movement|organi[sz]ation|front|faction|bloc|group|union|wing|guerrilla"
)
NOT_PARTY = re.compile(r"\b(?:election|elections|human|disambiguation|list article|ideology)\b")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-3]\d)(?!\d)")
BATCH = 25
"""Records between switching from one reader to the other, so that a busy machine slows both alike."""

COMPARED = {
    "founding year": ("founded", ("P571",)),
    "dissolution year": ("dissolved", ("P576",)),
    "headquarters": ("headquarters", ("P159",)),
    "founders": ("founder", ("P112",)),
    "position": ("position", ("P1387",)),
    "abbreviation": ("abbreviation", ("P1813",)),
    "predecessor": ("predecessor", ("P155", "P1365")),
    "successor": ("successor", ("P156", "P1366")),
}
GOALS = {"founding year": 89.0, "dissolution year": 87.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="only so many records")
    parser.add_argument("--disagreements", type=int, default=0, help="print so many disagreements of years")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines = shared("data", "infoboxes", "parties.jsonl").read_text("utf-8").splitlines()[: options.limit]
    tally = Tally()
    records = measure(lines, tally)
    if options.disagreements:
        print_disagreements(records, options.disagreements, options.seed)
        return
    tally.print(len(lines))
    for title, chosen in (("all records", records), ("records of parties", [r for r in records if r.is_party])):
        print(f"\nagreement with Wikidata, {title} ({len(chosen)})")
        for name in COMPARED:
            print_agreement(name, chosen)


class Record:
    """What was read from one line, beside what Wikidata says."""

    __slots__ = ("context", "document", "is_party", "wikidata")

    def __init__(self, line: str, document: Document, context: Context) -> None:
        self.document, self.context = document, context
        data = json.loads(line)["wikipedia_data"].get("wikidata") or {}
        self.wikidata: dict[str, list[str]] = {}
        for key, value in data.items():
            values = [str(v) for v in (value if isinstance(value, list) else [value]) if v]
            self.wikidata[key.rsplit("(", 1)[-1].rstrip(")")] = values
        kinds = self.wikidata.get("P31", [])
        self.is_party = any(PARTY.search(kind) for kind in kinds) or not any(NOT_PARTY.search(kind) for kind in kinds)

    def ours(self, property: str) -> list[Statement]:
        return [s for s in self.context.statements if s.property == property and s.subject == self.context.subject]

    def theirs(self, properties: Iterable[str]) -> list[str]:
        values = [value for property in properties for value in self.wikidata.get(property, ())]
        return [value for value in values if value not in ("somevalue", "novalue")]


class Tally:
    """Counts over the corpus."""

    def __init__(self) -> None:
        self.seconds = self.reference_seconds = 0.0
        self.statements: collections.Counter[str] = collections.Counter()
        self.remarks: collections.Counter[str] = collections.Counter()
        self.skipped: collections.Counter[str] = collections.Counter()
        self.unknown: collections.Counter[str] = collections.Counter()
        self.unread: collections.Counter[str] = collections.Counter()
        self.silent: list[str] = []
        self.lost_years: list[str] = []
        self.templates = 0
        self.values = 0

    def add(self, record: Record) -> None:
        document, context = record.document, record.context
        self.statements.update(s.property for s in context.statements)
        self.remarks.update(r.code for r in context.remarks)
        self.skipped.update(s.code for s in document.skipped)
        self.unknown.update(s.reason for s in document.skipped if s.code == "unknown-template")
        self.unread.update(dict(r.detail).get("field", "") for r in context.remarks if r.code == "unread-field")
        self.templates += document.source.text.count("{{")
        self._check_silence(document, context)

    def _check_silence(self, document: Document, context: Context) -> None:
        """Which fields gave neither statement nor remark nor entry among the skipped; which lost a year."""
        text = document.source.text
        spans = sorted(
            (e.start, e.end) for e in [s.evidence for s in context.statements] + [r.evidence for r in context.remarks]
        )
        spans += [(s.start, s.end) for s in document.skipped]
        companions = {
            "membership year",
            "native name lang",
            "election date",
            "election name",
            "type",
            "previous year",
            "previous election",
        }
        for block in document.blocks:
            for field, start, end in fields_of(block, text) if isinstance(block, Infobox) else ():
                self.values += 1
                if field.endswith("title") or field in companions:
                    continue
                if (
                    not any(low < end and start < high for low, high in spans)
                    and text[start:end].partition("=")[2].strip()
                ):
                    self.silent.append(f"{document.source.name} {text[start:end][:100]!r}")
        self._check_years(document, context)

    def _check_years(self, document: Document, context: Context) -> None:
        kept: dict[str, str] = collections.defaultdict(str)
        for s in context.statements:
            dates = [s.value] if isinstance(s.value, PartialDate) else []
            kept[s.evidence.where] += f" {' '.join(all_years(dates))} {' '.join(str(v) for _, v in s.qualifiers)}"
        for r in context.remarks:
            kept[r.evidence.where] += f" {r.message} {dict(r.detail).get('text', '')}"
        for block in document.blocks:
            for field in block.fields if isinstance(block, Infobox) else ():
                if field.key in ("founded", "foundation", "dissolved", "dissolution", "established", "formation"):
                    for year in YEAR.findall(field.value.content):
                        if year not in kept[f"infobox/{field.key}"] and "infobox" not in kept:
                            self.lost_years.append(
                                f"{document.source.name} {field.key} {field.value.content[:120]!r}: {year}"
                            )

    def print(self, count: int) -> None:
        unknown = self.skipped["unknown-template"]
        print(f"records {count}, values {self.values}, statements {sum(self.statements.values())}")
        print("statements  ", ", ".join(f"{k} {v}" for k, v in self.statements.most_common()))
        print("remarks     ", ", ".join(f"{k} {v}" for k, v in self.remarks.most_common()))
        print("skipped     ", ", ".join(f"{k} {v}" for k, v in self.skipped.most_common()))
        share = 100 * unknown / self.templates
        print(f"unread templates {unknown} of {self.templates} uses: {share:.2f}% (goal under 1.5%)")
        print("  ", "; ".join(f"{k.split(':')[0]} {v}" for k, v in self.unknown.most_common(12)))
        print("unread fields", ", ".join(f"{k} {v}" for k, v in self.unread.most_common(25)))
        print(f"values without statement, remark or reason {len(self.silent)} (goal 0)", *self.silent[:10], sep="\n   ")
        print(
            f"years lost from founded and dissolved {len(self.lost_years)} (goal 0)", *self.lost_years[:10], sep="\n   "
        )
        ratio = self.reference_seconds / self.seconds
        speed, other = count / self.seconds, count / self.reference_seconds
        print(f"{speed:.0f} articles/s on one core; mwparserfromhell {other:.0f}; ratio {ratio:.2f} (goal 1.0)")


def fields_of(infobox: Infobox, text: str) -> Iterable[tuple[str, int, int]]:
    """Key and source span of each field: to the next one's label, or to its value's end where that holds the label."""
    fields = sorted(infobox.fields, key=lambda field: field.label.span()[0])
    for index, field in enumerate(fields):
        following = fields[index + 1].label.span()[0] if index + 1 < len(fields) else len(text)
        yield field.key, field.label.span()[0], max(following, field.value.span()[1] if field.value else 0)


def measure(lines: list[str], tally: Tally) -> list[Record]:
    """Read and extract every record, and parse and strip the same values with mwparserfromhell, turn by turn."""
    for line in lines[:50]:
        read(line)  # load vocabularies before the clock starts
    records: list[Record] = []
    for at in range(0, len(lines), BATCH):
        batch = lines[at : at + BATCH]
        began = time.process_time()
        results = [read(line) for line in batch]
        tally.seconds += time.process_time() - began
        values = [v for line in batch for v in (json.loads(line)["wikipedia_data"].get("infobox") or {}).values()]
        began = time.process_time()
        for value in values:
            if isinstance(value, str):
                mwparserfromhell.parse(value).strip_code()
        tally.reference_seconds += time.process_time() - began
        for line, (document, context) in zip(batch, results, strict=True):
            record = Record(line, document, context)
            tally.add(record)
            records.append(record)
        gc.collect()
        gc.freeze()  # what the benchmark keeps is no work for the readers
    return records


def read(line: str) -> tuple[Document, Context]:
    document = read_record(line, "parties.jsonl")
    context = Context(document, find_subject(document))
    for block in document.blocks:
        if isinstance(block, Infobox):
            read_fields(context, block)
    return document, context


def print_agreement(name: str, records: list[Record]) -> None:
    property, theirs = COMPARED[name]
    both = agreed = strict = 0
    for record in records:
        ours, wikidata = record.ours(property), record.theirs(theirs)
        if not ours or not wikidata:
            continue
        both += 1
        agreed += agree(property, ours, wikidata)
        plain = [s for s in ours if not s.qualifiers] or ours
        strict += agree(property, plain[:1], wikidata)
    goal = f" (goal {GOALS[name]:.0f}%)" if name in GOALS else ""
    if both:
        print(
            f"  {name:17} {agreed:5} of {both:5}  {100 * agreed / both:5.1f}%{goal}   strict {100 * strict / both:.1f}%"
        )


def agree(property: str, ours: list[Statement], wikidata: list[str]) -> bool:
    if property in ("founded", "dissolved"):
        years = set(all_years(s.value for s in ours))
        return bool(years & {year for value in wikidata for year in YEAR.findall(value)})
    labels = [re.sub(r"\s*\(Q\d+\)$", "", value) for value in wikidata]
    for statement in ours:
        value = statement.value
        names = [str(value), *([value.link] if isinstance(value, Mention) and value.link else [])]
        if any(same(property, name, label) for name in names for label in labels):
            return True
    return False


def all_years(values: Iterable[Any]) -> list[str]:
    """Every year that the dates can mean."""
    years: list[str] = []
    for value in values:
        if isinstance(value, PartialDate) and (value.earliest or value.latest):
            first = (value.earliest or value.latest).year  # type: ignore[union-attr]
            last = (value.latest or value.earliest).year  # type: ignore[union-attr]
            years += [str(year) for year in range(first, min(last, first + 100) + 1)]
    return years


def words_of(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return re.findall(r"\w+", re.sub(r"\(.*?\)", " ", bare))


def same(property: str, name: str, label: str) -> bool:
    ours, theirs = words_of(name), words_of(label)
    if not ours or not theirs:
        return name.strip() == label.strip()
    if property == "abbreviation":
        return "".join(ours) == "".join(theirs)
    if property == "position":
        return bool(
            {"".join(words_of(w)) for w in re.split(r"\bto\b|[,/;]", position(name))}
            & {"".join(words_of(position(label)))}
        )
    if property == "founder":
        common = set(ours) & set(theirs)
        return ours == theirs or len(common) >= 2 or ours[-1] == theirs[-1]
    return set(ours) <= set(theirs) or set(theirs) <= set(ours)


def position(words: str) -> str:
    words = re.sub(r"[- ]?(?:wing|politics|political|party)\b", "", words.lower()).replace("center", "centre")
    return words.replace("centrism", "centre").replace("centrist", "centre").replace("syncretic", "syncretism")


def print_disagreements(records: list[Record], count: int, seed: int) -> None:
    """Sampled records whose founding or dissolution years do not meet Wikidata's, with the source's own words."""
    found: list[str] = []
    for name in GOALS:
        property, theirs = COMPARED[name]
        for record in records:
            ours, wikidata = record.ours(property), record.theirs(theirs)
            if ours and wikidata and not agree(property, ours, wikidata):
                text = record.document.source.text
                lines = {s.evidence.where for s in ours}
                raw = [
                    text[a:b].strip()
                    for block in record.document.blocks
                    if isinstance(block, Infobox)
                    for key, a, b in fields_of(block, text)
                    if f"infobox/{key}" in lines
                ]
                values = "; ".join(str(s.value) for s in ours)
                page = record.document.source.name.partition("#")[2]
                found.append(f"{page}\n   {property}: {values} | Wikidata {' '.join(wikidata)}")
                found[-1] += f"\n   {' '.join(raw)[:300]!r}"
    print(len(found), "disagreements")
    random.seed(seed)
    for line in random.sample(found, min(count, len(found))):
        print(line)


if __name__ == "__main__":
    main()
