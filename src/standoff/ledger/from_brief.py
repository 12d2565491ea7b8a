"""From a brief to questions and forecasts: what the model says, and what the author expects, of what time will tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from standoff.errors import LedgerError
from standoff.ledger.brief_folder import SavedBrief
from standoff.ledger.drawing import Drawing
from standoff.ledger.model import Fact
from standoff.ledger.question_ids import slug_of
from standoff.ledger.state import State
from standoff.outlook.dates import date_in_words, days_of
from standoff.outlook.questions import questions_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a brief adds to a ledger, in order, and what it does not, with how many of each by the reason.

    `questions` are the ids of all that the brief speaks to, those asked before among them.
    """

    case: str
    facts: tuple[Fact, ...]
    questions: tuple[str, ...]
    passed_over: Mapping[str, int]


def facts_of_brief(
    state: State,
    brief: SavedBrief,
    *,
    model: str,
    at: datetime,
    looking_back: bool = False,
    case: str | None = None,
    author: str = "author",
) -> Drawn:
    """What `brief` adds to a ledger whose state is `state`, as said at the moment `at` (aware).

    `model` is the name under which the outlook forecasts, `author` the one for the dispatch's own estimates. `case` is
    the name of the standoff, without it that of the brief's folder. `looking_back` says that `at` is earlier than the
    writing, which the notes then tell. What the ledger has already is not added again. A question of an earlier brief
    on the same case that is still open gets this brief's forecast, its chance taken at a constant rate to the time
    that is left; otherwise a new one is asked.

    Raises `LedgerError`: `undated-brief`, `uncalibrated-brief`, `empty-case`, `not-open-then` when `at` lies before
    the dispatch or when all questions were closed by then.
    """
    named = brief.name if case is None else case
    slug = slug_of(named)
    if not slug:
        raise LedgerError("empty-case", f"{named[:80]!r} makes no name of a case", remedy="name it with --case")
    days = days_of(brief.date) if brief.date else None
    asked = questions_of(brief.conflict, brief.outlook, brief.date)
    if days is None or not asked:
        raise _nothing_to_ask(brief)
    drawing = Drawing(state, brief, named, slug, model, author, at, looking_back, days[0], asked)
    drawing.draw()
    if not drawing.spoken_to:
        raise _not_open(asked[0].by, days[0], at)
    return Drawn(named, tuple(drawing.facts), tuple(drawing.spoken_to), dict(drawing.passed_over))


def _nothing_to_ask(brief: SavedBrief) -> LedgerError:
    if not brief.outlook.verdict.calibrated:
        what = "the numbers of the brief are not calibrated, so nobody knows within what time they hold"
        return LedgerError("uncalibrated-brief", what, where=brief.name, remedy="make it with a calibration")
    what = "the brief has no date, so no day can be named by which to look"
    remedy = "make it anew with `standoff brief --date DATE`"
    return LedgerError("undated-brief", what, where=brief.name, remedy=remedy)


def _not_open(by: str, written: date, at: datetime) -> LedgerError:
    first, last = date_in_words(written.isoformat()), date_in_words(by)
    what = f"its questions are open from {first} to {last}, and not on {date_in_words(f'{at:%Y-%m-%d}')}"
    remedy = f"to write down later what was foreseen then, give --as-of {written.isoformat()}"
    return LedgerError("not-open-then", what, remedy=remedy)
