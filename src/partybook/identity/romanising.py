"""Names of any script in Latin letters, with their words apart.

Chinese, Japanese, Korean, Thai, Khmer, Lao and Burmese names have no spaces between words: they are cut before and
behind the words of party names that `terms/script_words.toml` knows ("自由民主党" is 自由, 民主, 党). Arabic names lose
their articles, and letters that stand for one sound become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms

_UNCUT = ("Hani", "Hang", "Thai", "Khmr", "Laoo", "Mymr")
"""Scripts that are written without spaces, or join the words of names."""
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_ARTICLE = re.compile(r"(?<!\w)(?:[وبفك]?ال|لل)(?=\w{2})")
_ONE_SOUND = str.maketrans(
    {"ا": "a", "ع": "a", "ة": "a", "ی": "ي", "ى": "ي", "ک": "ك", "ۀ": "ه", "ە": "ه", "ھ": "ه", "\u200c": " "}
)
_LONG_VOWEL = re.compile(r"(?<=\w)y")


def romanised(text: str) -> str:
    """A text in Latin letters: "Партия" is "Partiya", "自由民主党" is "ZiYou MinZhu Dang", "الإسلامي" is "aslami"."""
    from anyascii import anyascii  # a big table, needed for other scripts only

    if _ARABIC.search(text):
        return _LONG_VOWEL.sub("i", anyascii(_ARTICLE.sub("", text).translate(_ONE_SOUND)))
    return anyascii(_uncut_words().sub(lambda found: f" {found[0]} ", text))


def script_words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every word of the scripts with its meanings in English, the likelier first."""
    for words in terms.load("script_words").values():
        for english, spellings in words.items():
            for spelling in spellings:
                yield spelling, tuple(english.split())


@cache
def _uncut_words() -> re.Pattern[str]:
    """Any word of the scripts without spaces, the longest first."""
    known = terms.load("script_words")
    words = {spelling for script in _UNCUT for spellings in known[script].values() for spelling in spellings}
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
