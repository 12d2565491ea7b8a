"""Judgements that leave their clause to what was said before: "further arrests are not", "it probably won't"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import Sense, hedges_of, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_SAID = frozenset({"acomp", "attr", "xcomp", "ccomp", "oprd", "dobj", "advcl", "prep", "auxpass", "npadvmod"})
"""What a predicate may hold that makes it say something of its own."""


def from_ellipses(paragraph: ParsedParagraph, earlier: Sequence[Judgement]) -> Iterator[Judgement]:
    """Judgements of predicates that are no more than an auxiliary."""
    for verb in paragraph.doc:
        if verb.pos_ != "AUX" or verb.dep_ in ("aux", "auxpass") or any(_says(t) for t in verb.children):
            continue
        subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i), None)
        if subject is None or verb.sent[-1].text == "?":
            continue
        if verb.tag_ == "MD":
            yield from _hedged(paragraph, verb, subject)
        elif verb.lower_ in ("is", "are") and subject.pos_ == "NOUN":
            yield from _contrasted(paragraph, verb, subject, earlier)


def _says(child: "Token") -> bool:
    # "though in our view it probably won't" stands apart; "before the month is out" does not.
    timed = child.dep_ == "mark" and child.lower_ not in words("outcomes", "aside_markers")
    return child.dep_ == "expl" or timed or (child.dep_ in _SAID and child.i > child.head.i)


def _hedged(paragraph: ParsedParagraph, modal: "Token", subject: "Token") -> Iterator[Judgement]:
    """ "it probably won't": an adverb judges what was spoken of."""
    for hedge in hedges_of(paragraph.doc):
        if hedge.sense.part == "adverb" and hedge.head.head == modal:
            denied = any(t.dep_ == "neg" for t in modal.children)
            phrase = (*hedge.tokens, modal, *(t for t in modal.children if t.dep_ == "neg"))
            host, rule = clause_at(paragraph, modal), f"{hedge.rule}+elided"
            meant = _verb_before(modal)
            whose = None if subject.pos_ == "PRON" else subject
            clause = clause_at(paragraph, meant) if meant is not None else None
            noun = subject if clause is None else None
            yield Judgement(
                paragraph, hedge.sense, phrase, clause, noun, host, rule, denied, (), whose, clause is not None
            )


def _verb_before(modal: "Token") -> "Token | None":
    """ "threaten", in "could threaten to call the loan, though it probably won't"."""
    above = modal.head if modal.dep_ in ("advcl", "conj", "parataxis") else None
    beside = [t for t in modal.children if t.dep_ == "ccomp" and t.i < modal.i]
    start = modal.sent.start
    earlier = modal.doc[start - 1].sent.root if start and above is None and not beside else None
    meant = above or next(iter(beside), earlier)
    return meant if meant is not None and meant.pos_ == "VERB" else None


def _contrasted(
    paragraph: ParsedParagraph, copula: "Token", subject: "Token", earlier: Sequence[Judgement]
) -> Iterator[Judgement]:
    """ "A strike is unlikely. Further arrests are not.": the hedge before, denied of something else."""
    denied = [t for t in copula.children if t.dep_ == "neg"]
    before = [j for j in earlier if j.head.i < copula.i and j.rule.startswith(("hedge:", "chance:"))]
    last = max(before, key=lambda j: int(j.head.i), default=None)
    if last is None or not denied or copula.sent.start > last.head.sent.end:
        return
    sense: Sense = last.sense.negated()
    phrase = (copula, *denied)
    host = clause_at(paragraph, copula)
    yield replace(
        last, sense=sense, phrase=phrase, clause=None, noun=subject, host=host, rule=f"{last.rule}+not", denied=False
    )
