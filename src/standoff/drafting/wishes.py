"""Wishes: what each position says that a decision maker wants, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.conflict import Evidence, Formula, Weight
from standoff.conflict.formula import biconditional, conditional, conjunction, disjunction, negation, option
from standoff.drafting.cast import Cast
from standoff.drafting.courses import Meaning, side_id
from standoff.drafting.deed import deed
from standoff.reading.model import ConditionKind, Position, Stance

IFF = "iff"
IF = "if"

UNSAID = -1
"""Where a wish stands in the text when it is not said but follows."""

_PREVENTS = {
    # Condition kinds that name what stands in the way of the action, rather than what it waits for.
    Stance.REFUSES: (ConditionKind.IF, ConditionKind.AS_LONG_AS),
    Stance.OFFERS: (ConditionKind.UNLESS, ConditionKind.UNTIL),
    Stance.ACCEPTS: (ConditionKind.UNLESS, ConditionKind.UNTIL),
    Stance.THREATENS: (ConditionKind.UNLESS, ConditionKind.UNTIL),
    Stance.DEMANDS: (ConditionKind.UNLESS, ConditionKind.UNTIL),
}
_OWN_KIND = {
    Stance.REFUSES: "refusal",
    Stance.DEMANDS: "inner_demand",
    Stance.OFFERS: "offer",
    Stance.ACCEPTS: "acceptance",
    Stance.THREATENS: "threat",
}
_OWN_KIND_ON_CONDITION = _OWN_KIND | {Stance.REFUSES: "conditional_refusal", Stance.OFFERS: "offer_in_return"}
_KIND_OF_OTHERS = {Stance.REFUSES: "opposition", Stance.DEMANDS: "demand", Stance.ACCEPTS: "acceptance"}


@dataclass(frozen=True, slots=True)
class Wish:
    """`holder` (a side's id) wants `head` (an option or its negation), tied by `tie` to its `conditions`, if any.

    `subject` is the option's id; `at` is where the text says so (`UNSAID` when it follows).
    """

    holder: str
    subject: str
    head: Formula
    kind: str
    weight: Weight
    evidence: tuple[Evidence, ...]
    at: int
    conditions: tuple[Formula, ...] = ()
    tie: str = IFF

    @property
    def want(self) -> Formula:
        """The wish as one formula."""
        if not self.conditions:
            return self.head
        # Each condition has to be met, but each thing threatened over is reason enough to carry the threat out.
        joined = disjunction(self.conditions) if self.kind == "threat" else conjunction(self.conditions)
        return biconditional(self.head, joined) if self.tie == IFF else conditional(self.head, joined)


def stated_wishes(cast: Cast) -> Iterator[Wish]:
    """The wishes that the positions of the decision makers state or set as conditions, in order of appearance."""
    for at, position in enumerate(cast.reading.positions):
        holder = side_id(cast.reading, position.holder)
        if not position.in_force or holder not in cast.parties.decision_makers:
            continue
        for meaning in cast.meant(at):
            owner = cast.courses.all[meaning.course].owner
            if owner == holder:
                yield from _own(cast, at, position, holder, meaning)
            else:
                yield from _of_others(cast, at, position, holder, meaning)


def _own(cast: Cast, at: int, position: Position, holder: str, meaning: Meaning) -> Iterator[Wish]:
    """What a side says of a course of its own."""
    subject = cast.ids[meaning.course]
    head = cast.literal(meaning)
    conditions, wanted = _conditions(cast, at, position, holder, subject)
    outside = bool(position.conditions) and not conditions
    kinds = _OWN_KIND_ON_CONDITION if conditions else _OWN_KIND
    # Who will not forswear a deed does not want it as such, but holds it over the other: a threat.
    keeps_open = position.stance is Stance.REFUSES and not position.conditions and _forswears(cast, subject, position)
    stance = Stance.THREATENS if keeps_open else position.stance
    kind = kinds[stance]
    if outside and position.stance is not Stance.DEMANDS:
        # What it waits for has not happened: until then everything stays as it is.
        kind = "outside_condition"
        head = option(subject) if cast.course(subject).held else negation(option(subject))
    elif position.stance is Stance.REFUSES and not conditions:
        head = negation(head)
    # To promise to leave a thing undone is no bargain: nothing is changed for what is asked in return.
    abstains = stance is Stance.OFFERS and head == negation(option(subject))
    if stance in (Stance.OFFERS, Stance.THREATENS) and not (
        position.conditions or cast.course(subject).held or abstains
    ):
        # An offer or threat made in a standoff is made for what its maker wants of the others, said or not.
        conditions = _in_return(cast, at, stance, holder)
    opponent = _opponent(cast, holder, wanted)
    place = position.span.start
    evidence = (_quote(position),)
    weight = cast.weights.holding_out(kind, holder, opponent, position.strength)
    yield Wish(holder, subject, head, kind, weight, evidence, place, tuple(conditions))
    for other, literal, spans in wanted:
        action = cast.action(other)
        need = cast.weights.wanting("implied_demand", holder, cast.owner(other), action, position.strength)
        yield Wish(holder, other, literal, "implied_demand", need, spans, place)


def _of_others(cast: Cast, at: int, position: Position, holder: str, meaning: Meaning) -> Iterator[Wish]:
    """What a side says of a course of another."""
    kind = _KIND_OF_OTHERS.get(position.stance)
    if kind is None:
        return
    subject = cast.ids[meaning.course]
    literal = cast.literal(meaning)
    place = position.span.start
    conditions: list[Formula] = []
    if position.stance is Stance.REFUSES:
        literal = negation(literal)
    elif position.stance is Stance.DEMANDS:
        prices = _prices(cast, at, position, holder)
        conditions, _ = _conditions(cast, at, position, holder, subject)
        conditions = [formula for formula in conditions if formula not in prices]
        kind = "demand_on_condition" if conditions else "implied_demand" if position.implied else kind
        for price in prices:
            (paid,) = price.variables
            weight = cast.weights.holding_out("offer_in_return", holder, cast.owner(subject), position.strength)
            yield Wish(holder, paid, price, "offer_in_return", weight, (_quote(position),), place, (literal,))
    weight = cast.weights.wanting(kind, holder, cast.owner(subject), cast.action(subject), position.strength)
    yield Wish(holder, subject, literal, kind, weight, (_quote(position),), place, tuple(conditions), IF)


def _prices(cast: Cast, at: int, position: Position, holder: str) -> list[Formula]:
    """What `holder` would do itself in exchange for what it demands."""
    return [
        cast.literal(meaning)
        for number, condition in enumerate(position.conditions)
        if condition.kind is ConditionKind.IN_EXCHANGE_FOR
        for meaning in cast.meant(at, number)
        if cast.courses.all[meaning.course].owner == holder
    ]


Wanted = tuple[str, Formula, tuple[Evidence, ...]]


def _conditions(
    cast: Cast, at: int, position: Position, holder: str, subject: str
) -> tuple[list[Formula], list[Wanted]]:
    """Formulas that hold where the way is free for the action, and what of them is wanted of others."""
    formulas: list[Formula] = []
    wanted: list[Wanted] = []
    for number, condition in enumerate(position.conditions):
        free = -1 if condition.kind in _PREVENTS[position.stance] else 1
        for meaning in cast.meant(at, number):
            other = cast.ids[meaning.course]
            literal = cast.literal(Meaning(meaning.course, meaning.sign * free))
            # A condition on the very option it qualifies, or against another condition, says nothing.
            if other == subject or literal in formulas or negation(literal) in formulas:
                continue
            formulas.append(literal)
            if cast.owner(other) != holder:
                wish = negation(literal) if position.stance is Stance.THREATENS else literal
                wanted.append((other, wish, _condition_quote(cast, at, number)))
    return formulas, [] if position.stance is Stance.DEMANDS else wanted


def _forswears(cast: Cast, subject: str, position: Position) -> bool:
    """Whether the action of a position is not to do what is not done now."""
    return deed(position.action).sign < 0 and not cast.course(subject).held


def _in_return(cast: Cast, at: int, stance: Stance, holder: str) -> list[Formula]:
    """What `holder` demands of others: an offer is made when it is met, a threat carried out when not."""
    met: list[Formula] = []
    for number, other in enumerate(cast.reading.positions):
        if number == at or not other.in_force or other.stance is not Stance.DEMANDS:
            continue
        if side_id(cast.reading, other.holder) == holder:
            literals = (cast.literal(m) for m in cast.meant(number) if cast.courses.all[m.course].owner != holder)
            met += [literal for literal in literals if literal not in met and negation(literal) not in met]
    if not met:
        return []
    return [disjunction(met) if stance is Stance.OFFERS else negation(conjunction(met))]


def _opponent(cast: Cast, holder: str, wanted: Iterable[Wanted]) -> str:
    """Whom a side holds out against: the owner of what it waits for, else the side it has most to do with."""
    return next((cast.owner(other) for other, _, _ in wanted), None) or cast.parties.opponent(holder)


def _quote(position: Position) -> Evidence:
    return Evidence(position.span.text, position.span.start, position.span.end)


def _condition_quote(cast: Cast, at: int, number: int) -> tuple[Evidence, ...]:
    span = cast.reading.positions[at].conditions[number].span
    return (Evidence(span.text, span.start, span.end),) if span else (_quote(cast.reading.positions[at]),)
