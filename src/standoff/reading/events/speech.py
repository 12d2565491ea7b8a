"""Commitments, refusals and directives worded by a modal in somebody's mouth: "Oslo said it would not leave"."""

from collections.abc import Iterator

from standoff.reading.clauses import Clause, Tense, clause_at, clauses, lemma_of
from standoff.reading.context import Context
from standoff.reading.cue_matchers import from_clause
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.realised import is_realised
from standoff.reading.events.senses import Sense, speech_acts, words
from standoff.reading.found import Found
from standoff.reading.idiom_matchers import from_idiom
from standoff.reading.judgement_matchers import from_judgement
from standoff.reading.modal_matchers import from_modal
from standoff.reading.model import Stance
from standoff.reading.parties import Parties
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.tables import word_lists
from standoff.reading.ultimatums import from_consequence, from_ultimatum


def from_speech(paragraph: ParsedParagraph, context: Context, parties: Parties) -> Iterator[Candidate]:
    """An event for each clause that says, as somebody's words, what a party will or will not do, or another must."""
    for clause in clauses(paragraph):
        said = [f for f in _positions(clause) if _is_said(f, clause)]
        found = max(said, key=lambda f: f.stance is Stance.THREATENS, default=None)
        if found is not None:
            candidate = _candidate(found, clause, context, parties)
            if candidate is not None:
                yield candidate


def _positions(clause: Clause) -> Iterator[Found]:
    yield from from_modal(clause)
    worded = from_clause(clause)
    yield from (f for f in worded if f.rule.startswith("adjective:") or (clause.modal and f.stance is Stance.ACCEPTS))
    yield from from_ultimatum(clause)
    yield from from_consequence(clause)
    yield from (f for f in (*from_idiom(clause), *from_judgement(clause)) if f.stance is not Stance.DEMANDS)


def _is_said(found: Found, clause: Clause) -> bool:
    """True when somebody is reported as having said it, or the wording is an act of speech in itself."""
    if found.rule == "ultimatum":
        return is_realised(clause)
    if found.rule.startswith("phrase:") and clause.tense in (Tense.PAST, Tense.PERFECT) and is_realised(clause):
        return True
    verb = saying(clause)
    return bool(found.sources) and verb is not None and verb.tense is not Tense.FUTURE and not verb.negated


def saying(clause: Clause) -> Clause | None:
    """The verb of saying above a clause, or inserted in it."""
    at = clause.verb
    for _ in range(6):
        inserted = [t for t in at.children if t.dep_ == "parataxis" and lemma_of(t) in word_lists()["saying_verbs"]]
        if inserted:
            return clause_at(clause.paragraph, inserted[0])
        if at.head == at:
            return None
        at = at.head
        if lemma_of(at) in word_lists()["saying_verbs"]:
            return clause_at(clause.paragraph, at)
    return None


def _candidate(found: Found, clause: Clause, context: Context, parties: Parties) -> Candidate | None:
    voices = context.who(found.sources, found.paragraph)
    holders = context.who(found.holders, found.paragraph)
    demand = found.stance is Stance.DEMANDS
    speaks_for_another = holders and voices and not demand and not _same_party(holders[0], voices[0], context, parties)
    actor = next(iter(voices if demand and voices else holders or voices), None)
    if actor is None or speaks_for_another:
        return None
    named = context.who(found.target.performers, found.paragraph) if demand else ()
    unknown_holder = found.holders and not holders and not demand
    if unknown_holder or (demand and not named) or _asks_why(clause):
        return None
    others = (*named, *context.who(clause.tokens(), found.paragraph))
    recipient = next((a for a in others if parties.party(a) != parties.party(actor)), None)
    verb = saying(clause) if found.rule != "ultimatum" else None
    anchors = (clause.verb,) if verb is None else (clause.verb, verb.verb)
    sense = Sense(found.rule, speech_acts()[_stance(found, clause)])
    return Candidate(
        found.paragraph, clause.verb, clause, sense, found.tokens, anchors, (), actor, recipient, party_to=holders
    )


def _stance(found: Found, clause: Clause) -> Stance:
    """A promise is a threat if it harms, or if the other side can avert it: "will pull out unless Oslo pays"."""
    pressed = any(condition.marker.lower_ == "unless" for condition in clause.conditions)
    harms = bool({clause.lemma, lemma_of(clause.verb)} & words("hostile", "verbs"))
    given = [t for t in clause.verb.children if t.dep_ in ("dobj", "nsubjpass")] if clause.lemma == "give" else []
    harms = harms or any(lemma_of(t) in words("hostile", "nouns") for t in given)
    return Stance.THREATENS if found.stance is Stance.OFFERS and (pressed or harms) else found.stance


def _asks_why(clause: Clause) -> bool:
    return any(t.tag_ == "WRB" for t in clause.verb.children)


def _same_party(holder: str, voice: str, context: Context, parties: Parties) -> bool:
    """True when the one who speaks may speak for the holder: of one side, or of a side the text does not tell."""
    if parties.party(holder) == parties.party(voice) or context.side(holder) == context.side(voice):
        return True
    if context.actor(voice).of == holder:
        return True
    return context.actor(voice).of is None and context.actor(voice).country is None
