"""Needs told by what is at stake: "everything turns on Oslo", "cannot afford to lose Oslo", "fears Oslo will leave"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import Share, owner_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import phrase_put_first
from standoff.reading.language.syntax import NOMINAL, lemma_of


def turns_on(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "everything turns on Oslo", "it is on Oslo that everything turns"."""
    owners = [o for t in clause.subjects if (o := owner_of(t)) is not None]
    living = any(lemma_of(t) in words("standing") for t in clause.subjects)
    fates = any(lemma_of(t) in words("stakes") | words("stakes", "fates") for t in clause.subjects)
    if owners and (fates or (living and lemma_of(clause.verb) in words("stakes", "resting"))):
        yield from (need_of(cue, clause, tuple(owners), (h,)) for h in clause.prepositional(*cue.prepositions)[:1])
    elif any(lemma_of(t) in words("stakes") for t in clause.subjects):
        heads = [*clause.prepositional(*cue.prepositions), *phrase_put_first(clause, cue.prepositions)]
        # "for Oslo everything turns on Bergen"
        who = clause.prepositional("for")
        for head in heads[:1]:
            yield replace(need_of(cue, clause, who, (head,), on_words=False, implied=True), host=None)


def serves(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is vital to Oslo", "is key to the money"."""
    heads = clause.prepositional(*cue.prepositions)
    if heads and clause.grammatical_subjects:
        needy = tuple(h for h in heads if h.pos_ in NOMINAL)
        if needy:
            yield replace(need_of(cue, clause, needy, clause.grammatical_subjects), host=None)


def loses(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "cannot afford to lose Oslo", "can ill afford to quarrel with Oslo"."""
    scarce = any(t.lower_ in words("loss", "scarcely") for t in clause.verb.subtree if t.i < clause.verb.i + 2)
    if clause.modal not in words("lack", "modals") or not (clause.negated or scarce):
        return
    for lost in [c for c in clause.complements if lemma_of(c.verb) in words("loss", "verbs")] or [clause]:
        heads = lost.objects or lost.prepositional("with", "without", "from")
        heads = tuple(h for h in heads if h.pos_ in NOMINAL and h.tag_ not in ("WP", "WDT"))
        if heads:
            yield replace(need_of(cue, clause, clause.subjects, heads, on_words=lost != clause), host=None)


def fears(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is concerned that Oslo will leave", "would hate to see Oslo leave": Oslo is needed not to."""
    for thing in (*clause.objects, *clause.prepositional("about", "over", "at")):
        owner = owner_of(thing)
        if lemma_of(thing) in words("dread", "desertions") and owner is not None:
            yield need_of(cue, clause, clause.grammatical_subjects, (owner,), good=Share(thing, None), on_words=False)
    for content in clause.complements:
        doing = content.subjects if content.agents or not content.passive else content.grammatical_subjects
        if content.modal in ("will", "would", "may", "might", "could") and doing:
            yield need_of(cue, clause, clause.subjects, doing, feared=content, on_words=False)
        if clause.modal == "would" and lemma_of(content.verb) in words("dread", "seeing"):
            for seen in content.complements:
                if seen.subjects:
                    yield need_of(cue, clause, clause.subjects, seen.subjects, feared=seen, on_words=False)
