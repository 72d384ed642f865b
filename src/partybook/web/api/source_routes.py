"""Statements, findings, suggestions and sources in the API."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, Parameter

from partybook.store.browse import source_lines
from partybook.store.worklist_rows import Wanted, find_findings, find_suggestions, one_finding
from partybook.web.answering import Ask, AtDesk
from partybook.web.api import answers, shapes
from partybook.web.api.replies import HeldOn, Limit, Name, Offset, answered, named, one, page, there
from partybook.web.pages.findings import SEVERITIES, STATES
from partybook.web.pages.page import NotThere
from partybook.web.when import read_when

TEXT = 100_000
"""Characters of a source in one answer."""


@get(
    "/statements/{id:str}",
    responses=answered(shapes.StatementWithHistory),
    summary="One statement, and what happened to it",
    operation_id=named("statement"),
)
async def statement(request: Ask, desk: AtDesk, id: FromPath[str]) -> Response[bytes]:
    def make() -> shapes.StatementWithHistory:
        with there():
            said = desk.explorer.book.statement(id)
            history = desk.explorer.book.history(id)
        return shapes.StatementWithHistory(answers.statement(said), tuple(answers.event(one) for one in history))

    return await one(desk, request, make)


@get(
    ["/findings", "/findings.csv"],
    responses=answered(shapes.Page[shapes.Finding]),
    summary="What the audit found, the worst first",
    operation_id=named("findings"),
)
async def findings(
    request: Ask,
    desk: AtDesk,
    rule: Annotated[str, Parameter(max_length=16)] = "",
    severity: Annotated[str, Parameter(pattern=f"^({'|'.join(SEVERITIES)})?$")] = "",
    country: Name = "",
    party: Annotated[int, Parameter(ge=0, le=2**53)] = 0,
    source: Annotated[str, Parameter(max_length=32)] = "",
    decided: Annotated[str, Parameter(pattern=f"^({'|'.join(STATES)})$")] = "all",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    wanted = Wanted(rule, severity, country, party or None, source, decided)

    def make() -> tuple[list[shapes.Finding], int]:
        with desk.explorer.book.read() as connection:
            total, found = find_findings(connection, wanted, limit=limit, offset=offset)
        return [answers.finding(one) for one in found], total

    return await page(desk, request, shapes.Finding, make, limit, offset)


@get("/findings/{id:str}", responses=answered(shapes.Finding), summary="One finding", operation_id=named("finding"))
async def finding(request: Ask, desk: AtDesk, id: FromPath[str]) -> Response[bytes]:
    def make() -> shapes.Finding:
        with desk.explorer.book.read() as connection:
            found = one_finding(connection, id)
        if found is None:
            raise NotThere(f"The audit has no finding {id[:40]}.")
        return answers.finding(found)

    return await one(desk, request, make)


@get(
    ["/suggestions", "/suggestions.csv"],
    responses=answered(shapes.Page[shapes.Suggestion]),
    summary="Pairs of mentions that only a person can judge",
    operation_id=named("suggestions"),
)
async def suggestions(
    request: Ask,
    desk: AtDesk,
    country: Name = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    def make() -> tuple[list[shapes.Suggestion], int]:
        with desk.explorer.book.read() as connection:
            total, found = find_suggestions(connection, country=country, limit=limit, offset=offset)
        return [answers.suggestion(one) for one in found], total

    return await page(desk, request, shapes.Suggestion, make, limit, offset)


@get(
    ["/sources", "/sources.csv"],
    responses=answered(shapes.Page[shapes.Source]),
    summary="Sources, the newest first",
    operation_id=named("sources"),
)
async def sources(
    request: Ask,
    desk: AtDesk,
    words: Name = "",
    held_on: HeldOn = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    when = read_when({"held_on": held_on})

    def make() -> tuple[list[shapes.Source], int]:
        with desk.explorer.book.read() as connection:
            total, found = source_lines(connection, limit=limit, offset=offset, search=words, held_on=when.held_on)
        return [answers.source(one) for one in found], total

    return await page(desk, request, shapes.Source, make, limit, offset)


@get(
    "/sources/{id:str}",
    responses=answered(shapes.SourceText),
    summary="A source's text, from a character on",
    operation_id=named("source"),
)
async def source(
    request: Ask,
    desk: AtDesk,
    id: FromPath[str],
    start: Annotated[int, Parameter(ge=0, le=2**53)] = 0,
    length: Annotated[int, Parameter(ge=1, le=TEXT)] = TEXT,
) -> Response[bytes]:
    def make() -> shapes.SourceText:
        with there():
            held = desk.explorer.book.source(id)
        shown = held.text[start : start + length].encode("utf-8", "replace").decode()
        return shapes.SourceText(held.id, held.name, held.format, len(held.text), start, shown)

    return await one(desk, request, make)


HANDLERS = (statement, findings, finding, suggestions, sources, source)
