"""Needs told by who supplies, buys or uses a share of something: "buys half its gas from Oslo", "burns Oslo's coal"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import datives, ends, ends_in, is_owned, may_be_somebody, names_somebody
from standoff.reading.dependencies.equated import doers, place_of
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.remnants import remnants
from standoff.reading.dependencies.shares import Share, share_in, user_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def supplies(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "supplies half of Oslo's gas", "accounts for most of Oslo's trade", "brings Oslo a third of its revenue"."""
    # "brings the treasury one dollar in four": the parser takes the share for a measure.
    measures = [t for t in clause.verb.children if t.dep_ == "npadvmod" and t.i > clause.verb.i]
    provided = clause.prepositional("with")
    for thing in (*clause.objects, *measures, *clause.prepositional(*cue.prepositions), *provided):
        share = share_in(thing)
        if share is None or not clause.subjects:
            continue
        # "gave Oslo half of it in February" is a deed, not what Oslo lives by.
        if clause.tense is Tense.PAST and lemma_of(clause.verb) in words("once"):
            continue
        owner = user_of(share.good)
        if owner is not None and owner.lower_ == "their" and datives(clause) and _are_sellers(clause):
            # "growers, who sell Oslo most of their beef": it is theirs, and so is the need
            yield need_of(cue, clause, clause.subjects, datives(clause)[:1], good=share)
            continue
        given = datives(clause) or tuple(t for t in clause.objects if thing in measures or thing in provided)
        # "provides Oslo with most of its gas"
        owner = None if thing in provided and given else owner
        # "the island imports nearly everything": who does so is no giver.
        if owner is None and not given and lemma_of(clause.verb) in words("once", "own"):
            continue
        # "sells us half its oil": what is the seller's own is the buyer's need of it elsewhere in the table.
        sold = lemma_of(clause.verb) in words("sellers")
        own = owner is not None and owner.tag_ == "PRP$" and _is_output(share, clause) and (bool(given) or sold)
        bought = bool(given) and sold
        who = given[:1] if bought else (*((owner,) if owner is not None else ()), *given[:1])
        if not own and (who or lemma_of(share.good) in words("goods")):
            yield replace(need_of(cue, clause, who, doers(clause), good=share, implied=not who), either=True)


def _are_sellers(clause: Clause) -> bool:
    """True for people, who sell what is their own to a country or a firm, which has no "their"."""
    people = all(t.tag_ == "NNS" for t in clause.subjects)
    return lemma_of(clause.verb) in words("sellers") and people and all(t.tag_ != "NNS" for t in datives(clause))


def takes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "buys most of its gas from Oslo", "sends half its exports to Oslo", "ships its copper on their railway"."""
    for thing in () if clause.passive else (*clause.objects, *remnants(clause.verb)):
        if any(t.lower_ == "no" for t in thing.subtree):
            continue
        share = share_in(thing)
        # "a tariff on everything it sells to Oslo" measures the tariff.
        if share is not None and (thing.is_ancestor(clause.verb) or not _is_known(share)):
            continue
        found = share or _whole(thing, clause) or _most(thing, clause)
        if found is None:
            continue
        inside = ends_in(found.good, cue.prepositions) if found.good.pos_ in NOMINAL else []
        # "imports every onion it eats from Oslo"
        eaten = [t for t in found.good.children if t.dep_ == "relcl"] if found.size == 1.0 else []
        inside += [p for t in eaten for p in ends_in(t, cue.prepositions)]
        used = ends_in(found.good, cue.prepositions) if found.good.dep_ == "pcomp" else []
        # "sells us half its oil", not "sold us half the rifles that we carry".
        given = datives(clause) if lemma_of(clause.verb) in words("sellers") else ()
        if given and not _is_output(found, clause):
            continue
        heads = list(dict.fromkeys([*given, *inside, *used, *ends(clause, cue.prepositions), *place_of(clause)]))
        # "by truck from Oslo": what is named comes before how it travels.
        heads = sorted(heads, key=lambda h: not names_somebody(h)) if heads and not is_owned(heads[0]) else heads
        heads = [h for h in heads if may_be_somebody(h)]
        # "imports 40 percent of its petrol", from wherever; "nearly all of it from Oslo" tells whence
        whence = any(t.dep_ == "appos" for t in thing.children)
        bought = lemma_of(clause.verb) == "import" and share is not None and found.good.pos_ == "NOUN"
        if not heads and bought and not whence:
            heads = [found.good]
        if not heads:
            continue
        by_way = [h for h in heads[1:] if h.head.lower_ in words("takes", "routes") and names_somebody(h)]
        yield need_of(cue, clause, clause.subjects, (heads[0], *by_way), good=found)


def consumes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "burns Norwegian gas"."""
    for thing in clause.objects if clause.tense is Tense.PRESENT else ():
        if user_of(thing) is not None and lemma_of(thing) in words("goods") | words("ways") | words("bases", "nouns"):
            yield need_of(cue, clause, clause.subjects, (thing,), good=Share(thing, None), on_words=False)


def _is_output(share: Share, clause: Clause) -> bool:
    """True for "sells Oslo a third of its exports", which are the seller's, as "its gas" is the buyer's."""
    return lemma_of(clause.verb) in words("sellers") and lemma_of(share.good) in words("outputs")


def _is_known(share: Share) -> bool:
    """True for a share of somebody's good, or of what is traded."""
    return user_of(share.good) is not None or lemma_of(share.good) in words("goods") | words("shares", "units")


def _whole(thing: "Token", clause: Clause) -> Share | None:
    """ "its gas" in "gets its gas from Oslo": all of it, as far as anybody says; "gas", in "buys gas from Oslo"."""
    owned = any(t.tag_ == "PRP$" for t in thing.children)
    from_one = any(t.lower_ in ("from", "of") for t in (*thing.children, *clause.verb.children) if t.dep_ == "prep")
    usual = clause.tense is Tense.PRESENT or lemma_of(clause.verb.head) == "use"
    if owned and (from_one or usual):
        obtained = from_one and lemma_of(clause.verb) in words("obtaining") and thing.pos_ == "NOUN"
        if obtained and lemma_of(thing) in words("obtaining", "abstract"):
            return None
        return Share(thing, None) if obtained or lemma_of(thing) in words("goods") else None
    bare = thing.pos_ == "NOUN" and not any(t.dep_ in ("det", "nummod", "poss") for t in thing.children)
    return Share(thing, None) if bare and usual and from_one and lemma_of(thing) in words("goods") else None


def _most(thing: "Token", clause: Clause) -> Share | None:
    """ "sells more to Oslo than to anyone else": the largest share of all."""
    near = (*clause.verb.children, *thing.children)
    outdone = (t for than in near if than.lower_ == "than" for t in than.subtree)
    return Share(thing, None) if thing.lower_ == "more" and any(t.lower_ in words("anybody") for t in outdone) else None
