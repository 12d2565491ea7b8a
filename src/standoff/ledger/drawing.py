"""The facts of one brief while they are put together: its questions, asked anew or taken up, and what is foreseen.

How ids, dates and numbers are made is told in `docs/ledger.md`.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePath

from standoff.conflict import Evidence
from standoff.ledger.brief_folder import SavedBrief
from standoff.ledger.model import NO, YES, Fact, Forecast, ForecasterKind, Question
from standoff.ledger.question_ids import LASTS, ids_for, slug_of, undated
from standoff.ledger.scoring.references import NO_CHANGE_TAG
from standoff.ledger.state import QuestionRecord, State
from standoff.outlook.dates import date_in_words, days_of
from standoff.outlook.horizons import last_day_of
from standoff.outlook.meant import meant_by
from standoff.outlook.questions import OpenQuestion
from standoff.reading.model import AUTHOR, Estimate


@dataclass(slots=True)
class Drawing:
    """The facts of one brief while they are put together.

    `facts` are what the ledger gets, in order; `spoken_to` the ids of all questions with a word of this brief, `new`
    those among them that it asks itself; `passed_over` counts what is left out, by the reason.
    """

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
        """Ask or take up every question, and write down what the model and the author foresee of each."""
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
        for id_ in ids_for(made):
            known = self.state.questions.get(id_)
            if known is None and id_ not in self.new:
                return self._put(replace(made, id=id_))
            asked = known.asked.fact if known is not None else self.new[id_]
            same_day = asked.closes == made.closes
            if undated(asked.text) != undated(made.text) or (exactly and not same_day):
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
