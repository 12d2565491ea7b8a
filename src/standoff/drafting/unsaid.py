"""Wishes that nobody states but that follow: reluctance, the cost of a threat, what a refusal presupposes."""

from collections.abc import Iterator

from standoff.conflict import Evidence, Formula
from standoff.conflict.formula import negation, option
from standoff.drafting.cast import Cast
from standoff.drafting.courses import side_id
from standoff.drafting.deed import Deed, deed
from standoff.drafting.foreseen import is_foreseen
from standoff.drafting.options import asked_by_others_alone, evidence_of, is_inner
from standoff.drafting.same_action import SAME_WORDS
from standoff.drafting.verb_classes import ACCEPT, hurts
from standoff.drafting.wishes import UNSAID, Wish
from standoff.drafting.wording import content, overlap, stems, word_list
from standoff.reading.model import Stance


def unsaid_wishes(cast: Cast, stated: list[Wish]) -> Iterator[Wish]:
    """What nobody says but follows: reluctance, a threat's cost, what the other side of a refusal must want."""
    for course, subject in cast.ids.items():
        owner = cast.courses.all[course].owner
        if cast.courses.all[course].inferred:
            yield from _of_a_standing_demand(cast, course, subject, owner)
            continue
        if all(is_foreseen(cast.reading.positions[m.place.position]) for m in cast.courses.all[course].mentions):
            yield _of_a_foreseen_deed(cast, course, subject, owner)
            continue
        evidence = evidence_of(cast.courses.all[course].mentions[:1], cast.reading)
        own = [wish for wish in stated if wish.subject == subject and wish.holder == owner]
        others = [wish for wish in stated if wish.subject == subject and wish.holder != owner]
        if own or not others or any(wish.head != _as_it_is(cast, subject) for wish in others):
            yield from _owners_part(cast, subject, owner, own, evidence)
        if own and not others:
            yield from _others_part(cast, subject, owner, own)


def _of_a_standing_demand(cast: Cast, course: int, subject: str, owner: str) -> Iterator[Wish]:
    """A side holds on to its demand; the other would be rid of it."""
    evidence = evidence_of(cast.courses.all[course].mentions, cast.reading)
    other = cast.parties.opponent(owner)
    holding = cast.weights.holding_out("standing_demand", owner, other, 0.5)
    yield Wish(owner, subject, negation(option(subject)), "standing_demand", holding, evidence, UNSAID)
    wanting = cast.weights.wanting("relief", other, owner, cast.action(subject), 0.5)
    yield Wish(other, subject, option(subject), "relief", wanting, evidence, UNSAID)


def _of_a_foreseen_deed(cast: Cast, course: int, subject: str, owner: str) -> Wish:
    """Of a deed that the author alone speaks of, and not as likely, its owner is presumed to be reluctant."""
    evidence = evidence_of(cast.courses.all[course].mentions, cast.reading)
    weight = cast.weights.holding_out("untried", owner, owner, 0.5)
    return Wish(owner, subject, negation(option(subject)), "untried", weight, evidence, UNSAID)


def _as_it_is(cast: Cast, subject: str) -> Formula:
    """What holds of an option in the status quo."""
    return option(subject) if cast.course(subject).held else negation(option(subject))


def _owners_part(
    cast: Cast, subject: str, owner: str, own: list[Wish], evidence: tuple[Evidence, ...]
) -> Iterator[Wish]:
    held, stays = cast.course(subject).held, _as_it_is(cast, subject)
    opponent = cast.parties.opponent(owner)
    if all(wish.kind == "inner_demand" for wish in own):
        kind = "holding_on" if held else "reluctance"
        yield Wish(owner, subject, stays, kind, cast.weights.holding_out(kind, owner, opponent, 0.5), evidence, UNSAID)
    for kind in ("threat", "offer"):
        if any(wish.kind == kind and wish.head != stays for wish in own) and not held:
            weight = cast.weights.holding_out(f"{kind}_cost", owner, owner, 0.5)
            yield Wish(owner, subject, stays, f"{kind}_cost", weight, own[0].evidence, UNSAID)


def _others_part(cast: Cast, subject: str, owner: str, own: list[Wish]) -> Iterator[Wish]:
    """What the other side wants of an option on which it is not heard."""
    threatened = Stance.THREATENS in _stances(cast, subject) or _pressed_for(cast, subject)
    if not threatened and asked_by_others_alone(cast.reading, cast.course(subject), cast.parties):
        return
    if not threatened and _is_nobodys_wish(cast, subject, own):
        return
    waited_for = [cast.owner(name) for wish in own for formula in wish.conditions for name in formula.variables]
    concerned = [side for side in waited_for if side != owner]
    # What is threatened hurts whom it names, whoever is to give way; a refusal answers who would meet its price.
    concerned = [*_named(cast, subject), *concerned] if threatened else [*concerned, *_named(cast, subject)]
    other = next(iter(concerned), cast.parties.opponent(owner))
    if not threatened and own[0].kind != "refusal" and _has_declined(cast, subject, other):
        return
    kind = "threatened" if threatened else "presumed_demand"
    said = _as_its_owner_says(cast, subject, owner)
    head = negation(said) if threatened else said
    weight = cast.weights.wanting(kind, other, owner, cast.action(subject), 0.5)
    yield Wish(other, subject, head, kind, weight, own[0].evidence, UNSAID)


def _is_nobodys_wish(cast: Cast, subject: str, own: list[Wish]) -> bool:
    """Whether what is refused is what no other side would ask for: an attack, sanctions, the fall of a government."""
    if any(wish.kind != "refusal" for wish in own):
        return False
    mentions = cast.course(subject).mentions
    return is_inner(cast.course(subject)) or any(_is_hurtful(mention.deed) for mention in mentions)


def _is_hurtful(known: Deed) -> bool:
    """Whether a deed is done against another side: an attack, an expulsion, the support of sanctions."""
    penalty = bool(known.about & content(word_list("penalties")))
    return hurts(known.verb) or (known.verb == ACCEPT and penalty)


def _has_declined(cast: Cast, subject: str, other: str) -> bool:
    """Whether `other` is heard to refuse what the option offers: "turned the idea of a joint inquiry down"."""
    offered = [mention.deed.about for mention in cast.course(subject).mentions]
    for position in cast.reading.positions:
        if position.stance is Stance.REFUSES and position.in_force and side_id(cast.reading, position.holder) == other:
            declined = deed(position.action)
            if declined.verb == ACCEPT and any(overlap(about, declined.about) >= SAME_WORDS for about in offered):
                return True
    return False


def _named(cast: Cast, subject: str) -> Iterator[str]:
    """The decision makers other than the owner that an option's words name: "boycott Corvo's fair"."""
    words = stems(cast.action(subject))
    for side in cast.parties.decision_makers:
        name = stems(cast.reading.actor(side).name)
        if side != cast.owner(subject) and any(words[at : at + len(name)] == name for at in range(len(words))):
            yield side


def _as_its_owner_says(cast: Cast, subject: str, owner: str) -> Formula:
    """The option, or its negation where its owner first speaks of not taking it."""
    mentions = cast.course(subject).mentions
    positions = cast.reading.positions
    own = (m for m in mentions if side_id(cast.reading, positions[m.place.position].holder) == owner)
    first = next((m for m in own if m.place.condition is None), mentions[0])
    return option(subject) if first.sign > 0 else negation(option(subject))


def _pressed_for(cast: Cast, subject: str) -> bool:
    """Whether somebody who is no decision maker demands the option for as long as another side does not give way."""
    for mention in cast.course(subject).mentions:
        position = cast.reading.positions[mention.place.position]
        outsider = side_id(cast.reading, position.holder) not in cast.parties.decision_makers
        if outsider and mention.place.condition is None and position.conditions and position.stance is Stance.DEMANDS:
            return True
    return False


def _stances(cast: Cast, subject: str) -> set[Stance]:
    """What is said of an option where it is the action of a position."""
    places = (mention.place for mention in cast.course(subject).mentions)
    return {cast.reading.positions[place.position].stance for place in places if place.condition is None}
