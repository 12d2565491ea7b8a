"""Verb phrases taken apart: the class of the verb, what it is about, and whether the deed is denied or kept up."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from standoff.drafting.no_deed import is_of_a_pronoun, names_no_deed
from standoff.drafting.tables import actions
from standoff.drafting.verb_classes import (
    ACCEPT,
    HOLD,
    TALK,
    needs_object,
    stands_alone,
    states,
    verbs,
)
from standoff.drafting.verb_of import class_of, kept_state, of_what_is_let
from standoff.drafting.wording import content, is_number, opening, phrase_list, stem, stems, word_list, words_of
from standoff.reading.tables import toml_table

VAGUE = "do"
NO = ("no",)
HAVE, PER = "have", "per"
_NO_DEED = ("stative", "mental", "nonagentive", "judging")
"""Lists of verbs that name no deed."""
_ENDING = ("end", "drop", "revise")
"""Classes of verbs of ending and changing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb phrase as it is compared: the class of its verb (or the verb's stem), and what it is about.

    `sign` is -1 when the phrase denies the deed ("not attack"); `known` tells a class of the table from a bare stem;
    `first` is the part of `about` that stands before any preposition; `holds` marks what keeps or
    continues a state of things ("keep the border closed", "go on shelling"); `none` marks a deed that consists in
    there being none of its object ("set no preconditions"); `named` one that its object names ("hold an election");
    `pointing` one whose object is a pronoun, so that only another wording tells what it is ("free them"); `kind` one
    whose object is named by no more than what it is ("return the ship") or how many ("free the six"), and `proper` one
    whose object has a name; `head` is the stem of the verb itself;
    `void` one that is none for what the verb is said of ("grant the hostages"); `lost` one whose object, whatever else
    follows, is a pronoun ("put it in writing").
    """

    verb: str
    about: frozenset[str]
    sign: int
    known: bool
    yielding: bool = False
    holds: bool = False
    first: frozenset[str] = frozenset()
    none: bool = False
    named: bool = False
    pointing: bool = False
    head: str = field(default="", compare=False)
    kind: bool = False
    proper: bool = False
    void: bool = False
    lost: bool = False

    @property
    def idle(self) -> bool:
        """True for a phrase that names no deed: a state, or a verb like "do" or "grant" without an object."""
        needs = self.verb == VAGUE or needs_object(self.verb)
        undone = self.void or any(self.verb in word_list(name) for name in _NO_DEED)
        return not self.verb or undone or (needs and not self.about)

    @property
    def bare(self) -> bool:
        """True when only another wording can tell which deed is meant: a verb without the object that it wants.

        A pronoun is no object, for nothing in the phrase tells what it stands for.
        """
        return self.lost or not (self.about or self.named or stands_alone(self.verb))


@lru_cache(maxsize=4096)
def deed(phrase: str) -> Deed:
    """How `phrase`, a plain verb phrase, is compared.

    >>> deed("issue a formal apology").verb, deed("reopen the border") == deed("open the border")
    ('apologise', True)
    >>> deed("fail to open the border").sign
    -1
    """
    told = main_clause(phrase)
    plain = _plain(words_of(told))
    words, sign = _unwrap(plain)
    gives_way = opening(words, phrase_list("yielding"))
    if gives_way and content(words[len(gives_way) :]) <= _pressure():
        return Deed("yield", frozenset(), sign, known=True, yielding=True)
    if _mends_conduct(words):
        return Deed("yield", frozenset(), sign, known=True, yielding=True)
    found = _deed(words, sign)
    implied = frozenset((_implied_objects()[words[0]],)) if words and words[0] in _implied_objects() else frozenset()
    found = replace(found, about=found.about | implied)
    names = content(stem(word) for word in words_of(told)[1:] if word[0].isupper())
    things = found.about - word_list("seized")
    kind = bool(things) and all(word in content(word_list("held")) or is_number(word) for word in things)
    told_words = plain[len(plain) - len(words) :]
    void, lost = names_no_deed(told_words), is_of_a_pronoun(told_words)
    return replace(
        found, kind=kind, proper=bool(names & found.about), void=void, lost=lost, head=words[0] if words else ""
    )


def _mends_conduct(words: tuple[str, ...]) -> bool:
    """Whether what a side is to end or mend is called no more than its conduct: "turn away from its wrong actions"."""
    mended = opening(words, phrase_list("mending"))
    verb = mended or opening(words, verbs())
    if not (mended or verbs().get(verb) in _ENDING):
        return False
    rest = words[len(verb) :]
    stops = (at for at, word in enumerate(rest) if word in word_list("prepositions"))
    object_ = content(rest[: next(stops, len(rest))])
    return bool(object_) and object_ <= content(word_list("conduct"))


def main_clause(phrase: str) -> str:
    """`phrase` up to what explains or qualifies the deed.

    >>> main_clause("lift the ban because it hurts"), main_clause("wait until the winter")
    ('lift the ban', 'wait until the winter')
    """
    clause = re.split(r"[,;:(]\s|\s(?:--|–|—)\s", phrase)[0]
    words = clause.split()
    for at in range(1, len(words)):
        head = stems(" ".join(words[at : at + 3]))
        # "wait until" needs what follows: without it nobody could tell the deed.
        if opening(head, phrase_list("cut")) and not deed(" ".join(words[:at])).bare:
            return " ".join(words[:at])
    return clause


def _plain(words: list[str]) -> list[str]:
    """The words of a phrase without the "to" of an infinitive."""
    return words[1:] if [word.lower() for word in words[:1]] == ["to"] else words


def _unwrap(phrase: list[str]) -> tuple[tuple[str, ...], int]:
    """The stems without what denies or merely introduces the deed, and the sign that remains."""
    words, sign = tuple(stem(word) for word in phrase), 1
    while True:
        denied = opening(words, phrase_list("negating"))
        wrapped = opening(words, phrase_list("wrapping"))
        agreed = opening(words, phrase_list("consenting"))
        if denied and len(denied) < len(words):
            words, sign = words[len(denied) :], -sign
        elif wrapped and len(wrapped) < len(words) and words[len(wrapped)] not in word_list("determiners"):
            words = words[len(wrapped) :]
        elif (joint := _joint(words)) is not None:
            words = joint
        elif agreed and _is_verb(phrase[len(phrase) - len(words) + len(agreed) :]):
            words = words[len(agreed) :]
        else:
            return words, sign


def _joint(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """What is offered, where the two do it together: to "accept the offer to hold talks" is to hold them."""
    offered = words[len(opening(words, phrase_list("offered"))) :]
    return offered if offered != words and verbs().get(opening(offered, verbs())) == TALK else None


def _is_verb(words: list[str]) -> bool:
    """Whether a verb phrase rather than a noun phrase begins here: "lift the ban", not "penalties on trade"."""
    if not words or stem(words[0]) in word_list("function") or words[0].endswith("s"):
        return False
    known = bool(opening(tuple(stem(word) for word in words), verbs()))
    followed = len(words) > 1 and stem(words[1]) in word_list("determiners")
    return followed or (known and len(words) > 1 and stem(words[1]) not in word_list("prepositions"))


def _deed(words: tuple[str, ...], sign: int) -> Deed:
    asked_for = words[len(opening(words, phrase_list("granting"))) :]
    named = _named_by_noun(asked_for) if asked_for != words else None
    if named is not None:
        return Deed(named[0], named[1], sign, known=named[2], named=True)
    words = of_what_is_let(words)
    found = class_of(words)
    if found is not None:
        verb, rest = found
        kept = kept_state(rest) if verb == HOLD else None
        rest = rest[:-1] if kept else rest
        # What a price is for is no part of how high it is: "$450 per thousand cubic metres".
        about = content(rest[: rest.index(PER)] if PER in rest else rest)
        if verb == ACCEPT and about and all(w[0].isdigit() or w in content(word_list("demands")) for w in about):
            return Deed("yield", frozenset(), sign, known=True, yielding=True)
        if verb == ACCEPT and about & content(word_list("grievances")):
            about = frozenset()
        return Deed(
            kept or verb,
            about,
            sign,
            known=True,
            holds=verb == HOLD,
            first=_first(rest),
            none=rest[:1] == NO,
            pointing=rest[:1] in phrase_list("pronouns") and not stands_alone(verb),
        )
    vague = opening(words, phrase_list("vague"))
    if vague:
        rest = words[len(vague) :]
        state = kept_state(rest) if vague == (stem(HAVE),) else None
        if state is not None:
            return Deed(state, content(rest[:-1]), sign, known=True, first=_first(rest[:-1]))
        named = _named_by_noun(rest)
        if named is not None:
            return Deed(named[0], named[1], sign, known=named[2], none=rest[:1] == NO, named=True)
        return Deed(VAGUE, content(rest), sign, known=False, none=rest[:1] == NO)
    return Deed(words[0] if words else "", content(words[1:]), sign, known=False, none=words[1:2] == NO)


def _first(words: tuple[str, ...]) -> frozenset[str]:
    """What the first noun phrase is about."""
    starts = next((i for i, word in enumerate(words) if content([word])), 0)
    stops = next((i for i in range(starts, len(words)) if words[i] in word_list("function")), len(words))
    return content(words[:stops])


@lru_cache
def _implied_objects() -> dict[str, str]:
    table = actions()["implied_objects"]
    return {stem(verb): stem(noun) for verb, noun in table.items() if verb != "source"}


def _named_by_noun(words: tuple[str, ...]) -> tuple[str, frozenset[str], bool] | None:
    """The deed that the object of a vague verb names ("launch an attack on"): class, the other words, whether known."""
    nouns = toml_table("nominal_actions.toml")["verbs"]
    by_stem = {stem(noun): stems(verb) for noun, verb in nouns.items()}
    for at, word in enumerate(words):
        if at and word in word_list("function") and content(words[:at]):
            return None
        if word in by_stem:
            rest = words[:at] + words[at + 1 :]
            found = class_of(by_stem[word])
            verb, object_ = found or (by_stem[word][0], by_stem[word][1:])
            return verb, content((*object_, *rest)), found is not None
    return None


@lru_cache
def _pressure() -> frozenset[str]:
    return content(word_list("pressure"))


def affirmed(phrase: str) -> str:
    """`phrase` without what denies the deed or merely introduces it.

    >>> affirmed("not to dispatch a fleet")
    'dispatch a fleet'
    """
    words = words_of(phrase)
    gone = len(words) - len(_unwrap(_plain(words))[0])
    return phrase if not gone else " ".join(phrase.split()[gone:])


def keeps(words: list[str]) -> bool:
    """Whether a phrase is of keeping or going on with something."""
    stemmed = tuple(stem(word) for word in words)
    return verbs().get(opening(stemmed, verbs())) == HOLD


def is_state(word: str) -> bool:
    """Whether a word names a state that something can be kept in.

    >>> is_state("closed"), is_state("crossing")
    (True, False)
    """
    return verbs().get((stem(word),)) in states()


def verb_length(phrase: str) -> int:
    """How many of the first words of `phrase` are its verb, particles included; at least 1.

    >>> verb_length("crack down on havens"), verb_length("ponder")
    (3, 1)
    """
    return max(1, len(opening(stems(phrase), verbs())))


def has_definite_object(phrase: str) -> bool:
    """Whether the object of a verb phrase is one thing or sum: "pay the fine", "pay $36", but not "pay aid".

    >>> has_definite_object("pay a ransom"), has_definite_object("pay aid out of the budget")
    (True, False)
    """
    for word in words_of(phrase)[verb_length(phrase) :]:
        known = stem(word)
        if known in word_list("prepositions"):
            return False
        if known in word_list("definite") | word_list("sums") or word[0].isdigit():
            return True
    return False
