"""What the commands of `standoff ledger` share: the place of the ledger, questions by name, dates and chances."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.errors import LedgerError, StandoffError, meant_among

if TYPE_CHECKING:
    from standoff.ledger import Forecast, Ledger, Question, QuestionRecord, State

DEFAULT_PLACE = "standoff-ledger.sqlite"

Place = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="STANDOFF_LEDGER",
        metavar="PLACE",
        help="The ledger: a file, or postgresql://user@host/database.",
    ),
]

Reference = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION",
        help="Its number in `standoff ledger list`, or its id or the beginning of it, if only one fits.",
    ),
]

Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What else should be kept with it.")]

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; without it, your login name.")]

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Count it from this day on, not from now: for what was said before it is written down. It shows.",
    ),
]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@contextmanager
def ledger_at(place: str, *, made: bool = False) -> "Iterator[Ledger]":
    """The open ledger at `place`; `made` makes an empty one where there is none.

    Raises `LedgerError`, for one that is missing with the command that makes one.
    """
    from standoff.cli import terminal
    from standoff.ledger import create_ledger, open_ledger

    try:
        opened = create_ledger(place) if made else open_ledger(place)
    except LedgerError as error:
        if error.code != "missing-ledger":
            raise
        remedy = "`standoff ledger ask BRIEF` makes one; --ledger names another"
        raise LedgerError(error.code, error.what, where=error.where, remedy=remedy) from None
    with opened:
        if opened.backup is not None:
            terminal.warn(f"the ledger was brought to a newer version; as it was it is kept in {opened.backup}")
        yield opened


def question_in(state: "State", reference: str) -> "QuestionRecord":
    """The question that a number of `list`, an id, or the beginning of one or of its last part names.

    Raises `LedgerError`: `unknown-question`, `ambiguous-question`.
    """
    known = list(state.questions)
    if reference in state.questions:
        return state.questions[reference]
    if re.fullmatch(r"[0-9]{1,9}", reference) and 1 <= int(reference) <= len(known):
        return state.questions[known[int(reference) - 1]]
    fitting = [id_ for id_ in known if id_.startswith(reference)]
    fitting = fitting or [id_ for id_ in known if id_.rpartition("/")[2].startswith(reference)]
    if len(fitting) == 1:
        return state.questions[fitting[0]]
    if fitting:
        numbers = ", ".join(f"{known.index(id_) + 1} ({id_})" for id_ in fitting[:4])
        what = f"{len(fitting)} questions begin so"
        raise LedgerError("ambiguous-question", what, where=reference, remedy=f"say which: {numbers}")
    remedy = meant_among(reference, known, otherwise="`standoff ledger list` lists them")
    raise LedgerError("unknown-question", "there is no such question", where=reference, remedy=remedy)


def moment_in(text: str, option: str, *, ends: bool = False) -> datetime:
    """The moment that a date or a date and time names, in UTC where no zone is told; a day begins at midnight.

    `ends` takes the last second of a day instead. Raises `LedgerError` (`bad-date`), which names the option.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        if ends and _DAY.fullmatch(text.strip()):
            moment = datetime.combine(moment.date(), time(), UTC) + timedelta(days=1, seconds=-1)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        remedy = "write 2012-06-27, or 2012-06-27T14:30+02:00"
        raise LedgerError("bad-date", f"{text[:80]!r} is no date", where=option, remedy=remedy) from None


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def login_name() -> str:
    """Who works at this machine, as it calls them."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise StandoffError("no-name", "nobody knows your login name", remedy="say who you are with --by") from None


def chances_in(text: str, question: "Question") -> tuple[float, ...]:
    """What was said of each outcome of a question, in its order.

    Of a yes-or-no question one chance, that of yes: `0.6` or `60%`. Of others one for each, with commas: `20%,50%,30%`,
    or with their names, `low=20%,middle=50%,high=30%`. Raises `LedgerError` (`bad-probabilities`).
    """
    parts = [part.strip() for part in text.split(",")]
    shares: list[float | None]
    if len(parts) == 1 and len(question.outcomes) == 2 and "=" not in text:
        yes = _share(parts[0])
        shares = [yes, None if yes is None else round(1 - yes, 12)]
    elif all("=" in part for part in parts):
        pairs = [part.rpartition("=") for part in parts]
        named = {name.strip(): _share(value.strip()) for name, _, value in pairs}
        if unknown := next((name for name in named if name not in question.outcomes), None):
            remedy = meant_among(unknown, question.outcomes)
            raise LedgerError("bad-probabilities", f"{unknown!r} is no outcome", where=question.id, remedy=remedy)
        shares = [named.get(outcome, 0.0) for outcome in question.outcomes]
    else:
        shares = [_share(part) for part in parts]
    if None in shares or len(shares) != len(question.outcomes):
        outcomes = ", ".join(question.outcomes)
        told = "the chance of yes" if len(question.outcomes) == 2 else f"a chance for each of {outcomes}"
        remedy = f"give {told}, as {'60%' if len(question.outcomes) == 2 else '60%,...'} or 0.6"
        raise LedgerError("bad-probabilities", f"{text[:80]!r} is no forecast of it", where=question.id, remedy=remedy)
    return tuple(share for share in shares if share is not None)


def _share(text: str) -> float | None:
    number, percent, rest = text.partition("%")
    try:
        share = float(number)
    except ValueError:
        return None
    return None if rest.strip() else round(share / 100, 12) if percent else share


def told(forecast: "Forecast", question: "Question") -> str:
    """What a forecast says: `60%` of yes, or the chance of each outcome."""
    if forecast.probabilities is None:
        return "taken back"
    if question.outcomes == ("yes", "no"):
        return share_told(forecast.probabilities[0])
    pairs = zip(question.outcomes, forecast.probabilities, strict=True)
    return ", ".join(f"{outcome} {share_told(share)}" for outcome, share in pairs)


def share_told(share: float) -> str:
    """A chance as a forecaster gave it, to a tenth of a percent, or to four digits where it is below that.

    >>> share_told(0.6), share_told(0.125), share_told(0.0001), share_told(1.0)
    ('60%', '12.5%', '0.01%', '100%')
    """
    tenths = share in (0, 1) or 0.001 <= share <= 0.999
    return f"{share * 100:.1f}%".replace(".0%", "%") if tenths else f"{share * 100:.4g}%"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "question"), counted(2, "entry", "entries")
    ('1 question', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_told(moment: datetime) -> str:
    """The day of a moment, with the time where that is not a day's beginning or end."""
    plain = moment.astimezone(UTC)
    return f"{plain:%Y-%m-%d}" if (plain.hour, plain.minute) in ((0, 0), (23, 59)) else f"{plain:%Y-%m-%d %H:%M}"


def record_values(record: "QuestionRecord", number: int) -> dict[str, Any]:
    """A question and all that was said of it, as plain JSON values (`standoff schema ledger-question`)."""
    from standoff.ledger.record_json import to_dict

    return to_dict(record, number, status_of(record))


def status_of(record: "QuestionRecord") -> str:
    """`open`, `closed` (and not yet answered), `resolved`, `annulled` or `ambiguous`."""
    if record.resolution is not None:
        return str(record.resolution.result)
    return "open" if now() <= record.question.closes else "closed"
