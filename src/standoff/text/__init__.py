"""Floor 0: documents and exact spans on them; loaders for the formats dispatches come in."""

from standoff.text.document import Block, BlockKind, Cue, Document, Span
from standoff.text.loading import from_text, load, load_all
from standoff.text.visible import visible

__all__ = ["Block", "BlockKind", "Cue", "Document", "Span", "from_text", "load", "load_all", "visible"]
