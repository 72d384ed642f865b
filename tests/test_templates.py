"""Template calls of each kind, as the encyclopedias document them, and what they say."""

from __future__ import annotations

import pytest

from partybook.read.document import Text, TextBuilder
from partybook.read.templates import Call, kind, put, render, template_name
from partybook.read.templates.call import _kinds, _prefixes
from partybook.read.templates.kinds import RENDERERS


def call(written: str) -> Call:
    """A call from `name|argument|key=value`, its arguments words without markup, each at its place."""
    name, *arguments = written.split("|")
    positional: list[Text] = []
    named: dict[str, Text] = {}
    at = 2 + len(name)
    for argument in arguments:
        key, equals, value = argument.partition("=")
        builder = TextBuilder()
        builder.add(value if equals else argument, at + 1 + (len(key) + 1 if equals else 0))
        at += 1 + len(argument)
        if equals:
            named[key] = builder.build()
        else:
            positional.append(builder.build())
    return Call(template_name(name), tuple(positional), named, 0, len(written) + 4)


def said(written: str) -> tuple[str, list[tuple[str, str]]]:
    text = render(call(written))
    assert text is not None
    return text.content, [(mark.kind, mark.value) for mark in text.marks]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("Start date|2012|03|20", "2012-03-20"),
        ("start date and age|1909|05|df=y", "1909-05"),
        ("end date|2009", "2009"),
        ("start date|1=1920|2=6", "1920-06"),
        ("start date||1990|05|27", "1990-05-27"),
        ("start date|2012|13|20", None),
        ("start date|2011|02|30", None),
        ("start-date|June 1957", "1957-06"),
        ("start date|27 June 1993", "1993-06-27"),
        ("start date|1993-11-27", "1993-11-27"),
        ("date|27|novembre|1993", "1993-11-27"),
        ("date|1er|mai|1936", "1936-05-01"),
        ("date-|décembre 1920", "1920-12"),
        ("fecha|8|6|1990", "1990-06-08"),
        ("дата|14|февраля|1993", "1993-02-14"),
        ("başlangıç tarihi ve yaşı|1923|9|9|df=evet", "1923-09-09"),
        ("start and end dates|1926|05|08|1926|05|10", "1926-05-08/1926-05-10"),
        ("death date and age|2017|03|19|1936|06|20", "2017-03-19"),
        ("start date|in the early 1930s", None),
    ],
)
def test_dates_are_edtf_or_stay_words(written: str, edtf: str | None) -> None:
    content, marks = said(written)
    if edtf is None:
        assert not [mark for mark in marks if mark[0] == "date"]
        assert content.split() == " ".join(written.split("|")[1:]).split()
    else:
        assert (content, marks) == (edtf, [("date", edtf)])


@pytest.mark.parametrize(
    ("written", "content", "marks"),
    [
        ("Composition bar|7|124|hex=#fff", "7 / 124", [("composition", "7/124")]),
        ("Infobox political party/seats|0|", "0", [("composition", "0/")]),
        ("increase", "▲", [("trend", "up")]),
        ("Template:Decrease|5", "▼ 5", [("trend", "down")]),
        ("steady", "▬", [("trend", "same")]),
        ("nowrap|two words", "two words", []),
        ("resize|75%|(acting)", "(acting)", []),
        ("small|(1990)", "(1990)", [("small", "")]),
        ("ubl|a|b", "a\nb", []),
        ("collapsible list|title=Former|a", "Former\na", [("heading", "")]),
        ("lang|az|Partiya", "Partiya", [("language", "az")]),
        ("lang-sr-cyr|Странка", "Странка", [("language", "sr-Cyrl")]),
        ("lang-ru|Партия|Partiya", "Партия, Partiya", [("language", "ru"), ("language", "ru-Latn")]),
        ("ill|Ann Smith|fr", "Ann Smith", [("link", "Ann Smith")]),
        ("ill|Ann Smith (politician)|fr|lt=Smith", "Smith", [("link", "Ann Smith (politician)")]),
        ("url|example.org", "example.org", [("link", "http://example.org")]),
        ("url|https://example.org/a|the site", "the site", [("link", "https://example.org/a")]),
        ("cite web|title=A title|date=2001|url=http://x.org", "", [("reference", "A title. 2001. http://x.org")]),
        ("sfn|Fischer|1999|p=274", "", [("reference", "Fischer 1999")]),
        ("efn|Counted twice.", "", [("note", "Counted twice.")]),
        ("#tag:ref|Not a member.", "", [("note", "Not a member.")]),
        ("cnote|A|The words.", "", [("note", "The words.")]),
        ("party color|Green Party", "", [("colour", "Green Party")]),
        ("legend|#FFF|White", "White", [("colour", "#FFF")]),
        ("abbr|ANP|National Alliance", "ANP", [("note", "National Alliance")]),
        ("circa|1920", "c. 1920", []),
        ("as of|2025|3", "as of 2025-03", [("date", "2025-03")]),
        ("flag|Laos", "Laos", [("image", "Laos"), ("link", "Laos")]),
        ("nihongo|Freedom|自由", "Freedom (自由)", [("language", "ja")]),
        ("percentage|1|3|1", "33.3%", []),
        ("percentage bar|45.3", "45.3%", []),
        ("!", "|", []),
        ("citation needed|date=May 2024", "", []),
        ("HOL|CON", "", []),
        ("clear", "\n", []),
    ],
)
def test_what_each_kind_says(written: str, content: str, marks: list[tuple[str, str]]) -> None:
    assert said(written) == (content, marks)


def test_unknown_templates_are_for_their_caller() -> None:
    assert render(call("nobody knows this|x")) is None
    assert kind("nobody knows this") is None


def test_a_list_stands_on_lines_of_its_own() -> None:
    builder = TextBuilder()
    builder.add("before ", 0)
    inner = call("ubl|a|b")
    put(builder, inner, render(inner) or Text(""))
    builder.add("behind", 20)
    assert builder.build().content == "before\na\nb\nbehind"


def test_every_kind_of_the_vocabulary_has_a_renderer_and_every_name_is_spelled_as_it_is_looked_up() -> None:
    kinds = {**_kinds(), **dict(_prefixes())}
    assert {known.name for known in kinds.values()} <= RENDERERS.keys()
    assert [name for name in _kinds() if name != template_name(name)] == []
