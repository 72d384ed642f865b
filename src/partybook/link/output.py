"""The crosswalk as a table, the Party Facts import format, and scored candidates; to CSV or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from partybook.errors import ReadError
from partybook.identity.candidate import Candidate
from partybook.link.crosswalk import Link, in_words
from partybook.link.decisions import harmless

Form = Literal["crosswalk", "candidates", "partyfacts"]
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def crosswalk(links: Sequence[Link], key_name: str, header: Mapping[str, str]) -> Table:
    """A line for each entry, in the order of the list.

    `header` names the list's own columns of `list` and `key`, which are kept so that the crosswalk can be joined back;
    the id of the known party stands in `key_name`. Ids of other projects follow at the end, a column for each.
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
    own = header.get("key", "row")
    return (header["list"], own) if "list" in header else (own,)


def _own_cells(link: Link, header: Mapping[str, str]) -> tuple[str, ...]:
    """What the list calls the row, as it stands there: its id, else its number."""
    own = link.entry.candidate.key if "key" in header else str(link.entry.row)
    return (link.entry.list, own) if "list" in header else (own,)


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


def partyfacts(links: Sequence[Link], key_name: str) -> Table:
    """The columns in which Party Facts takes external lists, with the linked id behind them."""
    names = (
        "country",
        "dataset_party_id",
        "name_short",
        "name",
        "name_english",
        "name_other",
        "year_first",
        "year_last",
        "share",
        "share_year",
        "comment",
        key_name,
    )
    rows: list[tuple[object, ...]] = []
    for link in links:
        party = link.entry.candidate
        given = (*party.names[:3], "", "", "")
        rows.append(
            (
                party.country or link.entry.country_given,
                link.entry.key,
                " / ".join(party.abbreviations),
                given[0],
                given[1],
                given[2],
                party.first,
                party.last,
                party.share,
                party.share_year,
                f"{link.relation}, {link.certainty} ({link.score:.2f}), {link.decided_by}",
                link.party.key if link.party else "",
            )
        )
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


def write_table(table: Table, path: Path) -> None:
    """Write a table in the format that the file's ending says: .parquet, .tsv, else CSV.

    Raises `ReadError` when the file cannot be written.
    """
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            _parquet(table, path)
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(csv_lines(table, "\t" if path.suffix.lower() == ".tsv" else ","))
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error.strerror or error}); give another place") from None


def _parquet(table: Table, path: Path) -> None:
    import polars

    names, rows = table
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    polars.DataFrame(columns, strict=False).write_parquet(path)
