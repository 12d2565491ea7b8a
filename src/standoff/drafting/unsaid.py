"""Wishes that nobody states but that follow: reluctance, the cost of a threat, what a refusal presupposes."""

from collections.abc import Iterator

from standoff.conflict import Evidence
from standoff.conflict.formula import negation, option
from standoff.drafting.cast import Cast
from standoff.drafting.options import evidence_of
from standoff.drafting.wishes import UNSAID, Wish
from standoff.reading.model import Stance


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
    held = cast.course(subject).held
    stays = option(subject) if held else negation(option(subject))
    opponent = cast.parties.opponent(owner)
    if all(wish.kind == "inner_demand" for wish in own):
        kind = "holding_on" if held else "reluctance"
        yield Wish(owner, subject, stays, kind, cast.weights.holding_out(kind, owner, opponent, 0.5), evidence, UNSAID)
    for kind in ("threat", "offer"):
        if any(wish.kind == kind for wish in own) and not held:
            weight = cast.weights.holding_out(f"{kind}_cost", owner, owner, 0.5)
            yield Wish(owner, subject, stays, f"{kind}_cost", weight, own[0].evidence, UNSAID)


def _others_part(cast: Cast, subject: str, owner: str, own: list[Wish]) -> Wish:
    """What the other side wants of an option on which it is not heard."""
    waited_for = [cast.owner(name) for wish in own for formula in wish.conditions for name in formula.variables]
    other = next((side for side in waited_for if side != owner), cast.parties.opponent(owner))
    threatened = Stance.THREATENS in _stances(cast, subject)
    kind = "threatened" if threatened else "presumed_demand"
    head = negation(option(subject)) if threatened else option(subject)
    weight = cast.weights.wanting(kind, other, owner, cast.action(subject), 0.5)
    return Wish(other, subject, head, kind, weight, own[0].evidence, UNSAID)


def _stances(cast: Cast, subject: str) -> set[Stance]:
    """What is said of an option where it is the action of a position."""
    places = (mention.place for mention in cast.course(subject).mentions)
    return {cast.reading.positions[place.position].stance for place in places if place.condition is None}
