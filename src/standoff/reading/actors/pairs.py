"""The sides by their number: "both governments", "neither side", "each other", "the former", "the four"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.antecedents import in_sentence
from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.grammar import governing_verb, sentences_before
from standoff.reading.actors.ledger import Ledger
from standoff.reading.actors.pronouns import Resolver
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.memory import remembered
from standoff.reading.language.numbers import least
from standoff.reading.language.syntax import coordinated
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Parse, Token

Keys = tuple[str, ...]
_BARE = ("both", "neither", "each", "either")
_PARTIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.IGO,
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.GOVERNMENT,
        ActorKind.COMPANY,
        ActorKind.OTHER,
    }
)


class Pairs:
    """Resolves words for exactly two parties, and for as many as were listed before."""

    def __init__(self, parsed: Sequence["ParsedParagraph"], ledger: Ledger, resolver: Resolver) -> None:
        self._parsed = list(parsed)
        self._order = {id(paragraph): number for number, paragraph in enumerate(parsed)}
        self._ledger = ledger
        self._resolver = resolver
        self.principals: Keys = ()

    def are_two(self, token: "Token") -> bool:
        """True for words for exactly two parties, whoever they are."""
        return (token.lower_ in _BARE and _stands_bare(token)) or _is_the_two(token) or self._names_two(token)

    def of(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Two keys in order of first mention (or the number listed), one for "the former" and "the latter", else ()."""
        word = token.lower_
        if word in ("former", "latter") and _has_article(token) and not _modifies_noun(token):
            pair = self._near(paragraph, token, before=token.sent.start)
            return (pair[0 if word == "former" else 1],) if pair else ()
        if word == "other" and token.i and token.nbor(-1).lower_ == "each":
            return self._reciprocal(paragraph, token)
        if word in _BARE and _stands_bare(token):
            return (
                self._coordinated_before(paragraph, token)
                or self._of_the_standoff(paragraph, token)
                or self._near(paragraph, token)
                or self.main(paragraph, token)
            )
        if self.principals and _is_the_other(token):
            return self._other(paragraph, token)
        if _is_the_two(token):
            return self._of_the_standoff(paragraph, token)
        if self._names_two(token):
            return (
                self._of_the_standoff(paragraph, token) or self.main(paragraph, token) or self._near(paragraph, token)
            )
        number = _number_of_sides(token)
        return self._listed(paragraph, token, number) if number else ()

    def _listed(self, paragraph: "ParsedParagraph", token: "Token", number: int) -> Keys:
        """The parties last listed together in just that number: "A, B, C and D cut their ties. ... The four"."""
        for order in range(self._order[id(paragraph)], -1, -1):
            place = self._parsed[order]
            limit = token.i if place is paragraph else len(place.doc)
            for heads in reversed(_lists(place.doc)):
                if len(heads) != number or heads[-1].i >= limit:
                    continue
                keys = tuple(dict.fromkeys(key for head in heads for key in self._resolver.of(place, head)))
                if len(keys) == number and all(self._is_party(key) for key in keys):
                    return keys
        return ()

    def main(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """The two sides most named up to here, when no third is named as often as the second."""
        limit = paragraph.start(token)
        counts: dict[str, int] = {}
        for key, figure in self._ledger.figures.items():
            side = self._ledger.side_of(key)
            if self._is_party(side):
                counts[side] = counts.get(side, 0) + sum(1 for start, _ in figure.mentions if start < limit)
        ranked = sorted((-count, key) for key, count in counts.items() if count)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][0] == ranked[1][0]):
            return ()
        return self._in_order([key for _, key in ranked[:2]])

    def _of_the_standoff(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """The two whose standoff it is, unless one of them is who speaks of the two: "Oslo told both"."""
        if not self.principals or not self._fits_noun(token):
            return ()
        verb = governing_verb(token)
        heads = clause_at(paragraph, verb).grammatical_subjects if verb.pos_ in ("VERB", "AUX") else ()
        if any(head == token or head.is_ancestor(token) for head in heads):
            return self.principals
        speakers = {self._ledger.side_of(key) for head in heads for key in self._resolver.of(paragraph, head)}
        return () if speakers & set(self.principals) else self.principals

    def _other(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """Of the two, the one that the sentence does not speak of before: "Oslo will move if the other does"."""
        for candidate in in_sentence(paragraph, token):
            found = {self._top(key) for head in candidate.heads for key in self._resolver.of(paragraph, head)}
            if found & set(self.principals):
                # "Each wants the other to move": either is the other's other.
                return tuple(key for key in self.principals if key not in found) or self.principals
        limit = paragraph.start(token)
        last = self._ledger.last_before(limit, self._ledger.figures, paragraph.offset)
        top = self._top(last) if last is not None else None
        return tuple(key for key in self.principals if key != top) if top in self.principals else ()

    def _top(self, key: str) -> str:
        """The one of the two whom an actor is or is of; else himself."""
        return key if key in self.principals else self._ledger.side_of(key)

    def _fits_noun(self, token: "Token") -> bool:
        """False where the noun is for states ("the two capitals") and one of the two sides is none."""
        stately = token.lower_lemma in words("nouns_for_states")
        return not stately or all(self._ledger.figures[key].kind is ActorKind.STATE for key in self.principals)

    def _names_two(self, token: "Token") -> bool:
        """ "both sides", "the two countries", "each camp"; "the sides" and "the parties" without a number as well."""
        number = any(t.lower_ in words("pair_words") for t in token.lefts)
        if number and (token.lower_lemma in words("side_nouns") or _is_organ_of_each(token)):
            return True
        bare = token.lower_ in words("bare_pair_nouns")
        return bare and all(t.lower_ in ("the", "warring", "rival", "opposing") for t in token.lefts)

    def _near(self, paragraph: "ParsedParagraph", token: "Token", before: int | None = None) -> Keys:
        """The sides named before `token` in its sentence, or else in the sentence before it, when exactly two."""
        doc, limit = token.doc, token.i if before is None else before
        spans = [(token.sent.start, limit)] if before is None else []
        spans += [(sentence.start, sentence.end) for sentence in sentences_before(token, 1)]
        for start, end in spans:
            if start == end:
                continue
            found = self._sides_within(paragraph.offset + doc[start].idx, paragraph.offset + doc[end - 1].idx + 1)
            if len(found) == 2:
                return found
        return ()

    def _sides_within(self, start: int, end: int) -> Keys:
        found = []
        for key, figure in self._ledger.figures.items():
            side = self._ledger.side_of(key)
            if self._is_party(side):
                found += [(at, side) for at, _ in figure.mentions if start <= at < end]
        return tuple(dict.fromkeys(side for _, side in sorted(found)))

    def _coordinated_before(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """ "A and B, both ...": the coordination that stands before it in the sentence."""
        for other in reversed(list(token.doc[token.sent.start : token.i])):
            heads = coordinated(other)
            if len(heads) == 2 and heads[-1].i < token.i:
                keys = tuple(dict.fromkeys(key for head in heads for key in self._resolver.of(paragraph, head)))
                if len(keys) == 2:
                    return keys
        return ()

    def _reciprocal(self, paragraph: "ParsedParagraph", token: "Token") -> Keys:
        """The subject of the clause, when it is two."""
        heads = clause_at(paragraph, governing_verb(token)).grammatical_subjects
        keys = tuple(dict.fromkeys(key for head in heads for key in self._resolver.of(paragraph, head)))
        return keys if len(keys) > 1 else ()

    def _is_party(self, key: str) -> bool:
        """True for what can be a side; those who only report are none."""
        figure = self._ledger.figures.get(key)
        return figure is not None and figure.kind in _PARTIES and "JRN" not in figure.roles

    def _in_order(self, keys: Sequence[str]) -> Keys:
        def first(key: str) -> int:
            figures = self._ledger.figures.items()
            return min(start for k, f in figures if self._ledger.side_of(k) == key for start, _ in f.mentions)

        return tuple(sorted(keys, key=lambda key: (first(key), key)))


@remembered
def _lists(doc: "Parse") -> "list[list[Token]]":
    """The heads of each coordination of three and more, in order."""
    opening = (t for t in doc if t.children and t.dep_ != "conj" and t.pos_ in ("PROPN", "NOUN", "ADJ"))
    return [heads for heads in map(coordinated, opening) if len(heads) > 2]


def _is_organ_of_each(token: "Token") -> bool:
    """True for "presidents", "foreign ministers": each state has one."""
    role = role_of(token)
    own = role is not None and (role.noun in words("organs_of_state") or token.lower_lemma in words("organs_of_state"))
    return (
        own
        and token.tag_ in ("NN", "NNS")
        and not any(child.dep_ in ("poss", "prep", "appos") for child in token.children)
    )


def _number_of_sides(token: "Token") -> int:
    """4 for "the four", "the four states", "all four capitals"; 0 for other words, and below 3."""
    is_side = token.lower_lemma in words("side_nouns")
    if not is_side and token.pos_ != "NUM":
        return 0
    numeral = next((child for child in token.lefts if child.dep_ == "nummod"), token)
    is_side = is_side and numeral != token
    alone = token.pos_ == "NUM" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj")
    determined = any(child.lower_ in ("the", "these", "all") for child in (*token.lefts, *numeral.lefts))
    if not (is_side or alone) or not determined or any(child.lower_ == "of" for child in token.rights):
        return 0
    number = least(numeral.lower_) or 0
    return number if number > 2 else 0


def _has_article(token: "Token") -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _stands_bare(token: "Token") -> bool:
    told = token.dep_ in ("dobj", "dative") and any(
        c.dep_ in ("xcomp", "ccomp") and c.i > token.i for c in token.head.children
    )
    if token.dep_ not in ("nsubj", "nsubjpass", "pobj", "appos") and not told:
        return False
    return all(word.lower_ in ("of", "them") for word in token.subtree if word.i != token.i)


def _is_the_two(token: "Token") -> bool:
    """True for "the two" without a noun, as a subject or whom somebody tells to do something."""
    if token.lower_ != "two" or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss"):
        return False
    return any(t.lower_ in ("the", "these") for t in token.lefts) and not _modifies_noun(token)


def _is_the_other(token: "Token") -> bool:
    """True for "the other side" and for "the other" as a subject or object."""
    if any(t.lower_ == "other" for t in token.lefts):
        one = token.tag_ == "NN" and token.lower_lemma in words("side_nouns") | words("pair_nouns")
        return one and _has_article(token)
    alone = token.lower_ == "other" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
    return alone and _has_article(token) and not _modifies_noun(token) and not any(token.rights)


def _modifies_noun(token: "Token") -> bool:
    return token.dep_ in ("amod", "compound") and token.head.i > token.i
