"""The clause layer: each predicate with its logical subjects, objects, complements, conditions and source.

Extractors match clauses against tables; none of them looks at raw dependencies for what this module already says.
Subjects are inherited through coordination, control, raising, relative and participle clauses; passives keep their
logical object; known attachment errors of the parser are mended here, once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.tables import condition_markers, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.text import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "obj"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_DETERMINERS = frozenset({"det", "neg", "preconj", "cc"})
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
    would meet it; for a conjunct that the parser hung too high they are not the clause's own.
    """

    kind: str
    marker: "Token"
    clause: "Clause | None"
    noun: "Token | None"
    negative: bool = False
    subjects: tuple["Token", ...] = ()


@dataclass(frozen=True, eq=False)
class Clause:
    """One predicate and what the sentence says of it; a view on the parse, computed when asked."""

    paragraph: ParsedParagraph
    verb: "Token"

    @cached_property
    def lemma(self) -> str:
        """Lemma of the predicate, with its particle: `rule out`."""
        return f"{lemma_of(self.verb)} {self.particle}" if self.particle else lemma_of(self.verb)

    @cached_property
    def particle(self) -> str | None:
        """The verb's particle, lower-case."""
        return next((t.lower_ for t in self.verb.children if t.dep_ == "prt"), None)

    @cached_property
    def adjective(self) -> "Token | None":
        """The predicate adjective of a copula: `ready` in "is ready to talk"."""
        return next((t for t in self.verb.children if t.dep_ == "acomp"), None)

    @cached_property
    def passive(self) -> bool:
        """True for passives, full or reduced ("the ship seized in July")."""
        if any(t.dep_ in ("auxpass", "nsubjpass", "agent") for t in self.verb.children):
            return True
        if _is_small_clause(self.verb):
            return True
        return bool(self.verb.tag_ == "VBN" and self.verb.dep_ in ("acl", "relcl") and not self._own("nsubj"))

    @cached_property
    def agents(self) -> tuple["Token", ...]:
        """Heads of the by-phrase of a passive."""
        by = [t for t in self.verb.children if t.dep_ == "agent"]
        return tuple(n for t in by for p in t.children if p.dep_ == "pobj" for n in coordinated(p))

    @cached_property
    def grammatical_subjects(self) -> tuple["Token", ...]:
        """Heads of the subject, all conjuncts, own or inherited; for a passive, of what the action is done to."""
        return tuple(_subjects(self.verb, frozenset()))

    @cached_property
    def subjects(self) -> tuple["Token", ...]:
        """Heads of the logical subject: who acts. Empty when the text does not say."""
        return self.agents if self.passive else self.grammatical_subjects

    @cached_property
    def objects(self) -> tuple["Token", ...]:
        """Heads of the logical object: what or whom the action is done to, all conjuncts."""
        if self.passive:
            return self.grammatical_subjects
        own = [n for t in self.verb.children if t.dep_ in _OBJECTS for n in coordinated(t)]
        if not own and self.verb.dep_ == "relcl":
            filler = _relative_object(self.verb)
            own = [filler] if filler is not None else []
        return tuple(own)

    @cached_property
    def complements(self) -> tuple["Clause", ...]:
        """Complement clauses with their conjuncts: "to talk and to trade" gives two, so does "that A talk and B trade"."""
        heads = [t for t in self.verb.children if t.dep_ in _COMPLEMENTS or _is_for_infinitive(t)]
        if self.adjective is not None:
            heads += [t for t in self.adjective.children if t.dep_ in _COMPLEMENTS]
        verbs = [v for head in heads for v in (*verb_conjuncts(head), *_conjuncts_with_subject(head))]
        return tuple(Clause(self.paragraph, v) for v in verbs)

    def prepositional(self, *prepositions: str) -> tuple["Token", ...]:
        """Heads of the phrases that one of `prepositions` ties to the predicate (or its adjective), all conjuncts.

        A gerund counts as a head: "insists on leaving" gives `leaving` for `on`.
        """
        hosts = [self.verb, *([self.adjective] if self.adjective is not None else [])]
        found: list[Token] = []
        for host in hosts:
            for prep in host.children:
                if prep.dep_ in ("prep", "agent", "dative", "prt", "advmod") and prep.lower_ in prepositions:
                    own = [n for p in prep.children if p.dep_ in ("pobj", "pcomp") for n in coordinated(p)]
                    stranded = host.dep_ == "relcl" and not own and prep.i > host.i and host.head.pos_ in NOMINAL
                    found += [host.head] if stranded and prep.dep_ == "prep" else own
        return tuple(found)

    @cached_property
    def modal(self) -> str | None:
        """Lemma of the modal: will, would, can, could, must, should, may, might, shall."""
        for token in self.verb.children:
            if token.dep_ == "aux" and token.tag_ == "MD":
                return _CONTRACTED.get(token.lower_, token.lower_)
        if _bare_conjunct(self.verb):
            return Clause(self.paragraph, self.verb.head).modal
        return None

    @cached_property
    def negated(self) -> bool:
        """True when the predicate is denied: not, never, no longer, "no one" as subject, "no talks" as object."""
        return _negated(self.verb)

    @cached_property
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
            head = Clause(self.paragraph, self.verb.head)
            return head.tense if head.verb.tag_ == self.verb.tag_ else Tense.NONE
        if self.verb.tag_ == "VBN" and self.verb.dep_ == "ROOT":
            return Tense.PAST
        return Tense.NONE

    @cached_property
    def sources(self) -> tuple["Token", ...]:
        """Heads of who is reported as saying this: the subject of a governing verb of saying, or an "according to"."""
        return tuple(_sources(self.verb))

    @cached_property
    def conditions(self) -> tuple[ConditionClause, ...]:
        """Conditions attached to the predicate, with subjectless conjuncts that the parser hung too high put back."""
        return tuple(_conditions(self))

    @cached_property
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
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _has_subject(verb):
            verb = verb.head
        found = _marked(verb, condition_markers())
        if found is None or verb.dep_ == "ROOT":
            return False
        # A marked complement is a reported condition only when it stands before the verb that reports it.
        return verb.dep_ in ("advcl", "prep") or (verb.dep_ == "ccomp" and found[1].dep_ != "mark")

    @cached_property
    def hypothetical(self) -> bool:
        """True when this clause, or one it is part of, is only a condition."""
        verb, seen = self.verb, set()
        while verb.i not in seen:
            seen.add(verb.i)
            if verb.pos_ in ("VERB", "AUX") and Clause(self.paragraph, verb)._is_conditional():
                return True
            verb = verb.head
        return False

    def tokens(self) -> list["Token"]:
        """The clause's own tokens in order: without conditions, verb conjuncts, and trailing punctuation."""
        return trimmed(self._own_tokens())

    def _own_tokens(self) -> list["Token"]:
        skip = {t.i for c in self.conditions for t in _condition_tokens(c)}
        for conjunct in verb_conjuncts(self.verb)[1:]:
            skip |= {t.i for t in conjunct.subtree}
        for token in self.verb.children:
            if token.dep_ == "cc":
                skip.add(token.i)
        return [t for t in self.verb.subtree if t.i not in skip]

    def span(self) -> "Span":
        """The document span from the clause's first token to its last, conditions included."""
        return span_of(self.paragraph, [*self.tokens(), *(t for c in self.conditions for t in _condition_tokens(c))])

    def _own(self, *dependencies: str) -> list["Token"]:
        return [t for t in self.verb.children if t.dep_ in dependencies]


def clauses(paragraph: ParsedParagraph) -> Iterator[Clause]:
    """Every clause of a paragraph, in order of its predicate."""
    for token in paragraph.doc:
        if is_predicate(token):
            yield Clause(paragraph, token)


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
    return verb.tag_ == "VBN" and verb.dep_ in ("ccomp", "xcomp") and _has_subject(verb)


def is_predicate(token: "Token") -> bool:
    """True for verbs and copulas that head a clause of their own."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound", "prep")


def lemma_of(token: "Token") -> str:
    """Lower-case lemma."""
    return str(token.lemma_).lower()


def coordinated(token: "Token") -> list["Token"]:
    """The noun (or gerund) and what is coordinated with it, in order; each once."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and (child.pos_ in NOMINAL or child.pos_ == token.pos_):
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: int(t.i))


def verb_conjuncts(verb: "Token") -> list["Token"]:
    """The verb and the verbs coordinated below it that share its subject, in order."""
    found = [verb]
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and not _has_subject(child):
            found += verb_conjuncts(child)
    return found


def marker_of(verb: "Token") -> str:
    """The subordinating words before a clause, lower-case: `as long as`, `if`; empty when there are none."""
    before = [t for t in verb.children if t.dep_ in ("mark", "advmod") and t.i < verb.i]
    words = [t.lower_ for t in before if t.tag_ in ("IN", "WRB")]
    return words[-1] if words else ""


def span_of(paragraph: ParsedParagraph, tokens: Sequence["Token"]) -> "Span":
    """The document span from the first to the last of `tokens`."""
    ordered = sorted(tokens, key=lambda t: int(t.i))
    return paragraph.span(ordered[0], ordered[-1])


def trimmed(tokens: list["Token"]) -> list["Token"]:
    """`tokens` without punctuation, conjunctions and stray markers at either end."""

    def loose(token: "Token") -> bool:
        return token.is_punct or token.is_space or token.dep_ == "cc"

    start, end = 0, len(tokens)
    while start < end and loose(tokens[start]):
        start += 1
    while end > start and loose(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def _has_subject(verb: "Token") -> bool:
    return any(t.dep_ in _SUBJECTS for t in verb.children)


def _subjects(verb: "Token", seen: frozenset[int]) -> list["Token"]:
    """Subject heads of `verb`, inherited where it has none of its own."""
    if verb.i in seen:
        return []
    seen = seen | {int(verb.i)}
    if any(t.dep_ == "expl" for t in verb.children):
        return []
    own = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return [n for t in own for n in coordinated(_antecedent(t, verb))]
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in ("relcl", "acl"):
        return coordinated(head) if verb.dep_ == "acl" and verb.tag_ != "VB" else _subject_of_infinitive(verb, seen)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        controllers = [t for t in head.children if t.dep_ in ("dobj", "dative") and t.i < verb.i]
        if controllers and verb.dep_ == "xcomp":
            return [n for t in controllers for n in coordinated(t)]
        return _subjects(head, seen)
    if head.pos_ == "ADJ" and verb.dep_ in ("xcomp", "ccomp", "prep", "pcomp"):
        return _subjects(head.head, seen) if head.head.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _subjects(head, seen)
    if verb.dep_ == "pcomp":
        governor = head.head
        return _subjects(governor, seen) if governor.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB") and head.pos_ in ("VERB", "AUX"):
        return _subjects(head, seen)
    return []


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


def _relative_object(verb: "Token") -> "Token | None":
    """The noun that a relative clause leaves out as its object ("a demand that Seoul rejected")."""
    if any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("WDT", "WP") for t in verb.children):
        return None
    head: Token = verb.head
    return head if head.pos_ in NOMINAL and _has_subject(verb) else None


def _negated(verb: "Token") -> bool:
    """True when a negation word stands on the verb, its auxiliaries, its subject or its object."""
    lists = word_lists()
    for token in verb.children:
        if token.dep_ == "neg" or (token.dep_ in ("advmod", "preconj") and token.lower_ in lists["negations"]):
            return True
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            if token.lower_ in lists["negative_pronouns"]:
                return True
            if any(t.dep_ in _DETERMINERS and t.lower_ in lists["negative_determiners"] for t in token.children):
                return True
            if token.dep_ in ("nsubj", "nsubjpass") and token.left_edge.lower_ == "not":
                return True
    if verb.dep_ == "conj" and not _has_subject(verb) and verb.head.pos_ in ("VERB", "AUX"):
        joined = {t.lower_ for t in verb.head.children if t.dep_ == "cc"}
        return ("nor" in joined or (_bare_conjunct(verb) and "or" in joined)) and _negated(verb.head)
    return False


def _bare_conjunct(verb: "Token") -> bool:
    """True for `trade` in "will not talk or trade": a bare verb under the auxiliary of the one before it."""
    return bool(
        verb.dep_ == "conj"
        and verb.tag_ == verb.head.tag_ == "VB"
        and not _has_subject(verb)
        and not any(t.dep_ == "aux" for t in verb.children)
    )


def _sources(verb: "Token") -> list["Token"]:
    """Who is reported as saying what `verb` heads, nearest first."""
    saying = word_lists()["saying_verbs"]
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        told = [
            n
            for t in at.children
            if t.dep_ == "prep" and t.lower_ == "according"
            for to in t.children
            for n in to.children
            if n.dep_ == "pobj"
        ]
        if told:
            return told
        inserted = [t for t in at.children if t.dep_ == "parataxis" and lemma_of(t) in saying]
        if inserted:
            return _subjects(inserted[0], frozenset())
        head = at.head
        if at.dep_ in ("ccomp", "xcomp", "parataxis") and head.pos_ == "VERB" and lemma_of(head) in saying:
            return _subjects(head, frozenset())
        if at.dep_ not in ("ccomp", "xcomp", "conj", "advcl", "acomp", "relcl", "acl"):
            return []
        at = head
    return []


def _conditions(clause: Clause) -> Iterator[ConditionClause]:
    """Conditions on the clause's verb, or on a noun or complement inside it that has no room for them."""
    markers = condition_markers()
    hosts = [clause.verb, *([clause.adjective] if clause.adjective is not None else [])]
    hosts += [t for t in clause.verb.children if t.dep_ in ("dobj", "attr", "nsubj", "nsubjpass", "prep")]
    hosts += [p for t in hosts if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]
    for host in hosts:
        for child in host.children:
            if child.pos_ in ("VERB", "AUX") and child.dep_ in ("advcl", "ccomp", "relcl", "acl", "xcomp"):
                found = _marked(child, markers)
                if found is not None:
                    yield from _clause_conditions(clause, child, *found)
            elif child.dep_ in ("prep", "mark", "advmod", "dative"):
                yield from _phrase_conditions(clause.paragraph, child, markers)


def _clause_conditions(
    clause: Clause, head: "Token", kind: str, marker: "Token", negative: bool
) -> Iterator[ConditionClause]:
    """One condition for each verb of a condition clause, with the conjuncts that belong to it."""
    for verb in sorted([*verb_conjuncts(head), *_conjuncts_with_subject(head)], key=lambda v: int(v.i)):
        own = Clause(clause.paragraph, verb)
        yield ConditionClause(kind, marker, own, None, negative, own.subjects)
    subjects = Clause(clause.paragraph, head).subjects
    for verb in _stray_conjuncts(clause.verb, head):
        yield ConditionClause(kind, marker, Clause(clause.paragraph, verb), None, negative, subjects)


def _conjuncts_with_subject(verb: "Token") -> list["Token"]:
    return [t for t in verb.children if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and _has_subject(t)]


def _stray_conjuncts(main: "Token", condition: "Token") -> list["Token"]:
    """Subjectless conjuncts that follow the condition clause, share its form, and were attached to a verb above it."""
    strays, above = [], main
    for _ in range(3):
        for token in above.children:
            if (
                token.dep_ == "conj"
                and token.i > condition.i
                and token.tag_ == condition.tag_
                and not _has_subject(token)
                and main.i < condition.i
            ):
                strays += [token, *(v for v in verb_conjuncts(token)[1:])]
        if above.head == above:
            break
        above = above.head
    return strays


def _marked(verb: "Token", markers: dict[tuple[str, ...], tuple[str, bool]]) -> tuple[str, "Token", bool] | None:
    """The condition marker that opens the clause of `verb`: longest match over the words before its subject."""
    left = [t for t in verb.subtree if t.i <= verb.i]
    if not left:
        return None
    doc, first = verb.doc, left[0].i
    # "Should the talks fail, ...": the inverted modal is the marker.
    if left[0].lower_ in ("should", "were", "had") and any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
        return ("if", left[0], False)
    for start in range(max(0, first - 3), min(first + 4, verb.i)):
        for length in (4, 3, 2, 1):
            words = tuple(t.lower_ for t in doc[start : start + length])
            if words in markers and start + length <= verb.i + 1 and start + length > first:
                kind, negative = markers[words]
                return kind, doc[start], negative
    return None


def _phrase_conditions(
    paragraph: ParsedParagraph, prep: "Token", markers: dict[tuple[str, ...], tuple[str, bool]]
) -> Iterator[ConditionClause]:
    """Conditions worded as phrases: "in exchange for an apology", "without a guarantee", "until their withdrawal"."""
    doc = prep.doc
    for length in (4, 3, 2, 1):
        words = tuple(t.lower_ for t in doc[prep.i : prep.i + length])
        if words not in markers:
            continue
        kind, negative = markers[words]
        for token in prep.subtree:
            if token.i < prep.i + length or token.dep_ not in ("pobj", "pcomp", "conj"):
                continue
            if not prep.i <= token.head.i < prep.i + length:
                continue
            for head in coordinated(token):
                is_verb = head.pos_ in ("VERB", "AUX")
                clause = Clause(paragraph, head) if is_verb else None
                yield ConditionClause(kind, prep, clause, None if is_verb else head, negative)
        return


def _condition_tokens(condition: ConditionClause) -> list["Token"]:
    """All tokens of a condition, its marker included."""
    head = condition.clause.verb if condition.clause is not None else condition.noun
    own = list(head.subtree) if head is not None else []
    first = min([condition.marker.i, *(t.i for t in own)])
    last = max([condition.marker.i, *(t.i for t in own)])
    return list(condition.marker.doc[first : last + 1])
