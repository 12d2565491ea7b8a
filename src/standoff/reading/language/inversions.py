"""Puts right conditions that the parser takes for the main clause: "Lima would sign were Quito to send its envoy"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import condition_markers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "attr", "expl")


def free_inversions(doc: "Doc") -> "Doc":
    """`doc`, changed in place: a condition opened by `were` or `should` gives the head of the sentence back."""
    for token in doc:
        word, dep = token.lower_, token.dep_
        if word == "were" and dep == "ROOT":
            _turn(token, token)
        elif word == "were" and dep == "advcl" and token.is_sent_start:
            _loosen(token, token.head)
        elif word == "should" and dep == "aux" and token.head.dep_ == "ROOT":
            _turn(token, token.head)
        elif word == "were" and dep in ("conj", "ccomp"):
            main = _main_before(token)
            if main is not None:
                _loosen(token, main)
        elif dep == "csubj" and token.tag_ == "VBG" and (word,) in condition_markers():
            _give_subject(token)
    return doc


def _give_subject(marker: "Token") -> None:
    """ "Failing a deal by May, Lima threatens to leave": who leaves is not what the deal is made by."""
    verb = marker.head
    name = verb.nbor(-1) if verb.i > marker.i + 1 else marker
    before = name.left_edge
    if name.dep_ == "appos" and name.pos_ == "PROPN" and before.i > marker.i and before.nbor(-1).text == ",":
        name.head, name.dep_, marker.dep_ = verb, "nsubj", "advcl"


def _main_before(were: "Token") -> "Token | None":
    """The verb that `were` was joined to with no "and": its head, or what stands beside it in the same report."""
    beside = [were.head] if were.dep_ == "conj" else [t for t in were.head.rights if t.i < were.i and t.dep_ == "ccomp"]
    main = next((t for t in beside if _is_would(t)), None)
    return None if main is None or any(t.dep_ == "cc" and main.i < t.i for t in main.rights) else main


def _loosen(were: "Token", main: "Token") -> None:
    """ "were Quito to send troops", whose infinitive hangs on it, on its subject or on the main verb."""
    subject = next((t for t in were.rights if t.dep_ in _SUBJECTS), None)
    below = [*were.rights, *(subject.rights if subject is not None else ()), *main.rights]
    done = [t for t in below if t.i > were.i and t.tag_ == "VB" and _is_infinitive(t)]
    if subject is None or not done or any(t.dep_ in _SUBJECTS for t in were.lefts):
        return
    were.head, were.dep_, subject.dep_ = main, "advcl", "nsubj"
    done[0].head, done[0].dep_ = were, "xcomp"


def _turn(opening: "Token", verb: "Token") -> None:
    main = next(
        (t for t in verb.lefts if t.dep_ == "ccomp" and t.i < opening.i and (_is_would(t) or opening != verb)), None
    )
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
