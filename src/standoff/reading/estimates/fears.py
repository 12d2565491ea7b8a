"""Judgements worded by what outsiders fear: "diplomats fear a coup", "it is feared that the truce will break"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_prospect
from standoff.reading.estimates.hedges import FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement, verb_group
from standoff.reading.estimates.judges import is_author, is_nobody, judges
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_FEARED = Sense(FOR, None, None, "fear")


def from_fears(clause: Clause) -> Iterator[Judgement]:
    """What the author, experts or people in general fear will come; what a party fears is a concern of its own."""
    if lemma_of(clause.verb) not in words("fears", "verbs") or clause.negated or clause.hypothetical:
        return
    if clause.tense is Tense.PAST or clause.modal is not None:
        return
    who = judges(clause)
    if clause.passive:
        outside = any(t.lower_ == "it" for t in clause.grammatical_subjects) or not clause.agents
        who = ()
    else:
        outside = is_author(who) or any(_looks_on(t) for t in who)
    if not outside or any(is_nobody(t) for t in who):
        return
    holders = () if is_author(who) else who
    phrase = verb_group(clause) if clause.passive else (*who[:1], *verb_group(clause))
    rule = f"fear:{lemma_of(clause.verb)}"
    for content in clause.complements:
        if content.verb.i > clause.verb.i and is_prospect(content):
            yield Judgement(
                clause.paragraph, _FEARED, phrase, content, None, clause, rule, content.negated, tuple(holders)
            )
    named = clause.grammatical_subjects if clause.passive else clause.objects
    for noun in () if clause.complements else named:
        if noun.pos_ == "NOUN" and is_event(noun):
            yield Judgement(clause.paragraph, _FEARED, phrase, None, noun, clause, rule, False, tuple(holders))


def _looks_on(token: "Token") -> bool:
    return lemma_of(token) in words("subjects", "experts") or token.lower_ in words("subjects", "quantifying")
