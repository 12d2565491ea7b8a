"""Gives verbs back the subjects that the parser hung elsewhere: "which Lima demands", "At the talks, Lima was told"."""

from typing import TYPE_CHECKING

from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def free_subjects(doc: "Doc") -> "Doc":
    """`doc`, changed in place: names before verbs of relative and main clauses, and speakers behind what they say."""
    for token in doc:
        dep, pos = token.dep_, token.pos_
        if dep == "relcl" and token.tag_ == "NNS":
            _take_related(token)
        elif dep == "pobj" and pos == "PROPN":
            _part_from_day(token)
        elif dep == "appos" and pos == "PROPN":
            _take_apposition(token)
        elif dep == "npadvmod" and pos == "PROPN":
            _take_fronted(token)
        elif pos == "VERB" and token.tag_ in ("VBD", "VBZ") and token.lemma_.lower() in _sayings():
            _take_speaker(token)
        elif dep == "det" and token.lower_ == "that":
            _take_content(token)
        elif dep in ("conj", "ROOT") and pos == "VERB" and token.lemma_.lower() in _sayings():
            _take_question(token)
    return doc


def _sayings() -> frozenset[str]:
    return word_lists()["saying_verbs"]


def _take_related(plural: "Token") -> None:
    """ "an apology, which Lima demands": a verb, taken for a plural of Lima's."""
    name = plural.nbor(-1) if plural.i else plural
    opened = name.i and name.nbor(-1).tag_ == "WDT"
    if opened and name.pos_ == "PROPN" and name.head == plural and name.dep_ == "compound":
        plural.tag_, plural.pos_, name.dep_ = "VBZ", "VERB", "nsubj"


def _part_from_day(name: "Token") -> None:
    """ "On Monday Lima refused": no Lima of Mondays."""
    day = name.left_edge
    on, following = name.head, name.doc[min(name.i + 1, len(name.doc) - 1)]
    if day.lower_ not in toml_table("dates.toml")["weekdays"] or day == name or day.head != name or on.i != day.i - 1:
        return
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    if following.tag_ not in ("VBZ", "VBD", "VBP", "MD") or on.head != verb or on.i > verb.i:
        return
    if not any(t.dep_ in _SUBJECTS for t in verb.children):
        passive = any(t.dep_ == "auxpass" for t in verb.children)
        day.head, day.dep_ = on, "pobj"
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _take_fronted(name: "Token") -> None:
    """ "Lima, refusing to pay, sent a fleet": the name that a participle stands beside is who sent it."""
    verb = name.head
    if name.ent_type_ not in ("GPE", "ORG", "PERSON", "NORP") or name.i > verb.i or verb.pos_ not in ("VERB", "AUX"):
        return
    beside = any(t.dep_ == "advcl" and t.tag_ in ("VBG", "VBN") and name.i < t.i < verb.i for t in verb.lefts)
    if beside and not any(t.dep_ in _SUBJECTS for t in verb.children):
        name.dep_ = "nsubjpass" if any(t.dep_ == "auxpass" for t in verb.children) else "nsubj"


def _take_apposition(name: "Token") -> None:
    """ "At the talks with Rome, Lima was told to leave": Lima is no other name of Rome's."""
    if name.right_edge != name or name.i + 1 >= len(name.doc) or name.left_edge.nbor(-1).text != ",":
        return
    following = name.nbor()
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    if following.tag_ not in ("VBZ", "VBD", "VBP", "MD") or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return
    fronted = any(t.dep_ == "prep" and t.is_ancestor(name) for t in verb.lefts)
    if fronted and not any(t.dep_ in _SUBJECTS for t in verb.children):
        passive = any(t.dep_ == "auxpass" for t in verb.children)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _take_speaker(saying: "Token") -> None:
    """ "We will wait," warned the minister: behind what is said stands who says it."""
    said = any(t.dep_ == "ccomp" for t in saying.lefts)
    before = saying.nbor(-1) if saying.i else saying
    if not said or not (before.is_quote or before.text == ",") or any(t.dep_ in _SUBJECTS for t in saying.children):
        return
    objects = [t for t in saying.rights if t.dep_ == "dobj"]
    if len(objects) == 1 and objects[0].left_edge.i == saying.i + 1:
        objects[0].dep_ = "nsubj"


def _take_content(that: "Token") -> None:
    """ "does not accept that aid should come from it": aid is what comes, and "that aid" is not what is accepted."""
    noun, verb = that.head, that.head.head
    if noun.dep_ != "dobj" or that.i != verb.i + 1 or noun.tag_ not in ("NN", "NNS"):
        return
    told = next((t for t in verb.rights if t.dep_ == "conj" and t.i > noun.i), None)
    if told is None or any(t.dep_ in _SUBJECTS for t in told.children):
        return
    modal = any(t.dep_ == "aux" and t.tag_ == "MD" for t in told.lefts)
    joined = any(t.dep_ == "cc" or t.text == "," for t in verb.rights if t.i < told.i)
    if not modal or joined:
        return
    passive = any(t.dep_ == "auxpass" for t in told.children)
    for between in [t for t in verb.rights if noun.i < t.i < told.left_edge.i]:
        between.head = noun
    told.dep_ = "ccomp"
    that.head, that.dep_, that.tag_, that.pos_ = told, "mark", "IN", "SCONJ"
    noun.head, noun.dep_ = told, "nsubjpass" if passive else "nsubj"


def _take_question(telling: "Token") -> None:
    """ "How far it would go Lima has not said": the question is what is not said, and Lima who does not."""
    first, opening = telling.left_edge, telling.sent[0]
    if telling.dep_ == "ROOT":
        first = next((t for t in telling.lefts if t.dep_ in ("aux", "neg")), telling)
    name = first.nbor(-1) if first.i > opening.i else opening
    asked = opening.tag_ in ("WRB", "WP", "WDT") or opening.lower_ == "whether"
    if not asked or name.ent_type_ not in ("GPE", "ORG", "PERSON", "NORP", "LOC"):
        return
    fronted = [t for t in telling.lefts if t.dep_ in ("ccomp", "advcl")] if telling.dep_ == "ROOT" else [telling.head]
    asking = next((t for t in fronted if t.is_ancestor(name)), None)
    below = name.dep_ in ("dobj", "pobj", "attr", "appos", "oprd", "npadvmod", "dative", "dep")
    own = (*_SUBJECTS, "dobj") if telling.dep_ == "ROOT" else (*_SUBJECTS, "dobj", "ccomp")
    if asking is None or not below or any(t.dep_ in own for t in telling.children):
        return
    if telling.dep_ != "ROOT":
        if asking.dep_ != "ROOT" or any(t.dep_ == "cc" for t in asking.children):
            return
        telling.head, telling.dep_ = telling, "ROOT"
        asking.head = telling
        for end in [t for t in asking.rights if t.dep_ == "punct" and t.i > telling.i]:
            end.head = telling
    asking.dep_ = "ccomp"
    name.head, name.dep_ = telling, "nsubj"
