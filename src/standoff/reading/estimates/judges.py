"""Who judges in a clause: its subject, nobody ("few doubt"), the author, or whoever reads ("expect a raid")."""

from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import words
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import has_subject, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_QUANTIFYING = ("amod", "advmod", "npadvmod", "det", "nmod")


def judges(clause: Clause) -> tuple["Token", ...]:
    """Heads of who judges: "Analysts said a deal was likely, but doubted" has the analysts doubt, not the deal.

    In "Few doubt that ..." and "What few expect is ..." that is "few", whatever the parser makes of it.
    """
    verb, above = clause.verb, clause.verb.head
    joined = verb.dep_ == "conj" and above.dep_ == "ccomp" and lemma_of(above) == "be"
    if joined and clause.sources and not has_subject(verb):
        return clause.sources
    if is_rash(clause):
        return ()
    named = tuple(t for t in clause.subjects if t.lower_ not in ("what", "that"))
    quantities = [t for t in verb.children if t.i < verb.i and t.dep_ in _QUANTIFYING]
    return _opening_nobody(verb) or named or tuple(t for t in quantities if is_nobody(t) or _is_quantity(t))


def _is_quantity(token: "Token") -> bool:
    return token.lower_ in words("subjects", "quantifying") and token.nbor().pos_ in ("VERB", "AUX")


def _opening_nobody(verb: "Token") -> tuple["Token", ...]:
    """ "Nobody I talked to believes it", where the parser takes "nobody" for an adverb of the relative clause."""
    relative = verb.head
    if verb.dep_ not in ("advcl", "ccomp", "ROOT", "xcomp") or verb.tag_ not in ("VBZ", "VBP"):
        return ()
    spoken = [t for t in (relative, *verb.children) if any(c.lower_ in words("subjects", "author") for c in t.children)]
    outside = [c for t in spoken for c in t.children if c.dep_ in ("npadvmod", "dobj", "nsubj") and c.i < t.i]
    return tuple(t for t in outside if is_nobody(t) and t.i == verb.sent.start)[:1]


def is_nobody(token: "Token") -> bool:
    """True for `few`, `nobody`, "few of them", "no analyst", "hardly anyone"."""
    quantified = any(t.lower_ in words("subjects", "denying") for t in token.children if t.dep_ in ("amod", "det"))
    quantified |= any(t.lower_ in words("subjects", "scarcely") for t in token.children if t.dep_ == "advmod")
    # "only a fool would bet on it".
    quantified |= any(t.lower_ == "only" and t.dep_ == "advmod" and t.i < token.i for t in token.children)
    return quantified or token.lower_ in words("subjects", "denying") or lemma_of(token) == "few"


def of_nobody(clause: Clause) -> bool:
    """True for "there is not a soul who believes", "there was nobody left who thought"."""
    noun = clause.verb.head
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None) if clause.verb.dep_ == "relcl" else None
    if verb is None:
        return False
    host = clause_at(clause.paragraph, verb)
    return host.is_existential and host.negated and noun in host.objects


def is_author(tokens: tuple["Token", ...]) -> bool:
    """True for "we", "I", "my"."""
    return any(t.lower_ in words("subjects", "author") for t in tokens)


def speaks_for_no_party(clause: Clause) -> bool:
    """True when the author, nobody, an expert or the reader judges; what a party rules out is a position of its own."""
    who = judges(clause)
    # "neither government" is both parties
    both = any(t.lower_ == "neither" or any(c.lower_ == "neither" for c in t.children) for t in who)
    outside = not both and any(is_nobody(t) or lemma_of(t) in words("subjects", "experts") for t in who)
    outside |= any(t.lower_ in words("subjects", "generic") for t in who)
    return outside or is_author(who) or is_imperative(clause) or is_rash(clause)


def is_rash(clause: Clause) -> bool:
    """True for `expect` in "it would be rash to expect a deal", "it is too early to count on one"."""
    verb, above = clause.verb, clause.verb.head
    infinitive = verb.dep_ in ("xcomp", "advcl", "ccomp") and any(t.tag_ == "TO" for t in verb.children)
    adjectives = [above, *(t for t in above.children if t.dep_ == "acomp")]
    return infinitive and any(t.lower_ in words("bets", "rash") for t in adjectives)


def is_imperative(clause: Clause) -> bool:
    """True for "Expect more raids", "So do not look for a deal"."""
    verb = clause.verb
    helped = [t for t in verb.children if t.dep_ in ("aux", "auxpass") and lemma_of(t) != "do"]
    plain = verb.tag_ in ("VB", "VBP") and verb.lower_ == lemma_of(verb)
    alone = verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "conj") and not any(t.dep_ == "mark" for t in verb.children))
    return plain and alone and not helped and not clause.grammatical_subjects
