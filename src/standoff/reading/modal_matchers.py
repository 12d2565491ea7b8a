"""Finds positions that only a modal carries: "will not leave", "Oslo must sign, it said", "there will be no talks"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.clauses import Clause, ConditionClause, Tense, clause_at, lemma_of
from standoff.reading.cue_matchers import FOREWARNED, commitment, complies, is_forewarned
from standoff.reading.cues import cues, words
from standoff.reading.found import Found
from standoff.reading.model import Stance
from standoff.reading.nominals import is_hostile, names_action
from standoff.reading.phrases import noun_phrase, verb_phrase
from standoff.reading.tables import word_lists
from standoff.reading.targets import Target


def from_modal(clause: Clause) -> Iterator[Found]:
    """Positions worded by the clause's modal alone."""
    if _doubted(clause) or clause.hypothetical or clause.reporting in word_lists()["denying_verbs"]:
        return
    if clause.verb.dep_ == "advcl" and clause.modal is not None and _is_torn_off(clause):
        return
    if clause.is_existential:
        yield from _denied_existence(clause)
    elif clause.negated:
        yield from _refusal(clause)
    elif clause.modal in words("modals", "demanding") or _has_to(clause):
        yield from _directive(clause)
    elif clause.modal in ("will", "would", "shall"):
        yield from _promise(clause)


def _is_torn_off(clause: Clause) -> bool:
    """True for a finite clause that the parser hung on another without a subject or a word that ties it there."""
    return not any(t.dep_ in ("nsubj", "nsubjpass", "expl", "mark", "advmod") for t in clause.verb.children)


def _doubted(clause: Clause) -> bool:
    return any(t.dep_ == "advmod" and t.lower_ in words("modals", "doubting") for t in clause.verb.children)


def _is_cue(clause: Clause) -> bool:
    """True when the verb is itself a cue, so that `cue_matchers` reads it; a denied one when that means something."""
    rows = cues("verb").get(clause.lemma, ())
    if is_forewarned(clause):
        rows = tuple(row for row in rows if row.stance not in FOREWARNED)
    if clause.adjective is not None:
        rows += cues("adjective").get(lemma_of(clause.adjective), ())
    return any(row.negated is not None if clause.negated else not row.only_negated for row in rows)


def _refusal(clause: Clause) -> Iterator[Found]:
    """ "will not leave", "cannot accept", "is not about to leave"."""
    if lemma_of(clause.verb) == "be" and clause.complements and _is_about(clause):
        for complement in clause.complements:
            yield _found(clause, Target(complement, None, own=True), Stance.REFUSES, "modal:not-about-to", 0.7)
        return
    lemma = lemma_of(clause.verb)
    if lemma == "do" and clause.verb.left_edge.lower_ == "what":
        return
    willed = clause.modal in words("modals", "refusing") and lemma not in words("modals", "involuntary")
    unable = clause.modal in words("modals", "refusing_if_able") and lemma in words("modals", "acceptance")
    if clause.passive and not clause.agents:
        willed = willed and bool(clause.sources)
    if (willed or unable) and not _is_cue(clause):
        yield _found(clause, Target(clause, None, own=True), Stance.REFUSES, f"modal:{clause.modal}-not", 0.75)
    elif _holds_out(clause) and lemma not in words("modals", "involuntary"):
        yield _found(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:progressive-not", 0.7)


def _holds_out(clause: Clause) -> bool:
    """True for "is not going back until Oslo pays": a present progressive that is denied for as long as a condition."""
    is_now = any(t.dep_ == "aux" and t.tag_ in ("VBZ", "VBP") and lemma_of(t) == "be" for t in clause.verb.children)
    return clause.verb.tag_ == "VBG" and is_now and any(c.kind in ("until", "unless") for c in clause.conditions)


def _is_about(clause: Clause) -> bool:
    """True for "is (not) about to": the parser takes `about` for an adjective or an adverb."""
    return any(t.lower_ == "about" and t.i > clause.verb.i for t in clause.verb.subtree)


def _directive(clause: Clause) -> Iterator[Found]:
    """ "Oslo must sign", in somebody's mouth; not "should Oslo sign" nor "why Oslo should"."""
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    subjects = [t.i for t in clause.verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    if modal is not None and subjects and modal.i < min(subjects):
        return
    if clause.verb.left_edge.tag_ == "WRB":
        return
    confidence = 0.6 if clause.sources else 0.4
    rule = f"modal:{clause.modal or 'have-to'}"
    if clause.sources and lemma_of(clause.verb) in word_lists()["receiving_verbs"]:
        for noun in clause.objects:
            yield _found(clause, Target(None, noun, own=False), Stance.DEMANDS, rule, confidence)
    if lemma_of(clause.verb) not in words("modals", "involuntary") - {"be", "have"}:
        target = Target(clause, None, own=False, performers=clause.subjects)
        yield _found(clause, target, Stance.DEMANDS, rule, confidence)
    if clause.sources:
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
        found = _found(delayed, Target(delayed, None, own=True), Stance.REFUSES, "modal:before", 0.6)
        yield replace(found, holders=directive.sources, hosts=(), conditions=(met,))


def _has_to(clause: Clause) -> bool:
    """True for the complement of "has to", said of now."""
    head = clause.verb.head
    present = clause_at(clause.paragraph, head).tense is Tense.PRESENT
    not_yet = any(t.lower_ == "yet" for t in head.children)
    return clause.verb.dep_ == "xcomp" and lemma_of(head) == "have" and present and not not_yet


def _promise(clause: Clause) -> Iterator[Found]:
    """ "would reopen the border if ...", "will retaliate, it said": a commitment, voiced or conditional."""
    # "hold" is nobody's choice, and "hold up" is.
    chosen = clause.particle is not None and clause.lemma in cues("verb")
    if _is_cue(clause) or (not chosen and lemma_of(clause.verb) in words("modals", "involuntary")):
        return
    if clause.passive:
        yield from _threatened(clause)
        return
    asked = clause.verb.left_edge.tag_ in ("WP", "WRB", "WDT") and clause.verb.dep_ != "ROOT"
    if clause.verb.dep_ in ("advcl", "relcl", "acl") or asked:
        return
    if any(t.lower_ == "rather" for t in clause.verb.children):
        return
    target = Target(clause, None, own=True)
    if not clause.sources and not (clause.conditions and clause.subjects):
        return
    if _is_let_happen(clause):
        found = _found(clause, target, Stance.OFFERS, f"modal:{clause.modal}", 0.5)
        action = f"let {noun_phrase(clause.grammatical_subjects[0])} {verb_phrase(clause)}"
        yield replace(found, holders=clause.sources, action=action, committed=True)
        return
    exclusive = _is_exclusive(clause)
    stance = Stance.REFUSES if exclusive else commitment(target, clause)
    found = _found(clause, target, stance, f"modal:{clause.modal}", 0.55)
    yield replace(found, committed=not exclusive, exclusive=exclusive, first_hand=not exclusive)


def _is_let_happen(clause: Clause) -> bool:
    """True for "the gas will flow once Oslo pays", in somebody's mouth: it is his to let it."""
    hung = [c for c in clause.conditions if c.kind == "if" and c.clause is not None and c.subjects]
    subjects = clause.grammatical_subjects
    thing = len(subjects) == 1 and subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_ and not clause.objects
    return thing and bool(hung) and bool(clause.sources)


def _threatened(clause: Clause) -> Iterator[Found]:
    """ "he will be arrested, they say": a passive threat is that of whoever says it."""
    target = Target(clause, None, own=True)
    answered = lemma_of(clause.verb) in words("commitments", "answering")
    answered = answered and any(is_hostile(t) for t in clause.grammatical_subjects)
    hostile = answered or commitment(target, clause) is Stance.THREATENS
    if clause.sources and not clause.agents and hostile:
        found = _found(clause, target, Stance.THREATENS, f"modal:{clause.modal}-passive", 0.5)
        deeds = (t for t in clause.grammatical_subjects if t.pos_ == "NOUN" and names_action(t))
        hung = tuple(ConditionClause("if", t.left_edge, None, t) for t in deeds)
        yield replace(found, holders=clause.sources, conditions=hung)


def _is_exclusive(clause: Clause) -> bool:
    """True for "will sign only if", "would only return once": without the condition the answer is no."""
    if not clause.conditions:
        return False
    marked = any(c.marker.lower_ == "only" for c in clause.conditions)
    return marked or any(t.lower_ == "only" and t.i < clause.verb.i for t in clause.verb.children)


def _denied_existence(clause: Clause) -> Iterator[Found]:
    """ "there will be no talks until ..."."""
    if not clause.negated or clause.modal not in (*words("modals", "refusing"), "can", "could"):
        return
    for noun in clause.objects:
        if lemma_of(noun) not in words("existential", "nouns_not_actions"):
            yield _found(clause, Target(None, noun, own=True), Stance.REFUSES, "existential", 0.7)


def _found(clause: Clause, target: Target, stance: Stance, rule: str, confidence: float) -> Found:
    """A position of the clause's subject, or of its source when it speaks of another or of nobody."""
    speaks_of_another = stance is Stance.DEMANDS or rule == "existential"
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=clause.sources if speaks_of_another else clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,) if target.clause is None or target.clause is clause else (clause, target.clause),
        strength=0.8 if stance is Stance.REFUSES else 0.6,
        confidence=confidence,
        rule=rule,
        sources=clause.sources,
        voiced=speaks_of_another,
        elliptical=stance is Stance.REFUSES and complies(target),
    )
