"""Conditions that stand for what was asked before: "if it does", "should it refuse", "once that has been done"."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.condition_actions import Qualified
from standoff.reading.positions.cues import words
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NEARBY = 500
"""Characters, about three sentences: how far back what is taken up may have been asked."""

_BESIDE = 120
"""Characters, about a clause: how far back what is taken up may have been refused."""


def taken_up(
    attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties
) -> tuple[str | None, str] | None:
    """Who would do what, by the demand that the clause takes up; None where it says itself what it asks.

    "if it refuses" asks for the opposite, as "if it does not" does.
    """
    denied = stands_for_deed(clause, attached.subjects)
    if denied is None:
        return None
    asked = _asked(attached, clause, qualified, parties)
    if asked is None or (_is_elided(clause, qualified) and _gap(asked, clause) > _BESIDE):
        # "will go back to the deal if Oslo does": to do the same
        return None
    return asked.whose, f"not {asked.action}" if denied else asked.action


def _is_elided(clause: Clause, qualified: Qualified) -> bool:
    """True for "if Oslo does", behind an offer: with a name, and without a word on what."""
    named = any(t.pos_ != "PRON" for t in clause.grammatical_subjects)
    bare = lemma_of(clause.verb) == "do" and not clause.objects and not clause.negated
    return bare and named and qualified.stance is Stance.OFFERS


def _gap(asked: Position, clause: Clause) -> int:
    """Characters between what was asked and the clause that takes it up."""
    return clause.paragraph.start(clause.verb) - asked.span.end


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("conditions.toml")["taking_up"][name])


def stands_for_deed(clause: Clause, subjects: Sequence["Token"]) -> bool | None:
    """Whether the deed is denied, in a clause that only takes one up; None for a clause that tells a deed itself."""
    lemma = lemma_of(clause.verb)
    if clause.passive:
        done = lemma in _words("done") and bool(clause.grammatical_subjects) and not clause.complements
        return clause.negated if done and all(_points(t) for t in clause.grammatical_subjects) else None
    below = [c for c in clause.complements if c.verb.i > clause.verb.i]
    if lemma in _words("refusing") | _words("complying") or clause.lemma in words("anaphors", "complying"):
        told = (*clause.objects, *clause.prepositional("to", "with", "on", "about"))
        if any(not _is_doing_so(c) for c in below) or any(not _points(t) for t in told):
            # "if Oslo agrees to inspections", "unless it complies with the ruling"
            return None
        yields = lemma not in _words("refusing")
        return clause.negated == yields
    if lemma in _words("happening"):
        return clause.negated if subjects and all(_points(t) for t in subjects) else None
    return clause.negated if not below and _is_doing_so(clause) else None


def _is_doing_so(clause: Clause) -> bool:
    """True for "does", "has", "do so", "comply"."""
    if clause.passive:
        return False
    lemma = lemma_of(clause.verb)
    objects = [o.lower_ for o in clause.objects]
    after = [t for t in clause.verb.children if t.i > clause.verb.i and t.dep_ in ("advmod", "prep", "npadvmod")]
    if lemma in _words("complying") or clause.lemma in words("anaphors", "complying"):
        return all(_points(t) for t in clause.objects)
    likewise = words("anaphors", "likewise")
    if lemma == "do":
        bare = not objects and not any(t.lower_ in likewise or t.dep_ == "prep" for t in after)
        return bare or (bool(objects) and set(objects) <= {"so", "this", "that", "it"})
    bare = not objects and clause.adjective is None and not after
    return lemma in ("have", "will") and bare and not clause.is_existential


def _points(token: "Token") -> bool:
    """True for "that", with nothing that says more."""
    return token.lower_ in _words("pointing") and not any(t.dep_ in ("relcl", "acl", "prep") for t in token.children)


def _asked(attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties) -> Position | None:
    """The demand that is taken up: the holder's last one, on whom the clause names if it names anybody."""
    paragraph = clause.paragraph
    start = paragraph.start(clause.verb)
    before = [p for p in qualified.earlier if p.stance is Stance.DEMANDS and 0 <= start - p.span.start <= _NEARBY]
    named = [t for t in (attached.subjects or clause.grammatical_subjects) if t.pos_ != "PRON" and not _points(t)]
    whom = [parties.party(a) for a in parties.context.who(named, paragraph)]
    if len(set(whom)) > 1 and lemma_of(clause.verb) in _words("together"):
        # "if both sides agree": that is between them.
        return None
    if named:
        before = [p for p in before if p.whose in whom]
    own = [p for p in before if p.holder == qualified.holder and p.whose != qualified.holder]
    others = [p for p in before if p.whose not in (qualified.holder, None)]
    refused = _refused(clause, attached, qualified, parties)
    asked = next(iter(reversed(own or others)), None)
    late = refused is not None and (asked is None or refused.span.start > asked.span.end)
    return refused if late else asked


def _refused(clause: Clause, attached: ConditionClause, qualified: Qualified, parties: Parties) -> Position | None:
    """What another has just refused, in "Oslo refuses to leave; Rome will pay if it does"."""
    start = clause.paragraph.start(clause.verb)
    subjects = attached.subjects or clause.grammatical_subjects
    whom = {parties.party(a) for a in parties.context.who(subjects, clause.paragraph)} - {qualified.holder}
    near = (p for p in reversed(qualified.earlier) if 0 <= start - p.span.end <= _BESIDE)
    found = (p for p in near if p.stance is Stance.REFUSES and p.holder not in (qualified.holder, None))
    return next((p for p in found if p.holder in whom or (not whom and p.whose == p.holder)), None)
