"""`Edit`: one small change of a conflict's preferences, moves or feasibility, in words and as something to apply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from standoff.conflict.articles import opening_sentence
from standoff.conflict.formula import negation, option
from standoff.conflict.model import Conflict, DecisionMaker, MoveDirection, Statement, Weight
from standoff.stability.words import listed

FACTORS = ((2.0, 1), (0.5, 1), (4.0, 2), (0.25, 2))
"""By what a weight is multiplied when what-ifs are listed, and how large a change that is."""


class EditKind(StrEnum):
    """What a change changes."""

    DROP = "drop"
    FLIP = "flip"
    MOVE = "move"
    WEIGH = "weigh"
    SWAP = "swap"
    DIRECTION = "direction"
    ALLOW = "allow"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: of what `dm` (an index) wants, or, where it is None, of what can be done.

    `at` is the place, in the conflict as it is, of the statement, tie group, option or infeasible line that changes;
    `by` how far a statement moves up (negative: down), what its weight is multiplied by, or which way an option may
    move from now on. `size` counts places moved and doublings; every other change has size 1.
    """

    kind: EditKind
    at: int
    words: str
    dm: int | None = None
    by: float | MoveDirection = 0
    size: int = 1


def preference_edits(conflict: Conflict, *, farthest: int | None = None) -> tuple[Edit, ...]:
    """The single changes of what decision makers want.

    A statement is dropped, turned into its opposite, or moved in the order of importance, by `farthest` places at the
    most; one with a weight is weighed twice, half, four times or a quarter; two neighbouring tie groups of a ranking
    change places.
    """
    makers = enumerate(conflict.decision_makers)
    return tuple(edit for dm, maker in makers for edit in _of_maker(dm, maker, farthest))


def structural_edits(conflict: Conflict) -> tuple[Edit, ...]:
    """The single changes of what can be done.

    An option may move another way, or is off the table and stays as it is now; an infeasible line goes.
    """
    out = []
    for at, (known, owner) in enumerate(zip(conflict.options, conflict.owners, strict=True)):
        who = opening_sentence(conflict.decision_makers[owner].name)
        ways = [way for way in MoveDirection if way is not known.direction]
        out += [Edit(EditKind.DIRECTION, at, f"{who} {WAYS[way].format(known.text)}", by=way) for way in ways]
        stays = "does so for good" if known.now else "can no longer do so"
        out.append(Edit(EditKind.WITHDRAW, at, f"{who} has no choice whether to {known.text}: it {stays}"))
    for at, line in enumerate(conflict.infeasible):
        out.append(Edit(EditKind.ALLOW, at, f"it becomes possible that {line}"))
    return tuple(out)


WAYS = {
    MoveDirection.BOTH: "can begin to {0}, and cease to {0}",
    MoveDirection.FORWARD: "can begin to {0}, but no longer cease to {0}",
    MoveDirection.BACK: "can cease to {0}, but no longer begin to {0}",
}


def edited(conflict: Conflict, edits: Sequence[Edit]) -> Conflict:
    """The conflict after `edits`, whose places are those of `conflict` as it is."""
    makers = list(conflict.decision_makers)
    for dm in {edit.dm for edit in edits if edit.dm is not None}:
        makers[dm] = _edited_maker(makers[dm], [edit for edit in edits if edit.dm == dm])
    infeasible = [line for at, line in enumerate(conflict.infeasible) if not _has(edits, EditKind.ALLOW, at)]
    for edit in edits:
        if edit.kind is EditKind.WITHDRAW:
            fixed = conflict.options[edit.at]
            infeasible.append(negation(option(fixed.id)) if fixed.now else option(fixed.id))
    turned = {edit.at: edit.by for edit in edits if edit.kind is EditKind.DIRECTION}
    if turned:
        makers = _turned(makers, turned)
    return replace(conflict, decision_makers=tuple(makers), infeasible=tuple(infeasible))


def _of_maker(dm: int, maker: DecisionMaker, farthest: int | None) -> Iterator[Edit]:
    who = opening_sentence(maker.name)
    if maker.ranking is not None:
        for at, (upper, lower) in enumerate(zip(maker.ranking, maker.ranking[1:], strict=False)):
            words = f"{who} likes {listed(list(lower))} better than {listed(list(upper))}, not less"
            yield Edit(EditKind.SWAP, at, words, dm)
        return
    for at, statement in enumerate(maker.preferences):
        want = statement.want
        yield Edit(EditKind.DROP, at, f"{who} does not care for “{want}”", dm)
        yield Edit(EditKind.FLIP, at, f"{who} wants “{negation(want)}” instead of “{want}”", dm)
        if maker.weighted:
            for factor, size in FACTORS:
                yield Edit(EditKind.WEIGH, at, f"{who} cares {factor:g} times as much for “{want}”", dm, factor, size)
        else:
            yield from _moves(dm, maker, at, farthest)


def _moves(dm: int, maker: DecisionMaker, at: int, farthest: int | None) -> Iterator[Edit]:
    who, want, last = opening_sentence(maker.name), maker.preferences[at].want, len(maker.preferences) - 1
    for place in range(last + 1):
        by = at - place
        if by == 0 or by == -1 or (farthest is not None and abs(by) > farthest):
            continue  # one place down is the next statement one place up
        passed = f"place {place + 1} instead of {at + 1}"
        words = f"{who} cares {'more' if by > 0 else 'less'} for “{want}”, in {passed}"
        yield Edit(EditKind.MOVE, at, words, dm, by, abs(by))


def _edited_maker(maker: DecisionMaker, edits: Sequence[Edit]) -> DecisionMaker:
    if maker.ranking is not None:
        groups = list(maker.ranking)
        for edit in edits:
            groups[edit.at], groups[edit.at + 1] = groups[edit.at + 1], groups[edit.at]
        return replace(maker, ranking=tuple(groups))
    statements = list(enumerate(maker.preferences))
    for edit in edits:
        place = next((place for place, (at, _) in enumerate(statements) if at == edit.at), None)
        if place is None:
            continue  # an earlier edit has dropped it
        entry = statements.pop(place)
        if edit.kind is EditKind.MOVE:
            statements.insert(max(0, place - int(edit.by)), entry)
        elif edit.kind is not EditKind.DROP:
            statements.insert(place, (edit.at, _changed(entry[1], edit)))
    return replace(maker, preferences=tuple(statement for _, statement in statements))


def _changed(statement: Statement, edit: Edit) -> Statement:
    if edit.kind is EditKind.FLIP:
        return replace(statement, want=negation(statement.want))
    weight = statement.weight or Weight()
    return replace(statement, weight=replace(weight, median=weight.median * float(edit.by)))


def _turned(makers: Sequence[DecisionMaker], turned: "dict[int, float | MoveDirection]") -> list[DecisionMaker]:
    out, at = [], 0
    for maker in makers:
        options = []
        for known in maker.options:
            way = turned.get(at, known.direction)
            options.append(replace(known, direction=way) if isinstance(way, MoveDirection) else known)
            at += 1
        out.append(replace(maker, options=tuple(options)))
    return out


def _has(edits: Sequence[Edit], kind: EditKind, at: int) -> bool:
    return any(edit.kind is kind and edit.at == at for edit in edits)
