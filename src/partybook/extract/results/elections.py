"""Which election a table or a row speaks of: its date, its name in the document's words, the office, the district."""

from __future__ import annotations

import re
from itertools import islice

import msgspec

from partybook.extract.dates import find_dates
from partybook.extract.results.kinds import clean
from partybook.extract.results.vocabulary import concepts, exact, offices, opens_with, tokens, word_set
from partybook.extract.sections import lead, split_sentences
from partybook.model import PartialDate, TextValue, Value
from partybook.read.document import Document, Infobox, Text

_YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20\d\d)(?![\d,.]\d|\d|s\b)")
_ELECTORATE = re.compile(r"\W*\b(?:Electorate|Registered electors)\b[\s:]*[\d,. ]+", re.IGNORECASE)
_CONSTITUENCY_TITLE = re.compile(
    r"(.+?)\s*\(?[^()]*\b(?:constituency|electoral district|riding|Wahlkreis)\b.*", re.IGNORECASE
)
_DISTRICT_CAPTION = re.compile(
    r"(?:.*\b(?:19|20|18)\d\d\s*:\s*)(?P<after>.+)|"
    r"(?P<own>.+?\b(?:ward|constituency|riding|congressional district|district|division))\b(?!\s+councils?)",
    re.IGNORECASE,
)
_IS_CONSTITUENCY = re.compile(
    r"\b(?:is|was|are|were)\b(?:\W+\w+){0,12}?\W+(?:constituency|electoral district|riding)\b", re.IGNORECASE
)
_BY_ELECTION = re.compile(r"(.+?)\s+by-election\b", re.IGNORECASE)
_MONTHS_FROM_YEAR = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)\s*[-(–]?\s*\(?(?P<month>[^\W\d_]{3,9})\.?\)?\Z")


class Election(msgspec.Struct, frozen=True):
    """An election as far as the document names it: its date, and the qualifiers that every result of it gets.

    `by_title` when only the document as a whole gives the date, not the table or the headings above it.
    """

    date: PartialDate | None
    qualifiers: tuple[tuple[str, Value], ...] = ()
    by_title: bool = False


class Place(msgspec.Struct, frozen=True):
    """Where a table stands: the headings above it, the nearest first, and the document with its title and box."""

    headings: tuple[Text, ...]
    document: Document


def date_in(text: str) -> PartialDate | None:
    """The date of the election that a caption, heading or cell names; None when it names none, or several.

    Decades ("Elections in the 1990s") are no dates.
    """
    text = " ".join(text.split())
    found = [
        date.date
        for date in find_dates(text)
        if date.date.precision in ("day", "month", "year", "interval") and not date.date.approximate
    ]
    dates = [date for date in found if date.year and 1700 <= date.year <= 2100 and date.start and date.end]
    if dates:
        best = max(dates, key=lambda date: len(date.edtf))
        return best if all(best.may_equal(other) for other in dates) else None
    years = set(_YEAR.findall(text))
    return PartialDate(years.pop()) if len(years) == 1 else None


def cell_date(text: str) -> PartialDate | None:
    """The date in a cell of the election's column: "1998", "2000–2001", "5 November 2000", "1927 (Jun)"."""
    text = clean(text)
    if month := _MONTHS_FROM_YEAR.match(text):
        turned = date_in(f"{month['month']} {month['year']}")
        if turned and turned.precision == "month":
            return turned
    return date_in(text)


def of_table(titles: tuple[Text, ...], place: Place) -> Election:
    """The election of a table across parties: named by its caption, the headings above, or the document's title."""
    caption = " ".join(_ELECTORATE.sub("", title.content.replace("\n", " ")) for title in titles)
    date = date_in(caption)
    name = _one_line(caption) if date and "election" in concepts("heading", caption) else ""
    title = title_of(place.document)
    by_title = False
    if date is None:
        for heading in place.headings:
            if found := date_in(heading.content):
                date, name = found, name or _one_line(heading.content)
                break
            if _YEAR.search(heading.content):
                break  # it names several years: which one is not said
    if date is None:
        date = date_in(title) or _date_of_lead(place.document)
        by_title = date is not None
        name = name or (_one_line(title) if date and "election" in concepts("heading", title) else "")
    date = _more_precise(date, place.document)
    texts = [caption, *(heading.content for heading in place.headings), title]
    return Election(date, _named(name) + _office(texts) + _district(caption, place), by_title)


def title_of(document: Document) -> str:
    """The document's title; when it gives none, its file's name if that is made of words."""
    if document.title:
        return document.title.content
    stem = re.split(r"[\\/]", document.source.name)[-1].rpartition(".")[0].replace("_", " ")
    return stem if " " in stem and "?" not in stem else ""


def _sentence_of_election(document: Document) -> str:
    """The first sentence of the lead that speaks of an election."""
    paragraph = lead(document)
    for sentence in islice(split_sentences(paragraph.text), 3) if paragraph else ():
        if "election" in concepts("header", sentence.content):
            return sentence.content
    return ""


def _date_of_lead(document: Document) -> PartialDate | None:
    """The date that the lead gives the election it is about; None when it names several."""
    return date_in(_sentence_of_election(document))


def _more_precise(date: PartialDate | None, document: Document) -> PartialDate | None:
    """The day from the infobox when the page is about that one election, and the date known otherwise is its year."""
    if date is None or date.precision != "year" or date_in(title_of(document)) != date:
        return date
    days = {f.date.edtf for f in find_dates(_sentence_of_election(document)) if f.date.precision == "day"}
    for block in document.blocks:
        if isinstance(block, Infobox):
            for field in block.fields:
                words = set(tokens(field.label.content or field.key))
                if "date" in words and words <= {"election", "date", "polling"}:
                    days |= {f.date.edtf for f in find_dates(field.value.content) if f.date.precision == "day"}
    return PartialDate(days.pop()) if len(days) == 1 and all(d.startswith(date.edtf) for d in days) else date


def of_row(cell: Text, extra: str, place: Place, titles: tuple[Text, ...]) -> Election:
    """The election of a row of a table across elections: dated by its cell, named by cell and heading."""
    words = clean(cell.content.replace("\n", " "))
    caption = " ".join(title.content for title in titles)
    heading = next((h.content for h in place.headings[:2] if not _is_generic(h.content)), "")
    above = caption if caption and not _is_generic(caption) and not _YEAR.search(caption) else heading
    spoken = "election" in concepts("heading", words) or "election" in concepts("header", words)
    if spoken and len(tokens(words)) > 1:
        name = words
    elif above and "election" in concepts("heading", above):
        name = f"{above} {words}"
    else:
        name = words if len(tokens(words)) > 2 else ""
    if extra:
        name = extra if len(tokens(extra)) > 2 else f"{name or words} {extra}".strip()
    by_election = _BY_ELECTION.match(_YEAR.sub("", f"{extra or words}").strip(" :,"))
    district: tuple[tuple[str, Value], ...] = (
        (("district", TextValue(by_election[1])),) if by_election and not _speaks_of_office(by_election[1]) else ()
    )
    texts = [extra, words, caption, *(h.content for h in place.headings[:2])]
    return Election(cell_date(cell.content), _named(_one_line(name)) + _office([t for t in texts if t]) + district)


def _lead_is_of_constituency(document: Document) -> bool:
    """Whether the lead says that the page's subject is a constituency."""
    paragraph = lead(document)
    first = next(split_sentences(paragraph.text), None) if paragraph else None
    return first is not None and bool(_IS_CONSTITUENCY.search(first.content))


def _is_generic(heading: str) -> bool:
    """Whether a heading ("Election results") says nothing of which election."""
    return all(word in word_set("heading", "generic") or word.isdigit() for word in tokens(heading))


def _named(name: str) -> tuple[tuple[str, Value], ...]:
    return (("election", TextValue(name)),) if name else ()


def _one_line(text: str) -> str:
    return clean(text.replace("\n", " ")).strip(" :,.-–")


def _office(texts: list[str]) -> tuple[tuple[str, Value], ...]:
    """What was elected, from the nearest text that says it: "President", or a house in the document's words."""
    for text in texts:
        for word in tokens(text):
            if office := offices().get((word,)):
                return (("office", TextValue(office)),)
        names_house = len(text) < 80 and not _YEAR.search(text) and "words" in concepts("chamber", text)
        if names_house and (house := _house(text)):
            return (("office", TextValue(house)),)
    return ()


def _speaks_of_office(text: str) -> bool:
    return any((word,) in offices() for word in tokens(text))


def _house(text: str) -> str:
    """The house that a heading names, without "elections", "results" and the words that join them."""
    words = _one_line(re.sub(r"\([^()]*\)", " ", text)).split()
    strip = word_set("chamber", "strip")
    while words and (not tokens(words[0]) or tokens(words[0])[0] in strip):
        words.pop(0)
    while words and (not tokens(words[-1]) or tokens(words[-1])[0] in strip):
        words.pop()
    house = " ".join(words)
    return house if len(words) <= 6 and not any(c.isdigit() for c in house) else ""


def _district(caption: str, place: Place) -> tuple[tuple[str, Value], ...]:
    """The constituency a table is about, from its caption or from the title of a constituency's page."""
    name = ""
    if by_election := _BY_ELECTION.match(_one_line(caption)):
        name = by_election[1]
    elif found := _DISTRICT_CAPTION.match(_one_line(caption)):
        name = found["after"] or found["own"]
    elif page := _CONSTITUENCY_TITLE.match(title_of(place.document)):
        name = page[1]
    elif _lead_is_of_constituency(place.document):
        name = place.document.title.content
    name = _YEAR.sub("", name).strip(" :,()")
    if not name or len(name) > 80 or opens_with("heading", name) or exact("heading", name):
        return ()
    return (("district", TextValue(name)),)
