"""Links: what is linked, what is not, why, for which time, and what people decided."""

from __future__ import annotations

import csv
import gc
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from partybook.errors import InvalidValue
from partybook.identity.candidate import Candidate
from partybook.identity.evidence import lay_out
from partybook.link.asked import asked_together
from partybook.link.collection import uncollected
from partybook.link.crosswalk import relation
from partybook.link.decision_file import read_decisions
from partybook.link.formulas import harmless
from partybook.link.job import LinkedList, link_file
from partybook.link.output import csv_lines, write_table
from partybook.link.reference import Reference, read_reference
from partybook.link.review import in_file, review, show_reasons
from partybook.link.rivals import shortlist
from partybook.link.times import common_years
from partybook.link.twins import listed_twice
from partybook.link.why import in_words, reasons
from tests.link_cases import write, write_reference

HEADER = ["id", "country", "abbreviation", "name", "year_first", "year_last", "share", "share_year"]
LIST = [
    ("a", "Austria", "SPÖ", "Social Democrats", 1990, 2019, 36.5, 2002),
    ("b", "Austria", "", "Austrian Peoples Party", 1990, 2019, "", ""),
    ("c", "Austria", "", "Independents and others", 1990, 2019, "", ""),
    ("d", "Austria", "FP", "Freedom Party", 1990, 2019, 26.9, 1999),
    ("e", "Sweden", "NyD", "", 1991, 1991, 6.7, 1991),
    ("f", "Ukraine", "", "Partiya Regionov", 2006, 2012, 34.4, 2007),
    ("g", "Chile", "", "Communist Party", 1950, 1970, "", ""),
    ("h", "Narnia", "LP", "Lion Party", 1950, 1970, "", ""),
]


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    return read_reference(write_reference(tmp_path))


@pytest.fixture
def linked(tmp_path: Path, reference: Reference) -> LinkedList:
    return link_file(write(tmp_path / "list.csv", HEADER, LIST), reference)


def test_what_each_entry_is(linked: LinkedList) -> None:
    found = {link.entry.key: link.party.key if link.party else "" for link in linked.links}
    assert found == {"a": "1", "b": "2", "c": "", "d": "3", "e": "13", "f": "30", "g": "21", "h": ""}


def test_probabilities_and_reasons(linked: LinkedList) -> None:
    for link in linked.links:
        assert 0 <= link.score <= 1
        scores = [proposal.odds for proposal in link.proposals]
        assert scores == sorted(scores, reverse=True)
        for proposal in link.proposals:
            assert sum(reason.weight for reason in reasons(link.entry, proposal)) == pytest.approx(
                proposal.odds, abs=0.01
            )
    words = in_words(linked.entries[5], linked.links[5].proposals[0])
    assert "34.4% in 2007" in words
    assert "partiya" in words.lower()


def test_a_country_that_nobody_knows_has_no_links(linked: LinkedList) -> None:
    lions = linked.links[-1]
    assert (lions.relation, lions.certainty, lions.proposals) == ("none", "none", ())
    assert any("Narnia" in note for note in linked.notes)


def party(**given: object) -> Candidate:
    return Candidate(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "entry, known, expected",
    [
        (party(names=("Greens",), first=1990, last=2000), party(names=("Greens",), first=1980), "same"),
        (party(abbreviations=("PS + PRG",)), party(abbreviations=("PS",)), "alliance"),
        (party(abbreviations=("CDU",)), party(abbreviations=("CDU/CSU",)), "part"),
        (party(abbreviations=("KDU-CSL",)), party(abbreviations=("KDU/ČSL",)), "same"),
        (party(names=("Greens",), first=1960, last=1970), party(names=("Greens",), first=1980), "successor"),
        (
            party(names=("Greens",), first=2000, last=2005),
            party(names=("Greens",), first=1980, last=1990),
            "predecessor",
        ),
    ],
)
def test_relations(entry: Candidate, known: Candidate, expected: str) -> None:
    assert relation(entry, known) == expected


@pytest.mark.parametrize(
    "entry, known, years",
    [
        ((1990, 2000), (1980, None), (1990, 2000)),
        ((1970, 2000), (1980, 1995), (1980, 1995)),
        ((1990, None), (1980, None), (1990, None)),
        ((1960, 1970), (1980, None), (1960, 1970)),
        ((None, None), (1980, 1990), (None, None)),
    ],
)
def test_the_time_for_which_a_link_holds(
    entry: tuple[int | None, int | None], known: tuple[int | None, int | None], years: tuple[int | None, int | None]
) -> None:
    assert common_years(Candidate(first=entry[0], last=entry[1]), Candidate(first=known[0], last=known[1])) == years


def test_another_entry_that_fits_better_is_a_rival(tmp_path: Path, reference: Reference) -> None:
    alone = link_file(write(tmp_path / "one.csv", ["country", "name"], [("AUT", "Freedom Party")]), reference)
    rows = [("AUT", "Freedom Party"), ("AUT", "Freedom Party of Austria")]
    both = link_file(write(tmp_path / "two.csv", ["country", "name"], rows), reference)
    assert both.links[0].proposals[0].rival < 0 < alone.links[0].proposals[0].rival
    assert both.links[0].score <= alone.links[0].score


def test_entries_of_another_list_are_no_rivals(tmp_path: Path, reference: Reference) -> None:
    rows = [("one", "1", "AUT", "Freedom Party"), ("two", "1", "AUT", "Freedom Party of Austria")]
    apart = link_file(write(tmp_path / "l.csv", ["dataset", "id", "country", "name"], rows), reference)
    alone = link_file(write(tmp_path / "a.csv", ["dataset", "id", "country", "name"], rows[:1]), reference)
    assert apart.links[0].proposals[0].rival == alone.links[0].proposals[0].rival > 0
    assert apart.links[0].score == pytest.approx(alone.links[0].score, abs=1e-4)


def test_scores_do_not_depend_on_the_order_of_entries(tmp_path: Path, reference: Reference) -> None:
    forward = link_file(write(tmp_path / "f.csv", HEADER, LIST), reference)
    backward = link_file(write(tmp_path / "b.csv", HEADER, LIST[::-1]), reference)
    one = {link.entry.key: (round(link.score, 5), link.party and link.party.key) for link in forward.links}
    assert one == {link.entry.key: (round(link.score, 5), link.party and link.party.key) for link in backward.links}


def test_a_list_without_countries_is_compared_with_all(tmp_path: Path, reference: Reference) -> None:
    path = write(
        tmp_path / "l.csv",
        ["name", "abbreviation"],
        [("Sveriges socialdemokratiska arbetareparti", "S"), ("Nobody at all", "")],
    )
    found = link_file(path, reference)
    assert found.links[0].proposals[0].party.key == "10"
    assert found.links[1].party is None
    assert any("no column with countries" in note for note in found.notes)


def test_a_party_listed_twice_in_the_reference_is_remarked(tmp_path: Path) -> None:
    rows = [("CRI", "1", "PML", "Movimiento Libertario", 1994), ("CRI", "2", "PML", "Movimiento Libertario", 1994)]
    known = read_reference(write(tmp_path / "r.csv", ["country", "party_id", "name_short", "name", "year_first"], rows))
    path = write(
        tmp_path / "l.csv", ["country", "abbr", "name", "year"], [("CRI", "PML", "Movimiento Libertario", 2006)]
    )
    (made,) = link_file(path, known).links
    assert made.party and made.party.key == "1" and made.certainty == "likely"
    assert made.remark == "1 and 2 of the reference look like one party listed twice"
    assert [proposal.party.key for proposal in made.proposals] == ["1", "2"]
    assert made.score > 0.7 > 2 * (made.proposals[0].score - made.proposals[1].score)


def test_parties_of_one_name_at_other_times_or_with_other_names_too_are_rivals() -> None:
    parties = [
        Candidate(("Liberal Party",), country="SWE", first=1900, last=1910),
        Candidate(("Liberal Party",), country="SWE", first=1910),
        Candidate(("Union", "First Union"), country="SWE"),
        Candidate(("Union", "Second Union"), country="SWE"),
        Candidate(("Centre",), country="SWE", first=1950),
        Candidate(("Centre",), country="SWE", first=1950, last=1960),
        Candidate(("Centre",), country="SWE"),
    ]
    assert listed_twice([lay_out(parties)]) == {4: (5, 6), 5: (4, 6), 6: (4, 5)}
    assert listed_twice([lay_out([parties[4]]), lay_out([msgspec.structs.replace(parties[4], country="FIN")])]) == {}


def test_shortlists_of_a_single_entry_and_party() -> None:
    import numpy as np

    one = shortlist(np.array([[2.0]], dtype=np.float32), [Candidate()], [Candidate(share=3.0)])
    assert one.parties.tolist() == [[0]]
    assert one.evidence["margin"][0, 0] == one.evidence["rival"][0, 0] == 7


def answers(*given: str):  # type: ignore[no-untyped-def]
    waiting = list(given)

    def ask(_prompt: str) -> str:
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return ask


def quiet() -> Console:
    return Console(file=open("/dev/null", "w"), width=120)  # noqa: PTH123


def test_decisions_are_kept_reused_and_undone(tmp_path: Path, reference: Reference) -> None:
    path = write(tmp_path / "list.csv", HEADER, LIST)
    linked = link_file(path, reference)
    about = [link for link in linked.links if link.entry.key in ("c", "d")]
    made = review(
        about,
        in_file(linked.decisions),
        by="Ada",
        ask=answers("w 1", "what?", "0", "u", "0", "2a", "s"),
        console=quiet(),
    )
    assert [(decision.key, decision.decision) for decision in made] == [("c", "none"), ("d", "alliance")]
    again = {link.entry.key: link for link in link_file(path, reference).links}
    assert (again["c"].decided_by, again["c"].party, again["c"].certainty) == ("Ada", None, "sure")
    assert (again["d"].decided_by, again["d"].relation) == ("Ada", "alliance")
    assert again["d"].party == about[1].proposals[1].party
    assert again["a"].decided_by == "model"


def test_a_review_that_is_stopped_loses_nothing(tmp_path: Path, reference: Reference) -> None:
    linked = link_file(write(tmp_path / "list.csv", HEADER, LIST), reference)
    review(linked.links[:3], in_file(linked.decisions), by="Ada", ask=answers("1"), console=quiet())
    review(linked.links[1:3], in_file(linked.decisions), by="Ada", ask=answers("1", "q"), console=quiet())
    assert len(read_decisions(linked.decisions)) == 2


def test_the_next_release_of_a_list_finds_the_decisions(tmp_path: Path, reference: Reference) -> None:
    linked = link_file(write(tmp_path / "list.csv", HEADER, LIST), reference)
    review(linked.links[:1], in_file(linked.decisions), by="Ada", ask=answers("0"), console=quiet())
    renumbered = [("x1", *LIST[0][1:]), ("a", *LIST[1][1:])]
    release = write(tmp_path / "list2.csv", HEADER, renumbered)
    links = link_file(release, reference, decisions=linked.decisions).links
    assert links[0].decided_by == "Ada"  # the same name under a new id
    assert links[1].decided_by == "model"  # the old id, but another party


def test_a_decision_needs_a_person(tmp_path: Path, reference: Reference) -> None:
    linked = link_file(write(tmp_path / "list.csv", HEADER, LIST), reference)
    with pytest.raises(InvalidValue, match="name of the person"):
        review(linked.links[:1], in_file(linked.decisions), by=" ", ask=answers("0"), console=quiet())


def test_the_most_consequential_are_asked_first(linked: LinkedList) -> None:
    asked = [together[0] for together in asked_together(linked.links)]
    assert all(link.certainty in ("likely", "open") for link in asked)
    stakes = [link.score * (1 - link.score) * (1 + (link.entry.candidate.share or 0)) for link in asked]
    assert stakes == sorted(stakes, reverse=True)


@pytest.mark.parametrize("text", ["=1+1", "+49", "-x", "@SUM(A1)", "\tx"])
def test_formulas_are_made_harmless(text: str) -> None:
    assert harmless(text) == "'" + text
    assert harmless(f"a{text}") == f"a{text}"


def test_formulas_of_a_list_do_no_harm_in_the_crosswalk(tmp_path: Path, reference: Reference) -> None:
    path = write(tmp_path / "l.csv", ["country", "id", "name"], [("AUT", "=cmd|' /C calc'!A0", "=HYPERLINK(1)")])
    text = "".join(csv_lines(link_file(path, reference).output("crosswalk")))
    row = next(csv.DictReader(text.splitlines()))
    assert row["id"].startswith("'=")
    assert row["entry"].startswith("'=")


def test_output_forms(tmp_path: Path, linked: LinkedList) -> None:
    import polars

    for ending, separator in ((".csv", ","), (".tsv", "\t")):
        write_table(linked.output("crosswalk"), tmp_path / f"out{ending}")
        rows = list(csv.DictReader((tmp_path / f"out{ending}").open(encoding="utf-8"), delimiter=separator))
        assert [row["id"] for row in rows] == [str(row[0]) for row in LIST]
        assert rows[0]["partyfacts_id"] == "1"
        assert rows[0]["wikidata"] == "Q179111"
        assert (rows[4]["from"], rows[4]["until"]) == ("1991", "1991")
    write_table(linked.output("crosswalk"), tmp_path / "out.parquet")
    assert polars.read_parquet(tmp_path / "out.parquet")["partyfacts_id"][0] == "1"
    names, lines = linked.output("candidates", 2)
    assert names[:3] == ("id", "partyfacts_id", "score")
    assert max(sum(line[0] == key for line in lines) for key in "abcdefg") == 2
    names, lines = linked.output("partyfacts")
    assert (names[0], names[-1]) == ("country", "partyfacts_id")
    assert lines[0][:4] == ("AUT", "a", "SPÖ", "Social Democrats")


def test_reasons_are_a_table_on_screen(linked: LinkedList) -> None:
    console = Console(width=140, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    show_reasons(linked.links[0], linked.links[0].proposals[0], console)
    shown = console.export_text()
    assert "the same abbreviation SPÖ" in shown
    assert "a chance of" in shown


def test_the_search_for_cycles_goes_on_after_a_list_even_one_that_fails() -> None:
    with pytest.raises(RuntimeError), uncollected():
        assert not gc.isenabled()
        raise RuntimeError
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
