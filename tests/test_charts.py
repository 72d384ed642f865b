"""Pictures of a book: every kind is drawn, says what it shows, and stays harmless whatever names are in the book."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from partybook.charts import canvas, colour
from partybook.charts.catalog import KINDS, draw
from partybook.charts.seats import Contest, Won
from partybook.charts.shares import picture as shares_picture
from partybook.datasets import read_dataset
from partybook.errors import InvalidValue, UnknownParty
from partybook.parties import Parties, refresh
from partybook.store import Book, open_book
from partybook.store.dataset_rows import record_dataset
from tests.dataset_files import PARLGOV, write
from tests.test_charts_river import check_picture
from tests.test_cli import run
from tests.test_parties import full

SUBJECTS = {"country": "Sweden", "party": "parlgov:10", "election": "Sweden 1936-09-20 parliament"}

HOSTILE = "</text><script>alert(1)</script>]]>&\u202e\"' onload="


def words_of(picture: str) -> list[str]:
    root = ElementTree.fromstring(picture)
    return ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text")]


def hostile(tmp_path: Path) -> Book:
    """The datasets of the other tests, their names those of an attacker."""
    party = PARLGOV["party.csv"].replace("Free-minded Association", "x" * 20000).replace("Left Society", "العدالة")
    party = party.replace("Liberal Party", '"' + HOSTILE.replace('"', '""') + '"').replace(
        "Right Party", "<b onload=x>]]></b>"
    )
    path = write(tmp_path / "parlgov", PARLGOV | {"party.csv": party})
    book = open_book(tmp_path / "h.sqlite")
    record_dataset(book, lambda: read_dataset("parlgov", path))
    refresh(book)
    return book


@pytest.mark.parametrize("width", [280, 960])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "leaders"])
def test_every_kind_is_drawn(tmp_path: Path, kind: str, width: int) -> None:
    with full(tmp_path) as book:
        made = draw(book, kind, SUBJECTS[KINDS[kind].about], width=width)
        root = check_picture(made)
        assert root.get("width") == str(width)
        assert draw(book, kind, SUBJECTS[KINDS[kind].about], width=width) == made


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "leaders"])
def test_hostile_names_do_no_harm(tmp_path: Path, kind: str) -> None:
    with hostile(tmp_path) as book:
        check_picture(draw(book, kind, SUBJECTS[KINDS[kind].about]))


def test_pictures_carry_the_numbers_of_parties(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        number = Parties(book).find("parlgov:10").party
        for kind in ("river", "lifelines", "lineage", "hemicycle", "shares"):
            assert f'data-party="{number}"' in draw(book, kind, SUBJECTS[KINDS[kind].about]), kind
        assert draw(book, "results", number) == draw(book, "results", "parlgov:10")


def test_a_river_flows_through_a_merger(tmp_path: Path) -> None:
    """Two parties of 1932 become one in 1934, which stands in 1936; the Right Party has a seat-less list then."""
    with full(tmp_path) as book:
        made = draw(book, "river", "sweden")
        assert "Free-minded Association → People's Party: merger 1934-08-05" in made
        assert "Sweden: parties in parliamentary elections, 1932–1936" in words_of(made)


def test_pictures_say_why_they_cannot_be_drawn(tmp_path: Path) -> None:
    with full(tmp_path) as book:
        for kind, subject, said in (
            ("cake", "Sweden", "is no kind of picture; there are river"),
            ("river", "Narnia", "has no party of 'Narnia'"),
            ("river", "Norway", "no results of elections of Norway"),
            ("leaders", "parlgov:10", "no source names a leader of"),
            ("hemicycle", "Sweden 1999", "no election is called 'Sweden 1999'"),
            ("results", "parlgov:14", "has no results"),
        ):
            with pytest.raises(InvalidValue, match=said):
                draw(book, kind, subject)
        with pytest.raises(InvalidValue, match="280 to 4000"):
            draw(book, "river", "Sweden", width=10)
        with pytest.raises(UnknownParty):
            draw(book, "lineage", "Nobody's Party")


def test_a_document_alone_has_its_party_s_river(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(
        "= Rose Party =\n- Country: Freedonia\n- Founded: 1990\n- Leader: Ann Lee\n\nIn the 1994 parliamentary election"
        " the party won 6.3% of the vote.\nIn the 1998 parliamentary election the party won 2.1% of the vote.\n",
        "utf-8",
    )
    book = str(tmp_path / "b.sqlite")
    assert run("--book", book, "read", str(source)).returncode == 0
    made = run("--book", book, "chart", "river", "Freedonia")
    assert made.returncode == 0, made.stderr
    assert "6.3 %" in words_of(made.stdout) and "Rose Party 2.1 %" in words_of(made.stdout)
    assert any("other parties are not shown" in words for words in words_of(made.stdout))
    led = run("--book", book, "chart", "leaders", "Rose Party")
    assert "Ann Lee" in " ".join(words_of(led.stdout))


def test_the_command_writes_what_the_file_s_name_says(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    full(tmp_path).close()
    book = str(tmp_path / "b.sqlite")
    for form, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        path = tmp_path / f"river.{form}"
        made = run("--book", book, "chart", "river", "Sweden", "-o", str(path))
        assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
        assert path.read_bytes().startswith(start)


def test_the_command_s_errors_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full(tmp_path).close()
    book = str(tmp_path / "b.sqlite")
    made = run("--book", book, "chart", "river", "Sweden", "-o", str(tmp_path / "x.gif"))
    assert made.returncode == 1 and made.stderr.count("\n") == 1 and "end it in .svg, .png or .pdf" in made.stderr
    made = run("--book", book, "chart", "river", "Sweden", "-o", str(tmp_path / "none" / "x.svg"))
    assert made.returncode == 1 and "cannot be written: No such file" in made.stderr
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    made = run("--book", book, "chart", "river", "Sweden", "--format", "png")
    assert made.returncode == 2 and "PNG needs vl-convert-python: pip install 'partybook[charts]'" in made.stderr


def test_shares_add_small_parties_up() -> None:
    won = tuple(Won(number, f"P{number}", share=5.0, seats=5.0) for number in range(1, 21))
    made = shares_picture(Contest("E", "s", won, 100.0), 960)
    assert "5 others" in words_of(made) and "25.0 %, 25 seats" in words_of(made)


@pytest.mark.parametrize(
    ("said", "means"),
    [("#F00", "#ff0000"), ("#1F40DD", "#1f40dd"), ("Deep sky blue", "#00bfff"), ("RED", "#ff0000"), ("Democratic", ""), ("#12", "")],
)  # fmt: skip
def test_colours_as_sources_write_them(said: str, means: str) -> None:
    assert colour.parsed(said) == means


def test_contrast_is_that_of_the_guideline() -> None:
    """The examples of WCAG's own calculators: black on white is 21, #767676 on white 4.54."""
    assert round(colour.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colour.contrast("#767676", "#ffffff"), 2) == 4.54


def test_colours_stay_visible_and_neighbours_differ() -> None:
    wanted = {1: "#ffff05", 2: "#ffffee", 3: "#ff0000", 4: "#fe0101", 5: "", 6: ""}
    made = colour.assigned(wanted, [1, 2, 3, 4, 5, 6], {4: [3], 3: [4]})
    assert all(colour.contrast(one, "#ffffff") >= 1.35 for one in made.values())
    assert all(colour.contrast(colour.outline(one), "#ffffff") >= 3 for one in made.values())
    assert colour.distance(made[3], made[4]) >= 0.09
    assert made[3] == "#ff0000" and made[5] != made[6]


def test_the_palette_can_be_told_apart_in_lightness_or_hue() -> None:
    made = colour.assigned({}, list(range(1, 22)))
    assert len(set(made.values())) == 21


def test_words_of_other_scripts_run_their_way() -> None:
    assert 'direction="rtl"' in canvas.text("حزب العدالة", 5, 5)
    assert 'text-anchor="end"' in canvas.text("חזית", 5, 5) and "rtl" not in canvas.text("Дума", 5, 5)
    assert canvas.cleaned("a\u202eb\x00c\n d" + "x" * 300) == "abc d" + "x" * 194 + "…"
