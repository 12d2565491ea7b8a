"""The house of CONTRIBUTING.md: each package imports only from floors below its own, and each has a floor there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "standoff"
GROUND = {"errors", "files", "notebook", "schemas", "examples"}
"""Modules that stand beside the packages and that every floor may use."""


def floors() -> dict[str, int]:
    """Each package's floor, as the table in CONTRIBUTING.md draws it."""
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {name: int(floor) for floor, name in re.findall(r"^\| (\d) \| `standoff\.(\w+)` \|", table, re.MULTILINE)}


def steps() -> dict[str, int]:
    """The step of each package of `standoff.reading`, as the second table draws it."""
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {name: int(step) for step, name in re.findall(r"^\| (\d) \| `reading\.(\w+)` \|", table, re.MULTILINE)}


def imported(file: Path) -> Iterator[str]:
    """The packages of standoff that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "standoff":
            inner = node.module.split(".")[1:2]
            yield from inner or (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("standoff."))


def modules() -> list[Path]:
    return sorted(file for file in SOURCE.rglob("*.py") if len(file.relative_to(SOURCE).parts) > 1)


def test_every_package_has_a_floor() -> None:
    packages = {file.parent.name for file in SOURCE.glob("*/__init__.py")} - GROUND
    assert packages == set(floors())


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_imports_go_down(file: Path) -> None:
    package = file.relative_to(SOURCE).parts[0]
    floor = floors().get(package, 0)
    # The command line alone stands above the public face, whose version it tells.
    allowed = GROUND | {"__version__"} | {name for name, level in floors().items() if level < floor or name == package}
    assert set(imported(file)) - allowed == set()


def test_every_package_of_reading_has_a_step() -> None:
    assert {file.parent.name for file in (SOURCE / "reading").glob("*/__init__.py")} == set(steps())


@pytest.mark.parametrize("package", sorted(steps()))
def test_reading_imports_go_down(package: str) -> None:
    found = set()
    for file in (SOURCE / "reading" / package).glob("*.py"):
        text = file.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s*from standoff\.reading\.(\w+)", text, re.MULTILINE))
    assert package in found, "the pattern finds imports"
    assert {name for name in found & set(steps()) if steps()[name] > steps()[package]} == set()
    assert {name for name in found & set(steps()) if steps()[name] == steps()[package]} == {package}
