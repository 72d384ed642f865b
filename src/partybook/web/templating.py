"""Templates, with every text escaped unless it was made to be HTML here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from partybook.charts.forms import available
from partybook.model import digest
from partybook.parties.ask import described
from partybook.web import words
from partybook.web.evidence import quotes_of, remarks_of, title_of_name, who_differs
from partybook.web.shelf import slug

CSRF_MARK = f"csrf-{token_hex(16)}"
"""Stands in kept pages where each browser's own token goes; nobody outside can know it."""

WHO_MARK = f"who-{token_hex(16)}"
"""Stands where a page says who is logged in."""

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


@cache
def looks() -> str:
    """A word that changes when a template, the style sheet or a script does."""
    files = sorted([*(FOLDER / "templates").iterdir(), *STATIC.iterdir()])
    return digest(b"".join(file.read_bytes() for file in files))[:12]


@cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "shown": words.shown,
        "words": words.words,
        "number": words.number,
        "tagged": words.tagged,
        "language": words.language,
        "direction": words.direction,
        "cut": words.cut,
        "slug": slug,
        "described": described,
        "quotes": quotes_of,
        "remarks": remarks_of,
        "who_differs": who_differs,
        "label": lambda name: name.replace("_", " "),
        "titled": titled,
        "swatch": words.swatch,
    }
    env.globals |= {"forms": available(), "looks": looks(), "csrf_mark": CSRF_MARK, "who_mark": WHO_MARK}
    return env


_PATH = re.compile(r"\A/|://|/[^/]*\.\w{1,8}\Z")


def titled(source: str) -> str:
    """What a source is called: its title as it is, of a path or an address the part that tells."""
    return title_of_name(source) if _PATH.search(source) else source


def render(template: str, **given: Any) -> str:
    """A template filled in."""
    return environment().get_template(template).render(**given)
