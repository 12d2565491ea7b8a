"""Who acts in a clause: subjects inherited through coordination, control, raising, relatives and participles."""

from typing import TYPE_CHECKING

from standoff.reading.language.syntax import NOMINAL, VERBAL, coordinated, has_subject, lemma_of
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def subjects_of(verb: "Token") -> list["Token"]:
    """Heads of the grammatical subject of `verb`, all conjuncts, its own or inherited; empty when the text has none."""
    return _subjects(verb, frozenset())


def _subjects(verb: "Token", seen: frozenset[int]) -> list["Token"]:
    """Subject heads of `verb`, inherited where it has none of its own."""
    if verb.i in seen:
        return []
    seen = seen | {int(verb.i)}
    if any(t.dep_ == "expl" for t in verb.children):
        return []
    own = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")] or _reduced_relative(verb)
    if own:
        return [n for t in own for n in coordinated(_antecedent(t, verb))]
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in ("relcl", "acl"):
        return coordinated(head) if verb.dep_ == "acl" and verb.tag_ != "VB" else _subject_of_infinitive(verb, seen)
    hoped_for = _hoped_for(verb)
    if hoped_for:
        return hoped_for
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        controllers = [t for t in head.children if t.dep_ in ("dobj", "dative") and t.i < verb.i]
        if lemma_of(head) in word_lists()["subject_control_verbs"]:
            controllers = []
        # "has spent two weeks refusing": a time does nothing.
        controllers = [t for t in controllers if t.ent_type_ not in ("DATE", "TIME")]
        if controllers and verb.dep_ == "xcomp":
            return [n for t in controllers for n in coordinated(t)]
        return _subjects(head, seen)
    if head.pos_ == "ADJ" and verb.dep_ in ("xcomp", "ccomp", "prep", "pcomp"):
        return _subjects(head.head, seen) if head.head.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        # "wants the curbs lifted and insists": a finite verb is no conjunct of a complement that has no tense.
        misplaced = (
            verb.tag_ in ("VBZ", "VBP") and head.tag_ in ("VBN", "VB", "VBG") and head.dep_ in ("ccomp", "xcomp")
        )
        finite = any(t.dep_ in ("aux", "auxpass") and t.tag_ in ("VBZ", "VBP", "VBD") for t in head.children)
        misplaced = misplaced and not finite
        # "asks that they leave and threatens": the two verbs do not agree with one subject.
        misplaced = misplaced or (head.dep_ in ("ccomp", "advcl") and {verb.tag_, head.tag_} == {"VBZ", "VBP"})
        return _subjects(head.head if misplaced else head, seen)
    if verb.dep_ == "pcomp":
        governor = head.head
        blamed = [t for t in governor.children if t.dep_ == "dobj" and t.i < verb.i]
        if head.lower_ == "for" and blamed and lemma_of(governor) in word_lists()["blaming_verbs"]:
            return [n for t in blamed for n in coordinated(t)]
        return _subjects(governor, seen) if governor.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB") and head.pos_ in ("VERB", "AUX"):
        return _subjects(head, seen)
    return []


def _hoped_for(verb: "Token") -> list["Token"]:
    """ "the road", in "asked for the road to be opened", where the parser takes "for the road" for a phrase."""
    passive = any(t.dep_ == "auxpass" for t in verb.children) and any(t.tag_ == "TO" for t in verb.children)
    if not passive or verb.dep_ not in ("advcl", "xcomp"):
        return []
    before = [t for t in verb.head.children if t.lower_ == "for" and t.dep_ == "prep" and t.i < verb.i]
    return [n for t in before for p in t.children if p.dep_ == "pobj" for n in coordinated(p)]


def _reduced_relative(verb: "Token") -> list["Token"]:
    """ "money", in "money meant to help was blocked", where the parser takes "money meant" for a clause."""
    clausal = [t for t in verb.children if t.dep_ in ("csubj", "csubjpass") and t.tag_ in ("VBN", "VBD")]
    return [n for t in clausal for n in t.children if n.dep_ == "nsubj" and n.pos_ in NOMINAL]


def _subject_of_infinitive(verb: "Token", seen: frozenset[int]) -> list["Token"]:
    """Subject of an infinitive on a noun ("its refusal to talk"): the noun's possessor, else its verb's subject."""
    noun = verb.head
    owners = [n for t in noun.children if t.dep_ == "poss" for n in coordinated(t)]
    if owners:
        return owners
    governor = noun.head
    if noun.dep_ in ("dobj", "attr") and governor.pos_ in ("VERB", "AUX"):
        return _subjects(governor, seen)
    return []


def _antecedent(token: "Token", verb: "Token") -> "Token":
    """What a relative pronoun subject stands for."""
    if token.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        antecedent: Token = verb.head
        return antecedent
    return token


def relative_object(verb: "Token") -> "Token | None":
    """The noun that a relative clause leaves out as the object of `verb` ("a demand that Seoul rejected").

    In "a subject it declines to discuss" that is the object of the infinitive, and of nothing else.
    """
    relative = _relative_verb(verb)
    if relative is None or relative.head.lower_ in word_lists()["content_nouns"]:
        return None
    if any(t.dep_ in ("dobj", "attr") and t.i > verb.i for t in verb.children):
        return None
    if any(t.dep_ in ("xcomp", "ccomp") and t.pos_ in VERBAL for t in verb.children):
        return None
    if any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("WDT", "WP") for t in relative.children):
        return None
    if any(t.tag_ in ("WRB", "WP$") or (t.dep_ == "pobj" and t.tag_ in ("WDT", "WP")) for t in _opening(relative)):
        return None
    head: Token = relative.head
    return described(head) if head.pos_ in NOMINAL and has_subject(relative) else None


def _relative_verb(verb: "Token") -> "Token | None":
    """The verb of the relative clause that `verb` belongs to as its last infinitive."""
    at = verb
    while at.dep_ in ("xcomp", "conj") and at.head.pos_ in VERBAL:
        at = at.head
    return at if at.dep_ == "relcl" else None


def _opening(relative: "Token") -> list["Token"]:
    return [t for t in relative.subtree if t.i < relative.i]


def described(head: "Token") -> "Token":
    """What a copula equates with an empty noun: "peace", in "peace is something it rules out"."""
    other = {"attr": "nsubj", "nsubj": "attr"}.get(head.dep_)
    if head.lower_ not in word_lists()["empty_nouns"]:
        return head
    equated = [t for t in head.head.children if t.dep_ == other and t.pos_ in ("NOUN", "PROPN")]
    return equated[0] if equated else head
