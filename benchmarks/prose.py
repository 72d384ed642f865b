"""What is read from sentences: precision, recall, traps and certainty on labelled documents, and speed.

Two sets of labels: the 15 documents beside the corpora, and those of `benchmarks/labels`, made for this project from
other articles of the corpus (a file names its article, the characters labelled, and each fact with the characters of
its evidence; the text itself is not copied). The labels in `benchmarks/labels/held` were kept unread while the rules
were written. Run as `python -m benchmarks.prose [--errors] [--sample N --seed S]`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path
from typing import Any

from benchmarks.facts import UNLABELLED, scorer
from benchmarks.shared import shared
from partybook.errors import PartybookError
from partybook.export.jsonl import encode_row, statement_object
from partybook.extract import Extraction, extract
from partybook.extract.prose import needs_parse
from partybook.extract.prose.parse import pipeline
from partybook.extract.sections import sentences
from partybook.read import read_bytes

LABELS = Path(__file__).with_name("labels")


def labelled(folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Labels by document, evidence as words again, and the texts they label. Raises when an article has changed."""
    gold: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        data = shared("data", "articles", "wikipedia", label["article"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != label["sha256"]:
            raise PartybookError(f"{label['article']} is not the text that {path.name} labels")
        text = data.decode("utf-8")[label["start"] : label["end"]]
        for fact in label["facts"]:
            fact["evidence"] = text[fact["evidence"][0] : fact["evidence"][1]]
        gold[path.stem] = {**label, "doc": path.stem}
        texts[path.stem] = text
    return gold, texts


def rows(name: str, extraction: Extraction) -> list[dict[str, Any]]:
    """The statements of a document as the scorer takes them; what labels never hold is left out."""
    found = []
    for statement in extraction.statements:
        evidence = statement.evidence
        assert extraction.document.source.text[evidence.start : evidence.end] == evidence.quote
        if statement.property not in UNLABELLED:
            found.append({**json.loads(encode_row(statement_object(statement))), "doc": name})
    return found


def report(title: str, gold: dict[str, Any], found: list[dict[str, Any]], errors: bool) -> None:
    """Print the figures of one set of labels."""
    result, wrong = scorer().score(gold, found)
    overall = result["overall"]
    negatives = sum(len(labels["negatives"]) for labels in gold.values())
    print(
        f"{title}: {len(gold)} documents, precision {overall['precision']:.3f}, recall {overall['recall']:.3f}"
        f" (of {overall['tp'] + overall['fn']}), traps {result['trap_hits']} of {negatives},"
        f" certainty {result['certainty_accuracy']}"
    )
    for error in wrong if errors else ():
        print("  ", json.dumps(error, ensure_ascii=False)[:300])


def speed(folder: Path) -> None:
    """Print articles and words a second on one core, and the share of sentences that are parsed."""
    pipeline()
    articles = [path.read_bytes() for path in sorted(folder.iterdir())]
    words = sum(len(data.split()) for data in articles)
    began = time.perf_counter()
    documents = [extract(read_bytes(data, "article")).document for data in articles]
    seconds = time.perf_counter() - began
    said = [sentence for document in documents for sentence in sentences(document)]
    parsed = sum(needs_parse(sentence) for sentence in said) / len(said)
    print(
        f"{folder.name}: {len(articles) / seconds:.1f} articles and {words / seconds:,.0f} words a second"
        f" ({words / len(articles):,.0f} words an article), {parsed:.0%} of {len(said):,} sentences parsed"
    )


def sample(count: int, seed: int) -> None:
    """Print random statements of prose with their sentences, to be read."""
    found = []
    for path in sorted(shared("data", "articles", "wikipedia").glob("*.md")):
        statements = extract(read_bytes(path.read_bytes(), path.name)).statements
        found += [(path.stem, s) for s in statements if "sentence" in s.evidence.where]
    for article, statement in random.Random(seed).sample(found, count):
        qualifiers = {name: str(value) for name, value in statement.qualifiers}
        print(f"{article}: {statement.subject} | {statement.property} | {statement.value} | {qualifiers}", end=" ")
        print(f"| {statement.certainty}\n    {' '.join(statement.evidence.quote.split())}")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list every missed and every wrong statement")
    options.add_argument("--sample", type=int, default=0, help="print so many random statements with their sentences")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if chosen.sample:
        sample(chosen.sample, chosen.seed)
        return
    folder = shared("data", "articles", "gold", "docs")
    gold = scorer().load_gold(str(shared("data", "articles", "gold", "facts")))
    found = []
    for path in sorted(folder.glob("*.txt")):
        found += rows(path.stem, extract(read_bytes(path.read_bytes(), path.name)))
    report("labelled beside the corpora", gold, found, chosen.errors)
    for title, place in (
        ("labelled here, read while writing", LABELS),
        ("labelled here, kept unread", LABELS / "held"),
    ):
        gold, texts = labelled(place)
        found = [row for name, text in texts.items() for row in rows(name, extract(read_bytes(text.encode(), name)))]
        report(title, gold, found, chosen.errors and place == LABELS)
    speed(folder)
    speed(shared("data", "articles", "wikipedia"))


if __name__ == "__main__":
    main()
