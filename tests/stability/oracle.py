"""The oracle: random conflicts by the thousand, every concept held against its literal definition cell by cell.

    python tests/stability/oracle.py [CONFLICTS [FIRST]]

Prints one closing line, and exits 1, with the smallest conflict at fault, when a single cell differs.
"""

import multiprocessing
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from literal_memory import RememberingConflict
from oracle_checks import CHECKS
from random_conflicts import oracle_conflict

EVERY = 5.0  # seconds between lines of progress
BATCH = 5  # conflicts handed to a process at a time


@dataclass
class Findings:
    """What holding one conflict, or many, against the definitions showed."""

    cells: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, int, str, list[tuple[int, int]]]] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        self.cells += other.cells
        self.seconds += other.seconds
        self.faults += other.faults


def judge(number: int) -> Findings:
    """Hold the conflict of that number against every definition that applies to it."""
    literal, findings = RememberingConflict.of(oracle_conflict(number)), Findings()
    for check in CHECKS:
        if check.applies(literal):
            began = time.process_time()
            cells, differing = check.differing(literal)
            findings.cells[check.name] += cells
            findings.seconds[check.name] += time.process_time() - began
            if differing:
                findings.faults.append((len(literal.feasible) * literal.n_dm, number, check.name, differing))
    return findings


def main(conflicts: int, first: int) -> int:
    """Judge so many conflicts on all processors; the exit status."""
    began = told = time.monotonic()
    findings = Findings()
    with multiprocessing.Pool(processors()) as pool:
        numbers = range(first, first + conflicts)
        for done, found in enumerate(pool.imap_unordered(judge, numbers, BATCH), start=1):
            findings.add(found)
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                spent = told - began
                left = spent / done * (conflicts - done)
                note = f"{done:,} of {conflicts:,} conflicts, {len(findings.faults)} at fault, {left:.0f} s to go"
                print(note, file=sys.stderr, flush=True)
    return close(findings, conflicts, time.monotonic() - began)


def processors() -> int:
    """How many this process may use, where the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def close(findings: Findings, conflicts: int, seconds: float) -> int:
    """Print what was found, the smallest conflict at fault first; the exit status."""
    if os.environ.get("STANDOFF_ORACLE_TIMES"):
        for name, spent in findings.seconds.most_common():
            print(f"{spent:9.1f} s {findings.cells[name]:>12,} cells  {name}", file=sys.stderr)
    if findings.faults:
        tell(min(findings.faults))
    differing = sum(len(cells) for _, _, _, cells in findings.faults)
    print(
        f"{conflicts:,} conflicts, {sum(findings.cells.values()):,} cells, {len(findings.cells)} concepts, "
        f"{differing:,} disagreements, {seconds:.0f} s"
    )
    return int(bool(findings.faults))


def tell(fault: tuple[int, int, str, list[tuple[int, int]]]) -> None:
    """Print the conflict at fault, and where the verdicts differ."""
    _, number, name, cells = fault
    literal = oracle_conflict(number)
    print(f"{name} differs in conflict {number}, the smallest at fault, at (row, state): {cells}")
    print(f"  owners {literal.owners} of {literal.n_dm}, ways {[way.value for way in literal.directions]}")
    print(f"  feasible {literal.feasible}")
    for i in literal.dms:
        print(f"  ranks of {i}: {list(literal.ranks[i].values())}")


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sys.exit(main(*[*asked, 20_000, 0][:2] if len(asked) != 1 else (asked[0], 0)))
