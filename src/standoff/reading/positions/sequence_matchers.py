"""Finds refusals worded by what must come first: "Before it signs, Oslo must leave"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.joined import obliged
from standoff.reading.language.phrases import denied_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, is_settled, names_action
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_desired

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_PRONOUNS = ("it", "they", "he", "she", "we")


def from_sequence(clause: Clause) -> Iterator[Found]:
    """Refusals of what is said to come only after what the same sentence asks of another."""
    if "before" not in clause.verb.doc.words or clause.hypothetical or clause.negated:
        return
    for later in clause.conditions:
        if later.marker.lower_ != "before" or later.clause is None or later.clause.passive:
            continue
        asked, holders = _asked(clause)
        if asked is None or not _is_holders(later.clause, clause, holders):
            continue
        if isinstance(asked, Clause):
            met = ConditionClause("until", later.marker, asked, None, subjects=asked.subjects)
        else:
            met = ConditionClause("until", later.marker, None, asked, called=True)
        yield Found(
            paragraph=clause.paragraph,
            stance=Stance.REFUSES,
            target=Target(later.clause, None, own=True),
            holders=holders,
            tokens=tuple(later.clause.tokens()),
            hosts=(),
            strength=0.7,
            confidence=0.6,
            rule="sequence",
            sources=clause.sources,
            action=_action(later.clause),
            conditions=(met,),
        )


def _asked(clause: Clause) -> tuple["Clause | Token | None", tuple["Token", ...]]:
    """What is to be done first, as a clause or a noun, and the heads of who asks for it."""
    if clause.lemma in cues("verb") and any(c.stance is Stance.DEMANDS for c in cues("verb")[clause.lemma]):
        asked = [c for c in clause.complements if c.verb.i > clause.verb.i and c.subjects != clause.subjects]
        nouns = [t for t in (*clause.objects, *clause.prepositional("for", "on")) if names_action(t)]
        first: Clause | Token | None = asked[0] if asked else next(iter(nouns), None)
        return first, clause.subjects
    verb = clause.verb
    governor = verb.head if verb.dep_ in ("ccomp", "xcomp") else None
    demanding = governor is not None and any(
        c.stance is Stance.DEMANDS for c in cues("verb").get(lemma_of(governor), ())
    )
    if demanding and governor is not None and is_desired(clause):
        subjects = tuple(t for t in governor.children if t.dep_ == "nsubj")
        return clause, subjects
    due = obliged(verb)
    if due is None or not clause.sources:
        return None, ()
    asked_for = clause if due == verb else next((c for c in clause.complements if c.verb == due), None)
    return asked_for, clause.sources


def _is_holders(later: Clause, clause: Clause, holders: tuple["Token", ...]) -> bool:
    """True for what the holder would do: "before it signs", "before talks begin"; not for what is asked of another."""
    subjects = later.grammatical_subjects
    if not holders or not subjects:
        return False
    if all(t.pos_ == "NOUN" and (names_action(t) or is_settled(t)) for t in subjects):
        return True
    if all(t.lower_ in _PRONOUNS or any(c.tag_ == "PRP$" for c in t.children) for t in subjects):
        # "Peru must pay before it leaves" is about Peru.
        due = obliged(clause.verb) is not None
        return later.verb.i < clause.verb.i or not due
    return {t.lower_ for t in subjects} == {t.lower_ for t in holders}


def _action(later: Clause) -> str:
    subject = later.grammatical_subjects[0]
    if subject.pos_ == "NOUN" and (names_action(subject) or is_settled(subject)):
        return action_of(subject, Stance.DEMANDS)
    return denied_phrase(later)
