"""Announcements: who says that it will send help promises it, and who says that it will strike threatens to."""

from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.events.decisions import decided
from standoff.reading.events.match import sense_of_clause
from standoff.reading.events.realised import is_said_to_come
from standoff.reading.events.senses import Sense, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.context import Context

_COMING = frozenset({"will", "would", "shall"})


def announcement(clause: Clause, context: "Context") -> Sense | None:
    """The sense of what a party says that it will do, as the promise or threat that saying so is; None for a forecast.

    What it will do itself, as it says ("said that it would send doctors") or as the text has it ("will host the
    talks", "plans to visit Oslo"); without a voice only what is friendly, since a text may well foretell the rest.
    """
    said = bool(clause.sources)
    if not _is_to_come(clause) or clause.hypothetical or not is_said_to_come(clause) or _is_asked(clause):
        return None
    if not said and clause.modal == "would":
        return None
    if said and not _speaks_of_itself(clause, context):
        return None
    sense = sense_of_clause(clause, context)
    if sense is None or sense.theme or (clause.passive and not said):
        return None
    if sense.type not in words("announced", "said" if said else "told"):
        return None
    promised = decided(sense) if sense.type != "SUPPORT" else replace(sense, type="AGREE", mode=None, mutual=False)
    return replace(promised, cue=f"will-{sense.cue}")


def _is_asked(clause: Clause) -> bool:
    """True for "asked whether it would send"."""
    return any(t.lower_ in ("whether", "if") and t.dep_ in ("mark", "advmod") for t in clause.verb.children)


def _is_to_come(clause: Clause) -> bool:
    """True for "will send", "is to send", "plans to send"."""
    if clause.negated:
        return False
    if clause.modal in _COMING:
        return True
    verb = clause.verb
    infinitive = verb.tag_ == "VB" and any(t.tag_ == "TO" for t in verb.children)
    if not infinitive or verb.dep_ != "xcomp":
        return False
    governor = verb.head
    if any(t.dep_ == "neg" for t in governor.children):
        return False
    is_to = governor.lemma_ == "be" and verb.i - governor.i <= 3
    planned = lemma_of(governor) in words("announced", "plans") and governor.tag_ in ("VBZ", "VBP", "VBD", "VBG")
    return is_to or planned


def _speaks_of_itself(clause: Clause, context: "Context") -> bool:
    """True when who says it is of the side that will do it; in the passive the doer is the one who says it."""
    voices = {context.side(a) for a in context.who(clause.sources, clause.paragraph)}
    doers = {context.side(a) for a in context.who(clause.subjects, clause.paragraph)}
    return bool(voices & doers) or (clause.passive and bool(voices) and not clause.agents)
