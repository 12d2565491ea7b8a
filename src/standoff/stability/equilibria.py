"""`find_equilibria`: the equilibria of a conflict alone, for spaces whose states are too many to list one by one."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict
from standoff.stability.concepts import BASIC, Concept, concept_named
from standoff.stability.preferences import preference_ranks
from standoff.stability.sanctions import Sanctions, sanctions_named
from standoff.stability.solution import dm_index, options_dict, solution_schema
from standoff.stability.space import Flags, StateSpace
from standoff.stability.verdicts import stable

CHUNK = 1 << 16  # equilibria written at a time
OWN = "own concepts"
"""What a table calls the equilibria in which each decision maker stays under a concept of its own."""


@dataclass(frozen=True, eq=False)
class Equilibria:
    """The equilibria of a conflict under each of several concepts.

    `at` holds the indices of the states that are an equilibrium under one concept or more, ascending; `members` says of
    each of them whether it is one under a concept: bool, shape `(len(at),)`. `plan` gives each decision maker a concept
    of its own, by name, and `own` says where all stay under theirs; both are None when none were asked for.
    """

    conflict: Conflict
    space: StateSpace
    at: npt.NDArray[np.intp]
    members: Mapping[Concept, Flags]
    plan: Mapping[str, Concept] | None = None
    own: Flags | None = None
    sanctions: Sanctions = Sanctions.JOINT

    @property
    def columns(self) -> Mapping[str, Flags]:
        """The members under each concept by its name, and those of `plan` under `own concepts`."""
        named = {concept.value: flags for concept, flags in self.members.items()}
        return named if self.own is None else {**named, OWN: self.own}

    def counts(self) -> dict[str, int]:
        """How many equilibria there are, by column."""
        return {name: int(np.count_nonzero(flags)) for name, flags in self.columns.items()}

    @property
    def status_quo(self) -> str:
        """The label of the state the conflict is in now."""
        return self.space.label(int(self.space.codes[self.space.index(self.conflict.status_quo)]))

    def labels(self, start: int, end: int) -> list[str]:
        """The labels of the equilibria from the place `start` to before `end` of `at`."""
        n = self.space.n_options
        bits = self.space.codes[self.at[start:end], None] >> np.arange(n) & 1
        text = np.where(bits, ord("Y"), ord("N")).astype(np.uint8).tobytes().decode("ascii")
        return [text[place : place + n] for place in range(0, len(text), n)]

    def csv_chunks(self, limit: int | None = None) -> Iterator[str]:
        """A table in CSV, piece by piece: a line for each equilibrium, 1 under each concept it is one under."""
        yield _csv([["number", "label", "status quo", *self.columns]])
        now = self.space.index(self.conflict.status_quo)
        for start, end in self._chunks(limit):
            flags = np.array([column[start:end] for column in self.columns.values()], dtype=int).T.tolist()
            numbers = (self.at[start:end] + 1).tolist()
            rows = zip(numbers, self.labels(start, end), flags, strict=True)
            yield _csv([number, label, int(number == now + 1), *row] for number, label, row in rows)

    def json_chunks(self, limit: int | None = None) -> Iterator[str]:
        """JSON text, piece by piece, as `equilibria_schema` says; at most `limit` states, `counts` counts all."""
        head = json.dumps(self._head(), ensure_ascii=False, indent=2)
        yield head.removesuffix("\n}") + ',\n  "states": '
        yield from _listing(self._states(limit), "  ")
        yield ',\n  "equilibria": {'
        for place, (concept, flags) in enumerate(self.members.items()):
            yield ("," if place else "") + f'\n    "{concept.value}": '
            yield from _listing(self._labels_of(flags, limit), "    ")
        yield "\n  }"
        if self.own is not None and self.plan is not None:
            plan = json.dumps({name: concept.value for name, concept in self.plan.items()}, ensure_ascii=False)
            yield f',\n  "own_concepts": {{\n    "plan": {plan},\n    "equilibria": '
            yield from _listing(self._labels_of(self.own, limit), "    ")
            yield "\n  }"
        yield "\n}\n"

    def _head(self) -> dict[str, Any]:
        return {
            **options_dict(self.conflict),
            "status_quo": self.status_quo,
            "sanctions": self.sanctions.value,
            "n_states": self.space.n_states,
            "counts": {concept.value: int(np.count_nonzero(flags)) for concept, flags in self.members.items()},
        }

    def _chunks(self, limit: int | None) -> Iterator[tuple[int, int]]:
        whole = len(self.at) if limit is None else min(limit, len(self.at))
        for start in range(0, whole, CHUNK):
            yield start, min(start + CHUNK, whole)

    def _states(self, limit: int | None) -> Iterator[str]:
        for start, end in self._chunks(limit):
            for index, label in zip(self.at[start:end].tolist(), self.labels(start, end), strict=True):
                more = self._patterns(index) if self.conflict.indistinguishable else ""
                yield f'{{"number": {index + 1}, "label": "{label}"{more}}}'

    def _patterns(self, index: int) -> str:
        patterns = self.space.patterns(index)
        return f', "patterns": {json.dumps(patterns)}' if len(patterns) > 1 else ""

    def _labels_of(self, flags: Flags, limit: int | None) -> Iterator[str]:
        for start, end in self._chunks(limit):
            labels = self.labels(start, end)
            yield from (f'"{labels[place]}"' for place in np.flatnonzero(flags[start:end]).tolist())


def find_equilibria(
    conflict: Conflict,
    concepts: Iterable[Concept | str] = BASIC,
    *,
    plan: Mapping[str, Concept | str] | None = None,
    sanctions: Sanctions | str = Sanctions.JOINT,
    tell: Callable[[str], None] | None = None,
) -> Equilibria:
    """The equilibria of `conflict` under each of `concepts`, and those in which each stays under its concept of `plan`.

    Unlike `solve` it keeps no verdict of a single decision maker, and makes no list of all states. A decision maker
    that `plan` does not name keeps the first of `concepts`. `tell` is told what is being done. Raises `ConflictError`
    as `solve` does, and for a name in `plan` that is not in the conflict.

    >>> from standoff.conflict import published_conflict
    >>> found = find_equilibria(published_conflict("chicken").conflict, ["nash", "gmr"])
    >>> found.labels(0, 3), found.counts()
    (['YN', 'NY', 'YY'], {'nash': 2, 'gmr': 3})
    """
    told = tell or (lambda _doing: None)
    wanted = tuple(dict.fromkeys(concept_named(name) for name in concepts))
    rule = sanctions_named(sanctions)
    own_plan = None if plan is None else _whole_plan(conflict, plan, wanted)
    told("listing the states")
    space = StateSpace.of(conflict)
    told(f"ranking {space.n_states:,} states")
    ranks = preference_ranks(conflict, space)
    members: dict[Concept, Flags] = {}
    own = None if own_plan is None else np.ones(space.n_states, dtype=np.bool_)
    for concept in dict.fromkeys([*wanted, *(own_plan or {}).values()]):
        told(f"{concept.title} of {space.n_states:,} states")
        verdict = stable(space, ranks, concept, rule)
        if concept in wanted:
            members[concept] = np.logical_and.reduce(verdict, axis=0)
        if own is not None and own_plan is not None:
            for dm, chosen in enumerate(own_plan.values()):
                if chosen is concept:
                    np.logical_and(own, verdict[dm], out=own)
    somewhere = np.zeros(space.n_states, dtype=np.bool_)
    for flags in (*members.values(), *([] if own is None else [own])):
        np.logical_or(somewhere, flags, out=somewhere)
    at = np.flatnonzero(somewhere)
    kept = MappingProxyType({concept: flags[at] for concept, flags in members.items()})
    return Equilibria(conflict, space, at, kept, own_plan, None if own is None else own[at], rule)


def _whole_plan(
    conflict: Conflict, plan: Mapping[str, Concept | str], concepts: tuple[Concept, ...]
) -> Mapping[str, Concept]:
    """The concept of each decision maker, in their order."""
    named = {dm_index(conflict, name): concept_named(concept) for name, concept in plan.items()}
    makers = conflict.decision_makers
    return MappingProxyType({dm.name: named.get(i, concepts[0]) for i, dm in enumerate(makers)})


def equilibria_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Equilibria.json_chunks`: that of a solution, less what is stable for whom."""
    whole = solution_schema()
    kept = {key: value for key, value in whole["properties"].items() if key not in ("stable", "sanctions")}
    count = {"type": "integer", "minimum": 0}
    properties = {
        **kept,
        "sanctions": {**whole["properties"]["sanctions"], "description": "how far opponents may go in a sanction"},
        "n_states": {"type": "integer", "minimum": 1, "description": "feasible states, listed or not"},
        "counts": {**whole["properties"]["equilibria"], "additionalProperties": count},
    }
    return {
        "$schema": whole["$schema"],
        "title": "Equilibria",
        "description": "The states in which a conflict can settle, under several solution concepts.",
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key != "own_concepts"],
        "additionalProperties": False,
    }


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _listing(items: Iterator[str], indent: str) -> Iterator[str]:
    """A JSON list, an item on each line, in pieces of some size."""
    pending: list[str] = []
    empty = True
    for item in items:
        pending.append(("[\n" if empty else ",\n") + indent + "  " + item)
        empty = False
        if len(pending) >= CHUNK:
            yield "".join(pending)
            pending.clear()
    yield "".join(pending)
    yield "[]" if empty else f"\n{indent}]"
