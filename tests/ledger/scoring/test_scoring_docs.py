"""The page about scores says what the code does."""

import contextlib
import io
import re
from itertools import pairwise
from pathlib import Path

from standoff.ledger.scoring import RULES
from standoff.ledger.scoring.calibration import SPOT
from standoff.ledger.scoring.corp import LEVEL
from standoff.ledger.scoring.metaculus import GROUND, LEAST
from standoff.ledger.scoring.progress import HORIZONS
from standoff.ledger.scoring.references import NO_CHANGE_TAG

PAGE = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_the_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(example, "docs/scoring.md", "exec"), {"__name__": "page"})
    assert shown.getvalue() == "ana 0.05 100% ['no change', 'base rate', '50/50']\n"


def test_every_rule_is_on_the_page_with_its_range() -> None:
    rows = {
        name: (scale, coin)
        for name, scale, coin in re.findall(r"^\| `([\w-]+)` \|.*\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", PAGE, re.M)
    }
    assert set(rows) == set(RULES)
    for name, (scale, coin) in rows.items():
        rule = RULES[name]
        worst = "minus infinity" if rule.worst == float("-inf") else f"{rule.worst:g}"
        assert scale == f"{rule.best:g} to {worst}"
        assert float(coin) == round(float(rule.score([0.5, 0.5], 0)), 3)


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    assert SPOT == 0.5
    assert PAGE.count("half of the scheduled time") + PAGE.count("half of its scheduled time") == 2
    assert LEVEL == 0.9
    assert f"below {LEAST:.1%}".replace("%", " %") in PAGE
    assert f"no less than {GROUND:g}" in PAGE
    assert f"`{NO_CHANGE_TAG}OUTCOME`" in PAGE
    spans = [f"{low:g}-{high:g}" for low, high in pairwise(HORIZONS)]
    assert f"({', '.join(spans)}, more)" in PAGE
