"""Signs: what a conflict shows before it is solved, of each option's being taken and of the standoff's lasting."""

import math
from collections.abc import Mapping

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Voice
from standoff.conflict.formula import negation, option
from standoff.drafting.deed import deed
from standoff.outlook.dates import days_of
from standoff.outlook.tables import toml_data

Signs = Mapping[str, float]

DAYS_OF_A_YEAR = 365.2425


def sign_names() -> tuple[str, ...]:
    """The names of all signs of an option, in the order of `data/signs.toml`."""
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


def signs_of_lasting(conflict: Conflict) -> Signs:
    """The signs that the standoff lasts: `firm` (0 to 1) and `age`, each 0 where the conflict shows nothing."""
    owned = zip(conflict.options, conflict.owners, strict=True)
    refused = [_is_refused(conflict.decision_makers[owner], known) for known, owner in owned]
    years = years_so_far(conflict)
    usual = toml_data("signs.toml")["age"]["usual"]
    age = 0.0 if years is None else math.log((1 + years) / (1 + usual))
    return {"firm": round(sum(refused) / len(refused), 6) if refused else 0.0, "age": round(age, 6)}


def years_so_far(conflict: Conflict) -> float | None:
    """The years from `since` to `date`, 0 or more; None where either is not known.

    Of partial dates the first day counts.
    """
    began, written = days_of(conflict.since or ""), days_of(conflict.date or "")
    if began is None or written is None:
        return None
    return max(0.0, (written[0] - began[0]).days / DAYS_OF_A_YEAR)


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
