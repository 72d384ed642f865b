"""What an explorer is told when it starts."""

from __future__ import annotations

import msgspec

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Settings(msgspec.Struct, frozen=True):
    """`book` is a path or URL; `rate_limit` is requests a minute from one address, 0 for no limit.

    `private` pages are for accounts only. `hosts` are further names under which browsers may ask.
    """

    book: str
    edit: bool = False
    host: str = "127.0.0.1"
    port: int = 8765
    rate_limit: int = 0
    hosts: tuple[str, ...] = ()
    private: bool = False

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can ask."""
        return self.host in LOOPBACK
