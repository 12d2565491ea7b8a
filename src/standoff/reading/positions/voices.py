"""Whose words a sentence is in that names nobody: "Oslo was firm. The ships must leave", "its terms are plain: ..."."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind, Position, Stance
from standoff.reading.positions.authors import owners_of_voice
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_FIRST_PERSONS = ("we", "i", "us")

_QUOTED = 3
"""Sentences before its own within which the speaker of a quotation may be named."""

_MAIN = ("ROOT", "conj", "parataxis", "xcomp", "pcomp")
"""Where a verb of saying is told as a fact: "says", "went on saying", "kept on saying"."""


def last_voice(found: Found, earlier: Sequence[Position], context: Context) -> tuple[str, ...]:
    """Whose words a sentence without a speaker of its own goes on with, as far back as the sentence before it.

    That is the owner of a word such as `line` or `answer`, else the holder of the last position. Empty when the
    sentence speaks of that very party as another, or when there is none.
    """
    first = found.target.head
    since = first.sent.start
    start = found.paragraph.doc[since - 1].sent.start if since else since
    spoken_of = context.who(found.target.performers, found.paragraph)
    before = found.paragraph.doc[start : first.i]
    owned = [context.who(owners_of_voice(noun, found.paragraph), found.paragraph) for noun in before]
    presented = [who for who in owned if who][-1:]
    voices = [actor for who in presented for actor in who]
    offset = found.paragraph.doc[start].idx + found.paragraph.offset
    held = [p for p in earlier if p.holder is not None and p.span.start >= offset and not p.implied]
    together = [p.holder for p in held if (p.span, p.action) == (held[-1].span, held[-1].action)]
    since = held[-1].span.end - found.paragraph.offset if held else 0
    later = [t for t in before if t.idx >= since]
    reported = () if voices else _reporters(later if held else list(before), found, context)
    heard = [v for v in (*voices, *(p.holder for p in held), *reported) if v is not None]
    if any(_is_of(v, other, context) for v in heard for other in spoken_of):
        return ()
    if held and reported:
        # Who has spoken since is whose words go on.
        return tuple(dict.fromkeys(reported))
    return tuple(dict.fromkeys(v for v in together or voices or reported if v is not None))


def _is_of(voice: str, spoken_of: str, context: Context) -> bool:
    """True where who speaks would speak of his own as of another; a person may well speak of a court at home."""
    if voice == spoken_of or context.side(voice) != context.side(spoken_of):
        return voice == spoken_of
    body = context.actor(spoken_of).kind is ActorKind.GOVERNMENT
    return not (body and context.actor(voice).kind is ActorKind.PERSON)


def _reporters(before: Sequence["Token"], found: Found, context: Context) -> tuple[str, ...]:
    """Who last said something, in the main clause of one of the two sentences: "Oslo says ..., and Rome must ..."."""
    saying = (t for t in before if t.pos_ == "VERB" and lemma_of(t) in word_lists()["saying_verbs"])
    clauses = [clause_at(found.paragraph, t) for t in saying if t.dep_ in _MAIN]
    told = [context.who(c.subjects, found.paragraph) for c in clauses if not c.negated and not c.hypothetical]
    return told[-1] if told else ()


def subject_before(found: Found, context: Context) -> tuple[str, ...]:
    """Whom the sentence before is about, for a pronoun that nothing else explains: "The miners tire. They want"."""
    pronoun = found.holders[0]
    start = pronoun.sent.start if found.stance is not Stance.OFFERS else 0
    root = found.paragraph.doc[start - 1].sent.root if start else None
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return ()
    subjects = clause_at(found.paragraph, root).grammatical_subjects
    several = len(subjects) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in subjects)
    return context.who(subjects, found.paragraph) if several == (pronoun.lower_ == "they") else ()


def quoted_voice(found: Found, context: Context) -> tuple[str, ...]:
    """Who says "we" or "I" in a quotation: who said something last before it, else who is named behind it.

    Outside of quotation marks that is the author, who is party to nothing.
    """
    if not found.holders or not all(t.lower_ in _FIRST_PERSONS for t in found.holders):
        return ()
    head = found.holders[0]
    if found.sources:
        return context.who(found.sources, found.paragraph)
    quotes = [t for t in found.paragraph.doc[: head.i] if t.is_quote and t.text not in ("'", "‘", "’")]
    opened = bool(quotes) and (quotes[-1].text == "“" or (quotes[-1].text != "”" and len(quotes) % 2 == 1))
    if not opened:
        return ()
    since = head.sent.start
    for _ in range(_QUOTED):
        since = found.paragraph.doc[since - 1].sent.start if since else since
    told = _reporters(list(found.paragraph.doc[since : quotes[-1].i]), found, context)
    if told:
        return told
    after = found.paragraph.doc[head.i : min(head.sent.end + 1, len(found.paragraph.doc))]
    closing = next((t.i for t in after if t.is_quote), None)
    return _reporters(list(found.paragraph.doc[closing : head.sent.end]) if closing else (), found, context)


def topic(found: Found, context: Context) -> tuple[str, ...]:
    """Whose position the sentence before is about, for a pronoun: "Oslo's price is simple. It wants ...".

    Or its own: "Oslo's message to Lima is that it will not pay".
    """
    said = found.holders[0].head
    if said.dep_ == "ccomp" and lemma_of(said.head) == "be" and found.holders[0].lower_ in ("it", "they"):
        own = [t for t in said.head.lefts if t.dep_ == "nsubj" and lemma_of(t) in words("voices", "nouns")]
        named = context.who([t for noun in own for t in noun.children if t.dep_ == "poss"], found.paragraph)
        if named:
            return named
    start = found.holders[0].sent.start
    if not start or found.holders[0].lower_ not in ("it", "they"):
        return ()
    root = found.paragraph.doc[start - 1].sent.root
    subjects = [t for t in root.children if t.dep_ == "nsubj" and lemma_of(t) in words("voices", "nouns")]
    owners = [t for noun in subjects for t in noun.children if t.dep_ == "poss"]
    return context.who(owners, found.paragraph)


def gathered(found: Found, context: Context) -> tuple[str, ...]:
    """The organisation whose summit or ministers hold a position: the one that was last named."""
    plain = [t for t in found.holders if lemma_of(t) in words("gatherings", "nouns") and t.left_edge.lower_ == "the"]
    if not plain or len(found.holders) > 1:
        return ()
    at = found.paragraph.start(plain[0])
    bodies = (a for a in context.actors.actors if a.kind is ActorKind.IGO)
    named = [(m.start, a.id) for a in bodies for m in a.mentions if m.start < at]
    return (max(named)[1],) if named else ()
