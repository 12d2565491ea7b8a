"""`Report`: all that a ledger's scores say, put together once for the terminal, for programs and for the page."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from standoff.ledger.scoring import (
    Calibration,
    HorizonScore,
    RecordPoint,
    Scoreboard,
    by_horizon,
    calibration,
    over_time,
    resolved,
    scoreboard,
)
from standoff.ledger.state import State
from standoff.outlook.serialize import plain
from standoff.schemas import DIALECT, strict

MOST_JUDGED = 12
"""Forecasters, those of most questions, whose calibration and course are worked out: each takes a thousand redraws."""


@dataclass(frozen=True, slots=True)
class Report:
    """A scoreboard, and by name, of those who spoke to most questions, their calibration and the course of their score.

    At most `MOST_JUDGED` are judged so, in the order of the scoreboard.
    """

    board: Scoreboard
    calibrations: Mapping[str, Calibration]
    over_time: Mapping[str, tuple[RecordPoint, ...]]
    by_horizon: Mapping[str, tuple[HorizonScore, ...]]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values; what is no number (an infinite log score) is None."""
        return {
            "scoreboard": _finite(plain(self.board)),
            "calibration": _finite(plain(self.calibrations)),
            "over_time": {
                name: [{"moment": p.moment.isoformat(), "questions": p.questions, "score": p.score} for p in points]
                for name, points in self.over_time.items()
            },
            "by_horizon": _finite(plain(self.by_horizon)),
        }


def report(
    state: State, *, rule: str = "brier", against: Sequence[str] = (), case: str | None = None, tag: str | None = None
) -> Report:
    """The scores of a ledger, or of those of its questions that belong to `case` and have the tag `tag`.

    `rule` is the one of skills and scores over time, and `against` names forecasters to hold all others against. Raises
    `LedgerError` as `scoreboard` does.
    """
    kept = {
        id_: one
        for id_, one in state.questions.items()
        if (case is None or one.question.case == case) and (tag is None or tag in one.question.tags)
    }
    chosen = replace(state, questions=kept)
    board = scoreboard(chosen, rule=rule, against=against)
    held = [row for row in board.rows if row.questions]
    judged = {row.forecaster for row in sorted(held, key=lambda row: -row.questions)[:MOST_JUDGED]}
    names = [row.forecaster for row in held if row.forecaster in judged]
    record, _ = resolved(kept.values())
    found = {name: calibration(record, name) for name in names}
    return Report(
        board,
        {name: one for name, one in found.items() if one is not None},
        {name: over_time(record, name, rule) for name in names},
        {name: by_horizon(record, name, rule) for name in names},
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Report.to_dict`."""
    from pydantic import TypeAdapter

    schema = strict(TypeAdapter(Report).json_schema(mode="serialization"))
    schema["properties"]["scoreboard"] = schema["properties"].pop("board")
    schema["properties"]["calibration"] = schema["properties"].pop("calibrations")
    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
    about = {"title": "Scores of a ledger", "description": "Scores, skill and calibration of each forecaster."}
    found: dict[str, Any] = _nullable({**schema, **about})
    return {**DIALECT, **found}


def _nullable(schema: Any) -> Any:
    """`schema` with null where a number may be infinite."""
    if isinstance(schema, list):
        return [_nullable(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "number":
        return {**schema, "type": ["number", "null"]}
    return {name: _nullable(part) for name, part in schema.items()}


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
