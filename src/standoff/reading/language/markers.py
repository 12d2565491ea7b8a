"""What marks a condition: `until`, "the moment", an inverted "should"; and what the words stand before."""

from dataclasses import dataclass

from standoff.reading.language.memory import remembered
from standoff.reading.language.syntax import VERBAL
from standoff.reading.language.tree import Token
from standoff.reading.tables import condition_markers, condition_openings

_CONTRASTING = ("will", "would", "may", "might", "could", "'ll")
_RELATIVE = ("WP$", "WDT", "WP")
_PHRASAL_ENDS = ("for", "of", "to", "given", "against")
_OWN_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Attached:
    """A condition on a verb, in tokens: its kind, first marker word, and the verb or noun that heads it.

    `subjects` are the heads of who would meet it, where those are not the head's own; `stop` is the index at which the
    clause ends, where the parse runs it into the main clause.
    """

    kind: str
    marker: Token
    head: Token
    negative: bool = False
    subjects: tuple[Token, ...] = ()
    stop: int | None = None


@dataclass(frozen=True)
class Marker:
    """The words that mark a condition: its kind, their first token, and whether it holds when what follows does not."""

    kind: str
    first: Token
    negative: bool


@remembered
def marker_of(verb: Token) -> Marker | None:
    """The condition marker that opens the clause of `verb`: longest match over the words before its subject."""
    markers = condition_markers()
    # Not `subtree`: long sentences are asked about once for each of their clauses.
    doc = verb.doc.tokens
    opening = next((t for t in doc[verb.left_edge.i : verb.i + 1] if t.dep_ != "cc"), verb)
    first = opening.i
    # "Should the talks fail, ...": the inverted modal is the marker.
    inverted = opening.lower_ in ("should", "were", "had") and verb in (opening, opening.head)
    if inverted and any(t.dep_ in (*_OWN_SUBJECTS, "expl") for t in verb.children):
        return Marker("if", opening, False)
    begins, ends = max(0, first - 3), min(first + 4, verb.i)
    spoken = [t.lower_ for t in doc[begins : ends + 3]]
    openings = condition_openings()
    for start in range(begins, ends):
        if spoken[start - begins] not in openings:
            continue
        for length in (4, 3, 2, 1):
            words = tuple(spoken[start - begins : start - begins + length])
            # "the moment the men are free": a relative clause of the moment, for the parser.
            related = start + length == first and _is_time_of(doc[first - 1], verb)
            if words not in markers or (start + length <= first and not related):
                continue
            kind, negative = markers[words]
            # "while the raids will go on" sets one thing beside another.
            if words == ("while",) and any(t.tag_ == "MD" and t.lower_ in _CONTRASTING for t in (verb, *verb.children)):
                continue
            # "said yes at once", "for once"
            if words == ("once",) and start and doc[start - 1].lower_ in ("at", "for"):
                continue
            # "in exchange for" and "given" mark phrases only.
            if words[-1] in _PHRASAL_ENDS and (length > 1 or words[-1] not in ("for", "of", "to")):
                continue
            if start + length < len(doc) and doc[start + length].tag_ in _RELATIVE:
                continue
            if kind == "concessive" or (start + length <= verb.i + 1 and _marks(doc[start + length - 1], verb)):
                return Marker(kind, doc[start], negative)
    return None


def _is_time_of(noun: Token, verb: Token) -> bool:
    """True for `moment` in "the moment the men are free", whether the clause hangs on it or, by mistake, beside it."""
    if verb.dep_ in ("relcl", "acl"):
        return noun == verb.head
    return verb.dep_ in ("ccomp", "advcl") and noun.dep_ == "npadvmod" and noun.head == verb.head


def _marks(word: Token, verb: Token) -> bool:
    """True when a marker word opens the clause of `verb` itself, not one inside it."""
    if word == verb or not verb.is_ancestor(word):
        return True
    # "Failing a deal, Oslo threatens to leave": the participle has a clause of its own.
    if word.dep_ == "advcl" and word.tag_ == "VBG" and any(t.dep_ in ("dobj", "ccomp") for t in word.children):
        return False
    # "a deal before June was likely": what hangs on a noun before it says when that is.
    if word.dep_ == "prep" and word.head.pos_ == "NOUN" and word.head.i < word.i:
        return False
    # "Until last week the navy drew its water there": the phrase ends before the clause's subject.
    phrase = [p for p in word.children if p.dep_ == "pobj" and p.pos_ not in VERBAL]
    if word.dep_ == "prep" and phrase and any(t.dep_ in _OWN_SUBJECTS and t.i > phrase[0].i for t in verb.children):
        return False
    at = word.head
    while at != verb and (at.pos_ not in VERBAL or at.dep_ in ("aux", "auxpass")):
        at = at.head
    return bool(at == verb)
