"""When and where an event was: the dates and places of a paragraph, tied to the verbs and nouns they belong to."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, Tense
from standoff.reading.dates import DateMention, find_dates
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.places import place_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "nummod", "amod", "poss", "nmod"})


@dataclass(frozen=True, eq=False)
class Circumstances:
    """Dates and places of one paragraph."""

    paragraph: ParsedParagraph
    today: str | None

    @cached_property
    def _dates(self) -> tuple[tuple[frozenset[int], int, DateMention], ...]:
        """For each date: indices of the words it can belong to, its own index, and the date."""
        found = []
        doc = self.paragraph.doc
        for mention in find_dates(doc.text, self.today):
            covered = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            root = covered.root
            found.append((frozenset(_hosts(root, covered.start, covered.end)), int(root.i), mention))
        return tuple(found)

    def date_of(self, anchors: tuple["Token", ...], clause: Clause) -> str | None:
        """The date that belongs to one of `anchors`, or to the clause an event noun stands in; None when there is none."""
        for token in _places_to_look(anchors, clause):
            near = [(abs(at - int(token.i)), m) for hosts, at, m in self._dates if int(token.i) in hosts]
            for _, mention in sorted(near, key=lambda pair: pair[0]):
                lasting = Clause(self.paragraph, clause.verb).tense is Tense.PERFECT
                if mention.bound == "" or (mention.bound == "from" and lasting):
                    return mention.value
        return None

    def place_of(self, anchors: tuple["Token", ...], clause: Clause) -> str | None:
        """The name of the place that a phrase gives one of `anchors`, or None."""
        for token in _places_to_look(anchors, clause):
            for host in (token, *(t for t in token.children if t.dep_ in ("dobj", "pobj", "nsubjpass"))):
                for preposition in host.children:
                    for prep in (preposition, *(t for t in preposition.children if t.dep_ == "prep")):
                        if prep.dep_ == "prep":
                            place = place_in(prep)
                            if place is not None:
                                return place
        return None


def _places_to_look(anchors: tuple["Token", ...], clause: Clause) -> list["Token"]:
    """The words that tell of the event, then the verb they hang on, then the verb whose participle or conjunct that is."""
    out = [*anchors, clause.verb]
    at = clause.verb
    for _ in range(3):
        shared = at.dep_ in ("advcl", "conj", "xcomp") and at.head.pos_ in ("VERB", "AUX")
        if not shared or (at.dep_ == "advcl" and at.tag_ not in ("VBG", "VBN")):
            break
        at = at.head
        out.append(at)
    return list(dict.fromkeys(out))


def _hosts(root: "Token", start: int, end: int) -> list[int]:
    """Indices of the words a date can belong to: nouns it modifies, up to the verb of its clause."""
    hosts: list[int] = []
    at = root
    while at.head != at:
        head = at.head
        if start <= head.i < end:
            at = head
            continue
        hosts.append(int(head.i))
        if head.pos_ in ("VERB", "AUX") or (head.pos_ in ("NOUN", "PROPN") and at.dep_ in _MODIFIERS):
            break
        if at.dep_ == "prep" and at.lower_ == "of":
            break
        at = head
    return hosts
