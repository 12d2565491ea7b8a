"""Possible antecedents of a pronoun: the subjects over it, what stands before it, and what earlier sentences name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.grammar import governing_verb, is_mere_place
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.syntax import coordinated

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token, Tokens

SUBJECTS = ("nsubj", "nsubjpass")
_NOUN_PHRASES = (*SUBJECTS, "dobj", "pobj", "dative", "poss", "appos", "attr", "conj")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible antecedent: coordinated heads; `governs` when it is the subject of a clause that holds the pronoun."""

    paragraph: "ParsedParagraph"
    heads: tuple["Token", ...]
    governs: bool = False

    @property
    def plural(self) -> bool:
        """True for a coordination, a plural noun, or a people ("the French")."""
        head = self.heads[0]
        if len(self.heads) > 1 or head.pos_ == "ADJ":
            return True
        # The tagger calls some acronyms plural, and some plural names ("the Saudis") singular.
        article = any(child.lower_ == "the" for child in head.lefts)
        tagged = head.tag_ in ("NNS", "NNPS") and not head.is_upper
        return tagged or (head.pos_ == "PROPN" and article and head.text.endswith("s"))


def in_sentence(paragraph: "ParsedParagraph", token: "Token") -> Iterator[Candidate]:
    """Subjects of the clauses that hold `token`, then topics, subjects and noun phrases before it, nearest first."""
    seen: set[int] = {token.i}
    for heads in _governing_subjects(paragraph, token):
        if not seen & {head.i for head in heads}:
            seen |= {head.i for head in heads}
            yield Candidate(paragraph, heads, governs=True)
    own = None if token.dep_ == "poss" else governing_verb(token).i
    if token.dep_ in ("dobj", "dative"):
        # Nobody asks himself: "Oslo wrote to Rome asking it to pay".
        seen |= {head.i for head in clause_at(paragraph, governing_verb(token)).grammatical_subjects}
    before = list(reversed(token.doc[token.sent.start : token.i]))
    # Whom the sentence has already called by a pronoun is what it is about (Grosz, Joshi and Weinstein 1995).
    alike = [t for t in before if t.i not in seen and t.dep_ == "poss" and is_alike(t, token)]
    topics = [t for t in before if _is_topic(t)]
    passes = ((("pobj",), topics), (SUBJECTS, before), (("poss",), alike), (_NOUN_PHRASES, before))
    for wanted, others in passes:
        for other in others:
            beside = own is not None and governing_verb(other).i == own and not _is_topic(other)
            if other.i in seen or other.dep_ not in wanted or beside:
                continue
            if other.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") and not is_mere_place(other):
                seen.add(other.i)
                yield Candidate(paragraph, _whole(other) if wanted is SUBJECTS else (other,))


def _is_topic(token: "Token") -> bool:
    """True for X in "As for X, he asks for a seat"."""
    preposition = token.head
    return (
        token.dep_ == "pobj"
        and preposition.lower_ == "for"
        and preposition.i > 0
        and preposition.nbor(-1).lower_ == "as"
    )


def _whole(token: "Token") -> tuple["Token", ...]:
    return tuple(coordinated(token))


def _governing_subjects(paragraph: "ParsedParagraph", token: "Token") -> Iterator[tuple["Token", ...]]:
    """Subjects of the clauses that hold `token`, innermost first; its own clause's only for a possessive.

    So "its" in "until Y ends its raids" is Y's, while "it" in "refuses unless it is assured" is the one who refuses.
    """
    free = token.dep_ == "poss"
    child, at = token, token.head
    while child.i != at.i:
        if at.pos_ in ("VERB", "AUX"):
            inside = child.dep_ in (*SUBJECTS, "csubj")
            if free and not inside:
                heads = clause_at(paragraph, at).grammatical_subjects
                if heads:
                    yield heads
            if inside:
                yield from _told_of_before(paragraph, at)
            free = True
        child, at = at, at.head


def _told_of_before(paragraph: "ParsedParagraph", saying: "Token") -> Iterator[tuple["Token", ...]]:
    """Subjects of what is reported first: Oslo, for "Oslo will sign if Rome pays, its president said"."""
    for told in saying.lefts:
        if told.dep_ == "ccomp" and told.pos_ in ("VERB", "AUX"):
            heads = clause_at(paragraph, told).grammatical_subjects
            if heads and all(head.i < saying.i for head in heads):
                yield heads


def in_earlier(paragraph: "ParsedParagraph", sentence: "Tokens", persons: bool) -> Iterator[Candidate]:
    """Subjects of an earlier sentence, the main clause's first, and their possessors; for `persons`, the rest too."""
    subjects = [token for token in sentence if token.dep_ in SUBJECTS]
    root = sentence.root.i
    for subject in sorted(subjects, key=lambda token: (token.head.i != root, token.i)):
        yield Candidate(paragraph, _whole(subject), governs=subject.head.i == root)
        for child in subject.lefts:
            if child.dep_ == "poss":
                yield Candidate(paragraph, _whole(child))
    for token in sentence:
        if token.dep_ == "attr" or (token.dep_ == "pobj" and token.head.dep_ == "agent" and not _is_aside(token)):
            yield Candidate(paragraph, _whole(token))
    if persons:
        for token in reversed(list(sentence)):
            if token.dep_ in _NOUN_PHRASES and not _is_aside(token):
                yield Candidate(paragraph, (token,))


def in_asides(paragraph: "ParsedParagraph", sentence: "Tokens") -> Iterator[Candidate]:
    """Whom a sentence names only by the way: "the bank, run by X, must pay"."""
    for token in reversed(list(sentence)):
        if token.dep_ in _NOUN_PHRASES and _is_aside(token):
            yield Candidate(paragraph, (token,))


def _is_aside(token: "Token") -> bool:
    at = token
    while at.head.i != at.i and at.dep_ not in ("relcl", "acl"):
        at = at.head
    return at.dep_ in ("relcl", "acl")


def is_alike(pronoun: "Token", other: "Token") -> bool:
    """True for two pronouns that may stand for the same: "it" and "its", but not "he"."""
    classes = ("singular_neuter", "singular_person", "plural")
    return any(pronoun.lower_ in words(name) and other.lower_ in words(name) for name in classes)
