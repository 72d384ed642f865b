"""Pictures as of a date, and lines that pause where nothing was elected for long."""

from __future__ import annotations

from xml.etree import ElementTree

from partybook.charts.axis import interruptions
from partybook.charts.facts import Party, Span, Step, Tally
from partybook.charts.from_book import Country
from partybook.charts.leaders import picture as leaders_picture
from partybook.charts.lifeline import Mark
from partybook.charts.lifeline import picture as lifeline_picture
from partybook.charts.river.flow import OTHERS, flow_of
from partybook.charts.river.order import ordered
from partybook.charts.river.picture import river_of
from partybook.charts.until import country_until, last_moment, party_until, spans_until
from partybook.model import PartialDate

OLD = Party(1, "Old Front", first=1900, ended=1950, last_seen=1950, renamed=((0.0, "Front"), (1930.5, "Old Front")))
NEW = Party(2, "New Front", first=1948)


def test_a_date_ends_with_its_last_day() -> None:
    assert last_moment(None) is None
    year, month = last_moment(PartialDate("1920")), last_moment(PartialDate("1920-06"))
    assert year is not None and month is not None
    assert 1920.99 < year <= 1921.01 and 1920.45 < month < 1920.55


def test_who_existed_then_goes_on_and_has_no_later_name() -> None:
    then = party_until(OLD, 1920.5)
    assert (then.first, then.ended, then.last_seen, then.renamed) == (1900, None, 1920, ((0.0, "Front"),))
    assert party_until(OLD, 1960) == OLD


def test_a_country_as_of_a_date_has_neither_later_elections_nor_later_parties() -> None:
    tallies = tuple(Tally(when, str(when), ((1, 60.0), (2, 40.0))) for when in (1920.5, 1949.5))
    whole = Country("Ruritania", {1: OLD, 2: NEW}, {"parliament": tallies}, (Step(1, 2, "secession", 1948.0),))
    then = country_until(whole, 1930)
    assert [tally.when for tally in then.elections["parliament"]] == [1920.5]
    assert then.parties.keys() == {1, 2}  # a source counts the second already: it stood, whatever its beginning
    assert then.steps == ()
    assert country_until(whole, 1910).elections == {}
    assert country_until(whole, 1910).parties.keys() == {1}


def test_who_led_then_still_leads() -> None:
    led = [Span("Ann", 1900.0, 1935.0, "1900 – 1935"), Span("Bo", 1935.0, None, "1935 –")]
    (ann,) = spans_until(led, 1920)
    assert (ann.words, ann.end, ann.label) == ("Ann", None, "1900 –")


def test_a_row_of_years_pauses_where_they_are_unusually_far_apart() -> None:
    assert interruptions([1919, 1920, 1924, 1928, 1932, 1933, 1949, 1953]) == {5}
    assert interruptions([1950, 1960, 1970, 1980]) == set()
    assert interruptions([]) == interruptions([1990]) == set()


def test_a_lifeline_begins_at_the_day_it_was_founded() -> None:
    made = lifeline_picture(NEW, [Mark(1948.9, "1948-11-27", "founded"), Mark(1960.5, "1960", "banned")], 960)
    drawn = list(ElementTree.fromstring(made).iter())
    bar = next(one for one in drawn if one.get("rx") and one.get("x"))
    mark = next(one for one in drawn if one.tag.endswith("circle"))
    assert bar.get("x") == mark.get("cx")


def test_those_without_a_party_are_others() -> None:
    parties = {1: OLD, 3: Party(3, "Independents", nobody=True)}
    tallies = [Tally(1920.0, "1920", ((1, 60.0), (3, 40.0))), Tally(1924.0, "1924", ((1, 70.0), (3, 30.0)))]
    flow = flow_of(tallies, parties, [], threshold=2.5, most=28)
    assert dict(flow.columns[0].sizes) == {1: 60.0, OTHERS: 40.0}


def test_a_name_reaches_into_the_flow_its_band_goes_over_to() -> None:
    parties = {1: Party(1, "Rose", "R"), 2: Party(2, "Lily", "L")}
    tallies = [Tally(1920.0, "1920", ((1, 100.0),)), Tally(1924.0, "1924", ((2, 100.0),))]
    river = river_of("Ruritania", tallies, parties, [Step(1, 2, "succession", 1922.0)], 960, 40)
    assert ordered(river.flow) == list(river.order)
    assert {label.party for label in river.names} == {1, 2}
    for label in river.names:
        left, top, right, bottom = label.box
        assert river.frame.left - 2 <= left < right <= river.frame.right + 2
        assert river.frame.top - 2 <= top < bottom <= river.frame.bottom + 2


def test_a_leader_whose_end_nobody_gives_does_not_lead_until_today() -> None:
    led = [Span("Ann", 1904.0, None, "1904 –"), Span("Bo", 2005.0, None, "2005 –")]
    drawn = ElementTree.fromstring(leaders_picture("Rose", led, "#ff0000", 2022.0, 960))
    ann, bo = (one for one in drawn.iter() if one.get("fill-opacity"))
    assert float(ann.get("width", 0)) == 24
    assert float(bo.get("width", 0)) > 50
