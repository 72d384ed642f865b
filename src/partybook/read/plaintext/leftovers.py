"""What stands below and between the text: footnotes, categories, lone image names; and capitals that stand for bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from partybook import terms
from partybook.read.document import Mark, Text
from partybook.read.plaintext.lines import Line

LEAD_CHARACTERS = 1_500
"""Names in capitals are looked for in so much of the first paragraph."""

LONGEST_CAPTION = 600
"""More words than this before a lost `]]` are a paragraph."""

_NOTE = re.compile(r"\[\^?(\d{1,3}|[a-z])\]:?(?=\s|\Z)")
_BACKLINK = re.compile(r"[↑^]\s")
_WORD = re.compile(r"[^\s—]+")


def note_number(line: Line) -> str | None:
    """The number of the footnote whose words this line gives; None for other lines, "" for one without number."""
    if line.bare[:1] == "[":
        match = _NOTE.match(line.bare)
        return match[1] if match else None
    return "" if _BACKLINK.match(line.bare) else None


def footnotes(lines: Sequence[Line]) -> dict[str, str]:
    """The words of the footnotes below a text, by their number."""
    notes: dict[str, str] = {}
    for line in lines:
        if line.bare[:1] == "[" and (match := _NOTE.match(line.bare)) and (words := line.bare[match.end() :].strip()):
            notes.setdefault(match[1], words)
    return notes


@cache
def _category() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in terms.load("plaintext")["category_words"])
    return re.compile(
        rf"(?:[*:-]\s*|[^\s:]{{1,120}}\s+(?:\*\s+)?(?=(?:{words}):\S.*\s(?:{words}):\S))?(?P<named>(?:{words}):\S)"
    )


@cache
def _image() -> re.Pattern[str]:
    extensions = "|".join(terms.load("plaintext")["image_extensions"])
    return re.compile(rf"[^\s/:|]{{1,250}}\.(?:{extensions})\Z", re.IGNORECASE)


def categories_start(line: Line) -> int | None:
    """Where the categories of an article begin in the source; None for a line of anything else.

    Behind a bullet, or several behind the key that the article is sorted by, which is one word ("Some_Party").
    """
    found = _category().match(line.bare)
    return line.bare_start + found.start("named") if found else None


def is_image(line: Line) -> bool:
    """Whether the line is nothing but the name of an image."""
    return len(line.bare) < 260 and _image().match(line.bare) is not None


def template_rest(source: str, start: int, end: int) -> int:
    """Where the words begin behind `| name = value }}` that a lost template left before them; 0 when nothing is."""
    if source[start] != "|":
        return 0
    close = source.find("}}", start, end)
    return close + 2 if close > 0 and source.find("{{", start, close) < 0 else 0


def caption_rest(source: str, start: int, end: int) -> int:
    """Where the words begin behind the `]]` of an image whose `[[` the rendering lost; 0 when there is none."""
    close = source.find("]]", start, min(end, start + LONGEST_CAPTION))
    if close < 0 or source.find("[[", start, close) >= 0:
        return 0
    while close + 2 < end and source[close + 2] == "]":
        close += 1
    return close + 2


def begins_a_sentence(source: str, start: int, end: int) -> bool:
    """Whether words before a lost `]]` are a paragraph that an image interrupts, not the end of its caption."""
    first = source[start : min(start + 80, end)].split(None, 1)
    return bool(first) and first[0].strip('"“„«(')[:1].isupper() and not _image().search(first[0].rstrip("],."))


def mark_capitals(text: Text) -> Text:
    """Names in capitals in a first paragraph, marked bold: pandoc's plain text writes bold words so.

    A run of at least two such words, or one of six letters and more, is a name; short ones are abbreviations.
    """
    marks: list[Mark] = []
    run: list[re.Match[str]] = []

    def close() -> None:
        while run and not any(c.isalpha() for c in run[-1][0]):
            run.pop()
        words = [match[0] for match in run if any(c.isalpha() for c in match[0])]
        if words and (len(words) > 1 or sum(c.isalpha() for c in words[0]) >= 6):
            last = run[-1]
            start = run[0].start() + len(run[0][0]) - len(run[0][0].lstrip("(\"“„«'"))
            marks.append(Mark("bold", start, last.start() + len(last[0].rstrip(",;:.\"”»'"))))
        run.clear()

    for match in _WORD.finditer(text.content, 0, min(len(text.content), LEAD_CHARACTERS)):
        word = match[0]
        letters = [c for c in word if c.isalpha()]
        if not letters:
            if run and word in "–-—&/":
                run.append(match)
            else:
                close()
            continue
        capital = word == word.upper() and word != word.lower() and (len(letters) > 1 or bool(run))
        if not capital or (word.startswith("(") and len(letters) < 6):
            close()
            continue
        if word.startswith("(") and not word.rstrip(",;").endswith(")"):
            close()
        run.append(match)
        if word[-1] in ",;:":
            close()
    close()
    if not marks or not any(c.islower() for c in text.content):
        return text
    return Text(text.content, text.runs, tuple(sorted((*text.marks, *marks), key=lambda mark: (mark.start, mark.end))))
