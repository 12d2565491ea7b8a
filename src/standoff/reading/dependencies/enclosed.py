"""Needs told by where somebody lies, trades and works: "Senegal surrounds it", "trades through Iran"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import ends, names_somebody
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import Share, owner_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_SURROUNDS = NeedCue("enclosed", (), 0.7, "enclosed:surround")
_TRADES = NeedCue("enclosed", ("through", "via", "across"), 0.7, "enclosed:trade")
_WORKS = NeedCue("enclosed", ("in", "for", "on", "at"), 0.6, "enclosed:work")
_PAYS = NeedCue("enclosed", ("with", "from", "out of", "by", "on"), 0.7, "enclosed:pay")


def enclosed(clause: Clause) -> Iterator[Need]:
    """Needs that the lie of the land, the roads of a trade, the places of work and the means of payment tell."""
    if clause.negated or clause.hypothetical or clause.modal in ("would", "might", "may", "should"):
        return
    yield from _surrounds(clause)
    if clause.tense is Tense.PRESENT or clause.tense is Tense.PERFECT:
        yield from _trades(clause)
        yield from _works_abroad(clause)
        yield from _pays(clause)


def _surrounds(clause: Clause) -> Iterator[Need]:
    """ "Senegal surrounds the Gambia", "is encircled by South Africa": of lands, not of armies."""
    if lemma_of(clause.verb) not in words("enclosed", "surrounding"):
        return
    around = clause.agents if clause.passive else clause.subjects
    within = clause.grammatical_subjects if clause.passive else clause.objects
    lands = all(t.pos_ == "PROPN" for t in (*around[:1], *within[:1]))
    if around and within and lands and clause.tense is not Tense.PAST:
        yield need_of(_SURROUNDS, clause, within[:1], around[:1], on_words=False)


def _trades(clause: Clause) -> Iterator[Need]:
    """ "trades through Iran", "sells through Oslo's customs": all that it trades, as far as anybody says."""
    if lemma_of(clause.verb) not in words("enclosed", "trading") or clause.objects or clause.passive:
        return
    heads = [t for t in ends(clause, _TRADES.prepositions) if names_somebody(t)]
    if heads and clause.subjects:
        yield need_of(_TRADES, clause, clause.subjects, tuple(heads[:1]))


def _works_abroad(clause: Clause) -> Iterator[Need]:
    """ "a third of Lesotho's men work in South African mines": those whose people they are need the work."""
    if lemma_of(clause.verb) not in words("enclosed", "working") or clause.passive:
        return
    heads = [t for t in ends(clause, _WORKS.prepositions) if names_somebody(t)]
    for subject in clause.subjects[:1]:
        people = next((t for t in subject.subtree if lemma_of(t) in words("enclosed", "people")), None)
        owner = owner_of(people) if people is not None else None
        share = any(t.like_num or lemma_of(t) in words("shares", "nouns") for t in subject.subtree)
        if owner is not None and share and heads and people is not None:
            yield need_of(_WORKS, clause, (owner,), tuple(heads[:1]), good=Share(people, None), on_words=False)


def _pays(clause: Clause) -> Iterator[Need]:
    """ "pays for its rifles with diamonds", "finances its war from timber": the means, in words or whose they are."""
    verb = lemma_of(clause.verb)
    bought = verb in words("enclosed", "funding") and any(_is_own(t) for t in clause.objects)
    paid = verb == "pay" and any(_is_own(t) for t in clause.prepositional("for"))
    if not (bought or paid) or clause.passive or clause.verb.dep_ == "relcl":
        return
    hung = [p for o in clause.objects for t in o.children if t.lower_ in _PAYS.prepositions for p in t.children]
    within = [p for o in clause.prepositional("for") for t in o.children if t.lower_ == "with" for p in t.children]
    heads = [*clause.prepositional(*_PAYS.prepositions), *(p for p in (*hung, *within) if p.dep_ == "pobj")]
    heads = [t for t in heads if t.pos_ in ("NOUN", "PROPN")]
    if heads and clause.subjects:
        yield need_of(_PAYS, clause, clause.subjects, tuple(heads[:1]))


def _is_own(noun: "Token") -> bool:
    return any(t.tag_ == "PRP$" for t in noun.children)
