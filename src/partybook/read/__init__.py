"""Bytes -> `Document`: plain text, MediaWiki source, HTML and records of the infobox corpus. Knows nothing of parties.

read_bytes(data, name)  one document from bytes: decoded, its format told by the content
read_path(path)         the documents of a file: one, or one for each line of a JSON Lines corpus, streamed
find_documents(paths)   the files in folders, sorted
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from partybook.errors import ReadError
from partybook.model import Source
from partybook.read import detect, flattened, html, plaintext, wikitext
from partybook.read.document import Document, Skipped, Text

__all__ = ["find_documents", "read_bytes", "read_path", "read_source", "read_text"]


def read_text(text: str, name: str, encoding: str = "utf-8") -> Document:
    """The document in a text, its format told by the content. `name` is the path or URL that messages and the source
    carry. Raises `ReadError` when the text is empty, too large or one endless line."""
    if not text.strip():
        raise ReadError(f"{name}: empty; give a document with text in it")
    detect.check_size(len(text), name)
    detect.check_lines(text, name)
    return _read(text, name, encoding)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in bytes. `source.text` is the decoded text exactly, so that offsets fit the file.

    When the encoding had to be guessed, `skipped` begins with an entry "encoding" that says so. Raises `ReadError`, one
    sentence with the name, when the bytes are empty, too many, or not text.
    """
    decoded = detect.decode(data, name)
    document = _read(decoded.text, name, decoded.encoding)
    if not decoded.note:
        return document
    note = Skipped(0, 0, "encoding", decoded.note)
    return msgspec.structs.replace(document, skipped=(note, *document.skipped))


def read_path(path: Path) -> Iterator[Document]:
    """The documents of a file: one, or one for each record of a JSON Lines corpus, read as they are asked for.

    The documents of a corpus are named `path#line`; a line that is no record becomes a document without blocks whose
    `skipped` says why. Raises `ReadError` when the file is not there, may not be read, or is no document.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            first = file.readline(detect.LONGEST_LINE + 1)
            if detect.is_record(first.decode("utf-8", "replace").lstrip("\ufeff").strip()):
                yield from _records(first, file, name)
                return
            detect.check_size(os.fstat(file.fileno()).st_size, name)
            data = first + file.read(detect.LARGEST_DOCUMENT + 1 - len(first))
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError(f"{name}: a folder, not a document; give the files in it") from None
    except PermissionError:
        raise ReadError(f"{name}: may not be read; check its permissions") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error}); check the path and the disk") from None
    yield read_bytes(data, name)


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name, folders searched whole: sorted, each once, without hidden files and folders.

    Raises `ReadError` when a path is not there, or a folder has no file in it.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = set(_files_below(path))
            if not inside:
                raise ReadError(f"{path}: a folder without documents; give one with files in it")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise ReadError(f"{path}: there is no such file or folder; check the path")
    return sorted(found)


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files if not name.startswith("."))


def _records(first: bytes, file: BinaryIO, name: str) -> Iterator[Document]:
    number, line = 1, first
    while line:
        if line.strip():
            yield _record(line, f"{name}#{number}")
        number += 1
        line = file.readline(detect.LONGEST_LINE + 1)
        if len(line) > detect.LONGEST_LINE:
            raise ReadError(f"{name}: line {number:,} is too long for a record; check what the file holds")


def _record(line: bytes, name: str) -> Document:
    text = line.decode("utf-8", "replace").rstrip("\r\n").lstrip("\ufeff")
    try:
        return flattened.read_record(text, name)
    except (ReadError, msgspec.MsgspecError) as error:
        source = Source.of(text, name, "record")
        reason = f"the line is no record of the corpus: {error}"
        return Document(source, Text(""), (), (Skipped(0, len(text), "unreadable-record", reason),))


def _read(text: str, name: str, encoding: str) -> Document:
    form = detect.format_of(text)
    if form == "record":
        return flattened.read_record(text.strip("\ufeff\r\n "), name)
    return read_source(Source.of(text, name, form, encoding))


def read_source(source: Source) -> Document:
    """A source that was read before, read again: a pure function of its text and format.

    Raises `ReadError` when this version of Partybook has no reader for the format.
    """
    if source.format not in _READERS:
        raise ReadError(f"{source.name}: no reader for the format {source.format!r}; use a newer Partybook")
    return _READERS[source.format](source)


_READERS: Mapping[str, Callable[[Source], Document]] = {
    "wikitext": wikitext.read,
    "html": html.read,
    "plaintext": plaintext.read,
    "flattened": flattened.read,
}
