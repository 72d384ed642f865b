"""Fetching from a server of our own on the loopback: what arrives, and all that is refused."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from partybook.errors import FetchError
from partybook.read import fetch as fetching
from partybook.read.fetch import fetch, is_public

PAGE = b"<html><body><p>The party was founded in 1990.</p></body></html>"


class Pages(BaseHTTPRequestHandler):
    """Pages for the tests, each at the path that names what it does."""

    seen: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Pages.seen.append(self.headers.get("User-Agent", ""))
        kind, _, rest = self.path.strip("/").partition("/")
        getattr(self, f"answer_{kind.replace('-', '_')}", self.answer_missing)(rest)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self, _: str) -> None:
        self.send(200, PAGE, Content_Type="text/html; charset=utf-8")

    def answer_untyped(self, _: str) -> None:
        self.send(200, PAGE)

    def answer_image(self, _: str) -> None:
        self.send(200, b"\x89PNG", Content_Type="image/png")

    def answer_missing(self, _: str) -> None:
        self.send(404, b"nothing here")

    def answer_bomb(self, _: str) -> None:
        self.send(200, gzip.compress(b"x" * 500_000), Content_Type="text/plain", Content_Encoding="gzip")

    def answer_endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(2_000):
                self.wfile.write(b"x" * 1_000)
        except OSError:
            pass  # the reader hung up, as it should

    def answer_slow(self, _: str) -> None:
        time.sleep(1)
        with contextlib.suppress(OSError):
            self.answer_page("")

    def answer_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def answer_to(self, target: str) -> None:
        self.send(302, Location=target)

    def answer_hops(self, left: str) -> None:
        self.send(301, Location=f"/hops/{int(left) - 1}" if int(left) > 1 else "/page")

    def answer_loop(self, _: str) -> None:
        self.send(302, Location="/loop")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def known_as_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback passes for public, as a name does that is looked up to another address the second time."""
    real = socket.getaddrinfo
    answers = iter([[(2, 1, 6, "", ("93.184.215.14", 80))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **named: next(answers, None) or real(*args, **named))


@pytest.mark.parametrize("path", ["/page", "/untyped", "/hops/5"])
def test_pages_arrive_whole_and_redirects_are_followed(server: str, path: str) -> None:
    data, address = fetch(server + path, allow_private=True)
    assert data == PAGE
    assert address == server + ("/page" if path.startswith("/hops") else path)
    assert Pages.seen[-1].startswith("partybook/")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/missing", "the server answered 404"),
        ("/image", "holds image/png, not text"),
        ("/loop", "redirects more than 5 times"),
        ("/hops/6", "redirects more than 5 times"),
        ("/to/file:///etc/hostname", "only http and https"),
        ("/to/ftp://example.org/x", "only http and https"),
        ("/to/http://user:word@example.org/", "user name"),
        ("/to/http://[broken/", "no address"),
    ],
)
def test_bad_answers_are_refused_in_one_sentence(server: str, path: str, words: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(server + path, allow_private=True)
    assert words in str(caught.value)
    assert server in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_what_is_too_long_is_not_read_to_its_end(server: str, path: str) -> None:
    with pytest.raises(FetchError, match="longer than the 100,000 bytes"):
        fetch(server + path, limit=100_000, allow_private=True)


def test_the_limit_itself_is_allowed(server: str) -> None:
    assert fetch(server + "/page", limit=len(PAGE), allow_private=True)[0] == PAGE
    with pytest.raises(FetchError, match="longer"):
        fetch(server + "/page", limit=len(PAGE) - 1, allow_private=True)


@pytest.mark.parametrize("path", ["/slow", "/drip", "/to//slow"])
def test_slow_answers_are_given_up(server: str, path: str) -> None:
    with pytest.raises(FetchError, match=r"no answer within 0\.3 seconds"):
        fetch(server + path, timeout=0.3, allow_private=True)


def test_private_addresses_are_refused_unless_allowed(server: str) -> None:
    before = len(Pages.seen)
    with pytest.raises(FetchError, match="private network"):
        fetch(server + "/page")
    assert len(Pages.seen) == before


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/x", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://localhost/"],
)
def test_redirects_to_private_addresses_are_refused(monkeypatch: pytest.MonkeyPatch, server: str, target: str) -> None:
    # the first address is let through, so that the redirect is what is judged
    first = f"{server}/to/{target}"
    check, allow = fetching._check, fetching._check_peer
    monkeypatch.setattr(fetching, "_check", lambda url, asked, private: check(url, asked, private or url == first))
    monkeypatch.setattr(fetching, "_check_peer", lambda response, url, private: allow(response, url, True))
    with pytest.raises(FetchError, match=r"redirects to .* private network"):
        fetch(first)


@pytest.mark.usefixtures("known_as_public")
def test_a_name_that_leads_elsewhere_at_the_second_look_up_is_refused(server: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        fetch(server + "/page")


def test_no_redirect_from_https_to_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_get", lambda *_: "http://example.org/")
    with pytest.raises(FetchError, match="from https to http"):
        fetch("https://example.org/", allow_private=True)


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org", "example.org/x", "", "http://", "http://[x", "http://a:b/"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
