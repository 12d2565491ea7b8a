"""Help is instant, teaches by example, and the page on the command line names every command and option."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.cli.app import command
from standoff.outlook.look import DEFAULT_SAMPLES

TOP = command().commands
COMMANDS = {
    **TOP,
    **{f"{group} {name}": c for group, g in TOP.items() for name, c in getattr(g, "commands", {}).items()},
}
"""Every command, and those of a group by both their names: `analyse inverse`."""

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
HEAVY = ["spacy", "thinc", "numpy", "pydantic", "jinja2", "trafilatura", "yaml"]


def modules_after(code: str) -> set[str]:
    report = f"{code}\nimport sys; print('\\n' + ' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True, timeout=60)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["--version"], *([*name.split(), "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_imports_nothing_heavy(arguments):
    code = f"from standoff.cli.run import run\nassert run({arguments!r}) == 0"
    assert modules_after(code) <= {"pydantic"}  # with which typer checks arguments


def test_help_itself_is_told_without_arguments(standoff):
    ran = standoff()
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == standoff("--help").out
    for name in TOP:
        assert f" {name} " in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches_with_an_example_that_names_real_options(standoff, name):
    ran = standoff(*name.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    example = re.search(rf"Example: (.*standoff {name}\b.*)", COMMANDS[name].help)
    assert example
    assert example[1] in ran.out
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert set(re.findall(r"(?<=\s)--?[a-z-]+", example[1])) <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_has_help(name):
    for parameter in COMMANDS[name].params:
        assert parameter.help, parameter.name


def test_the_page_names_every_command_and_option():
    page = PAGE.read_text()
    sections = dict(
        re.findall(r"^###? `standoff ([a-z-]+(?: [a-z-]+)*)[^\n]*\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    )
    assert set(sections) == set(COMMANDS)
    for name, told in sections.items():
        options = {option for p in COMMANDS[name].params for option in p.opts if option.startswith("-")}
        assert options <= set(re.findall(r"(?<=`)--?[a-z][a-z-]*", told)), name
        assert set(re.findall(r"(?<=`)--[a-z][a-z-]*", told)) <= options, name


def test_the_page_tells_the_defaults_that_hold():
    assert f"{DEFAULT_SAMPLES:,}" in PAGE.read_text()
    assert f"{DEFAULT_SAMPLES:,}" in next(p for p in COMMANDS["brief"].params if p.name == "samples").help


def test_the_version_is_told(standoff):
    import standoff as package

    assert standoff("--version").out == f"standoff {package.__version__}\n"
