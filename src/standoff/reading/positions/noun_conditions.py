"""Conditions without a verb: "in exchange for an apology", "though only as an equal", "otherwise"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, ConditionClause, clause_at
from standoff.reading.language.phrases import denied_phrase, noun_phrase_tokens, plain_text
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of, span_of
from standoff.reading.language.tied_phrases import state_with
from standoff.reading.model import Condition, ConditionKind, Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.condition_actions import Qualified
from standoff.reading.positions.nominals import action_of, is_granted, is_hostile, is_settled, names_deed, results
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NEARBY = 400
"""Characters, about two sentences: how far back "otherwise" looks for what was asked."""

_JOINED = 40
"""Characters between demands that one sentence coordinates."""

_REACHING = ("that", "then", "this")
"""Words that point back as far as the text goes."""


def conditions_of_noun(
    paragraph: ParsedParagraph,
    kind: ConditionKind,
    attached: ConditionClause,
    noun: "Token",
    qualified: Qualified,
    parties: Parties,
) -> Sequence[Condition]:
    """The conditions that a noun, or a word that points back, stands for; none where it says only when or how."""
    if noun.lower_ in toml_table("conditions.toml")["pointing"]["exchanged"] and attached.marker.i == noun.i - 1:
        return list(_in_turn(paragraph, kind, attached, noun, qualified))
    if noun.lower_ in toml_table("conditions.toml")["pointing"]["words"]:
        return list(_pointed_back(paragraph, kind, attached, noun, qualified))
    if noun.ent_type_ in ("DATE", "TIME"):
        return []
    if noun.pos_ == "ADP":
        return [_by_terms(paragraph, kind, attached, noun, qualified, parties)]
    if attached.marker.lower_ == "with" and kind is ConditionKind.AS_LONG_AS:
        return _kept_there(paragraph, attached, noun, qualified, parties)
    if attached.marker.lower_ == "with" and kind is ConditionKind.IF:
        return _brought_into(paragraph, attached, noun, qualified, parties)
    if attached.marker.lower_ in toml_table("conditions.toml")["tied"]["upon"] and not (
        qualified.stance in (Stance.OFFERS, Stance.ACCEPTS) and (_is_deed_of_another(noun) or _is_handed_over(noun))
    ):
        return []
    if attached.marker.lower_ == "at" and qualified.stance is not Stance.THREATENS:
        return []
    if attached.marker.lower_ in ("against", "given") and not _is_named_anew(noun):
        return []
    if kind is ConditionKind.IN_EXCHANGE_FOR:
        # What one refuses to do in exchange for a thing is refused with the thing.
        if qualified.stance is Stance.REFUSES:
            return []
    elif not _hangs_on(paragraph, kind, attached, noun):
        return []
    assented = _assented(paragraph, noun)
    if assented is not None:
        tokens = [attached.marker, *noun_phrase_tokens(noun), *assented.tokens()]
        whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
        return [Condition(kind, whose, denied_phrase(assented), span_of(paragraph, tokens))]
    span = span_of(paragraph, [attached.marker, *noun_phrase_tokens(noun)])
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    stance = Stance.DEMANDS if names_deed(noun) or not _is_any(noun) else Stance.THREATENS
    # "troops out first, then talks"
    after = [t.lower_ for t in paragraph.doc[noun.i + 1 : noun.i + 3]]
    result = after[0] if attached.called and after[1:] == ["first"] and after[0] in results() else None
    action = action_of(noun, stance, result)
    if _is_once_more(attached, noun) and not names_deed(noun):
        named = plain_text(noun_phrase_tokens(noun))
        action = f"let {named[:1].lower()}{named[1:]} happen"
    return [Condition(kind, whose, action.removesuffix(" first") if attached.called else action, span)]


def _is_deed_of_another(noun: "Token") -> bool:
    return names_deed(noun) and _is_of_something(noun)


def _is_handed_over(noun: "Token") -> bool:
    """True for "proof that it was stolen", in "upon proof that it was stolen"."""
    return lemma_of(noun) in toml_table("conditions.toml")["tied"]["handed_over"]


def _is_of_something(noun: "Token") -> bool:
    """True for "the release of the crew", "their withdrawal", that are no raids and no talks."""
    tied = any(t.dep_ == "poss" or (t.dep_ == "prep" and t.lower_ in ("of", "by", "from")) for t in noun.children)
    return (tied or noun.head.lower_ in ("upon", "following")) and not is_hostile(noun) and not is_settled(noun)


def _kept_there(
    paragraph: ParsedParagraph, attached: ConditionClause, noun: "Token", qualified: Qualified, parties: Parties
) -> Sequence[Condition]:
    """ "keep its troops on the island", for "will not talk with its troops still on the island"."""
    if qualified.stance is not Stance.REFUSES:
        return []
    tokens = [t for t in attached.marker.subtree if t.i > attached.marker.i]
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    action = f"keep {plain_text([t for t in tokens if t.lower_ != 'still'])}"
    return [Condition(ConditionKind.AS_LONG_AS, whose, action, span_of(paragraph, [attached.marker, *tokens]))]


def _brought_into(
    paragraph: ParsedParagraph, attached: ConditionClause, noun: "Token", qualified: Qualified, parties: Parties
) -> Sequence[Condition]:
    """ "put monitors in place", for "would reopen it with monitors in place"."""
    place = state_with(noun)
    if place is None or qualified.stance is Stance.THREATENS:
        return []
    first, last = place
    state = list(paragraph.doc[first:last])
    thing = plain_text([t for t in noun.subtree if t.i < first])
    wording = toml_table("conditions.toml")["states"].get(plain_text(state).lower(), f"{lemma_of(state[-1])} ...")
    whose = parties.performer_of_noun(noun, paragraph, qualified.holder)
    span = span_of(paragraph, [attached.marker, *noun_phrase_tokens(noun), *state])
    return [Condition(ConditionKind.IF, whose, wording.replace("...", thing), span)]


def _hangs_on(paragraph: ParsedParagraph, kind: ConditionKind, attached: ConditionClause, noun: "Token") -> bool:
    """True for what somebody would do or give, or what the text calls a condition; not for a time or a manner."""
    if attached.called or attached.marker.lower_ == "given" or (kind is ConditionKind.UNTIL and is_settled(noun)):
        return True
    if _is_once_more(attached, noun) or (attached.marker.lower_ == "within" and is_settled(noun)):
        return True
    return names_deed(noun) or _is_any(noun) or _is_granted(kind, noun) or _assented(paragraph, noun) is not None


def _is_once_more(attached: ConditionClause, noun: "Token") -> bool:
    """True for "one more shot, and it will close the line"."""
    return attached.marker.i == noun.left_edge.i and attached.marker.lower_ not in ("any", "no")


def _is_named_anew(noun: "Token") -> bool:
    """True for "against a written assurance", "given a mediator": not for "against the rebels", "given the raids"."""
    new = not any(t.dep_ in ("det", "poss") and t.lower_ not in ("a", "an") for t in noun.children)
    paid = lemma_of(noun) in toml_table("conditions.toml")["tied"]["against"]
    return new and (
        is_granted(noun) or paid or (noun.tag_ == "NN" and any(t.lower_ in ("a", "an") for t in noun.children))
    )


def _is_granted(kind: ConditionKind, noun: "Token") -> bool:
    """True for "a larger quota" in "will not sign without a larger quota"."""
    timed = lemma_of(noun) in ("date", "deadline", "timetable")
    return is_granted(noun) and (kind is ConditionKind.UNLESS or (kind is ConditionKind.UNTIL and not timed))


def _assented(paragraph: ParsedParagraph, noun: "Token") -> Clause | None:
    """ "lift the siege", in "without its promise to lift the siege": what is promised is what is asked."""
    if lemma_of(noun) not in toml_table("conditions.toml")["assenting"]["nouns"]:
        return None
    verb = next((t for t in noun.children if t.dep_ in ("acl", "xcomp", "relcl") and is_infinitive(t)), None)
    return None if verb is None else clause_at(paragraph, verb)


def _is_any(noun: "Token") -> bool:
    """True for "any new move": whatever may come of the kind."""
    return any(t.dep_ == "det" and t.lower_ == "any" for t in noun.children)


def _by_terms(
    paragraph: ParsedParagraph,
    kind: ConditionKind,
    attached: ConditionClause,
    preposition: "Token",
    qualified: Qualified,
    parties: Parties,
) -> Condition:
    """ "though only as an equal": that what is offered be done so."""
    joined = {int(t.i) for c in preposition.children if c.dep_ in ("conj", "prep", "cc") for t in c.subtree}
    nouns = [p for p in preposition.children if p.dep_ in ("pobj", "pcomp")]
    joined |= {int(t.i) for p in nouns for c in p.children if c.dep_ in ("conj", "cc") for t in c.subtree}
    joined |= {int(t.i) for p in nouns for c in p.children if c.dep_ == "prep" and _is_joined(c) for t in c.subtree}
    own = [t for t in preposition.subtree if t.i not in joined]
    whose = parties.counterpart(qualified.holder, paragraph, preposition)
    return Condition(kind, whose, f"{qualified.action} {plain_text(own)}", span_of(paragraph, [attached.marker, *own]))


def _is_joined(preposition: "Token") -> bool:
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("and", "or", ",")


def _pointed_back(
    paragraph: ParsedParagraph, kind: ConditionKind, attached: ConditionClause, noun: "Token", qualified: Qualified
) -> Iterator[Condition]:
    """ "will not sit down with him before that", "Otherwise": what the holder has named last as to be done first.

    "In that case" is what another has told last.
    """
    span = span_of(paragraph, [attached.marker, noun])
    if noun.lower_ in toml_table("conditions.toml")["pointing"]["told"]:
        told = [p for p in qualified.earlier if p.holder not in (qualified.holder, None) and not p.implied]
        if told and span.start - told[-1].span.end <= _NEARBY:
            denied = told[-1].stance is Stance.REFUSES
            action = f"not {told[-1].action}" if denied else told[-1].action
            yield Condition(kind, told[-1].holder, action, span)
        return
    own = [p for p in qualified.earlier if p.holder == qualified.holder and not p.implied]
    near = own if noun.lower_ in _REACHING else [p for p in own if span.start - p.span.end <= _NEARBY]
    last = next((p for p in reversed(near) if p.conditions or p.stance is Stance.DEMANDS), None)
    if last is not None and last.conditions:
        yield from (replace(c, kind=kind, span=span) for c in last.conditions)
    elif last is not None:
        yield from (Condition(kind, p.whose, p.action, span) for p in _asked_together(last, own))


def _in_turn(
    paragraph: ParsedParagraph, kind: ConditionKind, attached: ConditionClause, noun: "Token", qualified: Qualified
) -> Iterator[Condition]:
    """ "In return": what the holder has just asked of another, or another has just promised."""
    span = span_of(paragraph, [attached.marker, noun])
    if qualified.stance is Stance.DEMANDS:
        return
    near = [p for p in qualified.earlier if not p.implied and 0 <= span.start - p.span.end <= _NEARBY]
    for last in reversed(near):
        asked = last.holder == qualified.holder and last.stance is Stance.DEMANDS and last.whose != qualified.holder
        given = last.holder != qualified.holder and last.stance in (Stance.OFFERS, Stance.ACCEPTS)
        if asked or given:
            yield Condition(kind, last.whose, last.action, span)
            return


def _asked_together(last: Position, own: Sequence[Position]) -> Sequence[Position]:
    """The last demand, and those of the same party that the same words make: "must sign and pay"."""
    asked = [p for p in own if p.stance is Stance.DEMANDS and p.whose == last.whose]
    return [p for p in asked if p.span.overlaps(last.span) or abs(last.span.start - p.span.end) <= _JOINED]
