"""Floor 1: conflicts in option form, the formula language of preference statements, and the files that hold them."""

from standoff.conflict.catalogue import PublishedConflict, published, published_conflict, published_yaml
from standoff.conflict.files import dump_conflict, dumps_conflict, json_schema, load_conflict, loads_conflict
from standoff.conflict.formula import Formula
from standoff.conflict.formula import parse as parse_formula
from standoff.conflict.model import (
    Attitude,
    Chance,
    Conflict,
    DecisionMaker,
    Evidence,
    FurtherOption,
    LeftOut,
    LookingAhead,
    MoveDirection,
    Option,
    Statement,
    Voice,
    Weight,
)

__all__ = [
    "Attitude",
    "Chance",
    "Conflict",
    "DecisionMaker",
    "Evidence",
    "Formula",
    "FurtherOption",
    "LeftOut",
    "LookingAhead",
    "MoveDirection",
    "Option",
    "PublishedConflict",
    "Statement",
    "Voice",
    "Weight",
    "dump_conflict",
    "dumps_conflict",
    "json_schema",
    "load_conflict",
    "loads_conflict",
    "parse_formula",
    "published",
    "published_conflict",
    "published_yaml",
]
