"""Finds positions worded as whose turn it is, or what comes next: "it is up to Oslo to pay", "the troops go in"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import denied_phrase
from standoff.reading.language.syntax import coordinated, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_duty(clause: Clause) -> Iterator[Found]:
    """Positions that a copula with "it", or a present tense under a condition, words."""
    if clause.hypothetical or clause.negated:
        return
    yield from _falls_to(clause)
    yield from _is_bound(clause)
    yield from _comes_next(clause)


def _falls_to(clause: Clause) -> Iterator[Found]:
    """ "It is up to Oslo to pay, Rome says", "it is time for Oslo to pay", "it is for Oslo to pay"."""
    announced = clause.lemma == "be" and any(t.lower_ == "it" for t in clause.grammatical_subjects)
    if not announced or not clause.sources:
        return
    between = clause.verb.doc[clause.verb.i + 1 : clause.verb.right_edge.i + 1]
    verb = next((t for t in between if t.pos_ == "VERB" and (is_infinitive(t) or t.tag_ == "VBD")), None)
    if verb is None:
        return
    opening = [t for t in between if t.i < verb.left_edge.i or t.head == verb]
    falls = any(t.lower_ in words("duties", "words") for t in opening if t.i < verb.i)
    bare_for = between[0].lower_ == "for"
    performers = [p for t in between if t.lower_ in ("to", "for", "on", "with") for p in t.children if p.dep_ == "pobj"]
    performers += [t for t in verb.children if t.dep_ == "nsubj"]
    if (falls or bare_for) and performers and performers[0].i < verb.i:
        due = next((c for c in clause.complements if c.verb == verb), None) or Clause(clause.paragraph, verb)
        asked = Target(due, None, own=False, performers=tuple(coordinated(performers[0])))
        yield _found(clause, asked, clause.sources, Stance.DEMANDS, "duty")


def _is_bound(clause: Clause) -> Iterator[Found]:
    """ "Oslo has a duty to pay, Rome says", "Oslo is under an obligation to pay", "the onus is on Oslo to pay"."""
    if clause.lemma not in ("have", "be", "lie", "rest", "fall") or clause.modal is not None or not clause.sources:
        return
    had = [*(clause.objects if clause.lemma == "have" else ()), *clause.prepositional("under")]
    whose = clause.grammatical_subjects
    if clause.lemma != "have" and any(lemma_of(t) in words("duties", "nouns") for t in whose):
        had, whose = list(whose), clause.prepositional("on", "with", "upon", "to")
    if not any(lemma_of(t) in words("duties", "nouns") for t in had) or not whose:
        return
    after = clause.verb.doc[clause.verb.i + 1 : clause.verb.right_edge.i + 1]
    verb = next((t for t in after if t.pos_ == "VERB" and is_infinitive(t)), None)
    if verb is not None and not any(t.pos_ == "PRON" for t in whose):
        due = clause_at(clause.paragraph, verb)
        asked = Target(due, None, own=False, performers=tuple(whose))
        found = _found(clause, asked, clause.sources, Stance.DEMANDS, "duty:bound")
        yield replace(found, action=denied_phrase(due))


def _comes_next(clause: Clause) -> Iterator[Found]:
    """ "If he is not gone by Monday, the troops go in": a hostile present that hangs on what another does not do."""
    auxiliaries = any(t.dep_ in ("aux", "auxpass") for t in clause.verb.children)
    if auxiliaries or clause.tense is not Tense.PRESENT or not clause.subjects:
        return
    moving = {clause.lemma, f"{clause.lemma} {_adverb(clause.verb)}".strip()}
    if not moving & words("commitments", "hostile") or moving & set(cues("verb")):
        return
    if any(c.clause is not None and (c.clause.negated or c.kind == "unless") for c in clause.conditions):
        yield _found(clause, Target(clause, None, own=True), clause.subjects, Stance.THREATENS, "comes-next")


def _adverb(verb: "Token") -> str:
    return next((t.lower_ for t in verb.children if t.dep_ in ("advmod", "prt") and t.i == verb.i + 1), "")


def _found(clause: Clause, target: Target, holders: tuple["Token", ...], stance: Stance, rule: str) -> Found:
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=holders,
        tokens=tuple(clause.tokens()),
        hosts=(clause,),
        strength=0.6,
        confidence=0.6,
        rule=rule,
        sources=clause.sources,
    )
