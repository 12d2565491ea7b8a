"""The drafting knowledge that lies in data files: what words make one course of action, and how much wording weighs."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache
def actions() -> dict[str, Any]:
    """`data/actions.toml`, parsed."""
    return _toml("actions.toml")


@lru_cache
def equivalents() -> dict[str, Any]:
    """`data/equivalents.toml`, parsed."""
    return _toml("equivalents.toml")


@lru_cache
def priors() -> dict[str, Any]:
    """`data/priors.toml`, parsed."""
    return _toml("priors.toml")


@lru_cache
def told_deeds() -> dict[str, Any]:
    """`data/told_deeds.toml`, parsed."""
    return _toml("told_deeds.toml")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("standoff.drafting").joinpath("data", name).read_text(encoding="utf-8"))
