"""Forecasts without a hedge: "the envoys will meet on Friday", "it will not be landing here this week"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import FOR, Sense, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.scales import ranges

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

COURSE = "forecast:course"
"""The rule of forecasts whose wording leaves no will to anybody: "will be landing" tells a matter of course."""


def from_plain(clause: Clause) -> Iterator[Judgement]:
    """The author's plain "will" of a main clause that names a time and hangs on no condition.

    A future without a time is mostly a commitment in the author's voice; what a party itself will do is left to the
    caller, except where the wording is a matter of course (CGEL ch. 4: the progressive futurate with "will").
    """
    if clause.modal != "will":
        yield from _going_to(clause)
        return
    if clause.verb.dep_ != "ROOT" or clause.hypothetical or clause.conditions:
        return
    if clause.sources or clause.reporting is not None:
        return
    if any(t.is_quote or t.dep_ == "parataxis" for t in clause.verb.sent):
        return
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    progressive = clause.negated and clause.verb.tag_ == "VBG" and _is_course(clause)
    if modal is None or (horizon_of(_own(clause)) is None and not progressive):
        return
    sense = Sense(FOR, *ranges()["will"], "modal")
    yield Judgement(
        clause.paragraph,
        sense,
        (modal,),
        clause,
        None,
        clause,
        COURSE if _is_course(clause) else "forecast:will",
        clause.negated,
    )


def _going_to(clause: Clause) -> Iterator[Judgement]:
    """ "The prisoners are not going to be freed any time soon", said by the author of a time that is named."""
    going = clause.verb
    if going.lower_ != "going" or going.dep_ != "ROOT" or clause.sources or clause.reporting is not None:
        return
    if clause.hypothetical or clause.conditions or any(t.is_quote or t.dep_ == "parataxis" for t in going.sent):
        return
    for content in (c for c in clause.complements if c.verb.dep_ == "xcomp" and horizon_of(_own(c)) is not None):
        sense = Sense(FOR, *ranges()["will"], "modal")
        rule = COURSE if _is_course(content) else "forecast:going-to"
        subject = next(iter(clause.grammatical_subjects), None)
        if subject is not None:
            yield Judgement(
                clause.paragraph, sense, (going,), content, None, clause, rule, clause.negated, subject=subject
            )


def _own(clause: Clause) -> list["Token"]:
    """The clause's words, without what is said of its nouns: "the vote that was set for May will be lost"."""
    outside = [t for t in clause.verb.subtree if t.dep_ in ("relcl", "acl", "advcl", "ccomp")]
    hidden = {t.i for o in outside for t in o.subtree}
    return [t for t in clause.verb.subtree if t.i not in hidden]


def _is_course(clause: Clause) -> bool:
    progressive = clause.verb.tag_ == "VBG" and any(
        t.dep_ == "aux" and lemma_of(t) == "be" for t in clause.verb.children
    )
    unwilled = lemma_of(clause.verb) in words("modals", "unwilled") | words("modals", "states")
    return progressive or unwilled or (clause.passive and not clause.agents) or clause.is_existential
