"""A running explorer and a headless browser in front of it; skipped in one line where there is no browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.explored import make_book, served

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
    with served(book, edit=True) as where:
        yield where


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
