"""Gives infinitives and prepositions back to the nouns they stand on: "ignored Lima's calls to leave"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHOSE = ("from", "by", "on", "to", "for")
_TORN = ("advcl", "xcomp", "relcl", "acl", "ccomp")


def free_infinitives(doc: "Doc") -> "Doc":
    """`doc`, changed in place: what stands right behind a noun that asks, offers or refuses is what it is about.

    The parser hangs prepositions on the verb before, takes many infinitives for its purpose, and hangs those behind
    "calls from Lima" on Lima.
    """
    for token in doc:
        if token.tag_ in ("VBZ", "VBG"):
            _make_noun(token)
    for token in doc:
        dep = token.dep_
        if dep == "aux" and token.tag_ == "TO" and token.i and token.head.dep_ in _TORN:
            noun = _bearer(token)
            if noun is not None and token.head.head == noun and token.head.dep_ == "advcl":
                token.head.dep_ = "acl"
            elif noun is not None and token.head != noun and not noun.is_ancestor(token) and token.head != noun.head:
                token.head.head, token.head.dep_ = noun, "acl"
        elif dep == "mark" and token.lower_ == "for" and token.i and _bears(token.nbor(-1)):
            noun = token.nbor(-1)
            if token.head.dep_ in ("advcl", "ccomp", "xcomp") and token.head.head == noun.head:
                token.head.head, token.head.dep_ = noun, "advcl"
        elif dep == "prep" and token.i and _is_complement(token):
            token.head = token.nbor(-1)
    return doc


def _make_noun(word: "Token") -> None:
    """ "rebuffs calls", ", resisting calls": what is acted on without a subject is no verb; what acts on it is."""
    if word.tag_ == "VBZ" and word.dep_ == "dobj" and word.lemma_.lower() in word_lists()["infinitive_nouns"]:
        word.tag_, word.pos_ = "NNS", "NOUN"
    elif (
        word.dep_ == "amod"
        and word.head.dep_ == "advcl"
        and word.head.pos_ == "NOUN"
        and word.i
        and word.i < word.head.i
    ):
        noun = word.head
        if word.nbor(-1).text == ",":
            word.head, word.dep_, word.pos_ = noun.head, "advcl", "VERB"
            noun.head, noun.dep_ = word, "dobj"


def _is_complement(preposition: "Token") -> bool:
    """True for `to` in "dropped its objections to a truce", where the parser hangs it on the verb."""
    noun = preposition.nbor(-1)
    tied = noun.pos_ == "NOUN" and noun.head == preposition.head and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    return tied and f"{noun.lemma_.lower()} {preposition.lower_}" in word_lists()["prepositional_nouns"]


def _bearer(to: "Token") -> "Token | None":
    """The noun that ends before `to`: `calls`, in "calls to leave" and in "calls from Lima to leave"."""
    before = to.nbor(-1)
    if before.i < to.head.left_edge.i and _bears(before):
        return before
    named = before
    while named.dep_ in ("conj", "compound") and named.head.i < to.i:
        named = named.head
    preposition = named.head
    tied = named.dep_ == "pobj" and preposition.lower_ in _WHOSE and preposition.head.pos_ == "NOUN"
    return preposition.head if tied and _bears(preposition.head) else None


def _bears(noun: "Token") -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_lists()["infinitive_nouns"]
