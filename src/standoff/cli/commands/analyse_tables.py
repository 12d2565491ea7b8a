"""What `standoff analyse` shows a person: one table or two for each kind of analysis."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.cli import terminal
from standoff.cli.tables import table
from standoff.notebook import percent

if TYPE_CHECKING:
    from standoff.stability import Concept
    from standoff.stability.analyses import (
        Census,
        Evolution,
        Firmness,
        Found,
        GoalSearch,
        InverseAnalysis,
        Movers,
        Robustness,
        Sensitivity,
        StatusQuoAnalysis,
        WeightChange,
    )
    from standoff.stability.analyses.coalition_search import Upset
    from standoff.stability.words import Step

MOST_ROWS = 20
MOST_LABELS = 6


def show_status_quo(found: "StatusQuoAnalysis", spread: "Sequence[Evolution]") -> None:
    """Routes, and how many states are reached at each stage."""
    rows = [
        (
            route.label,
            " ".join(concept.value for concept in route.concepts),
            _way(route.improvements),
            _way(route.moves),
            _who(route.movers),
        )
        for route in found.routes[:MOST_ROWS]
    ]
    columns: tuple[str, ...] = ("state", "equilibrium", "by improvements", "by any moves", "who has to move")
    terminal.show(table(f"From the status quo {found.status_quo}", columns, rows, narrow=(0,)))
    _more(len(found.routes))
    stages = [
        (
            "improvements" if part.improving else "moves",
            stage.moves,
            f"{stage.n_states:,}",
            None if stage.equilibria is None else _some([label for label, _ in stage.equilibria]) or "–",
        )
        for part in spread
        for stage in part.stages
    ]
    terminal.show(table("How play spreads", ("by", "number", "new states", "equilibria"), stages, narrow=(0, 1, 2)))


def show_inverse(found: "InverseAnalysis", statements: "Sequence[Found]", weights: "Sequence[WeightChange]") -> None:
    """What each would have to like less, what they would together, and which statements and weights do it."""
    holds = "is an equilibrium already" if found.equilibrium else "is no equilibrium"
    terminal.write_prose(f"{found.label} {holds} under {found.concept.title}.")
    rows = [
        (
            maker.decision_maker,
            "stays" if maker.stable else "leaves",
            _some(maker.changes[0].below) if maker.changes else "–",
            maker.changes[0].pairs if maker.changes else "–",
            _counted(maker.census),
        )
        for maker in found.makers
    ]
    columns: tuple[str, ...] = (
        "decision maker",
        "now",
        f"to like less than {found.label}",
        "pairs",
        "rankings that do",
    )
    terminal.show(table("What would make each stay, the smallest change", columns, rows, narrow=(1, 3)))
    together = [
        (joint.pairs, "; ".join(f"{change.decision_maker}: {_some(change.below)}" for change in joint.changes))
        for joint in found.joint
    ]
    if together:
        title = f"Together, {'the smallest' if found.proved else 'the first found'}"
        terminal.show(table(title, ("pairs", f"to like less than {found.label}"), together, narrow=(0,)))
    _changes("Single statements whose change makes it one", statements)
    needed = [
        (change.decision_maker, change.statement, f"{change.now:g}", f"{_past(change)}{change.needed:g}")
        for change in weights
    ]
    if needed:
        columns = ("decision maker", "statement", "weight now", "needed")
        terminal.show(table("Single weights that make it one", columns, needed, narrow=(2, 3)))


def show_goals(found: "GoalSearch") -> None:
    """The changes that bring the goal about."""
    aims = {"equilibrium": "an equilibrium", "only": "all that is an equilibrium", "reached": "reached and kept"}
    what = f"“{found.goal}” is {aims[found.aim.value]} under {found.concept.title}"
    if found.already:
        terminal.write_prose(f"{what} already.")
        return
    _changes(f"What would do it: {what}", found.found)
    bound = "" if found.complete else "; the limit left others untried"
    terminal.write_prose(f"{found.tried:,} changes tried{bound}." + ("" if found.found else " None of them does it."))


def show_sensitivity(found: "Sensitivity") -> None:
    """The changes that make or unmake an equilibrium, those that do most first."""
    telling = sorted((what_if for what_if in found.what_ifs if what_if.effects), key=lambda w: -w.changes)
    rows = [
        (what_if.words if at == 0 else None, concept.value, _some(effect.gained) or "–", _some(effect.lost) or "–")
        for what_if in telling[:MOST_ROWS]
        for at, (concept, effect) in enumerate(what_if.effects.items())
    ]
    if rows:
        columns: tuple[str, ...] = ("if", "concept", "new equilibria", "lost ones")
        terminal.show(table("What changing one preference does", columns, rows, narrow=(1,)))
    _more(len(telling))
    still = len(found.what_ifs) - len(telling)
    terminal.write_prose(f"{len(found.what_ifs)} changes tried, {still} of them change no equilibrium.")


def show_robustness(found: "Robustness") -> None:
    """How firm the state is, for everyone and for each."""
    rows = [
        (who, *(_firm(firmness) for firmness in by.values()))
        for who, by in (("everyone", found.everyone), *found.makers.items())
    ]
    columns = ("stable for", *(concept.value for concept in found.everyone))
    terminal.show(table(f"How firm {found.label} is", columns, rows, narrow=range(1, len(columns))))
    terminal.write_prose(
        f"An equilibrium under {len(found.concepts_held)} of {len(found.everyone)} concepts. After yes or no: "
        + ("the share of draws in which it is stable, then " if found.samples else "")
        + "the number of pairs of states whose order must change before it is left; – where nothing would do."
    )
    for concept, names in found.weakest.items():
        if names:
            terminal.write_prose(f"{concept.value}: weakest for {', '.join(names)}", indent="  ")


def show_coalitions(label: str, concept: "Concept", found: "Sequence[Upset]") -> None:
    """Who would leave together, and where to."""
    if not found:
        terminal.write_prose(f"Nobody would leave {label} under {concept.title}, alone or together.")
        return
    rows = [(", ".join(upset.members), upset.end, upset.words) for upset in found[:MOST_ROWS]]
    terminal.show(table(f"Who would leave {label}", ("who", "to", "how"), rows, narrow=(1,)))
    _more(len(found))


def _changes(title: str, found: "Sequence[Found]") -> None:
    rows = [(one.size, "; and ".join(edit.words for edit in one.edits), _some(one.states)) for one in found]
    if rows:
        terminal.show(table(title, ("size", "change", "equilibria"), rows[:MOST_ROWS], narrow=(0,)))
        _more(len(rows))


def _way(steps: "tuple[Step, ...] | None") -> str:
    if steps is None:
        return "no way"
    return "; ".join(f"{step.mover}: {step.deed}" for step in steps) or "here"


def _who(movers: "Movers") -> str:
    return " or ".join(" + ".join(coalition) for coalition in movers.coalitions) or "–"


def _some(labels: "Sequence[str]") -> str:
    more = len(labels) - MOST_LABELS
    return ", ".join(labels[:MOST_LABELS]) + (f" and {more} more" if more > 0 else "")


def _counted(counted: "Census | None") -> str:
    if counted is None:
        return "–"
    return percent(counted.share_stable)


def _past(change: "WeightChange") -> str:
    if not change.beyond:
        return ""
    return "above " if change.needed >= change.now else "below "


def _firm(firmness: "Firmness") -> str:
    parts = ["yes" if firmness.stable else "no"]
    if firmness.share is not None:
        parts.append(percent(firmness.share))
    if firmness.stable:
        parts.append("–" if firmness.margin is None else str(firmness.margin))
    return ", ".join(parts)


def _more(count: int) -> None:
    if count > MOST_ROWS:
        terminal.write_prose(f"{count - MOST_ROWS} more with --format json", indent=" ")
