"""Cuts a plain text into stretches: the runs of lines that are one title, one heading or one paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.text.labels import opens_with_label
from standoff.text.notices import is_byline, is_date_line, is_furniture

Stretch = tuple[int, int]
"""Start and end (exclusive) in the text, with no white space at either edge."""

WIDEST = 120
"""Characters: no one wraps by hand wider than this, so a longer line is a paragraph of its own."""

NARROW = 45
"""Characters: lines that are all shorter than this were mostly broken on purpose, as in a list."""

_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str
    indented: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def __len__(self) -> int:
        return len(self.words)


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of `text`, in order; every character that is not white space lies in one of them.

    A blank line always ends a stretch. Inside a run of lines, one line goes on in the next only where the text is
    wrapped: where the next word would not have fitted, or the sentence runs on.

    >>> list(stretches("Lima waits\\n\\nPeru said no."))
    [(0, 10), (12, 25)]
    """
    lines = _lines(text)
    width = _width(lines)
    unit: list[_Line] = []
    for line in lines:
        if unit and (line is None or not _goes_on(unit, line, width)):
            yield unit[0].start, unit[-1].end
            unit = []
        if line is not None:
            unit.append(line)
    if unit:
        yield unit[0].start, unit[-1].end


def _lines(text: str) -> list[_Line | None]:
    """The lines of the text without the white space around them; None for a blank one."""
    found: list[_Line | None] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        found.append(_Line(start, words, indented=raw[0] in " \t\u3000") if words else None)
        at += len(raw)
    return found


def _width(lines: Sequence[_Line | None]) -> int | None:
    """The width in characters that the text is wrapped to; None when it is not wrapped."""
    written = [line for line in lines if line is not None]
    narrow = [len(line) for line in written if len(line) <= WIDEST]
    width = max(narrow, default=0)
    if sum(narrow) < 0.8 * sum(map(len, written)):
        return None
    followed = [(line, after) for line, after in pairwise(lines) if line is not None and after is not None]
    cut = [line for line, after in followed if after.words[0].islower() and not _ENDS_SENTENCE.search(line.words)]
    # One sentence to a line can fill its lines too, yet there hardly any line stops inside a sentence.
    return width if len(cut) > (0.2 if width >= NARROW else 0.5) * len(followed) else None


def _goes_on(unit: Sequence[_Line], following: _Line, width: int | None) -> bool:
    """True when `following` continues the stretch made of the lines `unit`."""
    line = unit[-1]
    if max(len(line), len(following)) > WIDEST or not _has_letters(line, following):
        return False
    ended = _ENDS_SENTENCE.search(line.words) is not None
    if not ended and following.words[0].islower() and not opens_with_label(following.words):
        return True
    if width is None:
        return False
    full = len(line) + 1 + len(following.words.split(maxsplit=1)[0]) > 0.9 * width
    if opens_with_label(following.words):
        return full and not ended and not opens_with_label(unit[0].words)
    if _is_notice(line.words) or _is_notice(following.words):
        return full and len(unit) > 1
    # An indented line opens a paragraph, unless the whole paragraph is set in or the line hangs under a bullet.
    hangs = line.indented or (len(unit) == 1 and opens_with_label(line.words))
    return full and (hangs or not following.indented)


def _is_notice(words: str) -> bool:
    return is_byline(words) or is_date_line(words) or is_furniture(words)


def _has_letters(*lines: _Line) -> bool:
    return all(any(character.isalnum() for character in line.words) for line in lines)
