"""Documents that a hostile or broken source could send, each of a size `n`, and what must hold of any document."""

from __future__ import annotations

from collections.abc import Callable

from partybook.model import Evidence
from partybook.read.document import Document, Infobox, Paragraph, Table, Text

WIKITEXT: dict[str, Callable[[int], str]] = {
    "nested templates": lambda n: "{{a|" * n + "x" + "}}" * n,
    "unclosed templates": lambda n: "{{a|b=" * n,
    "unopened templates": lambda n: "x}}" * n,
    "infobox of templates": lambda n: "{{Infobox political party\n| founded = " + "{{start date|1993}}" * n + "\n}}",
    "infobox of fields": lambda n: "{{Infobox political party\n" + "".join(f"| f{i} = v\n" for i in range(n)) + "}}",
    "nested links": lambda n: "[[a|" * n + "x" + "]]" * n,
    "unclosed links": lambda n: "[[a|" * n,
    "links": lambda n: "[[a|b]] " * n,
    "external links": lambda n: "[http://a.example " * n,
    "nested tables": lambda n: "{|\n|\n" * n + "x\n" + "|}\n" * n,
    "table cells": lambda n: "{|\n|-\n" + "| x || y\n" * n + "|}",
    "one row of cells": lambda n: "{|\n|-\n" + "|" + " x ||" * n + "\n|}",
    "table rows": lambda n: "{|\n" + "|-\n| x\n" * n + "|}",
    "unclosed table": lambda n: "{|\n" * n,
    "wide cells": lambda n: "{|\n" + '|-\n| colspan="1000000000" rowspan="99999999" | x\n| y\n' * n + "|}",
    "references": lambda n: "x<ref>{{cite|y}}</ref> " * n,
    "unclosed references": lambda n: "<ref>" * n,
    "references of one name": lambda n: '<ref name="a" />' * n + '<ref name="a">b</ref>',
    "comments": lambda n: "<!--" * n,
    "nowiki": lambda n: "<nowiki>" * n,
    "apostrophes": lambda n: "'" * n,
    "bold": lambda n: "'''b " * n,
    "deep list": lambda n: "*" * n + " x",
    "lists": lambda n: "* x\n" * n,
    "headings": lambda n: "== x ==\n" * n,
    "equals": lambda n: "=" * n,
    "pipes": lambda n: "|" * n,
    "braces": lambda n: "{" * n + "}" * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "arguments": lambda n: "{{{a|" * n + "}}}" * n,
    "tags": lambda n: "<small>" * n + "x" + "</small>" * n,
    "unclosed tags": lambda n: "<a " * n,
    "magic words": lambda n: "__TOC__" * n,
    "file links": lambda n: "[[File:a.png|thumb|" * n + "]]" * n,
    "list in template": lambda n: "{{plainlist|\n" + "* x\n" * n + "}}",
    "breaks": lambda n: "{{Infobox party\n| leader = " + "a<br>" * n + "\n}}",
}
HTML: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "<div>" * n + "x" + "</div>" * n,
    "nested tables": lambda n: "<table><tr><td>" * n + "x",
    "nested lists": lambda n: "<ul><li>" * n + "x",
    "nested formatting": lambda n: "<b>" * n + "x" + "</b>" * n,
    "nested boxes": lambda n: "<table class=infobox><tr><th>a<td>" * n,
    "crossed formatting": lambda n: "<b><p>" * n + "x</b></p>" * n,
    "open links": lambda n: "<a href=x>" * n,
    "wide cells": lambda n: "<table>" + "<tr><td colspan=1000000000 rowspan=99999999>x<td>y" * n,
    "one row of cells": lambda n: "<table><tr>" + "<td>x" * n + "<tr><td>y",
    "table rows": lambda n: "<table class=wikitable>" + "<tr><td>x<td>y" * n,
    "words in tables": lambda n: "<table>" + "x<tr>" * n,
    "box of fields": lambda n: "<table class=infobox>" + "<tr><th>a<td>b" * n,
    "box of titles": lambda n: "<table class=infobox>" + "<tr><th class=fn>a<td class=fn>b<br>c" * n,
    "box of pictures": lambda n: "<table class=infobox><tr><th>a" + "<tr><td><img src=x>" * n,
    "label of notes": lambda n: "<table class=infobox><tr><th>" + "[1] " * n + "x<td>y",
    "unclosed tags": lambda n: "<a " * n,
    "unclosed attributes": lambda n: '<a href="' * n,
    "attributes": lambda n: "<a " + "b=c " * n + ">x",
    "classes": lambda n: '<p class="' + "a " * n + '">x',
    "styles": lambda n: '<p style="' + "background: border: display : " * n + '">x',
    "less than": lambda n: "<" * n,
    "comments": lambda n: "<!--" * n,
    "entities": lambda n: "&#" * n + "&amp" * n + "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * n,
    "breaks": lambda n: "<p>" + "x<br>" * n,
    "references": lambda n: "<sup class=reference><a href='#c'>[1]</a></sup>" * n + "<li id=c>x",
    "definitions": lambda n: "<dl>" + "<dd>x" * n,
    "hidden": lambda n: "<p style='display:none'>x</p>" * n,
    "end tags": lambda n: "x</div>" * n,
    "scripts": lambda n: "<script>" * n,
    "preformatted": lambda n: "<pre>" + "x\n" * n,
}
PLAINTEXT: dict[str, Callable[[int], str]] = {
    "pipes": lambda n: "|" * n,
    "cells": lambda n: "| x " * n + "|\n",
    "rows": lambda n: "| x | y |\n" * n,
    "uneven rows": lambda n: "".join("| x " * (i % 50) + "|\n" for i in range(n)),
    "equals": lambda n: "=" * n,
    "headings": lambda n: "= x =\n" * n,
    "fields": lambda n: "- Key: value\n" * n,
    "colons": lambda n: "a: " * n,
    "items": lambda n: "- x\n" * n,
    "deep items": lambda n: "".join(" " * (i % 300) + "- x\n" for i in range(n)),
    "spaces": lambda n: " " * n + "x" + " " * n,
    "lines": lambda n: "\n" * n,
    "carriage returns": lambda n: "x\r" * n,
    "words": lambda n: "word " * n,
    "columns": lambda n: "Party    Votes    %\n" + "Red      12       4.5\n" * n,
    "rulers": lambda n: "---+---\n" * n,
    "links": lambda n: "[a](" * n,
    "closed links": lambda n: "[a](b) " * n,
    "stars": lambda n: "*" * n + "x" + "*" * n,
    "bold": lambda n: "**x** _y_ " * n,
    "notes": lambda n: "x[1] " * n + "\n[1]: y\n",
    "footnotes": lambda n: "".join(f"[^{i}]: x\n" for i in range(n)),
    "brackets": lambda n: "[" * n,
    "no-break spaces": lambda n: "\u00a0" * n + "x",
    "underscores": lambda n: "_" * n,
    "backticks": lambda n: "`" * n,
    "drawn boxes": lambda n: "┌──┬──┐\n" + "│ x│ y│\n" * n + "└──┴──┘\n",
    "NULs": lambda n: "\0" * n,
    "front matter": lambda n: "---\n" + "a: b\n" * n + "---\nx",
    "unclosed front matter": lambda n: "---\n" + "a: b\n" * n,
}
VALUES: dict[str, Callable[[int], str]] = {
    name: WIKITEXT[name]
    for name in (
        "nested templates",
        "unclosed templates",
        "unopened templates",
        "nested links",
        "unclosed links",
        "links",
    )
} | {
    "flat templates": lambda n: "{{a|b|" * n,
    "pipes": lambda n: "|" * n,
    "braces": lambda n: "{" * n + "}" * n,
    "brackets": lambda n: "[" * n,
    "breaks": lambda n: "x<br>" * n,
    "dates": lambda n: "{{start date|1993|df|=|y}} " * n,
    "lists": lambda n: "{{plainlist|" + "* x " * n + "}}",
    "references": lambda n: "x<ref>y" * n,
    "less than": lambda n: "<" * n,
    "apostrophes": lambda n: "'" * n,
    "words": lambda n: "word " * n,
}


def check(document: Document) -> None:
    """What every document must hold: each text leads to source characters, and everything stands in its bounds.

    The order of the source is not asked for (markup moves words about), nor that the words equal it: a date template
    does not say its EDTF.
    """
    size = len(document.source.text)
    for text in document.texts():
        _check_text(document, text, size)
    for block in document.blocks:
        match block:
            case Table():
                _check_table(block, size)
            case Infobox(fields=fields):
                assert all(field.key == " ".join(field.key.lower().split()) for field in fields)
            case Paragraph(text=text, kind="prose"):
                assert text.content and "\n" not in text.content
            case _:
                assert block.text.content
    for skipped in document.skipped:
        assert 0 <= skipped.start <= skipped.end <= size, skipped
        assert skipped.code and skipped.reason


def _check_text(document: Document, text: Text, size: int) -> None:
    content = text.content
    for mark in text.marks:
        assert 0 <= mark.start <= mark.end <= len(content), (mark, content[:200])
    if not content:
        return
    assert content == content.strip()
    starts = [run.start for run in text.runs]
    assert starts[0] == 0 and starts == sorted(starts) and starts[-1] < len(content)
    assert all(0 <= run.source_start <= run.source_end <= size for run in text.runs)
    start, end = text.span()
    quote = document.source.text[start:end]
    assert Evidence(document.source.id, "test", start, end, quote).quote == quote
    for line in text.lines():
        low, high = line.span()
        assert start <= low < high <= end


def _check_table(table: Table, size: int) -> None:
    assert 0 <= table.start < table.end <= size
    assert len(table.row_spans) == table.rows
    assert all(0 <= low <= high <= size for low, high in table.row_spans)
    assert table.rows * table.columns <= 4_000_000
    for cell in table.cells:
        assert 0 <= cell.row < table.rows and 0 <= cell.column < table.columns
        assert cell.rowspan >= 1 and cell.colspan >= 1
    assert len(table.grid()) == table.rows
