"""Floor 0: documents and exact spans on them; loaders for the formats dispatches come in."""

from standoff.text.document import Block, BlockKind, Cue, Document, Span

__all__ = ["Block", "BlockKind", "Cue", "Document", "Span"]
