"""Elections and measures in the API."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, Parameter

from partybook.web.answering import Ask, AtDesk
from partybook.web.api import answers, shapes
from partybook.web.api.replies import Limit, Name, Offset, answered, cut, named, page
from partybook.web.pages.elections import find_election


@get(
    ["/elections", "/elections.csv"],
    responses=answered(shapes.Page[shapes.Election]),
    summary="Elections, of a country or all",
    operation_id=named("elections"),
)
async def elections(
    request: Ask,
    desk: AtDesk,
    country: Name = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    def make() -> tuple[list[shapes.Election], int]:
        known = desk.explorer.shelf().elections
        chosen = {country: known.get(country, [])} if country else known
        listed = [(name, view) for name, views in sorted(chosen.items()) for view in views]
        return [answers.election(*one) for one in listed[offset : offset + limit]], len(listed)

    return await page(desk, request, shapes.Election, make, limit, offset)


@get(
    "/elections/{date:str}/{name:str}",
    responses=answered(shapes.Page[shapes.PartyFigures]),
    summary="What each source says of an election's result; CSV with .csv after the name",
    operation_id=named("election"),
)
async def election(
    request: Ask,
    desk: AtDesk,
    date: FromPath[str],
    name: FromPath[str],
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Response[bytes]:
    def make() -> tuple[list[shapes.PartyFigures], int]:
        _, view = find_election(desk.explorer, date, name.removesuffix(".csv"))
        return cut(answers.results(desk.explorer, view), limit, offset)

    return await page(desk, request, shapes.PartyFigures, make, limit, offset)


@get(
    ["/measures", "/measures.csv"],
    responses=answered(shapes.Page[shapes.Measure]),
    summary="Measures of a country's elections",
    operation_id=named("measures"),
)
async def measures(
    request: Ask,
    desk: AtDesk,
    country: Annotated[str, Parameter(min_length=1, max_length=200)],
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Response[bytes]:
    return await page(
        desk,
        request,
        shapes.Measure,
        lambda: cut(answers.measures(desk.explorer, country), limit, offset),
        limit,
        offset,
    )


HANDLERS = (elections, election, measures)
