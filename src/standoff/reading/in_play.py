"""Whom a text speaks of where it does not say: "the country", "its people", "our trade", "every litre of petrol"."""

from typing import TYPE_CHECKING

from standoff.reading.clauses import lemma_of
from standoff.reading.context import Context
from standoff.reading.model import ActorKind
from standoff.reading.needs import Need, words
from standoff.reading.parties import Parties

if TYPE_CHECKING:
    from standoff.reading.tree import Token

_SIDES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})


_NUMBER = {"it": "NN", "they": "NNS"}


def may_be_anyones(heads: tuple["Token", ...]) -> bool:
    """True when all heads are "we", or people and things that every country has ("the mills") of no named one."""
    narrators = words("standing", "narrators")
    return all(t.lower_ in narrators or _is_nobodys(t) or _before(t) is not None for t in heads)


def is_country(head: "Token") -> bool:
    """True for "the country", "the kingdom", or an "it" that takes one up."""
    return lemma_of(head) in words("standing", "countries") or _before(head) is not None


def _is_nobodys(head: "Token") -> bool:
    named = any(
        t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE") or (t.pos_ == "ADJ" and not t.is_lower)
        for t in head.subtree
    )
    return lemma_of(head) in words("standing") and not named


def in_play(need: Need, beside: frozenset[str], context: Context, parties: Parties) -> str | None:
    """The party whom the need is about where its words do not say, none of those `beside` it; None when there is none.

    That is whom the text spoke of last; for "the country" the state that it names most.
    """
    heads = [_before(t) if t.lower_ in _NUMBER else t for t in need.who]
    if heads and all(t is None for t in heads):
        return None
    mentions = _mentions(beside, context, parties)
    if any(is_country(t) for t in heads if t is not None):
        named = [party for _, party in mentions if context.actor(party).kind is ActorKind.STATE]
        return max(named, key=named.count, default=None)
    return last_named(need, beside, context, parties)


def last_named(need: Need, beside: frozenset[str], context: Context, parties: Parties) -> str | None:
    """The party that the need's sentence is about so far, else who was named last before it; none of those `beside`."""
    first = min(need.tokens, key=lambda t: int(t.i))
    start = need.paragraph.start(first)
    sides = {context.side(actor) for actor in beside}
    for token in reversed(first.doc[first.sent.start : first.i]):
        spoken = context.who([token], need.paragraph) if token.dep_ in ("nsubj", "nsubjpass") else ()
        named = [p for a in spoken if (p := parties.party(context.side(a))) not in sides and _is_side(p, context)]
        if named:
            return named[0]
    before = [party for at, party in _mentions(beside, context, parties) if at < start]
    return before[-1] if before else None


def _mentions(beside: frozenset[str], context: Context, parties: Parties) -> list[tuple[int, str]]:
    """Where states and armed groups are named, or somebody who speaks for them, in order."""
    sides = {context.side(actor) for actor in beside}
    return sorted(
        (mention.start, party)
        for actor in context.actors.actors
        if _is_side(party := parties.party(context.side(actor.id)), context) and context.side(actor.id) not in sides
        for mention in actor.mentions
    )


def _is_side(party: str, context: Context) -> bool:
    return context.actor(party).kind in _SIDES


def _before(pronoun: "Token") -> "Token | None":
    """The subject before a pronoun that is nobody by itself, when it is a country: "the country eats rice; it ..."."""
    number = _NUMBER.get(pronoun.lower_)
    subjects = [t for t in pronoun.doc[: pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ == number]
    return subjects[-1] if subjects and is_country(subjects[-1]) else None
