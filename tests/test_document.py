"""`Text`: readable words that know the characters they came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partybook.read.document import Cell, Mark, Table, Text, TextBuilder, join


def built() -> tuple[str, Text]:
    """'Foo bar & 1993' and 'x' on a second line, from markup with an entity and a date template."""
    source = "'''Foo   bar''' &amp; {{start date|1993}}<br> x"
    builder = TextBuilder()
    builder.add("Foo   bar", 3)
    builder.mark("bold", 0, len(builder))
    builder.add(" ", 15)
    builder.add("&", 16, 21)
    builder.add(" ", 21)
    at = len(builder)
    builder.add("1993", 22, 41)
    builder.mark("date", at, len(builder), "1993")
    builder.line(41)
    builder.add(" x", 45)
    return source, builder.build()


def quote(source: str, text: Text, start: int, end: int) -> str:
    low, high = text.span(start, end)
    return source[low:high]


def test_words_lead_back_to_their_characters() -> None:
    source, text = built()
    assert text.content == "Foo bar & 1993\nx"
    assert quote(source, text, 0, 3) == "Foo"
    assert quote(source, text, 4, 7) == "bar"
    assert quote(source, text, 8, 9) == "&amp;"
    assert quote(source, text, 11, 12) == "{{start date|1993}}"
    assert quote(source, text, 0, 14) == "Foo   bar''' &amp; {{start date|1993}}"


def test_a_slice_keeps_its_marks_and_its_way_back() -> None:
    source, text = built()
    piece = text.slice(4, 14)
    assert piece.content == "bar & 1993"
    assert quote(source, piece, 0, 3) == "bar"
    assert [(m.kind, piece.content[m.start : m.end]) for m in piece.marks] == [("bold", "bar"), ("date", "1993")]


def test_lines_are_the_items_of_a_list() -> None:
    source, text = built()
    assert [(line.content, quote(source, line, 0, 1)) for line in text.lines()] == [("Foo bar & 1993", "F"), ("x", "x")]


def test_join_puts_texts_on_lines_of_their_own() -> None:
    _, text = built()
    both = join(text.lines(), "\n")
    assert both.content == text.content
    assert list(both.lines())[1].span() == list(text.lines())[1].span()


PIECES = st.lists(
    st.tuples(st.sampled_from(["verbatim", "template", "line", "skip"]), st.text(max_size=8)), max_size=12
)


@given(PIECES)
def test_every_character_leads_into_the_source(pieces: list[tuple[str, str]]) -> None:
    source = "".join(text for _, text in pieces)
    builder, at = TextBuilder(), 0
    for kind, text in pieces:
        if kind == "verbatim":
            builder.add(text, at)
        elif kind == "template" and text:
            builder.add("7 / 9", at, at + len(text))
        elif kind == "line":
            builder.line(at)
        at += len(text)
    built = builder.build()
    assert built.content == built.content.rstrip()
    for position, character in enumerate(built.content):
        if character == "\n":
            continue
        low, high = built.span(position, position + 1)
        assert 0 <= low < high <= len(source)
        if high - low == 1 and source[low].isspace() is False and character not in "7 / 9":
            assert source[low] == character


@given(PIECES, st.integers(0, 40), st.integers(0, 40))
def test_a_slice_leads_where_the_whole_does(pieces: list[tuple[str, str]], start: int, end: int) -> None:
    builder, at = TextBuilder(), 0
    for _, text in pieces:
        builder.add(text, at)
        at += len(text)
    whole = builder.build()
    piece = whole.slice(start, end)
    assert piece.content == whole.content[start:end]
    for position in range(len(piece.content)):
        assert piece.span(position, position + 1) == whole.span(start + position, start + position + 1)


def test_a_cell_with_spans_stands_at_every_place_it_covers() -> None:
    wide = Cell(Text("a"), 0, 0, rowspan=2, colspan=2)
    table = Table((wide, Cell(Text("b"), 0, 2)), rows=2, columns=3, start=0, end=9, row_spans=((0, 4), (4, 9)))
    assert [[cell and cell.text.content for cell in row] for row in table.grid()] == [["a", "a", "b"], ["a", "a", None]]


def test_a_mark_of_no_width_stays_when_the_space_before_it_goes() -> None:
    builder = TextBuilder()
    builder.add("12 seats ", 0)
    builder.mark("reference", len(builder), value="first")
    builder.line(9)
    builder.add("lost ", 10)
    builder.mark("reference", len(builder), value="second")
    text = builder.build()
    assert text.content == "12 seats\nlost"
    assert [(m.start, m.end, m.value) for m in text.marks] == [(8, 8, "first"), (13, 13, "second")]


def test_marks_without_words_that_are_appended_stay_as_well() -> None:
    note = Text("", (), (Mark("note", 0, 0, "as a club"),))
    builder = TextBuilder()
    builder.add("Harmony ", 0)
    builder.extend(note)
    assert builder.build().marks == (Mark("note", 7, 7, "as a club"),)
