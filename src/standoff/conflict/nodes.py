"""`Node`: a YAML or JSON file as one tree of text, whose every part knows its line and column."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from standoff.errors import ConflictError, ConflictFileError

MAX_NESTING = 64


class Kind(Enum):
    """What a node holds."""

    SCALAR = "a single value"
    LIST = "a list"
    MAPPING = "keys with values"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a file, at a line and column counted from 1.

    A scalar holds `text` as written, or None for an empty value: what a key means decides whether `no` is an answer, an
    option or a name. A list holds `parts`; a mapping holds `keys` and, at the same places, `parts`.
    """

    kind: Kind
    line: int
    column: int
    text: str | None = None
    keys: tuple["Node", ...] = ()
    parts: tuple["Node", ...] = ()

    def key(self, name: str) -> "Node | None":
        """The first key called `name` of a mapping."""
        return next((key for key in self.keys if key.text == name), None)

    def get(self, name: str) -> "Node | None":
        """What the key `name` of a mapping leads to."""
        return next((part for key, part in zip(self.keys, self.parts, strict=False) if key.text == name), None)

    def items(self, name: str) -> tuple["Node", ...]:
        """The parts of the list under the key `name`; none when there is no such list."""
        found = self.get(name)
        return found.parts if found is not None and found.kind is Kind.LIST else ()

    def find(self, path: Sequence[str | int]) -> "Node":
        """The node at the end of `path`, or the last one on the way there."""
        node = self
        for step in path:
            if isinstance(step, str):
                below = node.get(step)
            else:
                below = node.parts[step] if node.kind is Kind.LIST and step < len(node.parts) else None
            if below is None:
                return node
            node = below
        return node

    def plain(self) -> Any:
        """The tree as dict, list, str and None; of equal keys the first counts, and keys without a value are absent."""
        if self.kind is Kind.SCALAR:
            return self.text
        if self.kind is Kind.LIST:
            return [part.plain() for part in self.parts]
        values: dict[str, Any] = {}
        for key, part in zip(self.keys, self.parts, strict=True):
            if key.text is not None and (part.kind is not Kind.SCALAR or part.text is not None):
                values.setdefault(key.text, part.plain())
        return values


class Problems:
    """Gathers the mistakes of the file `name`, to raise them together in file order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[tuple[int, int, ConflictError]] = []

    def add(self, node: Node, code: str, what: str, remedy: str) -> None:
        """One mistake, at `node`."""
        self.at(node.line, node.column, code, what, remedy)

    def at(self, line: int, column: int, code: str, what: str, remedy: str) -> None:
        """One mistake, at a line and column counted from 1."""
        where = f"{self.name}:{line}:{column}"
        self._found.append((line, column, ConflictError(code, what, where=where, remedy=remedy)))

    def raise_if_any(self) -> None:
        """Raises `ConflictFileError` when something was found."""
        if self._found:
            raise ConflictFileError([error for _, _, error in sorted(self._found, key=lambda found: found[:2])])
