"""Dates, kinds of elections and elections in words, for pictures and pages alike."""

from __future__ import annotations

from partybook.elections.views import ElectionView
from partybook.model import PartialDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

KINDS = {
    "president": "Presidential",
    "parliament": "Parliamentary",
    "upper_house": "Upper house",
    "european": "European Parliament",
    "regional": "Regional",
    "local": "Local",
    "": "Not said which",
}


def kind_words(kind: str) -> str:
    """What was elected, as a word before "election"."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def election_words(view: ElectionView) -> str:
    """ "Parliamentary election, 26 September 2021", of an election of a document the name it has there."""
    if not view.country:
        return view.name
    return f"{kind_words(view.kind)} election, {date_words(PartialDate(view.date))}"


def election_title(view: ElectionView) -> str:
    """The same with its country: "Germany: parliamentary election, 26 September 2021"."""
    words = election_words(view)
    in_a_row = words if words.startswith("European") else words[:1].lower() + words[1:]
    return f"{view.country}: {in_a_row}" if view.country else words


def date_words(value: PartialDate) -> str:
    """ "27 November 1993", "November 1993", "about 1993", "1990s", "in or before 1994"."""
    if value.is_interval:
        start, end = value.start, value.end
        if start is None and end is not None:
            return f"in or before {date_words(end)}"
        if end is None and start is not None:
            return f"in or after {date_words(start)}"
        if start is not None and end is not None:
            return f"{date_words(start)} to {date_words(end)}"
        return value.edtf
    text = value.edtf.rstrip("~?%")
    sure = "" if text == value.edtf else "about " if value.approximate else "perhaps "
    if text.endswith("XX"):
        return f"{sure}{text[:2]}00s"
    if text.endswith("X"):
        return f"{sure}{text[:3]}0s"
    year, *rest = text.split("-")
    if not rest:
        return sure + year.lstrip("0")
    month = _MONTHS[int(rest[0]) - 1]
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{sure}{day}{month} {year.lstrip('0')}"
