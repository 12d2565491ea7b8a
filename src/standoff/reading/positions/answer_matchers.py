"""Finds answers of a word or two: "Oslo won't.", "the Serb said yes and the Kosovar no", "two treaties or nothing"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_answer(clause: Clause) -> Iterator[Found]:
    """Refusals and acceptances that leave unsaid what was asked."""
    yield from _will_not(clause)
    yield from _said_yes(clause)
    yield from _unwanted(clause)
    yield from _not_granted(clause)
    yield from _nothing_will(clause)


def _nothing_will(clause: Clause) -> Iterator[Found]:
    """ "Nothing will make Oslo leave": what nobody brings it to it will not do."""
    nothing = any(t.lower_ == "nothing" for t in clause.grammatical_subjects)
    willed = clause.modal in words("modals", "refusing") and lemma_of(clause.verb) in words("modals", "persuading")
    if not nothing or not willed or clause.passive or clause.hypothetical:
        return
    for complement in (c for c in clause.complements if c.verb.i > clause.verb.i and c.grammatical_subjects):
        found = _answer(clause, Stance.REFUSES, complement.grammatical_subjects, tuple(clause.tokens()))
        yield replace(found, target=Target(complement, None, own=True), elliptical=False, rule="nothing-will")


def _will_not(clause: Clause) -> Iterator[Found]:
    """ "Oslo won't, and says so": a modal without its verb."""
    modal = clause.verb
    if modal.tag_ != "MD" or lemma_of(modal) not in words("modals", "refusing") or clause.hypothetical:
        return
    denial = next((t for t in modal.children if t.dep_ == "neg" and modal.i < t.i <= modal.i + 2), None)
    subjects = [t for t in modal.children if t.dep_ == "nsubj" and t.i < modal.i]
    if denial is not None and subjects:
        tokens = (*subjects[0].subtree, modal, denial)
        yield _answer(clause, Stance.REFUSES, tuple(subjects), tokens)


def _said_yes(clause: Clause) -> Iterator[Found]:
    """ "Oslo said yes", and the "and Rome no" after it."""
    if clause.lemma not in words("answers", "verbs") or clause.negated or clause.hypothetical:
        return
    after = clause.verb.doc[clause.verb.i + 1 : clause.verb.i + 4]
    yes = next((t for t in after if t.lower_ in words("answers", "yes") and t.sent == clause.verb.sent), None)
    if yes is None or not clause.subjects or (yes.i + 1 < len(yes.doc) and yes.nbor().lower_ == "to"):
        return
    named = [t for t in clause.subjects if t.i < clause.verb.i]
    yield _answer(clause, Stance.ACCEPTS, clause.subjects, (*named, *clause.verb.doc[clause.verb.i : yes.i + 1]))
    rest = [t for t in clause.verb.doc[yes.i + 1 : yes.i + 6] if t.sent == yes.sent]
    no = next((t for t in rest if t.lower_ == "no"), None)
    other = [t for t in rest if no is not None and t.i < no.i and t.pos_ in ("PROPN", "NOUN", "ADJ", "NUM")]
    if no is not None and other and rest[0].lower_ in ("and", "but", ",", ";"):
        yield _answer(clause, Stance.REFUSES, (other[-1],), (*other, no))


def _not_granted(clause: Clause) -> Iterator[Found]:
    """ "Neither has been granted", "it has not been given it": a request that is refused by whom it was made to."""
    if not clause.passive or not clause.negated or clause.hypothetical or clause.modal is not None:
        return
    if lemma_of(clause.verb) not in words("granting", "verbs") | words("granting", "giving"):
        return
    given = [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > clause.verb.i]
    asked = words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns")
    for thing in given or clause.grammatical_subjects:
        if thing.lower_ in words("anaphors", "pronouns") or (lemma_of(thing) in asked and not given):
            found = _answer(clause, Stance.REFUSES, clause.agents, clause.tokens())
            yield replace(found, target=Target(None, thing, own=True), elliptical=False, sources=(), rule="not-granted")


def _unwanted(clause: Clause) -> Iterator[Found]:
    """ "the generators were not needed, it said", "Russians are no longer wanted": what is offered and not taken."""
    if not clause.passive or not clause.negated or clause.agents or clause.hypothetical or clause.modal is not None:
        return
    if lemma_of(clause.verb) in words("answers", "wanting"):
        for thing in clause.objects:
            if thing.pos_ in ("NOUN", "PROPN"):
                found = _answer(clause, Stance.REFUSES, clause.sources, clause.tokens())
                action = f"accept {noun_phrase(thing)}"
                yield replace(found, action=action, elliptical=False, voiced=not clause.sources, rule="unwanted")


def _answer(
    clause: Clause, stance: Stance, holders: tuple["Token", ...], tokens: tuple["Token", ...] | list["Token"]
) -> Found:
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=Target(clause, None, own=True),
        holders=holders,
        tokens=tuple(sorted(tokens, key=lambda t: int(t.i))),
        hosts=(clause,),
        strength=0.8,
        confidence=0.6,
        rule="short-answer",
        sources=clause.sources,
        elliptical=True,
    )


def from_alternatives(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """ "two separate treaties or nothing": what is asked for by whoever speaks."""
    if noun.dep_ not in ("ROOT", "conj", "appos") or not any(t.lower_ == "or" for t in noun.children):
        return
    joined = [t for t in noun.children if t.dep_ == "conj" and t.lower_ in words("answers", "nothing")]
    if not joined:
        return
    first = [t for t in noun.subtree if t.i < joined[0].i and t.dep_ != "cc"]
    yield Found(
        paragraph=paragraph,
        stance=Stance.DEMANDS,
        target=Target(None, noun, own=False),
        holders=(),
        tokens=(*first, joined[0]),
        hosts=(),
        strength=0.9,
        confidence=0.5,
        rule="or-nothing",
        voiced=True,
    )
