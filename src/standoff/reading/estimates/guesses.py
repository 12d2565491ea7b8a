"""Judgements worded by nouns of opinion: "my guess is that", "the betting is that", "his hunch is a truce"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_prospect
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_author
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_guesses(clause: Clause) -> Iterator[Judgement]:
    """Judgements that an opinion is said to be: a that-clause about what will come, or the noun that names it."""
    verb = clause.verb
    if lemma_of(verb) != "be" or clause.hypothetical or clause.negated:
        return
    noun = next((t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i), None)
    if noun is None or not _is_opinion(noun):
        return
    owners = tuple(t for t in noun.children if t.dep_ == "poss")
    holders = () if is_author(owners) else owners
    phrase = (*(t for t in noun.subtree if t.i < verb.i), verb)
    sense, rule = Sense(FOR, None, None, "opinion"), f"opinion:{lemma_of(noun)}"
    finite = [c for c in clause.complements if c.verb.i > verb.i and (c.verb.tag_ != "VBG" or _has_auxiliary(c.verb))]
    contents = [c for c in finite if is_prospect(c) and not any(t.lower_ == "whether" for t in c.verb.children)]
    if not finite:
        yield from _placed(clause, noun, phrase, sense, rule, holders)
    for content in contents:
        yield Judgement(clause.paragraph, sense, phrase, content, None, clause, rule, content.negated, holders)
    if not finite and lemma_of(noun) in words("opinions", "guesses"):
        for named in (t for t in verb.children if t.dep_ == "attr" and t.i > verb.i and t.pos_ == "NOUN"):
            if lemma_of(named) not in words("chance", "nouns"):
                yield Judgement(clause.paragraph, sense, phrase, None, named, clause, rule, False, holders)


def _placed(
    clause: Clause, noun: "Token", phrase: tuple["Token", ...], sense: Sense, rule: str, holders: tuple["Token", ...]
) -> Iterator[Judgement]:
    """ "the smart money is on a draw", "my bet is on a draw"."""
    if lemma_of(noun) in words("opinions", "placed") | words("opinions", "common"):
        against = clause.prepositional("against")
        for named in against or clause.prepositional("on", "for", "of"):
            sense = replace(sense, lean=AGAINST) if against else sense
            if named.pos_ == "NOUN" and (is_event(named) or any(t.lower_ == "on" for t in clause.verb.children)):
                yield Judgement(clause.paragraph, sense, phrase, None, named, clause, rule, False, holders)


def _has_auxiliary(verb: "Token") -> bool:
    return any(t.dep_ == "aux" for t in verb.children)


def _is_opinion(noun: "Token") -> bool:
    """True for `guess` in "my guess", and for `consensus`, `betting` in the mouth of everybody and nobody."""
    lemma = lemma_of(noun)
    if lemma in words("opinions", "common"):
        return True
    if lemma in words("opinions", "signs"):
        return any(t.lower_ in words("opinions", "whole") for t in noun.children)
    owned = [t for t in noun.children if t.dep_ == "poss"]
    if lemma in words("opinions", "guesses"):
        return bool(owned) or any(t.lower_ in words("opinions", "general") for t in noun.children if t.dep_ == "amod")
    own = is_author(tuple(owned)) or any(lemma_of(t) in words("subjects", "experts") for t in owned)
    own |= any(
        lemma_of(p) in words("subjects", "experts") for t in noun.children if t.lower_ == "of" for p in t.children
    )
    general = any(t.lower_ in words("opinions", "general") for t in noun.children if t.dep_ == "amod")
    # "the feeling in the capital", "the view here"
    local = any(t.lower_ in words("opinions", "places") for t in noun.children if t.i > noun.i)
    general |= local and lemma in words("opinions", "local")
    return lemma in words("opinions", "views") and (own or general) and lemma not in word_lists()["empty_nouns"]
