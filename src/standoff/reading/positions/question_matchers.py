"""Finds what a question asks and the next sentence lists: "What does Oslo want? An apology, the ship and a fine."."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import VERBAL
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues
from standoff.reading.positions.found import Found
from standoff.reading.positions.list_matchers import item_target, item_words, items_beside
from standoff.reading.positions.nominals import worded
from standoff.reading.positions.segments import items_of
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_question(clause: Clause) -> Iterator[Found]:
    """What stands without a verb behind "What does Oslo want?", "And what would Oslo accept?"."""
    if clause.verb.dep_ != "ROOT":
        return
    sentence = clause.verb.sent
    asks = sentence[-1].text == "?" and any(t.lower_ == "what" for t in sentence[:3])
    stance = _stance(clause) if asks else None
    if stance is None or not clause.grammatical_subjects or sentence.end >= len(sentence.doc):
        return
    answer = sentence.doc[sentence.end].sent
    if answer.root.pos_ in VERBAL and any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in answer.root.children):
        return
    items = [t for t in items_beside(answer.root) if t.pos_ in ("NOUN", "PROPN", *VERBAL)]
    told = items_of([t for t in answer if not t.is_quote])
    if len(told) > len(items):
        for one in told:
            target = Target(None, one.noun, own=stance is not Stance.DEMANDS, result=one.result)
            action = worded(one.noun, stance, one.text, one.result)
            yield replace(_found(clause, target, stance, one.words), action=action)
        return
    for item in dict.fromkeys(items):
        target = replace(item_target(item, clause.paragraph), own=stance is not Stance.DEMANDS)
        words = target.clause.tokens() if target.clause is not None else item_words(item, items)
        yield _found(clause, target, stance, tuple(words))


def _found(clause: Clause, target: Target, stance: Stance, tokens: tuple["Token", ...]) -> Found:
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=clause.grammatical_subjects,
        tokens=tokens,
        hosts=(),
        strength=0.6,
        confidence=0.6,
        rule=f"question:{clause.lemma}",
    )


def _stance(clause: Clause) -> Stance | None:
    if clause.lemma == "be" and any(t.lower_ == "after" for t in clause.verb.children):
        return Stance.DEMANDS
    for cue in cues("verb").get(clause.lemma, ()):
        return cue.negated if clause.negated else cue.stance
    # "What will Oslo not do?"
    unwilling = clause.lemma in ("do", "give") and clause.negated and clause.modal in ("will", "would")
    return Stance.REFUSES if unwilling else None
