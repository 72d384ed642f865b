"""Names of parties that hold no noun such as "Party": what the words around them, all through a text, make of them.

"Liberty Pole", "Our Land", "Forward!": each place of a text where a name stands says a little; together they may be
enough (`terms/name_evidence.toml`). Nothing is known of any party beforehand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from partybook import terms
from partybook.extract.descriptions import ideology_of
from partybook.extract.name_words import is_abbreviation, is_capitals, matches_initials, nearly_matches_initials
from partybook.extract.people import looks_like_person
from partybook.extract.prose.introductions import looks_like_place
from partybook.extract.prose.phrases import (
    abbreviations_behind,
    capitalised_runs,
    country_words,
    is_party_phrase,
    is_trade_union,
    vocabulary,
)

_POLITICS = re.compile(
    r"\b(?:part(?:y|ies)|elect(?:ed|ions?)|seats?|coalitions?|votes?|[Pp]arliament|politicians?|deput(?:y|ies)|"
    r"candidates?|MPs?|senators?)\b"
)
_FEWEST_POLITICS = 3
"""How often a text must speak of parties, politicians, elections and seats for names in it to be weighed."""
_REACH = 110
"""Characters before and behind a name that are looked at."""
_ARTICLE = re.compile(r"\b(?:the|an?|its|their)\s+[\"“_]?\Z")
_FULL_NAME = re.compile(r"(?<![\w-])[A-Z][\w’'-]+\s(?:[A-Z]\.\s|(?:de|van|von|di|al|bin)\s)*[A-Z][\w’'-]+")
_ASSEMBLY = re.compile(r"(?:(?:national|party|people['’]s|general|[\w-]+th)\s)*congress(?:\s+of\s.*)?\Z", re.IGNORECASE)
"""A congress that is a parliament or a meeting, not a party such as the "People's Congress of the North"."""
_OFTEN = 2
"""How often a last word must stand alone to be somebody's surname."""
_MOST_HINTS = 2
_SURE = 3
_NEAR = 36
"""Characters before a name that the shorter contexts take."""
_MADE = re.compile(
    r"(?:found|form|launch|set up|constitut|creat|establish|register|start|deput|MP|senator|"
    r"councillor|candidate|member|defect|cross|went|split|broke|seced|splinter|breakaway|party|bsorb)"
)
"""Words of which the longer contexts hold one."""
_LONGEST = 6
"""Words of a name."""
_OF_PERSON = re.compile(
    r"\b(?:[Mm]rs?|Ms|Dr|Sir|President|Senator|Minister|Premier|[Aa]ctor|[Ss]inger|[Ll]awyer)\.?\s\Z"
)
_CRY = re.compile(r"!(?=\s+[a-z(]|['’]s|,|\.)")
"""Behind a name that ends in an exclamation mark, in the middle of a sentence."""


class _Contexts(NamedTuple):
    before: tuple[tuple[int, re.Pattern[str]], ...]
    behind: tuple[tuple[int, re.Pattern[str]], ...]


@cache
def _contexts() -> _Contexts:
    said = terms.load("name_evidence")
    before = [(int(weight), re.compile(rf"(?:{'|'.join(said['before'][weight])})\Z")) for weight in ("3", "2", "1")]
    behind = [(int(weight), re.compile("|".join(said["behind"][weight]))) for weight in ("3", "2", "1")]
    return _Contexts(tuple(before), tuple(behind))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(terms.load("name_evidence")["words"][kind])


def evident_names(texts: list[str], known: Iterable[str], places: frozenset[str]) -> Iterator[str]:
    """The names that the words around them show to be parties', in order; none that is known already or is a place's,
    an office's or a body's. A surname of somebody the text names in full is nobody's but theirs."""
    if sum(len(_POLITICS.findall(text)) for text in texts) < _FEWEST_POLITICS:
        return
    names = set(known)
    surnames = {name.rpartition(" ")[2] for text in texts for name in _FULL_NAME.findall(text)}
    met: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for text in texts:
        for name, start, end in _candidates(text):
            labelled = _label(name)
            if labelled and name[labelled:] not in names and looks_like_person(name[labelled:]):
                continue
            if name not in names and name not in surnames and name not in places:
                met[name].append((text, start, end))
    weights = {
        name: [_weight(text, name, start, end) for text, start, end in found]
        for name, found in met.items()
        if len(found) > 1 or " " in name or name.endswith("!")
    }
    persons = {
        name for name in weights if any(_OF_PERSON.search(text[max(0, at - 12) : at]) for text, at, _ in met[name])
    }
    enough = {name for name, found in weights.items() if name not in persons and _is_enough(name, found)}
    enough = {name for name in enough if not (looks_like_person(name) and _goes_by_surname(name, texts))}
    yield from (name for name in weights if name in enough and not _is_of_two(name, enough | names))


def _goes_by_surname(name: str, texts: Iterable[str]) -> bool:
    """Whether a text names the bearer by the last word alone, as it names people: "Griffin" for "Nick Griffin"."""
    first, _, last = name.rpartition(" ")
    alone = re.compile(rf"(?<!{re.escape(first)} )(?<![Tt]he )(?<![\w-]){re.escape(last)}(?![\w-]|\s[A-Z])")
    return sum(len(alone.findall(text)) for text in texts) >= _OFTEN


def _is_of_two(name: str, parties: set[str]) -> bool:
    """Whether a name is those of two parties: "Liberty Pole and Green Future"."""
    joints = (name.partition(joint) for joint in (" and ", " & ") if joint in name)
    return any(left in parties and right in parties for left, _, right in joints)


def _is_enough(name: str, found: list[int]) -> bool:
    """Whether what is said around a name, and its own words, make it a party's; a single word needs two places."""
    words = [re.sub(r"['’]s\Z", "", word) for word in name.lower().split()]
    hints = _hints(name)
    told = sorted(found, reverse=True)[:3]
    against = any(word in _words("soft") for word in words)
    total = sum(told) + hints - against
    fewest = int(terms.load("name_evidence")["fewest"])
    if len(words) == 1 and not name.endswith("!"):
        return total >= fewest + 2 and told[0] > 1 and len(found) > 1
    return total >= fewest and told[0] > 1


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    """The runs of capitals of a text that may be names of parties, each also parted at its "and"."""
    for run in capitalised_runs(text):
        start, end = run[0][0], run[-1][1]
        joints = [at for at, (left, right) in enumerate(run) if text[left:right] in ("and", "&")]
        parts = [(start, end)]
        for at in joints:
            opened = {text[left:right] for left, right in run[:at]} & {"of", "for"}
            if at > 1 and len(run) - at > 2 and not opened:
                after = at + 2 if text[run[at + 1][0] : run[at + 1][1]] == "the" else at + 1
                parts += [(start, run[at - 1][1]), (run[after][0], end)]
        for left, right in parts:
            left = _bare_start(text, left, right)
            right += 1 if _CRY.match(text, right) else 0
            right -= 2 if text[left:right].endswith(("'s", "’s")) else 0
            if right > left and text[left].isupper() and _may_be(text[left:right]):
                yield text[left:right], left, right


def _bare_start(text: str, start: int, end: int) -> int:
    """Where the name begins behind an adjective that only describes: "Trotskyist Workers' Current"."""
    first, _, rest = text[start:end].partition(" ")
    describes = ideology_of(first) and first.lower() not in _words("hints")
    return start + len(first) + 1 if describes and " " in rest else start


@lru_cache(maxsize=8192)
def _hints(name: str) -> int:
    """How many words of a name are such as stand in names of parties, two at most; an exclamation mark is one."""
    words = {re.sub(r"['’]s\Z", "", word) for word in name.lower().split()} | set(name.lower().split())
    return min(len(words & _words("hints")), _MOST_HINTS) + name.endswith("!")


@lru_cache(maxsize=8192)
def _may_be(name: str) -> bool:
    """Whether a name may be a party's at all: no person's form without such a word, no place, body or office."""
    if not _hints(name) and (" and " in name or (" " in name and looks_like_person(name))):
        return False
    words = [re.sub(r"['’]s?\Z", "", word).lower() for word in name.rstrip("!").split()]
    if not 0 < len(words) <= _LONGEST or len(name) < 4 or any(map(str.isdigit, name)) or ". " in name:
        return False
    if is_abbreviation(name) or is_capitals(name) or any(map(is_abbreviation, name.split())) or " in " in name:
        return False
    if name in terms.load("prose")["short_names"] or words[-1] in vocabulary("adjectives") | _words("alone"):
        return False
    if words[-2:] == ["official", "opposition"]:
        return False
    if _ASSEMBLY.match(name) or is_trade_union(name) or (len(words) == 1 and words[0] in vocabulary("nouns")):
        return False
    if is_party_phrase(name) or name in country_words() or looks_like_place(name):
        return False
    no_party = vocabulary("not_parties") - _words("soft")
    lowered = " ".join(words)
    if any(other in lowered for other in vocabulary("others")) or words[-1] in vocabulary("months"):
        return False
    if set(words) & (no_party | (vocabulary("titles") - _words("hints"))) or set(words) <= vocabulary("before_names"):
        return False
    return not set(name.split()) <= country_words()


@lru_cache(maxsize=8192)
def _label(name: str) -> int:
    """Where the person begins behind what they are: "Republican Bo Hill", "National Republican Bo Hill"; 0 for none."""
    words = name.split()
    label = next((at for at in range(len(words), 0, -1) if words[at - 1].lower() in _words("adherents")), 0)
    person = " ".join(words[label:])
    return len(name) - len(person) if label and " " in person and not _hints(person) else 0


def _weight(text: str, name: str, start: int, end: int) -> int:
    """How much the words around one place of a name speak for a party."""
    contexts = _contexts()
    before = _ARTICLE.sub("", text[max(0, start - _REACH) : start].rstrip('"“_'))
    before = before if before.endswith(" ") or not before else f"{before} "
    behind = text[end : end + _REACH].lstrip('"”_')
    near = before[-_NEAR:]
    found = next(
        (
            weight
            for weight, pattern in contexts.before
            if (weight < _SURE and pattern.search(near))
            or (weight == _SURE and _MADE.search(before) and pattern.search(before))
        ),
        0,
    )
    found += next((weight for weight, pattern in contexts.behind if pattern.match(behind)), 0)
    for short_start, short_end in abbreviations_behind(text, end):
        short = text[short_start:short_end]
        found += 2 if matches_initials(short, name) or nearly_matches_initials(short, name) else 1
        break
    return found
