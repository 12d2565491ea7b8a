"""Reads `.gmcr` files, in which GMCR+ keeps a conflict (R. Kinsara; O. Petersons's gmcr-py, versions 0.1 to 0.3).

The file is JSON. Conditions name options by their place in the list `options`; states, which only rankings name, are
numbered from 1 among the feasible ones, options regrouped by decision maker. One switch says for all decision makers
whether their rankings or their statements hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from standoff.conflict.formula import Formula
from standoff.conflict.gmcr_conditions import Term, formula_of
from standoff.conflict.gmcr_names import ids_for, is_id
from standoff.conflict.gmcr_parts import Parts, found_kind, whole_number
from standoff.conflict.gmcr_states import MAX_OPTIONS, feasible_codes, label_of
from standoff.conflict.model import Conflict, DecisionMaker, LeftOut, MoveDirection, Option, Statement
from standoff.conflict.nodes import Kind, Node, Problems

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DIRECTIONS = {"both": MoveDirection.BOTH, "fwd": MoveDirection.FORWARD, "back": MoveDirection.BACK}
SWITCHES = ("useManualPreferenceRanking", "useManualPreferenceVectors")
"""Whether rankings hold, and what versions before 0.3.5 called it."""
RANKINGS = ("preferenceRanking", "preferenceVector")
OWN_KEY = "standoff"
"""What standoff adds for itself, and GMCR+ passes over: `title`, `status_quo` (a label), the `ids` of the options."""

MAX_MENTIONS = 128  # of options in a formula, as conflict files have it


@dataclass(frozen=True, slots=True)
class GmcrFile:
    """The conflict of a `.gmcr` file; `notes` says in a sentence each what the file holds and the conflict does not."""

    conflict: Conflict
    notes: tuple[str, ...]


def read_gmcr(text: str, name: str = "conflict.gmcr") -> GmcrFile:
    """The conflict in the text of a `.gmcr` file; errors call it `name`, and so does its title where it has none.

    The format has no status quo: unless standoff wrote the file, it is the first feasible state. A decision maker
    without an option, in whose power nothing lies, is left out. Raises `ConflictFileError` with all mistakes, each with
    its line and column.
    """
    from standoff.conflict.json_nodes import json_tree

    problems = Problems(name)
    tree = json_tree(text, problems)
    if tree.kind is not Kind.MAPPING:
        problems.add(tree, "wrong-kind", f"expected keys with values, found {tree.kind.value}", "give a .gmcr file")
    problems.raise_if_any()
    return _Reader(tree, problems).file()


@dataclass(frozen=True, slots=True)
class _Maker:
    """A decision maker as the file has it: `owned` are places in the file's list of options."""

    node: Node
    name: str
    owned: tuple[int, ...]


class _Reader:
    """Goes through the tree once, gathering mistakes; what follows from a part waits until the part is sound."""

    def __init__(self, tree: Node, problems: Problems) -> None:
        self.tree = tree
        self.problems = problems
        self.notes: list[str] = []
        self.parts = Parts(problems)

    def file(self) -> GmcrFile:
        options = self.parts.listed(self.tree, "options", "the conflict's options")
        makers = [
            self._maker(node, len(options)) for node in self.parts.listed(self.tree, "decisionMakers", "who decides")
        ]
        names = [self.parts.text(node, "name", "the option's name") for node in options]
        ways = [self._direction(node) for node in options]
        self._check_makers(makers, options)
        self.problems.raise_if_any()
        order = [at for maker in makers for at in maker.owned]
        infeasible = self._infeasible(order)
        ranked = self._switch()
        self.problems.raise_if_any()
        return self._assembled(makers, order, names, ways, infeasible, ranked)

    def _assembled(
        self,
        makers: Sequence[_Maker],
        order: Sequence[int],
        names: Sequence[str],
        ways: Sequence[MoveDirection],
        infeasible: Sequence[Term],
        ranked: bool,
    ) -> GmcrFile:
        """The conflict, options in the order of their owners; `order` leads from a bit to a place in the file."""
        owners = [maker.name for maker in makers for _ in maker.owned]
        ids = self._own_ids(order) or ids_for([names[at] for at in order], owners)
        wants = [[] if ranked else self._statements(maker, order, ids) for maker in makers]
        now, codes = self._states(infeasible, len(order), whole=ranked)
        rankings = [self._ranking(maker, codes, len(order)) if ranked else None for maker in makers]
        self.problems.raise_if_any()
        self._note_what_is_passed_over(makers, ranked)
        decision_makers = []
        for maker, want, ranking in zip(makers, wants, rankings, strict=True):
            bits = [order.index(at) for at in maker.owned]
            own = tuple(
                Option(ids[bit], names[order[bit]].strip() or ids[bit], now[bit] == "Y", ways[order[bit]])
                for bit in bits
            )
            decision_makers.append(DecisionMaker(maker.name, own, tuple(map(Statement, want)), ranking))
        kept = tuple(dm for dm in decision_makers if dm.options)
        reason = "it has no option, so that no state depends on it"
        left_out = tuple(LeftOut(dm.name, reason) for dm in decision_makers if not dm.options)
        formulas = tuple(formula_of([term], ids) for term in infeasible)
        conflict = Conflict(self._title(), kept, infeasible=formulas, left_out=left_out)
        return GmcrFile(conflict, tuple(self.notes))

    def _maker(self, node: Node, count: int) -> _Maker:
        if node.kind is not Kind.MAPPING:
            self.parts.wrong(node, f"expected keys with values, found {found_kind(node)}", "write `name` and `options`")
            return _Maker(node, "", ())
        name = self.parts.text(node, "name", "the decision maker's name")
        places = (
            self.parts.place(part, count, "an option")
            for part in self.parts.listed(node, "options", "places of options")
        )
        return _Maker(node, name, tuple(dict.fromkeys(place for place in places if place is not None)))

    def _direction(self, node: Node) -> MoveDirection:
        if node.kind is not Kind.MAPPING:
            self.parts.wrong(
                node, f"expected keys with values, found {found_kind(node)}", "write `name` and its direction"
            )
            return MoveDirection.BOTH
        meaning = "which way the option can move: both, fwd or back"
        text = self.parts.text(node, "permittedDirection", meaning)
        if text and text not in DIRECTIONS:
            found = node.get("permittedDirection") or node
            self.problems.add(found, "unknown-value", f"{text!r} is no direction", f"it is {meaning}")
        return DIRECTIONS.get(text, MoveDirection.BOTH)

    def _check_makers(self, makers: Sequence[_Maker], options: Sequence[Node]) -> None:
        first: dict[str, Node] = {}
        for maker in makers:
            if maker.node.kind is Kind.MAPPING and not maker.name.strip():
                self.problems.add(maker.node, "empty-text", "a decision maker has no name", "give each a name")
            elif maker.name in first:
                what = (
                    f"a second decision maker is called {maker.name!r}; the first is on line {first[maker.name].line}"
                )
                self.problems.add(maker.node, "duplicate-decision-maker", what, "give each a name of its own")
            first.setdefault(maker.name, maker.node)
        owners: dict[int, list[str]] = {}
        for maker in makers:
            for at in maker.owned:
                owners.setdefault(at, []).append(maker.name)
        for at, node in enumerate(options):
            self._check_owners(node, owners.get(at, []))
        if len(options) > MAX_OPTIONS:
            what = f"there are {len(options)} options and at most {MAX_OPTIONS} can be solved"
            self.problems.add(options[MAX_OPTIONS], "too-many-options", what, "leave out those that matter least")
        found = self.tree.get("options")
        if found is not None and found.kind is Kind.LIST and not options:
            self.problems.add(found, "no-options", "the conflict has no options", "give a decision maker one")

    def _check_owners(self, node: Node, owners: Sequence[str]) -> None:
        name = node.get("name")
        shown = name.text if name is not None and name.text else "this option"
        if not owners:
            remedy = "list it under the `options` of one of them"
            self.problems.add(node, "option-of-nobody", f"{shown!r} belongs to no decision maker", remedy)
        elif len(owners) > 1:
            what = f"{shown!r} belongs to {' and '.join(owners)}, and standoff's options have one owner each"
            self.problems.add(node, "option-of-several", what, "give each of them an option of its own")

    def _switch(self) -> bool:
        """Whether rankings hold."""
        found = next((node for key in SWITCHES if (node := self.tree.get(key)) is not None), None)
        if found is None:
            what = f"the key `{SWITCHES[0]}` is missing"
            self.problems.add(self.tree, "missing-key", what, f"add `{SWITCHES[0]}`: true or false")
        elif found.kind is not Kind.SCALAR or found.text not in ("true", "false"):
            self.parts.wrong(found, f"expected true or false, found {found_kind(found)}", "say whether rankings hold")
        else:
            return found.text == "true"
        return False

    # Conditions.

    def _infeasible(self, order: Sequence[int]) -> list[Term]:
        nodes = self.parts.listed(self.tree, "infeasibles", "what cannot be")
        found = [(node, term) for node in nodes for term in self.parts.condition(node, order) or ()]
        for node, (care, _) in found:
            if not care:
                what = "this condition names no option, so that no state is feasible"
                self.problems.add(node, "no-feasible-state", what, "name the options that cannot be together")
        return list(dict.fromkeys(term for _, term in found))

    def _statements(self, maker: _Maker, order: Sequence[int], ids: Sequence[str]) -> list[Formula]:
        found = []
        for node in self.parts.listed(maker.node, "preferences", "statements, most important first"):
            terms = self.parts.condition(node, order)
            if terms is None:
                continue
            if not terms or any(care == 0 for care, _ in terms):
                self.notes.append(f"a statement of {maker.name} holds in every state or in none, and is left out")
                continue
            formula = formula_of(terms, ids)
            if _mentions(formula) > MAX_MENTIONS:
                what = f"this statement mentions options more than {MAX_MENTIONS} times"
                self.problems.add(node, "formula", what, "split it into several statements")
            found.append(formula)
        return found

    # States.

    def _states(self, infeasible: Sequence[Term], n: int, *, whole: bool) -> "tuple[str, npt.NDArray[np.int32]]":
        """The label of the status quo, and the feasible codes, all of them if `whole`, which rankings need."""
        import numpy as np

        found = []
        for codes in feasible_codes(infeasible, n):
            found.append(codes)
            if not whole and len(codes):
                break
        codes = np.concatenate(found)
        if not len(codes):
            what, remedy = "the infeasible combinations leave no state", "remove one of `infeasibles`"
            self.problems.add(self.tree.get("infeasibles") or self.tree, "no-feasible-state", what, remedy)
            self.problems.raise_if_any()
        return self._own_status_quo(infeasible, n) or label_of(int(codes[0]), n), codes

    def _ranking(
        self, maker: _Maker, codes: "npt.NDArray[np.int32]", n_options: int
    ) -> tuple[tuple[str, ...], ...] | None:
        node = next((found for key in RANKINGS if (found := maker.node.get(key)) is not None), None)
        if node is None or node.kind is not Kind.LIST:
            at, what = (maker.node, "has no ranking") if node is None else (node, f"is ranked by {found_kind(node)}")
            remedy = f"`{SWITCHES[0]}` is true: add `{RANKINGS[0]}`, state numbers best first"
            self.problems.add(at, "missing-ranking", f"{maker.name!r} {what}", remedy)
            return None
        seen: set[int] = set()
        groups = []
        for part in node.parts:
            numbers = [self._number(one, len(codes), seen) for one in _ties(part)]
            groups.append(tuple(label_of(int(codes[at - 1]), n_options) for at in numbers if at is not None))
        if missing := len(codes) - len(seen):
            first = next(number for number in range(1, len(codes) + 1) if number not in seen)
            what = (
                f"the ranking of {maker.name!r} misses {missing} of {len(codes)} feasible states, the first is {first}"
            )
            self.problems.add(node, "ranking-misses-state", what, "rank every feasible state")
        return tuple(group for group in groups if group)

    def _number(self, node: Node, count: int, seen: set[int]) -> int | None:
        number = whole_number(node)
        if number is None:
            self.parts.wrong(node, f"expected a number, found {found_kind(node)}", "write the numbers of states")
        elif not 1 <= number <= count:
            what = f"there is no state {number}: feasible states are numbered from 1 to {count}"
            self.problems.add(node, "unknown-state", what, "a change of what is infeasible renumbers all states")
        elif number in seen:
            self.problems.add(node, "ranking-repeats-state", f"the state {number} is ranked twice", "keep one of them")
        else:
            seen.add(number)
            return number
        return None

    # What standoff has written for itself, and what it passes over.

    def _own(self, key: str) -> Node | None:
        own = self.tree.get(OWN_KEY)
        return own.get(key) if own is not None and own.kind is Kind.MAPPING else None

    def _title(self) -> str:
        own = self._own("title")
        if own is not None and own.text is not None and own.text.strip():
            return self.parts.text(self.tree.find([OWN_KEY]), "title", "the conflict's title") or "Conflict"
        name = PurePath(self.problems.name)
        return name.stem if name.suffix.lower() == ".gmcr" and name.stem.strip() else "Conflict"

    def _own_ids(self, order: Sequence[int]) -> list[str] | None:
        own = self._own("ids")
        if own is None:
            return None
        ids = [part.text or "" for part in own.parts]
        if len(set(ids)) != len(order) or len(ids) != len(order) or not all(map(is_id, ids)):
            what = f"`ids` does not name each of the {len(order)} options by an id of its own"
            self.problems.add(own, "bad-id", what, f"remove the key `{OWN_KEY}`")
            return None
        return [ids[at] for at in order]

    def _own_status_quo(self, infeasible: Sequence[Term], n: int) -> str | None:
        own = self._own("status_quo")
        if own is None:
            return None
        label = own.text or ""
        code = sum(1 << at for at, letter in enumerate(label) if letter == "Y")
        if len(label) != n or set(label) - {"Y", "N"} or any(code & care == yes for care, yes in infeasible):
            what = f"the status quo {label!r} is not a feasible state"
            self.problems.add(own, "infeasible-status-quo", what, f"remove the key `{OWN_KEY}`")
            return None
        return label

    def _note_what_is_passed_over(self, makers: Sequence[_Maker], ranked: bool) -> None:
        for maker in makers:
            if ranked and maker.node.items("preferences"):
                self.notes.append(f"the statements of {maker.name} are left out: its ranking holds")
            if found := maker.node.items("misperceptions"):
                what = f"{maker.name!r} does not see some states, which a standoff conflict cannot say"
                self.problems.add(found[0], "misperceptions", what, "take the misperceptions out in GMCR+")
        self.problems.raise_if_any()
        for node in self.tree.items("coalitions"):
            if node.kind is Kind.LIST and len(node.parts) > 1:
                self.notes.append("the coalition of the file is taken apart: every decision maker is solved for")
        if self._own("status_quo") is None:
            self.notes.append("the file names no status quo: the first feasible state is taken")


def _ties(node: Node) -> Iterator[Node]:
    if node.kind is Kind.LIST:
        yield from node.parts
    else:
        yield node


def _mentions(formula: Formula) -> int:
    return 1 if formula.kind == "option" else sum(map(_mentions, formula.parts))
