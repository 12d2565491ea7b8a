"""Who "the four" are: the parties that a text last named in one breath, as many as the number says."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.numbers import least
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.syntax import coordinated

if TYPE_CHECKING:
    from spacy.tokens import Token

Naming = Callable[["Token", ParsedParagraph], tuple[str, ...]]
"""The ids of the actors that a token stands for by itself."""

_NEARBY = 500
"""Characters, about three sentences: how far back "they" looks for "the four"."""

_FEWEST, _MOST = 2, 12


def members(
    token: "Token", paragraph: ParsedParagraph, parsed: Sequence[ParsedParagraph], name: Naming
) -> tuple[str, ...]:
    """Ids of the actors that "the four", or a later "they", stands for; empty when `token` is neither."""
    numeral = _numeral(token) if token.lower_ != "they" else _numeral_before(token, paragraph, parsed)
    size = least(numeral.text) if numeral is not None else None
    if size is None or not _FEWEST <= size <= _MOST:
        return ()
    found: tuple[str, ...] = ()
    for earlier in parsed:
        for candidate in earlier.doc:
            if earlier.start(candidate) >= paragraph.start(token):
                return found
            heads = coordinated(candidate) if candidate.dep_ != "conj" and candidate.pos_ in ("PROPN", "NOUN") else []
            if len(heads) == size:
                named = tuple(dict.fromkeys(actor for head in heads for actor in name(head, earlier)))
                found = named if len(named) == size else found
    return found


def _numeral(token: "Token") -> "Token | None":
    """The numeral of "the four", "the four of them"; None for "the four ships"."""
    alone = token.pos_ == "NUM" or (token.like_num and token.pos_ in ("NOUN", "PROPN"))
    determined = any(t.dep_ == "det" and t.lower_ in ("the", "these", "those") for t in token.children)
    return token if alone and determined and token.dep_ != "nummod" else None


def _numeral_before(pronoun: "Token", paragraph: ParsedParagraph, parsed: Sequence[ParsedParagraph]) -> "Token | None":
    """The last "the four" just before a pronoun."""
    at = paragraph.start(pronoun)
    nearby = (t for p in parsed for t in p.doc if at - _NEARBY <= p.start(t) < at)
    return next((t for t in reversed(list(nearby)) if _numeral(t) is not None), None)
