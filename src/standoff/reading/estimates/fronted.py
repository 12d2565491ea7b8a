"""Judgements that follow what they are about: "That he will go I have no doubt", "That Oslo signs few here believe".

The parser takes the clause for the main one and hangs the judgement somewhere inside it, so that these are found by the
order of their words: a sentence that opens with "that", in which somebody judges and then no more is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Hedge, Sense, hedges, sense_of, sizes, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.odds import number_among
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_REACH = 5
"""How many words may stand between who judges and the verb: "few people in this town believe"."""


@dataclass(frozen=True)
class _Split:
    """Where a sentence turns from what is judged to the judging: the first word of that, and its verb."""

    start: "Token"
    verb: "Token"


def from_fronted(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Judgements of sentences that open with the that-clause that they judge."""
    for sentence in paragraph.doc.sents:
        opening = next((t for t in sentence if not t.is_punct and t.dep_ != "cc"), sentence[0])
        if opening.lower_ not in ("that", "whether") or opening.i > sentence.start + 1:
            continue
        split = _split(list(sentence))
        content = None if split is None else _content(list(sentence), split)
        if split is None or content is None:
            continue
        tail = [t for t in sentence if t.i >= split.start.i and not (t.is_punct and t.i + 1 == sentence.end)]
        tail = [t for t in tail if t.i < _end(tail)]
        sense = _sense(tail, split)
        if sense is not None:
            clause = clause_at(paragraph, content)
            denied = any(t.dep_ == "neg" and t.i < split.start.i for t in content.children)
            rule = f"fronted:{lemma_of(split.verb)}"
            yield Judgement(paragraph, sense, tuple(tail), clause, None, None, rule, denied)


def _split(sentence: Sequence["Token"]) -> _Split | None:
    """The last of those who judge, with a verb of judging soon after and nobody else's verb between."""
    found = None
    for at, token in enumerate(sentence):
        judge = token.lower_ in words("subjects", "denying") or token.lower_ in words("fronted", "judges")
        before = sentence[at - 1] if at else token
        if at < 3 or not judge or before.lower_ in ("and", "or", "that", "which"):
            continue
        for verb in sentence[at + 1 : at + 1 + _REACH]:
            if verb.lower_ in words("fronted", "verbs"):
                found = _Split(token, verb)
                break
            if verb.pos_ == "VERB":
                break
    return found


def _content(sentence: Sequence["Token"], split: _Split) -> "Token | None":
    """The main verb of the clause that is judged: the first with a subject between "that" and who judges."""
    for token in sentence:
        if token.i >= split.start.i:
            return None
        finite = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "relcl", "acl")
        if finite and any(t.dep_.startswith("nsubj") or t.dep_ == "expl" for t in token.lefts):
            return token
    return None


def _end(tail: Sequence["Token"]) -> int:
    """Where the judging ends and the sentence goes on: at a semicolon, or at a comma and a conjunction."""
    for token, following in pairwise(tail):
        goes_on = token.text == "," and (following.pos_ == "SCONJ" or following.dep_ in ("cc", "mark"))
        if token.i > tail[0].i + 1 and (token.text == ";" or goes_on):
            return int(token.i)
    return int(tail[-1].i) + 1


def _sense(tail: Sequence["Token"], split: _Split) -> Sense | None:
    """What the judging says: its number, its hedge, its doubt, or only that it is believed, or not."""
    number = number_among(tail)
    if number is not None:
        return number.sense
    denied = any(t.lower_ in words("subjects", "denying") or t.dep_ == "neg" for t in tail)
    noun = next((t for t in tail if lemma_of(t) in words("chance", "nouns") and t != split.verb), None)
    measure: Hedge | None = None
    if noun is not None:
        measure = next(iter(sizes([t for t in tail if t.i < noun.i], lemma_of(noun))), None)
    measure = measure or next(iter(hedges(list(tail))), None)
    if measure is not None:
        return measure.sense
    if split.verb.lower_ in words("fronted", "judging") or noun is not None:
        return None
    for row in toml_table("estimates.toml")["doubting"]:
        if any(_holds(tail, phrase) for phrase in row["words"]):
            return sense_of(row, "verb")
    doubting = split.verb.lower_ in words("verbs", "doubting") or split.verb.lower_ == "doubts"
    return Sense(AGAINST if doubting != denied else FOR, None, None, "verb")


def _holds(tail: Sequence["Token"], phrase: str) -> bool:
    return f" {phrase} " in f" {' '.join(t.lower_ for t in tail)} "
