"""Bodies that no table lists, known by a noun beside or in their name: "the airline Belavia", "US Southern Command"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, gazetteer, organisation_heads, state_body_heads, words
from standoff.reading.actors.grammar import is_modifier
from standoff.reading.actors.ledger import Naming
from standoff.reading.actors.name_words import is_title
from standoff.reading.actors.peoplenouns import is_common, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.syntax import coordinated
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Place = tuple[int, int]
_NOUNS = {
    "nouns_for_companies": (ActorKind.COMPANY, "BUS"),
    "nouns_for_parties": (ActorKind.PARTY, "PTY"),
    "nouns_for_associations": (ActorKind.OTHER, "SOC"),
}


def named_by_nouns(
    parsed: Sequence["ParsedParagraph"], taken: set[Place], entries: dict[str, Entry]
) -> Iterator[Naming]:
    """Every naming of a firm, party or association that stands once beside a noun which says what it is."""
    kinds: dict[str, tuple[ActorKind, str]] = {}
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for token in paragraph.doc:
            for head in _beside(token) if token.pos_ == "NOUN" else ():
                if _may_be_name(paragraph, head, taken):
                    kinds.setdefault(_run(paragraph, head), _kind_of(token))
    for paragraph in parsed if kinds else ():
        for token in paragraph.doc:
            if _may_be_name(paragraph, token, taken) and (name := _run(paragraph, token)) in kinds:
                kind, sector = kinds[name]
                key = f"name:{name}"
                entries.setdefault(key, Entry(key, name, kind, None, name, roles=(sector,)))
                yield Naming(paragraph, _first(token), token, token, key, Form.NAME, agentive=True)


def named_by_deeds(
    parsed: Sequence["ParsedParagraph"],
    taken: set[Place],
    entries: dict[str, Entry],
    deciding: frozenset[int],
    persons: frozenset[str],
) -> Iterator[Naming]:
    """Every naming of a body that once wants, refuses or promises something: "Prospera claims $10m from Honduras".

    `persons` are words that the text has in names of persons.
    """
    names: dict[str, ActorKind] = {}
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for token in paragraph.doc:
            if paragraph.start(token) not in deciding or not _may_be_name(paragraph, token, taken):
                continue
            if token.text not in persons and _is_body(token):
                firm = any(word in words("companies") for word in _run(paragraph, token).split())
                names.setdefault(_run(paragraph, token), ActorKind.COMPANY if firm else ActorKind.OTHER)
    for paragraph in parsed if names else ():
        for token in paragraph.doc:
            if _may_be_name(paragraph, token, taken) and (name := _run(paragraph, token)) in names:
                ends = token.i + 1 == len(token.doc) or not _is_name_word(token.nbor())
                if ends and not is_modifier(token):
                    key = f"name:{name}"
                    entries.setdefault(key, Entry(key, name, names[name], None, name))
                    yield Naming(paragraph, _first(token), token, token, key, Form.NAME, agentive=True)


def state_bodies(
    parsed: Sequence["ParsedParagraph"], named: Sequence[Naming], entries: dict[str, Entry]
) -> Iterator[Naming]:
    """Names that begin with a state's and end in a noun for a force or a firm, and "Air India"."""
    states = {
        (id(n.paragraph), int(n.first.i)): n for n in named if n.key.startswith("state:") and n.form is not Form.TRAP
    }
    for naming in states.values():
        opener = naming.first.nbor(-1) if naming.first.i else naming.first
        if opener.text in words("company_openers") and opener.pos_ == "PROPN":
            name = naming.paragraph.doc[opener.i : naming.last.i + 1].text
            entries.setdefault(
                f"name:{name}", Entry(f"name:{name}", name, ActorKind.COMPANY, None, name, roles=("BUS",))
            )
            yield Naming(naming.paragraph, opener, naming.last, naming.head, f"name:{name}", Form.NAME, agentive=True)
    yield from _branches(states.values(), entries)
    heads = state_body_heads()
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for head in paragraph.doc:
            if not _is_name_word(head):
                continue
            found = heads.get(head.lower_)
            if found is None:
                continue
            first = _first(head)
            state = states.get((id(paragraph), int(first.i)))
            if state is None or state.last.i >= head.i:
                continue
            kind, sector = found
            name = paragraph.doc[first.i : head.i + 1].text
            key = f"name:{name}"
            side = None if kind is ActorKind.COMPANY else state.key
            entries.setdefault(key, Entry(key, name, kind, None, name, side=side, roles=(sector,)))
            yield Naming(paragraph, first, head, head, key, Form.NAME, agentive=True)


def _branches(states: Iterable[Naming], entries: dict[str, Entry]) -> Iterator[Naming]:
    """ "Shell Nigeria": what a firm has in a country, where the pipeline takes both words for one organisation."""
    for naming in states:
        before = naming.first.nbor(-1) if naming.first.i else naming.first
        one = before != naming.first and before.ent_type_ == naming.last.ent_type_ == "ORG" and _is_name_word(before)
        body = naming.paragraph.block.kind is BlockKind.PARAGRAPH
        if (
            one
            and body
            and naming.form is Form.NAME
            and naming.last.ent_iob_ == "I"
            and before.lower_ not in words("titles")
        ):
            name = naming.paragraph.doc[_first(before).i : naming.last.i + 1].text
            entries.setdefault(
                f"name:{name}", Entry(f"name:{name}", name, ActorKind.COMPANY, None, name, roles=("BUS",))
            )
            yield Naming(naming.paragraph, _first(before), naming.last, naming.head, f"name:{name}", Form.NAME, True)


def _is_body(name: "Token") -> bool:
    """True for a name that the pipeline takes for an organisation's, or beside which stands what sort of body it is."""
    beside = [child for child in name.rights if child.dep_ == "appos" and child.pos_ == "NOUN"]
    if beside:
        people = any(is_person_noun(child) or _is_of_persons(child) for child in beside)
        return not people and not any(child.lower_lemma in words("named_things") for child in beside)
    first = _first(name)
    # "The Government" is somebody's, and no name; two names in a row may be a person's, whatever the pipeline says.
    if first == name:
        before = name.nbor(-1) if name.i else name
        told = is_title(before) or before.lower_ in words("name_particles") or is_common(name)
        if not told and not name.ent_type_ and _is_made_up(name.text):
            return True
    else:
        run = name.doc[first.i : name.i + 1]
        signs = words("companies") | {head.title() for head in organisation_heads()}
        told = not any(t.text in signs or gazetteer().knows(t.text) or (t.is_upper and len(t) > 1) for t in run)
        if any(t.lower_ == "the" for t in name.lefts):
            # "The Yellow Shirts", whatever the pipeline says.
            return name.lower_lemma not in words("named_things") and not is_common(name)
    his = any(t.lower_ in ("his", "her") for t in name.head.subtree)
    return name.ent_type_ == "ORG" and not told and not his


def _is_of_persons(noun: "Token") -> bool:
    role = role_of(noun)
    return role is not None and role.stands_for in ("office", "side", "armed")


def _is_made_up(name: str) -> bool:
    """True for "OmniTrax": a capital inside a word is a firm's, but for those after "Mc", "Mac", "De" and the like."""
    inner = [i for i, letter in enumerate(name) if i and letter.isupper()]
    return len(inner) == 1 and name[: inner[0]].lower() not in words("openings_of_surnames")


def _beside(noun: "Token") -> Iterator["Token"]:
    """Names in apposition to a noun for a body, on either side of it, with all that is coordinated with them."""
    if noun.lower_lemma not in _body_nouns():
        return
    for child in noun.rights:
        if child.dep_ == "appos":
            yield from coordinated(child)
    # "The charity Sea Rescue": however the parser ties the two, nothing stands between them.
    last = noun
    while last.i + 1 < len(noun.doc) and _is_name_word(last.nbor()) and last.whitespace_:
        last = last.nbor()
    if last != noun and last.lower_ not in words("calendar"):
        yield from coordinated(last)
    if noun.dep_ == "appos" and noun.head.i < noun.i:
        yield noun.head


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset().union(*(words(name) for name in _NOUNS))


def _kind_of(noun: "Token") -> tuple[ActorKind, str]:
    return next(kind for name, kind in _NOUNS.items() if noun.lemma_.lower() in words(name))


def _may_be_name(paragraph: "ParsedParagraph", head: "Token", taken: set[Place]) -> bool:
    return _is_name_word(head) and all((id(paragraph), i) not in taken for i in range(_first(head).i, head.i + 1))


def _is_name_word(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.is_alpha


def _first(head: "Token") -> "Token":
    """The first word of the capitalised name that ends in `head`."""
    first = head
    while first.i and _is_name_word(first.nbor(-1)) and first.nbor(-1).whitespace_:
        first = first.nbor(-1)
    return first


def _run(paragraph: "ParsedParagraph", head: "Token") -> str:
    return str(paragraph.doc[_first(head).i : head.i + 1].text)
