"""Finds refusals worded by what is kept up until a condition is met: "has suspended the flights until Oslo pays"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.phrases import noun_phrase, plain_text
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import kept_up
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, is_settled, names_action, names_deed
from standoff.reading.positions.targets import Target
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_KINDS = ("until", "unless", "as_long_as")


def from_kept_measure(clause: Clause) -> Iterator[Found]:
    """A refusal to undo what somebody has begun, or goes on doing, for as long as a condition is not met."""
    if clause.modal is not None or clause.negated or clause.hypothetical or not clause.subjects:
        return
    if not any(_still_binds(c, clause) for c in clause.conditions):
        return
    action = kept_up(Target(clause, None, own=True)) or _undoing(clause)
    if action is None:
        return
    yield Found(
        paragraph=clause.paragraph,
        stance=Stance.REFUSES,
        target=Target(clause, None, own=True),
        holders=clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,),
        strength=0.7,
        confidence=0.5,
        rule="kept-measure",
        sources=clause.sources,
        action=action,
    )


def _still_binds(condition: ConditionClause, clause: Clause) -> bool:
    """True for what is yet to come; not for a date, nor for what came to pass: "held the ship until he paid"."""
    if condition.kind not in _KINDS or condition.marker.lower_ in ("before", "without", "while"):
        return False
    if condition.clause is None:
        noun = condition.noun
        return noun is not None and not noun.ent_type_ and (names_deed(noun) or is_settled(noun))
    if clause.tense is Tense.PAST:
        return condition.clause.tense is not Tense.PAST or bool(clause.sources)
    return clause.tense in (Tense.PERFECT, Tense.PRESENT)


def _undoing(clause: Clause) -> str | None:
    """ "resume the flights", for who has suspended them; None for what is no measure that could be undone."""
    table = toml_table("conditions.toml")["kept_measures"]
    begun = clause.tense is not Tense.PRESENT or clause.verb.tag_ == "VBG"
    undone = table["undone"].get(clause.lemma) if begun else None
    if undone is not None and clause.objects and _is_own_deed(clause.objects[0]):
        # "has suspended its participation": to take part
        return action_of(clause.objects[0], Stance.DEMANDS)
    if undone is not None and clause.objects:
        return f"{undone} {noun_phrase(clause.objects[0])}"
    where_to = (t.lower_ for t in clause.verb.rights if t.dep_ in ("advmod", "prt", "prep"))
    wordings = (clause.lemma, *(f"{lemma_of(clause.verb)} {word}" for word in where_to))
    gerund = next((c for c in clause.complements if c.verb.tag_ == "VBG"), None)
    if undone == "resume" and gerund is not None:
        # "has stopped issuing visas"
        return f"resume {plain_text(gerund.tokens())}"
    kept = next((table["kept"][w] for w in wordings if w in table["kept"]), None)
    if kept is not None:
        held = [p for t in clause.verb.subtree if t.lower_ == "to" for p in t.children if p.dep_ == "pobj"]
        return f"{kept} {noun_phrase(held[0])}" if held else None
    away = next((table["away"][w] for w in wordings if w in table["away"]), None)
    if away is None:
        return None
    tied = [p for t in clause.verb.subtree if t.dep_ == "prep" and t.lower_ in ("from", "of") for p in t.children]
    where = [t for t in (*clause.objects, *tied) if _is_place(t)]
    return f"{away} {noun_phrase(where[0])}" if where else None


def _is_own_deed(noun: "Token") -> bool:
    """True for "its participation", "their cooperation"."""
    return names_action(noun) and any(t.tag_ == "PRP$" for t in noun.children)


def _is_place(noun: "Token") -> bool:
    """True for "the talks", "parliament"; not for "protest", in "walked out in protest"."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma_of(noun) not in ("protest", "anger", "disgust", "fury")
