"""Finds positions worded as clefts: "What the rebels want is a truce", "what it will not do is wait"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import coordinated, has_subject, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cleft_stances import is_denied, stance_in, told_of, withheld
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_cleft(clause: Clause) -> Iterator[Found]:
    """What a "what"-clause says is wanted or refused, by the other side of its copula."""
    if clause.hypothetical:
        return
    if clause.lemma == "be":
        yield from _clefts(clause)
        yield from _all_they_want(clause)
    else:
        yield from _bare_cleft(clause)


def _clefts(clause: Clause) -> Iterator[Found]:
    """ "What the rebels want is a truce", "all that they ask is a truce", "a truce is what they want"."""
    for verb in _free_relatives(clause):
        inner = told_of(clause_at(clause.paragraph, verb))
        denied = verb.dep_ == "relcl" and verb.i > clause.verb.i and is_denied(clause, verb.head)
        stance = stance_in(inner, denied=denied)
        if stance is None:
            continue
        own = stance is not Stance.DEMANDS
        if verb.i > clause.verb.i:
            pointing = ("that", "this", "it") if verb.dep_ == "relcl" else ()
            things = clause.grammatical_subjects
            nouns = [t for t in things if t.pos_ in ("NOUN", "PROPN") or t.lower_ in pointing]
            targets = [Target(None, noun, own=own) for noun in nouns]
            fronted = [t for t in clause.verb.children if t.dep_ == "csubj" and t != verb]
            targets += [Target(clause_at(clause.paragraph, t), None, own=own) for t in fronted]
        else:
            verbs = [t for t in clause.verb.children if _after(t, clause)]
            complements = [clause_at(clause.paragraph, t) for t in verbs]
            targets = [Target(c, None, own=own, performers=() if own else c.subjects) for c in complements]
            nouns = [n for o in clause.objects if o.i > clause.verb.i for n in coordinated(o)]
            targets += [Target(None, n, own=own) for n in dict.fromkeys(nouns)]
        for target in targets:
            found = _found(clause, inner, target, stance)
            refused = withheld(inner, target.noun, denied=denied) if stance is Stance.REFUSES else None
            yield replace(found, action=refused, hosts=(clause, inner))


def _all_they_want(clause: Clause) -> Iterator[Found]:
    """ "All Oslo wants is a truce", where the parser takes "all Oslo" for the subject of both."""
    wanting = clause.verb.head
    if clause.verb.dep_ != "ccomp" or wanting.pos_ != "VERB" or wanting.i > clause.verb.i or has_subject(clause.verb):
        return
    subjects = [t for t in wanting.children if t.dep_ == "nsubj"]
    if not any(t.left_edge.lower_ in words("clefts", "heads") and t.left_edge != t for t in subjects):
        return
    inner = clause_at(clause.paragraph, wanting)
    stance = stance_in(inner)
    if stance is not None:
        own = stance is not Stance.DEMANDS
        verbs = [clause_at(clause.paragraph, t) for t in clause.verb.children if _after(t, clause)]
        targets = [Target(c, None, own=own, performers=() if own else c.subjects) for c in verbs]
        targets += [Target(None, n, own=own) for t in clause.verb.children if t.dep_ == "attr" for n in coordinated(t)]
        yield from (_found(clause, inner, target, stance) for target in targets)


def _free_relatives(clause: Clause) -> Iterator["Token"]:
    """Verbs of "what they want" and "all that they want" beside a copula."""
    for token in clause.verb.children:
        opening = token.doc[token.left_edge.i : token.left_edge.i + 2]
        what = any(t.lower_ == "what" for t in opening) and token.dep_ in ("csubj", "ccomp", "attr", "advcl", "pcomp")
        if what and token.pos_ in ("VERB", "AUX"):
            yield token
        elif token.dep_ == "nsubj" and token.lower_ in words("clefts", "heads"):
            yield from (t for t in token.children if t.dep_ == "relcl")
        elif token.dep_ == "attr" and lemma_of(token) in words("clefts", "things") and token.i > clause.verb.i:
            # "is something it will not do", "is a price it will not pay"
            yield from (t for t in token.children if t.dep_ == "relcl")


def _bare_cleft(clause: Clause) -> Iterator[Found]:
    """ "What it will not do is wait", where the parser takes `is` for an auxiliary."""
    copula = any(t.dep_ in ("aux", "auxpass") and lemma_of(t) == "be" for t in clause.verb.children)
    if clause.verb.tag_ not in ("VB", "VBG") or not copula:
        return
    for verb in clause.verb.children:
        if verb.dep_ in ("csubj", "csubjpass") and verb.left_edge.lower_ == "what":
            inner = clause_at(clause.paragraph, verb)
            if stance_in(inner) is Stance.REFUSES:
                yield _found(clause, inner, Target(clause, None, own=True), Stance.REFUSES)


def _found(clause: Clause, inner: Clause, target: Target, stance: Stance) -> Found:
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=inner.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,),
        strength=0.8,
        confidence=0.8,
        rule=f"cleft:{inner.lemma}",
        sources=clause.sources,
    )


def _after(token: "Token", clause: Clause) -> bool:
    return bool(token.i > clause.verb.i and token.dep_ in ("ccomp", "xcomp", "advcl") and token.pos_ == "VERB")
