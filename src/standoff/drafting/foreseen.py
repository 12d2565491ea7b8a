"""Deeds that an estimate foresees: who writes that Arbor is unlikely to leave the union says what Arbor could do.

Such a deed is put among the positions as one that nobody holds: it is compared, named and quoted like all others. One
in the passive ("the crew is freed") is put to whoever can do it.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.drafting.deed import deed
from standoff.drafting.naming import option_text
from standoff.drafting.tables import actions
from standoff.drafting.verb_classes import base_form, verbs, verbs_by_first
from standoff.drafting.wording import content, stem, word_list, words_of
from standoff.reading.model import Direction, Estimate, Position, Reading, Stance

LIKELY = "foreseen-likely"
UNLIKELY = "foreseen-unlikely"
"""The rules of positions that stand for a foreseen deed."""
EVEN = 0.5


def with_foreseen_deeds(reading: Reading) -> Reading:
    """The reading, with a position that nobody holds for each estimate of what one actor will do."""
    names = {_without_article(mention.text): actor.id for actor in reading.actors for mention in actor.mentions}
    names |= {_without_article(actor.name): actor.id for actor in reading.actors}
    foreseen = tuple(position for estimate in reading.estimates for position in _foreseen(estimate, names))
    return replace(reading, positions=(*reading.positions, *foreseen))


def is_foreseen(position: Position) -> bool:
    """Whether a position stands for a foreseen deed."""
    return position.rule in (LIKELY, UNLIKELY)


def _foreseen(estimate: Estimate, names: dict[str, str]) -> Iterator[Position]:
    outcome = _without_article(estimate.outcome)
    name = max((name for name in names if outcome.startswith(f"{name} ")), key=len, default=None)
    # "The captives are freed" names nobody who acts: it means whoever can free them.
    passive = _active(outcome.split())
    whose = None if name is None or passive is not None else names[name]
    phrase = passive or (_plain(outcome[len(name) :].split()) if name is not None else None)
    action = _without_time(option_text(phrase)) if phrase else ""
    meant = deed(action)
    if (meant.known or passive) and not (meant.idle or meant.bare or meant.yielding or meant.holds) and meant.sign > 0:
        likely = estimate.direction is Direction.HAPPENS and (estimate.low or 0.0) >= EVEN
        rule = LIKELY if likely else UNLIKELY
        yield Position(estimate.span, None, Stance.OFFERS, whose, action, (), 1.0, implied=True, rule=rule)


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("the ").removeprefix("The ")


def _active(words: list[str]) -> str | None:
    """A clause in the passive as the phrase of whoever does it; None for any other clause.

    >>> _active("the loan is finally paid out in 2009".split())
    'pay the loan out in 2009'
    """
    at = next((at for at, word in enumerate(words) if at and word in word_list("passive")), None)
    if at is None:
        return None
    after = words[at + 1 :]
    while len(after) > 1 and after[0].endswith("ly"):
        after = after[1:]
    verb = _of_participle(after[0]) if after else None
    return None if verb is None else " ".join([verb, *words[:at], *after[1:]])


def _of_participle(word: str) -> str | None:
    """The verb, one of the table, whose past participle this is; None where it is none."""
    irregular: dict[str, str] = actions()["participles"]
    if word in irregular:
        return irregular[word]
    if not word.endswith("ed"):
        return None
    return next((verb for row in actions()["class"] for verb in row["verbs"] if stem(verb) == stem(word)), None)


def chance_of(estimate: Estimate) -> tuple[float, float] | None:
    """The range that an estimate gives its outcome; None where its words have none.

    Who expects an outcome not to come, in words without a range, holds it less likely than not.
    """
    if estimate.low is not None or estimate.high is not None:
        low, high = estimate.low or 0.0, 1.0 if estimate.high is None else estimate.high
        return (low, high) if low <= high else None
    return (0.0, EVEN) if estimate.direction is Direction.DOES_NOT_HAPPEN else None


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
