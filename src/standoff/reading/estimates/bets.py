"""Judgements worded by what one would stake on an outcome: "don't bet on it", "nobody rules out a raid"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_author, is_imperative, is_nobody, is_rash, judges, speaks_for_no_party
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.negation import negated
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_NAMING = ("NOUN", "VERB", "AUX")
_POINTING = ("it", "that", "one", "this")


def from_bets(clause: Clause) -> Iterator[Judgement]:
    """Judgements of the author, of experts, of nobody, or left to the reader, on what to count on, see or rule out."""
    if not {clause.lemma, lemma_of(clause.verb)} & _verbs() or clause.passive or clause.hypothetical:
        return
    if clause.tense is Tense.PAST or not speaks_for_no_party(clause):
        return
    verb = clause.verb
    unwilling = verb.dep_ == "xcomp" and negated(verb.head)
    denied = (
        clause.negated
        or unwilling
        or is_rash(clause)
        or any(is_nobody(t) for t in judges(clause))
        or _opens_with_nor(verb)
        or any(t.lower_ in words("bets", "scant") for o in clause.objects for t in o.children)
    )
    for lean, targets in (_staked(clause, denied), _ruled_out(clause), _seen(clause, denied), _taken(clause, denied)):
        sense = Sense(-lean if denied else lean, None, None, "bet")
        for target in targets:
            yield _judgement(clause, sense, target)
        if targets:
            return


@cache
def _verbs() -> frozenset[str]:
    """All verbs of counting on, ruling out and seeing."""
    table = toml_table("estimates.toml")["bets"]
    staking = {word for row in table["verbs"] for word in row["words"]}
    return frozenset({*staking, *table["excluding"], *table["seeing"], "take"})


def _judgement(clause: Clause, sense: Sense, target: "Token") -> Judgement:
    verb = clause.verb
    subject = [t for s in judges(clause)[:1] for t in (*s.lefts, s) if t.i < verb.i]
    own = [t for t in verb.children if t.dep_ in ("neg", "aux", "prt") or t.lower_ in ("nor", "breath")]
    phrase = tuple(sorted({*subject, *own, verb}, key=lambda t: int(t.i)))
    named = Judgement(clause.paragraph, sense, phrase, None, target, clause, f"bet:{clause.lemma}")
    if target.pos_ in ("VERB", "AUX"):
        content = clause_at(clause.paragraph, target)
        before = target.nbor(-1)
        doer = before if target.tag_ == "VBG" and before.pos_ == "PROPN" and before.head != target else None
        return replace(named, clause=content, noun=None, denied=content.negated, subject=doer)
    return named


def _opens_with_nor(verb: "Token") -> bool:
    return any(t.lower_ in ("nor", "neither") and t.i < verb.i for t in verb.children)


def _staked(clause: Clause, denied: bool) -> tuple[int, list["Token"]]:
    """What one does or does not bet on: "bet on a truce", "look for a deal", "hold his breath for a treaty"."""
    table = toml_table("estimates.toml")["bets"]
    for row in table["verbs"]:
        if lemma_of(clause.verb) not in row["words"] or (row.get("denied", False) and not denied):
            continue
        objects = [t for t in clause.verb.children if t.dep_ == "dobj"]
        if "particle" in row:
            apart = any(t.lower_ == row["particle"] and t.dep_ in ("prt", "prep") for t in clause.verb.children)
            found = [*objects, *clause.prepositional(row["particle"])]
            if apart and any(is_event(t) for t in found):
                return FOR, [t for t in found if is_event(t)]
            continue
        if "object" in row and not any(lemma_of(t) == row["object"] for t in objects):
            continue
        found = list(clause.prepositional(*row["with"])) or [
            t for o in objects for p in o.children if p.lower_ in row["with"] for t in p.children if t.dep_ == "pobj"
        ]
        # "to talk of landings", which the parser takes for an infinitive.
        found += [t for t in clause.verb.children if "to" in row["with"] and _is_noun_after_to(t)]
        # "We wouldn't hold our breath."
        found = found or [t for t in objects if row.get("alone", False) and t.right_edge.i + 1 >= t.sent.end - 1]
        found += _doing(found, clause)
        found = [_reported(t) for t in found]
        found = [
            t for t in found if (t.pos_ in _NAMING or t.lower_ in _POINTING) and (not _is_means(t) or t in objects)
        ]
        # Who believes in something stands by it; in a date or a deal nobody believes.
        if row["words"] == ["believe"]:
            found = [t for t in found if is_event(t) or t.lower_ in _POINTING or horizon_of([t, *t.subtree])]
        if found:
            return (AGAINST if row["lean"] == "against" else FOR), found
    return FOR, []


def _doing(found: list["Token"], clause: Clause) -> list["Token"]:
    """ "giving", in "count on Brussels giving way", which the parser hangs on the counting."""
    beside = [t for t in clause.verb.children if t.dep_ == "advcl" and t.tag_ == "VBG" and t.left_edge == t]
    ends = {t.right_edge.i for t in found if t.pos_ == "PROPN"}
    return [t for t in beside if t.i - 1 in ends]


def _is_noun_after_to(token: "Token") -> bool:
    opens = any(t.tag_ == "TO" for t in token.children)
    return token.dep_ == "advcl" and opens and lemma_of(token) in words("bets", "reports")


def _reported(noun: "Token") -> "Token":
    """ "landings", in "talk of landings"."""
    if lemma_of(noun) not in words("bets", "reports"):
        return noun
    return next((p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"), noun)


def _is_means(noun: "Token") -> bool:
    """True for "count on your own ships", "bet on help": what one leans on, not what comes about."""
    return any(t.dep_ == "poss" and t.lower_ in words("subjects", "author") for t in noun.children)


def _ruled_out(clause: Clause) -> tuple[int, list["Token"]]:
    """ "cannot rule out a raid"."""
    if clause.lemma not in toml_table("estimates.toml")["bets"]["excluding"]:
        return AGAINST, []
    return AGAINST, [t for t in clause.objects if t.pos_ in ("NOUN", "VERB")]


def _seen(clause: Clause, denied: bool) -> tuple[int, list["Token"]]:
    """ "I can't see Norway backing down", "few see a deal before June"."""
    if lemma_of(clause.verb) not in words("bets", "seeing") or is_imperative(clause) or not denied:
        return FOR, []
    clausal = [c.verb for c in clause.complements if c.verb.tag_ == "VBG" and c.grammatical_subjects]
    clausal += [c.verb for c in clause.complements if c.modal is not None and _asks_how(c)]
    hung = [t for t in clause.verb.children if t.dep_ == "ccomp" and t.pos_ == "NOUN" and t.lower_.endswith("ing")]
    doing = [
        t
        for t in clause.objects
        if t.i > clause.verb.i and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in t.children)
    ]
    within = [
        t
        for t in clause.objects
        if t.pos_ == "NOUN" and lemma_of(t) not in words("chance", "nouns") and horizon_of(list(clause.verb.subtree))
    ]
    endless = [
        t
        for t in clause.objects
        if (lemma_of(t) in words("bets", "endings") or is_event(t))
        and lemma_of(t) not in words("chance", "nouns")
        and any(c.lower_ in words("bets", "scant") for c in t.children)
    ]
    fronted = [t for t in clause.verb.children if t.dep_ in ("dobj", "npadvmod") and t.pos_ == "NOUN"]
    fronted = [t for t in fronted if t.i < clause.verb.i and is_author(judges(clause))]
    return FOR, clausal or hung or doing or within or endless or fronted


def _asks_how(clause: Clause) -> bool:
    """True for "how they can agree"."""
    return any(t.lower_ == "how" and t.i < clause.verb.i for t in clause.verb.children)


def _taken(clause: Clause, denied: bool) -> tuple[int, list["Token"]]:
    """ "nobody takes an invasion seriously"."""
    seriously = any(t.lower_ == "seriously" for t in clause.verb.children)
    if lemma_of(clause.verb) != "take" or not (seriously and denied):
        return FOR, []
    found = [_reported(t) for t in clause.objects if t.pos_ == "NOUN"]
    return FOR, [t for t in found if is_event(t)]
