"""Each wrong input gives one line with its stable code, and says what to do."""

import io
import os
import sys
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.text import from_text, load

PROSE = "Peru refuses to open the pass until Chile pays.\n"


def code_of(source: str | Path, **options: str) -> str:
    with pytest.raises(SourceError) as caught:
        load(source, **options)
    error = caught.value
    assert "\n" not in str(error)
    assert error.remedy
    return error.code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty-document"),
        ("a.txt", b" \r\n\t\xc2\xa0\n", "empty-document"),
        ("a.txt", b"\xef\xbb\xbf", "empty-document"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "damaged-pdf"),
        ("a.pdf", b"%PDF-1.7\n", "damaged-pdf"),
        ("a.pdf", PROSE.encode(), "no-pdf"),
        ("a.txt", b"PK\x03\x04\x14\x00", "unsupported-format"),
        ("a.md", b"{\\rtf1\\ansi Peru}", "unsupported-format"),
        ("a", b"<?xml version='1.0'?>\n<rss version='2.0'></rss>", "no-entries"),
        (
            "a.xml",
            b"<?xml version='1.0'?>\n<!-- wire -->\n<nitf><body><p>Peru said no.</p></body></nitf>",
            "unsupported-format",
        ),
        ("a", b"<?xml version='1.0'?><!DOCTYPE urlset><urlset><url/></urlset>", "unsupported-format"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("a.txt", b"Peru\x00said no", "binary"),
        ("a.txt", bytes(range(128, 256)) * 4, "binary"),
        ("a.txt", b"\x01\x02\x03\x04 abc", "binary"),
        ("a.txt", "“Peru” said — “no” – and “no”".encode()[:-1], "undecodable"),
        ("a.txt", b"\xff\xfeP\x00e", "undecodable"),
        ("a.srt", PROSE.encode(), "no-cues"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> soon\nPeru\n", "bad-time-code"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert code_of(path) == code


def test_xml_that_is_a_page_is_loaded_and_a_text_about_xml_too(tmp_path: Path) -> None:
    page = (
        "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html><body><article>"
        + f"<p>{PROSE}</p>" * 8
        + "</article></body></html>"
    )
    for name, text in (("a.xml", page), ("b", page), ("c.xml", PROSE)):
        (tmp_path / name).write_text(text)
        assert "Peru" in load(tmp_path / name).text


def test_a_missing_file_a_folder_and_an_impossible_name(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.txt") == "missing-file"
    assert code_of(tmp_path) == "directory"
    (tmp_path / "a.txt").write_text(PROSE)
    assert code_of(tmp_path / "a.txt" / "b.txt") == "missing-file"
    assert code_of("a\0b") == "unreadable"
    assert code_of("a" * 5000) == "unreadable"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything, so the system's answer is played to it
        monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert code_of(path) == "unreadable"


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # a sparse file: reading it would take all memory
    assert code_of(path) == "too-large"


def test_the_limit_is_five_megabytes_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 5_000_000)
    assert len(load(path).text) == 5_000_000
    path.write_bytes(b"a" * 5_000_001)
    assert code_of(path) == "too-large"


def test_a_pdf_may_be_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(50_000_001)
    assert code_of(path) == "too-large"
    with path.open("ab") as file:
        file.truncate(5_000_001)
    assert code_of(path) == "damaged-pdf"


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input_is_read_within_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, "Bogotá refuses.\r\n".encode())
    assert load("-").text == "Bogotá refuses.\r\n"
    standard_input(monkeypatch, b"a" * 5_000_001)
    assert code_of("-") == "too-large"
    standard_input(monkeypatch, b"")
    assert code_of("-") == "empty-document"
    monkeypatch.setattr(sys, "stdin", None)
    assert code_of("-") == "unreadable"


@pytest.mark.parametrize(
    "date", ["", "2012-13", "2012-02-30", "12-06-27", "27 June 2012", "2012-6-27", "0000", "２０１２"]
)
def test_a_date_that_is_none_is_refused(tmp_path: Path, date: str) -> None:
    assert code_of(tmp_path / "none.txt", date=date) == "bad-date"


@pytest.mark.parametrize("date", ["2012", "2012-06", "2012-06-27", "2012-02-29"])
def test_a_date_may_be_partial(date: str) -> None:
    assert from_text(PROSE, date=date).date == date


def test_an_unknown_kind_names_the_known_ones(tmp_path: Path) -> None:
    assert code_of(tmp_path / "a.txt", kind="docx") == "unknown-kind"
    with pytest.raises(SourceError, match="txt, md, html, vtt, srt, pdf, feed"):
        from_text(PROSE, kind="rtf")


def test_a_kind_goes_before_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("# Peru\n\nIt said no.\n")
    assert load(path, kind="md").title == "Peru"


@pytest.mark.parametrize("text", ["%PDF-1.4\n", "<rss version='2.0'></rss>", "<?xml version='1.0'?>\n<feed></feed>"])
def test_what_is_no_text_is_not_taken_for_one_because_its_kind_is_given(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a"
    path.write_text(text)
    for kind in ("txt", "md", "html"):
        assert code_of(path, kind=kind) == "unsupported-format"


def test_a_string_that_no_file_could_hold_is_refused() -> None:
    for text in ("a\ud800b", "a" * 5_000_001, "a\x00b", "%PDF-1.4"):
        with pytest.raises(SourceError):
            from_text(text)
    with pytest.raises(SourceError) as caught:
        from_text(PROSE, kind="pdf")
    assert caught.value.code == "no-pdf"


def test_a_hostile_file_name_is_shown_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "a\n\x1b[31m\u202eb.txt")
    assert str(caught.value).isprintable()
