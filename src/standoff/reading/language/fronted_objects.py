"""Mends objects that stand before their clause, or behind an aside: "A referendum Lima will not grant"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def free_fronted_objects(doc: "Doc") -> "Doc":
    """`doc`, changed in place: of two subjects the first is the object; so is a noun behind "among other things"."""
    for token in doc:
        if token.tag_ == "MD":
            _free_first(token)
        elif token.dep_ == "npadvmod" and token.pos_ == "NOUN":
            _free_delayed(token)
        elif token.dep_ == "pobj" and token.head.lower_ == "above" and any(t.lower_ == "all" for t in token.lefts):
            # "wants above all an apology"
            token.head, token.dep_ = token.head.head, "dobj"
    return doc


def _free_first(modal: "Token") -> None:
    """ "A referendum Lima will not grant", "That Lima cannot do"."""
    verb = modal.head
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj" and t.i < modal.i]
    if (
        verb == modal
        or any(t.dep_ in ("dobj", "auxpass", "ccomp", "acomp", "attr") for t in verb.children)
        or not subjects
    ):
        return
    last = subjects[-1]
    pointing = last.left_edge
    if (
        len(subjects) == 2
        and (last.pos_ in ("PROPN", "PRON") or last.ent_type_)
        and subjects[0].tag_ not in ("WDT", "WP")
    ):
        subjects[0].dep_ = "dobj"
    elif pointing.lower_ in ("a", "an") and last.pos_ == "PROPN":
        _part(last, pointing, verb)
    elif pointing.lower_ == "that" and pointing.is_sent_start and pointing.head == last and last.pos_ == "PROPN":
        pointing.head, pointing.dep_, pointing.pos_ = verb, "dobj", "PRON"


def _part(name: "Token", article: "Token", verb: "Token") -> None:
    """ "A referendum Lima will not grant": the parser takes the two for one name."""
    common = [t for t in name.lefts if t.dep_ in ("compound", "nmod") and t.tag_ in ("NN", "NNS")]
    if common and article.head in (name, common[-1]):
        for token in [t for t in name.lefts if t.i < common[-1].i]:
            token.head = common[-1]
        common[-1].head, common[-1].dep_ = verb, "dobj"


def _free_delayed(noun: "Token") -> None:
    """ "wants, among other things, an apology"."""
    verb = noun.head
    behind = noun.i > verb.i and verb.pos_ == "VERB" and verb.lemma_.lower() in word_lists()["listing_verbs"]
    named = noun.ent_type_ == "" and any(t.dep_ == "det" for t in noun.lefts)
    if behind and named and not any(t.dep_ in ("dobj", "ccomp", "xcomp") for t in verb.rights):
        noun.dep_ = "dobj"
