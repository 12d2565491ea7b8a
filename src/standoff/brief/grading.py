"""`Grade`: how reliable a dispatch is, and how credible what it says, as an analyst judged it in the Admiralty code."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from standoff.errors import SourceError


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter from A to F and a digit from 1 to 6, with what they stand for."""

    code: str
    reliability: str
    credibility: str

    def __str__(self) -> str:
        return f"{self.code}: {self.reliability}; {self.credibility}"


def grade_of(code: str) -> Grade:
    """The grade that a code such as `B2` stands for; raises `SourceError` (`bad-grade`) for any other text.

    >>> str(grade_of("b2"))
    'B2: usually reliable; probably true'
    """
    letter, digit = code[:1].upper(), code[1:]
    table = _table()
    if letter not in table["reliability"] or digit not in table["credibility"]:
        raise SourceError("bad-grade", f"no grade is {code!r}", remedy="give a letter A to F and a digit 1 to 6, as B2")
    return Grade(letter + digit, table["reliability"][letter], table["credibility"][digit])


@lru_cache
def _table() -> dict[str, dict[str, str]]:
    text = files("standoff.brief").joinpath("data", "admiralty.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table
