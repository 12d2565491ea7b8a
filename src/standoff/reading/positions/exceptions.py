"""What an offer keeps back: "will talk about anything except the border" refuses to talk about the border."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.phrases import noun_phrase, plain_text, verb_phrase
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found


def excepted(found: Found) -> Iterator[Found]:
    """The refusals that the exceptions of an offer or acceptance word, none for other positions."""
    clause = found.target.clause
    if found.stance not in (Stance.OFFERS, Stance.ACCEPTS) or clause is None or clause.negated:
        return
    phrase = verb_phrase(clause)
    things = [t for t in clause.verb.subtree if t.lower_ in words("exceptions", "all") and t.i > clause.verb.i]
    for everything in things:
        after = [t for t in everything.children if t.i > everything.i]
        markers = [t for t in after if t.lower_ in words("exceptions", "but")]
        kept = [p for t in markers for p in t.children if p.dep_ == "pobj"]
        kept += [t for t in after if t.dep_ == "conj" and markers]
        for noun in kept:
            whole = plain_text(list(everything.subtree))
            action = phrase.replace(whole, noun_phrase(noun)) if whole in phrase else None
            tokens = tuple(t for t in everything.subtree)
            if action is not None:
                yield replace(
                    found, stance=Stance.REFUSES, action=action, tokens=tokens, rule="except", committed=False
                )
