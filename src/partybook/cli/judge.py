"""`partybook judge`: who is who, decided by people and rules, and undone."""

from __future__ import annotations

import getpass

import click
from sqlalchemy import Connection

from partybook.cli.console import progress
from partybook.errors import UnknownParty
from partybook.identity.judgements import Judgement, Verdict, check, cluster
from partybook.parties import Parties, Refreshed, refresh
from partybook.parties.ask import described
from partybook.parties.compute import suggestions
from partybook.store import Book, open_book
from partybook.store.judgement_rows import add_judgements, judgement_history, read_judgements, undo_judgement


@click.group()
def judge() -> None:
    """Say who is who: same, different or unsure, with a reason; and undo it.

    Parties are given by id (parlgov:558), page, number in the book (#12) or name.

    \b
    partybook judge run
    partybook judge queue
    partybook judge same parlgov:558 partyfacts:1375 --reason "same founders and seat"
    partybook judge undo 12 --reason "mistaken for its youth wing"
    """


def _verdict(verdict: Verdict, words: str) -> None:
    @judge.command(verdict, help=words)
    @click.argument("one")
    @click.argument("other")
    @click.option("--reason", required=True, help="Why; it is kept with the judgement.")
    @click.option("--author", default=getpass.getuser, show_default="you", help="Who judges.")
    @click.pass_obj
    def command(book_name: str, one: str, other: str, reason: str, author: str) -> None:
        with open_book(book_name, create=False) as book:
            _refresh(book)
            made = Judgement(_mention(book, one), _mention(book, other), verdict, author, reason)
            check(cluster([made.one, made.other], read_judgements(book)), made)

            def write(connection: Connection) -> None:
                add_judgements(connection, [made])

            book.write(write)
            _refresh(book, match=False)
            number = max(item.key for item in read_judgements(book) if (item.one, item.other) == (made.one, made.other))
        click.echo(f"{made.one} and {made.other} are {verdict}: {reason} (judgement {number})")


_verdict("same", "ONE and OTHER are one party.")
_verdict("different", "ONE and OTHER are two parties, whatever they are called.")
_verdict("unsure", "Looked at ONE and OTHER, and cannot tell; they are not suggested again.")


@judge.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why; it is kept with the judgement.")
@click.option("--author", default=getpass.getuser, show_default="you", help="Who undoes it.")
@click.pass_obj
def undo(book_name: str, number: int, reason: str, author: str) -> None:
    """Undo the judgement of that NUMBER; `judge list` shows the numbers."""
    with open_book(book_name, create=False) as book:
        undone = undo_judgement(book, number, author, reason)
        _refresh(book, match=False)
    click.echo(f"undone: {undone.one} and {undone.other} were {undone.verdict} by {undone.author}")


@judge.command()
@click.pass_obj
def run(book_name: str) -> None:
    """Judge by rules what is sure enough, and compute parties and lineage again."""
    with open_book(book_name, create=False) as book:
        done = _refresh(book, again=True)
    if not done.parties:
        click.echo("nothing has changed since the last time")
        return
    click.echo(
        f"{done.parties:,} parties and {done.events:,} events; {done.judged:,} new judgements by rules, "
        f"{done.refused:,} that contradict others and do not hold"
    )


@judge.command()
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many to show.")
@click.pass_obj
def queue(book_name: str, limit: int) -> None:
    """Pairs that only a person can judge, those first on which most depends."""
    with open_book(book_name, create=False) as book:
        _refresh(book)
        with progress("comparing"):
            found = suggestions(book)
        parties = Parties(book)
        shown = [(item, _called(parties, item.one), _called(parties, item.other)) for item in found[:limit]]
    for item, one, other in shown:
        click.echo(f"{item.score:.2f}  {one}  =?  {other}  ({item.weight} statements)")
        if item.reason:
            click.echo(f"      {item.reason}")
    if len(found) > limit:
        click.echo(f"and {len(found) - limit:,} more")
    if not found:
        click.echo("nothing: rules judged all pairs that may be one party")


def _called(parties: Parties, node: str) -> str:
    """A mention's key with its party's name, country and years."""
    entry = next(iter(parties.candidates(node)), None)
    return f"{node} “{entry.name}” ({described(entry)})" if entry else node


@judge.command("list")
@click.argument("party", required=False, default="")
@click.option("--all", "everything", is_flag=True, help="Those of rules and those undone, too.")
@click.pass_obj
def list_(book_name: str, party: str, everything: bool) -> None:
    """Judgements of people, or all about PARTY, oldest first."""
    with open_book(book_name, create=False) as book:
        _refresh(book)
        history = judgement_history(book)
        about = set(Parties(book).mentions(Parties(book).find(party).party)) if party else set()
    for item in history:
        judged = item.judgement
        if party and not {judged.one, judged.other} & about:
            continue
        if (judged.by_person and item.ended is None) or everything or party:
            gone = f"; undone by {item.ended_by}: {item.ended_reason}" if item.ended else ""
            click.echo(
                f"{judged.key}  {item.at:%Y-%m-%d}  {judged.one} {judged.verdict} {judged.other}  "
                f"{judged.author}: {judged.reason}{gone}"
            )


@judge.command()
@click.argument("one")
@click.argument("other")
@click.pass_obj
def why(book_name: str, one: str, other: str) -> None:
    """The chain of judgements by which ONE and OTHER are one party, or what forbids it."""
    with open_book(book_name, create=False) as book:
        _refresh(book)
        nodes = [_mention(book, one), _mention(book, other)]
        held = read_judgements(book)
        found = cluster(nodes, held)
    for line in found.chain(*nodes) or [found.obstacle(*nodes)]:
        click.echo(line or "no judgement joins them, and none forbids it")
    for item in held:
        pair = {found.leader(found.add(node)) for node in (item.one, item.other)}
        if item.verdict == "unsure" and pair == {found.leader(node) for node in nodes} and len(pair) == 2:
            click.echo(f"{item.one} and {item.other} are unsure ({item.author}: {item.reason})")


def _refresh(book: Book, *, match: bool = True, again: bool = False) -> Refreshed:
    with progress("computing") as advance:
        return refresh(book, advance=advance, match=match, again=again)


def _mention(book: Book, name: str) -> str:
    """The key of a mention: as given, or one of the party of that name."""
    parties = Parties(book)
    entry = parties.find(name)
    mentions = parties.mentions(entry.party)
    if name in mentions:
        return name
    known = [node for node in mentions if not node.startswith("name:")] or mentions
    if not known:
        raise UnknownParty(f"{book.name} has no mention of {name!r}")
    return known[0]
