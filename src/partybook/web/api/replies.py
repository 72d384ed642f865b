"""Parameters and answers that the API's addresses share: parts of lists as JSON or CSV, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter

from partybook.errors import BookError
from partybook.model import encode
from partybook.web.answering import Ask, Desk
from partybook.web.api import answers, shapes
from partybook.web.api.tables import as_csv
from partybook.web.pages.page import NotThere

MOST = 1000
"""Items in one answer."""
FARTHEST = 10_000_000
_T = TypeVar("_T", bound=msgspec.Struct)
JSON, CSV = "application/json", "text/csv"

Limit = Annotated[int, Parameter(ge=1, le=MOST, description="How many items, at most.")]
Offset = Annotated[int, Parameter(ge=0, le=FARTHEST, description="How many items to leave out first.")]
Number = Annotated[int, Parameter(ge=1, le=2**53, description="The party's number in the book.")]
AsOf = Annotated[
    str,
    Parameter(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$", description="A date in history: a year, a month or a day."),
]
HeldOn = Annotated[
    str, Parameter(pattern=r"^(\d{4}-\d\d-\d\d)?$", description="A day in the book's life: what it held then.")
]
Name = Annotated[str, Parameter(max_length=200)]

_PROBLEMS = {
    400: ResponseSpec(shapes.Problem, description="A parameter is not understood.", generate_examples=False),
    404: ResponseSpec(shapes.Problem, description="The book has no such thing.", generate_examples=False),
}


def answered(shape: Any) -> dict[int, ResponseSpec]:
    """What an address answers, for the OpenAPI description."""
    return {200: ResponseSpec(shape, generate_examples=False, description="The answer.", media_type=JSON), **_PROBLEMS}


def named(name: str) -> Callable[[Any, Any, list[Any]], str]:
    """The name of an operation in the OpenAPI description; that of its table ends in `_csv`."""
    return lambda _handler, _method, path: f"{name}_csv" if str(path[-1:]).count(".csv") else name


def _wants_csv(request: Ask) -> bool:
    return request.url.path.endswith(".csv") or request.headers.get("accept", "").partition(",")[0].startswith(CSV)


async def page(
    desk: Desk, request: Ask, shape: type[_T], make: Callable[[], tuple[list[_T], int]], limit: int, offset: int
) -> Response[bytes]:
    """A part of a list as JSON or CSV."""
    if _wants_csv(request):
        return await desk.answer(request, lambda: as_csv(make()[0], shape.__struct_fields__), CSV)
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in ("limit", "offset")])

    def made() -> str:
        items, total = make()
        return encode(answers.paged(items, total, limit, offset, request.url.path, query)).decode()

    return await desk.answer(request, made, JSON)


async def one(desk: Desk, request: Ask, make: Callable[[], Any]) -> Response[bytes]:
    """One thing as JSON; text is JSON already."""

    def made() -> str:
        found = make()
        return found if isinstance(found, str) else encode(found).decode()

    return await desk.answer(request, made, JSON)


def cut(items: list[_T], limit: int, offset: int) -> tuple[list[_T], int]:
    """A part of a list, and how long the whole is."""
    return items[offset : offset + limit], len(items)


@contextmanager
def there() -> Iterator[None]:
    """What the book does not hold is not found; it is no failure of the book."""
    try:
        yield
    except BookError:
        raise NotThere("The book has nothing of this id.") from None
