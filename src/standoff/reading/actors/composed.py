"""Organisations that no table lists, known by how their names are composed: "Farmers' Union", "Front for Peace"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, Role, gazetteer, organisation_heads, words
from standoff.reading.actors.grammar import is_mere_place
from standoff.reading.actors.ledger import Naming
from standoff.reading.actors.name_words import is_title
from standoff.reading.actors.peoplenouns import is_person_word
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Place = tuple[int, int]
_OPENS_TAIL = ("of", "for", "against")
_IN_TAIL = (*_OPENS_TAIL, "and", "&")
_PARTS_OF_SPEECH = ("PROPN", "ADJ", "NOUN", "NUM", "VERB", "DET", "ADP", "ADV")
_PARTS = (ActorKind.PARTY, ActorKind.ARMED_GROUP, ActorKind.OTHER)


def composed_names(
    parsed: Sequence["ParsedParagraph"], named: Sequence[Naming], entries: dict[str, Entry]
) -> Iterator[Naming]:
    """Capitalised names about a word for an organisation, with all that belongs to them on either side of it.

    What the tables have is left as it is, but where it is only the end of a longer name: "Serb Democratic Party".
    """
    covered = {(id(n.paragraph), i): n for n in named for i in range(n.first.i, n.last.i + 1)}
    shortened: dict[str, str] = {}
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        done = -1
        for head in paragraph.doc:
            kind = _kind(head)
            if kind is None or head.i <= done:
                continue
            first, last = _first(head), _last(head)
            if not _is_name(paragraph, first, head, last, covered):
                continue
            name = str(paragraph.doc[first.i : last.i + 1].text)
            if last != head:
                shortened.setdefault(str(paragraph.doc[first.i : head.i + 1].text), name)
            elif first != head:
                # "The Civic Alliance", once the text has the Civic Alliance for Justice.
                name = shortened.get(name, name)
            key = _known_by_letters(last, covered, id(paragraph)) or f"name:{name}"
            if key == f"name:{name}":
                country = _country(paragraph, first, last, covered)
                entries.setdefault(key, Entry(key, name, kind, country, name))
            done = last.i
            yield Naming(paragraph, first, last, head, key, Form.NAME, agentive=not is_mere_place(head))


def _country(paragraph: "ParsedParagraph", first: "Token", last: "Token", covered: dict[Place, Naming]) -> str | None:
    """The country of the one state whose name or adjective is in the name: "Nigerian Union of Dockers"."""
    inside = (covered.get((id(paragraph), i)) for i in range(first.i, last.i + 1))
    keys = {n.key for n in inside if n is not None and n.key.startswith("state:")}
    return gazetteer().entries[keys.pop()].country if len(keys) == 1 else None


def _known_by_letters(last: "Token", covered: dict[Place, Naming], place: int) -> str | None:
    """The key of the table's name in parentheses after another: "Revolutionary Movement (MRTA)"."""
    after = last.doc[last.i + 1 : last.i + 4]
    letters = len(after) == 3 and after[0].text == "(" and after[1].is_upper and after[2].text == ")"
    known = covered.get((place, last.i + 2)) if letters else None
    return known.key if known is not None and known.key.startswith("name:") else None


def _kind(head: "Token") -> ActorKind | None:
    """What kind of organisation the word may head the name of; None for other words."""
    if head.pos_ not in ("PROPN", "NOUN") or not head.text[0].isupper() or head.is_upper:
        return None
    if head.lower_ in organisation_heads():
        return organisation_heads()[head.lower_]
    # "Mothers of the Plaza".
    return ActorKind.OTHER if head.text.endswith("s") and is_person_word(head.lower_) and not is_title(head) else None


def _first(head: "Token") -> "Token":
    """The first word of the name before its head."""
    first = head
    while first.i and (before := _before(first.nbor(-1), head)) is not None:
        first = before
    return first


def _before(token: "Token", head: "Token") -> "Token | None":
    """The word that a name goes on with to the left of what it has: `token`, or whose possessive it closes."""
    if token.tag_ == "POS" or token.text in ("'", "’"):
        owner = token.nbor(-1) if token.i else token
        # "Farmers' Union", "People's Army"; but "Ortega's Front" is the Front of somebody.
        of_people = owner.text[0].isupper() and (owner.lower_ in words("cause_words") or is_person_word(owner.lower_))
        return owner if of_people else None
    if token.text == "and" and token.i:
        # "Peace and Development Council".
        one = token.nbor(-1)
        inside = one.head == head or (token.ent_iob_ == "I" and token.nbor().ent_iob_ == "I")
        return one if inside and _may_be_within(one) and one.lower_ not in organisation_heads() else None
    return token if _may_be_within(token) else None


def _may_be_within(token: "Token") -> bool:
    if not token.text[0].isupper() or token.pos_ not in _PARTS_OF_SPEECH or token.lower_ == "the":
        return False
    if token.lower_ in words("calendar") or _is_of_a_person(token):
        return False
    return not token.is_sent_start or (token.pos_ in ("PROPN", "ADJ") and not token.is_stop)


def _is_of_a_person(token: "Token") -> bool:
    """True for a title with a name after it: "President", but not "Defence", in "the Defence Council"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return is_title(token) and (after.ent_type_ == "PERSON" or is_title(after))


def _last(head: "Token") -> "Token":
    """The last word of the name after its head: "Movement for the Survival of the Ogoni People", "Group of 77"."""
    last = head
    while (found := _further(last, _OPENS_TAIL if last == head else _IN_TAIL)) is not None:
        last = found
        while last.i + 1 < len(head.doc) and _may_be_within(last.nbor()) and last.whitespace_:
            last = last.nbor()
    return last


def _further(last: "Token", joints: tuple[str, ...]) -> "Token | None":
    """The first word of what a joint and an article tie to the name that ends in `last`."""
    doc, i = last.doc, last.i + 1
    if i >= len(doc) or doc[i].lower_ not in joints:
        return None
    if doc[i].lower_ in ("and", "&") and not (doc[i].ent_iob_ == "I" or _is_common_name_word(doc[i])):
        return None
    i += 1
    if i < len(doc) and doc[i].lower_ == "the":
        i += 1
    if i >= len(doc) or _is_of_a_person(doc[i]) or doc[i].ent_type_ == "PERSON":
        return None
    return doc[i] if _may_be_within(doc[i]) or (last.i + 2 == i and doc[i].text.isdigit()) else None


def _is_common_name_word(joint: "Token") -> bool:
    """True for "and" before a word that names no one: "Justice and Democracy"."""
    after = joint.nbor() if joint.i + 1 < len(joint.doc) else joint
    return after.lower_ in words("cause_words") | words("causes") or after.lower_ in organisation_heads()


def _is_name(
    paragraph: "ParsedParagraph", first: "Token", head: "Token", last: "Token", covered: dict[Place, Naming]
) -> bool:
    """True where the words are no table name, nor an office or a body under the name of its state alone."""
    after = last.nbor() if last.i + 1 < len(last.doc) and last.whitespace_ else last
    if after != last and after.text[0].isupper() and after.lower_ in words("named_things"):
        return False
    place = id(paragraph)
    known = covered.get((place, head.i))
    inner = [t for t in paragraph.doc[first.i : head.i] if t.text[0].isupper()]
    own = [t for t in inner if (place, t.i) not in covered]
    tail = [t for t in paragraph.doc[head.i + 1 : last.i + 1] if t.text[0].isupper() or t.text.isdigit()]
    if head.lower_ not in organisation_heads():
        after = paragraph.doc[head.i + 1] if last != head else head
        return known is None and last != head and after.lower_ == "of" and any(c.lower_ == "the" for c in head.lefts)
    if known is not None:
        return _is_end_of_longer(known, first, covered, place)
    if last == head and len(inner) == 1 and _is_role_of_two(role_of(head)):
        return False
    free_tail = any((place, t.i) not in covered for t in tail)
    if free_tail or any(t.tag_ == "POS" for t in paragraph.doc[first.i : head.i]):
        return True
    if not own:
        return bool(tail) and first == head and organisation_heads()[head.lower_] in _PARTS
    return len(own) == len(inner) or any(t.lower_ in words("cause_words") for t in own)


def _is_role_of_two(role: Role | None) -> bool:
    return role is not None and " " in role.noun


def _is_end_of_longer(known: Naming, first: "Token", covered: dict[Place, Naming], place: int) -> bool:
    """True for a party of the table that others have by a longer name: "Serb Democratic Party"."""
    entry = gazetteer().entries.get(known.key)
    if entry is None or entry.kind not in _PARTS or first.i >= known.first.i:
        return False
    before = known.first.nbor(-1)
    owner = covered.get((place, before.i))
    state = gazetteer().entries.get(owner.key) if owner is not None else None
    return before.text[0].isupper() and (state is None or state.country != entry.country)
