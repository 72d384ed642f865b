"""Precedents: what lists linked earlier say about the entries of another list."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from partybook.errors import ReadError
from partybook.identity.candidate import Candidate
from partybook.link.job import link_file
from partybook.link.linked import with_linked
from partybook.link.model import link_model
from partybook.link.output import write_table
from partybook.link.precedents import (
    UNLIKE,
    Precedent,
    lay_out_precedents,
    lists_like,
    nothing_told,
    precedent_evidence,
    tell,
)
from partybook.link.reference import Reference, read_reference
from partybook.link.why import reasons
from tests.link_cases import write, write_reference
from tests.test_cli import run

PARTIES = (Candidate(("Green Union",), key="1"), Candidate(("Red Union",), key="2"))
BLUES = ("AUT", "Die Blauen", "B", 1999, 26.9)
HEADER = ["country", "name", "abbreviation", "year", "share"]


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    return read_reference(write_reference(tmp_path))


def earlier(folder: Path, name: str, party: str) -> Path:
    """A list that calls a party the Blues, linked."""
    rows: list[tuple[object, ...]] = [(*BLUES, party), ("SWE", "Ny demokrati", "NyD", 1991, 6.7, "13")]
    return write(folder / name, [*HEADER, "partyfacts_id"], rows)


def laid_out(*made: tuple[str, str]):  # type: ignore[no-untyped-def]
    return lay_out_precedents([Precedent(Candidate((f"{p} {name}",)), p, name) for p, name in made], PARTIES)


def test_the_likest_of_each_party_and_how_many_lists_have_one() -> None:
    found = laid_out(("2", "a"), ("1", "a"), ("", "b"), ("1", "b"), ("2", "a"), ("9", "a"))
    assert found is not None
    assert [(int(p), str(name)) for p, name in zip(found.parties, found.lists, strict=True)] == [
        (-1, "b"),
        (0, "a"),
        (0, "b"),
        (1, "a"),
    ]
    told = tell(np.array([[1.0, 3.0, -9.0, 2.0, 5.0]], dtype=np.float32), found, 2)
    assert told.none.tolist() == [1.0]
    assert told.best.tolist() == [[3.0, 5.0]]
    assert 0.99 < told.support[0, 0] < 1, "the precedent of list b is too unlike to count"
    assert lists_like(told, found, 0, 0) == (("a",), ("b",))
    silent = tell(np.array([[1.0, 3.0, -9.0, 2.0, 5.0]], dtype=np.float32), found, 2, {"a", "b"})
    assert (silent.best == UNLIKE).all()
    assert (silent.support == 0).all()


def test_the_party_ahead_is_told_from_the_one_behind() -> None:
    found = laid_out(("1", "a"), ("2", "a"))
    told = tell(np.array([[4.0, 1.0]], dtype=np.float32), found, 2)
    evidence = precedent_evidence(told, np.array([[0, 1]]))
    assert evidence["precedent_ahead"].tolist() == [[3.0, -3.0]]
    nothing = precedent_evidence(nothing_told(1, 2), np.array([[0, 1]]))
    assert nothing["precedent_ahead"].tolist() == [[0.0, 0.0]]
    alone = precedent_evidence(nothing_told(1, 1), np.array([[0]]))
    assert alone["precedent_ahead"].tolist() == [[0.0]]


def test_no_precedent_of_these_parties() -> None:
    assert laid_out(("9", "a")) is None


def test_the_more_lists_the_more_they_tell() -> None:
    models = [link_model(lists) for lists in (0, 1, 11, 12, 500)]
    assert [model.from_lists for model in models] == [0, 1, 1, 12, 12]
    assert not any(name.startswith("precedent") for name in models[0].weights.curves)


def test_a_name_that_only_lists_linked_earlier_know(tmp_path: Path, reference: Reference) -> None:
    path = write(tmp_path / "list.csv", HEADER, [("AUT", "Die Blauen", "", 2002, "")])
    alone = link_file(path, reference).links[0]
    assert alone.party is None
    known = with_linked(reference, [earlier(tmp_path, f"{name}.csv", "3") for name in ("one", "two", "three")])
    link = link_file(path, known).links[0]
    assert link.party is not None
    assert link.party.key == "3"
    told = {reason.about: reason for reason in reasons(link.entry, link.proposals[0])}
    assert told["precedents"].weight > 0
    assert told["precedents"].text == "entries like it are linked to it in one, three, two"
    assert sum(reason.weight for reason in told.values()) == pytest.approx(link.proposals[0].odds, abs=0.01)
    other = {reason.about: reason for reason in reasons(link.entry, link.proposals[1])}
    assert "linked to another party or to none in one, three, two" in other["precedents"].text


def test_precedents_that_are_no_party_speak_against_one(tmp_path: Path, reference: Reference) -> None:
    path = write(tmp_path / "list.csv", HEADER, [("AUT", "Freedom Party of Austria", "", 1999, "")])
    rows: list[tuple[object, ...]] = [("AUT", "Freedom Party of Austria", "", 1999, "", "none")]
    said = [write(tmp_path / f"{name}.csv", [*HEADER, "partyfacts_id"], rows) for name in "abc"]
    with_none = with_linked(reference, said)
    without = with_linked(reference, [earlier(tmp_path, f"{name}.csv", "1") for name in ("d", "e", "f")])
    assert link_file(path, with_none).links[0].score < link_file(path, without).links[0].score


def test_a_crosswalk_and_decisions_are_lists_linked_earlier(tmp_path: Path, reference: Reference) -> None:
    path = write(
        tmp_path / "survey.csv", HEADER, [("AUT", "Sozialdemokratische Partei Österreichs", "SPÖ", 1999, 33.1)]
    )
    write_table(link_file(path, reference).output("crosswalk"), tmp_path / "crosswalk.csv")
    decided = tmp_path / "survey.decisions.csv"
    decided.write_text(
        "list,key,country,name,abbreviation,decision,party,party_name,by,at,reason\n"
        ",1,AUT,Die Blauen,B,same,3,,ada,2026-01-01,\n,2,AUT,Others,,none,,,ada,2026-01-01,\n",
        "utf-8",
    )
    known = with_linked(reference, [tmp_path / "crosswalk.csv", decided])
    made = {(p.candidate.names[0], p.party, p.list) for p in known.precedents}
    assert ("Die Blauen", "3", "survey.decisions") in made
    assert ("Others", "", "survey.decisions") in made
    assert {p for p in made if p[2] == "crosswalk"} <= {("Sozialdemokratische Partei Österreichs", "1", "crosswalk")}
    assert known.notes[-1].endswith("1 entries linked to known parties, 1 to none of them")


def test_a_file_without_ids_is_named(tmp_path: Path, reference: Reference) -> None:
    with pytest.raises(ReadError, match="no column partyfacts_id"):
        with_linked(reference, [write(tmp_path / "list.csv", HEADER, [BLUES])])


def test_ids_that_the_reference_lacks_are_counted(tmp_path: Path, reference: Reference) -> None:
    known = with_linked(reference, [earlier(tmp_path, "old.csv", "999")])
    assert [made.party for made in known.precedents] == ["13"]
    assert "1 have ids that the reference does not know" in known.notes[-1]


def test_the_command_explains_what_lists_linked_earlier_say(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv", HEADER, [("AUT", "Die Blauen", "", 2002, "")])
    linked = [given for name in ("one", "two") for given in ("--linked", earlier(tmp_path, f"{name}.csv", "3"))]
    done = run("link", path, "--against", write_reference(tmp_path), *linked, "--explain", "Die Blauen")
    assert done.returncode == 0
    assert "entries like it are linked to it in one, two" in " ".join(done.stdout.split())
    rows = list(csv.DictReader(run("link", path, "-a", write_reference(tmp_path), *linked).stdout.splitlines()))
    assert "precedents" in rows[0]["reasons"]
