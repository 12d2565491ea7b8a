"""Judgements worded by verbs of expecting, believing and doubting: "we expect", "few believe", "most doubt it"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_forward, is_prospect
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement, verb_group
from standoff.reading.estimates.judges import is_author, is_imperative, is_nobody, is_rash, judges, of_nobody
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.scales import ranges
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_verbs(clause: Clause) -> Iterator[Judgement]:
    """Judgements that a verb of expecting, believing or doubting words."""
    lemma = lemma_of(clause.verb)
    expecting = lemma in words("verbs", "expecting")
    doubting = lemma in words("verbs", "doubting")
    # "I would say that the truce will hold".
    supposing = lemma == "say" and clause.modal in ("would", "should") and is_author(clause.subjects)
    if not (expecting or doubting or supposing or lemma in words("verbs", "believing")):
        return
    if clause.passive:
        yield from _generally_held(clause, lemma)
        return
    bygone = clause.tense is Tense.PAST and not clause.sources and not _is_report(clause)
    who = judges(clause)
    told = expecting and (is_imperative(clause) or is_rash(clause) or _is_advised(clause))
    if clause.hypothetical or bygone or not (who or told) or (_is_told_to(clause) and not _is_advised(clause)):
        return
    sense = _sense(clause, doubting)
    phrase = _phrase(clause)
    holders = () if _is_advised(clause) else tuple(t for t in who if not is_nobody(t))
    cleft = _cleft(clause)
    contents = cleft.complements if cleft is not None else (clause.complements or _inserted_in(clause))
    for content in contents:
        own = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in content.verb.children)
        if (told and is_author(content.subjects)) or (not doubting and _asks(content)):
            continue
        # "The president expects his ministers to stand by him" asks it of his own.
        own_people = any(c.tag_ == "PRP$" for t in content.grammatical_subjects for c in t.children)
        if own_people and expecting and not told and not (is_author(who) or _from_outside(who)):
            continue
        # "Oslo expects Bergen to withdraw at once" orders it.
        said = " ".join(t.lower_ for t in content.verb.subtree if t.i > content.verb.i)
        if not (is_author(who) or _from_outside(who)) and any(p in said for p in words("verbs", "pressing")):
            continue
        after = content.verb.i > clause.verb.i or is_author(who) or _from_outside(who)
        coming = is_forward(content) or (cleft and is_prospect(content)) or (doubting and _has_a_mind(content))
        if own and after and coming:
            yield Judgement(
                clause.paragraph, sense, phrase, content, None, clause, f"verb:{lemma}", content.negated, holders
            )
    if (doubting or not expecting) and not contents:
        # "Few here believe it".
        pointed = [
            t for t in clause.verb.children if t.dep_ in ("dobj", "advmod") and t.lower_ in ("it", "that", "this", "so")
        ]
        outside = is_author(who) or _from_outside(who)
        for noun in pointed if outside and (doubting or sense.lean == AGAINST) else []:
            yield Judgement(clause.paragraph, sense, phrase, None, noun, clause, f"verb:{lemma}", False, holders)
    if expecting and not clause.complements and not (cleft is not None and cleft.complements):
        which = clause.verb.dep_ == "relcl" and any(
            t.tag_ == "WDT" and t.i < clause.verb.i for t in clause.verb.children
        )
        # "a truce, which few expect"
        relative = (_whole(clause.verb.head),) if which and _from_outside(who) else ()
        for noun in relative or (clause.objects if cleft is None else _equated(cleft)):
            hung = _infinitive_on(noun, clause)
            if hung is not None or noun.pos_ == "NOUN":
                subject, named = (noun, None) if hung is not None else (None, noun)
                denied = hung is not None and hung.negated
                yield Judgement(
                    clause.paragraph, sense, phrase, hung, named, clause, f"verb:{lemma}", denied, holders, subject
                )


def _has_a_mind(content: Clause) -> bool:
    """True for "that either side wants a war", "that it has the stomach for one": a will to do what is named."""
    if content.tense is not Tense.PRESENT:
        return False
    wants = lemma_of(content.verb) in words("verbs", "willing")
    return wants or any(lemma_of(t) in words("verbs", "will") for t in content.objects)


def _whole(noun: "Token") -> "Token":
    """ "settlement", in "a settlement of the dues, which few expect"."""
    above: Token = noun.head.head
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "to", "with", "over", "on") and not is_event(noun)
    return above if inside and is_event(above) else noun


def _from_outside(who: tuple["Token", ...]) -> bool:
    """True for nobody, most, and experts, who commit themselves to nothing by what they expect."""
    experts = words("subjects", "experts")
    return any(is_nobody(t) or t.lower_ in words("subjects", "quantifying") or lemma_of(t) in experts for t in who)


def _generally_held(clause: Clause, lemma: str) -> Iterator[Judgement]:
    """ "It is generally thought that the pact will lapse"."""
    it = any(t.lower_ == "it" for t in clause.grammatical_subjects)
    if not it or clause.hypothetical or clause.tense is Tense.PAST or lemma in words("verbs", "expecting"):
        return
    against = (lemma in words("verbs", "doubting")) != clause.negated
    sense = Sense(AGAINST if against else FOR, None, None, "verb")
    above = clause.verb.head
    inserted = clause.verb.dep_ == "parataxis" and above.pos_ in ("VERB", "AUX")
    for content in (clause_at(clause.paragraph, above),) if inserted else clause.complements:
        if is_forward(content):
            phrase = verb_group(clause)
            yield Judgement(
                clause.paragraph, sense, phrase, content, None, clause, f"verb:{lemma}", content.negated, clause.agents
            )


def _is_advised(clause: Clause) -> bool:
    """True for `expect` in "we advise clients not to expect relief"."""
    above = clause.verb.head
    advising = lemma_of(above) in words("subjects", "advising") and clause.verb.dep_ in ("xcomp", "ccomp")
    return advising and is_author(clause_at(clause.paragraph, above).subjects)


def _inserted_in(clause: Clause) -> tuple[Clause, ...]:
    """What "The pact, I think, will be signed" inserts the author's thinking in; "we judge with confidence that"."""
    above = clause.verb.head
    confident = [n for p in clause.verb.children if p.dep_ == "prep" and p.lower_ == "with" for n in p.children]
    told = [t for n in confident if lemma_of(n) == "confidence" for t in n.children if t.dep_ in ("acl", "relcl")]
    told += [t for n in _moments(clause) for t in n.children if t.dep_ in ("acl", "relcl", "ccomp")]
    if told:
        return tuple(clause_at(clause.paragraph, t) for t in told)
    told_by = judges(clause)
    # "The villagers, they think, will be back": not "It, he thinks, will go", who may speak of himself.
    beside = above.pos_ in ("VERB", "AUX") and all(
        t.pos_ != "PRON" and t.ent_type_ not in ("GPE", "ORG", "PERSON", "NORP")
        for t in clause_at(clause.paragraph, above).grammatical_subjects
    )
    outside = is_author(told_by) or _from_outside(told_by) or (bool(told_by) and beside)
    inserted = clause.verb.dep_ == "parataxis" and above.pos_ in ("VERB", "AUX") and outside
    return (clause_at(clause.paragraph, above),) if inserted else ()


def _moments(clause: Clause) -> list["Token"]:
    """ "moment", in "nobody believes for a moment that he will go", on which the parser hangs the clause."""
    for_ = [t for t in clause.verb.children if t.dep_ == "prep" and t.lower_ == "for"]
    return [n for p in for_ for n in p.children if lemma_of(n) in words("verbs", "moments")]


def _asks(content: Clause) -> bool:
    """True for "whether he will go": what anybody may guess."""
    return any(t.dep_ == "mark" and t.lower_ in ("whether", "if") for t in content.verb.children)


def _cleft(clause: Clause) -> Clause | None:
    """ "is", in "What nobody expects is that Norway will sign": the copula that says what is expected."""
    verb = clause.verb
    what = any(t.lower_ == "what" and t.i < verb.i for t in verb.children)
    if not what or not verb.dep_.startswith(("csubj", "nsubj")) or lemma_of(verb.head) != "be":
        return None
    return clause_at(clause.paragraph, verb.head)


def _equated(copula: Clause) -> list["Token"]:
    return [t for t in copula.verb.children if t.dep_ == "attr" and t.i > copula.verb.i]


def _is_report(clause: Clause) -> bool:
    """True for "experts predicted that Oslo would sign": the past tense is the report's, unless a date is named."""
    expert = any(lemma_of(t) in words("subjects", "experts") for t in clause.subjects)
    dated = any(t.ent_type_ == "DATE" for child in clause.verb.lefts for t in child.subtree)
    return expert and not dated and any(c.modal is not None for c in clause.complements)


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
    key = key if is_author(clause.subjects) else ""
    low, high = ranges()[key] if key else (None, None)
    sense = Sense(AGAINST if doubting else FOR, low, high, "verb", of=key)
    nor = any(t.dep_ in ("cc", "preconj") and t.lower_ in ("nor", "neither") for t in clause.verb.children)
    denied = clause.negated or nor or is_rash(clause) or of_nobody(clause) or any(is_nobody(t) for t in judges(clause))
    if doubting and not denied:
        sense = _strengthened(clause, sense)
    return replace(sense, lean=-sense.lean, low=None, high=None) if denied else sense


def _strengthened(clause: Clause, sense: Sense) -> Sense:
    """The sense with the range of "very much doubt"."""
    said = " ".join(t.lower_ for t in clause.verb.doc[max(0, clause.verb.i - 2) : clause.verb.i + 3])
    for row in toml_table("estimates.toml")["doubting"]:
        if any(phrase in said for phrase in row["words"]):
            low, high = ranges()[row["range"]]
            return replace(sense, low=low, high=high, of=row["range"])
    return sense


def _phrase(clause: Clause) -> tuple["Token", ...]:
    """The verb with its subject and negation: "Few of them expect"."""
    own = [t for t in clause.verb.children if t.dep_ in ("neg", "aux") and t.i < clause.verb.i]
    subject = [t for s in judges(clause)[:1] for t in s.subtree if t.i < clause.verb.i and s.head == clause.verb]
    return tuple(sorted({*own, clause.verb, *subject}, key=lambda t: int(t.i)))
