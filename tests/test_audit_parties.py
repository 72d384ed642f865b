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


def named(abbreviation: str = "", **life: str) -> tuple[Statement, ...]:
    short = (say("abbreviation", abbreviation),) if abbreviation else ()
    return (say("name", "Green Party"), *short, *(say(property, year) for property, year in life.items()))


@pytest.mark.parametrize(
    ("one", "other", "nodes", "links", "found"),
    [
        (named("GP", founded="1990"), named("GP", founded="1990"), ("a:1", "a:2"), (), ["I010"]),
        (named("GP", founded="1990"), named("VE", founded="1990"), ("a:1", "a:2"), (), []),
        (named("GP", founded="1990"), named("GP", founded="1990"), ("a:1", "a:2"), (link(1, 2, date="1990"),), []),
        (named("GP", founded="1990"), named("GP", founded="1990"), ("a:1,b:1", "a:2,b:2"), (), []),
        (named(founded="1990"), named(founded="1999"), ("a:1", "b:2"), (), []),  # may be one, which is asked elsewhere
        (named(founded="1920", dissolved="1930"), named(founded="1999"), ("a:1", "b:2"), (), ["I011"]),
    ],
)
def test_entries_of_one_name(
    one: tuple[Statement, ...],
    other: tuple[Statement, ...],
    nodes: tuple[str, str],
    links: tuple[Link, ...],
    found: list[str],
) -> None:
    first, second = (tuple(keys.split(",")) for keys in nodes)
    assert codes(view(party(1, *one, nodes=first), party(2, *other, nodes=second), links=links)) == found


def test_namesakes_of_which_one_came_from_the_other() -> None:
    old, new = named(founded="1920", dissolved="1930"), named(founded="1930")
    (found,) = audit_register(view(party(1, *old), party(2, *new), links=(link(1, 2, date="1930"),)))
    assert (found.rule, found.resolution) == ("I011", "kept apart: a change leads from one to another")
    assert "have the name “Green Party”" in found.message


@pytest.mark.parametrize(
    ("property", "change", "founded", "found"),
    [
        ("split_from", "splinter", "1983", ["L008"]),
        ("split_from", "splinter", "1995", []),
        ("merged_into", "merger", "1983", []),  # into the largest of the merged, which goes on
        ("successor", "successor", "1983", ["L008"]),
    ],
)
def test_a_new_party_that_existed_before(property: str, change: str, founded: str, found: list[str]) -> None:
    told = link(1, 2, property, date="2000", change=change)
    assert codes(view(party(1), party(2, say("founded", founded)), links=(told,))) == found
    other = view(party(1), party(2, say("founded", founded, WIKIDATA)), links=(told,))
    assert codes(other) == []  # another dataset's founding


@pytest.mark.parametrize(
    ("change", "ended", "found"),
    [("joined", "1996", ["L009"]), ("joined", "1992", []), ("splinter", "1996", [])],
)
def test_a_party_that_ended_and_goes_on(change: str, ended: str, found: list[str]) -> None:
    told = link(1, 2, "split_from" if change == "splinter" else "merged_into", date="1991", change=change)
    assert codes(view(party(1, say("dissolved", ended)), party(2), links=(told,))) == found


@pytest.mark.parametrize(
    ("property", "founded", "found"),
    [
        ("successor", "2008", []),  # founded as the heir of a party that had ended in 2000
        ("successor", "2004", ["L002"]),
        ("split_from", "2008", ["L002"]),  # nothing splits from what has ended
    ],
)
def test_an_heir_may_follow_years_later(property: str, founded: str, found: list[str]) -> None:
    register = view(party(1, ENDED_2000), party(2, say("founded", founded)), links=(link(1, 2, property, date="2008"),))
    assert [code for code in codes(register) if code == "L002"] == found


def test_a_split_and_a_return_are_no_circle() -> None:
    assert codes(view(party(1), party(2), links=(link(1, 2, "split_from"), link(2, 1, "merged_into")))) == []
    assert codes(view(party(1), party(2), links=(link(1, 2, "predecessor"), link(2, 1, "merged_into")))) == ["L005"]


def test_a_party_that_its_dataset_renames_when_others_end_it() -> None:
    ended, renamed = say("dissolved", "2000", WIKIDATA), say("name", "B", start="2000")
    (late,) = audit_register(view(party(1, ended, renamed, results=("2004-06-01",))))
    assert (late.rule, late.resolution) == ("T023", "there it goes on under the name B")
    (change,) = audit_register(view(party(1, ended, renamed), party(2), links=(link(1, 2, "split_from", date="2010"),)))
    assert (change.rule, change.resolution) == ("L002", "in parlgov it goes on under the name B")


def test_a_page_and_an_item_of_the_same_entries_are_one_finding() -> None:
    entries = ("parlgov:1", "parlgov:2")
    given = tuple(say("identifier", word) for word in entries)
    register = view(shared=(Shared("wikipedia:en:A", entries, given), Shared("wikidata:Q1", entries, given)))
    (found,) = audit_register(register)
    assert found.message == "parlgov:1 and parlgov:2 both give wikipedia:en:A and wikidata:Q1 as theirs"
