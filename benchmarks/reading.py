"""How fast dispatches are read: beside the bare parser in one process, and on two processes beside one.

The reader and the pipeline that it uses, bare and as its package ships it, take turns over the same texts, so that
whatever else the machine does falls on both; the least processor time of the rounds counts. Then `standoff read` reads
many dispatches, copies of the same ones, by the clock:

    python benchmarks/reading.py [FOLDER ...] [--rounds N] [--many N] [--at-least RATIO]

Without folders the dispatches of `evaluation/` are read. `--many 0` leaves out the second part. Prints words per second
and ratios; exits 1 when the reader's words per second are less than RATIO of the bare parser's.
"""

import argparse
import gc
import importlib
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language

from standoff.reading import read
from standoff.reading.language.pipeline import PIPELINES
from standoff.text import Document, load

EVALUATION = Path(__file__).parent.parent / "evaluation"
BATCH = 32
"""Paragraphs that the pipeline is given at once, as the reader does."""


def main() -> int:
    """Run the comparisons that the arguments ask for."""
    options = _options()
    paths = sorted(path for folder in options.folders for path in folder.glob("*.txt"))
    if not paths:
        sys.exit(f"no dispatches (*.txt) in {', '.join(map(str, options.folders))}")
    ratio = _beside_bare([load(path) for path in paths], options.rounds)
    if options.many:
        _on_two(paths, options.many)
    return int(options.at_least is not None and ratio < options.at_least)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    own = [EVALUATION / "cases", EVALUATION / "development"]
    parser.add_argument("folders", nargs="*", type=Path, default=own, help="folders of dispatches (*.txt)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each (5)")
    parser.add_argument("--many", type=int, default=1000, help="dispatches to read on one and on two processes (1000)")
    parser.add_argument("--at-least", type=float, help="the ratio below which to exit 1")
    return parser.parse_args()


def _beside_bare(documents: list[Document], rounds: int) -> float:
    """The reader's words per second as a share of the bare parser's."""
    shipped = next(name for name in PIPELINES if importlib.util.find_spec(name))
    pipeline: Language = importlib.import_module(shipped).load(exclude=["senter"])

    def parse(document: Document) -> None:
        texts = [document.text[block.start : block.end] for block in document.blocks]
        for _ in pipeline.pipe(texts, batch_size=BATCH):
            pass

    for document in documents[:3]:  # once for nothing: the tables are loaded at the first use
        read(document)
    times = [(_spent(parse, documents), _spent(read, documents)) for _ in range(rounds)]
    bare, reader = (min(column) for column in zip(*times, strict=True))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} dispatches, {words:,} words, least of {rounds} rounds, processor time")
    print(f"bare parser       {bare:7.2f} s  {words / bare:8,.0f} words a second")
    print(f"reader            {reader:7.2f} s  {words / reader:8,.0f} words a second")
    print(f"ratio             {bare / reader:7.2f}")
    return bare / reader


def _spent(each: Callable[[Document], object], documents: list[Document]) -> float:
    """Seconds of processor time that it takes to do `each` with every document."""
    gc.collect()
    start = time.process_time()
    for document in documents:
        each(document)
    return time.process_time() - start


def _on_two(paths: list[Path], many: int) -> None:
    """Print how long `standoff read` takes for `many` dispatches on one process and on two."""
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number in range(many):
            source = Path(folder, f"{number:05}.txt")
            source.write_bytes(paths[number % len(paths)].read_bytes())
            sources.append(str(source))
        one, two = (_clocked(sources, Path(folder, f"on{processes}"), processes) for processes in (1, 2))
    print(f"\nstandoff read, {many} dispatches, by the clock")
    print(f"one process       {one:7.2f} s")
    print(f"two processes     {two:7.2f} s")
    print(f"ratio             {one / two:7.2f}")


def _clocked(sources: list[str], out: Path, processes: int) -> float:
    command = [sys.executable, "-m", "standoff", "read", *sources, "--out", str(out), "--processes", str(processes)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
