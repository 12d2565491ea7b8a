"""Whether what a modal says is somebody's choice: to receive an envoy is, to receive rain is not."""

from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_person_noun
from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import plain_text
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.cues import words
from standoff.reading.positions.nominals import movements, names_action

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def is_chosen(clause: Clause) -> bool:
    """True for "will receive the envoy", "would come to a conference", "will be no party to it"."""
    lemma = lemma_of(clause.verb)
    if lemma in words("modals", "meeting"):
        return any(o.ent_type_ == "PERSON" or o.lower_ in words("modals", "persons") for o in clause.objects)
    if lemma == "be" and not clause.negated and being(clause) is not None:
        return True
    if lemma == "be":
        return any(lemma_of(o) in words("modals", "parts_played") for o in clause.objects)
    if clause.negated and lemma in words("modals", "setting_going"):
        # "will not hold talks"; the accord that "will not end the war" chooses nothing.
        one = any(t.pos_ in ("PROPN", "PRON") or t.ent_type_ for t in clause.subjects)
        return one and any(names_action(o) or lemma_of(o) in words("modals", "gathering") for o in clause.objects)
    gathering = words("modals", "gathering")
    return lemma == "come" and any(lemma_of(t) in gathering for t in clause.prepositional("to"))


def being(clause: Clause) -> str | None:
    """ "back", in "will be back once Oslo pays": to be so is to come or go."""
    where = (t.lower_ for t in clause.verb.children if t.dep_ in ("advmod", "prt", "acomp") and t.i > clause.verb.i)
    return next((w for w in where if w in movements()), None)


def is_let_happen(clause: Clause) -> bool:
    """True for "the gas will flow once Oslo pays", in somebody's mouth: it is his to let it."""
    met = (c for c in clause.conditions if c.kind == "if" and c.clause is not None)
    hung = [c for c in met if c.subjects or (c.clause is not None and c.clause.passive)]
    subjects = clause.grammatical_subjects
    thing = len(subjects) == 1 and subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_ and not clause.objects
    thing = thing and not is_person_noun(subjects[0])
    return thing and bool(hung)


def goes_on(clause: Clause) -> bool:
    """True for what stands behind a semicolon or colon, and goes on with what was said before it."""
    return any(t.text in (";", ":") for t in clause.verb.doc[clause.verb.sent.start : clause.verb.i])


def comes_off(clause: Clause) -> bool:
    """True for barriers that "would come down" and sanctions that "will come off", if the other side gives way."""
    where = {t.lower_ for t in clause.verb.children if t.dep_ in ("prt", "advmod", "prep") and t.i > clause.verb.i}
    return lemma_of(clause.verb) == "come" and bool(where & words("modals", "coming_off")) and is_let_happen(clause)


def is_seen_or_asked(clause: Clause) -> bool:
    """True for "will not be seen to yield", and for "cannot be expected to yield", in somebody's mouth."""
    if lemma_of(clause.verb) in words("modals", "expected"):
        return clause.modal in ("can", "could") and bool(clause.sources)
    persuaded = lemma_of(clause.verb) in words("modals", "persuading") and bool(clause.complements)
    return persuaded or lemma_of(clause.verb) in words("modals", "seen")


def made_to(clause: Clause) -> str | None:
    """ "be hurried into talks", for who will not be hurried into them; None where nobody is made to do anything."""
    if not clause.passive or lemma_of(clause.verb) not in words("modals", "coercing"):
        return None
    if any(t.pos_ == "NOUN" and not t.ent_type_ for t in clause.grammatical_subjects):
        return None
    rest = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
    return f"be {clause.verb.text} {rest}".strip()


def will_have_none(clause: Clause) -> bool:
    """True for "will have no foreign troops on the island"; not for "will have no effect"."""
    if clause.lemma != "have" or clause.modal not in words("modals", "refusing"):
        return False
    things = [o for o in clause.objects if o.pos_ in ("NOUN", "PROPN")]
    return bool(things) and not any(lemma_of(o) in words("modals", "had") for o in things)


def is_none(noun: "Token") -> bool:
    """True for "no inspector", "not a single lorry", "not one ship"."""
    denied = any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children) or noun.left_edge.lower_ == "not"
    return noun.pos_ == "NOUN" and denied
