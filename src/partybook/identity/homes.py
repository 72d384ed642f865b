"""Where a party is at home when no source says so outright: what its name says, else what its document is about.

Only to decide which mentions are compared with each other; it is never stated as a party's country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partybook.extract.descriptions import countries_in
from partybook.identity.profiles import country_of
from partybook.model import Statement


def likely_homes(said: Mapping[str, Sequence[Statement]]) -> dict[str, str]:
    """The likely country of each mention of one document for which nothing states it.

    `said` has the document's statements by mention. A name speaks for itself ("Communist Party of China"); a name
    without a country ("Liberal Party") is read in the country of the party that the document says most about. Names of
    several countries, and documents whose main party has no country, decide nothing.
    """
    stated = {mention: country_of(statements) for mention, statements in said.items()}
    main = max(said, key=lambda mention: len(said[mention]), default="")
    homes = {}
    for mention, statements in said.items():
        if not stated[mention]:
            named = set(countries_in(statements[0].subject.name))
            home = named.pop() if len(named) == 1 else "" if named else stated.get(main, "")
            if home:
                homes[mention] = home
    return homes
