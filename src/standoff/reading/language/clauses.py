"""The clause layer: each predicate with its logical subjects, objects, complements, conditions and source.

Extractors match clauses against tables; none of them looks at raw dependencies for what this module already says.
Subjects are inherited through coordination, control, raising, relative and participle clauses; passives keep their
logical object; known attachment errors of the parser are mended here, once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from standoff.reading.language.attachments import attached_to, conjuncts_with_subject, main_of
from standoff.reading.language.markers import Attached, marker_of
from standoff.reading.language.negation import negated
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.sources import reporting_verb, sources_of
from standoff.reading.language.subjects import described, relative_object, subjects_of
from standoff.reading.language.syntax import (
    NOMINAL,
    VERBAL,
    bare_conjunct,
    coordinated,
    has_subject,
    is_predicate,
    is_second_complement,
    lemma_of,
    passive_conjunct,
    span_of,
    trimmed,
    verb_conjuncts,
)
from standoff.reading.language.tree import kept
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token
    from standoff.text import Span

_OBJECTS = frozenset({"dobj", "attr", "oprd", "obj"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_CONTRACTED = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would"}


class Tense(StrEnum):
    """When a clause places what it says, relative to the document."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Factuality(StrEnum):
    """What a clause claims of its content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    POSSIBLE = "possible"


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
        if any(t.dep_ in ("auxpass", "nsubjpass", "agent") for t in self.verb.children):
            return True
        if _is_small_clause(self.verb) or passive_conjunct(self.verb):
            return True
        return bool(self.verb.tag_ == "VBN" and self.verb.dep_ in ("acl", "relcl") and not self._own("nsubj"))

    @kept
    def agents(self) -> tuple["Token", ...]:
        """Heads of the by-phrase of a passive."""
        by = [t for t in self.verb.children if t.dep_ == "agent"]
        manner = word_lists()["manner_nouns"]
        named = (p for t in by for p in t.children if p.dep_ == "pobj" and p.ent_type_ not in ("DATE", "TIME"))
        heads = (p for p in named if lemma_of(p) not in manner)
        return tuple(n for p in heads for n in coordinated(p))

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
        if self.passive:
            return self.grammatical_subjects
        relatives = word_lists()["relative_pronouns"]
        named = [t for t in self.verb.children if t.dep_ in _OBJECTS]
        named = [t for t in named if t.i > self.verb.i or t.lower_ not in relatives]
        own = [n for t in named for n in coordinated(t)] or _shared_objects(self.verb) or _fronted_objects(self.verb)
        filler = None if own else relative_object(self.verb)
        return tuple(own) if filler is None else (filler,)

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
        hosts = [self.verb, *([self.adjective] if self.adjective is not None else [])]
        found: list[Token] = []
        for host in hosts:
            for prep in _prepositions(host):
                tied = prep.dep_ in ("prep", "agent", "dative", "prt", "advmod", "conj")
                # "open to a truce, but not to a summit"
                tied = tied and not (prep.dep_ == "conj" and prep.nbor(-1).lower_ == "not")
                if tied and prep.lower_ in prepositions:
                    own = [n for p in prep.children if p.dep_ in ("pobj", "pcomp") for n in coordinated(p)]
                    if host.dep_ == "relcl" and prep.i < host.i and host.head.pos_ in NOMINAL:
                        # "a plan to which it agrees"
                        own = [described(host.head) if n.tag_ == "WDT" else n for n in own]
                    stranded = host.dep_ == "relcl" and not own and prep.i > host.i and host.head.pos_ in NOMINAL
                    found += [described(host.head)] if stranded and prep.dep_ == "prep" else own
        return tuple(found)

    @kept
    def modal(self) -> str | None:
        """Lemma of the modal: will, would, can, could, must, should, may, might, shall."""
        for token in self.verb.children:
            if token.dep_ == "aux" and token.tag_ == "MD":
                return _CONTRACTED.get(token.lower_, token.lower_)
        if bare_conjunct(self.verb) or passive_conjunct(self.verb):
            return clause_at(self.paragraph, self.verb.head).modal
        return None

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
        auxiliaries = [t for t in self.verb.children if t.dep_ in ("aux", "auxpass")]
        lemmas = {lemma_of(t) for t in auxiliaries}
        if self.modal in ("will", "shall") or ("be" in lemmas and self.verb.lower_ == "going"):
            return Tense.FUTURE
        if "have" in lemmas and any(t.lower_ in ("has", "have", "'ve", "'s") for t in auxiliaries):
            return Tense.PERFECT
        tags = {t.tag_ for t in (*auxiliaries, self.verb)}
        if "VBD" in tags:
            return Tense.PAST
        if self.verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
            return Tense.PRESENT
        if self.verb.dep_ == "conj" and not auxiliaries and self.verb.head.pos_ in ("VERB", "AUX"):
            head = clause_at(self.paragraph, self.verb.head)
            return head.tense if head.verb.tag_ == self.verb.tag_ else Tense.NONE
        if self.verb.tag_ == "VBN" and self.verb.dep_ == "ROOT":
            return Tense.PAST
        return Tense.NONE

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
        if self.negated:
            return Factuality.DENIED
        if self._is_conditional():
            return Factuality.CONDITIONAL
        if self.modal in ("may", "might", "could", "can"):
            return Factuality.POSSIBLE
        if self.modal in ("will", "would", "shall", "should", "must"):
            return Factuality.PLANNED
        if self.verb.tag_ == "VB" and any(t.lower_ == "to" for t in self.verb.children if t.dep_ == "aux"):
            return Factuality.PLANNED
        return Factuality.ASSERTED

    def _is_conditional(self) -> bool:
        verb = self.verb
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not has_subject(verb):
            verb = verb.head
        found = marker_of(verb)
        if found is None:
            return False
        if verb.dep_ == "ROOT":
            return main_of(verb) is not None
        # A marked complement is a reported condition only when it stands before the verb that reports it.
        return verb.dep_ in ("advcl", "prep", "acl", "conj") or (verb.dep_ == "ccomp" and found.first.dep_ != "mark")

    @kept
    def hypothetical(self) -> bool:
        """True when this clause, or one it is part of, is only a condition."""
        verb, seen = self.verb, set()
        while verb.i not in seen:
            seen.add(verb.i)
            if verb.pos_ in ("VERB", "AUX") and clause_at(self.paragraph, verb)._is_conditional():
                marker = marker_of(verb)
                # "while Oslo insists": for as long as it does, and it does.
                return marker is None or marker.first.lower_ != "while"
            if verb.dep_ == "relcl" and verb.left_edge.i and verb.left_edge.nbor(-1).text == ",":
                # "if it signs the treaty, which has to be ratified": what is added is no condition.
                break
            verb = _governor(verb)
        return _is_content_of_a_plan(self.verb)

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

    def _own(self, *dependencies: str) -> list["Token"]:
        return [t for t in self.verb.children if t.dep_ in dependencies]


def clause_at(paragraph: ParsedParagraph, verb: "Token") -> Clause:
    """The clause of `verb`: always the same one, so that what was worked out about it is kept."""
    try:
        found: Clause = verb.answers[Clause]
    except KeyError:
        found = verb.answers[Clause] = Clause(paragraph, verb)
    return found


def clauses(paragraph: ParsedParagraph) -> tuple[Clause, ...]:
    """Every clause of a paragraph, in order of its predicate."""
    answers = paragraph.doc.answers
    if clauses not in answers:
        answers[clauses] = tuple(clause_at(paragraph, t) for t in paragraph.doc.tokens if is_predicate(t))
    found: tuple[Clause, ...] = answers[clauses]
    return found


def _prepositions(host: "Token") -> Iterator["Token"]:
    """The verb's children, and the second `for` of "calls for a truce and for talks" behind the first."""
    for child in host.children:
        yield child
        if child.dep_ == "prep":
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP" and other.lower_ == child.lower_:
                    yield other


def _shared_objects(verb: "Token") -> list["Token"]:
    """ "the accord", as the object of `support` too, in "will neither support nor sign the accord"."""
    joined = [t for t in verb.children if t.dep_ == "conj" and t.pos_ in VERBAL and bare_conjunct(t)]
    if (
        lemma_of(verb) not in word_lists()["object_verbs"]
        or not joined
        or joined[0].i != verb.i + 2
        or verb.nbor().dep_ != "cc"
    ):
        return []
    return [n for t in joined[0].children if t.dep_ in _OBJECTS for n in coordinated(t)]


def _fronted_objects(verb: "Token") -> list["Token"]:
    """ "the treaty", in "the treaty Oslo does not recognise", which the parser takes for an adverb."""
    if lemma_of(verb) not in word_lists()["object_verbs"] or any(t.dep_ in _COMPLEMENTS for t in verb.children):
        return []
    subject = next((t.i for t in verb.children if t.dep_ == "nsubj"), -1)
    before = (
        t for t in verb.children if t.dep_ == "npadvmod" and t.i < subject and t.ent_type_ not in ("DATE", "TIME")
    )
    return [t for t in before if t.pos_ == "NOUN" and t.left_edge.i == verb.sent.start]


def _governor(verb: "Token") -> "Token":
    """What the verb is part of; of a second complement, what governs the first."""
    if is_second_complement(verb):
        return next((t for t in verb.ancestors if any(c.dep_ == "ccomp" for c in t.children)), verb.head)
    return verb.head


def _is_content_of_a_plan(verb: "Token") -> bool:
    """True for `pay` in "a plan under which Oslo would pay": what is put forward is nobody's word yet."""
    if not any(t.dep_ == "aux" and t.lower_ in ("would", "could", "'d") for t in verb.children):
        return False
    if verb.dep_ == "conj":
        # "... and Rome would sell nothing" is hung on the main verb, or on the clause that it goes on with.
        between = (t for t in verb.head.subtree if verb.head.i < t.i < verb.i and t.dep_ == "relcl")
        return _is_content_of_a_plan(verb.head) or any(_is_content_of_a_plan(t) for t in between)
    opening = verb.left_edge
    return verb.dep_ == "relcl" and opening.tag_ == "IN" and any(t.tag_ == "WDT" for t in opening.children)


def _is_for_infinitive(verb: "Token") -> bool:
    """True for "for Oslo to sign", which the parser calls adverbial, or a conjunct of the verb that governs it."""
    children = list(verb.children)
    return (
        verb.dep_ in ("advcl", "conj")
        and any(t.dep_ == "mark" and t.lower_ == "for" for t in children)
        and any(t.dep_ in ("nsubj", "nsubjpass") for t in children)
    )


def _is_small_clause(verb: "Token") -> bool:
    """True for "the curbs lifted" in "wants the curbs lifted": a participle with a subject and nothing finite."""
    if verb.tag_ not in ("VBN", "VBD") or any(t.dep_ in ("aux", "mark") for t in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.head.pos_ == "VERB" and _is_small_clause(verb.head)
    if verb.dep_ not in ("ccomp", "xcomp") or not has_subject(verb):
        return False
    return verb.tag_ == "VBN" or lemma_of(verb.head) in word_lists()["wanting_verbs"]


def _condition_tokens(condition: ConditionClause) -> list["Token"]:
    """All tokens of a condition, its marker included."""
    head = condition.clause.verb if condition.clause is not None else condition.noun
    stop = condition.clause.stop if condition.clause is not None else None
    own = [t for t in head.subtree if stop is None or t.i < stop] if head is not None else []
    first = min([condition.marker.i, *(t.i for t in own)])
    last = max([condition.marker.i, *(t.i for t in own)])
    return list(condition.marker.doc[first : last + 1])
