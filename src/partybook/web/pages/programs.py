"""For programs: what the HTTP API answers, as a page to read, made from its own description."""

from __future__ import annotations

from typing import Any

import msgspec

from partybook.web.explorer import Explorer
from partybook.web.pages.page import Crumb, page
from partybook.web.when import When


class Parameter(msgspec.Struct, frozen=True):
    """A parameter of an address."""

    name: str
    description: str
    required: bool


class Operation(msgspec.Struct, frozen=True):
    """An address of the API; `table` where it answers CSV too."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    table: bool


def programs(explorer: Explorer, description: dict[str, Any], when: When) -> str:
    """The page at /api."""
    crumbs = [Crumb("API", "/api")]
    return page(explorer, "programs.html", "HTTP API", when, "/api", crumbs, operations=operations(description))


def operations(description: dict[str, Any]) -> list[Operation]:
    """The addresses of an OpenAPI description, the tables' with those of their lists."""
    paths = description["paths"]
    return [
        Operation(path, said["get"].get("summary", ""), _parameters(said["get"]), f"{path}.csv" in paths)
        for path, said in sorted(paths.items())
        if "get" in said and not path.endswith(".csv")
    ]


def _parameters(said: dict[str, Any]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(one["name"], one.get("description", ""), bool(one.get("required")))
        for one in said.get("parameters", ())
        if one.get("in") == "query"
    )
