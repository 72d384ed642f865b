"""What an infobox label means: a property, a role, a kind of membership, or nothing that the book keeps."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from partybook.terms import load

Meaning = Literal["property", "role", "affiliation", "members", "seats", "fact", "presentation", "foreign", "unread"]

_NUMBER = re.compile(r"(?<=[^\d\s])\s?\d+(?=\s|$)")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
"""A remark behind a label: "Membership (2018)"."""
_SPACES = re.compile(r"\s+")


class Label(NamedTuple):
    """`name` is the property, or the role that statements of this label keep."""

    meaning: Meaning
    name: str = ""


def normal_label(label: str) -> str:
    """A label as the vocabulary spells it: lower case, spaces for "_", no number, no colon at its end."""
    return _NUMBER.sub("", _SPACES.sub(" ", label.replace("_", " ").replace("\u00ad", "")).strip().lower()).rstrip(" :")


@cache
def _table() -> dict[str, Label]:
    declared = load("labels")
    table: dict[str, Label] = {}
    for meaning in ("foreign", "presentation", "fact", "members"):
        for labels in declared[meaning].values():
            table.update((label, Label(meaning)) for label in labels)
    for labels in load("roles")["labels"].values():
        table.update((label, Label("role", label)) for label in labels)
    for role, labels in declared["affiliation"].items():
        table.update((label, Label("affiliation", role)) for label in labels)
    for property, languages in declared["property"].items():
        for labels in languages.values():
            table.update((label, Label("property", property)) for label in labels)
    return table


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    patterns, roles = load("labels")["pattern"], load("roles")["words"]
    written = (
        patterns["affiliation"],
        patterns["youth"],
        patterns["wing"],
        patterns["identifier"],
        roles["pattern"],
        roles["not"],
        patterns["seats"],
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in written)


@cache
def find_label(label: str) -> Label:
    """What a parameter name or displayed label means; the label itself is the role of leaders and memberships."""
    normal = normal_label(label)
    if found := _table().get(normal) or _table().get(_BRACKET.sub("", normal)):
        return found
    affiliation, youth, wing, identifier, role, no_role, seats = _patterns()
    if identifier.search(normal):
        return Label("property", "identifier")
    if youth.search(normal):
        return Label("property", "youth_wing")
    if wing.search(normal):
        return Label("fact")
    if role.search(normal) and not no_role.search(normal):
        return Label("role", normal)
    if affiliation.search(normal):
        return Label("affiliation", label)
    if seats.search(normal):
        return Label("seats")
    return Label("unread")


@cache
def words(section: str, key: str = "words", file: str = "labels") -> frozenset[str]:
    """A list of words of the vocabulary."""
    return frozenset(load(file)[section][key])


@cache
def languages() -> dict[str, str]:
    """BCP 47 codes by the English names of languages, in lower case."""
    return dict(load("labels")["languages"])
