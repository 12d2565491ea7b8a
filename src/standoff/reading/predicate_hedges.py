"""Judgements worded by adjectives and adverbs: "is likely to", "it is doubtful that", "will probably", "a war unlikely"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, Tense, lemma_of
from standoff.reading.forward import is_forward
from standoff.reading.hedges import AGAINST, Hedge, Sense, hedges, words
from standoff.reading.horizons import horizon_of
from standoff.reading.judgements import Judgement
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEEMING = frozenset({"seem", "look", "appear", "remain"})


def from_hedges(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Every judgement that an adjective or adverb words."""
    for hedge in hedges(list(paragraph.doc)):
        if hedge.sense.part == "belief":
            yield from _belief(hedge, paragraph)
        elif _modifies_clause(hedge):
            yield from _adverb(hedge, paragraph)
        elif hedge.sense.part != "adverb":
            yield from _adjective(hedge, paragraph)


def _modifies_clause(hedge: Hedge) -> bool:
    """True for `likely` in "will likely fall", and for every adverb."""
    return hedge.sense.part == "adverb" or (hedge.sense.part == "any" and hedge.head.dep_ == "advmod")


# ---------------------------------------------------------------- adverbs


def _adverb(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    if _negates_fragment(hedge):
        yield from _fragment(hedge, paragraph)
        return
    verb = _verb_above(hedge.head)
    if verb is None:
        return
    clause = Clause(paragraph, verb)
    clause = _had_to(clause)
    if not is_forward(clause) or clause.hypothetical:
        return
    yield Judgement(paragraph, hedge.sense, hedge.tokens, clause, None, clause, _rule(hedge), denied=clause.negated)


def _had_to(clause: Clause) -> Clause:
    """The clause itself; kept apart from its complement, which "have to" makes part of one predicate."""
    return clause


def _verb_above(token: "Token") -> "Token | None":
    """The verb that an adverb modifies: straight above it, or above the phrase it opens ("probably by June")."""
    at = token.head
    for _ in range(2):
        if at.pos_ in ("VERB", "AUX"):
            return at.head if at.dep_ in ("aux", "auxpass") else at
        if at.dep_ not in ("prep", "advmod", "npadvmod", "acomp"):
            return None
        at = at.head
    return None


def _negates_fragment(hedge: Hedge) -> bool:
    """True for "but probably not before June", which leaves its clause unsaid."""
    last = hedge.tokens[-1]
    after = last.doc[last.i + 1 : last.i + 3]
    return len(after) == 2 and after[0].lower_ == "not" and after[1].dep_ in ("prep", "mark") and _is_temporal(after[1])


def _is_temporal(preposition: "Token") -> bool:
    return horizon_of(list(preposition.subtree)) is not None


def _fragment(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """The clause before, denied until the time that the fragment names."""
    verb = next((t for t in hedge.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    clause = Clause(paragraph, verb)
    subjects = clause.grammatical_subjects
    if subjects:
        preposition = hedge.tokens[-1].doc[hedge.tokens[-1].i + 2]
        phrase = (*hedge.tokens, hedge.tokens[-1].doc[hedge.tokens[-1].i + 1], *preposition.subtree)
        yield Judgement(paragraph, hedge.sense, phrase, None, subjects[0], clause, _rule(hedge), denied=True)


# ---------------------------------------------------------------- adjectives


def _adjective(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    head = hedge.head
    host = _host(head, paragraph)
    if host is not None and (host.hypothetical or _is_bygone(host)):
        return
    sense = _under_negation(hedge, host)
    found = [*_infinitive(hedge, paragraph), *_content(hedge, paragraph, host)]
    if not found and hedge.sense.part != "raising":
        found = list(_nominal(hedge, paragraph, host))
    elif not found and head.tag_ == "VBN":
        found = list(_passive_nominal(hedge, paragraph, host))
    for judgement in found:
        yield replace(judgement, sense=sense, host=host)


def _host(head: "Token", paragraph: ParsedParagraph) -> Clause | None:
    """The predicate that the adjective completes: a copula, or a verb of judging."""
    at = head
    while at.head is not at:
        if at.pos_ in ("VERB", "AUX") and at is not head:
            return Clause(paragraph, at)
        at = at.head
    return Clause(paragraph, at) if at.pos_ in ("VERB", "AUX") else None


def _is_bygone(host: Clause) -> bool:
    """True for "was likely", told of the past; in a report, and of looks, the past tense is the report's."""
    reported = bool(host.sources) or any(
        Clause(host.paragraph, t).sources for t in host.verb.ancestors if t.pos_ == "VERB"
    )
    return host.tense is Tense.PAST and lemma_of(host.verb) == "be" and not reported


def _under_negation(hedge: Hedge, host: Clause | None) -> Sense:
    """ "not likely" is unlikely, "not unlikely" likely without a number; a negated certainty says little."""
    negated = any(t.dep_ == "neg" for t in hedge.head.children)
    negated |= host is not None and host.verb in (hedge.head, hedge.head.head) and host.negated
    if not negated:
        return hedge.sense
    sense = hedge.sense
    certain = sense.low is not None and sense.low >= 0.95
    return replace(sense, lean=-sense.lean, low=None, high=None) if certain or sense.lean == AGAINST else sense.denied()


def _infinitive(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "is likely to fall"."""
    hosts = [hedge.head, *([hedge.head.head] if hedge.head.dep_ in ("acomp", "oprd", "attr") else [])]
    last = hedge.tokens[-1].i
    for host in hosts:
        for child in host.children:
            to = any(t.dep_ == "aux" and t.tag_ == "TO" for t in child.children)
            if to and child.i > last and child.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
                clause = Clause(paragraph, child)
                if is_forward(clause):
                    yield _of_clause(hedge, clause)
                return


def _content(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "it is unlikely that S", "that S is unlikely", "consider it likely that S"."""
    hosts = [hedge.head, *([host.verb] if host is not None else [])]
    for verb in (child for h in hosts for child in h.children):
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in (
            "ccomp",
            "csubj",
            "advcl",
            "acl",
            "xcomp",
            "csubjpass",
        ):
            continue
        marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
        if marks & {"that", "whether"} and (verb.i > hedge.head.i or verb.dep_.startswith("csubj")):
            clause = Clause(paragraph, verb)
            if is_forward(clause):
                yield _of_clause(hedge, clause)
            return


def _of_clause(hedge: Hedge, clause: Clause) -> Judgement:
    return Judgement(
        clause.paragraph, hedge.sense, hedge.tokens, clause, None, None, _rule(hedge), denied=clause.negated
    )


def _nominal(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "A clash is unlikely", "consider war unlikely", "and a war highly improbable" (its copula left out)."""
    noun = _superlative(hedge) or _judged_noun(hedge, host)
    if noun is not None and noun.lower_ not in ("there", "who", "which", "what"):
        yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, _rule(hedge))


def _superlative(hedge: Hedge) -> "Token | None":
    """The subject or complement of "is the likeliest outcome"."""
    head = hedge.head
    noun = head.head
    if head.dep_ != "amod" or lemma_of(noun) not in words("outcomes", "nouns"):
        return None
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or lemma_of(verb) not in words("verbs", "copulas"):
        return None
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return next((t for t in verb.children if t.dep_ == "attr" and t.pos_ in NOMINAL), None)
    return next((t for t in verb.children if t.dep_ == "nsubj"), None)


def _judged_noun(hedge: Hedge, host: Clause | None) -> "Token | None":
    head, first = hedge.head, hedge.tokens[0]
    small = next((t for t in head.children if t.dep_ == "nsubj"), None)
    if small is not None:
        return small
    before = first.doc[first.i - 1] if first.i else None
    elided = _elided(hedge, before)
    if elided is not None:
        return elided
    if head.dep_ == "amod" and head.i < head.head.i:
        return None
    if host is None or (lemma_of(host.verb) not in words("verbs", "copulas") | words("verbs", "judging")):
        return None
    if lemma_of(host.verb) in words("verbs", "judging") and not host.passive:
        return next((t for t in host.objects if t.i < first.i), None)
    return next((t for t in host.grammatical_subjects if t.pos_ in NOMINAL), None) or _predicate_before(host, first)


def _elided(hedge: Hedge, before: "Token | None") -> "Token | None":
    """The noun straight before a hedge whose copula is left out, where the parser hung one on the other."""
    if before is None or before.pos_ not in NOMINAL:
        return None
    head = hedge.head
    if head.dep_ in ("amod", "advmod", "relcl", "acl") and head.head == before:
        return before
    return before if before.dep_ == "npadvmod" and before.head == head and before.ent_type_ != "DATE" else None


def _predicate_before(host: Clause, first: "Token") -> "Token | None":
    """The noun a sentence opens with when the parser took it for the root: "A settlement ... is thought likely"."""
    root = host.verb.head
    return root if root.pos_ == "NOUN" and root.dep_ == "ROOT" and root.i < first.i else None


def _passive_nominal(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "Further harassment is to be expected", "more diplomacy can be expected"."""
    verb = hedge.head
    if verb.pos_ != "VERB" or not any(t.dep_ == "auxpass" for t in verb.children):
        return
    clause = Clause(paragraph, verb)
    subjects = clause.grammatical_subjects or (_predicate_object(verb),)
    for noun in subjects[:1]:
        if noun is not None and noun.pos_ in NOMINAL:
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, _rule(hedge), denied=clause.negated)


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
    for judgement in _content(hedge, paragraph, host):
        yield replace(judgement, sense=sense, host=host, holders=host.grammatical_subjects)
    for preposition in hedge.head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "about"):
            for noun in (t for t in preposition.children if t.dep_ == "pobj"):
                yield Judgement(
                    paragraph, sense, hedge.tokens, None, noun, host, _rule(hedge), holders=host.grammatical_subjects
                )


def _rule(hedge: Hedge) -> str:
    return f"hedge:{hedge.phrase.lower()}"
