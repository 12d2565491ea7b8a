"""Peoples: "the Serbs of the north" are not Serbia, and "the Serb" is the one Serb that the text has named."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, gazetteer, words
from standoff.reading.actors.grammar import is_modifier
from standoff.reading.actors.ledger import Naming
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "ROOT")


def with_local_peoples(named: Iterable[Naming]) -> tuple[list[Naming], dict[str, Entry]]:
    """The namings, those of a people of some other place given to that people, and the entries of such peoples."""
    namings = list(named)
    keys = {(id(naming.paragraph), int(naming.head.i)): naming.key for naming in namings}
    entries: dict[str, Entry] = {}
    out: list[Naming] = []
    for naming in namings:
        place = _place_of(naming)
        home = keys.get((id(naming.paragraph), int(place.i))) if place is not None else None
        local = place is not None and place.lower_ in words("parts_of_countries")
        if place is None or home == naming.key or not (home or local):
            out.append(naming)
            continue
        key = f"group:{naming.key}:{home or place.lower_}"
        article = "the " if local else ""
        name = f"{naming.head.text} of {article}{place.text}"
        entries.setdefault(key, Entry(key, name, ActorKind.OTHER, None, name))
        out.append(replace(naming, key=key, last=place, agentive=True))
    return out, entries


def is_single(naming: Naming) -> bool:
    """True for "the Serb", "the Frenchman": one person of a state, whom the text has named before."""
    head = naming.head
    if naming.form not in (Form.PEOPLE, Form.ADJECTIVE) or head.tag_ in ("NNS", "NNPS") or naming.first != naming.last:
        return False
    if not any(child.lower_ == "the" for child in head.lefts) or head.dep_ not in _ARGUMENTS:
        return False
    return head.lower_.endswith("man") or gazetteer().is_people(f"{head.text}s")


def _place_of(naming: Naming) -> "Token | None":
    """Where a people is said to be at home: "of" a place, or without an article "in" it ("some Serbs in the north")."""
    head = naming.head
    if naming.form is not Form.PEOPLE or head.tag_ not in ("NNS", "NNPS") or is_modifier(head):
        return None
    definite = any(child.lower_ == "the" for child in head.lefts)
    for child in head.rights:
        if child.i == naming.last.i + 1 and (child.lower_ == "of" or (child.lower_ == "in" and not definite)):
            return next((p for p in child.children if p.dep_ == "pobj"), None)
    return None
