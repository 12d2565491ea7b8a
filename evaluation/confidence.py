#!/usr/bin/env python3
"""Measures how often the reader's findings are right, and pins the confidence that each is given.

    confidence.py [--pin]

Reads the labelled dispatches that may be looked at (`cases/`, `development/`, `casebook/`) and pairs findings with
labels as `score.py` does: an event is right when its place and type are, a position when its place and stance are, a
dependency when its place and both ends are, an estimate when its place and direction are. Events of `casebook/` are
left out: its labels pass over what parties say. Prints Brier scores (0 to 1, smaller is better) of the confidence on
dispatches left out in turn, beside those of the share of the kind; the same on `held_out/`, whose dispatches count for
nothing in the table, as figures alone; and how often findings of about one confidence were right. `--pin` writes the
table with these figures, and tells them in `README.md`.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

import score

HERE = Path(__file__).parent
FOLDERS = ("cases", "development", "casebook")
UNSEEN = "held_out"
README = HERE / "README.md"
PINNED = HERE.parent / "src" / "standoff" / "reading" / "data" / "confidence.toml"

PRIOR = 20
"""Findings that the share before a move counts for.

Of 10, 15, 20, 25 and 30, whose Brier scores left out are the same to two ten-thousandths, it is one with which what is
said in each bin of confidence is near what is right.
"""

FEWEST = 3
"""Findings that a mark, family or rule must have for a line of the table."""

KINDS = ("events", "positions", "dependencies", "estimates")

BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Row:
    """A finding: its kind, dispatch, mark and rule, and whether a label says the same."""

    kind: str
    case: str
    mark: str
    rule: str
    right: bool


def data_hash(folders: Iterable[str] = FOLDERS) -> str:
    """SHA-256 over names and bytes of the labelled dispatches and the scorer."""
    digest = sha256()
    for file in (*(file for folder in folders for file in sorted((HERE / folder).iterdir())), HERE / "score.py"):
        content = file.read_bytes()
        digest.update(f"{file.parent.name}/{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def collect(folders: Iterable[str] = FOLDERS) -> list[Row]:
    """The reader's findings in all dispatches of these folders."""
    return [row for folder in folders for file in sorted((HERE / folder).glob("*.yaml")) for row in _rows(file)]


def _rows(file: Path) -> Iterator[Row]:
    from standoff.reading import RuleReader
    from standoff.reading.confidence import mark_of
    from standoff.reading.serialize import to_dict
    from standoff.text import load

    labels = yaml.safe_load(file.read_text(encoding="utf-8"))
    source = file.with_suffix(".txt")
    reading = RuleReader().found(load(source, date=str(labels["date"])))
    actors = frozenset(actor.id for actor in reading.actors)
    plain = to_dict(reading)
    likeness = _likeness(labels, plain, source.read_text(encoding="utf-8"))
    for kind in KINDS:
        if kind == "events" and file.parent.name == "casebook":
            continue
        hit = {id(found) for found, _ in score.pair(plain[kind], labels[kind], likeness[kind])}
        for finding, found in zip(getattr(reading, kind), plain[kind], strict=True):
            yield Row(kind, file.stem, mark_of(finding, actors), finding.rule, id(found) in hit)


def _likeness(labels: Any, reading: Any, text: str) -> dict[str, Callable[[Any, Any], float]]:
    """How well a finding of each kind fits a label: 0 when it does not."""
    actors = score.Actors(labels["actors"], reading["actors"])

    def where(found: Any, label: Any) -> float:
        near = max((score.overlap(score.span(found), at) for at in score.spans_of(label["quotes"], text)), default=0.0)
        return near if near >= 1 / 3 else 0.0

    def needed(found: Any, label: Any) -> bool:
        named = actors.same(found["on"], label["on"])
        return bool(named) or any(score.alike(str(found["on"]), on) >= 0.5 for on in label["on"])

    return {
        "events": lambda f, g: where(f, g) * (f["type"] in g["type"]),
        "positions": lambda f, g: (
            where(f, g) * (f["stance"] in g["stance"]) * (1 + score.alike(f["action"], g["action"]))
        ),
        "dependencies": lambda f, g: where(f, g) * actors.same(f["who"], g["who"]) * needed(f, g),
        "estimates": lambda f, g: where(f, g) * (f["direction"] == g["direction"]),
    }


def fitted(rows: Sequence[Row]) -> Any:
    """The `Shares` that findings of one kind call for; each move is fitted to what those before it leave."""
    from standoff.reading.confidence import Shares, family_of

    share = sum(row.right for row in rows) / len(rows)
    left = [row.right - share for row in rows]
    moves: dict[str, dict[str, float]] = {}
    keys: dict[str, Callable[[Row], str]] = {
        "mark": lambda row: row.mark,
        "family": lambda row: family_of(row.rule),
        "rule": lambda row: row.rule,
    }
    for name, key in keys.items():
        groups: dict[str, list[float]] = defaultdict(list)
        for row, rest in zip(rows, left, strict=True):
            groups[key(row)].append(rest)
        moves[name] = {
            group: round(sum(rests) / (len(rests) + PRIOR), 3)
            for group, rests in sorted(groups.items())
            if len(rests) >= FEWEST
        }
        left = [rest - moves[name].get(key(row), 0.0) for row, rest in zip(rows, left, strict=True)]
    return Shares(round(share, 3), moves["mark"], moves["family"], moves["rule"])


def by_kind(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each kind."""
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    return dict(kinds)


def left_out(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """For each finding of one kind, its confidence and the share of the kind, by the other dispatches alone."""
    said: dict[int, tuple[float, float]] = {}
    for case in sorted({row.case for row in rows}):
        table = fitted([row for row in rows if row.case != case])
        said |= {at: (table.of(row.mark, row.rule), table.share) for at, row in enumerate(rows) if row.case == case}
    return [said[at] for at in range(len(rows))]


def brier(said: Sequence[float], rows: Sequence[Row]) -> float:
    """The mean squared distance of what was said from what is right."""
    return sum((p - row.right) ** 2 for p, row in zip(said, rows, strict=True)) / len(rows)


def measured(rows: Sequence[Row], said: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Findings, the share that is right, and the Brier scores of what was said of them and of the share of the kind."""
    return {
        "findings": len(rows),
        "right": round(sum(row.right for row in rows) / len(rows), 3),
        "brier": round(brier([p for p, _ in said], rows), 3),
        "brier_share": round(brier([p for _, p in said], rows), 3),
    }


def reliability(said: Sequence[float], rows: Sequence[Row]) -> list[dict[str, float]]:
    """For each bin of confidence: its ends, findings, mean confidence, and the share that is right."""
    bins = []
    for low, high in pairwise(BINS):
        inside = [(p, row.right) for p, row in zip(said, rows, strict=True) if low <= p < high]
        if inside:
            mean, right = (sum(pair[at] for pair in inside) / len(inside) for at in (0, 1))
            ends = {"low": low, "high": high, "findings": len(inside)}
            bins.append({**ends, "said": round(mean, 3), "right": round(right, 3)})
    return bins


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Scores of each kind and reliability, of what other dispatches say of each; and the scores on `held_out`."""
    kinds = by_kind(rows)
    said = {kind: left_out(of_kind) for kind, of_kind in kinds.items()}
    unseen = by_kind(collect([UNSEEN]))
    tables = {kind: fitted(of_kind) for kind, of_kind in kinds.items()}
    return {
        "data": data_hash(),
        UNSEEN: {
            "data": data_hash([UNSEEN]),
            **{
                kind: measured(of, [(tables[kind].of(row.mark, row.rule), tables[kind].share) for row in of])
                for kind, of in unseen.items()
            },
        },
        "bins": reliability(
            [p for kind in kinds for p, _ in said[kind]], [row for of_kind in kinds.values() for row in of_kind]
        ),
        **{kind: {**measured(of_kind, said[kind]), **_moves(tables[kind])} for kind, of_kind in kinds.items()},
    }


def _moves(table: Any) -> dict[str, Any]:
    return {name: getattr(table, name) for name in ("share", "mark", "family", "rule")}


def page(told: Mapping[str, Any]) -> str:
    """The figures as the README has them."""
    lines = ["| findings of | number | right | Brier | share of the kind alone | held out | share alone |"]
    lines.append("|---|---|---|---|---|---|---|")
    for kind in KINDS:
        own, unseen = told[kind], told[UNSEEN][kind]
        lines.append(
            f"| {kind} | {own['findings']} | {own['right']:.2f} | {own['brier']:.3f} | {own['brier_share']:.3f} "
            f"| {unseen['brier']:.3f} | {unseen['brier_share']:.3f} |"
        )
    lines += ["", "| confidence | number | said on average | right |", "|---|---|---|---|"]
    lines += [
        f"| {row['low']:.1f} to {row['high']:.1f} | {row['findings']} | {row['said']:.2f} | {row['right']:.2f} |"
        for row in told["bins"]
    ]
    return "\n".join(lines)


def write(told: Mapping[str, Any]) -> None:
    """Writes the table with its figures, and the figures into the README."""
    lines = [
        "# How often findings are right, and what moves it; written by `evaluation/confidence.py --pin`.",
        "# `standoff.reading.confidence` says how confidence follows; Brier scores are of dispatches left out.",
        'source = "the labelled dispatches of evaluation/cases, development and casebook"',
        *_lines(told, ()),
    ]
    PINNED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, after = text.index(_OPENS), text.index(_FOLLOWS)
    README.write_text(f"{text[:before]}{page(told)}{text[after:]}", encoding="utf-8")


_OPENS, _FOLLOWS = "| findings of |", "\n\n`confidence.py --pin` writes"
"""Between which the README tells the figures."""


def _lines(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a TOML table, its own values first."""
    parts = {key: value for key, value in values.items() if isinstance(value, Mapping | list)}
    for key, value in values.items():
        if key not in parts:
            name = key if re.fullmatch(r"[a-z_]+", key) else _quoted(key)
            yield f"{name} = {_quoted(value) if isinstance(value, str) else value}"
    for key, part in parts.items():
        where = ".".join((*path, key))
        for row in part if isinstance(part, list) else [part]:
            yield from ("", f"[[{where}]]" if isinstance(part, list) else f"[{where}]")
            yield from _lines(row, (*path, key))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> int:
    """Runs the command; the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pin", action="store_true", help="write the table, and its figures into the README")
    args = ask.parse_args()
    told = figures(collect())
    print(page(told))
    if args.pin:
        write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
