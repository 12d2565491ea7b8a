"""Nouns that name a party by its relation to another: "its neighbour" is the other side, not the one it belongs to."""

from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.parties import Parties
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def is_related(head: "Token") -> bool:
    """True for "neighbour" and its like."""
    return lemma_of(head) in toml_table("dependencies.toml")["relational"]["nouns"]


def related_party(
    head: "Token", paragraph: ParsedParagraph, context: Context, parties: Parties
) -> tuple[str, ...] | None:
    """The party that "its neighbour", "Oslo's rival" stands for: the other side of the owner; None for other nouns."""
    if not is_related(head):
        return None
    owners = context.who([t for t in head.children if t.dep_ == "poss"], paragraph)
    if not owners:
        return None
    other = parties.counterpart(parties.party(owners[0]), paragraph, head)
    return (other,) if other is not None else ()
