"""The vocabulary as data: TOML files beside this module, each read once when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec

ValueType = Literal[
    "text", "name", "party", "person", "organisation", "date", "number", "url", "colour", "place", "country"
]
Comparison = Literal["name", "text", "date", "number", "share", "person", "party", "none"]


class Property(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One property as `properties.toml` declares it."""

    name: str
    value: ValueType
    holds: Literal["one", "many"]
    compare: Comparison
    keys: tuple[str, ...] = ()
    inverse: str = ""
    wikidata: str = ""
    subject: Literal["party", "person"] = "party"


@cache
def load(name: str) -> dict[str, Any]:
    """The vocabulary file `name`.toml; what it returns is shared, so nobody changes it."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def properties() -> dict[str, Property]:
    """All properties by name, in the order of their declaration."""
    return {
        name: msgspec.convert({"name": name, **declared}, Property) for name, declared in load("properties").items()
    }
