"""What a clause governs and says, as far as the senses of its verb ask for it: a threat, a denial, a judgement."""

from typing import TYPE_CHECKING

from standoff.reading.events.senses import words
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import coordinated, lemma_of
from standoff.reading.positions.cues import words as commitments

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def governed(clause: Clause) -> list[Clause]:
    """The clauses that a verb takes, with the infinitives of purpose that the parser tells apart from them at times."""
    infinitives = [t for t in clause.verb.children if t.dep_ == "advcl" and t.tag_ == "VB" and t.i > clause.verb.i]
    return [*clause.complements, *(clause_at(clause.paragraph, t) for t in infinitives)]


def is_hostile(clause: Clause) -> bool:
    """True when what is vowed is to harm: "vowed to retaliate", "promising an answer"."""
    hostile = commitments("commitments", "hostile") | words("hostile", "nouns")
    verbs = [c for c in governed(clause) if not c.negated]
    return any({c.lemma, lemma_of(c.verb)} & hostile for c in verbs) or any(
        lemma_of(t) in hostile for t in clause.objects
    )


def is_held_possible(clause: Clause) -> bool:
    """True for "hinted that the toll might be halved"."""
    return any(c.modal in words("possible", "modals") for c in clause.complements)


def denies(clause: Clause) -> bool:
    """True for "repeated that there was no debt", "insisted that it had not fired"."""
    said = [c for c in clause.complements if c.modal is None and any(t.dep_ == "mark" for t in c.verb.children)]
    return any(c.negated or any(d.lower_ == "no" for t in c.verb.rights for d in t.lefts) for c in said)


def judges(clause: Clause) -> bool:
    """True for "described the step as a provocation", "calls that theft"."""
    predicates = [t for t in clause.verb.children if t.dep_ in ("oprd", "ccomp", "xcomp", "attr", "acomp", "dobj")]
    hosts = (clause.verb, *clause.objects)
    predicates += [p for host in hosts for t in host.children if t.lower_ == "as" for p in t.children]
    near = [
        t
        for p in predicates
        if p.dep_ != "dobj" or clause.verb.dep_ == "relcl"
        for t in (p, *p.children, *coordinated(p))
    ]
    near += (
        [t for p in predicates if p.dep_ == "dobj" and len(predicates) == 1 for t in (p,)]
        if clause.lemma == "call"
        else []
    )
    return any(lemma_of(t) in words("judgements", "bad") or t.lower_ in words("judgements", "bad") for t in near)


def has_frame(frame: str, clause: Clause) -> bool:
    """True when the verb takes `frame`: "object", "that", "oprd", "infinitive", or a mark, particle or preposition."""
    if frame == "object":
        return bool(clause.objects)
    if frame == "that":
        return any(t.dep_ == "ccomp" for t in clause.verb.children)
    if frame == "oprd":
        return any(t.dep_ == "oprd" for t in clause.verb.children)
    if frame == "infinitive":
        return any(c.verb.tag_ == "VB" and c.modal is None for c in clause.complements)
    if any(t.dep_ == "mark" and t.lower_ == frame for c in clause.complements for t in c.verb.children):
        return True
    return any(
        t.dep_ in ("prep", "dative", "agent", "prt", "advmod") and t.lower_ == frame and not _is_time(t)
        for t in clause.verb.children
    )


def _is_time(preposition: "Token") -> bool:
    """True for "on Friday", which says nothing of whom a verb calls on."""
    return any(t.dep_ == "pobj" and t.ent_type_ in ("DATE", "TIME") for t in preposition.children)
