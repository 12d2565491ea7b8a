"""`solve` and `Solution`: every verdict on every state, with the conflict and the rankings it was drawn from."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError, meant_among
from standoff.schemas import DIALECT, LABEL, TEXT, list_of, object_of
from standoff.stability.concepts import BASIC, Concept, concept_named
from standoff.stability.graph import graphml
from standoff.stability.preferences import preference_ranks
from standoff.stability.sanctions import Sanctions, sanctions_named
from standoff.stability.schema_parts import CONCEPT, by_concept
from standoff.stability.space import Flags, Ranks, StateSpace
from standoff.stability.verdicts import stable_under

SHOWN_EQUILIBRIA = 12  # in a notebook; a longer list is counted


@dataclass(frozen=True, eq=False)
class Solution:
    """What is stable in a conflict, for whom, under which concepts.

    `ranks` is int, shape `(n_dm, n_states)`, larger is better; `stable` maps each concept to bool of the same shape.
    `sanctions` is the rule by which opponents were held to sanction.
    """

    conflict: Conflict
    space: StateSpace
    ranks: Ranks
    stable: Mapping[Concept, Flags]
    sanctions: Sanctions = Sanctions.JOINT

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts that were solved for, in the order asked."""
        return tuple(self.stable)

    @cached_property
    def status_quo(self) -> str:
        """The label of the state the conflict is in now."""
        return self.space.label(int(self.space.codes[self.space.index(self.conflict.status_quo)]))

    @cached_property
    def equilibria(self) -> Mapping[Concept, tuple[str, ...]]:
        """For each concept the labels of the states that are stable for every decision maker, by number."""
        found = {concept: np.flatnonzero(flags.all(axis=0)) for concept, flags in self.stable.items()}
        labels = {concept: self.space.labels_of(self.space.codes[at]) for concept, at in found.items()}
        return MappingProxyType(labels)

    def equilibria_with(self, plan: Mapping[str, Concept | str]) -> tuple[str, ...]:
        """The labels of the states in which each decision maker stays under a concept of its own, by number.

        `plan` gives each decision maker, by name, a concept that was solved for; `solve(conflict, plan.values())`
        solves for all of them. Raises `ConflictError` for a name or concept that there is not, or a name left out.
        """
        of_each = {self.dm_index(name): self.solved(concept) for name, concept in plan.items()}
        left_out = [dm.name for i, dm in enumerate(self.conflict.decision_makers) if i not in of_each]
        if left_out:
            raise ConflictError(
                "no-concept-for",
                f"no concept is given for {left_out[0]!r}",
                remedy="name one for each decision maker",
            )
        stays = np.all([self.stable[concept][i] for i, concept in of_each.items()], axis=0)
        return self.space.labels_of(self.space.codes[stays])

    def is_stable(self, label: str, decision_maker: str, concept: Concept | str) -> bool:
        """Whether the decision maker would stay in the state."""
        return bool(self.stable[self.solved(concept)][self.dm_index(decision_maker), self.space.index(label)])

    def is_equilibrium(self, label: str, concept: Concept | str) -> bool:
        """Whether the state is stable for every decision maker."""
        return bool(self.stable[self.solved(concept)][:, self.space.index(label)].all())

    def dm_index(self, name: str) -> int:
        """The index of a decision maker; raises `ConflictError` for a name that is not in the conflict."""
        return dm_index(self.conflict, name)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `standoff solve`, as `solution_schema` describes it."""
        makers = self.conflict.decision_makers
        return {
            **options_dict(self.conflict),
            "states": [_state(self.space, at, label) for at, label in enumerate(self.space.labels)],
            "stable": {
                concept.value: {dm.name: row for dm, row in zip(makers, flags.tolist(), strict=True)}
                for concept, flags in self.stable.items()
            },
            "equilibria": {concept.value: list(labels) for concept, labels in self.equilibria.items()},
            "status_quo": self.status_quo,
            **({} if self.sanctions is Sanctions.JOINT else {"sanctions": self.sanctions.value}),
        }

    def to_csv(self, own: Sequence[str] | None = None) -> str:
        """The stability table: a line for each state, 1 where it is stable, by concept and decision maker.

        `own`, labels that `equilibria_with` found, are 1 in a last column, `own concepts`.
        """
        makers = [dm.name for dm in self.conflict.decision_makers]
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        columns = [f"{concept}: {name}" for concept in self.stable for name in [*makers, "equilibrium"]]
        blocks = [np.vstack([flags, flags.all(axis=0)]) for flags in self.stable.values()]
        if own is not None:
            columns.append("own concepts")
            held = frozenset(own)
            blocks.append(np.array([[label in held for label in self.space.labels]]))
        table.writerow(["number", "label", "status quo", *columns])
        rows = np.vstack(blocks).T.astype(int).tolist() if blocks else [[] for _ in self.space.labels]
        for number, (label, row) in enumerate(zip(self.space.labels, rows, strict=True), start=1):
            table.writerow([number, label, int(label == self.status_quo), *row])
        return out.getvalue()

    def to_graphml(self) -> str:
        """The state graph as GraphML: a node for each state, an edge for each unilateral move, marked if it improves.

        Raises `ConflictError` above 4,096 states.
        """
        return graphml(self.conflict, self.space, self.ranks, self.equilibria)

    def solved(self, concept: Concept | str) -> Concept:
        """The concept by name; raises `ConflictError` when there is none, or when this solution does not hold it."""
        named = concept_named(concept)
        if named not in self.stable:
            raise ConflictError(
                "concept-not-solved",
                f"this solution does not hold the concept {named.value!r}",
                remedy="name it in the `concepts` given to solve",
            )
        return named

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{escape(concept.title)}</th><td>{self._equilibria_html(labels)}</td></tr>"
            for concept, labels in self.equilibria.items()
        )
        legend = "".join(
            f"<li>{escape(self.conflict.decision_makers[owner].name)}: {escape(option.text)}</li>"
            for option, owner in zip(self.conflict.options, self.conflict.owners, strict=True)
        )
        return (
            f"<table><caption>{escape(self.conflict.title)}: equilibria (status quo {self.status_quo})</caption>"
            f"{rows}</table><ol>{legend}</ol>"
        )

    def _equilibria_html(self, labels: tuple[str, ...]) -> str:
        shown = [f"<b>{label}</b>" if label == self.status_quo else label for label in labels[:SHOWN_EQUILIBRIA]]
        more = len(labels) - len(shown)
        return (", ".join(shown) or "none") + (f" and {more} more" if more else "")


def _state(space: StateSpace, index: int, label: str) -> dict[str, Any]:
    patterns = space.patterns(index)
    return {"number": index + 1, "label": label, **({"patterns": list(patterns)} if len(patterns) > 1 else {})}


def solve(
    conflict: Conflict,
    concepts: Iterable[Concept | str] = BASIC,
    *,
    sanctions: Sanctions | str = Sanctions.JOINT,
) -> Solution:
    """What is stable in `conflict` under each of `concepts`; `sanctions` says how far opponents may go, as in `stable`.

    Raises `ConflictError` for a conflict without states, a ranking that misses a state, or an unknown concept.
    """
    wanted = tuple(dict.fromkeys(concept_named(name) for name in concepts))
    space = StateSpace.of(conflict)
    ranks = preference_ranks(conflict, space)
    rule = sanctions_named(sanctions)
    verdicts = stable_under(space, ranks, wanted, rule)
    return Solution(conflict, space, ranks, MappingProxyType(verdicts), rule)


def options_dict(conflict: Conflict) -> dict[str, Any]:
    """The decision makers and options of a conflict, as results in JSON have them."""
    makers = conflict.decision_makers
    return {
        "decision_makers": [{"name": dm.name, "options": [option.id for option in dm.options]} for dm in makers],
        "options": [
            {"id": option.id, "text": option.text, "owner": makers[owner].name, "direction": option.direction.value}
            for option, owner in zip(conflict.options, conflict.owners, strict=True)
        ],
    }


def dm_index(conflict: Conflict, name: str) -> int:
    """The index of a decision maker; raises `ConflictError` for a name that is not in the conflict."""
    names = [dm.name for dm in conflict.decision_makers]
    if name in names:
        return names.index(name)
    remedy = meant_among(name, names)
    raise ConflictError("unknown-decision-maker", f"there is no decision maker {name!r}", remedy=remedy)


def solution_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Solution.to_dict`."""
    state = object_of(number={"type": "integer", "minimum": 1}, label=LABEL)
    merged = "the rows of all combinations of an indistinguishable state, its label first; left out when there is one"
    state["properties"]["patterns"] = {**list_of(LABEL), "description": merged}
    schema = {
        **DIALECT,
        "title": "Solution",
        "description": "What is stable in a conflict, for whom, under which solution concepts.",
        **object_of(
            decision_makers=list_of(object_of(name=TEXT, options=list_of(TEXT))),
            options=list_of(
                object_of(id=TEXT, text=TEXT, owner=TEXT, direction={"enum": ["both", "forward", "back"]}),
            ),
            states=list_of(state),
            stable=by_concept({"type": "object", "additionalProperties": list_of({"type": "boolean"})}),
            equilibria=by_concept(list_of(LABEL)),
            status_quo=LABEL,
        ),
    }
    own = object_of(plan={"type": "object", "additionalProperties": CONCEPT}, equilibria=list_of(LABEL))
    schema["properties"]["own_concepts"] = {**own, "description": "each decision maker under a concept of its own"}
    rule = "how far opponents may go in a sanction; joint when left out"
    schema["properties"]["sanctions"] = {"enum": [each.value for each in Sanctions], "description": rule}
    return schema
