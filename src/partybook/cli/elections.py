"""`partybook elections`: the elections of the book, and what each source says of one."""

from __future__ import annotations

import click

from partybook.cli.console import stdout_console
from partybook.errors import ReadError


@click.command()
@click.argument("election", required=False)
@click.option("--country", help="Only elections of this country.")
@click.option("--kind", help="Only this kind of election or office.")
@click.pass_obj
def elections(book_name: str, election: str | None, country: str | None, kind: str | None) -> None:
    """List the elections of the book, or print what every source says of ELECTION side by side.

    \b
    partybook elections --country Denmark
    partybook elections "Denmark 2022-11-01 parliament"
    """
    try:
        from partybook.cli.measure import print_table
        from partybook.elections.side_by_side import chosen_election, listed, side_by_side
    except ModuleNotFoundError as error:
        raise ReadError(f"elections need {error.name}: pip install 'partybook[lists]'") from None
    from partybook.elections.views import elections as views_of
    from partybook.store import open_book

    with open_book(book_name, create=False, read_only=True) as book:
        found = views_of(book, country=country)
        views = [view for view in found if kind is None or view.kind.lower() == kind.lower()]
    if election is None:
        print_table(listed(views))
        return
    view = chosen_election(views, election)
    print_table(side_by_side(view))
    chosen, *others = view.versions
    said = f", preferred to {', '.join(version.source for version in others)}" if others else ""
    stdout_console().print(f"measured: {chosen.source}{said} ({view.reason})")
