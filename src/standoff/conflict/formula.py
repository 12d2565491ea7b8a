"""The formula language of preference statements and feasibility: `open iff (apologise and end_raids)`.

An option id is made of letters, digits and `_` (no hyphens) and does not start with a digit. Precedence, tightest
first: `not`, `and`, `or`, then `if` and `iff` (equals); chains group from the left. `a if b` fails only where `b` holds
and `a` does not; `a iff b` holds where both do or neither does. The connectives are those of option prioritising (Fang,
Hipel, Kilgour and Peng 2003, "A decision support system for interactive decision making - part I").
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standoff.errors import FormulaError, meant_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    import numpy.typing as npt

MAX_DEPTH = 64
MAX_MENTIONS = 128
"""Mentions of options in one formula: a chain of connectives is as deep a tree as it is long."""

CONNECTIVES = ("not", "and", "or", "if", "iff")

_TIGHTNESS = {"option": 4, "not": 3, "and": 2, "or": 1, "if": 0, "iff": 0}
_TRUTH: dict[str, Callable[..., Any]] = {
    # Written with operators that numpy's boolean arrays share with Python's bool.
    "not": lambda a: a ^ True,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "if": lambda a, b: a | (b ^ True),
    "iff": lambda a, b: (a ^ b) ^ True,
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A proposition over options: `kind` is `option` (then `name` is its id) or a connective over `parts`.

    >>> wish = parse("open iff (apologise and end_raids)")
    >>> wish.variables
    ('open', 'apologise', 'end_raids')
    >>> wish.holds({"open": False, "apologise": True, "end_raids": False})
    True
    >>> str(wish)
    'open iff apologise and end_raids'
    """

    kind: str
    name: str = ""
    parts: tuple["Formula", ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """Option ids in order of first appearance, each once."""
        return tuple(dict.fromkeys(self._names()))

    def _names(self) -> "Iterator[str]":
        if self.kind == "option":
            yield self.name
        for part in self.parts:
            yield from part._names()

    def holds(self, values: Mapping[str, bool]) -> bool:
        """Truth when each option has the value given; raises `KeyError` for an option without one."""
        return bool(self._value(values))

    def evaluate(self, columns: "Mapping[str, npt.NDArray[np.bool_]]") -> "npt.NDArray[np.bool_]":
        """Truth over many states at once: boolean arrays of one shape in, one of that shape out."""
        truth: npt.NDArray[np.bool_] = self._value(columns)
        return truth

    def _value(self, values: Mapping[str, Any]) -> Any:
        if self.kind == "option":
            return values[self.name]
        return _TRUTH[self.kind](*(part._value(values) for part in self.parts))

    def check(self, option_ids: "Iterable[str]") -> "Formula":
        """Itself, when it names only these options; raises `FormulaError` when it does not."""
        known = list(option_ids)
        for name in self.variables:
            if name not in known:
                remedy = meant_among(name, known, otherwise=f"the options are {', '.join(known) or 'none'}")
                raise FormulaError("unknown-option", f"no option is called {name!r}", remedy=remedy)
        return self

    def __str__(self) -> str:
        if self.kind == "option":
            return self.name
        if self.kind == "not":
            return f"not {self._inside(self.parts[0], 0)}"
        return f" {self.kind} ".join(self._inside(part, at) for at, part in enumerate(self.parts))

    def _inside(self, part: "Formula", at: int) -> str:
        # A chain groups from the left, so only the right-hand part of equals needs parentheses.
        own, inner = _TIGHTNESS[self.kind], _TIGHTNESS[part.kind]
        loose = inner < own or (inner == own and at > 0)
        return f"({part})" if loose else str(part)


def option(name: str) -> Formula:
    """The formula that holds where the option `name` is taken."""
    return Formula("option", name)


def negation(part: Formula) -> Formula:
    """`not part`; a double negation is taken away."""
    return part.parts[0] if part.kind == "not" else Formula("not", parts=(part,))


def conjunction(parts: "Iterable[Formula]") -> Formula:
    """All of `parts` (one or more), grouped from the left."""
    return _chain("and", parts)


def disjunction(parts: "Iterable[Formula]") -> Formula:
    """Any of `parts` (one or more), grouped from the left."""
    return _chain("or", parts)


def conditional(consequent: Formula, condition: Formula) -> Formula:
    """`consequent if condition`."""
    return Formula("if", parts=(consequent, condition))


def biconditional(left: Formula, right: Formula) -> Formula:
    """`left iff right`."""
    return Formula("iff", parts=(left, right))


def _chain(kind: str, parts: "Iterable[Formula]") -> Formula:
    first, *rest = parts
    for part in rest:
        first = Formula(kind, parts=(first, part))
    return first


def parse(text: str) -> Formula:
    """The formula that `text` writes.

    Raises `FormulaError` (code `formula`) with the column and what was expected there, also when parentheses and
    negations are nested more than 64 deep, or options are mentioned more than 128 times.

    >>> parse("a or b and not c") == parse("a or (b and (not c))")
    True
    """
    parser = _Parser(text)
    formula = parser.expression(0, 0)
    parser.end()
    return formula


_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[()]|\S")


class _Parser:
    """Precedence climbing over the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(m.group(), m.start() + 1) for m in _TOKEN.finditer(text)]
        self.at = 0
        self.mentions = 0

    def _next(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _fail(self, expected: str) -> FormulaError:
        if self.at < len(self.tokens):
            token, column = self.tokens[self.at]
            what = f"column {column} of {self.text!r}: expected {expected}, found {token!r}"
        else:
            what = f"end of {self.text!r}: expected {expected}"
        remedy = "write option ids joined by not, and, or, if, iff and parentheses"
        return FormulaError("formula", what, remedy=remedy)

    def expression(self, floor: int, depth: int) -> Formula:
        """A formula of connectives at least as tight as `floor`."""
        left = self._operand(depth)
        while (kind := self._next()) in ("and", "or", "if", "iff") and _TIGHTNESS[kind] >= floor:
            self.at += 1
            left = Formula(kind, parts=(left, self.expression(_TIGHTNESS[kind] + 1, depth + 1)))
        return left

    def _operand(self, depth: int) -> Formula:
        if depth > MAX_DEPTH:
            what = f"nested more than {MAX_DEPTH} deep"
            raise FormulaError("formula", what, remedy="split it into several statements")
        token = self._next()
        if token == "not":
            self.at += 1
            return Formula("not", parts=(self._operand(depth + 1),))
        if token == "(":
            self.at += 1
            inner = self.expression(0, depth + 1)
            if self._next() != ")":
                raise self._fail("')'")
            self.at += 1
            return inner
        if not re.fullmatch(r"[A-Za-z_]\w*", token) or token in CONNECTIVES:
            raise self._fail("an option id")
        self.mentions += 1
        if self.mentions > MAX_MENTIONS:
            what = f"more than {MAX_MENTIONS} mentions of options"
            raise FormulaError("formula", what, remedy="split it into several statements")
        self.at += 1
        return option(token)

    def end(self) -> None:
        """Raises `FormulaError` unless all tokens are used."""
        if self.at < len(self.tokens):
            raise self._fail("and, or, if, iff or the end")
