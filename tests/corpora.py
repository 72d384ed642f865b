"""Where the reference corpora lie: beside the checkout as `../shared`, or in the folder PARTYBOOK_SHARED names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("PARTYBOOK_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def corpus(*parts: str) -> Path:
    """A file or folder of the reference corpora; skips the test, in one line, when they are not there."""
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.skip("reference corpora not found beside the checkout (set PARTYBOOK_SHARED)")
    return path
