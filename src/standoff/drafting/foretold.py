"""The deeds that the outcome of an estimate tells of: whose, and in which words.

An outcome is a clause. What happens in it without anybody who does it ("the crew is freed", "the border opens", "there
is an amnesty") is somebody's deed all the same: that of whoever can do it. What the people of a side do ("the Arboran
troops leave") is done by the side.
"""

from collections.abc import Iterator, Mapping

from standoff.drafting.tables import actions
from standoff.drafting.verb_classes import base_form, verbs, verbs_by_first
from standoff.drafting.wording import opening, phrase_list, stem, stems, word_list

AWAY, OUT = "withdraw", "expel"
"""The classes of verbs of going away, and of putting somebody out."""
LONGEST_PEOPLE = 3
"""Words that may name people of a side behind its name."""


def foretold(outcome: str, names: Mapping[str, str]) -> Iterator[tuple[str | None, str]]:
    """Who does what by `outcome`: the id of an actor, None for whoever can, and a plain verb phrase.

    `names` are the actors' names and what else they are called, each with an id.

    >>> list(foretold("the Arboran troops leave the islands", {"Arboran": "a0"}))
    [('a0', 'withdraw its troops from the islands')]
    >>> list(foretold("the crew is freed by June", {})), list(foretold("the border opens in June", {}))
    ([(None, 'free crew by June')], [(None, 'open border in June')])
    """
    outcome = without_article(outcome)
    words = outcome.split()
    name = max((name for name in names if outcome.startswith(f"{name} ")), key=len, default=None)
    undone = _of_the_passive(words, patient=name) or _of_being(words) or _of_getting(words)
    if undone is not None:
        yield None, undone
    elif name is not None:
        rest = words[len(name.split()) :]
        going = _of_its_people(rest)
        yield names[name], going if going is not None else _plain(rest)
    elif (by_itself := _of_lasting(words) or _of_itself(words)) is not None:
        yield None, by_itself


def without_article(phrase: str) -> str:
    """`phrase` without the article that opens it."""
    return phrase.removeprefix("the ").removeprefix("The ")


def _of_the_passive(words: list[str], patient: str | None) -> str | None:
    """A clause in the passive as the phrase of whoever does it; None for any other clause.

    A party that is removed from something is put out of it.

    >>> _of_the_passive("the loan is finally paid out in 2009".split(), None)
    'pay the loan out in 2009'
    """
    at = next((at for at, word in enumerate(words) if at and word in word_list("passive")), None)
    if at is None:
        return None
    after = words[at + 1 :]
    while len(after) > 1 and after[0].endswith("ly"):
        after = after[1:]
    verb = _of_participle(after[0]) if after else None
    if verb is None:
        return None
    if patient is not None and patient.split() == words[:at] and stem(verb) in word_list("removing"):
        verb = OUT
    return " ".join([verb, *words[:at], *without_doer(after[1:])])


def without_doer(words: list[str]) -> list[str]:
    """The end of a passive without who does it: "by the courts", but not "by May"."""
    for at in range(len(words) - 1):
        timed = any(stem(word) in word_list("times") or word.isdigit() for word in words[at + 1 : at + 4])
        if words[at] == "by" and not timed:
            return words[:at]
    return words


def _of_participle(word: str) -> str | None:
    """The verb, one of the table, whose past participle this is; None where it is none."""
    irregular: dict[str, str] = actions()["participles"]
    if word in irregular:
        return irregular[word]
    if not word.endswith("ed"):
        return None
    return next((verb for row in actions()["class"] for verb in row["verbs"] if stem(verb) == stem(word)), None)


def _of_being(words: list[str]) -> str | None:
    """What there is, or takes place, as the phrase of whoever brings it about.

    >>> _of_being("there is an amnesty".split()), _of_being("an apology comes".split())
    ('make an amnesty', 'make an apology')
    """
    said = stems(" ".join(words))
    there = opening(said, phrase_list("existing"))
    if there:
        return " ".join(["make", *words[len(there) :]]) if len(words) > len(there) else None
    for at in range(1, len(words)):
        coming = opening(said[at:], phrase_list("coming_about"))
        if coming and ends(words[at + len(coming) :]):
            return " ".join(["make", *words[:at], *words[at + len(coming) :]])
    return None


def _of_getting(words: list[str]) -> str | None:
    """What somebody gets, as the phrase of whoever gives it: "Arbor gets an apology".

    >>> _of_getting("the widows receive a pension".split())
    'give a pension'
    """
    for at in range(1, len(words) - 1):
        if stem(words[at]) in word_list("getting") and stem(words[at + 1]) in word_list("determiners"):
            return " ".join(["give", *words[at + 1 :]])
    return None


def _of_itself(words: list[str]) -> str | None:
    """What opens, ends or starts of itself, as the phrase of whoever opens, ends or starts it."""
    for at in range(1, len(words)):
        verb = base_form(words[at])
        noun = stem(words[at - 1]) in word_list("function")  # "by the end of May"
        if not noun and stem(verb) in word_list("of_itself") and ends(words[at + 1 :]):
            return " ".join([verb, *words[:at], *words[at + 1 :]])
    return None


def _of_lasting(words: list[str]) -> str | None:
    """What lasts, as the phrase of whoever does not end it.

    >>> _of_lasting("the ban lasts into the autumn".split()), _of_lasting("the ban is still in force in May".split())
    ('not end the ban into the autumn', 'not end the ban in May')
    """
    for at in range(1, len(words)):
        said = stems(" ".join(words[at : at + 4]))
        lasting = opening(said, phrase_list("lasting"))
        if lasting and stem(words[at - 1]) not in word_list("function") and ends(words[at + len(lasting) :]):
            return " ".join(["not end", *words[:at], *words[at + len(lasting) :]])
    return None


def ends(after: list[str]) -> bool:
    """Whether nothing that a verb acts on follows it: only where, when or how."""
    if not after:
        return True
    first, second = stem(after[0]), stem(after[1]) if len(after) > 1 else ""
    timed = first in word_list("times") or (first in word_list("determiners") and second in word_list("times"))
    adverb = after[0].endswith("ly") or first in word_list("weak") | word_list("particles")
    return timed or adverb or first in word_list("prepositions") or first.isdigit()


def _of_its_people(rest: list[str]) -> str | None:
    """What the people of a side do when they go away, as the side's own deed; None for all else.

    `rest` is what follows the side's name.
    """
    for at in range(1, min(len(rest), LONGEST_PEOPLE + 1)):
        if stem(rest[at - 1]) in word_list("function") | word_list("weak") or rest[at - 1].endswith("ly"):
            return None
        going = opening(stems(" ".join(rest[at : at + 3])), verbs())
        if going and verbs()[going] == AWAY:
            after = rest[at + len(going) :]
            place = ["from", *after] if after and not ends(after) else after
            return " ".join([AWAY, "its", *rest[:at], *place])
    return None


def _plain(words: list[str]) -> str:
    """A finite verb phrase in its plain form, up to a second verb, without the adverbs before the first."""
    while len(words) > 1 and (stem(words[0]) in word_list("weak") or words[0].endswith("ly")):
        words = words[1:]
    ends = next((at for at, word in enumerate(words) if word == "and" and _is_finite(words[at + 1 :])), len(words))
    return " ".join([*map(base_form, words[:1]), *words[1:ends]])


def _is_finite(words: list[str]) -> bool:
    """Whether a second verb in the third person may begin here: its plain form is known, or a determiner follows."""
    verb = words[0] if words else ""
    base = stem(base_form(verb))
    known = bool(verbs_by_first().get(base)) or (base,) in verbs() or base in word_list("stative")
    return verb.endswith("s") and (known or (len(words) > 1 and stem(words[1]) in word_list("determiners")))
