"""`standoff ledger`: forecasts that are kept, resolved and scored."""

from collections.abc import Callable

from standoff.cli.commands.ledger_ask import ask
from standoff.cli.commands.ledger_entries import forecast, freeze, resolve, verify
from standoff.cli.commands.ledger_exchange import export, import_, record
from standoff.cli.commands.ledger_questions import add, amend, list_, show
from standoff.cli.commands.ledger_scores import case, score

LEDGER: dict[str, Callable[..., None]] = {
    "ask": ask,
    "list": list_,
    "show": show,
    "forecast": forecast,
    "freeze": freeze,
    "verify": verify,
    "resolve": resolve,
    "score": score,
    "case": case,
    "add": add,
    "amend": amend,
    "export": export,
    "import": import_,
    "record": record,
}
"""The commands on a ledger by the name they have on the command line, in the order in which a newcomer needs them."""


def ledger() -> None:
    """Keep forecasts, resolve and score them: what a brief foresees, its author, analysts and crowds, side by side.

    Nothing that was written down is ever changed or deleted; a later change would show. The ledger is the file
    standoff-ledger.sqlite in the current folder, unless --ledger or the environment variable STANDOFF_LEDGER name
    another, or a PostgreSQL database.

    From a brief to a score: standoff ledger ask dispatch; ledger freeze; later ledger resolve; ledger score

    Example: standoff ledger ask dispatch
    """
