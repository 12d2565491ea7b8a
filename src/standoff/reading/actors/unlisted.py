"""Actors that no table lists, found by what they do: a state that refuses, a Front that will not disarm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.reading.actors.bynames import byname_namings
from standoff.reading.actors.composed import composed_names
from standoff.reading.actors.gazetteer import Entry, Form, gazetteer, organisation_heads, words
from standoff.reading.actors.grammar import is_mere_place, is_modifier
from standoff.reading.actors.leaders import leaders
from standoff.reading.actors.ledger import Naming
from standoff.reading.actors.named_bodies import named_by_deeds, named_by_nouns, state_bodies
from standoff.reading.actors.names import year_of
from standoff.reading.actors.peoplenouns import is_common, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.model import ActorKind
from standoff.reading.tables import word_lists
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_SHORTEST = 4
_LETTERS = 6
_GEOGRAPHIC = ("GPE", "LOC", "NORP")
_SIDED = ("side", "force", "body", "office")


@dataclass
class _Name:
    """A capitalised word of the document that no table knows, and what speaks for its being a party or a country."""

    places: list[tuple["ParsedParagraph", "Token"]] = field(default_factory=list)
    acts: int = 0
    geographic: int = 0
    personal: int = 0


@dataclass(frozen=True, slots=True)
class Unlisted:
    """The actors found without a table: their entries and where they are named."""

    entries: tuple[Entry, ...]
    namings: tuple[Naming, ...]


def find_unlisted(
    parsed: Sequence["ParsedParagraph"], named: Sequence[Naming], deciding: frozenset[int] = frozenset()
) -> Unlisted:
    """Countries and organised groups that the tables lack; a single name that may be a person's is left alone.

    `deciding` as in `find_actors`.
    """
    taken = {(id(n.paragraph), i) for n in named for i in range(n.first.i, n.last.i + 1)}
    entries: dict[str, Entry] = {}
    listed = {(id(n.paragraph), int(n.last.i)): int(n.first.i) for n in named}
    bodies = state_bodies(parsed, named, entries)
    found = [n for n in bodies if n.first.i < listed.get((id(n.paragraph), int(n.last.i)), len(n.first.doc))]
    found += composed_names(parsed, [*named, *found], entries)
    taken |= {(id(n.paragraph), i) for n in found for i in range(n.first.i, n.last.i + 1)}
    found += byname_namings(parsed, [*named, *found], taken, entries)
    taken |= {(id(n.paragraph), i) for n in found for i in range(n.first.i, n.last.i + 1)}
    found += named_by_nouns(parsed, taken, entries)
    known = {naming.key: gazetteer().entries[naming.key] for naming in named if naming.key in gazetteer().entries}
    found += _parties(parsed, taken, entries, {_initials(e.name): e.key for e in (*known.values(), *entries.values())})
    taken |= {(id(n.paragraph), i) for n in found for i in range(n.first.i, n.last.i + 1)}
    # "The Front" is the one whose longer name the text has.
    shorts = {n.last.text for n in (*named, *found) if n.first.i < n.last.i and n.last.lower_ in organisation_heads()}
    found += named_by_deeds(parsed, taken, entries, deciding, frozenset(_persons_words(parsed) | shorts))
    taken |= {(id(n.paragraph), i) for n in found for i in range(n.first.i, n.last.i + 1)}
    found += _countries(parsed, named, taken, entries, deciding)
    return Unlisted(tuple(entries.values()), tuple(found))


def _parties(
    parsed: Sequence["ParsedParagraph"],
    taken: set[tuple[int, int]],
    entries: dict[str, Entry],
    by_initials: dict[str, str],
) -> Iterator[Naming]:
    """Parties that go by a creed or by letters, once one says or decides something: "the Socialists", "the CUP"."""
    paragraphs = [p for p in parsed if p.block.kind is BlockKind.PARAGRAPH]
    places = [(p, t) for p in paragraphs for t in p.doc if t.text[0].isupper() and (id(p), t.i) not in taken]
    creeds = [(p, t) for p, t in places if t.lower_ in words("creeds") and not is_modifier(t)]
    letters = [(p, t) for p, t in places if t.is_upper and t.is_alpha and 1 < len(t) <= _LETTERS and t.pos_ == "PROPN"]
    for found, kind, acts in ((creeds, ActorKind.PARTY, _acts_or_leads), (letters, ActorKind.OTHER, _speaks)):
        known = {t.text for _, t in found if acts(t) and not gazetteer().knows(t.text)}
        for paragraph, token in found:
            if token.text in known:
                key = by_initials.get(token.text, f"name:{token.text}")
                roles = ("PTY",) if kind is ActorKind.PARTY else ()
                if token.text not in by_initials:
                    entries.setdefault(key, Entry(key, token.text, kind, None, token.text, roles=roles))
                agentive = not is_mere_place(token) and not is_modifier(token)
                yield Naming(paragraph, token, token, token, key, Form.NAME, agentive=agentive)


def _initials(name: str) -> str:
    """ "NOC" for "National Oil Corporation"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _acts_or_leads(token: "Token") -> bool:
    """True for the subject of a verb, or who it is done by: "X's Socialists are likely to win", "led by the Greens"."""
    return token.dep_ in ("nsubj", "poss") or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _speaks(token: "Token") -> bool:
    """True for letters that name a body: "the CUP demands", "X of the CFDT", "its marketer, SOMO"."""
    if token.dep_ == "nsubj":
        verbs = word_lists()["saying_verbs"] | words("deciding_verbs")
        acts = token.head.lemma_.lower() in words("acting_verbs") and any(t.lower_ == "the" for t in token.lefts)
        return acts or token.head.lemma_.lower() in verbs
    if token.dep_ == "appos" and token.i and token.nbor(-1).text in (",", "the"):
        return is_common(token.head) or token.head.lower_lemma.endswith(("er", "or"))
    whose = token.head if token.dep_ == "poss" else token.head.head
    of = token.dep_ == "poss" or (token.dep_ == "pobj" and token.head.lower_ == "of")
    return of and (whose.ent_type_ == "PERSON" or is_person_noun(whose))


def _countries(
    parsed: Sequence["ParsedParagraph"],
    named: Sequence[Naming],
    taken: set[tuple[int, int]],
    entries: dict[str, Entry],
    deciding: frozenset[int],
) -> Iterator[Naming]:
    """Single names that act, and that the text also treats as a land or a state with officials or a people."""
    names = _single_names(parsed, taken, deciding)
    year, sides = year_of(parsed), frozenset(naming.key for naming in named)
    bynames = {text for text in names if leaders().alone(text, year, sides) is not None}
    for text in (_persons_words(parsed) | bynames) & set(names):
        del names[text]
    for text, name in names.items():
        derived = [other for other in names if _derives(other, text)]
        if any(_derives(text, other) for other in names):
            continue
        acts = name.acts + sum(names[other].acts for other in derived)
        if not acts or not (derived or name.geographic > name.personal):
            continue
        key = f"state:{text}"
        adjective = min((other for other in derived if not other.endswith("s")), default=text)
        entries[key] = Entry(key, text, ActorKind.STATE, None, adjective)
        yield from (_naming(place, key, Form.NAME) for place in name.places)
        for other in sorted(derived):
            yield from (_naming(place, key, Form.PEOPLE) for place in names[other].places)


def _persons_words(parsed: Sequence["ParsedParagraph"]) -> set[str]:
    """Words that the text has after a title, or last in a person's longer name: one who is so named is no country."""
    found = set()
    for paragraph in parsed:
        for before, token in pairwise(paragraph.doc.tokens):
            if token.text[0].isupper() and before.text[0].isupper():
                titled = before.lower_.rstrip(".") in words("titles")
                if titled or (token.ent_type_ == "PERSON" and before.ent_type_ == "PERSON"):
                    found.add(token.text)
    return found


def _single_names(
    parsed: Sequence["ParsedParagraph"], taken: set[tuple[int, int]], deciding: frozenset[int]
) -> dict[str, _Name]:
    lower = {token.text for paragraph in parsed for token in paragraph.doc if token.is_lower}
    names: dict[str, _Name] = {}
    for paragraph in parsed:
        for token in paragraph.doc:
            if not _may_name(token, lower) or (id(paragraph), token.i) in taken:
                continue
            name = names.setdefault(token.text, _Name())
            name.places.append((paragraph, token))
            name.acts += _acts(token) or paragraph.start(token) in deciding
            # Governments go by the names of persons too, so a name before one says nothing of a country.
            name.geographic += token.ent_type_ in _GEOGRAPHIC or is_mere_place(token)
            name.personal += token.ent_type_ == "PERSON"
    return names


def _may_name(token: "Token", lower: set[str]) -> bool:
    if token.pos_ not in ("PROPN", "ADJ") or not token.is_title or not token.is_alpha or len(token.text) < _SHORTEST:
        return False
    common = (lower, words("calendar"), words("titles"), words("world_regions"))
    if token.is_stop or any(token.lower_ in known for known in common):
        return False
    beside = [token.nbor(-1)] if token.i else []
    beside += [token.nbor()] if token.i + 1 < len(token.doc) else []
    if gazetteer().knows(token.text) or (token.i and token.nbor(-1).lower_ in words("name_particles")):
        return False
    return not any(other.pos_ == "PROPN" and other.is_title for other in beside)


def _acts(token: "Token") -> bool:
    """Subject of a verb of saying or deciding, or owner of officials, forces or public bodies."""
    head = token
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    if head.dep_ == "nsubj":
        verb = head.head
        return verb.lemma_.lower() in word_lists()["saying_verbs"] | words("deciding_verbs") or _will(verb)
    return _has_state(token)


def _will(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.lefts)


def _has_state(token: "Token") -> bool:
    """True before a noun for officials, forces or bodies: "the Graustark government", "Graustark's army"."""
    if token.dep_ not in ("poss", "compound", "amod", "nmod"):
        return False
    role = role_of(token.head)
    return role is not None and role.stands_for in _SIDED and role.noun not in words("town_posts")


def _derives(form: str, name: str) -> bool:
    """True when `form` may be the adjective or the people of `name` ("Ruritanian", "Ruritanians").

    >>> _derives("Ruritanians", "Ruritania"), _derives("Ostmarkers", "Ostmark"), _derives("Ostmark", "Ostmarkers")
    (True, True, False)
    """
    shared = 0
    while shared < min(len(form), len(name)) and form[shared] == name[shared]:
        shared += 1
    stem_kept = shared >= max(_SHORTEST, len(name) - 2)
    return form != name and stem_kept and form[shared:] in words("demonym_endings")


def _naming(place: tuple["ParsedParagraph", "Token"], key: str, form: Form) -> Naming:
    paragraph, token = place
    modifier = is_modifier(token)
    form = Form.ADJECTIVE if form is Form.PEOPLE and modifier else form
    agentive = not modifier and not is_mere_place(token)
    return Naming(paragraph, token, token, token, key, form, agentive)
