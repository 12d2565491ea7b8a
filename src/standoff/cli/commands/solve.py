"""`standoff solve`: which states are stable, for whom."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import BASIC_CONCEPTS, Concepts, ConflictSource, concept_names
from standoff.errors import ConflictError

if TYPE_CHECKING:
    from standoff.conflict import Conflict
    from standoff.stability import Equilibria

MOST_ROWS = 40
"""Equilibria that the table lists without `--limit`; the other formats list all."""

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
    concept_of: Annotated[
        list[str] | None,
        typer.Option(
            "--concept-of",
            metavar="NAME=CONCEPT",
            help="A concept for one decision maker; may be given for each. Others keep the first of --concepts.",
        ),
    ] = None,
    sanctions: Annotated[
        str,
        typer.Option(
            "--sanctions",
            metavar="RULE",
            help="What opponents may do in a sanction: joint (any moves), once (one move each at most), or single.",
        ),
    ] = "joint",
    equilibria_only: Annotated[
        bool,
        typer.Option("--equilibria-only", help="Leave out all states that are no equilibrium: for very large spaces."),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="List at most N equilibria; all of them are counted."),
    ] = None,
    form: Annotated[
        SolutionForm,
        typer.Option("--format", help="table, json, csv (a line for each state), or graphml (the graph of moves)."),
    ] = SolutionForm.TABLE,
) -> None:
    """Solve a conflict: which states are stable, for whom, under which solution concepts.

    A state that is stable for every decision maker is an equilibrium: the conflict can settle there.

    Example: standoff solve conflict.yaml --concepts nash,seq
    """
    _check_options(form, equilibria_only=equilibria_only, limit=limit)
    plan = _plan(concept_of) if concept_of else None
    conflict = conflict_in(source)
    names = concept_names(concepts)
    _tell_what_is_left_out(conflict)
    if form is not SolutionForm.TABLE and not equilibria_only:
        _write_all_states(conflict, names, plan, sanctions, form)
        return
    from standoff.stability import find_equilibria

    found = find_equilibria(conflict, names, plan=plan, sanctions=sanctions, tell=terminal.progress)
    if form is SolutionForm.TABLE:
        _show(found, MOST_ROWS if limit is None else limit)
        return
    for chunk in found.json_chunks(limit) if form is SolutionForm.JSON else found.csv_chunks(limit):
        write = terminal.write_json_text if form is SolutionForm.JSON else terminal.write_plain
        write(chunk)


def _tell_what_is_left_out(conflict: "Conflict") -> None:
    """Say on standard error what the file states that rankings cannot hold."""
    makers = conflict.decision_makers
    stated = {
        "unknown": any(dm.unknown for dm in makers),
        "strength": any(dm.strong_after or any(s.strong for s in dm.preferences) for dm in makers),
        "attitudes": any(dm.attitudes for dm in makers),
    }
    for kind in (kind for kind, told in stated.items() if told):
        terminal.warn(f"note: what the conflict says of {kind} is left out here; see standoff suppose {kind}")


def _check_options(form: SolutionForm, *, equilibria_only: bool, limit: int | None) -> None:
    if equilibria_only and form is SolutionForm.GRAPHML:
        what = "a graph of moves has all states, and `--equilibria-only` leaves states out"
        raise ConflictError("graph-of-equilibria", what, remedy="leave it out, or ask for json or csv")
    if limit is not None and not equilibria_only and form is not SolutionForm.TABLE:
        what = f"`--limit` is for equilibria, and {form.value} has all states"
        raise ConflictError("limit-of-states", what, remedy="add `--equilibria-only`")


def _plan(given: Sequence[str]) -> dict[str, str]:
    """What the values of `--concept-of` say: a concept for each decision maker named."""
    plan: dict[str, str] = {}
    for text in given:
        name, found, concept = text.rpartition("=")
        if not found or not name.strip():
            what = f"{text!r} gives no decision maker a concept"
            raise ConflictError("bad-concept-of", what, remedy="write, for instance, --concept-of North=seq")
        if name.strip() in plan:
            what = f"{name.strip()!r} is given two concepts"
            raise ConflictError("bad-concept-of", what, remedy="give it one")
        plan[name.strip()] = concept.strip().lower()
    return plan


def _write_all_states(
    conflict: "Conflict", names: Sequence[str], plan: dict[str, str] | None, sanctions: str, form: SolutionForm
) -> None:
    from standoff.stability import solve as solve_conflict

    whole = None
    if plan is not None:
        whole = {dm.name: names[0] for dm in conflict.decision_makers} | plan
    terminal.progress("solving")
    solution = solve_conflict(conflict, [*names, *(whole or {}).values()], sanctions=sanctions)
    own = None if whole is None else solution.equilibria_with(whole)
    if solution.space.n_states > MOST_STATES:
        what = f"the conflict has {solution.space.n_states:,} states and at most {MOST_STATES:,} can be listed"
        raise ConflictError("too-many-states", what, remedy="add `--equilibria-only`, or look at the table")
    if form is SolutionForm.GRAPHML:
        terminal.write_plain(solution.to_graphml())
    elif form is SolutionForm.CSV:
        terminal.write_plain(solution.to_csv(own))
    else:
        values: dict[str, Any] = solution.to_dict()
        if own is not None:
            values["own_concepts"] = {"plan": whole, "equilibria": list(own)}
        terminal.write_json(values)


def _show(found: "Equilibria", most: int) -> None:
    from standoff.cli.tables import table
    from standoff.stability import concept_named

    conflict, space = found.conflict, found.space
    terminal.write_prose(f"{conflict.title}{f', {conflict.date}' if conflict.date else ''}")
    options = [
        (at, conflict.decision_makers[owner].name, option.text, option.id, "yes" if option.now else "no")
        for at, (option, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True), start=1)
    ]
    columns: tuple[str, ...] = ("", "decision maker", "option", "id", "now")
    terminal.show(table("Options, in the order of the labels", columns, options, narrow=(0, 4)))
    now = space.index(conflict.status_quo)
    rows = _rows(found, now, most)
    heads = [concept_named(name).short if name in found.members else name for name in found.columns]
    columns = ("state", "label", "", *heads)
    terminal.show(table("Equilibria, and the status quo", columns, rows, narrow=range(len(columns))))
    left = len(found.at) - most
    more = f" {left:,} of them are not listed here." if left > 0 else ""
    terminal.write_prose(
        f"{space.n_states:,} feasible states, {len(found.at):,} of them an equilibrium under one concept or more."
        f"{more} To see why: standoff explain CONFLICT --state {found.status_quo}"
    )
    if found.plan is not None:
        told = ", ".join(f"{name} under {concept.value}" for name, concept in found.plan.items())
        terminal.write_prose(f"Own concepts: {told}.")


def _rows(found: "Equilibria", now: int, most: int) -> list[tuple[object, ...]]:
    """A row for the status quo, and for each of the first `most` equilibria."""
    listed = found.at[:most].tolist()
    labels = found.labels(0, len(listed))
    rows: list[tuple[object, ...]] = []
    held_now: list[bool] = [False for _ in found.columns]
    for place, (index, label) in enumerate(zip(listed, labels, strict=True)):
        held = [bool(flags[place]) for flags in found.columns.values()]
        if index == now:
            held_now = held
        else:
            rows.append((index + 1, label, None, *map(_mark, held)))
    if now not in listed:
        places = (found.at == now).nonzero()[0].tolist()
        held_now = [bool(flags[places[0]]) for flags in found.columns.values()] if places else held_now
    return [(now + 1, found.status_quo, "status quo", *map(_mark, held_now)), *rows]


def _mark(held: bool) -> str:
    return "yes" if held else "–"
