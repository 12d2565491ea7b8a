"""Mends verbs that a speaker parts from their modals: "will not, its president said on Monday, hand over the ship"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 14
"""Words that may stand between the two commas."""

_SUBJECTS = ("nsubj", "nsubjpass")


def free_parted_verbs(doc: "Doc") -> "Doc":
    """`doc`, changed in place: the modal belongs to the verb behind the second comma, and who speaks is inserted."""
    for modal in doc:
        if modal.tag_ == "MD":
            first = modal.i + 1
            while first < len(doc) and (doc[first].dep_ == "neg" or doc[first].lower_ in ("not", "n't", "never")):
                first += 1
            saying, verb = _parted(doc, first)
            subject = _subject(modal, saying, verb) if saying is not None and verb is not None else None
            if saying is not None and verb is not None and subject is not None:
                _join(modal, saying, verb, subject)
    return doc


def _parted(doc: "Doc", first: int) -> "tuple[Token | None, Token | None]":
    """The verb of saying between two commas from `first` on, and the plain verb behind them."""
    if first + 3 >= len(doc) or doc[first].text != ",":
        return None, None
    last = next((t.i for t in doc[first + 1 : first + _REACH] if t.text in (",", ".", ";", ":")), None)
    if last is None or doc[last].text != "," or last + 1 >= len(doc):
        return None, None
    finite = [t for t in doc[first + 1 : last] if t.tag_ in ("VBD", "VBZ", "VBP")]
    sayings = word_lists()["saying_verbs"]
    verb = next((t for t in doc[last + 1 : last + 3] if t.tag_ not in ("RB", "MD")), doc[last + 1])
    plain = verb.tag_ in ("VB", "VBP") or (verb.tag_ == "NN" and verb.lower_ == verb.text and _acts(verb))
    if len(finite) != 1 or finite[0].lemma_.lower() not in sayings or not plain:
        return None, None
    passive = verb.lower_ == "be" and verb.i + 1 < len(doc) and doc[verb.i + 1].tag_ == "VBN"
    return finite[0], doc[verb.i + 1] if passive else verb


def _acts(word: "Token") -> bool:
    """True for `hand` in "hand over the ship" and `trade` in "trade licences": a bare noun would have an article."""
    return any(t.dep_ in ("prt", "dobj") for t in word.rights) or (word.dep_ == "compound" and word.head.tag_ == "NNS")


def _subject(modal: "Token", saying: "Token", verb: "Token") -> "Token | None":
    before = modal.doc[modal.sent.start : modal.i]
    found = [t for t in before if t.dep_ in _SUBJECTS and t.head in (modal, saying, verb)]
    own = [t for t in saying.children if t.dep_ in (*_SUBJECTS, "dobj") and modal.i < t.i < verb.i]
    return found[-1] if found and own else None


def _join(modal: "Token", saying: "Token", verb: "Token", subject: "Token") -> None:
    three = (modal, saying, verb)
    outer = next(t for t in three if t.head == t or not any(a in three for a in t.ancestors))
    head, dep = outer.head, outer.dep_
    noun = verb.head if verb.dep_ == "compound" else None
    start, end = modal.i, verb.i
    loose = [t for t in (*modal.children, *saying.children) if t not in three and t != noun and not start < t.i < end]
    comma = next(t.i for t in modal.doc[start:end] if t.text == ",")
    between = [*modal.doc[start + 1 : comma + 1], *(t for t in modal.children if start < t.i < end and t not in three)]
    verb.head, verb.dep_ = (verb if head == outer else head), dep
    if verb.tag_ == "VBN":
        verb.nbor(-1).head, verb.nbor(-1).dep_, subject.dep_ = verb, "auxpass", "nsubjpass"
    else:
        verb.tag_, verb.pos_ = "VB", "VERB"
    if noun is not None:
        noun.head, noun.dep_ = verb, "dobj"
    saying.head, saying.dep_ = verb, "parataxis"
    for speaker in [
        t for t in saying.rights if t.dep_ == "dobj" and not any(s.dep_ in _SUBJECTS for s in saying.lefts)
    ]:
        speaker.dep_ = "nsubj"
    modal.head, modal.dep_ = verb, "aux"
    for token in (*loose, *between, subject):
        token.head = verb
