"""Whether a text reports something as having happened: not wanted, planned, denied, feared or hung on a condition."""

from typing import TYPE_CHECKING

from standoff.reading.events.senses import Sense, words
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_DEPTH = 12
_HYPOTHETICAL = frozenset({"if", "unless", "until"})


def is_realised(clause: Clause, depth: int = 0) -> bool:
    """True when the clause reports a fact of the past or present, by its own form and by what governs it."""
    if depth > _DEPTH or clause.negated or clause.modal is not None or _is_question(clause.verb):
        return False
    if clause.hypothetical and not _is_only_timed(clause):
        return False
    if clause.adjective is not None and clause.adjective.lower_ in words("unreal", "adjectives"):
        return False
    if not _is_governed_by_fact(clause, depth) or _is_stray_condition(clause) or _is_weighed(clause):
        return False
    if clause.tense in (Tense.PAST, Tense.PERFECT, Tense.PRESENT):
        return not _is_infinitive(clause.verb)
    return clause.tense is Tense.NONE and _is_nonfinite_fact(clause, depth)


def is_standing(clause: Clause, sense: Sense) -> bool:
    """True for what a party holds in the simple present: "refuses to leave" tells of a position, not of an act."""
    present = clause.verb.tag_ in ("VBZ", "VBP") and not any(t.dep_ == "aux" for t in clause.verb.children)
    return present and sense.type in words("standing", "types") and sense.cue not in words("standing", "said_at_once")


def is_said_to_come(clause: Clause) -> bool:
    """True when nothing takes away what a clause says of the future: it is not denied, asked, weighed or wished."""
    return not _is_question(clause.verb) and _is_governed_by_fact(clause, 0) and not _is_stray_condition(clause)


def is_refused(clause: Clause) -> bool:
    """True when a denied clause reports that its subject would not: "did not accept", "could not agree"."""
    if not clause.negated or clause.hypothetical or _is_question(clause.verb) or not _is_governed_by_fact(clause, 0):
        return False
    return clause.tense in (Tense.PAST, Tense.PERFECT) or clause.modal in ("would", "could")


def is_under_fact(noun: "Token", clause: Clause | None) -> bool:
    """True when the event that a noun names happened, by the clause it stands in and the words between them."""
    at = noun
    while True:
        head = at.head
        if head == at or head.pos_ in ("VERB", "AUX"):
            break
        if at.dep_ == "prep" and at.lower_ in words("unreal", "prepositions") and at.lower_ != "of":
            return False
        if head.pos_ == "NOUN" and lemma_of(head) in words("unreal", "nouns"):
            return False
        at = head
    if clause is None:
        return False
    if at.dep_ == "prep" and at.lower_ in words("unreal", "prepositions"):
        return False
    if lemma_of(clause.verb) in words("unreal", "verbs") or clause.lemma in words("unreal", "verbs"):
        subject = at.dep_ in ("nsubj",) or (at.dep_ == "prep" and at.lower_ in ("after", "during", "since", "in", "at"))
        if not subject:
            return False
    if at.dep_ == "nsubj" and clause.negated and clause.modal is None and not _is_denied_noun(at):
        return not clause.hypothetical and clause.tense in (Tense.PAST, Tense.PERFECT)
    return is_realised(clause)


def _is_only_timed(clause: Clause) -> bool:
    """True for a past clause that a word such as "while" or "before" only places in time, under nothing unreal."""
    verb = clause.verb
    if clause.tense not in (Tense.PAST, Tense.PERFECT) and verb.tag_ != "VBG":
        return False
    timed, below = False, verb
    for at in (verb, *verb.ancestors):
        opening = {t.lower_ for t in at.children if t.dep_ in ("mark", "advmod") and t.i < at.i}
        opening.add(at.doc[at.left_edge.i].lower_)
        if opening & word_lists()["conditional_markers"]:
            return False
        timed = timed or bool(opening & words("unreal", "timing"))
        governs = below.dep_ in ("ccomp", "xcomp", "advcl")
        below = at
        if governs and at.i != verb.i and at.pos_ in ("VERB", "AUX"):
            above = clause_at(clause.paragraph, at)
            if _takes_truth(above) or above.negated or above.modal is not None or above.tense is Tense.PRESENT:
                return False
    return timed


def _is_weighed(clause: Clause) -> bool:
    """True for "that the ban is lifted by May" before its verdict: such a clause states no fact."""
    verb = clause.verb
    opening = verb.doc[verb.left_edge.i]
    fronted = opening.lower_ == "that" and opening.dep_ == "mark" and opening.head == verb
    leads = verb.dep_ in ("csubj", "csubjpass", "ROOT") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    return fronted and leads and clause.tense is Tense.PRESENT


def _is_stray_condition(clause: Clause) -> bool:
    """True for a conjunct of a condition that the parser hung on the main verb: "until it pays and ends the raids"."""
    verb = clause.verb
    if verb.dep_ != "conj":
        return False
    above = [verb.head, *verb.head.ancestors]
    if any(t.dep_ == "advcl" and m.dep_ == "mark" and m.lower_ in _HYPOTHETICAL for t in above for m in t.children):
        return True
    return int(verb.i) in _conditions_in(clause.paragraph, int(verb.sent.start))


def _conditions_in(paragraph: ParsedParagraph, start: int) -> frozenset[int]:
    """Indices of the verbs that are only conditions in the sentence that begins at `start`; asked for each conjunct."""
    answers = paragraph.doc[start].answers
    if _conditions_in not in answers:
        verbs = (t for t in paragraph.doc[start].sent if t.pos_ in ("VERB", "AUX"))
        conditions = (c.clause for verb in verbs for c in clause_at(paragraph, verb).conditions)
        answers[_conditions_in] = frozenset(int(c.verb.i) for c in conditions if c is not None)
    found: frozenset[int] = answers[_conditions_in]
    return found


def _is_question(verb: "Token") -> bool:
    return bool(verb.sent[-1].text == "?")


def _is_infinitive(verb: "Token") -> bool:
    """True for "to leave", and for "be freed" in a demand that somebody be freed."""
    return any(t.tag_ == "TO" if t.dep_ == "aux" else t.dep_ == "auxpass" and t.tag_ == "VB" for t in verb.children)


def _is_governed_by_fact(clause: Clause, depth: int) -> bool:
    """False when a governing verb takes the clause's truth away ("denied that it had shelled the town")."""
    at, steps = clause.verb, 0
    while at.dep_ in ("ccomp", "xcomp", "conj", "pcomp", "prep", "acl") and at.head != at and steps < _DEPTH:
        head, steps = at.head, steps + 1
        if at.dep_ == "conj" and at.tag_ == "VBD" and head.tag_ == "VB":
            # A past verb is no conjunct of an infinitive: the parser hung it too low.
            at = head.head
            continue
        if at.dep_ == "ccomp" and _stands_apart(at, head):
            break
        if at.dep_ in ("ccomp", "xcomp") and head.pos_ == "VERB":
            governor = clause_at(clause.paragraph, head)
            if _takes_truth(governor) or governor.negated:
                return False
            if governor.hypothetical and not _is_only_timed(governor):
                return False
        if at.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and lemma_of(head) in words("unreal", "nouns"):
            return clause.tense is not Tense.NONE or clause.passive
        if at.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and _is_denied_noun(head):
            return False
        at = head
    return depth <= _DEPTH


def _stands_apart(verb: "Token", head: "Token") -> bool:
    """True where a semicolon or colon parts a clause from the one after it, which the parser took to govern it."""
    between = verb.doc[verb.i : head.i] if verb.i < head.i else ()
    return any(t.text in (";", ":") for t in between)


def _is_denied_noun(noun: "Token") -> bool:
    """True for `evidence` in "no evidence that it fired"."""
    return any(t.dep_ == "det" and t.lower_ == "no" for t in noun.children)


def _takes_truth(governor: Clause) -> bool:
    if governor.lemma in words("implicative", "verbs"):
        return False
    return bool({governor.lemma, lemma_of(governor.verb)} & words("unreal", "verbs"))


def _is_nonfinite_fact(clause: Clause, depth: int) -> bool:
    """Participles and gerunds share the truth of what they hang on; infinitives that of verbs such as "managed"."""
    verb, head = clause.verb, clause.verb.head
    infinitive = _is_infinitive(verb) or verb.tag_ == "VB"
    if head == verb:
        return not infinitive and verb.tag_ in ("VBN", "VBD", "VBG")
    if infinitive and verb.dep_ == "conj" and not (head.tag_ == "VB" or _is_infinitive(head)):
        return False
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return is_realised(clause_at(clause.paragraph, head), depth + 1)
    if infinitive and _is_first_to(verb):
        return _governor_holds(clause, head, depth)
    if infinitive:
        implied = (
            head.pos_ == "VERB" and verb.dep_ in ("xcomp", "ccomp") and _implies(clause_at(clause.paragraph, head))
        )
        return implied and is_realised(clause_at(clause.paragraph, head), depth + 1)
    if verb.dep_ in ("acl", "relcl", "amod"):
        return verb.tag_ in ("VBN", "VBD") or _governor_holds(clause, head, depth)
    if verb.dep_ == "pcomp":
        if head.lower_ in words("unreal", "prepositions") and head.lower_ != "before":
            return False
        return _governor_holds(clause, head.head, depth)
    if head.pos_ in ("VERB", "AUX"):
        return is_realised(clause_at(clause.paragraph, head), depth + 1)
    return False


def _is_first_to(verb: "Token") -> bool:
    """True for `sever` in "became the first member to sever relations": what somebody is the first to do is done."""
    nouns = [verb.head, *(t for t in verb.head.children if t.dep_ in ("attr", "dobj", "nsubj"))]
    ranks = (t for noun in nouns if noun.pos_ in ("NOUN", "PROPN", "ADJ") for t in (noun, *noun.children))
    return any(t.lower_ in words("unreal", "ranks") for t in ranks)


def _implies(governor: Clause) -> bool:
    return bool({governor.lemma, lemma_of(governor.verb)} & words("implicative", "verbs"))


def _governor_holds(clause: Clause, at: "Token", depth: int) -> bool:
    """Whether the nearest predicate above `at` reports a fact."""
    steps = 0
    while at.pos_ not in ("VERB", "AUX") and at.head != at and steps < _DEPTH:
        at, steps = at.head, steps + 1
    return at.pos_ in ("VERB", "AUX") and is_realised(clause_at(clause.paragraph, at), depth + 1)
