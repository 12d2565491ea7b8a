"""Needs told by who keeps whom going: "bankrolls Oslo", "controls Oslo's only road", "could strangle Oslo"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import datives, names_somebody
from standoff.reading.dependencies.equated import doers
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import Share, owner_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import put_first
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def sustains(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "bankrolls Oslo", "heats Oslo's homes", "keeps the lights on in Oslo", "supplies Oslo with gas"."""
    if (
        not (_is_usual(clause) or _is_thing_doing(clause))
        or not clause.objects
        or (lemma_of(clause.verb) == "keep" and not _kept(clause))
    ):
        return
    if lemma_of(clause.verb) == "pay" and not any(lemma_of(t) in words("paid") for t in clause.objects):
        return
    subjects = put_first(clause) or doers(clause) or _means(clause)
    within = [p for t in clause.verb.children if t.lower_ == "in" for p in t.children if p.dep_ == "pobj"]
    # "keeps Oslo going", where the parser takes Oslo for who goes
    going = clause.complements if lemma_of(clause.verb) == "keep" else ()
    objects = clause.objects or tuple(t for c in going for t in c.subjects)
    to = clause.prepositional(*cue.prepositions)
    if subjects:
        needy = (*objects[:1], *to, *within)
        people = all(lemma_of(t) in words("standing", "people") for t in subjects)
        yield replace(need_of(cue, clause, needy, subjects, on_words=people), either=True)


def _is_thing_doing(clause: Clause) -> bool:
    """True for "keeping", in "Oslo is the only thing keeping it afloat"."""
    return clause.verb.tag_ == "VBG" and clause.verb.dep_ == "acl" and clause.verb.head.dep_ == "attr"


def _means(clause: Clause) -> tuple["Token", ...]:
    """With what or by whom, in "is heated with Oslo's gas", "is kept going by Oslo's money"."""
    if not clause.passive:
        return ()
    inner = [c for c in clause.verb.children if c.dep_ in ("xcomp", "oprd", "acomp")]
    by = [p for t in inner for a in t.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj"]
    return clause.prepositional("with") or tuple(by)


def sustained(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "Oslo's growth is financed by Bergen", "troops paid for by Bergen": of verbs that tell no need in the active."""
    needy = clause.grammatical_subjects
    if clause.passive and _is_usual(clause) and clause.agents and needy and not clause.negated:
        yield need_of(cue, clause, needy[:1], clause.agents, on_words=any(_is_from(t) for t in clause.agents))


def _is_from(agent: "Token") -> bool:
    """True for "European money", which says whose it is, if not who gives it."""
    return any(t.dep_ == "amod" and not t.is_lower for t in agent.children)


def _is_usual(clause: Clause) -> bool:
    """True of what is done now: in the present or perfect, or told by a participle ("supplied by Oslo")."""
    verb = clause.verb
    while verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        verb = verb.head
    told = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl") and clause.tense is Tense.NONE
    return (told or clause.tense in (Tense.PRESENT, Tense.PERFECT)) and clause.modal is None


def works(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "Norwegian engineers run Bergen's mills", "tourists from Norway fill Bergen's hotels"."""
    kept = words("standing") | words("goods") | words("ways") | words("paid")
    for thing in clause.objects if clause.tense is Tense.PRESENT and clause.modal is None else ():
        owner = owner_of(thing)
        subjects = tuple(t for t in doers(clause) if names_somebody(t) and t.pos_ == "NOUN")
        subjects = tuple(t for t in subjects if t.tag_ == "NNS" or lemma_of(t) in words("goods"))
        if owner is not None and lemma_of(thing) in kept and subjects:
            yield need_of(cue, clause, (owner,), subjects[:1], on_words=False)


def gives(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "gives Oslo 200 million dollars a year"."""
    given = (*datives(clause), *clause.prepositional(*cue.prepositions))
    yearly = any(
        lemma_of(t) in words("yearly") for t in clause.verb.subtree if t.dep_ in ("npadvmod", "advmod", "amod")
    )
    sums = [t for t in clause.objects if lemma_of(t) in words("goods") or any(c.like_num for c in t.subtree)]
    if given and yearly and sums and clause.tense is Tense.PRESENT:
        good = Share(sums[-1], None)
        yield need_of(cue, clause, given[:1], clause.subjects, good=good)


def ruins(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "Oslo could strangle Bergen overnight"."""
    to = [lemma_of(p) for p in clause.prepositional("to")]
    # "could bring Oslo to its knees", not "could bring Oslo a gift".
    down = lemma_of(clause.verb) != "bring" or any(word in words("brought") for word in to)
    modals = words("lack", "modals") if cue.ranked else words("lack", "outlooks") | words("lack", "modals")
    # "could cut off Oslo's gas", not "could cut off the column".
    withheld = not cue.ranked or any(lemma_of(t) in words("goods") | words("ways") for t in clause.objects)
    if clause.modal in modals and clause.objects and down and withheld:
        yield need_of(cue, clause, clause.objects[:1], clause.subjects or _lost(clause), on_words=False)


def _lost(clause: Clause) -> tuple["Token", ...]:
    """ "Oslo", in "losing Oslo would ruin Bergen"."""
    doing = [t for t in clause.verb.children if t.dep_ == "csubj" and lemma_of(t) in words("loss", "verbs")]
    return tuple(p for t in doing for p in t.children if p.dep_ == "dobj")


def _kept(clause: Clause) -> bool:
    """True for "keeps it afloat", "keeps the lights on", "keeps him in office"."""
    states = words("kept", "states")
    after = [t for t in clause.verb.subtree if t.i > clause.verb.i]
    return any(t.lower_ in states for t in after if t.head == clause.verb or t.head.head == clause.verb)


def between(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "Oslo's guns are all that stands between Bergen and the rebels"."""
    heads = clause.prepositional(*cue.prepositions)
    copula = clause.verb.head
    subjects = clause.subjects
    if clause.verb.dep_ in ("ccomp", "relcl", "csubj") and any(t.lower_ in ("what", "that", "all") for t in subjects):
        up = copula if lemma_of(copula) == "be" else copula.head
        subjects = tuple(t for t in up.children if t.dep_ in ("nsubj", "attr") and t not in subjects) or subjects
    if heads and subjects:
        yield need_of(cue, clause, heads[:1], subjects)


def controls(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "controls Oslo's water", "sits astride Oslo's only road"."""
    for thing in (*clause.objects, *clause.prepositional(*cue.prepositions)):
        served = [p for t in thing.children if t.lower_ in ("to", "into") for p in t.children if p.dep_ == "pobj"]
        served = [p for p in served if lemma_of(p) not in words("ways", "outside")]
        if not served and owner_of(thing) is None and lemma_of(thing) in words("ways") and _is_sole(thing):
            # "controls the only road to the sea"
            yield need_of(cue, clause, (), clause.subjects, good=Share(thing, None), on_words=False, implied=True)
            continue
        of = [p for t in thing.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"]
        inner = next((o for p in of if (o := owner_of(p)) is not None), None)
        server = next(iter(served), None)
        owner = owner_of(thing) or inner or (owner_of(server) if server is not None else None) or server
        if owner is not None and clause.subjects and lemma_of(thing) in words("goods") | words("ways"):
            yield need_of(cue, clause, (owner,), clause.subjects, good=Share(thing, None), on_words=False)


def _is_sole(noun: "Token") -> bool:
    return any(t.lower_ in words("ranks") for t in noun.children)


def hosts(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "hosts Oslo's base"."""
    for thing in clause.objects:
        owner = owner_of(thing)
        if lemma_of(thing) in words("bases", "nouns") and owner is not None and clause.subjects:
            yield need_of(cue, clause, (owner,), clause.subjects, good=Share(thing, None))


def staged(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "whose air war is run from Oslo", "Bergen's drones fly from Oslo"."""
    heads = [h for h in clause.prepositional(*cue.prepositions) if h.pos_ in ("PROPN", "NOUN")]
    named = [h for h in heads if any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in h.subtree)]
    ran = [t for t in clause.grammatical_subjects if lemma_of(t) in words("campaigns")]
    if clause.tense is Tense.PRESENT and named and ran:
        owner = owner_of(ran[0])
        yield need_of(cue, clause, (owner,) if owner is not None else (), tuple(named[:1]), good=Share(ran[0], None))
