"""Puts right inverted conditions behind their main clause: "Lima would close the port were Quito to send troops"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "attr", "expl")


def free_inversions(doc: "Doc") -> "Doc":
    """`doc`, changed in place: a condition opened by `were` or `should` gives the head of the sentence back."""
    for token in doc:
        if token.lower_ == "were" and token.dep_ == "ROOT":
            _turn(token, token)
        elif token.lower_ == "should" and token.dep_ == "aux" and token.head.dep_ == "ROOT":
            _turn(token, token.head)
        elif token.lower_ == "were" and token.dep_ == "conj" and _is_would(token.head):
            _loosen(token)
    return doc


def _loosen(were: "Token") -> None:
    """ "were Quito to send troops", joined to the main verb with no "and", on which its infinitive hangs too."""
    main = were.head
    subject = next((t for t in were.rights if t.dep_ in _SUBJECTS), None)
    done = [t for t in main.rights if t.i > were.i and t.tag_ == "VB" and _is_infinitive(t)]
    if subject is None or not done or any(t.dep_ == "cc" and t.i > main.i for t in main.rights):
        return
    were.dep_, subject.dep_ = "advcl", "nsubj"
    done[0].head, done[0].dep_ = were, "xcomp"


def _turn(opening: "Token", verb: "Token") -> None:
    main = next((t for t in verb.lefts if t.dep_ == "ccomp" and t.i < opening.i and _is_would(t)), None)
    subject = next((t for t in verb.children if t.dep_ in _SUBJECTS and t.i > opening.i), None)
    if main is None or subject is None or any(t.dep_ in _SUBJECTS and t.i < opening.i for t in verb.lefts):
        return
    done = [t for t in (*verb.rights, *subject.rights) if t.tag_ == "VB" and _is_infinitive(t)]
    if opening == verb and not done:
        return
    above = [t for t in verb.children if t != main and (t.i < opening.i or t.dep_ == "punct")]
    main.head, main.dep_ = main, "ROOT"
    verb.head, verb.dep_ = main, "advcl"
    for token in above:
        token.head = main
    if opening == verb:
        subject.dep_ = "nsubj"
        done[0].head, done[0].dep_ = verb, "xcomp"


def _is_would(verb: "Token") -> bool:
    return any(t.dep_ == "aux" and t.tag_ == "MD" for t in verb.children)


def _is_infinitive(verb: "Token") -> bool:
    return any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children)
