"""Headers that columns of party lists go by, from `terms/list_columns.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from partybook import terms
from partybook.identity.name_forms import fold


@cache
def known_headers() -> dict[str, tuple[str, ...]]:
    """The headers of each field, the first that is there goes before the others."""
    return {field: tuple(table["headers"]) for field, table in terms.load("list_columns").items()}


@cache
def _every() -> frozenset[str]:
    return frozenset(header for headers in known_headers().values() for header in headers)


def plain_header(header: str) -> str:
    """A header as the table of headers has it: lower case, plain letters, "_" for other signs."""
    return fold(header).replace(" ", "_")


def says(cells: Iterable[str], field: str) -> bool:
    """Whether one of the cells is a header of the field."""
    known = known_headers()[field]
    return any(plain_header(cell) in known for cell in cells if cell)


def how_many_known(cells: Iterable[str]) -> int:
    """How many of a line's different cells are headers of party lists."""
    return len({plain for cell in cells if cell and (plain := plain_header(cell)) in _every()})
