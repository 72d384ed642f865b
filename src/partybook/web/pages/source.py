"""Source: the stored document with everything that was read marked in it, what was passed over, and its findings."""

from __future__ import annotations

from datetime import datetime

import msgspec

from partybook.errors import BookError
from partybook.model import PartialDate, Source
from partybook.store.browse import source_lines
from partybook.store.source_marks import Mark, Passed, marks_of, passed_over, result_rows, source_key_of
from partybook.store.worklist_rows import ListedFinding, Wanted, find_findings
from partybook.web.evidence import title_of_name
from partybook.web.explorer import Explorer
from partybook.web.marking import Span, segments, window
from partybook.web.pages.findings import with_titles
from partybook.web.pages.page import Crumb, NotThere, page
from partybook.web.when import When

WINDOW = 12_000
"""Characters of a source on one page."""

LISTED = 100
"""Sources on one page of their list."""

MARKS = 1500
"""Statements marked on one page: a denser one could not be read."""


class Shown(msgspec.Struct, frozen=True):
    """What is known of the part of a source that a page shows."""

    marks: list[Mark]
    passed: list[Passed]
    rows: list[tuple[int, int]]
    findings: list[ListedFinding]


def source(explorer: Explorer, source_id: str, at: int, when: When) -> str:
    """The page at /source/ID."""
    try:
        held = explorer.book.source(source_id)
    except BookError:
        raise NotThere("The book has no source of this id.") from None
    entry = explorer.book.source_entry(source_id)
    start, stop = window(held.text, at, WINDOW)
    shown = _shown(explorer, source_id, start, stop, when.held_on)
    marks = [mark for mark in shown.marks if _then(mark, when.as_of)][:MARKS]
    title = entry.title or title_of_name(entry.name)
    return page(
        explorer,
        "source.html",
        title,
        when,
        f"/source/{source_id}",
        [Crumb("Sources", "/sources"), Crumb(title, f"/source/{source_id}")],
        entry=entry,
        segments=segments(held.text, start, stop, _spans(marks, shown, held)),
        marks=marks,
        passed=shown.passed,
        findings=[(one, with_titles(explorer, one.finding.message, {source_id})) for one in shown.findings],
        rows=len(shown.rows),
        start=start,
        stop=stop,
        length=len(held.text),
        before=window(held.text, start - 1, WINDOW)[0] if start else None,
        after=stop if stop < len(held.text) else None,
    )


def _shown(explorer: Explorer, source_id: str, start: int, stop: int, held_on: datetime | None) -> Shown:
    with explorer.book.read() as connection:
        key = source_key_of(connection, source_id) or 0
        return Shown(
            marks_of(connection, key, start, stop, held_on=held_on),
            passed_over(connection, key, start, stop),
            result_rows(connection, key, start, stop),
            [
                one
                for one in find_findings(connection, Wanted(source=source_id, state="all"), limit=500)[1]
                if any(e.source == source_id and e.start < stop and e.end > start for e in one.finding.evidence)
            ],
        )


def _then(mark: Mark, as_of: PartialDate | None) -> bool:
    """Whether a statement can have held on a date: it does not begin after it."""
    if as_of is None or as_of.latest is None:
        return True
    dated = [value for name, value in mark.qualifiers if name in ("start", "date") and isinstance(value, PartialDate)]
    if isinstance(mark.value, PartialDate):
        dated.append(mark.value)
    return not any(day.earliest and day.earliest > as_of.latest for day in dated)


def _spans(marks: list[Mark], shown: Shown, held: Source) -> list[Span]:
    spans = [Span(mark.start, mark.stop, "read", mark.id[:12]) for mark in marks]
    spans += [Span(start, stop, "row") for start, stop in shown.rows]
    spans += [Span(one.start, one.stop, "skipped", f"{one.code}: {one.message}"[:300]) for one in shown.passed]
    for one in shown.findings:
        spans += [
            Span(evidence.start, evidence.end, "found", one.id[:12])
            for evidence in one.finding.evidence
            if evidence.source == held.id
        ]
    return spans


def sources(explorer: Explorer, search: str, at: int, when: When) -> str:
    """The page at /sources."""
    asked = search.strip()[:200]
    with explorer.book.read() as connection:
        total, found = source_lines(connection, limit=LISTED, offset=max(at, 0), search=asked, held_on=when.held_on)
    return page(
        explorer,
        "sources.html",
        "Sources",
        when,
        "/sources",
        [Crumb("Sources", "/sources")],
        asked_sources=asked,
        total=total,
        found=found,
        at=max(at, 0),
        size=LISTED,
    )
