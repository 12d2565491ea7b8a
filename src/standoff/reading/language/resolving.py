"""Puts the verbs right that open the paragraphs of a resolution: "Demands that", "Further calls upon"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def make_resolving(doc: "Doc") -> "Doc":
    """`doc`, changed in place: what the parser takes for a plural noun at its head is a verb, and its clause an object.

    Who does so stands in a line above.
    """
    for verb in doc[:2]:
        if verb.dep_ == "ROOT" and verb.tag_ in ("NNS", "VBZ") and _opens(verb):
            verb.tag_, verb.pos_ = "VBZ", "VERB"
            for child in verb.rights:
                if child.dep_ == "advcl" and any(t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts):
                    child.dep_ = "ccomp"
    return doc


def _opens(verb: "Token") -> bool:
    """True for the first word, or the second behind "Also" or "Further", with what is demanded behind it."""
    first = verb.i == 0 or verb.nbor(-1).pos_ in ("ADV", "ADJ")
    if not first or verb.i + 1 >= len(verb.doc):
        return False
    following = verb.nbor()
    if following.lower_ in ("on", "upon"):
        return any(t.dep_ in ("advcl", "acl", "relcl") and t.i > following.i for t in verb.rights)
    return bool(following.lower_ == "that" and following.dep_ == "mark" and following.head.head == verb)
