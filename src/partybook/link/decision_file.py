"""Decisions in a file: a CSV beside the list, only ever added to, that people may edit in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from partybook.errors import ReadError
from partybook.link.decisions import DECISIONS, UNDONE, Decision, Decisions
from partybook.link.formulas import harmless, meant
from partybook.read.detect import decode_table

_FIELDS = Decision.__struct_fields__


def decisions_beside(path: Path) -> Path:
    """Where the decisions about a list are kept: "parties.csv" has "parties.decisions.csv"."""
    return path.with_name(f"{path.stem}.decisions.csv")


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file, none when it is not there. Raises `ReadError` when it is no such file."""
    if not path.exists():
        return Decisions(())
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: the decisions cannot be read ({error.strerror or error})") from None
    if not data.strip():
        return Decisions(())
    text = decode_table(data, str(path)).text
    delimiter = _delimiter(text.lstrip().partition("\n")[0])
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    lacking = [field for field in ("key", "decision", "party") if field not in (reader.fieldnames or ())]
    if lacking:
        raise ReadError(f"{path}: no column {', '.join(lacking)}, so it is no file of decisions; check the path")
    made = []
    for row in reader:
        decision = Decision(**{field: meant((row.get(field) or "").strip()) for field in _FIELDS})
        if decision != _EMPTY:
            made.append(_checked(decision, path, reader.line_num))
    return Decisions(made)


_EMPTY = Decision(*[""] * len(_FIELDS))


def _checked(made: Decision, path: Path, line: int) -> Decision:
    """A decision read from a file. Raises `ReadError`, naming the line, when it says nothing that can be decided."""
    word = made.decision.casefold()
    if word not in DECISIONS:
        raise ReadError(f"{path}: line {line}: {made.decision!r} is no decision; write {', '.join(DECISIONS)}")
    if not made.party and word not in ("none", UNDONE):
        raise ReadError(f"{path}: line {line}: {word!r} needs the id of a party; write it into the column party")
    return msgspec.structs.replace(made, decision=word)


def add_decisions(path: Path, made: Sequence[Decision]) -> None:
    """Add decisions to a file, which is made when it is not there. Raises `ReadError` when it cannot be written.

    A file that people edited keeps its delimiter and its columns.
    """
    try:
        header: tuple[str, ...] = _FIELDS
        delimiter, ending = ",", ""
        if path.exists() and path.stat().st_size:
            header, delimiter, ending = _written_as(path)
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(ending)
            writer = csv.writer(file, delimiter=delimiter)
            if not file.tell():
                writer.writerow(header)
            for decision in made:
                cells = msgspec.structs.asdict(decision)
                writer.writerow([harmless(cells.get(field, "")) for field in header])
    except OSError as error:
        raise ReadError(f"{path}: the decisions cannot be written ({error.strerror or error})") from None


def _written_as(path: Path) -> tuple[tuple[str, ...], str, str]:
    """The header and the delimiter of a file of decisions, and the end that its last line lacks."""
    with path.open("rb") as file:
        try:
            first = file.readline().decode("utf-8-sig").strip()
            file.seek(-1, 2)
        except UnicodeDecodeError:
            raise ReadError(f"{path}: not UTF-8, so nothing can be added; save it as CSV in UTF-8") from None
        ending = "" if file.read() == b"\n" else "\n"
    delimiter = _delimiter(first)
    return tuple(next(csv.reader([first], delimiter=delimiter))), delimiter, ending


def _delimiter(header: str) -> str:
    """What stands between columns: another sign where a spreadsheet saved the file."""
    return max(",;\t", key=header.count)
