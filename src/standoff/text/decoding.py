"""Bytes to text: UTF-8 first, a declared or likely older encoding next, and an error for what is no text at all."""

import codecs
import re

from standoff.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page may name any codec of Python's; only those that pages are written in are followed.
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*(windows-\d{3,4}|iso-8859-\d{1,2}|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))\b",
    re.IGNORECASE,
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decoded(data: bytes, where: str) -> str:
    """The text that `data` holds, its byte order mark left out and nothing else changed: line ends stay as they are.

    Raises `SourceError`: `binary` for what is no text, `undecodable` for text in an encoding that cannot be told.

    >>> decoded("Bogotá\\r\\n".encode("utf-8-sig"), "a.txt"), decoded("Bogotá".encode("cp1252"), "a.txt")
    ('Bogotá\\r\\n', 'Bogotá')
    """
    text = _text(data, where)
    if "\x00" in text:
        raise SourceError("binary", "holds NUL bytes, which no text does", where=where, remedy="give a text file")
    if len(_CONTROL.findall(text)) > 0.05 * len(text):
        raise _binary(where)
    return text


def _text(data: bytes, where: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(data, error, where) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _older(data, error, where)


def _older(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    """The text of bytes that are not UTF-8: in the encoding the page declares, or in Western Europe's."""
    if b"\x00" in data:
        raise _binary(where) from None
    if declared := _DECLARED.search(data[:2048]):
        try:
            return data.decode(declared[1].decode("ascii"))
        except UnicodeDecodeError:
            raise _undecodable(data, error, where) from None
    high = sum(byte > 0x7F for byte in data)
    multibyte = sum(map(len, _MULTIBYTE.findall(data)))
    # UTF-8 with a damaged byte would turn to gibberish as cp1252; and where every third byte is high, the text is in
    # another alphabet, or none.
    if multibyte > 0.5 * high or high > 0.3 * len(data):
        raise (_undecodable(data, error, where) if multibyte > 0.5 * high else _binary(where)) from None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if letters < 0.7 * len(text) or _CONTROL.search(text):
        raise _binary(where) from None
    return text


def _binary(where: str) -> SourceError:
    return SourceError("binary", "is not text", where=where, remedy="give a text file, in UTF-8")


def _undecodable(data: bytes, error: UnicodeDecodeError, where: str) -> SourceError:
    line = data.count(b"\n", 0, error.start) + 1
    return SourceError(
        "undecodable",
        f"byte {error.object[error.start]:#04x} does not fit the {error.encoding.upper()} text around it",
        where=f"{where}:{line}",
        remedy="save the file as UTF-8",
    )
