"""What a verb says by its form and its auxiliaries: its modal, its tense, and whether it is passive."""

from enum import StrEnum

from standoff.reading.language.memory import remembered
from standoff.reading.language.syntax import VERBAL, bare_conjunct, has_subject, lemma_of, passive_conjunct
from standoff.reading.language.tree import Token
from standoff.reading.tables import word_lists

_CONTRACTED = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would"}


class Tense(StrEnum):
    """When a clause places what it says, relative to the document."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


@remembered
def modal_of(verb: Token) -> str | None:
    """Lemma of the modal: will, would, can, could, must, should, may, might, shall."""
    for token in verb.children:
        if token.dep_ == "aux" and token.tag_ == "MD":
            return _CONTRACTED.get(token.lower_, token.lower_)
    if bare_conjunct(verb) or passive_conjunct(verb):
        return modal_of(verb.head)
    return None


@remembered
def tense_of(verb: Token) -> Tense:
    """The tense of the finite verb that carries the predicate; `NONE` for bare infinitives and participles."""
    auxiliaries = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    lemmas = {lemma_of(t) for t in auxiliaries}
    if modal_of(verb) in ("will", "shall") or ("be" in lemmas and verb.lower_ == "going"):
        return Tense.FUTURE
    if "have" in lemmas and any(t.lower_ in ("has", "have", "'ve", "'s") for t in auxiliaries):
        return Tense.PERFECT
    tags = {t.tag_ for t in (*auxiliaries, verb)}
    if "VBD" in tags:
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return Tense.PRESENT
    if verb.dep_ == "conj" and not auxiliaries and verb.head.pos_ in VERBAL:
        return tense_of(verb.head) if verb.head.tag_ == verb.tag_ else Tense.NONE
    if verb.tag_ == "VBN" and verb.dep_ == "ROOT":
        return Tense.PAST
    return Tense.NONE


@remembered
def is_passive(verb: Token) -> bool:
    """True for passives, full or reduced ("the ship seized in July")."""
    if any(t.dep_ in ("auxpass", "nsubjpass", "agent") for t in verb.children):
        return True
    if _is_small_clause(verb) or passive_conjunct(verb) or _is_bare_participle(verb):
        return True
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl")
    return reduced and not any(t.dep_ == "nsubj" for t in verb.children)


def _is_bare_participle(verb: Token) -> bool:
    """True for `paid` in "will strike unless paid": a subordinator and a participle, and nothing between."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("advcl", "ccomp") or has_subject(verb):
        return False
    first = verb.left_edge
    opened = first.lower_ in word_lists()["participle_markers"] and first.i < verb.i
    return opened and not any(t.dep_ == "aux" for t in verb.children)


def _is_small_clause(verb: Token) -> bool:
    """True for "the curbs lifted" in "wants the curbs lifted": a participle with a subject and nothing finite."""
    if verb.tag_ not in ("VBN", "VBD") or any(t.dep_ in ("aux", "mark") for t in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.head.pos_ == "VERB" and _is_small_clause(verb.head)
    if verb.dep_ not in ("ccomp", "xcomp") or not has_subject(verb):
        return False
    return verb.tag_ == "VBN" or lemma_of(verb.head) in word_lists()["wanting_verbs"]
