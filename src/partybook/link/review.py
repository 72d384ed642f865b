"""A walk through the doubtful links in the terminal: each is shown with its candidates, a person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from partybook.link.crosswalk import Link
from partybook.link.decision_file import add_decisions
from partybook.link.decisions import UNDONE, Decision, about, decide, is_about, now
from partybook.link.matching import Proposal
from partybook.link.output import party_name
from partybook.link.why import reasons

_HELP = "number: it is that party · 0: none of them · w NUMBER: why · s: skip · u: undo the last · q: stop · ?: more"
_MORE = (
    "a number and a letter: p: the entry is a part of that party · a: an alliance of which that party is one · "
    "b: that party came before · f: that party followed"
)
_RELATIONS = {"p": "part", "a": "alliance", "b": "predecessor", "f": "successor"}


_YEARS = 8
"""Years that are named one by one."""

Keep = Callable[[Link, Decision], str]
"""Keeps a decision about a link; gives a sentence on what of it could not be kept, or nothing."""


def in_file(path: Path) -> Keep:
    """Keeps decisions in a file."""

    def keep(_link: Link, decision: Decision) -> str:
        add_decisions(path, [decision])
        return ""

    return keep


def in_turn(*places: Keep) -> Keep:
    """Keeps decisions in one place after the other."""

    def keep(link: Link, decision: Decision) -> str:
        return " ".join(filter(None, [place(link, decision) for place in places]))

    return keep


def in_rows(place: Keep, together: Mapping[int, Sequence[Link]]) -> Keep:
    """Keeps a decision for all rows that were asked about together, in one place."""

    def keep(link: Link, decision: Decision) -> str:
        said: dict[str, None] = {}
        done: set[tuple[str, ...]] = set()
        for other in together.get(link.entry.row, [link]):
            made = about(other.entry, decision)
            if (where := (made.list, made.key, made.country)) not in done:
                done.add(where)
                said[place(other, made)] = None
        told = list(filter(None, said))
        return told[0] + (f" (and so for {len(told) - 1:,} more rows)" if len(told) > 1 else "") if told else ""

    return keep


def review(
    links: Sequence[Link],
    keep: Keep,
    *,
    by: str,
    ask: Callable[[str], str],
    console: Console,
    together: Mapping[int, Sequence[Link]] | None = None,
) -> list[Decision]:
    """Ask about each link in turn; every decision is kept at once, so that stopping loses nothing.

    `together` are the links of the rows that an answer holds for, by the row that is asked about.
    `ask` shows a prompt and returns the answer; it may raise `EOFError` to stop.
    """
    made: list[Decision] = []
    at = 0
    while at < len(links):
        show(links[at], console, f"{at + 1} of {len(links)}")
        if (others := (together or {}).get(links[at].entry.row, ())) and len(others) > 1:
            console.print(Text(f"the answer holds for {rows_of(others)}"))
        try:
            answer = ask(_HELP).strip().lower()
        except EOFError:
            break
        if answer in ("q", "quit"):
            break
        if answer in ("", "s"):
            at += 1
        elif answer == "u":
            if not made:
                console.print("there is nothing to undo in this review")
                continue
            at = _place(made.pop(), links)
            tell(console, keep(links[at], decide(links[at].entry, UNDONE, "", "", by=by, at=now())))
        elif answer == "?":
            console.print(Text(_MORE))
        elif answer.startswith("w"):
            _why(links[at], answer[1:].strip(), console)
        elif (decision := _decision(links[at], answer, by)) is not None:
            tell(console, keep(links[at], decision))
            made.append(decision)
            at += 1
        else:
            console.print(Text(f"“{answer}” is no answer; {_HELP}"))
    return made


def _decision(link: Link, answer: str, by: str) -> Decision | None:
    """What an answer such as "2", "0" or "1a" decides; None when it is none."""
    relation = _RELATIONS.get(answer[-1:], "same")
    number = answer[:-1] if answer[-1:] in _RELATIONS else answer
    if not number.isdecimal() or int(number) > len(link.proposals):
        return None
    if int(number) == 0:
        return decide(link.entry, "none", "", "", by=by, at=now())
    party = link.proposals[int(number) - 1].party
    return decide(link.entry, relation, party.key, party_name(party), by=by, at=now())


def tell(console: Console, sentence: str) -> None:
    """Print what could not be kept, if anything."""
    if sentence:
        console.print(Text(sentence, style="yellow"))


def _place(decision: Decision, links: Sequence[Link]) -> int:
    """Where the link stands that was decided about."""
    return next(n for n, link in enumerate(links) if is_about(decision, link.entry))


def show(link: Link, console: Console, title: str = "") -> None:
    """An entry with its candidates."""
    entry = link.entry
    console.print(Text(f"\n{title}  {describe(link)}", style="bold"))
    if link.remark:
        console.print(Text(link.remark, style="yellow"))
    table = Table(box=None, pad_edge=False)
    for header in ("", "party", "abbr.", "years", "share", "id", "chance"):
        table.add_column(header, justify="right" if header in ("", "share", "chance") else "left")
    for number, proposal in enumerate(link.proposals, 1):
        table.add_row(*_cells(number, proposal))
    console.print(table if link.proposals else Text(f"no party of {entry.country_given or 'any country'} is known"))


def rows_of(links: Sequence[Link]) -> str:
    """Rows of one party in words: "3 rows (1990, 1994, 1998)"."""
    years = sorted({link.entry.candidate.first for link in links if link.entry.candidate.first is not None})
    shown = ", ".join(map(str, years[:_YEARS])) + (f" to {years[-1]}" if len(years) > _YEARS else "")
    return f"{len(links):,} rows" + (f" ({shown})" if years else "")


def describe(link: Link) -> str:
    """An entry on one line, as the list has it."""
    candidate = link.entry.candidate
    years = f"{candidate.first or ''}–{candidate.last or ''}" if candidate.first or candidate.last else ""
    share = f"{candidate.share:g}%" if candidate.share is not None else ""
    parts = (link.entry.country_given, *candidate.abbreviations, " / ".join(candidate.names), years, share)
    return " · ".join(part for part in parts if part)


def _cells(number: int, proposal: Proposal) -> tuple[str, ...]:
    party = proposal.party
    share = f"{party.share:g}%" if party.share is not None else ""
    years = f"{party.first or '?'}–{party.last or ''}"
    abbreviation = " / ".join(party.abbreviations)
    return str(number), party_name(party), abbreviation, years, share, party.key, f"{proposal.score:.0%}"


def _why(link: Link, number: str, console: Console) -> None:
    at = int(number) - 1 if number.isdecimal() else 0
    if 0 <= at < len(link.proposals):
        show_reasons(link, link.proposals[at], console)
    else:
        console.print(Text(f"there is no candidate {number}"))


def show_reasons(link: Link, proposal: Proposal, console: Console) -> None:
    """The evidence for and against one proposal, with its weights and their sum."""
    table = Table(title=f"{link.entry.name} = {party_name(proposal.party)}?", title_justify="left", box=None)
    table.add_column("weight", justify="right")
    table.add_column("about")
    table.add_column("what is known")
    for reason in reasons(link.entry, proposal):
        colour = "green" if reason.weight > 0 else "red"
        table.add_row(Text(f"{reason.weight:+.1f}", style=colour), reason.about, Text(reason.text))
    table.add_row(f"{proposal.odds:+.1f}", "sum", f"a chance of {proposal.score:.0%}")
    console.print(table)
