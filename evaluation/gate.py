#!/usr/bin/env python3
"""Scores the offline reader on the labelled cases and holds the figures against their pinned floors.

    gate.py [--verbose] [--pin]

Reads each `cases/NAME.txt` as `standoff read` does, scores the readings with `score.py`, prints its table, and exits 1
when an F1 lies below its floor in `floors.toml` or when the labelled data are not those that the floors were pinned on.
`--verbose` lists misses and false alarms; `--pin` writes the figures of this run as the new floors.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CASES = HERE / "cases"
FLOORS = HERE / "floors.toml"

_ROOM = 0.005
"""Scores are printed with three digits; a floor leaves half a hundredth for what another platform may round."""


def data_hash(cases: Path = CASES) -> str:
    """SHA-256 over names and bytes of all labelled cases and the scorer, so that floors and data cannot part unseen."""
    digest = hashlib.sha256()
    for file in (*sorted(cases.iterdir()), HERE / "score.py"):
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def write_readings(out: Path, cases: Path = CASES) -> None:
    """Reads every case into `out/NAME.json`."""
    from standoff.reading import read
    from standoff.reading.serialize import dumps
    from standoff.text import load

    for labels in sorted(cases.glob("*.yaml")):
        date = yaml.safe_load(labels.read_text(encoding="utf-8"))["date"]
        reading = read(load(labels.with_suffix(".txt"), date=str(date)))
        (out / f"{labels.stem}.json").write_text(dumps(reading), encoding="utf-8")


def scores(readings: Path, *flags: str) -> str:
    """What `score.py` prints for these readings."""
    command = [sys.executable, str(HERE / "score.py"), str(CASES), str(readings), *flags]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def shortfalls(f1: dict[str, float], pinned: dict[str, object]) -> list[str]:
    """One line for each way in which the figures fall short of what is pinned; empty when they hold."""
    lines = []
    if pinned["data"] != data_hash():
        lines.append("cases or scorer changed since the floors were pinned: run gate.py --pin and say why")
    floors = pinned["f1"]
    assert isinstance(floors, dict)
    lines += [
        f"{kind}: F1 {f1[kind]:.3f} lies below its floor of {floor:.3f}"
        for kind, floor in floors.items()
        if f1[kind] < floor - _ROOM
    ]
    return lines


def pin(f1: dict[str, float]) -> None:
    """Writes `floors.toml`."""
    lines = ["# F1 on the labelled cases that a change must not fall below; written by `evaluation/gate.py --pin`.", ""]
    lines += [f'data = "{data_hash()}"', "", "[f1]", *(f'"{kind}" = {value:.3f}' for kind, value in f1.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Runs the gate; the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--verbose", action="store_true", help="list misses and false alarms")
    ask.add_argument("--pin", action="store_true", help="write this run's figures as the new floors")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder)
        write_readings(readings)
        print(scores(readings, *(["-v"] if args.verbose else [])), end="")
        f1 = {kind: row["f1"] for kind, row in json.loads(scores(readings, "--json")).items()}
    if args.pin:
        pin(f1)
    problems = shortfalls(f1, tomllib.loads(FLOORS.read_text(encoding="utf-8")))
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
