"""Names as people type them: one key for all spellings that differ only in case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base and an accent, with what people type for them.
_PLAIN = str.maketrans(
    {"ı": "i", "ə": "e", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
)
# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Not the marks of Indic scripts or
# Japanese, without which a word is another word.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]"
)
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")


_SPACED_LETTERS = re.compile(r"(?<!\S)[^\W\d](?: [^\W\d](?!\S))+(?!\S)")


def search_key(name: str) -> str:
    """The key by which a name is found: "Türkiye", "TÜRKİYE" and "turkiye" have one, in any script.

    Case, accents and apostrophes go; other punctuation becomes a single space; "A. K. P." is "akp". A name of
    punctuation alone is its own key, so that it can be found too.
    """
    plain = name.translate({0x130: "i"}).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).casefold().translate(_PLAIN)
    plain = unicodedata.normalize("NFC", _APOSTROPHES.sub("", plain))
    words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain).split()
    return _SPACED_LETTERS.sub(lambda letters: letters[0].replace(" ", ""), " ".join(words)) or name.strip()
