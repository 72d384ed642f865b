"""The README shows what the commands really print."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.test_cli import run

ROOT = Path(__file__).resolve().parents[1]


def test_the_demo_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy")
    monkeypatch.chdir(ROOT)
    shown = (ROOT / "README.md").read_text("utf-8").split("```text\n")[1].split("\n\nThe same as pages")[0]
    commands = [block.partition("\n") for block in ("\n" + shown).split("\n$ partybook ")[1:]]
    assert [line.split()[0] for line, _, _ in commands] == ["read", "show", "audit"]
    for line, _, output in commands:
        done = run(*shlex.split(line), book=tmp_path / "demo.sqlite")
        assert done.stdout.replace(str(tmp_path / "demo.sqlite"), "demo.sqlite").strip() == output.strip()
