"""A conflict as plain dicts and lists, its keys in the order that a person reads them, defaults left out."""

from typing import Any

from standoff.conflict.model import Conflict, DecisionMaker, Evidence, MoveDirection, Option, Statement, Weight
from standoff.errors import ConflictError

FORMAT = "standoff/1"
"""Version of the file's shape."""


def plain(conflict: Conflict) -> dict[str, Any]:
    """What a conflict file holds; raises `ConflictError` for a decision maker with both preferences and a ranking."""
    return _without_defaults(
        {
            "format": FORMAT,
            "title": conflict.title,
            "date": conflict.date,
            "decision_makers": [_decision_maker(dm) for dm in conflict.decision_makers],
            "infeasible": [str(formula) for formula in conflict.infeasible],
            "left_out": [{"name": actor.name, "reason": actor.reason} for actor in conflict.left_out],
        }
    )


def _without_defaults(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _decision_maker(dm: DecisionMaker) -> dict[str, Any]:
    if dm.ranking is not None and dm.preferences:
        raise ConflictError(
            "both-preferences-and-ranking",
            f"{dm.name} has both preferences and a ranking",
            remedy="keep the one that counts",
        )
    ranking = None if dm.ranking is None else {"ranking": [list(group) for group in dm.ranking]}
    return {
        "name": dm.name,
        "options": [_option(option) for option in dm.options],
        **_without_defaults({"preferences": [_statement(statement) for statement in dm.preferences]}),
        **(ranking or {}),
    }


def _option(option: Option) -> dict[str, Any]:
    direction = None if option.direction is MoveDirection.BOTH else option.direction.value
    rest = {"direction": direction, "evidence": [_evidence(part) for part in option.evidence]}
    return {"id": option.id, "text": option.text, "now": option.now, **_without_defaults(rest)}


def _statement(statement: Statement) -> dict[str, Any]:
    return _without_defaults(
        {
            "want": str(statement.want),
            "weight": None if statement.weight is None else _weight(statement.weight),
            "why": statement.why,
            "evidence": [_evidence(part) for part in statement.evidence],
        }
    )


def _weight(weight: Weight) -> Any:
    median = _number(weight.median)
    return median if weight.spread == 1 else {"median": median, "spread": _number(weight.spread)}


def _number(value: float) -> int | float:
    """The number as a person writes it: without a point where it is whole."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    # An empty source is kept: it is not the same as none.
    values = {"quote": evidence.quote, "start": evidence.start, "end": evidence.end, "source": evidence.source}
    return {key: value for key, value in values.items() if value is not None}
