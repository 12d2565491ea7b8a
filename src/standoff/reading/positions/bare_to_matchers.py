"""Finds positions whose verb is left out behind "to": "wants to arm them; the bishops have begged it not to"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.cue_matchers import adjective_rows, by_cue, stance_of, verb_rows
from standoff.reading.positions.found import Found
from standoff.reading.positions.pro_verbs import last_deed
from standoff.reading.positions.targets import Target


def from_bare_to(clause: Clause) -> Iterator[Found]:
    """What the cue's bare "to" takes up: the deed told last, in the same sentence or the one before."""
    hosts = (t for t in (clause.verb, clause.adjective) if t is not None)
    bare = next((t for h in hosts for t in h.children if t.tag_ == "TO" and t.dep_ == "xcomp" and t.i > h.i), None)
    if bare is None or clause.hypothetical or not_yet_said(clause):
        return
    deed = last_deed(clause, sentences=1)
    for cue in (*verb_rows(clause), *adjective_rows(clause)) if deed is not None else ():
        another = bool(clause.objects) and not clause.passive
        if ("other" if another else "to") not in cue.frames:
            continue
        target = Target(None, clause.verb, own=not another, performers=clause.objects if another else ())
        stance = stance_of(cue, target, clause, clause.negated)
        denied = any(t.dep_ == "neg" for t in bare.children)
        if stance is None or (denied and stance not in (Stance.DEMANDS, Stance.OFFERS)):
            continue
        found = by_cue(clause, target, stance, cue)
        yield replace(found, action=f"not {deed}" if denied else deed, elliptical=False)
        return
