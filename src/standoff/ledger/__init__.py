"""Floor 4: forecasts that are kept, resolved and scored: an append-only ledger whose later edits show."""
