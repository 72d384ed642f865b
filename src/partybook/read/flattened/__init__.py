"""The infobox corpus (JSON Lines of flattened wikitext) to documents; real wikitext is read by `read.wikitext`."""

from partybook.read.flattened.record import read, read_record

__all__ = ["read", "read_record"]
