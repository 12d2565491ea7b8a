"""Who a noun phrase stands for: a name, a sector of a named state, a title, an epithet or a pronoun."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Form, Role, epithets, regime_nouns, roles, words
from standoff.reading.actors.grammar import (
    conjuncts,
    governing_verb,
    is_expletive,
    is_subject,
    modifies,
    subjects_before,
)
from standoff.reading.actors.ledger import Ledger, Naming
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.pipeline import ParsedParagraph

_PARTIES = (
    ActorKind.STATE,
    ActorKind.IGO,
    ActorKind.ARMED_GROUP,
    ActorKind.PARTY,
    ActorKind.GOVERNMENT,
    ActorKind.OTHER,
)
Keys = tuple[str, ...]


class Referents:
    """Answers, for any token of the document, who its noun phrase stands for; () where the text leaves it open."""

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, named: Sequence[Naming]) -> None:
        self._parsed = list(parsed)
        self._order = {id(paragraph): number for number, paragraph in enumerate(parsed)}
        self._ledger = ledger
        self._named: dict[int, list[Naming]] = {}
        for naming in named:
            self._named.setdefault(id(naming.paragraph), []).append(naming)
        self._known: dict[int, Keys] = {}
        self._asked: set[int] = set()

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Keys of the actors that the phrase headed by `token` stands for, what is coordinated with it left out."""
        at = paragraph.start(token)
        if at in self._known:
            return self._known[at]
        if at in self._asked:
            return ()
        self._asked.add(at)
        found = self._find(paragraph, token)
        self._asked.discard(at)
        self._known[at] = found
        return found

    def forget(self) -> None:
        """Drop remembered answers, after the ledger has grown."""
        self._known.clear()

    def _find(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        named = self._ledger.at_head(paragraph, token)
        if named:
            return named
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(paragraph, token)
        role = role_of(token)
        pair = self._pair(paragraph, token)
        if pair:
            return pair
        sides = self.owners(paragraph, token)
        if role is not None and sides:
            return self._sector(role, token, sides)
        if token.lemma_.lower() in words("side_nouns") and sides:
            return sides
        if role is not None and role.stands_for == "office":
            return self.holder(paragraph, token)
        return self._epithet(paragraph, token)

    def owners(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """The states or bodies that a noun's adjective, possessor or of-phrase names."""
        out: list[str] = []
        for naming in self._named.get(id(paragraph), ()):
            if naming.form is not Form.TRAP and naming.head.i != noun.i and modifies(naming.head, noun):
                out.append(naming.key)
        if out:
            return tuple(dict.fromkeys(out))
        for child in noun.lefts:
            if child.dep_ == "poss":
                keys = self.of(paragraph, child)
                return tuple(dict.fromkeys(self.side_of(key) for key in keys))
        return ()

    def side_of(self, key: str) -> str:
        """The side at the top of an actor's chain."""
        seen = {key}
        figures = self._ledger.figures
        while key in figures and figures[key].side and figures[key].side not in seen:
            side = figures[key].side
            assert side is not None
            if figures[key].kind is ActorKind.IGO:
                break
            key = side
            seen.add(key)
        return key

    def _sector(self, role: Role, noun: "Token", sides: Keys) -> Keys:
        if role.stands_for == "force":
            return tuple(self._forces(side) for side in sides)
        if role.stands_for == "office":
            office = office_of(noun)
            holders = [f.key for f in self._ledger.by_office(office) if f.side in sides]
            return (holders[0],) if len(holders) == 1 else sides
        return sides

    def _forces(self, side: str) -> str:
        """The one military body named of this side, or the side itself."""
        bodies = [
            figure.key
            for figure in self._ledger.figures.values()
            if figure.kind is ActorKind.MILITARY and figure.side == side and figure.mentions
        ]
        return bodies[0] if len(bodies) == 1 else side

    def holder(self, paragraph: "ParsedParagraph", noun: "Token") -> Keys:
        """The person the document names as holder of this office, when there is exactly one."""
        if not any(child.lower_ in ("the", "their", "his", "its") for child in noun.lefts):
            return ()
        office = office_of(noun)
        persons = [figure.key for figure in self._ledger.by_office(office)]
        if len(persons) > 1:
            before = self._last_before(paragraph, noun, persons)
            return (before,) if before else ()
        return tuple(persons)

    def _last_before(self, paragraph: "ParsedParagraph", token: "Token", keys: Sequence[str]) -> str | None:
        limit = paragraph.start(token)
        latest: tuple[int, str] | None = None
        for key in keys:
            for start, _ in self._ledger.figures[key].mentions:
                if start < limit and (latest is None or start > latest[0]):
                    latest = (start, key)
        return latest[1] if latest else None

    def _definite(self, token: "Token") -> bool:
        return any(child.lower_ in ("the", "this", "that") for child in token.lefts)

    def _epithet(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        if not self._definite(token) or any(child.dep_ in ("amod", "compound", "nummod") for child in token.lefts):
            return ()
        noun = token.lemma_.lower()
        figures = self._ledger.figures
        form = epithets().get(token.lower_) or epithets().get(noun)
        if form:
            fitting = [key for key, figure in figures.items() if form in figure.shorts and figure.mentions]
            return (fitting[0],) if len(fitting) == 1 else ()
        if noun == "group" or (noun in roles() and roles()[noun].stands_for == "armed"):
            armed = [key for key, figure in figures.items() if figure.kind is ActorKind.ARMED_GROUP and figure.mentions]
            return (armed[0],) if len(armed) == 1 else ()
        fitting = [
            key
            for key, figure in figures.items()
            if figure.kind is ActorKind.IGO and noun in figure.shorts and figure.mentions
        ]
        nearest = self._last_before(paragraph, token, fitting)
        return (nearest,) if nearest else ()

    def _pair(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """ "both sides", "the two countries", "each side", "neither": the document's two main sides."""
        lefts = {child.lower_ for child in token.lefts}
        is_side = token.lemma_.lower() in words("side_nouns")
        bare = token.lower_ in ("both", "neither", "each") and (is_subject(token) or token.dep_ == "pobj")
        if not (bare or (is_side and lefts & words("pair_words")) or (token.lower_ == "sides" and not lefts - {"the"})):
            return ()
        return self.main_pair(paragraph, token)

    def main_pair(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """The two sides most named up to here, when no third is named as often as the second."""
        limit = paragraph.start(token)
        counts: dict[str, int] = {}
        for key, figure in self._ledger.figures.items():
            side = self.side_of(key)
            if side in self._ledger.figures and self._ledger.figures[side].kind in _PARTIES:
                counts[side] = counts.get(side, 0) + sum(1 for start, _ in figure.mentions if start < limit)
        ranked = sorted((count, key) for key, count in counts.items() if count)[::-1]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][0] >= ranked[1][0]):
            return ()
        return tuple(sorted((ranked[0][1], ranked[1][1]), key=lambda key: min(self._ledger.figures[key].mentions)))

    def _pronoun(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        word = token.lower_
        if word in words("singular_person"):
            return self._antecedent(paragraph, token, lambda keys, _: len(keys) == 1 and self._is_person(keys[0]))
        if word in words("singular_neuter"):
            if is_expletive(token) or not self._can_decide(token):
                return ()
            return self._antecedent(paragraph, token, lambda keys, _: len(keys) == 1 and not self._is_person(keys[0]))
        if word in words("plural"):
            if not self._can_decide(token):
                return ()
            return self._antecedent(paragraph, token, lambda keys, head: len(keys) > 1 or _is_plural(head))
        return self._pair(paragraph, token)

    def _is_person(self, key: str) -> bool:
        return self._ledger.figures[key].kind is ActorKind.PERSON

    def _can_decide(self, token: "Token") -> bool:
        """A thing may be any "it": only a subject of a verb that parties decide by, or a possessor, is resolved."""
        if token.dep_ == "poss":
            return True
        verb = governing_verb(token)
        return verb.lemma_.lower() in words("deciding_verbs") or any(
            child.dep_ == "xcomp" or child.dep_ == "acomp" for child in verb.rights
        )

    def _antecedent(self, paragraph: "ParsedParagraph", token: "Token", fits: "Fits") -> Keys:
        """The nearest fitting subject: this sentence, then two sentences back, then the end of the paragraph before."""
        for candidate, home in self._candidates(paragraph, token):
            keys: list[str] = []
            for part in conjuncts(candidate):
                keys.extend(self.of(home, part))
            found = tuple(dict.fromkeys(keys))
            if found and fits(found, candidate):
                return found
        return ()

    def _candidates(self, paragraph: "ParsedParagraph", token: "Token") -> Iterator[tuple["Token", "ParsedParagraph"]]:
        for subject in subjects_before(token):
            yield subject, paragraph
        for child in token.doc[token.sent.start : token.i]:
            if child.dep_ == "poss" and child.pos_ == "PROPN":
                yield child, paragraph
        sentences = [sentence for sentence in token.doc.sents if sentence.end <= token.sent.start]
        for sentence in reversed(sentences[-2:]):
            yield from ((subject, paragraph) for subject in _main_subjects(sentence))
        number = self._order[id(paragraph)]
        if not sentences and number:
            before = self._parsed[number - 1]
            last = list(before.doc.sents)[-1:]
            for sentence in last:
                yield from ((subject, before) for subject in _main_subjects(sentence))


if TYPE_CHECKING:
    from collections.abc import Callable

    Fits = Callable[[Keys, Token], bool]


def _main_subjects(sentence: "object") -> Iterator["Token"]:
    """Subjects of a sentence, that of the main clause first."""
    tokens = list(sentence)  # type: ignore[call-overload]
    subjects = [token for token in tokens if token.dep_ in ("nsubj", "nsubjpass")]
    return iter(sorted(subjects, key=lambda token: (token.head.dep_ != "ROOT", token.i)))


def _is_plural(token: "Token") -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.text.endswith("s") or token.dep_ == "amod" or token.pos_ == "ADJ"


def role_of(token: "Token") -> Role | None:
    """The role that a noun, alone or with the word before it ("foreign ministry"), names."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    table = roles()
    lemma = token.lemma_.lower()
    for noun in (lemma, token.lower_):
        if token.i and (pair := f"{token.nbor(-1).lower_} {noun}") in table:
            return table[pair]
    return table.get(lemma) or table.get(token.lower_)


def office_of(noun: "Token") -> str:
    """The office a noun names, with the words that tell it from others ("foreign minister"), lower case."""
    own = [
        child.lower_
        for child in noun.lefts
        if child.dep_ in ("compound", "amod")
        and child.ent_type_ not in ("GPE", "NORP")
        and child.lower_ not in ("new", "former")
    ]
    return " ".join([*own, noun.lemma_.lower()])


def is_regime(token: "Token") -> bool:
    """True for a noun that names a government other than the constitutional one ("the junta")."""
    return token.lemma_.lower() in regime_nouns()
