"""A running explorer and a headless browser in front of it; skipped in one line where there is no browser."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from partybook.web.app import create_app
from partybook.web.settings import Settings
from tests.explored import make_book

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


HOSTILE = """Rose <script>alert(1)</script> Party
- Name: Rose <script>alert(1)</script> Party
- Abbreviation: RSP
- Founded: 12 May 1990
- Country: Norway
- Website: javascript:alert(2)
- Logo: x.svg"><script>alert(3)</script>

The Rose <script>alert(1)</script> Party (RSP) is a party in Norway. It was founded in 1991.
"""
"""A document that tries to run in the page that shows it."""


def _browser() -> str | None:
    known = os.environ.get("PARTYBOOK_TEST_BROWSER", "")
    return known or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = _browser()
    if path is None:
        pytest.skip("no Chromium here: tests in a browser are skipped")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer in which findings and identity can be decided."""
    book = make_book(Path(tmp_path_factory.mktemp("explored")), ("hostile.txt", HOSTILE))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(Settings(book, edit=True, port=port)), port=port, log_level="error")
    )
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    running.join(20)


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A tab at the first page, in which no script error and no message to the console is allowed."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    opened.goto(address)
    yield opened
    opened.close()
    assert troubles == []
