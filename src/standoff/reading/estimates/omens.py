"""Judgements worded by how near something is and what bodes for it: "close to a deal", "bodes ill for the truce"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_omens(clause: Clause) -> Iterator[Judgement]:
    """Judgements of events that are said to be near or far, boded well or ill, or braced for."""
    if clause.hypothetical or clause.tense is Tense.PAST or clause.modal is not None:
        return
    for lean, said, event in (*_near(clause), *_boded(clause), *_braced(clause)):
        against = lean == AGAINST
        own = [t for t in clause.verb.children if t.dep_ == "neg"]
        sense = Sense(AGAINST if against != bool(own) else FOR, None, None, "omen")
        phrase = tuple(sorted({*own, clause.verb, *said}, key=lambda t: int(t.i)))
        yield Judgement(clause.paragraph, sense, phrase, None, event, clause, f"omen:{lemma_of(said[-1])}")
        return


_Found = tuple[int, list["Token"], "Token"]


def _near(clause: Clause) -> Iterator[_Found]:
    """ "look close to a deal", "are nowhere near an agreement", "are inching towards a truce", "are nearing one"."""
    verb = clause.verb
    if lemma_of(verb) in words("omens", "nearing"):
        yield from ((FOR, [verb], t) for t in clause.objects if t.pos_ == "NOUN" and is_event(t))
    moving = lemma_of(verb) in words("omens", "moving")
    if lemma_of(verb) not in words("verbs", "copulas") and not moving:
        return
    for preposition in (t for t in verb.subtree if t.dep_ == "prep" and t.i > verb.i and t.i <= verb.i + 6):
        events = [t for t in preposition.children if t.dep_ == "pobj" and t.pos_ == "NOUN" and is_event(t)]
        before = list(verb.doc[verb.i + 1 : preposition.i])
        near = [t for t in before if t.lower_ in words("omens", "near")]
        far = [t for t in (*before, preposition) if t.lower_ in words("omens", "far")]
        towards = moving and preposition.lower_ in ("towards", "toward", "to")
        close = preposition.lower_ in ("to", "near") and (near or preposition.lower_ == "near")
        away = preposition.lower_ in ("from", "near") and far
        for event in events[:1]:
            if away or (close and any(t.lower_ in ("no", "nowhere") for t in before)):
                yield AGAINST, [*(far or near), preposition], event
            elif close or towards:
                yield FOR, [*near, preposition], event


def _boded(clause: Clause) -> Iterator[_Found]:
    """ "bodes ill for the truce", "augurs well for a deal", "spells the end of the coalition"."""
    verb = clause.verb
    for_ = [t for t in clause.prepositional("for") if t.pos_ == "NOUN" and is_event(t)]
    if lemma_of(verb) in words("omens", "boding"):
        how = next((t for t in verb.children if t.lower_ in words("omens", "boded")), None)
        lean = FOR if how is not None and how.lower_ == "well" else AGAINST
        yield from ((lean, [how], t) for t in for_ if how is not None)
    if lemma_of(verb) in words("omens", "spelling"):
        ruin = [t for t in clause.objects if lemma_of(t) in words("omens", "ruin")]
        inside = [p for r in ruin for t in r.children if t.lower_ in ("of", "for") for p in t.children]
        events = [*for_, *(t for t in inside if t.pos_ == "NOUN" and is_event(t))]
        yield from ((AGAINST, ruin[:1], t) for t in events if ruin)


def _braced(clause: Clause) -> Iterator[_Found]:
    """ "the city is bracing for a siege": whoever does so thinks it will come."""
    if lemma_of(clause.verb) in words("omens", "bracing") and not clause.negated:
        for event in clause.prepositional("for", "against"):
            if event.pos_ == "NOUN" and is_event(event):
                yield FOR, [clause.verb], event
