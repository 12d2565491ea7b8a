"""Needs told out of order, or with the verb left out: "on Oslo hangs its fate", "..., and its mills on Oslo's coal"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.dependencies.endpoints import ends_in
from standoff.reading.dependencies.needs import Need, NeedCue, need_of
from standoff.reading.dependencies.remnants import remnants
from standoff.reading.dependencies.shares import Share
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL


def inverted(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "on Oslo's gas rests the economy of Bergen": what stands after the verb needs what stands before it."""
    verb = clause.verb
    fronted = [t for t in verb.children if t.dep_ == "prep" and t.lower_ in cue.prepositions and t.i < verb.i]
    before = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.i < verb.i]
    after = [t for t in verb.children if t.dep_ in ("dobj", "nsubj", "attr") and t.i > verb.i and t.pos_ in NOMINAL]
    if clause.passive or before or not fronted or not after or fronted[-1].right_edge.i + 1 != verb.i:
        return
    heads = [p for p in fronted[-1].children if p.dep_ == "pobj" and p.pos_ in NOMINAL]
    # "the life of what remains of Bergen": whoever is named in it last.
    named = [t for t in after[0].subtree if t.pos_ == "PROPN" and t.dep_ in ("pobj", "poss")]
    if heads:
        found = need_of(cue, clause, (*after[:1], *reversed(named)), tuple(heads[:1]))
        yield replace(found, either=True, good=Share(after[0], None))


def gapped(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "depends on Oslo for grain, and its mills on Bergen's coal": the verb of the first holds of the second."""
    for rest in remnants(clause.verb):
        heads = ends_in(rest, cue.prepositions)
        # "Oslo's towns depend on Bergen, and its mills on coal": Oslo's mills.
        own = any(t.tag_ == "PRP$" for t in rest.children)
        who = clause.grammatical_subjects[:1] if own and clause.grammatical_subjects else (rest,)
        if heads and not any(t.lower_ == "not" for t in rest.subtree):
            yield replace(need_of(cue, clause, who, tuple(heads[:1])), host=None, tokens=tuple(rest.subtree))
