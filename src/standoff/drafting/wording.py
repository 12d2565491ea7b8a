"""Words of a verb phrase, cut to stems so that inflections and spellings of one word compare as equal."""

import re
from collections.abc import Iterable
from functools import lru_cache

from standoff.drafting.tables import actions
from standoff.reading.tables import toml_table

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_CLITIC = re.compile(r"['’](s|ll|d|ve|re)?$")
_ADVERB = re.compile(r"(al|ab|ib|nt|ous|ive|te|ed|ing|ar|ess|ful|ic|rt|st|ck|ct|ft|pt|rm|fe|ow|th|sh|ren)ly$")
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def words_of(phrase: str) -> list[str]:
    """The words of `phrase` as written, possessive endings cut.

    >>> words_of("end air-raids on Pakistan's soil")
    ['end', 'air-raids', 'on', 'Pakistan', 'soil']
    """
    return [_CLITIC.sub("", word) for word in _WORD.findall(phrase)]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """`word` in lower case without inflection; only good for comparing.

    >>> stem("supplies") == stem("supply"), stem("recognizing") == stem("recognise"), stem("stopped") == stem("stop")
    (True, True, True)
    """
    word = word.lower()
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = _DOUBLED.sub(r"\1", word[: -len(ending)])
            break
    word = re.sub(r"iz(e?)$", r"is\1", word)
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=4096)
def stems(phrase: str) -> tuple[str, ...]:
    """Stems of all the words of `phrase`, in order."""
    return tuple(stem(word) for word in words_of(phrase))


@lru_cache
def word_list(name: str) -> frozenset[str]:
    """The stems of one list of single words in `actions.toml`."""
    return frozenset(stem(word) for word in actions()["lists"][name]["words"])


@lru_cache
def phrase_list(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one list in `actions.toml`, as stems."""
    return frozenset(stems(phrase) for phrase in actions()["lists"][name]["words"])


def opening(phrase: tuple[str, ...], openings: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest of `openings` that `phrase` begins with; empty when there is none."""
    return max((o for o in openings if phrase[: len(o)] == o), key=len, default=())


@lru_cache
def _noun_classes() -> dict[str, str]:
    classes = [[stem(word) for word in row["words"]] for row in actions()["nouns"]]
    return {word: "|".join(row) for row in reversed(classes) for word in row}


def content(phrase: Iterable[str]) -> frozenset[str]:
    """What a phrase of stems is about: function words and mere qualifiers left out, nouns for one thing made one."""
    idle = word_list("function") | word_list("weak") | word_list("times")
    # "safe-third-country" is three words; "cease-fire" is one.
    phrase = [part for word in phrase for part in (word.split("-") if word.count("-") > 1 else [word])]
    kept = [word for word in phrase if word not in idle and not is_adverb(word) and not _YEAR.fullmatch(word)]
    return frozenset(_noun_classes().get(word, word) for word in kept)


def is_adverb(word: str) -> bool:
    """Whether the ending of a word tells that it is an adverb: "quickly", but not "fly" or "apply".

    >>> is_adverb("quickly"), is_adverb("apply")
    (True, False)
    """
    return bool(_ADVERB.search(word))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over the smaller set, 0 to 1; words that say little count half."""
    if not one or not other:
        return 0.0
    return mass(one & other) / min(mass(one), mass(other))


def mass(words: frozenset[str]) -> float:
    """How much a set of content words says: 1 for each, a half for the general ones."""
    return sum(0.5 if word in _general() else 1.0 for word in sorted(words))


def is_number(word: str) -> bool:
    """Whether a stem is a number, in figures or in words.

    >>> is_number("24"), is_number("four"), is_number("crew")
    (True, True, False)
    """
    return word[:1].isdigit() or word in _numbers()


@lru_cache
def _numbers() -> frozenset[str]:
    return frozenset(stem(word) for word in toml_table("numbers.toml")["values"])


def are_sums_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words are of nothing but numbers and units, on one scale: two prices, two sums.

    >>> are_sums_alike(content(stems("$450 per 1,000 cubic metres")), content(stems("more than $201")))
    True
    >>> are_sums_alike(content(stems("$36 a barrel")), content(stems("$3 billion")))
    False
    """
    mere = all(word[0].isdigit() or word in word_list("measures") for word in one | other)
    return mere and bool(one & word_list("scales")) == bool(other & word_list("scales"))


@lru_cache
def _general() -> frozenset[str]:
    classes = _noun_classes()
    return frozenset(classes.get(word, word) for word in word_list("general"))
