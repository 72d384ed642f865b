"""Hypothesis strategies for the values of `partybook.model`: any text, any date, any number that a source may hold.

sources()             Source with a text of its own
statements(source)    Statement whose quote stands in the source
remarks(source)       Remark, likewise
documents()           (Source, list of Statement, list of Remark)
"""

from __future__ import annotations

import string
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from partybook.model import (
    Certainty,
    Colour,
    Evidence,
    Mention,
    MentionKind,
    PartialDate,
    Quantity,
    Remark,
    Source,
    Statement,
    TextValue,
    Url,
)
from partybook.terms import properties

EXTRACTOR = "strategy/1"

# Every character that has a UTF-8 form, NUL and escapes among them.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
filled_text = text.filter(str.strip)
words = st.text(
    string.ascii_letters + "ÄÖÜßéñçəıİşğАКПйёЇΑΩあア漢한नमस्तेعربעברית -'’.()", min_size=1, max_size=30
).filter(str.strip)
languages = st.sampled_from(["", "en", "az", "ru", "tr", "de", "sr-Latn"])
scripts = st.sampled_from(["", "Latn", "Cyrl", "Arab"])


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    """EDTF of one date: a day, a month, a year, a decade or a century, perhaps about or uncertain."""
    day = draw(st.dates())
    form = draw(st.sampled_from(["{0:04d}", "{0:04d}-{1:02d}", "{0:04d}-{1:02d}-{2:02d}", "{3:03d}X", "{4:02d}XX"]))
    qualifier = draw(st.sampled_from(["", "~", "?", "%"]))
    return form.format(day.year, day.month, day.day, day.year // 10, day.year // 100) + qualifier


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A date, a closed interval, or one open on either side."""
    first = PartialDate(draw(single_dates()))
    second = PartialDate(draw(single_dates()))
    earlier, later = sorted((first, second), key=lambda date: (date.earliest, date.latest))
    if (earlier.earliest or 0) > (later.latest or 0):  # type: ignore[operator]
        later = earlier
    return draw(
        st.sampled_from(
            [first, PartialDate(f"{earlier}/{later}"), PartialDate(f"../{later}"), PartialDate(f"{first}/..")]
        )
    )


quantities = st.builds(
    Quantity,
    st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.sampled_from([Decimal("0.40"), Decimal("0.4"), Decimal("29.224"), Decimal("-0.0"), Decimal("1E+3")]),
    text,
    st.sampled_from(["", "%", "seats"]),
    st.sampled_from(["", "<", ">", "~"]),
)
text_values = st.builds(TextValue, text | words, languages, scripts)
mentions = st.builds(
    Mention,
    filled_text | words,
    st.sampled_from(get_args(MentionKind)),
    text,
    st.lists(st.tuples(words, text), max_size=2).map(sorted).map(tuple),
)
values = text_values | mentions | partial_dates() | quantities | st.builds(Url, text) | st.builds(Colour, text)


def sources() -> st.SearchStrategy[Source]:
    """Sources with at least one character."""
    return st.builds(Source.of, text.filter(bool), filled_text, st.sampled_from(["plaintext", "html"]))


@st.composite
def evidence(draw: st.DrawFn, source: Source) -> Evidence:
    """Some characters of the source, quoted."""
    start = draw(st.integers(0, len(source.text) - 1))
    end = draw(st.integers(start + 1, min(len(source.text), start + 30)))
    return Evidence(source.id, draw(filled_text), start, end, source.text[start:end])


def statements(source: Source) -> st.SearchStrategy[Statement]:
    """Statements of any property, value and qualifiers with words of this source."""
    return st.builds(
        Statement.of,
        mentions,
        st.sampled_from(sorted(properties())),
        values,
        evidence(source),
        qualifiers=st.lists(st.tuples(words, values), max_size=3),
        certainty=st.sampled_from(get_args(Certainty)),
        extractor=st.just(EXTRACTOR),
    )


def remarks(source: Source) -> st.SearchStrategy[Remark]:
    """Remarks on words of this source."""
    detail = st.lists(st.tuples(words, text), max_size=2).map(tuple)
    return st.builds(Remark, st.sampled_from(["unread-field", "shifted-row"]), text, evidence(source), detail)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Source, list[Statement], list[Remark]]:
    """A source with statements and remarks on it, each statement once."""
    source = draw(sources())
    found = draw(st.lists(statements(source), max_size=6, unique_by=lambda statement: statement.id))
    return source, found, draw(st.lists(remarks(source), max_size=3))
