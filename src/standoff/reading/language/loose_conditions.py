"""Mends conditions that the parser takes for something else: "were Oslo to pay", "before arrears are paid"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_TEMPORAL = frozenset({"before", "until", "till", "after"})
_OPENING = frozenset({"until", "till", "unless", "if", "once", "when"})


def free_condition(token: "Token") -> None:
    """Put right what hangs on `token`, in place, where it opens a condition that is no clause of the parse."""
    word, dep = token.lower_, token.dep_
    if dep in ("parataxis", "relcl") and token.head.dep_ == "ROOT" and token.head.pos_ == "NOUN":
        _head_by_verb(token.head, token)
    elif word == "were" and dep in ("conj", "ccomp") and token.head.i < token.i:
        _invert(token)
    elif dep == "mark" and word == "with" and token.head.tag_ in ("VBD", "VBN"):
        _undergo(token.head)
    elif dep == "mark" and word in _OPENING:
        _unnest(token, token.head)
    elif dep == "prep" and word in _TEMPORAL:
        _clause_of(token)
    elif word == "failing" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "which":
        _free_relative(token, token.nbor())


def _clause_of(marker: "Token") -> None:
    """ "will not stop before arrears of $7bn are paid", where the parser has the preposition govern the arrears."""
    subject = next((t for t in marker.children if t.dep_ == "pobj"), None)
    end = subject.right_edge.i + 1 if subject is not None else len(marker.doc)
    if subject is None or end >= len(marker.doc) or marker.doc[end].tag_ not in _FINITE or marker.head.i > marker.i:
        return
    verb = main_of_auxiliary(marker.doc[end])
    loose = verb.dep_ in ("conj", "parataxis", "ccomp", "dep") and verb.head.i <= marker.i
    if loose and not any(t.dep_.startswith("nsubj") or t.dep_ == "cc" for t in verb.lefts):
        host = marker.head
        hang(verb, host, "advcl")
        if verb.head == host:
            hang(marker, verb, "mark")
            marker.tag_, marker.pos_ = "IN", "SCONJ"
            hang(subject, verb, "nsubjpass" if any(t.dep_ == "auxpass" for t in verb.children) else "nsubj")


def _free_relative(failing: "Token", which: "Token") -> None:
    """ "must pay, failing which it will sue": a clause of its own, that the parser takes for what fails."""
    verb = next((t for t in failing.children if t.dep_ == "ccomp" and t.i > which.i), None)
    host = failing.head
    if verb is None or host.i > failing.i:
        return
    hang(verb, host, "conj")
    if verb.head == host:
        hang(failing, verb, "prep")
        failing.tag_, failing.pos_ = "IN", "ADP"
        hang(which, failing, "pobj")


def _head_by_verb(deed: "Token", said: "Token") -> None:
    """ "Another raid, Oslo warned, and it will close the line": the last verb is what is said."""
    verb = next((t for t in said.rights if t.dep_ == "conj" and t.i > said.i > deed.i), None)
    if any(t.tag_ in ("WDT", "WP") for t in said.lefts):
        return
    if verb is None or not any(t.tag_ == "MD" for t in verb.lefts) or not any(t.dep_ == "nsubj" for t in verb.lefts):
        return
    joints = [t for t in said.rights if t.dep_ == "cc" and t.i < verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    deed.head, deed.dep_ = verb, "npadvmod"
    said.head, said.dep_ = verb, "parataxis"
    for token in [*joints, *(t for t in deed.rights if t.i > verb.i)]:
        token.head = verb


def _invert(were: "Token") -> None:
    """ "there would be trouble were anything to land": a condition without an "if", taken for one more main clause."""
    thing = next((t for t in were.rights if t.dep_ == "attr"), None)
    below = [*thing.rights, *were.rights, *were.head.rights] if thing is not None else []
    below = [t for t in below if t.i > were.i]
    deed = next((t for t in below if t.dep_ in ("relcl", "advcl", "xcomp") and t.pos_ in ("VERB", "AUX")), None)
    infinitive = deed is not None and any(t.lower_ == "to" and t.dep_ == "aux" for t in deed.lefts)
    would = [
        t for t in were.doc[were.sent.start : were.i] if t.dep_ == "aux" and t.lower_ in ("would", "could", "might")
    ]
    if thing is None or deed is None or not infinitive or not would:
        return
    main = would[-1].head
    before = [t for t in were.lefts if not t.is_punct]
    # "would free the men were Oslo to pay": the men are freed, and are nothing.
    torn = [t for t in before if t.dep_ == "nsubj" and t.i > main.i]
    if before != torn or (torn and any(t.dep_ == "dobj" for t in main.children)):
        return
    hang(were, main, "advcl")
    if were.head == main:
        hang(deed, were, "xcomp")
        hang(thing, were, "nsubj")
        for lost in torn:
            hang(lost, main, "dobj")


def _undergo(verb: "Token") -> None:
    """ "with the curbs lifted, ...": the curbs do not lift anything."""
    if not any(t.dep_ in ("aux", "dobj") for t in verb.children):
        verb.tag_ = "VBN"
        for subject in (t for t in verb.lefts if t.dep_ == "nsubj"):
            subject.dep_ = "nsubjpass"


def _unnest(marker: "Token", condition: "Token") -> None:
    """ "Until Oslo signs the accord it won't return": the main clause, which the parser hangs on the accord."""
    first = marker.i == marker.sent.start or marker.nbor(-1).text in (":", ";", '"')
    if not first or condition.dep_ not in ("ROOT", "advcl"):
        return
    nouns = [t for t in condition.rights if t.dep_ in ("dobj", "pobj", "attr")]
    nouns += [p for t in condition.rights if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]
    related = [v for n in nouns for v in n.rights if v.dep_ == "relcl" and v.pos_ == "VERB"]
    main = next((v for v in related if _stands_alone(v)), None)
    if main is None:
        return
    if condition.dep_ == "ROOT":
        main.head, main.dep_ = main, "ROOT"
    elif condition.head.i < marker.i:
        main.head, main.dep_ = condition.head, "ccomp"
    else:
        return
    condition.head, condition.dep_ = main, "advcl"
    for token in [t for t in condition.rights if t.i > main.i]:
        token.head = main


def _stands_alone(verb: "Token") -> bool:
    """True for "it won't return", which leaves no object out: with a subject, an auxiliary and no relative word."""
    subjects = [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]
    plain = bool(subjects) and all(t.tag_ not in ("WDT", "WP") for t in verb.subtree if t.i < verb.i)
    helped = any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children)
    gap = any(t.dep_ == "prep" and not any(True for _ in t.children) for t in verb.rights)
    return plain and helped and not gap


def main_of_auxiliary(finite: "Token") -> "Token":
    """The verb that a finite auxiliary helps, or itself."""
    helped = finite.dep_ in ("aux", "auxpass") and finite.head.i > finite.i
    return finite.head if helped else finite


def hang(token: "Token", head: "Token", dependency: str) -> None:
    """Hang a token on another, unless that is below it: no parse may run in a circle."""
    if token != head and not token.is_ancestor(head):
        token.head = head
        token.dep_ = dependency
