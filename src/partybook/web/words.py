"""Values as a page says them: words, with language and direction; numbers grouped; dates as people read them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from markupsafe import Markup, escape

from partybook.charts.wording import date_words
from partybook.model import Colour, Mention, PartialDate, Quantity, TextValue, Url, Value
from partybook.terms import load

_SAFE_URL = re.compile(r"https?://[^\s\"'<>]+\Z", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_SWATCH = '<svg class="swatch" viewBox="0 0 8 8" aria-hidden="true"><rect width="8" height="8" fill="{}"/></svg>'
LONGEST = 400
"""Characters of one value that a page shows; the rest stays in its source."""


def cut(text: str, length: int = LONGEST) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def words(value: Value | None) -> str:
    """A value in words, no longer than `LONGEST`."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return date_words(value)
    if isinstance(value, Quantity):
        return cut(f"{value.bound}{number(value.number)}" + ("%" if value.unit == "%" else ""))
    return cut(str(value))


def number(value: Decimal | float | None, places: int | None = None) -> str:
    """A number with thousands grouped; `places` decimals when given, else as many as it has. Empty for None."""
    if value is None:
        return ""
    if places is not None:
        return f"{value:,.{places}f}"
    whole = -(10**15) < value < 10**15 and value == int(value)
    if whole and not (isinstance(value, Decimal) and int(value.as_tuple().exponent) < 0):
        return f"{int(value):,}"
    return f"{value:,}"


def direction(text: str) -> str:
    """ "rtl" when the first letter of a text is written from right to left, else "ltr"."""
    for char in text[:LONGEST]:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def language(value: Value | None) -> str:
    """The language tag of a text, its script when that is not Latin; empty when neither is known."""
    if not isinstance(value, TextValue):
        return ""
    tag = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value.language)
    code = value.language if tag else "und" if value.script and value.script != "Latn" else ""
    script = value.script if re.fullmatch(r"[A-Z][a-z]{3}", value.script) and value.script != "Latn" else ""
    return f"{code}-{script}" if code and script and "-" not in code else code


@cache
def _named() -> dict[str, dict[str, str]]:
    return load("languages")


def language_words(value: Value | None) -> str:
    """ "Azerbaijani, Cyrillic": the language of a text, and its script when that is not Latin and not the language's
    own name; empty when neither is known."""
    if not isinstance(value, TextValue):
        return ""
    spoken = _named()["languages"].get(value.language.partition("-")[0], "")
    script = _named()["scripts"].get(value.script, "")
    return ", ".join(part for part in dict.fromkeys((spoken, script)) if part)


def tagged(text: str, lang: str = "") -> Markup:
    """A name or quote with its direction kept apart from the text around it, and its language where known."""
    shown = cut(text)
    attributes = f' lang="{escape(lang)}"' if lang else ""
    return Markup("<bdi{}>{}</bdi>").format(Markup(attributes), shown)


def swatch(colour: str) -> Markup:
    """A small square of a colour given as #rrggbb; nothing for what is none."""
    return Markup(_SWATCH).format(colour) if _HEX.match(colour) else Markup("")


def shown(value: Value | None) -> Markup:
    """A value as HTML: links only to http and https addresses, everything else as escaped words."""
    if isinstance(value, Url):
        if _SAFE_URL.match(value.url) and len(value.url) <= LONGEST:
            return Markup('<a rel="nofollow noreferrer external" href="{0}">{0}</a>').format(value.url)
        return Markup("{}").format(cut(value.url))
    if isinstance(value, Colour):
        if _HEX.match(value.colour):
            return swatch(value.colour) + Markup(" {}").format(value.colour)
        return Markup("{}").format(cut(value.colour))
    if isinstance(value, TextValue):
        return tagged(value.text, language(value))
    if isinstance(value, Mention):
        return tagged(value.name)
    if isinstance(value, PartialDate):
        return Markup('<time datetime="{}">{}</time>').format(value.edtf, date_words(value))
    return Markup("{}").format(words(value))
