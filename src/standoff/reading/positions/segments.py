"""Reads an enumeration from its commas, where the parse does not hold: "the bank back in, parts, an end to it"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.language.phrases import plain_text
from standoff.reading.positions.nominals import results

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an enumeration: its words, the noun that heads it, and the state that noun is wanted in."""

    words: tuple["Token", ...]
    noun: "Token"
    result: str | None

    @property
    def text(self) -> str:
        """The item as running text."""
        return plain_text(list(self.words))


def items_of(tokens: Sequence["Token"]) -> list[Item]:
    """The items between the commas of `tokens`; empty where they are fewer than three, or one of them is a clause."""
    pieces = [piece for piece in _pieces(tokens) if piece]
    items = [item for piece in pieces if (item := _item(piece)) is not None]
    return items if len(pieces) >= 3 and len(items) == len(pieces) else []


def _pieces(tokens: Sequence["Token"]) -> Iterator[list["Token"]]:
    """The words between commas; an "and" after a comma belongs to neither side, and the last piece is split at it."""
    piece: list[Token] = []
    for token in tokens:
        if token.text in (",", ";"):
            yield piece
            piece = []
        elif token.dep_ != "cc" or piece:
            piece.append(token)
    piece = [t for t in piece if not t.is_punct]
    joined = [at for at, t in enumerate(piece) if t.lower_ == "and"]
    after = piece[joined[-1] + 1 :] if joined else []
    whole = joined and piece[0].tag_ in ("DT", "PRP$") and piece[joined[-1] - 1].pos_ in ("NOUN", "PROPN")
    opens = after and (after[0].tag_ in ("DT", "PRP$") or (whole and after[0].pos_ in ("ADJ", "NOUN", "NUM")))
    if opens and any(t.pos_ == "NOUN" for t in after):
        yield piece[: joined[-1]]
        piece = after
    yield piece


def _item(piece: Sequence["Token"]) -> Item | None:
    """The item that a piece names by its first noun phrase; None for a piece with a finite verb of its own."""
    if any(t.tag_ in ("VBZ", "VBD", "MD") and t.dep_ != "amod" and not t.ent_type_ for t in piece):
        return None
    for at, token in enumerate(piece):
        following = piece[at + 1] if at + 1 < len(piece) else None
        if token.pos_ == "ADP" and at != 1:
            return None
        if token.pos_ == "ADP" and token.head == piece[0]:
            # "cover for its ships", taken for a command
            return Item(tuple(piece), piece[0], None)
        named = token.pos_ in ("NOUN", "PROPN") or bool(token.ent_type_)
        goes_on = following is not None and (following.pos_ in ("NOUN", "PROPN") or following.tag_ == "POS")
        if named and token.tag_ != "POS" and not goes_on:
            governs = following is not None and following.dep_ == "prep" and any(True for _ in following.children)
            state = following.lower_ if following is not None and not governs else None
            return Item(tuple(piece), token, state if state in results() else None)
    return None
