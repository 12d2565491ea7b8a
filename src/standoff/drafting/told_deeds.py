"""What a clause tells as done, as a plain verb phrase: "Arbor reopened the pass", "the ban has been lifted".

What is denied, promised or tried is not done. What is done in part or for a day, or taken back in the same breath, is
told apart from what is done once for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from standoff.drafting.deed import Deed, deed, main_clause
from standoff.drafting.foretold import ends, without_doer
from standoff.drafting.tables import told_deeds
from standoff.drafting.verb_classes import forward_reason, opposites_of, states, undoes, verbs, verbs_by_first
from standoff.drafting.wording import opening, phrase_list, stem, stems, word_list, words_of
from standoff.reading.tables import toml_table

REACH = 4
"""How many words before a verb may say that it is not done."""
OBJECT_REACH = 3
"""How many of its first words tell whether an object is meant in part."""
SPAN_REACH = 4
"""How many words may stand between "for" and the time for which a deed lasts."""


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """What a clause tells as done: `phrase`, and the `deed` that it names.

    `doer` is False where the clause does not name who did it: the passive, and what opens or ends of itself. `whole` is
    False for what is done in part, for a time or more than once. `count` is the number of its object, None where there
    is none, and `bare` marks one without an article: "released six men".
    """

    phrase: str
    deed: Deed
    doer: bool
    whole: bool
    count: int | None
    bare: bool


def told_deed(clause: str) -> ToldDeed | None:
    """What `clause` tells as done; None where it tells of nothing done.

    >>> told_deed("Arbor has reopened the pass").phrase, told_deed("the ban was lifted by Dole in May").phrase
    ('reopened the pass', 'lifted the ban')
    >>> told_deed("Arbor has not reopened the pass"), told_deed("Arbor began to reopen the pass")
    (None, None)
    >>> told_deed("Arbor opened the pass for a day, then shut it again").whole
    False
    """
    words = clause.split()
    at = next((at for at in range(len(words)) if _tells(words, at)), None)
    if at is None or _is_asked(words[:at]) or _is_undone(words[:at]):
        return None
    before = [word for word in words[:at] if not _is_adverb(word)]
    verb = _base(plain_word(words[at]))
    rest = main_clause(" ".join([verb, *words[at + 1 :]])).split()[1:]
    if _is_only_said(verb, rest):
        return None
    passive = bool(before) and plain_word(before[-1]) in list_of("being") and not plain_word(words[at]).endswith("ing")
    doer = not passive and not (stem(verb) in word_list("of_itself") and bool(before) and ends(rest))
    if not (doer or _is_over(before, verb)):
        return None
    if not doer:
        subject = [word for word in before if plain_word(word) not in list_of("being") | list_of("perfect")]
        rest = [*subject, *without_doer(rest)]
    phrase = " ".join([verb, *rest])
    meant = deed(phrase)
    if meant.sign < 0 or meant.idle:
        return None
    perfect = any(plain_word(word) in list_of("perfect") for word in words[:at])
    count, bare = _count(rest)
    whole = not (_is_partial(rest) or _ends_again(words[at + 1 :], meant) or (doer and _is_of_some(words[:at])))
    whole = whole and not any(plain_word(word) in list_of("partly") for word in (*words[:at], *rest))
    whole = whole and (perfect or not _is_for_a_time(words[at + 1 :]))
    return ToldDeed(phrase, meant, doer, whole, count, bare)


def _base(word: str) -> str:
    """The plain form of an irregular past; a regular one is told by its stem, save where a consonant is doubled."""
    known = told_deeds()["past"].get(word) or told_deeds()["states"].get(word)
    if known is not None:
        return str(known)
    single = stem(word)[:-1]
    doubled = word.endswith("led") and stem(word)[-2:] == "ll" and (single in verbs_by_first() or (single,) in verbs())
    return single if doubled else word


def _tells(words: Sequence[str], at: int) -> bool:
    """Whether the word that tells the deed stands here."""
    return _is_past(words, at) or _is_state(words, at) or _is_under_way(words, at)


def _is_state(words: Sequence[str], at: int) -> bool:
    """Whether what a deed has led to stands here: "is open again", but not "is open to talks"."""
    if plain_word(words[at]) not in told_deeds()["states"].keys() - {"source"}:
        return False
    before = [plain_word(word) for word in words[:at] if not _is_adverb(word)]
    behind = [plain_word(word) for word in words[at + 1 : at + 2]]
    return bool({*before[-1:]} & list_of("being")) and behind != ["to"]


def _is_adverb(word: str) -> bool:
    return plain_word(word) in list_of("between") or plain_word(word).endswith("ly")


def _is_past(words: Sequence[str], at: int) -> bool:
    """Whether a past form stands here as a verb, not before a noun as in "the detained men"."""
    word = plain_word(words[at])
    if words[at][:1].isupper() or word in list_of("no_past") or word in toml_table("numbers.toml")["values"]:
        return False
    if not (word in told_deeds()["past"] or (word.endswith("ed") and len(word) > len("ed") + 1)):
        return False
    last = plain_word(words[at - 1]) if at else ""
    owned = at > 0 and words[at - 1].endswith(("'s", "’s", "s'", "s’"))
    return not owned and last not in word_list("determiners") | word_list("prepositions")


def _is_under_way(words: Sequence[str], at: int) -> bool:
    """Whether a deed has been going on: "has been shelling the town", but not "has been withdrawing"."""
    if not plain_word(words[at]).endswith("ing"):
        return False
    before = [plain_word(word) for word in words[:at] if not _is_adverb(word)]
    if before[-1:] != ["been"]:
        return False
    verb = deed(" ".join([plain_word(words[at]), *words[at + 1 :]])).verb
    return not undoes(verb) and forward_reason(verb, definite=True) is None


def _is_asked(before: Sequence[str]) -> bool:
    """Whether the auxiliary stands before its subject: "has Arbor paid", "had Arbor paid"."""
    plain = [plain_word(word) for word in before if not _is_adverb(word)]
    return len(plain) > 1 and plain[0] in list_of("perfect") | list_of("being") and plain[1] not in list_of("being")


def _is_undone(before: Sequence[str]) -> bool:
    """Whether what stands before a verb denies it, or leaves it open."""
    plain = [plain_word(word) for word in before]
    wanted = {stem(word) for word in plain if word.endswith("s")} & (word_list("mental") | word_list("stative"))
    denied = any(word.endswith(("n't", "n’t")) for word in plain)
    return bool(denied or wanted or {*plain} & list_of("supposing") or {*plain[-REACH:]} & list_of("undone"))


def _is_over(before: Sequence[str], verb: str) -> bool:
    """Whether what is told without its doer is over or lasts: "the ban was lifted", "the road is shut"; no headline."""
    auxiliaries = {plain_word(word) for word in before} & (list_of("being") | list_of("perfect"))
    lasting = verbs().get(stems(verb)) in states() or verb in told_deeds()["states"].values()
    present = auxiliaries <= list_of("present") and not lasting
    return not present if auxiliaries else stem(before[0]) in word_list("determiners")


def _is_only_said(verb: str, rest: Sequence[str]) -> bool:
    """Whether a verb is one of saying, wanting or beginning: "began to withdraw", "demanded that it pay"."""
    said = stems(" ".join([verb, *rest]))
    ordered = opening(said, phrase_list("vague")) and any(_is_infinitive(rest, at) for at in range(len(rest)))
    if ordered or [*rest[:1]] == ["that"] or opening(said, phrase_list("wrapping"))[-1:] == ("to",):
        return True
    returns = opening(said, verbs())[-1:] == ("to",) and not opening(said, phrase_list("consenting"))
    return _is_infinitive(rest, 0) and not returns


def _is_infinitive(words: Sequence[str], at: int) -> bool:
    """Whether a "to" stands here that is no preposition before a noun phrase."""
    if [*words[at : at + 1]] != ["to"] or at + 1 == len(words):
        return False
    then = words[at + 1]
    return not (stem(then) in word_list("determiners") or then[:1].isupper() or then[:1].isdigit())


def _is_partial(object_: Sequence[str]) -> bool:
    """Whether a deed is done to a part of its object: "six of the men"."""
    first = [plain_word(word) for word in object_[:OBJECT_REACH]]
    portion = any(_number(word) is not None and after == "of" for word, after in pairwise(first))
    return portion or bool({*first} & list_of("some"))


def _is_of_some(subject: Sequence[str]) -> bool:
    """Whether only some of a side did a deed: "four ministers have resigned"."""
    first = plain_word(subject[0]) if subject else ""
    return first in list_of("some") or (first not in ("a", "an", "both") and _number(first) is not None)


def _ends_again(after: Sequence[str], meant: Deed) -> bool:
    """Whether the words behind a deed take it back: "then shut it again"."""
    contrary = opposites_of(meant.verb)
    said = tuple(stem(_base(plain_word(word))) for word in after)
    joint = next(
        (at for at, word in enumerate(after) if word[-1:] in ",;" or plain_word(word) in list_of("joints")), len(after)
    )
    return any(verbs().get(opening(said[at:], verbs())) in contrary for at in range(joint, len(said)))


def _is_for_a_time(after: Sequence[str]) -> bool:
    """Whether a deed is told to have lasted for a time: "for two days"."""
    plain = [plain_word(word) for word in after]
    starts = [at for at, word in enumerate(plain) if word == "for"]
    return any({stem(word) for word in plain[at + 1 : at + 1 + SPAN_REACH]} & _stems("spans") for at in starts)


def _count(object_: Sequence[str]) -> tuple[int | None, bool]:
    """The number that an object begins with, and whether it has no article; one held thing of many counts 1."""
    for at, word in enumerate(object_[:OBJECT_REACH]):
        plain = plain_word(word)
        number = _number(plain)
        if plain in ("a", "an"):
            held = any(stem(other) in word_list("held") for other in object_[at + 1 : at + 1 + OBJECT_REACH])
            return (1, True) if held else (None, False)
        if number is not None:
            return number, at == 0
    return None, False


def counts_in(phrase: str) -> frozenset[int]:
    """The numbers in a phrase, in figures or in words.

    >>> sorted(counts_in("release the forty fishermen and 3 ships"))
    [3, 40]
    """
    words = (word.lower() for word in words_of(phrase))
    found = (_number(word) for word in words if word not in ("a", "an"))
    return frozenset(number for number in found if number is not None)


@lru_cache
def numbers() -> frozenset[str]:
    """Stems of the words for numbers."""
    return frozenset(stem(word) for word in toml_table("numbers.toml")["values"])


def _number(word: str) -> int | None:
    figures = word.replace(",", "")
    counted: dict[str, int] = toml_table("numbers.toml")["values"]
    return int(figures) if figures.isascii() and figures.isdigit() else counted.get(word)


def plain_word(word: str) -> str:
    """A word of a text in lower case, without the marks around it."""
    return word.strip(".,;:!?()[]“”\"‘’'").lower()


@lru_cache
def list_of(name: str) -> frozenset[str]:
    """The words of a list in `told_deeds.toml`."""
    return frozenset(told_deeds()["lists"][name]["words"])


@lru_cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in list_of(name))
