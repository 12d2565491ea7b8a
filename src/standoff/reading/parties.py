"""Who stands against whom: the party behind a speaker, and the other side when a sentence leaves it unsaid."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.model import ActorKind
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = frozenset({"GOV", "MIL", "SPY", "COP"})
_SIDES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.PARTY, ActorKind.GOVERNMENT})


@dataclass(frozen=True, eq=False)
class Parties:
    """The parties of one document."""

    context: Context

    def party(self, actor_id: str) -> str:
        """The party that an actor speaks for: its side when it holds an office of it, else itself."""
        actor = self.context.actor(actor_id)
        if actor.of is None:
            return actor_id
        official = actor.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY) or bool(_OFFICES & set(actor.roles))
        spokesman = actor.kind is ActorKind.PERSON and not actor.roles
        return self.context.side(actor_id) if official or spokesman else actor_id

    @cached_property
    def _mentions(self) -> tuple[tuple[int, str], ...]:
        """Offsets at which a possible party to the dispute is named, in order."""
        found = [
            (mention.start, self.party(actor.id))
            for actor in self.context.actors.actors
            if actor.kind in _SIDES or actor.of is not None
            for mention in actor.mentions
        ]
        return tuple(sorted(found))

    @cached_property
    def _weight(self) -> Counter[str]:
        return Counter(actor for _, actor in self._mentions)

    def counterpart(self, holder: str | None, paragraph: ParsedParagraph, token: "Token") -> str | None:
        """The other side of `holder` at `token`: the party last named in this sentence or the one before, not its own.

        Falls back on the document's most often named other party; None when it names no other, or no holder is known.
        """
        if holder is None:
            return None
        sentence = token.sent
        start = paragraph.offset + sentence.start_char
        end = paragraph.offset + sentence.end_char
        near = [a for at, a in self._mentions if start <= at < end and a != holder]
        if not near:
            before = [a for at, a in self._mentions if paragraph.offset <= at < start and a != holder]
            near = before[-1:]
        candidates = near or [a for a, _ in self._weight.most_common() if a != holder]
        return max(dict.fromkeys(candidates), key=lambda a: self._weight[a], default=None)

    def performer_of_noun(self, noun: "Token", paragraph: ParsedParagraph, holder: str | None) -> str | None:
        """Who would do what a noun names: its possessor or by-phrase, an actor inside the phrase, or the other side."""
        owners = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod")]
        owners += [p for t in noun.children if t.dep_ == "prep" and t.lower_ in ("by", "from") for p in t.children]
        owners += [t for t in noun.subtree if t.dep_ == "poss"]
        owners += [t for t in noun.subtree if t.dep_ in ("pobj", "compound", "amod")]
        for owner in owners:
            for actor in self.context.actors.of_token(owner, paragraph):
                if self.party(actor) != holder:
                    return self.party(actor)
        return self.counterpart(holder, paragraph, noun)
