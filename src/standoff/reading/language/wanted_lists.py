"""Mends lists of what is wanted: "wants the crew freed, the ship returned and an apology" is one wish."""

from typing import TYPE_CHECKING

from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")


def free_wanted_lists(doc: "Doc") -> "Doc":
    """`doc`, changed in place: under a verb of wanting, participles with subjects of their own and nouns beside."""
    having = toml_table("positions.toml")["having"]["verbs"]
    for verb in doc:
        if verb.tag_ == "VB" and verb.lemma_.lower() in having:
            _show_bare(verb)
        elif verb.pos_ == "VERB" and verb.lemma_.lower() in word_lists()["wanting_verbs"]:
            _show_participles(verb)
            _show_things(verb)
            _free_last(verb)
            _free_second(verb)
            for done in [t for t in verb.rights if t.dep_ == "ccomp" and _is_bare(t)]:
                for item in [t for t in done.rights if t.dep_ == "conj" and _is_bare(t)]:
                    _free_things(item, verb)
                _free_things(done, verb)
    return doc


def _is_bare(verb: "Token") -> bool:
    """True for "the crew freed": a participle with a subject of its own, and nothing that makes it finite."""
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN")]
    finite = any(t.dep_ in ("aux", "auxpass", "mark", "neg") for t in verb.children)
    return verb.tag_ in ("VBN", "VBD") and bool(subjects) and not finite and not _has_object(verb)


def _has_object(verb: "Token") -> bool:
    return any(t.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for t in verb.rights)


def _show_participles(verb: "Token") -> None:
    """ "wants its men let in", "wants the line redrawn": after such a verb there is no plain form with a subject."""
    for done in verb.rights:
        before = {t.dep_ for t in done.lefts}
        small = done.dep_ == "ccomp" and not before.isdisjoint(_SUBJECTS) and before.isdisjoint(("aux", "mark"))
        if small and done.tag_ in ("VB", "VBP", "VBD") and not _has_object(done):
            done.tag_ = "VBN"


def _show_things(verb: "Token") -> None:
    """ "wants Lima patrols off the river": after such a verb nothing finite follows a name without a "that"."""
    for thing in verb.rights:
        before = list(thing.lefts)
        named = thing.dep_ == "ccomp" and thing.tag_ == "VBZ" and len(before) == 1 and before[0].i == thing.i - 1
        if named and before[0].dep_ == "nsubj" and before[0].text[0].isupper() and not _has_object(thing):
            thing.tag_, thing.pos_, thing.dep_ = "NNS", "NOUN", "dobj"
            before[0].dep_ = "amod"


def _show_bare(verb: "Token") -> None:
    """ "to get the tax scrapped": a past under such a verb is a participle."""
    for done in verb.rights:
        if done.dep_ == "ccomp" and done.tag_ == "VBD" and _is_bare(done):
            done.tag_ = "VBN"


def _free_last(verb: "Token") -> None:
    """ "wants the crew freed, the ship returned": the parser makes the last of them the main clause."""
    last = verb.head
    between = [t for t in last.lefts if t.i > verb.i]
    listed = any(t.dep_ == "cc" for t in last.rights) and any(t.dep_ == "ccomp" and _is_bare(t) for t in verb.rights)
    if last.lemma_.lower() in word_lists()["saying_verbs"] and not listed:
        # "We want it back," the envoy said.
        return
    if verb.dep_ != "ccomp" or last.i < verb.i or not _is_bare(last) or not any(t.dep_ in _SUBJECTS for t in between):
        return
    opened = any(t.dep_ in ("ccomp", "dobj", "oprd") for t in verb.rights)
    if not opened or not any(t.text == "," for t in between) or not any(t.dep_ in _SUBJECTS for t in verb.lefts):
        return
    head, dep = last.head, last.dep_
    for child in [t for t in last.lefts if t.i < verb.i]:
        child.head = verb
    verb.head, verb.dep_ = (verb if head == last else head), dep
    _join(last, verb)


def _free_second(verb: "Token") -> None:
    """ "wants prices cut and the cabinet dismissed": dismissed is what is to be done, and not what has been."""
    opened = any(t.dep_ in ("ccomp", "dobj", "oprd") for t in verb.rights)
    sayings = word_lists()["saying_verbs"]
    joined = [t for t in verb.rights if t.dep_ == "conj" and _is_bare(t) and t.lemma_.lower() not in sayings]
    for second in joined if opened else ():
        _join(second, verb)


def _join(item: "Token", verb: "Token") -> None:
    """Hang an item of the list beside the first, or on the verb where the first is a thing."""
    first = next((t for t in verb.rights if t.dep_ == "ccomp" and t.i < item.i and _is_bare(t)), None)
    for end in [t for t in item.rights if t.dep_ == "punct" and t.i > item.i]:
        end.head = verb
    item.tag_ = "VBN"
    item.head, item.dep_ = (first, "conj") if first is not None else (verb, "ccomp")


def _free_things(item: "Token", verb: "Token") -> None:
    """ "wants the crew freed and an apology": a thing beside what is to be done with another."""
    for thing in [t for t in item.rights if t.pos_ in ("NOUN", "PROPN") and (t.dep_ == "conj" or _is_listed(t))]:
        place = next(
            (t for t in item.rights if t.i > thing.i and t.dep_ == "prep" and t.lower_ in ("out", "off")), None
        )
        thing.head, thing.dep_ = verb, "dobj"
        if place is not None:
            place.head = thing


def _is_listed(thing: "Token") -> bool:
    """True for `apology` in "wants the plan withdrawn, an apology and a seat", where the parser sees no object."""
    parted = thing.left_edge.i and thing.left_edge.nbor(-1).text == ","
    return bool(parted) and thing.dep_ in ("npadvmod", "appos", "dobj") and thing.ent_type_ not in ("DATE", "TIME")
