"""Templates that are result tables: the "Election box" family, one template a row, and `{{Election results}}`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from partybook.read.document import Cell, Table, Text, TextBuilder, join
from partybook.read.templates import Call, fixed
from partybook.read.wikitext.inline import Page
from partybook.read.wikitext.markup import Node
from partybook.terms import load

_NUMBERED = re.compile(r"([a-zé][a-zé_ ]*?)_?(\d{1,3})(?:_(\d{1,2}))?\Z")


@cache
def _words(name: str) -> dict[str, Any]:
    return dict(load("wikitext")[name])


def is_box_row(name: str) -> bool:
    """Whether the template is a part of an election box."""
    return name.startswith(_words("election-box")["prefix"])


def is_results(name: str) -> bool:
    """Whether the template is a whole result table."""
    return name in _words("election-results")["names"]


def ends_box(name: str) -> bool:
    """Whether the template is the end of an election box."""
    return name.removeprefix(_words("election-box")["prefix"]).strip().startswith("end")


class _Rows:
    """Cells of a table of texts, without spans; columns without any words are left out."""

    def __init__(self, header: list[Text], start: int) -> None:
        self._rows: list[list[Text]] = [header]
        self._spans: list[tuple[int, int]] = [(start, start)]

    def add(self, row: list[Text], start: int, end: int) -> None:
        self._rows.append(row)
        self._spans.append((start, end))

    def build(self, start: int, end: int, caption: Text) -> Table:
        used = [column for column in range(len(self._rows[0])) if any(row[column] for row in self._rows[1:])]
        cells = [
            Cell(row[column], number, place, header=number == 0)
            for number, row in enumerate(self._rows)
            for place, column in enumerate(used)
        ]
        return Table(tuple(cells), len(self._rows), len(used), start, end, tuple(self._spans), caption)


def read_box(page: Page, nodes: list[Node]) -> Table:
    """The rows of an election box, from its beginning to its end, as one table."""
    words = _words("election-box")
    columns = [tuple(pair) for pair in words["columns"]]
    start, end = nodes[0].start, nodes[-1].end
    calls = [page.call(node, 1) for node in nodes]
    rows = _Rows([fixed(shown, calls[0]) for _, shown in columns], start)
    caption = Text("")
    for call in calls:
        part = call.name.removeprefix(words["prefix"]).strip()
        if part.startswith(tuple(words["begin"])):
            caption = call.named.get("title") or caption
        elif not ends_box(call.name):
            cells = [_cell(call, key) for key, _ in columns]
            if not cells[1]:
                cells[1] = _label(call, part)
            rows.add(cells, call.start, call.end)
    return rows.build(start, end, caption)


def _cell(call: Call, key: str) -> Text:
    text = call.named.get(key) or call.named.get(key.replace(" ", "_")) or Text("")
    if key == "change" and not text:
        return call.named.get("swing") or Text("")
    if key != "party" or not text:
        return text
    builder = TextBuilder()
    builder.extend(text)
    if not text.marked("link"):
        builder.mark("link", 0, len(builder), text.content)
    return builder.build()


def _label(call: Call, part: str) -> Text:
    """What a row without a candidate is called, with the parties of a hold or gain."""
    shown = next((label for name, label in _words("election-box")["rows"].items() if part.startswith(name)), part)
    parties = [call.named[key] for key in ("winner", "loser") if call.named.get(key)]
    return join([fixed(shown.capitalize() if shown == part else shown, call), *parties], " ")


def read_results(page: Page, node: Node) -> Table:
    """`{{Election results|party1=|votes1=|seats1=...}}`: a row a number, and rows for the totals."""
    words, call = _words("election-results"), page.call(node, 1)
    columns: dict[tuple[str, str], None] = {}
    rows: dict[int, dict[tuple[str, str], Text]] = {}
    totals: list[tuple[str, Text]] = []
    for name, text in call.named.items():
        found = _NUMBERED.match(name)
        if found and (key := found[1].rstrip("_ ").replace(" ", "_")) in words["columns"]:
            column = (key, found[3] or "")
            columns[column] = None
            rows.setdefault(int(found[2]), {})[column] = text
        elif name in words["totals"] and text:
            totals.append((name, text))
    order = sorted(columns, key=lambda column: (words["row"].index(column[0]), column[1]))
    if not order:
        page.skip(node.start, node.end, "unread-results", "a result template without numbered parameters")
        return Table((), 0, 0, node.start, node.end, ())
    table = _Rows([fixed(_shown(column, call, words), call) for column in order], node.start)
    for number in sorted(rows):
        table.add([rows[number].get(column, Text("")) for column in order], call.start, call.end)
    measured = next((i for i, column in enumerate(order) if column[0] == "votes"), len(order) - 1)
    seats = next((i for i, column in enumerate(order) if column[0] == "seats"), measured)
    for name, text in totals:
        row = [Text("")] * len(order)
        row[seats if "seats" in name else measured] = text
        row[0] = fixed(words["totals"][name], call) if row[0] is not text else text
        table.add(row, call.start, call.end)
    return table.build(node.start, node.end, call.named.get("title") or call.named.get("caption") or Text(""))


def _shown(column: tuple[str, str], call: Call, words: dict[str, Any]) -> str:
    name = str(words["columns"][column[0]])
    if column[0] not in ("votes", "seats", "percent") or "secondround" not in call.named:
        return name + (f" {column[1]}" if column[1] else "")
    return f"{name} ({words['words']['second' if column[1] == '2' else 'first']})"
