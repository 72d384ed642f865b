"""Rules over all parties together, on both sides of their bounds."""

from __future__ import annotations

import pytest

from partybook.audit.register import Link, Party, RegisterView, Shared, audit_register
from partybook.identity.lineage.life import life
from partybook.model import Evidence, Mention, PartialDate, Statement, TextValue, Value

PARLGOV, WIKIDATA, NOTES = "1" * 32, "2" * 32, "3" * 32
LABELS = {PARLGOV: "parlgov", WIKIDATA: "wikidata", NOTES: "Some Party"}


def say(property: str, value: str | Value, source: str = PARLGOV, **qualifiers: str) -> Statement:
    dated = property in ("founded", "dissolved")
    said: Value = (PartialDate(value) if dated else TextValue(value)) if isinstance(value, str) else value
    made = [
        (name, PartialDate(words) if name in ("date", "start", "end") else TextValue(words))
        for name, words in qualifiers.items()
    ]
    place = Evidence(source, f"row {len(str(said))}", 0, 1, "x")
    return Statement.of(Mention("P"), property, said, place, qualifiers=made, extractor="t/1")


def party(id: int, *statements: Statement, nodes: tuple[str, ...] = (), results: tuple[str, ...] = ()) -> Party:
    won = tuple(("parlgov", PartialDate(day)) for day in results)
    lived = life(statements, [day.year for _, day in won if day.year])
    return Party(id, f"Party {id}", "Norway", lived, nodes or (f"parlgov:{id}",), statements, won)


def view(*parties: Party, links: tuple[Link, ...] = (), shared: tuple[Shared, ...] = ()) -> RegisterView:
    tables = frozenset({PARLGOV, WIKIDATA})
    return RegisterView({one.id: one for one in parties}, links, (), LABELS, tables, shared)


def link(
    origin: int, destination: int, property: str = "predecessor", source: str = PARLGOV, **qualifiers: str
) -> Link:
    return Link(say(property, Mention("other"), source, **qualifiers), origin, destination)


def codes(register: RegisterView) -> list[str]:
    return [finding.rule for finding in audit_register(register)]


FOUNDED_1990 = say("founded", "1990")
ENDED_2000 = say("dissolved", "2000")


@pytest.mark.parametrize(
    ("year", "found"),
    [("1989", []), ("1988", ["L002"]), ("2001", []), ("2002", ["L002"]), ("1995", [])],
)
def test_a_change_lies_within_the_lives_of_both(year: str, found: list[str]) -> None:
    register = view(party(1), party(2, FOUNDED_1990, ENDED_2000), links=(link(1, 2, date=year),))
    assert codes(register) == found


def test_another_source_weighs_less_than_the_same() -> None:
    other = view(party(1), party(2, say("founded", "1990", WIKIDATA)), links=(link(1, 2, date="1980"),))
    assert [finding.severity for finding in audit_register(other)] == ["note"]
    settled = view(
        party(1), party(2, say("founded", "1990", WIKIDATA), say("founded", "1980")), links=(link(1, 2, date="1980"),)
    )
    assert [code for code in codes(settled) if code == "L002"] == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("LILY split off from ROSE", ["L003"]),
        ("FERN split off from ROSE", []),
        ("FERN split off from ROSE and LILY", []),  # both are named; the third may have taken part
        ("a split", []),
        ("Party 2 split off from ROSE, once LILY", []),
    ],
)
def test_a_note_that_names_another_party(note: str, found: list[str]) -> None:
    parties = [
        party(1, say("abbreviation", "ROSE")),
        party(2, say("abbreviation", "FERN")),
        party(3, say("abbreviation", "LILY")),
    ]
    assert codes(view(*parties, links=(link(1, 2, date="1990", note=note),))) == found


def test_an_heir_that_does_not_name_its_origin() -> None:
    speaks = say("founded", "1990", WIKIDATA)
    one_sided = (link(1, 2, "predecessor", WIKIDATA),)
    assert codes(view(party(1, speaks), party(2, speaks), links=one_sided)) == ["L001"]
    assert codes(view(party(1), party(2, speaks), links=one_sided)) == []  # it has no record there
    both = (*one_sided, link(1, 2, "successor", WIKIDATA))
    assert codes(view(party(1, speaks), party(2, speaks), links=both)) == []
    assert codes(view(party(1, speaks), party(2, speaks), links=(link(1, 2, "split_from", WIKIDATA),))) == []
    assert (
        codes(view(party(1, speaks), party(2, speaks), links=(link(1, 2, "predecessor", PARLGOV, date="1990"),))) == []
    )


def test_each_from_the_other() -> None:
    assert codes(view(party(1), party(2), links=(link(1, 2), link(2, 1)))) == ["L005"]
    dated = (link(1, 2, date="1990"), link(2, 1, date="1995"))
    assert codes(view(party(1), party(2), links=dated)) == []


@pytest.mark.parametrize(
    ("origin", "heir", "found"), [("1996", "1990", ["L007"]), ("1995", "1990", []), ("1980", "1990", [])]
)
def test_an_heir_older_than_its_origin(origin: str, heir: str, found: list[str]) -> None:
    register = view(party(1, say("founded", origin)), party(2, say("founded", heir)), links=(link(1, 2, "split_from"),))
    assert codes(register) == found


def test_from_itself() -> None:
    itself = Link(say("predecessor", Mention("Party 1")), 1, 1)
    assert codes(view(party(1), links=(itself,))) == ["L006"]


@pytest.mark.parametrize(("other", "found"), [("1992", []), ("1993", ["T020"])])
def test_sources_that_differ_on_the_founding(other: str, found: list[str]) -> None:
    assert codes(view(party(1, FOUNDED_1990, say("founded", other, WIKIDATA)))) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [("1989-09-10", ["T022"]), ("1990-09-09", []), ("2001-09-10", []), ("2002-09-10", ["T023"])],
)
def test_results_lie_within_the_life(day: str, found: list[str]) -> None:
    assert codes(view(party(1, FOUNDED_1990, ENDED_2000, results=(day,)))) == found


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ((say("name", "A", start="1988"),), ["T024"]),
        ((say("name", "A", start="1989"),), []),
        ((say("name", "A", start="1980"), say("name", "B", start="1990")), []),  # founded anew as B
        ((say("name", "A", start="1980", source=WIKIDATA),), []),  # another dataset's founding
    ],
)
def test_names_lie_within_the_life(statements: tuple[Statement, ...], found: list[str]) -> None:
    assert codes(view(party(1, FOUNDED_1990, *statements))) == found


def test_an_entry_that_stands_twice() -> None:
    name, began = say("name", "Green Party"), say("founded", "1990")
    assert codes(view(party(1, name, began), party(2, name, began))) == ["I010"]
    later = say("founded", "1999")
    assert codes(view(party(1, name, began), party(2, name, later))) == ["I011"]
    assert codes(view(party(1, say("name", "Unity"), began), party(2, say("name", "Unity"), began))) == []
    assert codes(view(party(1, name, began), party(2, name, began, nodes=("partyfacts:2",)))) == []


def test_one_page_for_two_entries() -> None:
    page = say("identifier", "x")
    shared = Shared("wikipedia:en:1990 election", ("parlgov:1", "parlgov:2"), (page, page))
    (found,) = audit_register(view(party(1), shared=(shared,)))
    assert (found.rule, found.resolution) == ("I012", "the page is about an election, which tells of several parties")
