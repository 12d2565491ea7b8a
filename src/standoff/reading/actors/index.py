"""`ActorIndex`: the actors of a document, and who a stretch of text or a token stands for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.actors.reference import Referents
from standoff.reading.model import Actor

if TYPE_CHECKING:
    from standoff.reading.pipeline import ParsedParagraph
    from standoff.reading.tree import Token


class ActorIndex:
    """The actors found in one document; answers in actor ids.

    `actors` are numbered a1, a2, ... in order of first mention; each is named at least once.
    """

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, referents: Referents) -> None:
        self._referents = referents
        figures = sorted((f for f in ledger.figures.values() if f.mentions), key=lambda f: (min(f.mentions), f.key))
        self._ids = {figure.key: f"a{number}" for number, figure in enumerate(figures, 1)}
        document = parsed[0].document if parsed else None
        self.actors: tuple[Actor, ...] = tuple(
            Actor(
                id=self._ids[figure.key],
                name=figure.name,
                kind=figure.kind,
                country=figure.country,
                mentions=tuple(document.span(start, end) for start, end in sorted(figure.mentions)) if document else (),
                of=self._ids.get(_side(figure)),
                roles=tuple(figure.roles),
            )
            for figure in figures
        )
        self._spans = sorted(
            (start, end, self._ids[figure.key]) for figure in figures for start, end in figure.mentions
        )

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
        return tuple(self._ids[key] for key in keys if key in self._ids)


def _side(figure: Figure) -> str:
    return figure.side or ""
