"""Needs told by whom or what somebody relies on: "relies on Oslo", "on whose ports it relies", "lives on aid"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import fronted, names_somebody, noun_before
from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, need_of, words
from standoff.reading.dependencies.reordered import gapped, inverted
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import phrase_put_first, put_first
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def relies(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "relies on Oslo", "on whom it relies", "on whose ports it relies"."""
    nominal = [t for t in clause.verb.children if t.dep_ in ("attr", "oprd") and t.lower_ in need_cues("adjective")]
    inside = [p for n in nominal for t in n.children if t.lower_ in cue.prepositions for p in t.children]
    again = _repeated(cue, clause) if clause.prepositional(*cue.prepositions) else []
    heads = [t for t in (*clause.prepositional(*cue.prepositions), *inside, *again) if t.pos_ in NOMINAL]
    heads = [_relative_antecedent(t, clause) for t in heads] or _cleft(cue, clause)
    heads = fronted(clause, cue.prepositions) or heads
    if not cue.words and not any(names_somebody(t) for t in heads):
        # "runs on gas from Oslo"
        heads = [*clause.prepositional("from")] if heads and clause.prepositional("from") else heads
    heads = [t for t in heads or _what_is_sent(cue, clause) or _delayed(cue, clause) if not _is_time(t)]
    # "has leaned on Oslo to write": who leans on somebody to do something presses him.
    if lemma_of(clause.verb) in words("pressing") and any(_is_infinitive(c) for c in clause.verb.children):
        return
    stative = clause.passive or clause.adjective is not None
    who = clause.grammatical_subjects if stative else clause.subjects
    if not heads and clause.verb.dep_ == "pcomp" and clause.verb.head.lower_ in cue.prepositions:
        before = noun_before(clause.verb.head)
        heads = [before if before is not None else clause.verb.head.head]
        who = tuple(t for t in clause.verb.doc[clause.verb.head.i : clause.verb.i] if t.pos_ in NOMINAL)[-1:]
    if cue.only_for and not any(
        t.lower_ == "for" for t in clause.verb.subtree if t.dep_ == "prep" and t.i > clause.verb.i
    ):
        return
    if heads:
        turned = list(inverted(cue, clause))
        yield from turned or (need_of(cue, clause, who, tuple(dict.fromkeys(heads))),)
    yield from gapped(cue, clause)


def _what_is_sent(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Oslo, in "lives on what Oslo sends it"."""
    sent = [v for t in clause.verb.children if t.lower_ in cue.prepositions for v in t.children if v.dep_ == "pcomp"]
    free = [v for v in sent if any(t.tag_ == "WP" for t in v.children)]
    return [t for v in free for t in v.children if t.dep_ == "nsubj" and t.tag_ != "WP"]


def _is_time(head: "Token") -> bool:
    dated = any(t.ent_type_ == "DATE" for t in head.subtree)
    return head.ent_type_ in ("DATE", "TIME") or (head.ent_type_ == "ORDINAL" and dated)


def _is_infinitive(verb: "Token") -> bool:
    return verb.dep_ in ("xcomp", "advcl") and any(t.tag_ == "TO" for t in verb.children)


def _delayed(cue: NeedCue, clause: Clause) -> list["Token"]:
    """ "Oslo", in "leans in turn on Oslo", where the parser hangs it on what stands between."""
    after = clause.verb.doc[clause.verb.i + 1 : clause.verb.i + 6]
    at = next((t for t in after if t.lower_ in cue.prepositions and t.pos_ == "ADP" and t.head != clause.verb), None)
    if (
        at is None
        or not clause.verb.is_ancestor(at)
        or any(t.dep_ == "dobj" or t.is_punct for t in after if t.i < at.i)
    ):
        return _far(cue, clause)
    return [p for p in at.children if p.dep_ == "pobj"] if at.nbor(-1).lower_ in words("passing") else []


def _far(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Oslo, in "relies for its gas, as it always has, on Oslo", wherever the parser hangs it."""
    if lemma_of(clause.verb) not in words("relying") or clause.prepositional(*cue.prepositions):
        return []
    far = [t for t in clause.verb.subtree if t.lower_ in cue.prepositions and t.pos_ == "ADP" and t.i > clause.verb.i]
    above = [
        t for t in far if all(a.pos_ not in ("VERB", "AUX") or a == clause.verb or _compared(a) for a in t.ancestors)
    ]
    return [p for t in above[:1] for p in t.children if p.dep_ == "pobj"]


def _compared(verb: "Token") -> bool:
    """True for "admits", in "more than it admits", and for what is above the clause."""
    return any(t.lower_ in ("than", "as") for t in verb.children)


def _repeated(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Objects of the preposition said again, wherever the parser hung it: "on Oslo's money, and on its goodwill"."""
    again = [t for t in clause.verb.subtree if t.dep_ == "conj" and t.pos_ == "ADP" and t.lower_ in cue.prepositions]
    return [p for t in again if t.i > clause.verb.i for p in t.children if p.dep_ == "pobj"]


def _cleft(cue: NeedCue, clause: Clause) -> list["Token"]:
    """What "it is Oslo that Bergen depends on", "it is on Oslo that Bergen depends" puts first."""
    stranded = any(
        t.lower_ in cue.prepositions and t.tag_ != "TO" and not any(p.dep_ == "pobj" for p in t.children)
        for t in clause.verb.children
    )
    return list(put_first(clause)) if stranded else phrase_put_first(clause, cue.prepositions)


def _relative_antecedent(head: "Token", clause: Clause) -> "Token":
    """What "which" or "whom" stands for."""
    if head.tag_ in ("WDT", "WP") and clause.verb.dep_ == "relcl":
        antecedent: Token = clause.verb.head
        return antecedent
    return head
