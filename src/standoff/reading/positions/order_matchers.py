"""Finds commands in somebody's mouth, and what they are told with: "Step down, the bloc told him, or be removed"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import VERBAL, has_subject, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_order(clause: Clause) -> Iterator[Found]:
    """ "Step down, the bloc told him", "Let him pay, they say": imperatives, and what is hung on their being obeyed."""
    if clause.hypothetical or not _is_imperative(clause.verb):
        return
    teller = _teller(clause.verb)
    if teller is None:
        return
    telling = clause_at(clause.paragraph, teller)
    told = lemma_of(teller) in words("orders", "verbs")
    speakers = telling.subjects if told else clause.sources
    addressed = tuple(t for t in telling.objects if t.i > teller.i) if told else ()
    letting = next(iter(clause.complements), None) if clause.lemma == "let" else None
    if letting is not None and letting.subjects:
        yield _found(letting, speakers, letting.subjects, clause.tokens(), 0.6)
    elif addressed:
        yield _found(clause, speakers, addressed, clause.tokens(), 0.6)
        yield from _or_be(clause, speakers, teller, addressed)
    elif _opens(clause):
        yield _found(clause, speakers, (), clause.tokens(), 0.5)
    else:
        return
    yield from _hung_on(clause, speakers, teller, addressed)


def _is_imperative(verb: "Token") -> bool:
    governed = any(t.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for t in verb.children)
    return verb.tag_ == "VB" and not governed and verb.dep_ in ("advcl", "ccomp", "csubj", "ROOT")


def _teller(verb: "Token") -> "Token | None":
    """The verb that says the order: "told", "said" set into it, the copula of "is the message from Oslo"."""
    inserted = [t for t in verb.children if t.dep_ == "parataxis" and t.i > verb.i]
    tellers = [*inserted, *([verb.head] if verb.i < verb.head.i else [])]
    return next((t for t in tellers if lemma_of(t) in words("orders", "verbs") or _replies(t)), None)


def _replies(verb: "Token") -> bool:
    """True for "came" in "came the reply", and for the copula of "is the message from Oslo"."""
    answers = (t for t in verb.children if t.dep_ in ("nsubj", "attr") and t.i > verb.i)
    return lemma_of(verb) in words("orders", "arriving") and any(
        lemma_of(t) in words("voices", "nouns") | words("voices", "written") | words("lists", "lines") for t in answers
    )


def _opens(clause: Clause) -> bool:
    """True for a command at the head of its sentence or of a quotation, with something to act on."""
    first = clause.verb.left_edge
    quoted = clause.verb.i > 0 and clause.verb.nbor(-1).is_quote
    opening = (
        clause.verb.i == clause.verb.sent.start
        or quoted
        or clause.verb.nbor(-1).text in (";", ":")
        or first.i == clause.verb.sent.start
    )
    return opening and bool(clause.objects)


def _or_be(
    order: Clause, speakers: tuple["Token", ...], teller: "Token", addressed: tuple["Token", ...]
) -> Iterator[Found]:
    """The "or be removed" of an order."""
    for host in (order.verb, teller):
        joined = next((t for t in host.children if t.dep_ == "cc" and t.lower_ == "or"), None)
        for verb in host.children:
            threat = clause_at(order.paragraph, verb)
            if joined is not None and verb.dep_ == "conj" and verb.tag_ == "VBN" and threat.passive:
                met = ConditionClause("unless", joined, order, None, subjects=addressed)
                action = " ".join([lemma_of(verb), *(t.text for t in addressed[:1])])
                found = _found(threat, speakers, None, threat.tokens(), 0.6)
                yield replace(found, stance=Stance.THREATENS, rule="order:or-else", action=action, conditions=(met,))


def _hung_on(
    order: Clause, speakers: tuple["Token", ...], teller: "Token", addressed: tuple["Token", ...]
) -> Iterator[Found]:
    """The "and the road will open", the "or the road stays shut" of an order: an offer or a threat."""
    for host in (order.verb, teller):
        joined = next((t for t in host.children if t.dep_ == "cc" and t.i > host.i), None)
        for verb in (t for t in host.children if t.dep_ == "conj" and t.pos_ in VERBAL and has_subject(t)):
            result = clause_at(order.paragraph, verb)
            now = not any(t.dep_ in ("aux", "auxpass") for t in verb.children) and verb.tag_ in ("VBZ", "VBP")
            ahead = result.modal in ("will", "can", "may", "shall") or now
            if joined is None or joined.lower_ not in ("and", "or") or not ahead or result.negated:
                continue
            kind = "if" if joined.lower_ == "and" else "unless"
            target = Target(result, None, own=True)
            things = [t for t in result.grammatical_subjects if t.pos_ == "NOUN" and not t.ent_type_]
            stance = Stance.OFFERS if things and not result.passive else commitment(target, result)
            stance = stance if kind == "if" else Stance.THREATENS
            met = ConditionClause(kind, joined, order, None, subjects=addressed)
            found = _found(result, speakers, None, result.tokens(), 0.6)
            yield replace(
                found, stance=stance, rule="order:bargain", action=_brought_about(result, stance), conditions=(met,)
            )


def _brought_about(result: Clause, stance: Stance) -> str | None:
    """ "let the ships leave", "make the ships leave": what is done by who says that they will."""
    things = [t for t in result.grammatical_subjects if t.pos_ == "NOUN" and not t.ent_type_]
    if result.passive or not things:
        return None
    return f"{'make' if stance is Stance.THREATENS else 'let'} {noun_phrase(things[0])} {verb_phrase(result)}"


def _found(
    clause: Clause,
    speakers: tuple["Token", ...],
    performers: tuple["Token", ...] | None,
    tokens: list["Token"],
    confidence: float,
) -> Found:
    """A demand that `performers` do something; None for what the speaker himself would do."""
    return Found(
        paragraph=clause.paragraph,
        stance=Stance.DEMANDS,
        target=Target(clause, None, own=performers is None, performers=performers or ()),
        holders=speakers,
        tokens=tuple(tokens),
        hosts=(clause,),
        strength=0.7,
        confidence=confidence,
        rule="order",
        sources=speakers,
    )
