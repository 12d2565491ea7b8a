"""Whom or what somebody needs: actors that the phrase names, or things in its words, each with what it is for."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dependencies.in_play import both_beside, forces_of, last_named, most_named, narrator
from standoff.reading.dependencies.named_inside import meant_by, named_inside, of_whom
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.dependencies.needy import is_self
from standoff.reading.dependencies.purposes import bare_noun, listed, names_in, purpose_of
from standoff.reading.language.syntax import lemma_of
from standoff.reading.parties import Parties
from standoff.reading.relational import related_party

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def needed_of(
    need: Need, needy: str, who: list[str], context: Context, parties: Parties
) -> Iterator[tuple[str | None, str]]:
    """What is needed, as actor ids or words, with what it is for."""
    purpose = partial(purpose_of, need, names_in(need, context))
    things: list[tuple[str, str]] = []
    if need.elsewhere:
        yield parties.counterpart(needy, need.paragraph, need.tokens[-1]), purpose()
    for told in need.on:
        head = _antecedent(told, need, needy, context, parties)
        if _is_excluded(head):
            continue
        if head.lower_ == "both" and not any(head.children):
            yield from ((a, purpose()) for a in both_beside(needy, context, parties))
            continue
        if _is_reciprocal(head):
            yield from ((a, purpose()) for a in _others(needy, who, need, parties))
            continue
        owner = next((t for t in head.children if t.dep_ == "poss"), None)
        if owner is not None and _is_reciprocal(owner):
            # "each needs the other's oil"
            yield from ((a, purpose(head, owner)) for a in _others(needy, who, need, parties))
            continue
        related = related_party(head, need.paragraph, context, parties)
        if related is not None and not context.who(need.who, need.paragraph):
            # "the country relies on its neighbour": whoever the country is, it is the neighbour's neighbour.
            other = most_named(frozenset({needy}), context, parties)
            related = () if other is None else (other,)
        if related is not None:
            yield from ((actor, purpose()) for actor in related if actor != needy)
            continue
        everyone = tuple(of_whom(a, context) for a in meant_by(head, need, context, passing=True))
        if everyone and all(is_self(a, needy, context, parties) for a in everyone):
            things += _own_place(need, head, needy, everyone, context, purpose)
            continue
        direct = [a for a in everyone if not is_self(a, needy, context, parties)]
        owner, inside = named_inside(head, need, context, needy, passing=True) if not direct else (None, ())
        owned = [a for a in inside if not is_self(a, needy, context, parties)]
        # "dependence on Oslo" is not for Oslo's own sake.
        itself = bool(direct) and need.good is not None and need.good.good == head
        for actor in (*direct, *owned[:1]):
            yield actor, "" if itself else purpose(head if owned else None, owner)
        if not direct and not owned and _is_own(head, needy, need, context, parties):
            continue
        namer, whose = (None, ()) if direct or owned else named_inside(head, need, context, passing=True)
        if namer is not None and namer.tag_ != "PRP$" and any(is_self(a, needy, context, parties) for a in whose):
            continue
        if not direct and not owned and head.lower_ in _OURS:
            us = narrator(context) or last_named(need, frozenset({needy}), context, parties)
            yield from () if us is None or us == needy else ((us, purpose()),)
        elif not direct and not owned and (forces := forces_of(head, needy, context)):
            yield from ((actor, purpose()) for actor in forces)
        elif not direct and not owned:
            yield from _of_both(head, needy, who, purpose)
            things += _things(need, head, who, purpose)
    if things:
        # "lives on gas, jade and timber" is one need.
        yield listed([thing for thing, _ in things]), things[0][1]


def _own_place(
    need: Need, head: "Token", needy: str, everyone: tuple[str, ...], context: Context, purpose: Callable[..., str]
) -> list[tuple[str, str]]:
    """ "Basra", in "Baghdad gets nearly all of its cash from Basra": a place of one's own, by its own name."""
    names = {n.lower() for a in (needy, *everyone) for n in (context.actor(a).name, *_forms(context, a))}
    place = head.tag_ == "NNP" and head.ent_type_ in ("GPE", "LOC", "FAC") and head.dep_ == "pobj"
    told = need.on_words and need.good is not None and place
    return [(head.text, purpose())] if told and head.lower_ not in names else []


def _forms(context: Context, actor: str) -> list[str]:
    """What an actor is called in the text, of words more than once used of it."""
    told = [m.text for m in context.actor(actor).mentions]
    return [name for name in told if told.count(name) > 1]


def _is_own(head: "Token", needy: str, need: Need, context: Context, parties: Parties) -> bool:
    """True for "its own reserves": who lives on what is its own needs nobody for that."""
    owners = [t for t in head.children if t.dep_ == "poss" and t.tag_ in ("PRP$", "WP$")]
    if owners and any(t.lower_ == "own" for t in head.children):
        return True
    return need.good is None and needy in {parties.party(a) for a in context.who(owners, need.paragraph)}


_OURS = ("us", "we", "ours")


def _antecedent(head: "Token", need: Need, needy: str, context: Context, parties: Parties) -> "Token":
    """What an "it" that is nobody stands for: a thing that was a subject, somebody named, or the last object."""
    if head.lower_ not in ("it", "them", "this", "that") or context.who([head], need.paragraph):
        return head
    plural = head.lower_ == "them"
    tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
    before = [t for t in head.sent if t.i < head.i and t.tag_ in tags]
    # "cannot sell a cargo without it": not without the cargo
    own = need.host.verb if need.host is not None else None
    before = [t for t in before if lemma_of(t) not in words("shares", "nouns") and not (own and t.head == own)]
    needing = [t for t in before if needy in {parties.party(a) for a in context.who([t], need.paragraph)}]
    before = [
        t for t in before if t not in need.who and t not in needing and not any(t.is_ancestor(w) for w in need.who)
    ]
    subjects = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head != head.head.head]
    named = [t for t in before if context.who([t], need.paragraph)]
    objects = [t for t in before if t.dep_ == "dobj"]
    found = subjects or named or objects or [t for t in before if lemma_of(t) in words("goods")]
    if not found:
        # "The trade is worth millions; the farmers could not do without it."
        start = head.sent.start
        last = head.doc[start - 1].sent if start else None
        found = [t for t in last or () if t.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and t.tag_ in tags][:1]
    return found[-1] if found else head


def _is_mutual(head: "Token", who: list[str]) -> bool:
    """True for what two can only have of each other: "need each other", "need cooperation"."""
    other = head.lower_ == "other" or any(t.lower_ == "another" for t in head.children)
    return len(who) == 2 and (other or lemma_of(head) in words("naming", "mutual"))


def _of_both(head: "Token", needy: str, who: list[str], purpose: Callable[..., str]) -> Iterator[tuple[str, str]]:
    """Each other, when both sides need it."""
    yield from ((other, purpose(head)) for other in who if other != needy and _is_mutual(head, who))


def _things(need: Need, head: "Token", who: list[str], purpose: Callable[..., str]) -> list[tuple[str, str]]:
    """What is needed of nobody named, in words, where words will do."""
    told = need.on_words and _is_thing(head) and not _is_mutual(head, who)
    return [(bare_noun(head, owned=True), purpose())] if told else []


def _is_thing(head: "Token") -> bool:
    """True for what may be needed by its own name: no pronoun or quantity, and no time."""
    somebody = head.lower_ in ("someone", "somebody") and any(t.dep_ == "relcl" for t in head.children)
    quantity = (head.pos_ in ("PRON", "NUM", "DET") and not somebody) or head.lower_ in words(
        "naming", "nothing"
    ) | words("elsewhere")
    owned_by_whom = any(t.tag_ == "WP$" for t in head.children)
    return (somebody or not quantity) and not owned_by_whom and head.ent_type_ not in ("DATE", "TIME")


def _is_excluded(head: "Token") -> bool:
    """ "depends on Bergen, not on Oslo"."""
    first = head.head if head.dep_ == "pobj" else head.left_edge
    return bool(first.i > 0 and first.nbor(-1).lower_ == "not")


def _is_reciprocal(head: "Token") -> bool:
    return head.lower_ == "other" and any(t.lower_ == "the" for t in head.children)


def _others(needy: str, who: list[str], need: Need, parties: Parties) -> list[str]:
    """ "the other" of two."""
    others = [a for a in who if a != needy]
    counterpart = parties.counterpart(needy, need.paragraph, need.tokens[-1])
    return others[:1] or ([counterpart] if counterpart is not None else [])
