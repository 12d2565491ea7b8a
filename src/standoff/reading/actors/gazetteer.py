"""The knowledge tables of actors, and where their names occur in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from standoff.reading.model import ActorKind
from standoff.reading.tables import csv_table, toml_table

_PIECE = re.compile(r"\w+|[^\w\s]")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Form(StrEnum):
    """How a text names a table entry."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the tables: a state, territory, organisation, armed group, party or public body.

    `side` is the key of the entry it belongs to; `shorts` are the nouns that may stand for it once it is named ("the
    bloc"); `since` and `until` are the years between which a state existed; `unless` are words whose presence in the
    document says that the name means something else.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    adjective: str
    side: str | None = None
    roles: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    since: int = 0
    until: int = 9999
    unless: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        """True for states and territories, which have adjectives, people and capitals."""
        return self.key.startswith("state:")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text: characters `start` to `end`, which read `word`, and what it may mean, best first."""

    start: int
    end: int
    word: str
    form: Form
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun stands for: `side` (its state), `force`, `body`, `office`, `armed` or `group`."""

    noun: str
    sector: str
    stands_for: str
    kind: ActorKind


def pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """The words and marks of `text`, with their offsets; typographic apostrophes count as plain ones.

    >>> [piece for piece, _, _ in pieces("the U.S.-led raid")]
    ['the', 'U', '.', 'S', '.', '-', 'led', 'raid']
    """
    for found in _PIECE.finditer(text.translate(_APOSTROPHES)):
        yield found.group(), found.start(), found.end()


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


class Gazetteer:
    """All entries, findable by key and by any of their names; longest match, leftmost first."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._names: dict[tuple[str, ...], list[tuple[Form, Entry | None]]] = {}
        self._lengths: dict[str, set[int]] = {}
        for row in csv_table("states.csv"):
            self._add_state(row)
        for table in ("organisations.csv", "armed_groups.csv", "bodies.csv"):
            for row in csv_table(table):
                self._add_body(row)
        self._traps: dict[str, str] = {}
        for row in csv_table("place_traps.csv"):
            self._name(row["name"], Form.TRAP, None)
            self._traps[row["name"]] = row["what"]
        self._longest_first = {word: sorted(found, reverse=True) for word, found in self._lengths.items()}

    def _add_state(self, row: dict[str, str]) -> None:
        adjectives = _cells(row["adjectives"])
        dependent = row["kind"] == "dependency" or (row["kind"] == "territory" and row["country"])
        entry = Entry(
            key=f"state:{row['code']}",
            name=row["name"],
            kind=ActorKind.OTHER if dependent else ActorKind.STATE,
            country=row["country"] or row["code"],
            adjective=adjectives[0] if adjectives else row["name"],
            shorts=_cells(row["forms"]),
            since=int(row["since"] or 0),
            until=int(row["until"] or 9999),
            unless=_cells(row["unless"]),
        )
        self.entries[entry.key] = entry
        forms = {Form.NAME: (row["name"], *_cells(row["variants"])), Form.ADJECTIVE: adjectives}
        forms |= {Form.CAPITAL: _cells(row["capitals"]), Form.SEAT: _cells(row["seats"])}
        forms[Form.PEOPLE] = tuple(name for name in _cells(row["people"]) if name not in adjectives)
        for form, names in forms.items():
            for name in names:
                self._name(name, form, entry)

    def _add_body(self, row: dict[str, str]) -> None:
        state = self.entries.get(f"state:{row.get('country', '')}")
        side = f"name:{row['of']}" if row.get("of") else (state.key if state else None)
        entry = Entry(
            key=f"name:{row['name']}",
            name=row["name"],
            kind=ActorKind(row["kind"]),
            country=state.country if state else None,
            adjective=row["name"],
            # An armed group fights in a country; it is not of it.
            side=None if row["sector"] in ("REB", "OPP", "CRM") else side,
            roles=(row["sector"],) if row["sector"] != "IGO" else (),
            shorts=_cells(row.get("short", "")),
        )
        self.entries[entry.key] = entry
        for name in (row["name"], *_cells(row["aliases"])):
            self._name(name, Form.NAME, entry)
            if entry.kind is ActorKind.IGO and name.isupper() and name.isalpha() and len(name) >= 4:
                self._name(name.capitalize(), Form.NAME, entry)
        for seat in _cells(row.get("seats", "")):
            self._name(seat, Form.CAPITAL, entry)

    def _name(self, name: str, form: Form, entry: Entry | None) -> None:
        if not name.isascii():
            # Papers spell with accents and without.
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
            if len(plain) == len(name):
                self._name(plain, form, entry)
        words = tuple(piece for piece, _, _ in pieces(name.removeprefix("the ")))
        self._lengths.setdefault(words[0].upper(), set()).add(len(words))
        known = self._names.setdefault(words, [])
        if all(entry is not other for _, other in known):
            known.append((form, entry))

    @cached_property
    def _in_capitals(self) -> dict[tuple[str, ...], list[tuple[Form, Entry | None]]]:
        """The names as a text in capitals has them; acronyms ("US", "PLAN") are words there, and left out."""
        return {
            tuple(word.upper() for word in words): named
            for words, named in self._names.items()
            if len(words) > 1 or not words[0].isupper()
        }

    def hits(self, text: str, year: int | None) -> list[Hit]:
        """Names in `text`, without overlap; a name that entries share goes first to one that existed in `year`."""
        found_in = list(pieces(text))
        words = [word for word, _, _ in found_in]
        names = self._in_capitals if text.isupper() else self._names
        found: list[Hit] = []
        at = 0
        while at < len(words):
            for length in self._longest_first.get(words[at].upper(), ()):
                named = names.get(tuple(words[at : at + length]))
                if named and at + length <= len(words):
                    start, end = found_in[at][1], found_in[at + length - 1][2]
                    found.append(_hit(start, end, text[start:end], named, year))
                    at += length
                    break
            else:
                at += 1
        return found

    def knows(self, word: str) -> bool:
        """True for a single word that names an entry, or that the tables give as a trap."""
        return (word,) in self._names

    def is_people(self, word: str) -> bool:
        """True for a word that names people and neither a state nor its capital ("Armenians")."""
        return {form for form, _ in self._names.get((word,), ())} == {Form.PEOPLE}

    def is_trap(self, name: str) -> bool:
        """True for a name that holds a table name and means neither its entry nor a person ("New Mexico")."""
        return self._traps.get(name, "a person") != "a person"

    def clashes(self) -> Iterable[tuple[str, list[str]]]:
        """Names that mean more than one entry at the same time, with the entries' keys."""
        for words, named in self._names.items():
            entries = [entry for _, entry in named if entry and entry.until == 9999]
            if len(entries) > 1:
                yield " ".join(words), [entry.key for entry in entries]


def _hit(start: int, end: int, word: str, named: list[tuple[Form, Entry | None]], year: int | None) -> Hit:
    ranked = sorted(named, key=lambda pair: _out_of_time(pair[1], year))
    if ranked[0][1] is None:
        return Hit(start, end, word, Form.TRAP, ())
    return Hit(start, end, word, ranked[0][0], tuple(entry for _, entry in ranked if entry is not None))


def _out_of_time(entry: Entry | None, year: int | None) -> int:
    """0 for a former state in its years, 1 for a current one, 2 for a former one outside its years."""
    if entry is None or entry.until == 9999:
        return 1
    return 0 if year is not None and entry.since <= year <= entry.until else 2


@cache
def gazetteer() -> Gazetteer:
    """The tables, loaded at the first call."""
    return Gazetteer()


@cache
def roles() -> dict[str, Role]:
    """Role nouns, lower case, singular."""
    return {
        row["noun"].lower(): Role(row["noun"].lower(), row["sector"], row["stands_for"], ActorKind(row["kind"]))
        for row in csv_table("roles.csv")
    }


@cache
def words(name: str) -> frozenset[str]:
    """A closed word class of `actors.toml`."""
    return frozenset(toml_table("actors.toml")["lists"][name]["words"])


@cache
def epithets() -> dict[str, str]:
    """Nouns that stand for a state with a certain form of rule or shape, to that form."""
    return {row["word"]: row["form"] for row in toml_table("actors.toml")["epithets"]}


@cache
def ranks() -> dict[str, str]:
    """Ranks as they are cut short before a name ("gen"), to the whole word."""
    return {row["short"]: row["rank"] for row in toml_table("actors.toml")["ranks"]}


@cache
def union_seats() -> dict[str, int]:
    """Cities that stand for a union of states rather than for their country, to the year since when they do."""
    return {row["seat"]: row["since"] for row in toml_table("actors.toml")["union_seats"]}


@cache
def blocs() -> dict[str, str]:
    """Adjectives for a part of the world, lower case, to the key of the organisation that its officials speak for."""
    return {row["adjective"]: f"name:{row['organisation']}" for row in toml_table("actors.toml")["blocs"]}


@cache
def organisation_heads() -> dict[str, ActorKind]:
    """Last words of the names of organisations, lower case, to the kind of actor they say it is."""
    rows = toml_table("actors.toml")["organisation_heads"]
    return {word: ActorKind(row["kind"]) for row in rows for word in row["words"]}


@cache
def state_body_heads() -> dict[str, tuple[ActorKind, str]]:
    """Last words of names that begin with a state's, lower case, to the kind and the PLOVER sector of the body."""
    rows = toml_table("actors.toml")["state_body_heads"]
    return {word: (ActorKind(row["kind"]), row["sector"]) for row in rows for word in row["words"]}
