"""What "do so", "do likewise" and "do the second" stand for, and "it" of what the same breath has judged."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase, refused_phrase
from standoff.reading.language.syntax import NOMINAL, VERBAL, lemma_of, verb_conjuncts
from standoff.reading.model import Stance
from standoff.reading.positions.found import Found
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_DEEDS = frozenset({"ROOT", "conj", "xcomp", "ccomp", "parataxis", "pcomp"})
_DEPENDENT = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "dobj", "prep", "acomp", "attr", "pobj", "relcl", "aux", "advcl"}
)


def deed_before(found: Found, sentences: int = 0) -> str | None:
    """The verb phrase that `found` takes up by a mere "do so", None where it does not, or where none comes before.

    `sentences` is how many sentences before its own are looked through.
    """
    clause = found.target.clause
    follows = (
        clause is not None and lemma_of(clause.verb) == "follow" and any(o.lower_ == "suit" for o in clause.objects)
    )
    if clause is None or (lemma_of(clause.verb) != "do" and not follows):
        return None
    place = _counted(clause)
    if place is not None:
        listed = next((v for v in _before(clause.verb, sentences) if len(verb_conjuncts(v)) > max(1, place)), None)
        verb = None if listed is None else verb_conjuncts(listed)[place]
    else:
        another = follows or _stands_for_another(clause)
        verb = next(_before(clause.verb, sentences), None) if another else None
    return None if verb is None else refused_phrase(clause_at(clause.paragraph, verb))


def last_deed(clause: Clause, sentences: int = 0) -> str | None:
    """The deed told last before the clause, as a verb phrase, looking through so many sentences before its own."""
    deed = next(_before(clause.verb, sentences), None)
    return None if deed is None else refused_phrase(clause_at(clause.paragraph, deed))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("anaphora.toml")[name]["words"])


def _stands_for_another(clause: Clause) -> bool:
    """True for "do so", "do it", "do just that", "do likewise"; not for "do something", "do more"."""
    if clause.objects:
        return all(o.lower_ in _words("taking_up") for o in clause.objects)
    return any(t.lower_ in _words("likewise") and t.i > clause.verb.i for t in clause.verb.children)


def _counted(clause: Clause) -> int | None:
    """1 for "the second", of two or more deeds; -1 for "the latter"."""
    places: dict[str, int] = toml_table("anaphora.toml")["places"]
    # "the second themselves": the parser takes the number for a mark of the pronoun.
    named = [t for o in clause.objects for t in (o, *(c for c in o.children if o.pos_ == "PRON"))]
    return next((places[t.lower_] for t in named if t.lower_ in places), None)


def _before(verb: "Token", sentences: int) -> Iterator["Token"]:
    """The deeds that are told before `verb`, the nearest first; none that governs it, or is only supposed."""
    governing = {int(t.i) for t in _governors(verb)}
    start = verb.sent.start
    for _ in range(sentences):
        start = verb.doc[start - 1].sent.start if start else start
    for token in reversed(verb.doc[start : verb.i]):
        deed = token.pos_ == "VERB" and token.dep_ in _DEEDS and token.i not in governing
        if deed and lemma_of(token) not in (word_lists()["saying_verbs"] | word_lists()["light_verbs"]) - {"let"}:
            yield token


def _governors(verb: "Token") -> Iterator["Token"]:
    """What `verb` depends on within its own clause: "gave" and "leave", in "gave him leave to do so"."""
    at = verb
    while at.dep_ in _DEPENDENT and at.head != at:
        at = at.head
        yield at


def judged_before(found: Found) -> str | None:
    """ "accept the plan", for "considers the plan a trap and will have none of it": what the same breath has judged."""
    verb = _of_pronoun(found)
    if found.stance not in (Stance.REFUSES, Stance.ACCEPTS):
        return None
    judging = verb.head if verb is not None and verb.dep_ == "conj" else None
    if judging is None or lemma_of(judging) not in _words("judging"):
        return None
    judged = [t for t in judging.children if t.dep_ == "dobj"]
    judged += [t for c in judging.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj"]
    things = [t for t in judged if t.pos_ in NOMINAL]
    return f"accept {noun_phrase(things[0])}" if len(things) == 1 else None


def asked_before(found: Found) -> str | None:
    """ "leave", for "asked whether it would leave, it said that was not on the agenda": what the question was about."""
    noun = found.target.noun
    pointed = noun is not None and noun.lower_ in _words("taking_up")
    if not (pointed or found.elliptical) or found.stance is Stance.DEMANDS:
        return None
    head = found.target.head
    for asking in head.doc[head.sent.start : head.i]:
        if lemma_of(asking) in _words("asking") and asking.tag_ == "VBN":
            asked = [t for t in asking.children if t.dep_ in ("ccomp", "advcl") and t.i > asking.i]
            posed = [t for t in asked if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in t.children)]
            if posed and head not in posed:
                return refused_phrase(clause_at(found.paragraph, posed[0]))
    return None


def _of_pronoun(found: Found) -> "Token | None":
    """The verb that answers a mere "it": `reject` in "rejects it", `have` in "will have none of it"."""
    noun, clause = found.target.noun, found.target.clause
    if noun is not None and noun.lower_ in _words("taking_up"):
        return next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    if clause is None or not found.elliptical:
        return None
    below = [p for t in clause.verb.subtree if t.lower_ == "of" for p in t.children]
    return clause.verb if any(t.lower_ in _words("taking_up") for t in below) else None
