"""What a clause claims of its content: that it is so, that it is not, or is conditional, planned or possible."""

from enum import StrEnum

from standoff.reading.language.attachments import main_of
from standoff.reading.language.markers import marker_of
from standoff.reading.language.memory import remembered
from standoff.reading.language.negation import negated
from standoff.reading.language.syntax import VERBAL, has_subject, is_second_complement
from standoff.reading.language.tree import Token
from standoff.reading.language.verb_groups import modal_of


class Factuality(StrEnum):
    """What a clause claims of its content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    POSSIBLE = "possible"


def factuality_of(verb: Token) -> Factuality:
    """Whether the content is asserted, denied, hung on a condition, planned or only possible."""
    if negated(verb):
        return Factuality.DENIED
    if is_conditional(verb):
        return Factuality.CONDITIONAL
    modal = modal_of(verb)
    if modal in ("may", "might", "could", "can"):
        return Factuality.POSSIBLE
    if modal in ("will", "would", "shall", "should", "must"):
        return Factuality.PLANNED
    if verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.children if t.dep_ == "aux"):
        return Factuality.PLANNED
    return Factuality.ASSERTED


@remembered
def is_conditional(verb: Token) -> bool:
    """True when a condition marker opens the clause of `verb`, and a main clause hangs on it."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not has_subject(verb):
        verb = verb.head
    found = marker_of(verb)
    if found is None:
        return False
    if verb.dep_ == "ROOT":
        return main_of(verb) is not None
    # A marked complement is a reported condition only when it stands before the verb that reports it.
    if verb.dep_ in ("advcl", "prep", "acl", "conj"):
        return True
    # "without a truce there will be no talks, Lima says": the marker has an object of its own.
    governs = found.first.lower_ == "without" and any(t.dep_ == "pobj" for t in found.first.children)
    return verb.dep_ == "ccomp" and found.first.dep_ != "mark" and not governs


def is_hypothetical(verb: Token) -> bool:
    """True when the clause of `verb`, or one it is part of, is only a condition."""
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        if at.pos_ in VERBAL and is_conditional(at):
            marker = marker_of(at)
            # "while Oslo insists": for as long as it does, and it does.
            return marker is None or marker.first.lower_ != "while"
        if at.dep_ == "relcl" and at.left_edge.i and at.left_edge.nbor(-1).text == ",":
            # "if it signs the treaty, which has to be ratified": what is added is no condition.
            break
        at = _governor(at)
    return _is_content_of_a_plan(verb)


def _governor(verb: Token) -> Token:
    """What the verb is part of; of a second complement, what governs the first."""
    if is_second_complement(verb):
        return next((t for t in verb.ancestors if any(c.dep_ == "ccomp" for c in t.children)), verb.head)
    return verb.head


def _is_content_of_a_plan(verb: Token) -> bool:
    """True for `pay` in "a plan under which Oslo would pay": what is put forward is nobody's word yet."""
    if not any(t.dep_ == "aux" and t.lower_ in ("would", "could", "'d") for t in verb.children):
        return False
    if verb.dep_ == "conj":
        # "... and Rome would sell nothing" is hung on the main verb, or on the clause that it goes on with.
        between = (t for t in verb.head.subtree if verb.head.i < t.i < verb.i and t.dep_ == "relcl")
        return _is_content_of_a_plan(verb.head) or any(_is_content_of_a_plan(t) for t in between)
    opening = verb.left_edge
    return verb.dep_ == "relcl" and opening.tag_ == "IN" and any(t.tag_ == "WDT" for t in opening.children)
