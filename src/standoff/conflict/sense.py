"""Checks what the parts of a conflict file say about each other: names, formulas, the status quo and rankings."""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.conflict.formula import Formula, parse
from standoff.conflict.nodes import Kind, Node, Problems
from standoff.conflict.wire import truth_of
from standoff.errors import FormulaError

MAX_OPTIONS = 24
"""As many as a state space can be made of; `standoff.stability` has the same bound."""

_CHUNK = 1 << 20  # states looked at together: bounds memory


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the file holds, as far as it can be understood."""

    makers: tuple[Node, ...]
    options: tuple[Node, ...]
    ids: tuple[str, ...]
    infeasible: tuple[tuple[Node, Formula], ...]


def check_sense(tree: Node, problems: Problems) -> None:
    """Finds every mistake of sense; a part whose shape is wrong is passed over."""
    makers = tree.items("decision_makers")
    options = tuple(option for maker in makers for option in maker.items("options"))
    _check_unique([maker.get("name") for maker in makers], "decision maker", problems)
    _check_unique([option.get("id") for option in options], "option", problems)
    ids = tuple(node.text for option in options if (node := option.get("id")) is not None and node.text is not None)
    for node in _wants(makers):
        _formula(node, ids, problems)
    infeasible = [(node, _formula(node, ids, problems)) for node in tree.items("infeasible")]
    known = tuple((node, formula) for node, formula in infeasible if formula is not None)
    facts = _Facts(makers, options, ids, known)
    _check_either(makers, problems)
    _check_status_quo(facts, problems)
    _check_size(facts, problems)
    # States can be told only when every option and every line of `infeasible` is understood.
    whole = len(set(ids)) == len(options) <= MAX_OPTIONS and len(known) == len(infeasible)
    for maker in makers:
        _check_ranking(maker, facts, problems, whole=whole)


def _check_unique(nodes: list[Node | None], what: str, problems: Problems) -> None:
    first: dict[str, Node] = {}
    for node in nodes:
        if node is None or node.text is None:
            continue
        if node.text in first:
            code = f"duplicate-{what.replace(' ', '-')}"
            where = f"the first is on line {first[node.text].line}"
            problems.add(node, code, f"a second {what} is called {node.text!r}; {where}", "give each a name of its own")
        first.setdefault(node.text, node)


def _wants(makers: tuple[Node, ...]) -> Iterator[Node]:
    """Where the formulas of preference statements stand."""
    for maker in makers:
        for statement in maker.items("preferences"):
            found = statement if statement.kind is Kind.SCALAR else statement.get("want")
            if found is not None:
                yield found


def _formula(node: Node, ids: tuple[str, ...], problems: Problems) -> Formula | None:
    if node.kind is not Kind.SCALAR or not (node.text or "").strip():
        return None  # the shape is wrong, and said to be
    try:
        return parse(node.text or "").check(ids)
    except FormulaError as error:
        problems.add(node, error.code, error.what, error.remedy or "")
        return None


def _check_either(makers: tuple[Node, ...], problems: Problems) -> None:
    for maker in makers:
        ranking = maker.key("ranking")
        if ranking is not None and maker.get("preferences") and maker.items("preferences"):
            what = "there are both `preferences` and a `ranking`"
            problems.add(ranking, "both-preferences-and-ranking", what, "keep the one that counts")


def _check_size(facts: _Facts, problems: Problems) -> None:
    if len(facts.options) > MAX_OPTIONS:
        what = f"there are {len(facts.options)} options and at most {MAX_OPTIONS} can be solved"
        problems.add(facts.options[MAX_OPTIONS], "too-many-options", what, "leave out the options that matter least")


def _check_status_quo(facts: _Facts, problems: Problems) -> None:
    now: dict[str, bool] = {}
    for option in facts.options:
        name, value = option.get("id"), option.get("now")
        taken = False if value is None or value.text is None else truth_of(value.text)
        if name is not None and name.text is not None and taken is not None:
            now[name.text] = taken
    for node, formula in facts.infeasible:
        if all(name in now for name in formula.variables) and formula.holds(now):
            what = f"the status quo is infeasible: {str(formula)!r} holds in it"
            problems.add(node, "infeasible-status-quo", what, "correct `now` of an option, or this line")


def _check_ranking(maker: Node, facts: _Facts, problems: Problems, *, whole: bool) -> None:
    ranking = maker.get("ranking")
    if ranking is None or ranking.kind is not Kind.LIST:
        return
    listed: dict[str, Node] = {}
    sound = whole
    for group in ranking.parts:
        for node in group.parts if group.kind is Kind.LIST else (group,):
            if node.text is None or set(node.text) - {"Y", "N"}:
                sound = False
            elif len(node.text) != len(facts.options):
                what = f"the state {node.text} has {len(node.text)} letters and there are {len(facts.options)} options"
                problems.add(node, "bad-label", what, "write one letter, Y or N, for each option in order")
                sound = False
            elif node.text in listed:
                what = f"the state {node.text} is ranked twice; the first is on line {listed[node.text].line}"
                problems.add(node, "ranking-repeats-state", what, "keep one of them")
            else:
                listed[node.text] = node
    if sound:
        _check_cover(ranking, listed, facts, problems)


def _check_cover(ranking: Node, listed: dict[str, Node], facts: _Facts, problems: Problems) -> None:
    count, first = _unlisted(listed, facts)
    if count:
        what = f"the ranking misses {count} feasible state{'s' if count > 1 else ''}, the first is {first}"
        problems.add(ranking, "ranking-misses-state", what, "rank every feasible state")


def _unlisted(listed: dict[str, Node], facts: _Facts) -> tuple[int, str]:
    """How many feasible states are not `listed`, and the label of the first in order of number."""
    import numpy as np  # here, because most files have no ranking

    n = len(facts.ids)
    ranked = np.zeros(1 << n, dtype=np.bool_)
    ranked[[sum(1 << bit for bit, letter in enumerate(label) if letter == "Y") for label in listed]] = True
    used = {name for _, formula in facts.infeasible for name in formula.variables}
    bits = {name: bit for bit, name in enumerate(facts.ids) if name in used}
    count, first = 0, ""
    for start in range(0, 1 << n, _CHUNK):
        codes = np.arange(start, min(start + _CHUNK, 1 << n), dtype=np.int32)
        missing = ~ranked[codes]
        columns = {name: (codes >> bit & 1).astype(np.bool_) for name, bit in bits.items()}
        for _, formula in facts.infeasible:
            missing &= ~formula.evaluate(columns)
        if not count and missing.any():
            code = int(codes[missing.argmax()])
            first = "".join("Y" if code >> bit & 1 else "N" for bit in range(n))
        count += int(np.count_nonzero(missing))
    return count, first
