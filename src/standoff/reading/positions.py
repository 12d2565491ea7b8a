"""Positions: who demands, refuses, offers, accepts or threatens what, on which conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.ability_matchers import from_ability
from standoff.reading.accord_matchers import from_accord
from standoff.reading.addressees import addressee
from standoff.reading.anaphora import answerer, asked_for, proposal_before, reference, resolve
from standoff.reading.answer_matchers import from_alternatives, from_answer
from standoff.reading.clauses import Clause, Tense, clause_at, clauses, lemma_of, span_of
from standoff.reading.cleft_matchers import from_cleft
from standoff.reading.commitments import kept_up
from standoff.reading.condition_actions import Qualified
from standoff.reading.conditions import conditions_of, spans_of_conditions
from standoff.reading.context import Context
from standoff.reading.cue_matchers import from_clause
from standoff.reading.cues import words
from standoff.reading.duty_matchers import from_duty
from standoff.reading.found import Found
from standoff.reading.idiom_matchers import from_idiom
from standoff.reading.implied import implied_demands
from standoff.reading.judgement_matchers import from_judgement
from standoff.reading.list_matchers import from_list, is_listed
from standoff.reading.meant import Meant
from standoff.reading.modal_matchers import from_modal
from standoff.reading.model import Position, Stance
from standoff.reading.nominals import action_of, names_action
from standoff.reading.noun_matchers import from_noun
from standoff.reading.parties import Parties
from standoff.reading.phrases import denied_phrase, noun_phrase, plain_text, refused_phrase
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.pro_verbs import deed_before, judged_before
from standoff.reading.question_matchers import from_question
from standoff.reading.rivalries import alliances, oppositions, rifts
from standoff.reading.speech_matchers import AS_ASKED, from_speech
from standoff.reading.syntax import VERBAL, is_second_complement
from standoff.reading.tables import word_lists
from standoff.reading.targets import is_infinitive
from standoff.reading.ultimatums import from_alternative, from_consequence, from_ultimatum
from standoff.reading.veiled_matchers import from_veiled
from standoff.reading.voices import authors, gathered, last_voice, topic
from standoff.text import Span

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def find_positions(context: Context) -> tuple[Position, ...]:
    """All positions of a document, in order of appearance, with the demands their conditions imply."""
    matches = [found for paragraph in context.paragraphs for found in _matches(paragraph)]
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


def _matches(paragraph: ParsedParagraph) -> list[Found]:
    """What the matchers find in a paragraph, in order; a bare modal gives way to a cue that governs its verb."""
    cued, modal = [], []
    for clause in clauses(paragraph):
        cued += [*from_clause(clause), *from_idiom(clause), *from_judgement(clause), *from_cleft(clause)]
        cued += [*from_ultimatum(clause), *from_alternative(clause), *from_speech(clause), *from_duty(clause)]
        cued += [*from_accord(clause), *from_answer(clause), *from_veiled(clause), *from_question(clause)]
        modal += [*from_modal(clause), *from_ability(clause), *from_consequence(clause)]
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            cued += [*from_noun(paragraph, token), *from_alternatives(paragraph, token)]
        if token.pos_ in ("NOUN", "PRON"):
            cued += from_list(paragraph, token)
    cued = [f for f in cued if f.target.noun is None or not is_listed(f.target.noun)]
    governed = {found.target.head.i for found in cued if found.rule != AS_ASKED}
    matches = [*cued, *(f for f in modal if f.target.head.i not in governed)]
    # Of a clause that is all condition, "unless it does", no word is left.
    return sorted((found for found in matches if found.tokens), key=_place)


def _is_history(found: Found, context: Context) -> bool:
    """True for what the sentence dates to a year before last, or earlier: no position of today."""
    if context.document.date is None or not found.hosts or found.hosts[0].tense is not Tense.PAST:
        return False
    times = [t for p in found.hosts[0].verb.children if p.dep_ in ("prep", "npadvmod") for t in p.subtree]
    dated = [t for t in times if t.ent_type_ == "DATE" and len(t) == 4 and t.text.isdecimal()]
    return bool(dated) and all(int(t.text) < int(context.document.date[:4]) - 1 for t in dated)


def _place(found: Found) -> tuple[int, int]:
    return int(found.tokens[0].i), int(found.target.head.i)


def _settle(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> Iterator[Position]:
    """The positions that a match stands for: one for each holder, and for each position it refers back to."""
    speakers: Sequence[str | None] = _speakers(found, context, parties, earlier)[:4] or _left_open(found)
    beside = frozenset(parties.party(s) for s in speakers if s is not None)
    told = deed_before(found) or judged_before(found)
    found = found if told is None else replace(found, action=told, elliptical=False)
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
            found = replace(found, action=deed, elliptical=False) if deed is not None else found
        if meant is not None or found.elliptical or (found.first_hand and not _is_own_word(found, holder, context)):
            continue
        performers = _performers(found, holder, beside, context, parties)
        if not performers and speaker != holder and _is_asked_of_chief(found, speaker, context):
            # "the army is pressing the president to ...": within one side, each stands for himself.
            performers, holder = [holder], speaker
        for whose in performers:
            position = _position(found, holder, whose, context, parties, earlier)
            if position is not None:
                yield replace(position, speaker=speaker if speaker != holder else None)


def _left_open(found: Found) -> Sequence[None]:
    """One holder that nobody knows, where the words that name the holder stand for no actor."""
    return (None,) if found.holders or found.sources else ()


def _is_own_word(found: Found, holder: str | None, context: Context) -> bool:
    """True unless somebody of another side, or nobody known, is the source of what the holder is to do."""
    if holder is None:
        return False
    told = context.who(found.sources, found.paragraph)
    if not told:
        return not any(lemma_of(t) in words("observers", "nouns") for t in found.sources)
    country = context.actor(holder).country
    return any(context.side(a) == context.side(holder) or context.actor(a).country in (country, None) for a in told)


def _speakers(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> tuple[str, ...]:
    """Who holds a match: who is named, its source, the other side of whom it is against, or the last voice."""
    found = replace(found, holders=authors(found.holders, found), sources=authors(found.sources, found))
    pronouns = all(t.pos_ == "PRON" and t.lower_ in ("it", "he", "she", "they") for t in found.holders)
    if found.holders and pronouns and found.sources and is_second_complement(found.holders[0].head):
        return context.who(found.sources, found.paragraph)
    named = topic(found, context) if found.holders and pronouns else ()
    named = named or context.who(found.holders, found.paragraph)
    if named:
        return named
    if found.holders:
        return last_voice(found, earlier, context) if pronouns else gathered(found, context)
    told = context.who(found.sources, found.paragraph)
    # "it is held that": nobody says who holds it.
    if told or any(t.lower_ != "it" for t in found.sources):
        return told
    held_against = [parties.party(a) for a in context.who(found.against, found.paragraph)]
    if held_against:
        other = parties.counterpart(held_against[0], found.paragraph, found.target.head)
        return (other,) if other is not None else ()
    return last_voice(found, earlier, context) if found.voiced else answerer(found, earlier, parties)


def _position(
    found: Found, holder: str | None, whose: str | None, context: Context, parties: Parties, earlier: list[Position]
) -> Position | None:
    target = found.target
    stance = found.stance
    bare = target.clause if found.action is None and target.clause is not None else None
    if bare is not None and not bare.objects and _says_nothing(bare):
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
        action = _letting(target.clause, action, context) if not target.own else action
    else:
        action = _asked_in(found, names) or _of_noun(found, names)
    action = found.action or (f"not {action}" if found.denied else action)
    upheld = kept_up(target) if stance in (Stance.OFFERS, Stance.THREATENS) and found.action is None else None
    if upheld is not None:
        action, stance = upheld, Stance.REFUSES
    if found.committed and stance is Stance.THREATENS and asked_for(action, holder, earlier, parties):
        stance = Stance.OFFERS
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
    if stance is Stance.REFUSES and names_action(noun) and found.rule.partition(":")[2] in words("orders", "forgoing"):
        # What one rules out is one's own deed, what one rejects another's.
        stance = Stance.DEMANDS
    thing = names(noun)
    action = action_of(noun, stance, found.target.result)
    return action if thing is None else action.replace(noun.text, thing)


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
        if child.dep_ in ("acl", "ccomp") and child.pos_ in VERBAL and said:
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
    return (clause.lemma == "do" and not away) or clause.lemma in words("anaphors", "complying")


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


def _performers(
    found: Found, holder: str | None, beside: frozenset[str], context: Context, parties: Parties
) -> Sequence[str | None]:
    """Who would act: the holder, each party that the sentence names, or the other side of a demand that names nobody.

    Nobody demands a thing of himself.
    """
    target = found.target
    if target.own or (found.stance is not Stance.DEMANDS and target.clause is None):
        return [holder]
    named = dict.fromkeys(parties.party(a) for a in context.who(target.performers, found.paragraph))
    if found.stance is not Stance.DEMANDS:
        return [next((a for a in named if a != holder), holder)]
    if found.rule.partition(":")[2] in words("orders", "own") and _are_his(found, holder, named, context):
        return [holder]
    if named:
        # "both sides" are asked one by one; of an enumeration the first stands for all.
        return [a for a in named if a != holder][: None if len(target.performers) == 1 else 1]
    return [addressee(target, found.paragraph, holder, beside, parties)]


def _is_asked_of_chief(found: Found, speaker: str | None, context: Context) -> bool:
    """True where a demand names somebody of the speaker's own side, and not the speaker himself."""
    asked = context.who(found.target.performers, found.paragraph)
    return found.stance is Stance.DEMANDS and bool(asked) and speaker not in asked


def _are_his(found: Found, holder: str | None, named: dict[str, None], context: Context) -> bool:
    """True for "ordered the fleet to sail": who gives an order gives it to his own, if to nobody that is named."""
    if holder is None:
        return False
    side = context.side(holder)
    unnamed = bool(found.target.performers) and all(t.pos_ == "NOUN" for t in found.target.performers)
    return (not named and unnamed) or (bool(named) and all(context.side(a) == side for a in named))


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
    if one.rule == other.rule and one.span == other.span and one.action != other.action:
        # "wants it widened and deepened", "recognises neither the award nor the court"
        return False
    a, b = set(one.action.lower().split()), set(other.action.lower().split())
    return len(a & b) >= 0.6 * min(len(a), len(b))
