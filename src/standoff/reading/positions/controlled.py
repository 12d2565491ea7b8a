"""Whether the complement of a cue is about the cue's own subject, or about somebody else."""

from standoff.reading.actors.peoplenouns import is_common
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import word_lists

PEOPLED = frozenset({"NORP", "GPE", "ORG", "PERSON"})
"""Labels of names that somebody answers to."""


def about_another(clause: Clause, complement: Clause) -> bool:
    """True when a complement has a subject of its own, or the cue an object that controls it."""
    verb = complement.verb
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children):
        return True
    if clause.passive:
        return True
    if lemma_of(clause.verb) in word_lists()["subject_control_verbs"]:
        return False
    # "refused point-blank to leave" has no object.
    objects = (t for t in clause.verb.children if t.dep_ in ("dobj", "dative") and t.pos_ != "ADJ")
    return any(t.i < verb.i for t in objects)


def torn_from_objects(clause: Clause, *, asks: bool = False) -> list[Clause]:
    """ "to leave", in "wants the Poles of the north to leave", where the parser takes it for the purpose of wanting."""
    wants = (asks or lemma_of(clause.verb) in word_lists()["wanting_verbs"]) and not clause.complements
    addressed = lemma_of(clause.verb) in word_lists()["addressing_verbs"] and bool(clause.objects)
    peopled = any(o.ent_type_ in PEOPLED or (asks and (is_common(o) or o.pos_ == "PROPN")) for o in clause.objects)
    if not wants or not (addressed or peopled):
        return []
    after = max(int(o.i) for o in clause.objects)
    purposes = [t for t in clause.verb.children if t.dep_ == "advcl" and t.i > after and is_infinitive(t)]
    if not purposes and asks:
        # "urged Oslo in a letter on Monday to leave", where the parser hangs it on the letter.
        tied = (p for t in clause.verb.children if t.dep_ == "prep" and t.i > after for p in t.children)
        purposes = [t for p in tied for t in p.children if t.dep_ in ("acl", "relcl") and is_infinitive(t)]
        purposes = [t for t in purposes if not any(c.dep_ in ("nsubj", "mark") for c in t.children)]
    return [clause_at(clause.paragraph, t) for t in purposes]
