"""Persons known by how a text brings them in: a full name once, and from then on its last word, which does things."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import gazetteer, organisation_heads, words
from standoff.reading.actors.ledger import NamedPerson
from standoff.reading.actors.name_words import is_title, name_word
from standoff.reading.actors.peoplenouns import is_common
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_UNDECIDED = ("", "PERSON")
_LONGEST = 3


def surnames_alone(parsed: Sequence["ParsedParagraph"]) -> frozenset[str]:
    """Capitalised words that alone, without an article, do something somewhere: "Ruiz will not go"."""
    found: set[str] = set()
    for token in (t for p in parsed if p.block.kind is BlockKind.PARAGRAPH for t in p.doc):
        acts = token.dep_ == "nsubj" and token.pos_ in ("PROPN", "NOUN") and not any(token.lefts)
        if acts and token.text.istitle() and token.ent_type_ in _UNDECIDED and not is_common(token):
            before = token.i and name_word(token.nbor(-1))
            after = token.i + 1 < len(token.doc) and name_word(token.nbor())
            if not before and not after and not gazetteer().knows(token.text):
                found.add(token.text)
    return frozenset(found)


def introductions(paragraph: "ParsedParagraph", free: set[int], surnames: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Two or three name words that end in one of `surnames`: the first and one past the last token of each."""
    for last in paragraph.doc:
        first = last
        while last.text in surnames and first.i and name_word(first.nbor(-1)) and first.nbor(-1).whitespace_:
            first = first.nbor(-1)
        run = paragraph.doc[first.i : last.i + 1]
        if not 1 < len(run) <= _LONGEST or not all(t.i in free for t in run) or not _may_be_full_name(run):
            continue
        before = first.nbor(-1) if first.i else first
        if before.lower_ not in ("the", "a", "an"):
            yield first.i, last.i + 1


def is_taken_up(places: Sequence[NamedPerson], surnames: frozenset[str]) -> bool:
    """True for a full name of which the text goes on with the last word alone."""
    return any(
        len(place.name) > 1
        and place.name[-1] in surnames
        and _may_be_full_name(place.first.doc[place.first.i : place.last.i + 1])
        for place in places
    )


def _may_be_full_name(run: Iterable["Token"]) -> bool:
    return not any(
        token.ent_type_ not in _UNDECIDED
        or is_title(token)
        or is_common(token)
        or token.is_upper
        or token.lower_ in organisation_heads()
        or token.lower_ in words("named_things")
        for token in run
    )
