"""Whether two verb phrases name one course of action, its opposite, or two different ones."""

from dataclasses import dataclass
from functools import lru_cache

from standoff.drafting.tables import actions
from standoff.drafting.wording import content, mass, opening, overlap, phrase_list, stem, stems, word_list
from standoff.reading.tables import toml_table

SAME_OBJECT = 0.5
"""Share of the smaller set of content words that two phrases with verbs of one class must share."""
SAME_WORDS = 0.75
"""The same, where the verbs are not known to be alike; then at least `SURE_WORDS` words must be shared as well."""
SURE_WORDS = 2.0
REACH = 8
"""How many words may stand between a verb and its particle."""

HOLD = "hold"
END = "end"
VAGUE = "do"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb phrase as it is compared: the class of its verb (or the verb's stem), and what it is about.

    `sign` is -1 when the phrase denies the deed ("not attack"); `known` tells a class of the table from a bare stem;
    `first` is the part of `about` that stands before any preposition; `holds` marks what keeps or
    continues a state of things ("keep the border closed", "go on shelling").
    """

    verb: str
    about: frozenset[str]
    sign: int
    known: bool
    yielding: bool = False
    holds: bool = False
    first: frozenset[str] = frozenset()

    @property
    def idle(self) -> bool:
        """True for a phrase that names no deed: a state, or a verb like "do" or "grant" without an object."""
        needs = self.verb == VAGUE or bool(_rows().get(self.verb, {}).get("needs"))
        return not self.verb or self.verb in word_list("stative") or (needs and not self.about)


@lru_cache(maxsize=4096)
def deed(phrase: str) -> Deed:
    """How `phrase`, a plain verb phrase, is compared.

    >>> deed("issue a formal apology").verb, deed("reopen the border") == deed("open the border")
    ('apologise', True)
    >>> deed("fail to open the border").sign
    -1
    """
    words = stems(phrase)
    if words[:1] == ("to",):
        words = words[1:]
    words, sign = _unwrap(words)
    gives_way = opening(words, phrase_list("yielding"))
    if gives_way and content(words[len(gives_way) :]) <= _pressure():
        return Deed("yield", frozenset(), sign, known=True, yielding=True)
    return _deed(words, sign)


def _unwrap(words: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """The words without what denies or merely introduces the deed, and the sign that remains."""
    sign = 1
    while True:
        denied = opening(words, phrase_list("negating"))
        wrapped = opening(words, phrase_list("wrapping"))
        if denied and len(denied) < len(words):
            words, sign = words[len(denied) :], -sign
        elif wrapped and len(wrapped) < len(words) and words[len(wrapped)] not in ("a", "an", "the"):
            words = words[len(wrapped) :]
        else:
            return words, sign


def _deed(words: tuple[str, ...], sign: int) -> Deed:
    found = _class_of(words)
    if found is not None:
        verb, rest = found
        kept = _kept_state(rest) if verb == HOLD else None
        rest = rest[:-1] if kept else rest
        return Deed(kept or verb, content(rest), sign, known=True, holds=verb == HOLD, first=_first(rest))
    vague = opening(words, phrase_list("vague"))
    if vague:
        named = _named_by_noun(words[len(vague) :])
        if named is not None:
            return Deed(named[0], named[1], sign, known=named[2])
        return Deed(VAGUE, content(words[len(vague) :]), sign, known=False)
    return Deed(words[0] if words else "", content(words[1:]), sign, known=False)


def _class_of(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The class of the verb that opens `words`, and the other words."""
    table = _verbs()
    direct = opening(words, table)
    if direct and len(direct) > 1:
        return table[direct], words[len(direct) :]
    split = _split_verb(words)
    if split is not None:
        return table[split], _without(words[1:], split[1:])
    return (table[direct], words[1:]) if direct else None


def _first(words: tuple[str, ...]) -> frozenset[str]:
    """What the first noun phrase is about."""
    starts = next((i for i, word in enumerate(words) if content([word])), 0)
    stops = next((i for i in range(starts, len(words)) if words[i] in word_list("function")), len(words))
    return content(words[:stops])


def _kept_state(rest: tuple[str, ...]) -> str | None:
    """The class of the state that something is kept in: "keep the border closed"."""
    verb = _verbs().get(rest[-1:])
    return verb if verb in _states() else None


def _split_verb(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """A verb whose particle stands behind its object: "hand the man over"."""
    if not words:
        return None
    particles = word_list("particles")
    best: tuple[str, ...] | None = None
    for verb in _verbs_by_first().get(words[0], ()):
        tail = verb[1:]
        if not set(tail) <= particles:
            continue
        for at in range(2, min(len(words), REACH + 2)):
            ends = at + len(tail) == len(words)
            fits = words[at : at + len(tail)] == tail and (ends or tail != ("in",))
            if fits and (best is None or len(verb) > len(best)):
                best = verb
    return best


def _without(words: tuple[str, ...], tail: tuple[str, ...]) -> tuple[str, ...]:
    at = next(i for i in range(len(words)) if words[i : i + len(tail)] == tail)
    return words[:at] + words[at + len(tail) :]


def _named_by_noun(words: tuple[str, ...]) -> tuple[str, frozenset[str], bool] | None:
    """The deed that the object of a vague verb names ("launch an attack on"): class, the other words, whether known."""
    nouns = toml_table("nominal_actions.toml")["verbs"]
    by_stem = {stem(noun): stems(verb) for noun, verb in nouns.items()}
    for at, word in enumerate(words):
        if at and word in word_list("function") and content(words[:at]):
            return None
        if word in by_stem:
            rest = words[:at] + words[at + 1 :]
            found = _class_of(by_stem[word])
            return (found[0], content(rest), True) if found else (by_stem[word][0], content(rest), False)
    return None


@lru_cache
def _pressure() -> frozenset[str]:
    return content(word_list("pressure"))


@lru_cache
def _verbs() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = dict.fromkeys(sorted(phrase_list("holding")), HOLD)
    for row in actions()["class"]:
        for verb in row["verbs"]:
            table.setdefault(stems(verb), row["class"])
    return table


@lru_cache
def _verbs_by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    for verb in _verbs():
        if len(verb) > 1:
            groups[verb[0]] = (*groups.get(verb[0], ()), verb)
    return groups


@lru_cache
def _rows() -> dict[str, dict[str, object]]:
    return {row["class"]: row for row in actions()["class"]}


@lru_cache
def _states() -> frozenset[str]:
    """Classes of a pair of opposites: what is one of them can be kept so."""
    pairs = [(row["class"], row["opposite"]) for row in actions()["class"] if "opposite" in row]
    return frozenset(name for pair in pairs for name in pair)


def affirmed(phrase: str) -> str:
    """`phrase` without what denies the deed or merely introduces it.

    >>> affirmed("not to dispatch a fleet")
    'dispatch a fleet'
    """
    words = stems(phrase)
    gone = len(words) - len(_unwrap(words[1:] if words[:1] == ("to",) else words)[0])
    return " ".join(phrase.split()[gone:])


def verb_length(phrase: str) -> int:
    """How many of the first words of `phrase` are its verb, particles included; at least 1.

    >>> verb_length("crack down on havens"), verb_length("ponder")
    (3, 1)
    """
    return max(1, len(opening(stems(phrase), _verbs())))


def undoes(verb_class: str) -> bool:
    """Whether deeds of this class end a state of things."""
    return bool(_rows().get(verb_class, {}).get("undoes"))


def forward_reason(verb_class: str) -> str | None:
    """Why deeds of this class cannot be taken back; None when they can."""
    reason = _rows().get(verb_class, {}).get("forward")
    return str(reason) if reason else None


def exclude_each_other(one: Deed, other: Deed) -> bool:
    """Whether two deeds are courses of their own that cannot both be taken: sanctions lifted and sanctions imposed."""
    related = _related(one.verb, other.verb, "excludes")
    return related and overlap(one.about, other.about) >= SAME_WORDS


def _related(one: str, other: str, how: str) -> bool:
    named = (_rows().get(one, {}).get(how, ()), _rows().get(other, {}).get(how, ()))
    return any(
        name == value or (isinstance(value, list) and name in value)
        for name, value in zip((other, one), named, strict=True)
    )


def relation(one: Deed, other: Deed, names: frozenset[str] = frozenset()) -> tuple[int, float]:
    """How two deeds of one actor relate (1 same, -1 opposite, 0 different), and how surely (0 to 1).

    `names` are stems of the parties' names, which say little about which deed is meant.

    >>> relation(deed("keep the crossing closed"), deed("open the crossing"))[0]
    -1
    >>> relation(deed("apologise for the raid"), deed("issue a formal apology"))[0]
    1
    """
    sign, sureness = _relation(one, other, names)
    return sign * one.sign * other.sign, sureness


def _relation(one: Deed, other: Deed, names: frozenset[str]) -> tuple[int, float]:
    a, b = (one.about - names or one.about), (other.about - names or other.about)
    shared = overlap(a, b)
    if one.verb == other.verb:
        # Between two phrases of one verb, a missing object is taken as said before.
        sureness = shared if a and b else 0.5
        return (1, sureness) if sureness >= SAME_OBJECT else (0, 0.0)
    if _related(one.verb, other.verb, "opposite"):
        sureness = shared if a and b else 0.5
        return (-1, sureness) if sureness >= SAME_OBJECT else (0, 0.0)
    if _kept_and_undone(one, other) and shared >= SAME_OBJECT:
        return -1, shared
    if _related(one.verb, other.verb, "near") and shared >= SAME_WORDS:
        return 1, shared * SAME_WORDS
    if {END, HOLD} & {one.verb, other.verb}:
        return _about_a_deed(one, other, a, b)
    # A verb the table does not know may be any verb: the objects must speak for themselves.
    if not (one.known and other.known) and shared >= SAME_WORDS and mass(a & b) >= SURE_WORDS:
        return 1, shared * SAME_WORDS
    return 0, 0.0


def _kept_and_undone(one: Deed, other: Deed) -> bool:
    """Whether one keeps up what the other ends: the thing kept must be the thing ended."""
    kept, ended = (one, other) if one.verb == HOLD else (other, one)
    return kept.verb == HOLD and undoes(ended.verb) and bool(kept.first & ended.about)


def _about_a_deed(one: Deed, other: Deed, a: frozenset[str], b: frozenset[str]) -> tuple[int, float]:
    """Ending, or keeping up, a deed that the other phrase names plainly: "stop shelling the town", "shell the town"."""
    outer, inner, about, object_ = (one, other, a, b) if one.verb in (END, HOLD) else (other, one, b, a)
    verb_named = any(word.startswith(inner.verb[:4]) or inner.verb in word.split("|") for word in sorted(about))
    if verb_named and (not object_ or overlap(about, object_) >= SAME_WORDS):
        return (-1 if outer.verb == END else 1), SAME_WORDS
    return 0, 0.0
