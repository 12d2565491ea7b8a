"""Which clauses and nouns are about what will be: the line between a forecast and an uncertain fact."""

from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_FUTURE_MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should"})


def is_forward(clause: Clause) -> bool:
    """True when the clause is about what will be: a modal, an infinitive, an intention, or a present with a time.

    "likely reiterated", "may have left", "is probably behind the attack" are judgements of what is or was.
    """
    if _is_perfect(clause):
        return False
    if clause.tense is Tense.FUTURE:
        return True
    if _is_infinitive(clause.verb):
        return not _is_under_way(clause) or horizon_of(list(clause.verb.subtree)) is not None
    if clause.modal in _FUTURE_MODALS:
        return not _is_state(clause)
    if clause.tense is Tense.PAST:
        return False
    intends = clause.lemma in words("verbs", "intending") and any(_is_infinitive(c.verb) for c in clause.complements)
    about_to = lemma_of(clause.verb) == "be" and any(t.lower_ == "about" for t in clause.verb.children)
    return intends or about_to or horizon_of(list(clause.verb.subtree)) is not None


def is_prospect(clause: Clause) -> bool:
    """As `is_forward`, for the that-clause of "it is likely that": there a plain present tells what will happen too."""
    present = clause.tense is Tense.PRESENT and clause.modal is None
    return is_forward(clause) or (present and not _is_perfect(clause) and not _is_state(clause))


def is_possibility(clause: Clause) -> bool:
    """True when the clause's may, might or could says what may come, not what is allowed, able, or may have been."""
    unwilled = clause.lemma in words("modals", "unwilled") and not clause.passive
    # "may never leave" foretells what "may not leave" forbids.
    never = any(t.dep_ == "neg" and t.lower_ == "never" for t in clause.verb.children)
    denied = clause.negated and not unwilled and not never
    allowed = words("modals", "possible_not" if denied else "possible") - _unable(clause)
    if clause.modal not in allowed or _is_perfect(clause) or clause.hypothetical:
        return False
    return not _is_state(clause)


def _unable(clause: Clause) -> frozenset[str]:
    """ "could not", which denies a power whatever the verb."""
    return frozenset({"could"}) if clause.negated else frozenset()


def _is_perfect(clause: Clause) -> bool:
    """True for "may have left", "to have left", "has left"; not for what "will have been signed by May"."""
    perfect = any(t.dep_ == "aux" and lemma_of(t) == "have" for t in clause.verb.children)
    return perfect and not (clause.modal in ("will", "shall") and horizon_of(list(clause.verb.subtree)) is not None)


def _is_state(clause: Clause) -> bool:
    """True for states and for what is going on now, unless a time or a change is named: "may be hiding", "may know"."""
    state = lemma_of(clause.verb) in words("modals", "states") and not clause.passive and not _is_elliptical(clause)
    existential = any(t.dep_ == "expl" for t in clause.verb.children)
    if not (_is_under_way(clause) or state) or existential or _is_yet_to_come(clause):
        return False
    return clause.modal != "will" and horizon_of(list(clause.verb.subtree)) is None and not _has_to(clause)


def _is_elliptical(clause: Clause) -> bool:
    """True for "that it might be", which leaves what may come to the clause before."""
    told = {"attr", "acomp", "prep", "advmod", "xcomp", "ccomp", "advcl", "oprd", "expl", "npadvmod", "dobj", "conj"}
    return lemma_of(clause.verb) == "be" and not any(t.dep_ in told for t in clause.verb.children)


def _is_yet_to_come(clause: Clause) -> bool:
    """True for "may yet be useful", "could be the first to leave", "could be worse": what nobody is yet."""
    return any(
        (t.dep_ == "advmod" and t.lower_ == "yet")
        or (t.dep_ == "attr" and t.lower_ in words("modals", "ordinals"))
        or (t.dep_ == "acomp" and t.tag_ == "JJR")
        for t in clause.verb.children
    )


def _is_under_way(clause: Clause) -> bool:
    """True for progressives: "to be hiding"."""
    return clause.verb.tag_ == "VBG" and any(t.dep_ == "aux" and lemma_of(t) == "be" for t in clause.verb.children)


def _has_to(clause: Clause) -> bool:
    return lemma_of(clause.verb) == "have" and any(_is_infinitive(c.verb) for c in clause.complements)


def _is_infinitive(verb: "Token") -> bool:
    return any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children)


def in_question(token: "Token") -> bool:
    """True when the token's sentence asks."""
    sentence = token.sent
    last = next((t for t in reversed(sentence[-3:]) if not t.is_space), token)
    return bool(last.text.endswith("?"))
