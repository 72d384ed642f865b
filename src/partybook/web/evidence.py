"""A quote with the words around it, short enough for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

import msgspec

from partybook.dossier import Fact, Reading
from partybook.model import Source, Statement
from partybook.web.words import language_words, words

CONTEXT = 110
"""Characters shown before and after a quote, no farther than its line."""
LONGEST_QUOTE = 700
SHOWN = 5
"""Quotes shown for one version of a fact; the list of statements has all."""
_PLAIN = ("role", "note", "scheme", "date")
"""Qualifiers that a reader understands without their name."""
_SHOWN_QUALIFIERS = ("role", "of", "start", "end", "date", "office", "note", "scheme")


_TABLES = (".csv", ".tsv", ".jsonl", ".parquet", ".xlsx", ".dta")


class Quote(msgspec.Struct, frozen=True):
    """What a source says: `before` and `after` are the words around the quote, `where` its place."""

    statement: str
    source: str
    title: str
    where: str
    start: int
    before: str
    words: str
    after: str
    certainty: str = "asserted"


def source_title(source: Source) -> str:
    """The last part of a source's name: a file's, or a page's."""
    return title_of_name(source.name)


def title_of_name(name: str) -> str:
    """ "Green Party" of a page's address, "Green Party.md" of a file's, "partyfacts/wikipedia.csv" of a table's: tables
    of several datasets have one name."""
    *before, last = name.rstrip("/").split("/")
    if "://" in name:
        return unquote(last).replace("_", " ")
    if last.endswith(_TABLES) and before and before[-1]:
        return f"{before[-1]}/{last}"
    return last.replace("_", " ") or name


def quote_of(statement: Statement, source: Source, title: str = "") -> Quote:
    """A statement's words in their line."""
    evidence = statement.evidence
    before = source.text[max(0, evidence.start - CONTEXT) : evidence.start].rpartition("\n")[2]
    after = source.text[evidence.end : evidence.end + CONTEXT].partition("\n")[0]
    said = evidence.quote if len(evidence.quote) <= LONGEST_QUOTE else evidence.quote[:LONGEST_QUOTE] + "…"
    return Quote(
        statement.id,
        evidence.source,
        title or source_title(source),
        evidence.where,
        evidence.start,
        before,
        said,
        after,
        statement.certainty,
    )


def quotes_of(statements: Sequence[Statement], sources: Mapping[str, Source]) -> list[Quote]:
    """The first quotes of some statements, one source after the other so that each is heard."""
    waiting: dict[str, list[Statement]] = {}
    for statement in statements:
        waiting.setdefault(statement.evidence.source, []).append(statement)
    chosen: list[Statement] = []
    while len(chosen) < SHOWN and any(waiting.values()):
        for members in waiting.values():
            if members and len(chosen) < SHOWN:
                chosen.append(members.pop(0))
    return [quote_of(one, sources[one.evidence.source]) for one in chosen if one.evidence.source in sources]


def who_differs(fact: Fact) -> str:
    """Words before the other versions of a fact: whether another source says so, or the same one elsewhere."""
    preferred = {one.evidence.source for one in fact.readings[0].statements}
    others = {one.evidence.source for reading in fact.readings[1:] for one in reading.statements}
    return "The same source also says" if others <= preferred else "Other sources say"


def remarks_of(reading: Reading) -> str:
    """What qualifies a version of a fact: its time, office, party, and how sure its sources are."""
    said: dict[str, str] = {}
    for statement in reading.statements:
        for name, value in statement.qualifiers:
            if name in _SHOWN_QUALIFIERS:
                said.setdefault(name, words(value))
    spoken = language_words(reading.value)
    parts = [spoken] if spoken and spoken != "English" else []
    if "start" in said or "end" in said:
        parts.append(f"{said.pop('start', '')}–{said.pop('end', '')}")
    parts += [text if name in _PLAIN else f"{name} {text}" for name, text in said.items()]
    certainties = {statement.certainty for statement in reading.statements}
    if "asserted" not in certainties:
        parts += sorted(certainties)
    return "; ".join(parts)
