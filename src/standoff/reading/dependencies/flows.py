"""Needs told by where goods move: "half of Oslo's exports go to Bergen", "its petrol comes from Oslo"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import (
    crossed,
    ends,
    may_be_somebody,
    names_somebody,
    noun_before,
    out_of,
)
from standoff.reading.dependencies.equated import place_of
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import Share, owner_of, user_of, whole_share
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def flows(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "half of Oslo's exports go to Bergen", "go north", "a fifth of the oil burned in Oslo crosses Bergen"."""
    free = [
        t
        for v in clause.verb.children
        if v.dep_ == "csubj"
        for t in v.children
        if t.lower_ in words("shares", "free") or (t.lower_ == "what" and lemma_of(v) in words("shares", "used"))
    ]
    for thing in (*clause.grammatical_subjects, *free):
        share = _flowing(thing, clause) or _supply(thing, clause)
        if share is None:
            continue
        owner = user_of(share.good)
        told = any(t.dep_ in ("relcl", "acl") for t in thing.children)
        ways = cue.prepositions if thing.lower_ != "everything" or thing != share.good or told else _WAYS
        ways = (
            ways
            if share.head is not None or share.size is not None
            else (*_WAYS, "from", "by", "along", "up", "down", "on")
        )
        if lemma_of(clause.verb) == "rise" or (clause.passive and lemma_of(clause.verb) in words("brought", "verbs")):
            ways = (*ways, "in", "with")
        heads = [*ends(clause, ways), *out_of(clause), *crossed(clause), *place_of(clause)]
        heads = sorted((h for h in heads if may_be_somebody(h)), key=lambda h: not names_somebody(h))[:1]
        north = any(t.lower_ in words("directions") for t in clause.verb.children)
        known = (
            owner is not None
            or share.good.lower_ in words("shares", "free")
            or _of_that(share)
            or lemma_of(share.good) in words("goods")
            or thing in free
        )
        if known and (heads or north):
            who = (owner,) if owner is not None else ()
            yield need_of(cue, clause, who, tuple(heads), good=share, elsewhere=not heads, implied=not who)


_WAYS = ("through", "via", "across", "over")


def _supply(thing: "Token", clause: Clause) -> Share | None:
    """ "its petrol", in "its petrol comes from Oslo": all of it, as far as anybody says."""
    if lemma_of(thing) not in words("goods") and lemma_of(thing) != "river":
        return None
    leaving = lemma_of(clause.verb) in words("leading", "verbs") | {"reach"} and bool(ends(clause, _WAYS))
    leaving = leaving or lemma_of(clause.verb) == "rise"
    # "its gas is piped from Oslo"
    brought = clause.passive and lemma_of(clause.verb) in words("brought", "verbs")
    arriving = lemma_of(clause.verb) in words("arriving") or leaving or brought
    moving = arriving and clause.tense is Tense.PRESENT and clause.modal is None
    owned = owner_of(thing) is not None and thing.pos_ == "NOUN"
    return Share(thing, None) if moving and owned else None


def _flowing(thing: "Token", clause: Clause) -> Share | None:
    """The share that moves; of "40 percent of which" the good is what stands before."""
    relative = clause.verb.dep_ == "relcl" and thing.pos_ == "NOUN"
    found = whole_share(thing) or (whole_share(clause.verb.head) if relative else None)
    relative = (
        found is not None and found.good.tag_ in ("WDT", "WP") and found.good.lower_ not in words("shares", "free")
    )
    if found is not None and relative and found.head is not None:
        before = noun_before(found.head.left_edge)
        return Share(before, found.size, before) if before is not None else None
    return found


def _of_that(share: Share) -> bool:
    """True for "a fifth of that"."""
    measured = share.head is not None and lemma_of(share.head) in words("shares", "percent")
    return measured and share.good.tag_ in ("DT", "PRP")
