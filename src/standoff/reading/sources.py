"""Who is reported as saying a clause: the subject of a governing or inserted verb of saying, or an "according to"."""

from typing import TYPE_CHECKING

from standoff.reading.subjects import subjects_of
from standoff.reading.syntax import lemma_of
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token
_REPORTED = frozenset({"ccomp", "xcomp", "conj", "advcl", "acomp", "relcl", "acl"})


def reporting_verb(verb: "Token") -> "Token | None":
    """The verb of saying that reports what `verb` heads: "warned" in "it warned that it would leave"."""
    saying = word_lists()["saying_verbs"]
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        inserted = next((t for t in at.children if t.dep_ == "parataxis" and lemma_of(t) in saying), None)
        if inserted is not None:
            return inserted
        head = at.head
        if at.dep_ in ("ccomp", "xcomp", "parataxis") and head.pos_ == "VERB" and lemma_of(head) in saying:
            return head
        if at.dep_ not in _REPORTED:
            return None
        at = head
    return None


def sources_of(verb: "Token") -> list["Token"]:
    """Heads of who is reported as saying what `verb` heads, nearest first."""
    told = _according(verb)
    if told:
        return told
    reporting = reporting_verb(verb)
    return subjects_of(reporting) if reporting is not None else []


def _according(verb: "Token") -> list["Token"]:
    """Heads of X in "according to X", on the verb or what governs it."""
    at, seen = verb, set()
    while at.i not in seen:
        seen.add(at.i)
        according = [t for t in at.children if t.dep_ == "prep" and t.lower_ == "according"]
        told = [n for t in according for to in t.children for n in to.children if n.dep_ == "pobj"]
        if told or at.dep_ not in _REPORTED:
            return told
        at = at.head
    return []
