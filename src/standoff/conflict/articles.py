"""Names of parties as they stand in an English sentence: "the United States would act", "Pakistan would act"."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_JOINTS = re.compile(r", (?:and )?| and ")
_COUNTED = re.compile(r"\d+ \w+")


@lru_cache
def _words(name: str) -> frozenset[str]:
    text = files("standoff.conflict").joinpath("data", "articles.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name]["words"])


@lru_cache(maxsize=1024)
def in_sentence(name: str) -> str:
    """`name` with the article that English gives it within a sentence; rules and lists are in `data/articles.toml`.

    >>> in_sentence("United States"), in_sentence("African Union"), in_sentence("Pakistan"), in_sentence("judges")
    ('the United States', 'the African Union', 'Pakistan', 'the judges')
    """
    return f"the {name}" if _takes_article(name) else name


def opening_sentence(name: str) -> str:
    """`name` as it opens a sentence.

    >>> opening_sentence("United States"), opening_sentence("Pakistan")
    ('The United States', 'Pakistan')
    """
    return f"The {name}" if _takes_article(name) else name


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a party that has just been named: `it costs them part of their range`."""

    subject: str
    object: str
    possessive: str
    reflexive: str


_SINGULAR = Pronouns("it", "it", "its", "itself")
_PLURAL = Pronouns("they", "them", "their", "themselves")


def pronouns_of(name: str) -> Pronouns:
    """The pronouns of a party: those of many for a list of names and for people, those of one for all others.

    >>> pronouns_of("United States").possessive, pronouns_of("Ada and Bo").possessive, pronouns_of("judges").object
    ('its', 'their', 'them')
    """
    return _PLURAL if _is_plural(name) else _SINGULAR


def _is_plural(name: str) -> bool:
    words, names = name.split(), _names_in(name)
    stop = _head_ends(words)
    # "Ministry of Trade and Industry" joins two things, and not two parties.
    if len(names) > 2 or (len(names) == 2 and stop == len(words)):
        return name.lower() not in _words("joined")
    head = words[stop - 1] if words else ""
    # A capital alone tells nothing: Honduras, the Netherlands. "Serbs of the north" are people all the same.
    people = head[:1].islower() or (stop < len(words) and head.lower() not in _words("heads"))
    return people and head.endswith("s") and not head.endswith("ss")


def _takes_article(name: str) -> bool:
    """Whether `name` opens with the article; in a list of names it is the first that does."""
    return _one_takes_article(_names_in(name)[0])


def _names_in(name: str) -> list[str]:
    """The names in a list of them, or `name` alone."""
    names = _JOINTS.split(name)
    # "Truth and Reconciliation Commission" is no list: in one, "the" would stand before the second name.
    return [name] if any(_one_takes_article(other) for other in names[1:]) else names


def _one_takes_article(name: str) -> bool:
    words = name.split()
    lower = [word.lower() for word in words]
    if not words or lower[0] in _words("determined") or _COUNTED.fullmatch(name):
        return False
    if name.lower() in _words("names") or (len(words) == 1 and name.isupper() and lower[0] in _words("initials")):
        return True
    stop = _head_ends(words)
    # A head with a small letter is a common noun: "Nigerien junta", "judges".
    modified = stop > 1 or stop < len(words)
    return (modified and lower[stop - 1] in _words("heads")) or words[stop - 1][0].islower()


def _head_ends(words: list[str]) -> int:
    """How many words there are up to the head of a name: before its first preposition, or all."""
    return next((at for at, word in enumerate(words) if at and word.lower() in _words("breaks")), len(words))
