"""Finds positions by their cue words: verbs, predicate adjectives and nouns of `positions.toml`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, ConditionClause, Tense, clause_at, lemma_of
from standoff.reading.cues import Cue, cues, words
from standoff.reading.found import Found
from standoff.reading.model import Stance
from standoff.reading.negation import is_no_longer
from standoff.reading.nominals import action_of, names_action, results
from standoff.reading.phrases import noun_phrase
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.syntax import VERBAL, bare_conjunct
from standoff.reading.tables import word_lists
from standoff.reading.targets import Target, fallen_short_of, infinitives_after, is_infinitive, verbal_targets

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def from_clause(clause: Clause) -> Iterator[Found]:
    """Positions worded by the clause's own verb, adjective, or light verb with a denied noun."""
    if clause.hypothetical:
        return
    for cue in (*cues("verb").get(clause.lemma, ()), *_with_result(clause)):
        yield from _from_cue(cue, clause)
    if clause.adjective is not None:
        rows = cues("adjective")
        for cue in rows.get(clause.adjective.lower_, ()) or rows.get(lemma_of(clause.adjective), ()):
            yield from _from_cue(cue, clause)
    if clause.lemma in ("have", "see", "be"):
        yield from _denied_nouns(clause)
    yield from _fixed_refusals(clause)
    yield from _seconded(clause)
    if clause.lemma == "be":
        yield from _clefts(clause)
    else:
        yield from _bare_cleft(clause)


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
    if not negated and _not_yet_said(clause):
        return
    if cue.stance in FOREWARNED and is_forewarned(clause):
        return
    targets = verbal_targets(cue, clause)
    if not targets and cue.elliptical and not clause.objects and not _complements_in_reach(clause):
        targets = [Target(clause, None, own=True)]
    for target in targets:
        stance = cue.negated if negated else cue.stance or commitment(target, clause)
        unlike = negated and stance is Stance.DEMANDS
        if unlike and target.clause is None and cue.stance is Stance.DEMANDS:
            continue
        if target.clause is not None and _is_hopeless(target.clause):
            yield from _not_to_be_expected(clause, target.clause, cue)
        elif stance is not None:
            found = replace(_found(clause, target, stance, cue), dropped=_ends_with(clause))
            yield replace(found, denied=unlike and (cue.stance is Stance.DEMANDS or found.action is None))


FOREWARNED = (Stance.DEMANDS, Stance.REFUSES)
"""What is only threatened as long as one warns that one would."""


def is_forewarned(clause: Clause) -> bool:
    """True for `advise` in "warned that it would advise its firms to sue": the demand itself is what is threatened."""
    promised = clause.modal in ("will", "would") and not clause.negated
    return promised and clause.reporting in words("commitments", "warning")


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
            yield replace(_found(clause, target, cue.stance, cue), dropped=True)


def _is_hopeless(told: Clause) -> bool:
    """True for "not to expect its support"."""
    return told.negated and told.lemma in words("expecting", "verbs") and bool(told.objects)


def _not_to_be_expected(clause: Clause, told: Clause, cue: Cue) -> Iterator[Found]:
    """ "told Oslo not to expect its help" refuses that help."""
    for noun in told.objects:
        found = _found(clause, Target(None, noun, own=True), Stance.REFUSES, cue)
        yield replace(found, hosts=(clause, told), action=action_of(noun, Stance.OFFERS))


def _not_yet_said(clause: Clause) -> bool:
    """True when the cue itself is only possible, planned or hung on a condition: "if Oslo accepts", "may demand"."""
    if clause.modal in ("may", "might", "must", "should") or clause.reporting in word_lists()["denying_verbs"]:
        return True
    if clause.modal in ("can", "could") and not clause.sources:
        return True
    unmarked = not any(t.dep_ == "aux" for t in clause.verb.children)
    if clause.verb.tag_ == "VB" and unmarked and not bare_conjunct(clause.verb):
        return True
    dependent = clause.verb.dep_ in ("xcomp", "advcl", "acl", "pcomp", "dobj", "pobj")
    if clause.verb.tag_ == "VBG" and clause.verb.dep_ in ("xcomp", "pcomp", "dobj", "pobj", "csubj", "nsubj", "conj"):
        return not any(t.dep_ == "aux" for t in clause.verb.children)
    return is_infinitive(clause.verb) and dependent


def _complements_in_reach(clause: Clause) -> bool:
    """True when the clause has a complement before any colon: in "Oslo refuses: it cannot pay" the rest explains."""
    first = min((c.verb.left_edge.i for c in clause.complements), default=None)
    return first is not None and not any(t.text == ":" for t in clause.verb.doc[clause.verb.i : first])


def _seconded(clause: Clause) -> Iterator[Found]:
    """ "backs both demands": another's demands become its own."""
    if clause.lemma not in words("seconding", "verbs") or clause.negated or _not_yet_said(clause):
        return
    for noun in clause.objects:
        if lemma_of(noun) in words("anaphors", "demand_nouns") and not any(t.dep_ == "prep" for t in noun.children):
            found = _found(clause, Target(None, noun, own=False), Stance.DEMANDS, _SECONDED)
            yield replace(found, elliptical=True)


def _fixed_refusals(clause: Clause) -> Iterator[Found]:
    """ "said no", "will have none of it", "will not hear of a truce": idioms of refusing."""
    answer = next(
        (t for t in clause.verb.children if t.dep_ in ("intj", "dobj", "ccomp", "advmod") and t.i > clause.verb.i), None
    )
    plain = answer is not None and not list(answer.children)
    said_no = clause.lemma == "say" and plain and answer is not None and answer.lower_ == "no"
    for thing in clause.prepositional("to") if said_no else ():
        yield _found(clause, Target(None, thing, own=True), Stance.REFUSES, _SAID_NO)
        return
    none_of = clause.lemma == "have" and clause.modal in words("modals", "refusing") and clause.negated
    none_of = none_of and any(t.lower_ == "none" for t in clause.objects)
    if said_no or none_of:
        yield replace(_found(clause, Target(clause, None, own=True), Stance.REFUSES, _SAID_NO), elliptical=True)


def commitment(target: Target, clause: Clause) -> Stance:
    """What a promise is: a refusal when denied; a threat when hostile, pressing or told as a warning; else an offer."""
    if target.clause is not None and target.clause.negated:
        return Stance.REFUSES
    lemmas = {target.clause.lemma if target.clause is not None else lemma_of(target.head)}
    warned = clause.reporting in words("commitments", "warning")
    pressing = any(_is_pressing(c) for host in (clause, target.clause) if host is not None for c in host.conditions)
    hostile = bool(lemmas & words("commitments", "hostile"))
    return Stance.THREATENS if hostile or warned or pressing else Stance.OFFERS


def _is_pressing(condition: ConditionClause) -> bool:
    """True when a promise hung on `condition` is a threat: until somebody gives way, or if they do a hostile thing."""
    if condition.clause is None:
        return False
    if condition.kind in ("until", "unless"):
        return True
    lemmas = {condition.clause.lemma, lemma_of(condition.clause.verb)}
    return condition.kind == "if" and bool(lemmas & words("commitments", "provoking"))


_SECONDED = Cue("phrase", Stance.DEMANDS, None, (), 0.6, False, True, False, None, False, "phrase:seconding")
_SAID_NO = Cue("phrase", Stance.REFUSES, None, (), 0.8, False, True, False, None, False, "phrase:no")


def _found(clause: Clause, target: Target, stance: Stance, cue: Cue) -> Found:
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
        action=_by_verb(cue, target) if stance is not Stance.ACCEPTS else None,
        elliptical=(target.clause is clause and cue.elliptical) or complies(target),
    )


def _by_verb(cue: Cue, target: Target) -> str | None:
    """ "accept a compromise", from "is open to a compromise"."""
    if cue.verb is None or target.noun is None or names_action(target.noun):
        return None
    return f"{cue.verb} {noun_phrase(target.noun)}"


def complies(target: Target) -> bool:
    """True for "refuses to comply", "offered to do so": what it is about stands in an earlier demand."""
    clause = target.clause
    if clause is None or not target.own:
        return False
    if clause.lemma == "do" and clause.objects:
        return all(o.lower_ in words("anaphors", "pronouns") for o in clause.objects)
    if clause.objects:
        return False
    does_so = clause.lemma == "do" and any(t.lower_ in ("so", "likewise") for t in clause.verb.children)
    to_what = clause.prepositional("on", "from", "to")
    asked = words("anaphors", "demand_nouns") | words("sayings", "nouns")
    obeys = all(t.pos_ in VERBAL or lemma_of(t) in asked for t in to_what)
    return does_so or (clause.lemma in words("anaphors", "complying") and obeys)


def _denied_nouns(clause: Clause) -> Iterator[Found]:
    """ "has no intention of leaving", "sees no reason to talk"."""
    if not clause.negated:
        return
    for noun in clause.objects:
        for cue in cues("denied-noun").get(lemma_of(noun), ()):
            for target in _noun_targets(cue, noun, clause.paragraph):
                if target.clause is not None and cue.stance is not None and (clause.lemma != "be" or clause.sources):
                    own = Target(target.clause, None, own=True)
                    yield _found(clause, own, cue.stance, cue)


def _clefts(clause: Clause) -> Iterator[Found]:
    """ "What the rebels want is a truce", "what it will not do is wait"."""
    for verb in clause.verb.children:
        if verb.dep_ not in ("csubj", "ccomp") or verb.i > clause.verb.i or verb.left_edge.lower_ != "what":
            continue
        inner = clause_at(clause.paragraph, verb)
        stance = _cleft_stance(inner)
        if stance is None:
            continue
        own = stance is not Stance.DEMANDS
        targets = [
            Target(clause_at(clause.paragraph, c), None, own=own) for c in clause.verb.children if _after(c, clause)
        ]
        targets += [Target(None, n, own=own) for n in clause.objects if n.i > clause.verb.i]
        for target in targets:
            yield Found(
                paragraph=clause.paragraph,
                stance=stance,
                target=target,
                holders=inner.subjects,
                tokens=tuple(clause.tokens()),
                hosts=(clause,),
                strength=0.8,
                confidence=0.8,
                rule=f"cleft:{inner.lemma}",
                sources=clause.sources,
            )


def _bare_cleft(clause: Clause) -> Iterator[Found]:
    """ "What it will not do is wait", where the parser takes `is` for an auxiliary."""
    copula = any(t.dep_ in ("aux", "auxpass") and lemma_of(t) == "be" for t in clause.verb.children)
    if clause.verb.tag_ != "VB" or not copula:
        return
    for verb in clause.verb.children:
        if verb.dep_ in ("csubj", "csubjpass") and verb.left_edge.lower_ == "what":
            inner = clause_at(clause.paragraph, verb)
            if _cleft_stance(inner) is Stance.REFUSES:
                cue = replace(_SAID_NO, strength=0.8, elliptical=False, rule=f"cleft:{inner.lemma}")
                found = _found(clause, Target(clause, None, own=True), Stance.REFUSES, cue)
                yield replace(found, holders=inner.subjects)


def _after(token: "Token", clause: Clause) -> bool:
    return bool(token.i > clause.verb.i and token.dep_ in ("ccomp", "xcomp", "advcl") and token.pos_ == "VERB")


def _cleft_stance(inner: Clause) -> Stance | None:
    rows = cues("adjective")
    adjective: tuple[Cue, ...] = ()
    if inner.adjective is not None:
        adjective = rows.get(inner.adjective.lower_, ()) or rows.get(lemma_of(inner.adjective), ())
    for cue in (*cues("verb").get(inner.lemma, ()), *adjective):
        return cue.negated if inner.negated else cue.stance
    willed = inner.modal in words("modals", "refusing") and inner.lemma == "do"
    return Stance.REFUSES if willed and inner.negated else None


def from_noun(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Found]:
    """Positions worded as nouns: "its refusal to talk", "the call for a truce", "pressure on Oslo to sign"."""
    governor = clause_at(paragraph, noun.head) if noun.head.pos_ in VERBAL else None
    if any(t.dep_ == "det" and t.lower_ == "no" for t in noun.children):
        return
    dropped = governor is not None and noun in governor.objects and _gives_up(governor)
    if dropped and governor is not None and (_not_yet_said(governor) or governor.tense is Tense.FUTURE):
        return
    for cue in cues("noun").get(lemma_of(noun), ()):
        if cue.stance is None:
            continue
        for target in _noun_targets(cue, noun, paragraph):
            outside = target.clause.tokens() if target.clause is not None else []
            tokens = tuple(sorted({*noun.subtree, *outside}, key=lambda t: int(t.i)))
            yield Found(
                paragraph=paragraph,
                stance=cue.stance,
                target=target,
                holders=_holders_of_noun(noun, governor, target),
                tokens=tokens,
                hosts=(target.clause,) if target.clause is not None else (),
                strength=cue.strength,
                confidence=0.6,
                rule=cue.rule,
                sources=governor.sources if governor is not None else (),
                dropped=dropped,
            )


def _gives_up(governor: Clause) -> bool:
    """True for "dropped its demand"."""
    return governor.lemma in words("given_up", "verbs") and not governor.negated


def _holders_of_noun(noun: "Token", governor: Clause | None, target: Target) -> tuple["Token", ...]:
    """Whose demand it is: a possessor, an adjective of nationality, "by X", "from X"; else who utters or meets it."""
    # The tagger takes some finite verbs for nouns ("Minsk demands that ..."): their subjects own them.
    owners = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod", "nsubj") and t.i < noun.i]
    owners = [t for t in owners if t.dep_ in ("poss", "nsubj") or t.ent_type_ or t.pos_ == "PROPN" or t.tag_ == "JJ"]
    by = [p for t in noun.children if t.dep_ == "prep" and t.lower_ in ("by", "from", "in") for p in t.children]
    named = (*owners, *(t for t in by if t.dep_ == "pobj" and t not in target.performers))
    if named or governor is None or noun not in governor.objects or _answers(governor):
        return named
    return governor.subjects


def _answers(governor: Clause) -> bool:
    """True for "rejected the demand", "accepted the offer": what is answered is another's."""
    answers = (Stance.REFUSES, Stance.ACCEPTS)
    return any(cue.stance in answers or cue.negated in answers for cue in cues("verb").get(governor.lemma, ()))


def _noun_targets(cue: Cue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Target]:
    demands = cue.stance is Stance.DEMANDS
    if demands and "that" in cue.frames:
        yield from _announced(noun, paragraph)
    for child in noun.children:
        if child.pos_ in ("VERB", "AUX") and child.dep_ in ("acl", "relcl", "ccomp", "xcomp"):
            clause = clause_at(paragraph, child)
            own_subject = any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in ("WDT", "WP") for t in child.children)
            if "that" in cue.frames and own_subject and child.dep_ != "relcl":
                yield Target(fallen_short_of(clause) or clause, None, own=False, performers=clause.subjects)
            elif "to" in cue.frames and is_infinitive(child):
                yield Target(clause, None, own=not demands)
        elif child.dep_ == "prep" and child.i > noun.i:
            yield from _prepositional_targets(cue, noun, child, paragraph)


def _announced(noun: "Token", paragraph: ParsedParagraph) -> Iterator[Target]:
    """ "one demand: that Oslo sign"."""
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]
    if [t.lower_ for t in after] != [":", "that"]:
        return
    clause = clause_at(paragraph, after[1].head)
    if after[1].dep_ == "mark" and clause.subjects:
        yield Target(clause, None, own=False, performers=clause.subjects)


def _prepositional_targets(
    cue: Cue, noun: "Token", preposition: "Token", paragraph: ParsedParagraph
) -> Iterator[Target]:
    """ "call for talks", "pressure on Oslo to sign", "rejection of the plan"."""
    frames = {frame.removeprefix("prep-") for frame in cue.frames}
    for head in (t for t in preposition.children if t.dep_ in ("pobj", "pcomp")):
        nearby = [*head.children, *noun.children, *noun.head.children]
        infinitives = infinitives_after(head, iter(nearby))
        if infinitives and preposition.lower_ in ("on", "for", "to", "upon"):
            yield Target(clause_at(paragraph, infinitives[0]), None, own=False, performers=(head,))
        elif preposition.lower_ in frames and preposition.lower_ not in ("on", "upon"):
            if head.tag_ == "VBG":
                yield Target(clause_at(paragraph, head), None, own=True)
            else:
                yield Target(None, head, own=False)
