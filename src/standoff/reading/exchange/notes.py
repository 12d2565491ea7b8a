r"""Notes: the fields of a mark as a person writes them, `open the border | strength: 0.7 | speaker: the minister`.

A backslash takes the meaning from what follows: `\|` is a bar, `\\` a backslash, `\n` a line break, `\u2028` the sign
of that number.
"""

import re
from collections.abc import Collection, Mapping

from standoff.errors import ReadingError

_ESCAPES = {"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile("[\\\\|\n\r\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}
_KEYED = re.compile(r"\s*([a-z]+)\s*:")
BAR = " | "
"""What parts fields on one line."""
LINE = "\n"
"""What parts fields that have a line each."""


def written(fields: Mapping[str, str], main: str | None, between: str = BAR, *, named: bool = False) -> str:
    r"""Fields as a note; `main` names the one that comes first, without its name unless it is to be `named`.

    >>> written({"action": "pay", "strength": "0.7"}, "action")
    'pay | strength: 0.7'
    """
    ordered = sorted(fields, key=lambda name: name != main)
    return between.join(_part(name, fields[name], unnamed=name == main and not named) for name in ordered)


def _part(name: str, words: str, *, unnamed: bool) -> str:
    escaped = _SPECIAL.sub(_escape, words)
    return escaped if unnamed and not _KEYED.match(escaped) else f"{name}: {escaped}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"


def parsed(note: str, main: str | None, names: Collection[str], where: str) -> dict[str, str]:
    r"""The fields of a note, by bar or line; `names` are those it may name. The first may be `main`, unnamed.

    Raises `ReadingError` (`correction-note`) for a field that it may not name or names twice, at `where`.

    >>> parsed("pay | strength: 0.7", "action", {"action", "strength"}, "a.ann:1")
    {'action': 'pay', 'strength': '0.7'}
    """
    fields: dict[str, str] = {}
    parts = re.split(r"(?<!\\)((?:\\\\)*)(?:\||\n)", note)
    texts = [text + "".join(slashes) for text, slashes in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    for number, text in enumerate(texts):
        if not text.strip():
            continue
        keyed = _KEYED.match(text)
        if keyed and keyed[1] in names:
            name, words = keyed[1], text[keyed.end() :]
        elif number == 0 and main is not None:
            name, words = main, text
        else:
            what = f"no field is named {keyed[1]!r} here" if keyed else f"{text.strip()[:40]!r} names no field"
            remedy = f"write one of {', '.join(names)}, a colon and its value, or \\| for a bar"
            raise ReadingError("correction-note", what, where=where, remedy=remedy)
        if name in fields:
            remedy = "say it once"
            raise ReadingError("correction-note", f"{name!r} is said twice", where=where, remedy=remedy)
        if meant := _ESCAPED.sub(_unescape, words.strip()):
            fields[name] = meant
    return fields


def _unescape(found: re.Match[str]) -> str:
    sign = found[1]
    return chr(int(sign[1:], 16)) if len(sign) == 5 else _MEANT.get(sign, sign)
