"""Wishes: what each position says that a decision maker wants, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.conflict import Evidence, Formula, Weight
from standoff.conflict.formula import biconditional, conditional, conjunction, disjunction, negation, option
from standoff.drafting.courses import Courses, Meaning, Mention, side_id
from standoff.drafting.options import evidence_of
from standoff.drafting.parties import Parties
from standoff.drafting.weights import Weights
from standoff.reading.model import ConditionKind, Position, Reading, Stance

IFF = "iff"
IF = "if"

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
    """`holder` (a side's id) wants `head` (an option or its negation), tied by `tie` to all `conditions`, if any.

    `subject` is the option's id; `at` is where the text says so (-1 when it is not said but follows).
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
        joined = conjunction(self.conditions)
        return biconditional(self.head, joined) if self.tie == IFF else conditional(self.head, joined)


@dataclass(frozen=True)
class Cast:
    """What wishes are drawn from: the reading, its courses, the decision makers, and the drawn options."""

    reading: Reading
    courses: Courses
    parties: Parties
    ids: dict[int, str]

    @property
    def weights(self) -> Weights:
        """The weight priors of this reading."""
        return Weights(self.reading)

    def owner(self, option_id: str) -> str:
        """The side whose option this is."""
        return next(self.courses.all[course].owner for course, known in self.ids.items() if known == option_id)

    def action(self, option_id: str) -> str:
        """All the words in which the option is mentioned."""
        course = next(course for course, known in self.ids.items() if known == option_id)
        return " ".join(mention.action for mention in self.courses.all[course].mentions)

    def meant(self, position: int, condition: int | None = None) -> list[Meaning]:
        """The drawn options meant there."""
        return [m for m in self.courses.at(position, condition) if m.course in self.ids]

    def literal(self, meaning: Meaning) -> Formula:
        """The option, or its negation where the wording means that it is not taken."""
        formula = option(self.ids[meaning.course])
        return formula if meaning.sign > 0 else negation(formula)


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
    kind = kinds[position.stance]
    if outside and position.stance is not Stance.DEMANDS:
        kind, head = "outside_condition", negation(head)
    elif position.stance is Stance.REFUSES and not conditions:
        head = negation(head)
    elif position.stance in (Stance.OFFERS, Stance.THREATENS) and not conditions and not _held(cast, subject):
        # An offer or threat made in a standoff is made for what its maker wants of the others, said or not.
        conditions = _in_return(cast, at, position, holder)
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
    conditions: list[Formula] = []
    if position.stance is Stance.REFUSES:
        literal = negation(literal)
    elif position.stance is Stance.DEMANDS:
        conditions, _ = _conditions(cast, at, position, holder, subject)
        kind = "demand_on_condition" if conditions else "implied_demand" if position.implied else kind
    weight = cast.weights.wanting(kind, holder, cast.owner(subject), cast.action(subject), position.strength)
    place = position.span.start
    yield Wish(holder, subject, literal, kind, weight, (_quote(position),), place, tuple(conditions), IF)


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


def _in_return(cast: Cast, at: int, position: Position, holder: str) -> list[Formula]:
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
    return [disjunction(met) if position.stance is Stance.OFFERS else negation(conjunction(met))]


def _opponent(cast: Cast, holder: str, wanted: Iterable[Wanted]) -> str:
    """Whom a side holds out against: the owner of what it waits for, else the side it has most to do with."""
    return next((cast.owner(other) for other, _, _ in wanted), None) or cast.parties.opponent(holder)


def _quote(position: Position) -> Evidence:
    return Evidence(position.span.text, position.span.start, position.span.end)


def _condition_quote(cast: Cast, at: int, number: int) -> tuple[Evidence, ...]:
    span = cast.reading.positions[at].conditions[number].span
    return (Evidence(span.text, span.start, span.end),) if span else (_quote(cast.reading.positions[at]),)


def unsaid_wishes(cast: Cast, stated: list[Wish]) -> Iterator[Wish]:
    """What nobody says but follows: reluctance, a threat's cost, what the other side of a refusal must want."""
    for course, subject in cast.ids.items():
        owner = cast.courses.all[course].owner
        evidence = evidence_of(cast.courses.all[course].mentions[:1], cast.reading)
        own = [wish for wish in stated if wish.subject == subject and wish.holder == owner]
        others = [wish for wish in stated if wish.subject == subject and wish.holder != owner]
        if own or not others or any(wish.head == option(subject) for wish in others):
            yield from _owners_part(cast, subject, owner, own, evidence)
        if own and not others:
            yield _others_part(cast, subject, owner, own)


def _owners_part(
    cast: Cast, subject: str, owner: str, own: list[Wish], evidence: tuple[Evidence, ...]
) -> Iterator[Wish]:
    held = _held(cast, subject)
    stays = option(subject) if held else negation(option(subject))
    opponent = cast.parties.opponent(owner)
    if all(wish.kind == "inner_demand" for wish in own):
        kind = "holding_on" if held else "reluctance"
        yield Wish(owner, subject, stays, kind, cast.weights.holding_out(kind, owner, opponent, 0.5), evidence, -1)
    for kind in ("threat", "offer"):
        if any(wish.kind == kind for wish in own) and not held:
            weight = cast.weights.holding_out(f"{kind}_cost", owner, owner, 0.5)
            yield Wish(owner, subject, stays, f"{kind}_cost", weight, own[0].evidence, -1)


def _others_part(cast: Cast, subject: str, owner: str, own: list[Wish]) -> Wish:
    """What the other side wants of an option on which it is not heard."""
    waited_for = [cast.owner(name) for wish in own for formula in wish.conditions for name in formula.variables]
    other = next((side for side in waited_for if side != owner), cast.parties.opponent(owner))
    threatened = any(_stance(cast, m) is Stance.THREATENS for m in _mentions(cast, subject))
    kind = "threatened" if threatened else "presumed_demand"
    head = negation(option(subject)) if threatened else option(subject)
    weight = cast.weights.wanting(kind, other, owner, cast.action(subject), 0.5)
    return Wish(other, subject, head, kind, weight, own[0].evidence, -1)


def _held(cast: Cast, subject: str) -> bool:
    """Whether the option is what its owner does now, and wants to go on with."""
    return any(m.deed.holds and m.sign > 0 for m in _mentions(cast, subject))


def _stance(cast: Cast, mention: Mention) -> Stance | None:
    """What the holder of an action says of it; None for the action of a condition."""
    return cast.reading.positions[mention.place.position].stance if mention.place.condition is None else None


def _mentions(cast: Cast, subject: str) -> tuple[Mention, ...]:
    course = next(course for course, known in cast.ids.items() if known == subject)
    return cast.courses.all[course].mentions
