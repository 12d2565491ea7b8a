"""Who speaks in what is written or passed, and where in the text those stand who want, refuse or promise something."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def authors(tokens: Sequence["Token"], paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Who speaks in what is written or passed: Oslo, in "Oslo's note asks", "Oslo sent a note"."""
    spoken: list[Token] = []
    for token in tokens:
        owners: list[Token] = []
        if lemma_of(token) in words("voices", "written"):
            owners = [
                t
                for t in token.children
                if t.dep_ in ("poss", "amod", "compound") and (t.ent_type_ or t.dep_ == "poss")
            ]
            tied = [t for t in token.children if t.lower_ in ("from", "by", "of") and t.dep_ in ("prep", "agent")]
            owners += [p for t in tied for p in t.children if p.dep_ == "pobj"]
            if not owners and token.dep_ == "dobj" and token.head.pos_ == "VERB":
                owners = [t for t in clause_at(paragraph, token.head).subjects if t != token]
        spoken += owners or [token]
    return tuple(spoken)


def deciding(matches: Iterable[Found]) -> frozenset[int]:
    """Document offsets of the heads of who holds what was matched, as far as the sentence itself names the holder.

    Who is only said to be about to do something decides nothing, nor does who tells of others.
    """
    heads: set[int] = set()
    for found in matches:
        own = () if found.first_hand else authors(found.holders, found.paragraph)
        if not own or all(t.pos_ == "PRON" for t in own):
            told = (t for t in authors(found.sources, found.paragraph) if _may_be(t, found.holders))
            own = (*own, *(t for t in told if lemma_of(t) not in words("observers", "nouns")))
        heads |= {found.paragraph.start(token) for token in own}
    return frozenset(heads)


def _may_be(source: "Token", pronouns: Sequence["Token"]) -> bool:
    """True unless the number of a pronoun tells that it is not who speaks: "a banker said that it could not pay"."""
    several = source.tag_ in ("NNS", "NNPS")
    told = {t.lower_ for t in pronouns}
    return not told or bool(told & {"we", "they"} if several else told & {"i", "we", "he", "she", "it"})
