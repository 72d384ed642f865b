"""Findings for people and programs: text like a compiler's, JSON, and one HTML page."""

from partybook.audit.report.json import as_json
from partybook.audit.report.page import as_html
from partybook.audit.report.text import as_text

__all__ = ["as_html", "as_json", "as_text"]
