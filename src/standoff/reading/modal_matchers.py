"""Finds positions that only a modal carries: "will not leave", "Oslo must sign, it said", "there will be no talks"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, ConditionClause, Tense, clause_at, lemma_of
from standoff.reading.cue_matchers import FOREWARNED, commitment, complies, is_forewarned
from standoff.reading.cues import cues, words
from standoff.reading.found import Found
from standoff.reading.model import Stance
from standoff.reading.nominals import is_hostile, is_settled, movements, names_action
from standoff.reading.phrases import noun_phrase, plain_form, plain_text, verb_phrase
from standoff.reading.syntax import VERBAL, has_subject
from standoff.reading.tables import word_lists
from standoff.reading.targets import Target, is_infinitive, verbal_targets

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def from_modal(clause: Clause) -> Iterator[Found]:
    """Positions worded by the clause's modal alone."""
    if _doubted(clause) or clause.hypothetical or clause.reporting in word_lists()["denying_verbs"]:
        return
    if clause.verb.dep_ == "advcl" and clause.modal is not None and _is_torn_off(clause):
        return
    if clause.is_existential:
        yield from _denied_existence(clause)
    elif clause.negated:
        yield from _refusal(clause)
    elif clause.modal in words("modals", "demanding") or _has_to(clause) or _is_to(clause):
        yield from _directive(clause)
    elif clause.modal in ("will", "would", "shall"):
        yield from _would_have(clause)
        yield from _promise(clause)
    elif clause.verb.lower_ == "going" and clause.sources:
        yield from _promised_ahead(clause)


def _is_torn_off(clause: Clause) -> bool:
    """True for a finite clause that the parser hung on another without a subject or a word that ties it there."""
    return not any(t.dep_ in ("nsubj", "nsubjpass", "expl", "mark", "advmod") for t in clause.verb.children)


def _doubted(clause: Clause) -> bool:
    doubting = (t for t in clause.verb.children if t.dep_ == "advmod" and t.lower_ in words("modals", "doubting"))
    # "as soon as Oslo pays" is a condition.
    return any(not any(c.lower_ == "as" for c in t.children) for t in doubting)


def _is_cue(clause: Clause) -> bool:
    """True when the verb is itself a cue, so that `cue_matchers` reads it; a denied one when that means something."""
    rows = cues("verb").get(clause.lemma, ())
    if is_forewarned(clause):
        rows = tuple(row for row in rows if row.stance not in FOREWARNED)
    if clause.adjective is not None:
        rows += cues("adjective").get(lemma_of(clause.adjective), ())
    rows = tuple(row for row in rows if row.elliptical or row.part == "adjective" or verbal_targets(row, clause))
    return any(row.negated is not None if clause.negated else not row.only_negated for row in rows)


def _refusal(clause: Clause) -> Iterator[Found]:
    """ "will not leave", "cannot accept", "is not about to leave"."""
    if lemma_of(clause.verb) == "be" and clause.complements and _is_about(clause):
        for complement in clause.complements:
            yield _found(clause, Target(complement, None, own=True), Stance.REFUSES, "modal:not-about-to", 0.7)
        return
    lemma = lemma_of(clause.verb)
    if lemma == "do" and clause.verb.left_edge.lower_ == "what":
        return
    willed = clause.modal in words("modals", "refusing") and lemma not in words("modals", "involuntary")
    unable = clause.modal in words("modals", "refusing_if_able") and clause.lemma in words("modals", "acceptance")
    hung = [c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as") and c.clause is not None]
    if clause.passive and not clause.agents:
        willed = willed and bool(clause.sources or hung or _is_made_to(clause))
    bare = clause.lemma == "be" and clause.modal in words("modals", "refusing") and clause.sources
    if bare and all(t.dep_ in ("aux", "neg", "nsubj", "punct", "advcl", "parataxis") for t in clause.verb.children):
        # "It won't be, they reply": what was asked.
        found = _found(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:will-not-be", 0.5)
        yield replace(found, holders=clause.sources, elliptical=True)
        return
    if clause.verb.lower_ == "going" and clause.complements:
        for complement in clause.complements:
            if is_infinitive(complement.verb) and lemma_of(complement.verb) not in words("modals", "involuntary") - {
                "be"
            }:
                yield _found(clause, Target(complement, None, own=True), Stance.REFUSES, "modal:not-going-to", 0.7)
        return
    willed = willed or _will_have_none(clause)
    if (willed or unable) and not _is_cue(clause):
        found = _found(clause, Target(clause, None, own=True), Stance.REFUSES, f"modal:{clause.modal}-not", 0.75)
        suffered = _is_made_to(clause)
        if suffered is not None:
            yield replace(found, holders=clause.grammatical_subjects, action=suffered)
            return
        unsaid = not clause.subjects and not clause.sources
        against = tuple(t for c in hung for t in c.subjects) if unsaid else ()
        yield replace(found, against=against, voiced=unsaid)
    elif _holds_out(clause) and lemma not in words("modals", "involuntary"):
        yield _found(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:progressive-not", 0.7)


def _is_made_to(clause: Clause) -> str | None:
    """ "be hurried into talks", for who will not be hurried into them; None where nobody is made to do anything."""
    if not clause.passive or lemma_of(clause.verb) not in words("modals", "coercing"):
        return None
    if any(t.pos_ == "NOUN" and not t.ent_type_ for t in clause.grammatical_subjects):
        return None
    rest = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
    return f"be {clause.verb.text} {rest}".strip()


def _will_have_none(clause: Clause) -> bool:
    """True for "will have no foreign troops on the island"; not for "will have no effect"."""
    if clause.lemma != "have" or clause.modal not in words("modals", "refusing"):
        return False
    things = [o for o in clause.objects if o.pos_ in ("NOUN", "PROPN")]
    return bool(things) and not any(lemma_of(o) in words("modals", "had") for o in things)


def _would_have(clause: Clause) -> Iterator[Found]:
    """ "would have observers police the strait": what one would have others do."""
    if clause.lemma != "have" or clause.modal != "would":
        return
    for complement in clause.complements:
        bare = complement.verb.tag_ in ("VB", "VBN", "VBP", "VBD", "VBZ") and complement.verb.i > clause.verb.i
        if bare and complement.grammatical_subjects and not any(t.dep_ == "aux" for t in complement.verb.children):
            target = Target(complement, None, own=False, performers=complement.subjects)
            found = _found(clause, target, Stance.DEMANDS, "modal:would-have", 0.6)
            yield replace(found, holders=clause.subjects)


def _promised_ahead(clause: Clause) -> Iterator[Found]:
    """ "is going to sign, it says"."""
    for complement in clause.complements:
        if is_infinitive(complement.verb) and lemma_of(complement.verb) not in words("modals", "involuntary"):
            target = Target(complement, None, own=True)
            found = _found(clause, target, commitment(target, clause), "modal:going-to", 0.5)
            yield replace(found, committed=True, first_hand=True)


def _holds_out(clause: Clause) -> bool:
    """True for "is not going back until Oslo pays": a present progressive that is denied for as long as a condition."""
    is_now = any(t.dep_ == "aux" and t.tag_ in ("VBZ", "VBP") and lemma_of(t) == "be" for t in clause.verb.children)
    return clause.verb.tag_ == "VBG" and is_now and any(c.kind in ("until", "unless") for c in clause.conditions)


def _is_about(clause: Clause) -> bool:
    """True for "is (not) about to": the parser takes `about` for an adjective or an adverb."""
    return any(t.lower_ == "about" and t.i > clause.verb.i for t in clause.verb.subtree)


def _directive(clause: Clause) -> Iterator[Found]:
    """ "Oslo must sign", in somebody's mouth; not "should Oslo sign" nor "why Oslo should"."""
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    subjects = [t.i for t in clause.verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    if modal is not None and subjects and modal.i < min(subjects):
        return
    if clause.verb.left_edge.tag_ == "WRB":
        return
    confidence = 0.6 if clause.sources else 0.4
    rule = f"modal:{clause.modal or 'have-to'}"
    if clause.sources and lemma_of(clause.verb) in word_lists()["receiving_verbs"]:
        for noun in clause.objects:
            yield _found(clause, Target(None, noun, own=False), Stance.DEMANDS, rule, confidence)
    chosen = words("modals", "directed") if clause.sources else frozenset({"be", "have"})
    if lemma_of(clause.verb) not in words("modals", "involuntary") - chosen:
        target = Target(clause, None, own=False, performers=clause.subjects)
        if clause.verb.lower_ == "gone":
            # "must be gone by May"
            target = replace(target, performers=clause.grammatical_subjects)
            rest = plain_text([t for t in clause.tokens() if t.i > clause.verb.i])
            found = _found(clause, target, Stance.DEMANDS, rule, confidence)
            yield replace(found, action=f"{movements()['gone']} {rest}".strip())
        else:
            yield _found(clause, target, Stance.DEMANDS, rule, confidence)
    if clause.sources and not _is_to(clause):
        yield from _put_off(clause)


def _put_off(directive: Clause) -> Iterator[Found]:
    """ "Before he agrees to a change, he said, Oslo must pay": until then he will not agree."""
    main = directive.verb.head if _has_to(directive) else directive.verb
    for verb in main.children:
        marker = next((t for t in verb.children if t.dep_ == "mark" and t.lower_ == "before"), None)
        if verb.dep_ != "advcl" or marker is None or verb.i > main.i:
            continue
        delayed = clause_at(directive.paragraph, verb)
        if Stance.ACCEPTS not in {cue.stance for cue in cues("verb").get(delayed.lemma, ())}:
            continue
        met = ConditionClause("until", marker, directive, None, subjects=directive.subjects)
        found = _found(delayed, Target(delayed, None, own=True), Stance.REFUSES, "modal:before", 0.6)
        yield replace(found, holders=directive.sources, hosts=(), conditions=(met,))


def _has_to(clause: Clause) -> bool:
    """True for the complement of "has to", said of now."""
    head = clause.verb.head
    present = clause_at(clause.paragraph, head).tense is Tense.PRESENT or head.tag_ == "MD" or head.lower_ == "got"
    present = present or (head.lower_ == "had" and bool(clause.sources))
    not_yet = any(t.lower_ == "yet" for t in head.children)
    bound = lemma_of(head) in ("have", "ought") or (
        lemma_of(head) in words("modals", "needing") and bool(clause.sources)
    )
    return clause.verb.dep_ == "xcomp" and bound and present and not not_yet and is_infinitive(clause.verb)


def _promise(clause: Clause) -> Iterator[Found]:
    """ "would reopen the border if ...", "will retaliate, it said": a commitment, voiced or conditional."""
    # "hold" is nobody's choice, and "hold up" is.
    chosen = clause.particle is not None and clause.lemma in cues("verb")
    if _is_cue(clause) or (not chosen and lemma_of(clause.verb) in words("modals", "involuntary")):
        return
    if clause.passive:
        yield from _threatened(clause)
        return
    asked = clause.verb.left_edge.tag_ in ("WP", "WRB", "WDT") and clause.verb.dep_ != "ROOT"
    if clause.verb.dep_ in ("advcl", "relcl", "acl") or asked:
        return
    if any(t.lower_ == "rather" for t in clause.verb.children):
        return
    target = Target(clause, None, own=True)
    willing = any(t.lower_ in words("modals", "willing") for t in clause.verb.children)
    willing = willing or any(lemma_of(t) in ("return", "exchange") for t in clause.prepositional("in"))
    if not clause.sources and not ((clause.conditions or willing) and clause.subjects):
        return
    if _is_let_happen(clause):
        found = _found(clause, target, Stance.OFFERS, f"modal:{clause.modal}", 0.5)
        action = f"let {noun_phrase(clause.grammatical_subjects[0])} {verb_phrase(clause)}"
        yield replace(found, holders=clause.sources, action=action, committed=True)
        return
    exclusive = _is_exclusive(clause)
    stance = Stance.REFUSES if exclusive else commitment(target, clause)
    found = _found(clause, target, stance, f"modal:{clause.modal}", 0.55)
    yield replace(found, committed=not exclusive, exclusive=exclusive, first_hand=not exclusive)


def _is_let_happen(clause: Clause) -> bool:
    """True for "the gas will flow once Oslo pays", in somebody's mouth: it is his to let it."""
    hung = [c for c in clause.conditions if c.kind == "if" and c.clause is not None and c.subjects]
    subjects = clause.grammatical_subjects
    thing = len(subjects) == 1 and subjects[0].pos_ == "NOUN" and not subjects[0].ent_type_ and not clause.objects
    return thing and bool(hung) and bool(clause.sources)


def _threatened(clause: Clause) -> Iterator[Found]:
    """ "he will be arrested, they say": a passive threat is that of whoever says it."""
    target = Target(clause, None, own=True)
    answered = lemma_of(clause.verb) in words("commitments", "answering")
    answered = answered and any(is_hostile(t) for t in clause.grammatical_subjects)
    hostile = answered or commitment(target, clause) is Stance.THREATENS
    if clause.sources and not clause.agents and not hostile and not clause.hypothetical:
        if lemma_of(clause.verb) not in words("modals", "not_granted"):
            found = _found(clause, target, Stance.OFFERS, f"modal:{clause.modal}-passive", 0.4)
            yield replace(found, holders=clause.sources, committed=True)
    elif not clause.sources and not clause.agents and not hostile and clause.conditions:
        # "the port will be reopened once Oslo pays"
        hung = [c for c in clause.conditions if c.kind == "if" and c.clause is not None]
        against = tuple(t for c in hung for t in c.subjects)
        if hung and lemma_of(clause.verb) not in words("modals", "not_granted") and clause.modal == "will":
            found = _found(clause, target, Stance.OFFERS, f"modal:{clause.modal}-passive", 0.3)
            yield replace(found, holders=(), against=against, committed=True, voiced=True)
    elif clause.sources and (answered or not clause.agents) and hostile:
        found = _found(clause, target, Stance.THREATENS, f"modal:{clause.modal}-passive", 0.5)
        deeds = (t for t in clause.grammatical_subjects if t.pos_ == "NOUN" and names_action(t))
        hung = tuple(ConditionClause("if", t.left_edge, None, t) for t in deeds)
        yield replace(found, holders=clause.sources, conditions=hung)


def _is_exclusive(clause: Clause) -> bool:
    """True for "will sign only if", "would only return once": without the condition the answer is no."""
    if not clause.conditions:
        return False
    marked = any(c.marker.lower_ == "only" for c in clause.conditions)
    return marked or any(t.lower_ == "only" and t.i < clause.verb.i for t in clause.verb.children)


def _is_to(clause: Clause) -> bool:
    """True for `pay` in "Oslo is to pay", where somebody says so or a word such as `terms` stands before it."""
    first = clause.verb
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not has_subject(first):
        first = first.head
    head = first.head
    if first.dep_ != "xcomp" or lemma_of(head) != "be" or not is_infinitive(first) or head.i > first.i:
        return False
    if any(t.tag_ == "WP$" for t in head.subtree):
        return False
    plain = (
        not any(t.dep_ in ("acomp", "attr", "prep", "neg") and t.i > head.i for t in head.children)
        and head.tag_ != "VB"
    )
    return plain and (bool(clause_at(clause.paragraph, head).sources) or _follows_terms(clause))


def _follows_terms(clause: Clause) -> bool:
    """True where this sentence or the one before it speaks of somebody's terms."""
    since = clause.verb.sent.start
    start = clause.verb.doc[since - 1].sent.start if since else since
    named = words("anaphors", "demand_nouns") | words("lists", "nouns") | words("voices", "papers")
    return any(t.pos_ == "NOUN" and lemma_of(t) in named for t in clause.verb.doc[start : clause.verb.i])


def _denied_existence(clause: Clause) -> Iterator[Found]:
    """ "there will be no talks until ..."."""
    inner = next((c for c in clause.complements if lemma_of(c.verb) == "be" and is_infinitive(c.verb)), clause)
    ruled = clause.modal in (*words("modals", "refusing"), "can", "could") or inner != clause
    if not (clause.negated or inner.negated):
        yield from _promised_existence(clause)
        return
    hung = tuple(c for c in clause.conditions if c.kind in ("until", "unless", "as_long_as"))
    against = () if clause.sources else tuple(t for c in hung for t in c.subjects)
    for noun in (t for t in inner.verb.children if t.dep_ in ("attr", "dobj") and t.i > inner.verb.i):
        gerund = noun.lower_.endswith("ing") and bool(clause.sources) and noun.pos_ in ("NOUN", "VERB")
        if lemma_of(noun) in words("existential", "nouns_not_actions") or not (ruled or gerund):
            continue
        doing = clause_at(clause.paragraph, noun) if gerund and noun.pos_ == "VERB" else None
        target = Target(doing, None if doing else noun, own=True)
        found = _found(clause, target, Stance.REFUSES, "existential", 0.7)
        yield replace(found, against=against, action=_done(noun) if gerund and doing is None else None)


def _promised_existence(clause: Clause) -> Iterator[Found]:
    """ "there will be consequences, it said", "then there can be talks"."""
    if clause.modal not in ("can", "could", "will", "would", "shall"):
        return
    then = any(t.lower_ in ("then", "afterwards") and t.dep_ == "advmod" for t in clause.verb.children)
    for noun in clause.objects:
        target = Target(None, noun, own=True)
        stance = commitment(target, clause)
        threat = stance is Stance.THREATENS and bool(clause.sources) and clause.modal != "can"
        if threat or ((names_action(noun) or is_settled(noun)) and (then or (clause.sources and clause.conditions))):
            yield replace(_found(clause, target, stance, "existential", 0.4), committed=True)


def _done(noun: "Token") -> str:
    """ "negotiate with pirates", for the noun in "there is no negotiating with pirates"."""
    rest = plain_text([t for t in noun.subtree if t.i > noun.i])
    return f"{plain_form(noun.lower_)} {rest}".strip()


def _found(clause: Clause, target: Target, stance: Stance, rule: str, confidence: float) -> Found:
    """A position of the clause's subject, or of its source when it speaks of another or of nobody."""
    speaks_of_another = stance is Stance.DEMANDS or rule == "existential"
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=clause.sources if speaks_of_another else clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,) if target.clause is None or target.clause is clause else (clause, target.clause),
        strength=0.8 if stance is Stance.REFUSES else 0.6,
        confidence=confidence,
        rule=rule,
        sources=clause.sources,
        voiced=speaks_of_another,
        elliptical=stance is Stance.REFUSES and complies(target),
    )
