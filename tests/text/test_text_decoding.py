"""Text comes out as written, whatever the encoding it was saved in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import SourceError
from standoff.text.decoding import decoded

DISPATCH = (
    "The minister said in Bogotá that Peru’s “red line” had been crossed – naïvely.\r\nNo one in Asunción agreed.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_dispatch_survives_each_usual_encoding(encoding: str) -> None:
    assert decoded(DISPATCH.encode(encoding), "a.txt") == DISPATCH


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decoded(text.encode("utf-8-sig"), "a.txt") == text


def test_a_page_may_declare_its_encoding() -> None:
    page = '<html><meta charset="windows-1251"><p>Россия отказывается.</p></html>'
    assert decoded(page.encode("cp1251"), "a.html") == page


def test_a_page_cannot_name_a_codec_that_pages_are_not_written_in() -> None:
    with pytest.raises(SourceError):
        decoded(b'<meta charset="unicode_escape">' + b"\xf0\x9f\x92" * 40, "a.html")


def test_utf_8_with_a_damaged_byte_is_not_turned_to_gibberish_and_its_line_is_named() -> None:
    damaged = DISPATCH.encode().replace("ó".encode(), b"\xc3")
    with pytest.raises(SourceError, match=r"a\.txt:2: byte 0xc3") as caught:
        decoded(damaged, "a.txt")
    assert caught.value.code == "undecodable"
