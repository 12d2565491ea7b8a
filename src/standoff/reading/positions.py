"""Positions: who demands, refuses, offers, accepts or threatens what, on which conditions."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.anaphora import last_voice, reference, resolve
from standoff.reading.clauses import clauses, span_of
from standoff.reading.conditions import Qualified, conditions_of, implied_demands, spans_of_conditions
from standoff.reading.context import Context
from standoff.reading.cue_matchers import from_clause, from_noun
from standoff.reading.found import Found
from standoff.reading.modal_matchers import from_modal
from standoff.reading.model import Position, Stance
from standoff.reading.nominals import action_of
from standoff.reading.parties import Parties
from standoff.reading.phrases import denied_phrase, verb_phrase
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.ultimatums import from_consequence, from_ultimatum
from standoff.text import Span


def find_positions(context: Context) -> tuple[Position, ...]:
    """All positions of a document, in order of appearance, with the demands their conditions imply."""
    parties = Parties(context)
    positions: list[Position] = []
    for paragraph in context.paragraphs:
        for found in sorted(_matches(paragraph), key=_place):
            for position in _settle(found, context, parties, positions):
                positions.append(position)
                positions += implied_demands(position)
    return tuple(_once(sorted(positions, key=lambda p: (p.span.start, p.span.end))))


def _matches(paragraph: ParsedParagraph) -> Iterator[Found]:
    for clause in clauses(paragraph):
        yield from from_clause(clause)
        yield from from_modal(clause)
        yield from from_ultimatum(clause)
        yield from from_consequence(clause)
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            yield from from_noun(paragraph, token)


def _place(found: Found) -> tuple[int, int]:
    return int(found.tokens[0].i), int(found.target.head.i)


def _settle(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> Iterator[Position]:
    """The positions that a match stands for: one for each holder, and for each position it refers back to."""
    for speaker in _speakers(found, context, parties, earlier)[:4]:
        holder = parties.party(speaker)
        meant = reference(found, holder, earlier)
        if meant is not None:
            yield from resolve(meant, found, holder, _span(found, ()))
        if meant is not None or found.elliptical:
            continue
        position = _position(found, holder, context, parties, earlier)
        if position is not None:
            yield replace(position, speaker=speaker if speaker != holder else None)


def _speakers(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> tuple[str, ...]:
    """Who holds a match: whom the sentence names, its source, the other side of whom it is against, or the last voice."""
    named = context.who(found.holders, found.paragraph)
    if named:
        return named
    if found.holders:
        pronouns = all(t.pos_ == "PRON" and t.lower_ in ("it", "he", "she", "they") for t in found.holders)
        return last_voice(found, earlier, context) if pronouns else ()
    told = context.who(found.sources, found.paragraph)
    if told or found.sources:
        return told
    held_against = [parties.party(a) for a in context.who(found.against, found.paragraph)]
    if held_against:
        other = parties.counterpart(held_against[0], found.paragraph, found.target.head)
        return (other,) if other is not None else ()
    return last_voice(found, earlier, context) if found.voiced else ()


def _position(
    found: Found, holder: str, context: Context, parties: Parties, earlier: list[Position]
) -> Position | None:
    target = found.target
    stance = found.stance
    if target.clause is not None:
        itself = target.clause in found.hosts[:1]
        action = verb_phrase(target.clause) if itself else denied_phrase(target.clause)
    else:
        action = action_of(target.head, stance, target.result)
    action = found.action or action
    whose = _whose(found, holder, context, parties)
    conditions = conditions_of(found, Qualified(holder, action, earlier), parties)
    return Position(
        span=_span(found, spans_of_conditions(conditions)),
        holder=holder,
        stance=stance,
        whose=whose,
        action=action,
        conditions=conditions,
        confidence=found.confidence,
        strength=found.strength,
        rule=found.rule,
    )


def _whose(found: Found, holder: str, context: Context, parties: Parties) -> str | None:
    """Who would act: the holder, whom the sentence names, or the other side of a demand that names nobody."""
    target = found.target
    if target.own or (found.stance is not Stance.DEMANDS and target.clause is None):
        return holder
    named = [parties.party(a) for a in context.who(target.performers, found.paragraph)]
    if named:
        return next((a for a in named if a != holder), named[0])
    if target.noun is not None:
        return parties.performer_of_noun(target.noun, found.paragraph, holder)
    return parties.counterpart(holder, found.paragraph, target.head)


def _span(found: Found, conditions: list[Span] | tuple[()]) -> Span:
    """From the first to the last token of the finding, its conditions included."""
    own = span_of(found.paragraph, found.tokens)
    start = min([own.start, *(c.start for c in conditions)])
    end = max([own.end, *(c.end for c in conditions)])
    return found.paragraph.document.span(start, end)


def _once(positions: list[Position]) -> Iterator[Position]:
    """Each position once: of findings that say the same of the same characters, the surest."""
    kept: list[Position] = []
    for position in positions:
        twin = next((i for i, other in enumerate(kept) if _same(position, other)), None)
        if twin is None:
            kept.append(position)
        elif (position.confidence, len(position.conditions)) > (kept[twin].confidence, len(kept[twin].conditions)):
            kept[twin] = position
    return iter(kept)


def _same(one: Position, other: Position) -> bool:
    if (one.holder, one.stance, one.whose) != (other.holder, other.stance, other.whose):
        return False
    if not one.span.overlaps(other.span):
        return False
    a, b = set(one.action.lower().split()), set(other.action.lower().split())
    return len(a & b) >= 0.6 * min(len(a), len(b))
