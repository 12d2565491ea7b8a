"""Deeds that an estimate foresees: who writes that Arbor is unlikely to leave the union says what Arbor could do.

Such a deed is put among the positions as one that nobody holds: it is compared, named and quoted like all others. One
that nobody is said to do ("the crew is freed") is put to whoever can do it.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.drafting.deed import deed
from standoff.drafting.foretold import foretold, without_article
from standoff.drafting.naming import option_text
from standoff.drafting.wording import content, stem, stems, word_list, words_of
from standoff.reading.model import Direction, Estimate, Position, Reading, Stance

LIKELY = "foreseen-likely"
UNLIKELY = "foreseen-unlikely"
"""The rules of positions that stand for a foreseen deed."""
EVEN = 0.5


def with_foreseen_deeds(reading: Reading) -> Reading:
    """The reading, with a position that nobody holds for each estimate of what one actor will do."""
    names = {without_article(mention.text): actor.id for actor in reading.actors for mention in actor.mentions}
    names |= {without_article(actor.name): actor.id for actor in reading.actors}
    foreseen = tuple(position for estimate in reading.estimates for position in _foreseen(estimate, names))
    return replace(reading, positions=(*reading.positions, *foreseen))


def is_foreseen(position: Position) -> bool:
    """Whether a position stands for a foreseen deed."""
    return position.rule in (LIKELY, UNLIKELY)


def _foreseen(estimate: Estimate, names: dict[str, str]) -> Iterator[Position]:
    for whose, phrase in foretold(estimate.outcome, names):
        denied = "not " if deed(phrase).sign < 0 else ""
        action = denied + _without_time(option_text(phrase)) if phrase else ""
        meant = deed(action)
        told = meant.known or whose is None
        if told and not (meant.idle or meant.yielding or meant.holds) and (meant.sign > 0 or whose is None):
            likely = estimate.direction is Direction.HAPPENS and (estimate.low or 0.0) >= EVEN
            rule = LIKELY if likely else UNLIKELY
            yield Position(estimate.span, None, Stance.OFFERS, whose, action, (), 1.0, implied=True, rule=rule)


def chance_of(estimate: Estimate) -> tuple[float, float] | None:
    """The range that an estimate gives its outcome; None where its words have none.

    Who expects an outcome, or that it does not come, in words without a range, holds it more or less likely than not;
    who only holds it possible says nothing of how likely it is.
    """
    if estimate.low is not None or estimate.high is not None:
        low, high = estimate.low or 0.0, 1.0 if estimate.high is None else estimate.high
        return (low, high) if low <= high else None
    if estimate.direction is Direction.DOES_NOT_HAPPEN:
        return 0.0, EVEN
    return None if set(stems(estimate.phrase)) & word_list("possibility") else (EVEN, 1.0)


def _without_time(action: str) -> str:
    """The action without the time that ends it: "by the spring of 2024", "within weeks"."""
    words = action.split()
    for at in range(1, len(words)):
        tail = [stem(word) for word in words_of(" ".join(words[at:]))]
        timed = any(word in word_list("times") or word.isdigit() for word in tail)
        if timed and tail[0] in word_list("prepositions") and not content(tail):
            return " ".join(words[:at])
    return action
