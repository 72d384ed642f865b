"""Findings as one HTML page that needs nothing else: no script, no style sheet, no image from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from partybook.audit.finding import Finding
from partybook.audit.report.places import Places
from partybook.model import Evidence, Source

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
article { border-left: .3rem solid #888; padding: .1rem 0 .1rem 1rem; margin: 1.2rem 0; }
article.error { border-color: #c62828; } article.warning { border-color: #ef8f00; }
article.note { border-color: #5c85ad; }
article p { margin: .3rem 0; overflow-wrap: anywhere; }
.place, .code { font-family: ui-monospace, monospace; font-size: .85rem; opacity: .8; }
blockquote { margin: .4rem 0; padding: .3rem .8rem; background: #8882; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: #ffd54f; color: #000; padding: 0 .1em; }
.why { font-style: italic; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CONTEXT = 90
"""Characters of the source shown before and after a quote."""
_LONGEST = 600
"""Characters of a quote that are shown: a whole table as evidence would bury the rest."""


def as_html(findings: Sequence[Finding], sources: Iterable[Source]) -> str:
    """A self-contained page, findings grouped by source, their words marked. Every text is escaped."""
    places = {source.id: Places(source) for source in sources}
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.evidence[0].source, []).append(finding)
    parts = [f"<h1>{_count(findings)}</h1>"]
    for source, members in groups.items():
        parts.append(f"<section><h2>{_name(source, places)}</h2>")
        parts += [_article(finding, places) for finding in members]
        parts.append("</section>")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Partybook audit</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _count(findings: Sequence[Finding]) -> str:
    return "No findings" if not findings else f"{len(findings)} finding{'s' * (len(findings) != 1)}"


def _name(source: str, places: dict[str, Places]) -> str:
    return escape(places[source].source.name if source in places else source)


def _article(finding: Finding, places: dict[str, Places]) -> str:
    first, *others = finding.evidence
    lines = [
        f'<article class="{escape(finding.severity)}">',
        f'<p><span class="code">{escape(finding.severity)} {escape(finding.rule)}</span> {escape(finding.message)}</p>',
        _quote(first, places),
    ]
    if others:
        lines.append(f"<details{' open' * (len(others) == 1)}><summary>compared with {len(others)} more</summary>")
        lines += [_quote(other, places) for other in others]
        lines.append("</details>")
    if finding.resolution:
        lines.append(f'<p class="why">Why: {escape(finding.resolution)}</p>')
    return "\n".join([*lines, "</article>"])


def _quote(evidence: Evidence, places: dict[str, Places]) -> str:
    known = places.get(evidence.source)
    quote = evidence.quote if len(evidence.quote) <= _LONGEST else evidence.quote[:_LONGEST] + "…"
    if known is None:
        return f"<blockquote><mark>{escape(quote)}</mark></blockquote>"
    text = known.source.text
    line, column = known.line_and_column(evidence.start)
    before = text[max(0, evidence.start - _CONTEXT) : evidence.start].rpartition("\n")[2]
    after = text[evidence.end : evidence.end + _CONTEXT].partition("\n")[0]
    place = f"{escape(known.source.name)}:{line}:{column}, {escape(evidence.where)}"
    words = f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"
    return f'<p class="place">{place}</p><blockquote>{words}</blockquote>'
