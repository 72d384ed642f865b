"""What one source says, with the words it says it in: frozen values, checked when they are made.

Nothing here knows documents, files or databases. Values encode to JSON without loss through `encode` and `decode`.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar

import msgspec

from partybook.errors import InvalidValue

Certainty = Literal["asserted", "claimed", "rumoured", "denied"]
_T = TypeVar("_T")
MentionKind = Literal["party", "person", "election", "organisation"]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)\Z")
_DECADE_OR_CENTURY = re.compile(r"(\d{2})(?:(\d)X|XX)([~?%]?)\Z")


def _bounds(text: str) -> tuple[date, date]:
    """First and last day that a single EDTF date (no interval) can mean."""
    if day := _DAY.match(text):
        year, month = int(day[1]), int(day[2] or 1)
        try:
            first = date(year, month, int(day[3] or 1))
            if day[3]:
                return first, first
            if day[2]:
                return first, date(year, month, calendar.monthrange(year, month)[1])
            return first, date(year, 12, 31)
        except ValueError as error:
            raise InvalidValue(f"{text!r} is not a date: {error}") from None
    if span := _DECADE_OR_CENTURY.match(text):
        first_year = int(span[1]) * 100 + int(span[2] or 0) * 10
        return date(max(first_year, 1), 1, 1), date(first_year + (9 if span[2] else 99), 12, 31)
    raise InvalidValue(f"{text!r} is not an EDTF level 1 date such as 1993, 1993-11, 1993-11-27, 199X or ../1994")


class PartialDate(msgspec.Struct, frozen=True, tag="date", order=True):
    """A date as precise as its source, in EDTF level 1 (Library of Congress, Extended Date/Time Format, 2019).

    `1993`, `1993-11`, `1993-11-27`, `199X` (the 1990s), `19XX`, `1993~` (about), `1993?` (uncertain),
    `2000-11-05/2001-01-07` (from, to), `../1994` (in or before 1994), `2006/..` (in or after 2006).
    Raises `InvalidValue` when the text is none of these or names a day that does not exist.
    """

    edtf: str

    def __post_init__(self) -> None:
        start, end = self.earliest, self.latest
        if start and end and start > end:
            raise InvalidValue(f"{self.edtf!r} ends before it begins")

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0, *, approximate: bool = False) -> PartialDate:
        """A date from numbers; 0 for an unknown month or day."""
        text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
        return cls(text + "~" * approximate)

    @property
    def is_interval(self) -> bool:
        return "/" in self.edtf

    @property
    def start(self) -> PartialDate | None:
        """The beginning of an interval (None when open); the date itself otherwise."""
        return self._side(0)

    @property
    def end(self) -> PartialDate | None:
        """The end of an interval (None when open); the date itself otherwise."""
        return self._side(-1)

    def _side(self, index: int) -> PartialDate | None:
        part = self.edtf.split("/")[index]
        return None if part in ("", "..") else PartialDate(part) if self.is_interval else self

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None when open towards the past."""
        part = self.edtf.partition("/")[0]
        return None if part in ("", "..") and self.is_interval else _bounds(part)[0]

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None when open towards the future."""
        part = self.edtf.rpartition("/")[2]
        return None if part in ("", "..") and self.is_interval else _bounds(part)[1]

    @property
    def year(self) -> int | None:
        """The year it begins in, or, open towards the past, the year it ends in; None for decades and centuries."""
        first = self.start or self.end
        return int(first.edtf[:4]) if first and "X" not in first.edtf[:4] else None

    @property
    def precision(self) -> Literal["day", "month", "year", "decade", "century", "interval"]:
        if self.is_interval:
            return "interval"
        text = self.edtf.rstrip("~?%")
        if "X" in text:
            return "century" if text.endswith("XX") else "decade"
        return ("year", "month", "day")[text.count("-")]

    @property
    def approximate(self) -> bool:
        return "~" in self.edtf or "%" in self.edtf

    def may_equal(self, other: PartialDate) -> bool:
        """Whether both can mean the same day: dates are compared at the coarser precision."""
        latest_start = max(self.earliest or date.min, other.earliest or date.min)
        return latest_start <= min(self.latest or date.max, other.latest or date.max)

    def __str__(self) -> str:
        return self.edtf


class Quantity(msgspec.Struct, frozen=True, tag="number"):
    """A number, the text it was read from, and its unit ("%", "seats", or empty).

    `text` is kept because 29.224 may be a decimal fraction or thousands, and 0.40 says more than 0.4.
    """

    number: Decimal
    text: str
    unit: str = ""
    bound: Literal["", "<", ">", "~"] = ""

    def __str__(self) -> str:
        return self.bound + format(self.number, "f")


class TextValue(msgspec.Struct, frozen=True, tag="text"):
    """Words with their language (BCP 47, empty when unknown) and script (ISO 15924, such as Latn or Cyrl)."""

    text: str
    language: str = ""
    script: str = ""

    def __str__(self) -> str:
        return self.text


class Mention(msgspec.Struct, frozen=True, tag="mention"):
    """Somebody or something as a document names it, with what the document says to tell it apart.

    `details` are pairs such as ("country", "Ruritania"), sorted; `link` is the page or URL the name leads to.
    """

    name: str
    kind: MentionKind = "party"
    link: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("a mention needs a name")

    def __str__(self) -> str:
        return self.name


class Url(msgspec.Struct, frozen=True, tag="url"):
    """An address on the web, as the source gives it."""

    url: str

    def __str__(self) -> str:
        return self.url


class Colour(msgspec.Struct, frozen=True, tag="colour"):
    """A colour as the source gives it: `#F0001C`, a CSS name, or the name of the party whose colour it is."""

    colour: str

    def __str__(self) -> str:
        return self.colour


Value = TextValue | Mention | PartialDate | Quantity | Url | Colour
Qualifiers = tuple[tuple[str, Value], ...]


class Source(msgspec.Struct, frozen=True):
    """A document as it was taken in: the decoded text, whole, and where it came from.

    `id` is the hash of the text, so the same text from two places is one source. `name` is the path or URL.
    """

    id: str
    name: str
    format: str
    text: str
    encoding: str = "utf-8"

    @classmethod
    def of(cls, text: str, name: str, format: str, encoding: str = "utf-8") -> Source:
        return cls(digest(text.encode("utf-8", "surrogatepass")), name, format, text, encoding)


class Evidence(msgspec.Struct, frozen=True):
    """The words a statement rests on: `source.text[start:end] == quote`, and a place a reader understands.

    `where` reads like "infobox/founded", "Leaders, sentence 2" or "table 1, row 3, Votes".
    """

    source: str
    where: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise InvalidValue(f"evidence at {self.where} has no quote of its own length ({self.start}-{self.end})")


class Statement(msgspec.Struct, frozen=True):
    """One thing one source says about one subject. Make it with `Statement.of`, which computes its id."""

    id: str
    subject: Mention
    property: str
    value: Value
    qualifiers: Qualifiers
    certainty: Certainty
    evidence: Evidence
    extractor: str

    @classmethod
    def of(
        cls,
        subject: Mention,
        property: str,
        value: Value,
        evidence: Evidence,
        *,
        qualifiers: Iterable[tuple[str, Value]] = (),
        certainty: Certainty = "asserted",
        extractor: str,
    ) -> Statement:
        """A statement whose id is the hash of all it says: reading the same thing twice gives the same id."""
        ordered = tuple(sorted(qualifiers, key=lambda pair: (pair[0], str(pair[1]))))
        body = (subject, property, value, ordered, certainty, evidence, extractor)
        return cls(digest(encode(body)), subject, property, value, ordered, certainty, evidence, extractor)

    def qualifier(self, name: str) -> Value | None:
        """The first qualifier of that name."""
        return next((value for key, value in self.qualifiers if key == name), None)


class Remark(msgspec.Struct, frozen=True):
    """What a reader or extractor wants known: something skipped, repaired or doubtful, with the original words.

    `code` is a stable word such as "unknown-template", "unread-field", "shifted-row" or "ambiguous-number";
    `detail` carries what an audit rule needs beyond the sentence, as pairs.
    """

    code: str
    message: str
    evidence: Evidence
    detail: tuple[tuple[str, str], ...] = ()


def digest(data: bytes) -> str:
    """32 hexadecimal digits that identify the bytes (BLAKE2b, 128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


_encoder = msgspec.json.Encoder(decimal_format="number", order="deterministic")


def encode(value: Any) -> bytes:
    """JSON with exact decimals and a fixed order of keys."""
    return _encoder.encode(value)


def decode(data: bytes | str, type: type[_T]) -> _T:
    """The value that `encode` wrote."""
    return msgspec.json.decode(data, type=type)
