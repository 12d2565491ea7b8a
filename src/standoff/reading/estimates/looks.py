"""Judgements worded by looks: "it looks as if the truce will hold", "Norway looks like leaving the pact"."""

from collections.abc import Iterator

from standoff.reading.estimates.forward import is_forward
from standoff.reading.estimates.hedges import FOR, Sense
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of

_LOOKING = frozenset({"look", "seem", "appear"})
_OPEN = Sense(FOR, None, None, "looks")


def from_looks(clause: Clause) -> Iterator[Judgement]:
    """Judgements of what will come by how it looks now; what looks as if it had been is evidence, no forecast."""
    if lemma_of(clause.verb) not in _LOOKING or clause.tense.value != "present" or clause.hypothetical:
        return
    for child in clause.verb.children:
        marks = [t.lower_ for t in child.children if t.dep_ in ("mark", "advmod") and t.i < child.i]
        alike = child.dep_ in ("advcl", "ccomp") and (
            marks[:2] in (["as", "if"], ["as", "though"]) or marks[:1] == ["like"]
        )
        if alike:
            content = clause_at(clause.paragraph, child)
            if is_forward(content):
                yield Judgement(
                    clause.paragraph, _OPEN, (clause.verb,), content, None, clause, "looks:as-if", content.negated
                )
    subjects = clause.grammatical_subjects
    for like in (t for t in clause.verb.children if t.dep_ == "prep" and t.lower_ == "like"):
        for doing in (t for t in like.children if t.dep_ in ("pcomp", "pobj") and t.tag_ == "VBG"):
            if subjects:
                phrase = (clause.verb, like)
                yield Judgement(
                    clause.paragraph,
                    _OPEN,
                    phrase,
                    None,
                    doing,
                    clause,
                    "looks:like",
                    clause.negated,
                    subject=subjects[0],
                )
