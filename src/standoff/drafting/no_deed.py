"""Verb phrases that name no course of action, although their verb alone might: told by what the verb is said of.

A verb restricts what it can be said of, if it is to be a deed. One grants a loan, but nobody grants "the hostages"; one
accepts a treaty, but to accept an attack is to suffer one; to cross a red line is a figure of speech. The lists are in
`actions.toml`.
"""

from functools import lru_cache

from standoff.drafting.tables import actions
from standoff.drafting.verb_classes import ACCEPT, END, TALK, needs_force, stands_alone, verbs
from standoff.drafting.wording import content, is_number, opening, phrase_list, stem, stems, word_list
from standoff.reading.tables import toml_table

BEING = "be"
GERUND = "being"
MAKE, LIKE, SELL = "make", "like", "sell"
THAT = "that"
AGAINST, TO = "against", "to"
OF = "of"
MEDIATE = "mediate"


def names_no_deed(words: list[str]) -> bool:
    """Whether `words`, a plain verb phrase without what denies or introduces it, are of no course of action.

    >>> names_no_deed("grant the hostages".split()), names_no_deed("grant an amnesty to the hostages".split())
    (True, False)
    >>> names_no_deed("accept an invasion".split()), names_no_deed("accept a truce".split())
    (True, False)
    >>> names_no_deed("let the crew be in danger".split()), names_no_deed("let the crew be freed".split())
    (True, False)
    """
    known = tuple(stem(word) for word in words)
    verb = opening(known, verbs()) or known[:1]
    if not verb:
        return False
    if opening(known, phrase_list("no_deeds")):
        return True
    after = words[len(verb) :]
    if verbs().get(verb) == END and after and after[0].endswith("ing"):
        return after[0].lower() == GERUND or names_no_deed(after)
    object_, rest = _object(after)
    then = tuple(stem(word) for word in rest)
    return (
        _is_figure(verb, object_)
        or _is_ungivable(verb, object_, then)
        or _is_suffered(verb, after, object_)
        or _is_left_open(verb, object_, then)
        or _is_of_being(verb, after)
        or _is_others_offer(known)
    )


def is_of_a_pronoun(words: list[str]) -> bool:
    """Whether the object of a plain verb phrase is a pronoun, so that only another wording tells what it is.

    >>> is_of_a_pronoun("put it in writing".split()), is_of_a_pronoun("give it a loan".split())
    (True, False)
    >>> is_of_a_pronoun("assure it that the coal will come".split()), is_of_a_pronoun("talk to him".split())
    (False, False)
    """
    known = tuple(stem(word) for word in words)
    after = known[max(1, len(opening(known, verbs()))) :]
    object_, _ = _object(words[max(1, len(opening(known, verbs()))) :])
    pointing = bool(object_) and stem(object_[0]) in word_list("demonstratives")
    if pointing and not _has_noun_of_its_own(object_) and after[:1] != (THAT,):
        return True
    if not after or (after[0],) not in phrase_list("pronouns") or (after[0] in word_list("determiners") and after[1:]):
        return False
    then = after[1:]
    if THAT in then:
        return False  # "put it in writing that the coal will come" tells what is put in writing
    if stands_alone(verbs().get(opening(known, verbs()), "")):
        return False
    follows = then and (
        then[0] in word_list("definite") | word_list("articles") or then[0] not in word_list("function")
    )
    return not follows or known[0] in word_list("causatives")


def _has_noun_of_its_own(phrase: list[str]) -> bool:
    """Whether a noun phrase holds a word that says what it is: not "those", "such things"."""
    idle = word_list("determiners") | word_list("quantifiers") | word_list("indefinites")
    return any(stem(word) not in idle for word in phrase)


def _object(after: list[str]) -> tuple[list[str], list[str]]:
    """The noun phrase after a verb, with its determiners, and what follows; of two ("give them a rest") the second."""
    stops = word_list("function") - word_list("determiners") - word_list("quantifiers")
    start = 0
    for at, word in enumerate(after):
        known, found = stem(word), after[start:at]
        if known in word_list("relatives") and _has_noun(found):
            return found, after[at:]
        if known in word_list("determiners") and _has_noun(found):
            if set(map(stem, after[at + 1 : at + 2])) & (word_list("periods") | word_list("measures")):
                return found, after[at:]  # "a day" says how much
            start = at
        elif at == 0 and (known,) in phrase_list("pronouns") and known not in word_list("determiners"):
            start = 1
        elif known in stops:
            return found, after[at:]
    return after[start:], []


def _has_noun(phrase: list[str]) -> bool:
    return any(stem(word) not in word_list("determiners") | word_list("quantifiers") for word in phrase)


def _head(phrase: list[str]) -> str:
    """The stem of the last word of a noun phrase; empty where there is none."""
    nouns = [stem(word) for word in phrase if not word.endswith("ly")]
    return nouns[-1] if nouns and _has_noun(phrase[-1:]) else ""


def _is_figure(verb: tuple[str, ...], object_: list[str]) -> bool:
    """Whether verb and object are a figure of speech: "cross the red line", "play a card"."""
    said = {stem(word) for word in object_}
    return any(known[0] == verb[0] and said.issuperset(known[1:]) for known in phrase_list("figures"))


def _is_ungivable(verb: tuple[str, ...], object_: list[str], then: tuple[str, ...]) -> bool:
    """Whether what is given can be nobody's to give: people, a time, a number, a harm, an answer, somebody by name."""
    if verb[0] not in word_list("giving") or len(verb) > 1 or not object_:
        return False
    head, first = _head(object_), stem(object_[0])
    if first in word_list("indefinites") and object_[1:2] == [LIKE]:
        return True
    if head in word_list("periods"):
        return then[:1] != (OF,)
    if head in word_list("harms") | word_list("replies"):
        return True
    if first in word_list("articles") and first != "the":
        return False
    named = len(object_) == 1 and object_[0][0].isupper()
    return named or head in (_people() - _groups() if verb[0] == SELL else _people())


def _is_suffered(verb: tuple[str, ...], after: list[str], object_: list[str]) -> bool:
    """Whether what is accepted is a harm that somebody else does, or somebody who is to decide nothing."""
    if verbs().get(verb) != ACCEPT:
        return False
    if [word.lower() for word in after[:1]] == [GERUND]:
        return True
    head = _head(object_)
    single = bool(object_) and stem(object_[0]) in word_list("articles") - {"the"}
    if head in _people() - word_list("admissible") and not (single and head in _groups()):
        # "accept them in the cabinet", "accept a general as mediator" say what they are accepted for
        return not word_list("admitting").intersection(word.lower() for word in after)
    return head in word_list("harms") or needs_force(_deed_named(head))


def _is_left_open(verb: tuple[str, ...], object_: list[str], after: tuple[str, ...]) -> bool:
    """Whether the object says nothing of which deed is meant: "take steps", "accept anything", "give two things"."""
    if not object_:
        return False
    head, light = _head(object_), verb in phrase_list("vague") or verb[0] in word_list("showing")
    about = content([stem(word) for word in object_]) - word_list("indefinites")
    told = {word for word in about if not is_number(word)}
    if head in word_list("indefinites"):
        ends = not after or after[0] in word_list("relatives") or not content(after)
        return not told and (ends or (verb[0] in word_list("giving") and TO in after))
    if light and head in word_list("empty_objects"):
        return after[:1] != (AGAINST,)
    if verb[0] in word_list("reaching") and head in word_list("outcomes"):
        return not content(after)  # what is reached together is nobody's to take
    return verb[0] in word_list("giving") and not told and after[:1] != (OF,)


def _is_of_being(verb: tuple[str, ...], after: list[str]) -> bool:
    """Whether a state is let be: "let them be behind bars", but not "let them be freed"."""
    said = [word.lower() for word in after]
    if verb[0] not in word_list("causatives"):
        return False
    if BEING not in said:
        return verb[0] == stem(MAKE) and any(_is_befalling(said, at) for at in range(1, len(said)))
    then = said[said.index(BEING) + 1 :]
    return not (then and (then[0].endswith("ed") or then[0] in actions()["participles"]))


def _is_others_offer(known: tuple[str, ...]) -> bool:
    """Whether somebody else's offer is taken up, of what is not done together: "accept the offer to drop the suit"."""
    offered = opening(known, phrase_list("offered"))
    return bool(offered) and verbs().get(opening(known[len(offered) :], verbs())) not in (TALK, MEDIATE)


def _is_befalling(said: list[str], at: int) -> bool:
    """Whether the word at `at` is a verb, in its plain form and after a noun, of what befalls somebody."""
    names = ("nonagentive", "judging", "mental", "stative")
    plain = not said[at].endswith(("s", "ed", "ing")) and stem(said[at - 1]) not in word_list("function")
    return plain and any(stem(said[at]) in word_list(name) for name in names)


@lru_cache
def _people() -> frozenset[str]:
    lists = toml_table("people.toml")["lists"]
    return frozenset(stem(word) for name in ("persons", "groups") for word in lists[name]["words"])


@lru_cache
def _groups() -> frozenset[str]:
    return frozenset(stem(word) for word in toml_table("people.toml")["lists"]["groups"]["words"])


@lru_cache
def _deeds_by_noun() -> dict[str, str]:
    table = toml_table("nominal_actions.toml")["verbs"]
    return {stem(noun): verbs().get(opening(stems(verb), verbs()), "") for noun, verb in table.items()}


def _deed_named(noun: str) -> str:
    """The class of the deed that a noun names: "invasion"; empty where it names none that is known."""
    return _deeds_by_noun().get(noun) or verbs().get((noun,), "")
