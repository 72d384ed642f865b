"""Every reader on hostile, broken and random input: it reads or says in one sentence why not, and its spans hold."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read import flattened, html, plaintext, read_bytes, wikitext
from partybook.read.document import Document
from tests.hostile import HTML, PLAINTEXT, VALUES, WIKITEXT, check

EXAMPLES_EACH = int(os.environ.get("PARTYBOOK_FUZZ", "150"))
"""Random documents of each test; set PARTYBOOK_FUZZ higher for a night of fuzzing."""
SIZE = 3_000
"""Enough to overflow any stack and to make quadratic work show, small enough for a quick test."""


def record(value: str) -> str:
    """A line of the infobox corpus with one field of this value."""
    data = {"infobox": {"founded": value, "name": "A Party"}, "wikidata": {}}
    page = {"country": "AAA", "wikipedia": "https://en.wikipedia.org/wiki/A_Party", "wikipedia_data": data}
    return json.dumps({**page, "partyfacts_id": 1}, ensure_ascii=False)


def read_as(format: str, text: str) -> Document:
    if format == "record":
        return flattened.read_record(record(text), "fuzz#1")
    reader: Callable[[Source], Document] = {"wikitext": wikitext, "html": html, "plaintext": plaintext}[format].read
    return reader(Source.of(text, "fuzz", format))


def survives(format: str, text: str) -> None:
    """The text is read into a document that holds, or refused in one sentence."""
    try:
        document = read_as(format, text)
    except ReadError as error:
        assert str(error) and "\n" not in str(error)
    else:
        check(document)


HOSTILE = [
    pytest.param(format, make, id=f"{format}: {name}")
    for format, cases in (("wikitext", WIKITEXT), ("html", HTML), ("plaintext", PLAINTEXT), ("record", VALUES))
    for name, make in cases.items()
]


@pytest.mark.parametrize(("format", "make"), HOSTILE)
def test_hostile_documents_are_read(format: str, make: Callable[[int], str]) -> None:
    check(read_as(format, make(SIZE)))


@pytest.mark.parametrize("format", ["wikitext", "html", "plaintext", "record"])
def test_every_reader_bears_the_markup_of_the_others(format: str) -> None:
    for cases in (WIKITEXT, HTML, PLAINTEXT, VALUES):
        for make in cases.values():
            survives(format, make(40))


EXAMPLES = {
    "wikitext": """{{Infobox political party
| name = Workers' Union
| native_name = {{lang|sv|Arbetarförbundet}}
| founded = {{start date and age|1922|5|1|df=y}}<ref name="a">{{cite web|url=http://a.example|title=A}}</ref>
| leader = {{plainlist|
* [[Ann Lee]] (1990–1998)
* Bo Ek}}
| seats1 = {{Composition bar|7|124|hex=#F00}}
}}
The '''Workers' Union''' (''Arbetarförbundet'', {{IPA|x}}) is a [[political party|party]].<ref name="a" />
== Results ==
{| class="wikitable"
! rowspan=2 | Year !! colspan="2" | Votes
|-
! # !! %
|-
| 1998 || 29,224 || {{increase}} 0.9{{efn|After a recount}}
|}
* item ''one''
** [http://a.example two]
""",
    "html": """<title>Union - Wikipedia</title><div class="hatnote">See <a href="/wiki/B">B</a>.</div>
<table class="infobox"><caption>Union</caption><tr><th>Founded</th><td>1922<sup class="reference"><a
href="#cite_note-1">[1]</a></sup><span style="display:none">1922-05-01</span></td></tr>
<tr><td colspan=2><table><tr><td><th>A<th>B<tr><th>Votes
<td>1&nbsp;200<td>9</table></table><p><b>Union</b> is a party.<br>It won <i>7&#160;seats</i>.</p><h2>Results</h2>
<table class="wikitable"><tr><th rowspan=2>Year<th colspan=2>Votes</tr><tr><th>#<th>%<tr><td>1998<td bgcolor="red"></td>
<td><img alt="Increase" src="x">0.9</table><ul><li>One<ul><li>Two</ul></ul>
<ol class="references"><li id="cite_note-1">x</ol>
""",
    "plaintext": """= Workers' Union =

Workers' Union
- Founded: 1 May 1922
- Leader: Ann Lee, Bo Ek

The Workers' Union (Arbetarförbundet) is a party.[1]

== Results ==
| Election | Votes | % |
|---|---|---|
| 1998 | 29,224 | 0.9% |

Name: value
a | b | c
1 | 2 | 3

[1]: A note
""",
    "record": "{{start date|1993|df|=|y}} [[A|b]] {{plainlist|* x * y}} (1990–1998)<br/>{{small|(merger)}} '''c'''",
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """An example of a format with parts cut out, doubled, moved or replaced."""
    format = draw(st.sampled_from(sorted(EXAMPLES)))
    text = EXAMPLES[format]
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 60)), len(text))
        put = draw(st.integers(0, len(text)))
        piece = text[start:end]
        match draw(st.sampled_from(["cut", "double", "move", "replace"])):
            case "cut":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + piece * draw(st.integers(1, 4)) + text[end:]
            case "move":
                text = text[:put] + piece + text[put:]
            case _:
                text = text[:start] + draw(st.text(max_size=6)) + text[end:]
    return format, text


def _tokens(*lines: str) -> list[str]:
    return [token for line in lines for token in line.split(" ")]


TOKENS = _tokens(
    "{{ }} {{{ }}} [[ ]] [ ] | || = == === ' '' ''' * # : ; - -- |- |} {| ! !! <ref> </ref> <ref/> <!-- --> <br>",
    "<nowiki> </nowiki> <table> </table> <tr> <td> <th> <div> </div> <p> <b> </b> <a> &amp; &#160; &nbsp; http://a.b",
    "colspan=9 rowspan=0 style= class=infobox Infobox start_date plainlist 1993 1998 7 124 % , . ( ) A Party x é",
    "\u00a0 \u200b \u202e 😀 \ud7ff Ж ا \x0b \x1c \u2028 \u0085",
)
TOKENS += ["\n", "\n\n", " ", "\t", "\r\n", "\r", "{{Infobox party\n|", "{|\n|-\n|", "<table class=infobox><tr><th>"]
MIXED = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)
QUICK = settings(max_examples=EXAMPLES_EACH, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(damaged())
def test_damaged_documents_are_read(example: tuple[str, str]) -> None:
    survives(*example)


@QUICK
@given(st.sampled_from(sorted(EXAMPLES)), MIXED)
def test_any_mixture_of_markup_is_read(format: str, text: str) -> None:
    survives(format, text)


@QUICK
@given(st.sampled_from(sorted(EXAMPLES)), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read(format: str, text: str) -> None:
    survives(format, text)


@QUICK
@given(st.one_of(st.binary(max_size=300), MIXED.map(str.encode), MIXED.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        document = read_bytes(data, "fuzz")
    except ReadError as error:
        assert str(error) and "\n" not in str(error)
    else:
        check(document)


@QUICK
@given(st.one_of(MIXED, st.text(max_size=80)))
def test_any_line_of_a_corpus_is_read_or_refused(line: str) -> None:
    for candidate in (line, "{" + line + "}", record(line)[:-5]):
        try:
            check(flattened.read_record(candidate, "fuzz#1"))
        except ReadError as error:
            assert str(error) and "\n" not in str(error)
