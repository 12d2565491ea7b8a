#!/usr/bin/env python3
"""Scores the offline reader on labelled dispatches and holds the figures against their pinned floors.

    gate.py [--set NAME] [--verbose] [--pin]

Reads each `NAME.txt` of a set as `standoff read` does, scores the readings with `score.py`, prints its table, and
exits 1 when an F1 lies below its floor in `floors.toml` or when the labelled data are not those that the floors were
pinned on. The sets are `cases` and `development`, which were looked at while rules were written, and `held_out`,
which nobody looks at: what the reader does to text that it was not made for shows there. `passages` and
`passages_held_out` are halves of 240 short texts, each of a sentence or three, in which positions are taken in as many
ways; events, dependencies and estimates are not labelled in them. `--verbose` lists misses and false alarms, but not
those of what is held out; `--pin` writes the figures of this run as the new floors.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"

SETS = ("cases", "development", "held_out", "passages", "passages_held_out")
UNSEEN = ("held_out", "passages_held_out")
"""The sets whose misses are not shown, lest rules be written for them."""

_UNLABELLED = re.compile(r"^[a-z ]+(?:\s+[\d.]+){3}\s+0\s+\d+\n", re.MULTILINE)
"""A row of the scorer's table for a kind of finding that a set has no labels of."""

_ROOM = 0.005
"""Scores are printed with three digits; a floor leaves half a hundredth for what another platform may round."""


def data_hash(cases: Path) -> str:
    """SHA-256 over names and bytes of a set and of the scorer, so that floors and data cannot part unseen."""
    digest = hashlib.sha256()
    for file in (*sorted(cases.iterdir()), HERE / "score.py"):
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def write_readings(out: Path, cases: Path) -> None:
    """Reads every case into `out/NAME.json`."""
    from standoff.reading import read
    from standoff.reading.serialize import dumps
    from standoff.text import load

    for labels in sorted(cases.glob("*.yaml")):
        date = yaml.safe_load(labels.read_text(encoding="utf-8"))["date"]
        reading = read(load(labels.with_suffix(".txt"), date=str(date)))
        (out / f"{labels.stem}.json").write_text(dumps(reading), encoding="utf-8")


def scores(cases: Path, readings: Path, *flags: str) -> str:
    """What `score.py` prints for these readings."""
    command = [sys.executable, str(HERE / "score.py"), str(cases), str(readings), *flags]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def f1_of(cases: Path, readings: Path) -> dict[str, float]:
    """F1 by kind of finding, of the kinds that the set has labels of."""
    return {kind: row["f1"] for kind, row in json.loads(scores(cases, readings, "--json")).items() if row["labels"]}


def shortfalls(name: str, f1: dict[str, float], pinned: dict[str, Any]) -> list[str]:
    """One line for each way in which a set's figures fall short of what is pinned for it; empty when they hold."""
    lines = []
    if pinned["data"] != data_hash(HERE / name):
        lines.append(f"{name}: data or scorer are not those of the floors: run gate.py --pin and say why")
    lines += [
        f"{name}: {kind}: F1 {f1[kind]:.3f} lies below its floor of {floor:.3f}"
        for kind, floor in pinned["f1"].items()
        if f1[kind] < floor - _ROOM
    ]
    return lines


def pin(figures: dict[str, dict[str, float]]) -> None:
    """Writes `floors.toml`; sets that were not scored keep their floors."""
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    pinned |= {name: {"data": data_hash(HERE / name), "f1": f1} for name, f1 in figures.items()}
    lines = [
        "# F1 on the labelled dispatches that a change must not fall below; written by `evaluation/gate.py --pin`."
    ]
    for name in SETS:
        lines += ["", f"[{name}]", f'data = "{pinned[name]["data"]}"', "", f"[{name}.f1]"]
        lines += [f'"{kind}" = {value:.3f}' for kind, value in pinned[name]["f1"].items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Runs the gate; the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--set", choices=SETS, help="score this set only")
    ask.add_argument("--verbose", action="store_true", help="list misses and false alarms")
    ask.add_argument("--pin", action="store_true", help="write this run's figures as the new floors")
    args = ask.parse_args()
    figures = {}
    for name in SETS if args.set is None else (args.set,):
        with tempfile.TemporaryDirectory() as folder:
            readings, cases = Path(folder), HERE / name
            write_readings(readings, cases)
            told = scores(cases, readings, *(["-v"] if args.verbose and name not in UNSEEN else []))
            print(f"{name}, {len(list(readings.iterdir()))} texts\n{_UNLABELLED.sub('', told)}")
            figures[name] = f1_of(cases, readings)
    if args.pin:
        pin(figures)
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    problems = [line for name, f1 in figures.items() for line in shortfalls(name, f1, pinned[name])]
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
