"""Finds what a party hangs on what: "has made talks conditional on a truce", "a truce is the price of its vote"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.phrases import verb_phrase
from standoff.reading.language.stated import behind, names_condition
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.found import Found
from standoff.reading.positions.nominals import action_of, is_granted, is_settled, names_deed
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_MODALS = ("will", "would", "could", "can", "might", "may")
_OWNED = ("poss", "amod", "compound", "nmod")


def from_dependence(clause: Clause) -> Iterator[Found]:
    """Refusals unless a condition is met, and offers if it is, worded by what is said to be the condition of what."""
    if clause.hypothetical or clause.negated:
        return
    for course, condition, holders in (*_made(clause), *_is_condition(clause), *_hung(clause), *_brought(clause)):
        yield from _found(clause, course, condition, holders, Stance.REFUSES)
    for course, condition, holders in _listed(clause):
        yield from _found(clause, course, condition, holders, Stance.REFUSES)
    for course, condition, holders in _let(clause):
        yield from _found(clause, course, condition, holders, Stance.OFFERS)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_table("conditions.toml")["dependent"][name])


_Hung = tuple["Token", "Token", tuple["Token", ...]]
"""What a party would do, what it hangs on, and the heads of who hangs it there."""


def _made(clause: Clause) -> Iterator[_Hung]:
    """ "has made an apology a condition of talks", "has set it as the price of its signature"."""
    if clause.lemma not in _words("making") or clause.passive:
        return
    below = [*clause.verb.children, *(t for o in clause.objects for t in o.children)]
    named = [t for t in below if names_condition(t) and t.dep_ in ("dobj", "ccomp", "attr", "oprd", "appos")]
    named += [p for t in below if t.lower_ == "as" for p in t.children if names_condition(p)]
    for noun in named:
        asked = [t for t in (*noun.children, *clause.verb.children) if t.dep_ in ("nsubj", "dobj") and t != noun]
        asked = [t for t in asked if t.i > clause.verb.i]
        for course in _course(noun):
            yield from ((course, t, clause.subjects) for t in asked[:1])
    for hung in clause.verb.children:
        # "has made talks conditional on an apology"
        if hung.lower_ in _words("adjectives") and hung.dep_ in ("ccomp", "oprd", "acomp", "amod"):
            things = [t for t in (*hung.lefts, *clause.objects) if t.dep_ in ("nsubj", "dobj")]
            tied = [*_tied(hung), *_tied(clause.verb)]
            yield from ((things[0], t, clause.subjects) for t in tied[:1] if things)


def _listed(clause: Clause) -> Iterator[_Hung]:
    """ "has one condition for talks: an apology", "set terms for its return: that Oslo leave"."""
    for noun in (o for o in clause.objects if names_condition(o)):
        after = noun.doc[noun.i + 1 : noun.sent.end]
        colon = next((t.i for t in after if t.text in (":", "--", "—", "–")), None)
        if colon is not None:
            asked = [a.head for a in behind(int(colon), clause.verb)]
            yield from ((course, head, clause.subjects) for course in _course(noun) for head in asked)


def _is_condition(clause: Clause) -> Iterator[_Hung]:
    """ "an apology is the price of its signature", "Oslo's condition for talks is an apology"."""
    if lemma_of(clause.verb) != "be":
        return
    attributes = [t for t in clause.verb.children if t.dep_ == "attr" or (t.dep_ == "ccomp" and t.i > clause.verb.i)]
    for subject in clause.grammatical_subjects:
        for attribute in attributes:
            for noun, asked in ((subject, attribute), (attribute, subject)):
                if names_condition(noun) and asked.pos_ in (*VERBAL, "NOUN"):
                    setting = tuple(t for t in noun.children if t.dep_ == "poss")
                    yield from ((course, asked, setting) for course in _course(noun))


def _hung(clause: Clause) -> Iterator[_Hung]:
    """ "talks will depend on an apology", "has linked talks to an apology"."""
    adjective = clause.adjective is not None and clause.adjective.lower_ in _words("adjectives")
    hangs = clause.lemma in _words("verbs") or (lemma_of(clause.verb) == "be" and adjective)
    if not hangs and clause.lemma not in _words("tying"):
        return
    tied = [*_tied(clause.verb), *(_tied(clause.adjective) if clause.adjective is not None else ())]
    if hangs:
        for subject in clause.grammatical_subjects:
            if _can_be_given(subject):
                yield from ((subject, t, ()) for t in tied[:1])
    elif clause.objects:
        for thing in clause.objects[:1]:
            if _can_be_given(thing):
                yield from ((thing, t, () if clause.passive else clause.subjects) for t in tied[:1])


def _brought(clause: Clause) -> Iterator[_Hung]:
    """ "only an apology would bring Oslo to the table", "it will take an apology for Oslo to sign"."""
    if clause.modal not in _MODALS:
        return
    for subject in clause.grammatical_subjects:
        short = _short_of(subject)
        only = short is not None or any(t.lower_ == "only" for t in subject.children)
        if only and clause.lemma in _words("bringing"):
            yield from _moved(clause, short or subject)
        if clause.adjective is not None and clause.adjective.lower_ in _words("necessary") and names_deed(subject):
            yield from _enough(clause, subject)
    if clause.lemma == "take" and any(t.lower_ == "it" for t in clause.verb.lefts):
        for asked in clause.objects:
            for verb in (t for t in clause.verb.children if t.dep_ in ("advcl", "xcomp") and is_infinitive(t)):
                inner = clause_at(clause.paragraph, verb)
                if inner.lemma in _words("bringing"):
                    yield from _moved(inner, asked)
                elif any(t.dep_ == "nsubj" for t in verb.children):
                    yield verb, asked, inner.subjects


def _let(clause: Clause) -> Iterator[_Hung]:
    """ "a truce would allow it to sign", "would be enough for it to sign", "would clear the way for talks"."""
    if clause.modal not in _MODALS:
        return
    for asked in (t for t in clause.grammatical_subjects if names_deed(t)):
        if clause.lemma in _words("letting"):
            yield from _moved(clause, asked)
        if clause.lemma in _words("clearing"):
            ways = [o for o in clause.objects if lemma_of(o) in _words("ways")]
            yield from ((course, asked, ()) for way in ways for course in _course(way))
        if clause.adjective is not None and clause.adjective.lower_ in _words("enough"):
            yield from _enough(clause, asked)


def _short_of(nothing: "Token") -> "Token | None":
    """An apology, in "nothing short of an apology", "nothing but an apology"."""
    if nothing.lower_ not in ("nothing", "little"):
        return None
    return next((t for t in nothing.subtree if t.dep_ == "pobj" and t.head.lower_ in ("of", "than", "but")), None)


def _moved(clause: Clause, asked: "Token") -> Iterator[_Hung]:
    """Whom it brings to do what: "Oslo to sign", "Oslo to the table"."""
    verbs = [c for c in clause.complements if is_infinitive(c.verb) or c.verb.tag_ == "VB"]
    for inner in verbs[:1]:
        whom = inner.subjects or clause.objects
        yield inner.verb, asked, tuple(whom)
    if not verbs:
        places = [t for t in clause.prepositional("to", "back") if lemma_of(t) in _words("places")]
        yield from ((t, asked, clause.objects) for t in places[:1] if clause.objects)


def _enough(clause: Clause, asked: "Token") -> Iterator[_Hung]:
    """ "would be enough for Oslo to sign"."""
    hosts = [clause.verb, *([clause.adjective] if clause.adjective is not None else [])]
    for verb in (t for h in hosts for t in h.children if t.dep_ in ("advcl", "xcomp", "ccomp") and is_infinitive(t)):
        subjects = tuple(t for t in verb.children if t.dep_ == "nsubj")
        if subjects:
            yield verb, asked, subjects


def _tied(host: "Token") -> list["Token"]:
    """What follows "on" or "to": a noun, or the verb of "on Oslo leaving", "on whether Oslo leaves"."""
    found = []
    for preposition in (t for t in host.children if t.dep_ == "prep" and t.lower_ in _words("on")):
        for named in (t for t in preposition.children if t.dep_ in ("pobj", "pcomp", "ccomp")):
            deed = next((t for t in named.children if t.dep_ in ("acl", "relcl") and t.tag_ == "VBG"), None)
            found.append(deed if deed is not None and named.pos_ == "PROPN" else named)
    return found


def _course(noun: "Token") -> Iterator["Token"]:
    """What a condition is one for: "talks" in "a condition for talks"."""
    for preposition in (t for t in noun.children if t.dep_ == "prep" and t.lower_ in ("of", "for", "to")):
        yield from (t for t in preposition.children if t.dep_ in ("pobj", "pcomp"))


def _can_be_given(noun: "Token") -> bool:
    return noun.pos_ == "NOUN" and (names_deed(noun) or lemma_of(noun) in _words("given"))


def _can_be_asked(token: "Token", clause: Clause) -> bool:
    """True for what somebody would do or give; a thing only where the text calls it a condition."""
    called = clause.lemma not in _words("tying") | _words("verbs")
    return called or token.pos_ in VERBAL or names_deed(token) or is_settled(token) or is_granted(token)


def _found(
    clause: Clause, course: "Token", condition: "Token", holders: Sequence["Token"], stance: Stance
) -> Iterator[Found]:
    verbal = course.pos_ in VERBAL and course.tag_.startswith("V")
    if not verbal and not _can_be_given(course) and lemma_of(course) not in _words("places"):
        return
    if not _can_be_asked(condition, clause):
        return
    owners = [t for t in course.children if t.dep_ in _OWNED]
    who = tuple(holders) or tuple(owners)
    if not who and not clause.sources:
        return
    target = Target(clause_at(clause.paragraph, course) if verbal else None, None if verbal else course, own=True)
    action = verb_phrase(target.clause) if target.clause is not None else _given(course)
    kind = "unless" if stance is Stance.REFUSES else "if"
    if condition.pos_ in VERBAL:
        asked = clause_at(clause.paragraph, condition)
        hung = [ConditionClause(kind, clause.verb, asked, None, subjects=asked.subjects, called=True)]
    else:
        nouns = coordinated(condition)
        hung = [ConditionClause(kind, clause.verb, None, noun, called=True) for noun in nouns]
    yield Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=who or clause.sources,
        tokens=tuple(clause.tokens()),
        hosts=(),
        strength=0.7,
        confidence=0.6,
        rule="dependence",
        sources=clause.sources,
        action=action,
        conditions=tuple(hung),
    )


def _given(noun: "Token") -> str:
    """ "hold talks", "give its consent": what is done by who gives or holds what the noun names."""
    if lemma_of(noun) in _words("places") - {"talk", "negotiation"}:
        return "hold talks"
    offered = {t.lower_ for t in noun.children if t.dep_ == "prep"}
    if lemma_of(noun) == "offer" and "of" in offered:
        inner = next((p for t in noun.children if t.lower_ == "of" for p in t.children), noun)
        return action_of(inner, Stance.DEMANDS)
    return action_of(noun, Stance.DEMANDS if names_deed(noun) else Stance.OFFERS)
