"""Gives verbs back the objects that the parser hung elsewhere: "rules that out", "met the demand with silence"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST, _LONGEST_ASIDE = 4, 9
"""Tokens before the comma that closes an aside, and from the one that opens it."""


def hang(token: "Token", head: "Token") -> None:
    """Hang a token on another, unless that is below it: no parse may run in a circle."""
    if token != head and not token.is_ancestor(head):
        token.head = head


def free_objects(particle: "Token") -> None:
    """ "rules that out": a pronoun between a verb and its particle is the verb's object, not the particle's subject."""
    if any(t.dep_ == "pobj" for t in particle.children):
        # "called on Lima to leave"
        particle.dep_ = "prep"
        return
    before = (t for t in particle.head.rights if t.i < particle.i)
    for child in [*particle.lefts, *before]:
        pointed = child.lower_ in ("that", "this") and child.dep_ in ("advmod", "dobj")
        if pointed or (child.tag_ in ("DT", "PRP") and child.dep_ in ("nsubj", "dobj")):
            hang(child, particle.head)
            child.dep_ = "dobj"
            if pointed:
                child.tag_, child.pos_ = "DT", "PRON"


def give_object(both: "Token") -> None:
    """ "urged both to settle": those who are urged, right between a verb and its infinitive."""
    verb = both.nbor(-1)
    following = both.nbor() if both.i + 1 < len(both.doc) else both
    if verb.pos_ == "VERB" and following.tag_ == "TO" and following.head.head == verb:
        hang(both, verb)
        both.dep_, both.pos_ = "dobj", "PRON"


def join_objects(noun: "Token") -> None:
    """ "wants an apology first and the ship back": what is joined to an object is a second one, and no second verb."""
    verb = noun.head
    objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i < noun.i]
    joined = any(t.dep_ == "cc" and t.i == noun.left_edge.i - 1 for t in verb.rights)
    if objects and joined and not any(t.dep_ in ("nsubj", "nsubjpass", "cop", "aux") for t in noun.children):
        noun.head, noun.dep_ = objects[-1], "conj"


def free_item(noun: "Token") -> None:
    """ "wants a word from Lima, money for its yard, and a visit": the money is no other name of Lima's."""
    first = noun.head.head.head
    if first.dep_ != "dobj" or noun.head.pos_ != "PROPN" or any(t.dep_ == "det" for t in noun.lefts):
        return
    last = next((t for t in (*noun.rights, *first.rights) if t.dep_ == "conj" and t.i > noun.i), None)
    if last is not None and first.head.lemma_.lower() in word_lists()["listing_verbs"]:
        noun.head, noun.dep_ = first, "conj"


def free_parted_object(noun: "Token") -> None:
    """ "urged Lima to submit, by April, a list": what stands behind an aside is the object of the verb before it."""
    closing = noun.left_edge.i - 1
    if closing < _SHORTEST or noun.doc[closing].text != ",":
        return
    before = range(closing - 2, max(0, closing - _LONGEST_ASIDE), -1)
    opening = next((at for at in before if noun.doc[at].text == ","), None)
    if opening is None or noun.doc[opening + 1].dep_ != "prep":
        return
    verb = noun.doc[opening - 1]
    aside = noun.head.head == noun.doc[opening + 1]  # "without a treaty, the pass"
    if (
        verb.tag_ == "VB"
        and (aside or noun.head.is_ancestor(verb))
        and not any(t.dep_ == "dobj" for t in verb.children)
    ):
        hang(noun, verb)
        noun.dep_ = "dobj"


def free_answer(preposition: "Token") -> None:
    """ "met the demand with silence": silence is how it was met, and not what was demanded."""
    noun, verb = preposition.head, preposition.head.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in word_lists()["met_with_verbs"]:
        preposition.head = verb
