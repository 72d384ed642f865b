"""MediaWiki templates as the words, marks and silences they stand for: a call goes in, readable text comes out.

What a name means is vocabulary (`terms/templates.toml`); how each kind is rendered stands in `kinds` and `dates`. A
template that is not in the vocabulary renders as None, and its caller keeps the words of its arguments and says so.
"""

from __future__ import annotations

from partybook.read.document import Text, TextBuilder
from partybook.read.templates.call import Call, Kind, fixed, kind_of, template_name
from partybook.read.templates.kinds import RENDERERS

__all__ = ["Call", "Kind", "fixed", "kind", "kind_of", "put", "render", "template_name"]


def kind(name: str) -> str | None:
    """The kind of the template of this name: "date", "list", "elsewhere"; None if unknown."""
    known = kind_of(name)
    return known.name if known else None


def render(call: Call) -> Text | None:
    """The text a template stands for; None for an unknown template, whose arguments the caller keeps and reports.

    An empty text without marks means that nothing is to be read: either the template says nothing ("citation needed"),
    or it says what stands on another page (kind "elsewhere"), which the caller reports. A line break is "\\n" alone;
    `put` adds a rendered template to a text that is being built.
    """
    known = kind_of(call.name)
    return RENDERERS[known.name](call, known.detail) if known else None


def put(builder: TextBuilder, call: Call, text: Text) -> None:
    """Add a rendered template to a text being built: lists begin and end on lines of their own."""
    if text.content == "\n":
        builder.line(call.start)
    elif kind(call.name) in ("list", "native-list"):
        builder.line(call.start)
        builder.extend(text)
        builder.line(call.end - 1)
    else:
        builder.extend(text)
