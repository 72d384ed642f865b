"""The geometry of rivers, lives, lifelines and parliaments: what must hold of any elections and any names."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from partybook.charts import hemicycle, lifelines, lineage, results
from partybook.charts.axis import YearScale, year_marks
from partybook.charts.facts import Party, Step, Tally
from partybook.charts.lettering import width_of
from partybook.charts.lifeline import Mark, flags
from partybook.charts.lives import lives_of
from partybook.charts.river.flow import OTHERS, flow_of
from partybook.charts.river.labels import MARGIN_LINE, beside, inside
from partybook.charts.river.layout import Frame, Layout, laid_out
from partybook.charts.river.order import ordered
from partybook.charts.river.picture import picture as river_picture
from partybook.charts.river.picture import river_of

NEAR = 1e-6

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "]]>",
        "\x00\x08\ufffe",
        "العدالة والتنمية",
        "自由民主党",
        "a" * 5000,
        "\u202eevil",
        "  ",
        "-->",
        '" onload="x',
    ],
)


@st.composite
def countries(draw: st.DrawFn) -> tuple[tuple[Tally, ...], dict[int, Party], tuple[Step, ...]]:
    """Some elections of some parties, whose shares are a hundred together or less, and some steps between parties."""
    numbers = list(range(1, draw(st.integers(1, 9)) + 1))
    whens = sorted(draw(st.sets(st.integers(0, 400), min_size=1, max_size=7)))
    tallies = []
    for when in whens:
        standing = draw(st.lists(st.sampled_from(numbers), unique=True, max_size=len(numbers)))
        weights = [draw(st.floats(0.01, 1.0)) for _ in standing]
        whole = draw(st.floats(5.0, 100.0)) / max(sum(weights), 1e-9)
        shares = tuple((party, weight * whole) for party, weight in zip(standing, weights, strict=True))
        absent = [party for party in numbers if party not in standing]
        allied = tuple((party, draw(st.sampled_from(standing))) for party in absent if standing and draw(st.booleans()))
        tallies.append(Tally(1900 + when / 4, str(1900 + when / 4), shares, (), allied))
    ends = st.sampled_from(numbers)
    steps = draw(st.lists(st.tuples(ends, ends, st.none() | st.floats(1890, 2010)), max_size=8))
    parties = {
        number: Party(
            number, draw(names), draw(st.sampled_from(["", "AB", "ق"])), place=draw(st.none() | st.floats(-3, 3))
        )
        for number in numbers
    }
    return tuple(tallies), parties, tuple(Step(a, b, "merger", when) for a, b, when in steps if a != b)


Country = tuple[tuple[Tally, ...], dict[int, Party], tuple[Step, ...]]


def laid(country: Country) -> tuple[list[int], Layout] | None:
    tallies, parties, steps = country
    flow = flow_of(tallies, parties, steps, threshold=3.0, most=6)
    if not flow.columns:
        return None
    order = ordered(flow)
    return order, laid_out(flow, order, Frame(20, 30, 800, 500))


@given(countries())
@settings(deadline=None, max_examples=150)
def test_bands_are_as_wide_as_their_share_and_do_not_overlap(country: Country) -> None:
    tallies, parties, steps = country
    flow = flow_of(tallies, parties, steps, threshold=3.0, most=6)
    made = laid(country)
    if made is None:
        return
    order, layout = made
    for place, column in enumerate(flow.columns):
        slots = [(layout.slots[party][place], column.sizes.get(party)) for party in order]
        for slot, size in slots:
            assert math.isclose(slot.bottom - slot.top, (size or 0.0) * layout.scale, abs_tol=NEAR)
            assert 30 - NEAR <= slot.top <= slot.bottom <= 500 + NEAR
        present = [slot for slot, size in slots if size is not None]
        assert all(one.bottom < other.top for one, other in pairwise(present))
        listed = sum(dict(next(t for t in tallies if t.when == column.when).shares).values())
        assert math.isclose(
            sum(column.sizes.values()), 100.0 if OTHERS in column.sizes and flow.whole else listed, abs_tol=0.06
        )


@given(countries())
@settings(deadline=None, max_examples=150)
def test_bands_do_not_overlap_between_elections_either(country: Country) -> None:
    """Bands that go on keep their order; only flows from one band to another cross."""
    made = laid(country)
    if made is None:
        return
    _, layout = made
    for gap in range(len(layout.xs) - 1):
        start, stop = layout.xs[gap] + layout.half[gap], layout.xs[gap + 1] - layout.half[gap + 1]
        going = [piece for piece in layout.pieces if len(piece.edges) == 2 and abs(piece.edges[0].x - start) < NEAR]
        for t in (0.0, 0.2, 0.5, 0.8, 1.0):
            ease = t * t * (3 - 2 * t)
            here = sorted(
                (a.top + (b.top - a.top) * ease, a.bottom + (b.bottom - a.bottom) * ease)
                for a, b in (piece.edges for piece in going)
            )
            assert all(one[1] <= other[0] + NEAR for one, other in pairwise(here))
        assert all(piece.edges[1].x <= stop + NEAR for piece in going)


@given(countries())
@settings(deadline=None, max_examples=150)
def test_flows_fill_bands_and_no_more(country: Country) -> None:
    tallies, parties, steps = country
    flow = flow_of(tallies, parties, steps, threshold=3.0, most=6)
    for place, column in enumerate(flow.columns):
        for party, size in column.sizes.items():
            leaving = [link.at_left for link in flow.links if link.left == place and link.origin == party]
            coming = [link.at_right for link in flow.links if link.left == place - 1 and link.destination == party]
            assert not leaving or math.isclose(sum(leaving), size, rel_tol=1e-9)
            assert not coming or math.isclose(sum(coming), size, rel_tol=1e-9)


@given(countries(), st.sampled_from([280, 400, 960]))
@settings(deadline=None, max_examples=100)
def test_names_stand_inside_their_bands_and_apart(country: Country, width: int) -> None:
    tallies, parties, steps = country
    if not any(tally.shares for tally in tallies):
        return
    river = river_of("Freedonia", tallies, parties, steps, width, 60)
    for one, other in combinations(river.names, 2):
        (left, top, right, bottom), (left2, top2, right2, bottom2) = one.box, other.box
        assert right <= left2 or right2 <= left or bottom <= top2 + NEAR or bottom2 <= top + NEAR, (one, other)
    for label in river.names:
        left, top, right, bottom = label.box
        assert label.size >= 9.0
        under = [edge for run in river.layout.samples[label.party] for edge in run if left <= edge.x <= right]
        assert all(edge.top <= top + 0.2 and bottom <= edge.bottom + 0.2 for edge in under)
        assert river.frame.left - 30 <= left and right <= width


@given(countries(), st.sampled_from([280, 960]))
@settings(deadline=None, max_examples=60)
def test_rivers_of_any_names_are_well_formed_and_harmless(country: Country, width: int) -> None:
    tallies, parties, steps = country
    if not any(tally.shares for tally in tallies):
        return
    made = river_picture("<b>&]]>\x07", "parliament", tallies, parties, steps, width)
    assert made == river_picture("<b>&]]>\x07", "parliament", tallies, dict(reversed(parties.items())), steps, width)
    check_picture(made)


def check_picture(made: str) -> ElementTree.Element:
    """Well-formed, titled, and nothing in it that runs or fetches."""
    root = ElementTree.fromstring(made)
    assert root.get("role") == "img"
    kinds = [element.tag.rpartition("}")[2] for element in root]
    assert kinds[:2] == ["title", "desc"]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("aria-labelledby") == f"{ids[0]} {ids[1]}"
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        assert kind in {
            "svg",
            "title",
            "desc",
            "rect",
            "g",
            "path",
            "line",
            "text",
            "tspan",
            "circle",
            "linearGradient",
            "stop",
        }
        for name, value in element.attrib.items():
            assert not name.startswith("on") and "href" not in name and name != "style"
            assert "javascript" not in value.lower() or kind in {"title", "desc"}
            assert "url(" not in value or value.startswith("url(#")
        if kind == "text":
            assert float(element.get("font-size", "0")) >= 9.0
    return root


@given(st.lists(st.floats(0, 500), max_size=20), st.floats(200, 500))
def test_names_in_the_margin_keep_their_order_and_a_line_between_them(heights: list[float], bottom: float) -> None:
    ends = [(number, "x", height) for number, height in enumerate(sorted(heights))]
    found = beside(ends, 0.0, bottom)
    line = min(MARGIN_LINE, bottom / max(len(ends), 1))
    assert all(other - one >= line - NEAR for one, other in pairwise(found))
    assert all(line / 2 - NEAR <= y <= bottom - line / 2 + NEAR for y in found)


lived = st.builds(
    lambda number, first, years, seen: Party(number, f"Party {number} " * (number % 5 + 1), "P", "", None, first, None if years < 0 else first + years, seen),
    st.integers(1, 400), st.integers(1850, 2000), st.integers(-5, 60), st.none() | st.integers(1900, 2024),
)  # fmt: skip


@given(st.lists(lived, min_size=1, max_size=40, unique_by=lambda party: party.party), st.sampled_from([280, 960]))
@settings(deadline=None)
def test_lives_in_one_row_do_not_touch(found: list[Party], width: int) -> None:
    parties = {party.party: party for party in found}
    names = {party.party: (party.name, party.short) for party in found}
    bars = lifelines.placed(lives_of(parties, ()).values(), names, YearScale(1850, 2030, 16, width - 76))
    assert {bar.life.party for bar in bars} == set(parties)
    for one, other in combinations(bars, 2):
        if one.row == other.row:
            assert one.until < other.since or other.until < one.since
    for bar in bars:
        wide = width_of(bar.words, 10.5)
        assert bar.name_left >= bar.right or bar.name_left + wide <= bar.left
    check_picture(lifelines.picture("Freedonia", parties, (), width))


marks = st.builds(
    lambda when, words: Mark(when, str(int(when)), words),
    st.floats(1900, 2000),
    st.text("ab ", min_size=1, max_size=40),
)


@given(st.lists(marks, max_size=15))
def test_words_of_a_lifeline_touch_neither_each_other_nor_another_ones_line(found: list[Mark]) -> None:
    made = flags(found, YearScale(1900, 2000, 20, 700), 940)
    assert len(made) == len(found)
    for one, other in combinations(made, 2):
        if one.lane == other.lane:
            assert one.until <= other.x or other.until <= one.x
        low, high = sorted((one, other), key=lambda flag: flag.lane)
        assert not low.x < high.x < low.until - 10 or low.lane == high.lane


@given(st.lists(st.integers(1, 300), min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_a_parliament_has_all_its_seats_apart_and_each_party_one_sector(numbers: list[int]) -> None:
    made, half = hemicycle.seats(list(enumerate(numbers)))
    assert [sum(seat.party == party for seat in made) for party in range(len(numbers))] == numbers
    angles = [[math.atan2(seat.y, seat.x) for seat in made if seat.party == party] for party in range(len(numbers))]
    assert all(min(one) >= max(other) - NEAR for one, other in pairwise(angles))
    if len(made) <= 200:
        assert all(math.dist((a.x, a.y), (b.x, b.y)) >= 1.4 * half for a, b in combinations(made, 2))


@given(st.lists(st.tuples(st.floats(0, 900), st.integers(1800, 2024)), max_size=30))
def test_years_on_an_axis_do_not_touch(places: list[tuple[float, int]]) -> None:
    kept = year_marks(places, 10.0)
    assert all(other[0] - one[0] >= width_of("2000", 10.0) for one, other in pairwise(kept))


def test_a_merger_and_a_splinter_flow() -> None:
    """Two of 30 and 10 merge into one of 44; of one of 60 a splinter of 6 parts."""
    tallies = (
        Tally(1990, "1990", ((1, 30.0), (2, 10.0), (3, 60.0))),
        Tally(1994, "1994", ((4, 44.0), (3, 50.0), (5, 6.0))),
    )
    parties = {number: Party(number, f"P{number}") for number in range(1, 6)}
    steps = (Step(1, 4, "merger", 1992), Step(2, 4, "merger", 1992), Step(3, 5, "secession"))
    flow = flow_of(tallies, parties, steps, threshold=3.0, most=9)
    found = {(link.origin, link.destination): (round(link.at_left, 6), round(link.at_right, 6)) for link in flow.links}
    assert found == {
        (1, 4): (30.0, 33.0),
        (2, 4): (10.0, 11.0),
        (3, 3): (round(60 * 50 / 56, 6), 50.0),
        (3, 5): (round(60 * 6 / 56, 6), 6.0),
    }


def test_steps_that_elections_do_not_bear_out_are_not_drawn() -> None:
    """Both parties stand before and after: nobody ends and nobody begins. And one dated thirty years off."""
    tallies = tuple(Tally(year, str(year), ((1, 50.0), (2, 50.0))) for year in (1990, 1994, 1998))
    parties = {1: Party(1, "A"), 2: Party(2, "B")}
    flow = flow_of(tallies, parties, (Step(1, 2, "transfer", 1992),), threshold=3.0, most=9)
    assert all(link.origin == link.destination for link in flow.links)
    ends = (Tally(1990, "1990", ((1, 100.0),)), Tally(1994, "1994", ((2, 100.0),)))
    flow = flow_of(ends, parties, (Step(1, 2, "succession", 1960),), threshold=3.0, most=9)
    assert flow.links == ()


def test_a_party_flows_into_the_alliance_it_stood_for_and_back() -> None:
    tallies = (
        Tally(1990, "1990", ((1, 60.0), (2, 40.0))),
        Tally(1994, "1994", ((1, 100.0),), (), ((2, 1),)),
        Tally(1998, "1998", ((1, 55.0), (2, 45.0))),
    )
    flow = flow_of(tallies, {1: Party(1, "A"), 2: Party(2, "B")}, (), threshold=3.0, most=9)
    kinds = {(link.left, link.origin, link.destination): link.kind for link in flow.links}
    assert kinds[0, 2, 1] == "alliance" and kinds[1, 1, 2] == "alliance"


def test_small_parties_are_the_others_and_what_is_unknown_is_nobody() -> None:
    shares = ((1, 50.0), (2, 30.0), *((number, 2.0) for number in range(3, 8)))
    parties = {number: Party(number, f"P{number}") for number in range(1, 8)}
    flow = flow_of((Tally(1990, "1990", shares),), parties, (), threshold=3.0, most=9)
    assert flow.columns[0].sizes == {1: 50.0, 2: 30.0, OTHERS: 20.0}
    assert flow.folded == (3, 4, 5, 6, 7)
    flow = flow_of((Tally(1990, "1990", ((1, 6.3),)),), parties, (), threshold=3.0, most=9)
    assert flow.columns[0].sizes == {1: 6.3} and not flow.whole


def test_left_stands_above_right() -> None:
    shares = tuple((number, 25.0) for number in (1, 2, 3, 4))
    places = {1: 2.0, 2: -3.0, 3: 0.0, 4: None}
    parties = {number: Party(number, f"P{number}", place=place) for number, place in places.items()}
    flow = flow_of((Tally(1990, "1990", shares),), parties, (), threshold=3.0, most=9)
    assert ordered(flow) == [2, 3, 4, 1]


def test_a_renamed_party_has_the_name_of_the_time() -> None:
    tallies = tuple(Tally(year, str(year), ((1, 100.0),)) for year in range(1950, 2010, 5))
    parties = {1: Party(1, "Liberals", renamed=((0.0, "People's Party"), (1990.0, "Liberals")))}
    flow = flow_of(tallies, parties, (), threshold=3.0, most=9)
    layout = laid_out(flow, [1], Frame(0, 0, 900, 300))
    found = inside(parties, layout.samples, [(layout.xs[0], 1950.0), (layout.xs[-1], 2005.0)])
    assert [label.words for label in found] == ["People's Party", "Liberals"]
    assert found[0].box[2] <= layout.xs[8] <= found[1].box[0] + NEAR


def test_a_lineage_keeps_kin_together() -> None:
    parties = {number: Party(number, f"P{number}", first=1900 + number, ended=1990) for number in range(1, 7)}
    rows = lineage.rows_of(1, parties, (Step(1, 6, "secession", 1950), Step(2, 5, "secession", 1950)))
    assert abs(rows.row[1] - rows.row[6]) == 1 and abs(rows.row[2] - rows.row[5]) == 1


def test_results_of_a_party_are_its_own() -> None:
    tallies = (Tally(1990, "1990", ((1, 30.0), (2, 70.0)), ((1, 3.0),), (), 10.0), Tally(1994, "1994", ((2, 70.0),)))
    found = results.results_of(1, {"parliament": tallies, "european": (Tally(1992, "1992"),)})
    assert list(found) == ["parliament"] and [(row.share, row.seats) for row in found["parliament"]] == [(30.0, 3.0)]
