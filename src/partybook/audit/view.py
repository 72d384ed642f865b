"""What a rule looks at: one document with what was read from it, or one party with what all sources say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from partybook.extract.sections import Sentence, sentences
from partybook.identity import mentions
from partybook.model import Evidence, Mention, Remark, Statement
from partybook.read.document import Document, Heading, Infobox, Paragraph, Table, Text


@dataclass(frozen=True)
class Passage:
    """A text of a document and its place in words: a sentence, a field's value, a cell or a heading."""

    text: Text
    where: str
    kind: str  # sentence | hatnote | field | cell | heading


@dataclass(frozen=True)
class PartyView:
    """What is said of one party (or person): `statements` are about the subject, `around` is all that is known beside
    them (other parties in the same election, the deaths of leaders); `sources` are pairs of id and name."""

    subject: Mention
    statements: tuple[Statement, ...]
    around: tuple[Statement, ...]
    sources: tuple[tuple[str, str], ...]
    as_of: date | None = None

    def of(self, *properties: str) -> list[Statement]:
        """The asserted statements of these properties, in their order."""
        return [s for s in self.statements if s.property in properties and s.certainty == "asserted"]

    def source_name(self, source: str) -> str:
        return dict(self.sources).get(source, source)

    def place(self, evidence: Evidence) -> str:
        """Where some words stand, with the source's name when there are several sources."""
        return f"{self.source_name(evidence.source)}, {evidence.where}" if len(self.sources) > 1 else evidence.where


@dataclass(frozen=True)
class DocumentView:
    """One document, the statements and remarks read from it, and the party it is about, if it is about one.

    `as_of` is the day on which the document was taken in, if known: nothing it tells as past can lie after it.
    """

    document: Document
    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...] = ()
    subject: Mention | None = None
    as_of: date | None = None

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        return ((self.document.source.id, self.document.source.name),)

    @property
    def name(self) -> str:
        """The party the document is about; its title when that is not known."""
        return self.subject.name if self.subject else self.document.title.content

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.document))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts a reader reads, in no particular order: sentences, hatnotes, values of fields, cells, headings."""
        found = [Passage(sentence.text, sentence.where, "sentence") for sentence in self.sentences]
        table = 0
        for block in self.document.blocks:
            match block:
                case Paragraph(kind="hatnote", text=text):
                    found.append(Passage(text, "note at the top", "hatnote"))
                case Heading(text=text):
                    found.append(Passage(text, "heading", "heading"))
                case Infobox(fields=fields):
                    found.extend(Passage(field.value, f"infobox/{field.key}", "field") for field in fields)
                case Table(cells=cells):
                    table += 1
                    found.extend(Passage(c.text, f"table {table}, row {c.row + 1}", "cell") for c in cells)
        return tuple(passage for passage in found if passage.text)

    def evidence(self, text: Text, start: int, end: int, where: str) -> Evidence:
        """The source characters behind `text.content[start:end]`."""
        low, high = text.span(start, end)
        source = self.document.source
        return Evidence(source.id, where, low, high, source.text[low:high])

    def verbatim(self, text: Text, start: int, end: int) -> bool:
        """Whether the source has just these characters there: no markup, reference or template stood between them.

        What looks like a gap in the reading may be something the reader left out; only a verbatim gap is the source's.
        """
        low, high = text.span(start, end)
        return " ".join(self.document.source.text[low:high].split()) == " ".join(text.content[start:end].split())

    @cached_property
    def parties(self) -> tuple[PartyView, ...]:
        """The statements by party or person, grouped by equal names."""
        by_mention: dict[Mention, list[Statement]] = {}
        for statement in self.statements:
            by_mention.setdefault(statement.subject, []).append(statement)
        return tuple(
            PartyView(
                members[0],
                tuple(statement for member in members for statement in by_mention[member]),
                self.statements,
                self.sources,
                self.as_of,
            )
            for members in mentions.group(by_mention)
        )
