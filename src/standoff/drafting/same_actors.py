"""Which actor of one reading is which of another's: by country, by name, or by a mention that is the other's name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from standoff.drafting.wording import stems, word_list
from standoff.reading.model import Actor, ActorKind


def same_actors(known: Sequence[Actor], new: Sequence[Actor]) -> dict[str, str]:
    """For the id of each of `new` that is one of `known`, the id of that one; each is taken once at most.

    Two are the same when both are the state of one country; or when they have the same name, or one is mentioned by
    the other's name, and neither is known to be of another country; or when they are persons of whom one is called by
    the last words of the other's name; or when one is the state and the other the government of one country, and
    neither belongs to another side. What fits several is left alone, and the surest matches are made first.
    """
    found: dict[str, str] = {}
    for alike in (_one_state, _one_name, _named_so, _one_person, _state_and_government):
        for actor in new:
            if actor.id in found:
                continue
            free = [other for other in known if other.id not in found.values()]
            fits = [other for other in free if _compatible(actor, other) and alike(actor, other)]
            if len(fits) == 1:
                found[actor.id] = fits[0].id
    return found


def _compatible(one: Actor, other: Actor) -> bool:
    persons = ActorKind.PERSON in (one.kind, other.kind)
    kinds = one.kind == other.kind if persons else True
    return kinds and (one.country == other.country or None in (one.country, other.country))


def _one_state(one: Actor, other: Actor) -> bool:
    return one.kind == other.kind == ActorKind.STATE and one.country is not None and one.country == other.country


def _one_name(one: Actor, other: Actor) -> bool:
    return bool(_name(one.name)) and _name(one.name) == _name(other.name)


def _named_so(one: Actor, other: Actor) -> bool:
    return one.kind == other.kind and (_name(one.name) in _mentioned(other) or _name(other.name) in _mentioned(one))


def _one_person(one: Actor, other: Actor) -> bool:
    short, long = sorted((_name(one.name), _name(other.name)), key=len)
    return one.kind == ActorKind.PERSON and bool(short) and long[-len(short) :] == short


def _state_and_government(one: Actor, other: Actor) -> bool:
    kinds = {one.kind, other.kind} == {ActorKind.STATE, ActorKind.GOVERNMENT}
    return kinds and one.country == other.country is not None and one.of is None and other.of is None


def _name(text: str) -> tuple[str, ...]:
    return tuple(word for word in stems(text) if word not in word_list("function"))


def _mentioned(actor: Actor) -> set[tuple[str, ...]]:
    return {_name(mention.text) for mention in actor.mentions}


def new_ids(actors: Iterable[Actor], same: Mapping[str, str], taken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """For the id of each actor the id it has among those of earlier readings: the same actor's, or one not `taken`."""
    used = set(taken)
    for actor in actors:
        name, number = same.get(actor.id), 1
        if name is None:
            name = actor.id
            while name in used:
                number += 1
                name = f"{actor.id}.{number}"
            used.add(name)
        yield actor.id, name
