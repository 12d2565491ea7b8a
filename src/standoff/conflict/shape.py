"""Checks the shape of a conflict file: its keys, and the kind of value under each."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from standoff.conflict.nodes import Kind, Node, Problems
from standoff.conflict.wire import MODEL_AT, ConflictFile, Entry

_CODES = {
    # Pydantic's error types to this project's stable codes; those that are not here are "bad-value".
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "model_type": "wrong-kind",
    "model_attributes_type": "wrong-kind",
    "dict_type": "wrong-kind",
    "tuple_type": "wrong-kind",
    "string_type": "wrong-kind",
    "too_short": "empty-list",
    "enum": "unknown-value",
    "literal_error": "unknown-value",
    "yes_or_no": "not-yes-or-no",
    "id": "bad-id",
    "date": "bad-date",
    "blank": "empty-text",
    "extent": "bad-extent",
    "range": "bad-range",
    "shares": "bad-shares",
    "string_pattern_mismatch": "bad-label",
    "float_parsing": "not-a-number",
    "int_parsing": "not-a-number",
    "int_from_float": "not-a-number",
    "finite_number": "out-of-range",
    "greater_than": "out-of-range",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}
_REMEDIES = {
    "extent": "give both offsets, `end` above `start`, or neither",
    "range": "give the lower number as `low`, the higher one as `high`",
    "shares": "give one of them a share above 0, or leave out `foresight`",
}
_EXPECTED = {
    "model_type": "keys with values",
    "dict_type": "keys with values",
    "tuple_type": "a list",
    "string_type": "a single value",
}


def check_shape(tree: Node, problems: Problems) -> ConflictFile | None:
    """The file's contents; None when its shape is wrong, and then `problems` holds every mistake in it."""
    _check_keys(tree, problems)
    _check_text(tree, problems)
    try:
        return ConflictFile.model_validate(tree.plain())
    except ValidationError as error:
        for found in error.errors(include_url=False):
            _tell(found, tree, problems)
    return None


def _check_keys(node: Node, problems: Problems) -> None:
    """Finds keys that come twice in one mapping, or are no text."""
    seen: dict[str, Node] = {}
    for key in node.keys:
        if key.text is None:
            problems.add(key, "bad-key", "this key is not a word", "write a word before the colon")
        elif key.text in seen:
            what = f"the key `{key.text}` comes twice; the first is on line {seen[key.text].line}"
            problems.add(key, "duplicate-key", what, "keep one of them")
        else:
            seen[key.text] = key
    for part in node.parts:
        _check_keys(part, problems)


def _check_text(node: Node, problems: Problems) -> None:
    """Finds halves of surrogate pairs, which escapes can write and no file can hold."""
    if node.text is not None and any("\ud800" <= letter <= "\udfff" for letter in node.text):
        problems.add(node, "not-text", "there is half a surrogate pair in the text", "write the character itself")
    for part in (*node.keys, *node.parts):
        _check_text(part, problems)


def _tell(found: Any, tree: Node, problems: Problems) -> None:
    path: Sequence[str | int] = found["loc"]
    kind: str = found["type"]
    code = _CODES.get(kind, "bad-value")
    names = [step for step in path if isinstance(step, str)]
    node = tree.find(path)
    if kind == "too_short" and (node.parts or node.kind is not Kind.LIST):
        return  # pydantic counts only sound parts, and what is wrong with the others is told apart
    if kind == "extra_forbidden":
        key = tree.find(path[:-1]).key(names[-1])
        problems.add(key or node, code, f"unknown key `{names[-1]}`", _closest(names[-1], _model(names[:-1])))
    elif kind == "missing":
        what = f"the key `{names[-1]}` is missing" if names else "the file is not a conflict"
        problems.add(node, code, what, f"add `{names[-1]}`: {_meaning(names)}")
    elif kind in _EXPECTED:
        what = f"expected {_EXPECTED[kind]}, found {_found(node)}"
        problems.add(node, code, what, _advice(names))
    else:
        problems.add(node, code, _what(found, node), _REMEDIES.get(kind) or _advice(names))


def _what(found: Any, node: Node) -> str:
    if found["type"] == "too_short":
        return "the list is empty"
    if found["type"] in ("yes_or_no", "id", "date", "blank", "extent", "range", "shares"):
        return str(found["msg"])
    value = f"{node.text!r}" if node.kind is Kind.SCALAR and node.text is not None else _found(node)
    return f"{value} does not fit here"


def _found(node: Node) -> str:
    return "nothing" if node.kind is Kind.SCALAR and node.text is None else node.kind.value


def _model(names: Sequence[str]) -> type[Entry] | None:
    return MODEL_AT.get(names[-1] if names else "")


def _meaning(names: Sequence[str]) -> str:
    owner = _model(names[:-1])
    return _keys(owner).get(names[-1], "") if owner else ""


def _keys(entry: type[Entry]) -> dict[str, str]:
    """The keys of an entry as a file writes them, each with its description."""
    return {field.alias or name: field.description or "" for name, field in entry.model_fields.items()}


def _advice(names: Sequence[str]) -> str:
    while names:
        if meaning := _meaning(names):
            return f"`{names[-1]}` is {meaning}"
        if (known := _model(names)) is not None:
            return f"write the keys {', '.join(_keys(known))}"
        names = names[:-1]  # a key that the file's writer chose: the one above says what belongs here
    return f"write the keys {', '.join(_keys(ConflictFile))}"


def _closest(name: str, known: type[Entry] | None) -> str:
    fields = list(_keys(known)) if known else []
    close = get_close_matches(name, fields, n=1)
    return f"did you mean `{close[0]}`?" if close else f"the keys here are {', '.join(fields)}"
