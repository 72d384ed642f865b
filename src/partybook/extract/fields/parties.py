"""Fields that hold parties and organisations: lineage, memberships, members, wings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partybook.extract.fields.items import Item, items
from partybook.extract.fields.labels import words
from partybook.extract.fields.remarks import NO_REMARKS, Pair, Remarks, dates_of, read_remarks, with_footnotes
from partybook.extract.fields.writing import Entry, heading_pair, unquoted
from partybook.extract.fields.year_names import named_with_year
from partybook.model import Mention, MentionKind, TextValue
from partybook.read.document import Text

_LETTER = re.compile(r"[^\W\d_]")
_ENDING = re.compile(r"[^\W\d_]{0,4}\Z")
_TIME = re.compile(r"[\s,]*(?:\b(?:since|from|until|in)\b\s*)?\b\d[^a-zA-Z]*\Z")

_MOST_WORDS, _WORDS_OF_SENTENCE = 16, 6


class Named:
    """An item as a mention with the remarks on it."""

    __slots__ = ("mention", "remarks", "text")

    def __init__(self, mention: Mention, text: Text, remarks: Remarks) -> None:
        self.mention, self.text, self.remarks = mention, text, remarks


def named(item: Item, kind: MentionKind = "party", with_year: str = "") -> Named | None:
    """The party or organisation an item names; None for words without a letter.

    `with_year` is the whole name where the year in brackets behind it is part of it.
    """
    text, remarks = item.text, NO_REMARKS if with_year else read_remarks(item.remarks)
    links = text.marked("link")
    if len(links) > 1 and links[0].end - links[0].start < len(text.content) // 3:
        links = []
    name, link = text.content, links[0].value if links else ""
    if len(links) == 1:
        text, name, remarks = _linked(text, remarks)
    elif not links and (time := _TIME.search(name)) and time.start() > 2 and (dates := dates_of(time[0])):
        remarks = remarks._replace(tenures=remarks.tenures + tuple(date.date for date in dates))
        text = text.slice(0, time.start()).strip(" ,")
        name = text.content
    whole = unquoted(name)
    if whole.endswith(".") and len(whole.split()[-1]) > 4 and "." not in whole[:-1]:
        whole = whole[:-1]  # the stop of a list, not of an abbreviation
    name = with_year or (_in_name(whole, item, remarks) if kind != "person" else whole)
    if not _LETTER.search(name) or (not links and _is_prose(name)):
        return None
    if name != whole:
        remarks = remarks._replace(notes=())
    if kind == "person" and remarks.short:
        remarks = remarks._replace(notes=(*remarks.notes, remarks.short), short="")
    details = (("abbreviation", remarks.short),) if remarks.short else ()
    remarks = with_footnotes(remarks, item.text)
    return Named(Mention(name, kind, link, details), text, remarks)


def _is_prose(name: str) -> bool:
    """Whether words are a sentence about parties rather than the name of one."""
    said = name.split()
    small = sum(word[:1].islower() for word in said)
    return len(said) > _MOST_WORDS or (len(said) >= _WORDS_OF_SENTENCE and name.endswith(".") and small > len(said) / 2)


def _in_name(name: str, item: Item, remarks: Remarks) -> str:
    """A remark in capitals without a meaning of its own is part of an unlinked name: "Communist Party (Bolshevik)"."""
    if len(item.remarks) != 1 or item.text.marked("link") or remarks.tenures or remarks.short:
        return name
    content = item.remarks[0].content
    if (
        content[:1].isupper()
        and remarks.certainty == "asserted"
        and len(content.split()) <= 2
        and content[1:].islower()
    ):
        return f"{name} ({content})"
    return name


def _linked(text: Text, remarks: Remarks) -> tuple[Text, str, Remarks]:
    """A linked name; words beside the link that only say which part of the party is meant become a note."""
    mark = text.marked("link")[0]
    before, behind = text.content[: mark.start].strip(), text.content[mark.end :]
    if not before and _ENDING.match(behind):
        return text, text.content, remarks
    rest = f"{before} {behind.strip()}".strip(" ,;'’\"")
    times = tuple(date.date for date in dates_of(rest))
    parts = {word.lower() for word in re.findall(r"[\w-]+", rest)}
    if times or parts & words("part") or (rest[:1].islower() and not behind.strip()):
        note = (rest,) if rest and not times else ()
        linked = text.slice(mark.start, mark.end)
        return linked, linked.content, remarks._replace(notes=remarks.notes + note, tenures=remarks.tenures + times)
    return text, text.content, remarks


def read_parties(entry: Entry, property: str, kind: MentionKind = "party") -> None:
    """Lineage: each party listed, with dates and notes as qualifiers."""
    for item, found in _listed(entry, kind, "a party"):
        entry.state(property, found.mention, found.text, found.remarks, heading_pair(item, "note"))


def read_memberships(entry: Entry, role: str) -> None:
    """What the party belongs to, with the field's label as the role."""
    pairs: list[Pair] = [("role", TextValue(role))] if role else []
    for item, found in _listed(entry, "organisation", "an organisation"):
        entry.state("member_of", found.mention, found.text, found.remarks, pairs + heading_pair(item, "note"))


def read_members(entry: Entry) -> None:
    """The members of an alliance: each is a party that is a member of this one."""
    alliance = Mention(entry.subject.name, "organisation", entry.subject.link)
    for item, found in _listed(entry, "party", "a party"):
        pairs = heading_pair(item, "note")
        entry.state("member_of", alliance, found.text, found.remarks, pairs, subject=found.mention)


def _listed(entry: Entry, kind: MentionKind, wanted: str) -> Iterator[tuple[Item, Named]]:
    """The items of the value that name something; of the others it is remarked that they should."""
    listed = list(items(entry.value, "linked"))
    for item in listed:
        if entry.says_none(item):
            continue
        with_year = named_with_year(item, listed, entry.context.document, entry.subject) if item.remarks else ""
        if found := named(item, kind, with_year):
            if (at := entry.value.content.find(with_year)) >= 0 < len(with_year):
                found.text = entry.value.slice(at, at + len(with_year))
            yield item, found
        else:
            entry.remark("wrong-kind", f"{entry.field.key!r} should name {wanted}", item.text)
