"""How long `standoff brief` takes as a whole process, beside a bare script that loads the language pipeline and parses.

The two run alternately, so that whatever else the machine does falls on both:

    python benchmarks/process.py [SOURCE] [--date DATE] [--runs N] [--at-most RATIO]

Prints the median wall-clock time of each and their ratio; exits 1 when the ratio is above RATIO.
"""

import argparse
import compileall
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import standoff
from standoff import examples
from standoff.reading.pipeline import PIPELINES

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
            _seconds(command)  # once for nothing, to warm the disk
        times = [(_seconds(bare), _seconds(brief)) for _ in range(options.runs)]
    bare_median, brief_median = (median(column) for column in zip(*times, strict=True))
    ratio = brief_median / bare_median
    print(f"source                     {source.name}, {options.runs} runs of each")
    print(f"load and parse, bare       {bare_median:.2f} s")
    print(f"standoff brief             {brief_median:.2f} s")
    print(f"ratio                      {ratio:.2f}")
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


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
