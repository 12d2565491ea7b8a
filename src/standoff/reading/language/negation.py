"""Whether a predicate is denied: by its verb, its subject, its object, or a negation before an inverted clause."""

from standoff.reading.language.memory import remembered
from standoff.reading.language.syntax import VERBAL, bare_conjunct, has_subject
from standoff.reading.language.tree import Token
from standoff.reading.tables import word_lists

_DETERMINERS = frozenset({"det", "neg", "preconj", "cc"})


@remembered
def negated(verb: Token) -> bool:
    """True when a negation word stands on the verb, its auxiliaries, its subject or its object, or opens its clause."""
    lists = word_lists()
    for token in verb.children:
        if (token.dep_ == "neg" and not _denies_marker(token)) or (
            token.dep_ in ("advmod", "preconj") and token.lower_ in lists["negations"]
        ):
            return True
        if is_no_longer(token) or _inverts(token, verb) or _is_negative_phrase(token):
            return True
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and is_negative(token):
            return True
    if _is_fronted_never(verb):
        return True
    if verb.left_edge.i and verb.left_edge.nbor(-1).lower_ in ("nor", "neither") and _is_inverted(verb):
        return True
    if any(_lets_nobody(t) for t in verb.children) or _takes_part_in_none(verb):
        return True
    if verb.dep_ == "conj" and not has_subject(verb) and verb.head.pos_ in VERBAL:
        joined = {t.lower_ for t in verb.head.children if t.dep_ == "cc"}
        return ("nor" in joined or (bare_conjunct(verb) and "or" in joined)) and negated(verb.head)
    return False


def _takes_part_in_none(verb: Token) -> bool:
    """True for "will take part in no boycott", "will yield to nobody"; not for "would leave with no money"."""
    if not any(t.tag_ == "MD" for t in verb.children):
        return False
    tied = (p for t in verb.children if t.dep_ == "prep" and t.i > verb.i and t.lower_ != "with" for p in t.children)
    return any(p.dep_ == "pobj" and p.ent_type_ == "" and is_negative(p) for p in tied)


def _denies_marker(negation: Token) -> bool:
    """True for `not` in "ready to talk, but not until the siege is lifted", which denies no lifting."""
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else negation
    return following.dep_ == "mark" and following.head == negation.head


def _lets_nobody(token: Token) -> bool:
    """True for `through` in "let nobody through", and for `pass` in "let nobody pass"."""
    allowed = token.dep_ in ("ccomp", "advmod", "prt") and token.head.lemma_.lower() in ("let", "allow")
    return allowed and any(t.dep_ == "nsubj" and is_negative(t) for t in token.children)


def is_no_longer(token: Token) -> bool:
    """True for `longer` in "no longer insists"."""
    return token.lower_ == "longer" and any(t.lower_ == "no" for t in token.children)


def is_negative(noun: Token) -> bool:
    """True for "nobody", "no talks", "not one ship"."""
    lists = word_lists()
    if noun.lower_ in lists["negative_pronouns"]:
        return True
    # Before the noun: "Lima, not Quito, may pay" denies nothing of Lima.
    before = (t for t in noun.children if t.i < noun.i)
    if any(t.dep_ in _DETERMINERS and t.lower_ in lists["negative_determiners"] and not _only(t) for t in before):
        return True
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.left_edge.lower_ == "not"


def _only(denial: Token) -> bool:
    """True for `not` in "wants not only an apology but money", which denies nothing."""
    following = denial.nbor() if denial.i + 1 < len(denial.doc) else denial
    return denial.lower_ == "not" and following.lower_ in ("only", "just", "merely", "simply", "so")


def _inverts(token: Token, verb: Token) -> bool:
    """True for the first word of "Nor will Oslo pay", "Neither does it agree"."""
    return token.i < verb.i and token.lower_ in ("nor", "neither") and token.dep_ in ("cc", "preconj", "advmod", "neg")


def _is_inverted(verb: Token) -> bool:
    """True for "nor will Oslo pay", where the parser hangs "nor" on the verb before."""
    subject = next((t.i for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), verb.i)
    return any(t.dep_ in ("aux", "auxpass") and t.i < subject for t in verb.children)


def _is_fronted_never(verb: Token) -> bool:
    """True for "Never, said the minister, would Oslo pay", where the parser hangs "never" on the saying."""
    told = verb.dep_ == "ccomp" and any(t.lower_ == "never" and t.i < verb.i for t in verb.head.children)
    first = verb.left_edge
    # "Not for a moment will Oslo pay", but "Not only will Oslo pay"
    never = first.lower_ == "not" and first.is_sent_start and not _only(first)
    return (told or never) and _is_inverted(verb)


def _is_negative_phrase(token: Token) -> bool:
    """True for "on no account", "under no circumstances"."""
    if token.dep_ != "prep":
        return False
    nouns = [
        t for t in token.children if t.dep_ == "pobj" and t.lemma_.lower() in word_lists()["negative_phrase_nouns"]
    ]
    return any(t.lower_ == "no" for noun in nouns for t in noun.children)
