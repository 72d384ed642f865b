"""A dossier: facts gathered from statements, the preferred version first, nothing said twice, nothing hidden."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO

from rich.console import Console

from partybook.dossier import Dossier, build_dossier
from partybook.dossier.text import render
from partybook.model import Certainty, Evidence, Mention, PartialDate, Quantity, Source, Statement, TextValue, Value

PARTY = Mention("Green Party")
ONE = Source.of("one " * 40, "one.txt", "plaintext")
TWO = Source.of("two " * 40, "two.txt", "plaintext")


def stated(
    property: str,
    value: Value | str,
    source: Source = ONE,
    at: int = 0,
    certainty: Certainty = "asserted",
    **how: Value,
) -> Statement:
    evidence = Evidence(source.id, f"place {at}", at, at + 3, source.text[at : at + 3])
    said = TextValue(value) if isinstance(value, str) else value
    return Statement.of(
        PARTY, property, said, evidence, qualifiers=how.items(), certainty=certainty, extractor="test/1"
    )


def dossier(*statements: Statement, as_of: str = "") -> Dossier:
    return build_dossier(PARTY, statements, [ONE, TWO], PartialDate(as_of) if as_of else None)


def facts(found: Dossier) -> list[tuple[str, list[str], str]]:
    return [(f.name, [str(r.value) for r in f.readings], f.reason) for _, section in found.sections for f in section]


def printed(found: Dossier) -> str:
    console = Console(width=120, color_system=None, record=True, file=StringIO())
    console.print(render(found))
    return console.export_text()


def count(number: str) -> Quantity:
    return Quantity(Decimal(number), number)


def test_two_dates_of_one_founding_are_two_versions_and_the_one_more_sources_give_comes_first() -> None:
    found = dossier(
        stated("founded", PartialDate("1992")),
        stated("founded", PartialDate("1993"), at=4),
        stated("founded", PartialDate("1993-05"), TWO),
    )
    assert facts(found) == [("founded", ["1993-05", "1992"], "preferred because 2 sources agree on it")]


def test_dates_that_differ_only_in_precision_are_one_version_the_precise_one() -> None:
    found = dossier(stated("founded", PartialDate("1993")), stated("founded", PartialDate("1993-05-03"), at=4))
    assert facts(found) == [("founded", ["1993-05-03"], "")]


def test_several_ideologies_are_no_disagreement() -> None:
    found = dossier(stated("ideology", "Ecologism"), stated("ideology", "Pacifism", at=4))
    assert facts(found) == [("ideology", ["Ecologism"], ""), ("ideology", ["Pacifism"], "")]


def test_one_election_from_table_and_prose_is_one_result_with_its_disagreement() -> None:
    found = dossier(
        stated("election_result", PartialDate("1998"), office=TextValue("President"), votes=count("29244")),
        stated(
            "election_result",
            PartialDate("1998-10"),
            at=4,
            election=TextValue("presidential election"),
            votes=count("29224"),
        ),
        stated("election_result", PartialDate("1998"), at=8, office=TextValue("Parliament"), votes=count("5")),
    )
    president, parliament = found.results
    assert (president.office, str(president.date), parliament.office) == ("president", "1998-10", "parliament")
    votes = president.figure("votes")
    assert votes is not None and [str(r.value) for r in votes.readings] == ["29244", "29224"]
    assert "29,244*" in printed(found) and "29,224" in printed(found)


def test_as_of_a_date_only_what_can_have_held_then() -> None:
    leaders = [
        stated("leader", Mention("Anna Tal", "person"), start=PartialDate("1993"), end=PartialDate("1999")),
        stated("leader", Mention("Bo Berg", "person"), at=4, start=PartialDate("1999"), end=PartialDate("2004")),
        stated("dissolved", PartialDate("2004"), at=8),
        stated("founded", PartialDate("1993"), at=12),
    ]
    assert facts(dossier(*leaders, as_of="2001-05")) == [("founded", ["1993"], ""), ("leader", ["Bo Berg"], "")]
    assert [name for name, _, _ in facts(dossier(*leaders))] == ["founded", "dissolved", "leader", "leader"]


def test_what_a_party_claims_is_shown_as_claimed_and_every_value_cites_its_place() -> None:
    text = printed(dossier(stated("membership", count("60000"), certainty="claimed")))
    assert "60,000" in text and "claimed" in text and "[1] place 0" in text and "[1] one.txt" in text


def test_what_it_is_not_to_be_confused_with_stands_at_the_top() -> None:
    text = printed(dossier(stated("distinct_from", Mention("Green Party (1920)"))))
    assert text.splitlines()[1].startswith("Not to be confused with Green Party (1920)")
