"""Whether two verb phrases name one course of action, its opposite, or two different ones."""

from standoff.drafting.deed import VAGUE, Deed
from standoff.drafting.equivalents import equivalence
from standoff.drafting.verb_classes import END, HOLD, RELEASE, is_single, near_to, opposites_of, related, undoes, verbs
from standoff.drafting.wording import are_sums_alike, is_number, mass, overlap

SAME_OBJECT = 0.5
"""Share of the smaller set of content words that two phrases with verbs of one class must share."""
SAME_WORDS = 0.75
"""The same, where the verbs are not known to be alike; then at least `SURE_WORDS` words must be shared as well."""
SURE_WORDS = 2.0


def relation(one: Deed, other: Deed, names: frozenset[str] = frozenset()) -> tuple[int, float]:
    """How two deeds of one actor relate (1 same, -1 opposite, 0 different), and how surely (0 to 1).

    `names` are stems of the parties' names, which say little about which deed is meant.

    >>> from standoff.drafting.deed import deed
    >>> relation(deed("keep the crossing closed"), deed("open the crossing"))[0]
    -1
    >>> relation(deed("apologise for the raid"), deed("issue a formal apology"))[0]
    1
    """
    sign, sureness = _relation(one, other, names)
    lacking = -1 if one.none != other.none else 1
    return sign * one.sign * other.sign * lacking, sureness


def _relation(one: Deed, other: Deed, names: frozenset[str]) -> tuple[int, float]:
    a, b = (one.about - names or one.about), (other.about - names or other.about)
    if one.known and one.verb == other.verb and not (one.about - names and other.about - names):
        a, b = one.about, other.about  # one is about nothing but a party, and so may be the other
    shared = overlap(a, b)
    told = bool(a and b) and not (one.pointing or other.pointing)
    level = equivalence(one, other, names)
    if one.verb == other.verb and not (shared < SAME_OBJECT and (level or _gives_one_thing_back(one, other))):
        # Between two phrases of one verb, a missing object is taken as said before.
        # Two sums asked of one payer are more or less of one course, as are two numbers of anything.
        sums = told and are_sums_alike(a, b) and one.verb != RELEASE
        sureness = max(shared, 0.5) if sums or is_single(one.verb) or not told else shared
        return (1, sureness) if sureness >= SAME_OBJECT else (0, 0.0)
    if related(one.verb, other.verb, "opposite"):
        sureness = shared if told else max(shared, 0.5)
        if told and shared < SAME_WORDS and not (one.first & b and other.first & a):
            sureness = 0.0  # the border crossing and the mine on the border
        return (-1, sureness) if sureness >= SAME_OBJECT else (level, SAME_OBJECT) if level else (0, 0.0)
    if _kept_and_undone(one, other) and shared >= SAME_OBJECT:
        return -1, shared
    if related(one.verb, other.verb, "near") and shared >= SAME_WORDS:
        return 1, shared * SAME_WORDS
    if _gives_one_thing_back(one, other):
        return 1, SAME_OBJECT
    if level:
        return level, SAME_OBJECT
    if any(verb == HOLD or _ends(verb) for verb in (one.verb, other.verb)):
        found = _about_a_deed(one, other, names)
        if found[0]:
            return found
    # A verb the table does not know may be any verb: the objects must speak for themselves.
    if not (one.known and other.known) and shared >= SAME_WORDS and mass(a & b) >= SURE_WORDS:
        return 1, shared * SAME_WORDS
    return 0, 0.0


def _gives_one_thing_back(one: Deed, other: Deed) -> bool:
    """Whether two wordings give back what one actor holds, by its kind and by its name: "the ship", "the Aurora"."""
    returned = {one.verb, other.verb} <= frozenset((RELEASE, *near_to(RELEASE)))
    counted = [side for side in (one, other) if side.kind and all(is_number(word) for word in side.about)]
    if len(counted) == 1:
        rest = other if counted[0] is one else one
        return returned and (rest.kind or rest.proper) and not any(is_number(word) for word in rest.about)
    return returned and ((one.kind and other.proper) or (other.kind and one.proper))


def _kept_and_undone(one: Deed, other: Deed) -> bool:
    """Whether one keeps up what the other ends: the thing kept must be the thing ended."""
    kept, ended = (one, other) if one.verb == HOLD else (other, one)
    return kept.verb == HOLD and undoes(ended.verb) and bool(kept.first & ended.about)


def _ends(verb: str) -> bool:
    """Whether a verb of this class, said of a deed, ends it: "end the boycott", "lift the boycott"."""
    return verb == END or related(verb, END, "near")


def _about_a_deed(one: Deed, other: Deed, names: frozenset[str]) -> tuple[int, float]:
    """Ending, or keeping up, a deed that the other phrase names plainly: "stop shelling the town", "shell the town".

    Or the opposite of one: "lift its boycott of the talks" is "join the talks".
    """
    outer_first = one.verb == HOLD or (_ends(one.verb) and other.verb != HOLD)
    outer, inner = (one, other) if outer_first else (other, one)
    about, object_ = outer.about - names or outer.about, inner.about - names
    verb = inner.verb if inner.verb != VAGUE else inner.head
    named = frozenset(word for word in about if _names_verb(word, verb))
    if object_ and overlap(about - named or about, object_) < SAME_WORDS:
        return 0, 0.0
    sign = 1 if outer.verb == HOLD else -1
    if named:
        return sign, SAME_WORDS
    if object_ and any(_is_verb(word, verb) for word in sorted(about) for verb in sorted(opposites_of(inner.verb))):
        return -sign, SAME_WORDS
    return 0, 0.0


def _names_verb(word: str, verb: str) -> bool:
    """Whether a content word, or one of those it stands for, is `verb`, a form of it or a verb of that class."""
    return word.startswith(verb[:4]) or _is_verb(word, verb)


def _is_verb(word: str, verb: str) -> bool:
    """Whether a content word, or one of those it stands for, is `verb` or a verb of that class."""
    return any(one == verb or verbs().get((one,)) == verb for one in word.split("|"))


def exclude_each_other(one: Deed, other: Deed) -> bool:
    """Whether two deeds are courses of their own that cannot both be taken: sanctions lifted and sanctions imposed."""
    return related(one.verb, other.verb, "excludes") and overlap(one.about, other.about) >= SAME_WORDS
