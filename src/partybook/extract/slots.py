"""Regular expressions with named slots, as files of phrases write them: "{party} was founded by {person}"."""

from __future__ import annotations

import re
from collections.abc import Mapping


def fill_slots(pattern: str, slots: Mapping[str, str]) -> str:
    """A pattern with its slots filled; of a slot that stands twice, the first one counts."""
    named: set[str] = set()

    def fill(slot: re.Match[str]) -> str:
        text = slots[slot[1]]
        if slot[1] in named:
            text = text.replace(f"(?P<{slot[1]}>", "(?:")
        named.add(slot[1])
        return text

    return re.sub(r"\{([a-z]+)\}", fill, pattern)
