"""`Judgement`: a hedge with what it is said of, before its outcome is worded and its holder settled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import Sense, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True)
class Judgement:
    """One hedge with one outcome, which is a clause, or a noun phrase.

    `phrase` are the words of the hedge, `denied` that the outcome's own clause is negated ("will probably not"),
    `host` the predicate whose source (and tense) holds, `holders` the heads of whose judgement a verb makes it, and
    `subject` the head of who would do what the outcome names, where its own clause does not say: "has little chance of
    winning". `fragment` marks what is said of a time alone: "probably not before June".
    """

    paragraph: ParsedParagraph
    sense: Sense
    phrase: tuple["Token", ...]
    clause: Clause | None
    noun: "Token | None"
    host: Clause | None
    rule: str
    denied: bool = False
    holders: tuple["Token", ...] = ()
    subject: "Token | None" = None
    fragment: bool = False

    @property
    def head(self) -> "Token":
        """The verb or noun that names the outcome."""
        if self.clause is not None:
            return self.clause.verb
        assert self.noun is not None
        return self.noun

    def tokens(self) -> list["Token"]:
        """The tokens of the hedge and the outcome, in order."""
        found = {int(t.i): t for t in self.phrase}
        if not self.fragment:
            found |= {int(t.i): t for t in own_tokens(self.head) if t.dep_ != "punct"}
        if self.clause is not None:
            subjects = (self.subject,) if self.subject is not None else self.clause.grammatical_subjects
            for subject in subjects:
                found |= {int(t.i): t for t in subject.subtree} if _reaches(subject, self) else {}
        return [found[i] for i in sorted(found)]


def verb_group(clause: Clause) -> tuple["Token", ...]:
    """The verb group: auxiliaries, negation, verb, particle."""
    own = [t for t in clause.verb.children if t.dep_ in ("aux", "auxpass", "neg", "prt")]
    return tuple(sorted([*own, clause.verb], key=lambda t: int(t.i)))


def own_tokens(head: "Token") -> list["Token"]:
    """What hangs on the verb or noun of an outcome, without asides and without what is judged for itself."""
    left_out: set[int] = set()
    for child in head.children:
        other = _is_aside(child) or _is_other_judgement(child) or subject_of_swallowed(child) not in (None, head)
        apart = child.i > head.i and (other or child.lower_ == "than")
        # "A strike is improbable; a few stoppages, almost certain"
        apart |= child.i < head.i and head.pos_ == "NOUN" and child.dep_ == "ccomp"
        if apart or _swallows_copula(child, head):
            left_out |= {int(t.i) for t in child.subtree} - _before_copula(child, head)
    for token in head.subtree:
        if token.dep_ in ("relcl", "appos") and head not in (token, token.head) and _after_comma(token):
            left_out |= {int(t.i) for t in token.subtree}
    rivals = [t.i for t in head.subtree if t.lower_ == "than" and t.i + 1 < len(t.doc) and t.nbor().lower_ == "that"]
    left_out |= set(range(rivals[0], len(head.doc))) if rivals else set()
    beside = [t for t in head.head.children if head.dep_ == "conj" and subject_of_swallowed(t) == head]
    when = {i: head.doc[i] for t in beside for i in _time_before(t)}
    return [t for t in (*head.subtree, *when.values()) if t.i not in left_out]


def subject_of_swallowed(verb: "Token") -> "Token | None":
    """The subject of "a raid before May cannot be ruled out", which the parser makes a clause of what came before."""
    if verb.dep_ != "advcl" or not verb.left_edge.i or verb.left_edge.dep_ != "mark":
        return None
    before: Token = verb.left_edge.nbor(-1)
    own = before == verb.head or (before.dep_ == "conj" and before.head == verb.head and verb.head.pos_ != "NOUN")
    return before if own and before.pos_ == "NOUN" else None


def _after_comma(token: "Token") -> bool:
    """True for what tells more of a noun and no longer of the outcome: "by the weekend, when rain is expected"."""
    return bool(token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ",")


def _is_aside(child: "Token") -> bool:
    """True for "although the price is high", "since neither can pay"."""
    return child.dep_ == "advcl" and any(
        t.dep_ == "mark" and t.lower_ in words("outcomes", "aside_markers") for t in child.children
    )


def _is_other_judgement(child: "Token") -> bool:
    """True for conjuncts with a modal, a subject or a that-clause of their own: "and very unlikely that ..."."""
    if child.dep_ not in ("conj", "cc"):
        return False
    if child.dep_ == "cc":
        return any(_is_other_judgement(t) for t in child.head.children if t.dep_ == "conj" and t.i > child.i)
    own = {t.dep_ for t in child.children} & {"nsubj", "nsubjpass", "ccomp", "expl"}
    if child.pos_ == "NOUN" and child.head.pos_ in ("VERB", "AUX"):
        return any(subject_of_swallowed(t) == child for t in (*child.children, *child.head.children))
    return child.pos_ in ("ADJ", "VERB", "AUX") and bool(own or any(t.tag_ == "MD" for t in child.children))


def _swallows_copula(child: "Token", head: "Token") -> bool:
    """True for "is" in "Ratification before the summit is likely", which the parser makes a clause of the noun."""
    return head.pos_ == "NOUN" and child.dep_ == "advcl" and child.i > head.i


def _before_copula(child: "Token", head: "Token") -> set[int]:
    """The words of such a clause that belong to the noun: "before the summit"."""
    return _time_before(child) if _swallows_copula(child, head) else set()


def _time_before(child: "Token") -> set[int]:
    return {int(t.i) for t in child.subtree if t.i < child.i and t.dep_ not in ("aux", "auxpass", "neg")}


def _reaches(subject: "Token", judgement: Judgement) -> bool:
    """True when a subject stands in the same sentence as the outcome, and does not swallow it."""
    return subject.sent == judgement.head.sent and not subject.is_ancestor(judgement.head)
