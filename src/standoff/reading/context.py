"""What every extractor is given: the document, its parse, its clauses, and who is who in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.actors import ActorIndex, find_actors
from standoff.reading.language.clauses import Clause, clauses
from standoff.reading.language.pipeline import ParsedParagraph, parse
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Actor
from standoff.reading.positions.authors import deciding
from standoff.reading.positions.found import Found
from standoff.reading.positions.matches import matches_in
from standoff.reading.positions.staked import stakes
from standoff.text import BlockKind, Document

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, eq=False)
class Context:
    """One document, parsed, with its actors found; `matches` are its positions as the matchers see them.

    `principals` are the ids of the two sides whose standoff it is; empty where the text does not tell.
    """

    document: Document
    parsed: tuple[ParsedParagraph, ...]
    matches: tuple[Found, ...]
    actors: ActorIndex
    principals: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> "Context":
        """Parse `document` and find its actors: who is named, and who else wants or refuses something."""
        parsed = parse(document)
        matches = tuple(found for paragraph in _body(parsed) for found in matches_in(paragraph))
        actors = find_actors(parsed, deciding(matches))
        return cls(document, parsed, matches, actors, actors.settle(stakes(matches)))

    @cached_property
    def paragraphs(self) -> tuple[ParsedParagraph, ...]:
        """The body paragraphs, in order."""
        return _body(self.parsed)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of the body, in order."""
        return tuple(clause for paragraph in self.paragraphs for clause in clauses(paragraph))

    @cached_property
    def acted_on(self) -> dict[str, list[tuple[int, "Token"]]]:
        """The nouns that something is done to, with their offsets, in order; by the lemma of the verb."""
        found: dict[str, list[tuple[int, Token]]] = {}
        for paragraph in self.paragraphs:
            for token in paragraph.doc:
                if token.dep_ in ("dobj", "nsubjpass") and token.pos_ == "NOUN":
                    found.setdefault(lemma_of(token.head), []).append((paragraph.start(token), token))
        return found

    @cached_property
    def nouns(self) -> dict[str, list[tuple[ParsedParagraph, "Token"]]]:
        """The nouns of the document with their paragraphs, in order, by their lemma."""
        found: dict[str, list[tuple[ParsedParagraph, Token]]] = {}
        for paragraph in self.parsed:
            for token in paragraph.doc:
                if token.pos_ == "NOUN":
                    found.setdefault(lemma_of(token), []).append((paragraph, token))
        return found

    def who(self, tokens: Iterable["Token"], paragraph: ParsedParagraph) -> tuple[str, ...]:
        """Ids of the actors that the noun phrases headed by `tokens` stand for; each once, in order."""
        found: dict[str, None] = {}
        for token in tokens:
            for actor in self.actors.of_token(token, paragraph):
                found[actor] = None
        return tuple(found)

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in (*self.actors.actors, *self.actors.in_passing)}

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id."""
        return self._by_id[actor_id]

    def side(self, actor_id: str) -> str:
        """Id of the side an actor belongs to: itself, or what its `of` leads up to."""
        seen = {actor_id}
        at = self.actor(actor_id)
        while at.of is not None and at.of not in seen:
            seen.add(at.of)
            at = self.actor(at.of)
        return at.id


def _body(parsed: Iterable[ParsedParagraph]) -> tuple[ParsedParagraph, ...]:
    return tuple(p for p in parsed if p.block.kind is BlockKind.PARAGRAPH)
