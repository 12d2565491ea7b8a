"""The JSON Schemas (2020-12) of what `standoff analyse` prints, by kind of analysis."""

from collections.abc import Callable
from typing import Any

from standoff.stability.analyses.edits import EditKind
from standoff.stability.analyses.goals import Aim
from standoff.stability.concepts import Concept

TEXT = {"type": "string"}
LABEL = {"type": "string", "description": "a state: a row of Y/N in option order"}
TRUTH = {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 0}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
CONCEPT = {"enum": [concept.value for concept in Concept]}


def analysis_schema(kind: str) -> dict[str, Any]:
    """The schema of `standoff analyse KIND --format json`; raises `KeyError` for a kind that there is not."""
    title, description, properties = SCHEMAS[kind]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **_object(**properties()),
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(value: dict[str, Any], description: str) -> dict[str, Any]:
    return {"anyOf": [value, {"type": "null"}], "description": description}


def _by_concept(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": CONCEPT, "additionalProperties": value}


def _steps() -> dict[str, Any]:
    return _list_of(_object(**{"mover": TEXT, "from": LABEL, "to": LABEL, "deed": TEXT}))


def _status_quo() -> dict[str, Any]:
    movers = _object(alone=_list_of(TEXT), needed=_list_of(TEXT), coalitions=_list_of(_list_of(TEXT)))
    route = _object(
        label=LABEL,
        concepts=_list_of(CONCEPT),
        moves=_or_null(_steps(), "a shortest way by anybody's moves; null for no way"),
        improvements=_or_null(_steps(), "a shortest way by improvements alone; null for no way"),
        movers={**movers, "description": "whose moves lead there"},
        improvers={**movers, "description": "whose improvements lead there"},
    )
    stage = _object(
        moves=COUNT,
        n_states=COUNT,
        states=_or_null(_list_of(LABEL), "null in conflicts of more than 65,536 states"),
        equilibria=_or_null(_list_of(_object(label=LABEL, concepts=_list_of(CONCEPT))), "null where states is"),
    )
    spread = _object(status_quo=LABEL, improving=TRUTH, stages=_list_of(stage), unreachable=COUNT)
    return {"status_quo": LABEL, "routes": _list_of(route), "evolution": _list_of(spread)}


def _inverse() -> dict[str, Any]:
    change = _object(decision_maker=TEXT, below=_list_of(LABEL), pairs=COUNT)
    rankings = _object(
        all=_or_null(COUNT, "strict rankings of the states; null above 2^53"),
        stable=_or_null(COUNT, "those with which this decision maker stays"),
        equilibrium=_or_null(COUNT, "those with which everybody stays; null where not counted"),
        share_stable=SHARE,
        share_equilibrium=_or_null(SHARE, "null where not counted"),
    )
    maker = _object(
        decision_maker=TEXT,
        stable=TRUTH,
        changes={**_list_of(change), "description": "what makes it stay, smallest first"},
        rankings=_or_null(rankings, "null where there is nothing to count, or too much"),
    )
    weight = _object(
        decision_maker=TEXT, statement=TEXT, now={"type": "number"}, needed={"type": "number"}, beyond=TRUTH
    )
    return {
        "label": LABEL,
        "concept": CONCEPT,
        "equilibrium": TRUTH,
        "decision_makers": _list_of(maker),
        "joint": _list_of(_object(changes=_list_of(change), pairs=COUNT)),
        "proved": {**TRUTH, "description": "whether no smaller joint change does it"},
        "statements": _list_of(_found()),
        "weights": _list_of(weight),
    }


def _found() -> dict[str, Any]:
    change = _object(kind={"enum": [kind.value for kind in EditKind]}, words=TEXT)
    return _object(size=COUNT, changes=_list_of(change), states=_list_of(LABEL))


def _goals() -> dict[str, Any]:
    return {
        "goal": TEXT,
        "aim": {"enum": [aim.value for aim in Aim]},
        "concept": CONCEPT,
        "already": TRUTH,
        "found": _list_of(_found()),
        "tried": COUNT,
        "complete": {**TRUTH, "description": "whether no combination was left untried"},
    }


def _sensitivity() -> dict[str, Any]:
    effect = _object(gained=_list_of(LABEL), lost=_list_of(LABEL))
    what_if = _object(
        decision_maker=TEXT,
        preference=TEXT,
        kind={"enum": [kind.value for kind in EditKind]},
        words=TEXT,
        effects=_by_concept(effect),
    )
    return {"concepts": _list_of(CONCEPT), "what_ifs": _list_of(what_if)}


def _robustness() -> dict[str, Any]:
    firmness = _object(
        stable=TRUTH,
        share=_or_null(SHARE, "share of sampled weights; null where no weight is uncertain"),
        margin=_or_null(COUNT, "pairs of states that must lose their order; null where nothing would do"),
    )
    return {
        "label": LABEL,
        "samples": COUNT,
        "equilibrium": _by_concept(firmness),
        "decision_makers": _list_of(_object(name=TEXT, stable=_by_concept(firmness))),
        "weakest": _by_concept(_list_of(TEXT)),
    }


def _coalitions() -> dict[str, Any]:
    upset = _object(members=_list_of(TEXT), end=LABEL, moves=_steps(), n_ends=COUNT, words=TEXT)
    return {"label": LABEL, "concept": CONCEPT, "weak": TRUTH, "coalitions": _list_of(upset)}


SCHEMAS: dict[str, tuple[str, str, Callable[[], dict[str, Any]]]] = {
    "status-quo": ("StatusQuo", "How the conflict can get from the status quo to each equilibrium.", _status_quo),
    "inverse": ("Inverse", "Which changes of preferences make a state an equilibrium.", _inverse),
    "goals": ("Goals", "Which small changes make an outcome one that the conflict can settle in.", _goals),
    "sensitivity": ("Sensitivity", "What changing each preference does to the equilibria.", _sensitivity),
    "robustness": ("Robustness", "How firmly a state is an equilibrium, and for whom least.", _robustness),
    "coalitions": ("Coalitions", "Who together would leave a state.", _coalitions),
}
