"""Words what is judged as a plain positive clause: "the talks continue", "there is a clash before then"."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import words
from standoff.reading.estimates.judgements import own_tokens
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase_tokens, plain_text
from standoff.reading.language.syntax import coordinated, lemma_of, verb_conjuncts
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

Naming = Callable[["Token"], str | None]
"""Gives the name of whom a pronoun stands for, or None."""

_PLURAL = frozenset({"NNS", "NNPS"})
_PLURAL_PRONOUNS = frozenset({"they", "we", "you", "these", "those", "both", "many", "few"})
_NOT_SAID = frozenset(
    {"aux", "auxpass", "neg", "nsubj", "nsubjpass", "expl", "mark", "cc", "parataxis", "csubj", "punct"}
)
_HYPOTHESES = frozenset({"if", "unless", "in_exchange_for", "concessive"})
_SUBJECT_FORMS = {
    "him": "he",
    "his": "he",
    "her": "she",
    "them": "they",
    "their": "they",
    "its": "it",
    "us": "we",
    "our": "we",
    "me": "I",
    "my": "I",
}
_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}


def third_person(lemma: str, plural: bool) -> str:
    """The present of a verb.

    >>> [third_person(verb, plural=False) for verb in ("persist", "carry", "reach", "be", "stay")]
    ['persists', 'carries', 'reaches', 'is', 'stays']
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def is_plural(heads: Sequence["Token"]) -> bool:
    """True when a subject with these heads takes a plural verb."""
    return len(heads) > 1 or any(t.tag_ in _PLURAL or t.lower_ in _PLURAL_PRONOUNS for t in heads)


def outcome_of_clause(
    clause: Clause, left_out: Iterable["Token"], naming: Naming, subject: "Token | None" = None
) -> str:
    """The clause in the present, without modals, negation, hedges and hypotheses.

    `subject` is the head of its subject where the clause layer finds none.
    """
    subjects = (subject,) if subject is not None else clause.grammatical_subjects
    if not subjects and clause.verb.tag_ == "VBG":
        # "the king signing", which the parser takes for a compound
        subjects = tuple(t for t in clause.verb.children if t.dep_ == "compound" and t.i < clause.verb.i)
    hidden = {int(t.i) for t in left_out}
    if any(t.dep_ == "expl" for t in clause.verb.children):
        own = [t for t in clause.verb.children if t.dep_ in ("attr", "dobj")]
        said = [f"there {third_person(lemma_of(clause.verb), is_plural(own))}"]
    else:
        said = [" and ".join(naming(t) or _subject_text(t, hidden) for t in subjects)]
        said.append(_predicate(clause, is_plural(subjects)))
    said.append(plain_text(_rest(clause, hidden)))
    for verb in verb_conjuncts(clause.verb)[1:]:
        if not any(t.tag_ == "MD" or t.i in hidden for t in verb.children):
            conjunct = clause_at(clause.paragraph, verb)
            said += ["and", _predicate(conjunct, is_plural(subjects)), plain_text(_rest(conjunct, hidden))]
    antecedent = _antecedent(clause)
    said += [plain_text(_noun_tokens(antecedent, hidden))] if antecedent is not None else []
    return " ".join(w for w in said if w)


def outcome_of_noun(
    noun: "Token", left_out: Iterable["Token"], naming: Naming, possessor: str | None = None, many: bool = False
) -> str:
    """What a noun phrase names, as coming about; `possessor` is who would do what a gerund names, `many` if plural."""
    hidden = {int(t.i) for t in left_out}
    gerund = next((t for t in noun.children if t.dep_ == "acl" and t.tag_ == "VBG" and t.i > noun.i), None)
    if gerund is not None:
        own = _lowered([t for t in _noun_tokens(noun, hidden) if t.i < gerund.left_edge.i])
        after = plain_text([t for t in gerund.subtree if t.i > gerund.i and t.i not in hidden])
        return " ".join([own, third_person(lemma_of(gerund), is_plural([noun])), after]).strip()
    subjects = [t for t in noun.children if t.dep_ in ("nsubj", "nsubjpass") and t.i < noun.i]
    doer = next((t for t in subjects if not t.lower_.endswith(("self", "selves"))), None)
    if noun.tag_ in ("VBG", "VBN") and (doer is not None or (possessor is not None and noun.tag_ == "VBG")):
        own = (possessor or "") if doer is None else naming(doer) or _subject_text(doer, hidden)
        plural = many if doer is None else is_plural(coordinated(doer))
        being = noun.tag_ == "VBN" or any(t.dep_ == "auxpass" for t in noun.children)
        done = f"{third_person('be', plural)} {noun.text}" if being else third_person(lemma_of(noun), plural)
        after = plain_text([t for t in noun.subtree if t.i > noun.i and t.i not in hidden])
        return f"{own} {done} {after}".strip()
    named = naming(noun)
    text = named or " and ".join(_with_article(t, _lowered(_noun_tokens(t, hidden))) for t in coordinated(noun))
    plural = is_plural(coordinated(noun))
    if named or _is_definite(noun):
        return f"{text} {third_person('come', plural)} about"
    return f"there {third_person('be', plural)} {text}"


def subject_form(pronoun: "Token") -> str | None:
    """ "it", for "its": how a pronoun reads as a subject; None for other words."""
    return _SUBJECT_FORMS.get(pronoun.lower_)


def _subject_text(subject: "Token", hidden: set[int]) -> str:
    """The subject's own words; an object pronoun that a verb of expecting governs takes its subject form."""
    positive = toml_table("grammar.toml")["positive"].get(subject.lower_)
    return (
        positive
        or _SUBJECT_FORMS.get(subject.lower_)
        or _with_article(subject, _lowered(_noun_tokens(subject, hidden)))
    )


def _with_article(noun: "Token", text: str) -> str:
    """ "a deal", "either side", for "no deal", "neither side": the outcome is told as what would come about."""
    determiner = next((t.lower_ for t in noun.children if t.dep_ in ("det", "preconj") and t.i < noun.i), "")
    if determiner == "neither":
        return text if text.startswith("either") else f"either {text.removeprefix('neither ')}"
    if determiner != "no" or is_plural([noun]) or noun.tag_ == "VBG" or lemma_of(noun) in words("outcomes", "mass"):
        return text
    return f"{'an' if text[:1].lower() in 'aeiou' else 'a'} {text}"


def _lowered(tokens: Sequence["Token"]) -> str:
    """Tokens as text, without the capital that only the start of a sentence gave them."""
    text = plain_text(list(tokens))
    first = tokens[0] if tokens else None
    own = first is None or first.pos_ == "PROPN" or first.ent_type_ in ("NORP", "GPE", "PERSON", "ORG")
    return text if own or text.isupper() or text[1:2].isupper() else text[:1].lower() + text[1:]


def _antecedent(clause: Clause) -> "Token | None":
    """The noun that a relative clause leaves out as its object: "a principle which it is certain to adopt"."""
    if any(t.dep_ == "mark" for t in clause.verb.children):
        return None
    for verb in (clause.verb, *clause.verb.ancestors):
        if verb.dep_ == "relcl":
            subject = any(t.dep_.startswith("nsubj") and t.tag_ in ("WDT", "WP") for t in verb.children)
            taken = any(t.dep_ == "dobj" and t.tag_ not in ("WDT", "WP") for t in clause.verb.children)
            head: Token = verb.head
            return None if subject or taken or clause.passive else head
        if verb.dep_ not in ("xcomp", "acomp"):
            return None
    return None


def _predicate(clause: Clause, plural: bool) -> str:
    """The verb in the present with its particle left in place: "is paid", "drags"."""
    if any(t.dep_ == "auxpass" for t in clause.verb.children) or (clause.passive and clause.verb.tag_ == "VBN"):
        return f"{third_person('be', plural)} {clause.verb.text}"
    return third_person(lemma_of(clause.verb), plural)


def _rest(clause: Clause, hidden: set[int]) -> list["Token"]:
    """What follows the verb (and the adverbs before it) in the clause itself."""
    skip = set(hidden)
    for child in clause.verb.children:
        conjunct = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        judges = child.pos_ in ("VERB", "AUX") and any(t.i in hidden for t in child.children)
        if child.dep_ in _NOT_SAID or conjunct or judges or child.i < clause.verb.i:
            skip |= {int(t.i) for t in child.subtree}
    for condition in clause.conditions:
        if condition.kind in _HYPOTHESES:
            head = condition.clause.verb if condition.clause is not None else condition.marker
            skip |= {int(t.i) for t in head.subtree}
    return [t for t in own_tokens(clause.verb) if t.i not in skip and t.i > clause.verb.i]


def _noun_tokens(noun: "Token", hidden: set[int]) -> list["Token"]:
    own = {t.i: t for t in own_tokens(noun)}
    possessive = [t for t in noun.children if t.tag_ == "POS" and noun.dep_.startswith("nsubj")]
    hidden = hidden | {int(t.i) for t in possessive}
    found = [t for t in noun_phrase_tokens(noun) if t.i not in hidden and t.i in own]
    found += [t for t in own.values() if t.i > noun.i and not noun.is_ancestor(t)]
    # "That Oslo signs": the parser takes the conjunction for a determiner of a name or a plural.
    marker = bool(found) and found[0].lower_ == "that" and noun.tag_ in ("NNP", "NNPS", "NNS")
    return found[1:] if marker else found


def _is_definite(noun: "Token") -> bool:
    return noun.pos_ in ("PROPN", "PRON", "VERB") or any(
        t.dep_ == "poss" or (t.dep_ == "det" and t.lower_ in ("the", "this", "that", "these", "those", "such"))
        for t in noun.children
    )
