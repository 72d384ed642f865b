"""Numbers, lists and years in the sentences that linking says."""

from __future__ import annotations

import pytest

from partybook.identity.candidate import Candidate
from partybook.link.crosswalk import MODEL, Link
from partybook.link.entries import Entry
from partybook.link.sentences import counted, some_of
from partybook.link.summary import summary
from partybook.link.times import lived, other_time, years_told


def test_one_and_several() -> None:
    assert [counted(number, "entry", "entries") for number in (0, 1, 2000)] == ["0 entries", "1 entry", "2,000 entries"]


def test_lists_are_cut_short() -> None:
    assert some_of([], 2) == ""
    assert some_of("ab", 2) == "a, b"
    assert some_of("abc", 2) == "a, b and 1 more"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(None, None, ""), (1994, 1994, "1994"), (1990, 1998, "1990–1998"), (1990, None, "1990–"), (None, 1998, "–1998")],
)
def test_years_in_words(first: int | None, last: int | None, told: str) -> None:
    assert years_told(Candidate(("A",), first=first, last=last)) == told


@pytest.mark.parametrize(
    ("entry", "party", "told"),
    [
        ((1990, 1994), (1996, None), "successor"),
        ((1990, 1994), (1995, None), ""),  # founded for the next election
        ((1990, None), (1996, None), "successor"),  # an entry with one year
        ((1990, 1994), (1970, 1988), "predecessor"),
        ((1990, 1994), (1970, 1989), ""),
        ((None, None), (1970, 1989), ""),
        ((1990, 1994), (None, None), ""),
    ],
)
def test_a_party_of_another_time(
    entry: tuple[int | None, int | None], party: tuple[int | None, int | None], told: str
) -> None:
    one, other = (Candidate(("A",), first=first, last=last) for first, last in (entry, party))
    assert other_time(one, other) == told
    assert lived(one, other) is (told == "")


def test_how_many_fewer_questions_a_lower_probability_asks() -> None:
    def likely(count: int, score: float) -> list[Link]:
        made = [Entry(f"{score}-{row}", int(1000 * score) + row, Candidate((f"P{row}",))) for row in range(count)]
        return [Link(entry, "same", entry.candidate, score, "likely", MODEL) for entry in made]

    assert summary([*likely(60, 0.95), *likely(20, 0.7)]).endswith(
        "`--review` asks about 80, or about 20 with `--sure 0.9`"
    )
    assert summary([*likely(20, 0.95), *likely(60, 0.7)]).endswith("`--review` asks about 80")
    assert summary(likely(20, 0.95)).endswith("`--review` asks about 20")
