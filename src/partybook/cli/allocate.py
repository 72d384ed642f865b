"""`partybook allocate`: what a result would have been under another rule."""

from __future__ import annotations

from pathlib import Path

import click

from partybook.cli.console import stdout_console
from partybook.errors import ReadError


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--method", "methods", multiple=True, metavar="NAME", help="A method; may be repeated. All by default.")
@click.option("--seats", type=int, help="Seats to give; by default those the table gives.")
@click.option("--threshold", type=float, default=0.0, show_default=True, help="Percent of all votes a party needs.")
@click.option("--district-threshold", is_flag=True, help="The threshold is of each district's votes.")
@click.option("--election", help="Which election, when the table has several.")
@click.option("--column", "columns", multiple=True, metavar="NAME=HEADER", help="Which header is which column.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write .csv, .tsv, .parquet or .dta.")
def allocate(
    source: Path,
    methods: tuple[str, ...],
    seats: int | None,
    threshold: float,
    district_threshold: bool,
    election: str | None,
    columns: tuple[str, ...],
    output: Path | None,
) -> None:
    """Give the seats of a result by other methods, and compare how far each is from the votes.

    \b
    partybook allocate results.csv --seats 120 --method dhondt --method sainte-lague
    partybook allocate results.csv --threshold 5
    """
    try:
        from partybook.cli.measure import pairs, print_table
        from partybook.elections import sources
        from partybook.elections.what_if import what_if
        from partybook.measures.allocation import METHODS
    except ModuleNotFoundError as error:
        raise ReadError(f"measures need {error.name}: pip install 'partybook[lists]'") from None
    found = sources.results(source, "", pairs(columns), None).only(election=election)
    made, ties = what_if(
        found.table, methods or METHODS, seats=seats, threshold=threshold, national=not district_threshold
    )
    if output is not None:
        from partybook.elections.files import write_table

        write_table(made, output)
        click.echo(f"{made.height} rows written to {output}")
    else:
        print_table(made)
    for tie in ties:
        stdout_console().print(tie)
