"""The commands as a user runs them: what they print, how they fail, what they leave behind."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from partybook.cli import main

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "agrarian-party-of-russia-1993.txt"


class Done(NamedTuple):
    """How a run of the command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path, book: Path | str | None = None) -> Done:
    """Run the command line in this process, its output piped."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    chosen = ["--book", str(book)] if book else []
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main([*chosen, *map(str, arguments)])
    code = ended.value.code
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Done(code if isinstance(code, int) else 0, *said)


def run_process(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """Run the command in a process of its own, as a shell does."""
    command = [sys.executable, "-m", "partybook", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, input=stdin, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.sqlite"
    assert run("read", EXAMPLE, book=path).returncode == 0
    return path


def test_extract_prints_statements_whose_quotes_stand_in_the_file() -> None:
    done = run("extract", EXAMPLE, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    text = EXAMPLE.read_text("utf-8")
    for row in rows:
        evidence = row["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert {"id", "subject", "property", "value", "qualifiers", "certainty"} <= row.keys()
    said = {(row["property"], row["value"]) for row in rows}
    assert ("founded", "1993-02-26") in said and ("merged_into", "United Russia") in said
    assert {row["subject"] for row in rows if row["property"] != "died"} == {"Agrarian Party of Russia (1993)"}


def test_extract_reads_standard_input_and_gives_the_same_each_time() -> None:
    first = run_process("extract", "-", stdin=EXAMPLE.read_bytes())
    assert first.returncode == 0 and first.stdout == run_process("extract", EXAMPLE).stdout


def test_remarks_go_to_standard_error() -> None:
    assert "shifted-row" in run("extract", EXAMPLE, "--remarks").stderr


def test_reading_twice_changes_nothing(book: Path) -> None:
    before = run("status", "--format", "json", book=book).stdout
    again = run("read", EXAMPLE, book=book)
    assert "0 new, 0 statements added, 0 superseded" in again.stdout
    assert (
        json.loads(run("status", "--format", "json", book=book).stdout)["statements"]
        == json.loads(before)["statements"]
    )


def test_show_gives_each_value_with_its_source_and_the_disagreement(book: Path) -> None:
    shown = run("show", "agrarian party of russia", book=book).stdout
    assert "1993-02-26  (disputed)" in shown and "1993-06-09  (differs)" in shown
    assert "1,600,234" in shown and "1,600,254" in shown
    assert "[1] infobox/foundation" in shown and str(EXAMPLE) in shown


def test_show_finds_a_party_by_its_abbreviation_in_any_script(book: Path) -> None:
    for name in ("APR", "апр", "Аграрная партия России"):
        assert run("show", name, book=book).stdout.startswith("Agrarian Party of Russia (1993)")


def test_show_as_of_a_date_names_the_leader_of_that_time(book: Path) -> None:
    shown = run("show", "APR", "--as-of", "2006", book=book).stdout
    assert "Plotnikov" in shown and "Lapshin" not in shown
    assert "as of 2006" in shown


def test_show_as_json_has_the_same_facts(book: Path) -> None:
    found = json.loads(run("show", "APR", "--format", "json", book=book).stdout)
    assert [v["value"] for v in found["facts"]["founded"][0]["versions"]] == ["1993-02-26", "1993-06-09"]


def test_what_the_book_held_yesterday_was_nothing(book: Path) -> None:
    done = run("show", "APR", "--held-on", "2020-01-01", book=book)
    assert "1993" not in done.stdout.removeprefix("Agrarian Party of Russia (1993)")


def test_audit_names_the_slips_of_the_example(book: Path) -> None:
    done = run("audit", book=book)
    assert done.returncode == 0
    for words in ("Аграрнaя", "1.600.234", "1,600,254", "1993-06-09", "2,205,850"):
        assert words in done.stdout, words


def test_audit_of_a_file_needs_no_book(tmp_path: Path) -> None:
    done = run("audit", EXAMPLE, "--format", "json", book=tmp_path / "none.sqlite")
    assert {finding["rule"][0] for finding in json.loads(done.stdout)} >= {"S", "C", "I"}
    assert not (tmp_path / "none.sqlite").exists()


def test_audit_can_be_narrowed_and_can_fail_a_script(book: Path) -> None:
    assert run("audit", "--rule", "C", "--fail-on", "warning", book=book).returncode == 1
    assert run("audit", "--rule", "C", "--fail-on", "never", book=book).returncode == 0
    unknown = run("audit", "--rule", "Q9", book=book)
    assert unknown.returncode != 0 and "there is no rule 'Q9'" in unknown.stderr


def test_audit_as_html_is_one_page(book: Path) -> None:
    page = run("audit", "--format", "html", book=book).stdout
    assert page.startswith("<!doctype html>") and "<script" not in page and "1.600.234" in page


BAD_INPUT = [
    ("empty", b"", "empty"),
    ("white space", b" \n \n", "empty"),
    ("binary", bytes(range(256)) * 40, "binary"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
    ("an endless line", b"a" * 6_000_000, "line"),
    ("no party in it", b"The cat sat on the mat. It was a fine day in the village.", "no party"),
]


@pytest.mark.parametrize(("name", "data", "word"), BAD_INPUT, ids=[name for name, _, _ in BAD_INPUT])
def test_bad_input_is_one_sentence_and_leaves_the_book_as_it_was(
    name: str, data: bytes, word: str, book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    before = run("status", "--format", "json", book=book).stdout
    for done in (run("extract", path), run("read", path, book=book)):
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
        assert word in done.stderr and str(path) in done.stderr
    assert run("status", "--format", "json", book=book).stdout == before


def test_another_encoding_is_decoded_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "cyrillic.txt"
    text = "= Аграрная партия =\n\nАграрная партия (АП) — политическая партия в России, основанная в 1993 году.\n" * 3
    path.write_bytes(text.encode("cp1251"))
    done = run("extract", path, "--remarks")
    assert done.returncode == 0 and "Аграрная партия" in done.stdout


def test_a_good_file_among_bad_ones_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(EXAMPLE.read_bytes())
    done = run("read", tmp_path, book=tmp_path / "b.sqlite")
    assert done.returncode == 2 and "1 document read" in done.stdout and "bad.txt" in done.stderr


FAILURES = [
    (("show", "Nobody's Party"), 5, "has no party called"),
    (("show", "APR", "--as-of", "31.12.1999"), 2, "EDTF"),
    (("extract", "no/such/file"), 2, "no such file"),
    (("frobnicate",), 2, "No such command"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), FAILURES)
def test_a_mistake_is_answered_in_a_sentence(arguments: tuple[str, ...], code: int, words: str, book: Path) -> None:
    done = run(*arguments, book=book)
    assert done.returncode == code and words in done.stderr and "Traceback" not in done.stderr


def test_a_missing_book_is_said_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    done = run("status", book=path)
    assert done.returncode == 4 and str(path) in done.stderr and not path.exists()


def test_several_parties_of_one_name_are_listed(tmp_path: Path) -> None:
    book = tmp_path / "b.sqlite"
    for year in ("1920", "1993"):
        path = tmp_path / f"{year}.txt"
        path.write_text(
            f"= Forward ({year}) =\n\nForward\n- Ideology: Liberalism\n- Position: Centre\n- Founded: {year}\n"
        )
        assert run("read", path, book=book).returncode == 0
    done = run("show", "Forward", book=book)
    assert done.returncode == 5 and "#1 Forward (1920)" in done.stderr and "#2 Forward (1993)" in done.stderr
    assert run("show", "Forward (1920)", book=book).returncode == 0


@pytest.mark.parametrize("command", ["", "extract", "read", "show", "audit", "status"])
def test_help_shows_an_example(command: str) -> None:
    done = run(*([command] if command else []), "--help")
    assert done.returncode == 0 and f"partybook {command}".strip() in done.stdout.replace("Usage:", "")


def test_ctrl_c_keeps_what_was_finished(tmp_path: Path) -> None:
    folder, book = tmp_path / "documents", tmp_path / "b.sqlite"
    folder.mkdir()
    for number in range(400):
        text = f"= Party {number} =\n\nParty {number}\n- Ideology: Liberalism\n- Position: Centre\n- Founded: 1993\n"
        (folder / f"{number:03}.txt").write_text(text)
    command = [sys.executable, "-m", "partybook", "--book", str(book), "read", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 30
    while not book.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    if process.returncode != 0:  # it may have finished before the signal came
        assert process.returncode == 130
        assert stderr.decode().strip().splitlines()[-1].startswith("partybook: stopped") and b"Traceback" not in stderr
    assert run("read", folder, "--jobs", "2", book=book).returncode == 0
    assert json.loads(run("status", "--format", "json", book=book).stdout)["sources"] == {"plaintext": 400}


def test_ctrl_c_while_the_command_loads_ends_with_a_sentence() -> None:
    start = "from partybook_start import main; main()"
    command = [sys.executable, "-X", "importtime", "-c", start, "--help"]  # tells of every module that was loaded
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if line.endswith("partybook.errors\n"):
            process.send_signal(signal.SIGINT)
            break
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, "")
    assert "partybook: stopped before anything was done\n" in stderr and "Traceback" not in stderr


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("= Türkiye İşçi Partisi =\n\n- Kuruluş: 1961\n- Genel başkan: Şükrü Ağaoğlu\n".encode("cp1254"))
    done = run("extract", page)
    assert done.returncode == 0
    assert "the encoding was guessed to be cp1254" in done.stderr
    assert "Şükrü Ağaoğlu" in done.stdout
