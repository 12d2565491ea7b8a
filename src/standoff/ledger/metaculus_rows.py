"""The lines of the two tables of a Metaculus data download, as values."""

import ast
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from standoff.errors import LedgerError

ROUNDING = 1e-3
"""How far from 1 the probabilities of a line may sum; further is broken, less is rounding and is evened out."""

AnyT = TypeVar("AnyT")

_HASHED = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A line of `question_data.csv`; `options` are empty but for multiple choice."""

    line: int
    id: str
    url: str
    title: str
    type: str
    options: tuple[str, ...]
    tags: tuple[str, ...]
    opens: datetime | None
    closes: datetime | None
    resolution: str
    known: datetime | None


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A line of `forecast_data.csv`.

    `forecaster` is a user's name or, when `crowd`, the method by which many forecasts were made one. `probabilities`
    has yes and no for a binary question, one for each option otherwise; it is None when the line has none that a ledger
    can hold: a continuous forecast, or one made when an option was still missing.
    """

    line: int
    question: str
    forecaster: str
    crowd: bool
    bot: bool
    start: datetime
    end: datetime | None
    probabilities: tuple[float, ...] | None


def question_rows(text: str, where: str) -> Iterator[QuestionRow]:
    """The lines of `question_data.csv`, in order; raises `LedgerError` (`bad-csv`), which names file and line."""
    for cells in _rows(text, where, ("Question ID", "Question Title", "Question Type", "Scheduled Close Time")):
        options = cells.list("MC Options (All)") or cells.list("MC Options (Current)") or cells.list("MC Options")
        yield QuestionRow(
            line=cells.line,
            id=cells["Question ID"],
            url=cells["Question URL"],
            title=cells["Question Title"],
            type=cells["Question Type"].lower(),
            options=tuple(map(str, options)),
            tags=tuple(map(str, cells.list("Categories"))),
            opens=cells.time("Open Time"),
            closes=cells.time("Scheduled Close Time"),
            resolution=cells["Resolution"],
            known=cells.time("Resolution Known Time"),
        )


def forecast_rows(text: str, where: str) -> Iterator[ForecastRow]:
    """The lines of `forecast_data.csv`, in order; raises `LedgerError` (`bad-csv`), which names file and line."""
    for cells in _rows(text, where, ("Question ID", "Start Time", "End Time", "Probability Yes")):
        hidden = cells["Forecaster (Anonymized)"]
        name = hidden or cells["Forecaster Username"] or cells["Forecaster ID"]
        start = cells.time("Start Time")
        if start is None or not name:
            raise cells.wrong("has no start or no forecaster")
        yield ForecastRow(
            line=cells.line,
            question=cells["Question ID"],
            forecaster=name,
            crowd=not (_HASHED.fullmatch(hidden) if hidden else cells["Forecaster ID"]),
            bot=cells["Is Bot"] == "True",
            start=start,
            end=cells.time("End Time"),
            probabilities=_probabilities(cells),
        )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one line by the names of their columns; an absent column is empty."""

    cells: dict[str, str]
    line: int
    where: str

    def __getitem__(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def time(self, column: str) -> datetime | None:
        moment = self._as(column, datetime.fromisoformat, "time")
        if moment is not None and moment.tzinfo is None:
            raise self.wrong(f"{column!r} has no time zone: {self[column]!r}")
        return moment

    def number(self, column: str) -> float | None:
        return self._as(column, float, "number")

    def list(self, column: str) -> list[Any]:
        found = self._as(column, _listed, "list")
        return [] if found is None else found

    def wrong(self, what: str) -> LedgerError:
        remedy = "give the file as Metaculus made it"
        return LedgerError("bad-csv", what, where=f"{self.where}:{self.line}", remedy=remedy)

    def _as(self, column: str, reader: Callable[[str], AnyT], kind: str) -> AnyT | None:
        text = self[column]
        try:
            return reader(text) if text else None
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            raise self.wrong(f"{column!r} is no {kind}: {text[:80]!r}") from None


def _listed(text: str) -> list[Any]:
    # The cells of a download are lists as Python shows them, with None where there is nothing.
    found = ast.literal_eval(text)
    if not isinstance(found, list | tuple):
        raise ValueError
    return list(found)


def _rows(text: str, where: str, needed: tuple[str, ...]) -> Iterator[_Cells]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        missing = [name for name in needed if name not in (reader.fieldnames or ())]
        if missing:
            remedy = "give question_data.csv and forecast_data.csv of a Metaculus download"
            raise LedgerError("bad-csv", f"has no column {missing[0]!r}", where=f"{where}:1", remedy=remedy)
        for cells in reader:
            yield _Cells({name: cell for name, cell in cells.items() if isinstance(cell, str)}, reader.line_num, where)
    except csv.Error as error:
        line = reader.reader.line_num
        raise LedgerError("bad-csv", f"is no table: {error}", where=f"{where}:{line}") from None


def _probabilities(cells: _Cells) -> tuple[float, ...] | None:
    yes = cells.number("Probability Yes")
    shares = cells.list("Probability Yes Per Category") if yes is None else [yes, 1 - yes]
    if not shares or None in shares:
        return None
    if not all(isinstance(share, int | float) and 0 <= share <= 1 for share in shares):
        raise cells.wrong("has probabilities that are not from 0 to 1")
    total = sum(shares)
    if abs(total - 1) > ROUNDING:
        raise cells.wrong(f"has probabilities that sum to {total:.6g}, not to 1")
    return tuple(float(share) if yes is not None else share / total for share in shares)
