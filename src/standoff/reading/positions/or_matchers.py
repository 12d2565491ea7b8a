"""Finds threats behind an "or": "told Oslo to pay or it would close the border", "Oslo must pay, or we will sue"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.joined import obliged
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_or_will(clause: Clause) -> Iterator[Found]:
    """What somebody will do if what he has just demanded is not done: the threat, with that for its condition."""
    first = clause.verb.head
    joined = _alternative(clause, first)
    if joined is None or clause.passive or clause.negated or clause.hypothetical or not clause.grammatical_subjects:
        return
    if lemma_of(clause.verb) in words("modals", "involuntary") or clause.conditions:
        # "or else it would close the border" hangs on its condition already.
        return
    before = clause_at(clause.paragraph, first)
    demanding = any(cue.stance is Stance.DEMANDS for cue in cues("verb").get(before.lemma, ()))
    asked = next((c for c in before.complements if is_infinitive(c.verb) and c.verb.i < joined.i), None)
    if demanding and asked is not None:
        speakers, whom = before.subjects, before.objects
    elif obliged(first) is not None or before.modal in words("modals", "demanding"):
        asked, speakers, whom = before, clause.sources or before.sources, before.grammatical_subjects
    else:
        return
    pronouns = all(t.pos_ == "PRON" for t in clause.grammatical_subjects)
    yield Found(
        paragraph=clause.paragraph,
        stance=Stance.THREATENS,
        target=Target(clause, None, own=True),
        holders=speakers if pronouns and speakers else clause.grammatical_subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,),
        strength=0.7,
        confidence=0.7,
        rule="or-will",
        conditions=(ConditionClause("unless", joined, asked, None, subjects=whom),),
    )


def _alternative(clause: Clause, first: "Token") -> "Token | None":
    """The "or" before a clause with "will" or "would" that is joined to another verb."""
    if clause.modal not in ("will", "would", "shall") or clause.verb.dep_ != "conj" or first.pos_ not in VERBAL:
        return None
    ors = [t for t in first.children if t.dep_ == "cc" and t.lower_ == "or" and first.i < t.i < clause.verb.i]
    return ors[-1] if ors else None
