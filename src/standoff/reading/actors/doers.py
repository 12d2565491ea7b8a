"""Nouns for who did a deed that the text has told: "the strikers" for the dockers who walked out."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from standoff.reading.actors.grammar import is_plain
from standoff.reading.actors.ledger import Ledger
from standoff.reading.language.clauses import clause_at
from standoff.reading.model import ActorKind
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Keys = tuple[str, ...]


class Resolver(Protocol):
    """What can say who a noun phrase stands for."""

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Keys of the actors that the phrase headed by `token` stands for."""


class Doers:
    """Resolves nouns made from verbs to the subject of the last such verb before them."""

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, resolver: Resolver) -> None:
        self._ledger = ledger
        self._resolver = resolver
        deeds = frozenset().union(*_doers().values())
        self._deeds = [
            (paragraph, token) for paragraph in parsed for token in paragraph.doc if token.lower_lemma in deeds
        ]

    def of(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """Who did what the noun tells, or (); never a state, whose people strike and rebel, and not it."""
        deeds = _doers().get(noun.lower_lemma)
        if deeds is None or not is_plain(noun):
            return ()
        at = paragraph.start(noun)
        for place, token in reversed(self._deeds):
            if place.start(token) < at and token.lower_lemma in deeds:
                found = self._subject(place, token)
                if len(found) == 1 and self._may_be(found[0], noun):
                    return found
        return ()

    def _subject(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        verb = token if token.pos_ == "VERB" else token.head.head if token.dep_ == "pobj" else token
        if verb.pos_ not in ("VERB", "AUX"):
            return ()
        clause = clause_at(paragraph, verb)
        heads = () if clause.passive else clause.grammatical_subjects
        return tuple(dict.fromkeys(key for head in heads for key in self._resolver.of(paragraph, head)))

    def _may_be(self, key: str, noun: "Token") -> bool:
        figure = self._ledger.figures.get(key)
        if figure is None or figure.kind is ActorKind.STATE:
            return False
        return (figure.kind is ActorKind.PERSON) == (noun.tag_ == "NN")


@cache
def _doers() -> dict[str, frozenset[str]]:
    return {noun: frozenset(row["deeds"]) for row in toml_table("people.toml")["doers"] for noun in row["nouns"]}
