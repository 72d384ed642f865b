"""The figures of an election result as numbers, what they imply, and the election in words."""

from __future__ import annotations

from decimal import Decimal

from partybook.identity.agreement import election_kind
from partybook.model import Quantity, Statement, Value

_THOUSANDS = 3
"""Digits after a separator of thousands."""
_KINDS = {"president": "presidential ", "parliament": "parliamentary ", "local": "local ", "european": "European "}


def places(number: Decimal) -> int:
    """Digits after the decimal point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def figure_of(value: Value | None, whole: bool = False) -> Decimal | None:
    """The number of a figure, None for a bound ("under 60") or no number.

    A `whole` figure written as 29.224 is read as thousands, since votes and seats have no fractions.
    """
    if not isinstance(value, Quantity) or value.bound:
        return None
    number = value.number
    if whole and number != number.to_integral_value() and places(number) == _THOUSANDS:
        return (number * 1000).to_integral_value()
    return number


def number(result: Statement, figure: str) -> Decimal | None:
    """The number of a result's figure ("votes", "vote_share", "seats", "seats_total", "rank")."""
    return figure_of(result.qualifier(figure), whole=figure != "vote_share")


def half_unit(value: Decimal) -> Decimal:
    """Half of the last decimal of a rounded number: how far the exact number may lie from it."""
    return Decimal(5).scaleb(-places(value) - 1)


def implied_total(result: Statement) -> tuple[Decimal, Decimal] | None:
    """The least and greatest total of votes that a result's votes and share, as rounded, allow; None without both."""
    votes, share = number(result, "votes"), number(result, "vote_share")
    if not votes or votes < 0 or share is None or share <= half_unit(share):
        return None
    half = half_unit(share)
    return votes * 100 / (share + half), votes * 100 / (share - half)


def election_name(result: Statement) -> str:
    """The election of a result in words: "1998 presidential election"."""
    district = result.qualifier("district")
    return f"{result.value} {_KINDS.get(election_kind(result), '')}election" + (f" in {district}" if district else "")
