"""What "it" and "them" stand for, by what their verb is done to: ships are called off, and so are talks."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_MARKS = ("poss", "amod", "compound", "nmod")


def things_fitting(pronoun: "Token", paragraph: ParsedParagraph, context: Context) -> Sequence["Token"]:
    """The nouns shortly before `pronoun` that its verb can be done to: one, or several that only a guess could choose.

    The sentence itself goes before the one before it. Of several, what the one who acts has is meant.
    """
    fitting = _things_of(_done_to(pronoun, paragraph))
    doc, sentence = pronoun.doc, pronoun.sent
    before = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    clause = clause_at(paragraph, pronoun.head)
    for start, end in ((sentence.start, pronoun.i), (before, sentence.start)):
        named = {lemma_of(t): t for t in reversed(doc[start:end]) if _fits(t, fitting, pronoun)}
        if len(named) > 1:
            sides = {context.side(a) for a in context.who(clause.subjects, paragraph)}
            own = {lemma: t for lemma, t in named.items() if sides & set(_owners(t, paragraph, context))}
            named = own if len(own) == 1 else named
        if named:
            return list(named.values())
    return []


def _fits(token: "Token", fitting: frozenset[str], pronoun: "Token") -> bool:
    many = pronoun.lower_ == "them"
    collective = lemma_of(token) in toml_table("meant.toml")["many"]["things"]
    number = (token.tag_ == "NNS") == many or (many and collective)
    attribute = token.dep_ in ("compound", "nmod", "amod", "poss")
    return (
        token.pos_ == "NOUN"
        and number
        and not attribute
        and lemma_of(token) in fitting
        and not token.is_ancestor(pronoun)
    )


def _done_to(pronoun: "Token", paragraph: ParsedParagraph) -> str:
    """The verb with its particle: `call off`, and `let go` for "let them go"."""
    verb = pronoun.head
    if pronoun.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp") and lemma_of(verb.head) == "let":
        return f"let {lemma_of(verb)}"
    lemma = clause_at(paragraph, verb).lemma
    after = next((t for t in verb.children if t.i > pronoun.i and t.dep_ in ("prt", "advmod")), None)
    joined = f"{lemma_of(verb)} {after.lower_}" if after is not None else lemma
    return joined if " " in joined and _things_of(joined) else lemma


def _owners(noun: "Token", paragraph: ParsedParagraph, context: Context) -> Iterator[str]:
    marks = (t for t in noun.children if t.dep_ in _MARKS)
    yield from (context.side(a) for a in context.who(marks, paragraph))


@lru_cache(maxsize=512)
def _things_of(verb: str) -> frozenset[str]:
    rows = (row for row in toml_table("meant.toml").values() if verb in row.get("verbs", ()))
    return frozenset(thing for row in rows for thing in row["things"])
