"""Joins the lines of a printed paragraph, and mends the words that were broken at a line's end."""

import re
from collections.abc import Iterable

from standoff.text.tables import phrases

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_BROKEN = re.compile(r"(?P<word>[^\W\d_]+)(?P<hyphen>[-‐‑\u00ad])$")
_FIRST = re.compile(r"[^\W\d_]+")
_TIED = re.compile(r"[\w)\]][-‐‑–—/]$")  # a hyphen, dash or stroke with nothing before it that parts
_HYPHENS = str.maketrans("‐‑", "--")


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand unbroken in `lines`, in lower case; a compound counts whole."""
    found: set[str] = set()
    broken = False
    for line in lines:
        words = [match[0].lower().translate(_HYPHENS) for match in _WORD.finditer(line)]
        end = -1 if _BROKEN.search(line) else None
        found.update(words[broken:end])
        broken = end is not None
    return frozenset(found)


def joined(before: str, after: str, known: frozenset[str]) -> str:
    """A line and the next as one text. A word broken at the end of `before` becomes whole.

    Whether a hyphen was set by the printer or belongs to the word is told by the words in `known` (see `words_of`) and
    the parts that compounds are made of; failing that, it was the printer's.

    >>> joined("the minis-", "ter said", frozenset()), joined("a long-", "term plan", frozenset({"term"}))
    ('the minister said', 'a long-term plan')
    >>> joined("a cease-", "fire", frozenset({"cease-fire"})), joined("the Anglo-", "Irish pact", frozenset())
    ('a cease-fire', 'the Anglo-Irish pact')
    """
    broken = _BROKEN.search(before)
    first = _FIRST.match(after)
    if broken is None or first is None:
        tied = _TIED.search(before) is not None and bool(after) and after[0].isalnum()
        return before + after if tied else f"{before} {after}"
    stem = before[: broken.start("hyphen")]
    if broken["hyphen"] == "\u00ad":
        return stem + after
    if _is_suspended(broken["word"].lower(), first[0].lower(), known):
        return f"{before} {after}"
    if (
        first[0][0].isupper()
        or broken["word"].isupper()
        or _is_compound(broken["word"].lower(), first[0].lower(), known)
    ):
        return f"{stem}-{after}"
    return stem + after


def _is_suspended(left: str, right: str, known: frozenset[str]) -> bool:
    """True for "short-" before "and long-term", not for the halves of "senior"."""
    is_word = left in known or left in phrases("printed", "compound_opens")
    return right in phrases("printed", "suspended") and is_word and left + right not in known


def _is_compound(left: str, right: str, known: frozenset[str]) -> bool:
    if left + right in known:
        return False
    if f"{left}-{right}" in known:
        return True
    # "long-" may be the beginning of "longer", and "-led" the end of "called": the rest must be a word as well.
    opens, closes = left in phrases("printed", "compound_opens"), right in phrases("printed", "compound_closes")
    return (opens and (closes or right in known)) or (closes and left in known)
