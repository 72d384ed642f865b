"""Parties and countries in the API."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import Parameter

from partybook.export.json_dossier import dossier_json
from partybook.export.lineage.json import as_json as lineage_json
from partybook.identity.lineage.rules import RULES, checked_rule
from partybook.review import party_dossier
from partybook.store.party_statements import statements_of_party
from partybook.web.answering import Ask, AtDesk
from partybook.web.api import answers, shapes
from partybook.web.api.replies import MOST, AsOf, HeldOn, Limit, Name, Number, Offset, answered, cut, named, one, page
from partybook.web.pages.coverage import coverage
from partybook.web.pages.party import entry_of
from partybook.web.when import read_when


@get("/", responses=answered(shapes.Index), summary="What the book holds", operation_id=named("index"))
async def index(request: Ask, desk: AtDesk) -> Response[bytes]:
    return await one(desk, request, lambda: answers.index(desk.explorer))


@get(
    ["/parties", "/parties.csv"],
    responses=answered(shapes.Page[shapes.Party]),
    summary="Parties, of a country, or that existed on a date",
    operation_id=named("parties"),
)
async def parties(
    request: Ask,
    desk: AtDesk,
    country: Name = "",
    as_of: AsOf = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    when = read_when({"as_of": as_of})

    def make() -> tuple[list[shapes.Party], int]:
        shelf = desk.explorer.shelf()
        countries = [country] if country else list(shelf.countries)
        entries = [
            entry
            for name in countries
            for entry in (
                desk.explorer.parties.in_country(name, when.as_of) if when.as_of else shelf.countries.get(name, [])
            )
        ]
        some, total = entries[offset : offset + limit], len(entries)
        return [answers.party(entry, shelf.weights) for entry in some], total

    return await page(desk, request, shapes.Party, make, limit, offset)


@get(
    ["/search", "/search.csv"],
    responses=answered(shapes.Page[shapes.Match]),
    summary="Parties by any of their names, mistyped too",
    operation_id=named("search"),
)
async def search(
    request: Ask,
    desk: AtDesk,
    q: Annotated[str, Parameter(min_length=1, max_length=200)],
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response[bytes]:
    def make() -> tuple[list[shapes.Match], int]:
        shelf = desk.explorer.shelf()
        found = shelf.names.find(q, limit=MOST)
        return cut([answers.match(one, shelf.entries[one.party]) for one in found], limit, offset)

    return await page(desk, request, shapes.Match, make, limit, offset)


@get(
    ["/countries", "/countries.csv"],
    responses=answered(shapes.Page[shapes.Country]),
    summary="Countries, with what the book holds of each",
    operation_id=named("countries"),
)
async def countries(
    request: Ask,
    desk: AtDesk,
    as_of: AsOf = "",
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Response[bytes]:
    when = read_when({"as_of": as_of})

    def make() -> tuple[list[shapes.Country], int]:
        covered = coverage(desk.explorer.parties, desk.explorer.shelf(), when)
        return cut([answers.country(one) for one in covered], limit, offset)

    return await page(desk, request, shapes.Country, make, limit, offset)


@get(
    "/parties/{number:int}",
    responses=answered(dict[str, Any]),
    summary="All that is said of a party, as `partybook show --format json` prints it",
    operation_id=named("party"),
)
async def party(request: Ask, desk: AtDesk, number: Number, as_of: AsOf = "", held_on: HeldOn = "") -> Response[bytes]:
    when = read_when({"as_of": as_of, "held_on": held_on})

    def make() -> str:
        entry = entry_of(desk.explorer, number)
        return dossier_json(party_dossier(desk.explorer.book, entry, as_of=when.as_of, held_on=when.held_on))

    return await one(desk, request, make)


@get(
    "/parties/{number:int}/lineage",
    responses=answered(dict[str, Any]),
    summary="What a party came from and what came of it",
    operation_id=named("lineage"),
)
async def lineage(
    request: Ask,
    desk: AtDesk,
    number: Number,
    rule: Annotated[str, Parameter(pattern=f"^({'|'.join(RULES)})$")] = "legal",
    as_of: AsOf = "",
) -> Response[bytes]:
    when = read_when({"as_of": as_of})

    def make() -> str:
        entry_of(desk.explorer, number)
        return lineage_json(desk.explorer.parties.lineage(number, rule=checked_rule(rule), as_of=when.as_of))

    return await one(desk, request, make)


def _spans(path: str, what: str) -> HTTPRouteHandler:
    @get(
        [f"/parties/{{number:int}}/{path}", f"/parties/{{number:int}}/{path}.csv"],
        responses=answered(shapes.Page[shapes.Span]),
        summary=what,
        operation_id=named(path),
    )
    async def handler(
        request: Ask,
        desk: AtDesk,
        number: Number,
        as_of: AsOf = "",
        limit: Limit = 1000,
        offset: Offset = 0,
    ) -> Response[bytes]:
        when = read_when({"as_of": as_of})

        def make() -> tuple[list[shapes.Span], int]:
            entry_of(desk.explorer, number)
            parties = desk.explorer.parties
            if when.as_of is None:
                found = parties.names(number) if path == "names" else parties.leaders(number)
            else:
                asked = parties.name_on if path == "names" else parties.leader_on
                found = asked(number, when.as_of)
            return cut([answers.span(one) for one in found], limit, offset)

        return await page(desk, request, shapes.Span, make, limit, offset)

    return handler


names = _spans("names", "The names of a party through time, or on a date")
leaders = _spans("leaders", "Who led a party, or led it on a date")


@get(
    ["/parties/{number:int}/statements", "/parties/{number:int}/statements.csv"],
    responses=answered(shapes.Page[shapes.Statement]),
    summary="Statements about a party, each with its evidence",
    operation_id=named("party_statements"),
)
async def of_party(
    request: Ask,
    desk: AtDesk,
    number: Number,
    property: Name = "",
    held_on: HeldOn = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[bytes]:
    when = read_when({"held_on": held_on})

    def make() -> tuple[list[shapes.Statement], int]:
        entry_of(desk.explorer, number)
        said = statements_of_party(desk.explorer.book, number, held_on=when.held_on)
        found = [one for one in said if not property or one.property == property]
        return [answers.statement(one) for one in found[offset : offset + limit]], len(found)

    return await page(desk, request, shapes.Statement, make, limit, offset)


HANDLERS = (index, parties, search, countries, party, lineage, names, leaders, of_party)
