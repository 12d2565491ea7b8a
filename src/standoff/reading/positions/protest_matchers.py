"""Finds demands that are made by acting: "block the roads to get the tax scrapped", "on strike for higher pay"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.cue_matchers import by_cue
from standoff.reading.positions.cues import Cue, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target, is_proposal
from standoff.reading.positions.verb_forms import is_infinitive, unwrapped

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_PROTEST = Cue("verb", Stance.DEMANDS, None, (), 0.6, False, False, False, False, None, False, "protest")


def from_protest(clause: Clause) -> Iterator[Found]:
    """What those want who strike, march, block roads or go to court, by what they say it is for."""
    acts = list(_acts(clause))
    if not acts or clause.hypothetical or clause.negated or clause.passive or not_yet_said(clause):
        return
    yield from _to_bring_about(clause)
    for act in acts:
        for tie in (t for t in act.children if t.dep_ == "prep" and t.i > act.i):
            for head in (n for p in tie.children if p.dep_ == "pobj" for n in coordinated(p)):
                if tie.lower_ == "for" and (is_proposal(head) or lemma_of(head) in words("protests", "wanted")):
                    yield by_cue(clause, Target(None, head, own=False), Stance.DEMANDS, _PROTEST)
                elif tie.lower_ == "against" and is_proposal(head):
                    yield by_cue(clause, Target(None, head, own=True), Stance.REFUSES, _PROTEST)


def _acts(clause: Clause) -> Iterator["Token"]:
    """The verb of an act of protest, and the noun in "are on strike", "staged a march"."""
    if clause.lemma in words("protests", "verbs") or lemma_of(clause.verb) in words("protests", "verbs"):
        yield clause.verb
    back = [t for t in clause.verb.children if t.dep_ == "advmod" and t.lower_ in ("back", "out")]
    tied = [n for t in back for p in t.children if p.lower_ in ("to", "on") for n in p.children]
    for noun in (*clause.prepositional("on", "to"), *tied, *clause.objects):
        if lemma_of(noun) in words("protests", "nouns") and clause.lemma in words("protests", "carrying"):
            yield clause.verb
            yield noun


def _to_bring_about(clause: Clause) -> Iterator[Found]:
    """ "to get the tax scrapped", "to force the president to resign": the purpose of the act."""
    for verb in clause.verb.children:
        if verb.dep_ not in ("advcl", "xcomp") or not is_infinitive(verb) or verb.i < clause.verb.i:
            continue
        purpose = clause_at(clause.paragraph, verb)
        if unwrapped(purpose) != purpose:
            yield _wanted(clause, Target(unwrapped(purpose), None, own=False))
        elif lemma_of(verb) in words("protests", "forcing"):
            for asked in (c for c in purpose.complements if is_infinitive(c.verb) and purpose.objects):
                yield _wanted(clause, Target(asked, None, own=False, performers=purpose.objects))


def _wanted(clause: Clause, target: Target) -> Found:
    found = by_cue(clause, target, Stance.DEMANDS, _PROTEST)
    return replace(found, confidence=0.7)
