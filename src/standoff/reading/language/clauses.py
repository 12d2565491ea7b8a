"""The clause layer: each predicate with its logical subjects, objects, complements, conditions and source.

Extractors match clauses against tables; none of them looks at raw dependencies for what this module already says.
Subjects are inherited through coordination, control, raising, relative and participle clauses; passives keep their
logical object; known attachment errors of the parser are mended here, once.
"""

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from standoff.reading.language.attachments import attached_to
from standoff.reading.language.factuality import Factuality, factuality_of, is_hypothetical
from standoff.reading.language.markers import Attached
from standoff.reading.language.memory import kept
from standoff.reading.language.negation import negated
from standoff.reading.language.objects import agents_of, objects_of, tied_by
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.sources import reporting_verb, sources_of
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import (
    VERBAL,
    conjuncts_with_subject,
    has_subject,
    is_predicate,
    lemma_of,
    span_of,
    trimmed,
    verb_conjuncts,
)
from standoff.reading.language.verb_groups import Tense, is_passive, modal_of, tense_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token
    from standoff.text import Span

_COMPLEMENTS = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True)
class ConditionClause:
    """A condition attached to a clause: its kind (`until`, ...), the words that mark it, and what it names.

    `clause` is None when the condition is a noun phrase ("in exchange for an apology"), whose head is then `noun`.
    `negative` marks conditions that hold when what they name does not ("without"). `subjects` are the heads of who
    would meet it; for a conjunct that the parser hung too high they are not the clause's own. `called`: the text says
    in so many words that it is a condition.
    """

    kind: str
    marker: "Token"
    clause: "Clause | None"
    noun: "Token | None"
    negative: bool = False
    subjects: tuple["Token", ...] = ()
    called: bool = False


@dataclass(frozen=True, eq=False)
class Clause:
    """One predicate and what the sentence says of it; a view on the parse, computed when asked."""

    paragraph: ParsedParagraph
    verb: "Token"
    stop: int | None = None
    """Index of the token at which the clause ends, where the parse runs it into the next one."""

    @kept
    def lemma(self) -> str:
        """Lemma of the predicate, with its particle: `rule out`."""
        return f"{lemma_of(self.verb)} {self.particle}" if self.particle else lemma_of(self.verb)

    @kept
    def particle(self) -> str | None:
        """The verb's particle, lower-case."""
        return next((t.lower_ for t in self.verb.children if t.dep_ == "prt"), None)

    @kept
    def adjective(self) -> "Token | None":
        """The predicate adjective of a copula: `ready` in "is ready to talk"."""
        return next((t for t in self.verb.children if t.dep_ == "acomp"), None)

    @kept
    def passive(self) -> bool:
        """True for passives, full or reduced ("the ship seized in July")."""
        return is_passive(self.verb)

    @kept
    def agents(self) -> tuple["Token", ...]:
        """Heads of the by-phrase of a passive."""
        return agents_of(self.verb)

    @kept
    def grammatical_subjects(self) -> tuple["Token", ...]:
        """Heads of the subject, all conjuncts, own or inherited; for a passive, of what the action is done to."""
        return tuple(subjects_of(self.verb))

    @kept
    def subjects(self) -> tuple["Token", ...]:
        """Heads of the logical subject: who acts. Empty when the text does not say."""
        return self.agents if self.passive else self.grammatical_subjects

    @kept
    def objects(self) -> tuple["Token", ...]:
        """Heads of the logical object: what or whom the action is done to, all conjuncts."""
        return self.grammatical_subjects if self.passive else objects_of(self.verb)

    @kept
    def complements(self) -> tuple["Clause", ...]:
        """Complement clauses with their conjuncts: both of "to talk and to trade", and of "that A talk and B trade"."""
        heads = [t for t in self.verb.children if t.dep_ in _COMPLEMENTS or _is_for_infinitive(t)]
        if self.adjective is not None:
            heads += [t for t in self.adjective.children if t.dep_ in _COMPLEMENTS]
        verbs = [v for head in heads for v in (*verb_conjuncts(head), *conjuncts_with_subject(head))]
        return tuple(clause_at(self.paragraph, v) for v in verbs)

    def prepositional(self, *prepositions: str) -> tuple["Token", ...]:
        """Heads of the phrases that one of `prepositions` ties to the predicate (or its adjective), all conjuncts.

        A gerund counts as a head: "insists on leaving" gives `leaving` for `on`.
        """
        hosts = (self.verb,) if self.adjective is None else (self.verb, self.adjective)
        return tied_by(prepositions, hosts)

    @kept
    def modal(self) -> str | None:
        """Lemma of the modal: will, would, can, could, must, should, may, might, shall."""
        return modal_of(self.verb)

    @kept
    def is_existential(self) -> bool:
        """True for "there is a deal"."""
        return any(t.dep_ == "expl" for t in self.verb.children) and lemma_of(self.verb) == "be"

    @kept
    def negated(self) -> bool:
        """True when the predicate is denied: not, never, no longer, "no one" as subject, "no talks" as object."""
        return negated(self.verb)

    @kept
    def tense(self) -> Tense:
        """The tense of the finite verb that carries the predicate; `NONE` for bare infinitives and participles."""
        return tense_of(self.verb)

    @kept
    def sources(self) -> tuple["Token", ...]:
        """Heads of who is reported as saying this: the subject of a governing verb of saying, or an "according to"."""
        return tuple(sources_of(self.verb))

    @kept
    def reporting(self) -> str | None:
        """Lemma of the verb of saying that reports this: `warn`; None when nothing does."""
        verb = reporting_verb(self.verb)
        return None if verb is None else lemma_of(verb)

    @kept
    def conditions(self) -> tuple[ConditionClause, ...]:
        """Conditions attached to the predicate, with subjectless conjuncts that the parser hung too high put back."""
        return tuple(self._condition(attached) for attached in attached_to(self.verb))

    def _condition(self, attached: Attached) -> ConditionClause:
        verbal = attached.head.pos_ in VERBAL
        clause = Clause(self.paragraph, attached.head, attached.stop) if verbal else None
        noun = None if verbal else attached.head
        subjects = clause.subjects if clause is not None and not attached.subjects else attached.subjects
        return ConditionClause(attached.kind, attached.marker, clause, noun, attached.negative, subjects)

    @kept
    def factuality(self) -> Factuality:
        """Whether the content is asserted, denied, hung on a condition, planned or only possible."""
        return factuality_of(self.verb)

    @kept
    def hypothetical(self) -> bool:
        """True when this clause, or one it is part of, is only a condition."""
        return is_hypothetical(self.verb)

    def tokens(self) -> list["Token"]:
        """The clause's own tokens in order: without conditions, verb conjuncts, and trailing punctuation."""
        return list(self._trimmed)

    @kept
    def _trimmed(self) -> tuple["Token", ...]:
        return tuple(trimmed(self._own_tokens()))

    def _own_tokens(self) -> list["Token"]:
        skip = {t.i for c in self.conditions for t in _condition_tokens(c)}
        for conjunct in verb_conjuncts(self.verb)[1:]:
            skip |= {t.i for t in conjunct.subtree}
        for token in self.verb.children:
            if token.dep_ == "cc":
                skip.add(token.i)
            elif token.dep_ == "conj" and token.i > self.verb.i and token.pos_ in VERBAL and has_subject(token):
                # "Oslo asked, and Rome refused": two clauses, each with its own words.
                skip |= {t.i for t in token.subtree}
        end = self.stop if self.stop is not None else len(self.verb.doc)
        # Where lines of the parse cross, a subtree is not in the order of the text.
        own = sorted(self.verb.subtree, key=attrgetter("i"))
        return [t for t in own if t.i not in skip and t.i < end]

    def span(self) -> "Span":
        """The document span from the clause's first token to its last, conditions included."""
        return span_of(self.paragraph, [*self.tokens(), *(t for c in self.conditions for t in _condition_tokens(c))])


def clause_at(paragraph: ParsedParagraph, verb: "Token") -> Clause:
    """The clause of `verb`: always the same one, so that what was worked out about it is kept."""
    found: Clause | None = verb.answers.get(Clause)
    if found is None:
        found = verb.answers[Clause] = Clause(paragraph, verb)
    return found


def clauses(paragraph: ParsedParagraph) -> tuple[Clause, ...]:
    """Every clause of a paragraph, in order of its predicate."""
    answers = paragraph.doc.answers
    if clauses not in answers:
        answers[clauses] = tuple(clause_at(paragraph, t) for t in paragraph.doc.tokens if is_predicate(t))
    found: tuple[Clause, ...] = answers[clauses]
    return found


def _is_for_infinitive(verb: "Token") -> bool:
    """True for "for Oslo to sign", which the parser calls adverbial, or a conjunct of the verb that governs it."""
    children = list(verb.children)
    return (
        verb.dep_ in ("advcl", "conj")
        and any(t.dep_ == "mark" and t.lower_ == "for" for t in children)
        and any(t.dep_ in ("nsubj", "nsubjpass") for t in children)
    )


def _condition_tokens(condition: ConditionClause) -> list["Token"]:
    """All tokens of a condition, its marker included."""
    head = condition.clause.verb if condition.clause is not None else condition.noun
    stop = condition.clause.stop if condition.clause is not None else None
    own = [t for t in head.subtree if stop is None or t.i < stop] if head is not None else []
    first = min([condition.marker.i, *(t.i for t in own)])
    last = max([condition.marker.i, *(t.i for t in own)])
    return list(condition.marker.doc[first : last + 1])
