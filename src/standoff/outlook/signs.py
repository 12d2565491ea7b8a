"""Signs: what a conflict shows of each option, before it is solved, that speaks for its being taken or against it."""

import math
from collections.abc import Mapping

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Voice
from standoff.conflict.formula import negation, option
from standoff.drafting.deed import deed
from standoff.outlook.tables import toml_data

Signs = Mapping[str, float]


def sign_names() -> tuple[str, ...]:
    """The names of all signs, in the order of `data/signs.toml`."""
    return tuple(row["name"] for row in toml_data("signs.toml")["sign"])


def signs_of(conflict: Conflict) -> tuple[Signs, ...]:
    """The signs of each option, in option order: each 0 where it is absent, 1 or a number where it is there.

    They are about a change of the option from what it is now. A sign's meaning stands in `data/signs.toml`.
    """
    return tuple(
        _signs(known, refused=_is_refused(conflict.decision_makers[owner], known))
        for known, owner in zip(conflict.options, conflict.owners, strict=True)
    )


def signs_of_further(conflict: Conflict) -> tuple[Signs, ...]:
    """The signs of each option that was named and is not modelled, in their order."""
    return tuple(_signs(one.option, refused=one.voice is Voice.REFUSED) for one in conflict.further)


def _signs(known: Option, *, refused: bool) -> Signs:
    return {
        "refused": float(refused),
        "irreversible": float(known.direction is not MoveDirection.BOTH),
        "contact": float(deed(known.text).verb in toml_data("signs.toml")["contact"]["classes"]),
        "author": _log_odds(known),
    }


def can_change(known: Option) -> bool:
    """Whether the option's direction lets it become other than it is now."""
    return known.direction is not (MoveDirection.FORWARD if known.now else MoveDirection.BACK)


def _is_refused(owner: DecisionMaker, known: Option) -> bool:
    """Whether the owner states, without a condition, that the option stays as it is."""
    stays = option(known.id) if known.now else negation(option(known.id))
    unsaid = toml_data("signs.toml")["unsaid"]["opening"]
    return any(statement.want == stays and not statement.why.startswith(unsaid) for statement in owner.preferences)


def _log_odds(known: Option) -> float:
    """How likely the author holds a change, in log-odds; 0 where the author says nothing."""
    if known.estimate is None:
        return 0.0
    bounds = toml_data("signs.toml")["author"]
    middle = min(bounds["most"], max(bounds["least"], (known.estimate.low + known.estimate.high) / 2))
    return round(math.log(middle / (1 - middle)) * (-1 if known.now else 1), 6)
