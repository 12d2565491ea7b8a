"""Scores of resolved questions, and what they say of a forecaster: rules, time, skill, calibration."""

from standoff.ledger.scoring.calibration import Calibration, calibration
from standoff.ledger.scoring.corp import Decomposition, Reliability, ReliabilityPoint, decompose, reliability
from standoff.ledger.scoring.murphy import Murphy, murphy
from standoff.ledger.scoring.progress import HorizonScore, RecordPoint, ScoreStep, by_horizon, over_time, score_steps
from standoff.ledger.scoring.records import Resolved, SetAside, resolved
from standoff.ledger.scoring.resampling import Interval
from standoff.ledger.scoring.rules import RULES, brier, brier_two_sided, log_score, ordered_brier_two_sided
from standoff.ledger.scoring.scoreboard import Scoreboard, ScoreRow, Scores, scoreboard
from standoff.ledger.scoring.sharpness import Sharpness, sharpness
from standoff.ledger.scoring.skill import Skill, skill

__all__ = [
    "RULES",
    "Calibration",
    "Decomposition",
    "HorizonScore",
    "Interval",
    "Murphy",
    "RecordPoint",
    "Reliability",
    "ReliabilityPoint",
    "Resolved",
    "ScoreRow",
    "ScoreStep",
    "Scoreboard",
    "Scores",
    "SetAside",
    "Sharpness",
    "Skill",
    "brier",
    "brier_two_sided",
    "by_horizon",
    "calibration",
    "decompose",
    "log_score",
    "murphy",
    "ordered_brier_two_sided",
    "over_time",
    "reliability",
    "resolved",
    "score_steps",
    "scoreboard",
    "sharpness",
    "skill",
]
