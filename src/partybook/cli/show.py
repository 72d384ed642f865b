"""`partybook show`: a party's dossier."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from partybook import review
from partybook.cli.console import partial_date, print_plainly
from partybook.dossier.text import render as dossier_text
from partybook.errors import BookError, InvalidValue, UnknownParty
from partybook.export.json_dossier import dossier_json
from partybook.model import PartialDate
from partybook.store import open_book


@click.command()
@click.argument("party")
@click.option("--as-of", metavar="DATE", callback=partial_date, help="Only what can have held then, e.g. 1998-05.")
@click.option("--held-on", type=click.DateTime(["%Y-%m-%d"]), help="What the book held at the end of that day.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def show(book_name: str, party: str, as_of: PartialDate | None, held_on: datetime | None, form: str) -> None:
    """Print a party's dossier: what each source says, disagreements shown.

    \b
    partybook show "Azerbaijan Communist Party (1993)"
    partybook show AzKP --as-of 2001
    """
    moment = held_on and held_on.replace(hour=23, minute=59, second=59, tzinfo=UTC)
    try:
        with open_book(book_name, create=False, read_only=True) as book:
            found = review.dossier(book, party, as_of=as_of, held_on=moment)
    except UnknownParty:
        if form == "text" and _country(book_name, party):
            return
        raise
    if form == "json":
        click.echo(dossier_json(found))
    else:
        print_plainly(dossier_text(found))


_OF_A_COUNTRY = ("enp_votes", "enp_seats", "least_squares", "pedersen", "turnout")
"""The measures printed of a country; `partybook measure --country` has all."""


def _country(book_name: str, name: str) -> bool:
    """Print how a country's measures went over time; False when the book has no results of such a country."""
    try:
        from partybook.cli.measure import print_table
        from partybook.elections import sources
        from partybook.elections.report import comparison, courses, rows_for_screen
    except ModuleNotFoundError:  # the extra `lists` is not installed
        return False
    try:
        found = sources.results(None, book_name, {}, None).only(country=name)
    except (BookError, InvalidValue):
        return False
    figures = comparison(found.table, _OF_A_COUNTRY, {}, lineage=found.lineage)
    print_table(rows_for_screen(courses(figures, found.table)))
    return True
