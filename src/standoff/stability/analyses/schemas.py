"""The JSON Schemas (2020-12) of what `standoff analyse` prints, by kind of analysis."""

from collections.abc import Callable
from typing import Any

from standoff.schemas import DIALECT, SHARE, TEXT, list_of, object_of, or_null
from standoff.stability.analyses.edits import EditKind
from standoff.stability.analyses.goals import Aim
from standoff.stability.schema_parts import CONCEPT, by_concept

LABEL = {"type": "string", "description": "a state: a row of Y/N in option order"}
TRUTH = {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 0}


def analysis_schema(kind: str) -> dict[str, Any]:
    """The schema of `standoff analyse KIND --format json`; raises `KeyError` for a kind that there is not."""
    title, description, properties = SCHEMAS[kind]
    return {
        **DIALECT,
        "title": title,
        "description": description,
        **object_of(**properties()),
    }


def _steps() -> dict[str, Any]:
    return list_of(object_of(**{"mover": TEXT, "from": LABEL, "to": LABEL, "deed": TEXT}))


def _status_quo() -> dict[str, Any]:
    movers = object_of(alone=list_of(TEXT), needed=list_of(TEXT), coalitions=list_of(list_of(TEXT)))
    route = object_of(
        label=LABEL,
        concepts=list_of(CONCEPT),
        moves=or_null(_steps(), "a shortest way by anybody's moves; null for no way"),
        improvements=or_null(_steps(), "a shortest way by improvements alone; null for no way"),
        movers={**movers, "description": "whose moves lead there"},
        improvers={**movers, "description": "whose improvements lead there"},
    )
    stage = object_of(
        moves=COUNT,
        n_states=COUNT,
        states=or_null(list_of(LABEL), "null in conflicts of more than 65,536 states"),
        equilibria=or_null(list_of(object_of(label=LABEL, concepts=list_of(CONCEPT))), "null where states is"),
    )
    spread = object_of(status_quo=LABEL, improving=TRUTH, stages=list_of(stage), unreachable=COUNT)
    return {"status_quo": LABEL, "routes": list_of(route), "evolution": list_of(spread)}


def _inverse() -> dict[str, Any]:
    change = object_of(decision_maker=TEXT, below=list_of(LABEL), pairs=COUNT)
    rankings = object_of(
        all=or_null(COUNT, "strict rankings of the states; null above 2^53"),
        stable=or_null(COUNT, "those with which this decision maker stays"),
        equilibrium=or_null(COUNT, "those with which everybody stays; null where not counted"),
        share_stable=SHARE,
        share_equilibrium=or_null(SHARE, "null where not counted"),
    )
    maker = object_of(
        decision_maker=TEXT,
        stable=TRUTH,
        changes={**list_of(change), "description": "what makes it stay, smallest first"},
        rankings=or_null(rankings, "null where there is nothing to count, or too much"),
    )
    weight = object_of(
        decision_maker=TEXT, statement=TEXT, now={"type": "number"}, needed={"type": "number"}, beyond=TRUTH
    )
    return {
        "label": LABEL,
        "concept": CONCEPT,
        "equilibrium": TRUTH,
        "decision_makers": list_of(maker),
        "joint": list_of(object_of(changes=list_of(change), pairs=COUNT)),
        "proved": {**TRUTH, "description": "whether no smaller joint change does it"},
        "statements": list_of(_found()),
        "weights": list_of(weight),
    }


def _found() -> dict[str, Any]:
    change = object_of(kind={"enum": [kind.value for kind in EditKind]}, words=TEXT)
    return object_of(size=COUNT, changes=list_of(change), states=list_of(LABEL))


def _goals() -> dict[str, Any]:
    return {
        "goal": TEXT,
        "aim": {"enum": [aim.value for aim in Aim]},
        "concept": CONCEPT,
        "already": TRUTH,
        "found": list_of(_found()),
        "tried": COUNT,
        "complete": {**TRUTH, "description": "whether no combination was left untried"},
    }


def _sensitivity() -> dict[str, Any]:
    effect = object_of(gained=list_of(LABEL), lost=list_of(LABEL))
    what_if = object_of(
        decision_maker=TEXT,
        preference=TEXT,
        kind={"enum": [kind.value for kind in EditKind]},
        words=TEXT,
        effects=by_concept(effect),
    )
    return {"concepts": list_of(CONCEPT), "what_ifs": list_of(what_if)}


def _robustness() -> dict[str, Any]:
    firmness = object_of(
        stable=TRUTH,
        share=or_null(SHARE, "share of sampled weights; null where no weight is uncertain"),
        margin=or_null(COUNT, "pairs of states that must lose their order; null where nothing would do"),
    )
    return {
        "label": LABEL,
        "samples": COUNT,
        "equilibrium": by_concept(firmness),
        "decision_makers": list_of(object_of(name=TEXT, stable=by_concept(firmness))),
        "weakest": by_concept(list_of(TEXT)),
    }


def _coalitions() -> dict[str, Any]:
    upset = object_of(members=list_of(TEXT), end=LABEL, moves=_steps(), n_ends=COUNT, words=TEXT)
    return {"label": LABEL, "concept": CONCEPT, "weak": TRUTH, "coalitions": list_of(upset)}


SCHEMAS: dict[str, tuple[str, str, Callable[[], dict[str, Any]]]] = {
    "status-quo": ("StatusQuo", "How the conflict can get from the status quo to each equilibrium.", _status_quo),
    "inverse": ("Inverse", "Which changes of preferences make a state an equilibrium.", _inverse),
    "goals": ("Goals", "Which small changes make an outcome one that the conflict can settle in.", _goals),
    "sensitivity": ("Sensitivity", "What changing each preference does to the equilibria.", _sensitivity),
    "robustness": ("Robustness", "How firmly a state is an equilibrium, and for whom least.", _robustness),
    "coalitions": ("Coalitions", "Who together would leave a state.", _coalitions),
}
