"""Conditions of a position: which kind each is, who would meet it, and what it asks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.addressees import placed
from standoff.reading.clauses import Clause, ConditionClause, lemma_of, span_of
from standoff.reading.condition_actions import Qualified, is_gone, is_receipt, worded
from standoff.reading.found import Found
from standoff.reading.implied import IMPLYING
from standoff.reading.model import ActorKind, Condition, ConditionKind, Stance
from standoff.reading.nominals import action_of, is_settled, names_deed
from standoff.reading.open_threats import provoked_by
from standoff.reading.parties import Parties
from standoff.reading.phrases import Names, noun_phrase, noun_phrase_tokens, plain_text
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.syntax import VERBAL
from standoff.reading.tables import toml_table, word_lists
from standoff.reading.targets import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.tree import Token
    from standoff.text import Span

_MARKER_LENGTH = 4
"""The most words that a condition marker has."""

_EMPTY = frozenset({"have", "must", "need"})
"""Verbs that say nothing without another."""

_NEARBY = 400
"""Characters, about two sentences: how far back "otherwise" looks for what was asked."""

_REACHING = ("that", "then", "this")
"""Words that point back as far as the text goes."""

_WEAK = {
    "before": {Stance.REFUSES},
    "while": {Stance.REFUSES, Stance.THREATENS},
    "without": {Stance.REFUSES},
}
"""Markers that are mostly of time or manner, and the stances with which they are conditions all the same."""


def conditions_of(match: Found, qualified: Qualified, parties: Parties, names: Names) -> tuple[Condition, ...]:
    """The conditions of a match: its own, and those on its clauses; each once, in order."""
    found: dict[int, Condition] = {}
    hung = (*match.conditions, *(c for host in match.hosts for c in host.conditions), *provoked_by(match))
    for attached in hung:
        if match.stance not in _WEAK.get(attached.marker.lower_, set(Stance)):
            continue
        condition = _condition(match.paragraph, attached, qualified, parties, names)
        if condition is not None and condition.span is not None:
            head = attached.clause.verb if attached.clause is not None else attached.noun
            place = int(head.i) if head is not None else condition.span.end
            only_if = match.exclusive and condition.kind is ConditionKind.IF
            meant = _undone(condition, attached, match.stance)
            found.setdefault(place, replace(meant, kind=ConditionKind.UNLESS) if only_if else meant)
    return tuple(found[place] for place in sorted(found))


def _undone(condition: Condition, attached: ConditionClause, stance: Stance) -> Condition:
    """ "if they are not freed" as "unless they are freed", where a threat or a refusal hangs on it."""
    plain = attached.marker.lower_ in ("if", "should", "were", "had") and condition.kind is ConditionKind.IF
    if not plain or stance not in (Stance.THREATENS, Stance.REFUSES) or not condition.action.startswith("not "):
        return condition
    return replace(condition, kind=ConditionKind.UNLESS, action=condition.action.removeprefix("not "))


def _condition(
    paragraph: ParsedParagraph, attached: ConditionClause, qualified: Qualified, parties: Parties, names: Names
) -> Condition | None:
    if attached.kind not in set(ConditionKind):
        return None
    kind = ConditionKind(attached.kind)
    if attached.clause is not None:
        return _from_clause(kind, attached, attached.clause, qualified, parties, names)
    noun = attached.noun
    if noun is not None and noun.lower_ in toml_table("conditions.toml")["pointing"]["words"]:
        return _pointed_back(paragraph, kind, attached, noun, qualified)
    if noun is None or noun.ent_type_ in ("DATE", "TIME"):
        return None
    if noun.pos_ == "ADP":
        return _by_terms(paragraph, kind, attached, noun, qualified, parties)
    if kind is ConditionKind.IN_EXCHANGE_FOR:
        # What one refuses to do in exchange for a thing is refused with the thing.
        if qualified.stance is Stance.REFUSES:
            return None
    elif not (names_deed(noun) or _is_any(noun)) and not (kind is ConditionKind.UNTIL and is_settled(noun)):
        return None
    span = span_of(paragraph, [attached.marker, *noun_phrase_tokens(noun)])
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    stance = Stance.DEMANDS if names_deed(noun) or not _is_any(noun) else Stance.THREATENS
    return Condition(kind, whose, action_of(noun, stance), span)


def _is_any(noun: "Token") -> bool:
    """True for "any new move": whatever may come of the kind."""
    return any(t.dep_ == "det" and t.lower_ == "any" for t in noun.children)


def _by_terms(
    paragraph: ParsedParagraph,
    kind: ConditionKind,
    attached: ConditionClause,
    preposition: "Token",
    qualified: Qualified,
    parties: Parties,
) -> Condition:
    """ "though only as an equal": that what is offered be done so."""
    joined = {int(t.i) for c in preposition.children if c.dep_ in ("conj", "prep", "cc") for t in c.subtree}
    nouns = [p for p in preposition.children if p.dep_ in ("pobj", "pcomp")]
    joined |= {int(t.i) for p in nouns for c in p.children if c.dep_ in ("conj", "cc") for t in c.subtree}
    joined |= {int(t.i) for p in nouns for c in p.children if c.dep_ == "prep" and _is_joined(c) for t in c.subtree}
    own = [t for t in preposition.subtree if t.i not in joined]
    whose = parties.counterpart(qualified.holder, paragraph, preposition)
    return Condition(kind, whose, f"{qualified.action} {plain_text(own)}", span_of(paragraph, [attached.marker, *own]))


def _is_joined(preposition: "Token") -> bool:
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("and", "or", ",")


def _pointed_back(
    paragraph: ParsedParagraph, kind: ConditionKind, attached: ConditionClause, noun: "Token", qualified: Qualified
) -> Condition | None:
    """ "will not sit down with him before that", "until then": what the holder has named last as to be done first."""
    span = span_of(paragraph, [attached.marker, noun])
    if noun.lower_ in toml_table("conditions.toml")["pointing"]["told"]:
        told = [p for p in qualified.earlier if p.holder not in (qualified.holder, None) and not p.implied]
        if not told or span.start - told[-1].span.end > _NEARBY:
            return None
        denied = told[-1].stance is Stance.REFUSES
        return Condition(kind, told[-1].holder, f"not {told[-1].action}" if denied else told[-1].action, span)
    own = [p for p in qualified.earlier if p.holder == qualified.holder]
    near = own if noun.lower_ in _REACHING else [p for p in own if span.start - p.span.end <= _NEARBY]
    for position in reversed(near):
        if position.conditions:
            return replace(position.conditions[-1], kind=kind, span=span)
        if position.stance is Stance.DEMANDS:
            return Condition(kind, position.whose, position.action, span)
    return None


def _from_clause(
    kind: ConditionKind,
    attached: ConditionClause,
    clause: Clause,
    qualified: Qualified,
    parties: Parties,
    names: Names,
) -> Condition | None:
    tokens = clause.tokens()
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
