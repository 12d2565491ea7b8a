"""Mends "Farmers camped outside Lima want ...": whoever is camped there wants it, and the camping is no main clause."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = ("VBP", "VBZ", "VBD")


def free_reduced_relatives(doc: "Doc") -> "Doc":
    """`doc`, changed in place: a participle right behind a noun gives way to a finite verb without a subject."""
    for verb in doc:
        first = verb.head
        if verb.dep_ in ("conj", "advcl", "ccomp", "dep") and verb.i > first.i and first.tag_ in ("VBD", "VBN"):
            subject = next((t for t in first.lefts if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")), None)
            if subject is not None and _is_participle(first, subject) and _is_main(verb):
                _give_way(first, verb, subject)
    return doc


def _is_participle(first: "Token", subject: "Token") -> bool:
    """True for `camped` right behind its noun, with nothing but phrases of place and time after it."""
    bare = not any(
        t.dep_ in ("aux", "auxpass", "neg", "mark", "dobj", "xcomp", "attr", "acomp", "prt") for t in first.children
    )
    return bare and subject.i == first.i - 1 and any(t.dep_ in ("prep", "advmod", "agent") for t in first.rights)


def _is_main(verb: "Token") -> bool:
    """True for a finite verb with no subject and no word that ties it to what stands before."""
    finite = verb.tag_ in _FINITE or any(t.dep_ == "aux" and t.tag_ in ("MD", *_FINITE) for t in verb.lefts)
    tied = any(t.dep_ in (*_SUBJECTS, "mark", "cc") for t in verb.lefts)
    before = verb.doc[verb.left_edge.i - 1]
    return finite and not tied and not before.is_punct and before.dep_ != "cc"


def _give_way(first: "Token", verb: "Token", subject: "Token") -> None:
    head, dep = first.head, first.dep_
    others = [t for t in first.children if t != verb and t != subject and (t.i > verb.i or t.i < subject.left_edge.i)]
    verb.head, verb.dep_ = (verb if head == first else head), dep
    for token in (*others, subject):
        token.head = verb
    if any(t.dep_ == "auxpass" for t in verb.lefts):
        subject.dep_ = "nsubjpass"
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"
