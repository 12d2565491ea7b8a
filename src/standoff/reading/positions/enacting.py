"""Resolutions: "The Council," in a line of its own decides, demands and urges in the paragraphs that follow."""

from standoff.reading.context import Context
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.positions.found import Found

_LONGEST_OPENING = 12
"""Tokens of a line that only names a body."""

_BEFORE_THE_VERB = 3
"""Tokens before the verb of such a paragraph: "Also strongly condemns"."""


def enacting_body(found: Found, context: Context) -> tuple[str, ...]:
    """Who demands or decides in a paragraph that opens with its verb; () where no line names a body for it."""
    clause = found.hosts[0] if found.hosts else found.target.clause
    if clause is None:
        return ()
    verb = clause.verb
    while verb.dep_ in ("xcomp", "conj", "ccomp") and verb.head != verb:
        verb = verb.head
    opens = verb.dep_ == "ROOT" and verb.tag_ == "VBZ" and verb.i <= _BEFORE_THE_VERB
    if not opens or any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for t in verb.children):
        return ()
    at = context.paragraphs.index(found.paragraph)
    line = next((p for p in reversed(context.paragraphs[:at]) if _names_a_body(p)), None)
    return () if line is None else context.who([line.doc[0].sent.root], line)


def _names_a_body(paragraph: ParsedParagraph) -> bool:
    """True for "The Security Council,": a noun phrase and a comma."""
    doc = paragraph.doc
    if not 1 < len(doc) <= _LONGEST_OPENING or doc[len(doc) - 1].text != ",":
        return False
    return doc[0].sent.root.pos_ in ("NOUN", "PROPN") and not any(t.pos_ in ("VERB", "AUX") for t in doc)
