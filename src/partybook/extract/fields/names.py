"""Fields that hold names: the party's own, native and former names, short names, newspapers."""

from __future__ import annotations

import re

from partybook.extract.fields.items import Item, items
from partybook.extract.fields.labels import languages
from partybook.extract.fields.remarks import NO_REMARKS, Remarks, read_remarks
from partybook.extract.fields.writing import Entry, heading_pair, unquoted
from partybook.extract.names import script_of
from partybook.model import TextValue
from partybook.read.document import Text

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*\Z")
_OR = re.compile(r"\s+or\s+|\s/\s|\s*[;•·]\s*|,\s+")


def language_code(words: str) -> str:
    """The BCP 47 code of a language named in English or by its code; "" when it is neither."""
    word = words.strip(" .:'").removesuffix(" language").lower()
    if found := languages().get(word):
        return found
    return word if _CODE.match(word) else ""


def read_names(entry: Entry, property: str) -> None:
    """A name a line, with script and language; a short name in brackets behind it is an abbreviation."""
    default = _language_of_box(entry)
    lines = list(items(entry.value, ""))
    foreign = any(script_of(item.text.content) not in ("Latn", "") for item in lines)
    for item in lines:
        if entry.says_none(item):
            continue
        script = script_of(item.text.content)
        language = _marked_language(item.text) or language_code(item.heading) or default
        if language and foreign and script == "Latn" and item.text.marked("italic") and "-" not in language:
            language += "-Latn"  # the same words again in Latin letters
        name = unquoted(item.text.content)
        remarks = read_remarks(item.remarks)
        if not name:
            continue
        note = [] if item.heading and language_code(item.heading) else heading_pair(item, "note")
        entry.state(property, TextValue(name, language, script), item.text, remarks, note)
        if remarks.short and property in ("name", "native_name"):
            short = next(text for text in item.remarks if text.content == remarks.short)
            entry.state("abbreviation", TextValue(remarks.short, language, script_of(remarks.short)), short)


def _language_of_box(entry: Entry) -> str:
    """The language another field of the box gives: "native name lang", or "lang1" for "name lang1"."""
    key = entry.field.key
    other = key.replace("name lang", "lang") if key.startswith("name lang") else "native name lang"
    if key in ("name", "english name", "name english"):
        return "en"
    field = entry.others.get(other)
    if field is None or not field.value:
        prefix = key.removesuffix(" name")
        return language_code(prefix) if prefix != key else ""
    return language_code(field.value.content)


def _marked_language(text: Text) -> str:
    marks = text.marked("language")
    return marks[0].value if marks else ""


def read_short_names(entry: Entry) -> None:
    """Abbreviations: one a line, or between "or", commas and slashes; a language or time in brackets behind."""
    for item in items(entry.value, ""):
        if entry.says_none(item):
            continue
        language = _marked_language(item.text) or next(
            (code for remark in item.remarks if len(remark.content) > 3 and (code := language_code(remark.content))), ""
        )
        remarks = NO_REMARKS if language and len(item.remarks) == 1 else read_remarks(item.remarks)
        remarks = _keep_short(remarks)
        for piece in _alternatives(item):
            value = TextValue(unquoted(piece.content), language, script_of(piece.content))
            if value.text:
                entry.state("abbreviation", value, piece, remarks, heading_pair(item, "note"))


def _keep_short(remarks: Remarks) -> Remarks:
    return remarks._replace(notes=(*remarks.notes, remarks.short), short="") if remarks.short else remarks


def _alternatives(item: Item) -> list[Text]:
    content, at, pieces = item.text.content, 0, []
    for found in _OR.finditer(content):
        pieces.append(item.text.slice(at, found.start()).strip())
        at = found.end()
    pieces.append(item.text.slice(at, len(content)).strip())
    return [piece for piece in pieces if piece]


_LANGUAGE_INSIDE = re.compile(r"(?P<name>[^()]+?)\s*\((?P<language>\w+)\)\s+\w+\Z")


def read_newspapers(entry: Entry) -> None:
    """Each paper; a language in brackets becomes its language, other remarks times or notes."""
    for item in items(entry.value, "names"):
        if entry.says_none(item):
            continue
        name = unquoted(item.text.content)
        inside = _LANGUAGE_INSIDE.match(name)
        language = next((code for remark in item.remarks if (code := languages().get(remark.content.lower()))), "")
        if inside and inside["language"].lower() in languages():  # "Kalantar (Bengali) Kolkata": a place behind it
            name, language = inside["name"], languages()[inside["language"].lower()]
        if not name:
            continue
        remarks = NO_REMARKS if language and len(item.remarks) == 1 else read_remarks(item.remarks)
        value = TextValue(name, language or _marked_language(item.text), script_of(name))
        entry.state("newspaper", value, item.text, _keep_short(remarks), heading_pair(item, "note"))
