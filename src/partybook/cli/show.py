"""`partybook show`: a party's dossier."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from partybook import review
from partybook.cli.console import partial_date, print_plainly, stdout_console
from partybook.cli.lineage import compute_parties
from partybook.dossier.text import render as dossier_text
from partybook.errors import BookError, UnknownParty
from partybook.export.json_dossier import dossier_json
from partybook.model import PartialDate
from partybook.store import open_book
from partybook.store.party_rows import PartyEntry

if TYPE_CHECKING:
    import polars as pl


@click.command()
@click.argument("party")
@click.option("--country", default="", help="Of this country, when several parties share the name.")
@click.option("--as-of", metavar="DATE", callback=partial_date, help="Only what can have held then, e.g. 1998-05.")
@click.option("--held-on", type=click.DateTime(["%Y-%m-%d"]), help="What the book held at the end of that day.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def show(
    book_name: str, party: str, country: str, as_of: PartialDate | None, held_on: datetime | None, form: str
) -> None:
    """Print a party's dossier: what each source says, disagreements shown. Of a country: its measures over time.

    \b
    partybook show "Agrarian Party of Russia"
    partybook show APR --as-of 2001
    partybook show SPD --country Germany
    partybook show Germany
    """
    compute_parties(book_name)
    moment = held_on and held_on.replace(hour=23, minute=59, second=59, tzinfo=UTC)
    try:
        with open_book(book_name, create=False, read_only=True) as book:
            found = review.dossier(book, party, country=country, as_of=as_of, held_on=moment)
            entry = review.computed_party(book, party, country)
    except UnknownParty:
        if form == "text" and _country(book_name, party):
            return
        raise
    if form == "json":
        click.echo(dossier_json(found))
        return
    print_plainly(dossier_text(found))
    if entry is not None and found.results and as_of is None and moment is None:
        _measures(book_name, entry)


def _country(book_name: str, name: str) -> bool:
    """Print how a country's measures went over time; False when the book has no results of such a country."""
    try:
        from partybook.elections.report import OF_A_COUNTRY
    except ModuleNotFoundError:  # the extra `lists` is not installed
        return False
    drawn = _courses(book_name, name, OF_A_COUNTRY)
    if drawn is None:
        return False
    _print(drawn)
    return True


def _measures(book_name: str, entry: PartyEntry) -> None:
    """Print how a party's measures went over time, where there are any."""
    try:
        from partybook.elections.report import OF_A_PARTY
    except ModuleNotFoundError:  # the extra `lists` is not installed
        return
    drawn = _courses(book_name, entry.country, OF_A_PARTY)
    if drawn is None:
        return
    own = drawn.filter(drawn["party"].is_in([entry.name, f"{entry.name} (#{entry.party})"])).drop("party")
    if own.height:
        stdout_console().print("\nMeasures over time", style="bold")
        _print(own)


def _courses(book_name: str, country: str, names: tuple[str, ...]) -> pl.DataFrame | None:
    """The courses of some measures over a country's elections; None when the book has no results of it."""
    from partybook.elections.from_book import read_results
    from partybook.elections.report import comparison, courses

    try:
        table, lineage = read_results(book_name, country)
    except BookError:
        return None
    return courses(comparison(table, names, {}, lineage=lineage), table)


def _print(drawn: pl.DataFrame) -> None:
    from partybook.cli.measure import print_table
    from partybook.elections.report import rows_for_screen

    print_table(rows_for_screen(drawn.drop("country")))
