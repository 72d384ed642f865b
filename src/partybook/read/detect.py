"""Bytes -> text, and what the text is written in: told by the content, never by the name."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

import msgspec
from charset_normalizer import from_bytes

from partybook import terms
from partybook.errors import ReadError

Format = Literal["plaintext", "wikitext", "html", "record"]

LARGEST_DOCUMENT = 32 * 1024 * 1024
"""Bytes of one document. The longest articles of Wikipedia have under 5 MB of source; whole dumps are no document."""

LONGEST_LINE = 5 * 1024 * 1024
"""Characters of one line. Nobody writes such a line; data that are no text have them."""

MOST_CONTROL_CHARACTERS = 0.001
"""Share of control characters, tabs and line ends aside, above which bytes are not text."""

MOST_BROKEN_CHARACTERS = 0.002
"""UTF-8 with no larger share of broken bytes than this is UTF-8 that was damaged, not another encoding."""

MOST_ACCENTED = 0.3
"""Share of bytes beyond ASCII that Latin text does not reach in any language."""

GUESSING_SAMPLE = 200_000
"""Bytes from the beginning that tell the encoding."""

MARKUP_SAMPLE = 200_000
"""Characters from the beginning that tell the format."""

_MAGIC = (
    (b"%PDF", "a PDF file", "export its text first"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it, or save it as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive", "give the documents themselves"),
    (b"\x89PNG", "a PNG image", "give the text of the document"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the document"),
    (b"GIF8", "a GIF image", "give the text of the document"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"SQLite format 3\x00", "an SQLite database", "give documents, or open it as a book with --book"),
    (b"\x7fELF", "a program", "give the text of the document"),
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LONG_LINE = re.compile(rf"[^\r\n]{{{LONGEST_LINE + 1}}}")


class Decoded(NamedTuple):
    """The text of a document, exactly: no line end is changed, only a byte order mark is left out.

    `note` is a sentence when the encoding had to be guessed or bytes were damaged, else empty.
    """

    text: str
    encoding: str
    note: str = ""


def check_size(size: int, name: str) -> None:
    """Raises `ReadError` when a document of so many bytes is not read."""
    if size > LARGEST_DOCUMENT:
        raise ReadError(
            f"{name}: too large ({size / 1048576:,.0f} MB, and a document may have {LARGEST_DOCUMENT // 1048576} MB); "
            "split it into its documents"
        )


def decode(data: bytes, name: str) -> Decoded:
    """The text of a document's bytes: UTF-8, UTF-16 or UTF-32 if it is that, else the likeliest encoding, with a note.

    Raises `ReadError`, naming the document, when the bytes are empty, too many, not text, or one endless line.
    """
    check_size(len(data), name)
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise ReadError(f"{name}: empty; give a document with text in it")
    for magic, what, next_step in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: {what}, not text; {next_step}")
    decoded = _decode(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise ReadError(f"{name}: empty; give a document with text in it")
    controls = len(_CONTROL.findall(decoded.text))
    if controls > max(MOST_CONTROL_CHARACTERS * len(decoded.text), 2):
        raise ReadError(f"{name}: binary data, not text ({controls:,} control characters); give the document as text")
    check_lines(decoded.text, name)
    return decoded


def decode_table(data: bytes, name: str) -> Decoded:
    """The text of a table's bytes, which may be many more than a document's. Raises `ReadError` as `decode` does."""
    if not data.strip():
        raise ReadError(f"{name}: empty; give a table with a header row")
    for magic, what, _ in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: {what}, not text; save it as a CSV file")
    return _decode(data, name)


def check_lines(text: str, name: str) -> None:
    """Raises `ReadError` when a line is longer than `LONGEST_LINE`."""
    if len(text) > LONGEST_LINE and (match := _LONG_LINE.search(text)):
        number = text.count("\n", 0, match.start()) + 1
        raise ReadError(
            f"{name}: line {number:,} is longer than {LONGEST_LINE // 1048576} million characters, which no document's "
            "is; check what the file holds"
        )


def _decode(data: bytes, name: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"{name}: begins as {encoding.upper().removesuffix('-SIG')} but is broken at byte {error.start:,}; "
                    "save it again as UTF-8"
                ) from None
    if b"\x00" in data[:4096]:
        return _without_mark(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


def _without_mark(data: bytes, name: str) -> Decoded:
    """UTF-16 without a byte order mark: letters of most alphabets leave one byte of two the same, line ends nul."""
    even, odd = data[0:8192:2].count(0), data[1:8192:2].count(0)
    half = max(len(data[:8192]) // 2, 1)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) <= 0.02 * half and max(even, odd) >= 0.1 * half and len(data) % 2 == 0:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = ""
        if text and not _CONTROL.search(text):
            return Decoded(
                text, encoding, f"the encoding was taken to be {encoding.upper()}, which the file does not say"
            )
    raise ReadError(f"{name}: binary data, not text (it has nul bytes); give the document as text")


def _guess(data: bytes, name: str) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    others = sum(1 for c in damaged if c > "\x7f") - broken
    if broken <= MOST_BROKEN_CHARACTERS * len(damaged) and broken * 10 <= others:
        note = f"{broken:,} broken UTF-8 characters were replaced by the replacement character"
        return Decoded(damaged, "utf-8", note)
    if declared := _META_CHARSET.search(data, 0, 4096):
        encoding = declared[1].decode("ascii").lower()
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            text = ""
        if text and _plausible(text):
            return Decoded(text, encoding, f"the encoding is {encoding}, as the page declares")
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            note = f"the encoding was guessed to be {encoding}; save it as UTF-8 to be sure"
            return Decoded(text, encoding, note)
    raise ReadError(f"{name}: its encoding cannot be told, so it may not be text; save it as UTF-8")


def _candidates(data: bytes) -> list[str]:
    """Encodings that may be meant, the likeliest first: Latin ones told by their letters, others by statistics."""
    known = terms.load("encodings")
    sample = data[:GUESSING_SAMPLE]
    scores = {name: _latin_score(sample, name, letters) for name, letters in known["latin"].items()}
    latin = sorted((name for name in scores if scores[name] > 0), key=lambda name: -scores[name])
    other = from_bytes(sample, cp_isolation=known["other"]["names"]).best()
    if other is None:
        return latin
    beyond = sum(byte > 127 for byte in sample)
    # text of another script consists of such bytes; in Latin text few letters have an accent
    return [other.encoding, *latin] if beyond > MOST_ACCENTED * len(sample) else [*latin, other.encoding]


def _latin_score(sample: bytes, encoding: str, letters: str) -> float:
    """How far characters beyond ASCII are letters of the languages written in the encoding: 1 all, 0 or less none."""
    text = sample.decode(encoding, "replace")
    beyond = [c for c in text if c > "\x7f"]
    good = sum(1 if c in letters else 0 if c in _TYPOGRAPHY else -1 for c in beyond)
    return (good + 0.5 * sum(c in _TYPOGRAPHY for c in beyond)) / max(len(beyond), 1)


_TYPOGRAPHY = "\xa0«»„“”‘’‚‹›–—…•·°§€£©®±×½"


def _plausible(text: str) -> bool:
    """Whether decoded text looks like words: few control characters, and letters or spaces for the most part."""
    sample = text[:100_000]
    wordlike = sum(c.isalnum() or c.isspace() or c < "\x7f" for c in sample)
    return len(_CONTROL.findall(sample)) <= 0.001 * len(sample) and wordlike >= 0.9 * len(sample)


_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_HTML_BLOCKS = re.compile(r"</(?:p|div|td|th|tr|li|h[1-6]|a|table|ul|section|article)\s{0,8}>", re.IGNORECASE)
_HTML_LINKS = re.compile(r"<(?:a\s[^<>]{0,300}href|p>|p\s|h[1-6][\s>]|table[\s>]|div[\s>])", re.IGNORECASE)
_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")
_WIKI_TEMPLATE = re.compile(r"^[ \t]{0,8}\{\{\s?[^\W\d_][^{}|\n]{1,80}(?:\n|\||\}\})", re.MULTILINE)
_WIKI_BOLD = re.compile(r"'''(?:[^'\n| ]| (?! )){1,200}'''")
_WIKI_TABLE = re.compile(r"^[:*]{0,4}\{\|", re.MULTILINE)
_WIKI_REFERENCE = re.compile(r"<ref[\s>/]|<nowiki|<gallery|\[https?://[^\s\[\]]{4,300} [^\[\]\n]{1,200}\]|__NOTOC__")
_WIKI_REDIRECT = re.compile(r"\s*#\w{4,20}\s*:?\s*\[\[")


def format_of(text: str) -> Format:
    """What a text is written in.

    A record is a line of the infobox corpus (JSON). HTML is told by its beginning or its closing tags, MediaWiki source
    by links, templates at the beginning of a line, bold and tables: `== Section ==` alone says nothing, for plain
    renderings have it too, and neither does one template left over in a cell.
    """
    sample = text[:MARKUP_SAMPLE].lstrip("\ufeff")
    if is_record(sample.lstrip().split("\n", 1)[0] if len(text) <= MARKUP_SAMPLE else text.lstrip().split("\n", 1)[0]):
        return "record"
    if _HTML_START.match(sample) or _HTML_ANYWHERE.search(sample, 0, 2_000):
        return "html"
    wiki = _wiki_score(sample)
    tags = len(_HTML_BLOCKS.findall(sample)) + len(_HTML_LINKS.findall(sample))
    if tags >= 3 and tags > wiki:
        return "html"
    return "wikitext" if wiki >= 3 else "plaintext"


def _wiki_score(sample: str) -> int:
    score = 2 * len(_WIKI_LINK.findall(sample)) + 3 * len(_WIKI_BOLD.findall(sample))
    score += 4 * len(_WIKI_TEMPLATE.findall(sample)) + 3 * len(_WIKI_TABLE.findall(sample))
    return score + 2 * len(_WIKI_REFERENCE.findall(sample)) + (10 if _WIKI_REDIRECT.match(sample) else 0)


def is_record(line: str) -> bool:
    """Whether a line is a record of the infobox corpus: a JSON object with `wikipedia_data`."""
    if not line.startswith("{") or '"wikipedia_data"' not in line:
        return False
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False
