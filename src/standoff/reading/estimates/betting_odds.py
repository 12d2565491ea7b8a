"""Judgements worded by a bookmaker's odds: "the odds against a truce are five to one", "the odds favour a deal"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.odds import odds_among
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_AGAINST = frozenset({"against"})
_IN_FAVOUR = frozenset({"favour", "favor"})
_OPEN = Sense(FOR, None, None, "odds")
_BELOW_EVEN = Sense(AGAINST, None, 0.5, "odds")


def from_odds(paragraph: ParsedParagraph, earlier: Sequence[Judgement]) -> Iterator[Judgement]:
    """Every judgement that odds word; odds of nothing named are of what the sentence has judged before."""
    for noun in paragraph.doc:
        if noun.lower_ != "odds" or noun.pos_ != "NOUN":
            continue
        verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        host = clause_at(paragraph, verb) if verb is not None else None
        stated = _stated(noun, host)
        if host is None or host.hypothetical or stated is None:
            continue
        sense, phrase = stated
        rule = "odds:against" if sense.lean == AGAINST else "odds:for"
        targets = _targets(noun, host, phrase)
        for target in targets:
            named = Judgement(paragraph, sense, phrase, None, target, host, rule)
            if target.pos_ in ("VERB", "AUX") and target.tag_ != "VBG":
                content = clause_at(paragraph, target)
                named = replace(named, clause=content, noun=None, denied=content.negated)
            yield named
        before = [j for j in earlier if j.head.i < noun.i and j.head.sent == noun.sent]
        if not targets and before:
            meant = max(before, key=lambda j: int(j.head.i))
            yield replace(meant, sense=sense, phrase=phrase, rule=rule, denied=False)


def _stated(noun: "Token", host: Clause | None) -> tuple[Sense, tuple["Token", ...]] | None:
    """What the odds are said to be, with the words that say so; None where neither numbers nor a side are given."""
    if host is None:
        return None
    said = [t for t in noun.doc[noun.left_edge.i : noun.sent.end] if not _is_later(t, noun, host)]
    side = next((t for t in said if t.lower_ in _AGAINST | _IN_FAVOUR), None)
    against = side is None or side.lower_ in _AGAINST
    number = odds_among(said)
    own = [noun, host.verb, *([side] if side is not None else [])]
    if number is not None:
        chance, tokens = number
        after = tokens[-1].nbor() if tokens[-1].i + 1 < len(noun.doc) else tokens[-1]
        # "three to one on": bookmakers quote odds against what comes, unless they say "on"; "two to one that" backs it.
        if (after.lower_ in ("on", "that") and side is None) or not against:
            return Sense(FOR, 1 - chance, 1 - chance, "odds"), _ordered([*own, *tokens])
        return Sense(AGAINST if chance < 0.5 else FOR, chance, chance, "odds"), _ordered([*own, *tokens])
    if side is None:
        return None
    if host.negated and not against:
        return Sense(AGAINST, None, None, "odds"), _ordered(own)
    if against:
        return (_BELOW_EVEN, _ordered(own)) if side.head in (host.verb, noun) and _lies(host) else None
    return _OPEN, _ordered(own)


def _lies(host: Clause) -> bool:
    """True for "are against", "are stacked against"."""
    return lemma_of(host.verb) in {"be", *words("chance", "lying")}


def _ordered(tokens: Sequence["Token"]) -> tuple["Token", ...]:
    return tuple(sorted(set(tokens), key=lambda t: int(t.i)))


def _is_later(token: "Token", noun: "Token", host: Clause) -> bool:
    """True for tokens of a clause that goes on after the odds have been told."""
    later = [t for t in host.verb.children if t.dep_ in ("conj", "advcl", "parataxis") and t.i > noun.i]
    return any(t == token or t.is_ancestor(token) for t in later if t.pos_ in ("VERB", "AUX"))


def _targets(noun: "Token", host: Clause, phrase: Sequence["Token"]) -> list["Token"]:
    """What the odds are of: "against a deal", "of a deal", "that a deal comes", the object of "favour"."""
    said = {int(t.i) for t in phrase}
    if host.verb.lower_.startswith(tuple(_IN_FAVOUR)):
        return [t for t in host.objects if t.pos_ in NOMINAL and t.i > noun.i][:1]
    hosts = [noun, host.verb, *phrase]
    found = []
    for preposition in (c for h in hosts for c in h.children if c.dep_ == "prep"):
        if preposition.lower_ in words("chance", "prepositions") or preposition.lower_ == "against":
            inner = [c for t in preposition.children if t.lower_ in _IN_FAVOUR for c in t.children if c.dep_ == "prep"]
            for p in (preposition, *inner):
                found += [t for t in p.children if t.dep_ in ("pobj", "pcomp") and int(t.i) not in said]
    found = [t for t in found if t.lower_ not in _IN_FAVOUR and t.pos_ != "NUM"]
    marked = [
        t
        for h in hosts
        for t in h.children
        if t.pos_ in ("VERB", "AUX")
        and t.i > noun.i
        and any(m.dep_ in ("mark", "advmod") and m.lower_ == "that" for m in t.children)
    ]
    return (found or marked)[:1]
