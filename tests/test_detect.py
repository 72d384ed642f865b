"""Bytes to text, and text to its format; the documents of files and folders."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partybook.errors import ReadError
from partybook.read import detect, find_documents, read_bytes, read_path, read_text
from partybook.read.document import Document, Paragraph
from tests.corpora import corpus

SENTENCE = "Die Grünen wurden 1980 gegründet; ihr Sitz ist Berlin, ihre Gründerin hieß Petra Kelly."
RUSSIAN = "Партия была основана в Москве в 1993 году, её лидером стал бывший министр. " * 8
PLAIN = "The party was founded in 1993.\r\n\r\nIt won 3 seats.\r"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16"),
        (SENTENCE.encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_is_decoded_exactly_and_without_a_note(data: bytes, encoding: str) -> None:
    decoded = detect.decode(data, "x")
    assert decoded == (SENTENCE, encoding, "")
    assert data.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCE, "cp1252"),
        (
            "Le Parti ouvrier français fut fondé en 1880 à Marseille ; son siège était à Lille, où il réclama l’égalité.",
            "cp1252",
        ),
        ("El partido fue fundado en México en 1929; su líder fue el señor Núñez, ¿quién más?", "cp1252"),
        ("Partia została założona w Łodzi w 1892 roku; jej przewodniczącym był Ignacy Daszyński.", "cp1250"),
        ("Partia została założona w Łodzi; jej świętą częścią był później Władysław Gomułka.", "iso8859-2"),
        ("Türkiye İşçi Partisi 1961 yılında kuruldu; genel başkanı Mehmet Ali Aybar, güçlüydü.", "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (SENTENCE, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
    ],
)
def test_other_encodings_are_guessed_with_a_note(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding), "x")
    assert document.source.text == text
    assert [skip.code for skip in document.skipped][:1] == ["encoding"]


def test_an_encoding_that_a_page_declares_is_taken() -> None:
    words = "<body><p>Przewodniczący: Łukasz Żółć.</p></body>"
    page = f'<html><head><meta charset="iso-8859-2"></head>{words}</html>'
    decoded = detect.decode(page.encode("iso-8859-2"), "x")
    assert (decoded.text, decoded.encoding) == (page, "iso-8859-2")
    assert "declares" in decoded.note


def test_few_broken_bytes_are_replaced_and_counted() -> None:
    data = (SENTENCE * 20).encode()
    decoded = detect.decode(data[:500] + b"\xff" + data[500:], "x")
    assert decoded.encoding == "utf-8"
    assert "1 broken" in decoded.note


def test_line_ends_stay_as_they_are() -> None:
    document = read_bytes(PLAIN.encode(), "x")
    assert document.source.text == PLAIN
    texts = [str(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["The party was founded in 1993.", "It won 3 seats."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"text\x00\x01\x02\x03" * 400, "binary"),
        (b"\x01\x02\x03\x04\x05 text" * 100, "control characters"),
        (codecs.BOM_UTF8 + b"abc\xff\xfe", "broken at byte"),
        (b"x" * (detect.LONGEST_LINE + 1), "line 1 is longer"),
        (b"a\n" + b"x" * (detect.LONGEST_LINE + 1), "line 2 is longer"),
        (b"a line\n" * (detect.LARGEST_DOCUMENT // 7 + 1), "too large"),
    ],
)
def test_what_is_no_document_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "folder/file.txt")
    message = str(caught.value)
    assert words in message
    assert message.startswith("folder/file.txt: ")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("= Title =\n\n== Section ==\nThe party won.\n\n| Year | % |\n| 1990 | 3 |\n", "plaintext"),
        ("Title\nKey: value\nOther: value\n\n<br> stands for a line break in HTML.\n", "plaintext"),
        ("+---+------------------+\n| a | {{Collapsible list |\n+---+------------------+\n\n{{-}}\n", "plaintext"),
        ("| 1910 | '''660,864   | 49.97% | '''Majority |\n| 1913 | '''700 | 3 | '''Minority |\n", "plaintext"),
        ("# Title\n\nSee [Labour](https://example.org) and [Tories](https://example.org/t).\n", "plaintext"),
        ("Erst 5 < 7 und dann 8 > 6.\n", "plaintext"),
        ("{{Infobox political party\n| name = X\n| founded = 1990\n}}\n", "wikitext"),
        ("'''X''' is a [[political party|party]].<ref>A</ref><br>\n== History ==\n", "wikitext"),
        ("{| class=wikitable\n! Year !! Votes\n|-\n| 1990 || 5\n|}\nIn [[France]] too.\n", "wikitext"),
        ("<div><small>[[A]], [[B]] and [[C]]</small></div>\n{{navbox\n|x}}\n", "wikitext"),
        ("#REDIRECT [[Other party]]", "wikitext"),
        ("<!DOCTYPE html>\n<html><body>'''[[x]]'''</body></html>", "html"),
        ("<!-- a page -->\n<html>\n<p>x</p></html>", "html"),
        ("<p>One</p>\n<table><tr><td>1990</td></tr></table>\n", "html"),
        ("http://example.org/page\n<html><head><title>x</title></head></html>", "html"),
        ('{"country": "AUT", "wikipedia_data": {"infobox": {}}}\n', "record"),
        ('{"country": "AUT"}\n', "plaintext"),
        ('{"wikipedia_data": broken\n', "plaintext"),
    ],
)
def test_the_content_tells_the_format(text: str, format: str) -> None:
    assert detect.format_of(text) == format


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = detect.decode(data, "x")
    except ReadError as error:
        assert str(error).startswith("x: ")
        return
    if not decoded.note:
        assert data.decode(decoded.encoding) == decoded.text
    detect.format_of(decoded.text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("{}[]|'=<>!-#ab \n"), max_size=300))
def test_any_markup_has_a_format(text: str) -> None:
    assert detect.format_of(text) in ("plaintext", "wikitext", "html", "record")


def test_a_file_is_read_and_offsets_fit_it(tmp_path: Path) -> None:
    path = tmp_path / "party.anything"
    path.write_bytes(PLAIN.encode())
    [document] = read_path(path)
    assert (document.source.name, document.source.text) == (str(path), PLAIN)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, words in [(tmp_path / "absent", "no such file"), (tmp_path, "a folder")]:
        with pytest.raises(ReadError, match=words):
            list(read_path(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        list(read_path(path))


RECORD = (
    '{"country": "AUT", "wikipedia": "https://en.wikipedia.org/wiki/X", "wikipedia_data": {"infobox": {"name": "X"}}}'
)


def test_a_corpus_is_streamed_a_document_a_record(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text(f"{RECORD}\n\nno record\n{RECORD}\n")
    documents: list[Document] = list(read_path(path))
    names = [document.source.name for document in documents]
    assert [name.startswith(f"{path}#{line}") for name, line in zip(names, (1, 3, 4), strict=True)] == [True] * 3
    assert [skip.code for skip in documents[1].skipped] == ["unreadable-record"]


def test_documents_of_folders_are_found_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.md", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_documents([tmp_path, tmp_path / "a.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b.txt", "sub/c.md"]


def test_an_empty_folder_and_a_missing_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="without documents"):
        find_documents([tmp_path])
    with pytest.raises(ReadError, match="no such file"):
        find_documents([tmp_path / "absent"])


def test_text_is_held_to_the_same_limits() -> None:
    with pytest.raises(ReadError, match="empty"):
        read_text(" \n", "-")
    assert read_text("The party won.", "-").source.name == "-"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("folder", "format"),
    [
        ("seed", "plaintext"),
        ("articles/gold/docs", "plaintext"),
        ("articles/wikipedia", "plaintext"),
        ("articles/html", "html"),
    ],
)
def test_formats_of_real_documents(folder: str, format: str) -> None:
    for path in sorted(corpus(*folder.split("/")).iterdir()):
        decoded = detect.decode(path.read_bytes(), path.name)
        assert (detect.format_of(decoded.text), decoded.encoding) == (format, "utf-8"), path.name
