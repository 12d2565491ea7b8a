"""Why a standoff is put at more or at less than the share of resolved standoffs that lasted."""

from standoff.conflict import Conflict
from standoff.outlook.calibration import Calibration, Weighing
from standoff.outlook.dates import date_in_words
from standoff.outlook.signs import signs_of_lasting
from standoff.outlook.words import percent
from standoff.stability.words import listed

TELLING = 0.05
"""Log-odds: what a sign adds or takes away less than this is not worth a word."""


def why_lasting(conflict: Conflict, calibration: Calibration | None) -> str | None:
    """The base rate, and which signs of the conflict move the chance that it lasts, in a sentence.

    None where no record, or only the support, makes the chance.
    """
    if calibration is None or not isinstance(calibration.lasts, Weighing) or "lasts" not in calibration.usual:
        return None
    shown, usual = signs_of_lasting(conflict), calibration.usual
    added = {name: weight * (shown[name] - usual.get(name, 0.0)) for name, weight in calibration.lasts.weights}
    words = {"firm": _firmness(conflict, shown["firm"]), "age": _age(conflict, older=added.get("age", 0.0) > 0)}
    told = {name: words[name] for name, by in added.items() if abs(by) >= TELLING and words[name]}
    clauses = [
        f"{listed(those)} {'speak' if len(those) > 1 else 'speaks'} {which}"
        for more, which in ((True, "for this one's lasting"), (False, "against this one's lasting"))
        if (those := [f"that {word}" for name, word in told.items() if (added[name] > 0) is more])
    ]
    base = f"Of {calibration.cases} resolved standoffs {percent(usual['lasts'])} lasted a year"
    return f"{base}; {listed(clauses) or 'nothing speaks for this one or against it'}."


def _firmness(conflict: Conflict, share: float) -> str:
    total = len(conflict.options)
    refused = round(share * total)
    number = "none" if not refused else "all" if refused == total else str(refused)
    return f"{number} of its {total} options {'is' if refused <= 1 else 'are'} refused without a condition"


def _age(conflict: Conflict, *, older: bool) -> str:
    if conflict.since is None:
        return ""
    when = date_in_words(conflict.since)
    return f"deeds between the parties are told since {when}" if older else f"none of their deeds is told before {when}"
