"""When and where an event was: the dates and places of a paragraph, tied to the verbs and nouns they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.events.candidate import Candidate
from standoff.reading.language.dates import DateMention, find_dates, is_later, is_part_of_time
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.places import place_in
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_MODIFIERS = frozenset({"compound", "nummod", "amod", "poss", "nmod"})
_VERBAL = ("VERB", "AUX")
_THROUGHOUT = frozenset({"during", "amid"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with the indices of the words it can belong to, and of its own words."""

    hosts: frozenset[int]
    own: frozenset[int]
    mention: DateMention


@dataclass(frozen=True, eq=False)
class Circumstances:
    """Dates and places of one paragraph."""

    paragraph: ParsedParagraph
    context: Context

    @property
    def today(self) -> str | None:
        """The document's date."""
        return self.context.document.date

    @cached_property
    def _dates(self) -> tuple[_Dated, ...]:
        found = []
        doc = self.paragraph.doc
        for mention in find_dates(doc.text, self.today):
            covered = doc.around(mention.start, mention.end)
            if covered is not None:
                own = frozenset(range(covered.start, covered.end))
                found.append(_Dated(frozenset(_hosts(covered.root, own)), own, mention))
        return tuple(found)

    def date_of(self, candidate: Candidate) -> str | None:
        """The date that belongs to one of the words that tell of the event, or to the clause they stand in, or None."""
        for token in _places_to_look(candidate):
            near = [(min(abs(i - int(token.i)) for i in d.own), d) for d in self._dates if int(token.i) in d.hosts]
            for _, dated in sorted(near, key=lambda pair: pair[0]):
                if self._names_time(dated.mention, candidate):
                    return dated.mention.value
        return self._date_of_when(candidate)

    def _names_time(self, mention: DateMention, candidate: Candidate) -> bool:
        """Whether a date says when: not "until May"; "since May" of what goes on, "by May" of what is past."""
        tense = candidate.clause.tense
        if mention.bound == "from":
            return tense is Tense.PERFECT
        if mention.bound == "by":
            return tense in (Tense.PAST, Tense.PERFECT) and not is_later(mention.value, self.today)
        return mention.bound == ""

    def _date_of_when(self, candidate: Candidate) -> str | None:
        """November 2011 for "since November 2011, when the post was raided"."""
        for verb in (candidate.clause.verb, *candidate.anchors):
            when = any(t.lower_ == "when" for t in verb.children)
            if when and verb.dep_ in ("relcl", "advcl"):
                before = [d for d in self._dates if max(d.own) < verb.left_edge.i and min(d.own) >= verb.sent.start]
                if before and verb.left_edge.i - max(before[-1].own) <= 2:
                    return before[-1].mention.value
        return None

    def place_of(self, candidate: Candidate) -> str | None:
        """The name of the place that a phrase gives one of the words that tell of the event, or None."""
        for token in _places_to_look(candidate):
            for host in (token, *(t for t in token.children if t.dep_ in ("dobj", "pobj", "nsubjpass"))):
                for prep in _prepositions(host):
                    place = place_in(prep, self._is_body)
                    if place is not None:
                        return place
        return None

    def _is_body(self, token: "Token") -> bool:
        """True for a name that stands for a body or person, so that being "in" it is no place."""
        actors = self.context.who((token,), self.paragraph)
        return bool(actors) and not any(self.context.actor(a).country for a in actors)


def _prepositions(host: "Token") -> Iterator["Token"]:
    for preposition in host.children:
        if preposition.dep_ == "prep":
            yield preposition
            yield from (t for t in preposition.children if t.dep_ == "prep")


def _places_to_look(candidate: Candidate) -> list["Token"]:
    """The words that tell of the event, the verb they hang on, then the verb whose participle or conjunct that is."""
    at = candidate.clause.verb
    out = [*candidate.anchors, at]
    for _ in range(3):
        shared = at.dep_ in ("advcl", "conj", "xcomp") and at.head.pos_ in _VERBAL
        if not shared or (at.dep_ == "advcl" and at.tag_ not in ("VBG", "VBN")):
            break
        at = at.head
        out.append(at)
    out += [t for verb in out[:2] for t in verb.children if t.dep_ == "advcl" and _is_meanwhile(t)]
    return list(dict.fromkeys(out))


def _is_meanwhile(verb: "Token") -> bool:
    """True for "when commandos boarded the ship in May", which dates and places what happened then."""
    return any(t.lower_ in ("when", "as") and t.dep_ in ("advmod", "mark") for t in verb.children)


def _hosts(root: "Token", own: frozenset[int]) -> list[int]:
    """Indices of the words a date can belong to: nouns it modifies, up to the verb of its clause."""
    hosts: list[int] = []
    # "On 21 May troops crossed": the parser takes the troops into the date, but knows what "on" belongs to.
    opening = root.doc[max(0, min(own) - 1)]
    if opening.dep_ == "prep" and opening.head.pos_ in _VERBAL:
        hosts.append(int(opening.head.i))
    at = root
    while at.head != at:
        head = at.head
        if int(head.i) in own or is_part_of_time(lemma_of(head)):
            at = head
            continue
        hosts.append(int(head.i))
        if head.pos_ in _VERBAL or (head.pos_ in ("NOUN", "PROPN") and at.dep_ in _MODIFIERS):
            break
        # "the raid of May" is dated itself; "during the revolt of May" dates what happened then.
        if at.lower_ == "of" and at.i == root.head.i and head.head.lower_ not in _THROUGHOUT:
            break
        at = head
    return hosts
