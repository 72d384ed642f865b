"""MediaWiki source to a `Document`: `markup` finds the brackets, `inline` makes texts, `page` blocks."""

from partybook.read.wikitext.page import read

__all__ = ["read"]
