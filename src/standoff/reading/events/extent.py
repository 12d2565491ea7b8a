"""What a finding's span runs over: the clause that reports it, without the clauses that only stand beside it."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import trimmed

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_BREAKS = frozenset({";", ":", "—", "--"})


def extent(clause: Clause) -> tuple["Token", ...]:
    """The clause's tokens from the last break of the sentence before its verb to the next one after it."""
    verb = clause.verb
    tokens = [t for t in clause.tokens() if not _stands_beside(t, verb)]
    before = [t.i for t in tokens if t.text in _BREAKS and t.i < verb.i]
    after = [t.i for t in tokens if t.text in _BREAKS and t.i > verb.i]
    first = max(before, default=-1)
    last = min(after, default=len(verb.doc))
    return tuple(trimmed([t for t in tokens if first < t.i < last])) or (verb,)


def _stands_beside(token: "Token", verb: "Token") -> bool:
    """True inside a clause with a subject of its own that is not subordinate: before the verb, or joined to it."""
    at = token
    while at.head != at and at.head.i != verb.i:
        at = at.head
    if at.head.i != verb.i or at.i == verb.i or at.dep_ not in ("ccomp", "parataxis", "conj"):
        return False
    if at.i > verb.i and at.dep_ != "conj":
        return False
    return at.pos_ in ("VERB", "AUX") and any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in at.children)
