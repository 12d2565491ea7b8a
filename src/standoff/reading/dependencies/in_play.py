"""Whom a text speaks of where it does not say: "the country", "its people", "our trade", "every litre of petrol"."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Actor, ActorKind
from standoff.reading.parties import Parties, is_in_play, is_land
from standoff.reading.relational import is_related

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_MAINLY = 3
"""How many times as often a state is named as another to be what the text is about."""

_NUMBER = {"it": "NN", "they": "NNS"}


def may_be_anyones(heads: tuple["Token", ...]) -> bool:
    """True when all heads are "we", or people and things that every country has ("the mills") of no named one."""
    narrators = words("standing", "narrators")
    return all(t.lower_ in narrators or t.tag_ == "PRP$" or _is_nobodys(t) or _before(t) is not None for t in heads)


def is_country(head: "Token") -> bool:
    """True for "the country", "the kingdom", or an "it" that takes one up."""
    return lemma_of(head) in words("standing", "countries") or _before(head) is not None


def _is_nobodys(head: "Token") -> bool:
    if lemma_of(head) not in words("standing") and not any(is_country(t) for t in head.children if t.dep_ == "poss"):
        return False
    # "the heating of Osh": a town is in the country that the text speaks of.
    own = [t for t in head.subtree if not _in_relative(t, head)]
    inside = {p.i for c in head.children if c.lower_ in ("of", "in", "at", "on", "around") for p in c.subtree}
    towns = {
        t.i for t in own if t.pos_ == "PROPN" and t.i in inside and t.lower_ not in words("standing", "continents")
    }
    named = (t for t in own if t.pos_ == "PROPN" or t.ent_type_ == "NORP" or _is_demonym(t))
    # "Hansen's government", of a Hansen whom nobody knows
    chiefs = {t.i for c in head.children if c.dep_ == "poss" and c.ent_type_ == "PERSON" for t in c.subtree}
    return all(t.i in chiefs or (t.i in towns and t.ent_type_ not in ("NORP", "PERSON")) for t in named)


def _in_relative(token: "Token", head: "Token") -> bool:
    return any(t.dep_ == "relcl" and head.is_ancestor(t) for t in (token, *token.ancestors))


def _is_demonym(token: "Token") -> bool:
    return token.pos_ == "ADJ" and not token.is_lower


def in_play(need: Need, beside: frozenset[str], context: Context, parties: Parties) -> str | None:
    """The party whom the need is about where its words do not say, none of those `beside` it; None when there is none.

    That is whom the text spoke of last; for "the country" the last state, for "the enclave" the last land that is none.
    """
    heads = [_before(t) or t if t.lower_ in _NUMBER else t for t in need.who]
    if any(is_country(t) for t in heads):
        last = last_named(need, beside, context, parties, _is_state)
        most = most_named(beside, context, parties)
        named = [party for _, party in _mentions(beside, context, parties)]
        # What is named in passing is not "the country" of a text that names another all along.
        return most if last is None or (most and named.count(most) >= _MAINLY * named.count(last)) else last
    if any(lemma_of(t) in words("standing", "lands") for h in heads for t in (h, *h.children)):
        return last_named(need, beside, context, parties, is_land)
    us = narrator(context) if any(t.lower_ in words("standing", "narrators") for t in need.who) else None
    if us is not None and us not in beside:
        return us
    return last_named(need, beside, context, parties)


def most_named(beside: frozenset[str], context: Context, parties: Parties) -> str | None:
    """The state that is named most, none of those `beside` it."""
    mentions = _mentions(beside, context, parties)
    named = Counter(party for _, party in mentions if context.actor(party).kind is ActorKind.STATE)
    return max(named, key=lambda party: named[party], default=None)


def both_beside(needy: str, context: Context, parties: Parties) -> list[str]:
    """The two parties that are named most, none of the needy one's side: "it needs both"."""
    mentions = Counter(party for _, party in _mentions(frozenset({needy}), context, parties))
    ranked = sorted(mentions, key=lambda party: -mentions[party])
    return ranked[:2] if len(ranked) > 1 else []


def forces_of(head: "Token", needy: str, context: Context) -> tuple[str, ...]:
    """The army of the needy one's country, for "the generals", "the officers", where the text names one."""
    definite = any(t.lower_ in ("the", "his", "her", "its", "their") for t in head.children)
    country = context.actor(needy).country
    if lemma_of(head) not in words("standing", "officers") or not definite or country is None:
        return ()
    armies = [a.id for a in context.actors.actors if a.kind is ActorKind.MILITARY and a.country == country]
    return tuple(a for a in armies if a != needy) if len(armies) == 1 else ()


def narrator(context: Context) -> str | None:
    """The state of whoever writes, when somebody of a state is called "ours": "Mr Hansen, our negotiator"."""
    for paragraph in context.paragraphs:
        for our in paragraph.doc:
            if our.lower_ != "our" or our.head.pos_ != "NOUN" or is_related(our.head):
                continue
            noun = our.head
            equals = {"appos": [noun.head], "attr": clause_at(paragraph, noun.head).grammatical_subjects}
            persons = [noun, *equals.get(noun.dep_, ()), *(t for t in noun.children if t.dep_ == "appos")]
            for actor in context.who(persons, paragraph):
                side = context.side(actor)
                if side != actor and context.actor(side).kind is ActorKind.STATE:
                    return side
    return None


def last_named(
    need: Need,
    beside: frozenset[str],
    context: Context,
    parties: Parties,
    fits: Callable[[Actor], bool] | None = None,
) -> str | None:
    """The party that the need's sentence is about, else the paragraph so far, else who was named last before it.

    None of those `beside` it, and one that `fits`; what must fit is sought by where it was named last alone.
    """
    first = min(need.tokens, key=lambda t: int(t.i))
    start = need.paragraph.start(first)
    sides = {context.side(actor) for actor in beside}
    for token in (
        ()
        if fits
        else (*reversed(first.doc[first.sent.start : first.i]), *_in_parallel(need), *_subjects_before(first))
    ):
        spoken = context.who([token], need.paragraph) if token.dep_ in ("nsubj", "nsubjpass") else ()
        told = (parties.party(context.side(actor)) for actor in spoken)
        named = [party for party in told if party not in sides and is_in_play(context.actor(party))]
        if named:
            return named[0]
    named_once: str | None = None
    mentions = parties.lands_named
    for place in range(bisect_left(mentions, (start,)) - 1, -1, -1):
        _, party, side = mentions[place]
        if side in sides or not (fits is None or fits(context.actor(party))):
            continue
        # "a country the size of Sweden": what is named once is seldom what the text is about.
        if sum(n for of, n in parties.lands_by_side[party].items() if of not in sides) > 1:
            return party
        named_once = named_once or party
    return named_once


def _in_parallel(need: Need) -> Iterator["Token"]:
    """Subjects of what is said beside it: "its hotels live off Oslo, and Bergen counts on the road"."""
    verb = need.host.verb if need.host is not None else None
    for child in verb.children if verb is not None else ():
        if child.dep_ == "conj":
            yield from (t for t in child.children if t.dep_ in ("nsubj", "nsubjpass"))


def _subjects_before(first: "Token") -> Iterator["Token"]:
    """Subjects of main clauses in the paragraph before the sentence, the last first."""
    for token in reversed(first.doc[: first.sent.start]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp"):
            yield token


def _mentions(beside: frozenset[str], context: Context, parties: Parties) -> list[tuple[int, str]]:
    """Where states and armed groups are named, or somebody who speaks for them, in order."""
    sides = {context.side(actor) for actor in beside}
    return [(start, party) for start, party, side in parties.lands_named if side not in sides]


def _is_state(actor: Actor) -> bool:
    return actor.kind is ActorKind.STATE


def _before(pronoun: "Token") -> "Token | None":
    """The subject before a pronoun that is nobody by itself, when it is a country: "the country eats rice; it ..."."""
    number = _NUMBER.get(pronoun.lower_)
    subjects = [t for t in pronoun.doc[: pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ == number]
    return subjects[-1] if subjects and is_country(subjects[-1]) else None
