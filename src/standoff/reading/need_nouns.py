"""Needs worded by nouns: "dependence on Oslo", "is Oslo's lifeline", "has no other route to the sea"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, clause_at, coordinated, lemma_of
from standoff.reading.needs import Need, NeedCue, need_cues, words
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.shares import Share, owner_of

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def from_noun(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Need]:
    """Needs that `noun` words."""
    for cue in need_cues("noun").get(lemma_of(noun), ()):
        if cue.frame == "on":
            yield from _dependence(cue, noun, paragraph)
        elif cue.frame == "is":
            yield from _lifeline(cue, noun, paragraph)
        else:
            yield from _no_other(cue, noun, paragraph)


def _dependence(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "Oslo's dependence on Bergen", "their mutual need", "the need of Oslo for gas"."""
    owner = owner_of(noun)
    if owner is None or any(t.lower_ == "no" for t in noun.children):
        return
    heads = [p for t in noun.children if t.dep_ == "prep" and t.lower_ in cue.prepositions for p in t.children]
    heads = [n for h in heads if h.pos_ in NOMINAL for n in coordinated(h)]
    if heads:
        yield Need(
            paragraph, (owner,), tuple(heads), tuple(noun.subtree), cue.degree, cue.rule, good=Share(heads[0], None)
        )


def _lifeline(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "is Oslo's lifeline", "Bergen, Oslo's main supplier of gas"."""
    if cue.ranked and not any(t.lower_ in words("ranks") for t in noun.subtree if t.dep_ in ("amod", "advmod")):
        return
    owner = owner_of(noun)
    bearers = _bearers(noun, paragraph)
    if owner is not None and bearers:
        tokens = sorted({*noun.subtree, *(t for b in bearers for t in b.subtree)}, key=lambda t: int(t.i))
        good = next((p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"), None)
        named = Share(good if good is not None else noun, None)
        yield Need(paragraph, (owner,), bearers, tuple(tokens), cue.degree, cue.rule, good=named)


def _bearers(noun: "Token", paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Who is said to be it: the subject of its copula, or the noun it stands beside."""
    verb = noun.head
    if noun.dep_ == "attr" and verb.pos_ in ("VERB", "AUX"):
        clause = clause_at(paragraph, verb)
        return () if clause.negated or clause.hypothetical else clause.grammatical_subjects
    return (verb,) if noun.dep_ == "appos" else ()


def _no_other(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "has no other route to a port", "has no substitute for Oslo": what is needed is what there is no other of."""
    verb = noun.head
    denied = any(t.lower_ in ("no", "little", "few") for t in noun.children)
    if noun.dep_ != "dobj" or lemma_of(verb) not in ("have", "see", "find", "leave") or not denied:
        return
    other = any(t.lower_ == "other" for t in noun.children)
    if not other and lemma_of(noun) not in words("substitutes"):
        return
    clause = clause_at(paragraph, verb)
    heads = [p for t in noun.children if t.lower_ in cue.prepositions for p in t.children if p.pos_ in NOMINAL]
    tokens = tuple(sorted({*clause.tokens(), *(t for s in clause.subjects for t in s.subtree)}, key=lambda t: int(t.i)))
    if clause.subjects and heads and not clause.hypothetical:
        replaceable = lemma_of(noun) in words("substitutes")
        yield Need(
            paragraph, clause.subjects, tuple(heads[:1]), tokens, cue.degree, cue.rule, clause, on_words=replaceable
        )
