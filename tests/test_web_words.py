"""Words of pages: what sources are called, which language a name is in, what is folded away."""

from __future__ import annotations

import pytest

from partybook.dossier import Fact, Reading
from partybook.model import Mention, TextValue
from partybook.web.evidence import title_of_name
from partybook.web.pages.home import _in_short
from partybook.web.pages.party import grouped
from partybook.web.templating import titled
from partybook.web.words import language_words


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("/home/me/articles/Green_Party.md", "Green Party.md"),
        ("https://en.example.org/wiki/Green_Party_%28Norway%29", "Green Party (Norway)"),
        ("/home/me/partyfacts/wikipedia.csv", "partyfacts/wikipedia.csv"),
        ("/home/me/parties.jsonl#7#https://en.example.org/wiki/Green_Party", "Green Party"),
        ("party.txt", "party.txt"),
    ],
)
def test_a_source_is_called_by_the_part_of_its_name_that_tells(name: str, title: str) -> None:
    assert title_of_name(name) == title


def test_a_title_with_a_stroke_is_no_path() -> None:
    assert titled("Liberals/Nationals") == "Liberals/Nationals"
    assert titled("/tmp/a/Liberals.md") == "Liberals.md"


@pytest.mark.parametrize(
    ("language", "script", "words"),
    [
        ("az", "Cyrl", "Azerbaijani, Cyrillic"),
        ("ja", "Hani", "Japanese, Han"),
        ("de", "Latn", "German"),
        ("", "Arab", "Arabic"),
        ("", "", ""),
        ("qqq", "Latn", ""),
    ],
)
def test_the_language_of_a_name_is_told(language: str, script: str, words: str) -> None:
    assert language_words(TextValue("x", language, script)) == words


def test_long_lists_are_folded_and_short_rests_are_not() -> None:
    def facts(count: int) -> list[Fact]:
        return [Fact("leader", (Reading(Mention(f"Leader {number}"), ()),)) for number in range(count)]

    (short,), (long,) = grouped(facts(10)), grouped(facts(30))
    assert (len(short.first), len(short.rest)) == (10, 0)
    assert (len(long.first), len(long.rest)) == (8, 22)


@pytest.mark.parametrize(
    ("message", "short"),
    [
        ("Rose was founded 1990 (a.csv, row 3 (P571)) or 1991 (b.txt, lead)", "Rose was founded 1990 or 1991"),
        ("Rose (1993) has 0.87% of the vote (lead, sentence 3)", "Rose (1993) has 0.87% of the vote"),
        ("an open (bracket, stays", "an open (bracket, stays"),
    ],
)
def test_a_contradiction_in_short_leaves_out_where_it_stands(message: str, short: str) -> None:
    assert _in_short(message) == short
