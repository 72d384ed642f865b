"""Sentences in languages without a parser: what their formulas say, and what only looks like it."""

from __future__ import annotations

import pytest

from partybook.extract.formulas.grammar import grammar, languages
from partybook.extract.languages import language_of
from partybook.extract.prose import read_prose
from partybook.extract.sections import sentences
from tests.documents import context_of, prose, said

Q = dict[str, str]
GREEN = "Green Party"
SAID: list[tuple[str, str, str, str, str, Q]] = [
    ("de", "Sie wurde am 3. Mai 1995 von Anna Huber und Karl Berger in Graz gegründet.", GREEN, "founded", "1995-05-03", {}),
    ("de", "Sie wurde am 3. Mai 1995 von Anna Huber und Karl Berger in Graz gegründet.", GREEN, "founder", "Karl Berger", {}),
    ("de", "1919 gegründet, bestand sie bis zu ihrem Verbot 1938.", GREEN, "founded", "1919", {}),
    ("de", "1919 gegründet, bestand sie bis zu ihrem Verbot 1938.", GREEN, "banned", "1938", {}),
    ("de", "Gründer waren der Jurist Otto Brandl und der Bauer Franz Moser.", GREEN, "founder", "Franz Moser", {}),
    ("de", "Im Jahr 2015 löste sich die Partei auf.", GREEN, "dissolved", "2015", {}),
    ("de", "Parteivorsitzende ist seit 2010 Maria Gruber.", GREEN, "leader", "Maria Gruber", {"start": "2010"}),
    ("de", "Langjähriger Obmann war Otto Brandl (1919–1934).", GREEN, "leader", "Otto Brandl", {"end": "1934"}),
    ("de", "Sie entstand aus dem Zusammenschluss der Liste Nord und der Union der Mitte.", GREEN, "merger_of", "Liste Nord", {}),
    ("de", "1999 spaltete sich die Neue Mitte von der Partei ab.", "Neue Mitte", "split_from", GREEN, {"date": "1999"}),
    ("de", "2008 benannte sich die Partei in Liberale Allianz um.", GREEN, "renamed_to", "Liberale Allianz", {"date": "2008"}),
    (
        "de",
        "Bei der Landtagswahl 2003 erhielt die Partei 4,7 % der Stimmen und zwei von 36 Mandaten.",
        GREEN,
        "election_result",
        "2003",
        {"vote_share": "4.7", "seats": "2", "seats_total": "36"},
    ),
    ("de", "Die Partei hatte 2001 nach eigenen Angaben 1.200 Mitglieder.", GREEN, "membership", "1200", {}),
    ("es", "Fue fundado el 4 de julio de 1987 por Pedro Soto y Ana Rojas.", GREEN, "founded", "1987-07-04", {}),
    ("es", "Fue fundado el 4 de julio de 1987 por Pedro Soto y Ana Rojas.", GREEN, "founder", "Ana Rojas", {}),
    ("es", "El partido está presidido por Elena Torres desde 2011.", GREEN, "leader", "Elena Torres", {"start": "2011"}),
    ("es", "Surgió de la fusión del Partido Radical y el Movimiento Nuevo.", GREEN, "merger_of", "Movimiento Nuevo", {}),
    (
        "es",
        "En 1994 un grupo liderado por Jorge Díaz se escindió y fundó la Izquierda Nueva.",
        "Izquierda Nueva",
        "split_from",
        GREEN,
        {"date": "1994"},
    ),
    (
        "es",
        "En las elecciones parlamentarias de 1989 obtuvo el 3,2 % de los votos y ningún escaño.",
        GREEN,
        "election_result",
        "1989",
        {"vote_share": "3.2", "seats": "0", "election": "elecciones parlamentarias"},
    ),
    ("es", "El partido fue disuelto en 1999 por sus socios y no ha vuelto.", GREEN, "dissolved", "1999", {}),
    ("fr", "Il est fondé le 12 mars 1971 par Jean Morel.", GREEN, "founder", "Jean Morel", {}),
    ("fr", "Il est présidé par Claire Petit depuis 2004.", GREEN, "leader", "Claire Petit", {"start": "2004"}),
    ("fr", "Le parti est membre de l'Alliance centriste.", GREEN, "member_of", "Alliance centriste", {}),
    ("fr", "Le parti est issu d'une scission du Parti gabonais du progrès.", GREEN, "split_from", "Parti gabonais du progrès", {}),
    ("fr", "Il a remporté 3 sièges aux législatives de 1996 avec 4,1 % des voix.", GREEN, "election_result", "1996", {"seats": "3"}),
    ("it", "Fu fondato a Cagliari il 2 giugno 1983 dall'avvocato Antonio Melis.", GREEN, "founded", "1983-06-02", {}),
    ("it", "Fu fondato a Cagliari il 2 giugno 1983 dall'avvocato Antonio Melis.", GREEN, "founder", "Antonio Melis", {}),
    ("it", "Dal 1999 al 2007 il segretario è stato Pietro Cossu.", GREEN, "leader", "Pietro Cossu", {"start": "1999", "end": "2007"}),
    ("it", "Nel 2010 il partito è confluito nel Partito dei Sardi.", GREEN, "merged_into", "Partito dei Sardi", {"date": "2010"}),
    ("it", "Alle elezioni regionali del 2004 ha raccolto 12.345 voti, pari all'1,5%.", GREEN, "election_result", "2004", {"votes": "12345"}),
    ("pt", "O partido foi fundado a 14 de maio de 1974 por Manuel Freitas e Rui Gouveia.", GREEN, "founder", "Rui Gouveia", {}),
    ("pt", "Em 1995 mudou o nome para Partido da Renovação.", GREEN, "renamed_to", "Partido da Renovação", {"date": "1995"}),
    ("pt", "Nas eleições de 1990, o partido obteve 1,5% dos votos e elegeu três deputados.", GREEN, "election_result", "1990", {"seats": "3"}),
    ("ru", "Партия была основана 5 июня 1994 года и зарегистрирована в 1995 году.", GREEN, "founded", "1994-06-05", {}),
    ("ru", "Председатель партии — Сергей Иванов.", GREEN, "leader", "Сергей Иванов", {}),
    ("ru", "На выборах 1995 года партия получила 1,2 % голосов.", GREEN, "election_result", "1995", {"vote_share": "1.2"}),
]  # fmt: skip
FILLER = {
    "de": "Die Partei ist in der Stadt und auf dem Land bei den Wählern nicht ohne Rückhalt und auch im Rat vertreten.",
    "es": "El partido es de los más conocidos en la región y sus ideas son las de una parte de la población.",
    "fr": "Le parti est connu dans la région et ses idées sont celles d'une partie de la population de la ville.",
    "it": "Il partito è conosciuto nella regione e le sue idee sono quelle di una parte della popolazione.",
    "pt": "O partido é conhecido na região e as suas ideias são as de uma parte da população da cidade.",
    "ru": "Партия известна в регионе, и её идеи разделяет часть населения, а также многие из тех, кто не был на выборах.",
}


def read(language: str, sentence: str) -> list[tuple[str, str, str, Q]]:
    """What is said in a text about the Green Party by a sentence among others of its language."""
    context = context_of([FILLER[language], sentence], GREEN)
    read_prose(context)
    return said(context)


@pytest.mark.parametrize(("language", "sentence", "subject", "property", "value", "qualifiers"), SAID)
def test_what_formulas_say(
    language: str, sentence: str, subject: str, property: str, value: str, qualifiers: Q
) -> None:
    found = [q for s, p, v, q in read(language, sentence) if (s, p, v) == (subject, property, value)]
    assert any(qualifiers.items() <= q.items() for q in found), read(language, sentence)


NOT_SAID = [
    ("de", "1945 wurde die Partei unter anderem Namen neu gegründet.", "founded"),
    ("de", "Die Partei wollte sich 1999 mit der Union der Mitte zusammenschließen und sich auflösen.", "dissolved"),
    ("de", "Die Partei verlor bei der Wahl 1999 die Hälfte der Stimmen und erreichte die Hürde von 4 % nicht.", "election_result"),
    ("es", "En 1994 un grupo liderado por Jorge Díaz se escindió y fundó la Izquierda Nueva.", "leader"),
    ("de", "Im Landtag sitzen seit 2010 Abgeordnete, die Maria Gruber gewählt hat.", "leader"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "property"), NOT_SAID)
def test_what_formulas_do_not_say(language: str, sentence: str, property: str) -> None:
    assert not [item for item in read(language, sentence) if item[0] == GREEN and item[1] == property]


def test_a_sentence_that_opens_with_another_party_is_about_that() -> None:
    context = context_of([FILLER["de"], "Die Blaue Liste (BL) wurde 1990 gegründet."], GREEN)
    read_prose(context)
    assert ("Blaue Liste", "founded", "1990", {}) in said(context)
    assert not [item for item in said(context) if item[:2] == (GREEN, "founded")]


NEWS = {
    "de": ("SPÖ-Chefin Eva Berg lehnte eine Koalition mit der FPÖ ab.", ("SPÖ", "leader", "Eva Berg")),
    "es": ("El secretario general del PLN, Jorge Vidal, habló ayer en Madrid.", ("PLN", "leader", "Jorge Vidal")),
    "fr": ("Le président du PRL, Jean Morel, a parlé hier à Paris.", ("PRL", "leader", "Jean Morel")),
    "it": ("Il segretario del PDA, Carlo Bianchi, ha parlato ieri a Roma.", ("PDA", "leader", "Carlo Bianchi")),
    "pt": ("O presidente do PRN, Paulo Costa, falou ontem em Lisboa.", ("PRN", "leader", "Paulo Costa")),
}


@pytest.mark.parametrize("language", NEWS)
def test_news_names_leaders_of_parties_it_does_not_explain(language: str) -> None:
    sentence, told = NEWS[language]
    context = context_of([FILLER[language], sentence], "")
    read_prose(context)
    assert [(s, p, v) for s, p, v, _ in said(context)] == [told]


def test_a_coalition_that_governs_is_an_alliance() -> None:
    text = "Die Koalition aus SPÖ und Grüner Liste regiert seit 2015. SPÖ-Chef Jan Kok bleibt, sagt Eva Berg."
    context = context_of([FILLER["de"], text], "")
    read_prose(context)
    assert ("SPÖ", "alliance_with", "Grüner Liste", {}) in said(context)


def test_what_a_party_is() -> None:
    context = context_of(
        ["Die GREEN PARTY (GP) ist eine rechtsextreme und monarchistische Partei in Steinland."], GREEN
    )
    read_prose(context)
    found = {(property, value) for _, property, value, _ in said(context)}
    assert {("position", "far-right"), ("ideology", "monarchism")} <= found


@pytest.mark.parametrize("language", languages())
def test_a_language_is_told_by_its_words_of_grammar(language: str) -> None:
    assert language_of(list(sentences(prose(FILLER[language])))) == language
    assert grammar(language).formulas["founded"]


def test_other_languages_are_told_apart_from_english() -> None:
    assert language_of(list(sentences(prose("The party was founded in 1990 and it is led by a committee.")))) == "en"
    assert language_of(list(sentences(prose("Partia została założona w roku 1990 przez działaczy.")))) == ""
