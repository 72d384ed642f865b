"""What became of whom: claims grouped into events, types derived, rules of identity, names on a date."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partybook.errors import InvalidValue
from partybook.identity.lineage.claims import Claim, claim
from partybook.identity.lineage.event import Continuity, Event, Participant, event_type
from partybook.identity.lineage.grouping import group_events
from partybook.identity.lineage.life import Life
from partybook.identity.lineage.names import holder_on, name_on, spans
from partybook.identity.lineage.rules import checked_rule, units
from partybook.model import Evidence, Mention, PartialDate, Statement, TextValue, Value


def statement(property: str, value: Value, **qualifiers: str) -> Statement:
    made = [
        (name, PartialDate(words) if name in ("date", "start", "end") else TextValue(words))
        for name, words in qualifiers.items()
    ]
    return Statement.of(
        Mention("P"), property, value, Evidence("0" * 32, "row 2", 0, 1, "x"), qualifiers=made, extractor="t/1"
    )


def told(property: str, subject: int, value: int, source: str = "parlgov", **qualifiers: str) -> Claim:
    found = claim(statement(property, Mention(f"{value}"), **qualifiers), subject, value, source)
    assert found is not None
    return found


def only(claims: list[Claim], lives: dict[int, Life] | None = None) -> Event:
    (event,) = group_events(claims, lives or {})
    return event


def sides(event: Event) -> tuple[dict[int, str], dict[int, str]]:
    return (
        {one.party: one.continuity for one in event.origins},
        {one.party: one.continuity for one in event.destinations},
    )


@pytest.mark.parametrize(
    ("origins", "destinations", "type"),
    [
        (["continues"], ["continues"], "rename"),
        (["ends"], ["continues"], "revival"),
        (["ends"], ["new"], "succession"),
        (["ends", "ends"], ["new"], "merger"),
        (["ends", "continues"], ["new"], "merger"),
        (["ends"], ["existing"], "absorption"),
        (["ends", "ends"], ["existing"], "absorption"),
        (["continues"], ["new"], "secession"),
        (["continues", "continues"], ["new"], "secession"),
        (["ends"], ["new", "new"], "division"),
        (["continues"], ["existing"], "transfer"),
        (["unknown"], ["new"], "unspecified"),
        (["ends"], ["unknown"], "unspecified"),
        ([], ["new"], "unspecified"),
    ],
)
def test_the_type_follows_from_the_participants(
    origins: list[Continuity], destinations: list[Continuity], type: str
) -> None:
    made = [Participant(n, "origin", what) for n, what in enumerate(origins, 1)]
    made += [Participant(n, "destination", what) for n, what in enumerate(destinations, 10)]
    assert event_type(tuple(made)) == type


@pytest.mark.parametrize(
    ("change", "property", "type"),
    [
        ("splinter", "split_from", "secession"),
        ("politician", "split_from", "secession"),
        ("joined", "merged_into", "absorption"),
        ("successor", "successor", "succession"),
        ("rename", "successor", "rename"),
        ("revival", "successor", "revival"),
    ],
)
def test_what_a_dataset_calls_a_change(change: str, property: str, type: str) -> None:
    assert only([told(property, 1, 2, change=change, date="1990")]).type == type


def test_inverse_statements_of_several_sources_are_one_event() -> None:
    event = only(
        [
            told("predecessor", 2, 1, "wikidata", change="replaces"),
            told("successor", 1, 2, "wikidata", change="replaced by"),
            told("split_from", 2, 1, "parlgov", change="splinter", date="1990-03-02"),
            told("predecessor", 2, 1, "Some Party", date="1991"),
        ]
    )
    assert (event.type, str(event.date)) == ("secession", "1990-03-02")
    assert event.sources == ("Some Party", "parlgov", "wikidata")
    assert len(event.statements) == 4
    assert event.differences == ("dated 1990-03-02 (parlgov) and 1991 (Some Party)",)


def test_several_origins_of_one_new_party_are_a_merger() -> None:
    event = only([told("merged_into", n, 9, change="merger", date="1990-05-01") for n in (1, 2, 3)])
    assert (event.type, sides(event)) == ("merger", ({1: "ends", 2: "ends", 3: "ends"}, {9: "new"}))


def test_a_merger_of_one_has_an_unnamed_other_half() -> None:
    event = only([told("merged_into", 1, 9, change="merger", date="1990-05-01")])
    assert event.type == "merger"
    assert [(one.party, one.basis) for one in event.origins][1] == (
        0,
        "a merger has another origin, which no source names",
    )


def test_several_heirs_are_a_division() -> None:
    event = only([told("predecessor", n, 1, change="division", date="1990") for n in (2, 3)])
    assert (event.type, sides(event)) == ("division", ({1: "ends"}, {2: "new", 3: "new"}))


def test_a_return_and_a_second_split_are_events_of_their_own() -> None:
    events = group_events(
        [
            told("split_from", 2, 1, change="splinter", date="1970"),
            told("merged_into", 2, 1, change="joined", date="1980"),
            told("split_from", 2, 1, change="splinter", date="1990"),
        ],
        {},
    )
    assert [(event.type, str(event.date)) for event in events] == [
        ("secession", "1970"),
        ("absorption", "1980"),
        ("secession", "1990"),
    ]


@pytest.mark.parametrize(
    ("lives", "type", "bases"),
    [
        ({1: Life(ended=1990), 2: Life(founded=1990)}, "succession", ["it ended in 1990", "it was founded in 1990"]),
        ({1: Life(ended=1990), 2: Life(founded=1950)}, "absorption", ["it ended in 1990", "it is found from 1950 on"]),
        ({1: Life(last_active=1999), 2: Life(founded=1991)}, "secession", ["it is still found in 1999", "it was founded in 1991"]),
        ({1: Life(ended=2005), 2: Life(founded=1950)}, "transfer", ["it ended only in 2005", "it is found from 1950 on"]),
        ({2: Life(founded=1990)}, "unspecified", ["no source says that it ended, nor is it found later", "it was founded in 1990"]),
        ({}, "unspecified", ["no source says that it ended, nor is it found later", "no source says when it was founded"]),
    ],
)  # fmt: skip
def test_what_no_source_says_is_concluded_from_lives_and_says_so(
    lives: dict[int, Life], type: str, bases: list[str]
) -> None:
    event = only([told("predecessor", 2, 1, date="1990")], lives)
    assert (event.type, [one.basis for one in event.participants]) == (type, bases)


def test_without_a_date_nothing_is_guessed() -> None:
    event = only([told("predecessor", 2, 1)])
    assert event.type == "unspecified"
    assert all(one.basis for one in event.participants)


EVENTS = [
    Event("rename", (Participant(1, "origin", "continues"), Participant(2, "destination", "continues")), PartialDate("1980")),
    Event("merger", (Participant(2, "origin", "ends"), Participant(3, "origin", "ends"), Participant(4, "destination", "new")), PartialDate("1990")),
    Event("secession", (Participant(4, "origin", "continues"), Participant(5, "destination", "new")), PartialDate("2000")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "shares", "one_party"),
    [
        ("legal", {}, [{1, 2}]),
        ("parlgov", {2: "30", 3: "10"}, [{1, 2, 4}]),
        ("parlgov", {2: "30", 3: "11"}, [{1, 2}]),  # 73%: under the bound
        ("parlgov", {2: "30"}, [{1, 2}]),  # nothing is known of the other
        ("component", {}, [{1, 2, 3, 4, 5}]),
        ("strict", {}, [{1, 2}]),
    ],
)
def test_rules_of_identity(rule: str, shares: dict[int, str], one_party: list[set[int]]) -> None:
    def share(party: int, date: PartialDate | None) -> Decimal | None:
        return Decimal(shares[party]) if party in shares else None

    found = units(checked_rule(rule), EVENTS, share)
    groups = {frozenset(found.members(party)) for party in range(1, 6)}
    assert {group for group in groups if len(group) > 1} == {frozenset(group) for group in one_party}


def test_under_the_strict_rule_whoever_goes_on_is_new() -> None:
    found = units("strict", EVENTS)
    assert [found.of(4, 1999), found.of(4, 2000)] == ["4", "4 from 2000"]
    with pytest.raises(InvalidValue, match="no rule of identity; there are legal"):
        checked_rule("lawful")


NAMES = [
    statement("name", TextValue("Farmers"), start="1913"),
    statement("name", TextValue("Bönderna"), start="1913"),
    statement("name", TextValue("Centre"), start="1957-06"),
    statement("former_name", TextValue("Farmers"), date="1957"),
    statement("name", TextValue("Centre")),
]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("1930", ["Bönderna", "Farmers"]),
        ("1957-03", ["Bönderna", "Farmers"]),
        ("1957-06-30", ["Centre"]),
        ("2000", ["Centre"]),
    ],
)
def test_the_name_on_a_date(day: str, names: list[str]) -> None:
    assert [span.words for span in name_on(spans(NAMES, ("name", "former_name")), PartialDate(day))] == names


def test_who_led_on_a_date() -> None:
    led = [
        statement("leader", Mention("A", "person"), start="1990", end="1995"),
        statement("leader", Mention("B", "person"), start="1995"),
        statement("leader", Mention("C", "person"), start="2001"),
        statement("leader", Mention("D", "person")),
    ]
    offices = spans(led, ("leader",))
    for day, names in (("1992", ["A"]), ("1998", ["B"]), ("2010", ["C"]), ("1980", [])):
        assert [span.words for span in holder_on(offices, PartialDate(day))] == names
