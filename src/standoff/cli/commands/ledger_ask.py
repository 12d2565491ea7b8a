"""`standoff ledger ask`: what a brief foresees, written down before the fact."""

from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.ledgers import (
    DEFAULT_PLACE,
    AsOf,
    Place,
    counted,
    day_told,
    ledger_at,
    moment_in,
    now,
    record_values,
    told,
)
from standoff.cli.options import Form, TableOrJson

if TYPE_CHECKING:
    from standoff.ledger import State
    from standoff.ledger.from_brief import Drawn


def ask(
    folder: Annotated[str, typer.Argument(metavar="BRIEF", help="The folder that `standoff brief` wrote.")],
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="NAME", help="The standoff it belongs to; without it, the name of the folder."),
    ] = None,
    as_of: AsOf = None,
    author: Annotated[
        str, typer.Option("--author", metavar="NAME", help="The name under which the dispatch's author forecasts.")
    ] = "author",
    place: Place = DEFAULT_PLACE,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Write down what a brief foresees: whether the standoff lasts, each option, and each estimate of the author.

    Each becomes a question with the day that answers it, and the model and the author become its first forecasters.
    Asked again, nothing is added; a later brief on the same case replaces what stands. Makes the ledger if there is
    none.

    Example: standoff ledger ask dispatch --as-of 2012-06-27
    """
    from standoff import __version__
    from standoff.ledger.brief_folder import read_brief
    from standoff.ledger.folding import Folding
    from standoff.ledger.from_brief import facts_of_brief

    brief = read_brief(folder)
    moment = now() if as_of is None else moment_in(as_of, "--as-of")

    def drawn_for(state: "State") -> "Drawn":
        model, back = f"standoff {__version__}", as_of is not None
        return facts_of_brief(state, brief, model=model, at=moment, looking_back=back, case=case, author=author)

    drawn_for(Folding().state())  # what cannot be asked is told before a ledger is made for it
    with ledger_at(place, made=True) as ledger:
        drawn = drawn_for(ledger.state())
        ledger.append(*drawn.facts)
        state = ledger.state()
        if form is TableOrJson.JSON:
            numbers = {id_: number for number, id_ in enumerate(state.questions, 1)}
            asked = [record_values(state.questions[id_], numbers[id_]) for id_ in drawn.questions]
            values = {"case": drawn.case, "added": len(drawn.facts), "passed_over": dict(drawn.passed_over)}
            terminal.write_json({"ledger": ledger.place, **values, "questions": asked})
            return
        _say(state, drawn, ledger.place)


def _say(state: "State", drawn: "Drawn", place: str) -> None:
    from standoff.cli.tables import table
    from standoff.ledger import Question

    rows = []
    for number, (id_, record) in enumerate(state.questions.items(), 1):
        if id_ in drawn.questions:
            standing = [
                f"{name}: {told(said[-1].fact, record.question)}" for name, said in record.forecasts.items() if said
            ]
            rows.append((number, record.question.text, day_told(record.question.closes), "; ".join(standing)))
    terminal.show(table(f"Case {drawn.case}", ("no.", "question", "closes", "chance of yes"), rows, narrow=(0, 2)))
    if drawn.facts:
        asked = sum(isinstance(fact, Question) for fact in drawn.facts)
        added = f"{counted(asked, 'question')} and {counted(len(drawn.facts) - asked, 'forecast')}"
        terminal.write_prose(f"Added {added} to {place}.")
    else:
        terminal.write_prose(f"Nothing new: {place} has it all.")
    for reason, count in drawn.passed_over.items():
        terminal.write_prose(f"Passed over {reason}: {count}.")
    terminal.write_prose("Next: standoff ledger freeze")
