"""Floor 3: how likely a standoff lasts, what else may come, and what would end it.

`look_ahead(conflict)` samples the weights of what the parties want, solves each reading of them, and returns an
`Outlook`. The method is told in `docs/outlook.md`.
"""

from standoff.outlook.calibration import Calibration, Curve, Weighing, shipped_calibration
from standoff.outlook.look import DEFAULT_SAMPLES, look_ahead
from standoff.outlook.model import (
    Deal,
    Foresight,
    Leverage,
    OptionOutlook,
    Outlook,
    Support,
    Verdict,
    WayOut,
)
from standoff.outlook.serialize import dumps, json_schema, to_dict

__all__ = [
    "DEFAULT_SAMPLES",
    "Calibration",
    "Curve",
    "Deal",
    "Foresight",
    "Leverage",
    "OptionOutlook",
    "Outlook",
    "Support",
    "Verdict",
    "WayOut",
    "Weighing",
    "dumps",
    "json_schema",
    "look_ahead",
    "shipped_calibration",
    "to_dict",
]
