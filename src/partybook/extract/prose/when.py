"""When something happened, by the words of its clause: dates, "the following year", "from 2000 to 2005", "since"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partybook.extract.dates import FoundDate, find_dates, parse_date
from partybook.extract.people import looks_like_person
from partybook.extract.prose.clauses import Clause
from partybook.extract.prose.phrases import vocabulary
from partybook.extract.prose.tree import Tree
from partybook.model import PartialDate

_ELECTION_AFTER = re.compile(
    r"\s+(?!(?:for|at|before|after|ahead)\s)(?:(?!(?:to|by|as|in|on|at|with|when|after|before|from|that|which|who|was|were|is|had|won|his|her|its|their|"
    r"under|during|but|ahead|the)\b)[\w'’–-]+\s+){0,4}?(?:elections?|election|referendum|referendums|constitution|census|congress|budget|coup|by-elections?|campaign)\b"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<same>(?:in |during |of |later |earlier )?(?:that|the same|that same|this) (?:very )?"
    r"(?:year|month|spring|summer|autumn|winter))"
    r"|(?P<next>(?:in |during )?the (?:following|next|subsequent) year)"
    r"|(?P<before>(?:in |during )?the (?:previous|preceding|prior) year|the year before)"
    r"|(?P<later>(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    r" years? (?P<direction>later|on(?=,)|afterwards|earlier|after(?!\s+[a-z])|before(?!\s+[a-z]))))\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(since|from|until|till|to|before|after)\s+(?:his|her|its|their|the|being|\w+['’]s)\s+(?:\w+\s+){0,3}?"
    r"(?:death|resignation|retirement|foundation|founding|formation|establishment|creation|dissolution|inception|"
    r"appointment|election|assassination|defeat|ouster|removal|departure|ban|merger|elected|appointed)\s+"
    r"(?:of\s+(?:\w+\s+){1,4}?)?(?:in|on)\s+\Z"
)


@cache
def _day() -> re.Pattern[str]:
    """A day and a month without a year behind them."""
    months = "|".join(month.capitalize() for month in vocabulary("months"))
    return re.compile(rf"(?<=\bon )(?:\d{{1,2}} (?:{months})|(?:{months}) \d{{1,2}})\b(?!,?\s+\d)")


_LABEL_END = re.compile(r"\s*(?::|[–—-]\s)")
_FROM, _TO = ("from", "since", "between"), ("until", "till", "to", "through")
_AROUND = ("before", "after", "by", "following")
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Moment(NamedTuple):
    """A date in a sentence: `text[start:end]` says it; `word` is the first word of the tree it covers."""

    start: int
    end: int
    date: PartialDate
    word: int
    relative: bool = False
    election: bool = False


class When(NamedTuple):
    """When a clause holds: at `date`, or from `start` to `end`."""

    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


def moments(tree: Tree, year: int | None, of_days: int | None = None) -> list[Moment]:
    """The dates of a sentence in order, names of parties left out; `year` is what "that year" refers to at its start,
    `of_days` the year of its days that have none before them ("on 29 May").

    The date of a named election ("the 2017 legislative election") is marked `election`: it dates the election.
    """
    text = list(tree.text)
    for word in tree.words:
        if word.party is not None:
            text[word.start : word.end] = "x" * (word.end - word.start)
    for bracket in tree.brackets:
        text[bracket.start - 1 : bracket.end + 1] = " " * (bracket.end - bracket.start + 2)
    plain = "".join(text)
    found = [_moment(tree, plain, at) for at in find_dates(plain) if at.remark != "backwards"]
    found += _dates_in_brackets(tree)
    taken = [(at.start, at.end) for at in found]
    found += [
        at for at in _days_of_the_year(tree, plain, sorted(found), of_days) if not _overlaps(taken, at.start, at.end)
    ]
    for match in _RELATIVE.finditer(plain):
        if _overlaps(taken, match.start(), match.end()):
            continue
        base = _year_before(found, match.start()) or year
        if base is not None and (date := _shifted(match, base)):
            found.append(Moment(match.start(), match.end(), date, _word_at(tree, match.start(), match.end()), True))
    return sorted(found)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


def _days_of_the_year(tree: Tree, text: str, found: list[Moment], year: int | None) -> list[Moment]:
    """Days that take their year from the full date before them, in their sentence or in the one before: "on 5 May 1994
    and registered on 30 November"."""
    days = []
    for match in _day().finditer(text):
        earlier = [at.date for at in found if at.end <= match.start()]
        before = [date for date in earlier if date.precision in ("day", "month")]
        base = before[-1].year if before else year if not earlier else None
        day = parse_date(f"{match[0]} {base}") if base is not None else None
        if day is not None and (not before or day.edtf >= before[-1].edtf):
            days.append(Moment(match.start(), match.end(), day, _word_at(tree, match.start(), match.end())))
    return days


def _dates_in_brackets(tree: Tree) -> list[Moment]:
    """Dates of things, as in "after the January Dictatorship (1929)"; behind parties and people they are lives."""
    found = []
    for bracket in tree.brackets:
        word = tree[bracket.word]
        date = parse_date(tree.text[bracket.start : bracket.end]) if bracket.end - bracket.start < 24 else None
        if date is None or date.is_interval or word.party is not None or looks_like_person(tree.name(bracket.word)):
            continue
        found.append(Moment(bracket.start, bracket.end, date, bracket.word))
    return found


def _moment(tree: Tree, text: str, at: FoundDate) -> Moment:
    election = bool(_ELECTION_AFTER.match(text, at.end))
    return Moment(at.start, at.end, at.date, _word_at(tree, at.start, at.end), False, election)


def _word_at(tree: Tree, start: int, end: int) -> int:
    """The word of a date that hangs on a word outside it."""
    inside = [word.at for word in tree.words if word.start < end and word.end > start]
    outer = (index for index in inside if tree[index].head not in inside or tree[index].head == index)
    return next(outer, inside[0] if inside else 0)


def _year_before(found: list[Moment], position: int) -> int | None:
    years = [at.date.year for at in found if at.end <= position and at.date.year]
    return years[-1] if years else None


def _shifted(match: re.Match[str], year: int) -> PartialDate | None:
    if match["same"]:
        return PartialDate.of(year)
    if match["next"]:
        return PartialDate.of(year + 1)
    if match["before"]:
        return PartialDate.of(year - 1)
    count = match["count"].lower()
    years = int(count) if count.isdigit() else max(_COUNTS.index(count), 1)
    earlier = match["direction"].lower() in ("earlier", "before")
    return PartialDate.of(year - years if earlier else year + years)


def owner(tree: Tree, moment: Moment, verbs: set[int]) -> int:
    """The verb a date belongs to: the nearest above it; -1 without one."""
    if moment.word in verbs:
        return moment.word
    return next((head for head in tree.above(moment.word) if head in verbs), -1)


def when(clause: Clause, all_moments: list[Moment], verbs: set[int]) -> When:
    """When a clause happened: by its own dates, else by the date that opens the sentence for all its verbs."""
    tree = clause.tree
    dates = [at for at in all_moments if not at.election]
    own = [at for at in dates if owner(tree, at, verbs) == clause.verb]
    below = set() if own else set(tree.kids(clause.verb, "xcomp"))
    own = own or [at for at in dates if owner(tree, at, verbs) in below]  # "ceased to exist in 2004"
    if label := labelled(tree, dates):
        own = [at for at in own if at != label] or [label]
    if not own:
        own = [at for at in dates if at.word < clause.verb and _opens(tree, at, clause, verbs)]
    if not own and any(tree[child].lemma == "when" for child in tree.kids(clause.verb, "advmod")):
        before = [at for at in dates if at.end <= tree[clause.verb].start]
        if before and before[-1].date.is_interval and before[-1].date.start is None:
            return When(before[-1].date.end)  # "he led it until 1861, when it was dissolved"
        if before and _preposition(tree, before[-1]) in _TO and not before[-1].date.is_interval:
            return When(before[-1].date)
        own = before[-1:]
    return held(tree, own)


def labelled(tree: Tree, all_moments: list[Moment]) -> Moment | None:
    """The date that labels an item of a chronicle: "1961: the party wins 12 seats", "May 1974 – merger with the A"."""
    first = all_moments[0] if all_moments else None
    if first is None or tree.text[: first.start].strip(" *•–-"):
        return None
    return first if _LABEL_END.match(tree.text, first.end) else None


def spans(clause: Clause, all_moments: list[Moment], verbs: set[int]) -> list[When]:
    """The spans from one date to another that a clause gives, in order."""
    own = [at for at in all_moments if not at.election and owner(clause.tree, at, verbs) == clause.verb]
    found: list[When] = []
    begun: PartialDate | None = None
    for at in own:
        if at.date.is_interval:
            found.append(When(None, at.date.start, at.date.end))
        elif _preposition(clause.tree, at) in _FROM:
            begun = at.date
        elif _preposition(clause.tree, at) in _TO and begun is not None:
            found.append(When(None, begun, at.date))
            begun = None
    return found


def held(tree: Tree, own: list[Moment]) -> When:
    """What dates say together: a span, or the most precise of them."""
    starts = [at.date.start for at in own if at.date.is_interval or _preposition(tree, at) in _FROM]
    ends = [at.date.end for at in own if at.date.is_interval or _preposition(tree, at) in _TO]
    start, end = next(filter(None, starts), None), next(filter(None, ends), None)
    if start or end:
        return When(None, start, end)
    plain = [at for at in own if _preposition(tree, at) not in _AROUND and not _is_beside(tree, at)]
    best = max(plain, key=lambda at: (len(at.date.edtf.rstrip("~?%")), -at.start), default=None)
    return When(best.date if best else None)


def _is_beside(tree: Tree, moment: Moment) -> bool:
    """Whether a date is that of something before or after which the clause happened: "after the strike on 9 August"."""
    if tree.text[max(moment.start - 1, 0)] == "(":
        return False  # "dissolved after the coup (1929)"
    for head in tree.above(moment.word):
        if tree[head].dep == "prep" and tree[head].text.lower() in _AROUND and tree[head].head != head:
            return tree[head].end < moment.start
        if tree[head].tag.startswith("VB"):
            return False
    return False


def _preposition(tree: Tree, moment: Moment) -> str:
    """The word directly above or before a date, such as "since"."""
    before = tree.text[max(0, moment.start - 60) : moment.start].lower()
    if spanned := _OCCASION.search(before):  # "until her death in 1999", "since its foundation in 1990"
        return spanned[1]
    words = re.findall(r"[\w]+", before)
    return words[-1] if words else ""


def _opens(tree: Tree, moment: Moment, clause: Clause, verbs: set[int]) -> bool:
    """Whether a date that belongs to a verb before "and" also dates this clause, which has none of its own."""
    if any(tree[child].lemma in ("after", "before", "since", "until") for child in tree.kids(clause.verb, "mark")):
        return False  # "in 2011, nine years after he had died"
    above = owner(tree, moment, verbs)
    at = clause.verb
    while tree[at].dep in ("conj", "advcl", "ccomp", "xcomp") and tree[at].head != at:
        at = tree[at].head
        if at not in verbs:
            at = next((head for head in tree.above(at) if head in verbs), at)
        if at == above:
            return True
        if at not in verbs:
            return False
    return False
