"""Research datasets -> statements with file, row and column, and results of elections for the book's typed table.

    for reading in read_dataset("parlgov", Path("parlgov/")):
        reading.statements, reading.remarks, reading.results

cells.py a table that knows its characters; precision.py what its dates mean; a module or folder for each dataset, and
mapping.py for any other table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from partybook.datasets import mapping as any_table
from partybook.datasets import meco, parlgov, partyfacts, wikidata
from partybook.datasets.mapping_file import read_mapping
from partybook.datasets.reading import Election, Result, TableReading
from partybook.errors import ReadError

__all__ = ["DATASETS", "Election", "Result", "TableReading", "read_dataset"]

DATASETS: dict[str, Callable[[Path], Iterator[TableReading]]] = {
    parlgov.NAME: parlgov.read,
    partyfacts.NAME: partyfacts.read,
    meco.NAME: meco.read,
    wikidata.NAME: wikidata.read,
}
"""Datasets that are known by name; any other table is read by a mapping file."""


def read_dataset(dataset: str, path: Path) -> Iterator[TableReading]:
    """The files of a dataset, one reading each: a known one by its name, any other table by a mapping file.

    Raises `ReadError` in one sentence, with file and row, for what cannot be right; then nothing may be stored.
    """
    if dataset in DATASETS:
        return DATASETS[dataset](path)
    if dataset.endswith(".toml"):
        return any_table.read(path, read_mapping(Path(dataset)))
    known = ", ".join(DATASETS)
    raise ReadError(f"{dataset!r} is no dataset: give one of {known}, or a mapping file that ends in .toml")
