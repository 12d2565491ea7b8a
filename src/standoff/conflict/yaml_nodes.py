"""YAML text to `Node`: no aliases, no tags, no types guessed from spelling."""

from dataclasses import dataclass, field

import yaml

from standoff.conflict.nodes import MAX_NESTING, Kind, Node, Problems
from standoff.conflict.plain import STRONGLY

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is an optional part of PyYAML
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))  # what YAML 1.1 and 1.2 call null, unless it is quoted


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met."""

    kind: Kind
    line: int
    column: int
    parts: list[Node] = field(default_factory=list)

    def close(self) -> Node:
        if self.kind is Kind.LIST:
            return Node(self.kind, self.line, self.column, parts=tuple(self.parts))
        keys, values = tuple(self.parts[::2]), tuple(self.parts[1::2])
        return Node(self.kind, self.line, self.column, keys=keys, parts=values)


def yaml_tree(text: str, problems: Problems) -> Node:
    """The one document in `text`.

    Raises `ConflictFileError` when it is malformed or uses aliases, tags or nesting more than 64 deep. It is built from
    the parser's events, one at a time, so that no input makes it recurse or grow beyond its own size.
    """
    root = _Open(Kind.LIST, 1, 1)
    try:
        _build(text, [root], problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"this is not YAML: {error.problem or error.context}"
        problems.at(line, column, "malformed-yaml", what, _remedy(text, mark))
    except yaml.YAMLError as error:
        what = f"this is not YAML: {' '.join(str(error).split())}"
        problems.at(1, 1, "malformed-yaml", what, "remove the characters that are not text")
    problems.raise_if_any()
    if not root.parts:
        problems.at(1, 1, "empty-file", "the file holds no conflict", "start with `format: standoff/1`")
    elif len(root.parts) > 1:
        problems.add(root.parts[1], "several-documents", "a second YAML document starts here", "keep one in each file")
    problems.raise_if_any()
    return root.parts[0]


def _remedy(text: str, mark: yaml.Mark | None) -> str:
    line = text.split("\n")[mark.line : mark.line + 1] if mark else []
    if any(STRONGLY in part for part in line):
        return f'write "{STRONGLY}" in quotes'
    return "mend the indentation, brackets or quotes here or just above"


def _build(text: str, stack: list[_Open], problems: Problems) -> None:
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.AliasEvent):
            remedy = "write it out again in full"
            problems.at(line, column, "yaml-alias", f"the alias *{event.anchor} stands for another part", remedy)
            stack[-1].parts.append(Node(Kind.SCALAR, line, column))
        elif (tag := getattr(event, "tag", None)) is not None:
            problems.at(line, column, "yaml-tag", f"the tag {tag} has no meaning here", "remove it")
        if isinstance(event, yaml.ScalarEvent):
            empty = event.implicit[0] and event.value in _EMPTY
            stack[-1].parts.append(Node(Kind.SCALAR, line, column, text=None if empty else event.value))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > MAX_NESTING:
                what = f"nested more than {MAX_NESTING} deep"
                problems.at(line, column, "nested-too-deep", what, "write it flatter")
                return
            kind = Kind.LIST if isinstance(event, yaml.SequenceStartEvent) else Kind.MAPPING
            stack.append(_Open(kind, line, column))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop().close()
            stack[-1].parts.append(closed)
