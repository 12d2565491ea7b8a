"""Shares that stand without a verb, or whose verb the parser took for a noun."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import ends_in, names_somebody
from standoff.reading.dependencies.needs import Need, need_cues, words
from standoff.reading.dependencies.shares import Share, share_in, user_of
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def verbless(paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "its food, nearly all of it from Oslo"."""
    for token in paragraph.doc:
        if token.dep_ not in ("appos", "npadvmod", "conj", "dep") or token.pos_ not in NOMINAL:
            continue
        share = share_in(token)
        heads = [h for h in ends_in(token, _SOURCES) if names_somebody(h)] if share is not None else []
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if share is not None and heads and verb is not None and share.good.pos_ == "PRON":
            clause = clause_at(paragraph, verb)
            tokens = tuple(sorted({*clause.tokens(), *token.subtree}, key=lambda t: int(t.i)))
            yield Need(
                paragraph, clause.subjects, (heads[0],), tokens, 0.7, "flows:verbless", good=Share(token.head, None)
            )


_SOURCES = ("from", "through", "via")


@cache
def _moving() -> frozenset[str]:
    """Verbs whose object, or subject, flows."""
    return frozenset(verb for verb, cues in need_cues("verb").items() if any(cue.frame == "flows" for cue in cues))


def misread(paragraph: ParsedParagraph) -> Iterator[Need]:
    """Shares whose verb the parser took for a noun: "a fifth of the gas burned in Oslo crosses Bergen"."""
    moving = _moving()
    for verb in paragraph.doc:
        if verb.tag_ not in ("NN", "NNS") or verb.pos_ == "VERB" or verb.i in (verb.sent.start, verb.sent.end - 1):
            continue
        after = verb.nbor()
        if lemma_of(verb) in words("amounting") and after.lower_ in ("to", "for"):
            yield from _misread_amount(verb, paragraph)
        elif verb.tag_ == "NNS" and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
            crossing = lemma_of(verb) in words("crossing", "verbs") and after.pos_ == "PROPN"
            if crossing or (lemma_of(verb) in moving and after.pos_ == "ADP"):
                yield from _misread_motion(verb, paragraph)


def _misread_motion(verb: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """Share before, name after, and no other verb that could be the sentence's."""
    before = list(verb.doc[verb.sent.start : verb.i])
    share = next((s for t in (*before, verb) if (s := share_in(t)) is not None and s.good.i <= verb.i), None)
    finite = any(t.tag_ in ("VBZ", "VBP", "MD", "VBD") and t.dep_ == "ROOT" for t in verb.sent)
    on = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    if share is None or finite or on is None:
        return
    good = share.good if share.good != verb else verb.nbor(-1)
    owner = next((t for t in verb.children if t.dep_ == "poss"), None) or user_of(good)
    names = [t for t in before if t.pos_ == "PROPN" and t.i > good.i]
    who = owner if owner is not None and owner != verb else next(iter(names[-1:]), None)
    if who is not None:
        tokens = tuple(verb.doc[verb.sent.start : on.i + 1])
        yield Need(paragraph, (who,), (on,), tokens, 0.7, "flows:misread", good=Share(good, share.size, good))


def _misread_amount(verb: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "remittances from the miners on the Rand amount to half its income"."""
    after = verb.doc[verb.i + 2 : min(verb.i + 9, verb.sent.end)]
    share = next((s for t in after if (s := share_in(t)) is not None), None)
    owner = user_of(share.good) if share is not None else None
    start = verb.doc[verb.sent.start]
    if share is not None and owner is not None and start.dep_.startswith("nsubj"):
        tokens = tuple(verb.doc[verb.sent.start : share.good.i + 1])
        yield Need(paragraph, (owner,), (start,), tokens, 0.7, "supplies:misread", good=share)
