"""Checks the explicit rankings of a conflict file: every feasible state once, and strong preferences between groups."""

from collections.abc import Mapping

from standoff.conflict.combinations import Facts
from standoff.conflict.nodes import Kind, Node, Problems
from standoff.conflict.plain import STRONGLY

_STRONG_REMEDY = f'write "{STRONGLY}" once, by itself, between two groups'


def check_ranking(maker: Node, facts: Facts, problems: Problems, *, sound: bool) -> None:
    """Finds every mistake in the ranking of a decision maker, if it has one.

    `sound` says that `facts` tells all there is to know about states; else it is not checked that none is missed.
    """
    ranking = maker.get("ranking")
    if ranking is None or ranking.kind is not Kind.LIST:
        return
    _check_strong(ranking, problems)
    listed: dict[str, tuple[int, Node]] = {}
    for depth, group in enumerate(ranking.parts):
        if group.text == STRONGLY:
            continue
        for node in group.parts if group.kind is Kind.LIST else (group,):
            sound &= _check_label(node, listed, facts, problems)
            if node.text is not None:
                listed.setdefault(node.text, (depth, node))
    if sound:
        _check_cover(ranking, listed, facts, problems)


def _check_label(node: Node, listed: Mapping[str, tuple[int, Node]], facts: Facts, problems: Problems) -> bool:
    """Whether the label is one."""
    if node.text == STRONGLY:
        problems.add(node, "misplaced-strong-preference", f'"{STRONGLY}" stands among ties', _STRONG_REMEDY)
        return False
    if node.text is None or set(node.text) - {"Y", "N"}:
        return False  # the shape is wrong, and said to be
    if len(node.text) != len(facts.ids):
        what = f"the state {node.text} has {len(node.text)} letters and there are {len(facts.ids)} options"
        problems.add(node, "bad-label", what, "write one letter, Y or N, for each option in order")
        return False
    if node.text in listed:
        what = f"the state {node.text} is ranked twice; the first is on line {listed[node.text][1].line}"
        problems.add(node, "ranking-repeats-state", what, "keep one of them")
    return True


def _check_strong(ranking: Node, problems: Problems) -> None:
    strong = [part.text == STRONGLY for part in ranking.parts]
    for at, node in enumerate(ranking.parts):
        if strong[at] and (at in (0, len(strong) - 1) or strong[at - 1]):
            where = "follows another" if at and strong[at - 1] else "stands at an end of the ranking"
            problems.add(node, "misplaced-strong-preference", f'"{STRONGLY}" {where}', _STRONG_REMEDY)


def _check_cover(ranking: Node, listed: Mapping[str, tuple[int, Node]], facts: Facts, problems: Problems) -> None:
    import numpy as np  # here, because most files have no ranking

    ranked = np.zeros(1 << len(facts.ids), dtype=np.bool_)
    ranked[[_code(label) for label in listed]] = True
    home: dict[int, int] = {}
    count, first = 0, ""
    for codes, lowest in facts.states():
        found = ranked[codes]
        home.update(zip(codes[found].tolist(), lowest[found].tolist(), strict=True))
        ranked[lowest[found]] = True  # by any of its combinations a state is ranked
        missed = codes[(codes == lowest) & ~ranked[codes]]
        if len(missed):
            first = first or facts.label(int(missed[0]))
            count += len(missed)
    if count:
        what = f"the ranking misses {count} feasible state{'s' if count > 1 else ''}, the first is {first}"
        problems.add(ranking, "ranking-misses-state", what, "rank every feasible state")
    _check_together(listed, home, problems)


def _check_together(listed: Mapping[str, tuple[int, Node]], home: Mapping[int, int], problems: Problems) -> None:
    """Finds combinations that are one state, the same in `home`, and do not stand in one group."""
    first: dict[int, str] = {}
    for label, (depth, node) in listed.items():
        state = home.get(_code(label))
        if state is None:
            continue  # infeasible, and passed over
        other = first.setdefault(state, label)
        if depth != listed[other][0]:
            line = listed[other][1].line
            what = f"{label} is one state with {other}, which is ranked apart from it on line {line}"
            problems.add(node, "ranking-splits-state", what, "put both in one group, or leave one of them out")


def _code(label: str) -> int:
    return sum(1 << bit for bit, letter in enumerate(label) if letter == "Y")
