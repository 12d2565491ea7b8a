"""Mends clauses that "provided" and its like open, where the parser takes the word for a verb or a preposition."""

from typing import TYPE_CHECKING

from standoff.reading.language.loose_conditions import free_condition, hang, main_of_auxiliary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKERS = frozenset({"provided", "providing", "assuming", "supposing"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STOPS = frozenset({",", ";", ":", ".", "--", "—", "–", "and", "or", "but"})
_SUBORDINATORS = frozenset(
    {"before", "until", "till", "unless", "if", "once", "after", "while", "as", "because", "although"}
)
_COLONS = frozenset({":", "--", "—", "–"})
_LONGEST = 14
"""The most words between the marker and the finite verb of its clause."""


def free_provisos(doc: "Doc") -> "Doc":
    """`doc`, changed in place: "provided (that) Oslo pays" becomes a marked clause of the verb that it limits.

    That is where a noun phrase and a finite verb stand right behind the word, and no auxiliary right before it.
    """
    for token in doc:
        free_condition(token)
        if token.lower_ in _MARKERS:
            _free(token)
        elif token.text in _COLONS and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "that":
            _turn(token.nbor().head)
        elif token.dep_ == "mark" and token.head.dep_ == "ROOT" and token.lower_ in _SUBORDINATORS:
            _turn(token.head)
    return doc


def _free(marker: "Token") -> None:
    if any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in marker.lefts):
        return
    doc = marker.doc
    first = marker.i + 1
    if first < len(doc) and doc[first].lower_ in ("only", "always"):
        first += 1
    that = doc[first] if first < len(doc) and doc[first].lower_ == "that" and doc[first].dep_ == "mark" else None
    start = first + 1 if that is not None else first
    finite = _finite_after(doc, start)
    if finite is None:
        return
    verb = main_of_auxiliary(finite)
    if any(t.dep_.startswith("nsubj") and t.i < marker.i for t in verb.lefts):
        # "the aid provided last year was stolen"
        return
    subject = _subject(doc, start, finite, verb)
    host = _host(marker, verb)
    if subject is None or host is None:
        return
    hang(verb, host, "advcl")
    if verb.head != host:
        return
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    hang(marker, verb, "mark")
    marker.tag_, marker.pos_ = "IN", "SCONJ"
    if that is not None:
        hang(that, verb, "mark")
    told = subject.head
    hang(subject, verb, "expl" if subject.dep_ == "expl" else "nsubjpass" if passive else "nsubj")
    if told != verb and start < told.i < finite.i and told.tag_ == "VBD":
        # "everything already settled", taken for what everything did
        told.tag_ = "VBN"
        hang(told, subject, "acl")


def _turn(said: "Token") -> None:
    """ "is ready on one condition: that Oslo leave": what stands before what is marked is the main clause."""
    mark = next((t for t in said.lefts if t.dep_ == "mark"), None)
    if said.dep_ != "ROOT" or mark is None:
        return
    main = next((t for t in said.lefts if t.dep_ == "ccomp" and t.pos_ in ("VERB", "AUX")), None)
    if main is None or main.i > mark.i:
        return
    before = [t for t in said.lefts if t != main and t.i < mark.i]
    main.head, main.dep_ = main, "ROOT"
    said.head, said.dep_ = main, "advcl"
    for token in before:
        token.head = main


def _finite_after(doc: "Doc", start: int) -> "Token | None":
    """The finite verb that follows a noun phrase at `start`, with nothing between that ends a phrase."""
    for token in doc[start : start + _LONGEST]:
        if token.tag_ in _FINITE and token.dep_ != "amod" and token.i > start:
            # "provided by those who ask": a relative clause has its verb first.
            before, after = token.nbor(-1), token.nbor() if token.i + 1 < len(doc) else token
            if (
                token.tag_ == "VBD"
                and after.tag_ in _FINITE
                and after.dep_ in ("aux", "auxpass", "ROOT", "ccomp", "conj")
            ):
                # "provided that everything settled is put in writing"
                return after
            return None if before.tag_ in ("WP", "WDT", "IN", "TO") else token
        if token.lower_ in _STOPS or token.is_sent_start:
            return None
        if token.i == start and token.pos_ == "ADP":
            return None
    return None


def _subject(doc: "Doc", start: int, finite: "Token", verb: "Token") -> "Token | None":
    """The head of the noun phrase between the marker and the finite verb."""
    phrase = doc[start : finite.i]
    own = [t for t in phrase if t.head == verb and t.dep_ in ("nsubj", "nsubjpass", "expl")]
    if own:
        return own[0]
    heads = [t for t in phrase if t.pos_ in _NOMINAL and not start <= t.head.i < finite.i]
    heads += [t for t in phrase if t.dep_ == "nsubj" and t.head.tag_ == "VBD"]
    return heads[0] if heads else None


def _host(marker: "Token", verb: "Token") -> "Token | None":
    """The verb that the clause limits: the nearest before it that governs it, else the head of the sentence."""
    before = [t for t in marker.ancestors if t.i < marker.i and t.pos_ in ("VERB", "AUX")]
    before = [t for t in before if t != verb and t.dep_ not in ("amod", "aux")]
    if before:
        return before[0]
    root = marker.sent.root
    if root not in (marker, verb) and root.pos_ in ("VERB", "AUX"):
        return root
    after = (t for t in marker.sent if t.i > verb.i and t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass"))
    return next((t for t in after if any(c.dep_.startswith("nsubj") for c in t.lefts)), None)
