"""`partybook link`: another list of parties to a crosswalk."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from partybook.cli.console import stdout_console
from partybook.cli.pictures import form_of, write_picture
from partybook.errors import InvalidValue

if TYPE_CHECKING:
    from partybook.decided import DecidedList
    from partybook.link.crosswalk import Link
    from partybook.link.job import LinkedList
    from partybook.link.reading import ReadList
    from partybook.link.reference import Reference

_FILE = click.Path(path_type=Path)
_WIDTH = 960
"""Pixels of a picture."""


@click.command()
@click.argument("list_file", metavar="LIST", type=_FILE)
@click.option(
    "--against", "--reference", "-a", type=_FILE, metavar="FILE", help="Reference list; without it, the book."
)
@click.option(
    "--aliases", type=_FILE, multiple=True, metavar="FILE", help="More names of the same parties, by their ids."
)
@click.option(
    "--linked",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="A list linked earlier, with the reference's ids: what it says of like entries counts.",
)
@click.option(
    "--out", "--output", "-o", type=_FILE, metavar="FILE", help="A .csv, .tsv, .xlsx or .parquet file; else the screen."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["crosswalk", "candidates", "partyfacts"]),
    default="crosswalk",
    show_default=True,
    help="A line for each entry; scored candidates of each; or Party Facts' import format.",
)
@click.option("--candidates", "most", type=click.IntRange(1, 5), default=5, help="Candidates of each entry (up to 5).")
@click.option("--threshold", type=click.FloatRange(0, 1), help="Probability from which an entry is linked.")
@click.option("--sure", type=click.FloatRange(0, 1), help="Probability from which nobody needs to look.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=HEADER", help="Say what a column is: name=Parti, ..."
)
@click.option("--country", metavar="NAME", help="The country of all parties, where the list has no column with it.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook to read.")
@click.option("--reference-column", "known_columns", multiple=True, metavar="FIELD=HEADER", help="For the reference.")
@click.option("--decisions", type=_FILE, metavar="FILE", help="What people decided; else LIST.decisions.csv.")
@click.option("--review", "-r", is_flag=True, help="Walk through the doubtful links and decide.")
@click.option("--by", metavar="NAME", help="Who decides; else your login.")
@click.option(
    "--as", "name", metavar="NAME", help="What the book calls the list; else its file's name without year and version."
)
@click.option("--undo", metavar="KEY", help="Take back the decision about an entry, by its id or name.")
@click.option(
    "--explain",
    "-e",
    metavar="KEY",
    help="Show the evidence for one entry, by its id or name; -o draws it (.svg, .png, .pdf).",
)
@click.option("--quiet", "-q", is_flag=True, help="Nothing but errors on standard error.")
@click.pass_obj
def link(book_name: str, /, list_file: Path, against: Path | None, **options: Any) -> None:
    """Link the parties of LIST (CSV, TSV, Excel, Stata, SPSS or Parquet) to known parties.

    \b
    partybook link survey.csv --against reference.csv -o crosswalk.csv
    partybook link survey.csv --against reference.csv --explain "Green Party"
    partybook link survey.csv --against reference.csv --review
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small tables: threads cost more than they bring
    from partybook.link.job import link_read
    from partybook.link.linked import with_linked
    from partybook.link.output import check_place
    from partybook.link.reading import read_list
    from partybook.link.summary import summary

    if options["out"] and options["explain"]:
        form_of(options["out"])  # so that a wrong ending is told before the work
    elif options["out"]:
        check_place(options["out"], filter(None, (list_file, against, *options["aliases"], *options["linked"])))
    listed = read_list(
        list_file, _pairs(options["columns"]), sheet=options["sheet"] or "", country=options["country"] or ""
    )
    say = (lambda _: None) if options["quiet"] else _say
    for note in listed.notes:
        say(note)  # at once, because linking a long list takes minutes
    with _against(book_name, against, listed, options) as (known, decided):
        if options["linked"]:
            known = with_linked(known, options["linked"])

        def run() -> LinkedList:
            chosen = {"link_at": options["threshold"], "sure_at": options["sure"]}
            return link_read(
                listed,
                known,
                decisions=options["decisions"],
                elsewhere=decided.decisions() if decided else (),
                thresholds={name: value for name, value in chosen.items() if value is not None},
            )

        linked = run()
        for note in linked.notes[len(listed.notes) :]:
            say(note)
        by = options["by"] or getpass.getuser()
        if options["undo"]:
            _undo(linked, options["undo"], by, decided)
        if options["review"]:
            _review(linked, by, decided)
        if options["undo"] or options["review"]:
            linked = run()
        if options["explain"]:
            _explain(linked, options["explain"], options["out"])
            return
        _write(linked, options)
        say(summary(linked.links))


@contextmanager
def _against(
    book_name: str, against: Path | None, listed: ReadList, options: dict[str, Any]
) -> Iterator[tuple[Reference, DecidedList | None]]:
    """What the list is linked to, and where in the book its decisions go; nothing of a book for a reference list."""
    if against is not None:
        from partybook.link.reference import read_reference

        yield read_reference(against, _pairs(options["known_columns"]), options["aliases"]), None
        return
    from partybook.cli.console import progress
    from partybook.decided import DecidedList
    from partybook.link.listing import Listing
    from partybook.roster import roster
    from partybook.store import open_book

    with open_book(book_name, create=False) as book:
        listing = Listing(listed.table, listed.columns, listed.entries, options["name"] or "")
        decided = DecidedList(book, listing, listed.entries)
        countries = None if options["linked"] else listed.countries  # lists linked earlier may be of all countries
        with progress("computing") as advance:
            known = roster(book, countries, without=decided.names, advance=advance)
        yield known, decided
        with progress("computing") as advance:
            decided.settle(advance)


def _write(linked: LinkedList, options: dict[str, Any]) -> None:
    from partybook.link.output import csv_lines, write_table

    table = linked.output(options["form"], options["most"])
    if options["out"]:
        write_table(table, options["out"])
    elif not options["review"]:
        for line in csv_lines(table):
            click.echo(line, nl=False)


def _say(note: str) -> None:
    click.echo(note, err=True)


def _pairs(given: Iterable[str]) -> dict[str, str]:
    """FIELD=HEADER options as a mapping."""
    pairs = {}
    for text in given:
        field, equals, header = text.partition("=")
        if not equals or not header:
            raise InvalidValue(f"{text!r} says no column; write FIELD=HEADER, such as name=Parti")
        pairs[field.strip()] = header.strip()
    return pairs


def _explain(linked: LinkedList, wanted: str, output: Path | None) -> None:
    """The evidence on the screen, or as a picture in a file."""
    from partybook.link.review import show, show_reasons

    made = linked.find(wanted)
    if output:
        write_picture(_drawn(made), output, form_of(output))
        return
    console = stdout_console()
    show(made, console, made.relation if made.party else "no link")
    for proposal in made.proposals[:2]:
        console.print()
        show_reasons(made, proposal, console)


def _drawn(made: Link) -> str:
    """The two best candidates of an entry with what speaks for and against them, as SVG."""
    from partybook.charts.evidence import Weighed, picture
    from partybook.link.output import party_name
    from partybook.link.why import reasons

    if not made.proposals:
        raise InvalidValue(f"no party of the country of {made.entry.name!r} is known, so there is nothing to draw")
    best = [
        Weighed(party_name(proposal.party), reasons(made.entry, proposal), proposal.score)
        for proposal in made.proposals[:2]
    ]
    return picture(f"What “{made.entry.name}” is", best, _WIDTH)


def _undo(linked: LinkedList, wanted: str, by: str, decided: DecidedList | None) -> None:
    from partybook.link.decision_file import add_decisions
    from partybook.link.decisions import now, take_back

    made = linked.find(wanted)
    gone = linked.to_undo(made)
    if not gone:
        raise InvalidValue(f"nobody decided about {made.entry.name!r}, so there is nothing to undo")
    undone = [take_back(decision, by=by, at=now()) for decision in gone]
    add_decisions(linked.decisions, undone)
    if decided:
        decided.take(made, undone[-1])


def _review(linked: LinkedList, by: str, decided: DecidedList | None) -> None:
    from partybook.link.asked import asked_together
    from partybook.link.review import in_file, in_rows, in_turn, review, tell
    from partybook.link.sentences import counted

    console = Console()
    keep = in_file(linked.decisions)
    if decided:
        for link, decision in decided.missing(linked):
            tell(console, decided.take(link, decision))
        keep = in_turn(keep, decided.take)
    together = {links[0].entry.row: links for links in asked_together(linked.links)}
    asked = [links[0] for links in together.values()]
    if not asked:
        console.print("nothing is doubtful: every entry is linked surely, or is like no known party")
        return
    where = f"{linked.decisions} and into the book" if decided else linked.decisions
    console.print(
        f"{counted(len(asked), 'doubtful entry', 'doubtful entries')}; what you decide goes to {where}", highlight=False
    )
    made = review(asked, in_rows(keep, together), by=by, ask=_ask, console=console, together=together)
    console.print(f"{len(made):,} decided", highlight=False)


def _ask(prompt: str) -> str:
    click.echo(prompt)
    click.echo("> ", nl=False)
    line: str = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
