"""Frames in which a cue governs a clause: "agrees to sell", "demands that Oslo leave", "wants the crew freed"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import VERBAL, has_subject
from standoff.reading.model import Stance
from standoff.reading.positions.controlled import about_another, torn_from_objects
from standoff.reading.positions.cues import Cue, words
from standoff.reading.positions.nominals import names_action, results
from standoff.reading.positions.noun_frames import named_objects
from standoff.reading.positions.spoken_to import is_vow
from standoff.reading.positions.targets import Target, asked_target, is_proposal, other_target, own_target
from standoff.reading.positions.verb_forms import (
    is_alternative,
    is_desired,
    is_infinitive,
    is_participle,
    is_question,
)

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def infinitives(_cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "agrees to sell", "is ready to talk"."""
    governed = _governed(clause)
    # "is prepared, in principle, to return them": a participle that is an adjective has no passive subject.
    stative = _cue.part == "adjective" and clause.passive
    infinitives = [c for c in governed if is_infinitive(c.verb)]
    own = [c for c in infinitives if (stative and not has_subject(c.verb)) or not about_another(clause, c)]
    # "agree in May to sell": behind an adjunct the parser takes the infinitive for one of purpose.
    purposes = [t for t in clause.verb.children if t.dep_ == "advcl" and is_infinitive(t) and t.i > clause.verb.i]
    loose = [clause_at(clause.paragraph, t) for t in purposes if not governed and not clause.objects]
    # "ready to talk, but not to pay"
    joined = [t for h in (clause.verb, clause.adjective) if h is not None for t in h.children if t.dep_ == "conj"]
    marked = (t for t in joined if t.pos_ in VERBAL and any(c.tag_ == "TO" for c in t.children))
    loose += [clause_at(clause.paragraph, t) for t in marked if governed]
    yield from (own_target(c) for c in (*own, *loose))


def gerunds(_cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "rules out leaving"."""
    found = [o for o in clause.objects if o.tag_ == "VBG"]
    found += [c.verb for c in _governed(clause) if c.verb.tag_ == "VBG"]
    if not clause.objects:
        loose = (t for t in clause.verb.children if t.dep_ == "advcl" and t.tag_ == "VBG")
        found += [t for t in loose if _follows(t, clause)]
    yield from (own_target(clause_at(clause.paragraph, g)) for g in found)


def that_clauses(cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "demands that Oslo leave"."""
    about = [c for c in _governed(clause) if about_another(clause, c)]
    if _asks_for_deeds(clause):
        about = [c for c in about if has_subject(c.verb)]
    if cue.stance is Stance.ACCEPTS and cue.negated is Stance.REFUSES and clause.negated:
        # "does not accept that Oslo may build"
        yield from (own_target(c) for c in about if c.modal not in (None, "should", "must", "would"))
    wanted = (c for c in about if not is_question(c) and (is_desired(c) or _is_mandative(cue, c)))
    yield from (asked_target(c, clause) for c in wanted if not is_vow(c, clause))


def infinitives_of_others(cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "wants Oslo to leave"."""
    asked = [c for c in _governed(clause) if is_infinitive(c.verb) and not is_alternative(c.verb)]
    deeds = _asks_for_deeds(clause)
    yield from (other_target(c) for c in asked if about_another(clause, c) and (has_subject(c.verb) or not deeds))
    if cue.stance is Stance.DEMANDS and not clause.objects and not clause.passive and clause.verb.tag_ != "VBN":
        # "asks only to be recognised", but "expected to be joined", "asked not to be named"
        suffered = [c for c in asked if c.passive and not c.negated and not has_subject(c.verb)]
        yield from (Target(c, None, own=False) for c in suffered)
    torn = torn_from_objects(clause, asks=cue.stance is Stance.DEMANDS)
    yield from (Target(c, None, own=False, performers=clause.objects) for c in torn)


def _asks_for_deeds(clause: Clause) -> bool:
    """True for "ordered the deployment of troops to restore it": what a deed is for is asked of nobody."""
    return bool(clause.objects) and all(names_action(o) for o in clause.objects)


def seen(_cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "wants to see the crew freed", "would like to see talks"."""
    for sight in (c for c in _governed(clause) if c.lemma == "see" and is_infinitive(c.verb)):
        inner = [c for c in sight.complements if c.verb.i > sight.verb.i]
        yield from (other_target(c) for c in inner)
        yield from (t for o in sight.objects for t in _wanted_of(o, sight))
        if not inner:
            yield from (Target(None, o, own=False) for o in sight.objects if is_proposal(o))


def participles(_cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "wants the crew freed", "wants the ship back"."""
    governed = _governed(clause)
    done = [c for c in governed if is_participle(c) and about_another(clause, c)]
    gone = [c for c in done if c.verb.lower_ in results()]
    yield from (Target(None, o, own=False, result=c.verb.lower_) for c in gone for o in c.objects)
    yield from (other_target(c) for c in done if c not in gone)
    if not any(c.verb.pos_ in VERBAL for c in governed):
        yield from _small_clauses(clause)
    elif done:
        # "wants its money back and the treaty torn up"
        yield from _beside(clause)


def _governed(clause: Clause) -> list[Clause]:
    return [c for c in clause.complements if c.verb.i > clause.verb.i]


def _follows(gerund: "Token", clause: Clause) -> bool:
    """True for the gerund right after a verb or its particle."""
    return bool(gerund.i - clause.verb.i in (1, 2) and gerund.left_edge == gerund)


def _is_mandative(cue: Cue, clause: Clause) -> bool:
    """True for "that the rebels disarm" after a verb of demanding, where a plural hides the subjunctive."""
    bare = clause.verb.tag_ == "VBP" and not any(t.dep_ in ("aux", "auxpass") for t in clause.verb.children)
    return bare and (
        cue.mandative or (cue.stance is Stance.DEMANDS and clause.lemma not in words("modals", "involuntary"))
    )


def _small_clauses(clause: Clause) -> Iterator[Target]:
    """ "wants the crew freed", "wants the ship back": what hangs on the noun is what is wanted of it."""
    if clause.particle in results():
        yield from (Target(None, noun, own=False, result=clause.particle) for noun in clause.objects)
    for noun in clause.objects:
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                yield Target(clause_at(clause.paragraph, child), None, own=False)
            elif child.i > noun.i and _is_result(child):
                yield Target(None, noun, own=False, result=child.lower_)
    for child in clause.verb.children:
        if child.dep_ == "advmod" and child.lower_ in results() and child.i > clause.verb.i:
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in named_objects(clause))
        if child.dep_ == "prep" and child.lower_ in ("off", "out") and child.i > clause.verb.i:
            # "wants the troops out of the islands", but "wants a way out of the treaty"
            known = (n for n in named_objects(clause) if n.left_edge.lower_ not in ("a", "an"))
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in known)
        if child.dep_ == "oprd" and child.lower_ in results():
            # "wants the border open", "wants the raiders out and its monitors in"
            things = [n for n in named_objects(clause) if n.i < child.i]
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in things[-1:])
        if child.dep_ in ("ccomp", "advmod") and child.pos_ == "ADV":
            yield from (Target(None, n, own=False, result=child.lower_) for n in child.children if n.dep_ == "nsubj")


def _beside(clause: Clause) -> Iterator[Target]:
    """Things wanted in some state, in a list with what is wanted done: "the crew freed and every soldier out"."""
    for noun in clause.objects:
        states = [t.lower_ for t in noun.children if t.i > noun.i and _is_result(t)]
        if states or noun.left_edge.lower_ in ("a", "an") or is_proposal(noun):
            yield Target(None, noun, own=False, result=states[0] if states else None)
    for child in clause.verb.children:
        if child.dep_ in ("advmod", "oprd", "prt") and child.lower_ in results() and child.i > clause.verb.i:
            near = [n for n in named_objects(clause) if n.i < child.i]
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in near[-1:])


def _wanted_of(noun: "Token", clause: Clause) -> Iterator[Target]:
    """ "freed", in "wants to see the crew freed", where the parser hangs it on the noun."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield Target(clause_at(clause.paragraph, child), None, own=False)


def _is_result(token: "Token") -> bool:
    """True for `back` in "wants the ship back", and for `off` in "wants the plates off the roads"."""
    if token.dep_ == "prep":
        # "wants a way out of the treaty" asks for a way.
        return token.lower_ in ("off", "out") and token.head.left_edge.lower_ not in ("a", "an")
    return token.dep_ in ("advmod", "prt") and token.lower_ in results()
