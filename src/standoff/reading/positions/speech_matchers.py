"""Finds positions that neither a cue nor a modal words: quoted orders, "as Oslo asks", "isn't going back until"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import lemma_of, verb_conjuncts
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.forecasts import is_forecast
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


AS_ASKED = "as-asked"
"""The rule of demands that repeat what the main clause says of its subject."""


def from_speech(clause: Clause) -> Iterator[Found]:
    """Positions worded by how a clause is said."""
    if clause.hypothetical:
        return
    yield from _as_asked(clause)
    yield from _pending(clause)
    yield from _hinted(clause)
    yield from _menaced(clause)
    yield from _remaining(clause)
    yield from _fragment(clause)
    if not is_forecast(clause):
        yield from _short_answer(clause)


def _as_asked(clause: Clause) -> Iterator[Found]:
    """ "It will not pay, as Oslo demands": what is asked is what the main clause speaks of."""
    main = clause_at(clause.paragraph, clause.verb.head)
    marked = any(t.dep_ == "mark" and t.lower_ == "as" for t in clause.verb.children)
    if clause.verb.dep_ != "advcl" or not marked or clause.objects or clause.complements or not clause.subjects:
        return
    if not any(cue.stance is Stance.DEMANDS for cue in cues("verb").get(clause.lemma, ())) or not main.subjects:
        return
    named = next((c for c in main.complements if c.verb.i < clause.verb.i), main)
    target = Target(named, None, own=False, performers=main.subjects)
    yield Found(
        paragraph=clause.paragraph,
        stance=Stance.DEMANDS,
        target=target,
        holders=clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(named,),
        strength=0.5,
        confidence=0.6,
        rule=AS_ASKED,
    )


def _pending(clause: Clause) -> Iterator[Found]:
    """ "isn't going back until Oslo signs": a present that refuses because it hangs on what another does."""
    if clause.verb.tag_ != "VBG" or not clause.negated or not any(lemma_of(t) == "be" for t in clause.verb.children):
        return
    hung = [c for c in clause.conditions if c.kind in ("until", "unless") and c.clause is not None and c.subjects]
    if hung and clause.modal is None and clause.lemma not in cues("verb"):
        yield _found(clause, clause.subjects, Stance.REFUSES, "pending", 0.6, None, clause.tokens())


def _hinted(clause: Clause) -> Iterator[Found]:
    """ "might cut off the gas, it said": a hostile course that its own subject holds out as possible."""
    if clause.modal not in ("may", "might", "could") or clause.negated or not clause.sources:
        return
    if clause.passive:
        yield from _held_out(clause)
        return
    if clause.modal == "may" and clause.lemma in words("modals", "involuntary"):
        return
    if {clause.lemma, lemma_of(clause.verb)} & words("commitments", "hostile"):
        target = Target(clause, None, own=True)
        if commitment(target, clause) is Stance.THREATENS and clause.subjects:
            found = _found(clause, clause.subjects, Stance.THREATENS, "modal:may", 0.4, None, clause.tokens())
            yield replace(found, first_hand=True)


def _short_answer(clause: Clause) -> Iterator[Found]:
    """ "Not so, says Oslo", "not before Rome pays, its envoy replies": what was asked is refused."""
    first = clause.verb.sent[0]
    if first.lower_ not in words("answers", "no") or clause.verb.dep_ != "ROOT" or clause.complements:
        return
    speaker = [t for t in clause.verb.children if t.dep_ == "nsubj" and t.i > clause.verb.i]
    if lemma_of(clause.verb) in words("orders", "verbs") and speaker and first.dep_ != "det":
        found = _found(clause, tuple(speaker), Stance.REFUSES, "short-answer", 0.6, None, clause.tokens())
        yield replace(found, elliptical=True)


def _menaced(clause: Clause) -> Iterator[Found]:
    """ "Oslo will pay dearly, Rome says", "who stays will lose his papers, it warned": what others would suffer."""
    if clause.modal not in ("will", "would", "shall") or clause.negated or not clause.sources or clause.passive:
        return
    dearly = any(t.lower_ in words("menaces", "manner") for t in clause.verb.children)
    dearly = dearly or any(lemma_of(o) in words("menaces", "objects") for o in clause.objects)
    warned = clause.reporting in words("commitments", "warning") and lemma_of(clause.verb) in words("menaces", "warned")
    if clause.grammatical_subjects and (
        warned
        or lemma_of(clause.verb) in words("menaces", "verbs")
        or (
            lemma_of(clause.verb) in words("menaces", "answering")
            and clause.prepositional("for")
            and not clause.objects
        )
        or (dearly and clause.lemma in words("menaces", "paying"))
    ):
        if set(clause.grammatical_subjects) & set(clause.sources):
            return
        if clause.grammatical_subjects[0].pos_ == "PRON" and not (dearly or warned) and clause.lemma == "pay":
            # "said it would pay for the ship"
            return
        found = _found(clause, clause.sources, Stance.THREATENS, "menace", 0.5, None, clause.tokens())
        yield replace(found, action=f"make {noun_phrase(clause.grammatical_subjects[0])} {verb_phrase(clause)}")


def _held_out(clause: Clause) -> Iterator[Found]:
    """ "hinted that teachers might be exempted": what the one who hints at it could do."""
    hinted = clause.reporting in words("modals", "hinting") and not clause.agents and bool(clause.objects)
    if hinted and lemma_of(clause.verb) not in words("modals", "not_granted"):
        target = Target(clause, None, own=True)
        stance = commitment(target, clause)
        found = _found(clause, clause.sources, stance, "modal:may-passive", 0.4, None, clause.tokens())
        yield replace(found, committed=True)


def _found(
    clause: Clause,
    holders: tuple["Token", ...],
    stance: Stance,
    rule: str,
    confidence: float,
    performers: tuple["Token", ...] | None,
    tokens: list["Token"],
) -> Found:
    """A position about `clause`, of `performers`, or of the holder's own when they are None."""
    own = performers is None or stance is Stance.THREATENS
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=Target(clause, None, own=own, performers=performers or ()),
        holders=holders,
        tokens=tuple(tokens),
        hosts=(clause,),
        strength=0.7,
        confidence=confidence,
        rule=rule,
        sources=clause.sources,
    )


def _remaining(clause: Clause) -> Iterator[Found]:
    """ "The curbs will stay until Oslo pays", "its troops are staying put": who keeps a thing up will not end it."""
    subjects = clause.grammatical_subjects
    after = next((t.lower_ for t in clause.verb.children if t.dep_ in ("prt", "advmod") and t.i > clause.verb.i), "")
    going_on = f"{lemma_of(clause.verb)} {after}" in words("remaining", "going_on")
    going_on = going_on or lemma_of(clause.verb) in words("remaining", "going_on")
    kept = lemma_of(clause.verb) in words("remaining", "verbs") or going_on
    if not kept or clause.negated or len(subjects) != 1 or after in words("remaining", "outside"):
        return
    thing = subjects[0]
    ways = ("stop",) if going_on else ("lift", "withdraw", "reopen")
    ending = next((v for v in ways if lemma_of(thing) in words("remaining", v)), None)
    if any(lemma_of(t) in words("remaining", "held_in") for t in clause.prepositional("in", "behind", "under")):
        ending = "release"
    progressive = clause.verb.tag_ == "VBG" and any(lemma_of(t) == "be" for t in clause.verb.children)
    said = clause.tense is Tense.PRESENT and bool(clause.sources) and clause.modal is None
    said = said and clause.adjective is None and not any(t.dep_ == "attr" for t in clause.verb.children)
    if ending is None and said and lemma_of(clause.verb) in words("remaining", "staying"):
        # "the statue stays, says Oslo"
        ending = "remove"
    bound = clause.modal == "must" and bool(clause.sources)
    if ending is None or not (progressive or said or bound or clause.modal in words("modals", "refusing")):
        return
    hung = tuple(c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as"))
    against = tuple(t for c in hung for t in c.subjects)
    owners = tuple(t for t in thing.children if t.dep_ in ("poss", "amod", "compound") and t.i < thing.i)
    holders = clause.sources or tuple(t for t in owners if t.dep_ == "poss" or t.pos_ == "PROPN" or t.ent_type_)
    if holders or against:
        found = _found(clause, holders, Stance.REFUSES, "remaining", 0.6, None, clause.tokens())
        yield replace(found, action=f"{ending} {noun_phrase(thing)}", against=() if holders else against)


def _fragment(clause: Clause) -> Iterator[Found]:
    """ "What is asked of Oslo? That the crew be freed": a subjunctive that nothing governs says what is asked."""
    first = clause.verb.sent[0]
    bare = [t for t in clause.verb.children if t.dep_ == "auxpass" and t.lower_ == "be"]
    modal = any(t.dep_ == "aux" for t in clause.verb.children) or clause.verb.dep_ not in ("ROOT", "conj")
    if first.lower_ != "that" or not bare or modal or not clause.grammatical_subjects or not first.i:
        return
    asking = clause.verb.doc[first.i - 1].sent
    asked = [t for t in asking if t.pos_ == "VERB" and lemma_of(t) in words("orders", "asking")]
    of = (p for verb in asked for t in verb.children if t.lower_ in ("of", "from") for p in t.children)
    for verb in verb_conjuncts(clause.verb):
        found = _found(clause_at(clause.paragraph, verb), (), Stance.DEMANDS, "fragment", 0.6, (), clause.tokens())
        yield replace(found, against=tuple(p for p in of if p.dep_ == "pobj"), voiced=True)
