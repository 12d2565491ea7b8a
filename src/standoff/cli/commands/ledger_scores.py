"""`standoff ledger score` and `case`: how forecasts have fared, and how a standoff went."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.ledgers import DEFAULT_PLACE, Place, counted, day_told, ledger_at, record_values, told
from standoff.cli.options import Form, TableOrJson
from standoff.errors import LedgerError, meant_among
from standoff.files import write_file

if TYPE_CHECKING:
    from standoff.history.report import Report
    from standoff.ledger import State
    from standoff.ledger.scoring import Interval, Scoreboard


class Rule(StrEnum):
    """The rules by which forecasters are held against one another."""

    BRIER = "brier"
    BRIER_TWO_SIDED = "brier-two-sided"
    ORDERED_BRIER = "ordered-brier"
    ORDERED_BRIER_TWO_SIDED = "ordered-brier-two-sided"
    QUADRATIC = "quadratic"
    LOG = "log"


Html = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help="Write it as one page, complete in itself, to open or send."),
]


def score(
    rule: Annotated[Rule, typer.Option("--rule", help="The score by which skill is told.")] = Rule.BRIER,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="NAME", help="A forecaster to hold the others against; may be given again."),
    ] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help="Only questions of this standoff.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only questions with this tag.")] = None,
    html: Html = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Score every forecaster on the questions that came out: Brier, log, skill, calibration, each with its convention.

    A forecast counts for as long as it stood. Skill is held against no change, the base rate before the date and 50/50
    on the same questions over the same time.

    Example: standoff ledger score --against author --html scores.html
    """
    from standoff.history.report import report

    with ledger_at(place) as ledger:
        state = ledger.state()
    for name in against or ():
        if name not in state.forecasters:
            remedy = meant_among(name, list(state.forecasters)) if state.forecasters else "write down a forecast first"
            raise LedgerError("unknown-forecaster", f"nobody is called {name[:80]!r}", where="--against", remedy=remedy)
    _check_case(state, case)
    found = report(state, rule=rule.value, against=against or (), case=case, tag=tag)
    if html is not None:
        from standoff.history.scores_page import scores_page

        write_file(Path(html), scores_page(found, place=ledger.place, case=case, tag=tag))
    if form is TableOrJson.JSON:
        terminal.write_json(found.to_dict())
        return
    _show(found)
    if html is not None:
        terminal.write_plain(f"{html}\n")


def _check_case(state: "State", case: str | None) -> None:
    known = sorted({one.question.case for one in state.questions.values() if one.question.case})
    if case is not None and case not in known:
        remedy = meant_among(case, known) if known else "none of the questions belongs to a case"
        raise LedgerError("unknown-case", "there is no such case", where=case[:80], remedy=remedy)


def _show(found: "Report") -> None:
    from standoff.cli.tables import table

    board = found.board
    terminal.write_prose(_counts(board))
    terminal.write("\n")
    if not any(row.questions for row in board.rows):
        return
    ordered = any(row.scores.ordered_brier_two_sided is not None for row in board.rows)
    scores = [
        (
            row.forecaster,
            row.questions,
            f"{row.coverage:.0%}",
            _number(row.scores.brier),
            _number(row.scores.brier_two_sided),
            *([_number(row.scores.ordered_brier_two_sided)] if ordered else []),
            _number(row.scores.log),
            _number(row.scores.baseline, 1),
            _number(row.scores.peer, 1),
        )
        for row in board.rows
        if row.questions
    ]
    between = ("ordered",) if ordered else ()
    columns: tuple[str, ...] = ("forecaster", "n", "time", "Brier", "(0-2)", *between, "log", "baseline", "peer")
    terminal.show(table("Scores", columns, scores, narrow=tuple(range(1, len(columns)))))
    skills = [
        (
            row.forecaster,
            one.reference,
            one.questions,
            _number(one.score),
            _signed(one.gain),
            _interval(one.gain_interval),
            "" if one.skill is None else f"{_signed(one.skill * 100, 0)}%",
        )
        for row in board.rows
        for one in row.skills
    ]
    columns = ("forecaster", "against", "n", "score", "better by", f"{board.level:.0%} interval", "skill")
    terminal.show(table(f"Skill, by {board.rule}, on the same questions", columns, skills, narrow=tuple(range(2, 7))))
    reliable = [
        (
            name,
            one.forecasts,
            _number(one.reliability.decomposition.score),
            _number(one.reliability.decomposition.miscalibration),
            _number(one.reliability.decomposition.discrimination),
            _number(one.reliability.decomposition.uncertainty),
            f"{one.reliability.chance:.2f}",
            _number(one.sharpness.claimed_brier),
        )
        for name, one in found.calibrations.items()
    ]
    columns = ("forecaster", "n", "Brier S", "= MCB", "- DSC", "+ UNC", "p", "claims")
    terminal.show(table("Calibration (CORP), at half of each question's time", columns, reliable, narrow=range(1, 8)))
    for line in _conventions(board, len([row for row in board.rows if row.questions]) - len(found.calibrations)):
        terminal.write_prose(line, indent="  ", first="- ")


def _counts(board: "Scoreboard") -> str:
    aside = board.set_aside
    parts = [(aside.open, "open"), (aside.annulled, "annulled"), (aside.ambiguous, "ambiguous")]
    parts.append((aside.answered_before, "answered before it opened"))
    rest = [f"{count} {words}" for count, words in parts if count]
    left = f"; not scored: {', '.join(rest)}" if rest else ""
    return f"{counted(board.questions, 'question')} scored{left}."


def _conventions(board: "Scoreboard", unjudged: int) -> list[str]:
    lines = [
        "Brier, from 0 to 1: (p - outcome)², 0 is best, 0.25 a coin; (0-2) is Brier's own scale, twice that. Each "
        "question counts the same, each forecast for as long as it stood; time is how much of the questions' time had "
        "one.",
        "log: natural logarithm, 0 is best. Baseline and peer are Metaculus's: 100 is best, 0 is saying nothing.",
        "Better by: more than 0 is better than the reference; intervals are by case. The base rate is of "
        "questions answered before the date.",
        "S = MCB - DSC + UNC: MCB is what miscalibration costs, DSC what telling cases apart gains, UNC what the base "
        "rate alone would score; p is how often a calibrated forecaster would look so by luck, claims the score that "
        "the forecasts lay claim to.",
    ]
    late = [(row.forecaster, row.hindsight) for row in board.rows if row.hindsight]
    if unjudged:
        lines.append(f"Calibration is of those who spoke to most questions, without {unjudged} more.")
    if late:
        told = ", ".join(f"{name} {count}" for name, count in late)
        lines.append(f"Written down only when the answer was known, so they prove nothing about foresight: {told}.")
    return lines


def _number(value: float | None, digits: int = 3) -> str:
    return "" if value is None else f"{round(value, digits) + 0.0:.{digits}f}"  # no minus zero


def _signed(value: float, digits: int = 3) -> str:
    return f"{round(value, digits) + 0.0:+.{digits}f}"


def _interval(found: "Interval | None") -> str:
    return "" if found is None else f"{_signed(found.low)} to {_signed(found.high)}"


def case(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the standoff, as `ask --case` gave it.")],
    html: Html = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Tell a standoff over time: its dispatches, briefs and questions, what was said and when, and what came.

    Example: standoff ledger case us_pakistan_2012 --html case.html
    """
    with ledger_at(place) as ledger:
        state = ledger.state()
    _check_case(state, name)
    if html is not None:
        from standoff.history.case_page import case_page

        write_file(Path(html), case_page(state, name, place=ledger.place))
    found = [(at, one) for at, one in enumerate(state.questions.values(), 1) if one.question.case == name]
    if form is TableOrJson.JSON:
        questions = [record_values(one, at) for at, one in found]
        terminal.write_json({"ledger": ledger.place, "case": name, "questions": questions, "html": html})
        return
    from standoff.cli.tables import table

    rows = [
        (day_told(kept.fact.at), at, kept.fact.forecaster, told(kept.fact, one.question), one.question.text)
        for at, one in found
        for said in one.forecasts.values()
        for kept in said
    ]
    rows += [
        (day_told(kept.fact.occurred_on), at, "answer", str(kept.fact.outcome or kept.fact.result), one.question.text)
        for at, one in found
        for kept in one.resolutions
    ]
    rows.sort(key=lambda row: row[:2])
    columns = ("as of", "no.", "by", "says", "question")
    terminal.show(table(f"Case {name}", columns, rows, narrow=(0, 1, 3)))
    if html is not None:
        terminal.write_plain(f"{html}\n")
