"""Plain dicts and lists of a conflict as YAML for a person to edit: one thing on a line, its evidence below it."""

import sys
from typing import Any

import yaml

ON_ONE_LINE = frozenset({"evidence", "now_evidence", "weight", "estimate", "foresight", "left_out"})
"""The keys whose mappings are short enough for a line of their own."""


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, says yes and no, and never breaks a line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


class _OnOneLine(dict[str, Any]):
    """A mapping written in braces."""


class _Group(list[str]):
    """A list written in brackets."""


class _Bare(str):
    """Text written without quotes although YAML takes it for a date or a number, as this project's loader does not."""

    __slots__ = ()


class _Quote(str):
    """Text written in double quotes."""

    __slots__ = ()


_Dumper.add_representer(
    bool, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")
)
_Dumper.add_representer(
    _OnOneLine, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)
)
_Dumper.add_representer(
    _Group, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
)
_Dumper.add_representer(
    _Quote, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')
)
_Dumper.add_representer(
    str,
    # Line separators and their like survive only as escapes, which only double quotes have.
    lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style=None if value.isprintable() else '"'
    ),
)
_Dumper.add_representer(
    _Bare,
    lambda dumper, value: dumper.represent_scalar(
        dumper.resolve(yaml.ScalarNode, value, (True, False)),  # type: ignore[no-untyped-call]
        str(value),
    ),
)


def yaml_text(values: dict[str, Any]) -> str:
    """The YAML of what `plain` gives; the same bytes for the same values."""
    return str(
        yaml.dump(
            _laid_out(values, ""),
            Dumper=_Dumper,
            sort_keys=False,
            allow_unicode=True,
            default_flow_style=False,
            width=sys.maxsize,
        )
    )


def _laid_out(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        below = {name: _laid_out(part, name) for name, part in value.items()}
        return _OnOneLine(below) if key in ON_ONE_LINE else below
    if isinstance(value, list):
        parts = [_laid_out(part, key) for part in value]
        return _Group(parts) if key == "ranking" and value and isinstance(value[0], str) else parts
    if key in ("date", "since"):
        return _Bare(value)
    return _Quote(value) if key == "quote" else value
