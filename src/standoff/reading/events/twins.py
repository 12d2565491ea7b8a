"""Joins what several words say of one event: "24 soldiers were killed in a raid", "attacked the post, killing 12"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.events.candidate import Candidate

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def joined(candidates: Sequence[Candidate]) -> list[Candidate]:
    """`candidates` of one paragraph with each event once, in order of their first word."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (_depth(c.anchor), int(c.anchor.i))):
        if any(_is_theme(candidate, other) for other in candidates):
            continue
        twin = next((i for i, other in enumerate(kept) if _is_same(candidate, other)), None)
        if twin is None:
            kept.append(candidate)
        else:
            kept[twin] = _together(kept[twin], candidate)
    return sorted(kept, key=lambda c: int(c.anchor.i))


def told_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """`candidates` of a document without later mentions of an event already told: "the raid", "his visit"."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(_is_later_mention(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _is_later_mention(candidate: Candidate, other: Candidate) -> bool:
    """True for a definite noun that says nothing of who or how many that the event told before does not say."""
    noun = candidate.anchor
    if noun.pos_ != "NOUN" or candidate.sense.type != other.sense.type:
        return False
    if noun.tag_ == "NNS" and candidate.sense.type != "CONSULT":
        return False
    if not any(t.dep_ == "poss" or t.lower_ in ("the", "this", "that") for t in noun.lefts):
        return False
    named = {a for a in (candidate.actor, candidate.recipient) if a is not None}
    if candidate.inferred:
        named -= {candidate.actor if "actor" in candidate.inferred else None}
        named -= {candidate.recipient if "recipient" in candidate.inferred else None}
    return named <= {other.actor, other.recipient} and candidate.killed in (None, other.killed)


def _depth(token: "Token") -> int:
    depth = 0
    while token.head != token:
        token, depth = token.head, depth + 1
    return depth


def _is_theme(candidate: Candidate, other: Candidate) -> bool:
    """True for the noun that the other event's verb is about: `talks` in "broke off the talks"."""
    return candidate is not other and candidate.anchor in other.themes and candidate.sense.cue in other.sense.object


def _is_same(candidate: Candidate, other: Candidate) -> bool:
    anchor = candidate.anchor
    if candidate.sense.type != other.sense.type:
        moved = other.sense.type == "MOBILIZE" and candidate.sense.type == "ASSAULT"
        return moved and anchor.dep_ == "conj" and anchor.head in other.anchors
    if anchor.pos_ == "NOUN":
        return candidate.clause.verb in other.anchors
    if _harm_only(candidate) and anchor.head.like_num and anchor.head.head in other.anchors:
        return True
    if anchor.dep_ == "advcl" and _harm_only(other) and other.actor is None and anchor.head in other.anchors:
        return any(t.lower_ in ("when", "as", "after") for t in anchor.children)
    participle = anchor.dep_ in ("advcl", "acl", "xcomp", "relcl") and anchor.tag_ in ("VBG", "VBN")
    if participle and anchor.head in other.anchors:
        return True
    if anchor.dep_ in ("acl", "relcl") and (anchor.head.head in other.anchors or anchor.head in other.themes):
        return anchor.tag_ == "VBG" or anchor.head in other.themes
    if anchor.dep_ == "conj" and anchor.head in other.anchors and candidate.sense.type == "MOBILIZE":
        return True
    if anchor.dep_ == "pcomp" and anchor.head.head in other.anchors:
        return True
    return anchor.dep_ == "conj" and anchor.head in other.anchors and _harm_only(candidate) and _harm_only(other)


def _harm_only(candidate: Candidate) -> bool:
    return bool(candidate.sense.harm)


def _together(first: Candidate, second: Candidate) -> Candidate:
    """One event of two: the outer one's roles, filled up from the inner one."""
    recipient = first.recipient or second.recipient
    actor = first.actor or (second.actor if second.actor != recipient else None)
    sense = second.sense if first.sense.type == "MOBILIZE" else first.sense
    return replace(
        first,
        sense=sense,
        tokens=(*first.tokens, *second.tokens),
        anchors=(*first.anchors, *second.anchors),
        themes=(*first.themes, *second.themes),
        actor=actor,
        recipient=recipient if recipient != actor else None,
        killed=first.killed if first.killed is not None else second.killed,
        injured=first.injured if first.injured is not None else second.injured,
        party_to=tuple(dict.fromkeys((*first.party_to, *second.party_to))),
    )
