"""Judgements worded by surprise: "I would be surprised if Norway signed", "it would surprise nobody if it left"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_author, is_imperative, is_nobody
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_IRREAL = frozenset({"would", "should", "will", "shall", "might", "could"})
_TO_SEE = frozenset({"see", "find", "hear", "learn"})


def from_surprises(clause: Clause) -> Iterator[Judgement]:
    """Judgements that say how surprising an outcome would be."""
    if clause.modal not in _IRREAL and not (clause.negated and is_imperative(clause)):
        return
    word = _word_of_surprise(clause)
    if word is None:
        return
    # A surprise to no one is none; "a miracle" surprises whoever sees it.
    unmoved = (
        clause.negated
        or any(t.lower_ in ("no", "little", "hardly") for t in word.children)
        or any(is_nobody(t) for t in (*clause.grammatical_subjects, *_struck(clause)))
    )
    sense = Sense(FOR if unmoved else AGAINST, None, None, "surprise")
    own = [t for t in clause.verb.children if t.dep_ in ("aux", "neg", "auxpass") and t.i < word.i]
    phrase = tuple(sorted({*own, clause.verb, word}, key=lambda t: int(t.i)))
    people = tuple(t for t in clause.grammatical_subjects if t.lower_ not in ("it", "that", "what"))
    holders = () if is_author(people) or word.pos_ == "NOUN" else people
    contents = list(_contents(clause, word))
    # "A truce would come as a surprise".
    coming = [t for t in clause.grammatical_subjects if t.pos_ == "NOUN" and is_event(t)]
    for noun in () if contents else coming[:1]:
        rule = f"surprise:{lemma_of(word)}"
        yield Judgement(clause.paragraph, sense, phrase, None, noun, clause, rule)
    for content in contents:
        yield Judgement(
            clause.paragraph,
            sense,
            phrase,
            content,
            None,
            clause,
            f"surprise:{lemma_of(word)}",
            content.negated,
            holders,
        )


def _word_of_surprise(clause: Clause) -> "Token | None":
    verb = clause.verb
    if lemma_of(verb) in words("surprise", "verbs") or verb.lower_ in words("surprise", "adjectives"):
        return verb
    for child in verb.children:
        adjective = child.dep_ in ("acomp", "oprd") and child.lower_ in words("surprise", "adjectives")
        noun = child.dep_ in ("attr", "dobj") and lemma_of(child) in words("surprise", "nouns")
        if lemma_of(verb) == "come" and child.lower_ == "as":
            return next((t for t in child.children if lemma_of(t) in words("surprise", "nouns")), None)
        if child.i > verb.i and lemma_of(verb) in ("be", "come", "take") and (adjective or noun):
            return child
    return None


def _struck(clause: Clause) -> list["Token"]:
    """Whom it would surprise: "surprise nobody", "be a surprise to few"."""
    hosts = [clause.verb, *(t for t in clause.verb.children if t.dep_ == "attr")]
    to = [t for h in hosts for t in h.children if t.dep_ == "prep" and t.lower_ in ("to", "for")]
    return [t for h in (clause.verb, *to) for t in h.children if t.dep_ in ("dobj", "pobj")]


def _contents(clause: Clause, word: "Token") -> Iterator[Clause]:
    """What would surprise: the if-clause; what one would be surprised to see; what it would take a miracle for."""
    for host in (clause.verb, word) if word != clause.verb else (word,):
        for child in host.children:
            marks = {t.lower_ for t in child.children if t.dep_ == "mark"}
            verbal = child.pos_ in ("VERB", "AUX") and child.i > clause.verb.i
            if verbal and child.dep_ in ("advcl", "ccomp", "acl") and marks & {"if", "were", "for", "should"}:
                yield clause_at(clause.paragraph, child)
            elif verbal and child.dep_ == "xcomp" and lemma_of(child) in _TO_SEE:
                yield from clause_at(clause.paragraph, child).complements
