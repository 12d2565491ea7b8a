"""Finds positions by their cue words: verbs, predicate adjectives and nouns of `positions.toml`."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.negation import is_no_longer
from standoff.reading.language.phrases import noun_phrase, plain_text, verb_phrase
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import Cue, cues, warned_off, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.frames import verbal_targets
from standoff.reading.positions.nominals import action_of, is_hostile, movements, names_action, results
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive


def from_clause(clause: Clause) -> Iterator[Found]:
    """Positions worded by the clause's own verb, adjective, or light verb with a denied noun."""
    if clause.hypothetical:
        return
    if clause.lemma in words("expecting", "verbs") and _is_watched(clause):
        return
    adjectival = adjective_rows(clause)
    verbal = () if adjectival and clause.passive else (*verb_rows(clause), *_with_result(clause))
    found = [one for cue in verbal for one in _from_cue(cue, clause)]
    # "wants its castles back" wants them in one way only.
    stated = {one.target.head.i for one in found if one.target.result is not None}
    yield from (one for one in found if one.target.result is not None or one.target.head.i not in stated)
    for cue in adjectival:
        for one in _from_cue(cue, clause):
            yield replace(one, holders=clause.grammatical_subjects) if clause.passive else one
    yield from _seconded(clause)
    yield from _open_door(clause)


def _is_watched(clause: Clause) -> bool:
    """True for "analysts expect Oslo to sign": a forecast by who only looks on."""
    return any(lemma_of(t) in words("observers", "nouns") for t in clause.grammatical_subjects)


def _open_door(clause: Clause) -> Iterator[Found]:
    """ "the door stays open to talks, Oslo says", "Oslo's offer is still open": whose it is offers it."""
    doors = [t for t in clause.grammatical_subjects if lemma_of(t) in words("denied", "doors")]
    if not doors or clause.adjective is None or clause.adjective.lower_ != "open" or clause.negated:
        return
    owners = tuple(t for t in doors[0].children if t.dep_ == "poss") or clause.sources
    for thing in clause.prepositional("to", "for") if owners else ():
        doing = clause_at(clause.paragraph, thing) if thing.tag_ == "VBG" else None
        target = Target(doing, None if doing else thing, own=True)
        found = by_cue(clause, target, Stance.OFFERS, _OPEN)
        yield replace(found, holders=owners)


_OPEN = Cue("phrase", Stance.OFFERS, None, (), 0.4, False, False, False, False, "accept", False, "phrase:open-door")


def verb_rows(clause: Clause) -> tuple[Cue, ...]:
    """Cues of the clause's verb; of `brush aside`, too, where the parser takes the particle for an adverb."""
    rows = cues("verb")
    if clause.particle is None and clause.verb.i + 1 < len(clause.verb.doc):
        after = clause.verb.nbor()
        if after.dep_ == "advmod" and after.head == clause.verb and f"{clause.lemma} {after.lower_}" in rows:
            return rows[f"{clause.lemma} {after.lower_}"]
    return rows.get(clause.lemma, ())


def adjective_rows(clause: Clause) -> tuple[Cue, ...]:
    """Cues of the predicate adjective, which the parser may take for a passive: "is opposed to"."""
    rows = cues("adjective")
    if clause.adjective is not None:
        return rows.get(clause.adjective.lower_, ()) or rows.get(lemma_of(clause.adjective), ())
    stative = clause.verb.tag_ == "VBN" and clause.passive and not clause.agents
    auxiliary = any(t.dep_ == "auxpass" and lemma_of(t) in words("judging", "copulas") for t in clause.verb.children)
    return rows.get(clause.verb.lower_, ()) if stative and auxiliary else ()


def _with_result(clause: Clause) -> list[Cue]:
    """Cues of the verb without its particle, where that says what is wanted: "ordered the envoys out"."""
    if clause.particle not in results():
        return []
    return [cue for cue in cues("verb").get(lemma_of(clause.verb), ()) if "done" in cue.frames]


def _from_cue(cue: Cue, clause: Clause) -> Iterator[Found]:
    negated = clause.negated
    if negated and any(is_no_longer(t) for t in clause.verb.children):
        yield from _given_up(cue, clause)
    if negated and cue.negated is None:
        return
    if cue.only_negated and not negated:
        return
    if cue.only_perfect and not negated and (clause.tense is not Tense.PERFECT or clause.passive):
        return
    if not negated and _is_yet_to_come(clause) and cue.negated is Stance.REFUSES:
        yield from (by_cue(clause, target, Stance.REFUSES, cue) for target in verbal_targets(cue, clause))
        return
    if not negated and not_yet_said(clause):
        return
    if (cue.stance in FOREWARNED and is_forewarned(clause)) or (cue.stance is None and _was_before(clause)):
        return
    if negated and clause.passive and clause.modal is not None and lemma_of(clause.verb) in words("modals", "expected"):
        # "cannot be expected to pay" is read with its modal.
        return
    given = _given_to(cue, clause)
    if given:
        yield from given
        return
    if cue.stance is Stance.REFUSES and not negated:
        held_open = list(_held_open(clause))
        if held_open:
            yield from held_open
            return
    targets = verbal_targets(cue, clause)
    if not targets and cue.elliptical and not clause.objects and not _complements_in_reach(clause):
        targets = [Target(clause, None, own=True)]
    for target in targets:
        if cue.only_denied and (target.clause is None or not target.clause.negated):
            continue
        stance = stance_of(cue, target, clause, negated)
        unlike = negated and stance is Stance.DEMANDS
        if unlike and target.clause is None and cue.stance is Stance.DEMANDS:
            continue
        if target.clause is not None and _is_hopeless(target.clause):
            yield from _not_to_be_expected(clause, target.clause, cue)
        elif stance is not None:
            found = as_departure(replace(by_cue(clause, target, stance, cue), dropped=_ends_with(clause)))
            denied = unlike and (cue.stance is Stance.DEMANDS or found.action is None)
            yield replace(found, denied=denied or warned_off(cue))


def _held_open(clause: Clause) -> Iterator[Found]:
    """ "refused to rule out a strike", "declined to exclude talks": what one might do."""
    for ruled in clause.complements:
        if is_infinitive(ruled.verb) and ruled.lemma in words("orders", "forgoing"):
            for row in cues("verb").get(ruled.lemma, ()):
                for target in verbal_targets(row, ruled) if row.stance is Stance.REFUSES else ():
                    found = by_cue(clause, target, commitment(target, ruled), row)
                    yield replace(found, committed=True)
                    return


def _is_yet_to_come(clause: Clause) -> bool:
    """True for `agree` in "has yet to agree"."""
    head = clause.verb.head
    held = lemma_of(head) in ("have", "be") and clause.verb.dep_ == "xcomp" and is_infinitive(clause.verb)
    return held and any(t.lower_ == "yet" and t.i < clause.verb.i for t in head.children)


def _given_to(cue: Cue, clause: Clause) -> list[Found]:
    """ "Oslo was offered a seat", "firms were promised compensation": by whoever stands against who is to have it."""
    things = [t for t in clause.verb.children if t.dep_ in ("dobj", "oprd") and t.i > clause.verb.i]
    offers = cue.stance in (Stance.OFFERS, None) and "np" in cue.frames
    if not clause.passive or not offers or clause.negated:
        return []
    found = (by_cue(clause, Target(None, t, own=True), Stance.OFFERS, cue) for t in things)
    return [replace(f, holders=clause.agents, against=clause.grammatical_subjects, voiced=True) for f in found]


def stance_of(cue: Cue, target: Target, clause: Clause, negated: bool) -> Stance | None:
    """The stance that a cue words of `target`; what one does not rule out one offers, or threatens with."""
    stance = cue.negated if negated else cue.stance
    if (negated and stance is Stance.OFFERS) or (not negated and stance is None):
        return commitment(target, clause)
    return stance


FOREWARNED = (Stance.DEMANDS, Stance.REFUSES)
"""What is only threatened as long as one warns that one would."""


def is_forewarned(clause: Clause) -> bool:
    """True for `advise` in "warned that it would advise its firms to sue": the demand itself is what is threatened."""
    promised = clause.modal in ("will", "would") and not clause.negated
    return promised and clause.reporting in words("commitments", "warning")


def _was_before(clause: Clause) -> bool:
    """True for "had planned to buy": a promise or plan of before that time."""
    return any(t.dep_ == "aux" and t.lower_ == "had" for t in clause.verb.children)


def _ends_with(clause: Clause) -> bool:
    """True for "held up the loan before dropping its objections"."""
    if clause.tense is not Tense.PAST:
        return False
    later = [p for t in clause.verb.children if t.lower_ in ("before", "until") for p in t.children]
    return any(p.tag_ == "VBG" and clause_at(clause.paragraph, p).lemma in words("given_up", "verbs") for p in later)


def _given_up(cue: Cue, clause: Clause) -> Iterator[Found]:
    """ "no longer insists on talks": a position that is none any more."""
    if cue.stance is not None and cue.negated is None:
        for target in verbal_targets(cue, clause):
            yield replace(by_cue(clause, target, cue.stance, cue), dropped=True)


def _is_hopeless(told: Clause) -> bool:
    """True for "not to expect its support"."""
    return told.negated and told.lemma in words("expecting", "verbs") and bool(told.objects)


def _not_to_be_expected(clause: Clause, told: Clause, cue: Cue) -> Iterator[Found]:
    """ "told Oslo not to expect its help" refuses that help."""
    for noun in told.objects:
        found = by_cue(clause, Target(None, noun, own=True), Stance.REFUSES, cue)
        yield replace(found, hosts=(clause, told), action=action_of(noun, Stance.OFFERS))


def _complements_in_reach(clause: Clause) -> bool:
    """True when the clause has a complement before any colon: in "Oslo refuses: it cannot pay" the rest explains."""
    first = min((c.verb.left_edge.i for c in clause.complements), default=None)
    return first is not None and not any(t.text == ":" for t in clause.verb.doc[clause.verb.i : first])


def _seconded(clause: Clause) -> Iterator[Found]:
    """ "backs both demands": another's demands become its own."""
    if clause.lemma not in words("seconding", "verbs") or clause.negated or not_yet_said(clause):
        return
    for noun in clause.objects:
        if lemma_of(noun) in words("anaphors", "demand_nouns") and not any(t.dep_ == "prep" for t in noun.children):
            found = by_cue(clause, Target(None, noun, own=False), Stance.DEMANDS, _SECONDED)
            yield replace(found, elliptical=True)


_SECONDED = Cue("phrase", Stance.DEMANDS, None, (), 0.6, False, False, True, False, None, False, "phrase:seconding")


def by_cue(clause: Clause, target: Target, stance: Stance, cue: Cue) -> Found:
    """A position of the clause's subject, worded by `cue`."""
    hosts = (clause, target.clause) if target.clause is not None else (clause,)
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=hosts,
        strength=cue.strength,
        confidence=0.8,
        rule=cue.rule,
        sources=clause.sources,
        committed=cue.stance is None,
        action=(_by_verb(cue, target, stance) if stance is not Stance.ACCEPTS else None) or _let(cue, target, clause),
        elliptical=(target.clause is clause and cue.elliptical) or complies(target),
    )


def _let(cue: Cue, target: Target, clause: Clause) -> str | None:
    """ "let the neighbours build", for who does not accept that the neighbours may build."""
    if cue.stance is not Stance.ACCEPTS or target.clause in (None, clause) or not target.own:
        return None
    if target.clause is None or target.clause.passive:
        return None
    subjects = [t for t in target.clause.verb.children if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")]
    return f"let {noun_phrase(subjects[0])} {verb_phrase(target.clause)}" if subjects else None


def _by_verb(cue: Cue, target: Target, stance: Stance) -> str | None:
    """ "accept a compromise", from "is open to a compromise"."""
    if cue.stance is None and stance is Stance.THREATENS:
        return None
    unwelcome = stance is Stance.REFUSES and target.noun is not None and is_hostile(target.noun)
    if cue.verb is None or target.noun is None or (names_action(target.noun) and not unwelcome):
        return None
    named = noun_phrase(target.noun)
    return cue.verb.replace("~", named) if "~" in cue.verb else f"{cue.verb} {named}"


def as_departure(found: Found) -> Found:
    """ "leave by May", for what is to be "gone by May": an action of its own subject."""
    clause = found.target.clause
    if clause is None or clause.verb.lower_ != "gone" or not (clause.modal or clause.passive):
        return found
    rest = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
    target = replace(found.target, performers=clause.grammatical_subjects)
    return replace(found, target=target, action=f"{movements()['gone']} {rest}".strip())


def complies(target: Target) -> bool:
    """True for "refuses to comply", "offered to do so": what it is about stands in an earlier demand."""
    clause = target.clause
    if clause is None or not target.own:
        return False
    fronted = clause.verb.head.left_edge.lower_ in ("that", "this") and clause.verb.dep_ == "xcomp"
    if clause.lemma == "do" and not clause.objects and fronted:
        # "That it has declined to do."
        return True
    if clause.lemma == "do" and clause.objects:
        return all(o.lower_ in words("anaphors", "pronouns") for o in clause.objects)
    if clause.objects:
        return False
    does_so = clause.lemma == "do" and any(t.lower_ in ("so", "likewise") for t in clause.verb.children)
    to_what = clause.prepositional("on", "from", "to")
    asked = words("anaphors", "demand_nouns") | words("sayings", "nouns")
    obeys = all(t.pos_ in VERBAL or lemma_of(t) in asked for t in to_what)
    return does_so or (clause.lemma in words("anaphors", "complying") and obeys)
