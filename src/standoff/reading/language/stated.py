"""Conditions that are called so: "on one condition: that Oslo leave", "would sign. Its only condition is a truce"."""

from collections.abc import Iterator

from standoff.reading.language.joined import obliged
from standoff.reading.language.markers import Attached
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of, verb_conjuncts
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table

_DASHES = (":", "--", "—", "–", ",")


def stated_on(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb` that its sentence or the next one names as such."""
    for noun in _named_in(verb):
        yield from behind(noun.i + 1, verb)
        return
    yield from _next(verb)


def names_condition(noun: Token) -> bool:
    """True for "condition", "proviso" and the like."""
    return noun.pos_ == "NOUN" and lemma_of(noun) in toml_table("conditions.toml")["stated"]["nouns"]


def _named_in(verb: Token) -> Iterator[Token]:
    """ "condition", in "is ready to talk on one condition: ...": a noun under on, with or for that ends its clause."""
    if verb.sent.spoken.isdisjoint(toml_table("conditions.toml")["stated"]["nouns"]):
        return
    for token in verb.doc.tokens[verb.i : verb.sent.end - 1]:
        tied = token.dep_ == "pobj" and token.head.lower_ in ("on", "with", "under", "subject", "to")
        if tied and names_condition(token) and verb.is_ancestor(token) and token.nbor().text in _DASHES:
            yield token


def behind(colon: int, verb: Token) -> Iterator[Attached]:
    """What stands behind the colon at that index: that-clauses or nouns, each a condition on `verb`."""
    doc, start, end = verb.doc, colon + 1, verb.sent.end
    seen: set[int] = set()
    for token in doc[start:end]:
        clause = token.lower_ == "that" and token.dep_ == "mark" and token.head != verb and token.head.i > start
        opens = token.nbor(-1).lower_ in (*_DASHES, ";", *toml_table("conditions.toml")["stated"]["opening"])
        if clause and opens and token.head.i not in seen:
            seen.add(int(token.head.i))
            yield Attached("if", token, token.head)
    if not seen and start < end and doc[colon].text != ",":
        heads = [t for t in doc[start:end] if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i <= start]
        for head in heads[:1]:
            if head.dep_.startswith("nsubj") and head.head.pos_ in VERBAL and head.head.i > head.i:
                yield Attached("if", doc[start], obliged(head.head) or head.head)
                return
            yield from (Attached("if", doc[start], n) for n in coordinated(head))


def _next(verb: Token) -> Iterator[Attached]:
    """ "would reopen the port. Its condition is that Oslo leave", "The price: an apology"."""
    end = verb.sent.end
    if end >= len(verb.doc) or verb != verb.sent.root:
        return
    root = verb.doc[end].sent.root
    if lemma_of(root) != "be" or root.pos_ not in VERBAL:
        return
    subject = next((t for t in root.lefts if t.dep_ == "nsubj" and names_condition(t)), None)
    if subject is None or not _is_of_this(subject):
        return
    for below in root.rights:
        if below.dep_ in ("ccomp", "xcomp") and below.pos_ in VERBAL:
            yield from (Attached("if", root, v) for v in verb_conjuncts(below))
        elif below.dep_ == "attr" and below.pos_ == "NOUN":
            yield from (Attached("if", root, n) for n in coordinated(below))


def _is_of_this(noun: Token) -> bool:
    """True for "its condition", "the price", "the one condition"; not for "the price of oil"."""
    own = any(t.dep_ in ("poss", "det") for t in noun.children)
    return own and not any(t.dep_ == "prep" for t in noun.children)
