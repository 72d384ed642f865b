"""Elections as views of the book: each with the versions of its results that sources give, and one chosen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

import msgspec

from partybook.model import Mention, PartialDate, Quantity, Statement
from partybook.parties.ask import spelled_country
from partybook.store import Book
from partybook.store.dataset_rows import stored_results


class PartyResult(msgspec.Struct, frozen=True):
    """What one source says a party, or its candidate in a district, won: None is unknown, zero is none.

    `source` and `start` are where it says so: the id of the stored source, and the character.
    """

    party: Mention
    district: str = ""
    candidate: str = ""
    alliance: Mention | None = None
    votes: float | None = None
    vote_share: float | None = None
    seats: float | None = None
    source: str = ""
    start: int = 0


class Version(msgspec.Struct, frozen=True):
    """The results of one election as one source gives them, with the totals it gives."""

    source: str
    results: tuple[PartyResult, ...]
    totals: tuple[tuple[str, float], ...] = ()

    @property
    def rank(self) -> tuple[bool, float, int]:
        """More is better: has votes and seats, share of the votes its parties hold, number of parties."""
        national = [result for result in self.results if not result.district] or list(self.results)
        votes = any(result.votes is not None or result.vote_share is not None for result in national)
        seats = any(result.seats is not None for result in national)
        shares = sum(result.vote_share or 0.0 for result in national)
        return votes and seats, min(shares, 100.0), len(national)


class ElectionView(msgspec.Struct, frozen=True):
    """One election: `versions` from best to worst, the first being the one that is measured, and why."""

    name: str
    date: str
    country: str
    kind: str
    versions: tuple[Version, ...]

    @property
    def reason(self) -> str:
        """Why the first version is preferred to the others."""
        if len(self.versions) == 1:
            return "the only source"
        best, other = self.versions[0].rank, self.versions[1].rank
        if best[0] != other[0]:
            return "has votes and seats"
        if best[1] != other[1]:
            return "its parties hold more of the votes"
        return "names more parties" if best[2] != other[2] else "first by name of equals"


def elections(book: Book, *, country: str | None = None, held_on: datetime | None = None) -> list[ElectionView]:
    """All elections the book has results of (or had at a moment), or those of one country, by country, date and name.

    Results of datasets are one version a dataset, and elections of different datasets are the same when country, date
    and kind are. Results of documents are one version a source, for each election that a statement names. Rows that
    name no election are of none and left out; documents do not say an election's country.
    """
    found: dict[tuple[str, str, str, str], list[Version]] = defaultdict(list)
    country = spelled_country(book, country) if country else country
    documents = _of_documents(book, held_on) if country is None else ()
    for key, version in (*_of_datasets(book, country, held_on), *documents):
        found[key].append(version)
    views = []
    for (country, date, kind, name), versions in sorted(found.items()):
        best = sorted(
            sorted(versions, key=lambda version: version.source), key=lambda version: version.rank, reverse=True
        )
        views.append(ElectionView(name, date, country, kind, tuple(best)))
    return views


_Keyed = tuple[tuple[str, str, str, str], Version]


def _of_datasets(book: Book, country: str | None, held_on: datetime | None) -> Iterable[_Keyed]:
    rows: dict[tuple[str, str], list[PartyResult]] = defaultdict(list)
    known = {}
    for stored in stored_results(book, country=country, held_on=held_on):
        result = stored.result
        election = result.election
        known[election.dataset, election.key] = election
        rows[election.dataset, election.key].append(
            PartyResult(
                result.party,
                result.district,
                result.candidate,
                result.alliance,
                result.votes,
                None if result.vote_share is None else float(result.vote_share),
                result.seats,
                stored.source,
                result.start,
            )
        )
    for key, results in rows.items():
        election = known[key]
        totals = [
            (name, getattr(election, name)) for name in ("seats_total", "electorate", "votes_cast", "votes_valid")
        ]
        given = tuple((name, float(value)) for name, value in totals if value is not None)
        identity = (election.country, str(election.date), election.kind, "")
        yield (*identity[:3], _title(identity)), Version(election.dataset, tuple(results), given)


def _title(identity: tuple[str, str, str, str]) -> str:
    return " ".join(part for part in identity if part)


def _of_documents(book: Book, held_on: datetime | None) -> Iterable[_Keyed]:
    names = {entry.id: entry.title or entry.names[0] for entry in book.sources()}
    rows: dict[tuple[str, str, str, str], list[PartyResult]] = defaultdict(list)
    totals: dict[tuple[str, str, str, str], Counter[float]] = defaultdict(Counter)
    for statement in book.statements(property="election_result", held_on=held_on):
        said = dict(statement.qualifiers)
        if "election" not in said or not isinstance(statement.value, PartialDate):
            continue
        key = (str(said["election"]), str(statement.value), str(said.get("office", "")), statement.evidence.source)
        rows[key].append(_party_result(statement))
        total = _figure(said.get("seats_total"))
        if total is not None:
            totals[key][total] += 1
    for (election, date, office, source), results in rows.items():
        once = _each_once(results)
        national = [result for result in once if not result.district]
        counted = totals[election, date, office, source].most_common(1)
        given = tuple(("seats_total", value) for value, _ in counted)
        yield ("", date, office, election), Version(names.get(source, source), tuple(national or once), given)


def _each_once(results: Iterable[PartyResult]) -> list[PartyResult]:
    """Results that a document gives in several places, in its infobox and a table say, once: each figure as it gives it
    first."""
    found: dict[tuple[Mention, str, str], PartyResult] = {}
    for one in results:
        key = (one.party, one.district, one.candidate)
        known = found.setdefault(key, one)
        more = {name: getattr(one, name) for name in _FIGURES if getattr(known, name) is None}
        found[key] = msgspec.structs.replace(known, **more)
    return list(found.values())


_FIGURES = ("votes", "vote_share", "seats")


def _party_result(statement: Statement) -> PartyResult:
    said = dict(statement.qualifiers)
    votes, share, seats = (_figure(said.get(name)) for name in ("votes", "vote_share", "seats"))
    return PartyResult(
        statement.subject,
        str(said.get("district", "")),
        str(said.get("candidate", "")),
        None,
        votes,
        share,
        seats,
        statement.evidence.source,
        statement.evidence.start,
    )


def _figure(value: object) -> float | None:
    """A number as a float; "<0.1" and other bounds are no figure."""
    if isinstance(value, Quantity):
        return float(value.number) if value.bound in ("", "~") else None
    return None
