"""Infobox fields to statements: how people fill them in, and what a careful reader takes from that.

The values are our own, after facts of real parties, in the spelling of infobox parameters (flattened where templates
nest) or of labels that readers see.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.extract.context import Context
from partybook.extract.fields import read_fields
from partybook.extract.fields.labels import find_label
from partybook.model import Mention, Source
from partybook.read.document import Document, Field, Infobox, Mark, Text
from partybook.read.flattened import read_record
from partybook.terms import load, properties
from tests.corpora import corpus
from tests.documents import text_at

SUBJECT = Mention("Example Party")


def box(**fields: str) -> Context:
    """What the fields of one box say; "_" in a name stands for a space where a label is displayed."""
    return extracted(json.dumps({"wikipedia_data": {"label": "Example Party", "infobox": fields}}), SUBJECT)


def extracted(line: str, subject: Mention | None) -> Context:
    document = read_record(line, "test.jsonl")
    context = Context(document, subject)
    for block in document.blocks:
        assert isinstance(block, Infobox)
        read_fields(context, block)
    return context


def facts(context: Context, property: str = "") -> list[tuple[Any, ...]]:
    """Statements as (property, value, qualifiers), qualifiers as text, without those that only repeat the label."""
    return [
        (s.property, str(s.value), {key: str(value) for key, value in s.qualifiers})
        for s in context.statements
        if not property or s.property == property
    ]


def values(context: Context, property: str) -> list[str]:
    return [value for _, value, _ in facts(context, property)]


def codes(context: Context) -> list[str]:
    return [remark.code for remark in context.remarks]


DATES = [
    ("{{ublist\n | |start date|1931|\n | |start date|2019|efn|Refounded|}} {{start date|1931}} {{start date|2019}} {{efn|Refounded}}",
     [("1931", {}), ("2019", {"note": "Refounded"})]),
    ("{{start date|df|=|1990|05|27}}", [("1990-05-27", {})]),
    ("25–27 {{start date and age|df|=|y|1909|05}}", [("1909-05-25/1909-05-27", {})]),
    ("24– {{start date|1962|11|25|df|=|yes}}", [("1962-11-24/1962-11-25", {})]),
    ("30–31 December 1917", [("1917-12-30/1917-12-31", {})]),
    ("1891/1893", [("1891", {"note": "alternative"}), ("1893", {"note": "alternative"})]),
    ("'''Current:'''<br>28 June 2002 <br>'''Original:'''<br>28 June 1896",
     [("2002-06-28", {}), ("1896-06-28", {"of": "Original"})]),
    ("1916 (de facto)<br/>31 July 1931 (de jure)", [("1916", {"note": "de facto"}), ("1931-07-31", {"note": "de jure"})]),
    ("1930s", [("193X", {})]),
    ("past 2006", [("2006/..", {})]),
    ("14 July 1889 (as a club), 1 May 1893 (as a party)",
     [("1889-07-14", {"note": "as a club"}), ("1893-05-01", {"note": "as a party"})]),
    ("{{circa|1857}}", [("1857~", {})]),
    ("1979 or 1980", [("1979", {}), ("1980", {})]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), DATES)
def test_each_date_of_a_value_is_a_statement_with_its_remark(
    raw: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert [(value, pairs) for _, value, pairs in facts(box(foundation=raw))] == expected


def test_a_branch_in_a_footnote_tells_two_dissolutions_apart() -> None:
    raw = (
        "{{plainlist|\n* [[Merger||end date|1946|04|21|]]|efn|(East)|\n* |nowrap|end date|1956|08|17|efn|(West)|\n| junk |=| v}}"
        " {{end date|1946|04|21}} ]] {{efn|(East)}} * {{nowrap|end date|1956|08|17|efn|(West)}} {{end date|1956|08|17}} {{efn|(West)}}"
    )  # fmt: skip
    context = box(dissolved=raw)
    assert [(v, q["note"]) for _, v, q in facts(context)] == [("1946-04-21", "East"), ("1956-08-17", "West")]
    assert "unread-field" in codes(context)


def test_a_month_that_a_template_gives_is_no_range_of_years() -> None:
    context = box(foundation="{{start date|df|=|yes|2005|10}}")
    assert (facts(context), codes(context)) == ([("founded", "2005-10", {})], [])


def test_a_field_swallowed_by_an_unclosed_template_is_recovered() -> None:
    raw = (
        "{{ublist\n | |end date|1969|09|08|\n | |end date|1980|10|27|efn|Banned|\n | ideology |=| |ublist\n | [[Liberalism]]|\n|"
        "\n| headquarters |=| Seoul}} {{end date|1969|09|08}} {{end date|1980|10|27}} {{efn|Banned}} {{ublist\n | [[Liberalism]]}}"
    )
    context = box(dissolved=raw)
    assert facts(context, "dissolved") == [
        ("dissolved", "1969-09-08", {}),
        ("dissolved", "1980-10-27", {"note": "Banned"}),
    ]
    assert values(context, "ideology") == ["Liberalism"]
    assert values(context, "headquarters") == ["Seoul"]
    assert [s.code for s in context.document.skipped] == ["swallowed-field"] * 2


def test_a_value_of_the_wrong_kind_says_so_and_states_nothing() -> None:
    context = box(dissolved="[[Petru Someone]]")
    assert facts(context) == []
    assert codes(context) == ["wrong-kind"]


def test_two_names_for_one_field_keep_only_what_is_a_date() -> None:
    context = box(foundation="19", founded="{{start date |2018|02|28}}")
    assert facts(context) == [("founded", "2018-02-28", {})]
    assert codes(context) == ["wrong-kind"]


def test_a_value_kept_on_another_page_states_nothing() -> None:
    context = box(foundation="{{Political party data|foundation date}}")
    assert facts(context) == []
    assert [s.code for s in context.document.skipped] == ["data-elsewhere"]


COUNTS = [
    ("{{increase}} 152.902 (2014)", [("152902", {"date": "2014", "trend": "up"})]),
    ("{{increase}} 27 461", [("27461", {"trend": "up"})]),
    ("{{plainlist|\n* Fewer than 60 (1920)\n* 8.5&nbsp;million (1945)}}", [("<60", {"date": "1920"}), ("8500000", {"date": "1945"})]),
    ("~7,000", [("~7000", {})]),
    ("2,605 (12th)", [("2605", {})]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), COUNTS)
def test_members_are_counted_with_date_and_trend(raw: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert [(value, pairs) for _, value, pairs in facts(box(membership=raw), "membership")] == expected


def test_the_year_of_a_count_may_stand_in_its_own_field() -> None:
    assert facts(box(membership="13,000", membership_year="2017")) == [("membership", "13000", {"date": "2017"})]


def test_claimed_members_are_claimed() -> None:
    assert [s.certainty for s in box(membership="140,000 (claimed, 2008)").statements] == ["claimed"]


def test_a_list_of_parties_is_no_count_of_members() -> None:
    context = box(membership="[[Pan-Malaysian Islamic Party]] (PAS)<br>[[Semangat 46]] (S46)")
    assert [(str(s.subject), s.property, str(s.value)) for s in context.statements] == [
        ("Pan-Malaysian Islamic Party", "member_of", "Example Party"),
        ("Semangat 46", "member_of", "Example Party"),
    ]
    assert codes(context) == ["not-a-count"]


SEATS = [
    ("{{Composition bar|0|HOL|TOTAL|hex|=|#F6CB2F}} {{HOL|TOTAL}}", ("undated", {"seats": "0"})),
    ("{{Composition bar|7|124|hex|=|#F00}} (1955)", ("1955", {"seats": "7", "seats_total": "124"})),
    ("4 / 545", ("undated", {"seats": "4", "seats_total": "545"})),
    ("31 (20 July 1999)", ("1999-07-20", {"seats": "31"})),
]


@pytest.mark.parametrize(("raw", "expected"), SEATS)
def test_seats_are_a_result_dated_only_when_the_text_dates_it(raw: str, expected: tuple[str, dict[str, str]]) -> None:
    value, pairs = expected
    context = box(seats1=raw, seats1_title="Seats in the [[Lower House]]")
    assert facts(context) == [("election_result", value, {**pairs, "office": "Lower House"})]


def test_a_title_may_repeat_itself_and_leave_brackets_behind() -> None:
    title = "{{nowrap|[[Towns|Local Parliaments |small|(2020)|]]}} {{small|(2020)}} ]]"
    context = box(seats2="{{Composition bar|1|30}}", seats2_title=title)
    [(_, value, pairs)] = facts(context)
    assert (value, pairs["office"]) == ("2020", "Local Parliaments (2020)")


PEOPLE = [
    ("{{ubli|[[Menachem Begin]] (1948–1951)|[[Aryeh Ben-Eliezer]] (''acting'' 1951-1952)|Menachem Begin (1952-1983)}}",
     [("Menachem Begin", "1948", "1951"), ("Aryeh Ben-Eliezer", "1951", "1952"), ("Menachem Begin", "1952", "1983")]),
    ("[[Iuliu Maniu]] (1926–1931, 1932–1933, 1937–1947)<br />[[Ion Mihalache]] (1931–1932, 1935–1937)",
     [("Iuliu Maniu", "1926", "1931"), ("Iuliu Maniu", "1932", "1933"), ("Iuliu Maniu", "1937", "1947"),
      ("Ion Mihalache", "1931", "1932"), ("Ion Mihalache", "1935", "1937")]),
    ("[[Rudolf Virchow]]<br>(1884–1893)", [("Rudolf Virchow", "1884", "1893")]),
    ("[[Dolors Camats]] and [[Joan Herrera]] (national coordinators)", [("Dolors Camats", "", ""), ("Joan Herrera", "", "")]),
    ("Hall Smith, Jr., Ann Lee", [("Hall Smith, Jr.", "", ""), ("Ann Lee", "", "")]),
    ("Nguyen Tho, chairman", [("Nguyen Tho", "", "")]),
    ("Chlodwig zu Hohenlohe (since 1871)", [("Chlodwig zu Hohenlohe", "1871", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), PEOPLE)
def test_each_time_in_office_is_a_statement(raw: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(v, q.get("start", ""), q.get("end", "")) for _, v, q in facts(box(leader=raw), "leader")]
    assert found == expected


def test_the_title_field_is_the_role() -> None:
    context = box(leader1_title="[[General Secretary]]", leader1_name="Ken O'Connell", general_secretary="Ann Lee")
    assert [(v, q["role"]) for _, v, q in facts(context)] == [
        ("Ken O'Connell", "General Secretary"),
        ("Ann Lee", "General secretary"),
    ]


def test_vacant_is_said_not_stated() -> None:
    assert codes(box(leader="''Vacant''")) == ["says-none"]


def test_a_claimed_predecessor_is_claimed() -> None:
    context = box(
        predecessor="[[Conservative Party (Romania, 1880–1918)|Conservative Party]] (claimed, not legal predecessor)"
    )
    [statement] = context.statements
    assert (str(statement.value), statement.certainty) == ("Conservative Party", "claimed")
    assert str(statement.qualifier("note")) == "claimed, not legal predecessor"
    assert isinstance(statement.value, Mention)
    assert statement.value.link == "Conservative Party (Romania, 1880–1918)"


LISTS = [
    ("merger", "[[New Horizons]] and [[European Democracy|EvroDi]]", ["New Horizons", "EvroDi"]),
    ("merger", "Agrarian Party, Popular Freedom Alliance", ["Agrarian Party", "Popular Freedom Alliance"]),
    ("merger", "{{ubl|[[A Party]]|[[B Party]]}}", ["A Party", "B Party"]),
    ("merger", "* [[A Party]]\n* [[B Party]]", ["A Party", "B Party"]),
    ("split", "[[Christian Social Union in Bavaria]] · [[Centre Party]]", ["Christian Social Union in Bavaria", "Centre Party"]),
    ("split", "[[Independent Smallholders, Agrarian Workers and Civic Party]]", ["Independent Smallholders, Agrarian Workers and Civic Party"]),
    ("predecessor", "Party of Freedom and Justice", ["Party of Freedom and Justice"]),
    ("ideology", "[[Liberalism]]; [[Federalism]]<br>Progressivism", ["Liberalism", "Federalism", "Progressivism"]),
    ("position", "[[Centre-left politics|Centre-left]] to [[left-wing]]", ["Centre-left to left-wing"]),
    ("colours", "Orange, Grey", ["Orange", "Grey"]),
    ("abbreviation", "OPZZh or OPFL", ["OPZZh", "OPFL"]),
    ("newspaper", "New Age (English),; Mukti (Hindi)", ["New Age", "Mukti"]),
    ("headquarters", "44 [[Parnell Square]]<br>[[Dublin]]", ["44 Parnell Square, Dublin"]),
    ("headquarters", "[[Tirana]], Albania<br>[[Prishtina]], Kosovo", ["Tirana, Albania", "Prishtina, Kosovo"]),
    ("country", "the Republic of Ireland", ["Republic of Ireland"]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "raw", "expected"), LISTS)
def test_lists_become_items(key: str, raw: str, expected: list[str]) -> None:
    assert [value for _, value, _ in facts(box(**{key: raw}))] == expected


def test_headings_inside_a_value_qualify_the_lines_below() -> None:
    context = box(ideology="[[Populism]]<br>'''Factions:'''<br>[[Getulism]]<br>[[Liberalism]]")
    assert [(v, q) for _, v, q in facts(context)] == [
        ("Populism", {}),
        ("Getulism", {"of": "Factions"}),
        ("Liberalism", {"of": "Factions"}),
    ]


def test_economic_and_social_positions_stay_apart() -> None:
    context = box(position="Economic: Left-wing<br>Social: Right-wing")
    assert [(v, q) for _, v, q in facts(context)] == [
        ("Left-wing", {"of": "Economic"}),
        ("Right-wing", {"of": "Social"}),
    ]


def test_memberships_keep_label_and_time() -> None:
    context = box(
        international="[[Socialist International]] (2003–2011)",
        affiliation1_title="Continental affiliation",
        affiliation1="UCP, SKP (2001)",
    )
    assert facts(context) == [
        ("member_of", "Socialist International", {"role": "International affiliation", "start": "2003", "end": "2011"}),
        ("member_of", "UCP", {"role": "Continental affiliation"}),
        ("member_of", "SKP", {"role": "Continental affiliation", "date": "2001"}),
    ]


def test_a_coalition_s_members_are_members_of_it() -> None:
    context = box(affiliation1_title="Member parties", affiliation1="[[A Party]]<br>[[B Party]]")
    assert {(str(s.subject), s.property, str(s.value)) for s in context.statements} == {
        ("A Party", "member_of", "Example Party"),
        ("B Party", "member_of", "Example Party"),
    }


def test_only_the_youth_wing_is_a_property() -> None:
    context = box(wing1_title="Youth wing", wing1="Young Liberals", wing2_title="Women's wing", wing2="League of Women")
    assert facts(context) == [("youth_wing", "Young Liberals", {})]
    assert codes(context) == ["no-property"]


def test_native_names_have_language_and_script() -> None:
    context = box(native_name_lang="sr", native_name="Бошњачка странка<br>''Bošnjačka stranka''")
    assert [(s.value.text, s.value.language, s.value.script) for s in context.statements] == [  # type: ignore[union-attr]
        ("Бошњачка странка", "sr", "Cyrl"),
        ("Bošnjačka stranka", "sr-Latn", "Latn"),
    ]


LABELS = [
    ("Political position", "property", "position"), ("Chairman", "role", "chairman"),
    ("International affiliation", "affiliation", "International affiliation"), ("Gründung", "property", "founded"),
    ("Mənzil-qərargahı", "property", "headquarters"), ("Идеология", "property", "ideology"), ("Genel başkan", "role", "genel başkan"),
    ("Colours", "property", "colour"), ("Nordic affiliation", "affiliation", "Nordic affiliation"), ("logo_size", "presentation", ""),
    ("Seats in Lok Sabha", "seats", ""), ("Labour wing", "fact", ""), ("Fondation", "property", "founded"), ("Sede", "property", "headquarters"),
    ("Data założenia", "property", "founded"), ("Segretario", "role", "segretario"), ("Siglas", "property", "abbreviation"),
    ("Vice-chairman of the board", "role", "vice-chairman of the board"), ("Prime Minister", "foreign", ""), ("Favourite dish", "unread", ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "meaning", "name"), LABELS)
def test_labels_of_many_languages(label: str, meaning: str, name: str) -> None:
    assert find_label(label)[:2] == (meaning, name)


def test_a_displayed_label_may_be_a_chamber() -> None:
    context = box(**{"Chamber of Deputies": "23 / 60", "Spokesman for culture": "Ann Lee", "Favourite dish": "soup"})
    assert facts(context, "election_result") == [
        ("election_result", "undated", {"seats": "23", "seats_total": "60", "office": "Chamber of Deputies"})
    ]
    assert codes(context) == ["unread-field"]


def test_the_box_of_an_election_gives_results_of_its_parties() -> None:
    line = json.dumps(
        {"wikipedia_data": {"label": "1930 Landtag election", "infobox": {
            "election_name": "1930 Landtag election", "election_date": "18 May 1930", "previous_election": "1926 Landtag election",
            "party1": "[[A Party]]", "leader1": "[[Ann Lee]]", "popular_vote1": "70,540", "percentage1": "41.58", "seats1": "44",
            "seat_change1": "{{decrease}} 6", "last_election1": "50 seats", "party2": "B Party", "percentage2": "17,5%", "swing2": "2.1",
        }}}
    )  # fmt: skip
    context = extracted(line, None)
    results = [
        (str(s.subject), str(s.value), {k: str(v) for k, v in s.qualifiers if k != "election"})
        for s in context.statements
        if s.property == "election_result"
    ]
    assert results == [
        ("A Party", "1930-05-18", {"votes": "70540", "vote_share": "41.58", "seats": "44", "change": "-6"}),
        ("A Party", "1926", {"seats": "50"}),
        ("B Party", "1930-05-18", {"vote_share": "17.5"}),
    ]
    assert "no-property" in codes(context)


def test_the_vocabulary_page_names_every_property_and_english_label() -> None:
    page = (Path(__file__).parents[1] / "docs" / "properties.md").read_text("utf-8")
    assert [name for name in properties() if f"| `{name}` |" not in page] == []
    english = {label for labels in load("labels")["property"].values() for label in labels.get("en", ())}
    assert [label for label in sorted(english) if label not in page] == []


@given(
    st.lists(
        st.sampled_from(list("ab ,;()[]|{}<>='\n:*–19") + ["{{ubl|", "[[", "]]", "}}", "<br>", "1993", " and "]),
        max_size=40,
    )
)
def test_evidence_quotes_the_source_whatever_the_value(pieces: list[str]) -> None:
    context = box(
        **dict.fromkeys(("leader", "founded", "merger", "position", "colours", "membership", "seats1"), "".join(pieces))
    )
    text = context.document.source.text
    for item in (*context.statements, *context.remarks):
        assert text[item.evidence.start : item.evidence.end] == item.evidence.quote


@pytest.mark.corpus
def test_the_hard_examples_of_the_corpus() -> None:
    """The examples whose records the corpus still holds, as their notes say a careful person reads them."""
    wanted = {
        5085: [("founded", ["1931", "2019"])], 4470: [("dissolved", ["1969-09-08", "1980-10-27"]), ("position", ["Centre to centre-right"])],
        1135: [("dissolved", ["1946-04-21", "1956-08-17"])], 9282: [("founded", ["2018-02-28"])], 8270: [("founded", ["1990-05-27"])],
        1999: [("founded", ["1909-05-25/1909-05-27"])], 732: [("founded", ["1962-11-24/1962-11-25"])], 8376: [("founded", ["1917-12-30/1917-12-31"])],
        3678: [("founded", ["1891", "1893"])], 1365: [("founded", ["2002-06-28", "1896-06-28"])], 5192: [("dissolved", ["1916", "1931-07-31"])],
        5242: [("dissolved", ["193X"])], 6619: [("dissolved", ["2006/.."])], 6503: [("dissolved", [])], 7743: [("membership", ["152902"])],
        8735: [("membership", ["27461"])], 1936: [("membership", ["<60", "8500000"])], 53: [("founded", [])], 1655: [("leader", ["Menachem Begin",
        "Aryeh Ben-Eliezer", "Menachem Begin", "Yitzhak Shamir"])], 1443: [("predecessor", ["Conservative Party"])],
    }  # fmt: skip
    wrong, seen = [], 0
    for line in corpus("infoboxes", "parties.jsonl").read_text("utf-8").splitlines():
        number = json.loads(line)["partyfacts_id"]
        if number in wanted:
            seen += 1
            context = extracted(line, SUBJECT)
            wrong += [
                (number, p, values(context, p)) for p, expected in wanted[number] if values(context, p) != expected
            ]
    assert wrong == []
    assert seen >= 10


def test_a_row_of_a_box_without_a_label_stops_nothing() -> None:
    """HTML boxes have rows that hold only a picture, and begin with them."""
    source = Source.of("Leader Ada Krol", "test", "html")
    leader = Field("leader", text_at(source.text, 0, 6), text_at(source.text, 7, 15))
    picture = Field("", Text(""), Text("", (), (Mark("image", 0, 0, "logo.svg"),)))
    document = Document(source, Text(""), (Infobox((picture, leader)),))
    for subject in (None, Mention("Green Party")):
        context = Context(document, subject)
        read_fields(context, Infobox((picture, leader)))
        assert bool(context.statements) is (subject is not None)
