"""What holds the whole together: imports go downwards, the public names exist, every command has its page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import partybook
from partybook.cli import commands

ROOT = Path(__file__).resolve().parents[1]


def test_imports_go_downwards_only() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_public_name_exists() -> None:
    assert partybook.__all__ == sorted(partybook.__all__)
    for name in partybook.__all__:
        assert hasattr(partybook, name), name


def test_every_command_has_a_page_that_names_its_options() -> None:
    for name, command in commands.commands.items():
        page = (ROOT / "docs" / "commands" / f"{name}.md").read_text("utf-8")
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--"):
                    assert flag in page, f"docs/commands/{name}.md does not name {flag}"


def test_every_dependency_states_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    dependencies = [line for line in lines if line.startswith('  "') and ">=" in line]
    assert dependencies
    for line in dependencies:
        assert "  # " in line, line
