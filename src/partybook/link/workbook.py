"""A table as an Excel workbook of one sheet, by the standard library: no text is run as a formula.

Office Open XML (ECMA-376), the least of it: inline strings, numbers, a header that stays in sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from partybook.errors import ReadError

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
_LONGEST = 32_767
"""Characters of a cell."""
_WIDEST = 60
_LOOKED_AT = 200
"""Rows that tell how wide a column is."""
_WHOLE_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})\Z")
"""Ids that a sheet may have as numbers, as it does where people typed them; "007" stays text."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="links" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_SHEETS}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>'
    ),
}


def write_workbook(header: Sequence[str], rows: Sequence[Sequence[object]], path: Path) -> None:
    """Write a table as a workbook. Raises `ReadError` when it has more rows than a sheet can have."""
    if len(rows) >= MOST_ROWS:
        raise ReadError(
            f"{path}: {len(rows):,} rows, and a sheet has at most {MOST_ROWS - 1:,}; write .csv or .parquet"
        )
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in _PARTS.items():
            package.writestr(name, _HEAD + content)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for piece in _sheet(header, rows):
                sheet.write(piece.encode())


def _sheet(header: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    looked_at = (header, *rows[:_LOOKED_AT])
    widths = [min(_WIDEST, 2 + max(len(str(row[at] or "")) for row in looked_at)) for at in range(len(header))]
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    yield f'{_HEAD}<worksheet xmlns="{_SHEETS}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    yield f"<cols>{columns}</cols><sheetData>" if columns else "<sheetData>"
    yield _row(header, ' s="1"')
    for row in rows:
        yield _row(row, "")
    yield "</sheetData></worksheet>"


def _row(cells: Iterable[object], style: str) -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(value: object, style: str) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float) or (isinstance(value, str) and _WHOLE_NUMBER.match(value)):
        return f"<c{style}><v>{value}</v></c>"
    text = _FORBIDDEN.sub(lambda found: "_x005F_" if found[0] == "_" else "", str(value)[:_LONGEST])
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
