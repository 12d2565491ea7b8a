"""`Judgement`: a hedge with what it is said of, before its outcome is worded and its holder settled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause
from standoff.reading.hedges import Sense
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Judgement:
    """One hedge with one outcome, which is a clause, or a noun phrase.

    `phrase` are the words of the hedge, `denied` that the outcome's own clause is negated ("will probably not"),
    `host` the predicate whose source (and tense) holds, `holders` the heads of whose judgement a verb makes it, and
    `possessor` the head of who would do what a gerund names ("has little chance of winning").
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
    possessor: "Token | None" = None

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
        found |= {int(t.i): t for t in self.head.subtree if t.dep_ != "punct"}
        if self.clause is not None:
            for subject in self.clause.grammatical_subjects:
                found |= {int(t.i): t for t in subject.subtree} if _reaches(subject, self) else {}
        return [found[i] for i in sorted(found)]


def _reaches(subject: "Token", judgement: Judgement) -> bool:
    """True when a subject stands in the same sentence as the outcome, and does not swallow it."""
    return subject.sent == judgement.head.sent and not subject.is_ancestor(judgement.head)
