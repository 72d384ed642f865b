"""A small book with documents and datasets that disagree, and its explorer, for the tests of the web."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from litestar import Litestar
from litestar.testing import TestClient

from partybook.datasets import read_dataset
from partybook.extract import extract
from partybook.intake import record
from partybook.model import Source
from partybook.read import read_source
from partybook.store import open_book
from partybook.store.dataset_rows import record_dataset
from partybook.web.app import create_app
from partybook.web.computing import compute
from partybook.web.settings import Settings
from tests.dataset_files import MECO, PARLGOV, PARTYFACTS, WIKIDATA, write

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "agrarian-party-of-russia-1993.txt"


def make_book(folder: Path, *documents: tuple[str, str]) -> str:
    """A book with the bundled example, the small datasets of the tests, and documents given by name and text."""
    path = folder / "explored.sqlite"
    with open_book(path) as book:
        for name, text in (("agrarian-party.txt", EXAMPLE.read_text("utf-8")), *documents):
            record(book, extract(read_source(Source.of(text, name, "plaintext"))))
        for dataset, content in {"parlgov": PARLGOV, "partyfacts": PARTYFACTS, "meco": MECO}.items():
            files = write(folder / dataset, content)
            record_dataset(book, lambda dataset=dataset, files=files: read_dataset(dataset, files))  # type: ignore[misc]
        (folder / "parties.jsonl").write_text(WIKIDATA, "utf-8")
        record_dataset(book, lambda: read_dataset("wikidata", folder / "parties.jsonl"))
    compute(str(path))
    return str(path)


def client(book: str, **settings: object) -> TestClient[Litestar]:
    """A browser at the explorer of a book, as on the machine itself."""
    return TestClient(create_app(Settings(book, **({"hosts": ("testserver.local",)} | settings))))  # type: ignore[arg-type]


def first(pattern: str, page: str) -> str:
    """The first match of a pattern in a page."""
    found = re.search(pattern, page)
    assert found, f"nothing like {pattern} in the page"
    return found[1] if found.groups() else found[0]


def token(page: str) -> str:
    """The token that a form of a page carries."""
    return first(r'name="_csrf_token" value="([^"]+)"', page)


@contextmanager
def served(book: str, **settings: object) -> Iterator[str]:
    """The address of a server that runs the explorer of a book."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Settings(book, port=port, **settings))  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    running.join(20)
