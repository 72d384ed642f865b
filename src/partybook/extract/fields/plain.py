"""Fields that hold words, places, colours and addresses."""

from __future__ import annotations

import re

from partybook.extract.fields.items import Item, items, one_line
from partybook.extract.fields.remarks import NO_REMARKS, Pair, dates_of, read_remarks
from partybook.extract.fields.writing import Entry, heading_pair
from partybook.model import Colour, TextValue, Url
from partybook.read.document import Text

_COLOUR_WORDS = re.compile(r"[,;/\n]|\s(?:and|&|und|et|y|e|и|ve|və|i|with)\s")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def read_texts(entry: Entry, property: str, separators: str) -> None:
    """Ideologies and positions: an item each; headings and remarks become qualifiers."""
    for item in items(entry.value, separators):
        if entry.says_none(item):
            continue
        words = item.text.content.strip(" '\"“”,.;")
        if not _LETTER.search(words):
            entry.remark("wrong-kind", f"{entry.field.key!r} should be words", item.text)
            continue
        remarks = read_remarks(item.remarks)
        if remarks.short:
            remarks = remarks._replace(notes=(*remarks.notes, remarks.short), short="")
        entry.state(property, TextValue(words), item.text, remarks, heading_pair(item))


def read_countries(entry: Entry) -> None:
    """Each country, without the article the corpus puts before some."""
    for item in items(entry.value, "linked"):
        if not entry.says_none(item) and (name := _ARTICLE.sub("", item.text.content, count=1)):
            entry.state("country", TextValue(name), item.text, read_remarks(item.remarks), heading_pair(item))


def read_headquarters(entry: Entry) -> None:
    """The lines of one address together; several places, each with its remark or linked name, apart."""
    places = list(items(entry.value, ""))
    if len(places) > 1 and not _are_places(places):
        text = one_line(entry.value)
        entry.state("headquarters", TextValue(text.content), entry.value)
        return
    for item in places:
        if not entry.says_none(item):
            pairs = heading_pair(item, "note")
            remarks = read_remarks(item.remarks)
            if remarks.short or (remarks.notes and not remarks.tenures):  # "Dhumbarahi (Kathmandu)" is one place
                text, remarks = entry.value if len(places) == 1 else item.text, NO_REMARKS
            else:
                text = item.text
            entry.state("headquarters", TextValue(one_line(text).content), text, remarks, pairs)


def _are_places(places: list[Item]) -> bool:
    """Whether each line is a place of its own: dated, under a heading, or linked and without a house number."""
    if any(item.heading for item in places) or any(dates_of(r.content) for item in places for r in item.remarks):
        return True
    return all(
        item.text.marked("link") and item.text.marks[0].start == 0 and "," in item.text.content for item in places
    ) and not any(_DIGIT.search(item.text.content) for item in places)


def read_websites(entry: Entry) -> None:
    """Addresses, as the source gives them."""
    stated = False
    for mark in entry.value.marked("link"):
        if "." in mark.value and " " not in mark.value.strip():
            entry.state("website", Url(mark.value.strip()), entry.value.slice(mark.start, mark.end) or entry.value)
            stated = True
    if stated or not entry.value:
        return
    for found in _ADDRESS.finditer(entry.value.content):
        entry.state("website", Url(found[0]), entry.value.slice(*found.span()))
        stated = True
    if not stated and not entry.says_none(entry.value):
        entry.remark("wrong-kind", f"{entry.field.key!r} should be an address")


def read_identifier(entry: Entry, scheme: str) -> None:
    """A number that an authority gives the party; the label says whose."""
    for item in items(entry.value, ""):
        if not entry.says_none(item):
            pairs: list[Pair] = [("scheme", TextValue(scheme))]
            entry.state("identifier", TextValue(item.text.content), item.text, read_remarks(item.remarks), pairs)


def read_logo(entry: Entry) -> None:
    """The file, by its name."""
    images = entry.value.marked("image")
    if images:
        entry.state("logo", TextValue(images[0].value), Text(""))
    elif entry.value:
        entry.state("logo", TextValue(one_line(entry.value, " ").content), entry.value)


def read_colours(entry: Entry) -> None:
    """Colours by their marks and words: "#F0001C", "Red"; a word beside a mark is its note."""
    value = entry.value
    marks = value.marked("colour")
    if not value:
        for mark in marks:
            if mark.value:
                entry.state("colour", Colour(mark.value), value)
        return
    content, at, taken = value.content, 0, 0
    for start, end in [found.span() for found in _COLOUR_WORDS.finditer(content)] + [(len(content), len(content))]:
        if end < len(content) and content.count("(", at, start) != content.count(")", at, start):
            continue
        here: list[str] = []
        low = at
        while taken < len(marks) and (marks[taken].start < start or end == len(content)):
            mark = marks[taken]
            taken += 1
            if words := value.slice(low, mark.start).strip():  # a mark stands before its words
                _state_colour(entry, words, here)
                here, low = [], mark.start
            here.append(mark.value)
        if (words := value.slice(low, start).strip()) or here:
            _state_colour(entry, words, here)
        at = end


def _state_colour(entry: Entry, piece: Text, codes: list[str]) -> None:
    item = next(items(piece, ""), None) if piece else None
    if item is None or not (_LETTER.search(item.text.content) or item.text.content.startswith("#")):
        for code in filter(None, codes):
            entry.state("colour", Colour(code), piece or entry.value)
        return
    words = item.text.content.strip(" .'\"")
    if entry.says_none(item):
        return
    remarks = read_remarks(item.remarks)
    codes = [code for code in codes if code]
    if not codes:
        entry.state("colour", Colour(words), item.text, remarks)
    for code in codes:
        names_it = len(codes) == 1 and code.lower() != words.lower()
        pairs: list[Pair] = [("note", TextValue(words))] if names_it else []
        entry.state("colour", Colour(code), item.text, remarks, pairs)
