"""Identity and lineage computed from the whole book, and written for quick answers. Nothing here is lost when thrown
away: party ids are the only thing that is minted, and those are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from partybook.identity.candidate import Candidate
from partybook.identity.judgements import RULE, Clusters, Judgement, assign_ids, cluster
from partybook.identity.lineage.claims import Claim, claim
from partybook.identity.lineage.event import Event
from partybook.identity.lineage.grouping import group_events
from partybook.identity.lineage.life import Life, life
from partybook.identity.matching import IDENTIFIERS, SCORER, Suggestion, by_identifiers, by_score
from partybook.identity.profiles import candidate, country_of
from partybook.model import Statement
from partybook.parties.gather import Gathered, gather
from partybook.parties.pages import in_doubt, lists_in_doubt, undecided
from partybook.store import Book
from partybook.store.judgement_rows import (
    add_judgements,
    end_judgements,
    mint_ids,
    read_anchors,
    read_judgements,
)
from partybook.store.party_rows import MentionEntry, PartyEntry, basis, stored_basis, write_parties

VERSION = "3"
"""Of the computation: another one computes again whatever the book holds."""

Advance = Callable[[str], None]


class Refreshed(msgspec.Struct, frozen=True):
    """What a computation gave; all 0 when nothing had changed since the last one."""

    parties: int = 0
    events: int = 0
    judged: int = 0
    refused: int = 0


def _quiet(step: str) -> None:
    """Nobody looks on."""


_UNMATCHED = ":unmatched"
"""Ends the basis of a computation that left the scorer out."""


def is_current(book: Book) -> bool:
    """Whether the stored parties and lineage are those of the book as it is."""
    with book.read() as connection:
        return stored_basis(connection).removesuffix(_UNMATCHED) == f"{VERSION}:{basis(connection)}"


def is_matched(book: Book) -> bool:
    """As `is_current`, and the scorer has looked at the book as it is."""
    with book.read() as connection:
        return is_current(book) and not stored_basis(connection).endswith(_UNMATCHED)


def refresh(book: Book, *, advance: Advance = _quiet, match: bool = True, again: bool = False) -> Refreshed:
    """Compute identity and lineage again if anything changed.

    `match` False leaves the scorer out, which takes more than half of the time: what it judged before stands. `again`
    computes also where nothing changed but the scorer was left out the last time.
    """
    if is_matched(book) or (is_current(book) and not again):
        return Refreshed()
    advance("reading the book")
    found = gather(book)
    advance("judging by rules")
    made, ended, clusters = judge_by_rules(found, read_judgements(book), match=match)

    def write(connection: Connection) -> Refreshed:
        add_judgements(connection, made)
        end_judgements(connection, ended, f"{RULE}refresh", "the sources no longer say what it rested on")
        ids, new = assign_ids(clusters, read_anchors(connection))
        if new:
            ids, _ = assign_ids(clusters, mint_ids(connection, new))
        advance("grouping events")
        lives = _lives(found, clusters, ids)
        events = events_of_book(found, clusters, ids, lives)
        entries = _entries(found, clusters, ids, lives)
        mentions = list(_mentions(found, clusters, ids))
        state = f"{VERSION}:{basis(connection)}{'' if match else _UNMATCHED}"
        write_parties(connection, state, mentions, entries, events)
        return Refreshed(len(entries), len(events), len(made), len(clusters.refused))

    return book.write(write)


def judge_by_rules(
    found: Gathered, held: list[Judgement], *, match: bool = True
) -> tuple[list[Judgement], list[int], Clusters]:
    """New judgements by rules, the keys of old ones that no longer stand, and the clusters of all that hold."""
    derived = {(item.one, item.other): item for item in by_identifiers(found.claims)}
    known = {(item.one, item.other) for item in held if item.author == IDENTIFIERS}
    ended = [item.key for item in held if item.author == IDENTIFIERS and (item.one, item.other) not in derived]
    standing = [item for item in held if item.key not in set(ended)]
    new = [item for pair, item in derived.items() if pair not in known]
    unsure = in_doubt(found, standing, new)
    made = [unsure.get((item.one, item.other), item) for item in new]
    top = max((item.key for item in held), default=0)
    numbered = [msgspec.structs.replace(item, key=top + number) for number, item in enumerate(made, 1)]
    holding = [*standing, *numbered]
    clusters = cluster(all_nodes(found), holding)
    if match:
        scored, _ = judge_by_score(found, clusters, holding)
        made += scored
    return made, ended, clusters


def all_nodes(found: Gathered) -> Iterable[str]:
    """Every mention there is: with statements, with results, or only named by others."""
    yield from found.said
    yield from found.results
    for node, _ in found.values.values():
        yield node


ROUNDS = 2
"""Times that the scorer looks: parties joined in the first have more names and years to compare in the second."""


def judge_by_score(
    found: Gathered, clusters: Clusters, held: Sequence[Judgement]
) -> tuple[list[Judgement], list[Suggestion]]:
    """Judgements and suggestions of the scorer, country by country; the judgements are joined into `clusters`."""
    doubted = lists_in_doubt(found, clusters, held)
    made: list[Judgement] = []
    suggested: list[Suggestion] = []
    for _ in range(ROUNDS):
        candidates, weights = _candidates(found, clusters)
        by_country = defaultdict(list)
        for one in candidates:
            if one.country:
                by_country[one.country].append(one)
        suggested = []
        for country in sorted(by_country):
            judged, unsure = by_score(by_country[country], clusters, weights, found.said, doubted, found.datasets)
            made += judged
            suggested += unsure
    return made, sorted(suggested, key=lambda item: (-item.weight * item.score, item.one, item.other))


def _candidates(found: Gathered, clusters: Clusters) -> tuple[list[Candidate], dict[str, int]]:
    """A candidate for each cluster of which something is said, and how many statements are about it."""
    candidates = []
    weights: dict[str, int] = {}
    for members in clusters.clusters():
        said = _statements(found, members)
        if said:
            key = min(node for node in members if node in found.said)
            years = {year for node in members for year in found.results.get(node, ())}
            made = candidate(key, said, years)
            home = made.country or next((found.homes[node] for node in sorted(members) if node in found.homes), "")
            candidates.append(msgspec.structs.replace(made, country=home))
            weights[key] = len(said)
    return candidates, weights


def _statements(found: Gathered, members: Iterable[str]) -> list[Statement]:
    return [statement for node in members for statement in found.said.get(node, ())]


def _lives(found: Gathered, clusters: Clusters, ids: dict[str, int]) -> dict[int, Life]:
    lives = {}
    for members in clusters.clusters():
        years = {year for node in members for year in found.results.get(node, ())}
        lives[ids[clusters.leader(members[0])]] = life(_statements(found, members), years)
    return lives


def events_of_book(found: Gathered, clusters: Clusters, ids: dict[str, int], lives: dict[int, Life]) -> list[Event]:
    """The events that all lineage statements tell of."""
    claims: list[Claim] = []
    for node, said in found.said.items():
        subject = ids[clusters.leader(node)]
        for statement in said:
            if statement.id in found.values:
                value = ids[clusters.leader(found.values[statement.id][0])]
                made = claim(statement, subject, value, found.labels[statement.evidence.source])
                if made is not None:
                    claims.append(made)
    return group_events(claims, lives)


def _entries(found: Gathered, clusters: Clusters, ids: dict[str, int], lives: dict[int, Life]) -> list[PartyEntry]:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for node, mention in found.values.values():
        named[node][mention.name] += 1
    entries = []
    for members in clusters.clusters():
        names: Counter[str] = Counter()
        said = _statements(found, members)
        for statement in said:
            names[statement.subject.name] += 1
        for node in members:
            if not names:
                names.update(named.get(node, {}))
        party = ids[clusters.leader(members[0])]
        name = max(names, key=lambda name: (names[name], name), default=members[0])
        entries.append(PartyEntry(party, name, country_of(said), lives[party]))
    return entries


def _mentions(found: Gathered, clusters: Clusters, ids: dict[str, int]) -> Iterable[MentionEntry]:
    for members in clusters.clusters():
        party = ids[clusters.leader(members[0])]
        for node in members:
            places = found.subjects.get(node)
            if not places:
                yield MentionEntry(node, party)
            for subject_key, source_key in sorted(places or (), key=str):
                yield MentionEntry(node, party, subject_key, source_key)


def suggestions(book: Book) -> list[Suggestion]:
    """Pairs for a person to judge, those first on which most depends. Refresh the book before."""
    found = gather(book)
    clusters = cluster(all_nodes(found), held := read_judgements(book))
    decided = {frozenset((item.one, item.other)) for item in held if item.by_person}
    _, suggested = judge_by_score(found, clusters, held)
    refused = [
        Suggestion(item.judgement.one, item.judgement.other, item.judgement.score or 1.0, 1, item.reason)
        for item in clusters.refused
        if item.judgement.author in (IDENTIFIERS, SCORER)
    ]
    doubted = [
        Suggestion(item.one, item.other, item.score or 0.5, len(found.said.get(item.one, ())), item.reason)
        for item in undecided(held)
        if not clusters.same(item.one, item.other) and not clusters.obstacle(item.one, item.other)
    ]
    found_all = [item for item in refused + doubted + suggested if frozenset((item.one, item.other)) not in decided]
    return sorted(found_all, key=lambda item: -item.weight * item.score)
