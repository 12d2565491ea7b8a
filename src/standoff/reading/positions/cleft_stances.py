"""What a "what"-clause says: that its subject wants, refuses or does not refuse what stands beside it."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import Cue, cues, words
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def told_of(inner: Clause) -> Clause:
    """ "will never sign", for "what Oslo says it will never sign"."""
    if inner.lemma not in word_lists()["saying_verbs"]:
        return inner
    return next((c for c in inner.complements if c.verb.i > inner.verb.i and c.verb.dep_ == "ccomp"), inner)


def stance_in(inner: Clause, *, denied: bool = False) -> Stance | None:
    """The stance of a "what"-clause; of "is not something it will do" where `denied`."""
    if denied:
        return Stance.REFUSES if not inner.negated and _would(inner) else None
    if is_willed(inner):
        return Stance.REFUSES
    if any(o.pos_ in ("NOUN", "PROPN") and o.head == inner.verb and o.i > inner.verb.i for o in inner.objects):
        # "something to which, he told them, no state can put its name"
        return None
    for cue in (*cues("verb").get(inner.lemma, ()), *_adjectival(inner)):
        stance = cue.negated if inner.negated else cue.stance
        if stance is not None:
            return stance
    if inner.modal in ("must", "should") and inner.lemma in ("have", "get", "see") and not inner.negated:
        # "what it must have is half of the mine"
        return Stance.DEMANDS
    if inner.lemma == "be" and any(t.lower_ == "after" for t in inner.verb.children) and not inner.negated:
        return Stance.DEMANDS
    return None


def _adjectival(inner: Clause) -> tuple[Cue, ...]:
    rows = cues("adjective")
    if inner.adjective is None:
        return ()
    return rows.get(inner.adjective.lower_, ()) or rows.get(lemma_of(inner.adjective), ())


def _would(inner: Clause) -> bool:
    """True for "it will contemplate", "it is prepared to do", "it wants": what is denied where the copula is."""
    able = inner.modal in (*words("modals", "refusing"), *words("modals", "refusing_if_able"))
    chosen = inner.lemma in words("clefts", "bearing") or inner.lemma not in words("modals", "involuntary")
    ready = any(cue.negated is Stance.REFUSES for cue in _adjectival(inner))
    wanted = any(cue.stance is Stance.DEMANDS for cue in cues("verb").get(inner.lemma, ()))
    return (able and chosen) or ready or wanted


def is_willed(inner: Clause) -> bool:
    """True for "what it will not do", "what it cannot have"; not for "what it will not see", which is no choice."""
    borne = inner.lemma in words("clefts", "bearing")
    if inner.modal in words("modals", "refusing_if_able"):
        return inner.negated and (borne or inner.lemma == "do")
    willed = inner.negated and inner.modal in words("modals", "refusing")
    return willed and (borne or inner.lemma not in words("modals", "involuntary"))


def withheld(inner: Clause, noun: "Token | None", *, denied: bool = False) -> str | None:
    """ "sell the port", for "what it will not sell is the port"; None where a cue words what is refused."""
    plain = inner.lemma not in cues("verb") and inner.lemma not in ("do", "be")
    if noun is None or not plain or not (is_willed(inner) or (denied and _would(inner))):
        return None
    ties = (t.lower_ for t in inner.verb.children if t.dep_ == "prep" and any(c.lower_ == "what" for c in t.children))
    verb = "accept" if inner.lemma in words("clefts", "bearing") else inner.lemma
    tied = "" if verb == "accept" else next(ties, "")
    return " ".join(w for w in (verb, tied, noun_phrase(noun)) if w)


def is_denied(copula: Clause, thing: "Token") -> bool:
    """True for "is not something it will do", "is the last thing it wants"."""
    return copula.negated or any(t.lower_ == "last" for t in thing.children)
