"""A conflict as plain dicts and lists, its keys in the order that a person reads them, defaults left out."""

from typing import Any

from standoff.conflict.model import (
    Chance,
    Conflict,
    DecisionMaker,
    Evidence,
    FurtherOption,
    LookingAhead,
    MoveDirection,
    Option,
    Statement,
    Weight,
)
from standoff.errors import ConflictError

FORMAT = "standoff/1"
"""Version of the file's shape."""

STRONGLY = ">>"
"""In a ranking: what stands above is strongly preferred to what stands below."""


def plain(conflict: Conflict) -> dict[str, Any]:
    """What a conflict file holds; raises `ConflictError` for preferences that no file may hold."""
    return _without_defaults(
        {
            "format": FORMAT,
            "title": conflict.title,
            "date": conflict.date,
            "since": conflict.since,
            "decision_makers": [_decision_maker(dm) for dm in conflict.decision_makers],
            "infeasible": [str(formula) for formula in conflict.infeasible],
            "indistinguishable": [str(formula) for formula in conflict.indistinguishable],
            "foresight": None if conflict.foresight is None else _foresight(conflict.foresight),
            "left_out": [{"name": actor.name, "reason": actor.reason} for actor in conflict.left_out],
            "further": [_further(one) for one in conflict.further],
        }
    )


def _without_defaults(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], {}, "")}


def _decision_maker(dm: DecisionMaker) -> dict[str, Any]:
    if dm.ranking is not None and dm.preferences:
        raise ConflictError(
            "both-preferences-and-ranking",
            f"{dm.name} has both preferences and a ranking",
            remedy="keep the one that counts",
        )
    if dm.weighted and any(statement.strong for statement in dm.preferences):
        what = f"{dm.name} has a strong statement among weighted ones"
        raise ConflictError("strong-with-weights", what, remedy="leave out the weights, or `strong`")
    if any(not 0 <= at < len(dm.ranking or ()) - 1 for at in dm.strong_after):
        what = f"{dm.name} has a strong preference that does not stand between two groups of a ranking"
        raise ConflictError("misplaced-strong-preference", what, remedy="number the groups above it, from 0")
    return {
        "name": dm.name,
        "options": [_option(option) for option in dm.options],
        **_without_defaults({"preferences": [_statement(statement) for statement in dm.preferences]}),
        **({} if dm.ranking is None else {"ranking": _ranking(dm.ranking, dm.strong_after)}),
        **_without_defaults(
            {
                "unknown": [{"between": str(one), "and": str(other)} for one, other in dm.unknown],
                "attitudes": {name: attitude.value for name, attitude in dm.attitudes},
            }
        ),
    }


def _ranking(groups: tuple[tuple[str, ...], ...], strong_after: tuple[int, ...]) -> list[list[str] | str]:
    rungs: list[list[str] | str] = []
    for at, group in enumerate(groups):
        rungs.append(list(group))
        if at in strong_after:
            rungs.append(STRONGLY)
    return rungs


def _option(option: Option) -> dict[str, Any]:
    direction = None if option.direction is MoveDirection.BOTH else option.direction.value
    rest = {
        "direction": direction,
        "evidence": [_evidence(part) for part in option.evidence],
        "estimate": None if option.estimate is None else _estimate(option.estimate),
        "now_evidence": [_evidence(part) for part in option.now_evidence],
    }
    return {"id": option.id, "text": option.text, "now": option.now, **_without_defaults(rest)}


def _further(one: FurtherOption) -> dict[str, Any]:
    voice = None if one.voice is None else one.voice.value
    return {"owner": one.owner, **_option(one.option), **_without_defaults({"voice": voice})}


def _statement(statement: Statement) -> dict[str, Any]:
    return _without_defaults(
        {
            "want": str(statement.want),
            "weight": None if statement.weight is None else _weight(statement.weight),
            "strong": statement.strong or None,
            "why": statement.why,
            "evidence": [_evidence(part) for part in statement.evidence],
        }
    )


def _weight(weight: Weight) -> Any:
    median = _number(weight.median)
    return median if weight.spread == 1 else {"median": median, "spread": _number(weight.spread)}


def _estimate(estimate: Chance) -> dict[str, Any]:
    return {"low": _number(estimate.low), "high": _number(estimate.high)}


def _foresight(foresight: LookingAhead) -> dict[str, Any]:
    return {name: _number(getattr(foresight, name)) for name in ("one", "two", "more")}


def _number(value: float) -> int | float:
    """The number as a person writes it: without a point where it is whole."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    # An empty source is kept: it is not the same as none.
    values = {"quote": evidence.quote, "start": evidence.start, "end": evidence.end, "source": evidence.source}
    return {key: value for key, value in values.items() if value is not None}
