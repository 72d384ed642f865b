"""Where the reference corpora lie."""

from __future__ import annotations

import os
from pathlib import Path


def shared(*parts: str) -> Path:
    """A path in the folder of reference corpora: PARTYBOOK_SHARED, else `../shared` beside the checkout.

    Raises `SystemExit` with one sentence when it is not there.
    """
    base = Path(os.environ.get("PARTYBOOK_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    path = base.joinpath(*parts)
    if not path.exists():
        raise SystemExit(f"{path} not found: set PARTYBOOK_SHARED to the folder of the reference corpora")
    return path
