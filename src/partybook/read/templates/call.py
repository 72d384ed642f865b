"""A template with its arguments, and what its name means in the vocabulary."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from partybook.read.document import Run, Text
from partybook.terms import load


class Call(msgspec.Struct, frozen=True):
    """A template with its arguments already read. `name` is in lower case with single spaces, without "template:".

    `named` has the arguments with a name in lower case; `start` and `end` are the whole template in the source.
    """

    name: str
    positional: tuple[Text, ...]
    named: dict[str, Text]
    start: int
    end: int

    def argument(self, position: int, *names: str) -> Text:
        """The positional argument counted from 1 (also when written `1=`), or the first of `names` that has words."""
        if 0 < position <= len(self.positional):
            return self.positional[position - 1]
        for name in (str(position), *names):
            if found := self.named.get(name):
                return found
        return Text("")

    def arguments(self) -> list[Text]:
        """All positional arguments, those written `1=`, `2=` ... included."""
        if not any(name.isdecimal() for name in self.named):
            return list(self.positional)
        numbered = {int(name): text for name, text in self.named.items() if name.isdecimal() and len(name) < 4}
        return [*self.positional, *(numbered[key] for key in sorted(numbered) if key > len(self.positional))]


class Kind(NamedTuple):
    """What a template does; `detail` is the direction of a trend, the code of a language, the words of a character."""

    name: str
    detail: str = ""


_PREFIXES = (
    *("template:", "vorlage:", "modèle:", "plantilla:", "predefinição:", "şablon:", "şəbəkə:", "шаблон:", "szablon:"),
    *("t:", "msg:", "subst:", "safesubst:"),
)


def template_name(written: str) -> str:
    """A template's name as the vocabulary spells it: lower case, single spaces, no namespace."""
    name = " ".join(written.replace("_", " ").split()).lower()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix).lstrip()
    return name


@cache
def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for kind, entry in load("templates").items():
        for name in entry.get("names", ()):
            kinds[name] = Kind(kind)
        if kind == "trend":
            kinds.update({name: Kind(kind, direction) for direction, names in entry.items() for name in names})
        elif kind in ("character", "fixed-language"):
            kinds.update({name.lower(): Kind(kind, detail) for name, detail in entry.items()})
    return kinds


@cache
def _prefixes() -> tuple[tuple[str, Kind], ...]:
    tables = load("templates").items()
    return tuple((prefix, Kind(kind)) for kind, entry in tables for prefix in entry.get("prefixes", ()))


@cache
def kind_of(name: str) -> Kind | None:
    """What the template of this name (as `template_name` gives it) does; None when the vocabulary does not say."""
    if found := _kinds().get(name):
        return found
    return next((kind for prefix, kind in _prefixes() if name.startswith(prefix)), None)


def fixed(content: str, call: Call) -> Text:
    """Words that the whole template stands for."""
    if not content:
        return Text("")
    if len(content) > 1 and len(content) == call.end - call.start:  # runs of equal length would claim to be verbatim
        return Text(content, (Run(0, call.start, call.end), Run(1, call.start, call.end)))
    return Text(content, (Run(0, call.start, call.end),))
