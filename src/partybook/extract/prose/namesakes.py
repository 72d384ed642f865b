"""People of one surname in a document: whom it may mean by the surname alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from partybook.extract.prose.register import is_title


def namesakes(people: Mapping[str, Iterable[str]], texts: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The surnames that several people of the document bear, with their full names; without those it names much less
    often than another (a scholar who is quoted once). And the one left of each surname, where it stands first.

    `people` are the full names in which a word stands.
    """
    shared: dict[str, list[str]] = {}
    surnamed: dict[str, str] = {}
    for word, names in people.items():
        full = [name for name in names if " " in name and not is_title(name.split()[0])]
        last = [name for name in full if name.split()[-1] == word]
        first = [name for name in full if name not in last and last and not _goes_by_last(name, texts)]
        full = [*last, *first]
        named = {name: sum(text.count(name) for text in texts) for name in full} if len(full) > 1 else {}
        often = [name for name in named if 2 * named[name] >= max(named.values())]
        if len(often) > 1:
            shared[word] = often
        elif often and often[0] in first:
            surnamed[word] = often[0]
    return shared, surnamed


def _goes_by_last(name: str, texts: Sequence[str]) -> bool:
    """Whether somebody is called by the last word of their name, so that its first is no surname: not so for
    "Chen Wei-lin", whom a text goes on to call "Chen"."""
    last = name.split()[-1]
    return sum(text.count(last) for text in texts) > sum(text.count(name) for text in texts)
