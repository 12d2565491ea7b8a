"""Needs told by shares and supplies: "buys half its gas from Oslo", "a third of our trade is with Oslo"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.dependencies.equated import doers, place_of
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.remnants import remnants
from standoff.reading.dependencies.shares import Share, owner_of, share_in, user_of, whole_share
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import phrase_put_first
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
        used = ends_in(found.good, cue.prepositions) if found.good.dep_ == "pcomp" else []
        # "sells us half its oil", not "sold us half the rifles that we carry".
        given = datives(clause) if lemma_of(clause.verb) in words("sellers") else ()
        if given and not _is_output(found, clause):
            continue
        heads = list(dict.fromkeys([*given, *inside, *used, *ends(clause, cue.prepositions), *place_of(clause)]))
        # "by truck from Oslo": what is named comes before how it travels.
        heads = sorted(heads, key=lambda h: not names_somebody(h)) if heads and not _owned(heads[0]) else heads
        heads = [h for h in heads if _told(h)]
        # "imports 40 percent of its petrol", from wherever; "nearly all of it from Oslo" tells whence
        whence = any(t.dep_ == "appos" for t in thing.children)
        bought = lemma_of(clause.verb) == "import" and share is not None and found.good.pos_ == "NOUN"
        if not heads and bought and not whence:
            heads = [found.good]
        if not heads:
            continue
        by_way = [h for h in heads[1:] if h.head.lower_ in words("takes", "routes") and names_somebody(h)]
        yield need_of(cue, clause, clause.subjects, (heads[0], *by_way), good=found)


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
        heads = [*ends(clause, ways), *_out_of(clause), *crossed(clause), *place_of(clause)]
        heads = sorted((h for h in heads if _told(h)), key=lambda h: not names_somebody(h))[:1]
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
    leaving = lemma_of(clause.verb) in words("leading", "verbs") and bool(ends(clause, _WAYS))
    leaving = leaving or lemma_of(clause.verb) == "rise"
    # "its gas is piped from Oslo"
    brought = clause.passive and lemma_of(clause.verb) in words("brought", "verbs")
    arriving = lemma_of(clause.verb) in words("arriving") or leaving or brought
    moving = arriving and clause.tense is Tense.PRESENT and clause.modal is None
    owned = owner_of(thing) is not None and thing.pos_ == "NOUN"
    return Share(thing, None) if moving and owned else None


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


def _flowing(thing: "Token", clause: Clause) -> Share | None:
    """The share that moves; of "40 percent of which" the good is what stands before."""
    relative = clause.verb.dep_ == "relcl" and thing.pos_ == "NOUN"
    found = whole_share(thing) or (whole_share(clause.verb.head) if relative else None)
    relative = (
        found is not None and found.good.tag_ in ("WDT", "WP") and found.good.lower_ not in words("shares", "free")
    )
    if found is not None and relative and found.head is not None:
        before = _noun_before(found.head.left_edge)
        return Share(before, found.size, before) if before is not None else None
    return found


def _of_that(share: Share) -> bool:
    """True for "a fifth of that"."""
    measured = share.head is not None and lemma_of(share.head) in words("shares", "percent")
    return measured and share.good.tag_ in ("DT", "PRP")


def _noun_before(token: "Token") -> "Token | None":
    at = token.i - 1
    while at > token.sent.start and token.doc[at].is_punct:
        at -= 1
    before = token.doc[at]
    return before if before.pos_ in NOMINAL and at >= token.sent.start else None


def ends(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """Where it comes from, goes to or passes: also of "from or through Oslo", and of a particle before its noun."""
    found = [*clause.prepositional(*prepositions), *phrase_put_first(clause, prepositions)]
    found = fronted(clause, prepositions) or found
    for child in clause.verb.children:
        found += ends_in(child, prepositions) if child.pos_ == "ADP" else []
        if child.dep_ == "prt" and child.lower_ in prepositions:
            found += [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > child.i]
    return list(dict.fromkeys(found))


def fronted(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """ "Oslo", in "an envoy to Oslo, through which its trade passes", which the parser hangs on the envoy."""
    for child in clause.verb.children if clause.verb.dep_ == "relcl" else ():
        relative = any(t.tag_ in ("WDT", "WP") for t in child.children)
        if child.dep_ == "prep" and child.lower_ in prepositions and child.i < clause.verb.i and relative:
            before = _noun_before(child)
            return [before] if before is not None and before.pos_ == "PROPN" and before.dep_ != "compound" else []
    return []


def ends_in(host: "Token", prepositions: tuple[str, ...]) -> list["Token"]:
    """Objects of `prepositions` that hang on `host`, or on a preposition beside another."""
    found: list[Token] = []
    for child in host.children:
        if child.pos_ in ("ADP", "SCONJ") and child.dep_ in ("prep", "conj", "agent") and child.lower_ in prepositions:
            found += [p for p in child.children if p.dep_ == "pobj" and p.pos_ in NOMINAL and p.tag_ != "WP"]
            found += ends_in(child, prepositions)
    return found


def datives(clause: Clause) -> tuple["Token", ...]:
    """Whom something is given to: "us", in "sells us a third"."""
    marked = tuple(t for t in clause.verb.children if t.dep_ == "dative" and t.pos_ in NOMINAL)
    objects = [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > clause.verb.i]
    # The parser may take both for objects.
    double = len(objects) == 2 and objects[1].left_edge.i == objects[0].right_edge.i + 1
    return marked or tuple(objects[:1] if double else ())


def crossed(clause: Clause) -> list["Token"]:
    """ "crosses Oslo": what is crossed."""
    if lemma_of(clause.verb) not in words("crossing", "verbs") or clause.passive:
        return []
    return [t for t in clause.verb.children if t.dep_ == "dobj" or (t.dep_ == "npadvmod" and t.pos_ == "PROPN")]


def _out_of(clause: Clause) -> list["Token"]:
    """The object of "out of"."""
    return [
        p
        for out in clause.verb.children
        if out.lower_ in ("out", "from")
        for of in out.children
        if of.dep_ == "prep"
        for p in of.children
        if p.dep_ == "pobj"
    ]


def names_somebody(head: "Token") -> bool:
    """True when a name stands in the phrase, so that somebody may be meant: "through Norwegian pipes"."""
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "NORP") for t in head.subtree)


def _owned(head: "Token") -> bool:
    return head.pos_ == "PRON" or any(t.dep_ == "poss" for t in head.children)


_POINTING = ("the", "that", "this", "these", "those", "one")


def _told(head: "Token") -> bool:
    """True when the phrase may stand for a party: a name, a pronoun, or something of theirs."""
    return names_somebody(head) or _owned(head) or any(t.lower_ in _POINTING for t in head.children)


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
