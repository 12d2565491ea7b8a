"""Whose words a sentence is in that names nobody: "Oslo was firm. The ships must leave", "its terms are plain: ..."."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind, Position
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

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
    spoken_of = {context.side(a) for a in context.who(found.target.performers, found.paragraph)}
    before = found.paragraph.doc[start : first.i]
    owned = [context.who(_owners_of_voice(noun, found), found.paragraph) for noun in before]
    presented = [who for who in owned if who][-1:]
    voices = [actor for who in presented for actor in who]
    offset = found.paragraph.doc[start].idx + found.paragraph.offset
    held = [p for p in earlier if p.holder is not None and p.span.start >= offset and not p.implied]
    together = [p.holder for p in held if (p.span, p.action) == (held[-1].span, held[-1].action)]
    since = held[-1].span.end - found.paragraph.offset if held else 0
    later = [t for t in before if t.idx >= since]
    reported = () if voices else _reporters(later if held else list(before), found, context)
    heard = [v for v in (*voices, *(p.holder for p in held), *reported) if v is not None]
    if any(context.side(v) in spoken_of for v in heard):
        return ()
    if held and reported:
        # Who has spoken since is whose words go on.
        return tuple(dict.fromkeys(reported))
    return tuple(dict.fromkeys(v for v in together or voices or reported if v is not None))


def _reporters(before: Sequence["Token"], found: Found, context: Context) -> tuple[str, ...]:
    """Who last said something, in the main clause of one of the two sentences: "Oslo says ..., and Rome must ..."."""
    saying = (t for t in before if t.pos_ == "VERB" and lemma_of(t) in word_lists()["saying_verbs"])
    clauses = [clause_at(found.paragraph, t) for t in saying if t.dep_ in _MAIN]
    told = [context.who(c.subjects, found.paragraph) for c in clauses if not c.negated and not c.hypothetical]
    return told[-1] if told else ()


def topic(found: Found, context: Context) -> tuple[str, ...]:
    """Whose position the sentence before is about, for a pronoun: "Oslo's price is simple. It wants ..."."""
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


def _owners_of_voice(noun: "Token", found: Found) -> list["Token"]:
    """ "Oslo" in "Oslo's answer", "the answer from Oslo", "Oslo handed them a list of demands"."""
    if lemma_of(noun) not in words("voices", "nouns") | words("anaphors", "demand_nouns"):
        return []
    owners = [t for t in noun.children if t.dep_ in ("poss", "amod", "compound")]
    tied = [p for t in noun.children if t.lower_ in ("of", "from") for p in t.children if p.dep_ == "pobj"]
    owners += [t for t in tied if t.pos_ == "PROPN" or t.ent_type_ or any(c.dep_ == "amod" for c in t.children)]
    presented = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    copula = noun.head if noun.dep_ == "nsubj" and lemma_of(noun.head) == "be" else None
    if not owners and copula is not None and copula.tag_ == "VBG" and copula.head.pos_ == "VERB":
        # "has put six points, the gist being that Oslo must pay"
        return list(clause_at(found.paragraph, copula.head).subjects)
    if owners or presented is None:
        return owners
    presenting = clause_at(found.paragraph, presented)
    put = {presenting.lemma, lemma_of(presented)} & words("presenting", "verbs")
    return list(presenting.subjects) if put else []
