"""`ActorIndex`: the actors of a document, and who a stretch of text or a token stands for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.actors.principals import Stake
from standoff.reading.actors.reference import Referents
from standoff.reading.model import Actor

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token
    from standoff.text import Document


class ActorIndex:
    """The actors found in one document; answers in actor ids.

    `actors` are numbered a1, a2, ... in order of first mention; each is named at least once. `in_passing`, numbered on,
    are the states that only lend their name to a thing or a place ("an Indian proposal"): actors for whoever finds that
    something was done to them. `independent` are the ids of those who decide for themselves, though a state has them.
    """

    def __init__(
        self,
        parsed: Sequence["ParsedParagraph"],
        ledger: Ledger,
        referents: Referents,
        independent: frozenset[str] = frozenset(),
    ) -> None:
        self._referents = referents
        figures, passing = _in_order(ledger.figures.values()), _in_order(ledger.passing.values())
        self._ids = {figure.key: f"a{number}" for number, figure in enumerate([*figures, *passing], 1)}
        self._independent = independent
        self.independent = frozenset(self._ids[key] for key in independent if key in self._ids)
        document = parsed[0].document if parsed else None
        self.actors = tuple(self._actor(figure, document) for figure in figures)
        self.in_passing = tuple(self._actor(figure, document) for figure in passing)
        self._passing_heads = ledger.passing_heads
        self._spans = sorted(
            (start, end, self._ids[figure.key]) for figure in figures for start, end in figure.mentions
        )

    def settle(self, stakes: Iterable[Stake]) -> tuple[str, ...]:
        """Learn from who wants what of whom whose standoff it is; ids of the two sides, () where that is not clear.

        "Both sides", "the rivals" and "the government" stand for them from then on.
        """
        keys = self._referents.settle(stakes, self._independent)
        return tuple(self._ids[key] for key in keys)

    def at(self, start: int, end: int) -> str | None:
        """Id of the actor whose shortest mention covers characters `start` to `end` of the document, or None."""
        covering = [
            (last - first, first, actor) for first, last, actor in self._spans if first <= start and end <= last
        ]
        return min(covering)[2] if covering else None

    def of_token(self, token: "Token", paragraph: "ParsedParagraph") -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by `token` stands for; conjuncts are not included.

        Two for "both sides"; () when the text leaves it open.
        """
        keys = self._referents.of(paragraph, token)
        return () if not keys else tuple(self._ids[key] for key in keys if key in self._ids)

    def passing_at(self, token: "Token", paragraph: "ParsedParagraph") -> str | None:
        """Id of the state that the token names in passing, or None."""
        key = self._passing_heads.get(paragraph.start(token))
        return None if key is None else self._ids[key]

    def _actor(self, figure: Figure, document: "Document | None") -> Actor:
        return Actor(
            id=self._ids[figure.key],
            name=figure.name,
            kind=figure.kind,
            country=figure.country,
            mentions=tuple(document.span(start, end) for start, end in sorted(figure.mentions)) if document else (),
            of=self._ids.get(figure.side or ""),
            roles=tuple(figure.roles),
        )


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted((f for f in figures if f.mentions), key=lambda f: (min(f.mentions), f.key))
