"""What is said against a deed by what would come of it, and what answers are held out to who does it."""

from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.cues import words
from standoff.reading.positions.nominals import names_deed
from standoff.reading.positions.phrase_words import match
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def deed_weighed(clause: Clause) -> Target | None:
    """Sending a fleet, in "sending a fleet would be a mistake"; None where the subject of a clause is no deed."""
    for child in clause.verb.children:
        if _is_doing(child):
            return Target(clause_at(clause.paragraph, child), None, own=False, performers=_own_subjects(child))
        if child.dep_ == "nsubj" and child.pos_ == "NOUN" and names_deed(child):
            return Target(None, child, own=False)
    return None


def is_said_of_a_deed(clause: Clause) -> bool:
    """True for a clause whose subject is what somebody would do, so that nobody is there to promise anything."""
    return any(_is_doing(child) for child in clause.verb.children)


def _is_doing(child: "Token") -> bool:
    """True for a subject that is a gerund or an infinitive with something it is done to."""
    if child.dep_ in ("csubj", "csubjpass"):
        return child.tag_ == "VBG" or is_infinitive(child)
    governs = any(t.dep_ in ("dobj", "prep") for t in child.children)
    return child.dep_ == "nsubj" and child.tag_ == "VBG" and governs


def _own_subjects(verb: "Token") -> tuple["Token", ...]:
    return tuple(t for t in verb.children if t.dep_ in ("nsubj", "poss"))


def is_harm(clause: Clause) -> bool:
    """True for "would wreck the talks", "would be a grave mistake", "would send the wrong signal"."""
    if clause.negated:
        return False
    lemma = lemma_of(clause.verb)
    if {lemma, clause.lemma} & _words("harming", "verbs"):
        return True
    if lemma not in _words("bringing", "verbs"):
        return False
    things = [t for t in clause.verb.children if t.dep_ in ("dobj", "attr", "acomp") and t.i > clause.verb.i]
    things += clause.prepositional("to", "in")
    things += [p for o in things for t in o.children if t.lower_ == "of" for p in t.children]
    bad = _words("bringing", "nouns") | _words("bringing", "qualities")
    qualities = [t for o in things for t in o.children if t.dep_ == "amod"]
    return any(lemma_of(t) in bad for t in (*things, *qualities))


def is_retort(clause: Clause) -> bool:
    """True for "would give it the answer it deserved", "will be met with a firm response", "will answer in kind".

    A fitting answer to who gives way is none.
    """
    if _is_repaying(clause):
        return True
    if lemma_of(clause.verb) not in _words("answers", "given"):
        return False
    given = [t for t in clause.verb.children if t.dep_ in ("dobj", "oprd", "attr") and t.i > clause.verb.i]
    given += clause.prepositional("with", "by")
    return any(_is_menacing(noun, clause) for noun in given if lemma_of(noun) in _words("answers", "nouns"))


def is_given_back(clause: Clause) -> bool:
    """True for "Oslo will get the answer it deserves": the subject is who would have it."""
    if clause.passive or lemma_of(clause.verb) not in _words("answers", "taken"):
        return False
    return any(lemma_of(o) in _words("answers", "nouns") and _is_weighed(o, clause) for o in clause.objects)


def is_suffered(clause: Clause) -> bool:
    """True for "will have to bear the consequences"."""
    objects = words("menaces", "objects") - {"sanction", "penalty"}
    return clause.lemma in words("menaces", "paying") and any(lemma_of(o) in objects for o in clause.objects)


def is_burden(noun: "Token") -> bool:
    """True for a tariff, sanctions, a blockade: what somebody lays on another."""
    return lemma_of(noun) in _words("burdens", "nouns")


def brought_in(clause: Clause) -> str | None:
    """What is done to a burden that "will take effect" or "will double": impose or raise it; None of other verbs."""
    after = {t.lower_ for t in clause.verb.children if t.i > clause.verb.i}
    after |= {p.lower_ for t in clause.verb.children if t.dep_ == "prep" for p in t.children}
    if lemma_of(clause.verb) in _words("burdens", "rising"):
        return "raise"
    alone = lemma_of(clause.verb) in _words("burdens", "starting")
    carried = lemma_of(clause.verb) in _words("burdens", "carrying") and after & _words("burdens", "effects")
    return "impose" if alone or carried else None


def _is_weighed(noun: "Token", clause: Clause) -> bool:
    fitting = {lemma_of(t) for t in noun.children if t.dep_ == "amod"} & _words("answers", "fitting")
    return bool(fitting) or _is_menacing(noun, clause)


def _is_menacing(noun: "Token", clause: Clause) -> bool:
    qualities = [t for t in noun.children if t.dep_ in ("amod", "compound")]
    described = {word for t in qualities for word in (t.lower_, lemma_of(t))}
    earned = any(
        t.dep_ in ("relcl", "acl", "ccomp") and lemma_of(t) in _words("answers", "earned") for t in noun.children
    )
    if earned or described & _words("answers", "menacing"):
        return True
    return bool(described & _words("answers", "fitting")) and not _is_for_giving_way(clause)


def _is_for_giving_way(clause: Clause) -> bool:
    """True where an answer hangs on what is no provocation: "if it lets the ship go, it will get a fitting answer"."""
    met = [c.clause for c in clause.conditions if c.kind == "if" and c.clause is not None and not c.clause.negated]
    hostile = words("commitments", "provoking") | words("commitments", "attacking")
    return any(not {c.lemma, lemma_of(c.verb)} & hostile for c in met)


def _is_repaying(clause: Clause) -> bool:
    rows = _phrases().get(lemma_of(clause.verb), ())
    for phrase in rows:
        found = match(phrase, clause.verb)
        if found is not None and not found[1]:
            return True
    return False


def _words(section: str, name: str) -> frozenset[str]:
    return _table()[section, name]


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    table = toml_table("warnings.toml")
    return {(s, n): frozenset(v) for s, row in table.items() for n, v in row.items() if isinstance(v, list)}


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What may follow each verb of the table of repaying."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in toml_table("warnings.toml")["repaying"]["phrases"]:
        verb, *rest = phrase.split()
        found.setdefault(verb, []).append(tuple(rest))
    return {verb: tuple(rows) for verb, rows in found.items()}
