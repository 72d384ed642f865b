"""The explorer under load: 20 clients for a minute at the pages of a book, each time of an answer as the client saw it.

python -m benchmarks.explorer BOOK [SECONDS]

Pages are drawn at random, with a fixed seed, from every kind there is: countries, parties, elections, sources,
findings, charts, searches and the API. Nearly all are asked for the first time then; only the server had `SETTLE`
seconds before. The lower bound is the style sheet, answered by the same server in the same run. Client and server
share the machine's cores.
"""

from __future__ import annotations

import asyncio
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import httpx

CLIENTS = 20
SETTLE = 20.0
"""Seconds in which a server that was just started reads what every page needs."""

WORDS = (
    "communist",
    "sozialdemokratische",
    "КПРФ",
    "liberal demokrat",
    "green",
    "labor",
    "NSDAP",
    "自由民主党",
    "peoples prty",
)


def addresses(base: str, rng: random.Random) -> dict[str, list[str]]:
    """Paths by kind of page, found as a reader finds them: by links from the first page on."""
    with httpx.Client(base_url=base, timeout=120) as client:

        def links(path: str, pattern: str) -> list[str]:
            return sorted(set(re.findall(rf'href="({pattern})"', client.get(path).text)))

        countries = links("/", '/country/[^"?#]+')
        some = rng.sample(countries, min(40, len(countries)))
        parties = sorted({path for country in some for path in links(country, r"/party/\d+")})
        elections = sorted({path for country in some for path in links(country, r"/election/[^\"?#]+")})
        findings = links("/findings", "/finding/[0-9a-f]+")
        sources = links("/sources", "/source/[0-9a-f]+")
    return {
        "home": ["/"],
        "country": some,
        "party": rng.sample(parties, min(400, len(parties))),
        "election": rng.sample(elections, min(200, len(elections))),
        "source": sources,
        "finding": ["/findings", "/identity", *findings],
        "chart": [
            f"/chart/river{path.removeprefix('/country')}.svg" for path in some if path in _with(elections, some)
        ],
        "search": [f"/search?q={quote(word)}" for word in WORDS],
        "api": ["/api/v1/parties", "/api/v1/countries", *(f"/api/v1{_api(path)}" for path in parties[:50])],
        "static": ["/static/style.css"],
    }


def _with(elections: list[str], countries: list[str]) -> set[str]:
    """The countries whose elections are listed under their own name."""
    return {path for path in countries if any(f"/{path.rpartition('/')[2]}-" in one for one in elections)}


def _api(path: str) -> str:
    return path.replace("/party/", "/parties/")


async def load(base: str, pages: dict[str, list[str]], seconds: float) -> tuple[dict[str, list[float]], list[str]]:
    """Milliseconds of every answer by kind, and the answers that were errors."""
    took: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    until = time.monotonic() + seconds
    kinds = [kind for kind, paths in pages.items() if paths]

    async def client(number: int) -> None:
        rng = random.Random(number)
        async with httpx.AsyncClient(base_url=base, timeout=60) as asking:
            while time.monotonic() < until:
                kind = rng.choice(kinds)
                path = rng.choice(pages[kind])
                begun = time.perf_counter()
                answer = await asking.get(path)
                took[kind].append(1000 * (time.perf_counter() - begun))
                if answer.status_code != 200:
                    wrong.append(f"{answer.status_code} {path}")
                await asyncio.sleep(rng.uniform(0.1, 0.5))  # a reader's pause, short

    await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    return took, wrong


def memory(process: int) -> float:
    """Megabytes that a process holds in memory."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def line(kind: str, took: list[float]) -> str:
    ordered = sorted(took)
    at = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{kind:10} {len(took):6,} answers, median {statistics.median(took):7.1f} ms, 99th percentile {at:7.1f} ms"


def main(book: str, seconds: float) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "partybook", "--book", book, "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _await(base)
            begun = time.perf_counter()
            pages = addresses(base, random.Random(1))
            print(f"found the pages in {time.perf_counter() - begun:.1f} s, each visited for the first time")
            time.sleep(SETTLE)
            before = memory(server.pid)
            took, wrong = asyncio.run(load(base, pages, seconds))
            after = memory(server.pid)
        finally:
            server.terminate()
    bound = statistics.median(took.pop("static"))
    for kind, times in took.items():
        print(line(kind, times))
    every = [one for times in took.values() for one in times]
    print(line("all", every), f"({statistics.median(every) / bound:.2f} of the style sheet's {bound:.1f} ms)")
    print(f"errors {len(wrong)} {wrong[:5]}; memory {before:.0f} MB before, {after:.0f} MB after")


def _await(base: str) -> None:
    for _ in range(600):
        try:
            httpx.get(base, timeout=60)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the explorer did not start")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("which book? python -m benchmarks.explorer BOOK [SECONDS]; benchmarks.world builds one")
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
