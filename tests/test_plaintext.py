"""Plain-text renderings: what each layout becomes, case by case, and that every text finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partybook.model import Source
from partybook.read import plaintext
from partybook.read.document import Document, Heading, Infobox, Paragraph, Table, Text
from tests.corpora import corpus


def read(text: str) -> Document:
    return plaintext.read(Source.of(text, "example", "plaintext"))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, str(block.text)) for block in document.blocks if isinstance(block, Heading)]


def paragraphs(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.depth, str(b.text)) for b in document.blocks if isinstance(b, Paragraph)]


def fields(document: Document) -> list[tuple[str, str]]:
    return [(f.key, str(f.value)) for b in document.blocks if isinstance(b, Infobox) for f in b.fields]


def rows(document: Document, number: int = 0) -> list[list[str]]:
    table = [block for block in document.blocks if isinstance(block, Table)][number]
    return [[str(cell.text) for cell in table.cells if cell.row == row] for row in range(table.rows)]


def header_rows(document: Document) -> set[int]:
    return {c.row for b in document.blocks if isinstance(b, Table) for c in b.cells if c.header}


WIKI_LIKE = """= Enosi Kentrou =

Enosi Kentrou
- Leader: Georgios Papandreou
- Founded: 19 September 1961
- Newspaper: Eleftheria; Ta Nea

The Centre Union was founded in 1961.

== Elections ==

=== Parliament ===
| Election | Votes | % | Seats |
| 1961 | 1,555,442 | 33.66 | |
| 1963 | 1,962,079 | | 138 |
"""


def test_marked_headings_box_and_table_without_a_rule() -> None:
    document = read(WIKI_LIKE)
    assert str(document.title) == "Enosi Kentrou"
    assert headings(document) == [(2, "Elections"), (3, "Parliament")]
    assert fields(document) == [
        ("leader", "Georgios Papandreou"),
        ("founded", "19 September 1961"),
        ("newspaper", "Eleftheria\nTa Nea"),
    ]
    assert rows(document)[1:] == [["1961", "1,555,442", "33.66", ""], ["1963", "1,962,079", "", "138"]]
    assert header_rows(document) == {0}
    assert paragraphs(document) == [("prose", 0, "The Centre Union was founded in 1961.")]


def test_a_row_with_fewer_or_more_cells_than_the_header_is_given_as_it_stands() -> None:
    document = read("| Year | Votes | % |\n| 1920 | 18,136 |\n| 1923 | 18,941 | 0.9 | 0 | lost |\n")
    assert rows(document) == [["Year", "Votes", "%"], ["1920", "18,136"], ["1923", "18,941", "0.9", "0", "lost"]]


def test_fields_with_bare_labels_end_at_the_first_paragraph() -> None:
    document = read(
        "Partidul Comunist Român; Romanian Communist Party\n"
        "General Secretary: Nicolae Ceaușescu\n"
        "Founded: 8 May 1921\n"
        "Newspapers: Scînteia (Romanian),; Előre (Hungarian)\n"
        "Seats: 3 / 60\n"
        "Website\nwww.example.org\n"
        "Politics of Romania; Elections\n"
        "\n"
        "The party was banned: its members went underground.\n"
    )
    assert fields(document) == [
        ("general secretary", "Nicolae Ceaușescu"),
        ("founded", "8 May 1921"),
        ("newspapers", "Scînteia (Romanian)\nElőre (Hungarian)"),
        ("seats", "3 / 60"),
        ("website", "www.example.org"),
    ]
    assert str(document.title) == "Partidul Comunist Român"
    assert [skip.code for skip in document.skipped] == ["unlabelled-line"]
    assert paragraphs(document) == [("prose", 0, "The party was banned: its members went underground.")]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("- **Gegründet:** 23. Mai 1863", ("gegründet", "23. Mai 1863")),
        ("- Fondation : 29 décembre 1920", ("fondation", "29 décembre 1920")),
        ("- **Основана**: 1 марта 1898; в Минске", ("основана", "1 марта 1898\nв Минске")),
        ("- Affiliation1 Title: Continental affiliation", ("affiliation1 title", "Continental affiliation")),
        (
            "- Genel başkan: Bülent Ecevit (1972–1980; 1987–2004)",
            ("genel başkan", "Bülent Ecevit (1972–1980; 1987–2004)"),
        ),
        ("- Youth wing: Young &amp; Free[3]", ("youth wing", "Young & Free")),
        ("- Logo: Emblem of the Party (1990).svg", ("logo", "Emblem of the Party (1990).svg")),
        ("- Sede:", ("sede", "")),
    ],
)
def test_labels_in_many_languages(line: str, field: tuple[str, str]) -> None:
    assert fields(read(f"Título\n- País: Portugal\n{line}\n"))[1] == field


@pytest.mark.parametrize(
    "text",
    [
        "Note: the party denies this.\n\nIt was founded in 1990.\n",
        "The party was founded in 1990.\n\n== History ==\n- Chairman: A. B.\n- Secretary: C. D.\n",
        "The members are:\n\n- Chairman: A. B.\n- Secretary: C. D.\n",
        "- 1914: the first congress\n- 1944: the second congress\n",
        "See https://example.org/a: it is there.\nSee https://example.org/b: it is there.\n",
    ],
)
def test_colons_in_prose_and_lists_are_no_box(text: str) -> None:
    assert fields(read(text)) == []


def test_list_under_a_heading_that_says_so_is_a_box() -> None:
    document = read("Die Partei ist alt.\n\n## Steckbrief\n- Gründung: 1863\n- Sitz: Berlin\n")
    assert fields(document) == [("gründung", "1863"), ("sitz", "Berlin")]


PANDOC = """The ALLIANCE OF FREE CITIZENS (_Aliancia slobodných občanov_, ASO)[1] was a party.[2]


History

Foundation

It was founded in 1990.[a] Its first leader was "[t]he professor".

-   1990: first congress
    in Nitra
    -   the second day
-   1991

Dissolution

It ended[citation needed] in 1998.


References

[1] Pravda, 3 March 1990.

[2]
"""


def test_bare_headings_are_told_by_the_blank_lines_around_them() -> None:
    document = read(PANDOC)
    assert headings(document) == [(2, "History"), (3, "Foundation"), (3, "Dissolution"), (2, "References")]
    assert paragraphs(document) == [
        ("prose", 0, "The ALLIANCE OF FREE CITIZENS (Aliancia slobodných občanov, ASO) was a party."),
        ("prose", 0, 'It was founded in 1990. Its first leader was "[t]he professor".'),
        ("item", 1, "1990: first congress in Nitra"),
        ("item", 2, "the second day"),
        ("item", 1, "1991"),
        ("prose", 0, "It ended in 1998."),
    ]
    assert [skip.code for skip in document.skipped] == ["footnotes"]


def test_emphasis_capitals_and_footnotes_leave_marks() -> None:
    lead = next(block.text for block in read(PANDOC).blocks if isinstance(block, Paragraph))
    assert [lead.content[m.start : m.end] for m in lead.marked("bold")] == ["ALLIANCE OF FREE CITIZENS"]
    assert [lead.content[m.start : m.end] for m in lead.marked("italic")] == ["Aliancia slobodných občanov"]
    assert [m.value for m in lead.marked("reference")] == ["Pravda, 3 March 1990.", ""]


@pytest.mark.parametrize(
    ("markup", "content", "marks"),
    [
        ("a **bold** word", "a bold word", [("bold", "bold", "")]),
        ("_de facto_ ruler", "de facto ruler", [("italic", "de facto", "")]),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2", []),
        ("2010* and 2015*", "2010* and 2015*", []),
        ("the [Labour Party](https://example.org/L_(UK)) won", "the Labour Party won",
         [("link", "Labour Party", "https://example.org/L_(UK)")]),
        ("won[12]:34 it all^([5])", "won it all", [("reference", "", ""), ("reference", "", "")]),
        ("won in [1990] by far [sic]", "won in [1990] by far [sic]", []),
        ("R&amp;D &ndash; 5&nbsp;%", "R&D – 5 %", []),
        (r"a \* b", "a * b", []),
        ("~~old~~ new", "old new", [("strike", "old", "")]),
        ("seen in Party_rally_(1990).jpg today", "seen in today", [("image", "", "Party_rally_(1990).jpg")]),
        ("Quelle[réf. nécessaire] belle", "Quelle belle", [("reference", "", "")]),
    ],
)  # fmt: skip
def test_marks_inside_a_paragraph(markup: str, content: str, marks: list[tuple[str, str, str]]) -> None:
    text = next(b.text for b in read(f"Yes: {markup}, it is.\n").blocks if isinstance(b, Paragraph))
    assert str(text) == f"Yes: {content}, it is."
    assert [(m.kind, text.content[m.start : m.end], m.value) for m in text.marks] == marks


def test_drawn_table_with_wrapped_cells_lists_and_empty_cells() -> None:
    document = read(
        "+----------+-------------+-------+\n"
        "| Election | Leader      | Seats |\n"
        "| year     |             |       |\n"
        "+==========+=============+=======+\n"
        "| 1990     | -   Ján     |       |\n"
        "|          |     Novák   |       |\n"
        "|          | -   Eva     |       |\n"
        "+----------+-------------+-------+\n"
        "| 1994     |             | 7     |\n"
        "+----------+-------------+-------+\n"
        "\n"
        ": National Council\n"
    )
    assert rows(document) == [["Election year", "Leader", "Seats"], ["1990", "Ján Novák\nEva", ""], ["1994", "", "7"]]
    assert header_rows(document) == {0}
    assert [str(b.caption) for b in document.blocks if isinstance(b, Table)] == ["National Council"]


def test_dashes_in_cells_are_values() -> None:
    document = read("+------+------+\n| –    | - 5  |\n+------+------+\n| -    | – 3  |\n+------+------+\n")
    assert rows(document) == [["–", "- 5"], ["-", "– 3"]]


def test_drawn_table_with_spans() -> None:
    document = read(
        "+------+---------------+-----+\n"
        "| Year | Votes         | Sum |\n"
        "|      +-------+-------+     |\n"
        "|      | East  | West  |     |\n"
        "+======+=======+=======+=====+\n"
        "| 1990 | 10    | 20    | 30  |\n"
        "+------+-------+-------+-----+\n"
    )
    table = next(block for block in document.blocks if isinstance(block, Table))
    places = {str(c.text): (c.row, c.column, c.rowspan, c.colspan) for c in table.cells}
    assert places["Year"] == (0, 0, 2, 1)
    assert places["Votes"] == (0, 1, 1, 2)
    assert places["East"] == (1, 1, 1, 1)
    assert places["Sum"] == (0, 3, 2, 1)
    assert places["30"] == (2, 3, 1, 1)


def test_drawn_table_counts_wide_characters_as_two_columns() -> None:
    document = read(
        "+--------+------+\n| 自民党 | 1955 |\n+--------+------+\n| Ko\u0301meito| 1964 |\n+--------+------+\n"
    )
    assert rows(document) == [["自民党", "1955"], ["Ko\u0301meito", "1964"]]


def test_table_under_a_ruler() -> None:
    document = read(
        "Results\n\n"
        "  Year   Candidate            Votes\n"
        "  ------ -------------------- -------\n"
        "  1996   Peng Ming-min        2,274\n"
        "  2000                        4,977\n"
        "  2004   Chen Shui-bian\n"
        "\n"
        "  : Presidents\n\nIt won once.\n"
    )
    assert rows(document) == [
        ["Year", "Candidate", "Votes"],
        ["1996", "Peng Ming-min", "2,274"],
        ["2000", "", "4,977"],
        ["2004", "Chen Shui-bian", ""],
    ]
    assert header_rows(document) == {0}
    assert paragraphs(document) == [("prose", 0, "It won once.")]


def test_framed_table_with_rows_of_several_lines() -> None:
    document = read(
        "  ------------------------\n"
        "  Year     Leader of the\n"
        "           party\n"
        "  -------- ---------------\n"
        "  1990     Anna\n"
        "           Lindh\n"
        "\n"
        "  1994     Göran\n"
        "  ------------------------\n"
    )
    assert [[cell.replace("\n", " ") for cell in row] for row in rows(document)] == [
        ["Year", "Leader of the party"],
        ["1990", "Anna Lindh"],
        ["1994", "Göran"],
    ]


def test_rows_without_outer_bars_keep_empty_cells_and_lone_ones() -> None:
    document = read("Year | Votes | Seats\n1990 |  | 3\nmerged with others\n1994 | 5,000 | \n\nText follows here.\n")
    assert rows(document) == [
        ["Year", "Votes", "Seats"],
        ["1990", "", "3"],
        ["merged with others"],
        ["1994", "5,000", ""],
    ]


def test_markdown_table_and_headings() -> None:
    document = read(
        "# Partia Razem\n\nIntro text.\n\n## Wyniki\n\n"
        "| Rok | Głosy<br>razem |\n|:----|-----:|\n| 2015 | 550\\|349 |\n| [2019](http://x.pl) | |\n"
    )
    assert str(document.title) == "Partia Razem"
    assert headings(document) == [(2, "Wyniki")]
    assert rows(document) == [["Rok", "Głosy\nrazem"], ["2015", "550|349"], ["2019", ""]]
    assert header_rows(document) == {0}


def test_underlined_headings() -> None:
    document = read("Die Linke\n=========\n\nText.\n\nGeschichte\n----------\nMehr Text.\n")
    assert (str(document.title), headings(document)) == ("Die Linke", [(2, "Geschichte")])


def test_numbered_items_are_a_sequence_and_dates_are_none() -> None:
    document = read("1. Mai 1990: Gründung der Partei.\n\n12. Juni 1991: Parteitag in Erfurt.\n\n1. peace\n2. bread\n")
    assert paragraphs(document) == [
        ("prose", 0, "1. Mai 1990: Gründung der Partei."),
        ("prose", 0, "12. Juni 1991: Parteitag in Erfurt."),
        ("item", 1, "peace"),
        ("item", 1, "bread"),
    ]


def test_lines_that_a_program_wrapped_are_one_paragraph_and_lines_of_an_author_are_not() -> None:
    wrapped = (
        "The party was founded in the spring of 1990 by\nworkers of the shipyard and joined the alliance\nin 1992.\n"
    )
    assert [text for _, _, text in paragraphs(read(wrapped))] == [" ".join(wrapped.split())]
    broken = f"{'Primera etapa del partido. ' * 8}\n{'Segunda etapa del partido. ' * 8}\n"
    assert len(paragraphs(read(broken))) == 2


def test_yaml_front_matter() -> None:
    document = read('---\ntitle: "New board"\ntags: [party, news]\npeople:\n  - Anna\n  - Olli\n---\n\nIt met today.\n')
    assert str(document.title) == "New board"
    assert fields(document) == [("title", "New board"), ("tags", "party\nnews"), ("people", "Anna\nOlli")]
    assert paragraphs(document) == [("prose", 0, "It met today.")]
    assert [b.kind for b in document.blocks if isinstance(b, Infobox)] == ["front matter"]


def test_parts_parted_by_rules_are_a_front_matter_and_its_body_prose() -> None:
    document = read("title: Congress\n---\npub_date: 2019-12-02\n---\nbody: The congress met.\n\nIt elected a board.\n")
    assert fields(document) == [("title", "Congress"), ("pub_date", "2019-12-02")]
    assert [text for _, _, text in paragraphs(document)] == ["The congress met.", "It elected a board."]


def test_what_a_rendering_left_behind_is_skipped_with_a_reason() -> None:
    document = read(
        "| seats4 = | website = }} The party is small.\n\nin 1976]] Its leader left in 1977.\n\n"
        "Category:Parties in X\n\nHall_of_congress.jpg\n"
    )
    assert paragraphs(document) == [
        ("prose", 0, "The party is small."),
        ("prose", 0, "Its leader left in 1977."),
        ("category", 0, "Category:Parties in X"),
    ]
    assert [s.code for s in document.skipped] == ["template-rest", "image-caption", "image"]


@pytest.mark.parametrize(
    ("line", "categories"),
    [
        ("* Category:Parties in X Category:Greens", "Category:Parties in X Category:Greens"),
        ("Some_Party Category:Parties in X Category:Greens", "Category:Parties in X Category:Greens"),
        ("Some_Party * Category:Parties in X Category:Greens", "Category:Parties in X Category:Greens"),
        ("Some_Party Category:Parties in X", None),  # one word before one category is a sentence's
        ("See the Category:Parties in X and Category:Greens", None),
    ],
)
def test_categories_behind_the_key_they_are_sorted_by(line: str, categories: str | None) -> None:
    document = read(f"The party is small.\n\n{line}\n")
    found = [text for kind, _, text in paragraphs(document) if kind == "category"]
    assert found == ([categories] if categories else [])


def test_carriage_returns_end_lines_and_offsets_count_them() -> None:
    document = read(WIKI_LIKE.replace("\n", "\r\n"))
    assert rows(document)[2] == ["1963", "1,962,079", "", "138"]
    check(document)


def check(document: Document) -> None:
    """Every text maps to the source; what stands there is what was read, markup and white space aside."""
    source = document.source.text
    for text in document.texts():
        if text:
            check_text(text, source)
    for skip in document.skipped:
        assert 0 <= skip.start <= skip.end <= len(source)
    for block in document.blocks:
        if isinstance(block, Table):
            assert 0 <= block.start < block.end <= len(source)
            assert len(block.row_spans) == block.rows
            assert all(c.row + c.rowspan <= block.rows and c.column + c.colspan <= block.columns for c in block.cells)
            block.grid()


def check_text(text: Text, source: str) -> None:
    start, end = text.span()
    assert 0 <= start < end <= len(source)
    assert all(0 <= m.start <= m.end <= len(text.content) for m in text.marks)
    for index, run in enumerate(text.runs):
        stop = text.runs[index + 1].start if index + 1 < len(text.runs) else len(text.content)
        words, origin = text.content[run.start : stop], source[run.source_start : run.source_end]
        if len(words) == len(origin):
            assert words == origin or (words.isspace() and origin.isspace()) or origin.startswith("&")
        else:
            assert words.isspace() or origin.startswith("&")


DRAWN = "| || +---+ +===+ - -- --- ---- ------ = == === # ## * ** _ __ ~~ [ ] ]] [[ [1] [a] ( ) ](x) <br> : ; ,; }} {{"
WORDS = (
    "Key: Title 1990 1. 10. A b party.jpg http://x.org www.x.org 自民 --- title: body: Category:X ''' &amp; &nbsp; \\|"
)
PIECES = st.sampled_from([*DRAWN.split(), *WORDS.split(), "Ko\u0301", "\u200b", "\ufeff", "\xa0"])
SPACES = st.sampled_from(["", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\n  ", "\n    "])
MARKED_UP = st.lists(st.tuples(PIECES, SPACES), max_size=60).map(lambda parts: "".join(a + b for a, b in parts))


@settings(max_examples=300, deadline=None)
@given(MARKED_UP)
def test_any_markup_maps_to_its_source(text: str) -> None:
    check(read(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_maps_to_its_source(text: str) -> None:
    check(read(text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.text("abcXYZ 019.,%–é", max_size=8), min_size=1, max_size=6), min_size=2, max_size=8),
    st.sampled_from(["pipes", "grid"]),
)
def test_a_table_that_was_drawn_is_read_back(cells: list[list[str]], kind: str) -> None:
    wanted = [[" ".join(cell.split()) for cell in row] for row in cells]
    if kind == "pipes":
        drawn = "".join("| " + " | ".join(row) + " |\n" for row in wanted)
    else:
        width = max(map(len, wanted))
        wanted = [row + [""] * (width - len(row)) for row in wanted]
        rule = "+" + "----------+" * width + "\n"
        drawn = rule + "".join("|" + "|".join(f" {c:<8} " for c in row) + "|\n" + rule for row in wanted)
    document = read(drawn)
    assert rows(document) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "|" * 10_000 + "\n" + "|" * 10_000,
        "- " * 100_000 + "x",
        "\n".join(" " * (n % 200) + "- x" for n in range(20_000)),
        "*a " * 100_000,
        "[" * 100_000,
        "[a](" * 50_000,
        "Key: " + "a;" * 50_000 + "\nOther: b",
        ("+-" * 2_000 + "+\n") + ("|x" * 2_000 + "|\n") * 3,
        "a | b\n" * 20_000,
        "= " * 50_000,
        "x" * 1_000_000,
    ],
    ids=range(11),
)
def test_hostile_input_is_read_and_maps_to_its_source(text: str) -> None:
    document = read(text)
    assert all(0 <= skip.start <= skip.end <= len(text) for skip in document.skipped)


def test_a_table_too_wide_for_its_length_is_cut_and_says_so() -> None:
    document = read("| a | b |\n" * 60_000 + "|" + " x |" * 200)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows * table.columns <= 4_000_000
    assert [skip.code for skip in document.skipped] == ["too-many-cells"]


@pytest.mark.corpus
def test_seed_document() -> None:
    path = next(corpus("seed").glob("*.txt"))
    document = plaintext.read(Source.of(path.read_text("utf-8"), path.name, "plaintext"))
    check(document)
    assert len(fields(document)) == 13
    assert len(headings(document)) == 8
    assert [len(rows(document, n)) for n in (0, 1)] == [2, 6]
    assert rows(document, 1)[2] == ["2005", "", "", "", "2", "", ""]


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["articles/gold/docs", "articles/wikipedia"])
def test_real_documents_map_to_their_source(folder: str) -> None:
    paths = sorted(corpus(*folder.split("/")).iterdir())
    for path in paths:
        document = plaintext.read(Source.of(path.read_bytes().decode("utf-8"), path.name, "plaintext"))
        check(document)
        drawn = sum(line.startswith("+=") for line in document.source.text.splitlines())
        assert sum(isinstance(block, Table) for block in document.blocks) >= drawn
