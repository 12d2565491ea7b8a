"""Names that a text gives to whom it has brought in: "a band that calls itself X", "Y, nicknamed Z"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Form, words
from standoff.reading.actors.grammar import is_mere_place
from standoff.reading.actors.ledger import Naming
from standoff.reading.actors.peoplenouns import is_group_noun, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Place = tuple[int, int]
_SEVERAL = ("NNS", "NNPS")


@dataclass(frozen=True, eq=False)
class Byname:
    """The name in tokens `first` to `last`, and the head of the phrase for whom it stands."""

    paragraph: "ParsedParagraph"
    noun: "Token"
    first: "Token"
    last: "Token"

    @property
    def text(self) -> str:
        """The name as the text writes it."""
        return str(self.first.doc[self.first.i : self.last.i + 1].text)

    @property
    def places(self) -> range:
        """The indices of its tokens."""
        return range(self.first.i, self.last.i + 1)


def bynames(parsed: Sequence["ParsedParagraph"]) -> Iterator[Byname]:
    """Every name that is said to be somebody's, in order."""
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for token in paragraph.doc:
            if token.lower_ in words("naming_verbs"):
                yield from _named_after(paragraph, token)
                yield from _named_before(paragraph, token)
            elif token.lower_ == "short" and token.i > 2 and token.nbor(-1).lower_ == "for":
                yield from _shortened(paragraph, token.nbor(-1))


def byname_namings(
    parsed: Sequence["ParsedParagraph"], named: Sequence[Naming], taken: set[Place], entries: dict[str, Entry]
) -> Iterator[Naming]:
    """Every place of a name that no table has, where it is said to be a body's or that of some people."""
    by_head = {(id(n.paragraph), int(n.head.i)): n.key for n in named}
    keys: dict[tuple[str, ...], str] = {}
    for name in bynames(parsed):
        if any((id(name.paragraph), i) in taken for i in name.places):
            continue
        key = by_head.get((id(name.paragraph), int(name.noun.i)))
        if key is None and _is_of_people(name.noun):
            key = f"name:{name.text}"
            entries.setdefault(key, Entry(key, name.text, _kind(name.noun), None, name.text))
        if key is not None:
            keys.setdefault(tuple(name.first.doc[i].text for i in name.places), key)
    yield from _everywhere(parsed, keys, taken)


def _everywhere(
    parsed: Sequence["ParsedParagraph"], keys: Mapping[tuple[str, ...], str], taken: set[Place]
) -> Iterator[Naming]:
    for paragraph in parsed if keys else ():
        for token in paragraph.doc:
            for name, key in keys.items():
                run = paragraph.doc[token.i : token.i + len(name)]
                if tuple(t.text for t in run) == name and all((id(paragraph), t.i) not in taken for t in run):
                    agentive = not is_mere_place(run.root)
                    yield Naming(paragraph, run[0], run[-1], run.root, key, Form.NAME, agentive=agentive)


def _is_of_people(noun: "Token") -> bool:
    role = role_of(noun)
    several = is_person_noun(noun) and noun.tag_ in _SEVERAL
    body = role is not None and role.stands_for in ("body", "group", "armed", "force")
    place = noun.lower_lemma in words("named_things") | words("parts_of_countries") | words("nouns_for_states")
    return noun.pos_ == "NOUN" and (several or body or is_group_noun(noun)) and not place


def _kind(noun: "Token") -> ActorKind:
    role = role_of(noun)
    if role is not None and role.kind not in (ActorKind.PERSON, ActorKind.STATE):
        return role.kind
    return ActorKind.ARMED_GROUP if noun.lower_lemma in words("bands_in_arms") else ActorKind.OTHER


def _named_after(paragraph: "ParsedParagraph", verb: "Token") -> Iterator[Byname]:
    """ "A committee known as the Cocopa", "rebels who call themselves the Republican Forces"."""
    doc, at = verb.doc, verb.i + 1
    while at < len(doc) and doc[at].lower_ in words("before_bynames"):
        at += 1
    between = {t.lower_ for t in doc[verb.i + 1 : at]}
    if not between & (words("reflexives") | {"as"}) and not _is_set_apart(verb):
        return
    if at < len(doc) and _is_name_word(doc[at]):
        noun = _before(verb)
        if noun is not None:
            yield Byname(paragraph, noun, doc[at], _end(doc[at]))


def _is_set_apart(verb: "Token") -> bool:
    """True for "X, called Y" and "a band called Y", but not for "Oslo called Y a threat"."""
    if verb.lower_ not in words("naming_participles"):
        return False
    before = verb.nbor(-1) if verb.i else verb
    return before.text in (",", "(") or before.lemma_ == "be" or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _before(verb: "Token") -> "Token | None":
    """The head of the phrase that ends before a verb, past a comma, a relative pronoun and its auxiliaries."""
    doc, at = verb.doc, verb.i - 1
    while at > verb.sent.start and doc[at].lower_ in words("between_noun_and_byname"):
        at -= 1
    noun = doc[at]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    while noun.dep_ in ("compound", "poss") and noun.head.i == noun.i + 1 and noun.head.i < verb.i:
        noun = noun.head
    # "A committee of legislators, known as X": the committee is.
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and is_group_noun(noun.head.head):
        noun = noun.head.head
    return noun


def _named_before(paragraph: "ParsedParagraph", verb: "Token") -> Iterator[Byname]:
    """ "GAM, as the movement is known", "Mel, as his followers call Mr Zelaya"."""
    mark = next((t for t in verb.lefts if t.lower_ == "as" and t.i > 1), None)
    if mark is None or mark.nbor(-1).text != "," or not _is_name_word(mark.nbor(-2)):
        return
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    object_ = next((t for t in verb.rights if t.dep_ in ("dobj", "oprd", "attr") and t.i > verb.i), None)
    own = object_ is None or object_.lower_ in words("reflexives")
    noun = subject if (own and verb.tag_ == "VBN") or (object_ is not None and own) else object_
    if noun is not None:
        last = mark.nbor(-2)
        yield Byname(paragraph, noun, _start(last), last)


def _shortened(paragraph: "ParsedParagraph", preposition: "Token") -> Iterator[Byname]:
    """ "The Strike Committee, MKS for short"."""
    last = preposition.nbor(-1)
    first = _start(last)
    comma = first.nbor(-1) if first.i > 1 else first
    if comma.lower_ == "or" and comma.i > 1:
        comma = comma.nbor(-1)
    if not _is_name_word(last) or comma.text not in (",", "(") or comma.i == 0:
        return
    noun = comma.nbor(-1)
    while noun.dep_ in ("pobj", "prep", "conj", "compound") and noun.head.i < noun.i:
        noun = noun.head
    yield Byname(paragraph, noun, first, last)


def _is_name_word(token: "Token") -> bool:
    return token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.lower_ not in words("calendar")


def _start(last: "Token") -> "Token":
    first = last
    while first.i and _is_name_word(first.nbor(-1)) and first.nbor(-1).whitespace_:
        first = first.nbor(-1)
    return first


def _end(first: "Token") -> "Token":
    """The last word of the name that begins with `first`: "Peace and Justice", "the Group of Nine"."""
    doc, last = first.doc, first
    while last.i + 1 < len(doc):
        after = last.nbor()
        if _is_name_word(after) and last.whitespace_:
            last = after
        elif after.lower_ in ("of", "and", "for") and after.i + 1 < len(doc) and _is_name_word(after.nbor()):
            last = after.nbor()
        else:
            break
    return last
