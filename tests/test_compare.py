"""Two candidates compared: the score, and reasons that add up to it."""

from __future__ import annotations

import math

import pytest

from partybook.identity.compare import Candidate, compare, score_all
from partybook.identity.evidence import evidence, lay_out
from partybook.identity.name_forms import fold, is_worded, joined_parts
from partybook.identity.party_words import party_words
from partybook.identity.reasons import name_words

SPO = Candidate(("Sozialdemokratische Partei Österreichs",), ("SPÖ",), first=1945, last=2019)
SPO_ENGLISH = Candidate(("Social Democratic Party of Austria",), ("SPO",), first=1889, share=51.0, share_year=1979)
FPO = Candidate(("Freedom Party of Austria", "Freiheitliche Partei Österreichs"), ("FPÖ",), first=1955, share=26.9)


@pytest.mark.parametrize(
    "a, b",
    [
        (SPO, SPO_ENGLISH),
        (FPO, FPO),
        (Candidate(("Партия Регионов",), first=1997), Candidate(("Partiya Regioniv", "Party of Regions"), first=1997)),
        (
            Candidate(("Partido Comunista de Chile",), first=1922),
            Candidate(("Communist Party of Chile",), ("PCCh",), first=1922),
        ),
    ],
)
def test_one_party_in_two_languages(a: Candidate, b: Candidate) -> None:
    assert compare(a, b).score > 0.5


@pytest.mark.parametrize(
    "a, b",
    [
        (SPO, FPO),
        (Candidate(("Liberal Party",), ("LP",), first=1990), Candidate(("Labour Party",), ("Lab",), first=1900)),
        (Candidate(("Independents",)), Candidate(("Independence Party",), ("IP",), first=1990)),
    ],
)
def test_two_parties(a: Candidate, b: Candidate) -> None:
    assert compare(a, b).score < 0.5


def test_reasons_add_up_to_the_score() -> None:
    found = compare(SPO, SPO_ENGLISH)
    odds = sum(reason.weight for reason in found.reasons)
    assert found.score == pytest.approx(1 / (1 + math.exp(-odds)))
    assert any("sozialdemokratische" in reason.text for reason in found.reasons)


@pytest.mark.parametrize("mine, theirs, score", [("Q1", "Q1", 1.0), ("Q1", "Q2", 0.0)])
def test_an_identifier_of_one_scheme_decides(mine: str, theirs: str, score: float) -> None:
    a = Candidate(("Alpha",), identifiers=(("wikidata", mine),))
    b = Candidate(("Beta",), identifiers=(("parlgov", "7"), ("wikidata", theirs)))
    assert compare(a, b).score == score


def test_two_countries_are_two_parties() -> None:
    a, b = Candidate(("Labour Party",), country="GBR"), Candidate(("Labour Party",), country="NZL")
    assert compare(a, b).score == 0


def test_many_pairs_are_scored_as_one_table() -> None:
    scores = score_all([SPO, FPO], [SPO_ENGLISH, FPO])
    assert scores.shape == (2, 2)
    assert scores[0, 0] > scores[0, 1]
    assert scores[1, 1] > scores[1, 0]


def test_empty_sides_have_no_pairs() -> None:
    assert score_all([], [SPO]).shape == (0, 1)
    assert score_all([SPO], []).shape == (1, 0)


def test_a_candidate_without_anything_is_like_nobody() -> None:
    assert compare(Candidate(), SPO).score < 0.2
    assert score_all([Candidate()], [SPO, FPO]).max() < 0


@pytest.mark.parametrize(
    "text, parts",
    [
        ("PS/MRG", ("ps", "mrg")),
        ("MNR-MRTKL", ("mnr", "mrtkl")),
        ("Farmers' List + Workers' List", ("farmerslist", "workerslist")),
        ("Social-Democratic Party", ()),
        ("Labour Party", ()),
        ("/", ()),
    ],
)
def test_names_that_join_several_parties(text: str, parts: tuple[str, ...]) -> None:
    assert joined_parts(text) == parts


@pytest.mark.parametrize(
    "text, worded", [("Greens", True), ("National Coalition", True), ("PvdA", False), ("SPÖ", False), ("VB", False)]
)
def test_words_that_stand_for_abbreviations(text: str, worded: bool) -> None:
    assert is_worded(text) == worded


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Партия «Сила»", "partiya sila"),
        ("Høgern / Moderata", "hogern moderata"),
        ("Straße d'Ancône ’n ʻOhana", "strasse dancone n ohana"),
        ("İŞÇİ Partısı", "isci partisi"),
        ("e\u0301lan", "elan"),
        ("\u1112\u1161\u11ab국당", "hangug dang"),  # a syllable written as three letters
        ("№ 5…", "no 5"),
    ],
)
def test_names_in_plain_latin_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_signs_for_lost_letters_do_not_cut_words() -> None:
    assert fold("Slovensk_ n_rodn\ufffd strana") == "slovensk nrodn strana"
    assert fold("partido_popular") == "partido popular"


def test_brackets_tell_parties_apart() -> None:
    """The communist parties of India of 1925 and 1964: the bare name is the older one's."""
    entry = Candidate(("Communist Party of India",))
    older, younger = Candidate(("Communist Party of India",)), Candidate(("Communist Party of India (Marxist)",))
    scores = score_all([entry], [older, younger])
    assert scores[0, 0] > scores[0, 1] + 0.5


def test_an_entry_that_joins_known_parties_is_less_likely_one_of_them() -> None:
    """The National Movement of Bolivia joined the Tupac Katari movement at the election of 1993."""
    known = [
        Candidate(("Movimiento Nacionalista Revolucionario",), ("MNR",), first=1942),
        Candidate(("Movimiento Revolucionario Tupac Katari de Liberacion",), ("MRTKL",), first=1985),
        Candidate(("Accion Democratica Nacionalista",), ("ADN",), first=1979),
    ]
    alone, joined = (Candidate((), (text,), first=1993) for text in ("MNR", "MNR-MRTKL"))
    scores = score_all([alone, joined], known)
    assert scores[0, 0] > scores[1, 0] + 1
    turned = score_all([Candidate((), ("MRTKL-MNR",), first=1993)], known)
    assert scores[1, 0] > turned[0, 0]  # who puts an alliance down as one party takes the one named first
    only = score_all([joined], known[:1])
    assert only[0, 0] > scores[1, 0]  # where nobody else is called MRTKL, it tells less


def test_two_names_in_one() -> None:
    known = [Candidate(("Peasant Popular Union",)), Candidate(("New Democracy Movement",)), Candidate(("Green Forum",))]
    both = lay_out([Candidate(("Peasant Popular Union and New Democracy Movement",)), known[0]])
    found = evidence(both, lay_out(known), party_words())["name_elsewhere"]
    assert found[0, 0] > 0.2 and found[0, 1] > 0.2
    assert found[0, 2] == 0 and not found[1].any()


def test_reasons_stay_short() -> None:
    found = compare(Candidate(("word " * 1000,)), Candidate(("word other",)))
    assert all(len(reason.text) < 600 for reason in found.reasons)


def test_names_without_a_common_word_are_told_by_the_likest_spelling() -> None:
    one, other = Candidate(("Tulpanpartiet",)), Candidate(("The Orchard Group", "Tulpanpartisterna"))
    assert name_words(one, other).startswith("“Tulpanpartiet” and “Tulpanpartisterna”; share no word, but most letters")
    assert "but most letters" not in name_words(one, Candidate(("The Orchard Group",)))
