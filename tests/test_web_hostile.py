"""What a source says is shown and never run, however long it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.explored import make_book, served

LONG = "Ω" * 5_000_000 + "z" * 5_000_000
LONG_NAME = f"""= Endless Party =

The Endless Party is a political party in Ruritania.

== Infobox ==

- Name: {LONG}
- Foundation: 1 May 1990
- Website: javascript:alert(1)
- Logo: <svg onload=alert(2)>
- Country: Ruritania
"""
LARGEST_PAGE = 2_000_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(make_book(Path(tmp_path_factory.mktemp("hostile")), ("long.txt", LONG_NAME))) as address:
        yield address


def asked(url: str) -> str:
    with urlopen(url, timeout=60) as answer:
        words: str = answer.read().decode()
    return words


def test_a_name_of_ten_million_letters_is_cut_on_every_page(address: str) -> None:
    parties = json.loads(asked(f"{address}/api/v1/parties"))["items"]
    endless = next(party["id"] for party in parties if party["name"] == "Endless Party" or party["name"][0] == "Ω")
    assert "Ω" in asked(f"{address}/party/{endless}")
    sources = json.loads(asked(f"{address}/api/v1/sources"))["items"]
    pages = ["/", f"/party/{endless}", "/findings", "/search?q=" + quote(LONG[:3000]), "/country/Ruritania"]
    pages += [f"/source/{source['id']}" for source in sources]
    for path in pages:
        words = asked(address + path)
        assert len(words) < LARGEST_PAGE, path
        assert not re.search(r"""(href|src)=["']?\s*javascript:""", words, re.IGNORECASE), path
        assert "<svg onload" not in words, path


def test_an_address_too_long_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(HTTPError) as refused:
        asked(f"{address}/party/{'9' * 3000}")
    assert 400 <= refused.value.code < 500
