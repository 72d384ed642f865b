"""`partybook measure`: the figures of elections, with the decisions under them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partybook.cli.console import stdout_console
from partybook.errors import InvalidValue, ReadError

if TYPE_CHECKING:
    import polars as pl

_SHOWN = 400
"""Rows printed on the screen; a file takes all."""


@click.command()
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--measure", "names", multiple=True, metavar="NAME", help="Only this measure; may be repeated.")
@click.option("--list", "listed", is_flag=True, help="Print all measures with formula, paper and range, and stop.")
@click.option("--preset", type=click.Choice(["literature", "parlgov"]), default="literature", show_default=True)
@click.option("--identity", default="as-coded", show_default=True, metavar="RULE", help="When a party stays the same.")
@click.option("--unit", type=click.Choice(["party", "alliance"]), default="party", show_default=True)
@click.option(
    "--residuals", type=click.Choice(["bounds", "one", "drop", "raw"]), default="bounds", show_default=True,
    help="What votes for others are taken for.",
)  # fmt: skip
@click.option("--minimum-share", type=float, default=0.0, show_default=True, help="Percent; parties below are others.")
@click.option("--mean", type=click.Choice(["weighted", "plain"]), default="weighted", help="Of polarization.")
@click.option("--compare", multiple=True, metavar="DECISION", help="Side by side under all choices of this decision.")
@click.option("--lineage", type=click.Path(path_type=Path), help="A table of date, old, new and type of party changes.")
@click.option("--column", "columns", multiple=True, metavar="NAME=HEADER", help="Which header is which column.")
@click.option("--country", help="Only elections of this country (Germany, DEU, ...).")
@click.option("--kind", help="Only this chamber or kind of election, as the table writes it.")
@click.option("--election", help="Only this election, as the table writes it.")
@click.option("--over-time", is_flag=True, help="One line a country and measure, with its course.")
@click.option("--summary", is_flag=True, help="Means over elections instead of a row an election.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write .csv, .tsv, .parquet or .dta.")
@click.pass_obj
def measure(
    book_name: str,
    /,
    source: Path | None,
    names: tuple[str, ...],
    listed: bool,
    compare: tuple[str, ...],
    columns: tuple[str, ...],
    country: str | None,
    kind: str | None,
    election: str | None,
    over_time: bool,
    summary: bool,
    output: Path | None,
    **decided: Any,
) -> None:
    """Measure party systems: SOURCE is a table of results, ParlGov's folder, or, when left out, the book.

    \b
    partybook measure results.csv
    partybook measure results.csv --measure enp_votes --measure least_squares --output figures.dta
    partybook measure parlgov/ --preset parlgov
    partybook measure parlgov/ --measure pedersen --compare identity --summary
    """
    try:
        from partybook.elections import sources
        from partybook.elections.report import comparison, courses, means, rows_for_screen
    except ModuleNotFoundError as error:
        raise ReadError(f"measures need {error.name}: pip install 'partybook[lists]'") from None
    if listed:
        _print_catalogue()
        return
    preset, lineage = decided.pop("preset"), decided.pop("lineage")
    found = sources.results(source, book_name, pairs(columns), lineage)
    chosen = found.only(country=country, kind=kind, election=election)
    figures = comparison(chosen.table, names, decided, compare, preset=preset, lineage=chosen.lineage)
    if over_time:
        figures = courses(figures, chosen.table)
    elif summary:
        figures = means(figures)
    if output is not None:
        from partybook.elections.files import write_table

        write_table(figures, output)
        click.echo(f"{figures.height} rows written to {output}")
        return
    print_table(rows_for_screen(figures, compare))


def pairs(columns: tuple[str, ...]) -> dict[str, str]:
    """`--column NAME=HEADER` as a mapping."""
    for column in columns:
        if "=" not in column:
            raise InvalidValue(f"--column {column}: write NAME=HEADER, such as party=pty_n")
    return dict(column.split("=", 1) for column in columns)


def print_table(frame: pl.DataFrame) -> None:
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, kind in frame.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.head(_SHOWN).iter_rows():
        table.add_row(*map(_shown, row))
    console = stdout_console()
    console.print(table)
    if frame.height > _SHOWN:
        console.print(f"{frame.height - _SHOWN} more rows; --output FILE.csv writes all")


def _shown(value: object) -> str:
    """Counts in full, other numbers with four digits."""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.4g}"
    return "" if value is None else str(value)


def _print_catalogue() -> None:
    import polars as pl

    from partybook.measures import measures

    print_table(
        pl.DataFrame(
            {
                "measure": [known.name for known in measures().values()],
                "formula": [known.formula for known in measures().values()],
                "source": [known.source for known in measures().values()],
                "scale": [f"{known.scale}, {known.low} to {known.high or 'no bound'}" for known in measures().values()],
            }
        )
    )
