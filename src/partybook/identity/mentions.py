"""When two mentions may be read as one party or person: equal names, and nothing that tells them apart.

Deliberately narrow. It never joins on similarity: "Green Front (1993)" and "Green Front (1920)" stay two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from partybook.identity.agreement import plain
from partybook.model import Mention

_DISAMBIGUATION = re.compile(r"\s*\([^()]*\)\s*\Z")


def without_disambiguation(name: str) -> str:
    """ "Forward (1998)" without its last bracket: the name that several may share."""
    return _DISAMBIGUATION.sub("", name) or name


def compatible(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one kind and no detail, such as a country, has two values."""
    known = dict(one.details)
    return one.kind == other.kind and all(known.get(key, value) == value for key, value in other.details)


def same_name(one: Mention, other: Mention) -> bool:
    """Whether two mentions have one name (without regard to case, accents, punctuation) and can be the same."""
    return plain(one.name) == plain(other.name) and compatible(one, other)


def group(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions by name, in the order of their first appearance, each group free of contradicting details."""
    by_name: dict[tuple[str, str], list[list[Mention]]] = {}
    groups: list[list[Mention]] = []
    for mention in dict.fromkeys(mentions):
        alike = by_name.setdefault((mention.kind, plain(mention.name)), [])
        for members in alike:
            if all(compatible(mention, member) for member in members):
                members.append(mention)
                break
        else:
            alike.append([mention])
            groups.append(alike[-1])
    return groups
