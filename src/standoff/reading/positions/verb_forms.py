"""Forms of verbs that say what is wanted rather than what is: infinitives, subjunctives, bare participles."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.positions.cues import words

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def is_infinitive(verb: "Token") -> bool:
    """True for a to-infinitive, and for a bare verb coordinated with one."""
    if any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children):
        return True
    bare = verb.tag_ == "VB" and verb.dep_ == "conj" and not any(t.dep_ == "aux" for t in verb.children)
    return bare and verb.head.pos_ in ("VERB", "AUX") and is_infinitive(verb.head)


def infinitives_after(noun: "Token", tokens: "Iterable[Token]") -> list["Token"]:
    """The to-infinitives among `tokens` that stand after `noun`; else the one that follows it word for word."""
    found = [t for t in tokens if t.i > noun.i and t.pos_ in VERBAL and is_infinitive(t)]
    if found or noun.i + 1 >= len(noun.doc):
        return found
    following = noun.nbor()
    adjacent = following.tag_ == "TO" and following.dep_ == "aux" and following.head.i in (noun.i + 2, noun.i + 3)
    return [following.head] if adjacent else []


def is_alternative(verb: "Token") -> bool:
    """True for `lose` in "to leave or lose its seat"."""
    return verb.dep_ == "conj" and any(t.dep_ == "cc" and t.lower_ == "or" for t in verb.head.children)


def is_participle(clause: Clause) -> bool:
    """True for "the curbs lifted": a participle without an auxiliary."""
    bare = not any(t.dep_ in ("aux", "auxpass", "mark") for t in clause.verb.children)
    return bare and clause.verb.tag_ in ("VBN", "VBD")


def is_question(clause: Clause) -> bool:
    """True for "asks why Oslo should pay"."""
    opening = clause.verb.left_edge
    asked = opening.tag_ in ("WRB", "WP", "WDT") and opening.dep_ != "mark"
    return asked or opening.lower_ in ("whether", "if")


def is_desired(clause: Clause) -> bool:
    """True for what is asked for: a subjunctive, a modal of obligation, or an infinitive; not a statement of fact."""
    if clause.modal is not None:
        return clause.modal in ("should", "must", "would", "shall")
    auxiliaries = [t for t in clause.verb.children if t.dep_ in ("aux", "auxpass")]
    if clause.verb.tag_ == "VB" or any(t.tag_ == "VB" or t.lower_ == "be" for t in auxiliaries):
        return True
    if is_infinitive(clause.verb) or clause.verb.lower_ == "be":
        return True
    return _is_subjunctive(clause)


def _is_subjunctive(clause: Clause) -> bool:
    """True for "that Oslo sign": a plain form that does not agree with its singular subject, tagged as a present."""
    subjects = clause.grammatical_subjects
    singular = len(subjects) == 1 and subjects[0].tag_ in ("NN", "NNP")
    return singular and clause.verb.tag_ == "VBP" and not any(t.dep_ == "aux" for t in clause.verb.children)


def fallen_short_of(clause: Clause) -> Clause | None:
    """What is not done "enough to": `stop` in "is not doing enough to stop the raids"."""
    enough = [o for o in clause.objects if o.lower_ in words("shortfall", "objects")]
    if lemma_of(clause.verb) != "do" or not clause.negated or not enough:
        return None
    below = [*clause.verb.children, *(t for o in enough for t in o.children)]
    verb = next((t for t in below if t.pos_ in VERBAL and is_infinitive(t) and t.i > clause.verb.i), None)
    return clause_at(clause.paragraph, verb) if verb is not None else None


def unwrapped(clause: Clause) -> Clause:
    """ "opened", in "to have the border opened": what is to be done, whoever does it."""
    inner = [c for c in clause.complements if is_participle(c) and c.verb.i > clause.verb.i]
    hung = (t for o in clause.objects for t in o.children if t.dep_ == "acl" and t.tag_ == "VBN")
    inner += [clause_at(clause.paragraph, t) for t in hung if not clause.passive]
    return inner[0] if clause.lemma in words("having", "verbs") and inner and clause.modal is None else clause
