"""Needs told by what somebody needs, has to have, lives off or owes: "needs Oslo", "owes his office to Oslo"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.dependencies.endpoints import datives, names_somebody
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import Share, share_in
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import put_first
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def needs(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "needs Oslo", "needs Oslo to sign"."""
    controlled = [c for c in clause.complements if any(t.dep_ == "nsubj" for t in c.verb.children)]
    heads = clause.objects or tuple(t for c in controlled for t in c.grammatical_subjects) or put_first(clause)
    # "needs quiet in the south", where the parser takes it for an adjective
    heads = heads or tuple(t for t in clause.verb.children if t.dep_ == "acomp" and lemma_of(t) in words("calm"))
    for head in heads:
        # "needs the goodwill of the shipowners": of those who can give it, named or not.
        givers = [p for t in head.children if t.lower_ in ("of", "from") for p in t.children if p.pos_ == "NOUN"]
        if lemma_of(head) in words("support") and givers:
            yield need_of(cue, clause, clause.subjects, tuple(givers[:1]), good=Share(head, None))
            return
    if heads:
        missed = controlled[0] if controlled and not clause.objects else None
        # "needs foreign loans" and "needs Bergen's port", not "needs reform".
        goods = all(_is_stuff(t) for t in heads) and missed is None
        yield need_of(cue, clause, clause.subjects, heads, on_words=goods, missed=missed)


def _is_stuff(noun: "Token") -> bool:
    """True for goods and ways of some sort ("foreign loans", "its port"), and for a place or thing with a name.

    And for people ("the bishops", "its miners"), and what somebody else has to give ("the king's blessing").
    """
    own = list(noun.children)
    sort = any(t.dep_ in ("amod", "compound", "poss") or t.lower_ in ("the", "that", "those", "these") for t in own)
    told = lemma_of(noun) in words("goods") | words("ways") | words("conveyances") and sort
    people = noun.pos_ == "NOUN" and (role_of(noun) is not None or lemma_of(noun) in words("standing", "people"))
    definite = any(t.dep_ == "poss" or t.lower_ == "the" for t in own)
    given = any(t.dep_ == "poss" and t.pos_ == "NOUN" for t in own) and lemma_of(noun) in words("support")
    placed = any(t.lower_ in ("in", "on", "from", "with") for t in (*own, *noun.head.children) if t.i > noun.i)
    calm = lemma_of(noun) in words("calm") and placed
    somebody = noun.lower_ in ("someone", "somebody") and any(t.dep_ == "relcl" for t in own)
    return told or noun.pos_ == "PROPN" or (people and definite) or given or calm or somebody


def must_have(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "must have Oslo's gas"."""
    had = words("goods") | words("support") | words("ways")
    heads = tuple(t for t in clause.objects if lemma_of(t) in had and (names_somebody(t) or _is_somebodys(t)))
    if clause.modal == "must" and heads:
        yield need_of(cue, clause, clause.subjects, heads[:1], on_words=_is_somebodys(heads[0]))


def _is_somebodys(noun: "Token") -> bool:
    """True for "the miners' coal"."""
    return any(t.dep_ == "poss" and t.pos_ == "NOUN" for t in noun.children)


def lives_off(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "makes its living from contraband"."""
    for thing in clause.objects:
        heads = [
            p
            for t in (*clause.verb.children, *thing.children)
            if t.lower_ in cue.prepositions
            for p in t.children
            if p.dep_ == "pobj"
        ]
        if lemma_of(thing) in words("livings") and heads and clause.subjects:
            yield need_of(cue, clause, clause.subjects, tuple(heads[:1]))


def owes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "owes his office to the army"; without "to" the debt is no need."""
    heads = clause.prepositional(*cue.prepositions) or tuple(
        p for t in clause.objects for c in t.children if c.lower_ in cue.prepositions for p in c.children
    )
    owed = next((s for t in clause.objects if (s := share_in(t)) is not None), None)
    given = datives(clause)
    if not heads and given and owed is not None:
        # "owes Oslo most of its debt"
        yield need_of(cue, clause, clause.subjects, given[:1], good=owed)
    if heads and clause.objects:
        yield need_of(cue, clause, clause.subjects, heads, good=Share(clause.objects[0], None))
