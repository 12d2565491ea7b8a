"""Who stands against whom and with whom, as far as a document's own demands and conditions name both."""

from collections import Counter
from collections.abc import Sequence

from standoff.reading.actors.gazetteer import words
from standoff.reading.context import Context
from standoff.reading.model import ActorKind, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.found import Found

_DISSENTING = frozenset({"LEG", "JUD", "MIL"})
"""PLOVER sectors of those who may ask something of the government they serve under."""


def oppositions(matches: Sequence[Found], context: Context, parties: Parties) -> Counter[tuple[str, str]]:
    """How often one party is said to want something of another, by name."""
    found: Counter[tuple[str, str]] = Counter()
    for match in matches:
        holders = {parties.party(a) for a in context.who(match.holders or match.sources, match.paragraph)}
        conditions = [*match.conditions, *(c for host in match.hosts for c in host.conditions)]
        asked = {parties.party(a) for a in context.who(match.target.performers, match.paragraph)} - holders
        met = {parties.party(a) for c in conditions for a in context.who(c.subjects, match.paragraph)} - holders
        # Who asks something of both sides is a go-between, and no opponent.
        others = met | asked if len(asked) == 1 else met
        found.update((holder, other) for holder in holders for other in others)
    return found


def alliances(matches: Sequence[Found], context: Context, parties: Parties) -> frozenset[tuple[str, str]]:
    """Pairs of parties that demand something in one breath: "Oslo and Bergen called for talks"."""
    found: set[tuple[str, str]] = set()
    for match in matches:
        holders = {parties.party(a) for a in context.who(match.holders, match.paragraph)}
        asked = {parties.party(a) for a in context.who(match.target.performers, match.paragraph)}
        if match.stance is Stance.DEMANDS and not holders & asked:
            found |= {(one, other) for one in holders for other in holders - {one}}
    return frozenset(found)


def rifts(matches: Sequence[Found], context: Context) -> frozenset[str]:
    """Who is at odds with his own state: asks something of it or of its head, or makes his word hang on its doing.

    A force, a parliament or one of their people who asks it of the state stands for himself. Where one makes a
    condition of what another of the same state does, it has no single will: its id is among the answers. And who is
    asked to leave office is asked as himself.
    """
    found: set[str] = set()
    for match in matches:
        holders = context.who(match.holders or match.sources, match.paragraph)
        asked = context.who(match.target.performers, match.paragraph)
        conditions = [*match.conditions, *(c for host in match.hosts for c in host.conditions)]
        met = tuple(a for c in conditions for a in context.who(c.subjects, match.paragraph))
        for holder in holders:
            state = context.side(holder)
            if match.stance is Stance.DEMANDS and _is_to_leave_office(match):
                found |= {a for a in asked if context.actor(a).kind is ActorKind.PERSON}
            if match.stance is Stance.DEMANDS and any(_is_kin(holder, other, context) for other in asked):
                found |= {holder} if _may_dissent(holder, context) else set()
            if any(other != state and _is_kin(holder, other, context) for other in met):
                found.add(state)
    return frozenset(found)


def _is_to_leave_office(match: Found) -> bool:
    """True for a demand that somebody resign, step down or hand over power."""
    clause = match.target.clause
    if clause is None:
        return False
    verb, _, particle = clause.lemma.partition(" ")
    particles = {particle, *(t.lower_ for t in clause.verb.children)} & {"down", "aside", "out"}
    left = verb in words("leaving_office") and (particles or verb in ("resign", "abdicate"))
    return bool(left) or any(t.lemma_.lower() in words("held_offices") for t in clause.objects)


def _is_kin(holder: str, other: str, context: Context) -> bool:
    """True for another of the holder's state, or that state, when the holder is of a state at all."""
    state = context.side(holder)
    return holder != other and holder != state and context.side(other) == state


def _may_dissent(holder: str, context: Context) -> bool:
    """True for a force, a parliament, a court and who serves in one: who governs orders, and asks nothing."""
    actor = context.actor(holder)
    return bool(_DISSENTING & set(actor.roles)) and "GOV" not in actor.roles
