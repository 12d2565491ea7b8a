"""Renders predicates and noun phrases as plain text: "open the border", from "would have opened ... until"."""

from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, lemma_of, trimmed
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT_OF_VERB = frozenset(
    {"aux", "auxpass", "neg", "nsubj", "nsubjpass", "expl", "mark", "cc", "agent", "parataxis"}
)
_LEFT_OUT_OF_NOUN = frozenset({"relcl", "appos", "cc", "preconj", "predet"})


_ASIDES = frozenset({"among", "including", "despite", "amid"})


def verb_phrase(clause: Clause) -> str:
    """The clause as a plain verb phrase in the active voice, without subject, tense, negation, conditions and source.

    A passive gets its logical object back: "that the crew be freed" gives "free the crew".
    """
    verb = clause.verb
    kept = _inside(clause)
    before = [t for t in kept if t.i < verb.i and t.head.i == verb.i and t.dep_ == "advmod" and t.tag_ == "RB"]
    after = [t for t in kept if t.i > verb.i]
    words = [lemma_of(verb)]
    if clause.passive:
        words += [noun_phrase(n) for n in clause.grammatical_subjects[:1]]
    words += [t.text for t in trimmed(after)]
    return _joined(" ".join([*(t.text for t in before), *words]))


def denied_phrase(clause: Clause) -> str:
    """The clause as a plain verb phrase, opened by "not" when it is denied and its words do not say so already."""
    phrase = verb_phrase(clause)
    lists = word_lists()
    said = lists["negative_pronouns"] | lists["negative_determiners"]
    return f"not {phrase}" if clause.negated and not said & set(phrase.lower().split()) else phrase


def plain_text(tokens: list["Token"]) -> str:
    """Tokens as running text, without loose ends."""
    return _joined(" ".join(t.text for t in trimmed(tokens)))


def _joined(text: str) -> str:
    return " ".join(text.replace(" '", "'").replace(" - ", "-").replace(" ,", ",").replace(" n't", "n't").split())


def _inside(clause: Clause) -> list["Token"]:
    """Tokens of the clause that describe the action itself."""
    left_out: set[int] = set()
    for token in clause.verb.children:
        conjunct = token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
        if token.dep_ in _LEFT_OUT_OF_VERB or conjunct or token.lower_ in _ASIDES:
            left_out |= {int(t.i) for t in token.subtree}
    return [t for t in clause.tokens() if t.i not in left_out]


def noun_phrase(head: "Token") -> str:
    """The noun phrase headed by `head`, without relative clauses, appositions and conjuncts."""
    return plain_text(noun_phrase_tokens(head))


def noun_phrase_tokens(head: "Token") -> list["Token"]:
    """Tokens of the noun phrase headed by `head`, without relative clauses, appositions and conjuncts."""
    left_out: set[int] = set()
    for token in head.children:
        conjunct = token.dep_ == "conj"
        if token.dep_ in _LEFT_OUT_OF_NOUN or conjunct:
            left_out |= {int(t.i) for t in token.subtree}
    words = trimmed([t for t in head.subtree if t.i not in left_out])
    while words and words[0].lower_ in word_lists()["negative_determiners"]:
        words = words[1:]
    return words
