"""Tells persons from the ships, places and stray words that the language pipeline takes for persons."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.grammar import is_mere_place
from standoff.reading.actors.ledger import NamedPerson
from standoff.reading.actors.peoplenouns import is_common, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.tables import word_lists
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_ROLES_OF_PERSONS = ("office", "side", "force", "armed", "body")


def role_nouns_of(place: NamedPerson) -> list["Token"]:
    """Role nouns before the name or beside it ("the Russian finance minister, X", "X, its envoy")."""
    head = place.head
    out = [
        child for child in head.lefts if child.dep_ in ("compound", "amod", "nmod", "appos") and child.i < place.first.i
    ]
    out += [child for child in head.rights if child.dep_ == "appos"]
    # "X, one of their leaders".
    out += [p for one in out if one.lower_ == "one" for of in one.children if of.lower_ == "of" for p in of.children]
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
        # "The ministers, X and Y": the parser coordinates all three.
        if first.pos_ == "NOUN" and first.nbor().text == ",":
            out.append(first)
    if first.dep_ == "appos":
        out.append(first.head)
    out += [child for noun in list(out) for child in noun.children if child.dep_ == "conj"]
    if place.first.i and place.first.nbor(-1).text == ",":
        before = place.first.doc[max(0, place.first.i - 4) : place.first.i - 1]
        out += [token for token in before if token.pos_ == "NOUN"][-1:]
    elif place.first.i and role_of(place.first.nbor(-1)) is not None:
        out.append(place.first.nbor(-1))
    return [
        noun
        for noun in dict.fromkeys(out)
        if (role := role_of(noun)) is not None and role.stands_for in _ROLES_OF_PERSONS
    ]


def is_person(places: Iterable[NamedPerson], known: bool = False, deciding: frozenset[int] = frozenset()) -> bool:
    """True when a title, an office or an act of speech shows it, or for a full name that nothing speaks against.

    A name `known` to be a leader's need not be what the pipeline calls a person. `deciding` as in `find_actors`.
    """
    places = [place for place in places if place.paragraph.block.kind is BlockKind.PARAGRAPH]
    if not places or any(_bears_thing_word(place) for place in places):
        return False
    if not known and all(_is_an_office(place) for place in places):
        return False
    if any(_speaks_for(place) or _decides(place, deciding) for place in places):
        return True
    longest = max((place.name for place in places), key=len)
    if len(longest) > 2 and any(word in words("name_particles") for word in longest[1:-1]):
        return not all(_has_article(place) for place in places)
    if not known and any(_is_where(place) for place in places):
        return False
    return (len(longest) > 1 or known) and any(
        (known or _labelled(place)) and not _speaks_against(place) for place in places
    )


def acts_as_person(place: NamedPerson) -> bool:
    """True for a name with an office beside it, or that says something or is a he, whatever the pipeline calls it."""
    return not _bears_thing_word(place) and _behaves(place)


def _speaks_for(place: NamedPerson) -> bool:
    return any(title not in words("half_titles") for title in place.titles) or _behaves(place)


def _behaves(place: NamedPerson) -> bool:
    human = _says(place) or _is_he_or_she(place) or is_dealt_with(place.head) or bool(role_nouns_of(place))
    return human and not (_has_article(place) or _is_called_a_thing(place) or _is_called_things(place))


def is_dealt_with(name: "Token") -> bool:
    """True for whom somebody tells, arrests or sits down with: "they will not talk to Ruiz or Diaz"."""
    first = name
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if any(child.lower_ in ("the", "a", "an") for child in (*name.lefts, *first.lefts)) or name.ent_type_ == "DATE":
        return False
    if first.dep_ in ("dobj", "dative"):
        return first.head.lower_lemma in words("verbs_on_persons")
    return (
        first.dep_ == "pobj"
        and first.head.lower_ == "with"
        and first.head.head.lower_lemma in words("verbs_of_meeting")
    )


def _is_an_office(place: NamedPerson) -> bool:
    """True for "the Chief Constable", which is nobody's name."""
    before = place.first.nbor(-1) if place.first.i else place.first
    return len(place.name) == 1 and before.lower_ in ("the", "a", "an") and is_common(place.head)


def _is_called_a_thing(place: NamedPerson) -> bool:
    """True for one word with a noun for no person beside it: "Prospera, an enclave"."""
    beside = [child for child in place.head.rights if child.dep_ == "appos" and child.pos_ == "NOUN"]
    return len(place.name) == 1 and any(not is_person_noun(t) and role_of(t) is None for t in beside)


def _is_where(place: NamedPerson) -> bool:
    """True for "in X", "near X": what somebody stands in is nobody."""
    return place.head.dep_ == "pobj" and place.head.head.lower_ in words("standing_prepositions")


def _is_called_things(place: NamedPerson) -> bool:
    """True for X and Y in "two temples, X and Y"."""
    first = place.head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first.dep_ == "appos" and first.head.tag_ == "NNS" and not is_common(first.head)


def _decides(place: NamedPerson, deciding: frozenset[int]) -> bool:
    """True for who wants or refuses something, unless what stands beside the name says that it is no person's."""
    if place.paragraph.start(place.head) not in deciding or _has_article(place):
        return False
    return all(is_person_noun(child) for child in place.head.rights if child.dep_ == "appos" and child.pos_ == "NOUN")


def _labelled(place: NamedPerson) -> bool:
    return any(token.ent_type_ == "PERSON" for token in place.first.doc[place.first.i : place.last.i + 1])


def _is_he_or_she(place: NamedPerson) -> bool:
    """True for "X, who", "X took his seat", and for what is coordinated with such a name."""
    head = place.head
    for child in head.rights:
        if child.dep_ == "relcl" and any(t.lower_ == "who" for t in child.lefts):
            return len(place.name) > 1
    if head.dep_ == "conj" and len(place.name) > 1 and head.head.ent_type_ == "PERSON":
        return any(t.dep_ == "compound" and t.ent_type_ == "PERSON" for t in head.head.lefts)
    if head.dep_ != "nsubj":
        return False
    owners = (t for child in head.head.rights for t in child.lefts if child.dep_ == "dobj" and t.dep_ == "poss")
    return any(t.lower_ in ("his", "her") for t in owners)


def _says(place: NamedPerson) -> bool:
    """Subject of a verb of saying or deciding, or named as the source of words."""
    head = place.head
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    if head.dep_ == "nsubj":
        verb = head.head
        # "Nonsense, said Oslo": the first of two subjects is what was said.
        if head.i < verb.i and any(child.dep_ == "nsubj" for child in verb.rights):
            return False
        return verb.lemma_.lower() in word_lists()["saying_verbs"] | words("deciding_verbs")
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"


def _speaks_against(place: NamedPerson) -> bool:
    return (
        _has_article(place)
        or is_mere_place(place.head)
        or place.head.dep_ in ("attr", "ROOT", "oprd", "dep")
        or _is_called_things(place)
        or (place.head.dep_ == "poss" and place.head.head.lower_lemma in words("remains"))
        or place.paragraph.block.kind is not BlockKind.PARAGRAPH
    )


def _has_article(place: NamedPerson) -> bool:
    """ "the Montrose": ships and newspapers have articles, persons do not."""
    before = place.first.nbor(-1) if place.first.i else None
    return before is not None and before.lower_ in ("the", "a", "an") and not place.titles


def _bears_thing_word(place: NamedPerson) -> bool:
    """ "the tanker X", "X Pass", "Operation X"."""
    things = words("named_things")
    doc = place.first.doc
    around = [place.name[-1].lower()]
    around += [doc[place.first.i - 1].lemma_.lower()] if place.first.i else []
    after = doc[place.last.i + 1] if place.last.i + 1 < len(doc) else place.last
    if doc[place.last.i].whitespace_ and after.pos_ in ("NOUN", "PROPN"):
        around.append(after.lemma_.lower())
    return any(word in things for word in around)
