"""A picture as a file: SVG as it is, PNG and PDF by vl-convert, which works offline."""

from __future__ import annotations

from importlib.util import find_spec

from partybook.errors import ReadError

FORMS = ("svg", "png", "pdf")
MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


def available() -> tuple[str, ...]:
    """The forms that can be made with what is installed."""
    return FORMS if find_spec("vl_convert") else FORMS[:1]


def converted(picture: str, form: str, scale: float = 2.0) -> bytes:
    """An SVG picture in a form of `FORMS`; `scale` is dots a pixel, for PNG. Raises `ReadError` when vl-convert is not
    installed."""
    if form == "svg":
        return picture.encode()
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise ReadError(f"{form.upper()} needs vl-convert-python: pip install 'partybook[charts]'") from None
    if form == "png":
        return bytes(vl_convert.svg_to_png(picture, scale=scale))
    return bytes(vl_convert.svg_to_pdf(picture))
