"""Checks what the parts of a conflict file say about each other: names, formulas and the status quo."""

from collections.abc import Callable, Iterator

from standoff.conflict.combinations import MAX_OPTIONS, Facts
from standoff.conflict.formula import Formula, parse
from standoff.conflict.nodes import Kind, Node, Problems
from standoff.conflict.patterns import condition
from standoff.conflict.rankings import check_ranking
from standoff.conflict.wire import truth_of
from standoff.errors import FormulaError, meant_among


def check_sense(tree: Node, problems: Problems) -> None:
    """Finds every mistake of sense; a part whose shape is wrong is passed over."""
    makers = tree.items("decision_makers")
    options = tuple(option for maker in makers for option in maker.items("options"))
    _check_unique([maker.get("name") for maker in makers], "decision maker", problems)
    named = (*options, *tree.items("further"))
    _check_unique([option.get("id") for option in named], "option", problems)
    ids = tuple(node.text for option in options if (node := option.get("id")) is not None and node.text is not None)
    for node in _wants(makers):
        _formula(node, ids, problems, parse)

    def conditions(nodes: tuple[Node, ...]) -> tuple[tuple[Node, Formula], ...]:
        """What each line says that is understood."""
        read = ((node, _formula(node, ids, problems, lambda text: condition(text, ids))) for node in nodes)
        return tuple((node, formula) for node, formula in read if formula is not None)

    infeasible = conditions(tree.items("infeasible"))
    alike = conditions(tree.items("indistinguishable"))
    for maker in makers:
        for pair in maker.items("unknown"):
            conditions(tuple(node for key in ("between", "and") if (node := pair.get(key)) is not None))
        _check_either(maker, problems)
        _check_strength(maker, problems)
        _check_attitudes(maker, makers, problems)
    _check_size(options, problems)
    facts = Facts(ids, infeasible, tuple(formula for _, formula in alike))
    # States can be told only when every option and every line about them is understood.
    lines = len(tree.items("infeasible")) + len(tree.items("indistinguishable"))
    sound = len(set(ids)) == len(options) <= MAX_OPTIONS and len(infeasible) + len(alike) == lines
    _check_status_quo(facts, options, problems, sound=sound)
    for maker in makers:
        check_ranking(maker, facts, problems, sound=sound)


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


def _formula(node: Node, ids: tuple[str, ...], problems: Problems, read: Callable[[str], Formula]) -> Formula | None:
    if node.kind is not Kind.SCALAR or not (node.text or "").strip():
        return None  # the shape is wrong, and said to be
    try:
        return read(node.text or "").check(ids)
    except FormulaError as error:
        problems.add(node, error.code, error.what, error.remedy or "")
        return None


def _check_either(maker: Node, problems: Problems) -> None:
    ranking = maker.key("ranking")
    if ranking is not None and maker.items("preferences"):
        what = "there are both `preferences` and a `ranking`"
        problems.add(ranking, "both-preferences-and-ranking", what, "keep the one that counts")


def _check_strength(maker: Node, problems: Problems) -> None:
    statements = maker.items("preferences")
    weighted = next((weight for statement in statements if (weight := statement.key("weight")) is not None), None)
    for statement in statements:
        key, value = statement.key("strong"), statement.get("strong")
        if weighted is not None and key is not None and value is not None and truth_of(value.text):
            what = f"a strong statement stands among weighted ones, the first on line {weighted.line}"
            problems.add(key, "strong-with-weights", what, "leave out the weights, or `strong`")


def _check_attitudes(maker: Node, makers: tuple[Node, ...], problems: Problems) -> None:
    attitudes = maker.get("attitudes")
    names = [name.text for other in makers if (name := other.get("name")) is not None and name.text is not None]
    for key in attitudes.keys if attitudes is not None else ():
        if key.text is not None and key.text not in names:
            remedy = meant_among(key.text, names, otherwise=f"the decision makers are {', '.join(names)}")
            problems.add(key, "unknown-decision-maker", f"no decision maker is called {key.text!r}", remedy)


def _check_size(options: tuple[Node, ...], problems: Problems) -> None:
    if len(options) > MAX_OPTIONS:
        what = f"there are {len(options)} options and at most {MAX_OPTIONS} can be solved"
        problems.add(options[MAX_OPTIONS], "too-many-options", what, "leave out the options that matter least")


def _check_status_quo(facts: Facts, options: tuple[Node, ...], problems: Problems, *, sound: bool) -> None:
    now: dict[str, bool] = {}
    for option in options:
        name, value = option.get("id"), option.get("now")
        taken = False if value is None or value.text is None else truth_of(value.text)
        if name is not None and name.text is not None and taken is not None:
            now[name.text] = taken
    held = [
        (node, formula)
        for node, formula in facts.infeasible
        if all(name in now for name in formula.variables) and formula.holds(now)
    ]
    if held and sound and not facts.any_feasible:
        what = "the infeasible combinations leave no state"
        problems.add(held[0][0], "no-feasible-state", what, "remove this line or another one under `infeasible`")
        return
    for node, formula in held:
        what = f"the status quo is infeasible: {str(formula)!r} holds in it"
        problems.add(node, "infeasible-status-quo", what, "correct `now` of an option, or this line")
