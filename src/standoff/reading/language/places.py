"""Names the place that a phrase such as "near the town of Guapi" or "in Dir district" gives an event."""

from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.reading.language.syntax import lemma_of
from standoff.reading.tables import csv_table, toml_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from standoff.reading.language.tree import Token


@lru_cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("places.toml")[name])


@lru_cache
def state_of_capital(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the state whose capital has this name, or None.

    >>> state_of_capital("Phnom Penh"), state_of_capital("Oxford")
    ('KHM', None)
    """
    for row in csv_table("states.csv"):
        if name in row["capitals"].split(";"):
            return row["code"]
    return None


def place_in(preposition: "Token", is_body: "Callable[[Token], bool]" = lambda _: False) -> str | None:
    """The name of the place that a prepositional phrase of location holds, or None: "Dir" for "into the Dir district".

    `is_body` tells names of bodies and persons, which are no places. A bare name after a preposition that also opens
    other phrases ("on Ankara") is none either.
    """
    if preposition.lower_ not in _words("prepositions"):
        return None
    for noun in preposition.children:
        if noun.dep_ != "pobj" or is_body(noun):
            continue
        if noun.pos_ == "PROPN" and preposition.lower_ not in _words("before_names"):
            continue
        name = place_name(noun)
        if name is not None:
            return name
    return None


def place_name(noun: "Token") -> str | None:
    """The place that a noun phrase names, without article; None when it names none."""
    if noun.pos_ == "PROPN":
        if noun.ent_type_ in _words("not_entities"):
            return None
        first = min((t.i for t in noun.lefts if t.dep_ in ("compound", "amod") and t.pos_ == "PROPN"), default=noun.i)
        last = _of_name(noun)
        return str(noun.doc[first : last + 1].text)
    if lemma_of(noun) not in _words("nouns") and noun.lower_ not in _words("nouns"):
        return None
    named = [t for t in noun.lefts if t.pos_ == "PROPN" and t.dep_ in ("compound", "nmod") and _is_place(t)]
    if named:
        first = min((t.i for t in named[0].lefts if t.pos_ == "PROPN"), default=named[0].i)
        return str(noun.doc[first : named[-1].i + 1].text)
    for child in noun.rights:
        if child.dep_ in ("prep", "appos") and child.lower_ in ("of", "in", "at"):
            inner = next((p for p in child.children if p.dep_ == "pobj"), None)
            return place_name(inner) if inner is not None else None
        if child.dep_ == "appos":
            return place_name(child)
    return None


def _of_name(noun: "Token") -> int:
    """Index of the last token of "Strait of Hormuz" from `Strait`, of the noun itself otherwise."""
    for child in noun.rights:
        if child.lower_ == "of" and noun.ent_type_ and child.ent_type_ == noun.ent_type_:
            return int(child.right_edge.i)
    return int(noun.i)


def _is_place(token: "Token") -> bool:
    return token.ent_type_ not in _words("not_entities")
