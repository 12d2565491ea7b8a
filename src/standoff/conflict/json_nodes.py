"""JSON text to `Node`, with the line and column of every part."""

import json
from bisect import bisect_right
from itertools import accumulate
from typing import NoReturn

from standoff.conflict.nodes import MAX_NESTING, Kind, Node, Problems

_SPACE = " \t\r\n"
_DECODER = json.JSONDecoder()


def json_tree(text: str, problems: Problems) -> Node:
    """The one value in `text`. Raises `ConflictFileError` when it is malformed or nested more than 64 deep."""
    return _Parser(text, problems).whole()


class _Parser:
    """Recursive descent over brackets; the standard decoder reads what lies between them."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.problems = problems
        self.at = 0
        self.line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def whole(self) -> Node:
        node = self._value(0)
        if self._peek():
            self._fail("the end of the file")
        return node

    def _place(self) -> tuple[int, int]:
        line = bisect_right(self.line_starts, self.at)
        return line, self.at - self.line_starts[line - 1] + 1

    def _peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at] in _SPACE:
            self.at += 1
        return self.text[self.at : self.at + 1]

    def _fail(self, expected: str) -> NoReturn:
        found = repr(self.text[self.at]) if self.at < len(self.text) else "the end of the file"
        what = f"this is not JSON: expected {expected}, found {found}"
        remedy = "mend the brackets, commas or quotes here or just above"
        self.problems.at(*self._place(), "malformed-json", what, remedy)
        self.problems.raise_if_any()
        raise AssertionError("a problem was just added")

    def _value(self, depth: int) -> Node:
        opening = self._peek()
        line, column = self._place()
        if depth >= MAX_NESTING and opening in ("{", "["):
            self.problems.at(
                line, column, "nested-too-deep", f"nested more than {MAX_NESTING} deep", "write it flatter"
            )
            self.problems.raise_if_any()
        if opening == "{":
            keys, parts = self._mapping(depth)
            return Node(Kind.MAPPING, line, column, keys=keys, parts=parts)
        if opening == "[":
            return Node(Kind.LIST, line, column, parts=self._list(depth))
        return self._scalar("a value")

    def _scalar(self, expected: str) -> Node:
        line, column = self._place()
        start = self.at
        try:
            value, self.at = _DECODER.raw_decode(self.text, start)
        except ValueError:  # malformed, or a number of thousands of digits
            self._fail(expected)
        written = self.text[start : self.at]
        return Node(Kind.SCALAR, line, column, text=value if value is None or isinstance(value, str) else written)

    def _mapping(self, depth: int) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        keys: list[Node] = []
        parts: list[Node] = []
        while self._goes_on("}", first=not keys):
            if self._peek() != '"':
                self._fail("a key in double quotes")
            keys.append(self._scalar("a key in double quotes"))
            if self._peek() != ":":
                self._fail("':'")
            self.at += 1
            parts.append(self._value(depth + 1))
        return tuple(keys), tuple(parts)

    def _list(self, depth: int) -> tuple[Node, ...]:
        parts: list[Node] = []
        while self._goes_on("]", first=not parts):
            parts.append(self._value(depth + 1))
        return tuple(parts)

    def _goes_on(self, closing: str, *, first: bool) -> bool:
        """Steps over the opening bracket or comma before an entry, or over the closing bracket."""
        if first:
            self.at += 1
            if self._peek() != closing:
                return True
        elif (found := self._peek()) == ",":
            self.at += 1
            return True
        elif found != closing:
            self._fail(f"',' or '{closing}'")
        self.at += 1
        return False
