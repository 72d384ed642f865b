"""Templates about languages: words in a language, their romanisation and their meaning behind them."""

from __future__ import annotations

import re
from functools import cache

from partybook.read.document import Text, TextBuilder
from partybook.read.templates.call import Call
from partybook.read.templates.marking import marked
from partybook.terms import load

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


def language_code(written: str) -> str:
    """BCP 47 of a code as template names and arguments write it; empty when it is none."""
    code = written.strip().lower()
    known: str | None = _codes().get(code)
    if known:
        return known
    if not _CODE.match(code):
        return ""
    first, *rest = code.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part for part in rest)])


@cache
def _codes() -> dict[str, str]:
    """Codes that MediaWiki's templates use and BCP 47 does not know."""
    return dict(load("templates")["language-codes"])


def in_language(call: Call, _: str) -> Text:
    """`lang|az|words`, `lang-az|words|romanisation`: the words under a "language" mark, what explains them behind."""
    prefix = next((p for p in ("lang-", "dil-") if call.name.startswith(p)), "")
    code = call.name.removeprefix(prefix) if prefix else str(call.argument(1, "code", "tag"))
    rest = 1 if prefix else 2
    words = call.argument(rest, "text", "texte", "paroles")
    builder = TextBuilder()
    builder.extend(words)
    bcp = language_code(code)
    if len(builder):
        builder.mark("language", 0, len(builder), bcp)
    # the second positional argument of `native name` and `lang` is not a romanisation
    spelled = call.argument(rest + 1) if prefix or call.name == "langx" else Text("")
    _explain(call, builder, spelled or call.named.get("translit") or Text(""), f"{bcp.split('-')[0]}-Latn", ", ")
    meaning = call.argument(rest + 2) if prefix or call.name == "langx" else Text("")
    meaning = meaning or call.named.get("lit") or call.named.get("translation") or call.named.get("literal") or Text("")
    _explain(call, builder, meaning, "", ", lit. ")
    return builder.build()


def _explain(call: Call, builder: TextBuilder, text: Text, code: str, before: str) -> None:
    if not text:
        return
    if len(builder):
        builder.add(before, call.start, call.end)
    start = len(builder)
    builder.extend(text)
    if code:
        builder.mark("language", start, len(builder), code)


def romanisation(call: Call, _: str) -> Text:
    words = call.argument(2) or call.argument(1)
    if len(call.arguments()) > 2:
        words = call.arguments()[-1]
    code = language_code(str(call.argument(1)))
    return marked(words, "language", f"{code}-Latn" if code and words is not call.argument(1) else "")


def in_fixed_language(call: Call, code: str) -> Text:
    return marked(call.argument(1, "text"), "language", code)


def east_asian(call: Call, _: str) -> Text:
    builder = TextBuilder()
    builder.extend(call.argument(1))
    _explain(call, builder, call.argument(2), "ja", " (" if len(builder) else "")
    opened = bool(call.argument(1)) and bool(call.argument(2))
    _explain(call, builder, call.argument(3), "ja-Latn", ", ")
    if opened:
        builder.add(")", call.start, call.end)
    return builder.build()


def named_scripts(call: Call, _: str) -> Text:
    builder = TextBuilder()
    for name, code in load("templates")["named-scripts"]["arguments"].items():
        _explain(call, builder, call.named.get(name, Text("")), code, ", ")
    return builder.build() if len(builder) else call.argument(1)
