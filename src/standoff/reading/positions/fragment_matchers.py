"""Finds refusals that no verb words: "No talks until Oslo leaves, it says", "No visas without an apology"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import ConditionClause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, names_action, results
from standoff.reading.positions.targets import Target
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_APART = 5
"""How many words may stand between what comes first and the "then"."""

_OPENING = (":", '"', "--", "—", "–", ";", ",")


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
    yield from _in_order(paragraph, noun)
    # "No talks without a truce, says Oslo"
    turned = noun.dep_ == "nsubj" and any(t.dep_ == "nsubj" for t in noun.head.rights)
    if (noun.dep_ not in ("ROOT", "ccomp", "dobj", "npadvmod", "dep") and not turned) or noun.left_edge.lower_ != "no":
        return
    saying = noun.head if noun.head != noun and lemma_of(noun.head) in word_lists()["saying_verbs"] else None
    speakers = [t for t in saying.children if t.dep_ == "nsubj" and t != noun] if saying is not None else []
    said_before = saying is not None and (noun.dep_ in ("ccomp", "dep") or noun.i < saying.i)
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


def _in_order(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """ "Troops out first, then talks, said Oslo": the second is refused until the first, which is demanded."""
    doc, end = paragraph.doc, noun.sent.end
    at = noun.i + 1
    state = doc[at].lower_ if at < end and doc[at].lower_ in results() else None
    rest = list(doc[at + (state is not None) : end])
    then = next((n for n, t in enumerate(rest[:_APART]) if t.lower_ == "then"), None)
    opens = noun.left_edge.i == noun.sent.start or noun.left_edge.nbor(-1).text in _OPENING
    if not rest or rest[0].lower_ != "first" or then is None or then + 1 >= len(rest) or not opens:
        return
    later = rest[then + 1]
    closed = then + 2 >= len(rest) or rest[then + 2].is_punct or rest[then + 2].dep_ == "prep"
    saying = next((t for t in noun.sent if lemma_of(t) in word_lists()["saying_verbs"] and t.pos_ in VERBAL), None)
    if not closed or later.is_punct or saying is None:
        return
    speakers = tuple(n for t in saying.children if t.dep_ == "nsubj" for n in coordinated(t))
    deferred = action_of(later, Stance.OFFERS).replace(" then ", " ") if later.pos_ == "NOUN" else f"hold {later.text}"
    asked = action_of(noun, Stance.DEMANDS, state).removesuffix(" first")
    common = Found(
        paragraph=paragraph,
        stance=Stance.DEMANDS,
        target=Target(None, noun, own=False, result=state),
        holders=speakers,
        tokens=tuple(doc[noun.left_edge.i : rest[0].i]),
        hosts=(),
        strength=0.8,
        confidence=0.5,
        rule="fragment:first",
        action=asked,
    )
    yield common
    met = ConditionClause("until", rest[0], None, noun, called=True)
    refused = Target(None, later if later.pos_ == "NOUN" else noun, own=True)
    yield replace(common, stance=Stance.REFUSES, target=refused, tokens=(later,), conditions=(met,), action=deferred)
