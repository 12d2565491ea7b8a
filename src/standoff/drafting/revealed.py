"""What standing still reveals: who wants on balance what it could do and has not done would have done it already.

A wish that pulls its holder out of the status quo is set against one that holds it there, heavy enough that the status
quo is as a rule stable one move ahead; see `[revealed]` in `data/priors.toml`.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import NormalDist

from standoff.conflict import Weight
from standoff.conflict.formula import negation, option
from standoff.drafting.cast import Cast
from standoff.drafting.courses import side_id
from standoff.drafting.options import evidence_of
from standoff.drafting.tables import priors
from standoff.drafting.verb_classes import needs_force
from standoff.drafting.wishes import UNSAID, Wish
from standoff.drafting.wording import stem, word_list, words_of

_HOLDING_BACK = {
    "threat": "threat_cost",
    "offer": "offer_cost",
    "acceptance": "offer_cost",
    "inner_demand": "reluctance",
}
"""The kind of wish that stands against each kind of pull, where none is stated; `reluctance` for all others."""
MOBILISING = "MOBILIZE"
"""PLOVER's event type of preparations for the use of force."""
TIME_REACH = 3
"""How many words at most before a word of time the one stands that makes it a limit: "within the next two weeks"."""


@dataclass(frozen=True, slots=True)
class _Pull:
    """The wishes of an option's owner that would be met by taking it now (or leaving it, where it is taken)."""

    subject: str
    wishes: tuple[Wish, ...]

    @property
    def median(self) -> float:
        """What the pull weighs before wording and need: these may make it stronger than what holds it back."""
        return sum(float(priors()["kind"][wish.kind]["median"]) for wish in self.wishes)

    @property
    def spread(self) -> float:
        """The widest spread among its wishes."""
        return max(wish.weight.spread for wish in self.wishes)


def with_revealed_reluctance(cast: Cast, wishes: list[Wish]) -> list[Wish]:
    """The settled wishes of all sides, with what holds each side back made heavy enough against what pulls it."""
    now = {name: cast.course(name).held for name in cast.ids.values()}
    pulls = [pull for name in cast.ids.values() if (pull := _pull(name, cast.owner(name), wishes, now)) is not None]
    for pull in pulls:
        wishes = _held_back(cast, pull, wishes, now, len(pulls))
    return wishes


def _pull(subject: str, owner: str, wishes: Iterable[Wish], now: dict[str, bool]) -> _Pull | None:
    """What pulls `owner` to change `subject` alone; None where nothing does."""
    changed = now | {subject: not now[subject]}
    own = (wish for wish in wishes if wish.holder == owner)
    pulling = tuple(wish for wish in own if wish.want.holds(changed) and not wish.want.holds(now))
    return _Pull(subject, pulling) if pulling else None


def _held_back(cast: Cast, pull: _Pull, wishes: list[Wish], now: dict[str, bool], pulls: int) -> list[Wish]:
    """The wishes, the one that holds `pull` back raised or added, and the pull made less where that is too much."""
    owner, subject = cast.owner(pull.subject), pull.subject
    stays = option(subject) if now[subject] else negation(option(subject))
    holding = next((wish for wish in wishes if wish.holder == owner and wish.want == stays), None)
    kind = holding.kind if holding is not None else _kind(pull, held=now[subject])
    prior, pressing = priors()["kind"][kind], _is_pressing(cast, pull)
    stay = priors()["revealed"]["pressing" if pressing else "stays"] ** (1 / pulls)
    both = math.hypot(math.log(pull.spread), math.log(prior["spread"]))
    ratio = math.exp(NormalDist().inv_cdf(stay) * both)
    # What is only revealed is no firmer than what is refused in words: beyond that, the pull is the less.
    least = min(pull.median * ratio, priors()["kind"]["refusal"]["median"])
    wishes = [_times(wish, least / (pull.median * ratio)) if wish in pull.wishes else wish for wish in wishes]
    if holding is None:
        evidence = evidence_of(cast.course(subject).mentions[:1], cast.reading)
        weight = Weight(round(least, 3), prior["spread"])
        return [*wishes, Wish(owner, subject, stays, kind, weight, evidence, UNSAID)]
    # What is only presumed gives way where standing still reveals less; what is said stays as it is.
    median = least if pressing and holding.at == UNSAID else max(least, holding.weight.median)
    raised = _times(holding, median / holding.weight.median)
    return [raised if wish == holding else wish for wish in wishes]


def _times(wish: Wish, factor: float) -> Wish:
    return replace(wish, weight=replace(wish.weight, median=round(wish.weight.median * factor, 3)))


def _kind(pull: _Pull, *, held: bool) -> str:
    heaviest = max(pull.wishes, key=lambda wish: wish.weight.median)
    return "holding_on" if held else _HOLDING_BACK.get(heaviest.kind, "reluctance")


def _is_pressing(cast: Cast, pull: _Pull) -> bool:
    """Whether standing still reveals less: the deed has been made possible, given a time, or made ready for."""
    if any(_is_just_met(cast, name, pull.subject) for wish in pull.wishes for name in wish.want.variables):
        return True
    owner = cast.owner(pull.subject)
    mobilising = any(
        event.type == MOBILISING and event.actor is not None and side_id(cast.reading, event.actor) == owner
        for event in cast.reading.events
    )
    force = any(needs_force(mention.deed.verb) for mention in cast.course(pull.subject).mentions)
    return (force and mobilising) or any(_is_timed(action) for action in _wordings(cast, pull, owner))


def _is_just_met(cast: Cast, name: str, subject: str) -> bool:
    """Whether what a wish waits for is told to have been done: there was hardly time to answer."""
    told = cast.course(name).told
    return name != subject and told is not None and told.taken


def _wordings(cast: Cast, pull: _Pull, owner: str) -> Iterator[str]:
    """In which words `owner` speaks of the deed and of its conditions."""
    for mention in cast.course(pull.subject).mentions:
        position = cast.reading.positions[mention.place.position]
        if mention.place.condition is None and side_id(cast.reading, position.holder) == owner:
            yield position.action
            yield from (condition.action for condition in position.conditions)


def _is_timed(action: str) -> bool:
    """Whether a time is set: "on Monday", "within a week", but not "with the next convoys" or "every sixty days"."""
    words = [stem(word) for word in words_of(action)]
    limits = word_list("time_limits")
    return any(
        word in word_list("times") and not limits.isdisjoint(words[max(0, at - TIME_REACH) : at])
        for at, word in enumerate(words)
    )
