"""What the reader may have missed: sentences that carry a cue and gave no finding, for an analyst to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standoff.reading.context import Context
from standoff.reading.dependencies.needs import telling_verbs
from standoff.reading.estimates.hedges import hedges
from standoff.reading.events.senses import senses
from standoff.reading.language.clauses import Clause, clauses
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.model import Reading
from standoff.reading.positions.cues import cues
from standoff.reading.tables import word_lists
from standoff.reading.told import findings
from standoff.text import Document, Span

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token, Tokens

KINDS = ("event", "position", "dependency", "estimate")


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence without a finding, and the words in it that often tell of one, by kind of finding."""

    span: Span
    cues: tuple[tuple[str, str], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of finding that the words point at, in the order of `KINDS`."""
        named = {kind for kind, _ in self.cues}
        return tuple(kind for kind in KINDS if kind in named)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        span = {"start": self.span.start, "end": self.span.end, "text": self.span.text}
        return {"span": span, "cues": [{"kind": kind, "words": words} for kind, words in self.cues]}


def worklist(document: Document, reading: Reading) -> tuple[Unread, ...]:
    """The sentences of `document` that no finding of `reading` touches and that hold a cue, in order.

    A cue is a word that a table of the reader lists; light verbs ("have", "take") are none. Raises `ReadingError` as
    reading the document does.
    """
    touched = [told.finding.span for told in findings(reading)]
    found: list[Unread] = []
    for paragraph in Context.of(document).paragraphs:
        for sentence in paragraph.doc.sents:
            span = paragraph.span(sentence[0], sentence[-1])
            carried = tuple(dict.fromkeys(_cues(sentence, paragraph)))
            if carried and not any(span.overlaps(other) for other in touched):
                found.append(Unread(span, carried))
    return tuple(found)


def _cues(sentence: "Tokens", paragraph: "ParsedParagraph") -> Iterator[tuple[str, str]]:
    inside = [c for c in clauses(paragraph) if sentence.start <= c.verb.i < sentence.end]
    for clause in inside:
        for kind in ("event", "position", "dependency"):
            if _is_cue(clause, kind):
                yield kind, clause.lemma
    for token in sentence:
        if token.pos_ == "NOUN" and lemma_of(token) in cues("noun"):
            yield "position", lemma_of(token)
    tokens: Sequence[Token] = list(sentence)
    for hedge in hedges(tokens):
        yield "estimate", hedge.phrase


def _is_cue(clause: Clause, kind: str) -> bool:
    """True for a verb that a table lists, unless it means nothing without its object."""
    if clause.verb.pos_ not in VERBAL or lemma_of(clause.verb) in word_lists()["light_verbs"]:
        return False
    tables = {"event": set(senses("verb")), "position": set(cues("verb")), "dependency": set(telling_verbs())}
    return clause.lemma in tables[kind]
