"""Charts in the API: the pictures of the pages, as SVG, PNG or PDF."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, Parameter

from partybook.charts.catalog import KINDS, NARROWEST, WIDEST
from partybook.charts.forms import FORMS, MEDIA_TYPES, converted
from partybook.web.answering import Ask, AtDesk
from partybook.web.api import shapes
from partybook.web.api.replies import AsOf, Limit, Offset, answered, cut, named, page
from partybook.web.pages.charts import WIDTHS, draw
from partybook.web.when import read_when


@get(
    ["/charts", "/charts.csv"],
    responses=answered(shapes.Page[shapes.Chart]),
    summary="The kinds of charts, and what each is of",
    operation_id=named("charts"),
)
async def charts(request: Ask, desk: AtDesk, limit: Limit = 100, offset: Offset = 0) -> Response[bytes]:
    found = [shapes.Chart(kind.name, kind.about, kind.title, kind.description) for kind in KINDS.values()]
    return await page(desk, request, shapes.Chart, lambda: cut(found, limit, offset), limit, offset)


_PICTURE = {
    **answered(str),
    200: ResponseSpec(str, generate_examples=False, description="The picture.", media_type="image/svg+xml"),
}


@get(
    "/charts/{kind:str}",
    responses=_PICTURE,
    summary="A chart of a country, a party or an election, as the pages show it",
    operation_id=named("chart"),
)
async def chart(
    request: Ask,
    desk: AtDesk,
    kind: FromPath[str],
    of: Annotated[
        str,
        Parameter(
            min_length=1, max_length=300, description="A country's name, a party's number, or an election's address."
        ),
    ],
    form: Annotated[str, Parameter(pattern=f"^({'|'.join(FORMS)})$")] = "svg",
    as_of: AsOf = "",
    width: Annotated[int, Parameter(ge=NARROWEST, le=WIDEST, description="Pixels.")] = WIDTHS[0],
) -> Response[bytes]:
    when = read_when({"as_of": as_of})
    return await desk.answer(
        request, lambda: converted(draw(desk.explorer, kind, of, str(width), when.as_of), form), MEDIA_TYPES[form]
    )


HANDLERS = (charts, chart)
