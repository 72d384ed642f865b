"""Files of a dataset: found in its folder, decoded whole, with errors that name them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partybook.datasets.cells import Table
from partybook.errors import ReadError
from partybook.model import Remark, Source
from partybook.read.detect import decode_table


def open_table(path: Path, needed: Sequence[str]) -> Table:
    """A file of separated values as a table. Raises `ReadError` when it cannot be read or lacks a needed column."""
    return Table(open_source(path, "table"), needed)


def open_source(path: Path, form: str) -> Source:
    """A file as a source. Raises `ReadError` when it is not there, cannot be read, or is no text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: a folder; give a file in it") from None
    except PermissionError:
        raise ReadError(f"{path}: may not be read; check its permissions") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from None
    decoded = decode_table(data, str(path))
    return Source.of(decoded.text, str(path), form, decoded.encoding)


def find_table(folder: Path, *names: str) -> Path | None:
    """The first of the names that is a file in the folder."""
    return next((folder / name for name in names if (folder / name).is_file()), None)


def required_table(folder: Path, dataset: str, *names: str) -> Path:
    """As `find_table`; raises `ReadError` when there is none of them."""
    if not folder.is_dir():
        raise ReadError(f"{folder}: not a folder; {dataset} is a folder with {names[0]} in it")
    found = find_table(folder, *names)
    if found is None:
        raise ReadError(f"{folder}: no {names[0]} in it, so it is not {dataset}; check the path")
    return found


def nothing_of_it(source: Source, code: str, message: str) -> Remark:
    """A remark about a whole file, at its header."""
    from partybook.model import Evidence

    end = source.text.find("\n")
    end = end if end > 0 else len(source.text)
    return Remark(code, message, Evidence(source.id, "row 1", 0, end, source.text[:end]))
