"""How long `standoff brief` takes as a whole process, beside a bare script that loads the language pipeline and parses.

The two run alternately, so that whatever else the machine does falls on both:

    python benchmarks/process.py [SOURCE] [--date DATE] [--runs N] [--at-most RATIO]

Prints the medians of each and their ratios, by the clock and in processor time, which a busy machine disturbs less;
exits 1 when the ratio by the clock is above RATIO.
"""

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import standoff
from standoff import examples
from standoff.reading.language.pipeline import PIPELINES

BARE = """
import importlib, importlib.util, sys
name = next(name for name in sys.argv[2:] if importlib.util.find_spec(name))
pipeline = importlib.import_module(name).load()
with open(sys.argv[1], encoding="utf-8") as file:
    for sentence in pipeline(file.read()).sents:
        pass
"""
EXAMPLE = "us_pakistan_2012"


def main() -> int:
    """Run the comparison that the arguments ask for."""
    options = _options()
    # What installing a wheel does, and an editable install leaves to the first run.
    compileall.compile_dir(Path(standoff.__path__[0]), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        source = options.source or _example(Path(folder))
        brief = [sys.executable, "-m", "standoff", "brief", str(source), "--out", folder]
        brief += ["--date", options.date] if options.date else []
        bare = [sys.executable, "-c", BARE, str(source), *PIPELINES]
        for command in (bare, brief):
            _run(command)  # once for nothing, to warm the disk
        runs = [(_run(bare), _run(brief)) for _ in range(options.runs)]
    print(f"{source.name}, {options.runs} runs of each, medians")
    print("                        wall clock   processor")
    bare_times, brief_times = (_medians(column) for column in zip(*runs, strict=True))
    print(f"load and parse, bare      {bare_times[0]:6.2f} s    {bare_times[1]:6.2f} s")
    print(f"standoff brief            {brief_times[0]:6.2f} s    {brief_times[1]:6.2f} s")
    ratio = brief_times[0] / bare_times[0]
    print(f"ratio                     {ratio:6.2f}      {brief_times[1] / bare_times[1]:6.2f}")
    return int(options.at_most is not None and ratio > options.at_most)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, help="a dispatch; without it, one that ships with standoff")
    parser.add_argument("--date", help="when it was written")
    parser.add_argument("--runs", type=int, default=7, help="runs of each (7)")
    parser.add_argument("--at-most", type=float, help="the ratio above which to exit 1")
    return parser.parse_args()


def _example(folder: Path) -> Path:
    path = folder / examples.file_name(EXAMPLE)
    path.write_text(examples.text(EXAMPLE), encoding="utf-8")
    return path


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time, that the command takes as a process."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def _medians(times: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    wall, processor = zip(*times, strict=True)
    return median(wall), median(processor)


if __name__ == "__main__":
    sys.exit(main())
