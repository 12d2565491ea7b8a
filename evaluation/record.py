#!/usr/bin/env python3
"""Judges the model against resolved standoffs, and pins what calibrates its numbers.

    record.py [--pin]

Reads each dispatch of `cases/` and `casebook/` as `standoff brief` does, and sets what the outlook says beside what
happened within a year: whether the standoff still held (`standoff_over`), and which of the options that were not taken
were taken (`taken`). Prints Brier scores (0 to 1, smaller is better) of four forecasters: nothing changes, the base
rate, the raw support, and the calibrated support; base rate and calibration are each worked out without the case that
they are scored on. Intervals of the gain over the base rate are 90 % bootstraps over cases. `--pin` writes the
calibration of all cases to the data of `standoff.outlook`.

The calibration is a logistic line in support with a ridge on its slope, the ridge chosen by leaving cases out in turn
(Platt 1999; Hastie, Tibshirani and Friedman 2009, section 7.10). Where support tells nothing the slope goes to 0, and
what is left is the base rate. A slope below 0 is taken for 0.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import yaml

from score import alike, plain

if TYPE_CHECKING:
    from standoff.outlook import Outlook

HERE = Path(__file__).parent
FOLDERS = (HERE / "cases", HERE / "casebook")
PINNED = HERE.parent / "src" / "standoff" / "outlook" / "data" / "record.toml"

RIDGES = (0.3, 1.0, 3.0, 10.0, 30.0, 1e6)
"""Weights on the squared slope to choose from, the last one so large that only the base rate is left."""

LIKE = 0.5
"""How much of the shorter wording an option of the model must share with a labelled one, as in the shared judge."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Forecasts:
    """Supports beside what happened (0 or 1), and the number of the case that each belongs to."""

    support: Floats
    happened: Floats
    case: npt.NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[tuple[float, bool, int]]) -> "Forecasts":
        """From rows of support, outcome and case."""
        support, happened, case = zip(*rows, strict=True)
        return cls(np.array(support, float), np.array(happened, float), np.array(case))

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Forecasts":
        """The chosen ones."""
        return Forecasts(self.support[chosen], self.happened[chosen], self.case[chosen])


@dataclass(frozen=True)
class Line:
    """A logistic line through support 0 to 1."""

    level: float
    slope: float

    def probability(self, support: Floats) -> Floats:
        """The probability at each support."""
        out: Floats = 1 / (1 + np.exp(-(self.level + self.slope * (support - 0.5))))
        return out


def fitted(data: Forecasts, ridge: float) -> Line:
    """The line of highest penalised likelihood, by Newton's method; never falling."""
    design = np.column_stack([np.ones(len(data.support)), data.support - 0.5])
    penalty = np.diag([1e-3, ridge])  # a whiff on the level keeps a record without any exception finite
    beta = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (data.happened - p) - penalty @ beta
        step = np.linalg.solve(design.T @ (design * (p * (1 - p))[:, None]) + penalty, gradient)
        beta += step
        if abs(step).max() < 1e-10:
            break
    return Line(*beta) if beta[1] >= 0 else fitted(Forecasts(data.support * 0 + 0.5, data.happened, data.case), ridge)


def left_out(data: Forecasts, forecast: Callable[[Forecasts, Forecasts], Floats]) -> Floats:
    """What `forecast` says of each case from all others."""
    out = np.empty_like(data.support)
    for case in np.unique(data.case):
        held = data.case == case
        out[held] = forecast(data.where(~held), data.where(held))
    return out


def chosen_ridge(data: Forecasts) -> float:
    """The ridge whose forecasts of cases left out score best; of equals, the largest."""

    def loss(ridge: float) -> float:
        said = left_out(data, lambda rest, held: fitted(rest, ridge).probability(held.support))
        return round(float(brier(data, said).mean()), 6)

    return min(RIDGES, key=lambda ridge: (loss(ridge), -ridge))


def calibrated(data: Forecasts) -> Line:
    """The line that the record calls for."""
    return fitted(data, chosen_ridge(data))


def brier(data: Forecasts, said: Floats) -> Floats:
    """The Brier score of each forecast."""
    out: Floats = (said - data.happened) ** 2
    return out


def collect(samples: int = 1000) -> tuple[Forecasts, Forecasts, int]:
    """Whether standoffs lasted a year, which options were taken within one, and how many texts gave a model."""
    from standoff.drafting import draft
    from standoff.errors import DraftError
    from standoff.outlook import look_ahead
    from standoff.reading import read
    from standoff.text import load

    lasts: list[tuple[float, bool, int]] = []
    taken: list[tuple[float, bool, int]] = []
    labelled = [file for folder in FOLDERS for file in sorted(folder.glob("*.yaml"))]
    for case, file in enumerate(labelled):
        labels = yaml.safe_load(file.read_text(encoding="utf-8"))
        document = load(file.with_suffix(".txt"), date=str(labels["date"]))
        try:
            outlook = look_ahead(draft(read(document)), samples=samples)
        except DraftError:
            continue
        if labels["standoff_over"]["answer"] in ("yes", "no"):
            lasts.append((_mixed(outlook), labels["standoff_over"]["answer"] == "no", case))
        for row in labels["taken"]:
            if row["taken"] not in ("yes", "no") or labels["conflict"]["status_quo"].get(row["option"]) == "Y":
                continue
            own = [option for option in outlook.options if plain(option.owner) == plain(row["owner"])]
            near = max(own, key=lambda option: alike(option.text, row["option"]), default=None)
            if near is not None and alike(near.text, row["option"]) >= LIKE:
                taken.append((near.taken.support, row["taken"] == "yes", case))
    return Forecasts.of(lasts), Forecasts.of(taken), len({case for _, _, case in lasts})


def _mixed(outlook: "Outlook") -> float:
    """The support of the status quo, mixed over how far the parties may look ahead."""
    return sum(level.weight * level.persists.support for level in outlook.foresight)


@dataclass(frozen=True)
class Judgement:
    """Mean Brier scores of four forecasters, and the 90 % interval of the calibrated one's gain over the base rate."""

    n: int
    no_change: float
    base_rate: float
    support: float
    calibrated: float
    gain: tuple[float, float]


def judged(data: Forecasts, unchanged: float) -> Judgement:
    """The scores on `data`; `unchanged` is what one says who holds that nothing changes."""
    base = brier(data, left_out(data, lambda rest, held: np.full(len(held.support), rest.happened.mean())))
    line = brier(data, left_out(data, lambda rest, held: calibrated(rest).probability(held.support)))
    flat = brier(data, np.full(len(data.support), unchanged))
    raw = brier(data, data.support)
    cases = [np.flatnonzero(data.case == case) for case in np.unique(data.case)]
    rng = np.random.default_rng(0)
    gains = []
    for _ in range(2000):
        rows = np.concatenate([cases[i] for i in rng.integers(len(cases), size=len(cases))])
        gains.append(float((base - line)[rows].mean()))
    low, high = np.quantile(gains, [0.05, 0.95])
    return Judgement(
        n=len(data.support),
        no_change=float(flat.mean()),
        base_rate=float(base.mean()),
        support=float(raw.mean()),
        calibrated=float(line.mean()),
        gain=(float(low), float(high)),
    )


def table(judgements: dict[str, Judgement]) -> str:
    """The scores as text."""
    names = ("n", "no change", "base rate", "support", "calibrated", "gain, 90 %")
    head = f"{'Brier score':28}" + "".join(f"{n:>{w}}" for n, w in zip(names, (5, 11, 11, 9, 12, 18), strict=True))
    rows = [
        f"{name:28}{j.n:5}{j.no_change:11.3f}{j.base_rate:11.3f}{j.support:9.3f}{j.calibrated:12.3f}"
        f"{j.gain[0]:+10.3f} {j.gain[1]:+7.3f}"
        for name, j in judgements.items()
    ]
    return "\n".join([head, *rows])


def data_hash() -> str:
    """SHA-256 over names and bytes of all dispatches and labels."""
    digest = sha256()
    for file in (file for folder in FOLDERS for file in sorted(folder.iterdir())):
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def record(lasts: Forecasts, taken: Forecasts, n: int, judgements: dict[str, Judgement]) -> str:
    """The contents of `record.toml`."""
    supports = [round(0.1 * step, 1) for step in range(11)]
    lines = [
        "# What resolved standoffs make of support: written by `evaluation/record.py --pin`, which says how.",
        "",
        f'source = "{n} resolved standoffs, each written up in the middle of it and followed for a year"',
        f"cases = {n}",
        f'data = "{data_hash()}"',
    ]
    for key, data in (("lasts", lasts), ("taken", taken)):
        probabilities = calibrated(data).probability(np.array(supports)).round(3).tolist()
        judgement = judgements[key]
        lines += ["", f"[{key}]", f"supports = {supports}", f"probabilities = {probabilities}"]
        lines += [f"brier = {judgement.calibrated:.3f}", f"brier_base_rate = {judgement.base_rate:.3f}"]
        lines += [f"brier_no_change = {judgement.no_change:.3f}"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Runs the judge; the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pin", action="store_true", help="write the calibration to the data of standoff.outlook")
    args = ask.parse_args()
    lasts, taken, n = collect()
    judgements = {"lasts": judged(lasts, 1.0), "taken": judged(taken, 0.0)}
    print(table({"the standoff lasts a year": judgements["lasts"], "an option is taken in it": judgements["taken"]}))
    if args.pin:
        PINNED.write_text(record(lasts, taken, n, judgements), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
