"""What the stability engine costs: beside the dense method in one run, on large spaces, and in batches.

    python benchmarks/stability.py [--json] [--without-rivals]

Each figure is taken in a process of its own: processor time, which a busy machine disturbs less than the clock, as the
median of several runs (one for the rivals, which take minutes), and the most memory that the process held, Python and
numpy included. The rivals are `dense_matrices.py` and `plain_loops.py`; a run fails when their verdicts differ from
the engine's in a single cell.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy as np

from dense_matrices import stable_by_matrices
from plain_loops import stable_by_loops
from spaces import random_profile, stated_conflict
from standoff.stability import BASIC, Concept, StateSpace, solve
from standoff.stability.compiled import SWITCH
from standoff.stability.space import Flags, Ranks
from standoff.stability.verdicts import stable_under

RIVALRY = (12, 3)  # options and decision makers
SAMPLES = 4096
BATCH = (8, 2)

Solver = Callable[[StateSpace, Ranks], Mapping[Concept, Flags]]


@dataclass(frozen=True)
class Figure:
    """What a process measured: seconds of processor time, MiB at most, and a digest of the verdicts."""

    seconds: float
    megabytes: int
    digest: str = ""


def basic(space: StateSpace, ranks: Ranks) -> Mapping[Concept, Flags]:
    """The engine's verdicts under the four basic concepts."""
    return stable_under(space, ranks, BASIC)


def under(*concepts: Concept) -> Solver:
    """The engine, asked for these concepts."""
    return lambda space, ranks: stable_under(space, ranks, concepts)


def of_profile(solver: Solver, runs: int, n_options: int, n_dm: int, **kind: Any) -> Figure:
    """What it costs to solve a random profile."""
    space, ranks = random_profile(n_options, n_dm, **kind)
    if runs > 1:
        solver(space, ranks)  # once for nothing: what a space keeps for all its profiles, and a compiler's loading
    return measured(lambda: solver(space, ranks), runs)


def of_conflict(n_options: int, n_dm: int) -> Figure:
    """What the whole of `solve` costs: states, rankings from statements, verdicts."""
    conflict = stated_conflict(n_options, n_dm, statements=12)
    return measured(lambda: solve(conflict).stable, 3)


def measured(work: Callable[[], Mapping[Concept, Flags]], runs: int) -> Figure:
    """The median of the processor times of some runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        verdicts = work()
        times.append(time.process_time() - began)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cells = b"".join(np.packbits(flags).tobytes() for _, flags in sorted(verdicts.items()))
    return Figure(median(times), most >> (20 if sys.platform == "darwin" else 10), hashlib.sha256(cells).hexdigest())


RIVALS = {
    "dense matrices": partial(of_profile, stable_by_matrices, 1, *RIVALRY),
    "plain loops": partial(of_profile, stable_by_loops, 1, *RIVALRY),
}
ENGINE = {"engine": partial(of_profile, basic, 31, *RIVALRY)}
LARGE = {
    "20 options, 4 DMs": partial(of_profile, basic, 3, 20, 4),
    "  a quarter infeasible": partial(of_profile, basic, 3, 20, 4, infeasible=0.25),
    "  4 options one-way": partial(of_profile, basic, 3, 20, 4, one_way=4),
    "  12 options one-way": partial(of_profile, basic, 3, 20, 4, one_way=12),
    "  whole solve, from statements": partial(of_conflict, 20, 4),
    "24 options, 2 DMs": partial(of_profile, basic, 3, 24, 2),
    "  whole solve, of 24 options": partial(of_conflict, 24, 2),
}
BATCHES = {
    "four basic concepts": partial(of_profile, basic, 9, *BATCH, samples=SAMPLES),
    "SSEQ": partial(of_profile, under(Concept.SSEQ), 9, *BATCH, samples=SAMPLES),
    "L2": partial(of_profile, under(Concept.L2), 5, *BATCH, samples=SAMPLES),
    "L3": partial(of_profile, under(Concept.L3), 5, *BATCH, samples=SAMPLES),
}
MEASURES = {**RIVALS, **ENGINE, **LARGE, **BATCHES}


def main() -> int:
    """Measure all, or, as a child of itself, one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--without-rivals", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(vars(MEASURES[options.measure]())))
        return 0
    figures = taken(show=not options.json, rivals=not options.without_rivals)
    if options.json:
        print(json.dumps({name: vars(figure) for name, figure in figures.items()}, indent=2))
    digests = {figures[name].digest for name in [*ENGINE, *RIVALS] if name in figures}
    if len(digests) > 1:
        print("the verdicts of the engine and its rivals differ", file=sys.stderr)
    return int(len(digests) > 1)


def taken(*, show: bool, rivals: bool) -> dict[str, Figure]:
    """Each figure from a process of its own, shown as it comes."""
    say = print if show else lambda *_: None
    found: dict[str, Figure] = {}
    say(f"{RIVALRY[0]} options, {RIVALRY[1]} DMs, four basic concepts")
    found["engine"] = engine = figure_of("engine", "0")
    say(f"  {'engine':32}{engine.seconds * 1e3:12.2f} ms{engine.megabytes:8} MB")
    for name in RIVALS if rivals else ():
        found[name] = figure = figure_of(name, "0")
        ratio = figure.seconds / engine.seconds
        say(f"  {name:32}{figure.seconds * 1e3:12.0f} ms{figure.megabytes:8} MB  {ratio:10,.0f} times the engine")
    say("\nlarge spaces, four basic concepts")
    for name in LARGE:
        found[name.strip()] = figure = figure_of(name, "0")
        say(f"  {name:32}{figure.seconds:12.2f} s {figure.megabytes:8} MB")
    say(f"\n{SAMPLES:,} profiles at once, {BATCH[0]} options, {BATCH[1]} DMs")
    for switch, engine_name in switches():
        for name in BATCHES if switch == "0" else ["four basic concepts", "SSEQ"]:
            found[f"{name}, {engine_name}"] = figure = figure_of(name, switch)
            say(f"  {f'{name}, {engine_name}':32}{SAMPLES / figure.seconds:12,.0f} profiles a second and core")
    return found


def switches() -> Iterable[tuple[str, str]]:
    """The engines there are: numpy alone, and with the compiler where it is installed."""
    return [("0", "numpy"), ("1", "compiled")] if find_spec("numba") else [("0", "numpy")]


def figure_of(name: str, switch: str) -> Figure:
    """The figure of that name, from a process of its own that has one thread."""
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM")}
    command = [sys.executable, __file__, "--measure", name]
    child = subprocess.run(
        command, env={**os.environ, **threads, SWITCH: switch}, check=True, text=True, stdout=subprocess.PIPE
    )
    return Figure(**json.loads(child.stdout))


if __name__ == "__main__":
    sys.exit(main())
