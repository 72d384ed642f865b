"""How names of parties look in a text: capitalised phrases with a noun such as "Party", abbreviations in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from partybook import terms
from partybook.extract.name_words import is_abbreviation
from partybook.extract.people import looks_like_person
from partybook.extract.subject import DATELINE
from partybook.model import Mention

TOKEN = re.compile(r"[^\W_](?:[\w'’./&-]*[\w'’])?\.?|&|–|-")
_QUALIFIED = re.compile(r"\s\((?P<inside>[A-Z][a-zà-ÿ]+(?:[ –-][A-Za-zà-ÿ]+)?)\)")
_GOES_ON = re.compile(r",\s(?:the\s)?[A-Z][\w'’-]*\s[A-Z]")
"""Behind the name of a list that is not its last, so that an "and" in it belongs to it."""
_EPITHET = re.compile(r".*-(?:era|led|backed|dominated|based|aligned|supported|oriented|minority|majority|speaking)\Z")
_BRACKET_BEHIND = re.compile(r"[\"”»'_]?,?\s*\(([^()]*(?:\([^()]*\))?[^()]*)\)")
_PIECE = re.compile(r"[^,;:]+")
_ARTICLE = re.compile(r"\s*(?:(?:el|la|le|il|o|a|die|der|das|or|the|in short|abbr\.?|abbreviated)\s+)?", re.IGNORECASE)
_OF = ("of", "for", "in", "de", "del", "do", "da", "to", "des", "du")
_TWO_LETTERS = re.compile(r"[A-Z][a-zà-ÿ]")
_SHORTEST = 2
"""Letters of a bracket behind a party's name that only abbreviates it: "Progress Party (Fr)"."""
_IN_PLACE = re.compile(r"\s(?:in|at)\s(?=[A-Z])")
_STOOD = re.compile(
    r"\b(?:stood|ran|sat|standing|running|elected|campaigned|MP|candidate|seat|contested|won)\b"
    r"[^.;()]{0,40}\b(?:for|of)\s(?:the\s)?\Z"
)
_MIXED = re.compile(r"(?=(?:\w*[A-Z]){2})[A-Z]\w{1,7}")

SPLINTERS = frozenset({"splinter", "breakaway", "split-off", "dissident", "rival"})
"""Words that make a group one that left a party."""


@cache
def vocabulary(field: str) -> frozenset[str]:
    """A list of words about parties and their names from `terms/prose.toml`."""
    return frozenset(terms.load("prose")["parties"][field])


@cache
def country_words() -> frozenset[str]:
    """Names of countries and the adjectives of their people."""
    table: dict[str, list[str]] = terms.load("countries")["adjectives"]
    return frozenset(table) | {adjective for adjectives in table.values() for adjective in adjectives}


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in terms.load("countries")["adjectives"])


def abbreviations_behind(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Where abbreviations stand in the bracket directly behind a name that ends at `end`."""
    bracket = _BRACKET_BEHIND.match(text, end)
    for piece in _PIECE.finditer(text, bracket.start(1), bracket.end(1)) if bracket else ():
        article = _ARTICLE.match(text, piece.start(), piece.end())
        start = article.end() if article else piece.start()
        short = text[start : piece.end()].strip()
        if (
            is_abbreviation(short) or _MIXED.fullmatch(short) or _TWO_LETTERS.fullmatch(short)
        ) and short not in vocabulary("not_abbreviations"):
            yield start, start + len(short)


_TRADE_UNION = re.compile(
    r"\w\s(?:workers'?|sector|energy|mining|transport|brigades|nurses'?|railwaymen'?s?|dockers'?|postal|miners'?|teamsters'?|clerks'?)"
    r"\s+union\Z|\bunion of (?:\w+ )?(?:workers|miners|mineworkers|railwaymen|teachers|journalists|students|nurses)\b"
)
"""Names that hold "Union" and are no party's: those of people with one trade."""


def is_party_phrase(name: str) -> bool:
    """Whether a phrase of several words holds a noun such as "Party", and not only as in "Soviet Union"."""
    words = [word.strip("()'’").lower() for word in re.split(r"[\s_]+", name)]
    lowered = " ".join(words)
    for other in vocabulary("others"):
        lowered = lowered.replace(other, "")
    nouns = [at for at, word in enumerate(words) if word in vocabulary("nouns")]
    of = bool(nouns) and words[nouns[0] + 1 : nouns[0] + 2] in (["of"], ["for"])  # "Union for the New Republic"
    if (words[-1] in vocabulary("not_parties") and not of) or set(words) & vocabulary("not_party_words"):
        return False
    if _TRADE_UNION.search(" ".join(words)) or _is_state(words):
        return False
    return len(words) > 1 and any(word in vocabulary("nouns") for word in lowered.split())


def _is_state(words: list[str]) -> bool:
    """ "Union of South Africa": a union of nothing but a country is that country."""
    behind = " ".join(word for word in words[2:] if word != "the")
    return words[:2] == ["union", "of"] and behind in _countries()


Run = list[tuple[int, int]]
"""Words of a text by their places."""


def capitalised_runs(text: str) -> tuple[Run, ...]:
    """Words with capitals that follow each other, with the small words that join them. Nobody changes a run."""
    return _runs(text) if len(text) > _SHORT_TEXT else tuple(_capitalised(text))


def first_run(text: str) -> Run | None:
    """The first of the `capitalised_runs` of a text."""
    return next(_capitalised(text), None)


_FORENAMES = re.compile(r"(?!U\.[SKN]\.|E\.U\.|D\.C\.)(?:[A-Z]\.){2,3}")
"""Initials written together: "D.F. Malan"."""
_SHORT_TEXT = 200
"""Longer texts are paragraphs, which are looked through several times."""


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[Run, ...]:
    return tuple(_capitalised(text))


def _capitalised(text: str) -> Iterator[Run]:
    run: list[tuple[int, int]] = []
    dateline = DATELINE.match(text)
    for match in TOKEN.finditer(text, dateline.end() if dateline is not None else 0):
        word = match[0]
        closes = word.endswith(".") and (len(word) > 3 or (len(word) == 3 and word[:2].isupper()))
        closes = closes and _FORENAMES.fullmatch(word) is None
        end = match.end() - (1 if closes else 0)
        joins = bool(run) and not text[run[-1][1] : match.start()].strip()
        before = text[run[-1][0] : run[-1][1]] if run else ""
        if joins and word == "the" and (before in ("in", "to") or before[:1].isupper()):
            joins = False  # "Party in the Western zones", "In Opposition the Coalition"
        if run and not joins:
            yield from _closed(text, run)
            run = []
        if word[0].isupper() or (run and word[1:2].isupper()) or (run and word.lower() in vocabulary("connectors")):
            run.append((match.start(), end))
            if end != match.end():
                yield from _closed(text, run)
                run = []
        else:
            yield from _closed(text, run)
            run = []
    yield from _closed(text, run)


def _closed(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    while run and text[run[-1][0] : run[-1][0] + 2].islower():  # but "nGaedheal"
        run = run[:-1]
    while run and _opens_no_name(text[run[0][0] : run[0][1]].lower()):
        run = run[1:]
    if len(run) > 2 and _EPITHET.match(text[run[1][0] : run[1][1]]):  # "Western Germany-based"
        run = run[2:]
    if run:
        yield run


def _opens_no_name(word: str) -> bool:
    small = word in vocabulary("before_names") or word in vocabulary("connectors")
    return small or _EPITHET.match(word) is not None


def _in_list(text: str, run: list[tuple[int, int]], listed: bool) -> Iterator[list[tuple[int, int]]]:
    """A run behind a party and a comma ends a list, whose last two names "and" joins; "and of" always parts."""
    words = [text[start:end] for start, end in run]
    joints = [at for at in range(1, len(words) - 1) if words[at] == "and" and (listed or words[at + 1] == "of")]
    if not joints:
        yield run
        return
    yield run[: joints[-1]]
    yield run[joints[-1] + (2 if words[joints[-1] + 1] == "of" else 1) :]


def is_trade_union(name: str) -> bool:
    """Whether a name is that of a union of people with one trade."""
    return _TRADE_UNION.search(name.lower()) is not None or re.search(r"sector union\Z", name.lower()) is not None


@cache
def _of_a_day() -> re.Pattern[str]:
    """Names with a day: "March 14 Alliance", "26th of July Movement", "14 April Coalition"."""
    months = "|".join(month.capitalize() for month in vocabulary("months"))
    return re.compile(
        rf"\b(?:(?:{months})\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{months}))"
        r"\s(?:[A-Z][\w’'-]+\s){0,2}?(?:Alliance|Movement|Coalition|Party|Front|Bloc|Union|Organi[sz]ation)\b"
    )


_OF_BOTH = re.compile(r"\s+(?:[a-z]+\s+)?(?:coalition|alliance|government|cabinet|pact|ticket|merger)\b")


def _allied(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The names in "the Green Party–Red League coalition"."""
    words = [text[start:end] for start, end in run]
    dashes = [at for at, word in enumerate(words) if word == "–" and 0 < at < len(words) - 1]
    names = [name for at in dashes for name in (" ".join(words[:at]), " ".join(words[at + 1 :]))]
    if len(dashes) == 1 and run[-1][1] == len(text.rstrip()) and _is_whose(*names):
        yield run[dashes[0] + 1 :]
        return
    if not dashes or not _OF_BOTH.match(text, run[-1][1]) or not all(map(is_party_phrase, names)):
        yield run
        return
    begin = 0
    for at in (*dashes, len(run)):
        yield run[begin:at]
        begin = at + 1


def _is_whose(person: str, party: str) -> bool:
    """Whether an entry of a list is a person with their party behind a dash: "Anna Tal – Green Party of Ruritania"."""
    return looks_like_person(person) and not is_party_phrase(person) and is_party_phrase(party) and party[:1].isupper()


def party_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases that name a party by a noun such as "Party" or "Front"."""
    for dated in _of_a_day().finditer(text):
        yield dated.span()
    last = -1
    for whole in capitalised_runs(text):
        listed = text[last : whole[0][0]] in (", ", ", the ") if last >= 0 else False
        listed = listed and _GOES_ON.match(text, whole[-1][1]) is None
        runs = [one for run in _in_list(text, whole, listed) for one in _allied(text, run)]
        for part in (part for run in runs for part in _split_names(text, run)):
            start, end = part[0][0], part[-1][1]
            followed = _QUALIFIED.match(text, end)
            if followed and not is_abbreviation(followed["inside"]) and len(followed["inside"]) > _SHORTEST:
                end = followed.end()
            if text[max(start, end - 2) : end] in ("'s", "’s"):
                end -= 2
            end = _before_constituency(text, start, end)
            if is_party_phrase(text[start:end]):
                last = whole[-1][1]
                yield start, end


def _before_constituency(text: str, start: int, end: int) -> int:
    """Where the name ends in "stood for the A Party in Upper Hill", whose last words are where one stood."""
    place = _IN_PLACE.search(text, start, end)
    ends = place is not None and is_party_phrase(text[start : place.start()])
    return place.start() if place is not None and ends and _STOOD.search(text, max(0, start - 60), start) else end


def _is_of_people(words: list[str]) -> bool:
    """Whether "of" is followed by people of two kinds: "Union of Farmers and Workers for Peace"."""
    return len(words) > 2 and words[1] == "and" and all(words[at].endswith("s") and len(words[at]) > 4 for at in (0, 2))


def _has_noun(words: list[str]) -> bool:
    return any(re.sub(r"['’]s$", "", word) in vocabulary("nouns") for word in words)


def _split_names(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Split "A Party and B Party", "B Party Leader John Smith" and "Leader of the B Party" where the names end."""
    words = [text[start:end].lower() for start, end in run]
    for at in range(len(run) - 2, -1, -1):  # "Anna Tal's Social Democrats"
        if (
            words[at].endswith(("'s", "’s"))
            and words[at][:-2] not in vocabulary("possessors")
            and _has_noun(words[at + 1 :])
        ):
            run, words = run[at + 1 :], words[at + 1 :]
            break
    for at in range(len(run) - 2, 0, -1):  # "Anna Tal of the Green Front", "GF and the Free ..."
        if words[at] == "the" and words[at - 1] == "and" and _has_noun(words[:at]):
            yield from _split_names(text, run[: at - 1])
            run, words = run[at + 1 :], words[at + 1 :]
            break
        if words[at] == "the" and words[at - 1] in ("of", "and", "for", "in") and not _has_noun(words[:at]):
            run, words = run[at + 1 :], words[at + 1 :]
            break
    nouns = [index for index, word in enumerate(words) if re.sub(r"['’]s$", "", word) in vocabulary("nouns")]
    begin = 0
    for at, noun in enumerate(nouns):
        last = at == len(nouns) - 1
        end = noun + 1
        if noun < begin:
            continue  # "Communist Party of the Soviet Union": the second noun belongs to the first
        if end < len(words) and words[end] in _OF:
            joins = [index for index in range(end, len(words)) if words[index] == "and" and _has_noun(words[index:])]
            joins = [index for index in joins if not _is_of_people(words[end + 1 :])]
            end = joins[0] if joins else len(words)
        elif words[noun] in vocabulary("first") and last:
            end = len(words)  # "Partido Nacional"
        elif ("of" in words[begin:noun] or words[begin] == "european") and _is_of_people(words[noun : noun + 3]):
            end = noun + 3  # "Council of Northern Farmers and Workers"
        elif not last and "and" not in words[end : nouns[at + 1]]:
            continue
        joins = [index for index in range(begin, noun) if words[index] == "and"]
        if joins and is_abbreviation(text[run[joins[-1] - 1][0] : run[joins[-1] - 1][1]]):
            begin = joins[-1] + 1  # "the GVF and Union for Arden"
        part = run[begin:end]
        while part and not text[part[-1][0]].isupper():
            part = part[:-1]
        while part and text[part[-1][0] : part[-1][1]].lower() in vocabulary("months") | vocabulary("connectors"):
            part = part[:-1]
        while part and _opens_no_name(text[part[0][0] : part[0][1]].lower()):
            part = part[1:]
        if part:
            yield part
        begin = end


def is_alliance(party: Mention, noun: str = "front") -> bool:
    """Whether a party's name says that it is an alliance of parties, which a noun may stand for: no front is "the
    coalition"."""
    words = party.name.lower().split()
    kinds = ("coalition", "alliance", "bloc", "list", *((noun,) if noun in ("front", "union", "federation") else ()))
    return any(kind in words for kind in kinds)
