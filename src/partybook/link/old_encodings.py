"""Lists in encodings older than UTF-8: which one it is, told by words of party names and countries."""

from __future__ import annotations

import re

from partybook.identity.name_forms import fold
from partybook.identity.party_words import party_words
from partybook.link.countries import read_countries

ENCODINGS = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "mac_roman",
    "cp852",
    "cp850",
    "koi8_r",
    "cp866",
)
"""Those of Windows, by region, then those of older systems."""
_SAMPLE = 200_000
_WORD = re.compile(r"[^\W\d_]{3,}")


def likeliest(data: bytes, guessed: str) -> str:
    """The encoding in which the most words with letters beyond ASCII are known words of party names or countries.

    `guessed` is what the shape of the letters says; it stands where no other encoding makes more words.
    """
    sample = data[:_SAMPLE]
    counts = {encoding: _known_words(sample, encoding) for encoding in dict.fromkeys((guessed, *ENCODINGS))}
    return max(counts, key=lambda encoding: (counts[encoding], encoding == guessed))


def _known_words(sample: bytes, encoding: str) -> int:
    try:
        text = sample.decode(encoding, "replace")
    except LookupError:
        return 0
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    known = party_words().counts
    return sum(fold(word) in known for word in words) + len(read_countries(words))
