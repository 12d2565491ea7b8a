"""Judgements worded by where things point or tend: "all signs point to", "the row threatens to spread"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_prospect
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_nobody
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_tendencies(clause: Clause) -> Iterator[Judgement]:
    """Judgements of what evidence points to, and of what things threaten, promise or stand to become."""
    if clause.hypothetical or clause.tense is Tense.PAST or clause.modal is not None:
        return
    yield from _pointed(clause)
    yield from _tending(clause)
    yield from _reasoned(clause)


def _pointed(clause: Clause) -> Iterator[Judgement]:
    """ "everything suggests that it will hold", "few signs point to a truce", "conventional wisdom holds that"."""
    lemma = lemma_of(clause.verb)
    subject = next((t for t in clause.verb.children if t.dep_ == "nsubj" and t.i < clause.verb.i), None)
    if subject is None:
        return
    evident = lemma_of(subject) in words("tendencies", "evidence") or subject.lower_ in words(
        "tendencies", "everything"
    )
    wise = lemma_of(subject) in words("tendencies", "wisdom") and lemma in words("tendencies", "holding")
    if not wise and not (evident and lemma in words("tendencies", "pointing")):
        return
    scant = subject.lower_ in ("nothing", "little") or is_nobody(subject)
    scant |= any(t.lower_ in words("bets", "scant") for t in subject.children)
    sense = Sense(AGAINST if scant or clause.negated else FOR, None, None, "tendency")
    phrase, rule = (*(t for t in subject.subtree if t.i < clause.verb.i), clause.verb), f"points:{lemma}"
    for content in clause.complements:
        if content.verb.i > clause.verb.i and is_prospect(content):
            yield Judgement(clause.paragraph, sense, phrase, content, None, clause, rule, content.negated)
    for noun in () if clause.complements else clause.prepositional("to", "towards", "toward"):
        if noun.pos_ == "NOUN" and is_event(noun):
            yield Judgement(clause.paragraph, sense, phrase, None, noun, clause, rule)


def _tending(clause: Clause) -> Iterator[Judgement]:
    """ "the row threatens to spread", "the winter promises to be hard", "Norway risks losing"."""
    lemma = lemma_of(clause.verb)
    subjects = clause.grammatical_subjects
    things = bool(subjects) and all(t.pos_ == "NOUN" and _is_affair(t) for t in subjects)
    standing = lemma in words("tendencies", "risking")
    sense, rule = Sense(FOR, None, None, "tendency"), f"tends:{lemma}"
    if (things and lemma in words("tendencies", "becoming")) or standing:
        for content in clause.complements:
            infinitive = any(t.tag_ == "TO" for t in content.verb.children)
            gerund = content.verb.tag_ == "VBG" and lemma in words("tendencies", "risking")
            if subjects and ((infinitive and not standing) or gerund):
                phrase = (clause.verb,)
                yield Judgement(
                    clause.paragraph, sense, phrase, content, None, clause, rule, clause.negated, subject=subjects[0]
                )
        for noun in clause.objects if standing and not clause.complements else ():
            if subjects and noun.pos_ == "NOUN" and is_event(noun):
                yield Judgement(clause.paragraph, sense, (clause.verb,), None, noun, clause, rule, clause.negated)
    elif things and lemma in words("tendencies", "looming"):
        yield Judgement(clause.paragraph, sense, (clause.verb,), None, subjects[0], clause, rule, clause.negated)


def _is_affair(noun: "Token") -> bool:
    return is_event(noun) or lemma_of(noun) in words("tendencies", "affairs")


def _reasoned(clause: Clause) -> Iterator[Judgement]:
    """ "there is every reason to expect a truce", "few grounds for thinking that it will hold"."""
    lemma = lemma_of(clause.verb)
    if lemma not in words("verbs", "expecting") | words("verbs", "believing") | words("tendencies", "pointing"):
        return
    above = clause.verb.head
    noun = above.head if clause.verb.dep_ == "pcomp" else above
    if lemma_of(noun) == "be":
        # "there is little to suggest that"
        noun = next((t for t in noun.children if t.dep_ == "attr" and t.i < clause.verb.i), noun)
    if lemma_of(noun) not in words("tendencies", "reasons") and noun.lower_ not in ("little", "nothing", "much"):
        return
    how = [t for t in noun.children if t.i < noun.i and t.dep_ in ("det", "amod")] or [noun]
    scant = any(t.lower_ in (*words("bets", "scant"), "nothing") for t in how)
    strong = any(t.lower_ in words("tendencies", "strong") for t in how)
    if not (scant or strong):
        return
    sense = Sense(AGAINST if scant else FOR, None, None, "tendency")
    phrase, rule = (*how, noun, clause.verb), f"reason:{lemma_of(noun)}"
    phrase = tuple(sorted(set(phrase), key=lambda t: int(t.i)))
    for content in clause.complements:
        if is_prospect(clause_at(clause.paragraph, content.verb)):
            yield Judgement(clause.paragraph, sense, phrase, content, None, clause, rule, content.negated)
    for thing in () if clause.complements else clause.objects:
        if thing.pos_ == "NOUN" and is_event(thing):
            yield Judgement(clause.paragraph, sense, phrase, None, thing, clause, rule)
