"""How an option comes up: agreed, refused, offered, threatened or demanded, by what a conflict's statements say."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from standoff.conflict import Conflict
from standoff.drafting.tables import priors
from standoff.outlook.tables import toml_data


def shifts() -> Mapping[str, float]:
    """What each way to come up adds, in log-odds, to how often such a deed comes about; the first that applies does."""
    return {name: row["shift"] for name, row in toml_data("reference_classes.toml")["voice"].items()}


def voices(conflict: Conflict) -> tuple[str | None, ...]:
    """The way in which each option comes up, in option order; None where no statement tells."""
    return tuple(
        next((name for name in shifts() if name in told), None)
        for told in ({*_heard(conflict, at)} for at in range(len(conflict.options)))
    )


def _heard(conflict: Conflict, at: int) -> Iterator[str]:
    known, owner = conflict.options[at], conflict.owners[at]
    for place, maker in enumerate(conflict.decision_makers):
        for statement in maker.preferences:
            kind = _kind_of().get(statement.why, "")
            if place != owner and known.id in statement.want.variables:
                yield from _named("theirs", kind)
            elif place == owner and statement.want.variables[0] == known.id:
                yield from _named("own", kind)


def _named(whose: str, kind: str) -> Iterator[str]:
    yield from (name for name, row in toml_data("reference_classes.toml")["voice"].items() if kind in row[whose])


@lru_cache
def _kind_of() -> Mapping[str, str]:
    """The kind of statement that each reason belongs to."""
    return {row[why]: kind for kind, row in priors()["kind"].items() for why in ("why", "turned") if why in row}
