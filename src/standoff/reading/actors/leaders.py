"""Named persons who speak for a side: the table of leaders, asked only for the names that a text has."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import gazetteer, words
from standoff.reading.tables import read_text

if TYPE_CHECKING:
    from standoff.reading.language.tree import Parse

Words = tuple[str, ...]
_LETTERS = (
    ("ı", "i"),
    ("ł", "l"),
    ("Ł", "L"),
    ("ø", "o"),
    ("Ø", "O"),
    ("đ", "d"),
    ("Đ", "D"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
)
_NOT_OF_THE_STATE = frozenset({"REB", "OPP", "PTY", "PRM", "CRM"})
_SLACK = 3  # years: papers go on naming who has just left, and name early who is about to come
_UNDER_ARMS = ",military ruler,"  # the office, as it stands in a row
_LONGEST = 7  # tokens of a name, hyphens and particles included


@dataclass(frozen=True, slots=True)
class Leader:
    """One row of the table: `side` is the key of the state or body led, `first` and `last` the years of prominence."""

    name: str
    side: str
    role: str
    office: str
    first: int
    last: int

    @property
    def speaks_for_side(self) -> bool:
        """False for rebels, parties and the opposition of a state: they are in it, but not its voice."""
        return not (self.side.startswith("state:") and self.role in _NOT_OF_THE_STATE)

    def contests(self, other: "Leader", year: int | None) -> bool:
        """True when the table has both at the head of one state that year: two who claim it, or one after the other."""
        mine, theirs = (tuple(word for word in x.office.split() if word not in words("claims")) for x in (self, other))
        together = year is not None and self.in_years(year) and other.in_years(year)
        return (
            together
            and self.side == other.side
            and self.name != other.name
            and mine == theirs
            and " ".join(mine) in words("heads")
        )

    def in_years(self, year: int | None, slack: int = 0) -> bool:
        """True when the person was prominent in `year`, give or take `slack`; always when no year is known."""
        return year is None or self.first - slack <= year <= self.last + slack


def folded(text: str) -> str:
    """`text` in plain lower-case letters, hyphens and full stops made spaces; line ends are kept."""
    if not text.isascii():
        for letter, plain in _LETTERS:
            text = text.replace(letter, plain)
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return text.lower().replace("-", " ").replace(".", " ")


def name_words(name: Iterable[str]) -> Words:
    """The words of a name as they are compared: plain lower-case letters, without particles, hyphens and full stops.

    >>> name_words(["Recep", "Tayyip", "Erdoğan"]), name_words(["Ban", "Ki-moon"]), name_words(["al", "-", "Sisi"])
    (('recep', 'tayyip', 'erdogan'), ('ban', 'ki', 'moon'), ('sisi',))
    """
    found = tuple(folded(" ".join(name)).split())
    return tuple(word for word in found if word not in words("name_particles")) or found


class Leaders:
    """The table, findable by full name and by surname; only the rows of names that are asked for are parsed."""

    def __init__(self) -> None:
        text = read_text("leaders.csv")
        self._lines = text.splitlines()
        self._rows: dict[int, tuple[frozenset[Words], Words, Leader]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._under_arms: dict[int | None, frozenset[str]] = {}
        by_word = self._by_word
        for number, line in enumerate(folded(text).splitlines()):
            name, aliases, _ = line.split(",", 2)
            for word in {*name.split(), *aliases.replace("|", " ").split()} if aliases else name.split():
                if word in by_word:
                    by_word[word].append(number)
                else:
                    by_word[word] = [number]

    def _row(self, number: int) -> tuple[frozenset[Words], Words, Leader]:
        """All forms of the name in a line, its surname, and who it is."""
        if number not in self._rows:
            name, aliases, surname, side, role, office, first, last, _ = next(csv.reader([self._lines[number]]))
            key = f"state:{side}" if f"state:{side}" in gazetteer().entries else f"name:{side}"
            forms = frozenset(name_words([form]) for form in (name, *filter(None, aliases.split("|"))))
            leader = Leader(name, key, role, office, int(first), int(last or 9999))
            self._rows[number] = (forms, name_words([surname]), leader)
        return self._rows[number]

    def _with_word(self, word: str) -> list[tuple[frozenset[Words], Words, Leader]]:
        return [self._row(number) for number in self._by_word.get(word, ()) if number]

    def _called(self, form: Words) -> list[Leader]:
        """Leaders of whom `form` is a full name."""
        rarest = min(form, key=lambda word: len(self._by_word.get(word, ())))
        return [leader for forms, _, leader in self._with_word(rarest) if form in forms]

    def _surnamed(self, form: Words) -> list[Leader]:
        """Leaders whom a surname, or the one name they go by, may mean; a name without a letter means nobody."""
        if not form:
            return []
        return [leader for forms, surname, leader in self._with_word(form[0]) if form == surname or form in forms]

    def knows(self, name: Sequence[str], year: int | None) -> bool:
        """True for the full name of a leader of about that year."""
        full = name_words(name)
        return len(full) > 1 and any(leader.in_years(year, _SLACK) for leader in self._called(full))

    def named(self, name: Sequence[str], year: int | None, sides: frozenset[str]) -> Leader | None:
        """Whom a full name means in a text of `year` that names `sides`; None when nobody, or when it stays open."""
        full = name_words(name)
        forms = [full, tuple(word for word in full if len(word) > 1)]
        forms += [full[:length] for length in range(len(full) - 1, 1, -1)]
        for form in forms:
            known = self._called(form) if len(form) > 1 else []
            if known:
                return _one(known, year, sides, slack=_SLACK)
        return None

    def surnamed(
        self, name: Sequence[str], year: int | None, sides: frozenset[str], titles: Sequence[str]
    ) -> Leader | None:
        """Whom a titled surname ("Mr X", "President X") means: the one such leader of the sides that the text names.

        A text that names none of their sides leaves it open, unless the title is the office of one alone.
        """
        fitting = [leader for leader in self._surnamed(name_words(name)) if leader.in_years(year, _SLACK)]
        here = [leader for leader in fitting if leader.side in sides or _parent(leader.side) in sides]
        if here:
            return _one(here, year, sides, slack=_SLACK)
        office = " ".join(titles)
        in_office = [leader for leader in fitting if leader.office == office and leader.in_years(year)]
        return (
            _one(in_office, year, sides, slack=0)
            if {leader.side for leader in fitting} == {leader.side for leader in in_office}
            else None
        )

    def alone(self, word: str, year: int | None, sides: frozenset[str]) -> Leader | None:
        """Whom one untitled name means: who then led, or spoke for, one of the states that the text names.

        Failing that the one person in the table who goes by that name, when the person then led a state, and no
        English-speaking one, whose leaders share their names with too many others.
        """
        known = self._surnamed(name_words([word]))
        here = [leader for leader in known if leader.in_years(year) and leader.side in sides and year is not None]
        if not here and len({leader.name for leader in known}) == 1:
            heads = all(leader.office in words("heads") and leader.in_years(year) for leader in known)
            here = known if heads and known[0].side not in words("english_speaking") else []
        return _one(here, year, sides, slack=0) if here and all(leader.speaks_for_side for leader in here) else None

    def under_arms(self, year: int | None) -> frozenset[str]:
        """Keys of the states of which the table has a soldier as ruler that year; none where no year is known."""
        if year not in self._under_arms:
            rows = [self._row(n)[2] for n, line in enumerate(self._lines) if _UNDER_ARMS in line] if year else []
            self._under_arms[year] = frozenset(row.side for row in rows if row.in_years(year))
        return self._under_arms[year]

    def runs(self, doc: "Parse", year: int | None) -> list[tuple[int, int]]:
        """Where full names of leaders of about that year stand, as token offsets, end exclusive."""
        key = (Leaders.runs, year)
        if key not in doc.answers:
            doc.answers[key] = self._runs(doc, year)
        found: list[tuple[int, int]] = doc.answers[key]
        return found

    def _runs(self, doc: "Parse", year: int | None) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        at = 0
        for token in doc.tokens:
            if token.i >= at and token.text[0].isupper() and self._may_open(token.text):
                end = self._run_from(doc, token.i, year)
                if end:
                    out.append((token.i, end))
                    at = end
        return out

    def _may_open(self, word: str) -> bool:
        """False for a plain word that is in nobody's name, which most are."""
        return not (word.isascii() and word.isalpha()) or word.lower() in self._by_word

    def _run_from(self, doc: "Parse", start: int, year: int | None) -> int:
        opening = name_words([doc[start].text])
        if not opening or not any(
            form[0] == opening[0] for forms, _, _ in self._with_word(opening[0]) for form in forms
        ):
            return 0
        longest = 0
        for end in range(start + 2, min(start + _LONGEST, len(doc)) + 1):
            last = doc[end - 1]
            if last.is_punct and last.text not in ("-", "."):
                break
            name = name_words(token.text for token in doc[start:end])
            known = self._called(name) if last.text[-1] not in "-." and len(name) > 1 else ()
            if any(leader.in_years(year, _SLACK) for leader in known):
                longest = end
        return longest


def _one(leaders: Sequence[Leader], year: int | None, sides: frozenset[str], slack: int) -> Leader | None:
    """The only one, or the only side: of those then prominent, the narrowest years, then a side that the text names."""
    fitting = [leader for leader in leaders if leader.in_years(year)]
    fitting = fitting or [leader for leader in leaders if leader.in_years(year, slack)]
    if year is not None and len({leader.name for leader in fitting}) == 1:
        narrowest = min((leader.last - leader.first for leader in fitting), default=0)
        fitting = [leader for leader in fitting if leader.last - leader.first == narrowest]
    if len({leader.side for leader in fitting}) > 1:
        fitting = [leader for leader in fitting if leader.side in sides or _parent(leader.side) in sides]
    return fitting[0] if len({leader.side for leader in fitting}) == 1 else None


def _parent(side: str) -> str | None:
    """The organisation that a body is an organ of."""
    entry = gazetteer().entries.get(side)
    return entry.side if entry is not None and side.startswith("name:") else None


@cache
def leaders() -> Leaders:
    """The table, loaded at the first call."""
    return Leaders()
