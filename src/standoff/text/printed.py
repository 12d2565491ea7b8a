"""Puts the paragraphs of printed pages together from their lines, without running heads, and with notes set apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from standoff.text.hyphens import joined, words_of
from standoff.text.labels import opens_with_label
from standoff.text.notices import is_byline, is_date_line
from standoff.text.tables import phrases

EDGE = 3
"""Lines at the top and at the foot of a page among which running heads are looked for."""

SAME_PLACE = 6.0
"""Points: a running head stands this near to where it stands on another page."""

SET_APART = 1.3
"""Times the distance of lines: a larger one parts paragraphs."""

SET_IN = 0.8
"""Times the size of the type: a line that begins this much further right is set in."""

LARGER = 1.12
"""Times the size of the body's type: what is set this much larger is a heading; and the inverse of it, a note."""

FULL = 0.82
"""Of the usual length of lines: one that its next word would bring beyond this was ended by the margin."""

LONGEST_HEADING = 200
"""Characters of a heading; what is longer is a paragraph, however it is set."""

_ENDS_SENTENCE = re.compile(r"[.?!…:;][\"'”’»)\]]*$")
_PAGE = "|".join(re.escape(words) for words in phrases("printed", "page"))
_OF = "|".join(re.escape(words) for words in phrases("printed", "of"))
_NUMBER = re.compile(
    rf"[\s\-–—|\[(]*(?i:(?:{_PAGE})\s*)?(?:(?P<number>\d{{1,4}})|[ivxlc]{{1,7}})(?i:\s*(?:{_OF})\s*\d{{1,4}})?[\s\-–—|\])]*"
)
_DIGITS = re.compile(r"\b[0-9]{1,6}\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its page (from 1), its words, where its baseline starts and the size of its type, in points."""

    page: int
    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A title, heading, paragraph (`text`) or `note`; `pages` has the offset in it from which each page's words run."""

    kind: str
    text: str
    pages: tuple[tuple[int, int], ...]


def stretches_of(lines: Sequence[Line]) -> Iterator[Stretch]:
    """The stretches of pages whose `lines` are given in the order in which they are read.

    Heads and feet that stand on several pages, and page numbers, are left out. A paragraph goes on over the end of a
    column or page where its sentence does; the notes at the foot of a page come after it.
    """
    kept = _without_running(lines)
    if kept:
        yield from _Printer(kept).stretches()


def _without_running(lines: Sequence[Line]) -> list[Line]:
    """The lines without running heads and feet and page numbers: what stands outermost, and again on another page."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.y):
        by_page[line.page].append(line)
    edges = [edge for page in by_page.values() for edge in (page[:EDGE], page[: -EDGE - 1 : -1])]
    outer = {line for edge in edges for line in edge}
    places = Counter((sign, band) for line in outer for sign in _signs(line) for band in _bands(line.y))
    running = {line for edge in edges for line in takewhile(lambda line: _runs(line, places), edge)}
    return [line for line in lines if line not in running]


def _signs(line: Line) -> set[str]:
    """What a running head has in common on all pages: its words, and its first or last number if that counts pages."""
    words = line.text.lower()
    numbers = list(_DIGITS.finditer(words))
    counted = (
        f"{words[: number.start()]}#{int(number[0]) - line.page}#{words[number.end() :]}"
        for number in (*numbers[:1], *numbers[-1:])
    )
    return {words, *counted}


def _bands(y: float) -> tuple[int, int]:
    """Two bands of heights, of which lines at the same place share one at least."""
    return 2 * round(y / (2 * SAME_PLACE)), 2 * round((y - SAME_PLACE) / (2 * SAME_PLACE)) + 1


def _runs(line: Line, places: Counter[tuple[str, int]]) -> bool:
    number = _NUMBER.fullmatch(line.text)
    if number and number["number"] in (None, str(line.page)):
        return True
    # What ends in a colon, such as who speaks next, may well open two pages.
    return not line.text.endswith(":") and any(
        places[sign, band] > 1 for sign in _signs(line) for band in _bands(line.y)
    )


class _Printer:
    """Knows how the pages are set: the size of the body's type, the distance of its lines and their length."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.known = words_of(line.text for line in lines)
        sizes = Counter[float]()
        for line in lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
        self.body = max(sizes, key=lambda size: (sizes[size], size))
        self.notes = self._notes()
        lengths = sorted(len(line.text) for line in lines if self._is_body(line) and line not in self.notes)
        self.length = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
        self.leading = self._leading()

    def _is_body(self, line: Line) -> bool:
        return self.body / LARGER < line.size < self.body * LARGER

    def _notes(self) -> frozenset[Line]:
        """The lines in smaller type at the foot of a page that has body type above them."""
        found: set[Line] = set()
        by_page: dict[int, list[Line]] = defaultdict(list)
        for line in self.lines:
            by_page[line.page].append(line)
        for page in by_page.values():
            foot: list[Line] = []
            for line in sorted(page, key=lambda line: line.y):
                if line.size * LARGER > self.body:
                    found.update(foot)
                    break
                foot.append(line)
        return frozenset(found)

    def _leading(self) -> float:
        """The usual distance of lines, in sizes of their type."""
        told = [
            (line.y - after.y) / line.size
            for line, after in zip(self.lines, self.lines[1:], strict=False)
            if line.page == after.page and line.size == after.size and 0 < line.y - after.y < 3 * line.size
        ]
        return median(told) if told else 1.2

    def stretches(self) -> Iterator[Stretch]:
        """The stretches, in order."""
        units = list(self._units())
        title = self._title(units)
        for unit in units:
            yield self._stretch(unit, "title" if unit is title else self._kind(unit))

    def _units(self) -> Iterator[list[Line]]:
        """The lines of each stretch; notes wait until the paragraph that they interrupt has ended."""
        unit: list[Line] = []
        notes: list[list[Line]] = []
        for line in self.lines:
            if line in self.notes:
                if notes and self._goes_on(notes[-1], line):
                    notes[-1].append(line)
                else:
                    notes.append([line])
            elif not unit or self._goes_on(unit, line):
                unit.append(line)
            else:
                yield unit
                yield from notes
                unit, notes = [line], []
        if unit:
            yield unit
        yield from notes

    def _goes_on(self, unit: Sequence[Line], line: Line) -> bool:
        """True when `line` continues the stretch made of the lines `unit`."""
        last = unit[-1]
        if max(last.size, line.size) > LARGER * min(last.size, line.size) or last.bold != line.bold:
            return False
        ended = _ENDS_SENTENCE.search(last.text) is not None
        runs_on = not ended and line.text[0].islower()
        full = len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) > FULL * self.length
        drop = last.y - line.y
        if line.page != last.page or drop < 0.3 * last.size:
            return not ended and (runs_on or full) and not opens_with_label(line.text)
        if drop > SET_APART * self.leading * last.size and not (runs_on and drop < 2 * self.leading * last.size):
            return False
        if self._is_heading(unit):
            return True
        if len(unit) == 1 and (is_date_line(last.text) or is_byline(last.text)):
            return False
        hangs = opens_with_label(unit[0].text)
        if opens_with_label(line.text) and (ended or hangs):
            return False
        set_in = (line.x - last.x) / last.size
        if set_in > SET_IN and ended and not (hangs and len(unit) == 1):
            return False
        if set_in < -SET_IN and ended and len(unit) > 1:
            return False
        return full or runs_on

    def _is_heading(self, unit: Sequence[Line]) -> bool:
        return unit[0].bold or unit[0].size > LARGER * self.body

    def _title(self, units: Sequence[list[Line]]) -> list[Line] | None:
        """The stretch in the largest type of the first page; where all type is of a size, one that opens it in bold."""
        first = [unit for unit in units if unit[0].page == units[0][0].page and unit[0] not in self.notes]
        largest = max(first, key=lambda unit: unit[0].size, default=None)
        if largest is not None and largest[0].size > LARGER * self.body:
            return largest
        return units[0] if units[0][0].bold and len(units) > 1 else None

    def _kind(self, unit: Sequence[Line]) -> str:
        if unit[0] in self.notes:
            return "note"
        words = " ".join(line.text for line in unit)
        if not self._is_heading(unit) or len(words) > LONGEST_HEADING or words.endswith((".", ",", ";")):
            return "text"
        return "text" if is_date_line(words) or is_byline(words) else "heading"

    def _stretch(self, unit: Sequence[Line], kind: str) -> Stretch:
        text, pages = unit[0].text, [(0, unit[0].page)]
        for line in unit[1:]:
            before = len(text)
            text = joined(text, line.text, self.known)
            if line.page != pages[-1][1]:
                pages.append((min(before + 1, len(text) - 1), line.page))
        return Stretch(kind, text, tuple(pages))
