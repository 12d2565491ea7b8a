"""Short texts, read as far as a test needs."""

from functools import lru_cache

from standoff.reading.context import Context
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.tree import Token
from standoff.reading.model import Actor
from standoff.reading.positions.finder import find_positions
from standoff.text import from_text

Told = tuple[str | None, str, str | None, str]
"""Holder, stance, who would act, and action of a position."""


@lru_cache(maxsize=64)
def context_of(text: str, date: str = "2015-06-01") -> Context:
    return Context.of(from_text(text, date=date))


def actors_of(text: str, date: str = "2015-06-01") -> dict[str, Actor]:
    """Actors by name."""
    return {actor.name: actor for actor in context_of(text, date).actors.actors}


def mentions_of(text: str, name: str, date: str = "2015-06-01") -> list[str]:
    """The words that name an actor, in order of the text; none when there is no such actor."""
    actor = actors_of(text, date).get(name)
    return [mention.text for mention in actor.mentions] if actor else []


def token_of(context: Context, word: str, at: int = 0) -> tuple[Token, ParsedParagraph]:
    """The occurrence `at` (from 0; -1 is the last) of a word, with its paragraph."""
    found = [(t, p) for p in context.parsed for t in p.doc if t.text == word]
    return found[at]


def who(text: str, word: str, at: int = 0) -> list[str]:
    """Names of the actors that the phrase headed by this occurrence of `word` stands for."""
    context = context_of(text)
    token, paragraph = token_of(context, word, at)
    return [context.actor(key).name for key in context.actors.of_token(token, paragraph)]


def told(text: str) -> list[Told]:
    """The positions that the text states in so many words."""
    context = context_of(f"Dispatch\n\n{text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    found = [p for p in find_positions(context) if not p.implied]
    return [(names.get(p.holder or ""), str(p.stance), names.get(p.whose or ""), p.action) for p in found]
