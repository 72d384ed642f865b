"""The explorer's pages: what they show, under which headers, as of when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
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
    assert "has no party number" in page(web, f"{path}?held_on=2001-01-01", 404)
    assert "26 February 1993" in page(web, f"{path}?held_on={date.today()}")


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


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_the_same_on_the_page_and_in_the_api_in_each_form(
    web: TestClient[Litestar], form: str, begins: bytes
) -> None:
    shown = web.get(f"/chart/river/sweden.{form}")
    asked = web.get("/api/v1/charts/river", params={"of": "Sweden", "form": form})
    assert shown.status_code == asked.status_code == 200
    assert shown.content.startswith(begins) and asked.headers["content-type"] == shown.headers["content-type"]
    if form != "pdf":  # a PDF carries the time it was made
        assert shown.content == asked.content


def test_a_picture_that_cannot_be_drawn_is_not_found(web: TestClient[Litestar]) -> None:
    assert web.get("/chart/river/russia.svg?as_of=1800").status_code == 404
    assert web.get("/chart/river/sweden.gif").status_code == 404
    assert web.get("/chart/river/sweden.svg?width=5").status_code == 400
    assert web.get("/api/v1/charts/river?of=Nowhere").status_code == 404
    assert web.get("/api/v1/charts/pie?of=Sweden").status_code == 404


def test_every_picture_of_a_page_can_be_drawn(web: TestClient[Litestar]) -> None:
    import re

    paths = [party_path(web, "Agrarian Party of Russia"), "/country/sweden", "/country/malaysia"]
    drawn = [one for path in paths for one in re.findall(r'src="(/chart/[^"]+)"', page(web, path))]
    drawn += re.findall(r'src="(/chart/[^"]+)"', page(web, f"{paths[0]}?as_of=1994"))
    assert len(drawn) > 6
    for path in drawn:
        assert web.get(path.replace("&amp;", "&")).status_code == 200, path


def test_pictures_as_of_a_date_leave_out_what_came_later(web: TestClient[Litestar]) -> None:
    path = party_path(web, "Agrarian Party of Russia")
    address = first(r'src="(/chart/results/[^"]+)"', page(web, f"{path}?as_of=1996"))
    assert "as_of=1996" in address
    assert "1995" in web.get(address).text and "2003" not in web.get(address).text


def test_home_shows_coverage_contradictions_and_sources(web: TestClient[Litestar]) -> None:
    shown = page(web, "/")
    assert "was founded" in shown.partition("Worst contradictions")[2].partition("</ul>")[0]
    assert "agrarian-party.txt" in shown.partition("Newest sources")[2] or "Agrarian Party" in shown
    sweden = shown.partition(">Sweden</a>")[2].partition("</tr>")[0]
    assert '<rect class="bar"' in sweden and '<rect class="held"' in sweden


def test_a_page_before_the_book_was_begun_knows_nothing(web: TestClient[Litestar]) -> None:
    assert "<dd>0</dd>" in page(web, "/?held_on=2001-01-01").partition("Parties")[2][:40]
    assert "No party in the book" in page(web, "/search?q=Agrarian+Party&held_on=2001-01-01")
    for path in (party_path(web, "Agrarian Party of Russia"), "/country/sweden"):
        assert page(web, f"{path}?held_on=2001-01-01", 404)


def test_a_page_as_the_book_held_it_has_what_was_read_until_then(tmp_path: Path) -> None:
    from datetime import UTC, datetime, timedelta

    from partybook.extract import extract
    from partybook.model import Source
    from partybook.read import read_source
    from partybook.store import open_book
    from partybook.web.computing import compute

    path = tmp_path / "b.sqlite"
    early = datetime(2024, 1, 5, tzinfo=UTC)
    with open_book(path) as book:
        for number, name in enumerate(("Rose", "Lily")):
            text = f"= {name} Party =\n\nThe {name} Party is a political party in Norway.\n\n- Founded: 1990\n"
            read = extract(read_source(Source.of(text, f"{name}.txt", "plaintext")))
            at = early + timedelta(days=30 * number)
            book.record(read.document.source, read.statements, title=f"{name} Party", extractor="test/1", at=at)
    compute(str(path))
    with client(str(path)) as web:
        assert "Lily Party" in page(web, "/country/norway")
        then = page(web, "/country/norway?held_on=2024-01-20")
        assert "Rose Party" in then and "Lily Party" not in then


def test_the_api_has_a_page_to_read(web: TestClient[Litestar]) -> None:
    shown = page(web, "/api")
    assert "/api/v1/parties/{number}/lineage" in shown and 'href="/api/v1/countries.csv"' in shown


def test_election_figures_lead_to_their_rows(web: TestClient[Litestar]) -> None:
    election = first(r'href="(/election/[^"]+)"', page(web, "/country/sweden"))
    row = first(r'class="cite" href="(/source/[^"]+)"', page(web, election))
    assert page(web, row.replace("&amp;", "&"))


def test_a_name_nobody_was_told_is_refused(web: TestClient[Litestar]) -> None:
    assert web.get("/", headers={"host": "evil.example"}).status_code == 400
    assert web.get("/", headers={"host": "127.0.0.1:8765"}).status_code == 200
    assert web.get("/", headers={"host": "[::1]:8765"}).status_code == 200


def test_nothing_can_be_written_unless_it_is_edited(web: TestClient[Litestar]) -> None:
    for path in ("/identity/judge", "/finding/x/decide", "/decision/1/undo", "/judgement/1/undo", "/login"):
        assert web.post(path, data={"reason": "x"}).status_code in (404, 405)
    assert "<form method=" not in page(web, "/findings")
