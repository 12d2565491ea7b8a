"""Mends second verbs that the tagger takes for nouns: "until Lima frees the crew and halts raids"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def free_joined_verbs(doc: "Doc") -> "Doc":
    """`doc`, changed in place: a plural joined to a verb with no object, or standing as a compound behind "and"."""
    for token in doc:
        if token.tag_ == "NNS" and token.dep_ == "conj" and token.head.tag_ == "VBZ":
            _take_bare(token)
        elif token.dep_ == "compound" and token.tag_ in ("NNS", "NN") and token.i:
            _take_object(token)
    return doc


def _take_bare(plural: "Token") -> None:
    """ "pays and withdraws": where the verb has no object, nothing can be joined to one."""
    before = [t for t in plural.lefts if not t.is_punct]
    if not before and not any(t.dep_ in ("dobj", "attr", "acomp") for t in plural.head.rights):
        plural.tag_, plural.pos_ = "VBZ", "VERB"


def _take_object(word: "Token") -> None:
    """ "frees the crew and halts raids on towns": a plural is no part of a compound, and a verb of doing seldom is."""
    thing, joint = word.head, word.nbor(-1)
    if joint.dep_ != "cc" or thing.dep_ != "conj" or any(t.i < word.i for t in thing.lefts):
        return
    first = thing.head
    while first.dep_ == "conj":
        first = first.head
    verb = first.head
    if first.dep_ != "dobj" or verb.pos_ != "VERB" or first.i > word.i:
        return
    finite = word.tag_ == "NNS" and verb.tag_ == "VBZ"
    if finite or (word.tag_ == "NN" and verb.tag_ in ("VB", "VBP") and word.lower_ in word_lists()["joined_verbs"]):
        word.tag_, word.pos_ = "VBZ" if finite else verb.tag_, "VERB"
        word.head, word.dep_, joint.head = verb, "conj", verb
        thing.head, thing.dep_ = word, "dobj"
