"""Whom a demand is on that names nobody: "wants the troops withdrawn", "the release of men held in Oslo"."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.places import place_name, state_of_capital
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.parties import Parties
from standoff.reading.positions.cues import words
from standoff.reading.positions.nominals import results
from standoff.reading.positions.targets import Target
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_OFTEN = 3
"""How often an organisation is named before what only organisations give is asked of it."""

_OWNED = ("poss", "amod", "compound", "nmod")


def addressees(
    target: Target,
    paragraph: ParsedParagraph,
    holder: str | None,
    beside: frozenset[str],
    parties: Parties,
    speakers: tuple["Token", ...] = (),
) -> tuple[str | None, ...]:
    """Who would do what is demanded, where no word names him; `speakers` are the heads of who demands it.

    Both of those whose standoff it is, where a third calls for what takes two ("urges talks"), or calls on everybody;
    one otherwise. None for whoever it may be: "begged somebody to act".
    """
    if target.performers and all(t.lower_ in _words("anybody") for t in target.performers):
        return (None,)
    everybody = bool(target.performers) and all(t.lower_ in _words("everybody") for t in target.performers)
    both = parties.context.principals
    own = {holder, parties.context.side(holder)} if holder is not None else set()
    if holder is not None and not own & set(both) and (everybody or _takes_two(target, paragraph, parties)):
        asked = tuple(parties.party(a) for a in both if not parties.kin(a, holder))
        if len(asked) == 2:
            return asked
    return (_addressee(target, paragraph, holder, beside, parties, speakers),)


def _takes_two(target: Target, paragraph: ParsedParagraph, parties: Parties) -> bool:
    """True for "talks", "a truce", "to settle", where nobody is named for it nor with whom."""
    clause = target.clause
    if target.performers or (clause is not None and clause.objects and lemma_of(clause.verb) not in _words("holding")):
        return False
    things = {lemma_of(t) for t in (target.head, *target.objects)}
    inside = [t for t in target.head.subtree if t != target.head and t.pos_ == "PROPN"]
    return bool(things & _words("mutual")) and not parties.context.who(inside, paragraph)


def _addressee(
    target: Target,
    paragraph: ParsedParagraph,
    holder: str | None,
    beside: frozenset[str],
    parties: Parties,
    speakers: tuple["Token", ...] = (),
) -> str | None:
    """Who would do what is demanded, where one would.

    That is who has the thing that is to be given up; for who is of a state without speaking for it, his own state; else
    the other side.
    """
    context = parties.context
    named = [*_fellows(target, context), *_keepers(target, paragraph, context), *_hosts(target, paragraph, context)]
    named += [*_owners(target, paragraph, context), *_bodies(target, holder, context)]
    for actor in named:
        party = parties.party(actor)
        if party != holder and party not in beside:
            return party
    own = _own_state(holder, context)
    if holder is not None and speakers and all(lemma_of(t) in _words("legislators") for t in speakers):
        own = own or context.side(holder)
        if own == holder and context.actor(holder).kind is not ActorKind.STATE:
            own = _state_at_home(holder, context)
    if own is not None and (_is_done_to_others(target) or not _is_elsewhere(target, paragraph, own, context)):
        return own
    beside |= frozenset(parties.party(a) for a in context.who(_receivers(target), paragraph))
    if target.noun is not None:
        asked = parties.performer_of_noun(target.noun, paragraph, holder, beside)
    else:
        asked = parties.counterpart(holder, paragraph, target.head, beside)
    return asked if asked not in (None, holder) else _state_at_home(holder, context)


def placed(tokens: Iterable["Token"], paragraph: ParsedParagraph, context: Context) -> str | None:
    """The state that a place is in, or that it stands for: Peru, for `Lima` in "men held in Lima"."""
    for token in tokens:
        named = context.who([token], paragraph)
        country = state_of_capital(place_name(token) or token.text)
        states = (a.id for a in context.actors.actors if a.kind is ActorKind.STATE and a.country == country)
        found = context.side(named[0]) if named else next(states, None) if country is not None else None
        if found is not None:
            return found
    return None


def is_of_the_state(performer: "Token") -> bool:
    """True for "the state oil company", which is told what to do by its own government."""
    return performer.pos_ == "NOUN" and any(t.lower_ in _words("of_the_state") for t in performer.children)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("addressees.toml")[name]["words"])


def _things(target: Target) -> tuple["Token", ...]:
    """What the action is done to: its objects, or what hangs on the noun that names it."""
    if target.clause is not None:
        return target.objects
    assert target.noun is not None
    inside = (p for t in target.noun.children if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj")
    return (target.noun, *inside)


def _keepers(target: Target, paragraph: ParsedParagraph, context: Context) -> Iterator[str]:
    """Who keeps what is to be given up, by the words that describe it: "held in Oslo", "that Oslo has imposed"."""
    for thing in _things(target):
        for verb in thing.children:
            if verb.dep_ not in ("acl", "relcl") or verb.pos_ not in VERBAL:
                continue
            clause = clause_at(paragraph, verb)
            # "which Oslo alone can grant"
            grants = clause.modal in ("can", "could", "may") and lemma_of(verb) in _words("granting")
            if lemma_of(verb) not in _words("keeping") and not grants:
                continue
            who = [a for a in context.who(clause.subjects, paragraph) if thing not in clause.subjects]
            yield from who
            where = placed(clause.prepositional("in", "at"), paragraph, context) if not who else None
            if where is not None:
                yield where


def _hosts(target: Target, paragraph: ParsedParagraph, context: Context) -> Iterator[str]:
    """Whose soil a thing stands on that is to be shut or thrown out: "wants the missions in Oslo closed"."""
    clause = target.clause
    brought = results().get(target.result or "")
    shut = lemma_of(clause.verb) if clause is not None and clause.passive else brought
    if shut not in _words("shutting"):
        return
    for thing in clause.objects if clause is not None else (target.head,):
        inside = [p for t in thing.children if t.lower_ in ("in", "at", "on") for p in t.children if p.dep_ == "pobj"]
        where = placed(inside, paragraph, context)
        if where is not None:
            yield where


def _bodies(target: Target, holder: str | None, context: Context) -> Iterator[str]:
    """The organisation that has the thing to give: "wants penalties", "asks for a seat", of the one that is named most.

    A parliament has money and laws to give, if it is named.
    """
    clause = target.clause
    given = [t for t in clause.verb.children if t.dep_ in ("dobj", "nsubj")] if clause is not None else []
    things = {lemma_of(t) for t in (*_things(target), *given, target.head)}
    if holder is None:
        return
    country = context.actor(holder).country
    if things & _words("voted") or any(t.ent_type_ == "MONEY" for t in _things(target)):
        own = (a for a in context.actors.actors if "LEG" in a.roles and a.country == country and a.id != holder)
        yield from (a.id for a in own if country is not None and a.kind is not ActorKind.PERSON)
    if things & _words("collective"):
        bodies = [a for a in context.actors.actors if a.kind is ActorKind.IGO and len(a.mentions) >= _OFTEN]
        most = max(bodies, key=lambda a: len(a.mentions), default=None)
        if most is not None:
            yield most.id


def _fellows(target: Target, context: Context) -> Iterator[str]:
    """The organisation whose "other members" or "partners" are asked: the one that is named most."""
    fellows = [t for t in target.performers if t.tag_ == "NNS" and lemma_of(t) in _words("members")]
    other = any(c.lower_ in ("other", "fellow") or lemma_of(t) == "member" for t in fellows for c in t.lefts)
    if other:
        bodies = [a for a in context.actors.actors if a.kind is ActorKind.IGO]
        yield from (a.id for a in sorted(bodies, key=lambda a: -len(a.mentions))[:1])


def _owners(target: Target, paragraph: ParsedParagraph, context: Context) -> Iterator[str]:
    """Whose thing it is, where its owner alone can do with it what is demanded: "wants Oslo's troops withdrawn"."""
    clause = target.clause
    if clause is None or lemma_of(clause.verb) not in _words("giving_up"):
        return
    unheld = clause.passive or not clause.subjects
    things = clause.objects if unheld else tuple(t for t in clause.subjects if t.pos_ == "NOUN")
    for thing in things:
        marks = [t for t in thing.children if t.dep_ in _OWNED]
        marks += [p for t in thing.children if t.lower_ in ("of", "by", "from") for p in t.children]
        yield from context.who(marks, paragraph)
    under = [n for n in clause.prepositional("under") if n.pos_ == "NOUN"]
    yield from context.who((t for n in under for t in n.children if t.dep_ in _OWNED), paragraph)


def _own_state(holder: str | None, context: Context) -> str | None:
    """The state of a member of parliament or a party, whose demands are on their own government."""
    if holder is None:
        return None
    actor = context.actor(holder)
    domestic = actor.kind is ActorKind.PARTY or "LEG" in actor.roles or "OPP" in actor.roles
    if not domestic:
        return None
    side = context.side(holder)
    if side != holder and context.actor(side).kind is ActorKind.STATE:
        return side
    country = actor.country or context.actor(side).country
    states = (a.id for a in context.actors.actors if a.kind is ActorKind.STATE and a.country == country)
    return next(states, None) if country is not None else None


def _state_at_home(holder: str | None, context: Context) -> str | None:
    """The state of whoever is of it and is not it: a union's, where nobody else is there to be asked."""
    if holder is None or context.actor(holder).kind in (ActorKind.STATE, ActorKind.IGO):
        return None
    country = context.actor(holder).country
    states = (a.id for a in context.actors.actors if a.kind is ActorKind.STATE and a.country == country)
    found = next(states, None) if country is not None else None
    return found if found not in (holder, context.side(holder)) else None


def _is_elsewhere(target: Target, paragraph: ParsedParagraph, own: str, context: Context) -> bool:
    """True when what is demanded is about what another state has, and nothing that the own one has."""
    named = [context.side(a) for thing in _things(target) for a in context.who(_marks(thing), paragraph)]
    return bool(named) and own not in named


def _marks(thing: "Token") -> list["Token"]:
    inside = [p for t in thing.children if t.lower_ in ("of", "by", "from", "in") for p in t.children]
    return [*(t for t in thing.children if t.dep_ in _OWNED), *inside]


def _is_done_to_others(target: Target) -> bool:
    """True for `punish`, `compensate`: what nobody does to his own."""
    done = _words("helping") | (words("commitments", "hostile") - _words("giving_up"))
    return target.clause is not None and bool({target.clause.lemma, lemma_of(target.clause.verb)} & done)


def _receivers(target: Target) -> list["Token"]:
    """Whom the action is done to or for: Oslo, in "wants ships sold to Oslo", "wants Oslo's firms paid"."""
    clause = target.clause
    if clause is None:
        # "wants Hansen sent home"
        return [target.head] if target.result is not None and target.head.pos_ == "PROPN" else []
    tied = (*clause.prepositional("to", "for", "against"), *clause.objects)
    helped = clause.objects if _is_done_to_others(target) else ()
    return [*(t for t in tied if t.pos_ == "PROPN"), *(t for o in helped for t in o.children if t.dep_ in _OWNED)]
