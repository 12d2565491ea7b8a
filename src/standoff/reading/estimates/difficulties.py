"""Judgements worded by how hard it will be: "will struggle to agree", "will be lucky to last", "will find it hard"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, Sense, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_AGAINST = Sense(AGAINST, None, None, "difficulty")


def from_difficulties(clause: Clause) -> Iterator[Judgement]:
    """Judgements that something will hardly be done, since it will be hard or take luck to do it."""
    if clause.modal != "will" or clause.negated or clause.hypothetical:
        return
    said = _said(clause)
    content = None if said is None else _content(clause, said)
    if said is None or content is None:
        return
    modal = [t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"]
    phrase = tuple(sorted({*modal, clause.verb, said}, key=lambda t: int(t.i)))
    # "it will be hard for Oslo to agree"
    own = [t for t in content.verb.children if t.dep_.startswith("nsubj")]
    named = own or [t for t in clause.grammatical_subjects if t.lower_ != "it"]
    whose = named or [p for t in said.children if t.lower_ == "for" for p in t.children if p.dep_ == "pobj"]
    if whose:
        rule = f"difficulty:{lemma_of(said)}"
        yield Judgement(clause.paragraph, _AGAINST, phrase, content, None, clause, rule, content.negated, (), whose[0])


def _said(clause: Clause) -> "Token | None":
    """The word that tells how hard it is: the verb, the adjective, or what one has or finds."""
    verb = clause.verb
    if lemma_of(verb) in words("difficulties", "verbs"):
        return verb
    if lemma_of(verb) in ("be", "prove"):
        told = [t for t in verb.children if t.dep_ in ("acomp", "oprd")]
        adjectives = words("difficulties", "adjectives") | words("difficulties", "hard")
        return next((t for t in told if t.lower_ in adjectives), None)
    if lemma_of(verb) in ("have", "find"):
        had = [t for t in verb.subtree if t.i > verb.i and t.i <= verb.i + 5]
        named = words("difficulties", "nouns") if lemma_of(verb) == "have" else words("difficulties", "hard")
        return next((t for t in had if lemma_of(t) in named or t.lower_ in named), None)
    return None


def _content(clause: Clause, said: "Token") -> Clause | None:
    """What will be hard: the infinitive or gerund after the word."""
    for host in (said, clause.verb, said.head):
        for child in host.children:
            to = any(t.tag_ == "TO" for t in child.children)
            doing = child.tag_ == "VBG" and lemma_of(clause.verb) == "have"
            to = to and lemma_of(clause.verb) != "have"
            placed = child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl")
            if child.i > said.i and child.pos_ in ("VERB", "AUX") and placed and (to or doing):
                return clause_at(clause.paragraph, child)
    return None
