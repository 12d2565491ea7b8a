"""`standoff schema`: the JSON Schema of what other commands print."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.commands.analyse import ANALYSES
from standoff.cli.commands.suppose import SUPPOSITIONS


class SchemaName(StrEnum):
    """The JSON outputs that have a schema."""

    READING = "reading"
    MERGED_READING = "merged-reading"
    CONFLICT = "conflict"
    SOLUTION = "solution"
    EQUILIBRIA = "equilibria"
    EXPLANATION = "explanation"
    STATUS_QUO = "status-quo"
    INVERSE = "inverse"
    GOALS = "goals"
    SENSITIVITY = "sensitivity"
    ROBUSTNESS = "robustness"
    COALITIONS = "coalitions"
    UNKNOWN = "unknown"
    STRENGTH = "strength"
    FUZZY = "fuzzy"
    PROBABILISTIC = "probabilistic"
    ATTITUDES = "attitudes"
    HYPERGAME = "hypergame"
    LEADER = "leader"
    OUTLOOK = "outlook"
    BRIEF = "brief"
    LEDGER_QUESTION = "ledger-question"
    LEDGER_SCORES = "ledger-scores"


class SchemaForm(StrEnum):
    """How a schema is printed."""

    JSON = "json"
    TABLE = "table"


def schema(
    name: Annotated[
        SchemaName,
        typer.Argument(
            metavar="NAME",
            help="reading, merged-reading, conflict, solution, equilibria, explanation, outlook, brief, "
            "ledger-question, ledger-scores; kinds of `analyse` and `suppose`.",
            show_choices=False,
        ),
    ],
    form: Annotated[
        SchemaForm, typer.Option("--format", help="json (the schema), or table (its keys, for a person).")
    ] = SchemaForm.JSON,
) -> None:
    """Print the JSON Schema (2020-12) of a JSON output: its keys are stable.

    Example: standoff schema reading > reading.schema.json
    """
    found = schema_named(name)
    if form is SchemaForm.JSON:
        terminal.write_json(found)
        return
    from standoff.cli.tables import table

    rows = list(_keys(found, found, ""))
    terminal.show(table(f"JSON: {name.value}", ("key", "type", "is"), rows))


def schema_named(name: SchemaName) -> dict[str, Any]:
    """The schema called `name`."""
    return _SCHEMAS[name]()


def _reading() -> dict[str, Any]:
    from standoff.reading.serialize import json_schema

    return json_schema()


def _merged_reading() -> dict[str, Any]:
    from standoff.drafting.merged_json import json_schema

    return json_schema()


def _conflict() -> dict[str, Any]:
    from standoff.conflict import json_schema

    return json_schema()


def _solution() -> dict[str, Any]:
    from standoff.stability import solution_schema

    return solution_schema()


def _equilibria() -> dict[str, Any]:
    from standoff.stability import equilibria_schema

    return equilibria_schema()


def _explanation() -> dict[str, Any]:
    from standoff.stability.explanation import explanation_schema

    return explanation_schema()


def _analysis(kind: str) -> dict[str, Any]:
    from standoff.stability.analyses.schemas import analysis_schema

    return analysis_schema(kind)


def _supposition(kind: str) -> dict[str, Any]:
    from standoff.stability.extensions.schemas import SCHEMAS

    return SCHEMAS[kind]()


def _outlook() -> dict[str, Any]:
    from standoff.outlook.serialize import json_schema

    return json_schema()


def _brief() -> dict[str, Any]:
    from standoff.brief.schema import json_schema

    return json_schema()


def _ledger_question() -> dict[str, Any]:
    from standoff.ledger.record_json import json_schema

    return json_schema()


def _ledger_scores() -> dict[str, Any]:
    from standoff.history.report import json_schema

    return json_schema()


_SCHEMAS: dict[SchemaName, Callable[[], dict[str, Any]]] = {
    SchemaName.READING: _reading,
    SchemaName.MERGED_READING: _merged_reading,
    SchemaName.CONFLICT: _conflict,
    SchemaName.SOLUTION: _solution,
    SchemaName.EQUILIBRIA: _equilibria,
    SchemaName.EXPLANATION: _explanation,
    **{SchemaName(kind): partial(_analysis, kind) for kind in ANALYSES},
    **{SchemaName(kind): partial(_supposition, kind) for kind in SUPPOSITIONS},
    SchemaName.OUTLOOK: _outlook,
    SchemaName.BRIEF: _brief,
    SchemaName.LEDGER_QUESTION: _ledger_question,
    SchemaName.LEDGER_SCORES: _ledger_scores,
}


def _keys(schema: dict[str, Any], whole: dict[str, Any], path: str) -> Iterator[tuple[str, str, str | None]]:
    """The key paths of a schema (`[]` for the parts of a list, `*` for any key), their types and descriptions."""
    schema = _resolved(schema, whole)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _keys_of(schema["additionalProperties"], whole, f"{path}.*".lstrip("."))
    if "items" in schema:
        yield from _keys(schema["items"], whole, f"{path}[]")
    for key, part in schema.get("properties", {}).items():
        yield from _keys_of(part, whole, f"{path}.{key}".lstrip("."))
    for part in schema.get("anyOf", ()):
        yield from _keys(part, whole, path)


def _keys_of(part: dict[str, Any], whole: dict[str, Any], path: str) -> Iterator[tuple[str, str, str | None]]:
    described = _resolved(part, whole)
    meaning = part.get("description") or described.get("description") or ""
    yield path, _type(part, whole), meaning.strip().split("\n")[0]
    yield from _keys(part, whole, path)


def _type(schema: dict[str, Any], whole: dict[str, Any]) -> str:
    schema = _resolved(schema, whole)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(name for part in schema["anyOf"] for name in _type(part, whole).split(" or ")))
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}), whole)}"
    if isinstance(schema.get("type"), list):
        return " or ".join(schema["type"])
    return str(schema.get("type") or schema.get("const") or "any")


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        found: dict[str, Any] = whole["$defs"][name]
        return found
    return schema
