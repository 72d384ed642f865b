"""The crosswalk and scored candidates as tables; to CSV, Excel or Parquet."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from partybook.errors import ReadError
from partybook.identity.candidate import Candidate
from partybook.link.crosswalk import Link
from partybook.link.formulas import harmless
from partybook.link.why import in_words
from partybook.link.workbook import write_workbook

Form = Literal["crosswalk", "candidates", "partyfacts"]
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]

_ENDINGS = (".csv", ".tsv", ".xlsx", ".parquet")
_NOT_WRITTEN = frozenset(
    (".xls", ".xlsm", ".xlsb", ".ods", ".dta", ".sav", ".json", ".jsonl", ".rds", ".html", ".svg", ".png", ".pdf")
)
"""Endings of formats that a table of this name would not be in."""


def crosswalk(links: Sequence[Link], key_name: str, header: Mapping[str, str]) -> Table:
    """A line for each entry, in the order of the list.

    `header` names the list's own columns of `list` and `key`, which are kept so that the crosswalk can be joined back,
    and a column `row` where the key is not each row's own; the id of the known party stands in `key_name`. Ids of other
    projects follow at the end, a column for each.
    """
    schemes = list(dict.fromkeys(s for link in links if link.party for s, _ in link.party.identifiers if s != key_name))
    names = (
        *_own(header),
        "country",
        "entry",
        key_name,
        "party",
        "relation",
        "from",
        "until",
        "score",
        "certainty",
        "decided_by",
        "reasons",
        f"runner_up_{key_name}",
        "runner_up",
        "runner_up_score",
        "remark",
        *schemes,
    )
    return names, [_crosswalk_row(link, header, schemes) for link in links]


def _own(header: Mapping[str, str]) -> tuple[str, ...]:
    own = tuple(header[field] for field in ("list", "key", "row") if field in header)
    return own if "key" in header else (*own, "row")


def _own_cells(link: Link, header: Mapping[str, str]) -> tuple[str, ...]:
    """What the list calls the row, as it stands there: its id, else its number."""
    row = str(link.entry.row)
    own = (link.entry.candidate.key, row)[: 1 + ("row" in header)] if "key" in header else (row,)
    return (link.entry.list, *own) if "list" in header else own


def _crosswalk_row(link: Link, header: Mapping[str, str], schemes: Sequence[str]) -> tuple[object, ...]:
    proposal, other = link.proposal, link.runner_up
    known = dict(link.party.identifiers) if link.party else {}
    return (
        *_own_cells(link, header),
        link.entry.candidate.country or link.entry.country_given,
        link.entry.name,
        link.party.key if link.party else "",
        party_name(link.party) if link.party else "",
        link.relation,
        link.first,
        link.last,
        round(link.score, 4),
        link.certainty,
        link.decided_by,
        in_words(link.entry, proposal) if proposal else link.remark or "no party of this country is known",
        other.party.key if other else "",
        party_name(other.party) if other else "",
        round(other.score, 4) if other else None,
        link.remark,
        *(known.get(scheme, "") for scheme in schemes),
    )


def candidates(links: Sequence[Link], key_name: str, header: Mapping[str, str], most: int) -> Table:
    """The best proposals of each entry, a line for each, whether linked or not, with their probabilities."""
    names = (*_own(header), key_name, "score", "place", "party", "certainty")
    rows: list[tuple[object, ...]] = []
    for link in links:
        for place, proposal in enumerate(link.proposals[:most], 1):
            own = _own_cells(link, header)
            score = round(proposal.score + 1e-9 * proposal.odds, 9)  # ties of probability stay in the order of odds
            chosen = link.certainty if place == 1 else ""
            rows.append((*own, proposal.party.key, score, place, party_name(proposal.party), chosen))
    return names, rows


def party_name(party: Candidate) -> str:
    """The name of a known party to show: native and English where they differ, the first two that it has."""
    return " / ".join(dict.fromkeys((*party.names[:2],))) or " / ".join(party.abbreviations) or party.key


def csv_lines(table: Table, delimiter: str = ",") -> Iterator[str]:
    """A table as CSV, line by line, with texts that look like formulas made harmless."""
    names, rows = table
    for row in (names, *rows):
        buffer = io.StringIO()
        cells = [harmless(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row]
        csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerow(cells)
        yield buffer.getvalue()


def check_place(path: Path, kept: Iterable[Path] = ()) -> None:
    """Raise `ReadError` when no table can be written to a path: before the work is done, not after.

    `kept` are files that are read and must not be written over.
    """
    ending = path.suffix.lower()
    if path.is_dir():
        raise ReadError(f"{path}: a folder; give the name of a file in it, such as {path / 'crosswalk.csv'}")
    if not path.parent.is_dir():
        raise ReadError(f"{path}: there is no folder {path.parent}; make it, or give another place")
    place = path if path.exists() else path.parent
    if not os.access(place, os.W_OK) or (path.is_file() and not os.access(path.resolve().parent, os.W_OK)):
        raise ReadError(f"{path}: cannot be written (permission denied); give another place")
    if any(path.exists() and other.exists() and path.samefile(other) for other in kept):
        raise ReadError(f"{path}: would be written over, and it is read; give another name after -o")
    if ending in _NOT_WRITTEN:
        raise ReadError(f"{path}: {ending} is not written; give a name that ends in {', '.join(_ENDINGS)}")


def write_table(table: Table, path: Path) -> None:
    """Write a table in the format that the file's ending says: .xlsx, .parquet, .tsv, else CSV.

    The file is there whole or not at all. Raises `ReadError` when it cannot be written.
    """
    ending = path.suffix.lower()
    apart = not path.exists() or path.is_file()  # a pipe or a device is written to as it is
    target = path.resolve() if apart else path
    part = target.with_name(f".{target.name}.part") if apart else target
    try:
        if ending in (".parquet", ".pq"):
            _parquet(table, part)
        elif ending == ".xlsx":
            write_workbook(*table, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(csv_lines(table, "\t" if ending == ".tsv" else ","))
        if apart:
            part.replace(target)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error.strerror or error}); give another place") from None
    finally:
        if apart:
            part.unlink(missing_ok=True)


def _parquet(table: Table, path: Path) -> None:
    import polars

    names, rows = table
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    polars.DataFrame(columns, strict=False).write_parquet(path)
