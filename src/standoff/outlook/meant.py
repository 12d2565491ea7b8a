"""What an estimate is about in the model: that an option is taken or is not, or that the standoff lasts or ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from standoff.conflict import Conflict
from standoff.drafting.coalitions import coalition_names
from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stem, stems
from standoff.outlook.tables import toml_data
from standoff.reading import Reading

SURE_ENOUGH = 0.6
"""How surely an outcome must be an option for the two to be compared."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What an outcome names: the option at the place `option` (from 0), or the standoff as a whole (None).

    `comes` says that by the outcome the option is taken, or the standoff lasts; otherwise it is not taken, or ends.
    """

    option: int | None
    comes: bool


def meant_by(outcome: str, reading: Reading, conflict: Conflict) -> Meant | None:
    """What the outcome of an estimate of `reading` names in the conflict drafted from it; None when it is neither."""
    option = _option(outcome, reading, conflict)
    if option is not None:
        return Meant(option[0], option[1] > 0)
    lasting = _lasting(outcome)
    return None if lasting is None else Meant(None, lasting)


def _option(outcome: str, reading: Reading, conflict: Conflict) -> tuple[int, int] | None:
    """The index of the option that the outcome names, and -1 when it says that it is not taken."""
    names = frozenset(stem for actor in reading.actors for stem in stems(actor.name))
    phrases = list(_deeds(outcome))
    subject = _sides_in(outcome, reading)
    best: tuple[float, int, int] | None = None
    for at, (option, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True)):
        if subject and conflict.decision_makers[owner].name not in subject:
            continue
        known = deed(option.text)
        for phrase in phrases:
            told = deed(phrase)
            # A bare verb, or words about the same thing with a verb nobody knows, fit too much.
            same_verb = told.verb == known.verb or (told.known and known.known)
            if not same_verb or not (told.about - names) & known.about:
                continue
            sign, sureness = relation(known, told, names)
            if sign and sureness >= SURE_ENOUGH and (best is None or sureness > best[0]):
                best = sureness, at, sign
    return (best[1], best[2]) if best else None


def _deeds(outcome: str) -> Iterator[str]:
    """The verb phrases that the outcome may hold: what begins at each word, and passives turned about."""
    words = outcome.split()
    for start, word in enumerate(words):
        yield " ".join(words[start:])
        if start and (stem(word),) in _phrases()["passive"]:
            yield " ".join([*words[start + 1 : start + 2], *words[:start], *words[start + 2 :]])


def _sides_in(outcome: str, reading: Reading) -> frozenset[str]:
    """The names of the sides that the outcome begins with the name of."""
    said = stems(outcome)
    sides = [
        reading.side(actor.id) for actor in reading.actors if (name := stems(actor.name)) and said[: len(name)] == name
    ]
    coalitions = coalition_names(reading) if sides else {}
    return frozenset(name for side in sides for name in (side.name, coalitions.get(side.id, side.name)))


def _lasting(outcome: str) -> bool | None:
    """True when the outcome is that the standoff lasts, False that it ends, None when it is about something else."""
    said = stems(outcome)
    names, ends, lasts = _names(said, "standoff"), _names(said, "ends"), _names(said, "lasts")
    denied = _names(said, "denied")
    if names and (ends or lasts):
        return (lasts and not ends) != denied
    if _names(said, "settlement"):
        return denied
    return None


def _names(said: tuple[str, ...], kind: str) -> bool:
    return any(
        said[at : at + len(phrase)] == phrase
        for phrase in _phrases()[kind]
        for at in range(len(said) - len(phrase) + 1)
    )


@lru_cache
def _phrases() -> dict[str, frozenset[tuple[str, ...]]]:
    kinds = {kind: phrases for kind, phrases in toml_data("lasting.toml").items() if kind != "source"}
    return {kind: frozenset(stems(phrase) for phrase in phrases) for kind, phrases in kinds.items()}
