"""Those who act together by where they are: "the Western Powers", "Baltic states", "two million Berliners"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import gazetteer, words
from standoff.reading.actors.grammar import is_mere_place, is_modifier, is_subject, phrase_start
from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token


def enter_regions(parsed: Sequence["ParsedParagraph"], ledger: Ledger, persons: frozenset[tuple[int, int]]) -> None:
    """Enter groups of countries, a region that acts as one, and the people of a town or a land no table has."""
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for token in paragraph.doc:
            name = _countries(token) or _region(token) or _townspeople(token) or _ethnic(token)
            if name is None or is_modifier(token) or ledger.at_head(paragraph, token):
                continue
            if (id(paragraph), token.i) not in persons:
                key = f"group:{name.lower()}"
                ledger.figures.setdefault(key, Figure(key, name, ActorKind.OTHER, None))
                ledger.mention(key, paragraph, phrase_start(token), token, token)


def _countries(token: "Token") -> str | None:
    """ "Western powers", "the Baltic states": several states, by the part of the world they are in."""
    if token.tag_ not in ("NNS", "NNPS"):
        return None
    if not {token.lower_lemma, token.lower_.removesuffix("s")} & words("country_nouns"):
        return None
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.lower_ in words("parts_of_the_world"):
            if child.is_lower and not child.lower_.startswith("neighbo"):
                return None
            return f"{child.text} {token.text}"
    return None


def _region(token: "Token") -> str | None:
    """ "The West", "Western Europe", "the Arabs": a part of the world, or its people, that acts or is acted for."""
    if not token.text[0].isupper() or token.lower_ not in words("regions_that_act"):
        return None
    if not (is_subject(token) or token.dep_ in ("poss", "dobj")):
        return None
    before = token.nbor(-1) if token.i else token
    if token.lower_ in words("continents"):
        return f"{before.text} {token.text}" if before.text in ("Western", "Eastern") else None
    if before.lower_ != "the" or (token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"):
        return None
    return str(token.text)


def _ethnic(token: "Token") -> str | None:
    """ "Ethnic Albanians": people named after a state that they are not of."""
    before = token.nbor(-1) if token.i else token
    if before.lower_ != "ethnic" or token.tag_ not in ("NNS", "NNPS") or not token.text[0].isupper():
        return None
    return f"ethnic {token.text}"


def _townspeople(token: "Token") -> str | None:
    """ "The Berliners", "two million Papuans": who live somewhere, when they act, or are asked or counted."""
    word = token.text
    if not word[0].isupper() or word.isupper() or token.pos_ not in ("PROPN", "NOUN"):
        return None
    ending = next((end for end in words("endings_of_peoples") if word.endswith(end)), None)
    if ending is None or len(word) < len(ending) + 4 or not (is_subject(token) or token.dep_ == "poss"):
        return None
    if is_mere_place(token):
        return None
    if word.lower() in words("world_regions") | words("creeds") or gazetteer().knows(word):
        return None
    beside = [token.nbor(-1)] if token.i else []
    beside += [token.nbor()] if token.i + 1 < len(token.doc) else []
    if any(other.pos_ == "PROPN" for other in beside):
        return None
    several = any(child.lower_ == "the" or child.dep_ == "nummod" for child in token.lefts)
    return word if several else None
