"""What an offer keeps back: "anything except the border", "will pay for the ship, but not for the cargo"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.phrases import noun_phrase, plain_text, verb_phrase
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_REACH = 25
"""Words behind a promise within which a "but not" takes something out of it."""


def excepted(found: Found) -> Iterator[Found]:
    """The refusals that the exceptions of an offer or acceptance word, none for other positions."""
    clause = found.target.clause
    if found.stance not in (Stance.OFFERS, Stance.ACCEPTS) or (clause is not None and clause.negated):
        return
    yield from _but_not(found)
    if clause is None:
        return
    phrase = verb_phrase(clause)
    for everything in (t for t in clause.verb.subtree if t.lower_ in words("exceptions", "all")):
        after = [t for t in everything.children if t.i > everything.i > clause.verb.i]
        markers = [t for t in after if t.lower_ in words("exceptions", "but")]
        kept = [p for t in markers for p in t.children if p.dep_ == "pobj"]
        kept += [t for t in after if t.dep_ == "conj" and markers]
        whole = plain_text(list(everything.subtree))
        for noun in kept if whole in phrase else ():
            yield _kept_back(found, phrase.replace(whole, noun_phrase(noun)), tuple(everything.subtree))


def _kept_back(found: Found, action: str, tokens: Sequence["Token"]) -> Found:
    refused = replace(found, stance=Stance.REFUSES, action=action, tokens=tuple(tokens), committed=False)
    return replace(refused, rule="except", elliptical=False)


def _but_not(found: Found) -> Iterator[Found]:
    """ "take part in the round table", for who will take part in talks but not in the round table."""
    head = found.target.head
    sentence = head.doc[head.i : min(head.sent.end, head.i + _REACH)]
    denial = next((t for t in sentence[1:] if t.lower_ == "not" and _sets_apart(t.nbor(-1))), None)
    if denial is None or any(t.text in (";", ":") for t in head.doc[head.i : denial.i]):
        return
    rest: list[Token] = []
    for token in head.doc[denial.i + 1 : head.sent.end]:
        if token.text in (",", ";", ":", ".") or token.is_quote or token.dep_ == "cc" or token.tag_ in ("WDT", "WRB"):
            break
        rest.append(token)
    first = rest[0] if rest else None
    set_apart = denial.nbor(-1).lower_ != "but" and first is not None and first.tag_ == "TO"
    if set_apart and len(rest) > 1 and rest[1].pos_ == "VERB":
        # "ready to amend the law, though not to repeal it"
        yield _kept_back(found, plain_text(rest[1:]), rest)
        return
    if first is None or first.pos_ in ("VERB", "AUX", "PART", "SCONJ", "ADV") or first.lower_ in _apart():
        return
    clause = found.target.clause
    said = found.action or (verb_phrase(clause) if clause is not None else "")
    for marker in (" but not ", ", not ", " not "):
        said = said.partition(marker)[0].rstrip(",")
    action = _changed(said, rest, found)
    if action is not None:
        yield _kept_back(found, action, rest)


def _sets_apart(before: "Token") -> bool:
    """True for the word or comma before the "not" of "but not the Rock", "the airport, not the Rock"."""
    noun = before.i > 0 and before.nbor(-1).pos_ in ("NOUN", "PROPN")
    return before.lower_ in words("exceptions", "though") or (before.text == "," and noun)


def _apart() -> frozenset[str]:
    return words("exceptions", "circumstances")


def _changed(said: str, rest: Sequence["Token"], found: Found) -> str | None:
    """What was said with the words behind "but not" in the place of those like them."""
    instead = plain_text(list(rest))
    first = rest[0]
    objects = found.target.objects
    if found.target.noun is not None:
        named = plain_text([t for t in rest if t.pos_ != "ADP"]) if first.pos_ == "ADP" else instead
        return f"accept {named}"
    if first.pos_ == "ADP" and f" {first.lower_} " in said:
        return f"{said.rpartition(f' {first.lower_} ')[0]} {instead}"
    if first.pos_ == "ADP" or not objects or noun_phrase(objects[0]) not in said:
        return None
    return said.replace(noun_phrase(objects[0]), instead)
