"""Names of parties as they stand in an English sentence: "the United States would act", "Pakistan would act"."""

import re
import tomllib
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


def _takes_article(name: str) -> bool:
    """Whether `name` opens with the article; in a list of names it is the first that does."""
    first, *others = _JOINTS.split(name)
    # "Truth and Reconciliation Commission" is no list: in one, "the" would stand before the second name.
    is_list = others and not any(_one_takes_article(other) for other in others)
    return _one_takes_article(first if is_list else name)


def _one_takes_article(name: str) -> bool:
    words = name.split()
    lower = [word.lower() for word in words]
    if not words or lower[0] in _words("determined") or _COUNTED.fullmatch(name):
        return False
    if name.lower() in _words("names") or (len(words) == 1 and name.isupper() and lower[0] in _words("initials")):
        return True
    stop = next((at for at, word in enumerate(lower) if at and word in _words("breaks")), len(words))
    # A head with a small letter is a common noun: "Nigerien junta", "judges".
    modified = stop > 1 or stop < len(words)
    return (modified and lower[stop - 1] in _words("heads")) or words[stop - 1][0].islower()
