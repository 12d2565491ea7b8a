"""The classes of verbs in `actions.toml`: which words belong to one, and how classes relate."""

from functools import lru_cache

from standoff.drafting.tables import actions
from standoff.drafting.wording import phrase_list, stems, word_list

HOLD = "go on"
"""The class of verbs that keep or continue what is; two words, so that it is no verb's stem."""
ACCEPT = "accept"
"""The class of verbs of accepting what another puts forward."""
END = "end"
"""The class of verbs that end a deed or a state of things."""
TALK = "talk"
"""The class of verbs of negotiating."""
RELEASE = "release"
"""The class of verbs of letting go what is held."""


@lru_cache
def verbs() -> dict[tuple[str, ...], str]:
    """Every verb of the tables, as stems, with its class."""
    table: dict[tuple[str, ...], str] = dict.fromkeys(sorted(phrase_list("holding")), HOLD)
    for row in actions()["class"]:
        for verb in row["verbs"]:
            table.setdefault(stems(verb), row["class"])
    return table


@lru_cache
def verbs_by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The verbs of several words, by their first."""
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    for verb in verbs():
        if len(verb) > 1:
            groups[verb[0]] = (*groups.get(verb[0], ()), verb)
    return groups


@lru_cache
def _rows() -> dict[str, dict[str, object]]:
    return {row["class"]: row for row in actions()["class"]}


@lru_cache
def states() -> frozenset[str]:
    """Classes of a pair of opposites: what is one of them can be kept so."""
    return frozenset(
        name for row in actions()["class"] if "opposite" in row for name in (row["class"], *_opposites(row))
    )


def _opposites(row: dict[str, object]) -> list[str]:
    return _listed(row.get("opposite"))


def undoes(verb_class: str) -> bool:
    """Whether deeds of this class end a state of things."""
    return bool(_rows().get(verb_class, {}).get("undoes"))


def forward_reason(verb_class: str, *, definite: bool) -> str | None:
    """Why deeds of this class cannot be taken back; None when they can. `definite` says whether the object is."""
    row = _rows().get(verb_class, {})
    reason = row.get("forward")
    return str(reason) if reason and (definite or not row.get("definite")) else None


def stands_alone(verb_class: str) -> bool:
    """Whether verbs of this class name a deed without any object."""
    return bool(_rows().get(verb_class, {}).get("alone"))


def related(one: str, other: str, how: str) -> bool:
    """Whether the table names one class as `how` (`opposite`, `near`, `excludes`) of the other."""
    return (one, other) in _pairs(how)


@lru_cache
def _pairs(how: str) -> frozenset[tuple[str, str]]:
    """The classes of which the table names one as `how` of the other, both ways round."""
    named = {(name, other) for name, row in _rows().items() for other in _listed(row.get(how))}
    return frozenset(named | {(other, one) for one, other in named})


def _listed(named: object) -> list[str]:
    return [named] if isinstance(named, str) else [str(name) for name in named] if isinstance(named, list) else []


def is_single(verb_class: str) -> bool:
    """Whether deeds of this class, by one actor in one standoff, are one whatever they are said to be for."""
    return bool(_rows().get(verb_class, {}).get("single"))


def needs_force(verb_class: str) -> bool:
    """Whether deeds of this class are ones for which forces are made ready beforehand."""
    return bool(_rows().get(verb_class, {}).get("force"))


def hurts(verb_class: str) -> bool:
    """Whether deeds of this class hurt the other side, which then did not ask for them."""
    row = _rows().get(verb_class, {})
    return bool(row.get("force") or row.get("hurts")) or verb_class in word_list("hurting")


def opposites_of(verb_class: str) -> frozenset[str]:
    """The classes that the table names as opposites of this one, in either direction."""
    turned = (name for name, row in _rows().items() if verb_class in _opposites(row))
    return frozenset((*_opposites(_rows().get(verb_class, {})), *turned))


def needs_object(verb_class: str) -> bool:
    """Whether verbs of this class name no deed without an object."""
    return bool(_rows().get(verb_class, {}).get("needs"))


def base_form(verb: str) -> str:
    """The plain form of a verb in the third person, as far as its ending tells.

    >>> base_form("leaves"), base_form("reaches"), base_form("carries"), base_form("attack")
    ('leave', 'reach', 'carry', 'attack')
    """
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


@lru_cache
def near_to(verb_class: str) -> frozenset[str]:
    """The classes whose deeds come to the same as this one's when they have the same object."""
    return frozenset(name for name in _rows() if name != verb_class and related(name, verb_class, "near"))
