"""Needs told by shares and supplies: "buys half its gas from Oslo", "a third of our trade is with Oslo"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, Tense, clause_at, lemma_of
from standoff.reading.needs import Need, NeedCue, need_cues, need_of, words
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.shares import Share, share_in, user_of, whole_share

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def supplies(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "supplies half of Oslo's gas", "accounts for most of Oslo's trade", "brings Oslo a third of its revenue"."""
    # "brings the treasury one dollar in four": the parser takes the share for a measure.
    measures = [t for t in clause.verb.children if t.dep_ == "npadvmod" and t.i > clause.verb.i]
    for thing in (*clause.objects, *measures, *clause.prepositional(*cue.prepositions)):
        share = share_in(thing)
        if share is None or not clause.subjects:
            continue
        owner = user_of(share.good)
        given = datives(clause) or tuple(t for t in clause.objects if thing in measures)
        # "sells us half its oil": what is the seller's own is the buyer's need of it elsewhere in the table.
        own = owner is not None and owner.tag_ == "PRP$" and _is_output(share, clause) and bool(given)
        bought = bool(given) and lemma_of(clause.verb) in words("sellers")
        who = given[:1] if bought else (*((owner,) if owner is not None else ()), *given[:1])
        if not own and (who or lemma_of(share.good) in words("goods")):
            yield replace(need_of(cue, clause, who, clause.subjects, good=share, implied=not who), either=True)


def takes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "buys most of its gas from Oslo", "sends half its exports to Oslo", "ships its copper on their railway"."""
    for thing in () if clause.passive else clause.objects:
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
        heads = list(dict.fromkeys([*given, *inside, *used, *ends(clause, cue.prepositions)]))
        # "by truck from Oslo": what is named comes before how it travels.
        heads = sorted(heads, key=lambda h: not _names(h)) if heads and not _owned(heads[0]) else heads
        heads = [h for h in heads if _told(h)]
        if not heads:
            continue
        by_way = [h for h in heads[1:] if h.head.lower_ in words("takes", "routes") and _names(h)]
        yield need_of(cue, clause, clause.subjects, (heads[0], *by_way), good=found)


def flows(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "half of Oslo's exports go to Bergen", "go north", "a fifth of the oil burned in Oslo crosses Bergen"."""
    free = [
        t for v in clause.verb.children if v.dep_ == "csubj" for t in v.children if t.lower_ in words("shares", "free")
    ]
    for thing in (*clause.grammatical_subjects, *free):
        share = _flowing(thing, clause)
        if share is None:
            continue
        owner = user_of(share.good)
        ways = cue.prepositions if thing.lower_ != "everything" or thing != share.good else _WAYS
        heads = [*ends(clause, ways), *_out_of(clause), *_crossed(clause)]
        heads = sorted((h for h in heads if _told(h)), key=lambda h: not _names(h))[:1]
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
    found = [*clause.prepositional(*prepositions), *_put_first(clause, prepositions)]
    for child in clause.verb.children:
        found += ends_in(child, prepositions) if child.pos_ == "ADP" else []
        if child.dep_ == "prt" and child.lower_ in prepositions:
            found += [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > child.i]
    return list(dict.fromkeys(found))


def _put_first(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """ "through Oslo", in "it is through Oslo that the oil comes"."""
    copula = clause.verb.head
    cleft = clause.verb.dep_ in ("ccomp", "advcl", "relcl") and lemma_of(copula) == "be"
    if not cleft or not any(t.lower_ == "it" for t in copula.children):
        return []
    fronted = [t for t in copula.children if t.dep_ == "prep" and t.lower_ in prepositions and t.i < clause.verb.i]
    return [p for t in fronted for p in t.children if p.dep_ == "pobj"]


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


def _crossed(clause: Clause) -> list["Token"]:
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


def _names(head: "Token") -> bool:
    """True when a name stands in the phrase, so that somebody may be meant: "through Norwegian pipes"."""
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "NORP") for t in head.subtree)


def _owned(head: "Token") -> bool:
    return head.pos_ == "PRON" or any(t.dep_ == "poss" for t in head.children)


_POINTING = ("the", "that", "this", "these", "those", "one")


def _told(head: "Token") -> bool:
    """True when the phrase may stand for a party: a name, a pronoun, or something of theirs."""
    return _names(head) or _owned(head) or any(t.lower_ in _POINTING for t in head.children)


def _whole(thing: "Token", clause: Clause) -> Share | None:
    """ "its gas" in "gets its gas from Oslo": all of it, as far as anybody says; "gas", in "buys gas from Oslo"."""
    owned = any(t.tag_ == "PRP$" for t in thing.children)
    from_one = any(t.lower_ in ("from", "of") for t in (*thing.children, *clause.verb.children) if t.dep_ == "prep")
    usual = clause.tense is Tense.PRESENT or lemma_of(clause.verb.head) == "use"
    if owned and (from_one or usual):
        return Share(thing, None) if lemma_of(thing) in words("goods") else None
    bare = thing.pos_ == "NOUN" and not any(t.dep_ in ("det", "nummod", "poss") for t in thing.children)
    return Share(thing, None) if bare and usual and from_one and lemma_of(thing) in words("goods") else None


def _most(thing: "Token", clause: Clause) -> Share | None:
    """ "sells more to Oslo than to anyone else": the largest share of all."""
    near = (*clause.verb.children, *thing.children)
    outdone = (t for than in near if than.lower_ == "than" for t in than.subtree)
    return Share(thing, None) if thing.lower_ == "more" and any(t.lower_ in words("anybody") for t in outdone) else None


def verbless(paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "its food, nearly all of it from Oslo"."""
    for token in paragraph.doc:
        if token.dep_ not in ("appos", "npadvmod", "conj", "dep") or token.pos_ not in NOMINAL:
            continue
        share = share_in(token)
        heads = [h for h in ends_in(token, _SOURCES) if _names(h)] if share is not None else []
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if share is not None and heads and verb is not None and share.good.pos_ == "PRON":
            clause = clause_at(paragraph, verb)
            tokens = tuple(sorted({*clause.tokens(), *token.subtree}, key=lambda t: int(t.i)))
            yield Need(
                paragraph, clause.subjects, (heads[0],), tokens, 0.7, "flows:verbless", good=Share(token.head, None)
            )


_SOURCES = ("from", "through", "via")


def misread(paragraph: ParsedParagraph) -> Iterator[Need]:
    """Shares whose verb the parser took for a noun: "a fifth of the gas burned in Oslo crosses Bergen"."""
    moving = {verb for verb, cues in need_cues("verb").items() if any(cue.frame == "flows" for cue in cues)}
    for verb in paragraph.doc:
        if verb.pos_ == "VERB" or verb.tag_ not in ("NN", "NNS") or verb.i in (verb.sent.start, verb.sent.end - 1):
            continue
        after = verb.nbor()
        if lemma_of(verb) in words("amounting") and after.lower_ in ("to", "for"):
            yield from _misread_amount(verb, paragraph)
        elif verb.tag_ == "NNS" and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
            crossing = lemma_of(verb) in words("crossing", "verbs") and after.pos_ == "PROPN"
            if crossing or (lemma_of(verb) in moving and after.pos_ == "ADP"):
                yield from _misread_motion(verb, paragraph)


def _misread_motion(verb: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """Share before, name after, and no other verb that could be the sentence's."""
    before = list(verb.doc[verb.sent.start : verb.i])
    share = next((s for t in (*before, verb) if (s := share_in(t)) is not None and s.good.i <= verb.i), None)
    finite = any(t.tag_ in ("VBZ", "VBP", "MD", "VBD") and t.dep_ == "ROOT" for t in verb.sent)
    on = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    if share is None or finite or on is None:
        return
    good = share.good if share.good != verb else verb.nbor(-1)
    owner = next((t for t in verb.children if t.dep_ == "poss"), None) or user_of(good)
    names = [t for t in before if t.pos_ == "PROPN" and t.i > good.i]
    who = owner if owner is not None and owner != verb else next(iter(names[-1:]), None)
    if who is not None:
        tokens = tuple(verb.doc[verb.sent.start : on.i + 1])
        yield Need(paragraph, (who,), (on,), tokens, 0.7, "flows:misread", good=Share(good, share.size, good))


def _misread_amount(verb: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "remittances from the miners on the Rand amount to half its income"."""
    after = verb.doc[verb.i + 2 : min(verb.i + 9, verb.sent.end)]
    share = next((s for t in after if (s := share_in(t)) is not None), None)
    owner = user_of(share.good) if share is not None else None
    start = verb.doc[verb.sent.start]
    if share is not None and owner is not None and start.dep_.startswith("nsubj"):
        tokens = tuple(verb.doc[verb.sent.start : share.good.i + 1])
        yield Need(paragraph, (owner,), (start,), tokens, 0.7, "supplies:misread", good=share)
