"""What a promise is, by what is promised: an offer, a threat or a refusal."""

from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, ConditionClause, lemma_of
from standoff.reading.cues import words
from standoff.reading.model import Stance
from standoff.reading.nominals import is_hostile
from standoff.reading.targets import Target

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def commitment(target: Target, clause: Clause) -> Stance:
    """What a promise is: a refusal when denied; a threat when hostile, pressing or told as a warning; else an offer."""
    if target.clause is not None and target.clause.negated:
        return Stance.REFUSES
    lemmas = {target.clause.lemma if target.clause is not None else lemma_of(target.head)}
    if target.clause is not None and not target.clause.objects:
        # "keep out of the quarrel" is no hostile deed, "keep the ship" is.
        lemmas -= words("commitments", "transitive")
    if target.noun is not None and _is_menacing(target.noun):
        return Stance.THREATENS
    if _relieves(target):
        return Stance.OFFERS
    if target.clause is not None and any(_is_deed(o) for o in _used(target.clause)):
        return Stance.THREATENS
    warned = clause.reporting in words("commitments", "warning")
    pressing = any(_is_pressing(c) for host in (clause, target.clause) if host is not None for c in host.conditions)
    hostile = bool(lemmas & words("commitments", "hostile"))
    return Stance.THREATENS if hostile or warned or pressing else Stance.OFFERS


def _is_menacing(noun: "Token") -> bool:
    """True for war, a ban, the use of force."""
    inner = [p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"]
    named = [noun, *(inner if lemma_of(noun) in words("commitments", "using_nouns") else [])]
    return any(is_hostile(t) or lemma_of(t) in words("commitments", "hostile_nouns") for t in named)


def _relieves(target: Target) -> bool:
    """True for "cut the tariff", "suspend the sanctions": hostile verbs, and no hostile deeds."""
    if target.clause is None or target.clause.lemma not in words("commitments", "relieving"):
        return False
    burdens = words("remaining", "lift") | words("commitments", "burdens")
    return any(lemma_of(o) in burdens for o in target.clause.objects)


def _used(clause: Clause) -> tuple["Token", ...]:
    """Force, in "use force", "resort to force", "go to war"; tariffs, in "would meet tariffs in kind"."""
    if clause.lemma in words("commitments", "answering"):
        return clause.objects
    return (*clause.objects, *clause.prepositional("to")) if clause.lemma in words("commitments", "using") else ()


def _is_deed(noun: "Token") -> bool:
    return lemma_of(noun) in words("commitments", "hostile_nouns")


def _is_pressing(condition: ConditionClause) -> bool:
    """True when a promise hung on `condition` is a threat: until somebody gives way, or if they do a hostile thing."""
    if condition.clause is None:
        return False
    if condition.kind in ("until", "unless"):
        return True
    lemmas = {condition.clause.lemma, lemma_of(condition.clause.verb)}
    provokes = bool(lemmas & words("commitments", "provoking"))
    # "if it does not pay", but "if it does not attack"
    if condition.clause.negated:
        return condition.kind == "if" and not provokes and not lemmas & words("commitments", "hostile")
    return condition.kind == "if" and provokes
