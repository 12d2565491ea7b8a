"""Finds refusals that no verb words: "No talks until Oslo leaves, it says", "No visas without an apology"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import ConditionClause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, names_action
from standoff.reading.positions.targets import Target
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_refrain(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """ "No observer on board, no licence", "no inspection means no visas": the second is refused without the first."""
    doc, start, end = paragraph.doc, noun.sent.start, noun.sent.end
    if noun.left_edge.lower_ != "no":
        return
    opening = noun.left_edge.i
    before = doc[max(start, opening - 2) : opening]
    means = [t for t in before if lemma_of(t) == "mean"] or (
        before[-1:] if len(before) and before[-1].text == "," else []
    )
    firsts = [t for t in doc[start:opening] if t.lower_ == "no" and t.head.pos_ == "NOUN" and t.head.i < opening]
    if not means or not firsts or any(t.tag_ in ("VBD", "VBZ", "MD") for t in doc[firsts[-1].i : means[0].i]):
        return
    asked = firsts[-1].head
    saying = next((t for t in doc[start:end] if lemma_of(t) in word_lists()["saying_verbs"] and t.pos_ in VERBAL), None)
    speakers = [t for t in saying.children if t.dep_ == "nsubj"] if saying is not None else []
    yield Found(
        paragraph=paragraph,
        stance=Stance.REFUSES,
        target=Target(None, noun, own=True),
        holders=tuple(n for t in speakers for n in coordinated(t)),
        tokens=tuple(doc[firsts[-1].i : noun.i + 1]),
        hosts=(),
        strength=0.8,
        confidence=0.5,
        rule="fragment:no-no",
        action=action_of(noun, Stance.DEMANDS if names_action(noun) else Stance.OFFERS).replace(" no ", " "),
        conditions=(ConditionClause("unless", firsts[-1], None, asked, called=True),),
        voiced=not speakers,
    )


def from_fragment(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """A noun with "no" that heads a sentence, or what somebody says, and that hangs on a condition."""
    if noun.dep_ not in ("ROOT", "ccomp", "dobj", "npadvmod") or noun.left_edge.lower_ != "no":
        return
    saying = noun.head if noun.head != noun and lemma_of(noun.head) in word_lists()["saying_verbs"] else None
    speakers = [t for t in saying.children if t.dep_ == "nsubj"] if saying is not None else []
    said_before = saying is not None and (noun.dep_ == "ccomp" or noun.i < saying.i)
    if (noun.dep_ != "ROOT" and not said_before) or any(t.pos_ in VERBAL and t.dep_ == "cop" for t in noun.children):
        return
    conditions = tuple(c for c in clause_at(paragraph, noun).conditions if c.kind in ("until", "unless", "as_long_as"))
    if not conditions:
        return
    yield Found(
        paragraph=paragraph,
        stance=Stance.REFUSES,
        target=Target(None, noun, own=True),
        holders=tuple(n for t in speakers for n in coordinated(t)),
        tokens=tuple(t for t in noun.subtree if t.i <= noun.i),
        hosts=(),
        strength=0.8,
        confidence=0.6,
        rule="fragment:no",
        action=action_of(noun, Stance.DEMANDS if names_action(noun) else Stance.OFFERS),
        conditions=conditions,
        against=tuple(t for c in conditions for t in c.subjects) if not speakers else (),
    )
