"""The least that a stated number comes to: `24`, "two dozen", "at least a dozen", "hundreds"."""

import re
from typing import TYPE_CHECKING

from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def least(words: str) -> int | None:
    """The lower bound of a number in words or digits; None when there is none.

    >>> [least(w) for w in ("24", "6,000", "two dozen", "a dozen", "twenty-six", "hundreds", "up to ten", "many")]
    [24, 6000, 24, 12, 26, 200, None, None]
    """
    table = toml_table("numbers.toml")
    text = words.lower().strip()
    if any(re.search(rf"\b{re.escape(upper)}\b", text) for upper in table["upper"]["words"]):
        return None
    values, scales, plurals = table["values"], table["scales"], table["plurals"]
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+|(?<=\d)(?=[a-z])", text):
        if _DIGITS.fullmatch(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in ("a", "an") and seen:
            continue  # "half a dozen", "two and a half million"
        elif word in values:
            current, seen = current + values[word], True
        elif word in scales:
            current, seen = (current or 1) * scales[word], True
            if scales[word] >= 1000:
                total, current = total + current, 0
        elif word in plurals:
            return int(plurals[word])
    return int(total + current) or None if seen else None


def count_of(noun: "Token") -> int | None:
    """The least number of those a noun phrase counts: 24 for "24 soldiers", 1 for "a soldier" or a name, else None."""
    quantity = _quantity_before(noun)
    if quantity is not None:
        return least(quantity)
    if noun.like_num or noun.lower_ in toml_table("numbers.toml")["plurals"]:
        return least(" ".join(t.text for t in noun.subtree if t.i <= noun.i))
    if noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON":
        return 1
    determined = any(t.dep_ in ("det", "poss") for t in noun.children)
    return 1 if noun.tag_ == "NN" and determined and noun.lower_ not in _collectives() else None


def _quantity_before(noun: "Token") -> str | None:
    """ "two dozen" in "two dozen soldiers", "scores" in "scores of soldiers"."""
    for child in reversed(list(noun.lefts)):
        if child.dep_ == "nummod" or (child.like_num and child.dep_ in ("amod", "compound", "det")):
            first = _opening(child)
            return str(child.doc[first : child.i + 1].text)
        if child.lower_ in toml_table("numbers.toml")["values"] and child.dep_ == "amod":
            return str(child.text)
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ in ("NOUN", "NUM"):
        counted = head.head
        if least(counted.text) is not None:
            return str(counted.doc[counted.left_edge.i : counted.i + 1].text)
    return None


def _opening(number: "Token") -> int:
    """Index of the first word of a number with the words that bound it: "up to", "fewer than"."""
    bounding = {word for phrase in toml_table("numbers.toml")["upper"]["words"] for word in phrase.split()}
    first = int(number.left_edge.i)
    while first > number.sent.start and number.doc[first - 1].lower_ in bounding:
        first -= 1
    return first


def _collectives() -> frozenset[str]:
    return frozenset(toml_table("events.toml")["casualties"]["collectives"])
