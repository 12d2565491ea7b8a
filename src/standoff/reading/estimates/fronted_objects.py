"""Judgements that follow the noun they are about: "A boycott they think unlikely", "As for a coup, nobody expects one".

The parser makes of the noun the root, an adverbial or a second subject, so that these are found by the order of their
words: a noun phrase that opens the sentence, straight after it who judges, the verb, and no more than a hedge.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, hedge_opening, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_author, is_nobody
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_POINTING = frozenset({"it", "one", "any", "that", "this", "them"})


def from_fronted_objects(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Judgements of sentences that open with the noun that they judge."""
    for tokens in (part for sentence in paragraph.doc.sents for part in _parts(list(sentence))):
        verb = next((t for t in tokens if lemma_of(t) in _verbs() and t.pos_ in ("VERB", "AUX")), None)
        if verb is None or any(t.pos_ in ("VERB", "AUX") and t.dep_ != "aux" for t in tokens if t.i < verb.i):
            continue
        judge = next((t for t in reversed(list(verb.lefts)) if t.dep_ == "nsubj"), None)
        if judge is None:
            continue
        start = judge.left_edge.i if judge.left_edge.i > tokens[0].i else judge.i
        noun = _opening_noun([t for t in tokens if t.i < start])
        sense = _sense(verb, judge, [t for t in tokens if t.i > verb.i], noun)
        if noun is not None and sense is not None:
            tail = tuple(t for t in tokens if t.i >= start and not t.is_punct)
            holders = () if is_author((judge,)) or is_nobody(judge) else (judge,)
            rule = f"fronted:{lemma_of(verb)}"
            yield Judgement(paragraph, sense, tail, None, noun, None, rule, False, holders)


def _parts(sentence: Sequence["Token"]) -> Iterator[list["Token"]]:
    """What semicolons part a sentence into."""
    part: list[Token] = []
    for token in sentence:
        if token.text == ";" and part:
            yield part
            part = []
        elif not token.is_space:
            part.append(token)
    if part:
        yield part


def _verbs() -> frozenset[str]:
    return words("verbs", "expecting") | words("verbs", "believing") | words("verbs", "judging")


def _opening_noun(before: Sequence["Token"]) -> "Token | None":
    """The head of the noun phrase that these words are, after "As for" too; None where they are anything else."""
    own = [t for t in before if t.dep_ != "cc"]
    topic = len(own) > 3 and own[0].lower_ == "as" and own[1].lower_ == "for" and own[-1].is_punct
    own = own[2:-1] if topic else own
    if not own or own[0].pos_ not in ("DET", "ADJ", "NOUN", "NUM", "VERB") or any(t.is_punct for t in own):
        return None
    for token, following in zip(own, [*own[1:], None], strict=True):
        if token.pos_ == "NOUN" and (following is None or following.pos_ == "ADP"):
            return token
        if token.pos_ == "ADP":
            return None
    return None


def _sense(verb: "Token", judge: "Token", after: Sequence["Token"], noun: "Token | None") -> Sense | None:
    """What is said of the noun by the verb with no more than a hedge after it."""
    own = list(after)
    if own and own[0].lower_ in _POINTING:
        own = own[1:]
    denied = is_nobody(judge) or any(t.dep_ == "neg" for t in verb.children)
    denied |= any(t.dep_ == "det" and t.lower_ == "no" for t in judge.children)
    hedge = hedge_opening(own)
    if hedge is not None and lemma_of(verb) not in words("verbs", "expecting"):
        rest = [t for t in own if t.i > hedge.tokens[-1].i]
        closed = not rest or rest[0].is_punct or rest[0].pos_ in ("ADP", "CCONJ", "SCONJ")
        return (hedge.sense.negated() if denied else hedge.sense) if closed else None
    closed = not own or own[0].is_punct or own[0].pos_ in ("ADP", "CCONJ", "SCONJ")
    outside = denied or is_author((judge,)) or lemma_of(judge) in words("subjects", "experts")
    outside |= judge.lower_ in words("subjects", "quantifying")
    if lemma_of(verb) not in words("verbs", "expecting") or not (closed and outside):
        return None
    eventful = noun is not None and is_event(noun)
    return Sense(AGAINST if denied else FOR, None, None, "verb") if eventful or denied else None
