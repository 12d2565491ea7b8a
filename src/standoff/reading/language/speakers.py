"""Mends sentences that an inserted "Lima told parliament" or "says Lima" has torn apart."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBZ", "VBD", "VBP")


def free_speakers(doc: "Doc") -> "Doc":
    """`doc`, changed in place, with speakers as subjects of their verbs of saying, and what they say as its complement.

    The parser takes "Oslo" for a second subject of `said` in "Oslo, Lima said, would pay", the speaker for a subject of
    `pay` in "if so, said Lima, Oslo would pay", and what follows for a relative clause of the speaker.
    """
    saying = word_lists()["saying_verbs"]
    for token in doc:
        if token.pos_ == "VERB" and token.tag_ in _FINITE and token.lemma_.lower() in saying:
            _give_back_subject(token)
            _let_go_subject(token)
            _set_aside(token)
            _take_speaker(token)
    return doc


def _give_back_subject(saying: "Token") -> None:
    """ "Any raid, Lima told parliament, would be met": the raid is what would be met."""
    subjects = [t for t in saying.lefts if t.dep_ in _SUBJECTS]
    said = next((t for t in saying.rights if t.dep_ == "ccomp" and t.pos_ in ("VERB", "AUX")), None)
    if len(subjects) != 2 or said is None or any(t.dep_ in (*_SUBJECTS, "expl", "mark") for t in said.children):
        return
    between = saying.doc[subjects[0].right_edge.i + 1]
    if between.text == "," and between.i < subjects[1].left_edge.i:
        passive = any(t.dep_ == "auxpass" for t in said.children)
        subjects[0].head, subjects[0].dep_ = said, "nsubjpass" if passive else "nsubj"


def _let_go_subject(saying: "Token") -> None:
    """ "The islands, says Lima, are not for sale": the islands are no speakers, and Lima is."""
    main = saying.head
    if saying.dep_ != "parataxis" or main.i < saying.i or any(t.dep_ in (*_SUBJECTS, "expl") for t in main.children):
        return
    subject = next((t for t in saying.lefts if t.dep_ in _SUBJECTS), None)
    speaker = next((t for t in saying.rights if t.dep_ in (*_SUBJECTS, "npadvmod", "dobj", "attr")), None)
    if subject is None or speaker is None or speaker.left_edge.i != saying.i + 1 or saying.nbor(-1).text != ",":
        return
    passive = any(t.dep_ == "auxpass" for t in main.children)
    subject.head, subject.dep_ = main, "nsubjpass" if passive else "nsubj"
    speaker.dep_ = "nsubj"


def _set_aside(saying: "Token") -> None:
    """ "Lima could wait, an envoy told us, but would not yield": the telling is no second main clause."""
    subject = next((t for t in saying.lefts if t.dep_ in _SUBJECTS), None)
    main = saying.head
    if saying.dep_ != "conj" or subject is None or main.pos_ not in ("VERB", "AUX") or subject.left_edge.i == 0:
        return
    joined = any(t.dep_ == "cc" and main.i < t.i < saying.i for t in main.children)
    if joined or saying.doc[subject.left_edge.i - 1].text != ",":
        return
    said = any(t.dep_ in ("ccomp", "xcomp") for t in saying.children)
    whom = (t.right_edge.i for t in saying.rights if t.dep_ in ("dobj", "dative", "npadvmod", "prep"))
    last = max(whom, default=saying.i)
    if said or last + 1 >= len(saying.doc) or saying.doc[last + 1].text not in (",", "."):
        return
    saying.dep_ = "parataxis"
    for child in list(saying.rights):
        if child.i > last and child.dep_ in ("conj", "cc"):
            child.head = main


def _take_speaker(saying: "Token") -> None:
    """ "says Lima, Oslo must pay"."""
    if any(t.dep_ in _SUBJECTS for t in saying.lefts) or saying.i + 1 >= len(saying.doc):
        return
    speaker = next((t for t in saying.rights if t.dep_ in _SUBJECTS), None)
    if speaker is not None:
        for said in [t for t in speaker.children if t.dep_ == "relcl" and t.i > speaker.i]:
            own = any(t.dep_ in (*_SUBJECTS, "expl") and t.tag_ not in ("WDT", "WP") for t in said.children)
            relative = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in said.subtree if t.i < said.i)
            if own and not relative and saying.doc[said.left_edge.i - 1].text == ",":
                said.head, said.dep_ = saying, "ccomp"
        return
    for said in [t for t in saying.rights if t.dep_ == "ccomp"]:
        subjects = [t for t in said.lefts if t.dep_ in _SUBJECTS]
        adjacent = len(subjects) == 2 and subjects[0].left_edge.i == saying.i + 1
        if adjacent and saying.doc[subjects[0].right_edge.i + 1].text == ",":
            subjects[0].head, subjects[0].dep_ = saying, "nsubj"
