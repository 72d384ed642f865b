"""How each kind of template in the vocabulary becomes text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from functools import cache

from partybook.read.document import MarkKind, Text, TextBuilder, join
from partybook.read.templates.call import Call, fixed
from partybook.read.templates.dates import as_of, date_range, day_month_year, year_month_day
from partybook.read.templates.languages import (
    east_asian,
    in_fixed_language,
    in_language,
    language_code,
    named_scripts,
    romanisation,
)
from partybook.read.templates.marking import marked
from partybook.terms import load

_DIGITS = re.compile(r"\d[\d ,.']*")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|www\.", re.IGNORECASE)
_COMPUTED = re.compile(r"\d{1,12}(?:\.\d{1,6})?\Z")


def _point(kind: MarkKind, value: str, inner: Iterable[Text] = ()) -> Text:
    """A mark of no width, and behind it those of the texts it was made of."""
    builder = TextBuilder()
    builder.mark(kind, 0, None, value)
    for text in inner:
        for mark in text.marks:
            if mark.start == mark.end:
                builder.mark(mark.kind, 0, None, mark.value)
    return builder.build()


def _first(call: Call, _: str) -> Text:
    text = call.argument(1, "text", "content", "texte", "texto", "quote", "текст")
    if not text and (words := default_words().get(call.name)):
        return fixed(words, call)
    return text


@cache
def default_words() -> dict[str, str]:
    """Words of templates that show something when they are given nothing."""
    return dict(load("templates")["default"])


def _last(call: Call, _: str) -> Text:
    arguments = call.arguments()
    return arguments[-1] if arguments else call.named.get("text", Text(""))


def _wrapper(kind: MarkKind) -> Callable[[Call, str], Text]:
    return lambda call, _: marked(_first(call, ""), kind)


def _list(call: Call, _: str) -> Text:
    builder = TextBuilder()
    for name in ("title", "titre", "título", "titulo", "başlıq", "başlık", "заголовок"):
        if title := call.named.get(name):
            builder.extend(title)
            builder.mark("heading", 0, len(builder))
            break
    for item in call.arguments():
        builder.line(item.span()[0] if item else call.start)
        builder.extend(item.strip() if item else item)
    return builder.build()


def _native_list(call: Call, _: str) -> Text:
    named = call.named
    items = [
        marked(name, "language", language_code(str(named.get(f"tag{number}", ""))))
        for number in range(1, 21)
        if (name := named.get(f"name{number}") or named.get(f"phrase{number}"))
    ]
    return join(items, "\n") if items else _list(call, "")


def _composition(call: Call, _: str) -> Text:
    """Seats of total; the total is empty when it is a template that stands elsewhere."""
    seats, total = (str(call.argument(at, name)).strip() for at, name in ((1, "seats"), (2, "total")))
    if not seats and not total:
        return _point("composition", "/") if call.positional else Text("")
    content = f"{seats} / {total}" if total else seats
    builder = TextBuilder()
    builder.extend(fixed(content.strip(), call))
    builder.mark("composition", 0, len(builder), f"{seats}/{total}")
    for argument in (call.argument(1), call.argument(2)):
        for mark in argument.marks:
            if mark.start == mark.end and mark.kind in ("reference", "note"):
                builder.mark(mark.kind, len(builder), None, mark.value)
    return builder.build()


def _percentage(call: Call, _: str) -> Text:
    """A share computed from two numbers, as MediaWiki shows it; the words themselves when they are no numbers."""
    part, whole, decimals = (str(call.argument(at)).replace(",", "").strip() for at in (1, 2, 3))
    places = int(decimals) if decimals.isdecimal() and len(decimals) == 1 else 0
    if _COMPUTED.match(part) and _COMPUTED.match(whole) and Decimal(whole):
        share = Decimal(part) * 100 / Decimal(whole)
        return fixed(f"{share:.{places}f}%", call)
    return call.argument(1)


def _percentage_bar(call: Call, _: str) -> Text:
    share = call.argument(1)
    shown = str(share).strip()
    try:
        Decimal(shown.replace(",", "."))
    except InvalidOperation:
        return share
    return fixed(shown + "%", call)


def _number(call: Call, _: str) -> Text:
    return call.argument(1)


def _trend(call: Call, direction: str) -> Text:
    """The marker, and the number it may hold."""
    builder = TextBuilder()
    builder.extend(fixed({"up": "▲", "down": "▼"}.get(direction, "▬"), call))
    builder.mark("trend", 0, 1, direction)
    if behind := call.argument(1):
        builder.add(" ", call.start, call.end)
        builder.extend(behind)
    return builder.build()


def _link(call: Call, _: str) -> Text:
    """An article and where it stands in another language: `ill|Page|fr|Page en français|lt=words`."""
    page = call.argument(1, "en", "есть", "trad", "надо")
    third = call.argument(3) if call.name.startswith(("lien", "не переведено", "нп")) else Text("")
    shown = call.named.get("lt") or call.named.get("texte") or call.named.get("текст") or third or page
    if call.name.startswith(("не переведено", "нп")) and call.argument(2):
        shown = call.argument(2)
    return marked(shown, "link", str(page) or str(shown))


def _page(call: Call, _: str) -> Text:
    page = call.argument(1)
    return marked(call.named.get("shortname") or page, "link", str(page))


def _party_name(call: Call, _: str) -> Text:
    builder = TextBuilder()
    name = call.argument(1)
    builder.mark("colour", 0, None, str(name))
    builder.extend(marked(call.named.get("shortname") or name, "link", str(name)))
    return builder.build()


def _url(call: Call, _: str) -> Text:
    address, shown = call.argument(1, "url", "1"), call.argument(2, "name", "title")
    target = next((mark.value for mark in address.marked("link")), "") or str(address).strip()
    shown = shown or (address if address.marked("link") and str(address) != target else shown)
    if not target:
        return Text("")
    if call.name in ("facebook", "twitter"):
        target = f"https://www.{call.name}.com/{target}"
    elif not _ADDRESS.match(target) and ":" not in target.split("/")[0]:
        target = "http://" + target
    words = shown if shown and not _ADDRESS.match(str(shown)) else address
    return marked(Text(words.content, words.runs), "link", target)


@cache
def _reference_words() -> tuple[str, ...]:
    return tuple(load("templates")["reference"]["words"])


def _reference(call: Call, _: str) -> Text:
    named = [str(call.named[name]) for name in _reference_words() if call.named.get(name)]
    words = named or [str(text) for text in call.positional if text]
    return _point("reference", ". ".join(dict.fromkeys(words)) if named else " ".join(words))


def _note(call: Call, _: str) -> Text:
    text = call.argument(1, "text", "content", "texte", "texto", "текст")
    words = " ".join(text.content.split("\n")).strip()
    if words:
        return _point("note", words, [text])
    return _point("reference", str(call.named.get("name", "")), [*call.positional, *call.named.values()])


def _anchored_note(call: Call, _: str) -> Text:
    text = call.argument(2) or call.argument(1)
    return _point("note", " ".join(text.content.split("\n")), [text])


def _colour_of(text: Text) -> str:
    """The colour an argument gives: its words, or the party whose colour an inner template asked for."""
    return str(text).strip() or next((mark.value for mark in text.marked("colour")), "")


def _colour(call: Call, _: str) -> Text:
    if call.name.startswith("canadian"):
        return _point("colour", str(call.argument(2) or call.argument(1)))
    return _point("colour", _colour_of(call.argument(1, "color", "colour", "party", "hex")))


def _legend(call: Call, _: str) -> Text:
    builder = TextBuilder()
    builder.mark("colour", 0, None, _colour_of(call.argument(1)))
    builder.extend(call.argument(2, "text"))
    return builder.build()


def _image(call: Call, _: str) -> Text:
    named = next((call.named[name] for name in ("image", "image1", "photo1a") if call.named.get(name)), None)
    return _point("image", str(named or call.argument(1)))


def _flag(call: Call, _: str) -> Text:
    builder = TextBuilder()
    country = call.argument(1)
    builder.mark("image", 0, None, str(country))
    shown = call.named.get("name") or (call.argument(2) if call.name in ("flagcountry", "flag country") else None)
    builder.extend(marked(shown or country, "link", str(country)))
    return builder.build()


def _expansion(call: Call, _: str) -> Text:
    builder = TextBuilder()
    builder.extend(call.argument(1))
    if meaning := call.argument(2):
        builder.mark("note", len(builder), None, str(meaning))
    return builder.build()


def _approximate(call: Call, _: str) -> Text:
    builder = TextBuilder()
    arguments = [text for text in call.positional if text] or [Text("")]
    for index, argument in enumerate(arguments[:2]):
        builder.add(" – c. " if index else "c. ", call.start, call.end)
        builder.extend(argument)
    text = builder.build()
    return text if str(arguments[0]) else fixed("c. ", call)


def _literal(call: Call, _: str) -> Text:
    words = [text for text in call.positional if text]
    if not words:
        return Text("")
    builder = TextBuilder()
    builder.add("lit. '" if call.name.startswith("lit") else "'", call.start, call.end)
    builder.extend(join(words, " "))
    builder.add("'", call.start, call.end)
    return builder.build()


def _sort_name(call: Call, _: str) -> Text:
    first, last = call.argument(1), call.argument(2)
    builder = TextBuilder()
    builder.extend(join([text for text in (first, last) if text], " "))
    page = call.argument(3)
    if len(builder) and not call.named.get("nolink"):
        builder.mark("link", 0, len(builder), str(page) or f"{first} {last}".strip())
    return builder.build()


def _character(call: Call, words: str) -> Text:
    argument = call.argument(1)
    return argument if argument and call.name in ("n/a", "na", "unknown", "tba", "tbd") else fixed(words, call)


def _nothing(call: Call, _: str) -> Text:
    return Text("")


def _hatnote(call: Call, _: str) -> Text:
    builder = TextBuilder()
    for argument in call.arguments():
        if argument:
            if len(builder):
                builder.add(", ", call.start, call.end)
            builder.extend(marked(argument, "link", str(argument)) if not argument.marked("link") else argument)
    return builder.build()


RENDERERS: dict[str, Callable[[Call, str], Text]] = {
    "text": _first,
    "last": _last,
    "small": _wrapper("small"),
    "strike": _wrapper("strike"),
    "list": _list,
    "native-list": _native_list,
    "date": year_month_day,
    "date-dmy": day_month_year,
    "date-range": date_range,
    "as-of": as_of,
    "composition": _composition,
    "percentage": _percentage,
    "percentage-bar": _percentage_bar,
    "number": _number,
    "trend": _trend,
    "link": _link,
    "page": _page,
    "party-name": _party_name,
    "url": _url,
    "reference": _reference,
    "note": _note,
    "anchored-note": _anchored_note,
    "colour": _colour,
    "legend": _legend,
    "image": _image,
    "flag": _flag,
    "language": in_language,
    "romanisation": romanisation,
    "east-asian": east_asian,
    "named-scripts": named_scripts,
    "fixed-language": in_fixed_language,
    "expansion": _expansion,
    "approximate": _approximate,
    "literal": _literal,
    "sort-name": _sort_name,
    "character": _character,
    "nothing": _nothing,
    "elsewhere": _nothing,
    "hatnote": _hatnote,
}
"""The vocabulary's kinds and how each becomes text; the second argument is the detail of `Kind`."""
