"""Documents from disk, standard input or the web to extractions, in one process or several, and into a book."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec

from partybook.errors import PartybookError, ReadError
from partybook.extract import EXTRACTOR, Extraction, extract
from partybook.read import find_documents, read_bytes, read_path
from partybook.read.document import Document
from partybook.read.fetch import fetch
from partybook.store import Book, Recorded

_WINDOW = 4
"""Documents waiting for each worker: enough to keep it busy, few enough that memory stays flat."""


class Failure(msgspec.Struct, frozen=True):
    """A document that could not be read: its name and the sentence that says why."""

    name: str
    message: str


def is_url(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def documents(names: Iterable[str]) -> Iterator[Document | Failure]:
    """The documents behind paths, folders, URLs and "-" (standard input), in order; a failure in its place."""
    for name in names:
        try:
            if name == "-":
                yield read_bytes(sys.stdin.buffer.read(), "standard input")
            elif is_url(name):
                data, final = fetch(name)
                yield read_bytes(data, final)
            else:
                for path in find_documents([Path(name)]):
                    yield from _from_path(path)
        except PartybookError as error:
            yield Failure(name, str(error))


def _from_path(path: Path) -> Iterator[Document | Failure]:
    try:
        yield from read_path(path)
    except PartybookError as error:
        yield Failure(str(path), str(error))


def extract_party(document: Document) -> Extraction:
    """The extraction of a document. Raises `ReadError` when it says nothing of any party."""
    extraction = extract(document)
    if not extraction.statements and extraction.subject is not None:
        raise ReadError(
            f"{document.source.name}: about {extraction.subject.name}, but nothing in it was read as a fact; "
            "`partybook extract --help` says what is read"
        )
    if not extraction.statements:
        raise ReadError(
            f"{document.source.name}: no party found in it; Partybook reads articles, infoboxes and election tables "
            "about parties, so check that this is the right file"
        )
    return extraction


def _attempt(document: Document) -> Extraction | Failure:
    try:
        return extract_party(document)
    except PartybookError as error:
        return Failure(document.source.name, str(error))


def extractions(names: Iterable[str], jobs: int = 1) -> Iterator[Extraction | Failure]:
    """What every document says, in the order of the names; with `jobs` above 1, read by that many processes."""
    found = documents(names)
    if jobs < 2:
        for item in found:
            yield item if isinstance(item, Failure) else _attempt(item)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[Extraction | Failure] | Failure] = []
        for item in found:
            waiting.append(item if isinstance(item, Failure) else pool.submit(_attempt, item))
            if len(waiting) >= jobs * _WINDOW:
                yield _result(waiting.pop(0))
        while waiting:
            yield _result(waiting.pop(0))


def _result(item: Future[Extraction | Failure] | Failure) -> Extraction | Failure:
    return item if isinstance(item, Failure) else item.result()


class Tally(msgspec.Struct, frozen=True):
    """What a `read` did: documents read, how many of them were new, statements added and superseded."""

    documents: int = 0
    new: int = 0
    added: int = 0
    superseded: int = 0

    def add(self, recorded: Recorded) -> Tally:
        return Tally(
            self.documents + 1,
            self.new + recorded.new,
            self.added + recorded.statements_added,
            self.superseded + recorded.superseded,
        )

    def sentence(self, book: str) -> str:
        """ "3 documents read into partybook.sqlite: 2 new, 120 statements added, 0 superseded"."""
        noun = "document" if self.documents == 1 else "documents"
        return (
            f"{self.documents:,} {noun} read into {book}: {self.new:,} new, {self.added:,} statements added, "
            f"{self.superseded:,} superseded"
        )


def record(book: Book, extraction: Extraction) -> Recorded:
    """Take an extraction into the book, wholly or not at all."""
    return book.record(
        extraction.document.source,
        extraction.statements,
        extraction.remarks,
        title=extraction.document.title.content,
        extractor=EXTRACTOR,
    )
