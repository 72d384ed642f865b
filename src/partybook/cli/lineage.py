"""`partybook lineage`: what a party came from and what came of it."""

from __future__ import annotations

import click

from partybook.charts.catalog import lineage_picture
from partybook.cli.console import partial_date, progress
from partybook.errors import BookError
from partybook.export.lineage import graphviz, text
from partybook.export.lineage import json as lineage_json
from partybook.identity.lineage.rules import RULES, checked_rule
from partybook.model import PartialDate
from partybook.parties import Parties, refresh
from partybook.parties.ask import described
from partybook.parties.compute import is_current
from partybook.store import Book, open_book

_QUESTIONS = ("tree", "names", "name", "leader", "ancestors", "descendants", "existing")


@click.command()
@click.argument("party", required=False, default="")
@click.option("--country", default="", help="Of this country, when several parties share the name.")
@click.option("--rule", default="legal", show_default=True, type=click.Choice(RULES), help="When a party is a new one.")
@click.option("--as-of", metavar="DATE", callback=partial_date, help="Only what had happened by then, e.g. 1998-05.")
@click.option(
    "--ask",
    default="tree",
    show_default=True,
    type=click.Choice(_QUESTIONS),
    help="The whole tree, or: its names, its name or leader on --as-of, ancestors, descendants, or which parties of "
    "--country existed then (without PARTY).",
)
@click.option("--format", "form", default="text", type=click.Choice(["text", "json", "dot", "svg"]), show_default=True)
@click.pass_obj
def lineage(
    book_name: str, party: str, country: str, rule: str, as_of: PartialDate | None, ask: str, form: str
) -> None:
    """Print what a party came from and what came of it.

    \b
    partybook lineage "Left Party" --country Germany
    partybook lineage parlgov:558 --rule parlgov --format svg > spd.svg
    partybook lineage "Liberals" --country Sweden --ask name --as-of 1950
    partybook lineage --country Sweden --ask existing --as-of 1950
    """
    with open_book(book_name, create=False) as book:
        current(book)
        parties = Parties(book)
        if ask == "existing":
            if not country:
                raise click.UsageError("of which country? Give --country")
            for entry in parties.in_country(parties.country(country), _needed(as_of)):
                click.echo(f"#{entry.party} {entry.name} ({described(entry)})")
            return
        if not party:
            raise click.UsageError("which party? Give its name, its number (#12) or an id such as parlgov:558")
        found = parties.find(party, country=country)
        if ask != "tree":
            for line in _answer(parties, found.party, ask, as_of):
                click.echo(line)
            return
        view = parties.lineage(found.party, rule=checked_rule(rule), as_of=as_of)
        if form == "svg":
            click.echo(lineage_picture(book, view))
            return
    if form == "text":
        for line in text.lines(view):
            click.echo(line)
    else:
        click.echo({"json": lineage_json.as_json, "dot": graphviz.as_dot}[form](view))


def current(book: Book) -> None:
    """Compute parties and lineage when the book changed since that was done."""
    with progress("computing") as advance:
        refresh(book, advance=advance)


def compute_parties(book_name: str) -> None:
    """Compute the parties of a book, where that is to be done and the book can be written."""
    with open_book(book_name, create=False, read_only=True) as book:
        if is_current(book):
            return
    try:
        with open_book(book_name, create=False) as book:
            current(book)
    except BookError as error:
        click.echo(f"partybook: parties are not computed, so rules over all parties are left out: {error}", err=True)


def _needed(day: PartialDate | None) -> PartialDate:
    if day is None:
        raise click.UsageError("on which date? Give --as-of")
    return day


def _answer(parties: Parties, party: int, ask: str, as_of: PartialDate | None) -> list[str]:
    if ask in ("ancestors", "descendants"):
        walk = parties.ancestors if ask == "ancestors" else parties.descendants
        return [f"#{entry.party} {entry.name} ({described(entry)})" for entry in walk(party, as_of=as_of)]
    spans = {
        "names": lambda: parties.names(party),
        "name": lambda: parties.name_on(party, _needed(as_of)),
        "leader": lambda: parties.leader_on(party, _needed(as_of)),
    }[ask]()
    return [
        f"{span.start or ''}–{span.end or ''}  {span.words}" + (f" ({span.role})" if span.role else "")
        for span in spans
    ] or ["nothing in the book says so"]
