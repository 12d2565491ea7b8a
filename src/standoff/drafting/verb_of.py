"""The verb of a verb phrase: its class, with the particles and nouns that belong to it, and what is let or kept so."""

from functools import lru_cache

from standoff.drafting.tables import actions
from standoff.drafting.verb_classes import HOLD, RELEASE, states, verbs, verbs_by_first
from standoff.drafting.wording import content, opening, phrase_list, stem, word_list

REACH = 8
"""How many words may stand between a verb and its particle."""
LET, KEEP = "let", "hold"


def class_of(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The class of the verb that opens `words`, and the other words."""
    table = verbs()
    if words[:1] == (KEEP,) and content(words[1:]) and content(words[1:]) <= content(word_list("held")):
        return HOLD, words[1:]  # "hold the crew", but not "hold a meeting"
    direct = opening(words, table)
    if direct and len(direct) > 1:
        return table[direct], words[len(direct) :]
    qualified = _without_qualifier(words)
    if qualified is not None:
        return table[qualified], words[len(qualified) + 1 :]
    split = split_verb(words)
    if split is not None:
        return table[split], _without(words[1:], split[1:])
    return (table[direct], words[1:]) if direct else None


def _without_qualifier(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """A verb that holds its own noun, where a word qualifies that: "take firm action against", "hold early talks"."""
    bare = (*words[:1], *words[2:])
    if len(words) < 3 or words[1] in word_list("function"):
        return None
    verb = opening(bare, verbs_by_first().get(words[0], ()))
    return verb if verb and verb[1] not in word_list("function") | word_list("particles") else None


def kept_state(rest: tuple[str, ...]) -> str | None:
    """The class of the state that something is kept in: "keep the border closed"."""
    verb = verbs().get(rest[-1:])
    verb = verb if verb in states() else _kept_by_word().get(rest[-1]) if rest else None
    return verb if content(rest[:-1]) else None


@lru_cache
def _kept_by_word() -> dict[str, str]:
    return {stem(word): verb for word, verb in actions()["kept"].items() if word != "source"}


def of_what_is_let(words: tuple[str, ...]) -> tuple[str, ...]:
    """What is let happen as a deed of who lets it: "let the exports stop", "let him fly home"; all else as it is."""
    if words[:1] not in phrase_list("letting"):
        return words
    for at in range(2, len(words)):
        inner = words[at + 1 :] if words[at] == "to" else words[at:] if words[0] == LET else ()
        object_ = words[1:at]
        if not inner or not content(object_):
            continue
        if inner in phrase_list("freeing"):
            return (RELEASE, *object_)
        if len(inner) == 1 and inner[0] in word_list("of_itself") and words[at - 1] not in word_list("function"):
            return (*inner, *object_)
    return words


def split_verb(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """A verb whose particle stands behind its object: "hand the man over"."""
    if not words:
        return None
    particles = word_list("particles")
    best: tuple[str, ...] | None = None
    for verb in verbs_by_first().get(words[0], ()):
        tail = verb[1:]
        if not set(tail) <= particles:
            continue
        for at in range(2, min(len(words), REACH + 2)):
            if words[at : at + len(tail)] != tail or (best is not None and len(verb) <= len(best)):
                continue
            then = word_list("turning") if tail[-1] in word_list("loose_particles") else ()
            ends = at + len(tail) == len(words)
            if ends or not set(tail) & word_list("final_particles") or words[at + len(tail)] in then:
                best = verb
    return best


def _without(words: tuple[str, ...], tail: tuple[str, ...]) -> tuple[str, ...]:
    at = next(i for i in range(len(words)) if words[i : i + len(tail)] == tail)
    return words[:at] + words[at + len(tail) :]
