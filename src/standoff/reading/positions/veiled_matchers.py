"""Finds threats that name no deed: "could make life awkward for Oslo", "knows how to obtain it"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import verb_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cue_matchers import by_cue
from standoff.reading.positions.cues import cues
from standoff.reading.positions.found import Found
from standoff.reading.positions.phrase_words import phrases_after
from standoff.reading.positions.targets import Target
from standoff.reading.tables import word_lists

_HELD_OUT = ("will", "would", "can", "could", "may", "might", "shall")


def from_veiled(clause: Clause) -> Iterator[Found]:
    """The veiled threats of the table, in the mouth of who would carry them out, or hung on what another does."""
    modal = clause.modal in _HELD_OUT or (clause.verb.dep_ == "xcomp" and _has_to(clause))
    if not modal or clause.negated or clause.hypothetical or not clause.subjects:
        return
    if not clause.sources and not any(c.kind in ("if", "unless", "until") for c in clause.conditions):
        return
    for cue, last, denied in phrases_after(clause, cues("veiled"), "veiled"):
        if not denied:
            found = by_cue(clause, Target(clause, None, own=True), Stance.THREATENS, cue)
            tokens = sorted({*found.tokens, last}, key=lambda t: int(t.i))
            # "take steps" says as little as it means to.
            vague = any(lemma_of(o) in word_lists()["empty_nouns"] for o in clause.objects)
            action = verb_phrase(clause) if vague else None
            yield replace(found, tokens=tuple(tokens), first_hand=True, elliptical=False, action=action)
        return


def _has_to(clause: Clause) -> bool:
    """True for "would have to consider its response"."""
    head = clause.verb.head
    return head.lower_ == "have" and any(t.tag_ == "MD" for t in head.children)
