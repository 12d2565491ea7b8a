"""Ids for options that have only a name, which may be any text and need not be unlike the others."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from standoff.conflict.formula import CONNECTIVES

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
LONGEST = 40
"""Characters of an id that is made of a name."""


def is_id(text: str) -> bool:
    """Whether formulas can call an option so."""
    return _ID.fullmatch(text) is not None and text not in CONNECTIVES


def ids_for(names: Sequence[str], owners: Sequence[str]) -> list[str]:
    """An id for each option, by its name; those of one name are told apart by their owners, then by number.

    >>> ids_for(["Full", "Treaty challenge", "Full", "2nd"], ["US", "Canada", "IJC", "IJC"])
    ['us_full', 'treaty_challenge', 'ijc_full', '_2nd']
    """
    plain = [_id_of(name) or f"option_{at}" for at, name in enumerate(names, start=1)]
    often = Counter(plain)
    owned = [
        f"{_id_of(owner)}_{name}".lstrip("_") if often[name] > 1 and _id_of(owner) else name
        for name, owner in zip(plain, owners, strict=True)
    ]
    taken = set(owned)
    given: set[str] = set()
    ids = []
    for name in owned:
        made, count = name, 2
        while made in given or (made != name and made in taken):
            made, count = f"{name}_{count}", count + 1
        given.add(made)
        ids.append(made)
    return ids


def _id_of(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode("ascii")
    made = "_".join(re.findall(r"[A-Za-z0-9]+", plain.lower()))[:LONGEST].rstrip("_")
    return f"_{made}" if made[:1].isdigit() or made in CONNECTIVES else made
