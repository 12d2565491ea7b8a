"""Judgements worded by modals alone: may, might, could; "cannot go on for ever"; would in the mouth of an expert."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.estimates.forward import in_question, is_possibility, is_prospect
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judgements import Judgement, subject_of_swallowed, verb_group
from standoff.reading.estimates.judges import is_nobody
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.scales import ranges
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_modals(clause: Clause) -> Iterator[Judgement]:
    """Judgements that only a modal words: may, might, could; and would or will in the mouth of an expert."""
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    if clause.verb.lower_ == "ought":
        yield from _ought(clause)
        return
    if modal is None and clause.lemma not in toml_table("estimates.toml")["bets"]["excluding"]:
        return
    closed = clause.verb.dep_ in ("relcl", "acl") and not _is_step(clause)
    if in_question(clause.verb) or closed or _is_indirect(clause) or _is_beyond(clause):
        return
    fixed = _fixed(clause)
    scarce = any(t.dep_ == "advmod" and t.lower_ in words("subjects", "scarcely") for t in clause.verb.children)
    if clause.reporting in words("modals", "permitting"):
        return
    if fixed is not None:
        for noun in _ruled_out(clause)[:1]:
            yield Judgement(clause.paragraph, fixed, verb_group(clause), None, noun, clause, "modal:ruled-out")
    elif modal is not None and clause.modal in ("will", "would") and scarce and not clause.hypothetical:
        if lemma_of(clause.verb) != "fail" and (lemma_of(clause.verb) != "be" or clause.is_existential):
            sense = Sense(AGAINST, None, None, "modal")
            yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, f"modal:{clause.modal}")
    elif modal is not None and clause.modal in words("modals", "possible") and _it_may_be(clause):
        sense = Sense(FOR, *ranges()[clause.modal or modal.lower_], "modal")
        for content in clause.complements:
            yield Judgement(
                clause.paragraph, sense, (modal,), content, None, clause, f"modal:{clause.modal}", content.negated
            )
    elif modal is not None and _is_unfinished(clause):
        sense = Sense(FOR, *ranges()[clause.modal or modal.lower_], "modal")
        for noun in clause.grammatical_subjects[:1]:
            yield Judgement(
                clause.paragraph, sense, (modal,), None, noun, clause, f"modal:{clause.modal}", clause.negated
            )
    elif modal is not None and _cannot_last(clause):
        sense = Sense(AGAINST, None, None, "modal")
        yield Judgement(clause.paragraph, sense, verb_group(clause)[:2], clause, None, clause, "modal:cannot-last")
    elif modal is not None and is_possibility(clause) and not _is_granted(clause):
        sense = Sense(FOR, *ranges()[clause.modal or modal.lower_], "modal")
        rule = f"modal:{clause.modal}"
        yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, rule, clause.negated)
    elif modal is not None and _is_presumed(clause):
        sense = Sense(FOR, None, None, "modal")
        rule = f"modal:{clause.modal}"
        yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, rule, clause.negated)
    elif modal is not None and _cannot_fail(clause):
        for content in clause.complements:
            sense, rule = Sense(FOR, None, None, "modal"), "modal:cannot-fail"
            yield Judgement(clause.paragraph, sense, verb_group(clause), content, None, clause, rule, content.negated)
    elif (
        modal is not None
        and clause.modal in ("would", "will")
        and _is_expert(clause)
        and not (clause.hypothetical or _is_advice(clause))
        and (not clause.negated or clause.reporting in words("verbs", "expecting"))
        and not _is_disbelieved(clause)
    ):
        sense = Sense(FOR, *ranges()[clause.modal], "modal")
        rule = f"modal:{clause.modal}"
        yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, rule, clause.negated)


def _is_beyond(clause: Clause) -> bool:
    """True for "few could afford it", "who could do without them": what people are able to do."""
    able = clause.modal in ("can", "could")
    spared = lemma_of(clause.verb) == "do" and bool(clause.prepositional("without"))
    return able and (spared or any(is_nobody(t) for t in clause.grammatical_subjects))


def _cannot_last(clause: Clause) -> bool:
    """True for "cannot go on for ever", "can't keep the lorries out for long"."""
    denied = clause.modal in ("can", "could", "will") and clause.negated and not clause.hypothetical
    after = " ".join(t.lower_ for t in clause.verb.subtree if t.i > clause.verb.i)
    return denied and any(f" {phrase} " in f" {after} " for phrase in words("modals", "long"))


def _is_granted(clause: Clause) -> bool:
    """True for "Under the Act the minister may withdraw it"."""
    law = [p for p in clause.prepositional("under") if lemma_of(p) in words("modals", "granting")]
    law += [t for t in clause.sources if lemma_of(t) in words("modals", "lawgiving")]
    # "only its marketer may sell oil"
    only = any(t.lower_ == "only" for s in clause.grammatical_subjects for t in s.children)
    return (bool(law) and clause.modal in ("may", "might", "could")) or (only and clause.modal == "may")


def _it_may_be(clause: Clause) -> bool:
    """True for "It may well be that the talks fail"."""
    it = any(t.lower_ == "it" for t in clause.grammatical_subjects)
    return it and lemma_of(clause.verb) == "be" and any(is_prospect(c) for c in clause.complements)


def _is_step(clause: Clause) -> bool:
    """True for "a deal that could let the gas flow": what is told of something new is what it may bring about."""
    noun = clause.verb.head
    pronoun = any(t.dep_ == "nsubj" and t.lower_ in ("that", "which") for t in clause.verb.children)
    new = noun.pos_ == "NOUN" and any(t.dep_ == "det" and t.lower_ in _INDEFINITE for t in noun.children)
    return pronoun and new and not clause.negated and clause.modal in ("could", "may", "might")


def _is_advice(clause: Clause) -> bool:
    """True for "it would be premature to celebrate"."""
    it = any(t.lower_ == "it" for t in clause.grammatical_subjects)
    return it and lemma_of(clause.verb) == "be" and clause.adjective is not None


def _is_unfinished(clause: Clause) -> bool:
    """True for "A collapse could well be.", which leaves its predicate to the sentence before."""
    if lemma_of(clause.verb) != "be" or clause.modal not in words("modals", "possible") or clause.hypothetical:
        return False
    well = any(t.lower_ in ("well", "yet") for t in clause.verb.children)
    said = {"attr", "acomp", "prep", "advcl", "ccomp", "xcomp", "oprd", "expl", "npadvmod", "conj", "neg"}
    named = any(t.pos_ == "NOUN" for t in clause.grammatical_subjects)
    return well and named and not any(t.dep_ in said for t in clause.verb.children)


def _cannot_fail(clause: Clause) -> bool:
    """True for "can hardly fail to win", "cannot fail to anger"."""
    scarce = any(t.lower_ in words("subjects", "scarcely") for t in clause.verb.children)
    able = clause.modal in ("can", "could", "will", "would")
    return lemma_of(clause.verb) == "fail" and able and (scarce or clause.negated) and not clause.hypothetical


def _ought(clause: Clause) -> Iterator[Judgement]:
    """ "prices ought to firm", where the parser makes the modal the verb."""
    for content in clause.complements:
        if content.lemma in words("modals", "presumed") and _are_things(clause.grammatical_subjects):
            sense, subject = Sense(FOR, None, None, "modal"), clause.grammatical_subjects[0]
            yield Judgement(
                clause.paragraph,
                sense,
                (clause.verb,),
                content,
                None,
                clause,
                "modal:ought",
                clause.negated,
                (),
                subject,
            )


def _are_things(subjects: Sequence["Token"]) -> bool:
    return bool(subjects) and all(t.pos_ == "NOUN" and not t.ent_type_ and not role_of(t) for t in subjects)


def _is_presumed(clause: Clause) -> bool:
    """True for "the treaty should survive", "flights should be back by June": of things, which have no duties."""
    things = _are_things(clause.grammatical_subjects)
    bygone = any(t.dep_ == "aux" and t.lower_ == "have" for t in clause.verb.children)
    if clause.modal != "should" or clause.passive or clause.hypothetical or not things or bygone:
        return False
    if clause.sources or clause.reporting is not None or clause.verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis"):
        return False
    if any(t.dep_ == "mark" for t in clause.verb.children):
        return False
    if lemma_of(clause.verb) == "be":
        return any(t.lower_ in words("modals", "back") and t.i > clause.verb.i for t in clause.verb.children)
    return lemma_of(clause.verb) in words("modals", "presumed")


def _ruled_out(clause: Clause) -> tuple["Token", ...]:
    """What cannot be: the subject, or the noun that swallowed its clause: "a war before June cannot be ruled out"."""
    swallowing = subject_of_swallowed(clause.verb)
    return (swallowing,) if swallowing is not None else clause.grammatical_subjects


def _is_indirect(clause: Clause) -> bool:
    """True for indirect questions and comparisons: "whether he may run", "as though it might fall"."""
    marks = [t.lower_ for t in clause.verb.children if t.dep_ in ("mark", "advmod") and t.i < clause.verb.i]
    asks = bool({"whether", "how", "when", "where", "why"} & set(marks)) or "as" in marks
    opening = clause.verb.left_edge
    fronted = opening.lower_ in ("how", "what", "which", "whom", "who", "whose") and opening.head != clause.verb.head
    inside = opening.dep_ in ("advmod", "det", "dobj", "pobj", "nsubj", "attr", "poss")
    return asks or (fronted and inside and clause.verb.dep_ in ("ccomp", "pcomp", "xcomp"))


def _is_disbelieved(clause: Clause) -> bool:
    """True for "It will hold, few analysts think"."""
    return any(is_nobody(t) for t in clause.sources)


def _is_expert(clause: Clause) -> bool:
    return any(lemma_of(t) in words("subjects", "experts") for t in clause.sources)


def _fixed(clause: Clause) -> Sense | None:
    """The sense of "cannot be ruled out"."""
    table = toml_table("estimates.toml")
    above = clause.verb.head if clause.verb.dep_ == "xcomp" and lemma_of(clause.verb.head) == "be" else clause.verb
    denied = clause.negated or clause_at(clause.paragraph, above).negated
    excluded = clause.lemma in table["bets"]["excluding"] and clause.passive and not clause.agents
    # "should a man be dismissed" makes a condition.
    modal = next((t for t in clause.verb.children if t.tag_ == "MD"), None)
    if modal is not None and any(t.i > modal.i for t in clause.grammatical_subjects):
        return None
    if excluded and not denied:
        # "War can be discounted": who says so leaves it out of account.
        return Sense(AGAINST, None, None, "modal") if clause.modal in ("can", "may", "should", "must") else None
    return Sense(FOR, *ranges()[table["fixed"]["range"]], "modal", of=table["fixed"]["range"]) if excluded else None


def from_inversions(paragraph: ParsedParagraph) -> Iterator[tuple["Token", "Token"]]:
    """Verbs and subjects of "So could this one", "So, we fear, is a treaty", "but so is freedom", "nor is a strike"."""
    for first in paragraph.doc:
        if first.lower_ not in ("so", "nor", "neither") or first.i + 1 >= first.sent.end:
            continue
        opens = first.i == first.sent.start
        verb = first.sent.root if opens else first.nbor()
        joined = opens or first.head == verb or first.dep_ == "cc"
        after = [t for t in verb.children if t.i > verb.i]
        subject = next((t for t in after if t.dep_ in ("nsubj", "attr", "dobj")), None)
        subject = subject or next((t for t in after if t.pos_ in NOMINAL), None)
        bare = all(t.dep_ in _BESIDE for t in verb.children) or not opens
        if joined and subject is not None and verb.pos_ in ("AUX", "VERB") and bare and verb.lower_ in _AUXILIARIES:
            yield verb, subject


_INDEFINITE = frozenset({"a", "an", "another", "any"})
_BESIDE = frozenset({"prep", "advmod", "cc", "punct", "parataxis", "nsubj", "attr", "advcl", "dobj"})
_AUXILIARIES = frozenset({"is", "are", "could", "may", "might", "will", "would", "does", "do"})
