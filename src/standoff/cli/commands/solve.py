"""`standoff solve`: which states are stable, for whom."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import BASIC_CONCEPTS, Concepts, ConflictSource, concept_names

if TYPE_CHECKING:
    from standoff.stability import Solution

MOST_STATES = 40
"""States that the table lists; the other formats list all."""


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
    if form is SolutionForm.JSON:
        terminal.write_json(solution.to_dict())
    elif form is SolutionForm.CSV:
        terminal.write_plain(solution.to_csv())
    elif form is SolutionForm.GRAPHML:
        terminal.write_plain(solution.to_graphml())
    else:
        _show(solution)


def _show(solution: "Solution") -> None:
    from standoff.cli.tables import table

    conflict, space = solution.conflict, solution.space
    terminal.write_prose(f"{conflict.title}{f', {conflict.date}' if conflict.date else ''}")
    options = [
        (at, conflict.decision_makers[owner].name, option.text, option.id, "yes" if option.now else "no")
        for at, (option, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True), start=1)
    ]
    columns: tuple[str, ...] = ("", "decision maker", "option", "id", "now")
    terminal.show(table("Options, in the order of the labels", columns, options, narrow=(0, 4)))
    found = sorted({label for labels in solution.equilibria.values() for label in labels}, key=space.index)
    listed = list(dict.fromkeys([solution.status_quo, *found]))
    rows = [
        (
            space.number(label),
            label,
            "status quo" if label == solution.status_quo else None,
            *("yes" if label in solution.equilibria[concept] else "–" for concept in solution.concepts),
        )
        for label in listed[:MOST_STATES]
    ]
    columns = ("state", "label", "", *(concept.value for concept in solution.concepts))
    terminal.show(table("Equilibria, and the status quo", columns, rows, narrow=range(len(columns))))
    more = f" {len(listed) - MOST_STATES} more are not listed here; --format csv has them." * (
        len(listed) > MOST_STATES
    )
    terminal.write_prose(
        f"{space.n_states} feasible states, {len(found)} of them an equilibrium under one concept or more.{more} "
        f"To see why: standoff explain CONFLICT --state {solution.status_quo}"
    )
