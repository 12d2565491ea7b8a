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


_THIRD = ("it", "they", "he", "she")


def may_be_anyones(heads: tuple["Token", ...]) -> bool:
    """True when all heads are "we", or people and things that every country has ("the mills") of no named one."""
    return all(t.lower_ in words("standing", "narrators") or _is_nobodys(t) for t in heads)


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
    heads = [_before(t) if t.lower_ in _THIRD else t for t in need.who]
    if heads and all(t is None for t in heads):
        return None
    mentions = _mentions(beside, context, parties)
    if any(lemma_of(t) in words("standing", "countries") for t in heads if t is not None):
        named = [party for _, party in mentions if context.actor(party).kind is ActorKind.STATE]
        return max(named, key=named.count, default=None)
    return last_named(need, beside, context, parties)


def last_named(need: Need, beside: frozenset[str], context: Context, parties: Parties) -> str | None:
    """The party that was named last before the need, none of those `beside` it."""
    start = need.paragraph.start(min(need.tokens, key=lambda t: int(t.i)))
    before = [party for at, party in _mentions(beside, context, parties) if at < start]
    return before[-1] if before else None


def _mentions(beside: frozenset[str], context: Context, parties: Parties) -> list[tuple[int, str]]:
    """Where states and armed groups are named, or somebody who speaks for them, in order."""
    sides = {context.side(actor) for actor in beside}
    return sorted(
        (mention.start, party)
        for actor in context.actors.actors
        if context.actor(party := parties.party(context.side(actor.id))).kind in _SIDES
        and context.side(actor.id) not in sides
        for mention in actor.mentions
    )


def _before(pronoun: "Token") -> "Token | None":
    """The subject before a pronoun that is nobody by itself, when it is a country: "the country eats rice; it ..."."""
    subjects = [t for t in pronoun.doc[: pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "NOUN"]
    return subjects[-1] if subjects and lemma_of(subjects[-1]) in words("standing", "countries") else None
