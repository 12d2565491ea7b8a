"""Short texts, read as far as a test needs."""

from functools import lru_cache

from standoff.reading import Reading, read
from standoff.reading.context import Context
from standoff.reading.estimates.finder import find_estimates
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.tree import Token
from standoff.reading.model import Actor, Estimate
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


def estimates(text: str) -> list[Estimate]:
    """The estimates that a text holds, in its order."""
    return list(find_estimates(context_of(text)))


def only(text: str) -> Estimate:
    """The one estimate of a text that holds just one."""
    (found,) = estimates(text)
    return found


def reading(text: str) -> Reading:
    """The whole reading of a text of 2012."""
    return read(from_text(text, date="2012-06-27"))


def told_events(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, country of the actor and country of the recipient of each event; a name where there is no country."""
    found = reading(text)

    def country(actor_id: str | None) -> str | None:
        if actor_id is None:
            return None
        actor, side = found.actor(actor_id), found.side(actor_id)
        return actor.country or side.country or side.name

    return [(e.type, country(e.actor), country(e.recipient)) for e in found.events]
