"""`case_page`: a standoff followed over time, its briefs, its questions and what was said of them, as one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from standoff.brief.illustration import Illustration, illustrate
from standoff.brief.words import counted, percent
from standoff.errors import LedgerError, meant_among
from standoff.history.forecast_lines import Course, Said, draw_forecasts
from standoff.history.frame import rendered
from standoff.ledger.model import BINARY_OUTCOMES, Forecast, ForecasterKind
from standoff.ledger.state import Kept, QuestionRecord, State
from standoff.outlook.dates import date_in_words

MOST_QUESTIONS = 60
"""Questions that a page shows; a case with more would make it too long to read."""

MOST_LINES = 8
"""Forecasters in one picture, the first to speak; the table below it has all."""


@dataclass(frozen=True, slots=True)
class _Quote:
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class _Line:
    day: str
    by: str
    says: str
    written: str
    note: str


@dataclass(frozen=True, slots=True)
class _Brief:
    day: str
    model: str
    questions: int
    sources: str
    note: str


@dataclass(frozen=True, slots=True)
class _Seal:
    words: str
    head: str


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    id: str
    text: str
    closes: str
    last: str
    answer: str
    status: str
    criteria: str
    quotes: tuple[_Quote, ...]
    picture: Illustration | None
    explained: str
    history: tuple[str, ...]
    counted: str
    forecasts: tuple[_Line, ...]


def case_page(state: State, case: str, *, place: str) -> str:
    """The page of the questions that belong to `case`: HTML without scripts and without references outside it.

    `place` names the ledger. All words of the ledger are escaped. The same ledger gives the same bytes. Raises
    `LedgerError` (`unknown-case`).
    """
    records = [one for one in state.questions.values() if one.question.case == case]
    if not records:
        known = sorted({one.question.case for one in state.questions.values() if one.question.case})
        remedy = meant_among(case, known) if known else "none of the questions belongs to a case"
        raise LedgerError("unknown-case", "there is no such case", where=case[:80], remedy=remedy)
    places = {id_: at for at, id_ in enumerate(state.questions, 1)}
    names = {name: at for at, name in enumerate(_speakers(records))}
    shown = records[:MOST_QUESTIONS]
    opens, closes = min(one.question.opens for one in records), max(one.question.closes for one in records)
    return rendered(
        "case.html",
        kind="Standoff ledger: a case",
        title=case,
        date_line=f"{_day(opens)} to {_day(closes)}, {counted(len(records), 'question')}",
        place=place,
        head=state.head.hash if state.head.seq else "",
        entries=state.head.seq,
        sentence=_sentence(records),
        cautions=_cautions(records),
        questions=[_question(one, places[one.question.id], names) for one in shown],
        left=len(records) - len(shown),
        briefs=_briefs(records),
        freezes=_seals(records),
    )


def _speakers(records: Sequence[QuestionRecord]) -> list[str]:
    """All forecasters of the case, in the order of their first forecasts."""
    first: dict[str, datetime] = {}
    for record in records:
        for name, said in record.forecasts.items():
            first[name] = min(said[0].fact.at, first.get(name, said[0].fact.at))
    return sorted(first, key=lambda name: first[name])


def _sentence(records: Sequence[QuestionRecord]) -> str:
    answered = [one for one in records if one.resolution is not None]
    told = f"Answered so far: {len(answered)} of {counted(len(records), 'question')}."
    lasts = next((one for one in records if "standoff" in one.question.tags), None)
    if lasts is None:
        return told
    known = lasts.resolution
    if known is not None:
        return f"{lasts.question.text} {str(known.outcome or known.result).capitalize()}. {told}"
    last = _last(lasts)
    return f"{lasts.question.text} Last said of it: {last}. {told}" if last else told


def _cautions(records: Sequence[QuestionRecord]) -> list[str]:
    late = sum(one.in_hindsight(kept) for one in records for said in one.forecasts.values() for kept in said)
    if not late:
        return []
    were = "was" if late == 1 else "were"
    return [f"{counted(late, 'forecast')} {were} written down only when the answer was known: no proof of foresight."]


def _question(record: QuestionRecord, number: int, names: dict[str, int]) -> _Question:
    question = record.question
    said = sorted((one for each in record.forecasts.values() for one in each), key=lambda one: (one.fact.at, one.seq))
    drawn, explained = _drawn(record, number, names)
    return _Question(
        number,
        question.id,
        question.text,
        _day(question.closes),
        _last(record),
        _answer(record),
        f"Open from {_day(question.opens)} to {_day(question.closes)}.",
        question.criteria,
        tuple(_Quote(piece.quote, _place(piece.source, piece.start)) for piece in question.evidence),
        drawn,
        explained,
        tuple(_history(record)),
        f"All {len(said)} forecasts" if len(said) > 1 else "The forecast",
        tuple(_line(record, one) for one in said),
    )


def _place(source: str | None, start: int | None) -> str:
    if start is None:
        return "(noted by an analyst)" if source is None else f"({source})"
    return f"({source or 'the dispatch'}, from character {start})"


def _line(record: QuestionRecord, kept: Kept[Forecast]) -> _Line:
    written = "in hindsight" if record.in_hindsight(kept) else _day(kept.written)
    return _Line(_day(kept.fact.at), kept.fact.forecaster, _says(record, kept.fact), written, kept.fact.note or "")


def _says(record: QuestionRecord, fact: Forecast) -> str:
    if fact.probabilities is None:
        return "taken back"
    if record.question.outcomes == BINARY_OUTCOMES:
        return percent(fact.probabilities[0])
    pairs = zip(record.question.outcomes, fact.probabilities, strict=True)
    return ", ".join(f"{outcome} {percent(share)}" for outcome, share in pairs)


def _last(record: QuestionRecord) -> str:
    standing = [said[-1].fact for said in record.forecasts.values() if not said[-1].fact.withdrawn]
    return "; ".join(f"{fact.forecaster}: {_says(record, fact)}" for fact in standing)


def _answer(record: QuestionRecord) -> str:
    known = record.resolution
    return "" if known is None else str(known.outcome or known.result)


def _drawn(record: QuestionRecord, number: int, names: dict[str, int]) -> tuple[Illustration | None, str]:
    """The picture of what was said of yes, or, of several outcomes, of the one that came (else the last one)."""
    question, known = record.question, record.resolution
    place = 0 if question.outcomes == BINARY_OUTCOMES else record.outcome
    place = len(question.outcomes) - 1 if place is None else place
    said = {
        name: tuple(Said(step.start, step.end, step.probabilities[place]) for step in record.steps(name))
        for name in sorted(record.forecasts, key=lambda name: names[name])
    }
    spoken = dict([(name, steps) for name, steps in said.items() if steps][:MOST_LINES])
    if not spoken:
        return None, ""
    told_on = None if known is None else min(max(known.occurred_on, question.opens), question.closes)
    frozen = tuple(one.fact.at for one in record.freezes if question.opens <= one.fact.at <= question.closes)
    answer = None if known is None else f"{_answer(record)}, {_day(known.occurred_on)}"
    course = Course(question.opens, question.closes, spoken, frozen, answer, told_on)
    told = "; ".join(
        f"{name}: {', then '.join(f'{percent(step.share)} from {_day(step.start)}' for step in steps)}"
        for name, steps in spoken.items()
    )
    outcome = question.outcomes[place]
    drawn = illustrate(
        f"question-{number}",
        f"The chance of {outcome}, over time",
        f"{told}. {f'Answered: {answer}.' if answer else 'Not answered yet.'}",
        lambda width: draw_forecasts(course, names, width),
        unit="chance in percent",
        n=counted(sum(map(len, spoken.values())), "forecast"),
        source="the ledger",
    )
    explained = "Each line is what a forecaster said, from when it counts until it was replaced."
    if answer:
        explained += " The upright line is the answer."
    if frozen:
        explained += " Triangles below are seals."
    return drawn, explained


def _history(record: QuestionRecord) -> list[str]:
    lines = []
    for change in record.amended:
        fact = change.amendment.fact
        over = f" Forecasts of {', '.join(change.over)} stood then." if change.over else ""
        lines.append(f"Amended on {_day(fact.at)}: {fact.reason}. It read: {change.before.text}{over}")
    for kept in record.resolutions:
        answer = kept.fact
        who = f", by {answer.by}" if answer.by else ""
        note = f" {answer.note}" if answer.note else ""
        lines.append(
            f"Answered {answer.outcome or answer.result}, as known on {_day(answer.occurred_on)}, from {answer.source} "
            f"(written on {_day(kept.written)}{who}).{note}"
        )
    return lines


def _briefs(records: Sequence[QuestionRecord]) -> list[_Brief]:
    """Each moment at which a model spoke: what its notes have in common, and the documents that it cited."""
    spoken: dict[tuple[datetime, str], list[Forecast]] = {}
    for record in records:
        for said in record.forecasts.values():
            for kept in said:
                if kept.fact.forecaster_kind == ForecasterKind.MODEL and not kept.fact.withdrawn:
                    spoken.setdefault((kept.fact.at, kept.fact.forecaster), []).append(kept.fact)
    briefs = []
    for (at, name), facts in sorted(spoken.items(), key=lambda pair: pair[0]):
        sources = dict.fromkeys(piece.source for fact in facts for piece in fact.evidence if piece.source)
        briefs.append(
            _Brief(_day(at), name, len(facts), ", ".join(sources), _shared([fact.note or "" for fact in facts]))
        )
    return briefs


def _shared(notes: Sequence[str]) -> str:
    """The sentences with which all the notes begin."""
    first, *others = (note.split(". ") for note in notes)
    same = 0
    while same < len(first) and all(other[same : same + 1] == first[same : same + 1] for other in others):
        same += 1
    shared = ". ".join(first[:same])
    return shared if same == len(first) or not shared else f"{shared}."


def _seals(records: Sequence[QuestionRecord]) -> list[_Seal]:
    kept = {one.seq: one.fact for record in records for one in record.freezes}
    return [
        _Seal(f"{_day(fact.at)}, by {fact.by}{f' ({fact.note})' if fact.note else ''}:", fact.head)
        for _, fact in sorted(kept.items())
    ]


def _day(moment: datetime) -> str:
    return date_in_words(f"{moment:%Y-%m-%d}")
