"""`standoff analyse`: questions asked of a conflict beyond which states are stable."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import (
    BASIC_CONCEPTS,
    CONCEPT_NAMES,
    Concepts,
    ConflictSource,
    Form,
    Seed,
    TableOrJson,
    concept_names,
)

if TYPE_CHECKING:
    from standoff.stability import Solution

PROGRESS_EVERY = 500  # trials

State = Annotated[
    str | None,
    typer.Option(
        "--state", metavar="LABEL", help="The state: a row of Y and N in option order. Without it, the status quo."
    ),
]

OneConcept = Annotated[
    str, typer.Option("--concept", metavar="NAME", help=f"The solution concept: {', '.join(CONCEPT_NAMES)}.")
]


def status_quo(
    source: ConflictSource,
    states: Annotated[
        list[str] | None,
        typer.Option(
            "--state", metavar="LABEL", help="A state to get to; may be given again. Without it, every equilibrium."
        ),
    ] = None,
    concepts: Concepts = BASIC_CONCEPTS,
    form: Form = TableOrJson.TABLE,
) -> None:
    """How the conflict can get from the status quo to each equilibrium, by how many moves, and who has to move.

    A route by improvements needs nobody to act against its own wishes; one by moves alone does.

    Example: standoff analyse status-quo conflict.yaml --concepts nash,seq
    """
    solution = _solved(source, concepts)
    from standoff.stability.analyses import evolution, status_quo_analysis

    found = status_quo_analysis(solution, *(states or ()))
    spread = [evolution(solution, improving=improving) for improving in (False, True)]
    if form is TableOrJson.JSON:
        terminal.write_json({**found.to_dict(), "evolution": [stages.to_dict() for stages in spread]})
        return
    from standoff.cli.commands.analyse_tables import show_status_quo

    show_status_quo(found, spread)


def inverse(
    source: ConflictSource,
    state: State = None,
    concept: OneConcept = "seq",
    form: Form = TableOrJson.TABLE,
) -> None:
    """Which changes of what decision makers want would make a state an equilibrium, smallest first.

    Tells which states each would have to like less than the wanted one, what share of all rankings would do, and which
    single statement or weight to change.

    Example: standoff analyse inverse conflict.yaml --state YN --concept gmr
    """
    solution = _solved(source, concept)
    label = solution.status_quo if state is None else state
    from standoff.stability.analyses import inverse_analysis, preference_edits, seek, weight_changes

    found = inverse_analysis(solution, label, concept.strip().lower())
    statements = seek(
        solution.conflict, label, found.concept, edits=preference_edits(solution.conflict), together=1
    ).found
    weights = weight_changes(solution, label, found.concept)
    if form is TableOrJson.JSON:
        terminal.write_json(
            {
                **found.to_dict(),
                "statements": [one.to_dict() for one in statements],
                "weights": [change.to_dict() for change in weights],
            }
        )
        return
    from standoff.cli.commands.analyse_tables import show_inverse

    show_inverse(found, statements, weights)


def goals(
    source: ConflictSource,
    want: Annotated[
        str,
        typer.Option(
            "--want", metavar="GOAL", help="The outcome wanted: a state's label, or a formula such as 'open and pay'."
        ),
    ],
    aim: Annotated[
        str,
        typer.Option(
            "--aim",
            metavar="AIM",
            help="That it be an equilibrium, the only one, or one that is reached from the status quo by improvements.",
        ),
    ] = "equilibrium",
    concept: OneConcept = "seq",
    together: Annotated[
        int, typer.Option("--together", metavar="N", min=1, max=3, help="How many changes to try at once.")
    ] = 2,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="How many combinations of changes to try at the most.")
    ] = 50_000,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Which small changes, of wishes, of what can be done or undone, or of what is possible, bring an outcome about.

    Example: standoff analyse goals conflict.yaml --want 'open and pay' --aim reached
    """
    conflict = conflict_in(source)
    from standoff.stability.analyses import seek

    def tell(done: int, total: int) -> None:
        if done % PROGRESS_EVERY == 0:
            terminal.progress(f"{done:,} of {total:,} changes tried")

    found = seek(
        conflict, want, concept.strip().lower(), aim.strip().lower(), together=together, limit=limit, progress=tell
    )
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    from standoff.cli.commands.analyse_tables import show_goals

    show_goals(found)


def sensitivity(source: ConflictSource, concepts: Concepts = BASIC_CONCEPTS, form: Form = TableOrJson.TABLE) -> None:
    """What each single preference does to the equilibria, by dropping it, turning it and moving it by one.

    Example: standoff analyse sensitivity conflict.yaml --concepts nash,seq
    """
    solution = _solved(source, concepts)
    from standoff.stability.analyses import sensitivity as sensitivity_of

    found = sensitivity_of(solution)
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    from standoff.cli.commands.analyse_tables import show_sensitivity

    show_sensitivity(found)


def robustness(
    source: ConflictSource,
    state: State = None,
    concepts: Concepts = "nash,gmr,smr,seq,sseq",
    samples: Annotated[
        int,
        typer.Option("--samples", metavar="N", min=1, max=1_000_000, help="How many draws of the weights to solve."),
    ] = 1000,
    seed: Seed = 0,
    form: Form = TableOrJson.TABLE,
) -> None:
    """How firmly a state is an equilibrium: under which concepts, in what share of draws, and for whom least.

    Example: standoff analyse robustness conflict.yaml --state NN --seed 7
    """
    solution = _solved(source, concepts)
    from standoff.stability.analyses import robustness as robustness_of

    label = solution.status_quo if state is None else state
    found = robustness_of(solution, label, samples=samples, seed=seed)
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    from standoff.cli.commands.analyse_tables import show_robustness

    show_robustness(found)


def coalitions(
    source: ConflictSource,
    state: State = None,
    concept: OneConcept = "nash",
    weak: Annotated[
        bool, typer.Option("--weak", help="Count moves that are better for some members and worse for none.")
    ] = False,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Which decision makers together would leave a state that none of them, perhaps, would leave alone.

    Example: standoff analyse coalitions conflict.yaml --state NN
    """
    solution = _solved(source, concept)
    from standoff.stability.analyses.coalition_search import upsetting_coalitions

    label, named = solution.status_quo if state is None else state, solution.concepts[0]
    found = upsetting_coalitions(solution, label, named, weak=weak)
    if form is TableOrJson.JSON:
        upsets = [upset.to_dict() for upset in found]
        terminal.write_json({"label": label, "concept": named.value, "weak": weak, "coalitions": upsets})
        return
    from standoff.cli.commands.analyse_tables import show_coalitions

    show_coalitions(label, named, found)


ANALYSES: dict[str, Callable[..., None]] = {
    "status-quo": status_quo,
    "inverse": inverse,
    "goals": goals,
    "sensitivity": sensitivity,
    "robustness": robustness,
    "coalitions": coalitions,
}
"""The kinds of analysis by the name they have on the command line."""


def analyse() -> None:
    """Ask more of a conflict than what is stable: how it comes about, what would change it, and how firm it is.

    Example: standoff analyse status-quo conflict.yaml
    """


def _solved(source: str, concepts: str) -> "Solution":
    conflict = conflict_in(source)
    from standoff.stability import solve

    return solve(conflict, concept_names(concepts))
