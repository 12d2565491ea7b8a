"""Who is meant by a holder that stands for no actor of its own: "its members will", "some in Congress want"."""

from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_common
from standoff.reading.context import Context
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)


def stood_in_for(found: Found, context: Context) -> tuple[str, ...]:
    """The party whose people hold it, the body that some of them sit in, or who is reported as saying so of a thing."""
    owners = [o for t in found.holders for o in _owners(t)]
    named = tuple(a for a in context.who(owners, found.paragraph) if _speaks_with_its_own(a, owners, context))
    named = named or context.who([b for t in found.holders for b in _bodies(t)], found.paragraph)
    if named or not found.sources or not all(_is_inherited(t, found) for t in found.holders):
        return named
    return context.who(found.sources, found.paragraph)


def _owners(noun: "Token") -> list["Token"]:
    """Oslo, in "Oslo's men", "its members": of people, not of things."""
    return [t for t in noun.children if t.dep_ == "poss"] if noun.pos_ == "NOUN" and is_common(noun) else []


def _speaks_with_its_own(actor: str, owners: list["Token"], context: Context) -> bool:
    """True for a union, of "the union's men"; a state's rebels and judges speak for themselves, "its men" do not."""
    return all(t.pos_ == "PRON" for t in owners) or context.actor(actor).kind not in _STATES


def _bodies(some: "Token") -> list["Token"]:
    """Congress, in "some in Congress", "several in Congress": not in "few in Congress", who want what most do not."""
    if lemma_of(some) not in words("voices", "several"):
        return []
    tied = [t for t in some.children if t.dep_ == "prep" and t.lower_ in ("in", "within", "inside", "of", "from", "on")]
    return [p for t in tied for p in t.children if p.dep_ == "pobj"]


def _is_inherited(holder: "Token", found: Found) -> bool:
    """True for a thing that the parse makes the subject of a second verb.

    "Oslo says the matter is closed and has asked Rome to sign": the matter has asked nobody.
    """
    if holder.pos_ != "NOUN" or is_common(holder) or not found.hosts:
        return False
    verb = found.hosts[0].verb
    return verb.dep_ == "conj" and verb.head.pos_ in VERBAL and holder.head != verb and holder.i < verb.head.i
