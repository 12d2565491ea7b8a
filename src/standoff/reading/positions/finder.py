"""Positions: who demands, refuses, offers, accepts or threatens what, on which conditions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import denied_phrase, noun_phrase, plain_text, refused_phrase
from standoff.reading.language.syntax import VERBAL, lemma_of, span_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import ConditionKind, Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.anaphora import asked_for, proposal_before, reference, resolve
from standoff.reading.positions.commitments import kept_up
from standoff.reading.positions.condition_actions import Qualified
from standoff.reading.positions.conditions import conditions_of, spans_of_conditions
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.holders import (
    is_asked_of_chief,
    is_own_word,
    left_open,
    of_things,
    performers_of,
    speakers_of,
)
from standoff.reading.positions.implied import implied_demands
from standoff.reading.positions.meant import Meant
from standoff.reading.positions.nominals import action_of, names_action
from standoff.reading.positions.pro_verbs import asked_before, deed_before, judged_before
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.rivalries import alliances, oppositions, rifts
from standoff.reading.tables import word_lists
from standoff.text import Span

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_PRICES = (ConditionKind.IF, ConditionKind.IN_EXCHANGE_FOR, ConditionKind.AS_LONG_AS)
"""Conditions under which a thing is done, rather than no longer refused."""


def find_positions(context: Context) -> tuple[Position, ...]:
    """All positions of a document, in order of appearance, with the demands their conditions imply."""
    matches = context.matches
    parties = Parties(context, rifts=rifts(matches, context))
    parties = parties.knowing(oppositions(matches, context, parties), alliances(matches, context, parties))
    positions: list[Position] = []
    for found in matches:
        if not _is_history(found, context):
            for position in _settle(found, context, parties, positions):
                implied = list(implied_demands(position, positions))
                positions += [position, *implied]
    known = (p for p in positions if p.holder is not None)
    return tuple(_once(sorted(known, key=lambda p: (p.span.start, p.span.end))))


def _is_history(found: Found, context: Context) -> bool:
    """True for what the sentence dates to a year before last, or earlier: no position of today."""
    if context.document.date is None or not found.hosts or found.hosts[0].tense is not Tense.PAST:
        return False
    times = [t for p in found.hosts[0].verb.children if p.dep_ in ("prep", "npadvmod") for t in p.subtree]
    dated = [t for t in times if t.ent_type_ == "DATE" and len(t) == 4 and t.text.isdecimal()]
    return bool(dated) and all(int(t.text) < int(context.document.date[:4]) - 1 for t in dated)


def _settle(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> Iterator[Position]:
    """The positions that a match stands for: one for each holder, and for each position it refers back to."""
    found = of_things(found, context)
    speakers: Sequence[str | None] = speakers_of(found, context, parties, earlier)[:4] or left_open(found)
    beside = frozenset(parties.party(s) for s in speakers if s is not None)
    told = deed_before(found) or judged_before(found) or asked_before(found)
    found = found if told is None else _taking_up(found, told)
    for speaker in speakers:
        holder = parties.party(speaker) if speaker is not None else None
        meant = reference(found, holder, earlier)
        if meant is not None:
            conditions = conditions_of(
                found,
                Qualified(holder, found.stance, meant[0].action, earlier),
                parties,
                Meant(context, found.paragraph),
            )
            span = _span(found, spans_of_conditions(conditions))
            yield from (replace(p, conditions=conditions) for p in resolve(meant, found, holder, span))
        if meant is None and holder is not None:
            deed = deed_before(found, sentences=1) or proposal_before(found)
            found = found if deed is None else _taking_up(found, deed)
        if meant is not None or found.elliptical or (found.first_hand and not is_own_word(found, holder, context)):
            continue
        performers = performers_of(found, holder, beside, context, parties)
        if not performers and speaker != holder and is_asked_of_chief(found, speaker, context):
            # "the army is pressing the president to ...": within one side, each stands for himself.
            performers, holder = [holder], speaker
        for whose in performers:
            position = _position(found, holder, whose, context, parties, earlier)
            if position is not None:
                yield replace(position, speaker=speaker if speaker != holder else None)


def _taking_up(found: Found, deed: str) -> Found:
    """`found`, about the deed that its "do so" stands for: "not leave", for "urged it not to do so"."""
    clause = found.target.clause
    denied = clause is not None and clause.negated and clause not in found.hosts[:1]
    return replace(found, action=f"not {deed}" if denied else deed, elliptical=False)


def _position(
    found: Found, holder: str | None, whose: str | None, context: Context, parties: Parties, earlier: list[Position]
) -> Position | None:
    target = found.target
    stance = found.stance
    bare = target.clause if found.action is None and target.clause is not None else None
    if stance is Stance.REFUSES and target.clause is not None and _is_silence(target.clause):
        return None
    if bare is not None and all(o.lower_ == "what" for o in bare.objects) and _says_nothing(bare):
        return None
    if found.action is None and any(_is_empty(t) for t in (*target.objects, *([target.noun] if target.noun else []))):
        return None
    names = Meant(context, found.paragraph)
    if target.clause is not None and target.own and target.clause.passive and is_infinitive(target.clause.verb):
        # "refuses to be searched" is about what others would do.
        action = plain_text([t for t in target.clause.tokens() if t.tag_ != "TO"])
    elif target.clause is not None:
        itself = target.clause in found.hosts[:1] or (found.committed and stance is Stance.REFUSES)
        action = refused_phrase(target.clause, names) if itself else denied_phrase(target.clause, names)
        action = _letting(target.clause, action, context) if not target.own else _with_fronted(target.clause, action)
    else:
        action = _asked_in(found, names) or _of_noun(found, names)
    action = found.action or (f"not {action}" if found.denied else action)
    # "leave or else"
    action = re.sub(r",? or else\b.*", "", action)
    upheld = kept_up(target) if stance in (Stance.OFFERS, Stance.THREATENS) and found.action is None else None
    if upheld is not None:
        action, stance = upheld, Stance.REFUSES
    if found.committed and stance is Stance.THREATENS and asked_for(action, holder, earlier, parties):
        stance = Stance.OFFERS
    conditions = conditions_of(found, Qualified(holder, stance, action, earlier, whose), parties, names)
    if stance is Stance.REFUSES and _forgoes_harm(found) and any(c.kind in _PRICES for c in conditions):
        # To "refrain from a boycott if Chile pays" is a thing on offer.
        stance, action = Stance.OFFERS, f"not {action}"
        conditions = conditions_of(found, Qualified(holder, stance, action, earlier, whose), parties, names)
    if target.clause is not None and not conditions and _is_unresolved(target.clause, action):
        return None
    return Position(
        span=_span(found, spans_of_conditions(conditions)),
        holder=holder,
        stance=stance,
        whose=whose,
        action=action,
        conditions=conditions,
        confidence=found.confidence,
        strength=found.strength,
        in_force=not found.dropped,
        rule=found.rule,
    )


def _of_noun(found: Found, names: Meant) -> str:
    """What a noun is demanded, refused or offered to do: "invade", for who rules out an invasion."""
    noun = found.target.head
    stance = found.stance
    if stance is Stance.REFUSES and ((names_action(noun) and _forgoes(found)) or _forgoes_harm(found)):
        # What one rules out is one's own deed, what one rejects another's.
        stance = Stance.DEMANDS
    thing = names(noun)
    action = action_of(noun, stance, found.target.result)
    return action if thing is None else re.sub(rf"\b{re.escape(noun.text)}\b", lambda _: thing, action)


def _forgoes(found: Found) -> bool:
    """True for "refrains from" and "rules out", whose object is one's own deed."""
    return found.rule.partition(":")[2] in words("orders", "forgoing")


def _forgoes_harm(found: Found) -> bool:
    """True for "refrains from striking", "rules out an invasion": what is forgone would hurt others."""
    deed = lemma_of(found.target.head)
    return _forgoes(found) and deed in words("commitments", "hostile") | words("commitments", "hostile_nouns")


def _with_fronted(clause: Clause, action: str) -> str:
    """ "grant a referendum", for "a referendum Oslo will not grant"."""
    before = [t for t in clause.verb.lefts if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN") and not clause.passive]
    named = noun_phrase(before[0]) if before else ""
    return f"{action} {named}" if named and named not in action and len(clause.objects) == len(before) else action


def _letting(clause: Clause, action: str, context: Context) -> str:
    """ "let the talks open", where what is asked for is what a thing would do."""
    own = [t for t in clause.verb.children if t.dep_ == "nsubj"] or clause.grammatical_subjects
    subjects = [t for t in own if t.pos_ == "NOUN"]
    if clause.passive or not subjects or context.who(subjects, clause.paragraph):
        return action
    return f"let {noun_phrase(subjects[0])} {action}"


def _asked_in(found: Found, names: Meant) -> str | None:
    """What is asked in a demand that is answered: "pull back", for "rejected the demand that it pull back"."""
    noun = found.target.noun
    if noun is None or found.stance not in (Stance.REFUSES, Stance.ACCEPTS):
        return None
    if lemma_of(noun) not in words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns"):
        return None
    for child in noun.children:
        said = is_infinitive(child) or any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children)
        hung = child.dep_ in ("acl", "ccomp") or (child.dep_ == "relcl" and is_infinitive(child))
        if hung and child.pos_ in VERBAL and said:
            asked = clause_at(found.paragraph, child)
            phrase = denied_phrase(asked, names)
            others = [t for t in child.children if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")]
            # "the demand that inspectors go along": that the other let them.
            return f"let {noun_phrase(others[0])} {phrase}" if others and others[0].pos_ == "NOUN" else phrase
        if child.dep_ == "prep" and child.lower_ == "for" and lemma_of(noun) in words("anaphors", "demand_nouns"):
            return next((action_of(t, Stance.DEMANDS) for t in child.children if t.dep_ == "pobj"), None)
    return None


def _says_nothing(clause: Clause) -> bool:
    """True for "do" and "comply" alone, which only repeat what was asked before."""
    away = any(t.lower_ in ("away", "without") for t in clause.verb.children)
    about = any(t.pos_ == "NOUN" and not _is_empty(t) for t in clause.prepositional("on", "over", "about"))
    return (clause.lemma == "do" and not away) or (clause.lemma in words("anaphors", "complying") and not about)


def _is_silence(clause: Clause) -> bool:
    """True for "declined to comment", "would not be drawn": who says nothing refuses nothing."""
    told = clause.lemma in words("sayings", "named") if clause.passive else clause.lemma in words("sayings", "silence")
    return told and not clause.conditions


def _is_unresolved(clause: Clause, action: str) -> bool:
    """True for "do about it", "quarrel with it": nothing but a pronoun says what the verb is about."""
    if clause.objects and clause.lemma not in word_lists()["light_verbs"]:
        return False
    rest = action.lower().split()[1:]
    pronouns = word_lists()["object_pronouns"] | words("anaphors", "pronouns")
    small = {t.lower_ for t in clause.verb.subtree if t.pos_ in ("ADP", "PART", "ADV")}
    return any(w in pronouns for w in rest) and all(w in pronouns or w in small for w in rest)


def _is_empty(noun: "Token") -> bool:
    """True for `things` in "things that Oslo would not give"."""
    if noun.pos_ != "NOUN" or noun.lower_.removesuffix("s") not in word_lists()["empty_nouns"]:
        return False
    definite = any(t.lower_ in ("the", "this") for t in noun.children)
    if definite and not any(t.dep_ == "relcl" for t in noun.children):
        return False
    return all(t.dep_ in ("det", "relcl", "punct", "cc", "conj") for t in noun.children)


def _span(found: Found, conditions: list[Span] | tuple[()]) -> Span:
    """From the first to the last token of the finding, its conditions included."""
    own = span_of(found.paragraph, found.tokens)
    start = min([own.start, *(c.start for c in conditions)])
    end = max([own.end, *(c.end for c in conditions)])
    return found.paragraph.document.span(start, end)


def _once(positions: list[Position]) -> Iterator[Position]:
    """Each position once: of findings that say the same of the same characters, the surest."""
    kept: list[Position] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for position in positions:
        places = alike.setdefault((position.holder, position.stance, position.whose), [])
        twin = next((i for i in places if _same(position, kept[i])), None)
        if twin is None:
            places.append(len(kept))
            kept.append(position)
        elif (position.confidence, len(position.conditions)) > (kept[twin].confidence, len(kept[twin].conditions)):
            kept[twin] = position
    return iter(kept)


def _same(one: Position, other: Position) -> bool:
    """True for two of one holder and stance that say the same of the same characters."""
    if not one.span.overlaps(other.span):
        return False
    if one.rule == other.rule and one.span == other.span and one.action != other.action:
        # "wants it widened and deepened", "recognises neither the award nor the court"
        return False
    a, b = set(one.action.lower().split()), set(other.action.lower().split())
    return len(a & b) >= 0.6 * min(len(a), len(b))
