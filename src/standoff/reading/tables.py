"""Loads the knowledge tables that lie as data files beside the readers; each is read once."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any


def read_text(name: str) -> str:
    """Contents of the data file `name`."""
    return files("standoff.reading").joinpath("data", name).read_text(encoding="utf-8")


@cache
def toml_table(name: str) -> dict[str, Any]:
    """A TOML data file, parsed."""
    return tomllib.loads(read_text(name))


@cache
def csv_table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a CSV data file with a header line; empty cells are empty strings."""
    return tuple(csv.DictReader(StringIO(read_text(name))))


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The closed word classes of `grammar.toml`: negations, verbs of saying and the like."""
    return {name: frozenset(entry["words"]) for name, entry in toml_table("grammar.toml")["lists"].items()}


@cache
def condition_markers() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Condition marker words to (condition kind, whether it is negative), from `grammar.toml`."""
    return {
        tuple(row["marker"].split()): (row["kind"], row.get("negative", False))
        for row in toml_table("grammar.toml")["condition"]
    }


@cache
def condition_openings() -> frozenset[str]:
    """The first words of condition markers."""
    return frozenset(words[0] for words in condition_markers())
