"""Mends what the tagger gets wrong most often in dispatches: "Lima demands that ..." is no heap of demands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

from standoff.reading.language.bare_auxiliaries import free_negations
from standoff.reading.language.fronted_objects import free_fronted_objects
from standoff.reading.language.infinitives import free_infinitives
from standoff.reading.language.inversions import free_inversions
from standoff.reading.language.joined_verbs import free_joined_verbs
from standoff.reading.language.parted_verbs import free_parted_verbs
from standoff.reading.language.provisos import free_provisos
from standoff.reading.language.reduced_relatives import free_reduced_relatives
from standoff.reading.language.resolving import make_resolving
from standoff.reading.language.small_clauses import free_small_clauses
from standoff.reading.language.speakers import free_speakers
from standoff.reading.language.timed_subjects import free_timed_subjects
from standoff.reading.language.torn_objects import (
    free_answer,
    free_item,
    free_objects,
    free_parted_object,
    give_object,
    hang,
    join_objects,
)
from standoff.reading.language.torn_subjects import free_subjects
from standoff.reading.language.wanted_lists import free_wanted_lists
from standoff.reading.tables import toml_table, word_lists

_NAMES = frozenset({"compound", "amod", "nsubj", "nmod"})
_UNTIL = ("until", "till", "once", "unless", "if")


def mend(doc: "Doc") -> "Doc":
    """`doc`, changed in place, with verbs that were taken for plural nouns put right.

    That is a noun at the head of a sentence or of a coordinated clause, with nothing before it but a name and nothing
    after it but an object, a that-clause, an infinitive, "on" ("Lima leans on") or the full stop; a noun that heads a
    that-clause, for which British spellings are taken ("that Lima apologise"); and a plural that bears a subordinator
    ("until Lima apologises"), or is coordinated with a verb, after a name. Pronouns are taken back from the particle
    behind them ("rules that out"); inversions, speakers and infinitives on nouns are put
    right last.
    """
    for token in doc:
        # Each is asked for once: they are looked up at every asking.
        tag, dep = token.tag_, token.dep_
        heads = tag == "NNS" and dep in ("ROOT", "conj") and _is_verb(token)
        if heads or (tag in ("NNS", "NNPS") and _is_subordinate(token)):
            _make_verb(token, "VBZ")
        elif tag == "NN" and dep == "ROOT" and _is_verb_of_several(token):
            _make_verb(token, "VBP")
        elif tag == "VBZ" and dep == "ROOT" and _lacks_subject(token):
            token.nbor(-1).dep_ = "nsubj"
        elif dep == "conj" and token.pos_ == "VERB":
            _free_conjunct(token)
        elif dep == "conj" and token.pos_ == "PROPN":
            _give_verb(token)
        elif dep == "conj" and tag in ("NN", "NNS") and token.head.pos_ == "VERB":
            join_objects(token)
        elif dep == "appos" and tag in ("NN", "NNS") and token.head.dep_ == "pobj":
            free_item(token)
            free_parted_object(token)
        elif dep in ("appos", "dobj") and tag in ("NN", "NNS") and token.head.pos_ == "VERB":
            free_parted_object(token)
        elif dep == "auxpass" and token.text in ("'s", "\u2019s") and _has_object(token.head):
            _make_perfect(token)
        elif dep in ("aux", "auxpass") and token.head.pos_ == "VERB":
            _free_auxiliary(token)
        elif tag == "DT" and token.lower_ == "both" and token.i:
            give_object(token)
        elif dep == "prep" and token.lower_ == "with":
            free_answer(token)
        elif dep == "prt":
            _lay(token.head)
            free_objects(token)
        elif dep == "dobj" and tag in ("VBZ", "VBD", "VBP"):
            _free_clause(token)
        elif tag == "NN" and dep in ("ccomp", "acl") and _is_subjunctive(token):
            _make_verb(token, "VB")
        elif dep in ("ROOT", "conj", "ccomp") and token.pos_ == "ADJ":
            _make_participle(token)
    doc = free_fronted_objects(free_parted_verbs(doc))
    doc = free_reduced_relatives(free_wanted_lists(free_small_clauses(free_joined_verbs(doc))))
    doc = free_speakers(free_inversions(free_timed_subjects(doc)))
    return free_infinitives(free_subjects(free_provisos(free_negations(make_resolving(doc)))))


def _free_clause(verb: "Token") -> None:
    """ "will pay once Lima promises to leave": a clause of its own, not what is paid."""
    opening = next(iter(verb.lefts), None)
    if opening is not None and opening.lower_ == "once" and any(t.dep_ == "nsubj" for t in verb.lefts):
        verb.dep_, opening.dep_ = "advcl", "mark"


def _is_verb(token: "Token") -> bool:
    if token.dep_ == "ROOT" and _has_subject_before(token):
        return True
    named = [t for t in token.lefts if not t.is_punct and t.dep_ != "cc"]
    if not named or any(t.dep_ not in _NAMES or t.pos_ not in ("PROPN", "ADJ") for t in named):
        return False
    if named[-1].i != token.i - 1 or not named[-1].text[0].isupper() or token.i + 1 >= len(token.doc):
        return False
    if token.dep_ == "conj" and token.head.pos_ not in ("VERB", "AUX"):
        return False
    following = token.nbor()
    if any(t.dep_ == "dobj" for t in token.rights) or _relies(token, following):
        return True
    if token.dep_ == "ROOT" and following.tag_ == "IN" and token.lemma_.lower() in word_lists()["verbs_like_nouns"]:
        # "Lima balks at paying"
        return True
    if token.dep_ == "ROOT" and token.lower_ == "talks" and following.lower_ == "of":
        # "Lima talks of paying"
        return token.doc[min(token.i + 2, len(token.doc) - 1)].tag_ == "VBG"
    if token.dep_ == "ROOT" and any(t.dep_ == "appos" and t.left_edge == following for t in token.rights):
        # "Lima reserves the right": nothing parts the two, as a comma would part a noun from its other name.
        return following.tag_ in ("DT", "PRP$")
    clause = following.head if following.lower_ in ("that", "to") and following.dep_ in ("mark", "aux") else None
    return (clause is not None and clause.head == token) or (following.text == "." and token.dep_ == "ROOT")


def _is_verb_of_several(token: "Token") -> bool:
    """True for "miners vow to fight on", "nationalists hint at a march": a verb, where no other heads the sentence."""
    before = list(token.lefts)
    several = bool(before) and before[-1].i == token.i - 1 and before[-1].tag_ in ("NNS", "NNPS")
    if not several or before[-1].dep_ != "compound" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    goes_on = following.tag_ in ("TO", "IN", "DT", "PRP$")
    return goes_on and token.lemma_.lower() in word_lists()["verbs_like_nouns"]


def _has_subject_before(token: "Token") -> bool:
    """True for "Lima imports 95 per cent": a noun that heads the sentence has no subject but its copula's."""
    before = list(token.lefts)
    subject = bool(before) and before[-1].i == token.i - 1 and before[-1].dep_ == "nsubj"
    return subject and before[-1].pos_ == "PROPN" and not any(t.dep_ == "cop" for t in token.children)


def _lacks_subject(verb: "Token") -> bool:
    """True for "Lima leans", tagged as a verb while the name before it hangs on it as on a noun."""
    before = list(verb.lefts)
    name = bool(before) and before[-1].i == verb.i - 1 and before[-1].pos_ == "PROPN"
    return name and before[-1].dep_ == "compound" and not any(t.dep_.startswith("nsubj") for t in before)


def _relies(token: "Token", following: "Token") -> bool:
    """True for "Lima leans on": a noun of that form has no such preposition after it."""
    cues = (row for row in toml_table("dependencies.toml")["cue"] if (row["part"], row["frame"]) == ("verb", "on"))
    return any(token.lemma_.lower() in row["words"] and following.lower_ in row["with"] for row in cues)


def _is_subordinate(token: "Token") -> bool:
    """True for `apologises` in "until Lima apologises", and for `yields` in "unless Rome pays and Lima yields"."""
    before = [t for t in token.lefts if not t.is_punct and t.dep_ not in ("mark", "cc")]
    named = bool(before) and before[-1].i == token.i - 1 and before[-1].dep_ in _NAMES
    marked = any(t.dep_ == "mark" for t in token.lefts)
    if marked and named and before[-1].dep_ == "nsubj":
        return True
    if not named or before[-1].pos_ != "PROPN" or token.text[0].isupper():
        return False
    if marked:
        return True
    if token.dep_ == "conj":
        return token.head.pos_ == "VERB" and len(before) == 1
    if token.head.dep_ == "ROOT":
        return False
    if token.head.lower_ in ("if", "unless") and token.head.i == before[0].left_edge.i - 1:
        return True
    until = token.dep_ == "pobj" and token.head.lower_ in _UNTIL and token.head.i == before[0].left_edge.i - 1
    return (
        until and token.head.dep_ != "ROOT" and token.lemma_.lower() not in toml_table("nominal_actions.toml")["verbs"]
    )


def _is_subjunctive(token: "Token") -> bool:
    """True for `recognise` in "that the opposition recognise him": no verb besides, and a noun right before it."""
    before = list(token.lefts)
    marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in before)
    named = bool(before) and before[-1].i == token.i - 1 and before[-1].pos_ in ("NOUN", "PROPN")
    return marked and named and not any(t.dep_ in ("cop", "aux") for t in before)


def _make_verb(token: "Token", tag: str) -> None:
    before = [t for t in token.lefts if not t.is_punct and t.dep_ not in ("mark", "cc")]
    subject = before[-1]
    token.tag_, token.pos_ = tag, "VERB"
    if token.dep_ == "pobj" or token.head.lower_ in ("if", "unless"):
        _make_clause(token)
    subject.dep_ = "nsubj"
    if subject.pos_ == "ADJ":
        subject.pos_ = "PROPN"
    for modifier in before[:-1]:
        if modifier.dep_ in _NAMES:
            hang(modifier, subject)
    for child in token.rights:
        if child.dep_ == "appos" and tag == "VBZ":
            child.dep_ = "dobj"
        if child.dep_ in ("acl", "relcl"):
            child.dep_ = "ccomp" if any(t.dep_ == "mark" for t in child.children) else "xcomp"


def _make_participle(token: "Token") -> None:
    """ "is determined to leave": a predicate that the parser gives a passive auxiliary is a verb."""
    auxiliary = next((t for t in token.lefts if t.dep_ == "auxpass"), None)
    if auxiliary is None or any(t.dep_ == "cop" for t in token.lefts):
        return
    token.tag_, token.pos_ = "VBN", "VERB"
    # Nobody determined them: the subject is who is so minded.
    auxiliary.dep_ = "aux"
    for child in list(auxiliary.lefts):
        if child.dep_ in ("nsubj", "nsubjpass", "mark", "expl"):
            hang(child, token)


def _make_clause(verb: "Token") -> None:
    """Turns "until", taken for a preposition with `verb` as its object, into the subordinator of a clause."""
    marker = verb.head
    if marker.head == marker:
        return
    hang(verb, marker.head)
    hang(marker, verb)
    verb.dep_, marker.dep_ = "advcl", "mark"


def _free_auxiliary(auxiliary: "Token") -> None:
    """ "until the patrols are gone": what the parser hangs on an auxiliary before its verb belongs to the verb."""
    for child in list(auxiliary.lefts):
        if child.dep_ in ("nsubj", "nsubjpass", "mark", "expl"):
            hang(child, auxiliary.head)


def _has_object(verb: "Token") -> bool:
    """True for "he's asked Lima to leave": a passive of asking has no object behind it."""
    objects = any(t.dep_ == "dobj" and t.i > verb.i for t in verb.rights)
    return objects and verb.lemma_.lower() not in word_lists()["giving_verbs"]


def _lay(verb: "Token") -> None:
    """ "lay down their arms": with an object it is no past tense of "lie"."""
    if verb.lower_ == "lay" and any(t.dep_ == "dobj" for t in verb.children):
        verb.lemma_ = "lay"


def _make_perfect(auxiliary: "Token") -> None:
    auxiliary.dep_, auxiliary.lemma_ = "aux", "have"
    for child in auxiliary.head.lefts:
        if child.dep_ == "nsubjpass":
            child.dep_ = "nsubj"


def _give_verb(name: "Token") -> None:
    """ "is to free the crew and Lima is to pay": a name before a verb that lacks a subject is no second object."""
    if name.i + 1 >= len(name.doc) or name.nbor().tag_ not in ("VBZ", "VBD", "VBP", "MD"):
        return
    verb = name.nbor().head if name.nbor().dep_ in ("aux", "auxpass") else name.nbor()
    joined = next((t for t in name.head.rights if t.dep_ == "cc" and t.i == name.left_edge.i - 1), None)
    full = any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for t in verb.children)
    if joined is None or full or verb.dep_ != "conj":
        return
    hang(joined, verb.head)
    hang(name, verb)
    name.dep_ = "nsubjpass" if any(t.dep_ == "auxpass" for t in verb.children) else "nsubj"


def _free_conjunct(verb: "Token") -> None:
    """ "will sue any firm that bought it and withhold the money": a bare verb goes on with what is as bare as it is."""
    relative = verb.head
    if relative.dep_ not in ("relcl", "acl") or relative.tag_ == verb.tag_ or verb.tag_ not in ("VB", "VBZ", "VBP"):
        return
    if any(t.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for t in verb.children):
        return
    host = next((t for t in relative.ancestors if t.pos_ == "VERB"), None)
    if host is not None and host.tag_ == verb.tag_:
        hang(verb, host)
