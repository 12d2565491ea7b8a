"""Finds demands worded by what follows if they are not met: "has given Oslo a week to leave or face sanctions"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_group_noun, is_person_noun
from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.joined import obliged
from standoff.reading.language.phrases import noun_phrase, plain_text, verb_phrase
from standoff.reading.language.syntax import coordinated, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.kept_measures import from_kept_measure
from standoff.reading.positions.possible_acts import from_possible_act
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_alternative, is_infinitive
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_CONDITIONS = frozenset({"unless", "until"})


def from_ultimatum(clause: Clause) -> Iterator[Found]:
    """ "gave Oslo until Friday to leave or lose its seat": a demand, and what is threatened in its stead."""
    if lemma_of(clause.verb) not in words("ultimatums", "verbs") or clause.negated:
        return
    addressee = next((t for t in clause.verb.children if t.dep_ in ("dative", "dobj") and not _is_time(t)), None)
    verb = next(iter(_infinitives(clause)), None)
    if addressee is None or verb is None or not any(_is_time(t) for t in clause.verb.subtree if t.i < verb.i):
        return
    demanded = clause_at(clause.paragraph, verb)
    others = coordinated(addressee)
    demand = Target(demanded, None, own=False, performers=tuple(others))
    yield _found(clause, demand, Stance.DEMANDS)
    yield from _or_else(clause, demanded, addressee)
    yield from _or_will(clause, demanded, addressee)
    yield from _after_which(clause, demanded, addressee)


def _or_will(clause: Clause, demanded: Clause, addressee: "Token") -> Iterator[Found]:
    """ "until Friday to leave, or it will act": what is threatened, with a subject of its own."""
    joint = next(
        (t for t in clause.verb.children if t.dep_ == "cc" and t.lower_ == "or" and t.i > demanded.verb.i), None
    )
    for verb in (t for t in clause.verb.children if t.dep_ == "conj" and joint is not None and t.i > joint.i):
        threat = clause_at(clause.paragraph, verb)
        if joint is not None and threat.modal in ("will", "would", "shall"):
            met = ConditionClause("unless", joint, demanded, None, subjects=tuple(coordinated(addressee)))
            yield _found(clause, Target(threat, None, own=True), Stance.THREATENS, conditions=(met,))


def _after_which(clause: Clause, demanded: Clause, addressee: "Token") -> Iterator[Found]:
    """ "a week to leave, after which it will act": what is threatened if the time runs out."""
    for which in clause.verb.doc[demanded.verb.i : clause.verb.sent.end]:
        verb = which.head if which.lower_ == "which" else which
        verb = verb.head if verb.pos_ == "ADP" else verb
        will = any(t.tag_ == "MD" and t.lower_ in ("will", "would") for t in verb.children)
        opens = which.lower_ == "which" and which.nbor(-1).lower_ in ("after", "failing", "without")
        if opens and will and verb.i > which.i:
            met = ConditionClause("unless", which.nbor(-1), demanded, None, subjects=tuple(coordinated(addressee)))
            threat = clause_at(clause.paragraph, verb)
            yield _found(clause, Target(threat, None, own=True), Stance.THREATENS, conditions=(met,))


def from_alternative(clause: Clause) -> Iterator[Found]:
    """ "told Oslo to leave or lose its seat": what is threatened if the order is not obeyed."""
    demanding = any(cue.stance is Stance.DEMANDS for cue in cues("verb").get(clause.lemma, ()))
    addressee = next((t for t in clause.verb.children if t.dep_ in ("dative", "dobj")), None)
    if not demanding or clause.negated or addressee is None:
        return
    for complement in clause.complements:
        if is_infinitive(complement.verb):
            yield from _or_else(clause, complement, addressee)
            yield from _after_which(clause, complement, addressee)


def from_or_else(clause: Clause) -> Iterator[Found]:
    """ "Oslo must leave or face sanctions, it said": what is threatened by who says what must be done."""
    due = obliged(clause.verb)
    if due is None or clause.negated or clause.hypothetical or not clause.sources or not clause.grammatical_subjects:
        return
    demanded = clause_at(clause.paragraph, due)
    for found in _after_which(clause, demanded, clause.grammatical_subjects[0]):
        yield replace(found, holders=clause.sources)
    for found in _or_else(clause, demanded, clause.grammatical_subjects[0]):
        if found.target.clause is not None and found.target.clause.lemma in words("ultimatums", "suffering"):
            yield replace(found, holders=clause.sources)


def _or_else(clause: Clause, demanded: Clause, addressee: "Token") -> Iterator[Found]:
    for verb in demanded.verb.children:
        if is_alternative(verb):
            joined = next(t for t in demanded.verb.children if t.dep_ == "cc" and t.lower_ == "or")
            met = ConditionClause("unless", joined, demanded, None, subjects=tuple(coordinated(addressee)))
            threat = clause_at(clause.paragraph, verb)
            action = _inflicted(threat, noun_phrase(addressee))
            yield _found(clause, Target(threat, None, own=True), Stance.THREATENS, action=action, conditions=(met,))


def _infinitives(clause: Clause) -> Iterator["Token"]:
    """To-infinitives on the verb, or on the time that it gives."""
    for token in clause.verb.children:
        hosted = [token, *token.children, *(g for c in token.children for g in c.children)]
        yield from (t for t in hosted if t.pos_ == "VERB" and is_infinitive(t) and t.i > clause.verb.i)


def _is_time(token: "Token") -> bool:
    return token.ent_type_ in ("DATE", "TIME") or lemma_of(token) in words("ultimatums", "times")


def _inflicted(threat: Clause, whom: str) -> str:
    """What the one who threatens would do: "face sanctions" is to impose sanctions on them."""
    rest = plain_text([t for t in threat.tokens() if t.i > threat.verb.i])
    if threat.passive or threat.verb.tag_ == "VBN":
        return f"{lemma_of(threat.verb)} {whom} {rest}".strip()
    if threat.lemma in words("ultimatums", "suffering"):
        return f"impose {rest} on {whom}"
    return f"make {whom} {verb_phrase(threat)}"


def from_consequence(clause: Clause) -> Iterator[Found]:
    """ "the tariff will rise unless Oslo pays": what comes by itself is a threat.

    "The curbs stay until Oslo pays" is a refusal to lift them.
    """
    if clause.negated or clause.hypothetical or clause.is_existential:
        return
    yield from _kept(clause)
    yield from from_kept_measure(clause)
    yield from from_possible_act(clause)
    will = clause.modal in ("will", "would")
    if clause.lemma in cues("verb") or not (will or _may_end(clause)):
        return
    conditions = [c for c in clause.conditions if c.clause is not None and _is_unmet(c)]
    if not will:
        conditions = [c for c in clause.conditions if c.clause is not None and c.kind in ("if", "unless")]
    subjects = clause.grammatical_subjects
    if not conditions or not subjects or any(t.pos_ == "PRON" for t in subjects):
        return
    involuntary = lemma_of(clause.verb) in words("modals", "involuntary")
    if clause.sources and will and not clause.passive and not involuntary:
        return
    if not clause.passive and not involuntary and any(is_person_noun(t) or is_group_noun(t) for t in subjects):
        # "the crews will strike unless they are paid" is their own threat.
        return
    suffered = clause.passive or involuntary
    thing = subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_
    if not suffered and not thing:
        return
    phrase = verb_phrase(clause)
    thing_done = f"let {noun_phrase(subjects[0])} {phrase}"
    if clause.lemma == "have" and clause.complements:
        thing_done = f"make {noun_phrase(subjects[0])} {verb_phrase(clause.complements[0])}"
    action = phrase if clause.passive else thing_done
    against = tuple(t for c in conditions for t in c.subjects) or tuple(t for s in subjects for t in s.subtree)
    yield _found(clause, Target(clause, None, own=True), Stance.THREATENS, action=action, against=against)


def _may_end(clause: Clause) -> bool:
    """True for "the talks could stall", "aid may be cut": what a party gives might not be given any more."""
    table = toml_table("conditions.toml")["ceasing"]
    given = [t for t in clause.grammatical_subjects if lemma_of(t) in table["things"]]
    possible = clause.modal in ("could", "may", "might") and bool(clause.sources)
    return possible and bool(given) and clause.lemma in table["verbs"]


def _kept(clause: Clause) -> Iterator[Found]:
    """ "The curbs stay until Oslo pays", "the money will stay where it is as long as Oslo stalls"."""
    subjects = clause.grammatical_subjects
    told = clause.modal is None and clause.tense is Tense.PRESENT
    if clause.lemma not in words("remaining", "verbs") or len(subjects) != 1 or not (told or clause.modal == "will"):
        return
    thing = subjects[0]
    ending = next((v for v in ("lift", "withdraw", "reopen") if lemma_of(thing) in words("remaining", v)), None)
    if ending is not None and not told:
        return
    if ending is None and (
        thing.ent_type_ == "MONEY" or lemma_of(thing) in toml_table("conditions.toml")["ceasing"]["money"]
    ):
        ending = "release"
    hung = [c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as") and c.clause is not None]
    if ending is None or not hung:
        return
    against = tuple(t for c in hung for t in c.subjects) or tuple(thing.subtree)
    action = f"{ending} {noun_phrase(thing)}"
    yield _found(clause, Target(clause, None, own=True), Stance.REFUSES, action=action, against=against)


def _is_unmet(condition: ConditionClause) -> bool:
    """True for "unless Oslo pays", and for "if Oslo does not pay"."""
    denied = condition.kind == "if" and condition.clause is not None and condition.clause.negated
    return condition.kind in _CONDITIONS or denied


def _found(
    clause: Clause,
    target: Target,
    stance: Stance,
    action: str | None = None,
    conditions: tuple[ConditionClause, ...] = (),
    against: tuple["Token", ...] = (),
) -> Found:
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=() if against else clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,) if against else (),
        strength=0.8,
        confidence=0.6,
        rule="consequence" if against else "ultimatum",
        sources=clause.sources,
        action=action,
        conditions=conditions,
        against=against,
    )
