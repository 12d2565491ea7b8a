"""What a cleft puts first: "it is Oslo that Bergen needs", "it is on Oslo that everything turns"."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def put_first(clause: Clause) -> tuple["Token", ...]:
    """Heads of the noun phrase that "it is" or "what ... is" puts before the clause; empty where nothing is."""
    copula = _copula(clause)
    if copula is None:
        return ()
    return tuple(t for t in copula.children if t.dep_ == "attr" and t.pos_ in NOMINAL and t.i < clause.verb.i)


def phrase_put_first(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """Objects of those of `prepositions` that are put before the clause: "on Oslo", "through Oslo"."""
    copula = _copula(clause)
    if copula is None:
        return []
    fronted = [t for t in copula.children if t.dep_ == "prep" and t.lower_ in prepositions and t.i < clause.verb.i]
    return [p for t in fronted for p in t.children if p.dep_ == "pobj"]


def _copula(clause: Clause) -> "Token | None":
    """The "is" above the clause, or above the verb that it is the infinitive of, with an "it" or "what" of its own."""
    verb = clause.verb
    while verb.dep_ == "xcomp":
        verb = verb.head
    copula = verb.head
    if verb.dep_ not in ("ccomp", "advcl", "relcl") or lemma_of(copula) != "be":
        return None
    return copula if any(t.lower_ in ("it", "what") for t in copula.children) else None
