"""Section 9: questions that time will answer, each with the day by which it does and the chance that is told today."""

from dataclasses import dataclass

from standoff.brief.materials import Materials
from standoff.brief.words import percent
from standoff.outlook.dates import a_year_after, date_in_words
from standoff.outlook.questions import OpenQuestion, questions_of
from standoff.reading.scales import scale_named

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
    """The questions that the outlook leaves to time, numbered, as many as the page has room for."""
    date = materials.documents[-1].date or materials.outlook.date
    if not materials.outlook.verdict.calibrated:
        return QuestionsSection((), 0, "The numbers are not calibrated, so nobody knows within what time they hold.")
    if date is None or a_year_after(date) is None:
        return QuestionsSection((), 0, "The dispatch has no date, so no day can be named by which to look.")
    asked = questions_of(materials.conflict, materials.outlook, date)
    most = MOST_QUESTIONS if materials.rows is None else min(MOST_QUESTIONS, materials.rows)
    rows = tuple(_row(materials, f"Q{at}", question) for at, question in enumerate(asked[:most], start=1))
    return QuestionsSection(rows, len(asked) - len(rows), "")


def _row(materials: Materials, number: str, question: OpenQuestion) -> Question:
    chance = question.probability
    word = scale_named(materials.outlook.verdict.scale).term_for(chance).word
    when = date_in_words(question.by)
    return Question(number, question.text, question.by, when, chance, word, percent(chance), _how(materials, question))


def _how(materials: Materials, question: OpenQuestion) -> str:
    if question.option is None:
        return "No, when the parties have settled by then what the dispatch says divides them."
    carried_out = f"Yes, when option {materials.option_number(question.option)} is carried out"
    return carried_out + (" on that day." if question.lasts else " on some day up to then.")
