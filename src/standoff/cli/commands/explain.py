"""`standoff explain`: why a state is or is not stable."""

from typing import Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import BASIC_CONCEPTS, Concepts, ConflictSource, Form, TableOrJson, concept_names


def explain(
    source: ConflictSource,
    state: Annotated[
        str | None,
        typer.Option(
            "--state", metavar="LABEL", help="The state: a row of Y and N in option order. Without it, the status quo."
        ),
    ] = None,
    dm: Annotated[
        str | None, typer.Option("--dm", metavar="NAME", help="Only for the decision maker of this name.")
    ] = None,
    concepts: Concepts = BASIC_CONCEPTS,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Explain why a state is or is not stable: who could do better, what deters it, and by whose moves.

    Example: standoff explain conflict.yaml --state NNNN --dm Pakistan
    """
    conflict = conflict_in(source)
    from standoff.stability import explain as explain_state

    label = conflict.status_quo if state is None else state
    explanation = explain_state(conflict, label, dm, concept_names(concepts))
    if form is TableOrJson.JSON:
        terminal.write_json(explanation.to_dict())
        return
    for line in str(explanation).split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        terminal.write_prose(line, indent=indent)
