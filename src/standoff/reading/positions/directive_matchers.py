"""Finds demands that a modal of obligation words: "Oslo must sign, it said", "Oslo is to sign", "Oslo has to sign"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.syntax import VERBAL, has_subject, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.cue_matchers import as_departure
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.spoken_to import addressed_by
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import word_lists


def is_directed(clause: Clause) -> bool:
    """True for what somebody must, should, has to or is to do."""
    better = clause.verb.tag_ == "VB" and any(t.lower_ == "better" for t in clause.verb.children)
    better = better and any(t.dep_ == "aux" and t.lower_ in ("had", "'d") for t in clause.verb.children)
    if clause.modal == "shall" and any(t.lower_ in ("we", "i") for t in clause.grammatical_subjects):
        # "we shall leave" is no order
        return False
    return clause.modal in words("modals", "demanding") or better or _has_to(clause) or _is_to(clause)


def from_directive(clause: Clause) -> Iterator[Found]:
    """ "Oslo must sign", in somebody's mouth; not "should Oslo sign" nor "why Oslo should"."""
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    subjects = [t.i for t in clause.verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    if modal is not None and subjects and modal.i < min(subjects):
        return
    if clause.verb.left_edge.tag_ == "WRB":
        return
    if modal is not None and any(t.dep_ == "aux" and t.lower_ == "have" for t in clause.verb.children):
        # "must have been the wind"
        return
    confidence = 0.6 if clause.sources else 0.4
    rule = f"modal:{clause.modal or 'have-to'}"
    if clause.sources and lemma_of(clause.verb) in word_lists()["receiving_verbs"]:
        for noun in clause.objects:
            yield by_modal(clause, Target(None, noun, own=False), Stance.DEMANDS, rule, confidence)
    chosen = words("modals", "directed") if clause.sources else frozenset({"be", "have"})
    if lemma_of(clause.verb) not in words("modals", "involuntary") - chosen:
        target = Target(clause, None, own=False, performers=addressed_by(clause) or clause.subjects)
        yield as_departure(by_modal(clause, target, Stance.DEMANDS, rule, confidence))
    if clause.sources and not _is_to(clause):
        yield from _put_off(clause)


def _put_off(directive: Clause) -> Iterator[Found]:
    """ "Before he agrees to a change, he said, Oslo must pay": until then he will not agree."""
    main = directive.verb.head if _has_to(directive) else directive.verb
    for verb in main.children:
        marker = next((t for t in verb.children if t.dep_ == "mark" and t.lower_ == "before"), None)
        if verb.dep_ != "advcl" or marker is None or verb.i > main.i:
            continue
        delayed = clause_at(directive.paragraph, verb)
        if Stance.ACCEPTS not in {cue.stance for cue in cues("verb").get(delayed.lemma, ())}:
            continue
        met = ConditionClause("until", marker, directive, None, subjects=directive.subjects)
        found = by_modal(delayed, Target(delayed, None, own=True), Stance.REFUSES, "modal:before", 0.6)
        yield replace(found, holders=directive.sources, hosts=(), conditions=(met,))


def _has_to(clause: Clause) -> bool:
    """True for the complement of "has to", said of now."""
    head = clause.verb.head
    if clause.verb.dep_ not in ("xcomp", "advcl") or not is_infinitive(clause.verb):
        return False
    present = clause_at(clause.paragraph, head).tense is Tense.PRESENT or head.tag_ == "MD" or head.lower_ == "got"
    ahead = any(t.dep_ == "aux" and t.lower_ in ("will", "would", "'ll", "'d") for t in head.children)
    past = head.lower_ == "had" or (head.tag_ == "VBD" and lemma_of(head) in words("modals", "needing"))
    present = present or ((past or ahead) and bool(clause.sources))
    # "has yet to sign" and "has nowhere to go" bind nobody.
    loose = any(t.lower_ == "yet" or t.lower_.endswith("where") for t in head.children)
    bound = lemma_of(head) in ("have", "ought") or (
        lemma_of(head) in words("modals", "needing") and bool(clause.sources)
    )
    tied = clause.verb.dep_ == "xcomp" or (
        clause.verb.dep_ == "advcl" and lemma_of(head) in words("modals", "needing") and head.i + 2 == clause.verb.i
    )
    return tied and bound and present and not loose


def _is_to(clause: Clause) -> bool:
    """True for `pay` in "Oslo is to pay", where somebody says so or a word such as `terms` stands before it."""
    first = clause.verb
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not has_subject(first):
        first = first.head
    head = first.head
    if first.dep_ != "xcomp" or lemma_of(head) != "be" or not is_infinitive(first) or head.i > first.i:
        return False
    if any(t.tag_ == "WP$" for t in head.subtree):
        return False
    plain = (
        not any(t.dep_ in ("acomp", "attr", "prep", "neg") and t.i > head.i for t in head.children)
        and head.tag_ != "VB"
    )
    return plain and (bool(clause_at(clause.paragraph, head).sources) or _follows_terms(clause))


def _follows_terms(clause: Clause) -> bool:
    """True where this sentence or the one before it speaks of somebody's terms."""
    since = clause.verb.sent.start
    start = clause.verb.doc[since - 1].sent.start if since else since
    named = words("anaphors", "demand_nouns") | words("lists", "nouns") | words("voices", "papers")
    return any(t.pos_ == "NOUN" and lemma_of(t) in named for t in clause.verb.doc[start : clause.verb.i])
