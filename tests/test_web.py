"""The explorer's pages: what they show, under which headers, as of when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.explored import client, first, make_book

AGRARIAN = "Agrarian Party of Russia"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    with client(make_book(tmp_path_factory.mktemp("web"))) as browser:
        yield browser


def page(web: TestClient[Litestar], path: str, status: int = 200) -> str:
    answer = web.get(path)
    assert answer.status_code == status, answer.text[:500]
    return answer.text


def party_path(web: TestClient[Litestar], name: str) -> str:
    return first(r'href="(/party/\d+)"', page(web, f"/search?q={name}"))


def test_every_address_that_pages_link_to_answers(web: TestClient[Litestar]) -> None:
    import re

    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        answer = web.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for found in re.findall(r'(?:href|src)="(/[^"#]*)', answer.text):
            address = found.replace("&amp;", "&")
            kind = re.sub(r"[0-9a-f]{32}|\d+|\?.*", "", address)
            if address not in seen and sum(re.sub(r"[0-9a-f]{32}|\d+|\?.*", "", one) == kind for one in seen) < 6:
                seen.add(address)
                waiting.append(address)
    assert len(seen) > 40
    assert any(path.startswith("/source/") for path in seen)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Agrarian Party of Russia", AGRARIAN),
        ("agrarian party", AGRARIAN),
        ("APR", AGRARIAN),
        ("АПР", AGRARIAN),
        ("аграрная партия россии", AGRARIAN),
        ("agrarnaya", AGRARIAN),
        ("Agrarien Party of Rusia", AGRARIAN),
    ],
)
def test_a_party_is_found_by_any_of_its_names_mistyped_or_in_another_script(
    web: TestClient[Litestar], words: str, found: str
) -> None:
    assert found in page(web, f"/search?q={words}").partition('class="results"')[2].partition("</li>")[0]


def test_nothing_is_found_by_nothing(web: TestClient[Litestar]) -> None:
    assert "No party in the book" in page(web, "/search?q=zzzzzzzzqqq")
    assert page(web, "/search?q=%20") and page(web, "/search")


def test_a_value_opens_the_words_it_rests_on(web: TestClient[Litestar]) -> None:
    shown = page(web, party_path(web, "Agrarian Party of Russia"))
    assert "<mark>26 February 1993</mark>" in shown or "26 February 1993</mark>" in shown
    assert "disputed" in shown
    assert "9 June 1993" in shown


def test_evidence_leads_to_its_place_in_the_source(web: TestClient[Litestar]) -> None:
    shown = page(web, party_path(web, "Agrarian Party of Russia"))
    link = first(r'href="(/source/[^"]+#m-[^"]+)"', shown)
    source = page(web, link.partition("#")[0])
    assert f'id="{link.partition("#")[2]}"' in source


def test_the_source_page_holds_the_text_character_for_character(web: TestClient[Litestar]) -> None:
    import re
    from html import unescape

    from tests.explored import EXAMPLE

    link = first(r'href="(/source/[0-9a-f]{32})', page(web, "/sources?words=agrarian"))
    document = first(r"(?s)<pre class=\"document\"[^>]*>(.*?)</pre>", page(web, link))
    assert unescape(re.sub(r"<[^>]+>", "", document)) == EXAMPLE.read_text("utf-8")


def test_as_of_leaves_out_what_came_later(web: TestClient[Litestar]) -> None:
    path = party_path(web, "Agrarian Party of Russia")
    then = page(web, f"{path}?as_of=1994")
    assert "As of" in then and "1994" in then
    assert "Vladimir Plotnikov" in page(web, path)
    assert "Vladimir Plotnikov" not in then


def test_held_on_shows_the_book_of_that_day(web: TestClient[Litestar]) -> None:
    path = party_path(web, "Agrarian Party of Russia")
    assert "26 February 1993" not in page(web, f"{path}?held_on=2001-01-01")


@pytest.mark.parametrize(
    "query", ["as_of=nonsense", "as_of=1994-13", "as_of=../1990", "held_on=yesterday", "at=-1", "at=x"]
)
def test_a_time_or_place_that_is_none_is_told_in_a_sentence(web: TestClient[Litestar], query: str) -> None:
    shown = page(web, f"/findings?{query}", 400)
    assert "Not understood" in shown and "Traceback" not in shown


@pytest.mark.parametrize(
    "path",
    ["/party/999999", "/country/atlantis", "/source/none", "/election/2020/none", "/finding/none", "/statement/none",
     "/nothing", "/chart/none/1.svg", "/identity/pair?one=a&other=b", "/static/none"],
)  # fmt: skip
def test_what_is_not_there_is_told_in_a_sentence(web: TestClient[Litestar], path: str) -> None:
    shown = page(web, path, 404)
    assert "<h1>" in shown and "Traceback" not in shown


def test_every_answer_keeps_the_browser_in_bounds(web: TestClient[Litestar]) -> None:
    for path in ("/", "/search?q=a", "/nothing", "/static/style.css", "/api/v1", "/api/v1/parties?limit=x"):
        policy = web.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert web.get(path).headers["x-content-type-options"] == "nosniff"


def test_pages_ask_for_nothing_from_elsewhere_and_have_no_script_or_style_inside(web: TestClient[Litestar]) -> None:
    import re

    for path in ("/", party_path(web, "Agrarian Party of Russia"), "/findings", "/identity", "/sources"):
        shown = page(web, path)
        assert not re.search(r'<(?:script|link|img|iframe|object)[^>]+(?:src|href)="(?:https?:)?//', shown)
        assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", shown)


def test_a_page_that_the_browser_has_is_not_sent_again(web: TestClient[Litestar]) -> None:
    first_time = web.get("/")
    again = web.get("/", headers={"if-none-match": first_time.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_book_has_changed_pages(tmp_path: Path) -> None:
    from partybook.store import open_book

    address = make_book(tmp_path)
    with client(address) as web:
        before = web.get("/").headers["etag"]
        with open_book(address) as book:
            statement = next(iter(book.statements()))
            book.retract(statement.id, author="a tester", reason="to see")
        web.app.state  # noqa: B018
        import time

        time.sleep(0.6)
        assert web.get("/").headers["etag"] != before


def test_a_name_nobody_was_told_is_refused(web: TestClient[Litestar]) -> None:
    assert web.get("/", headers={"host": "evil.example"}).status_code == 400
    assert web.get("/", headers={"host": "127.0.0.1:8765"}).status_code == 200
    assert web.get("/", headers={"host": "[::1]:8765"}).status_code == 200


def test_nothing_can_be_written_unless_it_is_edited(web: TestClient[Litestar]) -> None:
    for path in ("/identity/judge", "/finding/x/decide", "/decision/1/undo", "/judgement/1/undo", "/login"):
        assert web.post(path, data={"reason": "x"}).status_code in (404, 405)
    assert "<form method=" not in page(web, "/findings")
