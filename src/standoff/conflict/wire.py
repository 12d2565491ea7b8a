"""What a conflict file may hold: its keys, their values, and the conflict they stand for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from standoff.conflict import model
from standoff.conflict.formula import CONNECTIVES, Formula, parse
from standoff.conflict.patterns import condition
from standoff.conflict.plain import STRONGLY
from standoff.schemas import DIALECT

YES = ("yes", "true")
NO = ("no", "false")
ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def truth_of(text: object) -> bool | None:
    """What `yes`, `true`, `no` or `false` in any case says; None for anything else."""
    word = text.lower() if isinstance(text, str) else None
    return True if word in YES else False if word in NO else None


def _yes_or_no(text: object) -> bool:
    if (value := truth_of(text)) is None:
        raise PydanticCustomError("yes_or_no", "expected yes or no, found {found}", {"found": repr(text)})
    return value


def _id(text: str) -> str:
    if text in CONNECTIVES:
        raise PydanticCustomError("id", "{found} is a word of the formula language", {"found": repr(text)})
    if not ID.fullmatch(text):
        raise PydanticCustomError("id", "{found} is not an id", {"found": repr(text)})
    return text


def _date(text: str) -> str:
    try:
        if _PARTIAL_DATE.fullmatch(text) and date.fromisoformat((text + "-01-01")[:10]):
            return text
    except ValueError:
        pass  # a date that no calendar has
    raise PydanticCustomError("date", "{found} is not a date", {"found": repr(text)})


def _said(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "the text is empty")
    return text


@dataclass(frozen=True, slots=True, eq=False)
class _Lone:
    """Lets a lone piece of text, as `schema` describes it, stand for what `wrap` makes of it."""

    wrap: Callable[[str], Any]
    schema: JsonSchemaValue

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def unfold(value: Any) -> Any:
            return self.wrap(value) if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(unfold, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [self.schema, handler(schema)]}


_Text = Annotated[str, AfterValidator(_said), WithJsonSchema({"type": "string", "pattern": r"\S"})]
_Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
_Date = Annotated[
    str, AfterValidator(_date), WithJsonSchema({"type": "string", "pattern": f"^{_PARTIAL_DATE.pattern}$"})
]
_YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": [True, False, *YES, *NO]})]
_Place = Annotated[int, Field(ge=0)]
_Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Part = Annotated[float, Field(ge=0, le=1_000_000)]
_Spread = Annotated[float, Field(ge=1, allow_inf_nan=False)]


class Entry(BaseModel):
    """A mapping of the file. Descriptions of fields finish the sentence "`key` is ...", in the schema and in errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceEntry(Entry):
    """Characters of a document, or an analyst's note, that something rests on."""

    quote: _Text = Field(description="the words of the document, or a note by the analyst")
    start: _Place | None = Field(None, description="where the quote starts: a whole number, 0 or more")
    end: _Place | None = Field(None, description="where the quote ends, exclusive: a whole number above `start`")
    source: str | None = Field(None, description="the name of the document")

    @model_validator(mode="after")
    def _fits(self) -> "EvidenceEntry":
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("extent", "`start` and `end` go together and one is missing")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise PydanticCustomError("extent", "the quote ends before it starts")
        return self

    def value(self) -> model.Evidence:
        """What it stands for."""
        return model.Evidence(self.quote, self.start, self.end, self.source)


class WeightEntry(Entry):
    """How much a statement matters."""

    median: _Positive = Field(1.0, description="a number above 0")
    spread: _Spread = Field(1.0, description="a number, 1 or more: 1 is a sure weight")

    def value(self) -> model.Weight:
        """What it stands for."""
        return model.Weight(self.median, self.spread)


_Weight = Annotated[WeightEntry, _Lone(lambda text: {"median": text}, {"type": "number", "exclusiveMinimum": 0})]


class StatementEntry(Entry):
    """A preference statement."""

    want: _Text = Field(description="a formula over option ids, with not, and, or, if, iff and parentheses")
    weight: _Weight | None = Field(None, description="a number above 0, or `median` and `spread`")
    strong: _YesNo = Field(False, description="yes or no: whether the preference is a strong one; goes without weights")
    why: str = Field("", description="where the statement and its weight come from")
    evidence: tuple[EvidenceEntry, ...] = Field((), description="a list of quotes")

    def value(self) -> model.Statement:
        """What it stands for."""
        weight = self.weight.value() if self.weight is not None else None
        evidence = tuple(part.value() for part in self.evidence)
        return model.Statement(parse(self.want), weight, evidence, self.why, self.strong)


class EstimateEntry(Entry):
    """How likely the author of the source holds something to be."""

    low: _Share = Field(description="the lowest probability, 0 to 1")
    high: _Share = Field(description="the highest probability, 0 to 1, `low` or more")

    @model_validator(mode="after")
    def _in_order(self) -> "EstimateEntry":
        if self.low > self.high:
            raise PydanticCustomError("range", "`low` is above `high`")
        return self

    def value(self) -> model.Chance:
        """What it stands for."""
        return model.Chance(self.low, self.high)


class OptionEntry(Entry):
    """A yes/no course of action."""

    id: _Id = Field(description="a word of letters, digits and _ that does not start with a digit")
    text: _Text = Field(description="the course of action in words")
    now: _YesNo = Field(False, description="yes or no: whether the option is taken in the status quo")
    direction: model.MoveDirection = Field(
        model.MoveDirection.BOTH, description="forward (no to yes only), back (yes to no only) or both"
    )
    evidence: tuple[EvidenceEntry, ...] = Field((), description="a list of quotes")
    estimate: EstimateEntry | None = Field(
        None, description="how likely the author of the source holds it that the option is taken: `low` and `high`"
    )
    now_evidence: tuple[EvidenceEntry, ...] = Field(
        (), description="a list of quotes that tell whether the option is taken now"
    )

    def value(self) -> model.Option:
        """What it stands for."""
        evidence, told = (tuple(part.value() for part in parts) for parts in (self.evidence, self.now_evidence))
        estimate = self.estimate.value() if self.estimate is not None else None
        return model.Option(self.id, self.text, self.now, self.direction, evidence, estimate, told)


_Statement = Annotated[StatementEntry, _Lone(lambda text: {"want": text}, {"type": "string"})]
# A lone ">>" becomes a group of its own; where else it stands, `sense` refuses it.
_Label = Annotated[
    str, Field(pattern=f"^([YN]+|{STRONGLY})$"), WithJsonSchema({"type": "string", "pattern": "^[YN]+$"})
]
_TieGroup = Annotated[
    tuple[_Label, ...],
    Field(min_length=1),
    _Lone(lambda text: [text], {"type": "string", "pattern": f"^([YN]+|{STRONGLY})$"}),
]


class UnknownEntry(Entry):
    """Two kinds of state of which it is not known how they compare."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_alias=True)

    between: _Text = Field(description="a formula or a pattern")
    other: _Text = Field(alias="and", description="a formula or a pattern")

    def value(self, option_ids: Sequence[str]) -> tuple[Formula, Formula]:
        """What it stands for."""
        return condition(self.between, option_ids), condition(self.other, option_ids)


class DecisionMakerEntry(Entry):
    """Who can act, with what, and what it wants."""

    name: _Text = Field(description="the decision maker's name")
    options: tuple[OptionEntry, ...] = Field(min_length=1, description="a list of one option or more")
    preferences: tuple[_Statement, ...] = Field((), description="a list of statements, most important first")
    ranking: tuple[_TieGroup, ...] | None = Field(
        None,
        description="a list of states, best first, each a row of Y and N, with ties in a list of their own "
        'and ">>" for a strong preference',
    )
    unknown: tuple[UnknownEntry, ...] = Field(
        (), description="a list of comparisons that are not known, each with `between` and `and`"
    )
    attitudes: dict[str, model.Attitude] = Field(
        {}, description="names of decision makers, each with positive, neutral or negative"
    )

    def value(self, option_ids: Sequence[str]) -> model.DecisionMaker:
        """What it stands for."""
        rungs = self.ranking or ()
        groups = tuple(rung for rung in rungs if rung != (STRONGLY,))
        strongly = [at for at, rung in enumerate(rungs) if rung == (STRONGLY,)]
        return model.DecisionMaker(
            self.name,
            tuple(option.value() for option in self.options),
            tuple(statement.value() for statement in self.preferences),
            None if self.ranking is None else groups,
            tuple(at - 1 - before for before, at in enumerate(strongly)),
            tuple(pair.value(option_ids) for pair in self.unknown),
            tuple(self.attitudes.items()),
        )


class LeftOutEntry(Entry):
    """An actor kept out of the model."""

    name: _Text = Field(description="an actor, or a decision maker's course of action as `Owner: deed`")
    reason: _Text = Field(description="why it is left out")

    def value(self) -> model.LeftOut:
        """What it stands for."""
        return model.LeftOut(self.name, self.reason)


class FurtherEntry(OptionEntry):
    """A course of action that the source names and that is not modelled."""

    owner: _Text = Field(description="who could take it: a name")
    voice: model.Voice | None = Field(
        None, description="how it comes up: agreed, refused, offered, threatened (by its owner) or demanded (of it)"
    )

    def further(self) -> model.FurtherOption:
        """What it stands for."""
        return model.FurtherOption(self.owner, self.value(), self.voice)


class ForesightEntry(Entry):
    """How far the decision makers are taken to look ahead; only the proportions count."""

    one: _Part = Field(0.0, description="the share of one move ahead: a number, 0 to 1,000,000")
    two: _Part = Field(0.0, description="the share of two moves ahead: a number, 0 to 1,000,000")
    more: _Part = Field(0.0, description="the share of more moves ahead: a number, 0 to 1,000,000")

    @model_validator(mode="after")
    def _has_some(self) -> "ForesightEntry":
        if not self.one + self.two + self.more > 0:
            raise PydanticCustomError("shares", "`one`, `two` and `more` are all 0")
        return self

    def value(self) -> model.LookingAhead:
        """What it stands for."""
        return model.LookingAhead(self.one, self.two, self.more)


class ConflictFile(Entry):
    """A conflict in option form, as `conflict.yaml` or `conflict.json` holds it."""

    format: Literal["standoff/1"] = Field(description="`standoff/1`, the version of the file's shape")
    title: _Text = Field(description="the conflict's name")
    date: _Date | None = Field(None, description="a date such as 2012-06-27, 2012-06 or 2012")
    since: _Date | None = Field(
        None, description="the date of the earliest deed between the decision makers that the source tells of"
    )
    decision_makers: tuple[DecisionMakerEntry, ...] = Field(
        min_length=1, description="a list of one decision maker or more"
    )
    infeasible: tuple[_Text, ...] = Field((), description="a list of formulas or patterns that can hold in no state")
    indistinguishable: tuple[_Text, ...] = Field(
        (), description="a list of formulas or patterns: all states in which one holds are one state"
    )
    left_out: tuple[LeftOutEntry, ...] = Field(
        (), description="a list of actors and options kept out, each with a reason"
    )
    foresight: ForesightEntry | None = Field(
        None, description="how far the decision makers look ahead: the shares of `one`, `two` and `more` moves"
    )
    further: tuple[FurtherEntry, ...] = Field(
        (), description="a list of options that were named and are not modelled, each with `owner`, `id` and `text`"
    )

    def value(self) -> model.Conflict:
        """The conflict it stands for; its formulas must parse."""
        ids = tuple(option.id for dm in self.decision_makers for option in dm.options)
        return model.Conflict(
            self.title,
            tuple(dm.value(ids) for dm in self.decision_makers),
            self.date,
            tuple(condition(text, ids) for text in self.infeasible),
            tuple(actor.value() for actor in self.left_out),
            tuple(condition(text, ids) for text in self.indistinguishable),
            None if self.foresight is None else self.foresight.value(),
            tuple(one.further() for one in self.further),
            self.since,
        )


MODEL_AT: dict[str, type[Entry]] = {
    "": ConflictFile,
    "decision_makers": DecisionMakerEntry,
    "options": OptionEntry,
    "preferences": StatementEntry,
    "unknown": UnknownEntry,
    "evidence": EvidenceEntry,
    "now_evidence": EvidenceEntry,
    "weight": WeightEntry,
    "estimate": EstimateEntry,
    "left_out": LeftOutEntry,
    "foresight": ForesightEntry,
    "further": FurtherEntry,
}
"""The model of the mappings under each key; under the empty key, that of the file."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a conflict file."""
    return {**DIALECT, **ConflictFile.model_json_schema()}
