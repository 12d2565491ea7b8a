"""Floor 4: forecasts that are kept, resolved and scored, in an append-only ledger whose later edits show.

`open_ledger(place)` gives a `Ledger`: `append` facts to it, ask its `state()`, `freeze` and `verify` it. How it is kept
is told in `docs/ledger.md`.
"""

from standoff.ledger.connect import create_ledger, open_ledger
from standoff.ledger.exchange import export_lines, import_lines, read_lines
from standoff.ledger.ledger import Ledger
from standoff.ledger.metaculus import forecasts_csv, questions_csv
from standoff.ledger.metaculus_import import Imported, metaculus_facts
from standoff.ledger.model import (
    Amendment,
    Entry,
    EntryKind,
    Fact,
    Forecast,
    ForecasterKind,
    Freeze,
    Question,
    QuestionKind,
    Resolution,
    Result,
)
from standoff.ledger.state import Amended, Kept, QuestionRecord, State, Step
from standoff.ledger.verification import Flaw, Verification, verify

__all__ = [
    "Amended",
    "Amendment",
    "Entry",
    "EntryKind",
    "Fact",
    "Flaw",
    "Forecast",
    "ForecasterKind",
    "Freeze",
    "Imported",
    "Kept",
    "Ledger",
    "Question",
    "QuestionKind",
    "QuestionRecord",
    "Resolution",
    "Result",
    "State",
    "Step",
    "Verification",
    "create_ledger",
    "export_lines",
    "forecasts_csv",
    "import_lines",
    "metaculus_facts",
    "open_ledger",
    "questions_csv",
    "read_lines",
    "verify",
]
