"""`standoff ledger list`, `show`, `add` and `amend`: the questions of a ledger."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.ledgers import (
    DEFAULT_PLACE,
    By,
    Place,
    Reference,
    day_told,
    ledger_at,
    login_name,
    moment_in,
    now,
    question_in,
    record_values,
    status_of,
    told,
)
from standoff.cli.options import Form, TableOrJson
from standoff.errors import LedgerError

if TYPE_CHECKING:
    from standoff.ledger import Kept, QuestionRecord, Resolution


class Status(StrEnum):
    """How far a question has come."""

    OPEN = "open"
    CLOSED = "closed"
    RESOLVED = "resolved"
    ANNULLED = "annulled"
    AMBIGUOUS = "ambiguous"


class Kind(StrEnum):
    """The kinds of question."""

    BINARY = "binary"
    MULTIPLE_CHOICE = "multiple_choice"
    ORDERED = "ordered"


def list_(
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help="Only those of this standoff.")] = None,
    status: Annotated[
        Status | None,
        typer.Option("--status", help="Only those that are open, closed without an answer, or answered in this way."),
    ] = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only those with this tag.")] = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """List the questions, what stands of each forecaster, and how they came out.

    Example: standoff ledger list --status closed
    """
    with ledger_at(place) as ledger:
        state = ledger.state()
    found = [
        (number, record)
        for number, record in enumerate(state.questions.values(), 1)
        if (case is None or record.question.case == case)
        and (status is None or status_of(record) == status)
        and (tag is None or tag in record.question.tags)
    ]
    if form is TableOrJson.JSON:
        terminal.write_json({"ledger": ledger.place, "questions": [record_values(one, at) for at, one in found]})
        return
    from standoff.cli.tables import table

    columns = ("no.", "question", "closes", "what stands", "answer")
    rows = [
        (number, one.question.text, day_told(one.question.closes), _standing(one), _answer(one))
        for number, one in found
    ]
    terminal.show(table(f"Questions in {ledger.place}", columns, rows, narrow=(0, 2, 4)))
    if not found:
        terminal.write_prose("There are none.")


def show(reference: Reference, place: Place = DEFAULT_PLACE, form: Form = TableOrJson.TABLE) -> None:
    """Show a question: how to tell the answer, what it rests on, and all that was said about it, and when.

    Example: standoff ledger show 3
    """
    with ledger_at(place) as ledger:
        state = ledger.state()
    record = question_in(state, reference)
    if form is TableOrJson.JSON:
        terminal.write_json(record_values(record, list(state.questions).index(record.question.id) + 1))
    else:
        _show(record)


def add(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Its id: letters, digits, dashes, parts set off by slashes.")
    ],
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The question itself.")],
    criteria: Annotated[
        str,
        typer.Option("--criteria", metavar="TEXT", help="How to tell the answer, for somebody who knows only this."),
    ],
    closes: Annotated[str, typer.Option("--closes", metavar="DATE", help="The last day on which forecasts count.")],
    opens: Annotated[
        str | None, typer.Option("--opens", metavar="DATE", help="The first day; without it, forecasts count from now.")
    ] = None,
    kind: Annotated[
        Kind, typer.Option("--kind", help="Yes or no; one of several; or one of several in an order.")
    ] = Kind.BINARY,
    outcomes: Annotated[
        list[str] | None,
        typer.Option(
            "--outcome", metavar="TEXT", help="One of several outcomes, from least to most; give it for each."
        ),
    ] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help="The standoff it belongs to.")] = None,
    tags: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="A tag; may be given again.")] = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Add a question of your own. Makes the ledger if there is none.

    Example: standoff ledger add gulf/oil --text "Is it cut?" --criteria "By law." --closes 2030-12-31
    """
    from standoff.ledger import Question, QuestionKind
    from standoff.ledger.model import BINARY_OUTCOMES

    opening = now() if opens is None else moment_in(opens, "--opens")
    closing = moment_in(closes, "--closes", ends=True)
    given = tuple(outcomes or ())
    if given and kind is Kind.BINARY:
        remedy = "add --kind multiple_choice or --kind ordered"
        raise LedgerError("bad-outcomes", "a yes-or-no question has no outcomes of its own", where=name, remedy=remedy)
    question = Question(
        name,
        text,
        criteria,
        opening,
        closing,
        QuestionKind(kind),
        given if kind is not Kind.BINARY else BINARY_OUTCOMES,
        tuple(tags or ()),
        case,
    )
    with ledger_at(place, made=True) as ledger:
        ledger.append(question)
        _told(ledger.state().questions[name], len(ledger.state().questions), form, "asked")


def amend(
    reference: Reference,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is changed.")],
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="The question as it should read.")] = None,
    criteria: Annotated[str | None, typer.Option("--criteria", metavar="TEXT", help="How to tell the answer.")] = None,
    closes: Annotated[
        str | None, typer.Option("--closes", metavar="DATE", help="The last day on which forecasts count.")
    ] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help="The standoff it belongs to.")] = None,
    tags: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Its tags from now on; give it for each.")
    ] = None,
    by: By = None,
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Change the text, criteria, closing, case or tags of a question; how it read before is kept, and shown.

    Example: standoff ledger amend 3 --closes 2030-12-31 --reason "the talks were put off"
    """
    from standoff.ledger import Amendment

    closing = None if closes is None else moment_in(closes, "--closes", ends=True)
    with ledger_at(place) as ledger:
        state = ledger.state()
        id_ = question_in(state, reference).question.id
        labels = None if tags is None else tuple(tags)
        ledger.append(Amendment(id_, now(), reason, text, criteria, closing, labels, case, by or login_name()))
        state = ledger.state()
        _told(state.questions[id_], list(state.questions).index(id_) + 1, form, "amended")


def _told(record: "QuestionRecord", number: int, form: TableOrJson, done: str) -> None:
    if form is TableOrJson.JSON:
        terminal.write_json(record_values(record, number))
    else:
        closes = day_told(record.question.closes)
        terminal.write_prose(f"{done}: {number} ({record.question.id}), {record.question.text} It closes on {closes}.")


def _standing(record: "QuestionRecord") -> str:
    return "; ".join(
        f"{name}: {told(said[-1].fact, record.question)}"
        for name, said in record.forecasts.items()
        if not said[-1].fact.withdrawn
    )


def _answer(record: "QuestionRecord") -> str:
    known = record.resolution
    if known is None:
        return "" if status_of(record) == "open" else "due"
    return str(known.outcome or known.result)


def _show(record: "QuestionRecord") -> None:
    from standoff.cli.tables import table

    question = record.question
    terminal.write_prose(question.text)
    terminal.write_prose(question.id, indent="  ")
    terminal.write("\n")
    terminal.write_prose(f"How to tell: {question.criteria}")
    parts = [f"Open from {day_told(question.opens)} to {day_told(question.closes)}"]
    parts += [f"outcomes: {', '.join(question.outcomes)}"] if question.kind != "binary" else []
    parts += [f"case: {question.case}"] if question.case else []
    parts += [f"tags: {', '.join(question.tags)}"] if question.tags else []
    terminal.write_prose("; ".join(parts) + ".")
    for piece in question.evidence:
        place = "" if piece.start is None else f" ({piece.source or 'the dispatch'}, {piece.start} to {piece.end})"
        terminal.write_prose(f"“{piece.quote}”{place}", indent="    ", first="  - ")
    terminal.write("\n")
    said = sorted((one for each in record.forecasts.values() for one in each), key=lambda one: (one.fact.at, one.seq))
    rows = [
        (
            day_told(one.fact.at),
            one.fact.forecaster,
            told(one.fact, question),
            "in hindsight" if record.in_hindsight(one) else day_told(one.written),
            one.fact.note or "",
        )
        for one in said
    ]
    terminal.show(table("Forecasts", ("as of", "by", "says", "written", "note"), rows, narrow=(0, 2, 3)))
    for change in record.amended:
        one = change.amendment
        over = f" Standing then: {', '.join(change.over)}." if change.over else ""
        who = f" by {one.fact.by}" if one.fact.by else ""
        terminal.write_prose(
            f"Amended on {day_told(one.fact.at)}{who}: {one.fact.reason}. It read: {change.before.text}{over}"
        )
    for frozen in record.freezes:
        terminal.write_prose(f"Frozen on {day_told(frozen.fact.at)} by {frozen.fact.by}: {frozen.fact.head}")
    for resolution in record.resolutions:
        terminal.write_prose(_resolved(resolution))


def _resolved(kept: "Kept[Resolution]") -> str:
    fact = kept.fact
    who = f" by {fact.by}" if fact.by else ""
    note = f" {fact.note}" if fact.note else ""
    told_on = f"written on {day_told(kept.written)}{who}"
    answer = fact.outcome or fact.result
    return f"Answered: {answer}, known on {day_told(fact.occurred_on)} ({fact.source}; {told_on}).{note}"
