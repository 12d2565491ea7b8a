"""Section 9: questions that time will answer, each with the day by which it does and the chance that is told today."""

import calendar
import re
from dataclasses import dataclass

from standoff.brief.materials import Materials
from standoff.brief.words import date_in_words, joined, percent
from standoff.conflict.articles import in_sentence
from standoff.outlook.scales import scale_named

MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the ISO 8601 date by which it is answered, the chance of yes (0 to 1), and how to tell."""

    number: str
    words: str
    by: str
    by_words: str
    probability: float
    word: str
    chance: str
    how: str


@dataclass(frozen=True, slots=True)
class QuestionsSection:
    """The questions, how many were left out, and why there are none when there are none."""

    rows: tuple[Question, ...]
    left: int
    why_none: str


def questions_section(materials: Materials) -> QuestionsSection:
    """Whether the standoff lasts, and whether each option is taken, within the year that the calibration is of."""
    date = materials.documents[-1].date or materials.outlook.date
    by = a_year_after(date) if date else None
    if not materials.outlook.verdict.calibrated:
        return QuestionsSection((), 0, "The numbers are not calibrated, so nobody knows within what time they hold.")
    if by is None:
        return QuestionsSection((), 0, "The dispatch has no date, so no day can be named by which to look.")
    rows = _questions(materials, by)
    most = MOST_QUESTIONS if materials.rows is None else min(MOST_QUESTIONS, materials.rows)
    return QuestionsSection(tuple(rows[:most]), max(0, len(rows) - most), "")


def _questions(materials: Materials, by: str) -> list[Question]:
    verdict = materials.outlook.verdict
    parties = joined([in_sentence(maker.name) for maker in materials.conflict.decision_makers])
    when = date_in_words(by)
    asked = [
        (
            f"Will the standoff between {parties} still hold on {when}?",
            verdict.probability,
            "No, when the parties have settled by then what the dispatch says divides them.",
        )
    ]
    for option in materials.outlook.options:
        if option.probability is None or option.id not in materials.conflict.option_ids:
            continue
        still = "still " if option.now else ""
        asked.append(
            (
                f"Will {in_sentence(option.owner)} {still}{option.text} {'on' if option.now else 'by'} {when}?",
                option.probability,
                f"Yes, when option {materials.option_number(option.id)} is carried out"
                + (" on that day." if option.now else " on some day up to then."),
            )
        )
    scale = scale_named(verdict.scale)
    return [
        Question(f"Q{at}", words, by, when, chance, scale.term_for(chance).word, percent(chance), how)
        for at, (words, chance, how) in enumerate(asked, start=1)
    ]


def a_year_after(date: str) -> str | None:
    """The ISO 8601 date, as partial as the one given, a year later; None for what is no date.

    >>> a_year_after("2012-06-27"), a_year_after("2012-02-29"), a_year_after("2011-11"), a_year_after("soon")
    ('2013-06-27', '2013-02-28', '2012-11', None)
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date)
    if match is None or int(match[1]) >= 9999:
        return None
    year = int(match[1]) + 1
    if not match[2] or not match[3]:
        return f"{year:04}" + (f"-{match[2]}" if match[2] else "")
    month = int(match[2])
    if not 1 <= month <= 12:
        return None
    return f"{year:04}-{match[2]}-{min(int(match[3]), calendar.monthrange(year, month)[1]):02}"
