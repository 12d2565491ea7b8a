"""Conditions of a position: which kind each is, who would meet it, and what it asks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, lemma_of, span_of
from standoff.reading.language.phrases import Names, noun_phrase
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import VERBAL
from standoff.reading.model import ActorKind, Condition, ConditionKind, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.addressees import placed
from standoff.reading.positions.condition_actions import Qualified, is_gone, is_receipt, worded
from standoff.reading.positions.found import Found
from standoff.reading.positions.implied import IMPLYING
from standoff.reading.positions.noun_conditions import conditions_of_noun
from standoff.reading.positions.open_threats import provoked_by
from standoff.reading.positions.taken_up import taken_up
from standoff.reading.positions.targets import is_infinitive
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token
    from standoff.text import Span

_MARKER_LENGTH = 4
"""The most words that a condition marker has."""

_EMPTY = frozenset({"have", "must", "need"})
"""Verbs that say nothing without another."""

_WEAK = {
    "before": {Stance.REFUSES},
    "while": {Stance.REFUSES, Stance.THREATENS},
    "without": {Stance.REFUSES},
}
"""Markers that are mostly of time or manner, and the stances with which they are conditions all the same."""


def conditions_of(match: Found, qualified: Qualified, parties: Parties, names: Names) -> tuple[Condition, ...]:
    """The conditions of a match: its own, and those on its clauses; each once, in order."""
    found: dict[tuple[int, int], Condition] = {}
    hung = (*match.conditions, *(c for host in match.hosts for c in host.conditions), *provoked_by(match))
    for attached in hung:
        if match.stance not in _WEAK.get(attached.marker.lower_, set(Stance)):
            continue
        for number, condition in enumerate(_conditions(match.paragraph, attached, qualified, parties, names)):
            head = attached.clause.verb if attached.clause is not None else attached.noun
            place = int(head.i) if head is not None else attached.marker.i
            only_if = match.exclusive and condition.kind is ConditionKind.IF
            meant = _undone(condition, attached, match.stance)
            found.setdefault((place, number), replace(meant, kind=ConditionKind.UNLESS) if only_if else meant)
    return tuple(found[place] for place in sorted(found))


def _undone(condition: Condition, attached: ConditionClause, stance: Stance) -> Condition:
    """ "if they are not freed" as "unless they are freed", where a threat or a refusal hangs on it."""
    plain = attached.marker.lower_ in ("if", "should", "were", "had") and condition.kind is ConditionKind.IF
    if not plain or stance not in (Stance.THREATENS, Stance.REFUSES) or not condition.action.startswith("not "):
        return condition
    return replace(condition, kind=ConditionKind.UNLESS, action=condition.action.removeprefix("not "))


def _conditions(
    paragraph: ParsedParagraph, attached: ConditionClause, qualified: Qualified, parties: Parties, names: Names
) -> Sequence[Condition]:
    if attached.kind not in set(ConditionKind):
        return []
    kind = ConditionKind(attached.kind)
    if attached.clause is not None:
        condition = _from_clause(kind, attached, attached.clause, qualified, parties, names)
        return [] if condition is None else [condition]
    noun = attached.noun
    return [] if noun is None else conditions_of_noun(paragraph, kind, attached, noun, qualified, parties)


def _from_clause(
    kind: ConditionKind,
    attached: ConditionClause,
    clause: Clause,
    qualified: Qualified,
    parties: Parties,
    names: Names,
) -> Condition | None:
    tokens = clause.tokens()
    if not tokens:
        return None
    first = min(t.i for t in tokens)
    unreal = _meant(clause)
    if unreal is not None:
        clause, attached = unreal, replace(attached, clause=unreal, subjects=attached.subjects or unreal.subjects)
    marker = [attached.marker] if first - _MARKER_LENGTH <= attached.marker.i < first else []
    span = span_of(clause.paragraph, [*marker, *tokens])
    said = any(c.verb.pos_ in VERBAL for c in clause.complements)
    if lemma_of(clause.verb) in _EMPTY and not clause.objects and not said:
        # "if it has to", "if it must"
        return None
    asked = taken_up(attached, clause, qualified, parties)
    if asked is not None:
        return Condition(kind, *asked, span)
    whose = _performer(kind, attached, clause, qualified, parties)
    action = worded(clause, whose, qualified, names)
    if whose is None and action is not None and _happens(attached, clause) and not clause.objects:
        action = f"let {noun_phrase(attached.subjects[0])} {action}"
    return None if action is None else Condition(kind, whose, action, span)


def _meant(clause: Clause) -> Clause | None:
    """ "lower the fee", in "if Oslo were to lower the fee": "be to" says nothing of its own."""
    infinitives = [c for c in clause.complements if is_infinitive(c.verb) and c.verb.i > clause.verb.i]
    plain = lemma_of(clause.verb) == "be" and not clause.passive and clause.adjective is None and not clause.objects
    return infinitives[0] if plain and len(infinitives) == 1 else None


def _performer(
    kind: ConditionKind, attached: ConditionClause, clause: Clause, qualified: Qualified, parties: Parties
) -> str | None:
    """Who would meet a condition: its subject, or the other side where that is a thing, or what only the other can do.

    Nobody keeps from acting until he does something himself: a pronoun that seems to stand for the holder is the other.
    None where nobody in particular is meant: "until a status has been fixed".
    """
    if attached.subjects and all(t.lower_ in word_lists()["indefinite_people"] for t in attached.subjects):
        # "until somebody in Lima has apologised"
        at = [p for t in attached.subjects for c in t.children if c.lower_ in ("in", "from", "at") for p in c.children]
        return placed(at, clause.paragraph, parties.context)
    subjects = attached.subjects or (clause.grammatical_subjects if is_gone(clause) else ())
    named = [parties.party(a) for a in parties.context.who(subjects, clause.paragraph)]
    received = is_receipt(clause) and named == [qualified.holder]
    others = kind is not ConditionKind.IF or qualified.stance is Stance.THREATENS
    pronoun = others and any(t.pos_ == "PRON" for t in subjects)
    patient = bool(named) and _is_left_to_others(named[0], clause, parties)
    if (
        named
        and not received
        and not patient
        and not (pronoun and named[0] == qualified.holder and qualified.stance in IMPLYING)
    ):
        return named[0]
    owner = _owner(clause, qualified, parties) if not named and clause.passive else None
    if owner is not None:
        return owner
    # "if it is watched by monitors": who is named and no party is not the other side.
    if clause.passive and any(t.pos_ == "NOUN" for t in clause.agents):
        return None
    if clause.passive and any(_is_vague(t) for t in clause.grammatical_subjects):
        return None
    if not named and _happens(attached, clause) and not _is_kept_up(clause):
        return None
    if clause.passive or clause.objects or clause.grammatical_subjects or clause.is_existential:
        if qualified.stance is Stance.DEMANDS and kind is ConditionKind.UNLESS and qualified.whose is not None:
            # "must leave unless the treaty is torn up": who is asked is spared by what he does.
            return qualified.whose
        # Who is asked to act until a thing is done is not the one to do it.
        beside = frozenset({qualified.whose} if qualified.whose is not None else ())
        return parties.counterpart(qualified.holder, clause.paragraph, clause.verb, beside)
    return None


def _owner(clause: Clause, qualified: Qualified, parties: Parties) -> str | None:
    """Whose thing it is, where its owner alone can do with it what is asked: "if Peru's gas is sold to them"."""
    if clause.agents or lemma_of(clause.verb) not in toml_table("addressees.toml")["giving_up"]["words"]:
        return None
    marks = [t for n in clause.objects for t in n.children if t.dep_ in ("poss", "amod", "compound", "nmod")]
    owners = (parties.party(a) for a in parties.context.who(marks, clause.paragraph))
    return next((a for a in owners if a != qualified.holder), None)


def _is_left_to_others(actor: str, clause: Clause, parties: Parties) -> bool:
    """True for Hansen, in "until Hansen is on a plane": a man of no office is put there, or let go there, by others."""
    if lemma_of(clause.verb) != "be" or clause.passive or clause.objects or clause.negated:
        return False
    freed = any(t.dep_ in ("prep", "advmod", "acomp") and t.i > clause.verb.i for t in clause.verb.children)
    return freed and parties.context.actor(actor).kind is ActorKind.PERSON and parties.party(actor) == actor


def _happens(attached: ConditionClause, clause: Clause) -> bool:
    """True for what something or somebody does who is no party of this text: "if diplomacy leads nowhere"."""
    active = not clause.passive and not clause.is_existential and lemma_of(clause.verb) != "be"
    active = active and not is_infinitive(clause.verb)
    return active and bool(attached.subjects) and all(t.pos_ in ("NOUN", "PROPN") for t in attached.subjects)


def _is_kept_up(clause: Clause) -> bool:
    """True for what goes on because somebody keeps it up: "the ship remains", "the violence continues"."""
    return (
        clause.lemma in word_lists()["lasting_verbs"]
        or lemma_of(clause.verb) in toml_table("conditions.toml")["ending"]
    )


def _is_vague(noun: "Token") -> bool:
    """True for "a status", "some points", "security": what anybody could bring about."""
    marked = [t for t in noun.children if t.dep_ in ("det", "poss", "nummod")]
    if not marked:
        return noun.tag_ == "NN"
    return any(t.dep_ == "det" and t.lower_ in word_lists()["indefinite_determiners"] for t in marked)


def spans_of_conditions(conditions: Sequence[Condition]) -> list["Span"]:
    """The spans of conditions that have one."""
    return [c.span for c in conditions if c.span is not None]
