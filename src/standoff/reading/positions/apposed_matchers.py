"""Finds positions of adjectives that no copula carries: "Oslo, unwilling to pay, has asked for time"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import cues
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_apposed(paragraph: ParsedParagraph, adjective: "Token") -> Iterator[Found]:
    """The position of an adjective set beside a name, with the infinitive behind it."""
    set_off = any(t.text == "," for t in adjective.doc[max(0, adjective.left_edge.i - 1) : adjective.left_edge.i])
    set_off = set_off or adjective.left_edge.is_sent_start
    if adjective.dep_ not in ("amod", "appos", "advcl", "acl", "relcl") or not set_off:
        return
    denied = any(t.dep_ == "neg" or t.lower_ in ("not", "no", "never") for t in adjective.lefts)
    beside = adjective.dep_ != "advcl"
    holders = tuple(coordinated(adjective.head)) if beside else ()
    if not holders and adjective.head.pos_ in VERBAL:
        holders = tuple(subjects_of(adjective.head))
    for cue in cues("adjective").get(lemma_of(adjective), ()):
        if "to" not in cue.frames or not holders:
            continue
        for verb in (t for t in adjective.children if t.pos_ in VERBAL and is_infinitive(t) and t.i > adjective.i):
            clause = clause_at(paragraph, verb)
            target = Target(clause, None, own=True)
            stance = cue.negated if denied else cue.stance or commitment(target, clause)
            if stance is not None:
                yield Found(
                    paragraph=paragraph,
                    stance=stance,
                    target=target,
                    holders=holders,
                    tokens=tuple(sorted(adjective.subtree, key=lambda t: int(t.i))),
                    hosts=(clause,),
                    strength=cue.strength,
                    confidence=0.6,
                    rule=cue.rule,
                    sources=(),
                )
