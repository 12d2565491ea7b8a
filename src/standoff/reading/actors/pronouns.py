"""Pronouns of parties: who "it", "they", "he" or "we" stand for, by grammatical role, number and distance."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from standoff.reading.actors.antecedents import SUBJECTS, Candidate, in_asides, in_earlier, in_sentence, is_alike
from standoff.reading.actors.gazetteer import gazetteer, words
from standoff.reading.actors.grammar import is_expletive, last_sentences, sentences_before
from standoff.reading.actors.ledger import Ledger
from standoff.reading.actors.peoplenouns import is_group_noun, is_person_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.actors.spoken_by import OwnWords
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.sources import answerers
from standoff.reading.model import ActorKind
from standoff.reading.tables import word_lists
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Keys = tuple[str, ...]
_BODIES = (ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.PARTY, ActorKind.COMPANY, ActorKind.MILITARY)


class Resolver(Protocol):
    """What can say who a noun phrase stands for."""

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Keys of the actors that the phrase headed by `token` stands for."""


Fits = Callable[[Keys, Candidate], bool]


class Pronouns:
    """Resolves pronouns against the subjects around them, then the noun phrases before them, then earlier sentences."""

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, resolver: Resolver) -> None:
        self._parsed = list(parsed)
        self._order = {id(paragraph): number for number, paragraph in enumerate(parsed)}
        self._ledger = ledger
        self._resolver = resolver
        self._own_words = OwnWords(parsed, ledger, resolver)

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Who a personal or relative pronoun stands for; () where the text leaves it open."""
        word = token.lower_
        if token.tag_ in ("WDT", "WP", "WP$") or word == "who":
            return self._relative(paragraph, token)
        if word in words("first_person"):
            return self._speaker(paragraph, token)
        if word in words("singular_person"):
            fits = partial(self._fits_person, word in words("female"))
            return self._search(paragraph, token, fits, far=True) or self._named_after(paragraph, token, fits)
        if word in words("singular_neuter"):
            return () if is_expletive(token) else self._search(paragraph, token, self._fits_thing)
        if word in words("plural"):
            return self._search(paragraph, token, self._fits_several) or self._collective(paragraph, token)
        return ()

    def nearest(self, paragraph: "ParsedParagraph", token: "Token", fits: Fits) -> Keys:
        """The antecedent that a definite noun phrase without a name would have; nothing stands in its way."""
        for candidate in self._candidates(paragraph, token, far=False):
            found = self._keys(candidate)
            if found and fits(found, candidate):
                return found
        return ()

    def _named_after(self, paragraph: "ParsedParagraph", token: "Token", fits: Fits) -> Keys:
        """Whom the next sentence quotes by name, for "he" in a text that has spoken of no person yet."""
        if token.dep_ not in SUBJECTS or token.sent.end >= len(token.doc):
            return ()
        at = paragraph.start(token)
        persons = self._ledger.named(ActorKind.PERSON)
        body = next((p.offset for p in self._parsed if _in_body(p)), 0)
        if self._ledger.last_before(at, persons, body) is not None:
            return ()
        for other in token.doc[token.sent.end].sent:
            if (
                other.dep_ == "nsubj"
                and other.head.lower_lemma in word_lists()["saying_verbs"]
                and other.pos_ == "PROPN"
            ):
                found = self._resolver.of(paragraph, other)
                return found if found and fits(found, Candidate(paragraph, (other,))) else ()
        return ()

    def unnamed(self, paragraph: "ParsedParagraph", token: "Token") -> Candidate | None:
        """The noun phrase for people that a pronoun goes back to, where it is nobody's that the text has named.

        None where somebody known stands nearer, or where what is nearest is a thing.
        """
        word = token.lower_
        for candidate in self._candidates(paragraph, token, far=word in words("singular_person")):
            head = candidate.heads[0]
            if self._keys(candidate) or len(candidate.heads) > 1 or not _in_body(candidate.paragraph):
                return None
            if head.pos_ not in ("NOUN", "PROPN") or (candidate.plural and word not in words("plural")):
                continue
            one_person = is_person_noun(head) and not candidate.plural
            if word in words("singular_person") and not one_person:
                continue
            collective = is_group_noun(head) or (role_of(head) is not None and not one_person)
            fits = one_person if word in words("singular_person") else collective or is_person_noun(head)
            if word in words("singular_neuter"):
                fits = collective and not candidate.plural
            return candidate if fits else None
        return None

    def _search(self, paragraph: "ParsedParagraph", token: "Token", fits: Fits, far: bool = False) -> Keys:
        """The first candidate that fits; () when an ordinary thing that would fit as well stands nearer."""
        decides = far or _decides(token)
        for candidate in self._candidates(paragraph, token, far):
            found = self._keys(candidate)
            if found and fits(found, candidate):
                return found
            if not found and not decides and self._stands_in_the_way(token, candidate):
                return ()
            # Whoever an open pronoun stands for, it is not who is named beside it: "he was persuaded by X. He left."
            other = candidate.heads[0]
            before = candidate.paragraph is not paragraph or other.i < token.i
            if not found and before and other.dep_ in SUBJECTS and is_alike(other, token):
                return ()
        return ()

    def _stands_in_the_way(self, token: "Token", candidate: Candidate) -> bool:
        """True when the pronoun may as well stand for this noun phrase, which is no actor nor something of one's."""
        head = candidate.heads[0]
        if head.pos_ != "NOUN" or head.ent_type_ in ("DATE", "TIME") or candidate.plural != _is_plural_pronoun(token):
            return False
        if token.dep_ == "poss" and not candidate.governs:
            return False
        owners = [child for child in head.lefts if child.dep_ == "poss"]
        return not any(self._resolver.of(candidate.paragraph, owner) for owner in owners)

    def _keys(self, candidate: Candidate) -> Keys:
        keys: list[str] = []
        for head in candidate.heads:
            keys.extend(self._resolver.of(candidate.paragraph, head))
        return tuple(dict.fromkeys(keys))

    def _fits_person(self, female: bool, keys: Keys, candidate: Candidate) -> bool:
        if len(keys) != 1:
            return False
        figure = self._ledger.figures[keys[0]]
        if figure.kind is ActorKind.PERSON:
            return figure.female is None or figure.female == female
        # "Its spokesman said that he would wait": whose word he is the only one that the text has for him.
        head = candidate.heads[0]
        role = role_of(head)
        one = head.pos_ == "NOUN" and head.tag_ == "NN" and head.dep_ in SUBJECTS
        a_person = role is not None and (role.stands_for == "office" or role.noun.split()[-1] in words("posts"))
        return one and a_person

    def _fits_thing(self, keys: Keys, candidate: Candidate) -> bool:
        head = candidate.heads[0]
        people = candidate.plural and gazetteer().is_people(head.text)
        if len(keys) != 1 or people or (candidate.plural and head.pos_ != "PROPN"):
            return False
        role = role_of(head)
        # "his government" may lead up to nobody but him.
        collective = head.lemma_.lower() in words("governments") or (role is not None and role.stands_for == "body")
        a_body = role is not None and collective and head.dep_ in SUBJECTS
        return a_body or self._kind(keys[0]) is not ActorKind.PERSON

    def _fits_several(self, keys: Keys, candidate: Candidate) -> bool:
        return len(keys) > 1 or (candidate.plural and self._kind(keys[0]) is not ActorKind.PERSON)

    def _kind(self, key: str) -> ActorKind:
        return self._ledger.figures[key].kind

    def _collective(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """ "they" for a body of people named in the singular ("the FARC ... they"), within the sentence only."""
        if not _decides(token):
            return ()
        for candidate in in_sentence(paragraph, token):
            found = self._keys(candidate)
            if len(found) == 1 and self._kind(found[0]) in _BODIES:
                return found
            if not found and self._stands_in_the_way(token, candidate):
                return ()
        return ()

    def _relative(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """The noun that a relative clause is about."""
        at = token
        while at.head.i != at.i:
            if at.dep_ == "relcl":
                return self._resolver.of(paragraph, at.head)
            at = at.head
        return ()

    def _speaker(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """ "we" inside quotation marks is whoever is quoted; outside of them whoever speaks."""
        quoted = any(mark.is_quote and mark.text != "'" for mark in token.doc[token.sent.start : token.i])
        if not quoted:
            return self._own_words.of(paragraph)
        for other in token.sent:
            if other.lemma_.lower() in word_lists()["saying_verbs"] and other.pos_ == "VERB":
                heads = clause_at(paragraph, other).grammatical_subjects
                found = self._keys(Candidate(paragraph, heads)) if heads and token not in heads else ()
                if found and heads[0].lower_ not in words("first_person"):
                    return found
            replying = tuple(answerers(other)) if other.pos_ in ("VERB", "AUX") else ()
            if replying:
                return self._keys(Candidate(paragraph, replying))
        return ()

    def _candidates(self, paragraph: "ParsedParagraph", token: "Token", far: bool) -> Iterator[Candidate]:
        yield from in_sentence(paragraph, token)
        sentences = sentences_before(token, 3 if far else 2)
        for sentence in sentences:
            yield from in_earlier(paragraph, sentence, persons=far)
        for sentence in sentences if far else ():
            yield from in_asides(paragraph, sentence)
        earlier = (self._parsed[place] for place in range(self._order[id(paragraph)] - 1, -1, -1))
        before = next((p for p in earlier if p.block.kind is not BlockKind.HEADING), None)
        if before is not None and (far or len(sentences) < 2):
            for sentence in last_sentences(before.doc, 3 if far else 1):
                yield from in_earlier(before, sentence, persons=far)


def _decides(token: "Token") -> bool:
    """True where only a party can stand: the subject of a verb of deciding, the owner of officials or of "its own"."""
    if token.dep_ == "poss":
        owned = token.head
        return role_of(owned) is not None or owned.lemma_.lower() in words("party_possessions") or _is_own(token)
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    if verb.lemma_.lower() in words("deciding_verbs"):
        return True
    return any(child.dep_ == "acomp" and child.lower_ in words("party_adjectives") for child in verb.rights)


def _in_body(paragraph: "ParsedParagraph") -> bool:
    return paragraph.block.kind is BlockKind.PARAGRAPH


def _is_own(token: "Token") -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == "own"


def _is_plural_pronoun(token: "Token") -> bool:
    return token.lower_ in words("plural")
