"""Needs told by excepting one from nobody: "nobody but Oslo buys its ore", "can reach the sea only through Oslo"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, need_of, words
from standoff.reading.dependencies.shares import Share, owner_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NOBODY = NeedCue("lack", (), 0.9, "excepted:nobody-but")
_NOTHING = NeedCue("lack", (), 0.9, "excepted:none-but")
_ONLY_BY = NeedCue("lack", (), 0.8, "excepted:only-through")


def excepting(clause: Clause) -> Iterator[Need]:
    """Needs of the one that a clause excepts from nobody, nothing or nowhere, or says alone will do."""
    if clause.hypothetical or clause.tense is Tense.PAST:
        return
    yield from _nobody_but(clause)
    yield from _none_but(clause)
    yield from _only_through(clause)


def _nobody_but(clause: Clause) -> Iterator[Need]:
    """ "nobody but Oslo buys Bergen's ore", "no other country will lend to Bergen but Oslo"."""
    subject = next(iter(t for t in clause.verb.children if t.dep_ == "nsubj" and _is_none(t)), None)
    if subject is None or lemma_of(clause.verb) not in need_cues("verb"):
        return
    apart = _excepted(subject.doc[subject.i : clause.verb.i]) or _excepted(
        clause.verb.doc[clause.verb.i : clause.verb.sent.end]
    )
    given = [*clause.objects, *clause.prepositional("to", "with")]
    given = [t for t in given if t not in apart]
    owners = [owner for t in given if (owner := owner_of(t)) is not None]
    if apart and given:
        good = Share(clause.objects[0], None) if clause.objects and clause.objects[0] in given else None
        found = need_of(_NOBODY, clause, (*owners, *given), tuple(apart), good=good, on_words=False)
        yield replace(found, either=True)


def _none_but(clause: Clause) -> Iterator[Need]:
    """ "has no friend but Oslo", "has nowhere to sell its fish but Oslo", "has no way to the sea but through Oslo"."""
    if lemma_of(clause.verb) not in words("holding") or not clause.subjects:
        return
    none = [t for t in clause.verb.children if t.dep_ in ("dobj", "advmod") and t.i > clause.verb.i and _is_none(t)]
    lacked = [t for t in none if t.pos_ != "NOUN" or lemma_of(t) in _lackable() or t.lower_ in words("elsewhere")]
    if lacked:
        apart = _excepted(clause.verb.doc[lacked[0].i : clause.verb.sent.end])
        if apart:
            yield need_of(_NOTHING, clause, clause.subjects, tuple(apart), on_words=False)


@cache
def _lackable() -> frozenset[str]:
    return frozenset(w for w, cues in need_cues("noun").items() if any(c.frame == "has_no" for c in cues))


def _is_none(token: "Token") -> bool:
    """True for `nobody`, `nowhere`, "no country", "no other bank", "no one"."""
    none = token.lower_ in words("elsewhere") and token.lower_.startswith("no")
    return none or any(t.lower_ == "no" and t.dep_ in ("det", "neg") for t in token.children)


def _excepted(tokens: Iterable["Token"]) -> list["Token"]:
    """Whom "but", "except", "save" and "other than" except: the name that follows."""
    words_ = list(tokens)
    for at, token in enumerate(words_):
        than = token.lower_ == "than" and any(t.lower_ in ("other", "else") for t in words_[max(0, at - 3) : at])
        if than or (at and token.lower_ in words("elsewhere", "but") and token.lower_ != "than"):
            after = [t for t in words_[at + 1 : at + 5] if not t.is_punct]
            named = [t for t in after if t.pos_ in ("PROPN", "NOUN") and t.dep_ != "compound" and t.dep_ != "poss"]
            return named[:1]
    return []


@cache
def _moving() -> frozenset[str]:
    """Verbs of what gets somewhere, or is had."""
    return words("lack", "moving") | words("leading", "verbs") | frozenset(need_cues("verb"))


def _only_through(clause: Clause) -> Iterator[Need]:
    """ "can reach the sea only through Oslo", "can only ship its ore through Oslo"."""
    if clause.passive or not clause.subjects or lemma_of(clause.verb) not in _moving():
        return
    for child in clause.verb.children:
        if child.dep_ != "prep" or child.lower_ not in words("takes", "routes") or child.i < clause.verb.i:
            continue
        alone = any(t.lower_ in ("only", "solely") for t in (*child.children, *clause.verb.children))
        before = child.nbor(-1).lower_ in ("only", "solely")
        heads = [p for p in child.children if p.dep_ == "pobj" and p.pos_ in NOMINAL]
        if (alone or before) and heads and clause.modal in (*words("lack", "modals"), None):
            good = Share(clause.objects[0], None) if clause.objects else None
            yield need_of(_ONLY_BY, clause, clause.subjects, tuple(heads[:1]), good=good, on_words=False)
            return
