"""The ids of questions that are asked of a brief: from words, and when an earlier question has the id."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from standoff.ledger.model import Question
from standoff.outlook.dates import MONTHS

LASTS = "standoff-lasts"
"""The last part of the id of the question whether the standoff lasts; a drafted option's id has no dash."""

LONGEST_SLUG = 60

_DATE = re.compile(rf"\b(\d{{1,2}} )?({'|'.join(MONTHS)}) \d{{4}}\b")
_NO_SLUG = re.compile(r"[^a-z0-9_]+")


def slug_of(words: str) -> str:
    """Words as a part of a question's id: small letters and digits of ASCII, dashes and underscores.

    >>> slug_of("US & Pakistan, June 2012"), slug_of("reopen_lines"), slug_of("Żółw"), slug_of("…")
    ('us-pakistan-june-2012', 'reopen_lines', 'zo-w', '')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign)).lower()
    return _NO_SLUG.sub("-", plain).strip("-")[:LONGEST_SLUG].rstrip("-")


def ids_for(made: Question) -> Iterator[str]:
    """The question's own id, then the same with its last day, then with a number too, without end."""
    yield made.id
    by = f"{made.id}-by-{made.closes:%Y-%m-%d}"
    yield by
    yield from (f"{by}-{number}" for number in count(2))


def undated(text: str) -> str:
    """A text without the dates in it."""
    return _DATE.sub("", text)
