"""From a brief to questions and forecasts: what the model says, and what the author expects, of what time will tell.

How ids, dates and numbers are made is told in `docs/ledger.md`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import PurePath

from standoff.conflict import Evidence
from standoff.errors import LedgerError
from standoff.ledger.brief_folder import SavedBrief
from standoff.ledger.horizons import last_day_of
from standoff.ledger.model import NO, YES, Fact, Forecast, ForecasterKind, Question
from standoff.ledger.scoring.references import NO_CHANGE_TAG
from standoff.ledger.state import QuestionRecord, State
from standoff.outlook.dates import MONTHS, date_in_words, days_of
from standoff.outlook.meant import meant_by
from standoff.outlook.questions import OpenQuestion, questions_of
from standoff.reading.model import AUTHOR, Estimate

LASTS = "standoff-lasts"
"""The last part of the id of the question whether the standoff lasts; a drafted option's id has no dash."""

LONGEST_SLUG = 60

_DATE = re.compile(rf"\b(\d{{1,2}} )?({'|'.join(MONTHS)}) \d{{4}}\b")
_NO_SLUG = re.compile(r"[^a-z0-9_]+")


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
    drawing = _Drawing(state, brief, named, slug, model, author, at, looking_back, days[0], asked)
    drawing.draw()
    if not drawing.spoken_to:
        raise _not_open(asked[0].by, days[0], at)
    return Drawn(named, tuple(drawing.facts), tuple(drawing.spoken_to), dict(drawing.passed_over))


def slug_of(words: str) -> str:
    """Words as a part of a question's id: small letters and digits of ASCII, dashes and underscores.

    >>> slug_of("US & Pakistan, June 2012"), slug_of("reopen_lines"), slug_of("Żółw"), slug_of("…")
    ('us-pakistan-june-2012', 'reopen_lines', 'zo-w', '')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign)).lower()
    return _NO_SLUG.sub("-", plain).strip("-")[:LONGEST_SLUG].rstrip("-")


@dataclass(slots=True)
class _Drawing:
    """The facts of one brief while they are put together."""

    state: State
    brief: SavedBrief
    case: str
    slug: str
    model: str
    author: str
    at: datetime
    looking_back: bool
    written: date
    asked: tuple[OpenQuestion, ...]
    facts: list[Fact] = field(default_factory=list)
    new: dict[str, Question] = field(default_factory=dict)
    spoken_to: dict[str, None] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)

    def draw(self) -> None:
        homes = {one.option: self._question_for(one) for one in self.asked}
        expected: dict[str | None, tuple[int, float, Estimate]] = {}
        others: dict[tuple[str, str | None], tuple[int, Estimate]] = {}
        for number, estimate in enumerate(self.brief.reading.estimates):
            if estimate.holder != AUTHOR or not _has_range(estimate):
                self.passed_over["estimates without a range, or not the author's own"] += 1
                continue
            about = self._about(estimate)
            if about is None or not self._within_the_year(estimate):
                others[estimate.outcome, estimate.horizon] = (number, estimate)
            else:
                # What an author says last of the same thing counts.
                middle = _middle(estimate)
                expected[about[0].option] = (number, middle if about[1] else 1 - middle, estimate)
        for one in self.asked:
            home = homes[one.option]
            if home is None:
                continue
            chance, how = self._for(home, one, one.probability)
            self._say(home, self.model, ForecasterKind.MODEL, chance, f"{self._of_outlook()}{how}", one.evidence)
            if one.option in expected:
                number, middle, estimate = expected[one.option]
                chance, how = self._for(home, one, middle)
                self._expect(home, number, estimate, chance, how)
        for number, estimate in others.values():
            self._ask_estimate(number, estimate)

    def _question_for(self, one: OpenQuestion) -> Question | None:
        name = LASTS if one.option is None else self._option_slug(one.option) + ("-still" if one.lasts else "")
        tags = ("standoff" if one.option is None else "option", f"{NO_CHANGE_TAG}{YES if one.lasts else NO}")
        made = self._made(name, one.text, one.criteria, _last_moment(one.by), tags, one.evidence)
        return self._taken_up(made, exactly=False)

    def _option_slug(self, option: str) -> str:
        # An option may be named in any letters; a question's id is in those of ASCII.
        return slug_of(option) or f"option-{self.brief.conflict.option_ids.index(option) + 1}"

    def _made(
        self,
        name: str,
        text: str,
        criteria: str,
        closes: datetime,
        tags: tuple[str, ...],
        evidence: tuple[Evidence, ...],
    ) -> Question:
        opens = datetime.combine(self.written, time(), UTC)
        cited = self._cited(evidence)
        return Question(f"{self.slug}/{name}", text, criteria, opens, closes, tags=tags, case=self.case, evidence=cited)

    def _taken_up(self, made: Question, *, exactly: bool) -> Question | None:
        """The question that asks the same and is open, else `made`, under an id of its own; None when it is not open.

        A question asks the same when only its dates differ; `exactly`, when they do not.
        """
        for id_ in _ids(made):
            known = self.state.questions.get(id_)
            if known is None and id_ not in self.new:
                return self._put(replace(made, id=id_))
            asked = known.asked.fact if known is not None else self.new[id_]
            same_day = asked.closes == made.closes
            if _undated(asked.text) != _undated(made.text) or (exactly and not same_day):
                continue
            if known is None or _is_open(known, self.at):
                self.spoken_to[id_] = None
                return asked if known is None else known.question
            if same_day:
                self.passed_over["questions that are answered or closed"] += 1
                return None
        raise AssertionError("there is always one more id")

    def _put(self, made: Question) -> Question | None:
        if not made.opens <= self.at <= made.closes:
            self.passed_over["questions that were not open then"] += 1
            return None
        self.new[made.id] = made
        self.spoken_to[made.id] = None
        self.facts.append(made)
        return made

    def _about(self, estimate: Estimate) -> tuple[OpenQuestion, bool] | None:
        """The question that an estimate answers, and whether its outcome is a yes to it."""
        meant = meant_by(estimate.outcome, self.brief.reading, self.brief.conflict)
        if meant is None:
            return None
        option = None if meant.option is None else self.brief.conflict.option_ids[meant.option]
        one = next((one for one in self.asked if one.option == option), None)
        return None if one is None else (one, meant.comes)

    def _within_the_year(self, estimate: Estimate) -> bool:
        """Whether an estimate is of the time that the brief's own questions are of."""
        if estimate.horizon is None:
            return True
        by = last_day_of(estimate.horizon, self.written)
        return by is not None and by == _last_moment(self.asked[0].by).date()

    def _ask_estimate(self, number: int, estimate: Estimate) -> None:
        """A question of its own for what the author expects by a day of his, or of what the model knows nothing of."""
        said = None if estimate.horizon is None else last_day_of(estimate.horizon, self.written)
        closes = _last_moment(self.asked[0].by if said is None else said.isoformat())
        when = date_in_words(f"{closes:%Y-%m-%d}")
        time_told = "" if estimate.horizon is None else f" The author says: “{estimate.horizon}”."
        text = f"Will it have come about by {when} that {estimate.outcome}?"
        criteria = (
            f"Yes, when this has come about on some day from {date_in_words(self.brief.date or '')} to {when}: "
            f"{estimate.outcome}. No, when it has not.{time_told} What the words mean is told by the sentence that "
            "they are from."
        )
        name = f"author-{slug_of(estimate.outcome) or number + 1}"
        made = self._made(name, text, criteria, closes, ("estimate",), self._evidence_of(number, estimate))
        home = self._taken_up(made, exactly=True)
        if home is None:
            return
        self._expect(home, number, estimate, _middle(estimate), "")
        if (about := self._about(estimate)) is not None and said is not None:
            one, yes = about
            chance, how = self._for(home, one, one.probability)
            told = f"{self._of_outlook()}{how}"
            self._say(home, self.model, ForecasterKind.MODEL, chance if yes else 1 - chance, told, one.evidence)

    def _expect(self, home: Question, number: int, estimate: Estimate, chance: float, how: str) -> None:
        assert estimate.low is not None
        assert estimate.high is not None
        note = (
            f"“{estimate.phrase}”: {round(estimate.low * 100)} to {round(estimate.high * 100)} %, of which the middle, "
            f"that {estimate.outcome}.{how}"
        )
        self._say(home, self.author, ForecasterKind.AUTHOR, chance, note, self._evidence_of(number, estimate))

    def _say(
        self,
        home: Question,
        who: str,
        kind: ForecasterKind,
        chance: float,
        note: str,
        evidence: tuple[Evidence, ...],
    ) -> None:
        yes = round(chance, 6)
        told = (
            f"{note} As of {date_in_words(f'{self.at:%Y-%m-%d}')}, written down later." if self.looking_back else note
        )
        made = Forecast(home.id, who, kind, self.at, (yes, 1 - yes), told, self._cited(evidence))
        known = self.state.questions.get(home.id)
        standing = None if known is None else known.standing(who, self.at)
        if standing is None or replace(standing.fact, at=self.at) != made:
            self.facts.append(made)

    def _for(self, home: Question, one: OpenQuestion, chance: float) -> tuple[float, str]:
        """A chance of this brief's year as one of the time that `home` leaves, if it happens at a constant rate."""
        year, left = (moment.date() - self.written for moment in (_last_moment(one.by), home.closes))
        if left == year:
            return chance, ""
        share = left / year
        scaled = chance**share if one.lasts else 1 - (1 - chance) ** share
        how = f" Taken at a constant rate to {left.days} days from {chance:.0%} for a year: “{one.text}”"
        return scaled, how

    def _of_outlook(self) -> str:
        outlook, latest = self.brief.outlook, self.brief.documents[-1]
        titled = f" “{outlook.title}”" if outlook.title else ""
        dispatch = f"{PurePath(latest.source).name}, SHA-256 {latest.sha256}" if latest.sha256 else latest.source
        when = date_in_words(self.brief.date or "")
        return f"Brief of {when}{titled}: {outlook.samples:,} samples, seed {outlook.seed}; from {dispatch}."

    def _evidence_of(self, number: int, estimate: Estimate) -> tuple[Evidence, ...]:
        span = estimate.span
        return (Evidence(span.text, span.start, span.end, self.brief.cited[number]),)

    def _cited(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Evidence with the name of its document, without the folder that this was in."""
        only = self.brief.documents[0].source if len(self.brief.documents) == 1 else None
        return tuple(
            replace(piece, source=None if source is None else PurePath(source).name)
            for piece in evidence
            for source in (piece.source or (only if piece.start is not None else None),)
        )


def _ids(made: Question) -> Iterator[str]:
    yield made.id
    by = f"{made.id}-by-{made.closes:%Y-%m-%d}"
    yield by
    yield from (f"{by}-{number}" for number in count(2))


def _undated(text: str) -> str:
    """A text without the dates in it."""
    return _DATE.sub("", text)


def _is_open(record: QuestionRecord, at: datetime) -> bool:
    question, known = record.question, record.resolution
    return question.opens <= at <= question.closes and (known is None or at < known.occurred_on)


def _has_range(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.high is not None and bool(estimate.outcome.strip())


def _middle(estimate: Estimate) -> float:
    assert estimate.low is not None
    assert estimate.high is not None
    return (estimate.low + estimate.high) / 2


def _last_moment(partial: str) -> datetime:
    """The last second of the days that an ISO 8601 date names, in UTC."""
    days = days_of(partial)
    assert days is not None
    return datetime.combine(days[1], time(), UTC) + timedelta(days=1, seconds=-1)


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
