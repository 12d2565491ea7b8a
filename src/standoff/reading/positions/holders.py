"""Who holds a position that a matcher has found, and who would act on it."""

from collections.abc import Sequence
from dataclasses import replace

from standoff.reading.actors.peoplenouns import is_common
from standoff.reading.context import Context
from standoff.reading.language.phrases import noun_phrase_tokens, plain_text, refused_phrase
from standoff.reading.language.syntax import is_second_complement, lemma_of
from standoff.reading.model import ActorKind, Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.addressees import addressees, is_of_the_state
from standoff.reading.positions.anaphora import answerer
from standoff.reading.positions.authors import authors
from standoff.reading.positions.cues import words
from standoff.reading.positions.enacting import enacting_body
from standoff.reading.positions.found import Found
from standoff.reading.positions.pointed_holders import who_asked
from standoff.reading.positions.stand_ins import stood_in_for
from standoff.reading.positions.voices import gathered, last_voice, quoted_voice, subject_before, topic


def left_open(found: Found) -> Sequence[None]:
    """One holder that nobody knows, where the words that name the holder stand for no actor."""
    return (None,) if found.holders or found.sources else ()


def is_own_word(found: Found, holder: str | None, context: Context) -> bool:
    """True unless somebody of another side, or nobody known, is the source of what the holder is to do."""
    if holder is None:
        return False
    told = context.who(found.sources, found.paragraph)
    if not told:
        others = words("observers", "nouns") | words("voices", "several") | words("observers", "few")
        return not any(lemma_of(t) in others for t in found.sources)
    country = context.actor(holder).country
    return any(context.side(a) == context.side(holder) or context.actor(a).country in (country, None) for a in told)


def of_things(found: Found, context: Context) -> Found:
    """A refusal that a thing would do, in somebody's mouth: "not a lorry would pass, he declared" is his to let."""
    clause = found.target.clause
    if found.stance is not Stance.REFUSES or clause is None or not found.target.own or not found.sources:
        return found
    heads = clause.grammatical_subjects
    thing = len(heads) == 1 and heads[0].pos_ == "NOUN" and found.holders[:1] == heads and not is_common(heads[0])
    goes = clause.lemma in words("volition", "moving") or any(
        c.kind in ("until", "unless", "as_long_as") for c in clause.conditions
    )
    observed = any(lemma_of(t) in words("observers", "nouns") for t in found.sources)
    if not thing or clause.passive or clause.objects or not goes or observed or context.who(heads, found.paragraph):
        return found
    named = "a" if any(t.lower_ == "no" for t in heads[0].children) else ""
    passed = f"{named} {plain_text([t for t in noun_phrase_tokens(heads[0]) if t.lower_ not in ('no', 'not')])}".strip()
    return replace(found, holders=found.sources, action=f"let {passed} {refused_phrase(clause)}")


def speakers_of(found: Found, context: Context, parties: Parties, earlier: list[Position]) -> tuple[str, ...]:
    """Who holds a match: who is named, its source, the other side of whom it is against, or the last voice."""
    if any(lemma_of(t) in words("observers", "onlookers") for t in found.holders):
        return ()
    holders, sources = (authors(heads, found.paragraph) for heads in (found.holders, found.sources))
    found = replace(found, holders=holders, sources=sources)
    pronouns = all(t.pos_ == "PRON" and t.lower_ in ("it", "he", "she", "they") for t in found.holders)
    if found.holders and pronouns and found.sources and is_second_complement(found.holders[0].head):
        return context.who(found.sources, found.paragraph)
    named = topic(found, context) if found.holders and pronouns else ()
    named = named or context.who(found.holders, found.paragraph)
    if named:
        return tuple(who_asked(found, named, earlier, parties)) if pronouns else named
    if found.holders:
        if pronouns:
            return last_voice(found, earlier, context) or subject_before(found, context)
        return gathered(found, context) or stood_in_for(found, context) or quoted_voice(found, context)
    told = context.who(found.sources, found.paragraph) or enacting_body(found, context)
    # "it is held that": nobody says who holds it.
    if told or any(t.lower_ != "it" for t in found.sources):
        return told
    held_against = [parties.party(a) for a in context.who(found.against, found.paragraph)]
    if held_against:
        pronoun = all(t.tag_ == "PRP" for t in found.against)
        asking = who_asked(found, [] if pronoun else held_against, earlier, parties)
        if asking and (pronoun or list(asking) != held_against):
            return tuple(asking)
        other = parties.counterpart(held_against[0], found.paragraph, found.target.head)
        return (other,) if other is not None else ()
    return last_voice(found, earlier, context) if found.voiced else answerer(found, earlier, parties)


def performers_of(
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
    if target.performers and all(is_of_the_state(t) for t in target.performers):
        return [holder]
    if named:
        # "both sides" are asked one by one; of an enumeration the first stands for all.
        others = [a for a in named if a != holder][: None if len(target.performers) == 1 else 1]
        # "asked its creditors to wait"
        outside = any(lemma_of(t) in words("observers", "outsiders") for t in target.performers)
        return others or ([None] if outside else [])
    return addressees(target, found.paragraph, holder, beside, parties, found.holders)


def _are_his(found: Found, holder: str | None, named: dict[str, None], context: Context) -> bool:
    """True for "ordered the fleet to sail": who gives an order gives it to his own, if to nobody that is named."""
    if holder is None:
        return False
    side = context.side(holder)
    unnamed = bool(found.target.performers) and all(t.pos_ == "NOUN" for t in found.target.performers)
    return (not named and unnamed) or (bool(named) and all(context.side(a) == side for a in named))


def is_asked_of_chief(found: Found, speaker: str | None, context: Context) -> bool:
    """True where a demand names a person of the speaker's own side, and not the speaker himself, nor men of his own."""
    asked = context.who(found.target.performers, found.paragraph)
    chief = any(context.actor(a).kind is ActorKind.PERSON for a in asked)
    own = any(c.dep_ == "poss" for t in found.target.performers for c in t.children)
    return found.stance is Stance.DEMANDS and chief and not own and speaker not in asked
