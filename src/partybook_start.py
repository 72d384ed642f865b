"""Where the `partybook` command starts: Ctrl-C while it loads ends it with a sentence, as it does later.

It stands beside the package, because Python loads `partybook` whole before any module in it.
"""

from __future__ import annotations

import os
import signal


def main() -> None:
    """Load the command line and run it."""
    stoppable = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # a shell may ask to ignore Ctrl-C
    if stoppable:
        signal.signal(signal.SIGINT, _stop)
    from partybook.cli import main as run

    if stoppable:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _stop(number: int, _frame: object) -> None:
    """End at once: libraries that are stopped while they load raise errors of their own."""
    os.write(2, b"partybook: stopped before anything was done\n")
    os._exit(128 + number)
