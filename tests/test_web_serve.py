"""`partybook serve`: where it listens, how it stops, and what it says when it cannot begin."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from partybook.cli.serve import listening
from partybook.errors import InvalidValue
from partybook.store import open_book
from tests.test_cli import run


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.sqlite"
    open_book(path).close()
    return path


def test_a_port_that_is_taken_is_told_in_a_sentence(empty: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), book=empty)
    assert done.returncode != 0 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and f"port {port}" in done.stderr and "--port" in done.stderr


def test_an_address_of_another_machine_is_told_in_a_sentence() -> None:
    with pytest.raises(InvalidValue, match="cannot listen on 192"):
        listening("192.0.2.1", 0)


def test_a_book_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = run("serve", "--port", "0", book=tmp_path / "none.sqlite")
    assert done.returncode != 0 and "There is no book" in done.stderr and done.stderr.count("\n") == 1


def test_an_empty_book_says_how_to_fill_it_and_ctrl_c_ends_in_peace(empty: Path) -> None:
    command = [sys.executable, "-m", "partybook", "--book", str(empty), "serve", "--port", "0"]
    serving = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    assert serving.stdout is not None
    said = re.search(r"http://127\.0\.0\.1:\d+/", serving.stdout.readline())
    assert said
    with urlopen(said[0], timeout=60) as answer:
        assert "The book is empty" in answer.read().decode()
    serving.send_signal(signal.SIGINT)
    _, trouble = serving.communicate(timeout=30)
    assert serving.returncode == 0 and trouble == ""
