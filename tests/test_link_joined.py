"""Entries that join several known parties go to one of them, to their alliance, or to nobody; never to a stranger."""

from __future__ import annotations

import pytest

from partybook.identity.candidate import Candidate
from partybook.identity.evidence import lay_out
from partybook.link.crosswalk import link_list
from partybook.link.entries import Entry
from partybook.link.joined import in_words, is_stranger, members
from partybook.link.matching import Proposal
from partybook.link.reference import Reference

SDU = Candidate(("Social Democratic Union",), ("SDU",), "PRT", 1975, key="1")
CRP = Candidate(("Centre Party / People's Party",), ("CR/PP",), "PRT", 1975, key="2")
OLD = Candidate(("Progressive Party",), ("PP",), "PRT", 1876, 1910, share=77.0, share_year=1880, key="3")
AHEAD = Candidate(("Ahead",), ("AH",), "PRT", 2014, 2015, share=38.6, share_year=2015, key="4")
EARLY = Candidate(("Early Union",), ("SDU",), "PRT", 1900, 1920, key="5")
PARTIES = (SDU, CRP, OLD, AHEAD, EARLY)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (Candidate(("SDU + CR-PP",), country="PRT", first=2015), "joins the known parties 1 and 2"),
        (Candidate((), ("SDU/CR-PP",), "PRT", first=1990), "joins the known parties 1 and 2"),
        (Candidate(("SDU + CR-PP",), country="PRT"), "joins the known parties 1 or 5 and 2"),  # of no year
        (Candidate(("SDU + XYZ",), country="PRT", first=2015), ""),  # nobody is called XYZ
        (Candidate(("SDU",), country="PRT", first=2015), ""),
        (Candidate((), ("CR/PP",), "PRT", first=2015), ""),  # the name of one party
    ],
)
def test_the_parties_that_an_entry_joins(entry: Candidate, told: str) -> None:
    assert in_words(members(entry, [lay_out(PARTIES)])) == told


@pytest.mark.parametrize(
    ("party", "groups", "precedents", "stranger"),
    [
        (OLD, (0.0, 4.3, -3.5, 0.0, -1.6), 0.0, True),
        (OLD, (0.0, 4.3, -3.5, 0.0, -1.6), 2.0, False),  # lists linked earlier say so
        (AHEAD, (0.0, -1.9, 1.4, 2.4, -1.7), 0.0, False),  # their share of the votes
        (AHEAD, (2.0, 0.0, 0.0, 0.0, -1.7), 0.0, False),  # a name
        (SDU, (0.0, 4.3, 0.0, 0.0, -1.6), 0.0, False),
    ],
)
def test_who_is_a_stranger(party: Candidate, groups: tuple[float, ...], precedents: float, stranger: bool) -> None:
    made = Proposal(party, 0.8, 1.0, groups, precedents=precedents)
    assert is_stranger(made, ((SDU,), (CRP,))) == stranger
    assert not is_stranger(made, ())


def test_a_stranger_is_not_linked_and_the_parties_are_told() -> None:
    entries = [Entry("1", 1, Candidate(("SDU + CR-PP",), country="PRT"), country_given="Portugal")]
    link = link_list(entries, Reference(PARTIES))[0]
    assert link.party is None or link.party.key in ("1", "2")
    assert "joins the known parties 1 or 5 and 2" in link.remark
    assert [made.score <= 0.01 for made in link.proposals if made.party.key == "3"] == [True]
