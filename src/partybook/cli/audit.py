"""`partybook audit`: what contradicts what, in the book or in files."""

from __future__ import annotations

import sys

import click

from partybook import review
from partybook.audit import as_html, as_json, as_text, check_rules, worst
from partybook.cli.console import fail
from partybook.cli.lineage import compute_parties
from partybook.intake import Failure, extractions
from partybook.store import open_book

_UNREAD = "S015"
"""The rule that lists fields and templates that were not read: of use to who wonders, noise to everybody else."""


@click.command()
@click.argument("files", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule or family, e.g. C001 or S.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when there is a finding of this severity or worse.",
)
@click.option("--verbose", is_flag=True, help="Also list fields and templates that were not read.")
@click.pass_obj
def audit(
    book_name: str, files: tuple[str, ...], form: str, rules: tuple[str, ...], fail_on: str, verbose: bool
) -> None:
    """Print what contradicts what, in the book or in FILES.

    \b
    partybook audit
    partybook audit article.txt --format html > findings.html
    partybook audit --rule C --fail-on warning
    """
    check_rules(rules)
    failures: list[Failure] = []
    if files:
        read_files = list(extractions(files))
        failures = [item for item in read_files if isinstance(item, Failure)]
        extracted = [item for item in read_files if not isinstance(item, Failure)]
        findings = [finding for item in extracted for finding in review.audit_extraction(item, rules)]
        sources = [item.document.source for item in extracted]
    else:
        compute_parties(book_name)
        with open_book(book_name, create=False, read_only=True) as book:
            findings = review.audit_book(book, rules)
            sources = review.cited_sources(book, findings)
    shown = [finding for finding in findings if verbose or rules or finding.rule != _UNREAD]
    click.echo({"text": as_text, "json": as_json, "html": as_html}[form](shown, sources))
    fail(failures)
    if worst(shown, fail_on):
        sys.exit(1)
