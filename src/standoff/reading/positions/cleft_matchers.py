"""Finds positions worded as clefts: "What the rebels want is a truce", "what it will not do is wait"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase
from standoff.reading.language.syntax import coordinated, has_subject, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import Cue, cues, words
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
        inner = clause_at(clause.paragraph, verb)
        stance = _stance(inner)
        if stance is None:
            continue
        own = stance is not Stance.DEMANDS
        if verb.i > clause.verb.i:
            nouns = [t for t in clause.grammatical_subjects if t.pos_ in ("NOUN", "PROPN")]
            targets = [Target(None, noun, own=own) for noun in nouns]
        else:
            verbs = [t for t in clause.verb.children if _after(t, clause)]
            complements = [clause_at(clause.paragraph, t) for t in verbs]
            targets = [Target(c, None, own=own, performers=() if own else c.subjects) for c in complements]
            nouns = [n for o in clause.objects if o.i > clause.verb.i for n in coordinated(o)]
            targets += [Target(None, n, own=own) for n in dict.fromkeys(nouns)]
        for target in targets:
            found = _found(clause, inner, target, stance)
            yield replace(found, action=_withheld(inner, target) if stance is Stance.REFUSES else None)


def _withheld(inner: Clause, target: Target) -> str | None:
    """ "sell the port", for "what it will not sell is the port"; None where a cue words what is refused."""
    if target.noun is None or not _is_willed(inner) or inner.lemma in cues("verb") or inner.lemma == "do":
        return None
    ties = (t.lower_ for t in inner.verb.children if t.dep_ == "prep" and any(c.lower_ == "what" for c in t.children))
    verb = "accept" if inner.lemma in words("clefts", "bearing") else inner.lemma
    tied = "" if verb == "accept" else next(ties, "")
    return " ".join(w for w in (verb, tied, noun_phrase(target.noun)) if w)


def _all_they_want(clause: Clause) -> Iterator[Found]:
    """ "All Oslo wants is a truce", where the parser takes "all Oslo" for the subject of both."""
    wanting = clause.verb.head
    if clause.verb.dep_ != "ccomp" or wanting.pos_ != "VERB" or wanting.i > clause.verb.i or has_subject(clause.verb):
        return
    subjects = [t for t in wanting.children if t.dep_ == "nsubj"]
    if not any(t.left_edge.lower_ in words("clefts", "heads") and t.left_edge != t for t in subjects):
        return
    inner = clause_at(clause.paragraph, wanting)
    stance = _stance(inner)
    if stance is not None:
        own = stance is not Stance.DEMANDS
        verbs = [clause_at(clause.paragraph, t) for t in clause.verb.children if _after(t, clause)]
        targets = [Target(c, None, own=own, performers=() if own else c.subjects) for c in verbs]
        targets += [Target(None, n, own=own) for t in clause.verb.children if t.dep_ == "attr" for n in coordinated(t)]
        yield from (_found(clause, inner, target, stance) for target in targets)


def _free_relatives(clause: Clause) -> Iterator["Token"]:
    """Verbs of "what they want" and "all that they want" beside a copula."""
    for token in clause.verb.children:
        what = token.left_edge.lower_ == "what" and token.dep_ in ("csubj", "ccomp", "attr", "advcl", "pcomp")
        if what and token.pos_ in ("VERB", "AUX"):
            yield token
        elif token.dep_ == "nsubj" and token.lower_ in words("clefts", "heads"):
            yield from (t for t in token.children if t.dep_ == "relcl")


def _bare_cleft(clause: Clause) -> Iterator[Found]:
    """ "What it will not do is wait", where the parser takes `is` for an auxiliary."""
    copula = any(t.dep_ in ("aux", "auxpass") and lemma_of(t) == "be" for t in clause.verb.children)
    if clause.verb.tag_ not in ("VB", "VBG") or not copula:
        return
    for verb in clause.verb.children:
        if verb.dep_ in ("csubj", "csubjpass") and verb.left_edge.lower_ == "what":
            inner = clause_at(clause.paragraph, verb)
            if _stance(inner) is Stance.REFUSES:
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


def _stance(inner: Clause) -> Stance | None:
    if _is_willed(inner):
        return Stance.REFUSES
    rows = cues("adjective")
    adjective: tuple[Cue, ...] = ()
    if inner.adjective is not None:
        adjective = rows.get(inner.adjective.lower_, ()) or rows.get(lemma_of(inner.adjective), ())
    for cue in (*cues("verb").get(inner.lemma, ()), *adjective):
        stance = cue.negated if inner.negated else cue.stance
        if stance is not None:
            return stance
    if inner.lemma == "be" and any(t.lower_ == "after" for t in inner.verb.children) and not inner.negated:
        return Stance.DEMANDS
    return None


def _is_willed(inner: Clause) -> bool:
    """True for "what it will not do", "what it cannot have"; not for "what it will not see", which is no choice."""
    borne = inner.lemma in words("clefts", "bearing")
    if inner.modal in words("modals", "refusing_if_able"):
        return inner.negated and (borne or inner.lemma == "do")
    willed = inner.negated and inner.modal in words("modals", "refusing")
    return willed and (borne or inner.lemma not in words("modals", "involuntary"))
