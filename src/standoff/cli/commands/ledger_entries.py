"""`standoff ledger forecast`, `freeze`, `verify` and `resolve`: what is said, sealed, checked and answered."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.ledgers import (
    DEFAULT_PLACE,
    AsOf,
    By,
    Note,
    Place,
    Reference,
    chances_in,
    counted,
    day_told,
    ledger_at,
    login_name,
    moment_in,
    now,
    question_in,
    record_values,
    told,
)
from standoff.cli.options import Form, TableOrJson
from standoff.errors import LedgerError, meant_among

if TYPE_CHECKING:
    from standoff.ledger import Result


class Who(StrEnum):
    """The kinds of forecaster."""

    ANALYST = "analyst"
    MODEL = "model"
    AUTHOR = "author"
    CROWD = "crowd"


def forecast(
    reference: Reference,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says it.")],
    chance: Annotated[
        str | None,
        typer.Argument(
            metavar="P", help="The chance of yes, 0.6 or 60%; of other questions one for each outcome, 20%,50%,30%."
        ),
    ] = None,
    kind: Annotated[Who | None, typer.Option("--kind", help="What they are; without it, an analyst.")] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back what stands, and say nothing instead.")
    ] = False,
    note: Note = None,
    as_of: AsOf = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Write down a forecast; it stands until the same forecaster says something else.

    Example: standoff ledger forecast 3 60% --by "Ana Lyst" --note "the talks go well"
    """
    from standoff.ledger import Forecast, ForecasterKind

    if (chance is None) != withdraw:
        what = "gives no chance" if chance is None else "gives a chance and takes it back"
        remedy = "give either a chance, as 60%, or --withdraw"
        raise LedgerError("bad-probabilities", f"the forecast {what}", where=reference, remedy=remedy)
    moment = now() if as_of is None else moment_in(as_of, "--as-of")
    later = "" if as_of is None else f"as of {day_told(moment)}, written down later"
    with ledger_at(place) as ledger:
        state = ledger.state()
        question = question_in(state, reference).question
        known = state.forecasters.get(by, ForecasterKind.ANALYST)
        said = None if chance is None else chances_in(chance, question)
        who = known if kind is None else ForecasterKind(kind)
        words = "; ".join(part for part in (note or "", later) if part) or None
        (entry,) = ledger.append(Forecast(question.id, by, who, moment, said, words))
        state = ledger.state()
        record = state.questions[question.id]
        if form is TableOrJson.JSON:
            terminal.write_json(record_values(record, list(state.questions).index(question.id) + 1))
            return
        made = next(one.fact for one in record.forecasts[by] if one.seq == entry.seq)
        terminal.write_prose(f"{by}: {told(made, question)}, from {day_told(moment)} on. {question.text}")


def freeze(
    questions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUESTION]...", help="Those that are meant, as for `show`; without any, all.", show_default=False
        ),
    ] = None,
    by: By = None,
    note: Note = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Seal what stands now, and print the seal: keep it where nobody can change it.

    The seal is the hash of the ledger's last entry. Who has it can prove later, with `standoff ledger verify --head`,
    that everything up to there is still as it was.

    Example: standoff ledger freeze --by "Ana Lyst" --note "before the talks"
    """
    with ledger_at(place) as ledger:
        state = ledger.state()
        named = [question_in(state, one).question.id for one in questions or ()]
        entry = ledger.freeze(by or login_name(), questions=named, note=note)
        head = str(entry.body["head"])
        if form is TableOrJson.JSON:
            values = {"head": head, "entries": entry.seq - 1, "questions": named or list(state.questions)}
            terminal.write_json({"ledger": ledger.place, **values})
            return
        what = f"{counted(len(named or state.questions), 'question')} in {counted(entry.seq - 1, 'entry', 'entries')}"
        terminal.write_prose(f"Frozen: {what}. The seal is")
        terminal.write(f"\n  {head}\n\n")
        terminal.write_prose("Keep it elsewhere: in a mail, a printed page, a commit. To prove later what stood:")
        terminal.write(f"  standoff ledger verify --head {head}\n")


def verify(
    heads: Annotated[
        list[str] | None,
        typer.Option("--head", metavar="HASH", help="A seal that was kept elsewhere; may be given again."),
    ] = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Check that every entry is the one that was written, and that sealed ones are still there.

    Exits with 2 and names the first entry that does not fit.

    Example: standoff ledger verify
    """
    with ledger_at(place) as ledger:
        found = ledger.verify(heads or ())
        flaw = found.flaw
        if form is TableOrJson.JSON:
            wrong = None if flaw is None else {"seq": flaw.seq, "code": flaw.code, "what": flaw.what}
            values = {"sound": found.sound, "entries": found.entries, "head": found.head, "flaw": wrong}
            terminal.write_json({"ledger": ledger.place, **values})
        if flaw is not None:
            remedy = "go back to a copy that is whole"
            raise LedgerError(flaw.code, flaw.what, where=ledger.place, remedy=remedy)
        if form is TableOrJson.JSON:
            return
        state = ledger.state()
        seals = [one.fact for one in state.freezes]
    terminal.write_prose(f"Sound: all {found.entries} entries of {ledger.place} are as they were written.")
    terminal.write(f"  head {found.head}\n")
    for seal in seals:
        terminal.write_prose(f"frozen on {day_told(seal.at)} by {seal.by}: {seal.head}", indent="  ")
    if heads:
        terminal.write_prose(f"What was sealed as {', '.join(heads)} is still there.")


def resolve(
    reference: Reference,
    outcome: Annotated[
        str, typer.Argument(metavar="OUTCOME", help="yes, no, or another outcome of it; or annulled, or ambiguous.")
    ],
    source: Annotated[
        str, typer.Option("--source", metavar="TEXT", help="Where it can be read: a text or an address.")
    ],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="When the answer became known in the world.")],
    by: By = None,
    note: Note = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Say how a question came out. Said again, it corrects what was said; both are kept.

    Forecasts count until the day on which the answer became known. A question that lost its sense is annulled, one
    whose answer nobody can tell is ambiguous; neither is scored.

    Example: standoff ledger resolve 4 yes --on 2012-07-03 --source "State Department statement"
    """
    from standoff.ledger import Resolution, Result

    known_on = moment_in(on, "--on")
    with ledger_at(place) as ledger:
        state = ledger.state()
        question = question_in(state, reference).question
        came = outcome if outcome in question.outcomes else outcome.lower()
        result = Result.RESOLVED if came in question.outcomes else _unresolved(outcome, question.id, question.outcomes)
        answer = came if result is Result.RESOLVED else None
        ledger.append(Resolution(question.id, result, answer, known_on, source, now(), note, by or login_name()))
        state = ledger.state()
        record = state.questions[question.id]
    if form is TableOrJson.JSON:
        terminal.write_json(record_values(record, list(state.questions).index(question.id) + 1))
        return
    again = " This corrects what was said before." if len(record.resolutions) > 1 else ""
    terminal.write_prose(f"{question.text} {answer or result}, known on {day_told(known_on)}.{again}")


def _unresolved(outcome: str, question: str, outcomes: tuple[str, ...]) -> "Result":
    from standoff.ledger import Result

    for result in (Result.ANNULLED, Result.AMBIGUOUS):
        if outcome.lower() == result:
            return result
    remedy = meant_among(outcome, [*outcomes, "annulled", "ambiguous"])
    raise LedgerError("bad-outcome", f"{outcome[:80]!r} is none of its outcomes", where=question, remedy=remedy)
