"""Section 5: the options, what each party wants, the states and the equilibria."""

from dataclasses import dataclass

from standoff.brief.illustration import Illustration
from standoff.brief.marked_text import Source
from standoff.brief.materials import Materials
from standoff.brief.state_pictures import states_picture
from standoff.brief.words import changes
from standoff.conflict import MoveDirection
from standoff.outlook.words import wish

MOST_EQUILIBRIA = 12


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option: whose, what, whether it is taken now, what tells so, and whether it can move one way only."""

    number: str
    owner: str
    text: str
    now: bool
    one_way: str | None
    sources: tuple[Source, ...]
    told: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class WishRow:
    """A preference statement: who wants what, how much, from where."""

    number: str
    holder: str
    words: str
    weight: str | None
    why: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EquilibriumRow:
    """A state that is stable for all under some concept; `holds` has a flag for each concept solved for."""

    label: str
    words: str
    now: bool
    holds: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class StatesSection:
    """Options, wishes, equilibria, and the picture of the states."""

    options: tuple[OptionRow, ...]
    wishes: tuple[WishRow, ...]
    wishes_left: int
    rankings: tuple[str, ...]
    concepts: tuple[tuple[str, str], ...]
    equilibria: tuple[EquilibriumRow, ...]
    equilibria_left: int
    n_states: int
    status_quo: str
    picture: Illustration
    picture_is_grid: bool
    movers: tuple[str, ...]


def states_section(materials: Materials) -> StatesSection:
    """The model and what is stable in it."""
    conflict, solution = materials.conflict, materials.solution
    drawn = states_picture(materials)
    equilibria, wishes = _equilibria(materials), _wishes(materials)
    return StatesSection(
        options=tuple(_options(materials)),
        wishes=tuple(wishes[: materials.rows]),
        wishes_left=materials.left(len(wishes)),
        rankings=tuple(maker.name for maker in conflict.decision_makers if maker.ranking is not None),
        concepts=tuple((concept.short, concept.title) for concept in solution.concepts),
        equilibria=tuple(equilibria[:MOST_EQUILIBRIA]),
        equilibria_left=max(0, len(equilibria) - MOST_EQUILIBRIA),
        n_states=solution.space.n_states,
        status_quo=conflict.status_quo,
        picture=drawn.picture,
        picture_is_grid=drawn.is_grid,
        movers=tuple(maker.name for maker in conflict.decision_makers if maker.options),
    )


def _options(materials: Materials) -> list[OptionRow]:
    conflict = materials.conflict
    rows = []
    for at, (option, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True), start=1):
        one_way = {
            MoveDirection.BOTH: None,
            MoveDirection.FORWARD: "cannot be taken back",
            MoveDirection.BACK: "cannot be taken up again",
        }
        rows.append(
            OptionRow(
                number=f"O{at}",
                owner=conflict.decision_makers[owner].name,
                text=option.text,
                now=option.now,
                one_way=one_way[option.direction],
                sources=materials.sources(option.evidence),
                told=materials.sources(option.now_evidence),
            )
        )
    return rows


def _wishes(materials: Materials) -> list[WishRow]:
    rows: list[WishRow] = []
    for maker in materials.conflict.decision_makers:
        for statement in maker.preferences:
            weight = statement.weight
            spread = f" (÷ or × {weight.spread:.3g})" if weight and weight.spread > 1 else ""
            rows.append(
                WishRow(
                    number=f"W{len(rows) + 1}",
                    holder=maker.name,
                    words=wish(materials.conflict, statement.want, maker.name),
                    weight=f"{weight.median:.3g}{spread}" if weight else None,
                    why=statement.why,
                    sources=materials.sources(statement.evidence),
                )
            )
    return rows


def _equilibria(materials: Materials) -> list[EquilibriumRow]:
    """The status quo first, then by the number of concepts that hold."""
    solution = materials.solution
    labels = {label for found in solution.equilibria.values() for label in found} | {solution.status_quo}
    held = {concept: frozenset(found) for concept, found in solution.equilibria.items()}
    rows = [
        EquilibriumRow(
            label=label,
            words=changes(materials.conflict, label),
            now=label == solution.status_quo,
            holds=tuple(label in held[concept] for concept in solution.concepts),
        )
        for label in sorted(labels, key=solution.space.index)
    ]
    return sorted(rows, key=lambda row: (not row.now, -sum(row.holds)))
