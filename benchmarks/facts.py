"""Precision and recall on the labelled documents, scored by the scorer that lies beside them.

Facts are of two kinds by where their evidence stands: `structured` (a field, a list item or a table row) and `prose`.
Precision of a kind is taken over the statements whose evidence is of that kind, against every label; recall over the
labels of that kind, found by whatever statement. Run as `python -m benchmarks.facts [--errors]`.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.shared import shared
from partybook.errors import PartybookError
from partybook.export.jsonl import encode_row, statement_object
from partybook.extract import extract
from partybook.read import read_bytes

_STRUCTURED_LINE = re.compile(r"\s*(?:[-*•]\s|\d+\.\s|\||\+[-=]|[^\W\d][^:.;]{1,40}:\s|\d{4}\s{2,}|\S.*\S {2,}\S)")


_WRAPPED = 60
"""A line this long that the next line continues is prose, whatever its beginning looks like."""
UNLABELLED = ("colour", "website", "logo", "identifier")
"""Properties that the labels never have, though documents state them: counted apart."""


def scorer() -> ModuleType:
    """The scoring tool of the labelled documents."""
    spec = importlib.util.spec_from_file_location("score_facts", shared("tools", "score_facts.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def line_at(text: str, position: int) -> str:
    """The line of the text around a position."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return text[start : end if end >= 0 else len(text)]


def is_structured(text: str, position: int) -> bool:
    """Whether a line is a field, a list item or a table row by its own shape, not by what our reader made of it."""
    line = line_at(text, position)
    if len(line) >= 400 or not _STRUCTURED_LINE.match(line):
        return False
    end = text.find("\n", position)
    following = line_at(text, end + 1) if end >= 0 else ""
    wrapped = bool(following.strip()) and not _STRUCTURED_LINE.match(following) and not line.lstrip().startswith("-")
    return not (wrapped and len(line) > _WRAPPED)  # "body: ..." of a front matter goes on in the next line


def predictions(folder: Path) -> list[dict[str, Any]]:
    """One object a statement for every document of the folder, with `doc` and `structured` added."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        try:
            extraction = extract(read_bytes(path.read_bytes(), path.name))
        except PartybookError as error:
            print(error)
            continue
        for statement in extraction.statements:
            row = json.loads(encode_row(statement_object(statement)))
            text = extraction.document.source.text
            assert text[statement.evidence.start : statement.evidence.end] == statement.evidence.quote
            found.append({**row, "doc": path.stem, "structured": is_structured(text, statement.evidence.start)})
    return found


def only_structured(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The labels with every fact whose evidence stands in prose made optional."""
    reduced = copy.deepcopy(gold)
    for name, labels in reduced.items():
        text = (folder / f"{name}.txt").read_text("utf-8")
        for fact in labels["facts"]:
            at = text.find(fact["evidence"])
            if at < 0 or not is_structured(text, at):
                fact["optional"] = True
    return reduced


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list every missed and every wrong statement")
    chosen = options.parse_args()
    score = scorer()
    folder = shared("data", "articles", "gold", "docs")
    gold = score.load_gold(str(shared("data", "articles", "gold", "facts")))
    found = predictions(folder)
    structured = [row for row in found if row["structured"] and row["property"] not in UNLABELLED]
    precision, wrong = score.score(gold, structured)
    recall, missed = score.score(only_structured(gold, folder), found)
    overall, errors = score.score(gold, found)
    print(f"infobox, list and table facts: precision {precision['overall']['precision']:.3f}", end=" ")
    print(f"(wrong {precision['overall']['fp']}), recall {recall['overall']['recall']:.3f}", end=" ")
    print(f"(of {recall['overall']['tp'] + recall['overall']['fn']})")
    apart = sum(row["property"] in UNLABELLED for row in found)
    print(f"{apart} statements of properties that are never labelled are left out above and counted as wrong below")
    print(f"all facts: {overall['overall']}, traps {overall['trap_hits']}")
    if chosen.errors:
        for error in [e for e in wrong if e["error"].startswith("FP")] + [e for e in missed if e["error"] == "FN"]:
            print(json.dumps(error, ensure_ascii=False))
        print("-- in prose")
        for error in errors:
            if error["error"].startswith("FP"):
                print(json.dumps(error, ensure_ascii=False))


if __name__ == "__main__":
    main()
