"""Texts of sources that were asked for lately: a source never changes, so what is kept is never wrong."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock


class SourceTexts:
    """Ids and texts by the key of their source, together no longer than `characters`; safe between threads."""

    def __init__(self, characters: int) -> None:
        self._room = characters
        self._kept: OrderedDict[int, tuple[str, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: int) -> tuple[str, str] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: int, id: str, text: str) -> tuple[str, str]:
        """Keep a text, and let go of those asked for longest ago; gives back what `get` will."""
        with self._lock:
            if key not in self._kept and len(text) <= self._room:
                self._kept[key] = (id, text)
                self._room -= len(text)
                while self._room < 0:
                    _, (_, old) = self._kept.popitem(last=False)
                    self._room += len(old)
        return id, text
