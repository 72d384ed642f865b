"""Sentences to statements: each family of facts is a module of rules over parsed sentences.

English, and only with a spaCy pipeline installed (the extra `prose`); without one nothing is read and a remark says so.
Some other languages are read by their formulas (`extract/formulas`). Sentences without a trigger word are not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from partybook import terms
from partybook.extract.context import Context
from partybook.extract.formulas import read_formulas
from partybook.extract.formulas.grammar import languages
from partybook.extract.fragments import split_fragments
from partybook.extract.languages import language_of
from partybook.extract.notes import is_note
from partybook.extract.prose.abbreviations import read_abbreviations
from partybook.extract.prose.affiliations import follow_members, note_members
from partybook.extract.prose.alliances import read_alliances
from partybook.extract.prose.candidates import read_candidates
from partybook.extract.prose.cast import Cast
from partybook.extract.prose.caucuses import read_caucuses
from partybook.extract.prose.changes import read_changes
from partybook.extract.prose.clauses import clauses
from partybook.extract.prose.descriptions import read_descriptions
from partybook.extract.prose.elections import election_named
from partybook.extract.prose.founding import read_events
from partybook.extract.prose.homes import read_homes
from partybook.extract.prose.listed_names import read_listed_names
from partybook.extract.prose.lives import read_lives
from partybook.extract.prose.members import read_members
from partybook.extract.prose.memberships import read_memberships
from partybook.extract.prose.names import read_renames
from partybook.extract.prose.officeholders import read_officeholders
from partybook.extract.prose.organs import read_organs
from partybook.extract.prose.parse import aside, parse, pipeline
from partybook.extract.prose.people import read_people
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.reference import Reference
from partybook.extract.prose.reports import read_reports
from partybook.extract.prose.result_lines import read_result_lines
from partybook.extract.prose.results import read_results
from partybook.extract.prose.seat_lists import read_seat_lists
from partybook.extract.prose.seats import read_seats
from partybook.extract.prose.splinter_leaders import read_splinter_leaders
from partybook.extract.prose.strangers import is_of_something_else
from partybook.extract.prose.turns import read_turns
from partybook.extract.sections import Sentence, sentences
from partybook.read.document import Infobox

_FAMILIES = (
    read_splinter_leaders,
    follow_members,
    read_descriptions,
    read_events,
    read_people,
    read_changes,
    read_alliances,
    read_memberships,
    read_candidates,
    read_results,
    read_seats,
    read_caucuses,
    read_members,
    read_organs,
    read_turns,
    read_lives,
    read_reports,
    read_officeholders,
)
_MARKUP = re.compile(r"\b(?:bar|color|from|till|text|width|align|fontsize|mark):\S")
"""Settings in the source of a timeline."""
_QUESTION = re.compile(
    r"\W*(?:Was|Were|Is|Are|Did|Does|Do|Has|Have|Had|Will|Would|Should|Could|Can|Why|When|Who|What|Which|Where|How)\b[^.]*\?\s*\Z"
)
"""A sentence that asks and does not tell."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def read_prose(context: Context) -> None:
    """State what the document's sentences say: abbreviations in every language, all else in English."""
    found = list(sentences(context.document))
    if not found:
        return
    language = language_of(found) or ("en" if is_note(context.document) else "")
    if language in languages():
        read_formulas(context, found, language)
        _not_read(context, found[0], "sentences of this language are read where they follow fixed phrases only")
        return
    if context.subject is None and is_of_something_else(context.document):
        _not_read(context, found[0], "the text is about no party; fields and tables were read")
        return
    cast = Cast(context)
    read_abbreviations(context, cast, found)
    if language != "en":
        _not_read(context, found[0], "sentences of this language are not read; fields and tables were read")
    elif pipeline() is None:
        _not_read(context, found[0], "no English pipeline is installed; pip install 'partybook[prose]' reads sentences")
    else:
        _read(context, cast, found)


def _read(context: Context, cast: Cast, found: list[Sentence]) -> None:
    found = [sentence for sentence in found if not _is_of_entry(context, sentence)]
    read_result_lines(context, cast, found)
    read_seat_lists(context, cast, found)
    if cast.of_note:
        read_listed_names(context, found)
    if cast.of_note:
        found = [part for sentence in found for part in _fragments(sentence)]
    parts = [part for sentence in found for part in (sentence, *aside(sentence, cast))]
    parsed = {
        id(tree.sentence): tree for tree in parse([part for part in parts if cast.of_note or needs_parse(part)], cast)
    }
    said = {at: clauses(tree) for at, tree in parsed.items()}
    dated = any("election" in part.text.content and _YEAR.search(part.text.content) for part in parts)
    dated = dated or any(block.fields for block in context.document.blocks if isinstance(block, Infobox))
    for families in ((read_renames, note_members), _FAMILIES):  # names first: later sentences use them
        reference = Reference(cast)
        reference.elections_dated = dated
        year: int | None = None
        for part in parts:
            reference.enter(part)
            reference.election = election_named(part.section) or reference.election
            tree = parsed.get(id(part))
            if tree is None:
                reference.pass_over(part.text.content)
                reference.forget_election(int(found) for found in _YEAR.findall(part.text.content))
                reference.election = election_named(part.text.content) or reference.election
                continue
            reading = Reading(context, reference, tree, said[id(part)], year)
            for family in families:
                family(reading)
            reference.leave(reading.clauses)
            reference.forget_election(at.date.year for at in reading.moments if at.date.year and not at.election)
            year = reading.year(year)
    read_homes(context, cast, found)


def _fragments(sentence: Sentence) -> Iterator[Sentence]:
    """The fragments of a sentence of a note, each as a sentence of its own."""
    for start, end in split_fragments(sentence.text.content):
        text = sentence.text.slice(start, end).strip()
        yield Sentence(text, sentence.section, sentence.number, sentence.above, sentence.opens and not start)


def _is_of_entry(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence stands in an entry of a handbook, whose fragments are read already."""
    start, end = sentence.text.span() if context.entries else (0, 0)
    return any(first <= start and end <= last for first, last in context.entries)


def needs_parse(sentence: Sentence) -> bool:
    """Whether a sentence holds a word that any rule looks for, and is no run of categories and no drawing's source."""
    if "Category:" in sentence.text.content or len(_MARKUP.findall(sentence.text.content)) > 2:
        return False
    return _QUESTION.match(sentence.text.content) is None and _trigger().search(sentence.text.content) is not None


@cache
def _trigger() -> re.Pattern[str]:
    words = terms.load("prose")["triggers"]["words"]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})|%", re.IGNORECASE)


def _not_read(context: Context, first: Sentence, why: str) -> None:
    context.remark("prose-not-read", why, context.evidence(first.text, first.where))
