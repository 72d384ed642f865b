"""The decoder of the infobox corpus: templates get their braces back, and nothing is read twice.

Each case is real MediaWiki source flattened by hand as wptools does it: the texts of a template and of all in it joined
by "|", then each nested template again, with the text behind it.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.errors import ReadError
from partybook.read.document import Document, Infobox, Text
from partybook.read.flattened import read_record
from tests.corpora import corpus


def read(**fields: object) -> Document:
    line = json.dumps({"wikipedia_data": {"label": "Example Party", "infobox": fields}, "partyfacts_id": 7})
    return read_record(line, "test.jsonl")


def value(raw: str) -> Text:
    [block] = read(field=raw).blocks
    assert isinstance(block, Infobox)
    return block.fields[-1].value


PLAIN = [
    ("Conservative Party", "Conservative Party"),
    ("[[Labour Party (UK)|Labour]]", "Labour"),
    ("[[Peelite]]s", "Peelites"),
    ("A<br/>B<br>C", "A\nB\nC"),
    ("* A\n* B", "A\nB"),
    ("Alliance for\nFreedom", "Alliance for Freedom"),
    ("''Novyi'' '''Tovarishch'''", "Novyi Tovarishch"),
    ("8.5&nbsp;million &amp; more", "8.5 million & more"),
    ("[http://sps.example.org/ sps.example.org]", "sps.example.org"),
    ("A <small>(2014)</small><!-- check -->", "A (2014)"),
    ("[[File:Flag.svg|23px|border]] [[Chetniks]]", "Chetniks"),
    ("[[:es:Jóvenes PRO|PRO Youth]]", "PRO Youth"),
]


@pytest.mark.parametrize(("raw", "content"), PLAIN)
def test_markup_becomes_words_on_lines(raw: str, content: str) -> None:
    assert value(raw).content == content


NESTED = [
    # {{ubl|{{nowrap|A}} b|C}}
    ("{{ubl|nowrap|A| b|C}} {{nowrap|A}} b", "A b\nC"),
    # {{ublist\n | {{ill|A|de|B}}\n | {{ill|C|de|D}}\n}}
    ("{{ublist\n | |ill|A|de|B|\n | |ill|C|de|D}} {{ill|A|de|B}} {{ill|C|de|D}}", "A\nC"),
    # {{plainlist|\n* {{nowrap|A}}\n* B}}, whose tail is repeated without its line break
    ("{{plainlist|\n* |nowrap|A|\n* B}} {{nowrap|A}} * B", "A\nB"),
    # {{nowrap|[[A]]<ref name="n" /> to [[B|b]]<ref>...</ref>}} in C
    ('{{nowrap|[[A]]|ref| name="n"| to [[B|b]]|ref|{{cite web|title=T|year=1999}}|</ref>}} to [[B|b]] in C', "A to b in C"),
    # {{nowrap|[[Towns|Local {{small|(2020)}}]]}}
    ("{{nowrap|[[Towns|Local |small|(2020)|]]}} {{small|(2020)}} ]]", "Local (2020)"),
    # {{composition bar|7|124|hex={{party color|X}}}} (1955): its own tail comes before the repetition
    ("{{Composition bar|7|124|hex|=|party color|X}} (1955) {{party color|X}}", "7 / 124 (1955)"),
    # the same nested template twice
    ("{{ubl|A |small|(2021)|B |small|(2021)}} {{small|(2021)}} {{small|(2021)}}", "A (2021)\nB (2021)"),
    # nothing is repeated: what follows is other text
    ("{{ubl|A|B}} {{small|(2021)}}", "A\nB\n(2021)"),
    # {{list collapsed|title=''Abroad''<ref>x</ref>|\n*[[A]]\n*[[B]]}}
    ("{{list collapsed|title|=|''Abroad''|ref|x|</ref>|\n*[[A]]\n*[[B]]}}", "Abroad\nA\nB"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "content"), NESTED)
def test_nested_templates_get_their_braces_back_and_are_read_once(raw: str, content: str) -> None:
    assert value(raw).content == content


MARKS = [
    ("{{start date|2018|02|28|df|=|y}}", "date", "2018-02-28"),
    ("{{composition bar|7|124}}", "composition", "7/124"),
    ("{{increase}} 7", "trend", "up"),
    ("A {{efn|as a club}}", "note", "as a club"),
    ("{{lang|uk|Партія}}", "language", "uk"),
    ("{{color box|#F00|border|=|darkgray}} Red", "colour", "#F00"),
    ("{{color box|party color|A Party}} Red {{party color|A Party}}", "colour", "A Party"),
]


@pytest.mark.parametrize(("raw", "kind", "expected"), MARKS)
def test_templates_leave_marks(raw: str, kind: str, expected: str) -> None:
    assert [mark.value for mark in value(raw).marks if mark.kind == kind] == [expected]


SKIPPED = [
    ("{{Political party data|website}}", "data-elsewhere"),
    ("{{no such template|words}}", "unknown-template"),
    ("{{start date|df|=|1990|05|27}}", "malformed-template"),
    ("{{ubl|A|ideology|=|B}}", "swallowed-field"),
    ("A }} B", "stray-braces"),
    ("A {{ B", "stray-braces"),
    ("{{notelist}}", "no-words"),
    ("{{Infobox election|party1|=|A}}", "nested-infobox"),
]


@pytest.mark.parametrize(("raw", "code"), SKIPPED)
def test_what_is_not_read_is_said(raw: str, code: str) -> None:
    document = read(field=raw)
    [skipped] = document.skipped
    assert skipped.code == code
    assert document.source.text[skipped.start : skipped.end].strip()


def test_words_of_an_unknown_template_are_kept() -> None:
    assert value("{{no such template|some words}}").content == "some words"


def test_a_swallowed_field_is_a_field() -> None:
    [block] = read(dissolved="{{ubl|1999|ideology|=|[[Liberalism]]}}").blocks
    assert isinstance(block, Infobox)
    assert {field.key: field.value.content for field in block.fields} == {"dissolved": "1999", "ideology": "Liberalism"}


def test_the_stored_source_is_the_box_with_values_untouched() -> None:
    document = read(name="A  B", leader1_name="[[C]]<br>D")
    assert document.source.text == "= Example Party =\n| name = A  B\n| leader1_name = [[C]]<br>D"
    assert document.source.name == "test.jsonl#7"
    assert document.source.format == "flattened"
    assert document.title.span() == (2, 15)


@pytest.mark.parametrize("line", ["", "{}", "[1]", '{"wikipedia_data": 3}', "not json"])
def test_a_line_that_is_no_record_is_refused_in_a_sentence(line: str) -> None:
    with pytest.raises(ReadError, match=r"parties\.jsonl holds a line that is no record"):
        read_record(line, "parties.jsonl")


def test_a_record_without_an_infobox_has_no_fields() -> None:
    document = read_record('{"wikipedia_data": {"label": "A", "infobox": null}, "wikipedia": "https://x/A"}', "f")
    assert document.title.content == "A"
    assert [block.fields for block in document.blocks if isinstance(block, Infobox)] == [()]


PIECES = ["{{", "}}", "[[", "]]", "|", "=", "ref", "</ref>", "ubl", "nowrap", "small", "A", " b", "\n* ", "<br>", "''", "&nbsp;", "<!--", "-->", "1999", "start date", "[http://x"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_value_is_read_and_leads_back_to_its_source(pieces: list[str]) -> None:
    document = read(field="".join(pieces))
    text = document.source.text
    for part in document.texts():
        if part:
            start, end = part.span()
            assert 0 <= start < end <= len(text)
    for skipped in document.skipped:
        assert 0 <= skipped.start <= skipped.end <= len(text)


@given(st.text(alphabet="abcäж 19-", min_size=1).filter(str.strip))
def test_plain_words_map_character_to_character(words: str) -> None:
    document = read(field=words)
    [block] = document.blocks
    assert isinstance(block, Infobox)
    content = block.fields[0].value
    assert content.content == " ".join(words.split())
    for index, character in enumerate(content.content):
        low, high = content.span(index, index + 1)
        assert document.source.text[low:high] == character


def test_deeply_nested_braces_are_reported_not_followed() -> None:
    document = read(field="{{nowrap|" * 5000 + "x" + "}}" * 5000)
    assert "too-deep" in {skipped.code for skipped in document.skipped}


@pytest.mark.corpus
def test_every_record_of_the_corpus_is_read() -> None:
    fields = 0
    for line in corpus("infoboxes", "parties.jsonl").read_text("utf-8").splitlines()[::4]:
        document = read_record(line, "parties.jsonl")
        raw = json.loads(line)["wikipedia_data"]["infobox"] or {}
        [block] = document.blocks
        assert isinstance(block, Infobox)
        keys = {field.key for field in block.fields}
        expected = {" ".join(key.replace("_", " ").lower().split()) for key in raw if key not in ("boxes", "count")}
        assert expected <= keys
        fields += len(keys)
        assert all("{{" not in field.value.content and "}}" not in field.value.content for field in block.fields)
    assert fields > 10_000
