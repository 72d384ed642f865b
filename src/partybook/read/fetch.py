"""One page from the web: politely, within limits, and never from where a page should not be able to send us."""

from __future__ import annotations

import ipaddress
import socket
import time
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpx

from partybook.errors import FetchError
from partybook.read.detect import LARGEST_DOCUMENT

TIMEOUT = 30.0
"""Seconds for the whole of a fetch, redirects included."""

MOST_REDIRECTS = 5

READABLE = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
    "application/x-jsonlines",
    "application/octet-stream",
)
"""Beginnings of the content types that may hold a document; nothing said counts as one of them."""

USER_AGENT = f"partybook/{version('partybook')} (reads documents about political parties; one page at a time)"


def fetch(
    url: str, *, timeout: float = TIMEOUT, limit: int = LARGEST_DOCUMENT, allow_private: bool = False
) -> tuple[bytes, str]:
    """The bytes at an `http` or `https` address, and the address they came from after redirects.

    `timeout` is in seconds and holds for everything together; `limit` is in bytes, after decompression. At most
    `MOST_REDIRECTS` redirects are followed, none from https to http, and none to a private address: every address is
    looked up first and must be public, and so must the one really connected to, unless `allow_private`. Proxies of the
    environment are not used, for behind a proxy this could not be checked.
    Raises `FetchError`, one sentence with the address.
    """
    deadline = time.monotonic() + timeout
    current = url
    with httpx.Client(follow_redirects=False, trust_env=False, headers=_headers()) as client:
        for _ in range(MOST_REDIRECTS + 1):
            _check(current, url, allow_private)
            try:
                answer = _get(client, current, url, deadline, limit, allow_private)
            except httpx.TimeoutException:
                raise _too_slow(current, timeout) from None
            except httpx.InvalidURL as error:
                raise FetchError(f"{current[:200]}: no address ({error}); check it") from None
            except httpx.HTTPError as error:
                raise FetchError(
                    f"{current}: could not be fetched ({_reason(error)}); check it and try again"
                ) from None
            if isinstance(answer, bytes):
                return answer, current
            if answer is None:
                raise _too_slow(current, timeout)
            if current.startswith("https:") and answer.startswith("http:"):
                raise FetchError(
                    f"{url}: redirects from https to http ({answer}); fetch that address yourself if you trust it"
                )
            current = answer
    raise FetchError(f"{url}: redirects more than {MOST_REDIRECTS} times; give the address it should end at")


def _headers() -> dict[str, str]:
    return {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, text/plain, text/*;q=0.9, application/json;q=0.5, */*;q=0.1",
    }


def _too_slow(url: str, timeout: float) -> FetchError:
    return FetchError(f"{url}: no answer within {timeout:g} seconds; try again, or allow more time")


def _reason(error: httpx.HTTPError) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


def _get(
    client: httpx.Client, url: str, asked: str, deadline: float, limit: int, allow_private: bool
) -> bytes | str | None:
    """The bytes at the address, or the address it redirects to; None when the deadline passed on the way."""
    left = deadline - time.monotonic()
    if left <= 0:
        return None
    with client.stream("GET", url, timeout=left) as response:
        _check_peer(response, url, allow_private)
        if response.is_redirect:
            target = response.headers["location"]
            try:
                return urljoin(url, target)
            except ValueError:
                raise FetchError(f"{asked}: redirects to what is no address ({target[:100]!r}); check it") from None
        if response.status_code != httpx.codes.OK:
            phrase = response.reason_phrase or "no reason given"
            raise FetchError(f"{url}: the server answered {response.status_code} ({phrase}); check the address")
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind and not kind.startswith(READABLE) and not kind.endswith(("+xml", "+json")):
            raise FetchError(f"{url}: holds {kind}, not text; give the address of a page")
        declared = response.headers.get("content-length", "")
        body = bytearray()
        if declared.isascii() and declared.isdigit() and int(declared) > limit:
            raise _too_large(url, limit)
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                raise _too_large(url, limit)
            if time.monotonic() > deadline:
                return None
        return bytes(body)


def _too_large(url: str, limit: int) -> FetchError:
    return FetchError(f"{url}: longer than the {limit:,} bytes that are read; fetch it yourself and split it")


def _check(url: str, asked: str, allow_private: bool) -> None:
    """Raises `FetchError` unless the address is http or https and every host it stands for is public."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url[:200]}: no address ({error}); check it") from None
    prefix = asked if url == asked else f"{asked}: redirects to {url[:200]}"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{prefix}: only http and https addresses are fetched; give one of these, or a file")
    if parts.username is not None:
        raise FetchError(f"{prefix}: has a user name in it, which is not sent; leave it out")
    if allow_private:
        return
    default = 443 if parts.scheme == "https" else 80
    try:
        found = socket.getaddrinfo(parts.hostname, port or default, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(
            f"{prefix}: the host {parts.hostname} is not known; check the address and the network"
        ) from None
    for *_, address in found:
        if not is_public(str(address[0])):
            raise FetchError(f"{prefix}: {parts.hostname} is inside a private network, which is not fetched from")


def _check_peer(response: httpx.Response, url: str, allow_private: bool) -> None:
    """A name may be looked up to another address the second time: what counts is who we are connected to."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if not allow_private and not (peer and is_public(str(peer[0]))):
        raise FetchError(f"{url}: its host is inside a private network, which is not fetched from")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also when it is an IPv4 address written as IPv6."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip
    return ip.is_global and not ip.is_multicast
