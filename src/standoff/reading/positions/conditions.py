"""Conditions of a position: which kind each is, who would meet it, and what it asks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actors.peoplenouns import is_common
from standoff.reading.language.clauses import Clause, ConditionClause
from standoff.reading.language.phrases import Names, noun_phrase
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.sources import reporting_verb
from standoff.reading.language.syntax import NOMINAL, VERBAL, lemma_of, span_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Condition, ConditionKind, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.condition_actions import Qualified, is_receipt, worded
from standoff.reading.positions.condition_performers import happens, performer
from standoff.reading.positions.found import Found
from standoff.reading.positions.noun_conditions import conditions_of_noun
from standoff.reading.positions.open_threats import provoked_by
from standoff.reading.positions.taken_up import taken_up
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token
    from standoff.text import Span

_MARKER_LENGTH = 4
"""The most words that a condition marker has."""

_EMPTY = frozenset({"have", "must", "need"})
"""Verbs that say nothing without another."""

_KNOWN = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what has been spoken of."""

_OWNED = ("poss", "amod", "compound", "nmod")
_WEAK = {
    "before": {Stance.REFUSES},
    "ahead": {Stance.REFUSES},
    "prior": {Stance.REFUSES},
    "while": {Stance.REFUSES, Stance.THREATENS},
    "without": {Stance.REFUSES, Stance.THREATENS},
}
"""Markers that are mostly of time or manner, and the stances with which they are conditions all the same."""


def conditions_of(match: Found, qualified: Qualified, parties: Parties, names: Names) -> tuple[Condition, ...]:
    """The conditions of a match: its own, and those on its clauses; each once, in order."""
    found: dict[tuple[int, int], Condition] = {}
    plural = any(t.lower_ in ("they", "we") for host in match.hosts for t in host.grammatical_subjects)
    qualified = replace(qualified, towards=tuple(_towards(match, qualified, parties)), plural=plural)
    hung = (*match.conditions, *(c for host in match.hosts for c in host.conditions), *provoked_by(match))
    for attached in hung:
        if match.stance not in _WEAK.get(attached.marker.lower_, set(Stance)):
            continue
        if _is_told(match, attached) or _is_manner(attached) or _is_of_another(match, attached):
            continue
        for number, condition in enumerate(_conditions(match.paragraph, attached, qualified, parties, names)):
            head = attached.clause.verb if attached.clause is not None else attached.noun
            place = int(head.i) if head is not None else attached.marker.i
            only_if = match.exclusive and condition.kind is ConditionKind.IF
            meant = _undone(condition, attached, match.stance)
            exchanged = match.stance is Stance.DEMANDS and condition.kind is ConditionKind.IN_EXCHANGE_FOR
            exchanged = exchanged and not attached.subjects
            if exchanged and not _has_owner(attached, match, parties):
                # What is asked in return for a thing is asked by who would give it.
                meant = replace(meant, whose=qualified.holder)
            if (condition.whose, condition.action) == (qualified.whose, qualified.action):
                continue
            found.setdefault((place, number), replace(meant, kind=ConditionKind.UNLESS) if only_if else meant)
    return tuple(found[place] for place in sorted(found))


def _towards(match: Found, qualified: Qualified, parties: Parties) -> Iterator[str]:
    """The parties that the position's own words name beside its holder: Oslo, in "will not sell gas to Oslo"."""
    clause = match.target.clause
    tokens = clause.tokens() if clause is not None else list(match.target.head.subtree)
    start = clause.verb.i if clause is not None else 0
    saying = reporting_verb(clause.verb) if clause is not None else None
    told = [t for t in saying.children if t.dep_ in ("dobj", "dative")] if saying is not None else []
    told += [t for p in told for t in p.children if p.dep_ == "dative" and t.dep_ == "pobj"]
    named = parties.context.who(_named_in(tokens, start), match.paragraph)
    # "told a newspaper", whose name may hold that of a country.
    listeners = (a for a in parties.context.who(told, match.paragraph) if len(parties.context.actor(a).mentions) > 1)
    for actor in (*listeners, *named):
        party = parties.party(actor)
        if party != qualified.holder and not parties.kin(party, qualified.holder):
            yield party


def _has_owner(attached: ConditionClause, match: Found, parties: Parties) -> bool:
    """True for what the words say who would give: "the departure of every Cuban soldier"."""
    inner = list(attached.noun.subtree) if attached.noun is not None else []
    return bool(parties.context.who([t for t in inner if t.dep_ in _OWNED], match.paragraph))


def _named_in(tokens: Sequence["Token"], start: int) -> list["Token"]:
    return [t for t in tokens if t.i > start and t.pos_ in NOMINAL]


def _is_told(match: Found, attached: ConditionClause) -> bool:
    """True for what happened: "dismissed it before it had sat", a past tense under one, about what is known."""
    host = next(iter(match.hosts), None)
    if host is None or attached.clause is None or host.tense not in (Tense.PAST, Tense.PERFECT) or host.sources:
        return False
    noun = match.target.noun
    asked = match.stance is Stance.DEMANDS
    known = asked or (
        noun is not None and (noun.pos_ == "PRON" or any(t.lower_ in _KNOWN or t.dep_ == "poss" for t in noun.children))
    )
    timed = attached.marker.lower_ in toml_table("conditions.toml")["tied"]["timing"] or (
        asked and attached.kind == "until" and host.tense is Tense.PERFECT
    )
    return known and timed and attached.clause.tense in (Tense.PAST, Tense.PERFECT)


def _is_manner(attached: ConditionClause) -> bool:
    """True for "without shutting the door", which says how; not for "without being paid", what another must do."""
    clause = attached.clause
    if clause is None or attached.marker.lower_ != "without" or attached.subjects != clause.subjects:
        return False
    bare = clause.verb.tag_ == "VBG" and not any(t.dep_.startswith("nsubj") for t in clause.verb.children)
    return bare and not is_receipt(clause) and not clause.passive


def _is_of_another(match: Found, attached: ConditionClause) -> bool:
    """True for "only if it is paid", in "will not give more, and that only if it is paid": of what it does give."""
    marker = attached.marker
    before = [t.lower_ for t in marker.doc[max(0, marker.i - 2) : marker.i + 1]]
    added = "and that" in " ".join(before)
    return match.stance is Stance.REFUSES and added


def _undone(condition: Condition, attached: ConditionClause, stance: Stance) -> Condition:
    """ "if they are not freed" as "unless they are freed", where a threat or a refusal hangs on it."""
    plain = attached.marker.lower_ in ("if", "should", "were", "had") and condition.kind is ConditionKind.IF
    if attached.marker.tag_ in ("WP", "WDT") and condition.kind is ConditionKind.UNLESS:
        return replace(condition, action=condition.action.removeprefix("not "))
    if not plain or stance not in (Stance.THREATENS, Stance.REFUSES) or not condition.action.startswith("not "):
        return condition
    return replace(condition, kind=ConditionKind.UNLESS, action=condition.action.removeprefix("not "))


def _conditions(
    paragraph: ParsedParagraph, attached: ConditionClause, qualified: Qualified, parties: Parties, names: Names
) -> Sequence[Condition]:
    if attached.kind not in set(ConditionKind):
        return []
    kind = ConditionKind(attached.kind)
    if attached.clause is not None:
        condition = _from_clause(kind, attached, attached.clause, qualified, parties, names)
        return [] if condition is None else [condition]
    noun = attached.noun
    return [] if noun is None else conditions_of_noun(paragraph, kind, attached, noun, qualified, parties)


def _from_clause(
    kind: ConditionKind,
    attached: ConditionClause,
    clause: Clause,
    qualified: Qualified,
    parties: Parties,
    names: Names,
) -> Condition | None:
    tokens = clause.tokens()
    if not tokens:
        return None
    first = min(t.i for t in tokens)
    purpose = attached.marker.lower_ == "if" and (_is_purpose(clause) or _is_fortune(clause))
    unreal = _meant(clause)
    if unreal is not None:
        clause, attached = unreal, replace(attached, clause=unreal, subjects=attached.subjects or unreal.subjects)
    marker = [attached.marker] if first - _MARKER_LENGTH <= attached.marker.i < first else []
    span = span_of(clause.paragraph, [*marker, *tokens])
    said = any(c.verb.pos_ in VERBAL for c in clause.complements)
    if purpose:
        return None
    if lemma_of(clause.verb) in _EMPTY and not clause.objects and not said:
        # "if it has to", "if it must"
        return None
    asked = taken_up(attached, clause, qualified, parties)
    if asked is not None:
        return Condition(kind, *asked, span)
    whose = performer(kind, attached, clause, qualified, parties)
    action = worded(clause, whose, qualified, names)
    if action is None:
        return None
    nobodys = whose is None and happens(attached, clause) and not clause.objects
    if nobodys or _is_of_a_thing(attached, clause, action, parties):
        action = f"let {noun_phrase(attached.subjects[0])} {action}"
    return Condition(kind, whose, action, span)


def _is_of_a_thing(attached: ConditionClause, clause: Clause, action: str, parties: Parties) -> bool:
    """True for "come in", said of a ban, which another would let come in: the thing is not left unsaid."""
    subject = attached.subjects[0] if len(attached.subjects) == 1 else None
    if subject is None or subject.pos_ != "NOUN" or clause.passive or clause.objects or clause.is_existential:
        return False
    acts = lemma_of(clause.verb) != "be" and not clause.negated
    told = subject.lower_ in action.lower() or parties.context.who((subject,), clause.paragraph)
    return acts and not told and not is_common(subject)


def _is_purpose(clause: Clause) -> bool:
    """True for "if the talks are to succeed", "if there is to be peace": what for, and nothing asked of anybody."""
    infinitives = [t for t in clause.verb.children if t.dep_ in ("xcomp", "ccomp") and is_infinitive(t)]
    return lemma_of(clause.verb) == "be" and clause.verb.tag_ in ("VBZ", "VBP") and bool(infinitives)


def _is_fortune(clause: Clause) -> bool:
    """True for "if all goes well"."""
    table = toml_table("conditions.toml")["tied"]
    subjects = clause.grammatical_subjects
    nobody = bool(subjects) and all(t.lower_ in table["fortune"] for t in subjects)
    return nobody and lemma_of(clause.verb) in table["fated"] and not clause.objects


def _meant(clause: Clause) -> Clause | None:
    """ "lower the fee", in "if Oslo were to lower the fee": "be to" says nothing of its own."""
    infinitives = [c for c in clause.complements if is_infinitive(c.verb) and c.verb.i > clause.verb.i]
    plain = lemma_of(clause.verb) == "be" and not clause.passive and clause.adjective is None and not clause.objects
    return infinitives[0] if plain and len(infinitives) == 1 else None


def spans_of_conditions(conditions: Sequence[Condition]) -> list["Span"]:
    """The spans of conditions that have one."""
    return [c.span for c in conditions if c.span is not None]
