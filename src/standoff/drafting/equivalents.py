"""Deeds of other verbs and other objects that come to the same, or to the opposite: rows of `equivalents.toml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.drafting.deed import Deed
from standoff.drafting.tables import equivalents
from standoff.drafting.wording import content, overlap, stem

FREE, BOTH, SAME = "free", "both", "same"
SHARED = 0.5
"""Share of the smaller set of other content words that two deeds have in common, where they must."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Deeds by their verbs and by nouns, one of which their object has; `bare` without one, `party` with a party's."""

    verbs: frozenset[str]
    about: frozenset[str]
    bare: bool
    party: bool

    def fits(self, known: Deed, names: frozenset[str]) -> bool:
        if known.verb not in self.verbs or (self.bare and known.about):
            return False
        if self.party and not (known.about and known.about <= names):
            return False
        return not self.about or bool(known.about & self.about)


@dataclass(frozen=True, slots=True)
class _Pair:
    one: _Kind
    other: _Kind
    sign: int
    rest: str

    def sign_of(self, one: Deed, other: Deed, names: frozenset[str]) -> int:
        """The sign of the row if it is of these two deeds, in this order, 0 else."""
        if not (self.one.fits(one, names) and self.other.fits(other, names)):
            return 0
        if self.rest == SAME:
            return self.sign if overlap(one.about - names, other.about - names) >= SHARED else 0
        left, right = (side.about - kind.about - names for side, kind in ((one, self.one), (other, self.other)))
        if left and right and self.rest != FREE:
            return self.sign if overlap(left, right) >= SHARED else 0
        return 0 if self.rest == BOTH else self.sign


def equivalence(one: Deed, other: Deed, names: frozenset[str]) -> int:
    """1 where two deeds come to the same by the table, -1 where to the opposite, 0 where it does not say.

    `names` are stems of the parties' names, which say little about which deed is meant.

    >>> from standoff.drafting.deed import deed
    >>> equivalence(deed("cease fire"), deed("agree to a truce"), frozenset())
    1
    >>> equivalence(deed("lift the ban on wine"), deed("admit cheese"), frozenset())
    0
    """
    told = ((one, other), (other, one))
    found = (pair.sign_of(*told[turned], names) for pair, turned in _pairs_of(one.verb, other.verb))
    return next((sign for sign in found if sign), 0)


@lru_cache(maxsize=4096)
def _pairs_of(one: str, other: str) -> tuple[tuple[_Pair, bool], ...]:
    """The rows that have both verbs, in order; whether the two must be turned about to be so."""
    return tuple(
        (pair, turned)
        for pair in _pairs()
        for turned, first, second in ((False, one, other), (True, other, one))
        if first in pair.one.verbs and second in pair.other.verbs
    )


@lru_cache
def _pairs() -> tuple[_Pair, ...]:
    pairs = [_Pair(_kind(row["one"]), _kind(row["other"]), row["sign"], row["rest"]) for row in equivalents()["pair"]]
    alike = [_kind({"verbs": row["verbs"], "about": []}) for row in equivalents()["synonyms"]]
    return (*pairs, *(_Pair(kind, kind, 1, SAME) for kind in alike))


def _kind(row: dict[str, Any]) -> _Kind:
    verbs = frozenset(form for verb in row["verbs"] for form in (verb, stem(verb)))
    return _Kind(verbs, content(stem(noun) for noun in row["about"]), row.get("bare", False), row.get("party", False))
