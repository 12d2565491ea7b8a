"""Floor 4: forecasts that are kept, resolved and scored, in an append-only ledger whose later edits show.

`open_ledger(place)` gives a `Ledger`: `append` facts to it, ask its `state()`, `freeze` and `verify` it. How it is kept
is told in `docs/ledger.md`.
"""

from standoff.ledger.connect import create_ledger, open_ledger
from standoff.ledger.ledger import Flaw, Ledger, Verification
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
    "open_ledger",
]
