"""The page about the outlook says what the code does."""

import contextlib
import io
import re
from pathlib import Path

from standoff.outlook import DEFAULT_SAMPLES
from standoff.outlook.hearts import MOST_WHAT_IF_SAMPLES
from standoff.outlook.play import MOST_MOVES, TAIL
from standoff.outlook.tables import doubt, levels

PAGE = (Path(__file__).parents[2] / "docs" / "outlook.md").read_text(encoding="utf-8")


def test_the_example_runs_and_finds_the_deal() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(example, "docs/outlook.md", "exec"), {})
    assert "YY 1.0" in shown.getvalue()


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    shares = [float(share) for share in re.findall(r"^\| (?:one move|two moves|more) \|.*\| (0\.\d+) \|$", PAGE, re.M)]
    assert shares == [level.weight for level in levels()]
    for said in (
        f"By default {DEFAULT_SAMPLES:,} readings",
        f"up to {MOST_WHAT_IF_SAMPLES}",
        f"after {MOST_MOVES} moves",
        f"coverage {doubt().coverage} for a share seen in as many cases as the record",
    ):
        assert said in PAGE
    assert doubt().cases == 10
    assert "last twelve states" in PAGE
    assert TAIL == 12
