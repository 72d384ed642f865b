"""The three forms of a report, and the list of rules."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.audit import Finding, arrange, as_html, as_json, as_text, check_rules, rules, worst
from partybook.errors import InvalidValue
from partybook.model import Evidence, Source

TEXT = "= Title =\nThe party was set up by (1939–2007) in Baku.\nЗдесь другая строка.\n"
SOURCE = Source.of(TEXT, "article.txt", "plaintext")


def finding(quote: str, message: str = "a name is missing", resolution: str = "", source: Source = SOURCE) -> Finding:
    start = source.text.index(quote)
    place = Evidence(source.id, "lead, sentence 1", start, start + len(quote), quote)
    return Finding("S001", "warning", message, (place,), (), resolution, "The Party")


def test_text_like_a_compilers() -> None:
    shown = as_text([finding("by (1939–2007)", resolution="it was Ada")], [SOURCE])
    assert shown.splitlines() == [
        "article.txt:2:22: warning S001 a name is missing",
        "     2 | The party was set up by (1939–2007) in Baku.",
        "       |                      ~~~~~~~~~~~~~~",
        "    = why: it was Ada",
        "",
        "1 warning",
    ]


def test_text_says_when_there_is_nothing() -> None:
    assert as_text([], [SOURCE]) == "no findings"


def test_a_long_line_is_cut_around_the_quote() -> None:
    source = Source.of("word " * 100 + "MARK " + "word " * 100, "long.txt", "plaintext")
    line, marker = as_text([finding("MARK", source=source)], [source]).splitlines()[1:3]
    assert len(line) < 140
    assert line[marker.index("~") : marker.index("~") + marker.count("~")] == "MARK"


def test_control_characters_do_not_reach_the_terminal() -> None:
    source = Source.of("a\x1b[31mred\x07 party\u202e", "a.txt", "plaintext")
    shown = as_text([finding("red", source=source, message="bad \x1b[2J")], [source])
    assert not any(ord(char) < 32 and char != "\n" for char in shown) and "\u202e" not in shown


def test_json_has_stable_names_and_places() -> None:
    (row,) = json.loads(as_json([finding("другая")], [SOURCE]))
    assert set(row) == {"rule", "severity", "message", "subject", "resolution", "statements", "evidence"}
    place = row["evidence"][0]
    assert (place["name"], place["line"], place["column"], place["quote"]) == ("article.txt", 3, 7, "другая")
    assert TEXT[place["start"] : place["end"]] == place["quote"]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "article", "p", "span", "blockquote",
    "mark", "details", "summary",
}  # fmt: skip


@given(st.text(alphabet="<>\"'&/ scriptonload=x\x00\u2028", min_size=1, max_size=60).filter(str.strip))
def test_nothing_hostile_survives_in_the_page(words: str) -> None:
    source = Source.of(words, f'"><script>{words}', "plaintext")
    place = Evidence(source.id, words, 0, len(words), words)
    page = as_html([Finding("S001", "warning", words, (place, place), (), words, words)], [source])
    tags = _Tags()
    tags.feed(page)
    assert tags.tags <= OURS
    assert tags.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "open"}


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = as_html([finding("by (1939–2007)")], [SOURCE])
    assert "<mark>by (1939–2007)</mark>" in page
    assert "src=" not in page and "href=" not in page and "url(" not in page and "default-src 'none'" in page


def test_findings_come_in_the_order_of_the_text_and_once() -> None:
    late, early = finding("другая"), finding("party")
    settled = finding("party", resolution="it was Ada")
    assert arrange([late, early, settled, late]) == [settled, late]


@pytest.mark.parametrize(("least", "expected"), [("error", False), ("warning", True), ("note", True), ("never", False)])
def test_the_worst_finding_decides(least: str, expected: bool) -> None:
    assert worst([finding("party")], least) is expected


def test_a_rule_that_does_not_exist_is_named_with_those_that_do() -> None:
    check_rules(["S001", "c", "T"])
    with pytest.raises(InvalidValue, match=r"no rule .X9.*S001"):
        check_rules(["X9"])


def test_every_rule_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs" / "audit.md").read_text("utf-8")
    for code, rule in rules().items():
        assert " ".join(f"### {code} {rule.title} {rule.sentence}".split()) in " ".join(page.split()), code
