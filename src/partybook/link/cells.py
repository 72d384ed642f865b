"""Texts of cells freed of what spreadsheets, web pages and wrong encodings leave in them."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from partybook.link.columns import Columns
from partybook.link.sentences import counted
from partybook.link.tables import ListTable

_ESCAPED = re.compile("%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-fA-F]+|[A-Za-z]\w*);")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that nobody sees. Joiners (U+200C, U+200D) and marks of direction stay: other scripts need them."""
_GARBLED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A letter that UTF-8 begins with and one that it goes on with, both read as Windows-1252."""
_TEXTS = ("country", "name", "english", "other", "abbreviation")
_ODD = re.compile(
    r"&(?=[#A-Za-z])|%[0-9A-Fa-f]{2}|[\x00-\x1f\x7f-\xa0\xad\xc2-\xf4\u200b\u2060\ufeff\u2000-\u200a\u202f\u3000]"
)
"""A sign that may mean that something is to be mended."""
_UNNAMED = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""Control signs that are what Windows-1252 has in their place."""
_TIMES = 2
"""How often a text was read in the wrong encoding, at most."""
_ODD_SPACE = re.compile(r"[^\S ]+")


def tidy(text: str) -> tuple[str, bool]:
    """A cell as it was meant, and whether letters had to be mended: entities ("&eacute;"), signs of addresses
    ("%C3%A9") and UTF-8 that was read as Windows-1252 ("Ã©"). Unseen signs, line breaks and unbreakable spaces go
    without a word.
    """
    meant = html.unescape(text) if _ENTITY.search(text) else text
    if _ESCAPED.search(meant):
        meant = _unescaped(meant)
    for _ in range(_TIMES):
        if not _GARBLED.search(meant):
            break
        meant = _recoded(meant)
    mended = meant != text
    return _ODD_SPACE.sub(" ", meant.translate(_UNSEEN)).strip(), mended


def _unescaped(text: str) -> str:
    """The text without the signs of an address, or the same when they are none."""
    try:
        return unquote(text, errors="strict")
    except UnicodeError:
        return text


def _recoded(text: str) -> str:
    """The text that was garbled, or the same when it is none."""
    try:
        return b"".join(map(_byte, text)).decode("utf-8").translate(_UNNAMED)
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")  # five bytes that Windows-1252 leaves free


def mended(table: ListTable, columns: Columns) -> ListTable:
    """The table with countries, names and abbreviations as they were meant; a note says how many had to be mended."""
    changed: dict[int, list[str]] = {}
    count = 0
    for at in (at for field in _TEXTS for at in columns.of.get(field, ())):
        for number, row in enumerate(table.rows):
            if (text := row[at]) and _ODD.search(text):
                meant, odd = tidy(text)
                count += odd
                if meant != text:
                    changed.setdefault(number, list(row))[at] = meant
    if not changed:
        return table
    rows = [tuple(changed[number]) if number in changed else row for number, row in enumerate(table.rows)]
    if not count:
        return table._replace(rows=rows)
    cells = counted(count, "cell", "cells")
    note = f"{cells} with garbled letters (“Ã©”) or signs of web pages (“&eacute;”, “%C3%A9”) mended"
    return table._replace(rows=rows, notes=(*table.notes, note))
