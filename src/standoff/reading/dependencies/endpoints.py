"""Where goods come from, go to or pass, and to whom they are given: the phrases of a clause that may name a party."""

from typing import TYPE_CHECKING

from standoff.reading.dependencies.needs import words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.clefts import phrase_put_first
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def ends(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """Where it comes from, goes to or passes: also of "from or through Oslo", and of a particle before its noun."""
    found = [*clause.prepositional(*prepositions), *phrase_put_first(clause, prepositions)]
    found = fronted(clause, prepositions) or found
    for child in clause.verb.children:
        found += ends_in(child, prepositions) if child.pos_ == "ADP" else []
        if child.dep_ == "prt" and child.lower_ in prepositions:
            found += [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > child.i]
    # "on the other hand"
    found = [t for t in found if not (lemma_of(t) in words("empty") and _is_connective(t))]
    return list(dict.fromkeys(found))


def _is_connective(noun: "Token") -> bool:
    return all(t.dep_ in ("det", "amod", "punct") and t.pos_ != "PROPN" for t in noun.children)


def fronted(clause: Clause, prepositions: tuple[str, ...]) -> list["Token"]:
    """ "Oslo", in "an envoy to Oslo, through which its trade passes", which the parser hangs on the envoy."""
    for child in clause.verb.children if clause.verb.dep_ == "relcl" else ():
        relative = any(t.tag_ in ("WDT", "WP") for t in child.children)
        if child.dep_ == "prep" and child.lower_ in prepositions and child.i < clause.verb.i and relative:
            before = noun_before(child)
            return [before] if before is not None and before.pos_ == "PROPN" and before.dep_ != "compound" else []
    return []


def ends_in(host: "Token", prepositions: tuple[str, ...]) -> list["Token"]:
    """Objects of `prepositions` that hang on `host`, or on a preposition beside another."""
    found: list[Token] = []
    for child in host.children:
        if child.pos_ in ("ADP", "SCONJ") and child.dep_ in ("prep", "conj", "agent") and child.lower_ in prepositions:
            found += [p for p in child.children if p.dep_ == "pobj" and p.pos_ in NOMINAL and p.tag_ != "WP"]
            found += ends_in(child, prepositions)
    return found


def noun_before(token: "Token") -> "Token | None":
    """The noun straight before a token, commas aside, as a relative clause with a fronted preposition has it."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].is_punct:
        at -= 1
    before = token.doc[at]
    return before if before.pos_ in NOMINAL and at >= token.sent.start else None


def datives(clause: Clause) -> tuple["Token", ...]:
    """Whom something is given to: "us", in "sells us a third"."""
    marked = tuple(t for t in clause.verb.children if t.dep_ == "dative" and t.pos_ in NOMINAL)
    objects = [t for t in clause.verb.children if t.dep_ == "dobj" and t.i > clause.verb.i]
    # The parser may take both for objects.
    double = len(objects) == 2 and objects[1].left_edge.i == objects[0].right_edge.i + 1
    return marked or tuple(objects[:1] if double else ())


def crossed(clause: Clause) -> list["Token"]:
    """ "crosses Oslo": what is crossed."""
    if lemma_of(clause.verb) not in words("crossing", "verbs") or clause.passive:
        return []
    return [t for t in clause.verb.children if t.dep_ == "dobj" or (t.dep_ == "npadvmod" and t.pos_ == "PROPN")]


def out_of(clause: Clause) -> list["Token"]:
    """The object of "out of"."""
    return [
        p
        for out in clause.verb.children
        if out.lower_ in ("out", "from")
        for of in out.children
        if of.dep_ == "prep"
        for p in of.children
        if p.dep_ == "pobj"
    ]


def names_somebody(head: "Token") -> bool:
    """True when a name stands in the phrase, so that somebody may be meant: "through Norwegian pipes"."""
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "NORP") for t in head.subtree)


def is_owned(head: "Token") -> bool:
    """True for a pronoun, and for what has a possessor: "them", "their railway"."""
    return head.pos_ == "PRON" or any(t.dep_ == "poss" for t in head.children)


_POINTING = ("the", "that", "this", "these", "those", "one")


def may_be_somebody(head: "Token") -> bool:
    """True when the phrase may stand for a party: a name, a pronoun, or something of theirs."""
    return names_somebody(head) or is_owned(head) or any(t.lower_ in _POINTING for t in head.children)
