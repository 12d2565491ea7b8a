"""Deeds that an estimate foresees: who writes that Arbor is unlikely to leave the union says what Arbor could do.

Such a deed is put among the positions as one that nobody holds: it is compared, named and quoted like all others.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.drafting.deed import deed
from standoff.drafting.naming import option_text
from standoff.drafting.verb_classes import base_form, verbs, verbs_by_first
from standoff.drafting.wording import content, stem, word_list, words_of
from standoff.reading.model import Direction, Estimate, Position, Reading, Stance

LIKELY = "foreseen-likely"
UNLIKELY = "foreseen-unlikely"
"""The rules of positions that stand for a foreseen deed."""
EVEN = 0.5


def with_foreseen_deeds(reading: Reading) -> Reading:
    """The reading, with a position that nobody holds for each estimate of what one actor will do."""
    names = {mention.text: actor.id for actor in reading.actors for mention in actor.mentions}
    names |= {actor.name: actor.id for actor in reading.actors}
    foreseen = tuple(position for estimate in reading.estimates for position in _foreseen(estimate, names))
    return replace(reading, positions=(*reading.positions, *foreseen))


def is_foreseen(position: Position) -> bool:
    """Whether a position stands for a foreseen deed."""
    return position.rule in (LIKELY, UNLIKELY)


def _foreseen(estimate: Estimate, names: dict[str, str]) -> Iterator[Position]:
    outcome = estimate.outcome.removeprefix("the ")
    name = max((name for name in names if outcome.startswith(f"{name} ")), key=len, default=None)
    if name is None:
        return
    action = _without_time(option_text(_plain(outcome[len(name) :].split())))
    meant = deed(action)
    if meant.known and not (meant.idle or meant.bare or meant.yielding or meant.holds) and meant.sign > 0:
        likely = estimate.direction is Direction.HAPPENS and (estimate.low or 0.0) >= EVEN
        rule = LIKELY if likely else UNLIKELY
        yield Position(estimate.span, None, Stance.OFFERS, names[name], action, (), 1.0, implied=True, rule=rule)


def _plain(words: list[str]) -> str:
    """A finite verb phrase in its plain form, up to a second verb, without the adverbs before the first."""
    while len(words) > 1 and (stem(words[0]) in word_list("weak") or words[0].endswith("ly")):
        words = words[1:]
    ends = next((at for at, word in enumerate(words) if word == "and" and _is_finite(words[at + 1 :])), len(words))
    return " ".join([*map(base_form, words[:1]), *words[1:ends]])


def _is_finite(words: list[str]) -> bool:
    """Whether a second verb in the third person may begin here: its plain form is known, or a determiner follows."""
    verb = words[0] if words else ""
    base = stem(base_form(verb))
    known = bool(verbs_by_first().get(base)) or (base,) in verbs() or base in word_list("stative")
    return verb.endswith("s") and (known or (len(words) > 1 and stem(words[1]) in word_list("determiners")))


def _without_time(action: str) -> str:
    """The action without the time that ends it: "by the spring of 2024", "within weeks"."""
    words = action.split()
    for at in range(1, len(words)):
        tail = [stem(word) for word in words_of(" ".join(words[at:]))]
        timed = any(word in word_list("times") or word.isdigit() for word in tail)
        if timed and tail[0] in word_list("prepositions") and not content(tail):
            return " ".join(words[:at])
    return action
