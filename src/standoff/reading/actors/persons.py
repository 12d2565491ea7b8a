"""Named persons: full names, later short ones, and the titles and offices before them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Form, gazetteer, words
from standoff.reading.actors.introductions import introductions, is_taken_up, surnames_alone
from standoff.reading.actors.leaders import leaders
from standoff.reading.actors.ledger import NamedPerson, Naming
from standoff.reading.actors.name_words import (
    hyphenated,
    inner_hyphen,
    is_no_name,
    is_portfolio,
    is_title,
    is_title_part,
    joins,
    name_word,
    opens_surname,
    possessive,
)
from standoff.reading.actors.names import year_of
from standoff.reading.actors.peoplenouns import is_common
from standoff.reading.actors.personhood import acts_as_person, is_dealt_with, is_person

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Parse, Token, Tokens


@dataclass
class Person:
    """All the places that name one person; `name` is the fullest form."""

    name: tuple[str, ...]
    places: list[NamedPerson] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The ledger's key."""
        return "person:" + " ".join(self.name)

    @property
    def written(self) -> str:
        """The fullest form, as the text writes it."""
        return next(place.written for place in self.places if place.name == self.name)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The words of the name that tell persons apart."""
        return _bare(self.name)

    def goes_by(self, name: tuple[str, ...]) -> bool:
        """True when `name` is this person's full name or a short form of it, family name first or last."""
        full, short = self.bare, _bare(name)
        return (
            short == full[-len(short) :] or short == full[: len(short)] or (len(short) > 1 and set(short) <= set(full))
        )


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """Name words in lower case without particles, so that "al-Sisi" and "Sisi" are one."""
    kept = tuple(word.lower() for word in name if word.lower() not in words("name_particles"))
    return kept or tuple(word.lower() for word in name)


class _ByWord:
    """Persons in order, by the words of their names: who goes by a name has all its words."""

    def __init__(self, persons: Iterable[Person] = ()) -> None:
        self._having: dict[str, list[Person]] = {}
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        for word in dict.fromkeys(person.bare):
            self._having.setdefault(word, []).append(person)

    def first(self, name: tuple[str, ...]) -> Person | None:
        """The first who goes by `name`."""
        return next((person for person in self._having.get(_bare(name)[0], ()) if person.goes_by(name)), None)


def find_persons(
    parsed: Sequence["ParsedParagraph"], named: list[Naming], deciding: frozenset[int] = frozenset()
) -> list[Person]:
    """Persons in order of first mention. Table names override the pipeline's label; `deciding` as in `find_actors`."""
    places: list[NamedPerson] = []
    year = year_of(parsed)
    surnames = surnames_alone(parsed)
    sides = frozenset(naming.key for naming in named if naming.form is not Form.TRAP)
    for paragraph, free in _free_tokens(parsed, named):
        known_runs = [*leaders().runs(paragraph.doc, year), *_deciding_runs(paragraph, deciding), *_kin_runs(paragraph)]
        known_runs += _bare_runs(paragraph, year, sides)
        known_runs += introductions(paragraph, free, surnames)
        places.extend(_in_paragraph(paragraph, free, known_runs))
    persons = [
        person
        for person in _clustered(places, year, sides)
        if is_person(person.places, _known(person, year, sides) or is_taken_up(person.places, surnames), deciding)
    ]
    known = {(id(place.paragraph), i) for place in places for i in range(place.first.i, place.last.i + 1)}
    by_word, last_names = _ByWord(persons), frozenset(person.name[-1] for person in persons)
    for paragraph, free in _free_tokens(parsed, without_homonyms(named, persons)):
        for place in _surnames_missed(paragraph, last_names, known, free):
            owner = by_word.first(place.name)
            if owner is not None:
                owner.places.append(place)
    for person in persons:
        person.places.sort(key=lambda place: place.paragraph.start(place.first))
    return sorted(persons, key=lambda person: person.places[0].paragraph.start(person.places[0].first))


def _known(person: Person, year: int | None, sides: frozenset[str]) -> bool:
    """True for the full name of a leader, or for the one name by which the text may call one of the states it names."""
    if len(person.name) == 1:
        return leaders().alone(person.name[0], year, sides) is not None
    return leaders().knows(person.name, year)


def _free_tokens(
    parsed: Sequence["ParsedParagraph"], named: Iterable[Naming]
) -> Iterator[tuple["ParsedParagraph", set[int]]]:
    """Each paragraph with the tokens that no table name covers."""
    taken: dict[int, set[int]] = {}
    for naming in named:
        taken.setdefault(id(naming.paragraph), set()).update(range(naming.first.i, naming.last.i + 1))
    for paragraph in parsed:
        yield paragraph, set(range(len(paragraph.doc))) - taken.get(id(paragraph), set())


def _in_paragraph(paragraph: "ParsedParagraph", free: set[int], known: list[tuple[int, int]]) -> Iterator[NamedPerson]:
    doc = paragraph.doc
    done: set[int] = set()
    sure = _joined(_entity_runs(doc) + _titled_runs(doc) + known)
    for start, end in (*sure, *_capitalised_runs(doc)):
        inner = [i for i in range(start, end) if i in free and i not in done]
        place = _trimmed(paragraph, inner, free)
        if place is not None and ((start, end) in sure or acts_as_person(place)):
            done.update(range(place.first.i, place.last.i + 1))
            yield place


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs in order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _capitalised_runs(doc: "Parse") -> Iterator[tuple[int, int]]:
    """Two to four capitalised words in a row, which may be a name that the pipeline took for something else."""
    tokens, start = doc.tokens, 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and (name_word(tokens[end]) or (end > start and inner_hyphen(tokens[end]))):
            end += 1
        if (
            end > start + 1
            and 2 <= sum(token.is_alpha for token in tokens[start:end]) <= 4
            and tokens[end - 1].text not in words("companies")
            and tokens[start].ent_type_ not in ("DATE", "EVENT")
        ):
            yield start, end
        start = max(end, start + 1)


def _entity_runs(doc: "Parse") -> list[tuple[int, int]]:
    """The pipeline's persons, prolonged over name words it left out."""
    runs = []
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end = entity.start, entity.end
        while end < len(doc) and name_word(doc[end]) and doc[end - 1].whitespace_ and not possessive(doc[end - 1]):
            end += 1
        while start and (_leads(doc[start - 1], doc[start:end]) or hyphenated(doc[start])):
            start -= 2 if hyphenated(doc[start]) else 1
        runs.append((start, end))
    return runs


def _deciding_runs(paragraph: "ParsedParagraph", deciding: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Single capitalised words for whoever wants or refuses something, of whom the pipeline has nothing to say."""
    for token in paragraph.doc:
        unlabelled = name_word(token) and not token.ent_type_
        # The tagger takes some names that open a sentence for common nouns, and the pipeline knows better.
        mistagged = token.pos_ == "NOUN" and token.ent_type_ in ("PERSON", "ORG")
        if (
            (unlabelled or mistagged)
            and token.text.istitle()
            and paragraph.start(token) in deciding
            and not is_common(token)
        ):
            beside = [token.nbor(-1)] if token.i else []
            beside += [token.nbor()] if token.i + 1 < len(token.doc) else []
            if not any(name_word(other) for other in beside):
                yield token.i, token.i + 1


def _bare_runs(paragraph: "ParsedParagraph", year: int | None, sides: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Single names by which the text may call a leader of one of its states, or with whom persons alone are dealt."""
    for token in paragraph.doc:
        if not name_word(token) or token.is_upper or is_common(token) or is_title(token):
            continue
        beside = [token.nbor(-1)] if token.i else []
        beside += [token.nbor()] if token.i + 1 < len(token.doc) else []
        if any(name_word(other) or other.text == "-" for other in beside) or gazetteer().knows(token.text):
            continue
        if is_dealt_with(token) or leaders().alone(token.text, year, sides) is not None:
            yield token.i, token.i + 1


def _kin_runs(paragraph: "ParsedParagraph") -> Iterator[tuple[int, int]]:
    """Names with a particle that persons alone have inside theirs, and the pipeline does not know: "Atta ur Rehman"."""
    for token in paragraph.doc:
        inside = token.lower_ in words("particles_of_persons") and not token.ent_type_ and token.is_lower
        if inside and token.i and token.i + 1 < len(token.doc):
            before, after = token.nbor(-1), token.nbor()
            if all(t.text.istitle() and t.pos_ == "PROPN" and not is_no_name(t) for t in (before, after)):
                yield before.i, after.i + 1


def _leads(token: "Token", name: "Tokens") -> bool:
    """True for a name word before a name; one that opens the sentence must hang on the name."""
    if not name_word(token) or is_title(token):
        return False
    return not token.is_sent_start or (token.dep_ == "compound" and name.start <= token.head.i < name.end)


def _titled_runs(doc: "Parse") -> list[tuple[int, int]]:
    """Capitalised words after a title ("Gen. X", "President Y"), whatever the pipeline calls them."""
    runs = []
    for token in doc[:-1]:
        if not is_title(token) or is_title(doc[token.i + 1]):
            continue
        end = token.i + 1
        # "President dos Santos", "General de Gaulle".
        while end + 1 < len(doc) and doc[end].lower_ in words("name_particles") and doc[end].is_alpha:
            end += 1
        if end < len(doc) and not name_word(doc[end]):
            continue
        while end < len(doc) and (name_word(doc[end]) or (end > token.i + 1 and joins(doc[end]))):
            end += 1
        while end > token.i + 1 and not (name_word(doc[end - 1]) or hyphenated(doc[end - 1])):
            end -= 1
        if end > token.i + 1:
            runs.append((token.i + 1, end))
    return runs


def _trimmed(paragraph: "ParsedParagraph", inner: list[int], free: set[int]) -> NamedPerson | None:
    doc = paragraph.doc
    while inner and is_no_name(doc[inner[0]]) and not opens_surname(doc[inner[0]]):
        inner = inner[1:]
    while inner and not (doc[inner[-1]].text[0].isupper() or hyphenated(doc[inner[-1]])):
        inner = inner[:-1]
    while len(inner) > 1 and is_portfolio(doc[inner[0]]):
        inner = inner[1:]
    if not inner or inner != list(range(inner[0], inner[-1] + 1)):
        return None
    name = tuple(doc[i].text for i in inner)
    if any(word.isupper() and len(word) > 2 for word in name) or any(
        character.isdigit() for word in name for character in word
    ):
        return None
    if gazetteer().is_trap(" ".join(name)) or all(word.lower() in words("world_regions") for word in name):
        return None
    first = inner[0]
    while first and first - 1 in free and (is_title_part(doc[first - 1]) or is_portfolio(doc[first - 1])):
        first -= 1 if is_title_part(doc[first - 1]) else 2
    titles = tuple(doc[i].lower_.rstrip(".") for i in range(first, inner[0]) if doc[i].text != ".")
    root = doc[inner[0] : inner[-1] + 1].root
    # The parser takes some particles for verbs.
    head = root if root.pos_ in ("PROPN", "NOUN", "ADJ") else doc[inner[-1]]
    return NamedPerson(paragraph, doc[first], doc[inner[-1]], head, titles, name)


def _clustered(places: list[NamedPerson], year: int | None, sides: frozenset[str]) -> list[Person]:
    """Longest names first, so that short ones, and bynames that the table of leaders has, find whom they belong to."""
    persons: list[Person] = []
    by_word = _ByWord()
    for place in sorted(places, key=lambda place: (-len(_bare(place.name)), place.paragraph.start(place.first))):
        owner = by_word.first(place.name)
        if owner is None and len(place.name) == 1 and (leader := leaders().alone(place.name[0], year, sides)):
            same = (person for person in persons if leaders().named(person.name, year, sides) == leader)
            owner = next(same, None)
        if owner is None:
            owner = Person(place.name)
            persons.append(owner)
            by_word.add(owner)
        owner.places.append(place)
    return persons


def _surnames_missed(
    paragraph: "ParsedParagraph", surnames: frozenset[str], known: set[tuple[int, int]], free: set[int]
) -> Iterator[NamedPerson]:
    for token in paragraph.doc:
        if token.i in free and token.text in surnames and (id(paragraph), token.i) not in known:
            yield NamedPerson(paragraph, token, token, token, (), (token.text,))


def without_homonyms(named: list[Naming], persons: list[Person]) -> list[Naming]:
    """Table names that are a person's surname ("Jordan", where the text has a Michael Jordan and no Amman) left out."""
    surnames = {person.name[-1] for person in persons if len(person.name) > 1}
    otherwise = {naming.key for naming in named if naming.first.text not in surnames}
    return [naming for naming in named if naming.first.text not in surnames or naming.key in otherwise]
