"""Words as deeds: what a party says that it wants, will not do, offers, accepts or threatens is an event in itself."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.match import sense_of_clause
from standoff.reading.events.roles import RoleFinder
from standoff.reading.events.senses import Sense, speech_acts, words
from standoff.reading.events.told import Told
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Position, Stance
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_positions(
    paragraph: ParsedParagraph, positions: Iterable[Position], context: Context, roles: RoleFinder
) -> Iterator[Candidate]:
    """An event for each position that the paragraph words as a deed, with its holder for actor."""
    seen: set[tuple[int, int]] = set()
    for position in positions:
        start, end = position.span.start - paragraph.offset, position.span.end - paragraph.offset
        inside = 0 <= start < end <= len(paragraph.doc.text)
        if not inside or position.implied or position.holder is None or (start, end) in seen:
            continue
        covered = paragraph.doc.around(start, end)
        if covered is None:
            continue
        clause = _clause_of(paragraph, covered.root)
        if clause is None:
            continue
        stance = _stance(position, clause, context)
        if not _is_deed(position, stance, clause):
            continue
        seen.add((start, end))
        voice = saying(clause)
        anchors = (clause.verb,) if voice is None else (clause.verb, voice.verb)
        sense = Sense(position.rule, speech_acts()[stance])
        yield Candidate(
            paragraph,
            clause.verb,
            clause,
            sense,
            tuple(covered),
            anchors,
            (),
            position.holder,
            _recipient(position, sense, clause, context, roles),
            party_to=(position.holder,),
            standing=not clause.sources and clause.verb.tag_ in ("VBZ", "VBP"),
        )


def _recipient(position: Position, sense: Sense, clause: Clause, context: Context, roles: RoleFinder) -> str | None:
    """Whom it is said to: who is asked, the recipient of the verb that says it, or another party named with it."""
    if sense.type == "REQUEST" and position.whose is not None and position.whose != position.holder:
        return position.whose
    worded = sense_of_clause(clause, context)
    if worded is not None and worded.type == sense.type:
        recipient = roles.of_clause(clause, worded).recipient
        if recipient is not None and recipient != position.holder:
            return recipient
    party = roles.parties.party
    holder = party(position.holder) if position.holder is not None else None
    named = context.who(clause.tokens(), clause.paragraph)
    return next((a for a in named if party(a) != holder), None)


def _stance(position: Position, clause: Clause, context: Context) -> Stance:
    """A promise is a threat where what is promised harms: "Greece would be given the answer it deserved"."""
    if position.stance is not Stance.OFFERS:
        return position.stance
    given = [t for t in clause.verb.children if t.dep_ in ("dobj", "nsubjpass")] if clause.lemma == "give" else []
    promised = sense_of_clause(clause, context) if clause.modal is not None else None
    harms = promised is not None and promised.type in words("harm", "types")
    harms = harms or any(lemma_of(t) in words("hostile", "nouns") for t in given)
    return Stance.THREATENS if harms else Stance.OFFERS


def _is_deed(position: Position, stance: Stance, clause: Clause) -> bool:
    """Whether the wording of a position reports an act, not only what somebody holds or is bound to."""
    wording = position.rule.split(":")[0].split("+")[0]
    unkept = stance is Stance.OFFERS and position.rule in words("deeds", "idle_offers")
    if (
        not position.in_force
        or unkept
        or wording in words("deeds", "never")
        or position.rule in words("deeds", "never")
    ):
        return False
    if clause.sources or wording in words("deeds", "always"):
        return True
    if clause.lemma in words("decided", "verbs") | words("deeds", "unsaid") | word_lists()["wanting_verbs"]:
        return False
    if wording == "adjective":
        return False
    if stance is Stance.DEMANDS:
        return wording in words("deeds", "asking") and clause.tense is not Tense.FUTURE
    return stance is not Stance.REFUSES or clause.tense in (Tense.PAST, Tense.PERFECT, Tense.PRESENT)


def _clause_of(paragraph: ParsedParagraph, token: "Token") -> Clause | None:
    at = token
    while at.pos_ not in ("VERB", "AUX"):
        if at.head == at:
            return None
        at = at.head
    return Told(paragraph, at)


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
