"""All benchmarks, one after the other."""

from __future__ import annotations

import subprocess
import sys

for name in (
    "infoboxes",
    "memory",
    "tables",
    "facts",
    "prose",
    "book",
    "measures",
    "world",
    "link",
    "link_scripts",
    "link_pages",
):
    print(f"== {name}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
