"""`partybook serve`: the book in a browser."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

import click

from partybook.errors import BookError, InvalidValue
from partybook.web.settings import Settings

SWITCH_SECONDS = 0.0005
"""How soon a page that is being made lets others, made before, go out."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")
@click.option("--edit", is_flag=True, help="Let findings and identity be decided in the browser.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name under which browsers may ask.")
@click.option("--private", is_flag=True, help="Every page needs an account; `partybook user add` makes one.")
@click.option("--rate-limit", default=0, metavar="N", help="Requests a minute from one address; 0 for no limit.")
@click.pass_obj
def serve(
    book_name: str, host: str, port: int, edit: bool, hosts: tuple[str, ...], private: bool, rate_limit: int
) -> None:
    """Open the book in a browser: pages, charts and an HTTP API.

    \b
    partybook serve
    partybook serve --edit
    partybook serve --host 0.0.0.0 --allow-host parties.example.org
    """
    try:
        import uvicorn

        from partybook.web.app import create_app
    except ModuleNotFoundError as error:
        raise BookError(f"serving needs {error.name}: pip install 'partybook[web]'") from None
    with listening(host, port) as opened:
        port = opened.getsockname()[1]
        app = create_app(Settings(book_name, edit, host, port, rate_limit, hosts, private))
        shown = f"[{host}]" if ":" in host else host
        sys.setswitchinterval(SWITCH_SECONDS)
        click.echo(f"{book_name} at http://{shown}:{port}/ (stop with Ctrl-C)")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[opened])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, 0 being any free port. Raises `InvalidValue` where that cannot be, saying why."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InvalidValue(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; --port and --host name others"
        ) from None
