"""Finds positions that say what there will be: "there will be no talks", "there can be no going back"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.phrases import plain_form, plain_text
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.nominals import is_settled, names_action
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_existence(clause: Clause) -> Iterator[Found]:
    """ "there will be no talks until ..."."""
    inner = next((c for c in clause.complements if lemma_of(c.verb) == "be" and is_infinitive(c.verb)), clause)
    ruled = clause.modal in (*words("modals", "refusing"), "can", "could") or inner != clause
    if clause.modal in ("must", "should") and clause.sources:
        yield from _required_existence(clause)
        return
    if not (clause.negated or inner.negated):
        yield from _promised_existence(clause)
        return
    hung = tuple(c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as"))
    against = () if clause.sources else tuple(t for c in hung for t in c.subjects)
    for noun in (t for t in inner.verb.children if t.dep_ in ("attr", "dobj") and t.i > inner.verb.i):
        gerund = noun.lower_.endswith("ing") and bool(clause.sources) and noun.pos_ in ("NOUN", "VERB")
        told = lemma_of(noun) in words("existential", "nouns_not_actions") and not _is_withheld(noun, clause, hung)
        if told or not (ruled or gerund):
            continue
        doing = clause_at(clause.paragraph, noun) if gerund and noun.pos_ == "VERB" else None
        target = Target(doing, None if doing else noun, own=True)
        found = by_modal(clause, target, Stance.REFUSES, "existential", 0.7)
        yield replace(found, against=against, action=_done(noun) if gerund and doing is None else None)


def _is_withheld(noun: "Token", clause: Clause, hung: tuple[ConditionClause, ...]) -> bool:
    """True for "no agreement until Oslo pays", in somebody's mouth: it is his to give."""
    return bool(clause.sources and hung) and lemma_of(noun) in words("existential", "withheld")


def _required_existence(clause: Clause) -> Iterator[Found]:
    """ "there must be an inquiry, it said", "there must be no more raids"."""
    for noun in clause.objects:
        if lemma_of(noun) not in words("existential", "nouns_not_actions"):
            found = by_modal(clause, Target(None, noun, own=False), Stance.DEMANDS, "existential:must", 0.6)
            yield replace(found, denied=clause.negated)


def _promised_existence(clause: Clause) -> Iterator[Found]:
    """ "there will be consequences, it said", "then there can be talks"."""
    if clause.modal not in ("can", "could", "will", "would", "shall"):
        return
    then = any(t.lower_ in ("then", "afterwards") and t.dep_ == "advmod" for t in clause.verb.children)
    for noun in clause.objects:
        target = Target(None, noun, own=True)
        stance = commitment(target, clause)
        threat = stance is Stance.THREATENS and bool(clause.sources) and clause.modal != "can"
        if threat or ((names_action(noun) or is_settled(noun)) and (then or (clause.sources and clause.conditions))):
            yield replace(by_modal(clause, target, stance, "existential", 0.4), committed=True)


def _done(noun: "Token") -> str:
    """ "negotiate with pirates", for the noun in "there is no negotiating with pirates"."""
    rest = plain_text([t for t in noun.subtree if t.i > noun.i])
    return f"{plain_form(noun.lower_)} {rest}".strip()
