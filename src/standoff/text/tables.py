"""Loads the layout table, `layout.toml`, and turns its phrase lists into patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _layout() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("standoff.text").joinpath("data", "layout.toml").read_text(encoding="utf-8")
    )
    return table


def phrases(section: str, name: str) -> tuple[str, ...]:
    """The phrases under `name` in one section of the table, as written there."""
    return tuple(_layout()[section][name])


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first, up to a word's end; blanks match any white space.

    >>> re.match(any_of(["read", "read more"]), "read  more: oil").group()
    'read  more'
    >>> re.match(any_of(["read"]), "readers") is None
    True
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + r")(?!(?<=\w)\w)"
