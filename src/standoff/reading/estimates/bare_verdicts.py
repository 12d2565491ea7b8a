"""Judgements without a verb: "And a coup? Almost no chance.", "That he goes: doubtful", "A coup, very likely"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_prospect
from standoff.reading.estimates.hedges import AGAINST, Hedge, Sense, hedge_opening, sizes, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.odds import chances_in, number_among
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_REACH = 8
"""How many words of a verdict may come before its measure ends: "I would say at best one chance in ten"."""

_MARKS = (":", ",", "-", "--", "–", "—", "?")


@dataclass(frozen=True)
class _Verdict:
    """What a verdict says; a `bare` one answers only a question or a that-clause."""

    hedge: Hedge
    rule: str
    bare: bool


def from_bare_verdicts(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Judgements of what the same sentence names before a stop, or the sentence before asked about or gave as title."""
    before: list[Token] = []
    for sentence in paragraph.doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        whole = _verdict(tokens)
        if whole is not None and _is_verbless(tokens, whole):
            yield from _judged(before, whole, paragraph, own=False)
        else:
            for part in _parts(tokens):
                yield from _inside(part, paragraph)
        before = tokens


def _parts(tokens: Sequence["Token"]) -> list[Sequence["Token"]]:
    """What semicolons part a sentence into, where what follows is a that-clause: "that he goes, unlikely"."""
    stops = [n for n, t in enumerate(tokens[:-1]) if t.text == ";" and n > 1]
    cuts = [n for n in stops if tokens[n + 1].lower_ in ("that", "whether") or _is_verbless_part(tokens[n + 1 :])]
    ends = [0, *(n + 1 for n in cuts), len(tokens)]
    return [tokens[a:b] for a, b in pairwise(ends)]


def _is_verbless_part(tokens: Sequence["Token"]) -> bool:
    """True for "a few stoppages, almost certain", which leaves its copula to what came before."""
    own = tokens[: next((n for n, t in enumerate(tokens) if t.text == ";"), len(tokens))]
    return not any(t.pos_ in ("VERB", "AUX") for t in own) and any(t.text == "," for t in own)


def _inside(tokens: Sequence["Token"], paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "A coup, very likely", "That he goes: doubtful"."""
    for at in (n for n, t in enumerate(tokens) if n > 1 and t.text in _MARKS):
        gapped = tokens[0].i > tokens[0].sent.start and _is_verbless_part(tokens)
        judged = gapped or _may_be_judged(tokens[:at], tokens[at])
        verdict = _verdict(tokens[at + 1 :]) if judged else None
        if verdict is not None:
            yield from _judged(tokens[:at], verdict, paragraph, own=True)
            return


def _verdict(tokens: Sequence["Token"]) -> _Verdict | None:
    """The verdict that `tokens` are from first to last, but for what limits or follows it; None when they are none."""
    for start in range(len(tokens)):
        hedge = _hedge_at(tokens[start : start + _REACH])
        if hedge is not None:
            after = [t for t in tokens[start:] if t.i > hedge.tokens[-1].i]
            denied = after[:1] if after and after[0].lower_ == "not" else []
            if not _closes(after[len(denied) :]):
                return None
            sense = hedge.sense.denied() if denied else hedge.sense
            told = (*hedge.tokens, *denied, *_when(after[len(denied) :]))
            return _Verdict(Hedge(told, sense), f"verdict:{hedge.phrase.lower()}", _is_bare(hedge, denied))
        if tokens[start].lower_ not in words("verdicts", "openings"):
            return None
    return None


def _is_bare(hedge: Hedge, denied: Sequence["Token"]) -> bool:
    return bool(denied) or hedge.sense.part == "adverb"


def _when(after: Sequence["Token"]) -> list["Token"]:
    """ "in the next month", in "Unlikely in the next month, I'd say"."""
    if not after or after[0].pos_ != "ADP":
        return []
    end = next((n for n, t in enumerate(after) if t.is_punct), len(after))
    return list(after[:end]) if horizon_of(after[:end]) is not None else []


def _hedge_at(tokens: Sequence["Token"]) -> Hedge | None:
    """The hedge, number or measured chance that starts with the first of `tokens`."""
    hedge = _measured(tokens) or hedge_opening(tokens) or _denial(tokens)
    if hedge is None or hedge.tokens[0].i != tokens[0].i:
        return None
    return None if hedge.sense.part in ("raising", "belief", "clausal", "subject") else hedge


def _denial(tokens: Sequence["Token"]) -> Hedge | None:
    """ "Hardly.", "Not this year.", "Never.": the answer to a question about what will come."""
    first = tokens[0]
    opens = first.i == first.sent.start and first.lower_ in words("verdicts", "denying")
    alone = len(tokens) < 2 or tokens[1].is_punct or tokens[1].pos_ in ("ADP", "DET", "ADV")
    short = len(first.sent) <= _REACH and not any(t.pos_ in ("VERB", "AUX") for t in first.sent)
    return Hedge((first,), Sense(AGAINST, None, None, "adverb")) if opens and alone and short else None


def _is_verbless(tokens: Sequence["Token"], verdict: _Verdict) -> bool:
    """True when the sentence, up to a semicolon, has no clause of its own but "I'd say" and what follows a comma."""
    end = next((n for n, t in enumerate(tokens) if t.text in (";", ",", ":")), len(tokens))
    subjects = [t for t in tokens[:end] if t.dep_.startswith("nsubj") or t.dep_ == "expl"]
    return all(t.lower_ in words("subjects", "author") or t in verdict.hedge.tokens for t in subjects)


def _measured(tokens: Sequence["Token"]) -> Hedge | None:
    """ "almost no chance", "one chance in ten", "30 percent", "about one in four"."""
    nouns = words("chance", "nouns")
    noun = next((t for t in tokens if lemma_of(t) in nouns), None)
    if noun is not None:
        size = chances_in(noun)
        if size is not None:
            return size
        # "no more than a one in ten chance"
        number = number_among(tokens)
        measure = number or next(iter(sizes([t for t in tokens if t.i < noun.i], lemma_of(noun))), None)
        measure = measure if measure is not None and measure.tokens[-1].i + 1 == noun.i else None
        return Hedge((*measure.tokens, noun), measure.sense) if measure is not None else None
    number = number_among(tokens)
    # "about even", of chances that are left unsaid
    even = next(iter(sizes(tokens, "odds")), None) if number is None else None
    if even is not None and even.tokens[-1].lower_ == "even" and len(even.tokens) > 1:
        return even
    return number if number is not None and len(number.tokens) > 1 else None


def _closes(after: Sequence["Token"]) -> bool:
    """True when nothing follows but a stop, a time or place, a clause apart, or "I'd say"."""
    if not after or after[0].is_punct or after[0].lower_ in words("verdicts", "following"):
        return True
    return after[0].pos_ in ("ADP", "SCONJ") and after[0].lower_ not in ("of", "that", "to", "for", "than")


def _may_be_judged(tokens: Sequence["Token"], mark: "Token") -> bool:
    """True for "That he goes", "A collision" and "As for a coup"; a full sentence only before a colon or dash."""
    opening = next((t for t in tokens if not t.is_punct and t.dep_ != "cc"), tokens[0])
    if opening.lower_ in ("that", "whether"):
        return True
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    # "Loadings resumed by August: about even."
    dated = mark.text == ":" and horizon_of(list(tokens)) is not None and not any(t.tag_ == "MD" for t in tokens)
    return mark.text == "?" or (mark.text != "," and (not finite or dated))


def _judged(
    tokens: Sequence["Token"], verdict: _Verdict, paragraph: ParsedParagraph, *, own: bool
) -> Iterator[Judgement]:
    """What is judged among `tokens`: a clause about what will come, or the noun of a title or question."""
    if not tokens:
        return
    phrase = verdict.hedge.tokens
    opening = next((t for t in tokens if not t.is_punct and t.dep_ != "cc"), tokens[0])
    marked = opening.lower_ in ("that", "whether")
    content = _main_verb(tokens)
    asked = tokens[-1].text == "?" or tokens[-1].nbor().text == "?"
    if content is not None and (marked or asked or not own):
        clause = clause_at(paragraph, content)
        # "Loadings resumed by August: about even."
        dated = verdict.hedge.sense.part in ("size", "number") and horizon_of(list(tokens)) is not None
        if marked or is_prospect(clause) or (own and dated and content.tag_ in ("VBD", "VBN")):
            denied = clause.negated and not any(t in phrase for t in content.children)
            yield Judgement(paragraph, verdict.hedge.sense, phrase, clause, None, None, verdict.rule, denied)
            return
        if lemma_of(content) != "be" or not asked:
            return
    noun = _named(tokens)
    if content is not None and asked and lemma_of(content) == "be":
        # "Is a truce near? Unlikely."
        subjects = [t for t in content.children if t.dep_ == "nsubj" and t.pos_ == "NOUN" and is_event(t)]
        for subject in subjects[:1]:
            yield Judgement(paragraph, verdict.hedge.sense, phrase, None, subject, None, verdict.rule)
        return
    number = verdict.hedge.sense.part == "number" and not any(lemma_of(t) in words("chance", "nouns") for t in phrase)
    # "An invasion: below 20 per cent.", not "Exports: below 20 per cent."
    number = number and not (noun is not None and is_event(noun) and own)
    if (verdict.bare or number) and not asked:
        return
    if noun is not None and content is None and (verdict.hedge.sense.part != "predicate" or is_event(noun)):
        yield Judgement(paragraph, verdict.hedge.sense, phrase, None, noun, None, verdict.rule)


def _main_verb(tokens: Sequence["Token"]) -> "Token | None":
    """The first finite verb with a subject of its own."""
    for token in tokens:
        finite = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "relcl", "acl", "advcl")
        if finite and any(t.dep_.startswith("nsubj") or t.dep_ == "expl" for t in token.children):
            return token
    return None


def _named(tokens: Sequence["Token"]) -> "Token | None":
    """The noun that a title or a question is: "shooting", "a coup", "not in a complete rupture"."""
    inside = {t.i for t in tokens}
    top = [t for t in tokens if t.head == t or t.head.i not in inside]
    for token in top:
        if token.pos_ == "ADP":
            top += [t for t in token.children if t.dep_ in ("pobj", "prep")]
    appos = [c for t in top for c in t.children if c.dep_ == "appos" and c.i in inside]
    nouns = [t for t in (*appos, *top) if t.pos_ == "NOUN" or t.tag_ == "VBG"]
    return next((t for t in nouns if t.ent_type_ not in ("DATE", "TIME", "GPE", "PERSON", "NORP", "ORG")), None)
