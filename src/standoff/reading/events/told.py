"""Clauses as reports tell them: with the subject that a date before it keeps the parser from seeing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.events.senses import spread, words
from standoff.reading.language.clauses import Clause, ConditionClause, clause_at, clauses
from standoff.reading.language.memory import kept
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_TIMES = frozenset({"DATE", "TIME"})


class Told(Clause):
    """A clause whose subject may have been taken into the date before it: "On 21 May guerrillas died"."""

    @kept
    def passive(self) -> bool:
        """As for any clause, but not for adjectives ("is opposed to it"), and for what shares an auxiliary too.

        "Ten were killed and nine wounded".
        """
        if _head_of_aside(self.verb) is not None:
            return False
        to = any(t.dep_ == "prep" and t.lower_ == "to" for t in self.verb.children)
        if to and self.verb.lower_ in words("adjectival", "participles"):
            return False
        return super().passive or self._shares_a_passive() or self._is_bare_participle()

    @kept
    def objects(self) -> tuple["Token", ...]:
        """As for any clause, or else the noun that the parser took for an adverb: "expelled four attachés"."""
        found = super().objects
        if found or self.passive:
            return found
        taken = (t for t in self.verb.rights if t.dep_ == "npadvmod" and t.pos_ in ("NOUN", "PROPN"))
        nouns = [t for t in taken if not t.ent_type_ and t.left_edge.i == self.verb.i + 1]
        return tuple(n for noun in nouns[:1] for n in coordinated(noun) if lemma_of(noun) in _people())

    @kept
    def conditions(self) -> tuple[ConditionClause, ...]:
        """As for any clause."""
        return clause_at(self.paragraph, self.verb).conditions

    @kept
    def hypothetical(self) -> bool:
        """As for any clause."""
        return clause_at(self.paragraph, self.verb).hypothetical

    def _is_bare_participle(self) -> bool:
        """True for "confined to his house, he wrote"."""
        verb = self.verb
        bare = not any(t.dep_ in ("aux", "dobj", "ccomp", "xcomp", "nsubj") for t in verb.children)
        return bool(verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and bare)

    def _shares_a_passive(self) -> bool:
        verb = self.verb
        if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or verb.head.pos_ != "VERB":
            return False
        bare = not any(t.dep_ in ("aux", "dobj", "ccomp", "xcomp") for t in verb.children)
        return bare and told_at(self.paragraph, verb.head).passive

    @kept
    def grammatical_subjects(self) -> tuple["Token", ...]:
        """As for any clause, or else the noun that the parser hung on the fronted date, or took for the sentence."""
        head = _head_of_aside(self.verb)
        if head is not None:
            return tuple(coordinated(head))
        found = super().grammatical_subjects
        if not found and self.verb.dep_ in ("acomp", "advcl") and self.verb.head.pos_ in ("VERB", "AUX"):
            return clause_at(self.paragraph, self.verb.head).grammatical_subjects
        if found:
            return found
        swallowed = _swallowed(self.verb)
        if swallowed is not None:
            return tuple(coordinated(swallowed))
        first = self.verb.head
        shares = self.verb.dep_ == "conj" and first.pos_ == "VERB" and first.i < self.verb.i
        return told_at(self.paragraph, first).grammatical_subjects if shares else ()


def _people() -> frozenset[str]:
    """Nouns of persons and things that are dealt with, which are no adverbs."""
    return spread(("@people", "@envoys", "@crews", "@ships", "@forces"))


def told(paragraph: ParsedParagraph) -> Iterator[Told]:
    """Every clause of a paragraph, in order of its predicate."""
    return (told_at(paragraph, clause.verb) for clause in clauses(paragraph))


def told_at(paragraph: ParsedParagraph, verb: "Token") -> Told:
    """The clause of `verb`: always the same one, as with `clause_at`."""
    found: Told | None = verb.answers.get(Told)
    if found is None:
        found = verb.answers[Told] = Told(paragraph, verb)
    return found


def _swallowed(verb: "Token") -> "Token | None":
    """The noun that stands between a fronted date and the verb, where the parser made one phrase of both."""
    for prep in verb.lefts:
        if prep.dep_ != "prep":
            continue
        noun = next((t for t in prep.children if t.dep_ == "pobj"), None)
        if noun is None or noun.pos_ not in NOMINAL or noun.tag_ == "CD" or noun.i > verb.i:
            continue
        before = noun.doc[prep.i + 1 : noun.i]
        dated = [t for t in before if _is_dated(t) and t.pos_ in ("PROPN", "NOUN", "NUM")]
        undated = noun.ent_type_ not in _TIMES or noun.tag_ in ("NNS", "NNP")
        if dated and undated and _opens_another(noun, dated):
            return noun
    return None


def _opens_another(noun: "Token", dated: "list[Token]") -> bool:
    """True when the phrase up to the noun names a month, a day or a unit of time before the noun."""
    named = [t for t in dated if t.pos_ != "NUM"]
    return bool(named) and noun.pos_ != "NUM" and not any(t.text == "," for t in noun.doc[named[-1].i : noun.i])


def _is_dated(token: "Token") -> bool:
    """True for part of a date, and for a day or month that was taken into the name of the person behind it."""
    table = toml_table("dates.toml")
    return token.ent_type_ in _TIMES or token.lower_ in (*table["weekdays"], *table["months"])


def _head_of_aside(verb: "Token") -> "Token | None":
    """`minister` in "The minister, who flew in on Friday, offered to pay", where the parser takes it for all there is.

    It then hangs the main verb, for a participle, on the clause that only describes the noun.
    """
    root = verb.sent.root
    if root.pos_ not in ("NOUN", "PROPN") or verb.tag_ not in ("VBN", "VBD") or verb.i <= root.i or not verb.i:
        return None
    hosts = (root, *(p for t in root.children if t.lower_ == "of" for p in t.children))
    aside = next((t for host in hosts for t in host.children if t.dep_ == "relcl" and t.i > root.i), None)
    if aside is None or verb.i <= aside.i or verb.nbor(-1).text != "," or verb == aside:
        return None
    bare = not any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") for t in verb.children)
    active = any(t.dep_ in ("dobj", "ccomp", "xcomp") or (t.dep_ == "advcl" and t.tag_ == "VB") for t in verb.rights)
    hung = verb.dep_ in ("advcl", "conj", "acl", "ccomp") and any(t in (aside, root) for t in verb.ancestors)
    return root if bare and active and hung else None
