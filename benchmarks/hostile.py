"""How the time of each reader grows on hostile documents: `python -m benchmarks.hostile [format] [--size 10000]`.

Each document is read at a size and at four times the size; about 4 is linear, about 16 quadratic. Slow ones are marked.
The documents are those of `tests/hostile.py`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from contextlib import suppress

from tests.hostile import HTML, PLAINTEXT, VALUES, WIKITEXT
from tests.test_fuzz_readers import read_as

from partybook.errors import ReadError

CASES = {"wikitext": WIKITEXT, "html": HTML, "plaintext": PLAINTEXT, "record": VALUES}
NOTICEABLE = 0.2
"""Seconds below which a ratio says nothing."""
LINEAR = 8.0
"""A ratio for four times the size that linear work, with a noisy clock, stays under."""


def seconds(format: str, text: str) -> float:
    start = time.perf_counter()
    with suppress(ReadError):
        read_as(format, text)
    return time.perf_counter() - start


def compare(format: str, make: Callable[[int], str], size: int) -> str:
    small, large = seconds(format, make(size)), seconds(format, make(4 * size))
    ratio = large / max(small, 1e-6)
    mark = "  <-- not linear" if large > NOTICEABLE and ratio > LINEAR else ""
    return f"{small:8.3f} s {large:8.3f} s {ratio:6.1f}x{mark}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("format", nargs="?", choices=sorted(CASES))
    parser.add_argument("--size", type=int, default=10_000)
    chosen = parser.parse_args()
    for format, cases in CASES.items():
        if chosen.format in (None, format):
            for name, make in cases.items():
                print(f"{format:9} {name:24} {compare(format, make, chosen.size)}", flush=True)


if __name__ == "__main__":
    main()
