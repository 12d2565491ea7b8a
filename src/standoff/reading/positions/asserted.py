"""Whether a cue is said of what is so, or only of what may be, is planned or hangs on a condition."""

from functools import cache

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.sources import reporting_verb
from standoff.reading.language.syntax import VERBAL, bare_conjunct, has_subject, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.model import Stance
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.forecasts import is_doubted
from standoff.reading.positions.verb_forms import is_infinitive, is_question
from standoff.reading.tables import word_lists


def not_yet_said(clause: Clause) -> bool:
    """True when the cue itself is only possible, planned or hung on a condition: "if Oslo accepts", "may demand"."""
    if clause.reporting in word_lists()["denying_verbs"] or is_doubted(clause) or is_query(clause):
        return True
    if clause.modal in ("may", "might", "must", "should"):
        return not _is_stative(clause)
    if clause.modal in ("can", "could") and not clause.sources and not _is_stative(clause):
        return True
    if clause.modal == "can" and clause.lemma in words("expecting", "verbs"):
        # "can expect sanctions": what another holds out.
        return True
    joined = clause.verb.dep_ == "conj" and clause.verb.head.pos_ in VERBAL and is_infinitive(clause.verb)
    if joined and not has_subject(clause.verb):
        return not_yet_said(clause_at(clause.paragraph, clause.verb.head))
    if clause.verb.tag_ == "VBG" and clause.verb.dep_ in ("xcomp", "advcl") and _goes_on(clause):
        return False
    unmarked = not any(t.dep_ == "aux" for t in clause.verb.children)
    main = clause.verb.dep_ == "ROOT" and any(t.dep_ == "nsubj" for t in clause.verb.children)
    plural = clause.verb.dep_ == "conj" and clause.verb.head.tag_ == "VBP"
    if clause.verb.tag_ == "VB" and unmarked and not bare_conjunct(clause.verb) and not main and not plural:
        return True
    if _is_done_already(clause):
        return False
    dependent = clause.verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj")
    if clause.verb.tag_ == "VBG" and clause.verb.dep_ in ("xcomp", "pcomp", "dobj", "pobj", "csubj", "nsubj", "conj"):
        return not any(t.dep_ == "aux" for t in clause.verb.children)
    return is_infinitive(clause.verb) and dependent and not _is_said_to(clause)


def is_query(clause: Clause) -> bool:
    """True for "Would it settle for less?": what is asked is not said; "what does it want?" is asked to be answered."""
    subjects = [t for t in clause.verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]
    if not subjects or clause.verb.sent[-1].text != "?":
        return False
    before = [t for t in clause.verb.lefts if t.dep_ in ("aux", "auxpass") and t.i < subjects[0].left_edge.i]
    return bool(before) and clause.verb.left_edge.tag_ not in ("WP", "WRB", "WDT")


def is_only_asked(clause: Clause) -> bool:
    """True for what somebody is only asked, or asked to say: "asked whether it would sign", "urged it to say that"."""
    verb = clause.verb
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not has_subject(verb):
        verb = verb.head
    opening = verb.left_edge
    own = opening.lower_ not in ("whether", "if") or opening.head == verb
    # "that is why it will not sign"
    own = own and lemma_of(verb.head) != "be"
    if own and verb.dep_ in ("ccomp", "pcomp", "acl") and is_question(clause_at(clause.paragraph, verb)):
        return True
    said = reporting_verb(clause.verb)
    if said is None or not is_infinitive(said) or said.dep_ not in ("xcomp", "ccomp", "advcl", "relcl", "acl"):
        return False
    governor = next((t for t in said.ancestors if t.pos_ in VERBAL), None)
    if governor is None or lemma_of(governor) not in _asking():
        return False
    # "called on him to say so", but "called him to say so"
    called_on = any(t.dep_ == "prep" and t.lower_ in ("on", "upon") for t in governor.children)
    return called_on or not_yet_said(clause_at(clause.paragraph, said))


@cache
def _asking() -> frozenset[str]:
    """Verbs that govern what another is to do."""
    return frozenset(verb for verb, rows in cues("verb").items() if any(r.stance is Stance.DEMANDS for r in rows))


def _is_done_already(clause: Clause) -> bool:
    """True for what is said by being done: "continues to demand", "telephoned him to warn", "joined Oslo in urging"."""
    head = clause.verb.head
    if clause.verb.dep_ in ("advcl", "xcomp") and is_infinitive(clause.verb):
        return _is_carried_out(clause)
    if clause.verb.tag_ == "VBG" and clause.verb.dep_ == "xcomp" and lemma_of(head) in words("contacting", "verbs"):
        # "wrote urging him to leave"
        return _holds(clause_at(clause.paragraph, head))
    if clause.verb.dep_ != "pcomp" or head.head.pos_ not in VERBAL or clause.verb.tag_ != "VBG":
        return False
    governor = clause_at(clause.paragraph, head.head)
    blamed = head.lower_ == "for" and lemma_of(head.head) in word_lists()["blaming_verbs"]
    confined = head.lower_ in ("to", "with") and lemma_of(head.head) in words("contacting", "confining")
    joined = head.lower_ == "in" and lemma_of(head.head) in words("asserted", "joining")
    told = blamed or confined or joined or head.lower_ in words("asserted", "prepositions")
    return told and not governor.negated and governor.modal is None


def _is_carried_out(clause: Clause) -> bool:
    """True for an infinitive under a verb or adjective that is true only where what it governs is done."""
    head = clause.verb.head
    if head.pos_ == "ADJ":
        told = clause_at(clause.paragraph, head.head) if head.head.pos_ in VERBAL else None
        return told is not None and lemma_of(head) in words("asserted", "adjectives") and _holds(told)
    governor = clause_at(clause.paragraph, head) if head.pos_ in VERBAL else None
    if governor is None or not _holds(governor):
        return False
    if governor.passive:
        return lemma_of(head) in words("asserted", "driving")
    if clause.verb.dep_ == "advcl" and lemma_of(clause.verb) in words("asserted", "pressing"):
        # "blocked the roads to demand a rise"
        return lemma_of(head) not in words("asserted", "wishing")
    past = governor.tense in (Tense.PAST, Tense.PERFECT)
    if any(t.lower_ in ("yet", "still") for t in head.children) and governor.lemma == "have":
        # "has yet to agree"
        return False
    return governor.lemma in words("asserted", "going_on") or (past and lemma_of(head) in words("contacting", "verbs"))


def _holds(governor: Clause) -> bool:
    """True for a governor that is itself asserted."""
    return not governor.negated and governor.modal is None and not not_yet_said(governor)


def _is_said_to(clause: Clause) -> bool:
    """True for `be` in "is said to be ready", "is understood to have refused"."""
    head = clause.verb.head
    passive = any(t.dep_ == "auxpass" for t in head.children)
    return (
        clause.verb.dep_ == "xcomp"
        and passive
        and lemma_of(head) in word_lists()["saying_verbs"] | words("modals", "reputed")
    )


def _goes_on(clause: Clause) -> bool:
    """True for `refusing` in "keeps refusing", "has spent two weeks refusing"."""
    governor = clause_at(clause.paragraph, clause.verb.head)
    return governor.lemma in words("modals", "aspectual") and not governor.negated and not not_yet_said(governor)


def _is_stative(clause: Clause) -> bool:
    """True for "could live with it", "might subscribe to it": to be able to accept is to accept."""
    if clause.modal == "might":
        accepts = clause.lemma in words("modals", "resigned")
    else:
        accepts = clause.modal == "could" and any(
            c.stance is Stance.ACCEPTS for c in cues("verb").get(clause.lemma, ())
        )
    return accepts and not clause.negated and not clause.objects
