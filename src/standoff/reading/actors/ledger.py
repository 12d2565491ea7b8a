"""The actors found so far in a document: who, called what, where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, eq=False)
class Naming:
    """One place where a table name or a person's name stands, tokens `first` to `last` of a paragraph."""

    paragraph: "ParsedParagraph"
    first: "Token"
    last: "Token"
    head: "Token"
    key: str
    form: Form
    agentive: bool


@dataclass(frozen=True, eq=False)
class NamedPerson:
    """One place where a person is named: tokens `first` to `last`, titles included; `name` are the name's own words."""

    paragraph: "ParsedParagraph"
    first: "Token"
    last: "Token"
    head: "Token"
    titles: tuple[str, ...]
    name: tuple[str, ...]

    @property
    def written(self) -> str:
        """The name as the text writes it, without titles."""
        doc = self.first.doc
        start = self.last.i - len(self.name) + 1
        return str(doc[start : self.last.i + 1].text)


@dataclass
class Figure:
    """An actor in the making; `mentions` are document offsets, `female` is None where no title tells.

    `last_words` are those in which the longer names end that the text has for it: "Front".
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    side: str | None = None
    roles: list[str] = field(default_factory=list)
    shorts: tuple[str, ...] = ()
    mentions: set[tuple[int, int]] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    female: bool | None = None
    last_words: set[str] = field(default_factory=set)

    def add_role(self, sector: str) -> None:
        """Note a PLOVER sector, once."""
        if sector not in self.roles:
            self.roles.append(sector)


class Ledger:
    """All figures by key, in order of creation, and which token heads a mention of whom."""

    def __init__(self) -> None:
        self.figures: dict[str, Figure] = {}
        self.heads: dict[int, tuple[str, ...]] = {}
        self.passing: dict[str, Figure] = {}
        self.passing_heads: dict[int, str] = {}

    def figure(self, entry: Entry) -> Figure:
        """The figure of a table entry."""
        return self.figures.setdefault(entry.key, _figure(entry))

    def pass_by(self, entry: Entry, naming: Naming) -> None:
        """Note a place where an entry that is no figure of the text is named."""
        span = (naming.paragraph.start(naming.first), naming.paragraph.end(naming.last))
        self.pass_through(entry, span, naming.paragraph.start(naming.head))

    def pass_through(self, entry: Entry, span: tuple[int, int], head: int) -> None:
        """Note that the words at `span`, headed by the one at `head`, bring in an entry that is no actor there."""
        if entry.key not in self.figures:
            self.passing.setdefault(entry.key, _figure(entry)).mentions.add(span)
        self.passing_heads[head] = entry.key

    def mention(self, key: str, paragraph: "ParsedParagraph", first: "Token", last: "Token", head: "Token") -> None:
        """Note that tokens `first` to `last`, headed by `head`, name the figure `key`."""
        start, end = paragraph.start(first), paragraph.end(last)
        self.figures[key].mentions.add((start, end))
        self.heads.setdefault(paragraph.start(head), (key,))

    def merge(self, key: str, into: str) -> None:
        """Let whom `key` stood for be the figure `into`: all that the text says of the one, it says of the other."""
        gone = self.figures.pop(key)
        kept = self.figures[into]
        kept.mentions |= gone.mentions
        kept.offices |= gone.offices
        for sector in gone.roles:
            kept.add_role(sector)
        for figure in self.figures.values():
            if figure.side == key:
                figure.side = into
        self.heads = {at: tuple(into if k == key else k for k in keys) for at, keys in self.heads.items()}

    def at_head(self, paragraph: "ParsedParagraph", token: "Token") -> tuple[str, ...]:
        """Who is named by the mention that this token heads."""
        return self.heads.get(paragraph.start(token), ())

    def by_office(self, office: str) -> Iterator[Figure]:
        """Persons who hold this office."""
        return (figure for figure in self.figures.values() if office in figure.offices)

    def side_of(self, key: str) -> str:
        """The side at the top of an actor's chain; a body of an international organisation is a side of its own."""
        seen = {key}
        while key in self.figures:
            figure = self.figures[key]
            if figure.kind in (ActorKind.IGO, ActorKind.PARTY) or not figure.side or figure.side in seen:
                break
            if figure.side not in self.figures and figure.kind is not ActorKind.PERSON:
                break
            key = figure.side
            seen.add(key)
        return key

    def last_before(self, offset: int, keys: Iterable[str], since: int = 0) -> str | None:
        """Which of `keys` is mentioned last in the document's characters `since` to `offset`."""
        latest: tuple[int, str] | None = None
        for key in keys:
            for start, _ in self.figures[key].mentions:
                if since <= start < offset and (latest is None or start > latest[0]):
                    latest = (start, key)
        return latest[1] if latest else None

    def named(self, kind: ActorKind) -> list[str]:
        """Keys of the figures of this kind that the text names."""
        return [key for key, figure in self.figures.items() if figure.kind is kind and figure.mentions]


def _figure(entry: Entry) -> Figure:
    return Figure(entry.key, entry.name, entry.kind, entry.country, entry.side, list(entry.roles), entry.shorts)
