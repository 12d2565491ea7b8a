"""Finds positions that only a modal carries: "will not leave", "Oslo must sign, it said", "there will be no talks"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.phrases import noun_phrase, refused_phrase, verb_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import is_only_asked, is_query
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cue_matchers import FOREWARNED, adjective_rows, is_forewarned, verb_rows
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.deterrents import is_said_of_a_deed
from standoff.reading.positions.directive_matchers import from_directive, is_directed
from standoff.reading.positions.existential_matchers import from_existence
from standoff.reading.positions.forecasts import is_forecast
from standoff.reading.positions.found import Found
from standoff.reading.positions.frames import verbal_targets
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.nominals import is_hostile, movements, names_action
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.positions.volition import (
    being,
    comes_off,
    goes_on,
    is_chosen,
    is_let_happen,
    is_none,
    is_seen_or_asked,
    made_to,
    will_have_none,
)
from standoff.reading.tables import word_lists


def from_modal(clause: Clause) -> Iterator[Found]:
    """Positions worded by the clause's modal alone."""
    if _doubted(clause) or is_forecast(clause) or clause.hypothetical or is_only_asked(clause) or is_query(clause):
        return
    if clause.reporting in word_lists()["denying_verbs"]:
        return
    if clause.verb.dep_ == "advcl" and clause.modal is not None and _is_torn_off(clause):
        return
    if clause.is_existential:
        yield from from_existence(clause)
    elif clause.negated:
        yield from _refusal(clause)
    elif is_directed(clause):
        yield from from_directive(clause)
    elif clause.modal in ("will", "would", "shall"):
        yield from _rather(clause)
        yield from _would_have(clause)
        yield from _promise(clause)
    elif clause.verb.lower_ == "going" and clause.sources:
        yield from _promised_ahead(clause)


def _is_torn_off(clause: Clause) -> bool:
    """True for a finite clause that the parser hung on another without a subject or a word that ties it there."""
    return not any(t.dep_ in ("nsubj", "nsubjpass", "expl", "mark", "advmod") for t in clause.verb.children)


def _doubted(clause: Clause) -> bool:
    doubting = (t for t in clause.verb.children if t.dep_ == "advmod" and t.lower_ in words("modals", "doubting"))
    # "as soon as Oslo pays" is a condition.
    return any(not any(c.lower_ == "as" for c in t.children) for t in doubting)


def is_cue(clause: Clause) -> bool:
    """True when the verb is itself a cue, so that `cue_matchers` reads it; a denied one when that means something."""
    rows = tuple(row for row in verb_rows(clause) if not row.only_perfect)
    if is_forewarned(clause):
        rows = tuple(row for row in rows if row.stance not in FOREWARNED)
    rows += adjective_rows(clause)
    rows = tuple(row for row in rows if row.elliptical or row.part == "adjective" or verbal_targets(row, clause))
    return any(row.negated is not None if clause.negated else not row.only_negated for row in rows)


def _refusal(clause: Clause) -> Iterator[Found]:
    """ "will not leave", "cannot accept", "is not about to leave"."""
    if lemma_of(clause.verb) == "be" and clause.complements and _is_about(clause):
        for complement in clause.complements:
            yield by_modal(clause, Target(complement, None, own=True), Stance.REFUSES, "modal:not-about-to", 0.7)
        return
    lemma = lemma_of(clause.verb)
    if clause.verb.left_edge.lower_ == "what" and (lemma == "do" or clause.verb.dep_ == "csubj"):
        return
    involuntary = lemma in words("modals", "involuntary") and not is_chosen(clause)
    willed = clause.modal in words("modals", "refusing") and not involuntary
    # "cannot be part of it"
    willed = willed or (lemma == "be" and clause.modal in words("modals", "refusing_if_able") and is_chosen(clause))
    unable = clause.modal in words("modals", "refusing_if_able") and clause.lemma in words("modals", "acceptance")
    hung = [c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as") and c.clause is not None]
    if clause.passive and not clause.agents:
        willed = willed and bool(clause.sources or hung or made_to(clause))
    if clause.passive and clause.modal is not None and is_seen_or_asked(clause):
        for complement in clause.complements:
            found = by_modal(clause, Target(complement, None, own=True), Stance.REFUSES, "modal:not-be-seen", 0.6)
            asked = lemma_of(clause.verb) in words("modals", "expected")
            yield replace(found, holders=clause.sources if asked else clause.grammatical_subjects, first_hand=asked)
        return
    bare = clause.lemma == "be" and clause.modal in words("modals", "refusing") and clause.sources
    if bare and all(t.dep_ in ("aux", "neg", "nsubj", "punct", "advcl", "parataxis") for t in clause.verb.children):
        # "It won't be, they reply": what was asked.
        found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:will-not-be", 0.5)
        yield replace(found, holders=clause.sources, elliptical=True)
        return
    if clause.verb.lower_ == "going" and clause.complements:
        for complement in clause.complements:
            if is_infinitive(complement.verb) and lemma_of(complement.verb) not in words("modals", "involuntary") - {
                "be"
            }:
                yield _not_going_to(clause, complement)
        return
    willed = willed or will_have_none(clause)
    if (willed or unable) and not is_cue(clause):
        found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, f"modal:{clause.modal}-not", 0.75)
        suffered = made_to(clause)
        if suffered is not None:
            yield replace(found, holders=clause.grammatical_subjects, action=suffered)
            return
        nobody = any(is_none(t) for t in clause.grammatical_subjects)
        if nobody and clause.sources and not clause.passive:
            # "no inspector will enter, Oslo said" is what Oslo does not let anybody do.
            return
        if (
            all(t.lower_ in ("nobody", "none") for t in clause.grammatical_subjects)
            and clause.sources
            and clause.objects
        ):
            yield replace(found, holders=clause.sources, action=f"let anybody {refused_phrase(clause)}")
            return
        found = replace(found, holders=()) if nobody and not clause.passive else found
        unsaid = (not clause.subjects or nobody) and not clause.sources
        against = tuple(t for c in hung for t in c.subjects) if unsaid else ()
        yield replace(found, against=against, voiced=unsaid)
    elif clause.modal is None and clause.lemma in words("modals", "on_principle") and _is_said_of_itself(clause):
        yield by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:does-not", 0.6)
    elif _holds_out(clause):
        yield by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:progressive-not", 0.7)


def _not_going_to(clause: Clause, complement: Clause) -> Found:
    """ "is not going to pay"; "the law is not going to be changed, it says", which is for the source to do or not."""
    done = complement.passive and bool(clause.sources) and not complement.agents
    things = [t for t in clause.grammatical_subjects if t.pos_ == "NOUN" and not t.ent_type_]
    target = Target(complement, None, own=not (done and things))
    found = by_modal(clause, target, Stance.REFUSES, "modal:not-going-to", 0.7)
    return found if target.own else replace(found, holders=clause.sources)


def _is_said_of_itself(clause: Clause) -> bool:
    """True for "it does not negotiate, it says", "Oslo does not negotiate with pirates, Oslo says"."""
    does = any(t.dep_ == "aux" and lemma_of(t) == "do" for t in clause.verb.children)
    return does and clause.verb.tag_ == "VB" and bool(clause.sources) and bool(clause.subjects)


def _rather(clause: Clause) -> Iterator[Found]:
    """ "would rather fight than pay", "will sue rather than pay": the second is refused."""
    near = [*clause.verb.children, *(c for t in clause.verb.children if t.lower_ == "than" for c in t.children)]
    if not any(t.dep_ == "advmod" and t.lower_ in ("rather", "sooner") for t in near):
        return
    for verb in (t for t in clause.verb.children if t.dep_ in ("advcl", "conj", "ccomp") and t.tag_ == "VB"):
        than = any(t.lower_ == "than" for t in (*verb.children, *clause.verb.children))
        if than and lemma_of(verb) not in words("modals", "involuntary"):
            target = Target(clause_at(clause.paragraph, verb), None, own=True)
            found = by_modal(clause, target, Stance.REFUSES, "modal:rather", 0.6)
            yield replace(found, holders=clause.subjects)


def _would_have(clause: Clause) -> Iterator[Found]:
    """ "would have observers police the strait": what one would have others do."""
    if clause.lemma != "have" or clause.modal != "would":
        return
    for complement in clause.complements:
        bare = complement.verb.tag_ in ("VB", "VBN", "VBP", "VBD", "VBZ") and complement.verb.i > clause.verb.i
        if bare and complement.grammatical_subjects and not any(t.dep_ == "aux" for t in complement.verb.children):
            target = Target(complement, None, own=False, performers=complement.subjects)
            own = Target(complement, None, own=True)
            # "would have him arrested"
            threat = complement.passive and bool(clause.sources) and commitment(own, clause) is Stance.THREATENS
            stance = Stance.THREATENS if threat else Stance.DEMANDS
            found = by_modal(clause, own if threat else target, stance, "modal:would-have", 0.6)
            yield replace(found, holders=clause.subjects)


def _promised_ahead(clause: Clause) -> Iterator[Found]:
    """ "is going to sign, it says"."""
    for complement in clause.complements:
        if is_infinitive(complement.verb) and lemma_of(complement.verb) not in words("modals", "involuntary"):
            target = Target(complement, None, own=True)
            found = by_modal(clause, target, commitment(target, clause), "modal:going-to", 0.5)
            yield replace(found, committed=True, first_hand=True)


def _holds_out(clause: Clause) -> bool:
    """True for "is not going back until Oslo pays", "is not leaving, it says": a progressive of what is to come."""
    told = ("VBZ", "VBP", "VBD") if clause.sources else ("VBZ", "VBP")
    is_now = any(t.dep_ == "aux" and t.tag_ in told and lemma_of(t) == "be" for t in clause.verb.children)
    if clause.verb.tag_ != "VBG" or not is_now:
        return False
    lemma = lemma_of(clause.verb)
    # "is not coming back", where the parser makes an adverb of the particle
    beside = (t.lower_ for t in clause.verb.children if t.dep_ in ("advmod", "prep") and t.i == clause.verb.i + 1)
    named = {clause.lemma, *(f"{lemma} {word}" for word in beside)}
    if any(c.kind in ("until", "unless") for c in clause.conditions):
        return lemma not in words("modals", "involuntary")
    named -= words("modals", "involuntary")
    yields = bool(named & words("modals", "yielding"))
    yields = yields or (bool(clause.sources) and bool(named & words("modals", "yielding_said")))
    hopes = clause.lemma == "give up" and bool(clause.prepositional("on"))
    return yields and bool(clause.subjects) and not hopes


def _is_about(clause: Clause) -> bool:
    """True for "is (not) about to": the parser takes `about` for an adjective or an adverb."""
    return any(t.lower_ == "about" and t.i > clause.verb.i for t in clause.verb.subtree)


def _promise(clause: Clause) -> Iterator[Found]:
    """ "would reopen the border if ...", "will retaliate, it said": a commitment, voiced or conditional."""
    # "hold" is nobody's choice, and "hold up" is.
    chosen = (clause.particle is not None and clause.lemma in cues("verb")) or is_chosen(clause)
    chosen = chosen or comes_off(clause)
    if is_cue(clause) or (not chosen and lemma_of(clause.verb) in words("modals", "involuntary")):
        return
    if clause.passive:
        yield from _threatened(clause)
        return
    opening = clause.verb.left_edge
    asked = opening.tag_ in ("WP", "WRB", "WDT") and opening.dep_ != "mark" and clause.verb.dep_ != "ROOT"
    # "gave an assurance that it would pay"
    content = any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.verb.children)
    assured = (clause.verb.dep_ == "acl" or content) and clause.reporting is not None
    if (clause.verb.dep_ in ("advcl", "relcl", "acl") and not assured) or asked:
        return
    if any(t.lower_ == "rather" for t in clause.verb.children) or is_said_of_a_deed(clause):
        return
    target = Target(clause, None, own=True)
    willing = any(t.lower_ in words("modals", "willing") for t in clause.verb.children)
    willing = willing or any(lemma_of(t) in ("return", "exchange") for t in clause.prepositional("in"))
    if not clause.sources and not ((clause.conditions or willing) and clause.subjects):
        return
    if being(clause) is None and is_let_happen(clause) and (clause.sources or goes_on(clause)):
        stance = Stance.THREATENS if commitment(target, clause) is Stance.THREATENS else Stance.OFFERS
        found = by_modal(clause, target, stance, f"modal:{clause.modal}", 0.5)
        action = f"let {noun_phrase(clause.grammatical_subjects[0])} {verb_phrase(clause)}"
        yield replace(found, holders=clause.sources, action=action, committed=True, voiced=not clause.sources)
        return
    exclusive = _is_exclusive(clause)
    stance = Stance.REFUSES if exclusive else commitment(target, clause)
    found = by_modal(clause, target, stance, f"modal:{clause.modal}", 0.55)
    moved = being(clause) if lemma_of(clause.verb) == "be" else None
    found = replace(found, action=movements()[moved]) if moved is not None else found
    yield replace(found, committed=not exclusive, exclusive=exclusive, first_hand=not exclusive)


def _threatened(clause: Clause) -> Iterator[Found]:
    """ "he will be arrested, they say": a passive threat is that of whoever says it."""
    if lemma_of(clause.verb) in words("asserted", "driving") and clause.complements:
        return
    target = Target(clause, None, own=True)
    answered = lemma_of(clause.verb) in words("commitments", "answering")
    answered = answered and any(
        is_hostile(t) or lemma_of(t) in words("commitments", "hostile_nouns") for t in clause.grammatical_subjects
    )
    with_what = any(t.lower_ == "with" and t.i > clause.verb.i for t in clause.verb.children)
    answered = answered or (
        with_what and bool(clause.conditions) and lemma_of(clause.verb) in words("commitments", "answering")
    )
    hostile = answered or commitment(target, clause) is Stance.THREATENS
    if clause.sources and not clause.agents and not hostile and not clause.hypothetical:
        if lemma_of(clause.verb) not in words("modals", "not_granted"):
            found = by_modal(clause, target, Stance.OFFERS, f"modal:{clause.modal}-passive", 0.4)
            yield replace(found, holders=clause.sources, committed=True)
    elif not clause.sources and not clause.agents and not hostile and clause.conditions:
        # "the port will be reopened once Oslo pays"
        met = [c for c in clause.conditions if c.kind == "if" and c.clause is not None]
        against = tuple(t for c in met for t in c.subjects)
        if met and lemma_of(clause.verb) not in words("modals", "not_granted") and clause.modal == "will":
            found = by_modal(clause, target, Stance.OFFERS, f"modal:{clause.modal}-passive", 0.3)
            yield replace(found, holders=(), against=against, committed=True, voiced=True)
    elif clause.sources and (answered or not clause.agents) and hostile:
        found = by_modal(clause, target, Stance.THREATENS, f"modal:{clause.modal}-passive", 0.5)
        deeds = (t for t in clause.grammatical_subjects if t.pos_ == "NOUN" and names_action(t))
        hung = tuple(ConditionClause("if", t.left_edge, None, t) for t in deeds)
        yield replace(found, holders=clause.sources, conditions=hung)


def _is_not_before(clause: Clause) -> bool:
    """True for "will go when Oslo pays and not before", "not a day sooner"."""
    rest = [t.lower_ for t in clause.verb.doc[clause.verb.i : clause.verb.sent.end] if not t.is_punct]
    return rest[-2:] == ["not", "before"] or (
        rest[-4:-2] == ["not", "a"] and rest[-1] in ("sooner", "earlier", "before")
    )


def _is_exclusive(clause: Clause) -> bool:
    """True for "will sign only if", "would only return once": without the condition the answer is no."""
    if not clause.conditions:
        return False
    marked = any(c.marker.lower_ == "only" for c in clause.conditions) or _is_not_before(clause)
    return marked or any(t.lower_ == "only" and t.i < clause.verb.i for t in clause.verb.children)
