"""MediaWiki source: whole pages in six languages, tables, result templates, broken markup, and the way back to it."""

from __future__ import annotations

import html
from pathlib import Path

import mwparserfromhell
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read.document import Document, Infobox, Paragraph, Table, Text
from partybook.read.wikitext import read
from partybook.read.wikitext.markup import Markup

PAGES = Path(__file__).parent / "data" / "wikitext"


def document(text: str) -> Document:
    return read(Source.of(text, "page", "wikitext"))


def page(name: str) -> Document:
    return document((PAGES / f"{name}.txt").read_text("utf-8"))


def only(blocks: list[object] | tuple[object, ...], kind: type) -> list:
    return [block for block in blocks if isinstance(block, kind)]


def fields(found: Document) -> dict[str, str]:
    return {field.key: field.value.content for field in only(found.blocks, Infobox)[0].fields}


def prose(found: Document, kind: str = "prose") -> list[str]:
    return [block.text.content for block in only(found.blocks, Paragraph) if block.kind == kind]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text.content if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "en-party",
            {
                "name": "Social Democratic Centre",
                "abbreviation": "CDS\nCDS–PP",
                "founded": "1974-07-19",
                "founder": "Diogo Freitas do Amaral\nAdelino Amaro da Costa",
                "headquarters": "Largo Adelino Amaro da Costa 5,\n1149-063 Lisbon",
                "membership": "▲ 38,000",
                "ideology": "Christian democracy\nConservatism\nHistorically:\nCorporatism (until c. 1976)",
                "seats1": "2 / 230",
                "seats2": "1",
                "merger": "",
                "website": "cds.pt",
            },
        ),
        (
            "de-party",
            {
                "gründung": "13. Januar 1980 (Die Grünen)\n14. Mai 1993 (Vereinigung)",
                "parteivorsitzende": "Felix Banaszak und\nFranziska Brantner",
                "bt-sitze": "85 / 630",
                "mitglieder": "155.000",
            },
        ),
        ("fr-party", {"fondation": "1920-12-30", "adhérents": "42237 (2021)", "représentation1": "8 / 577"}),
        (
            "ru-party",
            {"дата основания": "1993-02-14", "количество членов": "▲ 162 173 (2016)", "лидер": "Геннадий Зюганов"},
        ),
        ("tr-party", {"kuruluş tarihi": "1923-09-09", "ideoloji": "Kemalizm\nSosyal demokrasi", "üye": "▲ 1.480.142"}),
        ("az-party", {"qurulma tarixi": "1911", "ideologiya": "Millətçilik\nLiberalizm", "milli məclis": "0 / 125"}),
    ],
)
def test_infobox_of_a_page(name: str, expected: dict[str, str]) -> None:
    found = fields(page(name))
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", [path.stem for path in sorted(PAGES.glob("*-party.txt"))])
def test_every_infobox_parameter_is_a_field(name: str) -> None:
    text = (PAGES / f"{name}.txt").read_text("utf-8")
    box = next(node for node in mwparserfromhell.parse(text).filter_templates() if len(node.params) > 8)
    wanted = [" ".join(str(param.name).replace("_", " ").split()).lower() for param in box.params]
    assert [field.key for field in only(document(text).blocks, Infobox)[0].fields] == wanted


def test_prose_has_links_notes_and_no_markup() -> None:
    found = page("en-party")
    lead = next(block.text for block in only(found.blocks, Paragraph) if block.kind == "prose")
    assert lead.content == (
        "The Social Democratic Centre (Centro Democrático Social, CDS) is a Christian democratic party in Portugal. "
        'It was set up on 19 July 1974. Its voters call it "the centre".'
    )
    assert ("party", "political party") in [(lead.content[m.start : m.end], m.value) for m in lead.marked("link")]
    assert [mark.value for mark in lead.marked("language")] == ["pt"]
    assert [mark.value for mark in lead.marked("reference")] == ["Parties of Portugal. 1999"]
    assert "History of the People's Party" in prose(found, "hatnote")
    assert prose(found, "item")[:2] == ["Diogo Freitas do Amaral (1974–1982)", "acting: Rui Pena"]


def test_a_bold_line_in_a_value_is_a_heading() -> None:
    box = only(page("en-party").blocks, Infobox)[0]
    value = next(field.value for field in box.fields if field.key == "ideology")
    assert [value.content[mark.start : mark.end] for mark in value.marked("heading")] == ["Historically:"]


def test_spans_of_a_table() -> None:
    table = only(page("en-party").blocks, Table)[0]
    assert rows(table) == [
        ["Election", "Leader", "Votes", "Votes", "Seats", "+/–"],
        ["Election", "Leader", "#", "%", "Seats", "+/–"],
        ["1975", "Freitas do Amaral", "434,879", "7.6", "16 / 250", "–"],
        ["1976", "Freitas do Amaral", "876,007", "16.0", "42 / 263", "▲ 26"],
    ]
    assert table.caption.content == "Assembly of the Republic"


def test_coloured_cells_and_result_templates() -> None:
    found = page("en-election")
    assert found.title.content == "2019 Exampleland general election"
    parties, results, district = only(found.blocks, Table)
    assert rows(parties)[1:4] == [
        ["", "Conservative", "13,966,454", "43.6%", "365"],
        ["", "Labour Party (UK)", "10,269,051", "32.1", "202"],
        ["", "Liberal Democrats (UK)", "3,696,419", "11.5", "11"],
    ]
    assert rows(results) == [
        ["Party", "Votes", "Seats", "+/–"],
        ["Conservative", "13966454", "365", "+48"],
        ["Labour", "10269051", "202", "–60"],
        ["Invalid/blank votes", "117919", "", ""],
        ["Total seats", "", "650", ""],
        ["Registered voters", "47568611", "", ""],
    ]
    assert rows(district)[:2] == [
        ["Party", "Candidate", "Votes", "%", "±%"],
        ["Labour Party (UK)", "Ann Smith", "21,568", "45.8", "▼ 12.9"],
    ]
    assert rows(district)[3] == ["", "Majority", "4,454", "9.5", "–15.7"]
    assert "General election 2019" in district.caption.content


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[[Party A|Party]] won.", "Party won."),
        ("A [[File:X.svg|thumb|A [[caption]]]] B", "A B"),
        ("5&nbsp;million &amp; more", "5 million & more"),
        ("a<!-- b --> c", "a c"),
        ("<nowiki>[[raw]]</nowiki> text", "[[raw]] text"),
        ("see [https://example.org the site]", "see the site"),
        ("'''''both''' one''", "both one"),
        ("l''''amour''' dure", "l'amour dure"),
        ("x<ref name=a />y<ref>z</ref>.", "xy."),
        ("unclosed [[link and {{brace", "unclosed [[link and {{brace"),
        ("{{unknown thing|kept words}} follow", "kept words follow"),
        ("[[:Category:Parties|Parties]] are", "Parties are"),
        ("__NOTOC__ Words", "Words"),
        ("{{formatnum:127000}} votes", "127000 votes"),
    ],
)
def test_inline_markup(markup: str, expected: str) -> None:
    assert prose(document(markup)) == [expected]


def test_a_box_without_its_closing_braces_is_recovered_and_reported() -> None:
    text = (
        "{{Infobox political party\n| name = New Union\n| founded = 1931\n| dissolved = {{ublist|1969|1980\n"
        "| ideology = [[Liberalism]]\n| country = Nowhere\n}}\n'''New Union''' was a party.\n"
    )
    found = document(text)
    assert fields(found) == {
        "name": "New Union",
        "founded": "1931",
        "dissolved": "{{ublist|1969|1980",  # what its own brackets do not close is kept as it stands
        "ideology": "Liberalism",
        "country": "Nowhere",
    }
    assert "unclosed-box" in {skipped.code for skipped in found.skipped}
    assert prose(found) == ["New Union was a party."]


def test_refn_without_a_pipe_loses_nothing_behind_it() -> None:
    found = document("Before {{refn<ref>a note</ref>}} and behind.")
    assert prose(found) == ["Before and behind."]


def test_an_infobox_inside_a_value_is_a_block_of_its_own() -> None:
    found = document("{{Infobox party\n|name=A\n|module={{Infobox election\n|votes1=5\n}}\n|country=B\n}}")
    outer, inner = only(found.blocks, Infobox)
    assert [field.key for field in outer.fields] == ["name", "module", "country"]
    assert [(field.key, field.value.content) for field in inner.fields] == [("votes1", "5")]


def test_a_table_inside_a_cell_follows_the_table() -> None:
    outer, inner = only(document("{|\n| a\n{|\n| x || y\n|}\n| b\n|}").blocks, Table)
    assert rows(outer) == [["a", "b"]]
    assert rows(inner) == [["x", "y"]]


def test_unknown_and_foreign_data_are_reported() -> None:
    found = document("{{some unknown}} {{HOL|CON}} words")
    assert [skipped.code for skipped in found.skipped] == ["unknown-template", "data-elsewhere"]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("{{small|" * 10_000 + "x" + "}}" * 10_000, "too-deep"),
        ("{{a|\n" * 10_000, "unclosed-template"),
        ("{|\n| colspan=1000000000 | a\n|}", "span-clamped"),
        ("{|\n" + "| a || b\n" * 10_000 + "|}", "too-wide"),
        ("{|\n|\n" * 10_000, "too-deep"),
        ("{{Infobox x|a=" * 10_000 + "}}" * 10_000, "too-deep"),
    ],
)
def test_hostile_markup_is_read_to_its_limits_and_reported(markup: str, code: str) -> None:
    assert code in {skipped.code for skipped in document(markup).skipped}


@pytest.mark.parametrize(
    ("text", "words"),
    [(" \n ", "is empty"), ("x" * 8_000_001, "8,000,001 characters"), ("{{a}}" * 400_001, "more than 400,000")],
)
def test_what_is_no_page_is_one_clear_sentence(text: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        document(text)


def trace(found: Document) -> None:
    """Every text leads back to the source, and what stands there verbatim has the same characters."""
    source = found.source.text
    for text in found.texts():
        check(text, source)
    for skipped in found.skipped:
        assert 0 <= skipped.start <= skipped.end <= len(source)


def check(text: Text, source: str) -> None:
    for index, run in enumerate(text.runs):
        stop = text.runs[index + 1].start if index + 1 < len(text.runs) else len(text.content)
        assert 0 <= run.source_start <= run.source_end <= len(source)
        if run.source_end - run.source_start == stop - run.start:
            words, origin = text.content[run.start : stop], source[run.source_start : run.source_end]
            assert words == origin or words.split() == html.unescape(origin).replace("_", " ").split()
    for mark in text.marks:
        assert 0 <= mark.start <= mark.end <= len(text.content)
    if text.content:
        low, high = text.span()
        assert 0 <= low < high <= len(source)


@pytest.mark.parametrize("name", [path.stem for path in sorted(PAGES.glob("*.txt"))])
def test_pages_lead_back_to_their_source(name: str) -> None:
    trace(page(name))


PIECES = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "[[",
            "]]",
            "|",
            "=",
            "\n",
            "{|",
            "|}",
            "|-",
            "||",
            "!",
            "'''",
            "''",
            "<ref>",
            "</ref>",
            "<br>",
            " ",
        ),
        *(
            "{{Infobox party",
            "{{start date|1993|5|1}}",
            "{{ubl|a|b}}",
            "{{!}}",
            "{{composition bar|7|124}}",
            "&nbsp;",
            "&#91;",
        ),
        *(
            "* ",
            ": ",
            "== ",
            "<!--",
            "-->",
            "colspan=3",
            "rowspan=2",
            "name",
            "Партия",
            "1993",
            "<nowiki>",
            "</nowiki>",
        ),
        *(
            "{{Election box candidate|votes=5}}",
            "{{nbsp}}",
            "{{c.}}",
            "{{lang-ru|a|b}}",
            "http://a.b",
            "[http://a b]",
            "{{{",
            "}}}",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text("ab \n\t\u00a0é{}[]|='<>&", max_size=6), max_size=40).map("".join))
@example("{{nbsp}}{{ubl|a|b}}")  # a space that is swallowed, then a list
def test_any_text_leads_back_to_its_source(text: str) -> None:
    if text.strip():
        trace(document(text))


BALANCED = st.recursive(
    st.text("ab 1é", max_size=5),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "{{t|" + "|".join(parts) + "}}"),
        inner.map(lambda part: "{{u|k=" + part + "}}"),
        st.text("ab", min_size=1, max_size=3).map(lambda target: f"[[{target}|x]]"),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(BALANCED)
def test_templates_are_those_that_mwparserfromhell_finds(text: str) -> None:
    oracle = [str(node) for node in mwparserfromhell.parse(text).filter_templates()]
    found = [text[node.start : node.end] for node in Markup(text).nodes.values() if node.kind == "template"]
    assert sorted(found) == sorted(oracle)
