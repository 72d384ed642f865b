"""What people decide in the browser: every decision is recorded with its author and reason, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from anyio import to_thread
from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.params import Body, FromPath
from sqlalchemy import Connection

from partybook.errors import InvalidValue
from partybook.identity.judgements import Judgement, Verdict, check, cluster
from partybook.store import Book
from partybook.store.judgement_rows import add_judgements, read_judgements, undo_judgement
from partybook.store.party_rows import parties_of_nodes
from partybook.store.worklist_rows import decide, undo_decision
from partybook.web.accounts import SESSION_SECONDS, Person
from partybook.web.answering import SESSION, Ask, AtDesk, Desk
from partybook.web.pages.page import Crumb, page
from partybook.web.when import When

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
LONGEST_REASON = 1000

_VERDICTS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}


def editing_routes() -> Router:
    """The addresses that change the book; they exist only where it is edited."""
    return Router(
        "/",
        route_handlers=[login_page, login, logout, decide_finding, undo_finding, judge, undo_judged],
        include_in_schema=False,
    )


def author(ask: Ask, desk: Desk) -> Person:
    """Who decides. Raises when nobody is logged in, or somebody who only reads."""
    person = desk.person(ask)
    if person is None:
        raise NotAuthorizedException("Log in first.")
    if not person.may_edit:
        raise PermissionDeniedException("This account may read and not edit.")
    return person


def _field(form: dict[str, str], name: str, longest: int = LONGEST_REASON) -> str:
    words = form.get(name, "").strip()
    if not words or len(words) > longest:
        raise InvalidValue(f"{name} is needed, of at most {longest} characters")
    return words


def _to(path: str) -> Response[bytes]:
    """On to a page, fetched anew."""
    return Response(b"", status_code=303, headers={"location": path})


async def _write(desk: Desk, work: Callable[[Book], None]) -> None:
    await to_thread.run_sync(lambda: work(desk.explorer.book))
    desk.explorer.changed()


# Findings


@post("/finding/{id:str}/decide", status_code=303)
async def decide_finding(request: Ask, desk: AtDesk, id: FromPath[str], data: Form) -> Response[bytes]:
    person = author(request, desk)
    verdict, _, statement = _field(data, "verdict").partition(":")
    reason = _field(data, "reason")
    await _write(desk, lambda book: decide(book, id, verdict, person.name, reason, statement=statement))
    return _to(f"/finding/{id}")


@post("/decision/{key:int}/undo", status_code=303)
async def undo_finding(request: Ask, desk: AtDesk, key: FromPath[int], data: Form) -> Response[bytes]:
    person = author(request, desk)
    reason, finding = _field(data, "reason"), _field(data, "finding", 32)
    await _write(desk, lambda book: undo_decision(book, key, person.name, reason))
    return _to(f"/finding/{finding}" if finding.isalnum() else "/findings")


# Identity


@post("/identity/judge", status_code=303)
async def judge(request: Ask, desk: AtDesk, data: Form) -> Response[bytes]:
    person = author(request, desk)
    verdict = _VERDICTS.get(_field(data, "verdict"))
    if verdict is None:
        raise InvalidValue("two mentions are the same, different or unsure")
    made = Judgement(
        _field(data, "one", 2000), _field(data, "other", 2000), verdict, person.name, _field(data, "reason")
    )
    await _write(desk, lambda book: _judge(book, made))
    return _to("/identity")


def _judge(book: Book, made: Judgement) -> None:
    """Record a judgement about two mentions that are known, unless it contradicts what is held."""
    with book.read() as connection:
        known = parties_of_nodes(connection, [made.one, made.other])
    for node in (made.one, made.other):
        if node not in known:
            raise InvalidValue(f"the book has no mention {node[:80]!r}")
    check(cluster([made.one, made.other], read_judgements(book)), made)

    def write(connection: Connection) -> None:
        add_judgements(connection, [made])

    book.write(write)


@post("/judgement/{key:int}/undo", status_code=303)
async def undo_judged(request: Ask, desk: AtDesk, key: FromPath[int], data: Form) -> Response[bytes]:
    person = author(request, desk)
    reason = _field(data, "reason")

    def undo(book: Book) -> None:
        undo_judgement(book, key, person.name, reason)

    await _write(desk, undo)
    return _to("/identity")


# Accounts


@get("/login", status_code=200)
async def login_page(request: Ask, desk: AtDesk) -> Response[bytes]:
    return desk.personal(request, _login(desk, ""))


def _login(desk: Desk, problem: str) -> str:
    crumbs = [Crumb("Log in", "/login")]
    return page(desk.explorer, "login.html", "Log in", When(), "/login", crumbs, problem=problem)


@post("/login", status_code=303)
async def login(request: Ask, desk: AtDesk, data: Form) -> Response[bytes]:
    name, password = _field(data, "name", 200), _field(data, "password")
    address = request.client.host if request.client else ""
    book = desk.explorer.book
    word = await to_thread.run_sync(lambda: desk.sessions.log_in(book, name, password, address))
    if word is None:
        return desk.personal(request, _login(desk, "Name or password are wrong."), status=403)
    answer = _to("/")
    secure = request.url.scheme == "https"
    answer.cookies.append(
        Cookie(key=SESSION, value=word, max_age=SESSION_SECONDS, httponly=True, samesite="strict", secure=secure)
    )
    return answer


@post("/logout", status_code=303)
async def logout(request: Ask, desk: AtDesk, data: Form) -> Response[bytes]:
    desk.sessions.log_out(request.cookies.get(SESSION, ""))
    answer = _to("/")
    answer.cookies.append(Cookie(key=SESSION, value="", max_age=0, httponly=True, samesite="strict"))
    return answer
