"""Which colour a party has in a picture, and that pictures' colours can be told apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from partybook.charts import colour
from partybook.charts.readings import is_nobody, party_shown
from partybook.identity.lineage.saying import Said
from partybook.model import Colour, TextValue
from partybook.store.party_rows import Life, PartyEntry


def said(number: int, value: str, note: str = "") -> Said:
    qualifiers = (("note", TextValue(note)),) if note else ()
    return Said(str(number), "colour", Colour(value), qualifiers, "asserted")


def shown(*told: tuple[str, str]) -> str:
    entry = PartyEntry(1, "Rose Party", "Ruritania", Life())
    return party_shown(entry, [said(number, *one) for number, one in enumerate(told)]).colour


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ((("#FFED00", ""), ("Rose Party", "Yellow"), ("#E5007D", "Pink"), ("#009EE3", "Cyan")), "#ffed00"),
        ((("#E3000F", ""), ("#0000FF", ""), ("Red", "")), "#e3000f"),
        ((("#ED1B34", ""), ("#E3000F", "")), "#ed1b34"),
        ((("Rose Party", "Red"),), "#ff0000"),
        ((("#0000FF", ""), ("Red", ""), ("Red", "")), "#ff0000"),
        ((("Rose Party", ""),), ""),
    ],
)
def test_the_colour_is_the_one_most_sources_mean(told: tuple[tuple[str, str], ...], wanted: str) -> None:
    assert shown(*told) == wanted


def test_parties_that_claim_one_colour_can_be_told_apart_wherever_they_stand() -> None:
    wanted = dict.fromkeys(range(1, 6), "#ff0000") | dict.fromkeys(range(6, 9), "#000000")
    made = colour.assigned(wanted, list(wanted))
    assert made[1] == "#ff0000" and made[6] == "#000000"
    assert min(colour.distance(one, other) for one, other in combinations(made.values(), 2)) >= 0.05


@pytest.mark.parametrize("name", ["no party affiliation", "Others", "one seat", "Independents"])
def test_lists_count_some_under_a_name_that_is_no_party(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["Independents of the Right", "One Nation", "No Pokies", "Independent Greeks"])
def test_a_party_of_independents_is_a_party(name: str) -> None:
    assert not is_nobody(name)
