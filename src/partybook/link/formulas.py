"""Texts that a spreadsheet would run as formulas."""

from __future__ import annotations

_BEGIN = ("=", "+", "-", "@", "\t", "\r")
"""How formulas begin."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_BEGIN) else text


def meant(text: str) -> str:
    """The text that `harmless` wrote."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_BEGIN) else text
