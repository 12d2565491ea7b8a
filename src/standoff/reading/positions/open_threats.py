"""What a threat or a refusal hangs on without an "if": "those who cross the line will be shot"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import is_hostile, names_action, names_deed
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def provoked_by(found: Found) -> Iterator[ConditionClause]:
    """The conditions that the words of a threat or a refusal hold, none for other positions."""
    clause = found.target.clause or next(iter(found.hosts), None)
    if found.stance is Stance.REFUSES and clause is not None:
        named = found.target.noun
        tied = [p for t in named.children if t.lower_ == "with" for p in t.children] if named is not None else []
        yield from _with_such(clause, tied)
    if found.stance is not Stance.THREATENS or clause is None:
        return
    for noun in (*clause.grammatical_subjects, *clause.objects, *clause.prepositional("at", "on", "against")):
        yield from _of_whoever(clause, noun)
    yield from _of_who_does(clause)
    yield from _answered(clause)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("conditions.toml")["provoked"][name])


def _of_whoever(clause: Clause, noun: "Token") -> Iterator[ConditionClause]:
    """ "those who obstruct it would face sanctions": that they do so."""
    whoever = noun.lower_ in _words("anybody") or any(t.lower_ in ("any", "every") for t in noun.children)
    people = noun.tag_ == "NNS" and not any(t.dep_ in ("det", "poss") for t in noun.children)
    if not whoever and not people:
        return
    for verb in noun.children:
        who = next((t for t in verb.children if t.dep_.startswith("nsubj") and t.tag_ in ("WP", "WDT")), None)
        if verb.dep_ == "relcl" and verb.pos_ in VERBAL and who is not None and (whoever or who.lower_ == "who"):
            yield ConditionClause("if", who, clause_at(clause.paragraph, verb), None, subjects=(noun,))


def _of_who_does(clause: Clause) -> Iterator[ConditionClause]:
    """ "whoever lifts a cargo will be blacklisted": that somebody does so."""
    for verb in (t for t in clause.verb.lefts if t.dep_ in ("csubj", "csubjpass") and t.pos_ in VERBAL):
        who = next((t for t in verb.lefts if t.dep_ == "nsubj" and t.lower_ in ("whoever", "who")), None)
        if who is not None:
            yield ConditionClause("if", who, clause_at(clause.paragraph, verb), None, subjects=(who,))


def _with_such(clause: Clause, tied: list["Token"]) -> Iterator[ConditionClause]:
    """ "will not talk to a government that goes on arming rebels": as long as it does."""
    for noun in (
        n for n in (*clause.objects, *clause.prepositional("with", "to", "for"), *tied) if n.pos_ in ("NOUN", "PRON")
    ):
        if noun.lower_.endswith("thing"):
            continue
        unknown = noun.pos_ == "PRON" or noun.lower_ in ("nobody", "no-one")
        unknown = unknown or any(t.lower_ in ("a", "an", "any") for t in noun.children)
        for verb in (t for t in noun.children if t.dep_ == "relcl" and unknown):
            who = next((t for t in verb.children if t.dep_.startswith("nsubj") and t.tag_ in ("WP", "WDT")), None)
            inner = clause_at(clause.paragraph, verb)
            on = inner.complements or any(c.lower_ == "on" for c in verb.children)
            if who is not None and inner.lemma in _words("going_on") and on:
                yield ConditionClause("as_long_as", who, inner, None, subjects=(noun,))
            elif who is not None and inner.passive and inner.negated and any(names_action(t) for t in inner.agents):
                # "any truce that is not accompanied by a withdrawal"
                yield from (ConditionClause("unless", who, None, t) for t in inner.agents if names_action(t))
            elif who is not None and _is_dealt_with(noun) and inner.tense in (Tense.PRESENT, Tense.PERFECT):
                # "with a state that backs the rebels", "to nobody who has not freed them"
                done = inner.tense is Tense.PERFECT
                if inner.negated or not done:
                    yield ConditionClause("unless" if inner.negated else "as_long_as", who, inner, None)


def _is_dealt_with(noun: "Token") -> bool:
    """True for "a state", "nobody": whom one talks to; not for "a treaty that leaves out the island"."""
    nobody = noun.pos_ == "PRON" or noun.lower_ in ("nobody", "no-one")
    return nobody or lemma_of(noun) in toml_table("conditions.toml")["tied"]["dealing"]


def _answered(clause: Clause) -> Iterator[ConditionClause]:
    """ "will react to any move", "would treat a raid as an act of war": that there be one."""
    nouns: tuple[Token, ...] = ()
    if clause.lemma in _words("answering"):
        nouns = clause.prepositional("to", "against") if not clause.objects else clause.objects
    elif clause.lemma in _words("meeting") and clause.prepositional("as", "with", "in", "by"):
        nouns = clause.objects
    if clause.passive:
        # "another such incident would be reported"
        again = (n for n in clause.grammatical_subjects if any(t.lower_ in ("another", "any") for t in n.children))
        yield from (ConditionClause("if", n.left_edge, None, n, called=True) for n in again if n.pos_ == "NOUN")
    for noun in (n for n in nouns if n.pos_ == "NOUN"):
        known = any(t.lower_ in ("the", "these", "those", "this") for t in noun.children)
        sending = names_deed(noun) and not names_action(noun)
        if sending or (not known and (is_hostile(noun) or names_action(noun) or _is_any(noun))):
            yield ConditionClause("if", noun.left_edge, None, noun)


def _is_any(noun: "Token") -> bool:
    return any(t.lower_ == "any" for t in noun.children)
