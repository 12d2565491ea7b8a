"""Finds positions worded by set phrases: "has no intention of leaving", "set its face against a tribunal"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import VERBAL, coordinated, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.asserted import not_yet_said
from standoff.reading.positions.cue_matchers import by_cue
from standoff.reading.positions.cues import Cue, cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.noun_matchers import noun_targets
from standoff.reading.positions.targets import Target, is_proposal
from standoff.reading.positions.verb_forms import is_infinitive
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_SAID_NO = Cue("phrase", Stance.REFUSES, None, (), 0.8, False, False, True, False, None, False, "phrase:no")

_ENOUGH = Cue("phrase", Stance.DEMANDS, None, (), 0.8, False, False, False, False, None, False, "phrase:enough")
_UNWANTED = Cue("phrase", Stance.REFUSES, None, (), 0.7, False, False, False, False, None, False, "phrase:want-no")


def from_idiom(clause: Clause) -> Iterator[Found]:
    """Positions worded by a verb together with a fixed noun, adjective or answer."""
    if clause.hypothetical:
        return
    yield from _denied_nouns(clause)
    yield from _fixed_refusals(clause)
    yield from _unwanted(clause)
    yield from _answered_no(clause)
    yield from _only_enough(clause)
    yield from _nothing_less(clause)


def _fixed_refusals(clause: Clause) -> Iterator[Found]:
    """ "said no", "will have none of it", "will not hear of a truce": idioms of refusing."""
    if clause.verb.doc.words.isdisjoint(("no", "none")):
        return
    answer = next(
        (t for t in clause.verb.children if t.dep_ in ("intj", "dobj", "ccomp", "advmod") and t.i > clause.verb.i), None
    )
    after = clause.verb.doc[clause.verb.i + 1 : clause.verb.i + 4]
    answers = [t for t in after if t.lower_ == "no" and t.dep_ != "det" and t.sent == clause.verb.sent]
    plain = answer is not None and not list(answer.children)
    said_no = clause.lemma == "say" and plain and answer is not None and answer.lower_ == "no"
    told_no = clause.lemma in words("answers", "verbs") and any(not list(t.children) for t in answers)
    for thing in clause.prepositional("to") if said_no else ():
        # "said no to a lease", "said no to paying"
        doing = clause_at(clause.paragraph, thing) if thing.tag_ == "VBG" else None
        yield by_cue(clause, Target(doing, None if doing else thing, own=True), Stance.REFUSES, _SAID_NO)
        return
    held = clause.modal in words("modals", "refusing") or clause.verb.tag_ == "VBG"
    none_of = (clause.lemma == "have" and held) or clause.lemma in words("denied", "none")
    none_of = none_of and any(t.lower_ == "none" for t in clause.objects)
    if said_no or told_no or none_of:
        yield replace(by_cue(clause, Target(clause, None, own=True), Stance.REFUSES, _SAID_NO), elliptical=True)


def _denied_nouns(clause: Clause) -> Iterator[Found]:
    """ "has no intention of leaving", "showed little interest in a deal", "is in no mood to talk"."""
    if clause.lemma not in words("denied", "verbs"):
        return
    carried = [t for t in clause.objects if t.head == clause.verb or t.i > clause.verb.i]
    carried += [n for n in clause.prepositional("in", "under", "of") if clause.lemma == "be"]
    for noun in carried:
        if not _is_denied(noun, clause):
            continue
        if lemma_of(noun) in words("denied", "shown") and clause.lemma not in words("denied", "showing"):
            continue
        if noun.lower_ == "nothing" and (clause.lemma == "have" or (clause.is_existential and clause.sources)):
            yield from _nothing_to(clause, noun)
        if clause.is_existential and clause.sources and lemma_of(noun) in words("denied", "quarrels"):
            yield from _no_quarrel(clause, noun)
        for cue in cues("denied-noun").get(lemma_of(noun), ()):
            for target in [*noun_targets(cue, noun, clause.paragraph)] or [*_next_to(cue, noun, clause)]:
                about = target.clause is not None or (target.noun is not None and is_proposal(target.noun))
                shown = lemma_of(noun) in words("denied", "towards") and clause.lemma in words("denied", "showing")
                about = about or (shown and target.noun is not None and target.noun.pos_ == "NOUN")
                if about and cue.stance is not None and (not clause.is_existential or clause.sources):
                    yield by_cue(clause, replace(target, own=True, performers=()), cue.stance, cue)
            for verb in (t for t in noun.children if t.dep_ in ("relcl", "acl") and _asks_why(t)):
                yield _no_reason_why(clause, clause_at(clause.paragraph, verb), cue)
            plain = _infinitive_taken_for_noun(noun)
            if plain is not None and cue.stance is not None:
                yield replace(by_cue(clause, Target(None, plain, own=True), cue.stance, cue), action=lemma_of(plain))


def _next_to(cue: Cue, noun: "Token", clause: Clause) -> Iterator[Target]:
    """What the next word ties to the noun, where the parser hangs it on the verb: "sees no point in waiting"."""
    said = any(t.lower_ in words("denied", "scant") for t in noun.children)
    if noun.i + 1 >= len(noun.doc) or not said:
        return
    after = noun.nbor()
    if after.tag_ == "TO" and after.dep_ == "aux" and "to" in cue.frames:
        yield Target(clause_at(clause.paragraph, after.head), None, own=True)
    elif after.dep_ == "prep" and after.lower_ in cue.frames:
        for head in (n for t in after.children if t.dep_ in ("pobj", "pcomp") for n in coordinated(t)):
            if head.tag_ == "VBG" and head.pos_ in VERBAL:
                yield Target(clause_at(clause.paragraph, head), None, own=True)
            elif head.pos_ == "NOUN":
                yield Target(None, head, own=True)


def _asks_why(verb: "Token") -> bool:
    return any(t.tag_ == "WRB" and t.lower_ == "why" for t in verb.children)


def _no_reason_why(clause: Clause, reason: Clause, cue: Cue) -> Found:
    """ "sees no reason why it should wait", "why the envoys should wait": what one will not do, or have others do."""
    found = by_cue(clause, Target(reason, None, own=True), Stance.REFUSES, cue)
    others = [t for t in reason.grammatical_subjects if t.pos_ in ("NOUN", "PROPN")]
    return replace(found, action=f"make {noun_phrase(others[0])} {verb_phrase(reason)}") if others else found


def _nothing_less(clause: Clause) -> Iterator[Found]:
    """ "demands nothing less than an apology", "will accept nothing short of an apology"."""
    rows = cues("verb").get(clause.lemma, ())
    wanting = [
        c for c in rows if c.stance is Stance.DEMANDS or (c.negated and clause.lemma in words("modals", "acceptance"))
    ]
    if not wanting or not_yet_said(clause):
        return
    for nothing in (o for o in clause.objects if o.lower_ == "nothing"):
        below = [t for t in nothing.subtree if t.dep_ == "pobj" and t.head.lower_ in ("than", "of", "but")][:1]
        if any(t.lower_ in ("less", "short", "but") for t in nothing.subtree):
            yield from (by_cue(clause, Target(None, t, own=False), Stance.DEMANDS, _ENOUGH) for t in below)


def _answered_no(clause: Clause) -> Iterator[Found]:
    """ "Oslo's answer was no"."""
    answers = [t for t in clause.grammatical_subjects if lemma_of(t) in words("voices", "nouns")]
    no = any(t.lower_ == "no" and t.dep_ != "det" and t.i > clause.verb.i for t in clause.verb.children)
    if clause.lemma == "be" and answers and no:
        owners = tuple(t for t in answers[0].children if t.dep_ == "poss")
        found = by_cue(clause, Target(clause, None, own=True), Stance.REFUSES, _SAID_NO)
        yield replace(found, holders=owners, voiced=not owners, elliptical=True)


def _only_enough(clause: Clause) -> Iterator[Found]:
    """ "Nothing short of an apology would satisfy Oslo", "only an apology will do, Oslo says"."""
    if clause.lemma not in words("modals", "satisfying") or clause.modal not in ("will", "would"):
        return
    pleased = tuple(clause.objects)
    for subject in clause.grammatical_subjects:
        things = [t for t in subject.subtree if t.dep_ == "pobj" and t.head.lower_ in ("than", "of", "but")][:1]
        less = subject.lower_ in word_lists()["negative_pronouns"] and any(
            t.lower_ in ("less", "short", "but") for t in subject.subtree
        )
        only = any(t.lower_ == "only" for t in subject.subtree) and (clause.lemma in ("do", "suffice") or bool(pleased))
        for thing in things if less else [subject] if only else []:
            if pleased or clause.sources:
                found = by_cue(clause, Target(None, thing, own=False), Stance.DEMANDS, _ENOUGH)
                yield replace(found, holders=pleased or clause.sources)


def _infinitive_taken_for_noun(noun: "Token") -> "Token | None":
    """ "bargain", in "showed no disposition to bargain", where the tagger sees a noun."""
    at = noun.i + 2
    if at >= len(noun.doc) or noun.nbor().lower_ != "to":
        return None
    word = noun.doc[at]
    return word if word.tag_ == "NN" and word.head == noun.nbor() and not list(word.children) else None


def _unwanted(clause: Clause) -> Iterator[Found]:
    """ "wants no observers in the port"."""
    if lemma_of(clause.verb) not in word_lists()["wanting_verbs"] or clause.complements or not_yet_said(clause):
        return
    for noun in clause.objects:
        unwanted = noun.pos_ == "NOUN" and any(t.lower_ == "no" for t in noun.children)
        if unwanted and lemma_of(noun) not in words("modals", "had"):
            yield by_cue(clause, Target(None, noun, own=True), Stance.REFUSES, _UNWANTED)


def _nothing_to(clause: Clause, nothing: "Token") -> Iterator[Found]:
    """ "has nothing to apologise for"."""
    for verb in nothing.children:
        if verb.dep_ in ("acl", "relcl") and is_infinitive(verb) and lemma_of(verb) in words("denied", "nothing"):
            target = Target(clause_at(clause.paragraph, verb), None, own=True)
            found = replace(by_cue(clause, target, Stance.REFUSES, _UNWANTED), action=lemma_of(verb))
            yield replace(found, holders=clause.sources) if clause.is_existential else found


def _no_quarrel(clause: Clause, noun: "Token") -> Iterator[Found]:
    """ "there is no dispute to discuss, Lima says": it will not discuss one."""
    for verb in (t for t in noun.children if t.dep_ in ("acl", "relcl") and is_infinitive(t)):
        if lemma_of(verb) in words("denied", "nothing"):
            target = Target(clause_at(clause.paragraph, verb), None, own=True)
            found = replace(by_cue(clause, target, Stance.REFUSES, _UNWANTED), holders=clause.sources)
            thing = " ".join(t.text for t in noun.subtree if t.i <= noun.i and t.lower_ != "no")
            yield replace(found, action=f"{lemma_of(verb)} any {thing}")


def _is_denied(noun: "Token", clause: Clause) -> bool:
    """True for "no wish", "little wish", "not any wish", and for "neither showed any wish"."""
    scant = any(t.lower_ in words("denied", "scant") and t.head == noun for t in noun.children)
    few = any(t.lower_ == "a" and t.head.lower_ in ("little", "few") for t in noun.subtree)
    return (scant and not few) or (clause.negated and noun in clause.objects)
