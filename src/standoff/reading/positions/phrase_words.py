"""Finds the set phrases of a table in the words after a verb: "set its face against", whatever stands between them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.cues import Cue, cues, words

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_SMALL = frozenset({"DT", "PRP$", "RB", "POS", "PDT", "JJ", "JJR"})
"""Tags of words that may stand between those of a phrase."""

_NEAR = 9
"""Words after a copula within which a judgement opens."""

_GAP = 9
"""Words that the object may have where a phrase leaves a gap for it (`~`)."""


@cache
def _by_first_word(part: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of one part of the table by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in cues(part):
        split = tuple(phrase.split())
        found.setdefault(split[0], []).append(split)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


@cache
def _fixed(phrase: tuple[str, ...]) -> frozenset[str]:
    """The words of a phrase of the table, without its gap."""
    return frozenset(phrase) - {"~"}


def phrases_after(
    clause: Clause, rows: Mapping[str, tuple[Cue, ...]], part: str = "phrase"
) -> Iterator[tuple[Cue, "Token", bool]]:
    """Cues whose phrase opens with the clause's verb; the last word of each; and whether a "no" stands within."""
    for phrase in _by_first_word(part).get(lemma_of(clause.verb), ()):
        # All of a phrase stands in one sentence.
        matched = match(phrase[1:], clause.verb) if clause.verb.sent.spoken >= _fixed(phrase[1:]) else None
        if matched is not None:
            yield from ((cue, *matched) for cue in rows[" ".join(phrase)])


def predicates_after(start: "Token") -> Iterator[tuple[Cue, "Token", bool]]:
    """Judgements of the table that the words after `start` express."""
    near = {word for t in start.doc[start.i + 1 : start.i + _NEAR] for word in (t.lower_, lemma_of(t))}
    rows = _by_first_word("judgement")
    for first in (rows[word] for word in sorted(near & rows.keys())):
        for phrase in first:
            matched = match(phrase, start)
            if matched is not None:
                yield from ((cue, *matched) for cue in cues("judgement")[" ".join(phrase)])


def match(phrase: tuple[str, ...], start: "Token") -> tuple["Token", bool] | None:
    """The last word of `phrase` after `start`, and whether a "not" stands before it; None where it does not follow."""
    doc, at, denied, gap = start.doc.tokens, start.i, False, 0
    denying = words("denied", "scant") | {"not", "n't", "never"}
    for word in phrase:
        if word == "~":
            gap = _GAP
            continue
        at += 1
        while at < len(doc) and word not in (doc[at].lower_, lemma_of(doc[at])):
            small = doc[at].tag_ in _SMALL
            if doc[at].is_sent_start or doc[at].text in (";", ":") or not (small or gap > 0):
                return None
            denied = denied or (small and doc[at].lower_ in denying and gap == 0)
            gap -= not small
            at += 1
        if at >= len(doc) or doc[at].is_sent_start:
            return None
        gap = 0
    return doc[at], denied
