"""A PDF gives its paragraphs with their pages, and no PDF can stop the caller."""

import io
import random
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_making import PICTURE, Printed, file_of, made_pdf, paragraphs_set, stream, wrapped
from pypdf import PdfReader, PdfWriter

from standoff.errors import SourceError
from standoff.text import BlockKind, Document, load, sandbox
from standoff.text.loading import from_bytes

PROSE = (
    "Peru refuses to open the pass until Chile pays for the bridge that it blew up in the winter of 1977.",
    "Chile, whose miners eat what comes over the pass, says that it owes nothing and will wait for the spring, when "
    "the snow melts and the road along the coast can be used again by the lorries of its army.",
    "It is unlikely that either will move before the election, a diplomat in La Paz said.",
)
NEITHER_PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def code_of(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(data, "a.pdf")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value.code


def page_with(contents: bytes) -> bytes:
    """A file of one page that draws `contents`, the object of a stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"
    return file_of({1: NEITHER_PAGES[0], 2: NEITHER_PAGES[1], 3: page, 4: contents})


@pytest.mark.parametrize("width", [24, 40, 72])
def test_paragraphs_come_out_as_they_were_set(tmp_path: Path, width: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made_pdf(paragraphs_set(PROSE, width=width)))
    assert texts(load(path)) == list(PROSE)


def test_each_word_knows_the_page_that_it_was_printed_on() -> None:
    dice = random.Random(7)
    words = sorted({word for words in PROSE for word in words.split()})
    told = [" ".join(dice.choices(words, k=30)).capitalize() + "." for _ in range(18)]
    pages = paragraphs_set(told, rows=7, head="The Wire, no.")
    document = from_bytes(made_pdf(pages), "a.pdf")
    assert "The Wire" not in document.text
    assert len(document.pages) == len(pages) > 3
    at = 0
    for number, page in enumerate(pages, start=1):
        for word in " ".join(line[0] for line in page[1:]).split():
            at = document.text.index(word, at)
            assert document.page_at(at) == number
            at += len(word)


def test_title_date_line_and_headings_are_told_by_their_type() -> None:
    lines: list[Printed] = [
        ("OPINION", 72, 780, 8, False),
        ("Lima waits for the", 72, 750, 20, True),
        ("snow to melt", 72, 726, 20, True),
        ("Lima, 3 May 2012", 72, 700, 11, True),
        ("Peru refuses to open the pass until Chile pays for", 72, 670, 11, False),
        ("the bridge that it blew up.", 72, 656, 11, False),
        ("What next", 72, 630, 11, True),
        ("Chile says that it owes nothing and that it will wait", 72, 610, 11, False),
        ("for the spring.", 72, 596, 11, False),
    ]
    document = from_bytes(made_pdf([lines]), "a.pdf")
    assert (document.title, document.date) == ("Lima waits for the snow to melt", "2012-05-03")
    assert texts(document, BlockKind.HEADING) == ["What next"]
    assert texts(document) == [
        "Peru refuses to open the pass until Chile pays for the bridge that it blew up.",
        "Chile says that it owes nothing and that it will wait for the spring.",
    ]


def test_a_sideways_stamp_is_no_part_of_the_text() -> None:
    made = made_pdf(paragraphs_set(PROSE))
    page = made.index(b"BT /B")
    stamped = made[:page] + made[page:].replace(b"1 0 0 1 72 740", b"0 1 -1 0 40 99", 1)
    document = from_bytes(stamped, "a.pdf")
    first_line = wrapped(PROSE[0], 60)[0]
    assert first_line not in document.text
    assert PROSE[2] in document.text


def test_letters_that_printers_tie_and_words_they_break_are_mended() -> None:
    lines: list[Printed] = [
        ("The o\ufb03ce of the minis\u2010", 72, 700, 11, False),
        ("try con\ufb01rmed the \ufb02ight.", 72, 686, 11, False),
    ]
    assert texts(from_bytes(made_pdf([lines]), "a.pdf")) == ["The office of the ministry confirmed the flight."]


def test_a_small_raised_number_and_its_note_stay_out_of_the_sentence() -> None:
    lines: list[Printed] = [
        ("Peru refuses to open the pass until Chile", 72, 700, 11, False),
        ("pays.", 72, 686, 11, False),
        ("7", 100, 690, 6, False),
        ("Chile waits.", 106, 686, 11, False),
        ("7 See the Gazette of 3 May.", 72, 80, 7, False),
    ]
    document = from_bytes(made_pdf([lines]), "a.pdf")
    assert texts(document)[0].startswith("Peru refuses to open the pass until Chile pays.")
    assert "pays.7" not in document.text
    assert texts(document, BlockKind.BOILERPLATE) == ["7 See the Gazette of 3 May."]


def test_a_pdf_is_known_by_its_content_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.txt", "a", "a.html"):
        path = tmp_path / name
        path.write_bytes(made_pdf(paragraphs_set(PROSE)))
        assert texts(load(path)) == list(PROSE)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_printed_the_blocks_tile_the_text_and_pages_begin_in_order(lines: list[str]) -> None:
    pages: list[list[Printed]] = [[(line, 72, 700 - 7 * number, 11, False)] for number, line in enumerate(lines)]
    with suppress(SourceError):  # characters that stand for nothing: see below
        check_tiling(from_bytes(made_pdf(pages), "a.pdf"), len(pages))


def check_tiling(document: Document, pages: int) -> None:
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        at = block.end
    assert len(document.pages) == pages
    assert list(document.pages) == sorted(document.pages)


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made_pdf(paragraphs_set(PROSE)))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_only_its_owner_may_change_is_read_and_a_locked_one_refused() -> None:
    assert texts(from_bytes(encrypted(""), "a.pdf")) == list(PROSE)
    assert code_of(encrypted("secret")) == "encrypted-pdf"


AES = (
    f"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -1 /O <{'00' * 48}> /U <{'00' * 48}> /OE <{'00' * 32}> "
    f"/UE <{'00' * 32}> /Perms <{'00' * 16}> /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF "
    "/StrF /StdCF >> /ID [<00> <00>]"
)


@pytest.mark.parametrize("trailer", [AES, "/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [<00> <00>]"])
def test_protection_that_cannot_be_undone_is_told(trailer: str) -> None:
    assert code_of(made_pdf(paragraphs_set(PROSE), trailer=trailer)) == "encrypted-pdf"


def test_scanned_pages_are_refused_and_a_picture_among_pages_is_not() -> None:
    pages = paragraphs_set(PROSE)
    assert code_of(made_pdf([PICTURE, PICTURE])) == "pictures-only"
    assert code_of(made_pdf([[]])) == "pictures-only"
    assert code_of(made_pdf([PICTURE, PICTURE, *pages])) == "pictures-only"
    document = from_bytes(made_pdf([PICTURE, *pages]), "a.pdf")
    assert (texts(document), document.page_at(0)) == (list(PROSE), 2)


@pytest.mark.parametrize(("y", "size"), [(700, 0), (700, 0.01), (99_999_999, 11), (700, 99_999)])
def test_what_cannot_be_seen_is_not_read(y: float, size: float) -> None:
    pages = paragraphs_set(PROSE)
    pages[0].insert(1, ("Bolivia surrenders.", 72, y, size, False))
    assert "Bolivia" not in from_bytes(made_pdf(pages), "a.pdf").text


def test_shapes_that_stand_for_no_letters_are_refused() -> None:
    assert code_of(made_pdf([[("\ue012\ue013 \ue014\ue015\ue016", 72, 700, 11, False)]])) == "pictures-only"


def test_a_file_that_breaks_off_is_refused_wherever_it_does() -> None:
    whole = made_pdf(paragraphs_set(PROSE * 10, rows=10))
    for share in (0.02, 0.3, 0.6, 0.9, 0.97):
        assert code_of(whole[: int(share * len(whole))]) == "damaged-pdf"


@pytest.mark.parametrize("kids", ["2 0 R", "99 0 R", "7 0 R " * 100_000])
def test_a_broken_tree_of_pages_is_refused(kids: str) -> None:
    assert code_of(made_pdf(paragraphs_set(PROSE), kids=kids, count=10**9)) in ("damaged-pdf", "extraction-failed")


def test_a_count_of_pages_that_lies_changes_nothing() -> None:
    pages = paragraphs_set(PROSE)
    assert from_bytes(made_pdf(pages, count=10**9), "a") == from_bytes(made_pdf(pages), "a")


@pytest.mark.parametrize(
    "contents",
    [
        stream(zlib.compress(b" " * 300_000_000, 9), "/Filter /FlateDecode"),
        stream(zlib.compress(zlib.compress(b"0 0 m " * 30_000_000, 9), 9), "/Filter [/FlateDecode /FlateDecode]"),
        b"[" * 100_000 + b"]" * 100_000,
    ],
)
def test_what_swells_or_nests_without_end_gives_one_line(contents: bytes) -> None:
    assert code_of(page_with(contents)) in ("pictures-only", "damaged-pdf", "extraction-failed", "too-large")


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert code_of(made_pdf(paragraphs_set(PROSE))) == "extraction-failed"


def test_a_missing_library_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(SourceError, match="pip install") as caught:
        from_bytes(made_pdf(paragraphs_set(PROSE)), "a.pdf")
    assert caught.value.code == "missing-library"


def test_the_library_is_loaded_in_the_child_only() -> None:
    code = (
        "import sys; from standoff.text.loading import from_bytes; "
        "from_bytes(sys.stdin.buffer.read(), 'a.pdf'); sys.exit('pypdf' in sys.modules)"
    )
    made = made_pdf(paragraphs_set(PROSE))
    assert subprocess.run([sys.executable, "-c", code], input=made, check=False).returncode == 0
