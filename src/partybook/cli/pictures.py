"""Pictures that commands write: the form that the name of a file says, and the file."""

from __future__ import annotations

from pathlib import Path

import click

from partybook.charts.forms import FORMS, converted
from partybook.errors import InvalidValue


def form_of(output: Path | None, form: str | None = None) -> str:
    """The form that was asked for, or that the name of the file says; SVG for neither."""
    ending = output.suffix.lower().lstrip(".") if output else "svg"
    if form is None and ending not in FORMS:
        raise InvalidValue(f"{output} does not say which form: end it in .svg, .png or .pdf")
    return form or ending


def write_picture(picture: str, output: Path | None, form: str, scale: float = 2.0) -> None:
    """Write an SVG picture in a form to a file, or to standard output; `scale` is dots a pixel, for PNG."""
    made = converted(picture, form, scale)
    if output is None:
        click.echo(made, nl=False)
        return
    try:
        output.write_bytes(made)
    except OSError as error:
        raise InvalidValue(f"{output} cannot be written: {error.strerror or error}; give another place") from None
