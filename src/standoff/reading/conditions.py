"""Conditions of a position, and the demands they imply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, ConditionClause, lemma_of, span_of
from standoff.reading.found import Found
from standoff.reading.model import Condition, ConditionKind, Position, Stance
from standoff.reading.nominals import action_of, names_action
from standoff.reading.parties import Parties
from standoff.reading.phrases import denied_phrase, noun_phrase, noun_phrase_tokens, plain_text
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.text import Span

_IMPLYING = {
    Stance.REFUSES: {ConditionKind.UNTIL, ConditionKind.UNLESS, ConditionKind.IF, ConditionKind.AS_LONG_AS},
    Stance.OFFERS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.ACCEPTS: {ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR},
    Stance.THREATENS: {ConditionKind.UNLESS, ConditionKind.UNTIL},
}
"""Which conditions amount to a demand on whoever would meet them."""

_WEAK = {"before": {Stance.REFUSES, Stance.DEMANDS}, "while": {Stance.REFUSES}, "when": {Stance.REFUSES}}
"""Markers that are mostly temporal, and the stances with which they are conditions all the same."""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What conditions are read against: the position's holder and action, and the positions before it."""

    holder: str | None
    action: str
    earlier: Sequence[Position]


def conditions_of(match: Found, qualified: Qualified, parties: Parties) -> tuple[Condition, ...]:
    """The conditions of a match: its own, and those on its clauses; each once, in order."""
    found: dict[int, Condition] = {}
    for attached in (*match.conditions, *(c for host in match.hosts for c in host.conditions)):
        if match.stance not in _WEAK.get(attached.marker.lower_, set(Stance)):
            continue
        condition = _condition(match.paragraph, attached, qualified, parties)
        if condition is not None and condition.span is not None:
            found.setdefault(condition.span.start, condition)
    return tuple(found[start] for start in sorted(found))


def _condition(
    paragraph: ParsedParagraph, attached: ConditionClause, qualified: Qualified, parties: Parties
) -> Condition | None:
    if attached.kind not in set(ConditionKind):
        return None
    kind = ConditionKind(attached.kind)
    if attached.clause is not None:
        return _from_clause(kind, attached, attached.clause, qualified, parties)
    noun = attached.noun
    if noun is None or noun.ent_type_ in ("DATE", "TIME"):
        return None
    if kind is not ConditionKind.IN_EXCHANGE_FOR and not names_action(noun):
        return None
    span = span_of(paragraph, [attached.marker, *noun_phrase_tokens(noun)])
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    return Condition(kind, whose, action_of(noun, Stance.DEMANDS), span)


def _from_clause(
    kind: ConditionKind,
    attached: ConditionClause,
    clause: Clause,
    qualified: Qualified,
    parties: Parties,
) -> Condition | None:
    performers = parties.context.who(attached.subjects, clause.paragraph)
    span = span_of(clause.paragraph, list(clause.verb.subtree) if clause.verb.dep_ != "conj" else clause.tokens())
    whose: str | None
    if performers:
        whose = parties.party(performers[0])
    elif clause.passive or clause.objects or clause.grammatical_subjects:
        whose = parties.counterpart(qualified.holder, clause.paragraph, clause.verb)
    else:
        whose = None
    return Condition(kind, whose, _action(clause, whose, qualified), span)


def _action(clause: Clause, whose: str | None, qualified: Qualified) -> str:
    """The condition as a verb phrase: "does the same" takes over the position's action, "does so" the last demand's."""
    objects = {o.lower_ for o in clause.objects} | {t.lower_ for t in clause.verb.children if t.dep_ == "advmod"}
    if lemma_of(clause.verb) == "do" and objects & {"same", "so", "likewise"}:
        asked = [p.action for p in qualified.earlier if p.stance is Stance.DEMANDS and p.whose == whose]
        return asked[-1] if asked and "so" in objects else qualified.action
    if lemma_of(clause.verb) == "be" and not clause.passive:
        rest = [t for t in clause.tokens() if t.i > clause.verb.i]
        subject = clause.grammatical_subjects[:1]
        return f"let {noun_phrase(subject[0])} be {plain_text(rest)}" if subject else f"be {plain_text(rest)}"
    return denied_phrase(clause)


def implied_demands(position: Position) -> Iterator[Position]:
    """Demands that follow from a position's conditions: to refuse until Y does B is to want B of Y."""
    kinds = _IMPLYING.get(position.stance, set())
    for condition in position.conditions:
        if condition.kind not in kinds or condition.span is None or condition.whose in (None, position.holder):
            continue
        action = condition.action
        if condition.kind is ConditionKind.AS_LONG_AS:
            action = ended(action)
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
    return f"{replacement} {rest}".strip() if replacement else f"stop: {action}"


def spans_of_conditions(conditions: Sequence[Condition]) -> list["Span"]:
    """The spans of conditions that have one."""
    return [c.span for c in conditions if c.span is not None]
