"""Finds positions worded as what somebody thinks of a thing: "a referendum is out of the question", "not for sale"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cue_matchers import by_cue
from standoff.reading.positions.cues import Cue, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, is_hostile
from standoff.reading.positions.phrase_words import predicates_after
from standoff.reading.positions.targets import Target, is_proposal
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_judgement(clause: Clause) -> Iterator[Found]:
    """Positions that a predicate adjective, noun or phrase words, of what stands beside it."""
    if clause.hypothetical or clause.modal in ("may", "might"):
        return
    if clause.lemma in words("judging", "copulas"):
        yield from _copular(clause, clause.verb)
    elif clause.passive and not clause.agents and clause.verb.lower_ in words("judging", "closed"):
        yield from _copular(clause, next((t for t in clause.verb.children if t.dep_ == "auxpass"), clause.verb))
    elif clause.lemma in words("judging", "verbs") and not clause.passive:
        yield from _judged(clause)


def _copular(clause: Clause, copula: "Token") -> Iterator[Found]:
    """ "The border is not negotiable, Oslo says", "the plan is unacceptable to Oslo"."""
    for cue, last, denied in predicates_after(copula):
        stance = cue.negated if denied or clause.negated else cue.stance
        if stance is None or (cue.only_negated and stance is not cue.negated):
            return
        judges = _judges(clause, last)
        if stance is Stance.OFFERS and any(_is_menace(t) for t in clause.grammatical_subjects):
            # "sanctions are on the table", "all options are on the table"
            stance = Stance.THREATENS
        for target in _things(clause, stance):
            found = replace(by_cue(clause, target, stance, cue), action=_action(cue, target, stance))
            voiced = not judges and not clause.sources and not cue.proposals and stance is Stance.REFUSES
            if (judges or clause.sources or voiced) and _is_put_forward(cue, target):
                yield replace(found, holders=judges or clause.sources, voiced=voiced)
        return


def _judged(clause: Clause) -> Iterator[Found]:
    """ "called the plan unacceptable", "declared the treaty null and void", "regards the vote as invalid"."""
    object_ = next((t for t in clause.verb.doc[clause.verb.i + 1 :] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    while object_ is not None and object_.dep_ in ("poss", "compound", "nmod") and object_.head.i > object_.i:
        # "called Oslo's plan unacceptable"
        object_ = object_.head
    if (
        object_ is None
        or object_.sent != clause.verb.sent
        or (object_.tag_ == "PRP" and object_.lower_.endswith("self"))
    ):
        return
    if object_.pos_ == "PRON" and clause.verb.dep_ == "advcl":
        # "turned the plan down, calling it an insult" says it once.
        return
    right = max((t.i for t in object_.subtree if t.i <= object_.i + 8), default=object_.i)
    for start in range(object_.i, min(right + 1, len(object_.doc) - 1)):
        token = object_.doc[start]
        if token.lower_ == "as" or token.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        begun = token.nbor() if token.i + 1 < len(token.doc) and token.nbor().lower_ == "as" else token
        for cue, _, denied in predicates_after(begun):
            stance = cue.negated if denied or clause.negated else cue.stance
            if stance is not None and not (clause.modal and stance is not Stance.THREATENS):
                target = Target(None, object_, own=stance is not Stance.DEMANDS)
                if not (cue.only_negated and stance is not cue.negated) and _is_put_forward(cue, target):
                    yield replace(by_cue(clause, target, stance, cue), action=_action(cue, target, stance))
            return


def _is_menace(noun: "Token") -> bool:
    return is_hostile(noun) or lemma_of(noun) in words("commitments", "hostile_nouns") | words("menaces", "options")


def _is_put_forward(cue: Cue, target: Target) -> bool:
    """True unless the judgement means something only of what is proposed, or of a matter, and the thing is none."""
    if cue.matters:
        return target.noun is not None and lemma_of(target.noun) in words("judging", "matters")
    return not cue.proposals or target.noun is None or target.noun.pos_ == "PRON" or is_proposal(target.noun)


def _judges(clause: Clause, last: "Token") -> tuple["Token", ...]:
    """Oslo, in "unacceptable to Oslo", "unthinkable for Oslo"."""
    near = [t for t in clause.verb.subtree if t.dep_ == "prep" and t.lower_ in ("to", "for") and 0 < t.i - last.i < 4]
    near += [t for t in clause.verb.children if t.dep_ == "prep" and t.lower_ == "for" and t.i < clause.verb.i]
    return tuple(n for t in near for p in t.children if p.dep_ == "pobj" for n in coordinated(p))


def _things(clause: Clause, stance: Stance) -> Iterator[Target]:
    """What is judged: the subject, a clause in its place, or one that "it" announces."""
    own = stance is not Stance.DEMANDS
    for child in clause.verb.children:
        if child.dep_ == "csubj":
            yield Target(clause_at(clause.paragraph, child), None, own=own)
            return
    announced = any(t.lower_ == "it" for t in clause.grammatical_subjects)
    for complement in clause.complements if announced else ():
        if is_infinitive(complement.verb) or complement.verb.pos_ in VERBAL:
            yield Target(complement, None, own=own)
            return
    subjects = clause.grammatical_subjects
    yield from (Target(None, t, own=own) for t in subjects if t.pos_ in ("NOUN", "PROPN", "PRON"))


def _action(cue: Cue, target: Target, stance: Stance) -> str | None:
    """ "sell the island", for "the island is not for sale"; None where the thing itself says what would be done."""
    if target.noun is None or target.noun.pos_ == "PRON":
        return cue.verb.replace("~", "it") if cue.verb is not None and "~" in cue.verb else None
    if stance is Stance.THREATENS and cue.stance is not stance:
        return f"use {noun_phrase(target.noun)}" if lemma_of(target.noun) in words("menaces", "options") else None
    if cue.verb is None:
        return action_of(target.noun, stance) if stance is Stance.DEMANDS else None
    return (
        cue.verb.replace("~", noun_phrase(target.noun)) if "~" in cue.verb else f"{cue.verb} {noun_phrase(target.noun)}"
    )
