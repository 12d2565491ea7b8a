"""Whose words a document, or a turn in it, is: in a "Statement by the President of Peru" "we" is his side."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.ledger import Ledger
from standoff.reading.language.clauses import clause_at
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Keys = tuple[str, ...]

_OPENING = 3
"""Blocks in which a document may say whose words it is."""

_FEWEST = 2
"""First persons outside of quotation marks that a document of somebody's own words has at least."""


_QUESTION, _ANSWER = "Q", "A"
"""How an interview marks who speaks."""


class Resolver(Protocol):
    """What can say who a noun phrase stands for."""

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Keys of the actors that the phrase headed by `token` stands for."""


class OwnWords:
    """Who says "we" and "I" outside of quotation marks: whoever's turn it is, or whose words the document is."""

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, resolver: Resolver) -> None:
        self._ledger = ledger
        self._resolver = resolver
        self._whole = who_speaks(parsed)
        self._turns = _turns(parsed)
        self._asked = _brought_in(parsed) if self._turns else None

    def of(self, paragraph: "ParsedParagraph") -> Keys:
        """Keys of who speaks in a paragraph; () where that is the author, who is party to nothing."""
        label = self._turns.get(id(paragraph))
        if label is not None:
            return self._of_label(label)
        line, heads = self._whole or (paragraph, [])
        return next((keys for head in heads if (keys := self._resolver.of(line, head))), ())

    def _of_label(self, label: "ParsedParagraph") -> Keys:
        name = label.document.text[label.block.start : label.block.end].rstrip(" :")
        if name == _QUESTION:
            return ()
        if name == _ANSWER:
            line, heads = self._asked or (label, [])
            return next((keys for head in heads if (keys := self._resolver.of(line, head))), ())
        last = name.split()[-1].casefold()
        persons = (
            key
            for key, figure in self._ledger.figures.items()
            if figure.kind is ActorKind.PERSON and figure.name.split()[-1].casefold() == last
        )
        return tuple(persons)[:1] or self._resolver.of(label, label.doc[0].sent.root)


def _turns(parsed: Sequence["ParsedParagraph"]) -> Mapping[int, "ParsedParagraph"]:
    """The label of each paragraph that is somebody's turn to speak, by the paragraph's identity.

    A label stands on the line of what it opens, and holds for the paragraphs behind it up to the next heading.
    """
    found: dict[int, ParsedParagraph] = {}
    label = None
    for at, paragraph in enumerate(parsed):
        if paragraph.block.kind is BlockKind.HEADING:
            between = parsed[at + 1].offset - paragraph.block.end if at + 1 < len(parsed) else 0
            opens = paragraph.doc[len(paragraph.doc) - 1].text == ":" and between == 1
            label = paragraph if opens else None
        elif label is not None:
            found[id(paragraph)] = label
    return found


def _brought_in(parsed: Sequence["ParsedParagraph"]) -> tuple["ParsedParagraph", Sequence["Token"]] | None:
    """Whom the paragraph before the first turn is about: "The commander of the garrison spoke to our correspondent"."""
    turns = _turns(parsed)
    first = next((at for at, paragraph in enumerate(parsed) if id(paragraph) in turns), 0)
    for paragraph in reversed(parsed[:first]):
        root = paragraph.doc[0].sent.root
        if paragraph.block.kind is BlockKind.PARAGRAPH and root.pos_ in ("VERB", "AUX"):
            return paragraph, clause_at(paragraph, root).grammatical_subjects
    return None


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
