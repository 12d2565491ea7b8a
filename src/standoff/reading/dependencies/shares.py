"""Shares of a good and whose it is: "most of its gas", "98 percent of the South's revenue", "every litre of petrol"."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.estimates.odds import number_among
from standoff.reading.language.syntax import lemma_of
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


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
            apart = child.dep_ == "prep" and child.lower_ not in ("of", "in", "out")
            if child.i > child.head.i and (apart or child.dep_ in ("relcl", "appos", "acl")):
                left_out |= {int(t.i) for t in child.subtree}
        found = [t for t in head.subtree if t.i not in left_out]
        first = found[0]
        # The parser hangs "close" of "close to half" on the verb.
        cut = first.dep_ == "quantmod" and first.i > 0 and first.nbor(-1).dep_ in ("advmod", "quantmod")
        return [first.nbor(-1), *found] if cut else found


def share_in(noun: "Token", good: "Token | None" = None) -> Share | None:
    """The share that a noun phrase names; None when it names none. `good` replaces the noun it is a share of.

    Of "what Oslo eats" the good is the verb.
    """
    table = _table()
    percent = _percent_after(noun)
    if percent is not None and (measured := _of(percent)) is not None:
        # "draws 95 per cent of its gas", where the parser hangs "per cent" on the verb
        return Share(good or measured, _size(noun), noun)
    named = lemma_of(noun) in table["nouns"]
    quantified = _quantified(noun, table["determiners"])
    if not (named or quantified or _every_unit(noun) or _so_many_in(noun) or _anything(noun)):
        return None
    of = _of(noun)
    if named and of is not None:
        found = Share(good or of, _size(noun), noun)
    elif named and noun.dep_ != "conj" and _counted(noun) and not _timed(noun):
        found = Share(good or noun, _size(noun), noun)
    elif _every_unit(noun) or _so_many_in(noun) or _anything(noun):
        found = Share(good or of or noun, _size(noun), noun)
    elif quantified:
        found = Share(good or noun, _size(noun), noun)
    else:
        return None
    plural = found.good.tag_ == "NNS" and lemma_of(found.good) in table["singular"]
    return None if plural or lemma_of(found.good) in table["not_goods"] else found


def _percent_after(noun: "Token") -> "Token | None":
    if not noun.like_num or noun.i + 3 >= len(noun.doc):
        return None
    per, cent = noun.doc[noun.i + 1], noun.doc[noun.i + 2]
    return cent if per.lower_ == "per" and cent.lower_ == "cent" and cent.head == per else None


def whole_share(subject: "Token") -> Share | None:
    """The share that the subject of a verb stands for: itself, or the phrase it is the good of.

    In "with most of its oil crossing Bergen" the parser makes the oil what crosses.
    """
    share = share_in(subject)
    above = subject.head.head if subject.dep_ == "pobj" and subject.head.lower_ == "of" else None
    return share or (share_in(above) if above is not None else None)


def _of(noun: "Token") -> "Token | None":
    """What follows "of": a noun, or the verb of "what Oslo eats"; after "two tons in three" too."""
    for child in noun.children:
        if child.lower_ == "of":
            inner = [p for p in child.children if p.dep_ in ("pobj", "pcomp")]
            verbs = [p for p in inner if p.dep_ == "pcomp"]
            return next(iter(verbs or inner), None)
    for child in noun.children:
        if child.lower_ in ("in", "out"):
            deeper = [p for p in child.subtree if p.like_num and p != child]
            found = next((o for number in deeper if (o := _of(number)) is not None), None)
            if found is not None:
                return found
    return None


def _counted(noun: "Token") -> bool:
    """True for the "40 percent" of "40 percent comes by sea": a number stands before a share of what was named."""
    return any(t.dep_ == "nummod" for t in noun.children) and lemma_of(noun) in _table()["percent"]


def _timed(noun: "Token") -> bool:
    """True for "grew 40 percent": growth is no share."""
    return noun.dep_ == "dobj" and lemma_of(noun.head) in _table()["growth"]


def _every_unit(noun: "Token") -> bool:
    """True for "every litre", "the last drop"."""
    table = _table()
    if not any(t.lower_ in table["every"] for t in noun.children):
        return False
    # "every onion it eats"
    used = any(t.dep_ == "relcl" and lemma_of(t) in table["used"] for t in noun.children)
    return lemma_of(noun) in table["units"] or used


def _so_many_in(noun: "Token") -> bool:
    """True for "two barrels in three", "nine loaves out of every ten"."""
    if not (noun.like_num or lemma_of(noun) in _table()["units"]):
        return False
    if not (noun.like_num or any(t.dep_ == "nummod" for t in noun.children)):
        return False
    # Not by the tree: the parser hangs "in three" on noun and verb alike.
    after = [t for t in noun.doc[noun.i + 1 : noun.i + 5] if t.lower_ not in ("of", "every")]
    return len(after) > 1 and after[0].lower_ in ("in", "out") and after[1].like_num


def _anything(noun: "Token") -> bool:
    """True for "everything it eats", "whatever it sells": all of it."""
    named = lemma_of(noun) in _table()["wholes"] and any(t.dep_ in ("relcl", "acl") for t in noun.children)
    return named or noun.lower_ in _table()["free"]


def _quantified(noun: "Token", determiners: frozenset[str]) -> bool:
    """True for "most gas", "nearly all the milk", "close to half their exports"."""
    quantifiers = ("det", "predet", "amod", "nummod", "quantmod", "nmod")
    return any(t.dep_ in quantifiers and t.lower_ in determiners for t in noun.children)


def _size(noun: "Token") -> float | None:
    before = [t for t in noun.subtree if t.i <= noun.i]
    number = number_among(before) or number_among(list(noun.doc[noun.left_edge.i : noun.i + 6]))
    found = number.sense.low if number is not None and number.sense.low else None
    if found is not None:
        return found
    return 1.0 if _every_unit(noun) else None


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


def user_of(noun: "Token") -> "Token | None":
    """The head of whose a good is or who uses it; None when that is not said.

    Who acts on it in its relative clause ("the gas that it burns"), or where that happens ("the gas burned in Oslo").
    """
    owner = owner_of(noun)
    if owner is not None:
        return owner
    relatives = [t for t in noun.children if t.dep_ in ("relcl", "acl")]
    if noun.dep_ == "pcomp":
        relatives = [noun]
    for verb in relatives:
        subject = next((t for t in verb.children if t.dep_ in ("nsubj", "compound") and t.tag_ not in _RELATIVE), None)
        by = [p for t in verb.children if t.dep_ in ("agent", "prep") and t.lower_ in _USERS for p in t.children]
        by = [p for p in by if p.dep_ == "pobj"]
        if subject is not None or by:
            return _before_misread(subject) if subject is not None else by[0]
    inside = (p for t in noun.children if t.lower_ in ("in", "on") for p in t.children if p.dep_ == "pobj")
    return next((p for p in inside if p.pos_ == "PROPN"), None)


def _before_misread(subject: "Token") -> "Token":
    """ "Oslo", in "the grain that Oslo imports", where the parser takes the verb for a plural."""
    names = [t for t in subject.children if t.dep_ == "compound" and t.pos_ == "PROPN"]
    return names[-1] if subject.tag_ == "NNS" and names else subject


_RELATIVE = ("WDT", "WP")
_USERS = ("by", "in", "on", "across", "throughout")


@cache
def _table() -> dict[str, frozenset[str]]:
    rows = toml_table("dependencies.toml")["shares"]
    return {name: frozenset(words) for name, words in rows.items() if name != "source"}
