"""Makes small PDFs by hand, after ISO 32000-1: pages of lines of print, in any characters there are."""

from collections.abc import Mapping, Sequence

Printed = tuple[str, float, float, float, bool]
"""Words, x and y of the start of their baseline, size of the type (in points), and whether it is bold."""

PICTURE = "picture"
"""Stands for a page that is one picture, as a scanner makes it."""


def made_pdf(
    pages: Sequence[Sequence[Printed] | str], *, trailer: str = "", count: int | None = None, kids: str | None = None
) -> bytes:
    """A PDF with these pages; `trailer`, `count` and `kids` put what is wrong into its trailer and page tree."""
    letters = sorted({letter for page in pages if page != PICTURE for line in page for letter in line[0]})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    objects: dict[int, bytes] = {}
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[3] = _font("Body", 6)
    objects[4] = _font("Body-Bold", 6)
    objects[5] = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    objects[5] += b"/Length 1 >>\nstream\n0\nendstream"
    objects[6] = stream(_unicode(codes))
    at = 7
    numbers = []
    for page in pages:
        drawn = b"q 500 0 0 700 0 0 cm /P Do Q" if page == PICTURE else _drawn(page, codes)
        resources = "/Font << /B 3 0 R /H 4 0 R >>" + (" /XObject << /P 5 0 R >>" if page == PICTURE else "")
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {at + 1} 0 R >>"
        ).encode()
        objects[at + 1] = stream(drawn)
        numbers.append(at)
        at += 2
    listed = kids if kids is not None else " ".join(f"{number} 0 R" for number in numbers)
    objects[2] = f"<< /Type /Pages /Count {len(pages) if count is None else count} /Kids [{listed}] >>".encode()
    return file_of(objects, trailer)


def stream(data: bytes, attributes: str = "") -> bytes:
    """An object that holds `data`."""
    return f"<< /Length {len(data)} {attributes} >>\nstream\n".encode() + data + b"\nendstream"


def file_of(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """The file that holds numbered objects, with its table of where they are."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, held in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places[number]:010} 00000 n \n".encode()
    return bytes(out) + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def paragraphs_set(
    paragraphs: Sequence[str], *, width: int = 60, size: float = 11.0, rows: int = 40, head: str | None = None
) -> list[list[Printed]]:
    """Pages on which `paragraphs` are set in lines of `width` characters, a gap between two, under a head."""
    pages: list[list[Printed]] = [[]]
    row = 0.0
    for paragraph in paragraphs:
        for line in wrapped(paragraph, width):
            if row >= rows:
                pages.append([])
                row = 0.0
            pages[-1].append((line, 72, 740 - row * 1.3 * size, size, False))
            row += 1
        row += 0.8
    if head is not None:
        for number, page in enumerate(pages, start=1):
            page.insert(0, (f"{head} {number}", 200, 800, 9, False))
    return pages


def wrapped(paragraph: str, width: int) -> list[str]:
    """The lines of a paragraph; only blanks are broken at."""
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _font(name: str, unicode: int) -> bytes:
    descriptor = f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /MissingWidth 500 >>"
    descendant = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /FontDescriptor {descriptor} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode {unicode} 0 R "
        f"/DescendantFonts [{descendant}] >>"
    ).encode()


def _unicode(codes: Mapping[str, int]) -> bytes:
    """The table that says which character each code of the typeface stands for."""
    rows = [f"<{code:04x}> <{letter.encode('utf-16-be', 'surrogatepass').hex()}>" for letter, code in codes.items()]
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    tables = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{tables}\nendcmap end end"
    ).encode()


def _drawn(page: Sequence[Printed], codes: Mapping[str, int]) -> bytes:
    parts = []
    for words, x, y, size, bold in page:
        held = "".join(f"{codes[letter]:04x}" for letter in words)
        parts.append(f"BT /{'H' if bold else 'B'} {size} Tf 1 0 0 1 {x} {y} Tm <{held}> Tj ET")
    return "\n".join(parts).encode()
