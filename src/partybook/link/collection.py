"""Python's search for reference cycles, put off while a list is read and linked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Run a block, or a function that it decorates, without searches for cycles.

    Reading and linking make millions of values that stay, none of which refers to itself: searching them again and
    again is a fifth of the time and frees nothing. Values that nobody holds are freed at once, as ever. Does nothing
    where the search is off already.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
