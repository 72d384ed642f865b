"""Every field of an infobox to statements, or to a remark that says why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from partybook.extract.context import Context
from partybook.extract.fields import counts, dated, names, parties, persons, plain
from partybook.extract.fields.elections import is_election, read_election
from partybook.extract.fields.labels import Label, find_label, words
from partybook.extract.fields.writing import Entry
from partybook.read.document import Field, Infobox, Text

__all__ = ["read_fields"]

_BY_PROPERTY: dict[str, Callable[[Entry], None]] = {
    **{
        property: lambda entry, property=property: dated.read_dated(entry, property)  # type: ignore[misc]
        for property in ("founded", "registered", "deregistered", "dissolved", "banned", "legalised")
    },
    **{
        property: lambda entry, property=property: parties.read_parties(entry, property)  # type: ignore[misc]
        for property in ("predecessor", "successor", "split_from", "merged_into", "merger_of", "absorbed")
    },
    **{
        property: lambda entry, property=property: names.read_names(entry, property)  # type: ignore[misc]
        for property in ("name", "native_name", "former_name")
    },
    "youth_wing": lambda entry: parties.read_parties(entry, "youth_wing", "organisation"),
    "founder": persons.read_founders,
    "seat_holder": lambda entry: persons.read_leaders(entry, "", "seat_holder"),
    "abbreviation": names.read_short_names,
    "newspaper": names.read_newspapers,
    "ideology": lambda entry: plain.read_texts(entry, "ideology", "names"),
    "position": lambda entry: plain.read_texts(entry, "position", "parts"),
    "headquarters": plain.read_headquarters,
    "country": plain.read_countries,
    "membership": counts.read_membership,
    "colour": plain.read_colours,
    "website": plain.read_websites,
    "logo": plain.read_logo,
}
_PAIRED = ("leader", "affiliation", "wing", "blank", "former leaders")
"""Families of fields in which one field gives the title ("leader1 title") of another ("leader1 name", "leader1")."""
_COMPANIONS = {"membership year": "membership", "membership date": "membership", "native name lang": "native name"}


def read_fields(context: Context, infobox: Infobox) -> None:
    """Statements from all fields of an infobox about the document's party, and a remark for each that gives none.

    Keys may be parameter names of templates ("leader1 name") or labels that readers see ("Chairman"). The box of an
    election gives results of the parties in it, whoever the document is about.
    """
    others = {field.key: field for field in infobox.fields}
    if is_election(others):
        read_election(context, infobox, others)
        return
    subject = context.subject
    if subject is None or not infobox.fields:
        _without_subject(context, infobox)
        return
    for field in infobox.fields:
        entry = Entry(context, subject, field, others)
        if field.value or field.value.marks:
            _read(entry)


def _without_subject(context: Context, infobox: Infobox) -> None:
    """The box of another thing than a party: one remark for the whole of it."""
    spans = [text.span() for field in infobox.fields for text in (field.label, field.value) if text]
    if spans:  # a row of HTML may have no label
        evidence = context.evidence_at(min(spans)[0], max(end for _, end in spans), "infobox")
        context.remark("no-subject", "the box is not read, because the document is not about one party", evidence)


def _read(entry: Entry) -> None:
    family, number, part = _family(entry.field.key)
    if family:
        _read_paired(entry, family, number, part)
    elif entry.field.key in _COMPANIONS and _COMPANIONS[entry.field.key] in entry.others:
        return  # read with the field it belongs to
    else:
        known = len(entry.context.statements) + len(entry.context.remarks)
        _read_labelled(entry, entry.field.key, find_label(entry.field.key))
        if known == len(entry.context.statements) + len(entry.context.remarks):
            entry.remark("unread-value", f"nothing was read from {entry.field.key!r}")


@lru_cache(maxsize=4096)
def _family(key: str) -> tuple[str, str, str]:
    """The family, number and part of a paired field: ("leader", "1", "name"); empty for any other field."""
    for family in (*_PAIRED, "seats"):
        if key.startswith(family):
            rest = key[len(family) :]
            digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
            part = rest[len(digits) :].strip()
            if part in ("title", "name", "") and (digits or part or family == "former leaders" or family == "seats"):
                return family, digits, part
    return "", "", ""


def _title(entry: Entry, family: str, number: str) -> Field | None:
    for key in (f"{family}{number} title", f"{family} title{number}"):
        if (field := entry.others.get(key)) is not None:
            return field
    return None


def _read_paired(entry: Entry, family: str, number: str, part: str) -> None:
    if part == "title":
        partners = (f"{family}{number} name", f"{family}{number}", f"{family} name{number}")
        if not any(
            (other := entry.others.get(key)) is not None and (other.value or other.value.marks) for key in partners
        ):
            entry.remark("title-alone", f"{entry.field.key!r} is the title of a field that is empty or missing")
        return
    title = _title(entry, family, number)
    words_ = " ".join(title.value.content.split()) if title else ""
    if family == "seats":
        counts.read_seats(entry, title)
    elif family in ("leader", "former leaders"):
        if words_ and find_label(words_).meaning in ("property", "affiliation", "members"):
            _read_labelled(entry, words_, find_label(words_))  # "leader3 title = Founders"
        else:
            persons.read_leaders(entry, words_ or _shown(family))
    elif not words_:
        entry.remark("unread-field", f"{entry.field.key!r} has no title that says what it is")
    elif family == "affiliation" and find_label(words_).meaning in ("unread", "role"):
        parties.read_memberships(entry, words_)
    else:
        _read_labelled(entry, words_, find_label(words_))


def _read_labelled(entry: Entry, label: str, found: Label) -> None:
    match found.meaning:
        case "property" if found.name == "identifier":
            plain.read_identifier(entry, label)
        case "property":
            _BY_PROPERTY[found.name](entry)
        case "role":
            persons.read_leaders(entry, _shown(label))
        case "affiliation":
            parties.read_memberships(entry, found.name if label == entry.field.key else _shown(label))
        case "members":
            parties.read_members(entry)
        case "seats":
            counts.read_seats(entry, _as_field(entry, label))
        case "fact":
            entry.remark("no-property", f"{label!r} says something for which the book has no property")
        case "presentation":
            entry.remark("presentation", f"{label!r} says how the box looks, nothing of the party")
        case "foreign":
            entry.remark("foreign-field", f"{label!r} belongs to another thing than a party")
        case _ if entry.value.marked("composition") or counts.is_of_total(entry.value):
            counts.read_seats(entry, _as_field(entry, label))
        case _:
            entry.remark("unread-field", f"no property is known for the field {label!r}")


def _as_field(entry: Entry, label: str) -> Field:
    """The label as the title of seats: "Chamber of Deputies", "Seats in Lok Sabha"."""
    return Field(entry.field.key, entry.field.label, entry.field.label if label == entry.field.key else Text(label))


def _shown(label: str) -> str:
    """A parameter name as a reader would see it: "general_secretary" is "General secretary"."""
    label = label.replace("_", " ").strip(" :0123456789")
    return label if not label.islower() or words("words", "pattern", "roles") is None else label[:1].upper() + label[1:]
