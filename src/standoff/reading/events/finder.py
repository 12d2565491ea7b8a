"""`find_events`: verbs and nouns that report what happened, with who, when, where and at what cost in lives."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.events.announced import announcement
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.casualties import casualties, toll
from standoff.reading.events.circumstances import Circumstances
from standoff.reading.events.decisions import decision
from standoff.reading.events.domestic import of_the_people
from standoff.reading.events.extent import extent
from standoff.reading.events.match import is_light, sense_of_clause, sense_of_noun, theme_heads
from standoff.reading.events.realised import is_realised, is_refused, is_standing, is_under_fact
from standoff.reading.events.roles import RoleFinder
from standoff.reading.events.senses import Sense, mode_words, senses, spread, words
from standoff.reading.events.sides import Sides
from standoff.reading.events.speech import from_positions, saying
from standoff.reading.events.told import told, told_at
from standoff.reading.events.twins import joined, told_once
from standoff.reading.language.clauses import Clause
from standoff.reading.language.dates import AFTER_DOCUMENT_DATE, is_later
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of, span_of, trimmed
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Event, Position
from standoff.reading.parties import Parties
from standoff.reading.positions.finder import find_positions

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_OPEN = frozenset({"@none", "@actor", "@place", "@person", "@official"})


def find_events(context: Context, positions: tuple[Position, ...] | None = None) -> tuple[Event, ...]:
    """All events that a document reports as past or under way, in order of appearance.

    Dates are resolved against the document's date; an event that the text places later is kept and flagged. What
    parties are read to say is an event too: `positions` are those of the document, found here where they are not given.
    """
    parties = Parties(context)
    roles = RoleFinder(context, parties)
    stated = find_positions(context) if positions is None else positions
    inside = _by_paragraph(stated, context)
    found = [c for p in context.paragraphs for c in joined(_candidates(p, context, roles, inside.get(p.offset, [])))]
    sides = Sides.of(found, context, parties)
    telling: list[Candidate] = []
    for candidate in found:
        filled = sides.filled(candidate, telling[-1] if telling else None)
        if _is_telling(filled):
            telling.append(filled)
    circumstances = {p.offset: Circumstances(p, context) for p in context.paragraphs}
    events = [_event(c, circumstances[c.paragraph.offset]) for c in told_once(telling)]
    return tuple(sorted(events, key=lambda e: (e.span.start, e.span.end, e.type)))


def _by_paragraph(positions: Iterable[Position], context: Context) -> dict[int, list[Position]]:
    """The positions that begin in each paragraph, by its offset."""
    offsets = [paragraph.offset for paragraph in context.paragraphs]
    found: dict[int, list[Position]] = {}
    for position in positions:
        found.setdefault(offsets[bisect_right(offsets, position.span.start) - 1], []).append(position)
    return found


def _candidates(
    paragraph: ParsedParagraph, context: Context, roles: RoleFinder, positions: Iterable[Position]
) -> list[Candidate]:
    found = [*_from_clauses(paragraph, context, roles), *_from_nouns(paragraph, context, roles)]
    cues = {int(t.i) for candidate in found for t in candidate.anchors}
    told_of = {(int(candidate.anchor.i), candidate.sense.type) for candidate in found}
    spoken = from_positions(paragraph, positions, context, roles)
    new = (c for c in spoken if not any(int(t.i) in cues for t in c.anchors))
    found += [c for c in new if not any((int(t.i), c.sense.type) in told_of for t in c.tokens)]
    cues = {int(t.i) for candidate in found for t in candidate.anchors}
    return [*found, *(c for c in _announced(paragraph, context, roles) if not any(int(t.i) in cues for t in c.anchors))]


def _announced(paragraph: ParsedParagraph, context: Context, roles: RoleFinder) -> Iterator[Candidate]:
    for clause in told(paragraph):
        sense = announcement(clause, context)
        if sense is None:
            continue
        who = roles.of_clause(clause, sense)
        actor = who.actor or next(iter(context.who(clause.sources, paragraph)), None)
        if actor is None:
            continue
        voice = saying(clause)
        anchors = (clause.verb,) if voice is None else (clause.verb, voice.verb)
        yield Candidate(
            paragraph,
            clause.verb,
            clause,
            sense,
            extent(clause),
            anchors,
            theme_heads(clause, sense),
            actor,
            who.recipient if who.recipient != actor else None,
            party_to=who.acting,
            unknown=who.unknown,
            domestic=who.domestic,
        )


def _from_clauses(paragraph: ParsedParagraph, context: Context, roles: RoleFinder) -> Iterator[Candidate]:
    for clause in told(paragraph):
        acting: Clause = clause
        sense = sense_of_clause(clause, context)
        if sense is None:
            decided = decision(clause, context)
            if decided is None:
                continue
            sense, acting = decided
        if is_standing(clause, sense):
            continue
        if not is_realised(clause):
            if not (sense.denied and is_refused(clause)):
                continue
            sense = sense.when_denied()
        who = roles.of_clause(acting, sense)
        if "reported" in sense.flags and who.actor is None:
            continue
        if ("partnered" in sense.flags and not who.partnered) or (who.partnered and who.actor is None):
            sense = replace(sense, mutual=who.partnered)
        killed, injured = casualties(clause, sense)
        if "casualties_only" in sense.flags and killed is None and injured is None:
            continue
        yield Candidate(
            paragraph,
            clause.verb,
            clause,
            sense,
            extent(clause),
            _tellers(clause, sense),
            theme_heads(acting, sense),
            who.actor,
            who.recipient,
            killed,
            injured,
            who.acting,
            who.unknown,
            who.domestic,
        )


def _tellers(clause: Clause, sense: Sense) -> tuple["Token", ...]:
    """The verb; for what is only reported as a charge, the verb of saying too, whose date is the event's."""
    voice = saying(clause) if "reported" in sense.flags else None
    return (clause.verb,) if voice is None else (clause.verb, voice.verb)


def _from_nouns(paragraph: ParsedParagraph, context: Context, roles: RoleFinder) -> Iterator[Candidate]:
    for noun in paragraph.doc:
        if noun.pos_ != "NOUN" or lemma_of(noun) not in senses("noun") or noun.dep_ in ("compound", "amod"):
            continue
        sense = sense_of_noun(noun, paragraph, context)
        clause = _clause_above(noun, paragraph)
        if sense is None or clause is None or not is_under_fact(noun, clause):
            continue
        if noun.tag_ == "NNS" and not sense.mutual and (noun.dep_ not in _ARGUMENTS or _is_habit(noun, clause)):
            continue
        if _is_generic(noun, clause) or _is_topic(noun):
            continue
        who = roles.of_noun(noun, clause, sense, paragraph)
        killed, injured = toll(noun)
        tokens = tuple(trimmed(list(noun.subtree)))
        yield Candidate(
            paragraph, noun, clause, sense, tokens, (noun,), (), who.actor, who.recipient, killed, injured, who.acting
        )


def _is_habit(noun: "Token", clause: Clause) -> bool:
    """True for what is done again and again: "launch their attacks from there"."""
    return noun.dep_ == "dobj" and clause.tense is Tense.PRESENT and clause.verb.tag_ in ("VBP", "VBZ")


def _is_generic(noun: "Token", clause: Clause) -> bool:
    """True for "a clash is another matter": of what has not happened yet, a text says what it is or would be."""
    known = any(t.dep_ == "poss" or t.lower_ in ("the", "this", "that", "these", "those") for t in noun.lefts)
    judged = lemma_of(clause.verb) in words("generic", "verbs") and clause.tense is Tense.PRESENT
    return noun.dep_ == "nsubj" and judged and not known and not clause.is_existential


def _is_topic(noun: "Token") -> bool:
    """True for `withdrawal` in "talks on a withdrawal from the island": what is talked of is not done."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "about", "over", "regarding", "concerning"):
        return False
    host = noun.head.head
    hosts = (host, *(t for t in host.children if t.dep_ == "dobj" and t.i < noun.i)) if host.pos_ == "VERB" else (host,)
    return any(lemma_of(t) in spread(("@talks", "@proposal")) for t in hosts)


def _clause_above(noun: "Token", paragraph: ParsedParagraph) -> Clause | None:
    at = noun
    while at.pos_ not in ("VERB", "AUX"):
        if at.head == at:
            return None
        at = at.head
    return told_at(paragraph, at)


def _is_telling(candidate: Candidate) -> bool:
    """True when the text says who had to do with it, how many it hit, or by its very object what it was."""
    if candidate.actor is not None or candidate.recipient is not None:
        return True
    if candidate.killed is not None or candidate.injured is not None:
        return True
    if candidate.anchor.pos_ == "NOUN" and candidate.sense.type == "PROTEST":
        by = [p for t in candidate.anchor.rights if t.lower_ in ("by", "of") for p in t.children]
        if of_the_people(by):
            return True
    if candidate.anchor.pos_ == "NOUN":
        there = candidate.anchor.dep_ == "attr" and any(t.dep_ == "expl" for t in candidate.clause.verb.children)
        return there or (candidate.anchor.dep_ in ("nsubj", "nsubjpass", "dobj") and is_light(candidate.clause))
    specific = (candidate.sense.object | candidate.sense.subject) - _OPEN
    return bool(specific) and candidate.sense.type in words("telling", "types")


def _event(candidate: Candidate, circumstances: Circumstances) -> Event:
    value = circumstances.date_of(candidate)
    flags = []
    if value is not None and is_later(value, circumstances.today):
        flags.append(AFTER_DOCUMENT_DATE)
    flags += [f"{role}-inferred" for role in candidate.inferred]
    if candidate.clause.sources:
        flags.append("reported")
    if candidate.standing:
        flags.append("standing")
    if candidate.sense.mutual and candidate.actor and candidate.recipient:
        flags.append("mutual")
    return Event(
        span=span_of(candidate.paragraph, candidate.tokens),
        type=candidate.sense.type,
        mode=_mode(candidate),
        actor=candidate.actor,
        recipient=candidate.recipient,
        date=value,
        place=circumstances.place_of(candidate),
        killed=candidate.killed,
        injured=candidate.injured,
        confidence=_confidence(candidate),
        rule=candidate.sense.rule,
        flags=tuple(flags),
    )


def _mode(candidate: Candidate) -> str | None:
    if candidate.sense.mode is not None:
        return candidate.sense.mode
    lemmas = {lemma_of(t) for t in candidate.tokens}
    return next((mode for mode, telling in mode_words(candidate.sense.type) if lemmas & telling), None)


def _confidence(candidate: Candidate) -> float:
    """How sure the finding is, by what the sense asked for and what the text names."""
    sure = 0.75 if candidate.anchor.pos_ != "NOUN" else 0.6
    sure += 0.05 * bool(candidate.sense.object)
    sure += 0.05 * (candidate.actor is not None) + 0.05 * (candidate.recipient is not None)
    sure -= 0.1 * len(candidate.inferred) + 0.1 * (candidate.clause.tense is Tense.PRESENT)
    return round(sure, 2)
