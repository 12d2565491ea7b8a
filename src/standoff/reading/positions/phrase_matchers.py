"""Finds positions worded by the set phrases of the table: "set its face against a tribunal", "put Oslo on notice"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.cue_matchers import by_cue, stance_of
from standoff.reading.positions.cues import Cue, cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.phrase_words import phrases_after
from standoff.reading.positions.targets import Target, is_proposal
from standoff.reading.positions.verb_forms import infinitives_after, is_desired, unwrapped
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NAMED = ("GPE", "NORP", "PERSON", "ORG")
"""Labels of who is spoken to or of, and not of what is done."""


def from_phrase(clause: Clause) -> Iterator[Found]:
    """ "reserves the right to retaliate": the phrases of the table, with what the next word ties to them."""
    if clause.hypothetical:
        return
    # "gave no ground on the border" says on what; "gave no ground" stands for what was asked before.
    for cue, last, denied in sorted(phrases_after(clause, cues("phrase")), key=lambda row: row[0].elliptical):
        if cue.only_passive and (not clause.passive or clause.modal is not None):
            continue
        if clause.passive and cue.stance is Stance.DEMANDS and "~" in cue.rule:
            # "was talked into leaving" tells of who was talked to.
            continue
        negated = (denied or clause.negated) and not _says_no(cue)
        if (negated and cue.negated is None) or (cue.only_negated and not negated):
            continue
        if not negated and not_yet_said(clause) and not (clause.modal == "could" and cue.stance is Stance.ACCEPTS):
            continue
        targets = list(_targets(cue, last, clause))
        for target in targets:
            stance = stance_of(cue, target, clause, negated)
            if stance is not None:
                found = replace(by_cue(clause, target, stance, cue), committed=cue.stance is None)
                # Who "is not bound by" a treaty is the passive's subject.
                borne = cue.only_passive or (clause.passive and "by" in cue.frames)
                found = replace(found, holders=clause.grammatical_subjects) if borne else found
                yield replace(found, action=cue.verb) if target.clause == clause and cue.verb is not None else found
        if targets:
            return


def _says_no(cue: Cue) -> bool:
    """True for phrases that hold a negation themselves: "want no part of"."""
    lists = word_lists()
    return any(w in lists["negations"] | lists["negative_pronouns"] for w in cue.rule.partition(":")[2].split())


def _targets(cue: Cue, last: "Token", clause: Clause) -> Iterator[Target]:
    """What follows a phrase: an infinitive, a that-clause, the object of its preposition; or the verb's own object."""
    demands = cue.stance is Stance.DEMANDS
    if "self" in cue.frames:
        yield Target(clause, None, own=True)
        return
    within = tuple(t for t in clause.verb.children if clause.verb.i < t.i < last.i and t.dep_ in ("dobj", "dative"))
    if "object" in cue.frames:
        for noun in within:
            # Of "vice-president" the parser may make three objects.
            torn = not noun.is_punct and noun.i + 1 < len(noun.doc) and noun.nbor().text == "-" and not noun.whitespace_
            if (
                noun.tag_ not in ("VBG", "PRP")
                and not noun.is_punct
                and not torn
                and (not cue.proposals or is_proposal(noun))
            ):
                yield Target(None, noun, own=not demands)
        return
    filled = within if demands and "~" in cue.rule else ()
    fronted = (t for t in clause.verb.children if t.dep_ == "prep" and t.i < clause.verb.i and t.lower_ in cue.frames)
    for preposition in fronted:
        # "a plan to which it put its name"
        heads = clause.prepositional(preposition.lower_) if any(t.tag_ == "WDT" for t in preposition.children) else ()
        yield from (Target(None, head, own=not demands) for head in heads if head.i < clause.verb.i)
    governs = last.tag_ in ("IN", "RP", "TO") and (last.i + 1 == len(last.doc) or last.nbor().tag_ != "TO")
    governs = governs and bool([t for t in last.children if t.dep_ in ("pobj", "pcomp")])
    after = last if governs or last.i + 1 == len(last.doc) else last.nbor()
    if after.tag_ == "TO" and "done" in cue.frames and after.head.pos_ in VERBAL:
        # "took Oslo to court to have the siege lifted"
        purpose = clause_at(clause.paragraph, after.head)
        if unwrapped(purpose) != purpose:
            yield Target(unwrapped(purpose), None, own=False, performers=filled)
    elif after.tag_ == "TO" and "to" in cue.frames and after.head.pos_ in VERBAL:
        yield Target(clause_at(clause.paragraph, after.head), None, own=not demands, performers=filled)
    elif after.lower_ == "that" and after.dep_ == "mark" and "that" in cue.frames:
        said = clause_at(clause.paragraph, after.head)
        if not demands or is_desired(said):
            yield Target(said, None, own=not demands, performers=said.subjects if demands else ())
    elif demands and after.lower_ == "for" and after.dep_ == "mark" and "for" in cue.frames:
        # "added its voice to calls for Oslo to leave"
        asked = clause_at(clause.paragraph, after.head)
        yield Target(asked, None, own=False, performers=asked.subjects)
    elif after.lower_ in {frame.removeprefix("prep-") for frame in cue.frames}:
        yield from _tied(cue, after, clause, filled)


def _is_seconded(cue: Cue, noun: "Token") -> bool:
    """True for "threw its weight behind the demand": it is made, and not met."""
    return "behind" in cue.frames and lemma_of(noun) in words("anaphors", "demand_nouns")


def _tied(cue: Cue, preposition: "Token", clause: Clause, filled: tuple["Token", ...]) -> Iterator[Target]:
    """What a preposition ties to a phrase: "the prospect of leaving", "pressure on Oslo to leave", "its name to it"."""
    demands = cue.stance is Stance.DEMANDS
    for head in (n for t in preposition.children if t.dep_ in ("pobj", "pcomp") for n in coordinated(t)):
        if head.tag_ == "VBG" and head.pos_ in VERBAL:
            yield Target(clause_at(clause.paragraph, head), None, own=not demands, performers=filled)
            continue
        asked = infinitives_after(head, [*head.children, *clause.verb.children]) if demands else []
        if asked:
            yield Target(clause_at(clause.paragraph, asked[0]), None, own=False, performers=tuple(coordinated(head)))
        elif cue.proposals and (not is_proposal(head) or _is_seconded(cue, head)):
            continue
        elif head.pos_ != "NUM" and head.tag_ not in ("WP", "WDT") and head.ent_type_ not in _NAMED:
            # "turned its back on Oslo" says nothing of what it would do.
            yield Target(None, head, own=not demands, performers=filled)
