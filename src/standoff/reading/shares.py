"""Shares of a good and whose it is: "most of its gas", "98 percent of the South's revenue", "half their exports"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.clauses import lemma_of
from standoff.reading.odds import number_among
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.tree import Token


@dataclass(frozen=True)
class Share:
    """A good, and how much of it is meant: `size` 0 to 1, or None when no number says; `head` leads it all."""

    good: "Token"
    size: float | None
    head: "Token | None" = None

    def tokens(self) -> list["Token"]:
        """The words of the phrase, without what its clause hangs on the good: "half of its gas", not "from Oslo"."""
        head = self.head if self.head is not None else self.good
        left_out: set[int] = set()
        for child in (*self.good.children, *head.children):
            apart = child.dep_ == "prep" and child.lower_ not in ("of", "in")
            if child.i > child.head.i and (apart or child.dep_ in ("relcl", "appos", "acl")):
                left_out |= {int(t.i) for t in child.subtree}
        found = [t for t in head.subtree if t.i not in left_out]
        first = found[0]
        # The parser hangs "close" of "close to half" on the verb.
        cut = first.dep_ == "quantmod" and first.i > 0 and first.nbor(-1).dep_ in ("advmod", "quantmod")
        return [first.nbor(-1), *found] if cut else found


def share_in(noun: "Token", good: "Token | None" = None) -> Share | None:
    """The share that a noun phrase names; None when it names none. `good` replaces the noun it is a share of."""
    table = toml_table("dependencies.toml")["shares"]
    of = next((p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"), None)
    if of is not None and lemma_of(noun) in table["nouns"]:
        found = Share(good or of, _size(noun), noun)
    elif _quantified(noun, table["determiners"]):
        found = Share(good or noun, _size(noun), noun)
    else:
        return None
    return None if lemma_of(found.good) in table["not_goods"] else found


def _quantified(noun: "Token", determiners: list[str]) -> bool:
    """True for "most gas", "nearly all the milk", "close to half their exports"."""
    quantifiers = ("det", "predet", "amod", "nummod", "quantmod")
    return any(t.lower_ in determiners and t.dep_ in quantifiers for t in noun.children)


def _size(noun: "Token") -> float | None:
    number = number_among([t for t in noun.subtree if t.i <= noun.i])
    return number.sense.low if number is not None and number.sense.low else None


def owner_of(noun: "Token") -> "Token | None":
    """The head of whose a noun is: possessor, demonym, compound or of-phrase; None when it is nobody's."""
    for dependency in ("poss", "amod", "compound", "nmod"):
        for child in noun.children:
            if child.dep_ == dependency and (
                dependency == "poss" or child.pos_ == "PROPN" or child.ent_type_ == "NORP"
            ):
                owner: Token = child
                return owner
    return next((p for t in noun.children if t.lower_ == "of" for p in t.children if p.pos_ == "PROPN"), None)
