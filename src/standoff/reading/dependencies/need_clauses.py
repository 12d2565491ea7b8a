"""Needs worded by a clause's verb or adjective, matched against `dependencies.toml`: "relies on Oslo", "needs Oslo"."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies import flows, stakes, supplies, sustenance, wanting
from standoff.reading.dependencies.enclosed import enclosed
from standoff.reading.dependencies.endpoints import ends_in
from standoff.reading.dependencies.excepted import excepting
from standoff.reading.dependencies.lacks import lacking, without_which
from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, words
from standoff.reading.dependencies.owing import owing
from standoff.reading.dependencies.relying import relies
from standoff.reading.dependencies.worths import worth
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_ANY_FLOW = NeedCue("flows", ("from", "through", "via", "by", "with", "across", "over"), 0.7, "flows:any")
"""Whatever is done to a share that comes from somewhere: "half the loaves are baked from Oslo's flour"."""


def from_clause(clause: Clause) -> Iterator[Need]:
    """Needs worded by the clause's verb, its adjective, or "cannot ... without"."""
    yield from without_which(clause)
    # "no surprise if it gave way, since it depends on Oslo": the reason stands, whatever it is the reason of.
    if clause.hypothetical and not any(t.dep_ == "mark" and t.lower_ in words("reasons") for t in clause.verb.children):
        return
    lexical = need_cues("verb")
    cues = (*lexical.get(clause.lemma, ()), *(lexical.get(lemma_of(clause.verb), ()) if clause.particle else ()))
    if clause.particle is None and clause.verb.i + 1 < len(clause.verb.doc):
        # "gets by on loans", where the parser takes the particle for an adverb
        cues = (*lexical.get(f"{lemma_of(clause.verb)} {clause.verb.nbor().lower_}", ()), *cues)
    for cue in cues:
        # "holds up a convoy" holds nothing; "comes up the canal" comes along it.
        along = clause.particle is None or cue.rule.endswith(clause.lemma) or clause.particle in cue.prepositions
        if along or cue.frame not in _MOVING:
            yield from _framed(cue, clause)
    for predicate in (t for t in clause.verb.children if t.dep_ in ("acomp", "attr", "oprd")):
        for cue in need_cues("adjective").get(predicate.lower_, ()):
            yield from _framed(cue, clause)
    if not any(cue.frame == "flows" for cue in lexical.get(clause.lemma, ())):
        yield from _framed(_ANY_FLOW, clause)
    yield from lacking(clause)
    yield from excepting(clause)
    yield from owing(clause)
    yield from enclosed(clause)
    yield from worth(clause)


def _framed(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    found = _FRAMES[cue.frame](cue, clause)
    return (need for need in found if cue.frame in ("fears", "loses") or not _is_denied(clause))


def _is_denied(clause: Clause) -> bool:
    """True for "does not rely", and for "is not going to rely", "refuses to be beholden"."""
    verb = clause.verb
    up = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") else None
    return clause.negated or (up is not None and clause_at(clause.paragraph, up).negated)


_MOVING = frozenset({"supplies", "takes", "flows", "controls", "staged", "consumes"})


def from_adjective(paragraph: ParsedParagraph, adjective: "Token") -> Iterator[Need]:
    """ "Bergen, dependent on Oslo for its oil, ..."; after a copula it is the clause's."""
    cues = [c for c in need_cues("adjective").get(adjective.lower_, ()) if c.frame == "on"]
    if not cues or adjective.dep_ in ("acomp", "attr", "oprd"):
        return
    heads = ends_in(adjective, cues[0].prepositions)
    host = adjective.head
    who = (host,) if host.pos_ in NOMINAL else clause_at(paragraph, host).grammatical_subjects
    if heads and who and host != adjective:
        tokens = tuple(sorted({*adjective.subtree, *(t for w in who for t in w.subtree)}, key=lambda t: int(t.i)))
        yield Need(paragraph, who, tuple(heads[:1]), tokens, cues[0].degree, cues[0].rule, on_words=cues[0].words)


_FRAMES: dict[str, Callable[[NeedCue, Clause], Iterator[Need]]] = {
    "on": relies,
    "stakes": stakes.turns_on,
    "object": wanting.needs,
    "owes": wanting.owes,
    "supplies": supplies.supplies,
    "takes": supplies.takes,
    "flows": flows.flows,
    "consumes": supplies.consumes,
    "serves": stakes.serves,
    "living": wanting.lives_off,
    "sustains": sustenance.sustains,
    "sustained": sustenance.sustained,
    "gives": sustenance.gives,
    "ruins": sustenance.ruins,
    "between": sustenance.between,
    "controls": sustenance.controls,
    "loses": stakes.loses,
    "fears": stakes.fears,
    "hosts": sustenance.hosts,
    "staged": sustenance.staged,
    "works": sustenance.works,
    "must": wanting.must_have,
}
