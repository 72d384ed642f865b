"""`partybook chart`: pictures of the book as SVG, PNG or PDF."""

from __future__ import annotations

from pathlib import Path

import click

from partybook.charts.forms import FORMS
from partybook.cli.lineage import current
from partybook.cli.pictures import form_of, write_picture
from partybook.errors import ReadError
from partybook.model import PartialDate
from partybook.parties.compute import is_current
from partybook.store import open_book


@click.command()
@click.argument("kind", required=False)
@click.argument("subject", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write .svg, .png or .pdf.")
@click.option("--format", "form", type=click.Choice(FORMS), help="When the name of the file does not say.")
@click.option("--width", type=int, default=960, show_default=True, help="Pixels; narrower pictures are simpler.")
@click.option("--scale", type=click.FloatRange(0.1, 10), default=2.0, show_default=True, help="Dots a pixel, for PNG.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="As of a date in history: nothing later.")
@click.option("--list", "listed", is_flag=True, help="Print all kinds of pictures and stop.")
@click.pass_obj
def chart(
    book_name: str,
    kind: str | None,
    subject: str | None,
    output: Path | None,
    form: str | None,
    width: int,
    scale: float,
    as_of: str,
    listed: bool,
) -> None:
    """Draw KIND of SUBJECT: a country, a party (name, #12, parlgov:558) or an election, as the kind asks.

    \b
    partybook chart river Germany -o germany.svg
    partybook chart lineage parlgov:558 -o spd.pdf
    partybook chart hemicycle "Germany 2021-09-26 parliament" -o bundestag.png
    """
    try:
        from partybook.charts.catalog import KINDS, draw
    except ModuleNotFoundError as error:
        raise ReadError(f"charts need {error.name}: pip install 'partybook[charts]'") from None
    if listed:
        for one in KINDS.values():
            click.echo(f"{one.name:<10} {one.about:<9} {one.description}")
        return
    if kind is None or subject is None:
        raise click.UsageError("what of what? Give KIND and SUBJECT; --list prints the kinds")
    wanted = form_of(output, form)
    with open_book(book_name, create=False, read_only=True) as book:
        known = is_current(book)
    with open_book(book_name, create=False, read_only=known) as book:
        if not known:
            current(book)
        picture = draw(book, kind, subject, width=width, as_of=PartialDate(as_of) if as_of else None)
    write_picture(picture, output, wanted, scale)
