"""Deciding in the browser: by whom, with which token, undone again; accounts and sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from partybook.errors import BookError, InvalidValue
from partybook.store import open_book
from partybook.store.account_rows import accounts, set_account
from partybook.store.judgement_rows import judgement_history
from partybook.store.worklist_rows import Wanted, decisions, find_findings, find_suggestions
from partybook.web.accounts import hashed
from partybook.web.app import create_app
from partybook.web.settings import Settings
from tests.explored import client, first, make_book, token

PASSWORD = "a long enough password"


@pytest.fixture
def book(tmp_path: Path) -> str:
    return make_book(tmp_path)


def finding_path(web: TestClient[Litestar], rule: str = "C001") -> str:
    return first(r'href="(/finding/[0-9a-f]{32})"', web.get(f"/findings?rule={rule}").text)


def send(web: TestClient[Litestar], page: str, path: str, **fields: str) -> int:
    answer = web.post(path, data={"_csrf_token": token(web.get(page).text), **fields}, follow_redirects=False)
    return answer.status_code


def test_a_finding_is_settled_shown_in_the_dossier_and_undone(book: str) -> None:
    with client(book, edit=True) as web:
        path = finding_path(web)
        shown = web.get(path).text
        options = shown.split('value="settle:')[1:]
        june = next(one[:32] for one in options if "9 June 1993" in one.partition("</label>")[0])
        assert send(web, path, f"{path}/decide", verdict=f"settle:{june}", reason="the congress met in June") == 303
        assert "Settled" in web.get(path).text
        party = first(r'href="(/party/\d+)"', web.get(path).text)
        dossier = web.get(party).text
        assert "the congress met in June" in dossier
        founded = dossier.partition("<dt>Founded</dt>")[2]
        assert founded.index("9 June 1993") < founded.index("26 February 1993")
        assert path not in web.get("/findings?rule=C001").text
        assert path in web.get("/findings?rule=C001&state=decided").text
        with open_book(book) as held, held.read() as connection:
            (made,) = decisions(connection)
        assert send(web, path, f"/decision/{made.key}/undo", finding=made.finding, reason="a slip") == 303
        assert "undone by" in web.get(path).text
        assert "the congress met in June" not in web.get(party).text
        assert path in web.get("/findings?rule=C001").text


def test_a_judgement_is_made_and_undone(book: str) -> None:
    with open_book(book) as held, held.read() as connection:
        _, pairs = find_suggestions(connection, limit=100)
    one, other = (pairs[0].one, pairs[0].other) if pairs else ("parlgov:10", "parlgov:11")
    with client(book, edit=True) as web:
        page = web.get("/identity/pair", params={"one": one, "other": other})
        assert page.status_code == 200, (one, other)
        assert page.text.count("before any evidence") == 2  # the picture, for wide and for narrow screens
        path = str(page.url).replace("http://testserver.local", "")
        assert send(web, path, "/identity/judge", one=one, other=other, verdict="unsure", reason="cannot tell") == 303
        assert "cannot tell" in web.get("/identity").text
        with open_book(book) as held:
            made = next(item for item in judgement_history(held) if item.judgement.reason == "cannot tell")
        assert made.judgement.by_person
        assert send(web, path, f"/judgement/{made.judgement.key}/undo", reason="I can") == 303
        assert "undone by" in web.get(path).text


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "accept"},
        {"verdict": "accept", "reason": " "},
        {"verdict": "erase", "reason": "x"},
        {"verdict": "settle:0123", "reason": "x"},
        {"verdict": "settle", "reason": "x"},
        {"verdict": "dismiss", "reason": "x" * 1001},
        {},
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_a_sentence(book: str, fields: dict[str, str]) -> None:
    with client(book, edit=True) as web:
        path = finding_path(web)
        assert send(web, path, f"{path}/decide", **fields) == 400
        with open_book(book) as held, held.read() as connection:
            assert decisions(connection) == []


def test_a_form_without_the_browsers_token_changes_nothing(book: str) -> None:
    with client(book, edit=True) as web:
        path = finding_path(web)
        fields = {"verdict": "accept", "reason": "forged"}
        assert web.post(f"{path}/decide", data=fields).status_code == 403
        assert web.post(f"{path}/decide", data={**fields, "_csrf_token": "0" * 128}).status_code == 403
        with client(book, edit=True) as other:
            foreign = token(other.get(path).text)
        assert web.post(f"{path}/decide", data={**fields, "_csrf_token": foreign}).status_code == 403
        with open_book(book) as held, held.read() as connection:
            assert decisions(connection) == []


def with_accounts(book: str) -> None:
    with open_book(book) as held:
        set_account(held, "ada", "editor", hashed(PASSWORD))
        set_account(held, "bob", "reader", hashed(PASSWORD))
        set_account(held, "eve", "editor", hashed(PASSWORD))
        set_account(held, "eve", "none", "")


def on_a_network(book: str, **settings: object) -> TestClient[Litestar]:
    return client(book, edit=True, host="0.0.0.0", hosts=("testserver.local",), **settings)


def log_in(web: TestClient[Litestar], name: str, password: str = PASSWORD) -> int:
    return send(web, "/login", "/login", name=name, password=password)


def test_editing_on_a_network_needs_an_account(book: str) -> None:
    with pytest.raises(BookError, match="user add"):
        create_app(Settings(book, edit=True, host="0.0.0.0"))


def test_an_editor_decides_under_his_own_name_and_a_reader_does_not(book: str) -> None:
    with_accounts(book)
    with on_a_network(book) as web:
        path = finding_path(web)
        assert 'name="verdict"' not in web.get(path).text
        assert log_in(web, "bob") == 303
        assert 'name="verdict"' not in web.get(path).text
        assert send(web, path, f"{path}/decide", verdict="accept", reason="x") == 403
        assert send(web, "/", "/logout") == 303
        assert log_in(web, "ada") == 303
        assert "ada" in web.get("/").text
        assert send(web, path, f"{path}/decide", verdict="accept", reason="as it says") == 303
        with open_book(book) as held, held.read() as connection:
            assert [one.author for one in decisions(connection)] == ["ada"]


def test_who_is_not_logged_in_is_sent_to_log_in(book: str) -> None:
    with_accounts(book)
    with on_a_network(book) as web:
        path = finding_path(web)
        form = {"_csrf_token": token(web.get("/login").text), "verdict": "accept", "reason": "x"}
        answer = web.post(f"{path}/decide", data=form, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")


@pytest.mark.parametrize(("name", "password"), [("ada", "wrong"), ("nobody", PASSWORD), ("eve", PASSWORD), ("ada", "")])
def test_wrong_passwords_and_closed_accounts_open_nothing(book: str, name: str, password: str) -> None:
    with_accounts(book)
    with on_a_network(book) as web:
        assert log_in(web, name, password) in (400, 403)
        assert "Log out" not in web.get("/").text


def test_passwords_cannot_be_tried_without_end(book: str) -> None:
    with_accounts(book)
    with on_a_network(book) as web:
        answers = [log_in(web, "ada", "guess number one") for _ in range(10)]
        assert answers[0] == 403 and answers[-1] == 400
        assert log_in(web, "ada") == 400


def test_a_session_ends_with_its_account(book: str) -> None:
    with_accounts(book)
    with on_a_network(book) as web:
        assert log_in(web, "ada") == 303
        with open_book(book) as held:
            set_account(held, "ada", "none", "")
        assert "Log out" not in web.get("/").text


def test_a_private_book_shows_nothing_to_strangers(book: str) -> None:
    with_accounts(book)
    with client(book, private=True) as web:
        for path in ("/", "/search?q=a", "/findings", "/chart/lineage/1.svg"):
            assert web.get(path, follow_redirects=False).headers["location"] == "/login"
        assert web.get("/api/v1/parties").status_code == 401
        assert log_in(web, "bob") == 303
        assert web.get("/").status_code == 200
        assert web.get("/api/v1/parties").status_code == 200


def test_passwords_are_kept_as_hashes_and_have_a_length(book: str) -> None:
    with_accounts(book)
    with open_book(book) as held:
        assert accounts(held)["ada"].password.startswith("$argon2id$")
        assert "eve" not in accounts(held)
    with pytest.raises(InvalidValue, match="at least 10"):
        hashed("short")
    for name in ("", "rule:me", "a\nb", "x" * 101):
        with open_book(book) as held, pytest.raises(InvalidValue):
            set_account(held, name, "editor", "x")


def test_findings_are_listed_by_rule_country_and_severity(book: str) -> None:
    with open_book(book) as held, held.read() as connection:
        everything, _ = find_findings(connection, Wanted(state="all"), limit=1)
        by_rule, found = find_findings(connection, Wanted(rule="C", state="all"), limit=100)
        assert 0 < by_rule < everything
        assert {one.finding.rule[0] for one in found} == {"C"}
        russian, of_russia = find_findings(connection, Wanted(country="Russia", state="all"), limit=100)
        assert russian and {one.country for one in of_russia} == {"Russia"}
        assert find_findings(connection, Wanted(severity="error", country="Nowhere"), limit=1) == (0, [])
