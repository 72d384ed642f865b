"""One party as a list, a source or the book gives it: what can tell whether it is the same as another."""

from __future__ import annotations

import msgspec


class Candidate(msgspec.Struct, frozen=True):
    """A party to be compared. Whatever is unknown is left out; unknown speaks neither for nor against.

    `names` holds one cell each (native, English, former, alias), as written, in any script; a cell may hold several
    names ("A / B", "A (B)"). `first` and `last` are the years between which the party is known to exist or to stand
    in the list; `last` None means unknown or until today. `share` is its best or only vote share in percent, at the
    election of `share_year`. `country` is any code both sides use alike; the caller compares within one country.
    `key` is what the caller knows it by.
    """

    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    country: str = ""
    first: int | None = None
    last: int | None = None
    share: float | None = None
    share_year: int | None = None
    key: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
