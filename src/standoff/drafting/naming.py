"""What an option is called: its text, cut to the deed itself, and an id of the verb and the head of its object."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from standoff.conflict.formula import CONNECTIVES
from standoff.drafting.deed import affirmed, is_state, keeps, main_clause, verb_length
from standoff.drafting.phrasing import ends_in_clause, plain_wording
from standoff.drafting.tables import actions
from standoff.drafting.verb_of import split_verb
from standoff.drafting.wording import content, opening, phrase_list, stem, stems, word_list, words_of

LONGEST_TEXT = 12
"""Words of an option's text."""
SHORTEST_CUT = 3
"""A text is not cut to fewer words."""
THE_OTHER = ["the", "other"]
"""Function words that a text may end with: "trade one ship for the other"."""
MAY = "May"
"""The month, which is spelt like an auxiliary but for its capital."""
LONGEST_NAME = 3
"""Words of one object in an id."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase: the preposition before it (empty for an object), its content words, and the word that follows."""

    preposition: str
    words: tuple[str, ...]
    then: str


def option_text(action: str) -> str:
    """`action` without what denies, introduces, qualifies or explains the deed.

    >>> option_text("be ready to open the port, although it would rather not")
    'open the port'
    >>> option_text("reopening the port")
    'reopen the port'
    """
    phrase = plain_wording(_without_remarks(affirmed(main_clause(action))))
    words = [word.lower() if stem(word) in word_list("articles") else word for word in phrase.split()]
    if len(words) > LONGEST_TEXT:
        words = words[: _cut(words)]
    while len(words) > 1 and _is_bare(words[-1]) and words[-2:] != THE_OTHER and not ends_in_clause(words):
        words.pop()
    return " ".join([_without_ing(words[0]), *words[1:]] if words else words).rstrip(".,;:")


def _without_ing(word: str) -> str:
    """The plain form of a gerund that opens a text, as far as the table of verbs knows it."""
    if not word.endswith("ing"):
        return word
    plain = (verb.split()[0] for row in actions()["class"] for verb in row["verbs"])
    return next((verb for verb in plain if stem(verb) == stem(word)), word)


def _cut(words: list[str]) -> int:
    """Where a long text is best cut: before its last relative clause, else before its last preposition or "and"."""
    for name in ("relatives", "joints"):
        ends = [at for at in range(LONGEST_TEXT, SHORTEST_CUT, -1) if stem(words[at]) in word_list(name)]
        if ends:
            return ends[-1] if name == "relatives" else ends[0]
    return LONGEST_TEXT


def _without_remarks(phrase: str) -> str:
    """`phrase` without whose word for a thing it is: "sign what he called a bad treaty" is to sign a bad treaty."""
    words = phrase.split()
    for at in range(1, len(words)):
        remark = opening(stems(" ".join(words[at : at + 4])), phrase_list("remarks"))
        if remark and at + len(remark) < len(words):
            return " ".join([*words[:at], *words[at + len(remark) :]])
    return phrase


def _is_bare(word: str) -> bool:
    """Whether a text cannot well end with this word: an article, preposition or conjunction, but no particle."""
    return word != MAY and stem(word) in word_list("function") - (word_list("particles") - word_list("dangling"))


def option_id(text: str, owner: str, taken: set[str]) -> str:
    """An id for an option with this text: snake case, none of `taken`; more words, the owner or a number if need be.

    >>> option_id("lift the sanctions on Niger", "ECOWAS", set())
    'lift_sanctions'
    >>> option_id("withdraw its troops", "China", {"withdraw_troops"})
    'withdraw_troops_china'
    """
    words = words_of(_with_currency(text))
    at = verb_length(text)
    verb, rest = _verb(words, at)
    bound = opening(tuple(map(stem, rest)), phrase_list("bounds"))
    tails = [[*rest[: len(bound)], *tail] for tail in _tails(verb, rest[len(bound) :])]
    for tail in [*tails, [*tails[0], owner]]:
        slug = _snake([*verb, *tail])
        if slug not in taken:
            return slug
    return next(name for n in count(2) if (name := f"{slug}_{n}") not in taken)


def _with_currency(text: str) -> str:
    """`text` with the name of a currency behind a bare sum: "$36 a barrel" is 36 dollars; "$3 billion" says enough."""
    names = {row["sign"]: row["name"] for row in actions()["currency"]}
    sums = re.compile(rf"([{re.escape(''.join(names))}])\s?(\d[\d.,]*\d|\d)(?:\s(\w+))?")

    def named(found: re.Match[str]) -> str:
        sign, figure, then = found.groups()
        scaled = then is not None and stem(then) in word_list("measures")
        return " ".join(filter(None, (figure, None if scaled else names[sign], then)))

    return sums.sub(named, text)


def _verb(words: list[str], at: int) -> tuple[list[str], list[str]]:
    """The words of the verb that an id keeps, and the words after; a particle behind the object is brought forward."""
    particles = word_list("adverbial_particles")
    rest = words[at:]
    parted = split_verb(stems(" ".join(words))) if at == 1 else None
    if parted is not None and stem(rest[0]) not in parted and not particles.intersection(parted[1:]):
        behind = next(i for i in range(1, len(rest)) if stem(rest[i]) == parted[1])
        return [words[0], *rest[behind : behind + len(parted) - 1]], rest[:behind] + rest[behind + len(parted) - 1 :]
    if at == 1 and rest and stem(rest[0]) in particles and rest[1:2] != ["to"]:
        return [words[0], rest[0]], rest[1:]
    directed = at == 2 and stem(words[0]) in word_list("directed")
    verb = words[:at] if directed else [word for i, word in enumerate(words[:at]) if i == 0 or _tells(word, i, at)]
    dropped = word_list("prepositions") - word_list("particles") - word_list("turning")
    while len(verb) > 1 and stem(verb[-1]) in dropped and not directed:
        verb.pop()
    first = next((i for i, word in enumerate(rest) if content([stem(word)])), len(rest))
    for i in range(first + 1, len(rest)):
        if stem(rest[i]) in particles and not (i + 1 < len(rest) and stem(rest[i + 1]) in word_list("determiners")):
            return [*verb, rest[i]], rest[:i] + rest[i + 1 :]
        if stem(rest[i]) in word_list("function"):
            break
    return verb, rest


def _tells(word: str, i: int, at: int) -> bool:
    """Whether a later word of a verb belongs into its id: all but articles, qualifiers and a last preposition."""
    known = stem(word)
    if known in word_list("adverbial_particles") or (i == 1 and known in word_list("particles")):
        return True
    if i == at - 1 and known in word_list("function"):
        return known in word_list("turning")
    return bool(content([known])) or known in word_list("prepositions")


def _tails(verb: list[str], rest: list[str]) -> Iterator[list[str]]:
    """What may follow the verb in an id, from short to long."""
    none = ["no"] if [word.lower() for word in rest[:1]] == ["no"] else []
    phrases = list(_phrases(rest))
    if any(content([stem(word)]) for word in verb[1:] if stem(word) not in word_list("particles")):
        yield none  # a verb that holds its own noun ("hold talks") says enough
    if not phrases:
        yield none
        return
    first, rest_of = phrases[0], phrases[1:]
    if _is_receiver(first):
        first, *rest_of = rest_of or [first]  # to whom it is given comes before what is given
    tail = _head(first, verb)
    directed = len(verb) == 1 and stem(verb[0]) in word_list("directed")
    turning = (
        [first.preposition] if first.preposition and (directed or first.preposition in word_list("turning")) else []
    )
    yield [*none, *turning, *tail, *_complement(verb, first, tail, rest_of)]
    for more in (1, 2):
        yield [*none, *first.words[-len(tail) - more :]]


def _is_receiver(phrase: _Phrase) -> bool:
    """Whether a phrase is followed by a second object: "teach the islanders a lesson"."""
    second = phrase.then in word_list("definite") - {"that"} and not phrase.preposition
    second = second and not any(stem(word) in word_list("measures") for word in phrase.words)
    return second and len(phrase.words) <= 2 and not phrase.words[-1].endswith("ing") and phrase.words[-1].isalpha()


def _complement(verb: list[str], first: _Phrase, tail: list[str], rest: list[_Phrase]) -> list[str]:
    """The phrase after the object, where the object alone says too little."""
    if not rest:
        return []
    following = rest[0]
    if stem(verb[0]) in word_list("unfinished") and len(verb) == 1:
        placed = next((phrase for phrase in rest if phrase.preposition), following)
        timed = any(stem(word) in word_list("times") for word in placed.words)
        if placed.preposition not in ("", "of") and not timed and not first.preposition:
            return [placed.preposition, *_head(placed, [])]
    head = _head(following, [])
    if len(first.words) == 1 and first.words[0].endswith("ing") and not following.preposition:
        return head
    if first.words[-1][0].isdigit() and following.preposition in ("", "of"):
        return head if following.preposition else list(following.words[:1])
    says_little = stem(tail[-1]) in word_list("general") or tail[-1][0].isupper()
    if following.preposition == "of" and says_little:
        return head
    return []


def _phrases(words: list[str]) -> Iterator[_Phrase]:
    """The noun phrases of `words`, told apart by determiners and prepositions."""
    preposition, phrase = "", list[str]()
    for at, word in enumerate(words):
        known = stem(word)
        if known in word_list("function"):
            if phrase:
                yield _Phrase(preposition, tuple(phrase), word.lower())
                phrase, preposition = [], ""
            if known in word_list("prepositions"):
                preposition = word.lower()
        elif phrase and [later.lower() for later in words[at + 1 : at + 2]] == ["than"]:
            continue  # "a lesson worse than"
        elif content([known]) or (phrase and known in word_list("times") and _counts(phrase[-1], known)):
            phrase.append(word)
    if phrase:
        yield _Phrase(preposition, tuple(phrase), "")


def _counts(before: str, known: str) -> bool:
    """Whether a word of time is counted or dated, and so is what the phrase is about: "a single day", "22 August"."""
    return before.isdigit() or known in word_list("measures")


def _head(phrase: _Phrase, verb: list[str]) -> list[str]:
    """The words of a noun phrase that name it: its head, the whole of a name, a sum with its number."""
    words = list(phrase.words)
    if verb and stem(verb[0]) in word_list("causatives"):
        return words[:LONGEST_NAME]
    while len(words) > 1 and (_follows_its_noun(words[-1], phrase.then) or stem(words[-1]) in word_list("stative")):
        words.pop()
    if any(stem(word) in word_list("measures") for word in words):
        return [word for word in words[-LONGEST_NAME:] if not word[0].isupper()]
    if stem(words[-1]) in word_list("times") or (keeps(verb) and is_state(words[-1])):
        return words[-2:]
    length = 1
    if verb and stem(verb[0]) in word_list("giving") and words[-1][0].islower():
        return words[-2:]  # what is given is told by its kind: "easier trade", "fighter jets"
    if not words[-1][0].islower():
        while length < min(LONGEST_NAME, len(words)) and words[-length - 1][0].isupper():
            length += 1
    return words[-length:]


def _follows_its_noun(word: str, then: str) -> bool:
    """Whether the last word of a phrase is a participle that qualifies the noun before it: "a tariff climbing to"."""
    return (word.endswith("ing") and then in ("to", "from", "until", "after")) or (word.endswith("ed") and bool(then))


def _snake(words: list[str]) -> str:
    whole = re.sub(r"(?<=\d),(?=\d{3})", "", "_".join(words))
    plain = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    slug = re.sub(r"\W+|__+", "_", plain).strip("_").lower() or "act"
    return f"do_{slug}" if slug[0].isdigit() or slug in CONNECTIVES else slug
