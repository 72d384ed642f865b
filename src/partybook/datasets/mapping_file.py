"""A mapping file: a small TOML file that says what the columns of a table mean. `mapping` reads tables by it.

dataset = "registry"                      # what its ids are called; also the source's scheme in `partybook judge`
country = "Norway"                        # for all rows, or: country_column = "land"

[subject]
name = ["name_en", "name"]                # the first that is not empty
id = "number"                             # makes rows of one name different parties

[[statement]]
column = "founded"
property = "founded"                      # one of docs/properties.md
date = "day"                              # how dates are meant: see DATES
qualifiers = {place = "town"}             # more columns of the same row
note = "as registered"                    # the same words on every statement

[results]                                 # rows of results go into the table of results instead
date = "election_date"
votes = "votes"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import msgspec

from partybook import terms
from partybook.datasets.precision import exact_date, parlgov_date, wikidata_date, written_date
from partybook.errors import ReadError
from partybook.model import PartialDate

NOTHING = ("", "NA", "N/A", "null", "-")
"""Cells that say nothing, as people's tables write it."""

DATES: dict[str, Callable[[str], PartialDate | None]] = {
    "exact": exact_date,
    "day": exact_date,
    "parlgov": parlgov_date,
    "wikidata": wikidata_date,
    "edtf": written_date,
}
"""How a date is meant: `exact` or `day` as it stands (a day or a year), `parlgov` with 1 July for a year, `wikidata`
with 1 January for a year, `edtf` in that notation. A pattern such as "%d.%m.%Y" reads other writings."""


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`repeated` says that several rows may have one id: they tell of one party."""

    name: list[str] | str
    id: str = ""
    repeated: bool = False

    @property
    def names(self) -> list[str]:
        return [self.name] if isinstance(self.name, str) else self.name


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    column: str
    property: str
    date: str = "exact"
    language: str = ""
    scheme: str = ""
    note: str = ""
    role: str = ""
    split: str = ""
    qualifiers: dict[str, str] = {}


class Results(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: str
    election: str = ""
    kind: str = "parliament"
    district: str = ""
    candidate: str = ""
    votes: str = ""
    vote_share: str = ""
    seats: str = ""
    date_as: str = "exact"


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping file as it is written; `columns` lists every column it names."""

    dataset: str
    subject: Subject
    country: str = ""
    country_column: str = ""
    statement: list[Said] = []
    results: Results | None = None

    @property
    def columns(self) -> list[str]:
        named = [*self.subject.names, self.subject.id, self.country_column]
        for said in self.statement:
            named += [said.column, *said.qualifiers.values()]
        if self.results:
            named += [getattr(self.results, name) for name in ("date", "election", "district", "candidate", *FIGURES)]
        return [name for name in dict.fromkeys(named) if name]


FIGURES = ("votes", "vote_share", "seats")


_DATASET = re.compile(r"[a-z][a-z0-9_.-]*")
_QUALIFIERS = (
    *("start", "end", "date", "role", "election", "office", "candidate", "votes", "vote_share", "seats", "seats_total"),
    *("rank", "of", "by", "place", "note", "change", "district", "round"),
)
"""Qualifiers whose misspelling is told; others are the writer's own."""


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file. Raises `ReadError`, saying where, when it is none or names an unknown property."""
    try:
        mapping = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Mapping)
    except FileNotFoundError:
        raise ReadError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: a folder; give the mapping file in it") from None
    except UnicodeDecodeError:
        raise ReadError(f"{path}: is no text in UTF-8; save the mapping file as such") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from None
    except tomllib.TOMLDecodeError as error:
        raise ReadError(f"{path}: is no TOML file: {error}") from None
    except msgspec.ValidationError as error:
        raise ReadError(f"{path}: is no mapping: {error}; `docs/commands/import.md` shows one") from None
    if problem := _problem(mapping):
        raise ReadError(f"{path}: {problem}")
    return mapping


def _problem(mapping: Mapping) -> str:
    """What in a mapping cannot be meant; nothing when it is right."""
    if not _DATASET.fullmatch(mapping.dataset):
        return f"the dataset {mapping.dataset!r} must be a word in small letters, such as registry"
    if not mapping.subject.names or "" in mapping.subject.names:
        return "[subject] has no column for the name"
    if mapping.results and mapping.statement:
        return "has both [[statement]] and [results]; make two mapping files, and import the table by each"
    for said in mapping.statement:
        if said.property not in terms.properties():
            near = get_close_matches(said.property, terms.properties(), 1)
            perhaps = f"; is {near[0]!r} meant?" if near else "; docs/properties.md lists them"
            return f"{said.property!r} is no property{perhaps}"
        if problem := _date_problem(said.date):
            return problem
        for name in said.qualifiers:
            near = [] if name in _QUALIFIERS else get_close_matches(name, _QUALIFIERS, 1, 0.8)
            if near:
                return f"{name!r} is no qualifier; is {near[0]!r} meant?"
    return _date_problem(mapping.results.date_as) if mapping.results else ""


def _date_problem(meant: str) -> str:
    if meant in DATES:
        return ""
    if "%" not in meant:
        return f"dates are meant as {', '.join(DATES)} or a pattern, not {meant!r}"
    example = datetime(1993, 11, 27)
    try:
        read = datetime.strptime(example.strftime(meant), meant)
    except ValueError:
        return f"{meant!r} is no pattern of a date such as %d.%m.%Y"
    return "" if read.year == example.year else f"the pattern {meant!r} has no year (%Y)"
