"""Judgements worded by verbs and modals: "we expect", "few believe", "may", "economists say it would"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, Tense, clause_at, lemma_of
from standoff.reading.forward import in_question, is_forward, is_possibility
from standoff.reading.hedges import AGAINST, FOR, Sense, pattern, ranges, words
from standoff.reading.judgements import Judgement, subject_of_swallowed
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.syntax import has_subject
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def from_verbs(clause: Clause) -> Iterator[Judgement]:
    """Judgements that a verb of expecting, believing or doubting words."""
    lemma = lemma_of(clause.verb)
    expecting = lemma in words("verbs", "expecting")
    doubting = lemma in words("verbs", "doubting")
    if not (expecting or doubting or lemma in words("verbs", "believing")) or clause.passive:
        return
    bygone = clause.tense is Tense.PAST and not clause.sources and not _is_report(clause)
    if clause.hypothetical or bygone or not clause.subjects:
        return
    if _is_told_to(clause):
        return
    sense = _sense(clause, doubting)
    phrase = _phrase(clause)
    holders = tuple(t for t in _judges(clause) if t.lower_ not in words("subjects", "denying"))
    for content in clause.complements:
        own = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in content.verb.children)
        if own and content.verb.i > clause.verb.i and is_forward(content):
            yield Judgement(
                clause.paragraph, sense, phrase, content, None, clause, f"verb:{lemma}", content.negated, holders
            )
    if expecting and not clause.complements:
        for noun in clause.objects:
            hung = _infinitive_on(noun, clause)
            if hung is not None or noun.pos_ == "NOUN":
                subject, named = (noun, None) if hung is not None else (None, noun)
                denied = hung is not None and hung.negated
                yield Judgement(
                    clause.paragraph, sense, phrase, hung, named, clause, f"verb:{lemma}", denied, holders, subject
                )


def _is_report(clause: Clause) -> bool:
    """True for "experts predicted that Oslo would sign": the past tense is the report's, unless a date is named."""
    expert = any(lemma_of(t) in words("subjects", "experts") for t in clause.subjects)
    dated = any(t.ent_type_ == "DATE" for child in clause.verb.lefts for t in child.subtree)
    return expert and not dated and any(c.modal is not None for c in clause.complements)


def _judges(clause: Clause) -> tuple["Token", ...]:
    """Heads of who judges: "Analysts said a deal was likely, but doubted" has the analysts doubt, not the deal."""
    above = clause.verb.head
    joined = clause.verb.dep_ == "conj" and above.dep_ == "ccomp" and lemma_of(above) == "be"
    return clause.sources if joined and clause.sources and not has_subject(clause.verb) else clause.subjects


def _is_told_to(clause: Clause) -> bool:
    """True for "told Oslo not to expect help": what somebody is asked to think is no forecast."""
    verb = clause.verb
    infinitive = verb.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in verb.children)
    return infinitive and any(t.dep_ in ("dobj", "dative") for t in verb.head.children if t.i < verb.i)


def _infinitive_on(noun: "Token", clause: Clause) -> Clause | None:
    """ "expect a shot to be fired", where the parser hangs the infinitive on the noun."""
    for child in noun.children:
        if child.dep_ in ("relcl", "acl") and any(t.tag_ == "TO" for t in child.children):
            return clause_at(clause.paragraph, child)
    return None


def _sense(clause: Clause, doubting: bool) -> Sense:
    """The sense of the verb under its negation and its subject: "nobody expects", "few doubt"."""
    lemma = lemma_of(clause.verb)
    key = "we doubt" if doubting else "we believe" if lemma == "believe" else ""
    low, high = ranges()[key] if key and _is_author(clause) else (None, None)
    sense = Sense(AGAINST if doubting else FOR, low, high, "verb")
    nor = any(t.dep_ in ("cc", "preconj") and t.lower_ in ("nor", "neither") for t in clause.verb.children)
    denied = clause.negated or nor or any(_denies(t) for t in clause.subjects)
    return replace(sense, lean=-sense.lean, low=None, high=None) if denied else sense


def _denies(subject: "Token") -> bool:
    quantified = any(t.lower_ in words("subjects", "denying") for t in subject.children if t.dep_ in ("amod", "det"))
    quantified |= any(t.lower_ in words("subjects", "scarcely") for t in subject.children if t.dep_ == "advmod")
    return quantified or subject.lower_ in words("subjects", "denying") or lemma_of(subject) == "few"


def _is_author(clause: Clause) -> bool:
    return any(t.lower_ in words("subjects", "author") for t in clause.subjects)


def _phrase(clause: Clause) -> tuple["Token", ...]:
    """The verb with its subject and negation: "Few of them expect"."""
    own = [t for t in clause.verb.children if t.dep_ in ("neg", "aux") and t.i < clause.verb.i]
    subject = [t for s in clause.subjects[:1] for t in s.subtree if t.i < clause.verb.i and s.head == clause.verb]
    return tuple(sorted({*own, clause.verb, *subject}, key=lambda t: int(t.i)))


def from_modals(clause: Clause) -> Iterator[Judgement]:
    """Judgements that only a modal words: may, might, could; and would or will in the mouth of an expert."""
    if in_question(clause.verb) or clause.verb.dep_ in ("relcl", "acl") or _is_indirect(clause):
        return
    fixed = _fixed(clause)
    modal = next((t for t in clause.verb.children if t.dep_ == "aux" and t.tag_ == "MD"), None)
    if fixed is not None:
        for noun in _ruled_out(clause)[:1]:
            yield Judgement(clause.paragraph, fixed, _tail(clause), None, noun, clause, "modal:ruled-out")
    elif modal is not None and is_possibility(clause):
        sense = Sense(FOR, *ranges()[clause.modal or modal.lower_], "modal")
        rule = f"modal:{clause.modal}"
        yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, rule, clause.negated)
    elif (
        modal is not None
        and clause.modal in ("would", "will")
        and _is_expert(clause)
        and not (clause.hypothetical or clause.negated)
    ):
        sense = Sense(FOR, *ranges()[clause.modal], "modal")
        rule = f"modal:{clause.modal}"
        yield Judgement(clause.paragraph, sense, (modal,), clause, None, clause, rule, clause.negated)


def _ruled_out(clause: Clause) -> tuple["Token", ...]:
    """What cannot be: the subject, or the noun that swallowed its clause: "a war before June cannot be ruled out"."""
    swallowing = subject_of_swallowed(clause.verb)
    return (swallowing,) if swallowing is not None else clause.grammatical_subjects


def _is_indirect(clause: Clause) -> bool:
    """True for indirect questions and comparisons: "whether he may run", "as though it might fall"."""
    marks = [t.lower_ for t in clause.verb.children if t.dep_ in ("mark", "advmod") and t.i < clause.verb.i]
    return bool({"whether", "how", "when", "where", "why"} & set(marks)) or "as" in marks


def _is_expert(clause: Clause) -> bool:
    return any(lemma_of(t) in words("subjects", "experts") for t in clause.sources)


def _fixed(clause: Clause) -> Sense | None:
    """The sense of "cannot be ruled out"."""
    table = toml_table("estimates.toml")["fixed"]
    said = tuple(t.lower_ if t.lower_ != "ca" else "can" for t in _tail(clause))
    phrases = {pattern(p) for p in table["words"]}
    return Sense(FOR, *ranges()[table["range"]], "modal") if said in phrases else None


def _tail(clause: Clause) -> tuple["Token", ...]:
    """The verb group: auxiliaries, negation, verb, particle."""
    own = [t for t in clause.verb.children if t.dep_ in ("aux", "auxpass", "neg", "prt")]
    return tuple(sorted([*own, clause.verb], key=lambda t: int(t.i)))


def from_inversions(paragraph: ParsedParagraph) -> Iterator[tuple["Token", "Token"]]:
    """Verbs and subjects of "So could this one", "So, we fear, is a treaty", "Nor is a strike"."""
    for sentence in paragraph.doc.sents:
        first = sentence[0]
        if first.lower_ not in ("so", "nor", "neither") or first.i + 1 >= sentence.end:
            continue
        root = sentence.root
        subject = next((t for t in root.children if t.dep_ in ("nsubj", "attr", "dobj") and t.i > root.i), None)
        bare = all(
            t.dep_ in ("advmod", "cc", "punct", "parataxis", "nsubj", "attr", "advcl", "dobj") for t in root.children
        )
        if subject is not None and root.pos_ in ("AUX", "VERB") and bare and root.lower_ in _AUXILIARIES:
            yield root, subject


_AUXILIARIES = frozenset({"is", "are", "could", "may", "might", "will", "would", "does", "do"})
