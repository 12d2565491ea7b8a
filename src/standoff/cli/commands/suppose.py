"""`standoff suppose`: a conflict whose decision makers want, know or see what no ranking tells."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import BASIC_CONCEPTS, Concepts, ConflictSource, Form, Seed, TableOrJson, concept_names
from standoff.errors import ConflictError

if TYPE_CHECKING:
    from standoff.conflict import Conflict
    from standoff.stability import Concept

MOST_LABELS = 12
"""Equilibria that a cell of a table lists; JSON has all."""

Samples = Annotated[
    int, typer.Option("--samples", metavar="N", min=1, max=1_000_000, help="How many draws of the weights to rank by.")
]


def unknown(source: ConflictSource, concepts: Concepts = BASIC_CONCEPTS, form: Form = TableOrJson.TABLE) -> None:
    """What is stable when it is not known how some states compare: the four extensions of Li, Hipel, Kilgour and Fang.

    What is not known is told under `unknown` of a decision maker. It tempts to leave in extensions a and c, and deters
    from leaving in c and d.

    Example: standoff suppose unknown conflict.yaml --concepts nash,seq
    """
    from standoff.stability.extensions import solve_unknown

    found = solve_unknown(conflict_in(source), concept_names(concepts))
    columns = {f"extension {extension.value}": table.equilibria for extension, table in found.tables.items()}
    _tell(found.to_dict(), "Equilibria where some comparisons are unknown", columns, form)


def strength(source: ConflictSource, concepts: Concepts = BASIC_CONCEPTS, form: Form = TableOrJson.TABLE) -> None:
    """What is stable, and what strongly, when some preferences are strong and others mild.

    Strong preferences are told by `strong: yes` of a statement, or by ">>" in a ranking.

    Example: standoff suppose strength conflict.yaml --concepts gmr,seq
    """
    from standoff.stability.extensions import solve_strength

    found = solve_strength(conflict_in(source), concept_names(concepts))
    columns = {"equilibria": found.general.equilibria, "of them strong": found.strong_equilibria}
    _tell(found.to_dict(), "Equilibria by strength of preference", columns, form)


def fuzzy(
    source: ConflictSource,
    thresholds: Annotated[
        list[str],
        typer.Option(
            "--threshold",
            metavar="SHARE",
            help="How sure all must be to move, above 0 and at most 1; NAME=SHARE for one, given again for each.",
        ),
    ],
    concepts: Concepts = BASIC_CONCEPTS,
    samples: Samples = 1000,
    seed: Seed = 0,
    form: Form = TableOrJson.TABLE,
) -> None:
    """What is stable when preferences are fuzzy: how sure each is of them is the share of draws of the weights.

    Example: standoff suppose fuzzy conflict.yaml --threshold 0.4 --threshold Pakistan=0.7
    """
    from standoff.stability.extensions import solve_fuzzy

    conflict = conflict_in(source)
    found = solve_fuzzy(
        conflict, _thresholds(conflict, thresholds), concept_names(concepts), samples=samples, seed=seed
    )
    _tell(found.to_dict(), "Fuzzy equilibria", {"equilibria": found.table.equilibria}, form)


def probabilistic(
    source: ConflictSource,
    alpha: Annotated[float, typer.Option("--alpha", metavar="P", min=0, max=1, help="How probable a gain must be.")],
    beta: Annotated[float, typer.Option("--beta", metavar="P", min=0, max=1, help="How probable a loss deters.")],
    gamma: Annotated[
        float,
        typer.Option("--gamma", metavar="P", min=0, max=1, help="How probable a credible sanction's gain must be."),
    ] = 0.5,
    concepts: Concepts = BASIC_CONCEPTS,
    samples: Samples = 1000,
    seed: Seed = 0,
    form: Form = TableOrJson.TABLE,
) -> None:
    """What is stable when it is known how probably one state is preferred to another: by the draws of the weights.

    Example: standoff suppose probabilistic conflict.yaml --alpha 0.6 --beta 0.4
    """
    from standoff.stability.extensions import Thresholds, solve_probabilistic

    found = solve_probabilistic(
        conflict_in(source), Thresholds(alpha, beta, gamma), concept_names(concepts), samples=samples, seed=seed
    )
    _tell(found.to_dict(), "Equilibria by probability of preference", {"equilibria": found.table.equilibria}, form)


def attitudes(
    source: ConflictSource,
    concepts: Concepts = BASIC_CONCEPTS,
    ties: Annotated[
        str,
        typer.Option(
            "--ties", metavar="READING", help="Whether a tie counts as better (weak, as published) or not (strict)."
        ),
    ] = "strict",
    form: Form = TableOrJson.TABLE,
) -> None:
    """What is stable when decision makers mind how others fare: the relational concepts of attitude analysis.

    Whom each is for or against is told under `attitudes` of a decision maker.

    Example: standoff suppose attitudes conflict.yaml --concepts nash
    """
    from standoff.stability.extensions import TieReading, solve_with_attitudes

    if ties not in [reading.value for reading in TieReading]:
        raise ConflictError("unknown-tie-reading", f"there is no reading of ties {ties!r}", remedy="use strict or weak")
    found = solve_with_attitudes(conflict_in(source), concept_names(concepts), TieReading(ties))
    _tell(found.to_dict(), "Equilibria by attitudes", {"equilibria": found.table.equilibria}, form)


def hypergame(
    source: ConflictSource,
    seen_by: Annotated[
        list[str],
        typer.Option("--seen-by", metavar="NAME=FILE", help="The conflict as that decision maker sees it; for each."),
    ],
    concept: Annotated[str, typer.Option("--concept", metavar="NAME", help="The solution concept.")] = "seq",
    with_attitudes: Annotated[
        bool, typer.Option("--attitudes", help="Let decision makers act on the attitudes that the files give.")
    ] = False,
    form: Form = TableOrJson.TABLE,
) -> None:
    """What is stable when decision makers misperceive the conflict: a first-level hypergame.

    CONFLICT is the conflict as it is; a decision maker without a --seen-by sees it so. An option that a file lacks is
    one that its decision maker is unaware of.

    Example: standoff suppose hypergame conflict.yaml --seen-by 'USSR=as_moscow_saw_it.yaml'
    """
    from standoff.cli.tables import table
    from standoff.stability.extensions import by_attitudes, by_ranking, solve_hypergame

    views = {name: conflict_in(file) for name, file in _pairs(seen_by, "--seen-by", "a file").items()}
    solver = by_attitudes if with_attitudes else by_ranking
    found = solve_hypergame(conflict_in(source), views, concept.strip().lower(), solver)
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    rows = [
        (
            one.label,
            one.kind.value,
            ", ".join(one.expected_by) or "nobody",
            ", ".join(one.unseen_by) or "–",
            "yes" if one.without_misperception else "no",
        )
        for one in found.equilibria[:MOST_LABELS]
    ]
    columns = ("state", "kind", "expected by", "not seen by", "without misperception")
    terminal.show(table(f"Equilibria of the hypergame ({found.concept.title})", columns, rows, narrow=(0, 1)))
    terminal.write_prose(f"{len(found.equilibria):,} states at which everybody stays.")


def leader(
    source: ConflictSource,
    name: Annotated[str, typer.Option("--leader", metavar="NAME", help="Who moves first and foresees the answer.")],
    form: Form = TableOrJson.TABLE,
) -> None:
    """What is stable when one of two decision makers leads and the other follows (Stackelberg).

    Example: standoff suppose leader conflict.yaml --leader Pakistan
    """
    from standoff.stability.extensions import lead

    found = lead(conflict_in(source), name)
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    terminal.write_prose(f"When {name} leads, the equilibria are: {_listed(found.equilibria)}.")


SUPPOSITIONS: dict[str, Callable[..., None]] = {
    "unknown": unknown,
    "strength": strength,
    "fuzzy": fuzzy,
    "probabilistic": probabilistic,
    "attitudes": attitudes,
    "hypergame": hypergame,
    "leader": leader,
}
"""What may be supposed of preferences, by its name on the command line."""


def suppose() -> None:
    """Solve a conflict by more than rankings: unknown, strong, fuzzy or probable preferences, attitudes, misperception.

    Example: standoff suppose strength conflict.yaml
    """


def _tell(
    values: dict[str, Any], caption: str, columns: "Mapping[str, Mapping[Concept, Sequence[str]]]", form: TableOrJson
) -> None:
    """Print the equilibria by concept, in a column for each kind, or all there is as JSON."""
    if form is TableOrJson.JSON:
        terminal.write_json(values)
        return
    from standoff.cli.tables import table

    concepts = dict.fromkeys(concept for found in columns.values() for concept in found)
    rows = [(concept.title, *(_listed(found.get(concept)) for found in columns.values())) for concept in concepts]
    terminal.show(table(caption, ("concept", *columns), rows))


def _listed(labels: Sequence[str] | None) -> str:
    if labels is None:
        return "–"
    more = len(labels) - MOST_LABELS
    return (", ".join(labels[:MOST_LABELS]) or "none") + (f" and {more:,} more" if more > 0 else "")


def _thresholds(conflict: "Conflict", given: Sequence[str]) -> dict[str, float]:
    """A threshold for each decision maker: that of all, unless it has one of its own."""
    own = _pairs([text for text in given if "=" in text], "--threshold", "a share")
    shared = [text for text in given if "=" not in text]
    names = [dm.name for dm in conflict.decision_makers]
    if len(shared) > 1 or (not shared and set(names) - set(own)):
        what = "`--threshold` must give every decision maker one share"
        raise ConflictError("bad-threshold", what, remedy="give one for all, such as 0.4, or NAME=SHARE for each")
    chosen = dict.fromkeys(names, shared[0]) if shared else {}
    thresholds: dict[str, float] = {}
    for name, text in (chosen | own).items():
        try:
            thresholds[name] = float(text)
        except ValueError:
            raise ConflictError("bad-threshold", f"{text!r} is no share", remedy="write one such as 0.4") from None
    return thresholds


def _pairs(given: Sequence[str], option: str, what: str) -> dict[str, str]:
    """NAME=VALUE texts as a mapping; the last `=` parts them, for names may hold one."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, value = text.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            remedy = f"write {option} NAME=VALUE"
            raise ConflictError("bad-pair", f"{text!r} gives no decision maker {what}", remedy=remedy)
        if name.strip() in found:
            raise ConflictError("bad-pair", f"{name.strip()!r} is given {what} twice", remedy="give it one")
        found[name.strip()] = value.strip()
    return found
