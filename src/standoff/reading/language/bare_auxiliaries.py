"""Mends clauses that end in an auxiliary: "If it does not, Oslo will leave" denies what it does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AUXILIARIES = frozenset({"do", "have", "be", "will", "would", "can", "could", "should", "must"})
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "conj", "ROOT", "acl", "pcomp", "xcomp"})


def free_negations(doc: "Doc") -> "Doc":
    """`doc`, changed in place: a "not" between a bare auxiliary and a comma hangs on the auxiliary."""
    for token in doc:
        if token.dep_ == "neg" and token.i and _ends_clause(token):
            auxiliary = token.nbor(-1)
            if auxiliary != token.head and not token.is_ancestor(auxiliary):
                token.head = auxiliary
    return doc


def _ends_clause(negation: "Token") -> bool:
    before = negation.nbor(-1)
    closed = negation.i + 1 < len(negation.doc) and negation.nbor().text in (",", ".", ";")
    return closed and before.lemma_.lower() in _AUXILIARIES and before.dep_ in _CLAUSES
