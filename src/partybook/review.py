"""The book seen by party and by document: what `show` and `audit` ask it for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from partybook.audit import DocumentView, Finding, PartyView, audit_document, audit_party, audit_register
from partybook.audit.finding import arrange, told_once
from partybook.dossier import Dossier, build_dossier
from partybook.dossier.settled import settled
from partybook.errors import UnknownParty
from partybook.extract import Extraction
from partybook.extract.subject import find_subject
from partybook.identity import mentions
from partybook.model import Mention, PartialDate, Source, Statement
from partybook.parties import Parties
from partybook.parties.compute import is_current
from partybook.parties.inspect import party_views as known_party_views
from partybook.parties.inspect import register_view
from partybook.read import read_source
from partybook.store import Book, FoundSubject, search_key
from partybook.store.dataset_rows import TABLE_FORMATS
from partybook.store.party_rows import PartyEntry
from partybook.store.party_statements import results_of_party, statements_of_party
from partybook.store.worklist_rows import settled_statements

_LISTED = 10
"""How many parties of one name are listed in a message."""


def find_party(book: Book, name: str) -> list[Mention]:
    """The mentions of the one party (or person) that goes by a name.

    A whole name goes before a name without its bracket, that before an abbreviation or former name. Raises
    `UnknownParty` when the book has none of that name, or several that nothing tells apart.
    """
    found = book.find_subjects(name)
    key = search_key(name)
    tiers = (
        [item for item in found if not item.property and search_key(item.mention.name) == key],
        [item for item in found if not item.property],
        found,
    )
    for tier in tiers:
        groups = mentions.group(item.mention for item in tier)
        if len(groups) == 1:
            return groups[0]
        if groups:
            raise UnknownParty(f"{name!r} is the name of several parties: {_listed(groups)}; give one of these in full")
    raise UnknownParty(f"{book.name} has no party called {name!r}{_similar(book, name)}")


def _listed(groups: list[list[Mention]]) -> str:
    names = [f"{group[0].name!r}" for group in groups]
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _similar(book: Book, name: str) -> str:
    found: list[FoundSubject] = book.find_subjects(name, partial=True)
    if not found:
        return "; `partybook status` says what it holds, `partybook read` adds documents"
    return f"; perhaps {_listed(mentions.group(item.mention for item in found))}"


def dossier(
    book: Book, name: str, *, country: str = "", as_of: PartialDate | None = None, held_on: datetime | None = None
) -> Dossier:
    """The dossier of the party of that name.

    Where the book's parties are computed, names, ids ("parlgov:558") and numbers ("#12") are those of
    `Parties.find`, and all mentions of the party count with its results in datasets; else mentions of one name are
    taken for one party. Raises `UnknownParty` when there is none of that name, or several.
    """
    party = computed_party(book, name, country)
    if party is not None:
        return party_dossier(book, party, as_of=as_of, held_on=held_on)
    group = find_party(book, name)
    held = book.statements(subject_names={mention.name for mention in group}, held_on=held_on)
    statements = [statement for statement in held if statement.subject in group]
    return _dossier(book, group[0], statements, as_of)


def computed_party(book: Book, name: str, country: str = "") -> PartyEntry | None:
    """The computed party of that name; None when the book's parties are not computed or nothing of that name is one.

    Raises `UnknownParty`, listing them, when several parties share the name.
    """
    if not is_current(book):
        return None
    parties = Parties(book)
    return parties.find(name, country=country) if parties.candidates(name, country=country) else None


def party_dossier(
    book: Book, party: PartyEntry, *, as_of: PartialDate | None = None, held_on: datetime | None = None
) -> Dossier:
    """The dossier of a computed party, from all its mentions and its results in datasets."""
    statements = [
        *statements_of_party(book, party.party, held_on=held_on),
        *results_of_party(book, party.party, held_on=held_on),
    ]
    with book.read() as connection:
        decided = settled_statements(connection, held_on=held_on)
    said = {id: f"settled by {one.author}: {one.reason}" for id, one in decided.items()}
    return settled(_dossier(book, Mention(party.name), statements, as_of), said)


def _dossier(book: Book, party: Mention, statements: Sequence[Statement], as_of: PartialDate | None) -> Dossier:
    sources = [book.source(id) for id in dict.fromkeys(s.evidence.source for s in statements)]
    return build_dossier(party, statements, sources, as_of)


def document_views(book: Book) -> Iterator[DocumentView]:
    """Every document of the book with what is held of it, one at a time."""
    for entry in book.sources():
        if entry.format in TABLE_FORMATS:
            continue
        document = read_source(book.source(entry.id))
        yield DocumentView(
            document,
            tuple(book.statements(source=entry.id)),
            tuple(book.remarks(entry.id)),
            find_subject(document),
            entry.recorded.date(),
        )


def party_views(book: Book) -> Iterator[PartyView]:
    """Every party that more than one source speaks of."""
    names = {entry.id: entry.name for entry in book.sources()}
    for group in mentions.group(entry.mention for entry in book.subjects()):
        statements = tuple(s for s in book.statements(subject_names={m.name for m in group}) if s.subject in group)
        sources = tuple((id, names[id]) for id in dict.fromkeys(s.evidence.source for s in statements))
        if len(sources) > 1:
            yield PartyView(group[0], statements, statements, sources)


def audit_book(book: Book, rules: Iterable[str] = ()) -> list[Finding]:
    """The findings of all documents, of all parties that several sources speak of, and over all parties together.

    Where the book's parties are computed (`partybook.parties.refresh`), these are they; else mentions of one name are
    taken for one party, and nothing is said over all parties.
    """
    chosen = tuple(rules)
    of_documents = [finding for view in document_views(book) for finding in audit_document(view, chosen)]
    over_all: list[Finding] = []
    if is_current(book):
        register = register_view(book)
        over_all = audit_register(register, chosen)
        parties = known_party_views(register, {entry.id: entry.name for entry in book.sources()})
    else:
        parties = party_views(book)
    of_parties = [finding for view in parties for finding in audit_party(view, chosen)]
    return arrange([*told_once(of_documents, of_parties), *over_all], [entry.id for entry in book.sources()])


def audit_extraction(extraction: Extraction, rules: Iterable[str] = ()) -> list[Finding]:
    """The findings of one document that no book holds."""
    view = DocumentView(
        extraction.document, extraction.statements, extraction.remarks, extraction.subject, datetime.now(UTC).date()
    )
    return audit_document(view, tuple(rules))


def cited_sources(book: Book, findings: Iterable[Finding]) -> list[Source]:
    """The sources whose words the findings quote."""
    cited = dict.fromkeys(evidence.source for finding in findings for evidence in finding.evidence)
    return [book.source(id) for id in cited]
