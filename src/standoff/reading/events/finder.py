"""`find_events`: verbs and nouns that report what happened, with who, when, where and at what cost in lives."""

from collections.abc import Iterator

from standoff.reading.clauses import Clause, Tense, clauses, span_of
from standoff.reading.context import Context
from standoff.reading.dates import AFTER_DOCUMENT_DATE, is_later
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.casualties import casualties, toll
from standoff.reading.events.circumstances import Circumstances
from standoff.reading.events.match import sense_of_clause, sense_of_noun, theme_heads
from standoff.reading.events.realised import is_realised, is_under_fact
from standoff.reading.events.roles import RoleFinder
from standoff.reading.events.senses import mode_words, senses
from standoff.reading.events.twins import joined
from standoff.reading.clauses import lemma_of, trimmed
from standoff.reading.model import Event
from standoff.reading.parties import Parties
from standoff.reading.pipeline import ParsedParagraph


def find_events(context: Context) -> tuple[Event, ...]:
    """All events that a document reports as past or under way, in order of appearance.

    Dates are resolved against the document's date; an event that the text places later is kept and flagged.
    """
    roles = RoleFinder(context, Parties(context))
    events: list[Event] = []
    for paragraph in context.paragraphs:
        found = [*_from_clauses(paragraph, context, roles), *_from_nouns(paragraph, context, roles)]
        circumstances = Circumstances(paragraph, context.document.date)
        events += [_event(candidate, circumstances) for candidate in joined(found)]
    return tuple(sorted(events, key=lambda e: (e.span.start, e.span.end, e.type)))


def _from_clauses(paragraph: ParsedParagraph, context: Context, roles: RoleFinder) -> Iterator[Candidate]:
    for clause in clauses(paragraph):
        sense = sense_of_clause(clause, context)
        if sense is None or not is_realised(clause):
            continue
        who = roles.of_clause(clause, sense)
        killed, injured = casualties(clause, sense)
        if (who.actor is None and who.recipient is None and killed is None) or ("casualties_only" in sense.flags and killed is None):
            continue
        if "needs_two" in sense.flags and (who.actor is None or who.recipient is None or who.inferred):
            continue
        yield Candidate(
            paragraph,
            clause.verb,
            clause,
            sense,
            tuple(clause.tokens()),
            (clause.verb,),
            theme_heads(clause, sense),
            who.actor,
            who.recipient,
            killed,
            injured,
            who.inferred,
        )


def _from_nouns(paragraph: ParsedParagraph, context: Context, roles: RoleFinder) -> Iterator[Candidate]:
    for noun in paragraph.doc:
        if noun.pos_ != "NOUN" or lemma_of(noun) not in senses("noun") or noun.dep_ in ("compound", "amod"):
            continue
        sense = sense_of_noun(noun, paragraph, context)
        clause = _clause_above(noun, paragraph)
        if sense is None or clause is None or not is_under_fact(noun, clause):
            continue
        who = roles.of_noun(noun, clause, sense, paragraph)
        if who.actor is None and who.recipient is None:
            continue
        killed, injured = toll(noun)
        tokens = tuple(trimmed(list(noun.subtree)))
        yield Candidate(paragraph, noun, clause, sense, tokens, (noun,), (), who.actor, who.recipient, killed, injured, who.inferred)


def _clause_above(noun: "object", paragraph: ParsedParagraph) -> Clause | None:
    at = noun
    while at.pos_ not in ("VERB", "AUX"):  # type: ignore[attr-defined]
        if at.head == at:  # type: ignore[attr-defined]
            return None
        at = at.head  # type: ignore[attr-defined]
    return Clause(paragraph, at)  # type: ignore[arg-type]


def _event(candidate: Candidate, circumstances: Circumstances) -> Event:
    value = circumstances.date_of(candidate.anchors, candidate.clause)
    flags = []
    if value is not None and is_later(value, circumstances.today):
        flags.append(AFTER_DOCUMENT_DATE)
    if candidate.inferred:
        flags.append("recipient-inferred")
    if candidate.clause.sources:
        flags.append("reported")
    return Event(
        span=span_of(candidate.paragraph, candidate.tokens),
        type=candidate.sense.type,
        mode=_mode(candidate),
        actor=candidate.actor,
        recipient=candidate.recipient,
        date=value,
        place=circumstances.place_of(candidate.anchors, candidate.clause),
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
    return next((mode for mode, words in mode_words(candidate.sense.type) if lemmas & words), None)


def _confidence(candidate: Candidate) -> float:
    """How sure the finding is, by what the sense asked for and what the text names."""
    sure = 0.75 if candidate.anchor.pos_ != "NOUN" else 0.6
    sure += 0.05 * bool(candidate.sense.object) + 0.05 * (candidate.actor is not None) + 0.05 * (candidate.recipient is not None)
    sure -= 0.1 * candidate.inferred + 0.1 * (candidate.clause.tense is Tense.PRESENT)
    return round(sure, 2)


