"""Mends clauses that "provided" and its like open, where the parser takes the word for a verb or a preposition."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKERS = frozenset({"provided", "providing", "assuming", "supposing"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STOPS = frozenset({",", ";", ":", ".", "--", "—", "–", "and", "or", "but"})
_SUBORDINATORS = frozenset(
    {"before", "until", "till", "unless", "if", "once", "after", "while", "as", "because", "although"}
)
_TEMPORAL = frozenset({"before", "until", "till", "after"})
_COLONS = frozenset({":", "--", "—", "–"})
_LONGEST = 14
"""The most words between the marker and the finite verb of its clause."""


def free_provisos(doc: "Doc") -> "Doc":
    """`doc`, changed in place: "provided (that) Oslo pays" becomes a marked clause of the verb that it limits.

    That is where a noun phrase and a finite verb stand right behind the word, and no auxiliary right before it.
    """
    for token in doc:
        if token.lower_ in _MARKERS:
            _free(token)
        elif token.lower_ == "failing" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "which":
            _free_relative(token, doc[token.i + 1])
        elif token.dep_ == "parataxis" and token.head.dep_ == "ROOT" and token.head.pos_ == "NOUN":
            _head_by_verb(token.head, token)
        elif token.lower_ == "were" and token.dep_ in ("conj", "ccomp") and token.head.i < token.i:
            _invert(token)
        elif token.dep_ == "mark" and token.lower_ == "with" and token.head.tag_ in ("VBD", "VBN"):
            _undergo(token.head)
        elif token.dep_ == "prep" and token.lower_ in _TEMPORAL:
            _clause_of(token)
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
    verb = _main_of(finite)
    if any(t.dep_.startswith("nsubj") and t.i < marker.i for t in verb.lefts):
        # "the aid provided last year was stolen"
        return
    subject = _subject(doc, start, finite, verb)
    host = _host(marker, verb)
    if subject is None or host is None:
        return
    _hang(verb, host, "advcl")
    if verb.head != host:
        return
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    _hang(marker, verb, "mark")
    marker.tag_, marker.pos_ = "IN", "SCONJ"
    if that is not None:
        _hang(that, verb, "mark")
    told = subject.head
    _hang(subject, verb, "expl" if subject.dep_ == "expl" else "nsubjpass" if passive else "nsubj")
    if told != verb and start < told.i < finite.i and told.tag_ == "VBD":
        # "everything already settled", taken for what everything did
        told.tag_ = "VBN"
        _hang(told, subject, "acl")


def _clause_of(marker: "Token") -> None:
    """ "will not stop before arrears of $7bn are paid", where the parser has the preposition govern the arrears."""
    subject = next((t for t in marker.children if t.dep_ == "pobj"), None)
    end = subject.right_edge.i + 1 if subject is not None else len(marker.doc)
    if subject is None or end >= len(marker.doc) or marker.doc[end].tag_ not in _FINITE or marker.head.i > marker.i:
        return
    verb = _main_of(marker.doc[end])
    loose = verb.dep_ in ("conj", "parataxis", "ccomp", "dep") and verb.head.i <= marker.i
    if loose and not any(t.dep_.startswith("nsubj") or t.dep_ == "cc" for t in verb.lefts):
        host = marker.head
        _hang(verb, host, "advcl")
        if verb.head == host:
            _hang(marker, verb, "mark")
            marker.tag_, marker.pos_ = "IN", "SCONJ"
            _hang(subject, verb, "nsubjpass" if any(t.dep_ == "auxpass" for t in verb.children) else "nsubj")


def _free_relative(failing: "Token", which: "Token") -> None:
    """ "must pay, failing which it will sue": a clause of its own, that the parser takes for what fails."""
    verb = next((t for t in failing.children if t.dep_ == "ccomp" and t.i > which.i), None)
    host = failing.head
    if verb is None or host.i > failing.i:
        return
    _hang(verb, host, "conj")
    if verb.head == host:
        _hang(failing, verb, "prep")
        failing.tag_, failing.pos_ = "IN", "ADP"
        _hang(which, failing, "pobj")


def _invert(were: "Token") -> None:
    """ "there would be trouble were anything to land": a condition without an "if", taken for one more main clause."""
    thing = next((t for t in were.rights if t.dep_ == "attr"), None)
    below = [*thing.rights, *were.rights] if thing is not None else []
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
    _hang(were, main, "advcl")
    if were.head == main:
        _hang(deed, were, "xcomp")
        _hang(thing, were, "nsubj")
        for lost in torn:
            _hang(lost, main, "dobj")


def _head_by_verb(deed: "Token", said: "Token") -> None:
    """ "Another raid, Oslo warned, and it will close the line": the last verb is what is said."""
    verb = next((t for t in said.rights if t.dep_ == "conj" and t.i > said.i > deed.i), None)
    if verb is None or not any(t.tag_ == "MD" for t in verb.lefts) or not any(t.dep_ == "nsubj" for t in verb.lefts):
        return
    joints = [t for t in said.rights if t.dep_ == "cc" and t.i < verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    deed.head, deed.dep_ = verb, "npadvmod"
    said.head = verb
    for joint in joints:
        joint.head = verb


def _undergo(verb: "Token") -> None:
    """ "with the curbs lifted, ...": the curbs do not lift anything."""
    if not any(t.dep_ in ("aux", "dobj") for t in verb.children):
        verb.tag_ = "VBN"
        for subject in (t for t in verb.lefts if t.dep_ == "nsubj"):
            subject.dep_ = "nsubjpass"


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


def _main_of(finite: "Token") -> "Token":
    """The verb that a finite auxiliary helps, or itself."""
    helped = finite.dep_ in ("aux", "auxpass") and finite.head.i > finite.i
    return finite.head if helped else finite


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


def _hang(token: "Token", head: "Token", dependency: str) -> None:
    """Hang a token on another, unless that is below it: no parse may run in a circle."""
    if token != head and not token.is_ancestor(head):
        token.head = head
        token.dep_ = dependency
