"""Whose people a group is by where it acts: "gunmen in Karachi", "prisoners in a Basra jail"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, words
from standoff.reading.actors.ledger import Ledger, Naming
from standoff.reading.model import ActorKind
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_OWN = frozenset({"in", "from", "of", "near", "at", "outside", "around", "across", "on"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_PARTNERS = frozenset({"with", "against", "at", "on"})
_MOTION = frozenset({"from", "into", "to"})
_GROUPS = ("group:", "post:", "local:")
_FIRMS = (ActorKind.COMPANY, ActorKind.PARTY)
_DEEPEST = 4
"""How many prepositions are followed from a word: "outside the embassy near the port of Karachi" has three."""


@cache
def towns() -> Mapping[tuple[str, ...], str]:
    """The words of the names of towns and provinces, to the code of the state that they are in."""
    return {
        tuple(n.split()): code for code, names in toml_table("cities.toml")["states"].items() for n in names.split(";")
    }


@cache
def _first_words() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names that begin with a word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in towns():
        found.setdefault(name[0], []).append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}


class Scenes:
    """Where a document's groups are, by the states and towns that it names."""

    def __init__(
        self,
        parsed: Sequence["ParsedParagraph"],
        ledger: Ledger,
        named: Sequence[Naming],
        entries: Mapping[str, Entry],
    ) -> None:
        self._parsed = parsed
        self._ledger = ledger
        self._states: dict[int, str] = {}
        covered: set[int] = set()
        for naming in named:
            at = naming.paragraph.start(naming.head)
            covered.update(naming.paragraph.start(t) for t in naming.first.doc[naming.first.i : naming.last.i + 1])
            if naming.key in entries and entries[naming.key].is_state and naming.form is not Form.ADJECTIVE:
                self._states[at] = naming.key
        self._towns = [t for paragraph in parsed for t in _towns_in(paragraph, covered)]
        self._states.update({paragraph.start(head): f"state:{code}" for paragraph, _, head, code in self._towns})
        self._entries = entries

    @property
    def states_of_towns(self) -> tuple[str, ...]:
        """The code of the state of each town that the text names, in order."""
        return tuple(code for _, _, _, code in self._towns)

    def pass_by_towns(self) -> None:
        """Note towns as places where the state that they are in is named in passing."""
        for paragraph, first, head, code in self._towns:
            entry = self._entries.get(f"state:{code}")
            if entry is not None and not self._ledger.at_head(paragraph, head):
                span = (paragraph.start(first), paragraph.end(head))
                self._ledger.pass_through(entry, span, paragraph.start(head))

    def place_groups(self) -> None:
        """Give groups and bodies of no known country that of the place which the text gives them or their deed."""
        for paragraph in self._parsed:
            for token in paragraph.doc:
                for key in self._ledger.at_head(paragraph, token):
                    figure = self._ledger.figures[key]
                    if figure.country is None and key.startswith(_GROUPS):
                        state = self._state_of(paragraph, token)
                        entry = self._entries.get(state or "")
                        figure.country = entry.country if entry is not None else None
        self._place_in_the_only_country()

    def _place_in_the_only_country(self) -> None:
        """Where a document speaks of one country alone, groups and firms of no other are of that one."""
        named = {*self._states.values(), *self._ledger.passing, *self._ledger.figures}
        countries = {self._entries[key].country for key in named if key in self._entries and key.startswith("state:")}
        if len(countries) == 1:
            (only,) = countries
            for key, figure in self._ledger.figures.items():
                if (
                    figure.country is None
                    and figure.side is None
                    and (key.startswith(_GROUPS) or figure.kind in _FIRMS)
                ):
                    figure.country = only

    def _state_of(self, paragraph: "ParsedParagraph", head: "Token") -> str | None:
        """The state in which the phrase itself places its people, or failing that its verb what they do."""
        if head.lower_lemma in words("country_nouns"):
            return None
        own = (t for place in (head, *_inner(head)) for t in _near(place, _OWN))
        found = next((s for t in own if (s := self._states.get(paragraph.start(t)))), None)
        verb = _verb_of(head)
        if found is not None or verb is None:
            return found
        prepositions = words("place_prepositions") - _MOTION
        scene = (
            t for host in (verb, *(t for t in verb.children if t.dep_ == "dobj")) for t in _near(host, prepositions)
        )
        return next((s for t in scene if (s := self._states.get(paragraph.start(t)))), None)


def _verb_of(head: "Token") -> "Token | None":
    """The verb whose subject, object or partner a noun is."""
    at = head
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    if at.dep_ in _ARGUMENTS:
        return at.head
    return at.head.head if at.dep_ == "pobj" and at.head.lower_ in _PARTNERS and at.head.head.pos_ == "VERB" else None


def _inner(head: "Token") -> Iterator["Token"]:
    """What a noun of number counts: `workers` in "thousands of workers in Lodz"."""
    return (p for t in head.rights if t.lower_ == "of" for p in t.children if p.dep_ == "pobj")


def _near(host: "Token", prepositions: frozenset[str], depth: int = 0) -> Iterator["Token"]:
    """The nouns that stand before `host` or under its prepositions of place, and those of what these place."""
    if host.pos_ in ("NOUN", "PROPN"):
        yield from (t for t in host.lefts if t.dep_ in _MODIFIERS)
    for prep in host.children:
        if prep.dep_ != "prep" or depth >= _DEEPEST:
            continue
        places = prep.lower_ in prepositions
        for noun in (p for p in prep.children if p.dep_ == "pobj"):
            if places:
                yield noun
            yield from _near(noun, prepositions | {"of"} if places else prepositions, depth + 1)
        yield from _near(prep, prepositions, depth + 1)


def _towns_in(
    paragraph: "ParsedParagraph", covered: set[int]
) -> Iterator[tuple["ParsedParagraph", "Token", "Token", str]]:
    """Each town of the table that a paragraph names as a place: the paragraph, its first and last word, its state."""
    doc = paragraph.doc
    for token in doc:
        for name in _first_words().get(token.text, ()):
            last = token.i + len(name) - 1
            if last >= len(doc) or any(doc[token.i + n].text != word for n, word in enumerate(name)):
                continue
            if paragraph.start(token) not in covered and not _is_of_a_person(token, doc[last]):
                yield paragraph, token, doc[last], towns()[name]
            break


def _is_of_a_person(first: "Token", last: "Token") -> bool:
    """True for part of a longer name: "Jack London", "the Suez Company"."""
    beside = [first.nbor(-1)] if first.i else []
    before = any(t.pos_ == "PROPN" and t.dep_ in ("compound", "nmod") and t.head.i <= last.i for t in beside)
    person = last.ent_type_ == "PERSON" and (before or last.dep_ == "compound")
    return person or (before and last.dep_ in ("nsubj", "nsubjpass"))
