"""JSON Schemas (2020-12) of what the solutions for richer preferences tell as plain values."""

from collections.abc import Callable

from standoff.conflict.model import Attitude
from standoff.schemas import DIALECT, LABEL, SHARE, Schema, list_of, object_of
from standoff.stability.extensions.attitudes import TieReading
from standoff.stability.extensions.hypergames import EquilibriumKind
from standoff.stability.extensions.unknown import Extension
from standoff.stability.schema_parts import CONCEPT, by_concept


def unknown_schema() -> Schema:
    """The schema of `UnknownSolution.to_dict`."""
    return _schema(
        "UnknownSolution",
        "What is stable when some comparisons are not known, by extension.",
        extensions=object_of(**{extension.value: object_of(**_table()) for extension in Extension}),
    )


def strength_schema() -> Schema:
    """The schema of `StrengthSolution.to_dict`."""
    return _schema(
        "StrengthSolution",
        "What is stable, and what of it strongly, when some preferences are strong.",
        levels=_by_maker(list_of({"type": "integer", "minimum": 0})),
        **_table(),
        strong=by_concept(_flags()),
        strong_equilibria=by_concept(_labels()),
    )


def fuzzy_schema() -> Schema:
    """The schema of `FuzzySolution.to_dict`."""
    return _schema(
        "FuzzySolution",
        "What is stable at each decision maker's satisficing threshold.",
        thresholds=_by_maker(SHARE),
        **_table(),
    )


def probabilistic_schema() -> Schema:
    """The schema of `ProbabilisticSolution.to_dict`."""
    return _schema(
        "ProbabilisticSolution",
        "What is stable when it is known how probably one state is preferred to another.",
        thresholds=object_of(alpha=SHARE, beta=SHARE, gamma=SHARE),
        **_table(),
    )


def relational_schema() -> Schema:
    """The schema of `RelationalSolution.to_dict`."""
    attitude = {"enum": [attitude.value for attitude in Attitude]}
    return _schema(
        "RelationalSolution",
        "What is stable when decision makers mind how others fare.",
        attitudes=_by_maker(_by_maker(attitude)),
        ties={"enum": [reading.value for reading in TieReading]},
        **_table(),
    )


def hypergame_schema() -> Schema:
    """The schema of `HypergameSolution.to_dict`."""
    names = list_of({"type": "string"})
    equilibrium = object_of(
        label=LABEL,
        kind={"enum": [kind.value for kind in EquilibriumKind]},
        expected_by=names,
        unseen_by=names,
        without_misperception={"type": "boolean"},
    )
    return _schema(
        "HypergameSolution",
        "What is stable when each decision maker acts on the conflict that it sees.",
        concept=CONCEPT,
        stable=_flags(),
        equilibria=list_of(equilibrium),
        own_games=_by_maker(object_of(options=names, stable=_labels(), equilibria=_labels())),
    )


def leadership_schema() -> Schema:
    """The schema of `Leadership.to_dict`."""
    return _schema(
        "Leadership",
        "What is stable when one of two decision makers leads and the other follows.",
        leader={"type": "string"},
        stable=_flags(),
        equilibria=_labels(),
    )


def _schema(title: str, description: str, **properties: Schema) -> Schema:
    state = object_of(number={"type": "integer", "minimum": 1}, label=LABEL)
    return {
        **DIALECT,
        "title": title,
        "description": description,
        **object_of(states=list_of(state), status_quo=LABEL, **properties),
    }


def _table() -> dict[str, Schema]:
    return {"stable": by_concept(_flags()), "equilibria": by_concept(_labels())}


def _flags() -> Schema:
    return _by_maker(list_of({"type": "boolean"}))


def _labels() -> Schema:
    return list_of(LABEL)


def _by_maker(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "unknown": unknown_schema,
    "strength": strength_schema,
    "fuzzy": fuzzy_schema,
    "probabilistic": probabilistic_schema,
    "attitudes": relational_schema,
    "hypergame": hypergame_schema,
    "leader": leadership_schema,
}
"""The schemas by what is supposed of preferences, as `standoff suppose` names it."""
