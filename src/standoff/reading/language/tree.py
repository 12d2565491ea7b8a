"""A parse as plain Python objects: what the rules walk over, many times faster than over spaCy's views of its arrays.

`Token`, `Tokens` and `Parse` answer to the names of spaCy's `Token`, `Span` and `Doc`, as far as the rules use them, so
that who knows spaCy can read and write rules. Nothing here can be changed: what the parser got wrong is mended before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, overload

from standoff.reading.language.memory import kept

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken


class Token:
    """One token: its word forms and tags, and its place in the tree. Two tokens are equal when they are the same one.

    `i` is its place in the parse and `idx` that of its first character.
    """

    # What every token has is told apart from what is `kept` of some: half the time to make one, and less memory.
    __slots__ = (
        "__dict__",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_stop",
        "lemma_",
        "like_num",
        "lower_",
        "lower_lemma",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(self, token: "SpacyToken", doc: "Parse") -> None:
        self.doc = doc
        self.i: int = token.i
        self.idx: int = token.idx
        self.text: str = token.text
        self.whitespace_: str = token.whitespace_
        self.lower_: str = token.lower_
        self.lemma_: str = token.lemma_
        self.lower_lemma: str = self.lemma_.lower()
        self.pos_: str = token.pos_
        self.tag_: str = token.tag_
        self.dep_: str = token.dep_
        self.ent_type_: str = token.ent_type_
        self.ent_iob_: str = token.ent_iob_
        self.is_punct: bool = token.is_punct
        self.is_quote: bool = token.is_quote
        self.is_sent_start: bool = bool(token.is_sent_start)
        self.is_stop: bool = token.is_stop
        self.like_num: bool = token.like_num
        self.head: Token = self
        """What the token hangs on; a root hangs on itself."""
        self.children: tuple[Token, ...] = ()
        """What hangs on the token, in order of the text."""
        self.sent: Tokens
        """The sentence that the token is in."""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @kept
    def answers(self) -> dict[Any, Any]:
        """What `remembered` questions were answered."""
        return {}

    @property
    def is_alpha(self) -> bool:
        """True for letters only."""
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        """True where all letters are small ones."""
        return self.text.islower()

    @property
    def is_space(self) -> bool:
        """True for blanks only."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """True where just the first letter of each word is a capital."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """True where all letters are capitals."""
        return self.text.isupper()

    @kept
    def lefts(self) -> tuple["Token", ...]:
        """The children before the token."""
        return tuple([t for t in self.children if t.i < self.i])

    @kept
    def rights(self) -> tuple["Token", ...]:
        """The children after the token."""
        return tuple([t for t in self.children if t.i > self.i])

    @kept
    def subtree(self) -> tuple["Token", ...]:
        """The token and all below it: what is below its left children, itself, what is below its right ones."""
        found: list[Token] = []
        for child in self.lefts:
            found += child.subtree
        found.append(self)
        for child in self.rights:
            found += child.subtree
        return tuple(found)

    @kept
    def left_edge(self) -> "Token":
        """The first token of the subtree."""
        edge = self
        for child in self.children:
            first = child.left_edge
            if first.i < edge.i:
                edge = first
        return edge

    @kept
    def right_edge(self) -> "Token":
        """The last token of the subtree."""
        edge = self
        for child in self.children:
            last = child.right_edge
            if last.i > edge.i:
                edge = last
        return edge

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The token's head, its head's head and so on up to a root."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def is_ancestor(self, other: "Token") -> bool:
        """True when `other` is below this token."""
        at = other
        while at.head is not at:
            at = at.head
            if at is self:
                return True
        return False

    def nbor(self, by: int = 1) -> "Token":
        """The token `by` places on; raises `IndexError` beyond the ends of the parse."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]


class Tokens:
    """Consecutive tokens of a parse, from place `start` to before place `end`; `label_` is set for a named entity."""

    __slots__ = ("__dict__", "doc", "end", "label_", "start")

    def __init__(self, doc: "Parse", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Tokens": ...
    def __getitem__(self, at: int | slice) -> "Token | Tokens":
        if isinstance(at, slice):
            start, end, _ = at.indices(self.end - self.start)
            return Tokens(self.doc, self.start + start, self.start + max(start, end))
        place = self.start + at if at >= 0 else self.end + at
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def start_char(self) -> int:
        """Where the first character stands."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last character ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """The characters from the first to the last."""
        return self.doc.text[self.start_char : self.end_char] if self.start < self.end else ""

    @kept
    def spoken(self) -> frozenset[str]:
        """The words and the lemmas among the tokens, lower-case."""
        tokens = self.doc.tokens[self.start : self.end]
        return frozenset([t.lower_ for t in tokens] + [t.lower_lemma for t in tokens])

    @kept
    def root(self) -> Token:
        """The first root among the tokens, or else of those that hang on a token outside, the one nearest a root.

        A bare punctuation mark or blank only when there is nothing else.
        """
        tokens = self.doc.tokens[self.start : self.end]
        outer = [t for t in tokens if t.head is t] or [t for t in tokens if not self.start <= t.head.i < self.end]
        words = [t for t in outer if t.children or not (t.is_punct or t.is_space)] or outer
        return min(words, key=lambda t: sum(1 for _ in t.ancestors), default=self.doc.tokens[self.start])


class Parse:
    """The tokens of one parsed text, its sentences and its named entities."""

    def __init__(self, doc: "Doc") -> None:
        self.text: str = doc.text
        self.tokens = [Token(token, self) for token in doc]
        below: list[list[Token]] = [[] for _ in self.tokens]
        # Heads are told as how far off they are; all at once they come without a token of spaCy's for each.
        offsets: list[int] = doc.to_array("HEAD").astype("int64").tolist()
        for token, offset in zip(self.tokens, offsets, strict=True):
            token.head = self.tokens[token.i + offset]
            if offset:
                below[token.head.i].append(token)
        for token, children in zip(self.tokens, below, strict=True):
            token.children = tuple(children)
        self.sents = tuple(Tokens(self, sent.start, sent.end) for sent in doc.sents)
        for sentence in self.sents:
            for token in self.tokens[sentence.start : sentence.end]:
                token.sent = sentence
        self.ents = tuple(Tokens(self, ent.start, ent.end, ent.label_) for ent in doc.ents)
        self.answers: dict[Any, Any] = {}
        """What `remembered` questions were answered."""
        self._token_starts = [token.idx for token in self.tokens]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @kept
    def words(self) -> frozenset[str]:
        """All its words, lower-case: what is not among them need not be looked for."""
        return frozenset([token.lower_ for token in self.tokens])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> "Token | Tokens":
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Tokens(self, start, end if end > start else start)

    def around(self, start: int, end: int) -> Tokens | None:
        """The tokens that hold the characters from `start` to before `end`, whole ones; None when there are none."""
        starts = self._token_starts
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        if not self.tokens or start >= end or first < 0:
            return None
        return Tokens(self, first, last)
