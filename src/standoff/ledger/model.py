"""What a ledger holds: questions, their amendments, forecasts, resolutions and freezes, each written as one entry.

All times are aware; they are kept in UTC, to the microsecond. A value that cannot be is refused where it is made, with
a `LedgerError` that names the question.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from standoff.conflict import Evidence
from standoff.errors import LedgerError
from standoff.text.visible import visible

YES, NO = "yes", "no"
BINARY_OUTCOMES = (YES, NO)
"""The outcomes of every binary question, in the order of its probabilities."""

SUM_TOLERANCE = 1e-9
"""How far the sum of a forecast's probabilities may be from 1: a thousand times what rounding does to a hundred."""

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before it."""

LONGEST_ID = 200
"""Characters of a question's id."""

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")


class QuestionKind(StrEnum):
    """The kinds of question: yes or no; one of several; one of several that stand in an order (less to more)."""

    BINARY = "binary"
    MULTIPLE_CHOICE = "multiple_choice"
    ORDERED = "ordered"


class ForecasterKind(StrEnum):
    """Who forecasts: a model, the author of a dispatch, an analyst, or a crowd of people as one."""

    MODEL = "model"
    AUTHOR = "author"
    ANALYST = "analyst"
    CROWD = "crowd"


class Result(StrEnum):
    """What became of a question: an outcome came, it lost its sense, or it cannot be told which outcome came."""

    RESOLVED = "resolved"
    ANNULLED = "annulled"
    AMBIGUOUS = "ambiguous"


class EntryKind(StrEnum):
    """What an entry writes down."""

    QUESTION = "question"
    AMENDMENT = "amendment"
    FORECAST = "forecast"
    RESOLUTION = "resolution"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the world will answer, with one of `outcomes`, by what `criteria` say.

    `id` is a short slug, parts set off by slashes ("us-pakistan-2012/open"). `opens` and `closes` bound the time in
    which forecasts count, `closes` the last moment. A binary question has the outcomes yes and no, which need not be
    given; the others have two or more of their own, those of an ordered one from least to most. `case` is the name of
    the standoff that it belongs to. `evidence` is what it was made from: the quote, its place, its document.

    Raises `LedgerError`: `bad-question-id`, `empty-text`, `bad-time`, `bad-outcomes`, `closes-before-it-opens`.

    >>> day = lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC)
    >>> Question("gulf/embargo", "Is the embargo lifted in 2018?", "By a decree.", day("2018-01-01"), day("2018-12-31"))
    ... # doctest: +ELLIPSIS
    Question(id='gulf/embargo', ..., kind=<QuestionKind.BINARY: 'binary'>, outcomes=('yes', 'no'), ...)
    """

    id: str
    text: str
    criteria: str
    opens: datetime
    closes: datetime
    kind: QuestionKind = QuestionKind.BINARY
    outcomes: tuple[str, ...] = BINARY_OUTCOMES
    tags: tuple[str, ...] = ()
    case: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_text(self.text, "text", self.id)
        _keep_utc(self, "opens", "closes")
        if self.closes <= self.opens:
            raise LedgerError("closes-before-it-opens", "closes no later than it opens", where=self.id)
        if problem := _wrong_outcomes(self.kind, self.outcomes):
            raise LedgerError("bad-outcomes", problem, where=self.id, remedy="name two or more, each once")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of a question after it was asked; what is None stays as it was.

    `at` is when it was made, `reason` why, `by` who made it. The id, kind, outcomes and opening of a question never
    change: what forecasts were made on would change with them.

    Raises `LedgerError`: `bad-question-id`, `empty-text`, `bad-time`, `empty-amendment`.
    """

    question: str
    at: datetime
    reason: str
    text: str | None = None
    criteria: str | None = None
    closes: datetime | None = None
    tags: tuple[str, ...] | None = None
    case: str | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        _check_id(self.question)
        _check_text(self.reason, "reason", self.question)
        _keep_utc(self, "at", "closes")
        if self.text is not None:
            _check_text(self.text, "text", self.question)
        if all(part is None for part in (self.text, self.criteria, self.closes, self.tags, self.case)):
            raise LedgerError("empty-amendment", "the amendment changes nothing", where=self.question)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a forecaster says at a moment: it stands from `at` on until the same forecaster says something else.

    `probabilities` has one number (0 to 1) for each outcome of the question, in its order, and sums to 1 within
    `SUM_TOLERANCE`; None means that the forecaster takes back what stood and says nothing from `at` on. `forecaster`
    is a name that has the same kind throughout a ledger. `evidence` is what it rests on.

    Raises `LedgerError`: `bad-question-id`, `empty-text`, `bad-time`, `bad-probabilities`.
    """

    question: str
    forecaster: str
    forecaster_kind: ForecasterKind
    at: datetime
    probabilities: tuple[float, ...] | None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.question)
        _check_text(self.forecaster, "forecaster", self.question)
        _keep_utc(self, "at")
        if self.probabilities is not None and (problem := _wrong_probabilities(self.probabilities)):
            raise LedgerError("bad-probabilities", problem, where=self.place)

    @property
    def place(self) -> str:
        """The question and the forecaster, as messages name them."""
        return f"{self.question}: {visible(self.forecaster[:80], keep='')}"

    @property
    def withdrawn(self) -> bool:
        """Whether the forecaster takes back what stood."""
        return self.probabilities is None


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a question came out. `outcome` is one of its outcomes when `result` is resolved, and None otherwise.

    `occurred_on` is when the answer became known in the world: no forecast counts from then on. `source` says where it
    is written (a text or an address); `at` is when the resolution was made, `by` who made it. A later resolution of the
    same question corrects it.

    Raises `LedgerError`: `bad-question-id`, `bad-time`, `no-source`, `bad-outcome`, `occurs-after-it-is-told`.
    """

    question: str
    result: Result
    outcome: str | None
    occurred_on: datetime
    source: str
    at: datetime
    note: str | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        _check_id(self.question)
        _keep_utc(self, "occurred_on", "at")
        if not self.source.strip():
            remedy = "say where the result can be read"
            raise LedgerError("no-source", "a resolution needs a source", where=self.question, remedy=remedy)
        if (self.outcome is not None) != (self.result == Result.RESOLVED):
            what = f"a question that is {self.result} has {'no' if self.outcome else 'an'} outcome"
            raise LedgerError("bad-outcome", what, where=self.question)
        if self.occurred_on > self.at:
            what = "is resolved before its answer became known"
            raise LedgerError("occurs-after-it-is-told", what, where=self.question)


@dataclass(frozen=True, slots=True)
class Freeze:
    """A seal: at `at`, `by` says that the ledger's last entry has the hash `head`.

    Whoever keeps `head` elsewhere can prove later what stood then. `questions` are those meant, empty for all. Frozen
    forecasts may be replaced by later entries; what was frozen stays.

    Raises `LedgerError`: `bad-question-id`, `empty-text`, `bad-time`, `bad-hash`.
    """

    head: str
    by: str
    at: datetime
    questions: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        for question in self.questions:
            _check_id(question)
        _check_text(self.by, "by", "freeze")
        _keep_utc(self, "at")
        if not re.fullmatch(r"[0-9a-f]{64}", self.head):
            raise LedgerError("bad-hash", f"{self.head[:80]!r} is no hash of an entry", where="freeze")


Fact: TypeAlias = Question | Amendment | Forecast | Resolution | Freeze
"""What one entry writes down."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger, never changed once written.

    `seq` counts from 1; `at` is when it was written, never earlier than the entry before; `body` is the fact as JSON
    values; `previous` is the hash of the entry before (`GENESIS` for the first); `hash` is that of all the others.
    """

    seq: int
    at: datetime
    kind: EntryKind
    body: Mapping[str, Any]
    previous: str
    hash: str


def _check_id(question: str) -> None:
    if len(question) > LONGEST_ID or not _ID.fullmatch(question):
        what = f"{question[:80]!r} is no question id"
        remedy = "use letters, digits, dots, dashes and underscores, parts set off by slashes"
        raise LedgerError("bad-question-id", what, remedy=remedy)


def _check_text(text: str, name: str, where: str) -> None:
    if not text.strip():
        raise LedgerError("empty-text", f"the {name} is empty", where=where)


def _keep_utc(fact: object, *names: str) -> None:
    for name in names:
        moment: datetime | None = getattr(fact, name)
        if moment is None:
            continue
        if moment.tzinfo is None:
            where = str(getattr(fact, "id", None) or getattr(fact, "question", "freeze"))
            what = f"`{name}` has no time zone ({moment.isoformat()})"
            raise LedgerError("bad-time", what, where=where, remedy="give an aware datetime")
        object.__setattr__(fact, name, moment.astimezone(UTC))  # the one way into a frozen dataclass


def _wrong_outcomes(kind: QuestionKind, outcomes: tuple[str, ...]) -> str | None:
    if kind == QuestionKind.BINARY:
        return None if outcomes == BINARY_OUTCOMES else f"a binary question has the outcomes {YES} and {NO}"
    if len(outcomes) < 2 or len(set(outcomes)) < len(outcomes) or not all(name.strip() for name in outcomes):
        return f"{str(list(outcomes))[:200]} are no outcomes of a question"
    return None


def _wrong_probabilities(probabilities: tuple[float, ...]) -> str | None:
    if not all(math.isfinite(share) and 0 <= share <= 1 for share in probabilities):
        return f"the probabilities {list(probabilities)} are not all from 0 to 1"
    total = math.fsum(probabilities)
    return None if abs(total - 1) <= SUM_TOLERANCE else f"the probabilities sum to {total:.6g}, not to 1"
