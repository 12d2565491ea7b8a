"""A wording cut to what an option can be called: without quotation marks, asides, and clauses that only describe."""

import re
from collections.abc import Callable
from itertools import takewhile

from standoff.drafting.verb_classes import ACCEPT, END, TALK, stands_alone, verbs
from standoff.drafting.wording import content, is_adverb, opening, phrase_list, stem, stems, word_list
from standoff.reading.tables import toml_table

SIGN = "sign"
ANY, SINGLE, MAKE = "any", "single", "make"
_OF_ANY_KIND = re.compile(r" of (?:any|a|some) (?:kind|sort)\b")
OF = "of"
TALKS = "hold talks"
"""What an option of talking is called where nobody says with whom or about what."""
LONGEST_CLAUSE = 12
"""Words of a text up to which a clause on its last noun is kept whole."""
FIRST_PERSON = ("we", "you", "I")
GO, GOING = "go", "going"
_QUOTES = str.maketrans("", "", '"“”„«»')


def plain_wording(phrase: str) -> str:
    """`phrase`, a verb phrase, in the words of an option.

    >>> plain_wording("flatly give it a loan of the kind that nobody would sell")
    'give a loan of the kind that nobody would sell'
    >>> plain_wording("accept neither the truce nor the talks immediately")
    'accept the truce or the talks'
    """
    words = _OF_ANY_KIND.sub("", phrase.translate(_QUOTES)).split()
    if verbs().get(stems(" ".join(words))) == TALK:
        return TALKS
    for mend in _MENDS:
        mended = mend(words)
        words = mended if content(stems(" ".join(mended))) or not content(stems(" ".join(words))) else words
    return " ".join(words)


def unlimited(phrase: str) -> str:
    """What is refused in the words of what is done: "any change" refused is a change made, "a single man" a man.

    >>> unlimited("accept any change"), unlimited("let any relief in"), unlimited("free a single man of any kind")
    ('accept a change', 'let relief in', 'free a man')
    """
    words = phrase.split()
    kept: list[str] = []
    placed = next((at for at, word in enumerate(words) if at and stem(word) in word_list("prepositions")), len(words))
    for at, word in enumerate(words):
        then = words[at + 1] if at + 1 < len(words) else ""
        vowel = then[:1].lower() in tuple("aeiou")
        opens = at > 0 and not content(stem(before) for before in words[1:at])
        if word.lower() == ANY and at and stem(then) in word_list("articles"):
            continue
        if (
            word.lower() == ANY
            and opens
            and then
            and stem(then) not in word_list("function") | word_list("indefinites")
        ):
            phrase_ = list(takewhile(lambda later: stem(later) not in word_list("function"), words[at + 1 :]))
            many = phrase_[-1].endswith("s") or any(stem(later) in word_list("masses") for later in phrase_)
            kept += [] if many else ["an" if vowel else "a"]
        elif word.lower() == SINGLE and at < placed and kept[-1:] == ["a"]:
            kept[-1] = "an" if vowel else "a"
        else:
            kept.append(word)
    return _OF_ANY_KIND.sub("", " ".join(kept))


def in_third_person(phrase: str, holder: str, *, own: bool) -> str:
    """`phrase` with the name of who speaks for "us" and "our"; with "its" for "our" where it is the actor, `own`.

    >>> in_third_person("let our men go", "Arbor", own=False), in_third_person("pull our men out", "Arbor", own=True)
    ("let Arbor's men go", 'pull its men out')
    """
    named = {"our": "its"} if own else {"our": f"{holder}'" if holder.endswith("s") else f"{holder}'s", "us": holder}
    return " ".join(named.get(word, word) for word in phrase.split())


def of_its_own(phrase: str) -> str:
    """`phrase`, of a deed that no person does, with "its" for the "his" of what the deed's verb is said of.

    >>> of_its_own("send his envoy back"), of_its_own("recognise his state")
    ('send its envoy back', 'recognise his state')
    """
    words = phrase.split()
    verb = opening(stems(phrase), verbs()) or stems(phrase)[:1]
    at = len(verb)
    if verb[:1] and verb[0] in word_list("own_verbs") and at < len(words) and words[at] in ("his", "her"):
        words[at] = "its"
    return " ".join(words)


def _without_first_adverbs(words: list[str]) -> list[str]:
    """A verb first: "flatly refuse", "henceforth pay"."""
    at = 0
    while at < len(words) - 1 and (is_adverb(words[at]) or stem(words[at]) in word_list("asides")):
        at += 1
    return words[at:]


def _without_last_adverbs(words: list[str]) -> list[str]:
    """Without how soon, or how firmly, at the end: "immediately", "either", "instead"."""
    while len(words) > 1:
        tail = max((p for p in phrase_list("asides") if stems(" ".join(words[-len(p) :])) == p), key=len, default=())
        if not tail or len(tail) >= len(words):
            return words
        words = words[: -len(tail)]
    return words


def _affirming(words: list[str]) -> list[str]:
    """Of "neither one nor the other", the one or the other."""
    known = [word.lower() for word in words]
    if "neither" not in known or "nor" not in known:
        return words
    return ["or" if word.lower() == "nor" else word for word in words if word.lower() != "neither"]


def _ending_at_once(words: list[str]) -> list[str]:
    """To stop going on with a thing is to stop it."""
    known = tuple(GO if word.lower() == GOING else stem(word) for word in words)
    going_on = opening(known[1:], phrase_list("holding"))
    ends = verbs().get(known[:1]) == END and len(words) > 1 + len(going_on) > 1 and words[1].endswith("ing")
    return [*words[:1], *words[1 + len(going_on) :]] if ends else words


def _of_a_noun(words: list[str]) -> list[str]:
    """A deed that its noun names by the verb: "make an outright invasion", "make a transfer of the money"."""
    if words[0].lower() != MAKE:
        return words
    nouns = toml_table("nominal_actions.toml")
    stops = (at for at, word in enumerate(words) if at and stem(word) in word_list("prepositions"))
    end = next(stops, len(words))
    noun, rest = words[end - 1].lower(), words[end:]
    verb = nouns["verbs"].get(noun)
    if verb is None or noun in word_list("made") or stem(noun) in word_list("made") or noun in nouns["own_motion"]:
        return words
    told = not content(stem(word) for word in words[1 : end - 1]) or stands_alone(verbs().get(stems(verb), ""))
    if rest[:1] == [OF]:
        return [*verb.split(), *rest[1:]]
    alone = stands_alone(verbs().get(stems(verb), ""))
    return [*verb.split(), *rest] if told and (rest or alone) else words


def _without_receiver(words: list[str]) -> list[str]:
    """Without a pronoun for who is given something: "give it a loan"."""
    if len(words) < 3 or stem(words[0]) not in word_list("giving") | word_list("handing"):
        return words
    is_pronoun = (stem(words[1]),) in phrase_list("pronouns") and stem(words[1]) not in word_list("determiners")
    then = stem(words[2])
    gives = then in word_list("determiners") or then not in word_list("function")
    return [words[0], *words[2:]] if is_pronoun and gives else words


def _without_clause(words: list[str]) -> list[str]:
    """Without a clause on a noun that only describes it: "a boat that never came", "the oil we used to take"."""
    verb = opening(stems(" ".join(words)), verbs())
    first = max(1, len(verb))
    # What is accepted or signed is told by such a clause, and what is made to do something is named before it.
    told = verbs().get(verb) in (ACCEPT, SIGN) or stem(words[0]) in word_list("causatives")
    for at in range(max(2, first), len(words)):
        if _opens_bare_clause(words, at) and (len(words) > LONGEST_CLAUSE or words[at] in FIRST_PERSON):
            return words[:at]
        if told or stem(words[at]) not in word_list("relatives"):
            continue
        cut = at - 1 if stem(words[at - 1]) in word_list("prepositions") else at
        if cut >= max(2, first) and _only_describes(words, cut, at):
            return words[:cut]
    return words


def ends_in_clause(words: list[str]) -> bool:
    """Whether a verb phrase ends in a clause without a relative word, whose last word may be a preposition.

    >>> ends_in_clause("sell a plant it pays for".split()), ends_in_clause("sell a plant for".split())
    (True, False)
    """
    return any(_opens_bare_clause(words, at) for at in range(2, len(words) - 1))


def _opens_bare_clause(words: list[str], at: int) -> bool:
    """Whether a subject begins a clause that no relative word opens: "the oil we take", "a plant it pays for"."""
    known, before = stem(words[at]), stem(words[at - 1])
    if known == "the" and at > 2 and before not in word_list("function"):
        # A second noun phrase at once, and a verb and its preposition at the end: "the flags the law applies to".
        return stem(words[-1]) in word_list("prepositions") and words[-2].endswith(("s", "ed"))
    if (
        (known,) not in phrase_list("subjects")
        or before in word_list("function") - {OF, "as", "than"}
        or at + 1 >= len(words)
    ):
        return False
    then = words[at + 1].lower()
    return known != "it" or then in word_list("auxiliaries") or (then.endswith(("s", "ed")) and stem(then) != then)


def _only_describes(words: list[str], cut: int, at: int) -> bool:
    """Whether the relative clause at `at` is on a thing that need not be told from others: "a boat that sank"."""
    then = words[at + 1].lower() if at + 1 < len(words) else ""
    if stem(words[at]) == "that" and not (then in word_list("auxiliaries") or then.endswith("ed") or then == "never"):
        return False  # "a promise that it will pay" says what is promised
    for word in reversed(words[:cut]):
        known = stem(word)
        if known in ("a", "an"):
            return True
        if known in word_list("determiners") | word_list("indefinites"):
            return False
        if known in word_list("prepositions"):
            break
    return then in word_list("modals")


def _without_loose_end(words: list[str]) -> list[str]:
    """Without a preposition whose pronoun goes with it: "a date in it"."""
    while (
        len(words) > 2
        and (stem(words[-1]),) in phrase_list("pronouns")
        and stem(words[-2]) in word_list("prepositions")
    ):
        words = words[:-2]
    return words


_MENDS: tuple[Callable[[list[str]], list[str]], ...] = (
    _without_first_adverbs,
    _affirming,
    _ending_at_once,
    _of_a_noun,
    _without_receiver,
    _without_clause,
    _without_loose_end,
    _without_last_adverbs,
)
