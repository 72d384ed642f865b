"""HTML pages read into documents: words, marks, boxes, grids, and what is left out; html5lib is the oracle."""

from __future__ import annotations

import html
import re
from pathlib import Path
from xml.etree.ElementTree import Element as Node

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.model import Source
from partybook.read.document import Document, Heading, Infobox, Paragraph, Table
from partybook.read.html import grid, read
from partybook.read.html.infobox import label_key
from partybook.read.html.page import Page, cells, row_groups
from partybook.read.html.tokens import attributes, tokens
from partybook.read.html.tree import Tree
from tests.corpora import corpus


def document(markup: str) -> Document:
    return read(Source.of(markup, "test.html", "html"))


def paragraphs(markup: str) -> list[str]:
    return [b.text.content for b in document(markup).blocks if isinstance(b, Paragraph)]


def only_table(markup: str) -> Table:
    (table,) = [b for b in document(markup).blocks if isinstance(b, Table)]
    return table


def shown(table: Table) -> list[list[str | None]]:
    return [[cell.text.content if cell else None for cell in row] for row in table.grid()]


def box(rows: str, attributes: str = 'class="infobox vcard"') -> Infobox:
    found = document(f"<table {attributes}>{rows}</table>").blocks[0]
    assert isinstance(found, Infobox)
    return found


def fields(rows: str) -> list[tuple[str, str]]:
    return [(field.key, field.value.content) for field in box(rows).fields]


def row(label: str, value: str) -> str:
    return f"<tr><th scope='row'>{label}</th><td>{value}</td></tr>"


# Words


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Founded in 1893 in&#160;Bradford</p>", ["Founded in 1893 in Bradford"]),
        ("<p>Bund f&uuml;r B&#252;rger &amp; Umwelt</p>", ["Bund für Bürger & Umwelt"]),
        ("<p>R&D &unknown; AT&T &#xZZ; 5 < 6</p>", ["R&D &unknown; AT&T &#xZZ; 5 < 6"]),
        ("<p>&lt;b&gt; is not bold</p>", ["<b> is not bold"]),
        ("<p>Partei\u00advor\u200bsitz&shy;ende</p>", ["Parteivorsitzende"]),
        ("<p>می\u200cخواهم</p>", ["می\u200cخواهم"]),  # a joiner that belongs to the spelling
        ("<p>One\n  two\t three</p>", ["One two three"]),
        ("<p>First<br>Second<br />Third</p>", ["First", "Second", "Third"]),
        ("<p>One<p>Two<div>Three</div>Four", ["One", "Two", "Three", "Four"]),
        ("<div>Before <b>bold</b><p>Inside</p> after</div>", ["Before bold", "Inside", "after"]),
        ("<p>The 12<sup>th</sup> congress</p>", ["The 12th congress"]),
        ("<pre>Green  12\nRed 7</pre>", ["Green 12", "Red 7"]),
        ("<blockquote><p>We will win.</p></blockquote>", ["We will win."]),
        ("Only words", ["Only words"]),
        ("<!-- a comment --><?php x ?><!doctype html>Words", ["Words"]),
        ("<p>Never <b closed", ["Never"]),
        ("<p>Votes: 5 <a href='x>y</p>", ["Votes: 5 y"]),
    ],
)
def test_words(markup: str, expected: list[str]) -> None:
    assert paragraphs(markup) == expected


def test_lists_have_depth() -> None:
    blocks = document("<ul><li>One<ul><li>Deeper</li></ul></li><li>Two</ul><dl><dd>Indented</dd></dl>").blocks
    assert [(b.text.content, b.kind, b.depth) for b in blocks if isinstance(b, Paragraph)] == [
        ("One", "item", 1),
        ("Deeper", "item", 2),
        ("Two", "item", 1),
        ("Indented", "prose", 0),
    ]


def test_headings_have_levels_and_lose_their_edit_links() -> None:
    blocks = document(
        '<div class="mw-heading"><h2><span class="mw-headline" id="R">Results</span>'
        '<span class="mw-editsection">[<a href="/w/x">edit</a>]</span></h2></div><h4>By state</h4>'
    ).blocks
    assert [(b.text.content, b.level) for b in blocks if isinstance(b, Heading)] == [("Results", 2), ("By state", 4)]


def test_a_hatnote_is_no_prose() -> None:
    (note,) = document('<div class="hatnote">For the youth wing, see <a href="/wiki/Jusos">Jusos</a>.</div>').blocks
    assert isinstance(note, Paragraph)
    assert (note.kind, note.text.content) == ("hatnote", "For the youth wing, see Jusos.")


# Marks


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/wiki/Green_Party_(Wales)" title="x">Greens</a>', ("link", "Greens", "Green Party (Wales)")),
        ('<a href="//sv.wikipedia.org/wiki/V%C3%A4nsterpartiet">V</a>', ("link", "V", "Vänsterpartiet")),
        ('<a href="//w.org/w/index.php?title=Ann_Lee&amp;action=edit&amp;redlink=1">A</a>', ("link", "A", "Ann Lee")),
        ('<a href="./Ann_Lee">A</a>', ("link", "A", "Ann Lee")),
        ('<a class="external" href="http://spd.de/?a=1&copy=2">S</a>', ("link", "S", "http://spd.de/?a=1&copy=2")),
        ("<b>Won</b>", ("bold", "Won", "")),
        ("<span style='font-weight: bold'>Won</span>", ("bold", "Won", "")),
        ("<em>Vorwärts</em>", ("italic", "Vorwärts", "")),
        ("<small>since 1999</small>", ("small", "since 1999", "")),
        ("<s>12</s>", ("strike", "12", "")),
        ("<span lang='cy'>Plaid Cymru</span>", ("language", "Plaid Cymru", "cy")),
        ("<time datetime='1993-11-27T00:00'>27 November</time>", ("date", "27 November", "1993-11-27")),
        ('<img alt="Increase" src="a.png">', ("trend", "▲", "up")),
        ('<img alt="" src="//w.org/thumb/Decrease2.svg/11px-Decrease2.svg.png">', ("trend", "▼", "down")),
        ("▬", ("trend", "▬", "same")),
        ('<img alt="Party logo.svg" src="a.png">', ("image", "", "Party logo.svg")),
        ('<img src="//w.org/thumb/Lech_W.jpg/90px-Lech_W.jpg">', ("image", "", "Lech_W.jpg")),
        ('<img src="//w.org/thumb/SPD.svg/150px-SPD.svg.png">', ("image", "", "SPD.svg")),
        ('<span style="background-color:#F0001C">&#160;&nbsp;</span>', ("colour", "", "#F0001C")),
    ],
)
def test_marks(markup: str, expected: tuple[str, str, str]) -> None:
    (paragraph,) = document(f"<p>It is {markup} now</p>").blocks
    assert isinstance(paragraph, Paragraph)
    content = paragraph.text.content
    found = [(mark.kind, content[mark.start : mark.end], mark.value) for mark in paragraph.text.marks]
    assert expected in found


def test_a_link_to_a_place_on_the_page_is_no_link() -> None:
    (paragraph,) = document('<p><a href="#Results">Results</a></p>').blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.marks == ()


def test_references_vanish_and_carry_what_they_say() -> None:
    blocks = document(
        '<p>It won 5 seats.<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> It'
        '<sup class="reference"><a href="#cite_note-n-2">[a]</a></sup> lost. '
        '<sup class="reference"><a href="#cite_note-9">[3]</a></sup></p><h2>References</h2><ol class="references">'
        '<li id="cite_note-1"><span class="mw-cite-backlink">^</span> <span class="reference-text">Official'
        ' gazette.</span></li><li id="cite_note-n-2"><span class="reference-text">In a list with the Greens.</span>'
        "</li></ol>"
    ).blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text.content == "It won 5 seats. It lost."
    assert [(m.kind, m.start, m.value) for m in blocks[0].text.marks] == [
        ("reference", 15, "Official gazette."),
        ("note", 18, "In a list with the Greens."),
        ("reference", 24, ""),
    ]
    assert len(blocks) == 2


def test_a_formatting_element_that_is_closed_outside_its_block_ends_there() -> None:
    first, second = document("<p><b>Bold</p><p>x</b> plain</p>").blocks
    assert isinstance(first, Paragraph)
    assert [mark.kind for mark in first.text.marks] == ["bold"]
    (joined,) = document("<b><div>Bold</b> plain</div>").blocks
    assert isinstance(joined, Paragraph)
    assert [(m.kind, m.start, m.end) for m in joined.text.marks] == [("bold", 0, 4)]
    assert isinstance(second, Paragraph)


# What is not read


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<span style="display:none">7004123</span>', "hidden"),
        ('<span class="sortkey">Adams, Ann</span>', "hidden"),
        ("<div hidden>x</div>", "hidden"),
        ('<table class="navbox"><tr><td>Parties</td></tr></table>', "navigation"),
        ('<table class="vertical-navbox nowraplinks"><tr><td>Politics</td></tr></table>', "navigation"),
        ('<table class="metadata ambox"><tr><td>This needs sources</td></tr></table>', "navigation"),
        ("<nav>Home</nav>", "navigation"),
        ("<aside>Read also</aside>", "navigation"),
        ("<div role='navigation'>Home</div>", "navigation"),
        ('<div id="toc" class="toc">Contents</div>', "contents"),
        ('<div class="reflist">1. Gazette</div>', "references"),
        ('<div class="thumb tright"><img src="x.png">A rally</div>', "caption"),
        ("<script>var a = '<p>';</script>", "script"),
        ("<style>p { }</style>", "script"),
        ("<select><option>2019</option></select>", "form"),
        ("<svg><text>Map</text></svg>", "media"),
    ],
)
def test_what_is_not_read_is_reported_with_its_place(markup: str, code: str) -> None:
    page = f"<p>12,345{markup}</p>"
    found = document(page)
    assert paragraphs(page) == ["12,345"]
    assert [(s.code, page[s.start : s.end]) for s in found.skipped] == [(code, markup)]


def test_unfinished_markup_is_reported() -> None:
    assert [s.code for s in document("<p>Words <!-- never closed").skipped] == ["broken-tag"]
    assert [s.code for s in document("<p>Words <a href=").skipped] == ["broken-tag"]


def test_a_whole_page_is_read_where_its_content_is() -> None:
    found = document(
        "<!DOCTYPE html><html><head><title>Green Party – Wikipedia</title><script>x</script></head><body>"
        '<div id="content"><h1 id="firstHeading">Green Party</h1><div id="siteSub">From the encyclopedia</div>'
        '<div id="mw-content-text"><p>A party.</p></div></div><div id="footer">Privacy</div></body></html>'
    )
    assert found.title.content == "Green Party"
    assert [b.text.content for b in found.blocks if isinstance(b, Paragraph)] == ["A party."]
    assert {s.code for s in found.skipped} == {"script", "hidden", "outside-content"}


def test_another_site_is_read_in_its_article() -> None:
    found = document(
        "<html><title>We won | Party</title><body><header>Menu</header><article><header><h1>We won</h1>"
        "<p>By Ann</p></header><p>We took 12 seats.</p></article><footer>Imprint</footer></body></html>"
    )
    assert found.title.content == "We won | Party"
    assert [b.text.content for b in found.blocks] == ["We won", "By Ann", "We took 12 seats."]
    assert sorted(s.code for s in found.skipped) == ["navigation"] * 2


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Juntos - Wikipedia, the free encyclopedia</title><p>x", "Juntos"),
        ("<title>Яблоко — Википедия</title><p>x", "Яблоко"),
        ("<title>Liberal Party</title><p>x", "Liberal Party"),
        (
            '<table class="infobox"><tr><th colspan="2">Moderates</th></tr><tr><th>Leader</th><td>A</td></table>',
            "Moderates",
        ),
        ("<h1>Alone</h1><p>x", "Alone"),
        ("<h1>One</h1><h1>Two</h1>", ""),
        ("<p>x", ""),
    ],
)
def test_titles(markup: str, title: str) -> None:
    assert document(markup).title.content == title


# Boxes


def test_fields_of_a_party() -> None:
    found = box(
        '<caption class="fn org">Workers\' Union</caption>'
        '<tr><td colspan="2"><img alt="WU.svg" src="x"></td></tr>'
        + row("Founded<sup class='reference'><a href='#cite_note-1'>[1]</a></sup>:", "1 May 1922<br>1945 (again)")
        + row("<a href='/wiki/Ideology'>Ideology</a>", "<ul><li>Socialism</li><li>Pacifism</li></ul>")
        + row("Party&#160;leader", "<p>Ann Lee</p><div>Bo Ek</div>")
        + row(
            "Seats", '<div style="background:#eee"><div style="background-color:red"></div><div>7&#160;/&#160;124</div>'
        )
        + row("Colours", '<span style="background:#F00">&#160;</span> Red')
        + '<tr><th colspan="2">Website</th></tr><tr><td colspan="2"><a href="http://wu.org">wu.org</a></td></tr>'
        + '<tr><th colspan="2">Seats in parliament</th></tr>'
        + row("Upper house", "3")
    )
    assert found.title.content == "Workers' Union"
    assert found.kind == "infobox vcard"
    assert [(field.key, field.value.content) for field in found.fields] == [
        ("", ""),
        ("founded", "1 May 1922\n1945 (again)"),
        ("ideology", "Socialism\nPacifism"),
        ("party leader", "Ann Lee\nBo Ek"),
        ("seats", "7 / 124"),
        ("colours", "Red"),
        ("website", "wu.org"),
        ("seats in parliament", ""),
        ("upper house", "3"),
    ]
    marks = {field.key: [(m.kind, m.value) for m in field.value.marks] for field in found.fields}
    assert marks[""] == [("image", "WU.svg")]
    assert ("composition", "7/124") in marks["seats"]
    assert ("colour", "#F00") in marks["colours"]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Founded", "founded"),
        ("Political  position:", "political position"),
        ("Seats[a]", "seats"),
        ("Members*", "members"),
    ],
)
def test_label_keys(label: str, key: str) -> None:
    assert label_key(label) == key


def test_title_cell_with_native_name() -> None:
    found = box(
        '<tr><th colspan="2"><span class="fn org">People\'s Party</span><br><small class="nickname">Volkspartei</small>'
        "</th></tr>" + row("President", "A")
    )
    assert found.title.content == "People's Party"
    assert found.fields[0].key == "native name"
    assert found.fields[0].value.content == "Volkspartei"


def test_modern_box_and_cells_without_header() -> None:
    rows = (
        '<tr><th colspan="2" class="infobox-above">Party</th></tr><tr><td colspan="2" class="infobox-image">'
        '<img alt="" src="/L.svg"></td></tr><tr><th class="infobox-label">Leader</th><td class="infobox-data">A'
        "</td></tr>"
        "<tr><td>Vorsitz</td><td>B</td></tr>"
    )
    assert fields(rows) == [("", ""), ("leader", "A"), ("vorsitz", "B")]


def test_hidden_words_make_no_field_value() -> None:
    assert fields(row("Founded", '1944<span style="display:none">&#160;(<span class="bday">1944</span>)</span>')) == [
        ("founded", "1944")
    ]


def test_candidates_side_by_side_are_a_table_after_the_box() -> None:
    blocks = document(
        '<table class="infobox vevent"><caption class="summary">General election, 1998</caption>'
        '<tr><td colspan="2"><table><tr><td><a href="/wiki/E94">1994</a> ←</td><td><b>20 May 1998</b></td>'
        "<td>→ 2002</td></tr></table></td></tr>"
        '<tr><td colspan="2"><table><tr><td>&#160;</td><td style="border-bottom: 6px solid #f00"><img alt="A.jpg"></td>'
        '<td style="border-bottom: 6px solid #00f"></td></tr>'
        "<tr><th>Nominee</th><td>Ann Lee</td><td>Bo Ek</td></tr><tr><th>Popular&#160;vote</th><td>1,200</td><td>900"
        "</td></tr><tr><td colspan='3'><hr></td></tr><tr><th>&#160;</th><th>Third party</th></tr>"
        "<tr><th>Nominee</th><td>Cy Dahl</td></tr></table></td></tr>"
        "<tr><th><b>PM before</b><br>Ann Lee<br>Red</th><td><b>PM after</b><br>Bo Ek<br>Blue</td></tr></table>"
    ).blocks
    found, first, second = blocks
    assert isinstance(found, Infobox) and isinstance(first, Table) and isinstance(second, Table)
    assert found.title.content == "General election, 1998"
    assert [(f.key, f.value.content) for f in found.fields] == [
        ("", "1994 ←\n20 May 1998\n→ 2002"),
        ("pm before", "Ann Lee\nRed"),
        ("pm after", "Bo Ek\nBlue"),
    ]
    assert shown(first) == [["", "", ""], ["Nominee", "Ann Lee", "Bo Ek"], ["Popular vote", "1,200", "900"]]
    assert [m.value for m in first.cells[2].text.marks] == ["#00f"]
    assert shown(second) == [["", "Third party"], ["Nominee", "Cy Dahl"]]


# Tables


def test_a_table_of_results() -> None:
    table = only_table(
        '<table class="wikitable"><caption>House of Assembly</caption>'
        "<tr><th colspan=2>Party<th>Votes<th>%</tr>"
        "<tr><td bgcolor='red'>&#160;<td>Labor<td>324,135<td><img alt='Increase' src='x'>51.52"
        "<tr><td style='background-color: #00f'></td><td>Liberal</td><td rowspan=2>250,312</td><td>39.79</td></tr>"
        "<tr><td colspan=2>Total</table>"
    )
    assert table.caption.content == "House of Assembly"
    assert shown(table) == [
        ["Party", "Party", "Votes", "%"],
        ["", "Labor", "324,135", "▲51.52"],
        ["", "Liberal", "250,312", "39.79"],
        ["Total", "Total", "250,312", None],
    ]
    assert [m.value for cell in table.cells for m in cell.text.marks if m.kind == "colour"] == ["red", "#00f"]
    assert [cell.header for cell in table.cells[:4]] == [True, True, True, False]
    assert len(table.row_spans) == 4


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # rowspan=0 reaches to the end of its section, and no rowspan crosses it
        (
            "<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>",
            [["a", "b"], ["a", "c"], ["d", "e"]],
        ),
        ("<thead><tr><th rowspan=9>a<th>b</thead><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        # columns in which no cell begins are none
        ("<tr><td>a<td>b<tr><td colspan=1000000000>c", [["a", "b"], ["c", "c"]]),
        ("<tr><td>a<td colspan='x'>b<tr><td colspan=-2>c<td rowspan=''>d", [["a", "b"], ["c", "d"]]),
        ("<td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
    ],
)
def test_spans(markup: str, expected: list[list[str]]) -> None:
    assert shown(only_table(f"<table class='wikitable'>{markup}</table>")) == expected


def test_tables_inside_layout_come_out_as_tables() -> None:
    blocks = document(
        "<table><tr><td><h3>North</h3><table class='wikitable'><tr><th>Party<th>Seats<tr><td>Red<td>3</table></td>"
        "<td><ul><li>An item</li></ul></td></tr></table>"
    ).blocks
    assert [type(b).__name__ for b in blocks] == ["Heading", "Table", "Paragraph"]


def test_a_table_in_a_cell_of_data_follows() -> None:
    outer, inner = document(
        "<table class='wikitable'><tr><th>Year<th>Result<tr><td>1998<td>see <table><tr><td>Red<td>3<tr><td>Blue<td>4"
        "</table></table>"
    ).blocks
    assert isinstance(outer, Table) and isinstance(inner, Table)
    assert shown(outer) == [["Year", "Result"], ["1998", "see"]]
    assert shown(inner) == [["Red", "3"], ["Blue", "4"]]


def test_hostile_tables_stay_small_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_COLUMNS", 20)
    monkeypatch.setattr(grid, "MAX_PLACES", 100)
    wide = document("<table class='wikitable'><tr>" + "<td>x" * 25 + "<tr><td>y<td>z</table>")
    (table,) = [b for b in wide.blocks if isinstance(b, Table)]
    assert (table.rows, table.columns) == (2, 20)
    assert [s.code for s in wide.skipped] == ["table-too-large"] * 5
    long = document("<table class='wikitable'>" + "<tr><td>x<td>y" * 60 + "</table>")
    (table,) = [b for b in long.blocks if isinstance(b, Table)]
    assert (table.rows, table.columns) == (50, 2)
    assert [s.code for s in long.skipped] == ["table-too-large"] * 10


def test_deep_nesting_keeps_the_words() -> None:
    found = document("<div>" * 10_000 + "deep" + "</div>" * 10_000 + "<p>after</p>")
    assert [b.text.content for b in found.blocks if isinstance(b, Paragraph)] == ["deep", "after"]
    assert {s.code for s in found.skipped} == {"too-deep"}


# Tokens


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" a=\"1\" b='2' c=3 d", {"a": "1", "b": "2", "c": "3", "d": ""}),
        (" A=1 a=2", {"a": "1"}),
        (' href="x?a=1&amp;b=2&copy=3"', {"href": "x?a=1&b=2&copy=3"}),
        (" title=it's x", {"title": "it's", "x": ""}),
        (' a = "b>c" /', {"a": "b>c"}),
    ],
)
def test_attributes(raw: str, expected: dict[str, str]) -> None:
    assert attributes(raw) == expected


@given(st.text(alphabet="<>/!-abtdr =\"'&;#x1 \n\u00a0é", max_size=60))
def test_tokens_cover_the_text_once(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.start == at
        at = token.end
    assert at in (len(text), 0 if not text else len(text))


# The oracle


def visible(text: str) -> str:
    return re.sub(r"\s+", "", text)


def our_words(markup: str) -> str:
    pieces = ((markup[c.start : c.end], c.raw) for c in Tree(markup).root.characters())
    return visible("".join(piece if raw else html.unescape(piece) for piece, raw in pieces))


def their_tree(markup: str) -> Node:
    return html5lib.parse(markup, treebuilder="etree", namespaceHTMLElements=False)


def their_words(node: Node) -> str:
    return visible("".join(node.itertext()))


def strip_comments(node: Node) -> Node:
    for parent in list(node.iter()):
        before: Node | None = None
        for child in list(parent):
            if not isinstance(child.tag, str):
                tail = child.tail or ""
                if before is None:
                    parent.text = (parent.text or "") + tail
                else:
                    before.tail = (before.tail or "") + tail
                parent.remove(child)
            else:
                before = child
    return node


def their_grids(root: Node) -> list[list[list[str]]]:
    """The words of every row's cells, with the spans that each cell asks for."""
    found = []
    for table in root.iter("table"):
        groups = [child for child in table if child.tag in {"thead", "tbody", "tfoot"}]
        found.append(
            [
                [f"{their_words(cell)}|{cell.get('rowspan', '')}|{cell.get('colspan', '')}" for cell in line]
                for group in groups
                for line in group
                if line.tag == "tr"
            ]
        )
    return found


def our_grids(markup: str) -> list[list[list[str]]]:
    page = Page(Source.of(markup, "test.html", "html"))
    found = []
    for table in page.elements:
        if table.tag == "table":
            lines = [
                [
                    visible("".join(html.unescape(markup[c.start : c.end]) for c in cell.characters()))
                    + f"|{cell.attributes.get('rowspan', '')}|{cell.attributes.get('colspan', '')}"
                    for cell in cells(line)
                ]
                for group in row_groups(table)
                for line in group
            ]
            found.append(lines)
    return found


BOTH = "p b i a div span ul li dl table tr td tbody center small sup"
ALONE = "<dt> <dd> <br> <th> <thead> <caption> <h2> </h2> <h3> <!--c--> &amp; &nbsp; &lt x y 12 <img> <hr>"
PIECES = st.lists(
    st.sampled_from(ALONE.split(" ") + [f"<{close}{tag}>" for tag in BOTH.split(" ") for close in ("", "/")]),
    max_size=25,
)


@given(PIECES)
def test_every_word_of_generated_markup_is_where_html5lib_has_it(pieces: list[str]) -> None:
    markup = "<body>" + " ".join(pieces)
    theirs = strip_comments(their_tree(markup))
    assert sorted(our_words(markup)) == sorted(their_words(theirs))


WELL_NESTED = st.recursive(
    st.sampled_from(["x", "12", "&amp;", "<br>", "<b>y</b>", "<a href=z>w</a>", "<p>p</p>", "<!--c-->", " "]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(st.sampled_from(["div", "ul", "center", "b", "small"]), inner).map(
            lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"
        ),
        st.lists(
            st.lists(
                st.tuples(st.sampled_from(["<td>", "<th>", "<td colspan=2>", "<td rowspan=2>"]), inner), max_size=3
            ),
            max_size=3,
        ).map(
            lambda lines: "<table>" + "".join("<tr>" + "".join(a + b for a, b in line) for line in lines) + "</table>"
        ),
    ),
    max_leaves=12,
)


@given(WELL_NESTED)
def test_cells_hold_the_words_html5lib_puts_there(inner: str) -> None:
    markup = "<!doctype html><body><table><tr><td>first<td>" + inner + "</table>" + inner
    theirs = strip_comments(their_tree(markup))
    assert our_words(markup) == their_words(theirs)
    assert our_grids(markup) == their_grids(theirs)


@given(PIECES)
def test_every_character_is_read_or_reported(pieces: list[str]) -> None:
    check_spans(document(" ".join(pieces)))


def check_spans(found: Document) -> None:
    """Every text traces to the source; every character of words is in a text, in a note, or in something skipped."""
    source = found.source.text
    covered = bytearray(len(source))
    for text in found.texts():
        if text:
            start, end = text.span()
            assert 0 <= start < end <= len(source)
        for run in text.runs:
            covered[run.source_start : run.source_end] = b"\1" * (run.source_end - run.source_start)
            if run.source_end - run.source_start == 1:
                assert text.content[run.start] in (source[run.source_start], " ", "\n", "▲", "▼", "▬")
    for skipped in found.skipped:
        assert 0 <= skipped.start < skipped.end <= len(source)
        covered[skipped.start : skipped.end] = b"\1" * (skipped.end - skipped.start)
    tree = Tree(source)
    for element in tree.root.descendants():
        if element.tag == "sup" and "reference" in element.classes:
            covered[element.start : element.end] = b"\1" * (element.end - element.start)
    for characters in tree.root.characters():
        for match in re.finditer(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]+", source[characters.start : characters.end]):
            word = html.unescape(match[0]).strip()
            start = characters.start + match.start()
            assert not word or any(covered[start : characters.start + match.end()]), (match[0], start)


@pytest.mark.corpus
def test_reference_pages_agree_with_html5lib() -> None:
    for path in sorted(corpus("articles", "html").glob("*.html"), key=lambda p: p.stat().st_size)[:12]:
        markup = path.read_text("utf-8")
        theirs = strip_comments(their_tree(markup))
        assert our_words(markup) == their_words(theirs), path.name
        assert our_grids(markup) == their_grids(theirs), path.name


@pytest.mark.corpus
def test_every_word_of_the_reference_pages_is_read_or_reported() -> None:
    for path in sorted(Path(corpus("articles", "html")).glob("*.html"))[::4]:
        check_spans(read(Source.of(path.read_text("utf-8"), path.name, "html")))
