"""What a promise is, by what is promised: an offer, a threat or a refusal."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.phrases import noun_phrase, noun_phrase_tokens, plain_text
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.deterrents import is_retort
from standoff.reading.positions.nominals import is_hostile, is_settled
from standoff.reading.positions.targets import Target
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def commitment(target: Target, clause: Clause) -> Stance:
    """What a promise is: a refusal when denied; a threat when hostile, pressing or told as a warning; else an offer.

    To promise not to do a hostile thing is an offer.
    """
    if target.clause is not None and target.clause.negated:
        return Stance.OFFERS if _is_attack(target.clause) else Stance.REFUSES
    accepting = target.clause is not None and target.clause.lemma in words("commitments", "accepting")
    if accepting and target.clause is not None and not (target.clause.lemma == "settle" and target.clause.objects):
        # "will settle for it", but "will settle the matter"
        return Stance.ACCEPTS
    if target.noun is not None and _is_menacing(target.noun):
        return Stance.THREATENS
    if _relieves(target) or any(_is_paid_with(c) for c in clause.conditions):
        return Stance.OFFERS
    if target.clause is not None and is_retort(target.clause):
        return Stance.THREATENS
    if target.clause is not None and any(_is_deed(o) for o in _used(target.clause)):
        return Stance.THREATENS
    if target.clause is not None and any(t.lower_ == "force" for t in target.clause.prepositional("by", "with")):
        return Stance.THREATENS
    warned = clause.reporting in words("commitments", "warning")
    pressing = any(_is_pressing(c) for host in (clause, target.clause) if host is not None for c in host.conditions)
    return Stance.THREATENS if _is_hostile(target) or warned or pressing else Stance.OFFERS


def _is_hostile(target: Target) -> bool:
    """True for what would harm another: "attack the port", "send troops"; not for "send a doctor"."""
    lemma = target.clause.lemma if target.clause is not None else lemma_of(target.head)
    if target.clause is not None and lemma in words("judging", "verbs") and target.clause.prepositional("as"):
        return _as_hostile(target.clause)
    table = toml_table("positions.toml")["hostile_with"]
    clause = target.clause
    if clause is not None and lemma in table["verbs"]:
        named = [*clause.objects, *clause.prepositional("from", "of", "to")]
        # "the last of its crossings"
        named += [p for o in clause.objects for t in o.children if t.lower_ == "of" for p in t.children]
        things = {n for group in table["verbs"][lemma] for n in table["things"][group]}
        if named:
            return any(lemma_of(t) in things for t in named)
    if clause is not None and not clause.objects and lemma in words("commitments", "transitive"):
        # "keep out of the quarrel" is no hostile deed, "keep the ship" is.
        return False
    return lemma in words("commitments", "hostile")


def _as_hostile(clause: Clause) -> bool:
    """True for "treat it as an act of aggression", "regard it as a cause for war"."""
    held = clause.prepositional("as")
    inner = [p for n in held for t in n.children if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]
    return any(is_hostile(t) or lemma_of(t) in words("commitments", "hostile_nouns") for t in (*held, *inner))


def _is_attack(clause: Clause) -> bool:
    """True for `attack`, `shell`: what nobody is refused who is spared it."""
    return clause.lemma in words("commitments", "attacking")


def kept_up(target: Target) -> str | None:
    """ "lift the curbs", for who will keep the curbs in force: that is what he refuses; None of anything else."""
    clause = target.clause
    if clause is None or clause.negated or clause.lemma not in words("remaining", "keeping"):
        return None
    if any(t.dep_ == "oprd" and t.lower_ in words("remaining", "shut") for t in clause.verb.children):
        # "keep the border shut"
        return f"open {noun_phrase(clause.objects[0])}" if clause.objects else None
    inner = [p for o in clause.objects for t in o.children if t.lower_ == "of" for p in t.children]
    things = [o for o in (*inner, *clause.objects) if lemma_of(o) in words("remaining", "lift")]
    if not things:
        return None
    # "keep the embargo in force": the parser hangs the state on the thing.
    state = {t.i for c in things[0].children if c.lower_ == "in" for t in c.subtree}
    return f"lift {plain_text([t for t in noun_phrase_tokens(things[0]) if t.i not in state])}"


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
    suing = lemma_of(noun) in words("commitments", "courts") and noun.dep_ == "pobj"
    return suing or lemma_of(noun) in words("commitments", "hostile_nouns")


def _is_paid_with(condition: ConditionClause) -> bool:
    """True for "in return for an apology", for which nobody would strike; not for "in return for the raid"."""
    noun = condition.noun
    return condition.kind == "in_exchange_for" and not (noun is not None and is_hostile(noun))


def _is_pressing(condition: ConditionClause) -> bool:
    """True when a promise hung on `condition` is a threat: until somebody gives way, or if they do a hostile thing."""
    if condition.clause is None:
        # "otherwise", "failing that"
        pointing = toml_table("conditions.toml")["pointing"]["words"]
        return condition.kind == "unless" and condition.noun is not None and condition.noun.lower_ in pointing
    if condition.kind in ("until", "unless"):
        return True
    lemmas = {condition.clause.lemma, lemma_of(condition.clause.verb)}
    lemmas |= {
        f"{lemma_of(condition.clause.verb)} {t.lower_}" for t in condition.clause.verb.children if t.lower_ == "on"
    }
    # To strike a deal is to strike nobody.
    agreed = any(is_settled(o) for o in condition.clause.objects)
    provokes = bool(lemmas & words("commitments", "provoking")) and not agreed
    # "if it does not pay", but "if it does not attack"
    if condition.clause.negated:
        plain = condition.marker.lower_ in ("if", "should", "were", "had")
        return (
            condition.kind == "if"
            and plain
            and not provokes
            and (agreed or not lemmas & words("commitments", "hostile"))
        )
    return condition.kind == "if" and provokes
