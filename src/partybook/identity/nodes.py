"""What a mention is known by: one key for what cannot but be one party, so that judgements can point at it.

    parlgov:558                  an id of a dataset
    wikidata:Q123                an item
    wikipedia:en:Green Party     a page, however its address is written
    name:3f2a...:green party     else a name within one source

Two mentions of one key are one party without any judgement. Everything else is judged (`judgements.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from partybook.identity.agreement import plain
from partybook.model import Mention, TextValue, Url, Value

PLAIN_DETAILS = frozenset({"country"})
"""Details of a mention that are no ids."""

SHARED_SCHEMES = frozenset({"wikipedia", "name"})
"""Schemes by which one party may be known twice: pages are redirected, renamed and shared, names even more."""

JUDGED_SCHEMES_EXCEPT = frozenset({"viaf", "gnd", "freebase"})
"""Catalogues that often have several entries for one party, or one for several: no evidence of who is who."""

_PAGE = re.compile(
    r"https?://(?:www\.)?([a-z-]+)(?:\.m)?\.wikipedia\.org/(?:wiki/|w(?:iki)?/index\.php\?title=)([^?#&]+)"
)
_PAGE_IN_NAME = re.compile(r"https?://[a-z.-]+\.wikipedia\.org/wiki/\S.*\Z")
_SCHEME = re.compile(r"[a-z][a-z0-9_.-]*\Z")
"""A dataset's own ids. Numbers of registers ("TSE Identification Number") are given to one party after another."""
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q\d+)\Z")


@lru_cache(maxsize=65536)
def page_key(address: str) -> str:
    """ "en:Green Party" of a page's address, its percent signs and underscores undone; empty when it is none."""
    found = _PAGE.match(address)
    return f"{found[1]}:{page_title(unquote(found[2]))}" if found else ""


def page_title(title: str) -> str:
    """A page's title as MediaWiki has it: spaces, a capital letter first, no part of the page named."""
    words = unicodedata.normalize("NFC", " ".join(title.partition("#")[0].replace("_", " ").split()))
    return words[:1].upper() + words[1:]


def key_of_identifier(scheme: str, value: Value) -> str:
    """The key of a statement `identifier`: "wikidata:Q123"; empty when the scheme tells no parties apart."""
    words = value.url if isinstance(value, Url) else value.text if isinstance(value, TextValue) else ""
    if not words or not _SCHEME.match(scheme) or scheme in JUDGED_SCHEMES_EXCEPT:
        return ""
    if scheme == "wikipedia":
        page = page_key(words)
        return f"wikipedia:{page}" if page else ""
    if scheme == "wikidata":
        found = _ITEM.match(words)
        return f"wikidata:{found[1]}" if found else ""
    return f"{scheme}:{words}"


def node_of(mention: Mention, source_id: str, source_name: str = "", title: str = "") -> str:
    """The key of a mention in a source. `title` is the title of the source's document: the page itself."""
    for scheme, value in mention.details:
        if scheme not in PLAIN_DETAILS:
            return f"{scheme}:{value}"
    if mention.link:
        page = page_key(mention.link)
        if page:
            return f"wikipedia:{page}"
        if "://" not in mention.link:
            return f"wikipedia:{_language(source_name)}:{page_title(mention.link)}"
    if title and plain(mention.name) == plain(title) and (page := page_of_source(source_name)):
        return f"wikipedia:{page}"
    return f"name:{source_id[:12]}:{plain(mention.name)}"


def page_of_source(source_name: str) -> str:
    """The key of the page that a source's name ends with, as the names of a corpus's records do."""
    found = _PAGE_IN_NAME.search(source_name)
    return page_key(found[0]) if found else ""


def _language(source_name: str) -> str:
    page = page_of_source(source_name)
    return page.partition(":")[0] if page else "en"


def scheme_of(node: str) -> str:
    return node.partition(":")[0]


def unique_id(node: str) -> tuple[str, str] | None:
    """The scheme and id of a key when no party can have two of that scheme; None for pages and names."""
    scheme, _, id = node.partition(":")
    return None if scheme in SHARED_SCHEMES else (scheme, id)
