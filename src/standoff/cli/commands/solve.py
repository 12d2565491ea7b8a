"""`standoff solve`: which states are stable, for whom."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import BASIC_CONCEPTS, Concepts, ConflictSource, concept_names
from standoff.errors import ConflictError

if TYPE_CHECKING:
    from standoff.stability import Solution

MOST_ROWS = 40
"""Equilibria that the table lists; the other formats list all states."""

MOST_STATES = 1 << 20
"""States that a solution may have to be printed state by state; more would take gigabytes."""


class SolutionForm(StrEnum):
    """How a solution is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GRAPHML = "graphml"


def solve(
    source: ConflictSource,
    concepts: Concepts = BASIC_CONCEPTS,
    form: Annotated[
        SolutionForm,
        typer.Option("--format", help="table, json, csv (a line for each state), or graphml (the graph of moves)."),
    ] = SolutionForm.TABLE,
) -> None:
    """Solve a conflict: which states are stable, for whom, under which solution concepts.

    A state that is stable for every decision maker is an equilibrium: the conflict can settle there.

    Example: standoff solve conflict.yaml --concepts nash,seq
    """
    conflict = conflict_in(source)
    from standoff.stability import solve as solve_conflict

    solution = solve_conflict(conflict, concept_names(concepts))
    if form is not SolutionForm.TABLE and solution.space.n_states > MOST_STATES:
        what = f"the conflict has {solution.space.n_states:,} states and at most {MOST_STATES:,} can be listed"
        raise ConflictError("too-many-states", what, remedy="look at the table, or leave out options")
    if form is SolutionForm.JSON:
        terminal.write_json(solution.to_dict())
    elif form is SolutionForm.CSV:
        terminal.write_plain(solution.to_csv())
    elif form is SolutionForm.GRAPHML:
        terminal.write_plain(solution.to_graphml())
    else:
        _show(solution)


def _show(solution: "Solution") -> None:
    import numpy as np

    from standoff.cli.tables import table

    conflict, space = solution.conflict, solution.space
    terminal.write_prose(f"{conflict.title}{f', {conflict.date}' if conflict.date else ''}")
    options = [
        (at, conflict.decision_makers[owner].name, option.text, option.id, "yes" if option.now else "no")
        for at, (option, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True), start=1)
    ]
    columns: tuple[str, ...] = ("", "decision maker", "option", "id", "now")
    terminal.show(table("Options, in the order of the labels", columns, options, narrow=(0, 4)))
    everywhere = np.flatnonzero(np.any([flags.all(axis=0) for flags in solution.stable.values()], axis=0))
    now = space.index(solution.status_quo)
    listed = list(dict.fromkeys([now, *everywhere[:MOST_ROWS].tolist()]))
    rows = [
        (
            at + 1,
            space.label(int(space.codes[at])),
            "status quo" if at == now else None,
            *("yes" if solution.stable[concept][:, at].all() else "–" for concept in solution.concepts),
        )
        for at in listed
    ]
    columns = ("state", "label", "", *(concept.value for concept in solution.concepts))
    terminal.show(table("Equilibria, and the status quo", columns, rows, narrow=range(len(columns))))
    left = len(everywhere) - MOST_ROWS
    more = f" {left:,} of them are not listed here." if left > 0 else ""
    terminal.write_prose(
        f"{space.n_states:,} feasible states, {len(everywhere):,} of them an equilibrium under one concept or more."
        f"{more} To see why: standoff explain CONFLICT --state {solution.status_quo}"
    )
