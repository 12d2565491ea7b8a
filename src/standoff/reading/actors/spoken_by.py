"""Whose words a whole document is: in a "Statement by the President of Peru", "we" and "I" are the president's side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_OPENING = 3
"""Blocks in which a document may say whose words it is."""

_FEWEST = 2
"""First persons outside of quotation marks that a document of somebody's own words has at least."""


def who_speaks(parsed: Sequence["ParsedParagraph"]) -> tuple["ParsedParagraph", list["Token"]] | None:
    """The opening line that names the speaker, and the heads of the noun phrases there that may be his, nearest first.

    None where no line opens as one's own words do, or where the text is not in the first person.
    """
    for paragraph in parsed[:_OPENING]:
        for noun in paragraph.doc:
            if noun.lower_lemma in words("own_words") and noun.i <= 1 and (heads := _named_by(noun)):
                return (paragraph, heads) if _in_first_person(parsed) else None
    return None


def _named_by(noun: "Token") -> list["Token"]:
    """Who stands behind "by", "of" or "from", and whose he is: the session, and the council that it is one of."""
    found: list[Token] = []
    tied = [t for t in noun.children if t.lower_ in ("by", "of", "from") and t.i > noun.i]
    while tied:
        held = [t for preposition in tied for t in preposition.children if t.dep_ == "pobj"]
        found += held
        tied = [t for one in held for t in one.children if t.lower_ == "of"]
    return found


def _in_first_person(parsed: Sequence["ParsedParagraph"]) -> bool:
    said = 0
    for paragraph in parsed:
        if paragraph.block.kind is BlockKind.HEADING:
            continue
        quoted = False
        for token in paragraph.doc:
            if token.is_quote and token.text not in ("'", "‘", "’"):
                quoted = token.text != "”" and not quoted
            said += not quoted and token.lower_ in words("first_person")
    return said >= _FEWEST
