"""Judgements worded by adjectives and adverbs: "is likely to", "it is doubtful that", "will probably"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.estimates.adverb_hedges import from_adverb, modifies_clause
from standoff.reading.estimates.forward import is_forward
from standoff.reading.estimates.hedges import Hedge, Sense, hedges_of, words
from standoff.reading.estimates.judged_clauses import (
    before_which,
    content_verb,
    contents,
    infinitives,
    is_time_coming,
    opens_clause,
)
from standoff.reading.estimates.judged_nouns import is_event, judged_noun, swallowing_noun
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_imperative
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.language.verb_groups import Tense
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NO_OUTCOMES = frozenset({"GPE", "PERSON", "NORP", "ORG"})
"""Countries, people and bodies do not come about; what the sentence says of them was not understood."""

_SEEMING = frozenset({"seem", "look", "appear", "remain"})


def from_hedges(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Every judgement that an adjective or adverb words."""
    for hedge in hedges_of(paragraph.doc):
        if hedge.sense.part == "belief":
            yield from _belief(hedge, paragraph)
        elif modifies_clause(hedge):
            yield from from_adverb(hedge, paragraph)
        elif hedge.sense.part not in ("adverb", "frame", "course"):
            yield from _adjective(hedge, paragraph)


def _adjective(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    head = hedge.head
    host = _host(head, paragraph)
    swallowed = swallowing_noun(host)
    if host is not None and ((host.hypothetical and swallowed is None) or _is_bygone(host) or _is_eventful(hedge)):
        return
    sense = _under_negation(hedge, host)
    # "is sure of his army", "is expected of every ship", "has been set up to fail".
    beside = [t for t in head.children if t.i > hedge.tokens[-1].i]
    if any(t.dep_ == "prt" or (t.dep_ == "prep" and t.lower_ in ("of", "about")) for t in beside):
        return
    if _is_how_soon(hedge, host):
        return
    # "are no closer to a deal": what is near or far is not who is.
    after = hedge.tokens[-1].nbor() if hedge.tokens[-1].i + 1 < len(head.doc) else head
    if hedge.tokens[-1].lower_ in words("omens", "near") and not after.is_punct and after.pos_ in ("ADP", "DET"):
        return
    # "Make sure that it is shut", "Be sure to come".
    if (
        host is not None
        and head.lower_ in ("sure", "certain")
        and (lemma_of(host.verb) == "make" or is_imperative(host))
    ):
        return
    # "is bound by treaty to help"
    expecting = lemma_of(head) in words("verbs", "expecting")
    if hedge.sense.part == "raising" and not expecting and any(t.lower_ == "by" for t in beside):
        return
    found = [*infinitives(hedge, paragraph, host), *contents(hedge, paragraph, host)]
    if hedge.sense.part == "subject" and (opens_clause(hedge) or any(j.head.i > head.i for j in found)):
        return
    if not found and (content_verb(hedge, host) is not None or opens_clause(hedge)):
        return
    if not found and is_time_coming(hedge):
        found = list(before_which(hedge, paragraph))
    if not found and hedge.sense.part not in ("raising", "clausal"):
        found = list(_nominal(hedge, paragraph, host))
    elif not found and lemma_of(head) in words("verbs", "expecting"):
        found = list(_passive_nominal(hedge, paragraph, host))
    elif not found and hedge.sense.part == "raising":
        found = list(_headed_for(hedge, paragraph, host))
    found = list(_inserted(hedge, paragraph, host)) or found
    for judgement in found:
        little = _little(judgement)
        phrase = (*little, *judgement.phrase)
        denied = judgement.denied != bool(little)
        yield replace(judgement, sense=sense, host=host, phrase=phrase, denied=denied)


def _inserted(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "The palace, it seems likely, will delay"."""
    if host is None or host.verb.dep_ != "parataxis" or host.verb.head.pos_ != "VERB":
        return
    it = any(t.lower_ == "it" for t in host.grammatical_subjects)
    said = clause_at(paragraph, host.verb.head)
    if it and hedge.sense.part == "any" and is_forward(said):
        yield Judgement(paragraph, hedge.sense, hedge.tokens, said, None, host, hedge.rule, said.negated)


def _host(head: "Token", paragraph: ParsedParagraph) -> Clause | None:
    """The predicate that the adjective completes: a copula, or a verb of judging."""
    at = head
    while at.head != at:
        if at.pos_ in ("VERB", "AUX") and at != head:
            return clause_at(paragraph, at)
        at = at.head
    return clause_at(paragraph, at) if at.pos_ in ("VERB", "AUX") else None


def _is_eventful(hedge: Hedge) -> bool:
    """True for a participle that is a verb of its own: "had set up", "expected the worst"."""
    if any(t.tag_ == "TO" for t in hedge.head.children) and hedge.head.tag_ == "VB":
        # "is to set foot there"
        return True
    completes = hedge.head.dep_ not in ("parataxis", "ccomp", "advcl", "ROOT")
    near = (*hedge.head.children, *([hedge.head.head] if completes else []))
    predicated = any(t.dep_ == "auxpass" or lemma_of(t) in words("verbs", "copulas") for t in near)
    # The pipeline gives "seems", taken for an auxiliary, its own form for a lemma.
    predicated |= any(t.dep_ == "aux" and t.lower_.rstrip("s") in _SEEMING for t in near)
    # "the treaty, set to lapse in May,"
    apart = hedge.head.dep_ == "acl" and hedge.tokens[0].i > 0 and hedge.tokens[0].nbor(-1).text == ","
    predicated |= apart and hedge.tokens[-1].nbor().lower_ == "to"
    return hedge.head.tag_ in ("VBD", "VBN", "VB", "VBP") and not predicated


def _is_bygone(host: Clause) -> bool:
    """True for "was likely", told of the past; in a report, and of looks, the past tense is the report's."""
    reported = bool(host.sources) or any(
        clause_at(host.paragraph, t).sources for t in host.verb.ancestors if t.pos_ == "VERB"
    )
    # "and it was doubtful that", beside what somebody adds
    joined = host.verb.head if host.verb.dep_ in ("conj", "parataxis") else None
    telling = joined is not None and lemma_of(joined) in word_lists()["saying_verbs"]
    reported |= joined is not None and (telling or bool(clause_at(host.paragraph, joined).sources))
    # "was expected last year"
    passed = host.passive and any(t.lower_ in words("verbs", "bygone") for t in host.verb.subtree)
    bygone = lemma_of(host.verb) == "be" or (passed and lemma_of(host.verb) in words("verbs", "expecting"))
    # "seemed within reach last month"
    seemed = lemma_of(host.verb) in _SEEMING or host.verb.lower_ in ("seemed", "looked", "appeared")
    bygone |= seemed and any(t.lower_ in words("verbs", "bygone") for t in host.verb.subtree)
    return host.tense is Tense.PAST and bygone and not reported


def _under_negation(hedge: Hedge, host: Clause | None) -> Sense:
    """ "not likely" is unlikely, "not unlikely" likely without a number; a negated certainty says little."""
    if hedge.tokens[0].lower_ != "not" and " ".join(t.lower_ for t in hedge.tokens).startswith(_denials()):
        return hedge.sense
    if any(
        t.dep_ == "neg" or t.lower_ in {"not", "no", "nowhere", *words("subjects", "scarcely")}
        for t in hedge.tokens[:-1]
    ):
        return hedge.sense
    negated = any(t.dep_ == "neg" or t.lower_ in words("subjects", "scarcely") for t in hedge.head.children)
    negated |= host is not None and host.verb in (hedge.head, hedge.head.head) and host.negated
    return hedge.sense.negated() if negated else hedge.sense


@cache
def _denials() -> tuple[str, ...]:
    return tuple(toml_table("estimates.toml")["denying"]["phrases"])


def _nominal(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "A clash is unlikely", "consider war unlikely", "and a war highly improbable" (its copula left out)."""
    noun = judged_noun(hedge, host)
    relative = host is not None and any(t.tag_ == "WDT" and t.i < host.verb.i for t in host.verb.children)
    judged = noun is None or noun.tag_ == "WDT"
    if host is not None and relative and judged and host.verb.dep_ == "relcl" and hedge.head.head == host.verb:
        # "a truce, which few think likely"
        noun = host.verb.head
    none = _none_such(hedge) if noun is None else None
    noun = noun or none
    if (
        noun is None
        or lemma_of(noun) in words("chance", "nouns")
        or (hedge.sense.part == "predicate" and not is_event(noun))
    ):
        return
    if _is_refused(hedge) or _tells_what_is(hedge, host):
        return
    # "Arbitration is a long shot", where the pipeline takes the noun for a body
    common = noun.tag_ in ("NN", "VBG") and noun.ent_type_ == "ORG"
    if noun.lower_ not in ("there", "who", "which") and (common or noun.ent_type_ not in _NO_OUTCOMES):
        denied = none is not None
        yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, hedge.rule, denied)


def _none_such(hedge: Hedge) -> "Token | None":
    """ "end", in "There is no end in sight", "With no end in sight"."""
    noun = hedge.head.head
    denied = any(t.dep_ == "det" and t.lower_ == "no" for t in noun.children)
    placed = noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ in ("with", "without"))
    return noun if hedge.head.dep_ == "prep" and noun.pos_ == "NOUN" and denied and placed else None


def _is_refused(hedge: Hedge) -> bool:
    """True for "is out of the question for Oslo": a refusal of whom it is said of."""
    hung = [c for t in hedge.tokens for c in t.children if c.dep_ == "prep" and c.lower_ == "for"]
    whom = [t for p in hung for t in p.children if t.dep_ == "pobj"]
    absolute = hedge.sense.of in words("fixed", "absolute")
    return absolute and any(t.ent_type_ in _NO_OUTCOMES or t.pos_ == "PROPN" for t in whom)


def _tells_what_is(hedge: Hedge, host: Clause | None) -> bool:
    """True for "is likely the oldest house in town": a guess at what is."""
    if host is None or hedge.tokens[-1].i + 1 >= len(hedge.tokens[-1].doc):
        return False
    after = hedge.tokens[-1].nbor()
    # "called the threats likely a breach"
    supposed = lemma_of(host.verb) in words("verbs", "judging") and hedge.phrase.lower() == "likely"
    if supposed and after.lower_ in ("a", "an") and hedge.tokens[0].i and hedge.tokens[0].nbor(-1).lower_ != "as":
        return True
    if lemma_of(host.verb) != "be":
        return False
    return after.lower_ in ("the", "a", "an") and after.head.dep_ == "attr" and after.head.head == host.verb


def _is_how_soon(hedge: Hedge, host: Clause | None) -> bool:
    """True for "is very probably a matter of days", "might be hours away": another hedge judges, this one dates."""
    if host is None or not any(lemma_of(t) in words("horizon", "units") and t.tag_ == "NNS" for t in hedge.tokens):
        return False
    adverbs = [h for h in hedges_of(hedge.head.doc) if h.sense.part == "adverb" and h.head.head == host.verb]
    return bool(adverbs) or host.modal in words("modals", "possible")


def _little(judgement: Judgement) -> tuple["Token", ...]:
    """ "little", in "Little progress is expected", "Few ships are likely to come": what is judged is denied."""
    subjects = judgement.clause.grammatical_subjects if judgement.clause is not None else (judgement.noun,)
    own = [c for t in subjects if t is not None for c in t.children if c.dep_ in ("amod", "det") and c.i < t.i]
    return tuple(t for t in own if t.lower_ in ("little", "few") and not any(c.lower_ == "a" for c in t.head.children))


def _headed_for(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "is headed for an election", "is on the brink of collapsing"."""
    own = [t for t in hedge.tokens if t.lower_ == "of"]
    if own and (host is None or lemma_of(host.verb) not in words("verbs", "copulas")):
        return
    near = (*hedge.tokens, *([host.verb] if host is not None else []))
    hung = [c for t in near for c in t.children if c.dep_ == "prep" and c.lower_ == "for"]
    hung = [c for c in hung if c.head in hedge.tokens or c.i == hedge.tokens[-1].i + 1]
    owner = next(iter(host.grammatical_subjects), None) if host is not None else None
    for preposition in own or hung:
        for noun in (t for t in preposition.children if t.dep_ in ("pobj", "pcomp") and t.i > preposition.i):
            if noun.pos_ == "NOUN" or noun.tag_ == "VBG":
                yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, hedge.rule, subject=owner)


def _passive_nominal(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "Further harassment is to be expected", "more diplomacy can be expected"."""
    verb = hedge.head
    if verb.pos_ != "VERB" or not any(t.dep_ == "auxpass" for t in verb.children):
        return
    clause = clause_at(paragraph, verb)
    own = tuple(t for t in clause.grammatical_subjects if t.i < verb.i)
    subjects = own or (_predicate_object(verb),)
    for noun in subjects[:1]:
        if noun is not None and noun.pos_ in NOMINAL:
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, hedge.rule)


def _predicate_object(verb: "Token") -> "Token | None":
    """The object of the opening preposition that swallowed the subject: "In the interim harassment is expected"."""
    host = verb.head
    for child in host.children:
        if child.dep_ == "prep" and child.i < host.i:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


# ---------------------------------------------------------------- beliefs


def _belief(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "is confident of a deal", "is sceptical that it will hold"."""
    host = _host(hedge.head, paragraph)
    if host is None or host.hypothetical:
        return
    sense = _under_negation(hedge, host)
    for judgement in contents(hedge, paragraph, host):
        yield replace(judgement, sense=sense, host=host, holders=host.grammatical_subjects)
    for preposition in hedge.head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "about"):
            for noun in (t for t in preposition.children if t.dep_ == "pobj"):
                yield Judgement(
                    paragraph, sense, hedge.tokens, None, noun, host, hedge.rule, holders=host.grammatical_subjects
                )
