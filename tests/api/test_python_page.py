"""The page on the Python interface runs: its prompts as doctests, its blocks from a dispatch to the end."""

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "python.md"

DISPATCH = """\
Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
"""


def test_the_prompts_of_the_page_give_what_it_says():
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 3
    assert result.failed == 0


def test_the_blocks_of_the_page_run_one_after_the_other(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dispatch.txt").write_text(DISPATCH)
    blocks = re.findall(r"```python\n((?!>>>).*?)```", PAGE.read_text(), re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    assert "refuses" in capsys.readouterr().out
    names["brief"].save("folder")
    assert (tmp_path / "folder" / "brief.html").is_file()


@pytest.mark.parametrize("module", re.findall(r"`(standoff\.\w+)`", PAGE.read_text()))
def test_the_modules_that_the_page_names_exist(module):
    __import__(module)
