"""The names of one party through time, and who held an office: on a date, and in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from partybook.identity.agreement import plain
from partybook.identity.lineage.saying import Saying
from partybook.model import PartialDate, TextValue

NAMES = ("name", "native_name", "former_name", "renamed_to")


class Span(msgspec.Struct, frozen=True):
    """Something that held for a time: a name, or a person in an office. Open sides are None.

    `statements` are all that say it; `role` is the office, empty for names.
    """

    words: str
    start: PartialDate | None
    end: PartialDate | None
    statements: tuple[str, ...]
    role: str = ""
    language: str = ""

    @property
    def dated(self) -> bool:
        return self.start is not None or self.end is not None

    def may_hold(self, day: PartialDate) -> bool:
        """Whether it can have held on a date: it had begun and had not ended."""
        begun = self.start is None or self.start.earliest is None or day.latest is None
        begun = begun or self.start.earliest <= day.latest  # type: ignore[union-attr,operator]
        over = self.end is not None and self.end.latest is not None and day.earliest is not None
        return begun and not (over and self.end.latest < day.earliest)  # type: ignore[union-attr,operator]


def spans(statements: Iterable[Saying], properties: Sequence[str]) -> list[Span]:
    """What holds for a time, said once for each value, office and beginning; dated ones first, in order of time."""
    found: dict[tuple[str, str, str], Span] = {}
    for statement in statements:
        if statement.property not in properties or statement.certainty == "denied":
            continue
        start, end = _bounds(statement)
        role = str(statement.qualifier("role") or "")
        words = str(statement.value)
        key = (plain(words), plain(role), str(start or ""))
        known = found.get(key)
        language = statement.value.language if isinstance(statement.value, TextValue) else ""
        if known is None:
            found[key] = Span(words, start, end, (statement.id,), role, language)
        else:
            found[key] = msgspec.structs.replace(
                known, end=known.end or end, statements=(*known.statements, statement.id)
            )
    dated = {(name, role) for (name, role, start) in found if start}
    kept = [span for (name, role, start), span in found.items() if start or span.end or (name, role) not in dated]
    return sorted(kept, key=lambda span: (not span.dated, str(span.start or "0"), plain(span.words)))


def _bounds(statement: Saying) -> tuple[PartialDate | None, PartialDate | None]:
    start, end, date = (statement.qualifier(name) for name in ("start", "end", "date"))
    first = start if isinstance(start, PartialDate) else None
    last = end if isinstance(end, PartialDate) else None
    if isinstance(date, PartialDate):
        if statement.property == "former_name":
            last = last or date
        elif statement.property == "renamed_to":
            first = first or date
        else:
            first, last = first or date, last or date
    return first, last


def name_on(names: Sequence[Span], day: PartialDate) -> list[Span]:
    """The names of a party on a date: those begun last before it, in any language; undated ones when none is dated.

    A name without an end lasts until the next begins. Before the first dated name, the undated ones.
    """
    held = [span for span in names if span.dated and span.may_hold(day)]
    begun = [span for span in held if span.start is not None]
    if begun:
        latest = max(str(span.start) for span in begun)
        return [span for span in begun if str(span.start) == latest]
    return held or [span for span in names if not span.dated]


def holder_on(offices: Sequence[Span], day: PartialDate) -> list[Span]:
    """Who held an office on a date: those whose time covers it; for an open end, the last to begin in each office."""
    held = [span for span in offices if span.start is not None and span.may_hold(day)]
    closed = [span for span in held if span.end is not None]
    newest: dict[str, Span] = {}
    for span in held:
        if span.end is None and str(span.start) >= str(newest.get(span.role, span).start):
            newest[span.role] = span
    last_begun = {role: max(str(other.start) for other in held if other.role == role) for role in newest}
    still = [span for role, span in newest.items() if str(span.start) >= last_begun[role]]
    return closed + still
