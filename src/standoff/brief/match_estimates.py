"""Which quantity of the model an estimate is about: that the standoff lasts, or that an option is taken."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from standoff.brief.words import ahead, percent
from standoff.conflict import Conflict
from standoff.conflict.articles import opening_sentence
from standoff.drafting.coalitions import coalition_names
from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stem, stems
from standoff.outlook.model import Outlook
from standoff.outlook.words import wish
from standoff.reading import Estimate, Reading
from standoff.stability.words import listed

SURE_ENOUGH = 0.6
"""How surely an outcome must be an option for the two to be compared."""

LASTS = "the standoff lasts"
ENDS = "the standoff ends"


@dataclass(frozen=True, slots=True)
class Match:
    """What an estimate is about: `quantity` in words, its `value` in the model (0 to 1), why, and the option."""

    quantity: str
    value: float
    why: str
    option: int | None = None


def match(estimate: Estimate, reading: Reading, conflict: Conflict, outlook: Outlook) -> Match | None:
    """The quantity of the model that the estimate's outcome names; None when there is none."""
    option = _option(estimate.outcome, reading, conflict)
    if option is not None:
        at, sign = option
        known = next((o for o in outlook.options if o.id == conflict.option_ids[at]), None)
        if known is None:
            return None
        taken = known.taken.support if known.without_author is None else known.without_author
        owner = conflict.decision_makers[conflict.owners[at]].name
        told = f"{owner} {'takes' if sign > 0 else 'does not take'} option O{at + 1} ({known.text})"
        counted = known.probability != known.without_author
        apart = "The number is the model's without the author's own estimate." if counted else ""
        why = f"{_wanted(conflict, at)} {apart}".strip()
        return Match(told, taken if sign > 0 else 1 - taken, why, at + 1)
    lasting = _lasting(estimate.outcome)
    if lasting is None:
        return None
    chance = outlook.verdict.probability
    why = _held(outlook)
    return Match(LASTS, chance, why) if lasting else Match(ENDS, 1 - chance, why)


def _held(outlook: Outlook) -> str:
    """In what share of the samples the status quo holds, by how far the parties look ahead."""
    shares = [
        f"{percent(view.persists.support)} of the samples looking {ahead(view.moves)}" for view in outlook.foresight
    ]
    return f"The status quo holds in {listed(shares)}." if shares else ""


def _wanted(conflict: Conflict, at: int) -> str:
    """What the owner of an option is taken to want most that turns on it."""
    owner = conflict.decision_makers[conflict.owners[at]]
    about = [s for s in owner.preferences if conflict.option_ids[at] in s.want.variables]
    weightiest = max(about, key=lambda s: s.weight.median if s.weight else 0.0, default=None)
    if weightiest is None:
        return ""
    return f"{opening_sentence(owner.name)} is taken to want {wish(conflict, weightiest.want, owner.name)}."


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
    coalitions = coalition_names(reading)
    sides = (
        reading.side(actor.id) for actor in reading.actors if (name := stems(actor.name)) and said[: len(name)] == name
    )
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
    table = tomllib.loads(files("standoff.brief").joinpath("data", "lasting.toml").read_text(encoding="utf-8"))
    kinds = {kind: phrases for kind, phrases in table.items() if kind != "source"}
    return {kind: frozenset(stems(phrase) for phrase in phrases) for kind, phrases in kinds.items()}
