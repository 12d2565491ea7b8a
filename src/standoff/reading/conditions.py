"""Conditions of a position, and the demands they imply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, ConditionClause, lemma_of, span_of
from standoff.reading.cues import words
from standoff.reading.found import Found
from standoff.reading.model import Condition, ConditionKind, Position, Stance
from standoff.reading.nominals import action_of, is_settled, movements, names_action, results
from standoff.reading.parties import Parties
from standoff.reading.phrases import Names, denied_phrase, gerund, noun_phrase, noun_phrase_tokens, plain_text
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.tables import toml_table, word_lists
from standoff.reading.targets import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.tree import Token
    from standoff.text import Span

_IMPLYING = {
    Stance.REFUSES: {ConditionKind.UNTIL, ConditionKind.UNLESS, ConditionKind.IF, ConditionKind.AS_LONG_AS},
    Stance.OFFERS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.ACCEPTS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.THREATENS: {ConditionKind.UNLESS, ConditionKind.UNTIL},
}
"""Which conditions amount to a demand on whoever would meet them."""

_MARKER_LENGTH = 4
"""The most words that a condition marker has."""

_COMPLY = "comply with the demands"
"""What it is to yield, where the text has not said to what."""

_WEAK = {marker: {Stance.REFUSES} for marker in ("before", "while", "when", "without")}
"""Markers that are mostly of time or manner, and the stances with which they are conditions all the same."""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What conditions are read against: the position's holder and action, and the positions before it."""

    holder: str | None
    stance: Stance
    action: str
    earlier: Sequence[Position]


def conditions_of(match: Found, qualified: Qualified, parties: Parties, names: Names) -> tuple[Condition, ...]:
    """The conditions of a match: its own, and those on its clauses; each once, in order."""
    found: dict[int, Condition] = {}
    for attached in (*match.conditions, *(c for host in match.hosts for c in host.conditions)):
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
    if kind is ConditionKind.IN_EXCHANGE_FOR:
        # What one refuses to do in exchange for a thing is refused with the thing.
        if qualified.stance is Stance.REFUSES:
            return None
    elif not names_action(noun) and not (kind is ConditionKind.UNTIL and is_settled(noun)):
        return None
    span = span_of(paragraph, [attached.marker, *noun_phrase_tokens(noun)])
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    return Condition(kind, whose, action_of(noun, Stance.DEMANDS), span)


def _pointed_back(
    paragraph: ParsedParagraph, kind: ConditionKind, attached: ConditionClause, noun: "Token", qualified: Qualified
) -> Condition | None:
    """ "will not sit down with him before that", "until then": what the holder has named last as to be done first."""
    own = [p for p in qualified.earlier if p.holder == qualified.holder]
    span = span_of(paragraph, [attached.marker, noun])
    for position in reversed(own):
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
    whose = _performer(kind, attached, clause, qualified, parties)
    action = _action(clause, whose, qualified, names)
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
        return None
    subjects = attached.subjects or (clause.grammatical_subjects if _is_gone(clause) else ())
    named = [parties.party(a) for a in parties.context.who(subjects, clause.paragraph)]
    received = lemma_of(clause.verb) in word_lists()["receiving_verbs"] and named == [qualified.holder]
    others = kind is not ConditionKind.IF or qualified.stance is Stance.THREATENS
    pronoun = others and any(t.pos_ == "PRON" for t in subjects)
    if named and not received and not (pronoun and named[0] == qualified.holder and qualified.stance in _IMPLYING):
        return named[0]
    # "if it is watched by monitors": who is named and no party is not the other side.
    if clause.passive and any(t.pos_ == "NOUN" for t in clause.agents):
        return None
    if clause.passive and any(_is_vague(t) for t in clause.grammatical_subjects):
        return None
    if not named and _happens(attached, clause) and not _is_kept_up(clause):
        return None
    if clause.passive or clause.objects or clause.grammatical_subjects or clause.is_existential:
        return parties.counterpart(qualified.holder, clause.paragraph, clause.verb)
    return None


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


def _action(clause: Clause, whose: str | None, qualified: Qualified, names: Names) -> str | None:
    """The condition as a verb phrase: "does the same" takes over the position's action, "does so" the last demand's.

    None when what "does so" stands for has not been said.
    """
    objects = {o.lower_ for o in clause.objects} | {t.lower_ for t in clause.verb.children if t.dep_ == "advmod"}
    if lemma_of(clause.verb) == "do" and (
        not clause.objects or objects & (words("anaphors", "likewise") | {"so", "this", "that"})
    ):
        asked = [p.action for p in qualified.earlier if p.stance is Stance.DEMANDS and p.whose in (whose, None)]
        if asked and not objects & words("anaphors", "likewise"):
            return asked[-1]
        # "will not move until Oslo does" takes over the position's own verb.
        named = any(t.pos_ != "PRON" for t in clause.grammatical_subjects)
        same = objects & (words("anaphors", "likewise") | {"so"}) or (named and not (objects or clause.objects))
        return qualified.action if same else None
    if clause.lemma in words("anaphors", "complying") and not clause.objects:
        asked = [p.action for p in qualified.earlier if p.stance is Stance.DEMANDS and p.holder == qualified.holder]
        return asked[-1] if asked else _COMPLY
    if clause.is_existential and clause.objects:
        return action_of(clause.objects[0], Stance.DEMANDS)
    if _is_gone(clause):
        return _gone(clause)
    if lemma_of(clause.verb) == "be" and not clause.passive:
        return _brought_about(clause)
    subject = clause.grammatical_subjects[:1]
    lasting = clause.lemma in word_lists()["lasting_verbs"] and subject and subject[0].pos_ == "NOUN"
    if lasting and not clause.negated:
        kept_up = toml_table("conditions.toml")["kept_up"].get(clause.lemma, "continue")
        return f"{kept_up} {noun_phrase(subject[0])}"
    if clause.objects and lemma_of(clause.verb) in word_lists()["receiving_verbs"] and not clause.negated:
        noun = clause.objects[0]
        return action_of(noun, Stance.DEMANDS if names_action(noun) else Stance.OFFERS)
    return denied_phrase(clause, names)


def _brought_about(clause: Clause) -> str:
    """What it takes that a thing be so: "order is back" is to return order, "the strait is open" to let it be open."""
    rest = [t for t in clause.tokens() if t.i > clause.verb.i]
    subject = clause.grammatical_subjects[:1]
    if not subject:
        return f"be {plain_text(rest)}"
    state = toml_table("conditions.toml")["states"].get(plain_text(rest).lower())
    if state is not None:
        return str(state).replace("...", noun_phrase(subject[0]))
    person = subject[0].pos_ == "PRON"
    if len(rest) == 1 and rest[0].lower_ in results():
        state = rest[0].lower_
        return movements()[state] if person else f"{results()[state]} {noun_phrase(subject[0])}"
    return f"be {plain_text(rest)}" if person else f"let {noun_phrase(subject[0])} be {plain_text(rest)}"


def _is_gone(clause: Clause) -> bool:
    """True for "are gone", which the parser takes for a passive."""
    return clause.verb.lower_ in results() and clause.verb.tag_ == "VBN" and clause.passive and not clause.agents


def _gone(clause: Clause) -> str:
    """ "until they are gone" is to leave, "until the patrols are gone by May" to withdraw them by then."""
    state, subject = clause.verb.lower_, clause.grammatical_subjects[:1]
    moving = bool(subject) and subject[0].pos_ == "PRON"
    what = movements()[state] if moving else f"{results()[state]} {noun_phrase(subject[0]) if subject else ''}".strip()
    after = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
    return " ".join(w for w in ("not" if clause.negated else "", what, after) if w)


def _is_asked(holder: str | None, condition: Condition, earlier: Sequence[Position]) -> bool:
    """True when the holder has demanded what the condition asks, in as many words or more."""
    asked = set(_wanted(condition).lower().split())
    demanded = (p for p in earlier if p.stance is Stance.DEMANDS and (p.holder, p.whose) == (holder, condition.whose))
    return any(asked <= set(p.action.lower().split()) for p in demanded)


def _wanted(condition: Condition) -> str:
    """What is asked of who would meet the condition: that it end, where the position lasts as long as it does."""
    return ended(condition.action) if condition.kind is ConditionKind.AS_LONG_AS else condition.action


def implied_demands(position: Position, earlier: Sequence[Position]) -> Iterator[Position]:
    """Demands that follow from a position's conditions: to refuse until Y does B is to want B of Y.

    What has been demanded before is not said again.
    """
    kinds = _IMPLYING.get(position.stance, set())
    for condition in position.conditions:
        undone = position.stance is Stance.THREATENS and condition.action.startswith("not ")
        kind_implies = condition.kind in kinds or (undone and condition.kind is ConditionKind.IF)
        if not kind_implies or condition.span is None or condition.whose in (None, position.holder):
            continue
        if _is_asked(position.holder, condition, earlier):
            continue
        action = condition.action.removeprefix("not ") if undone else condition.action
        if action in words("anaphors", "complying"):
            continue
        if condition.kind is ConditionKind.AS_LONG_AS:
            action = _wanted(condition)
        yield replace(
            position,
            span=condition.span,
            stance=Stance.DEMANDS,
            whose=condition.whose,
            action=action,
            conditions=(),
            implied=True,
            confidence=round(position.confidence * 0.9, 3),
            rule=f"implied:{condition.kind}",
        )


def ended(action: str) -> str:
    """What stops `action` from going on: "remain in the strait" ends by "leave the strait"."""
    table = toml_table("conditions.toml")
    head, _, rest = action.partition(" ")
    if head == "not":
        return rest
    if head in table["failing"]["verbs"]:
        return rest.removeprefix("to ")
    replacement = table["ending"].get(head)
    return f"{replacement} {rest}".strip() if replacement else f"stop {gerund(action)}"


def spans_of_conditions(conditions: Sequence[Condition]) -> list["Span"]:
    """The spans of conditions that have one."""
    return [c.span for c in conditions if c.span is not None]
