"""Judgements worded by numbers alone: "puts a coup at one in ten", "I'd lay three to one that", "nine times in ten"."""

from collections.abc import Iterator

from standoff.reading.estimates.forward import is_prospect
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_author
from standoff.reading.estimates.odds import chances_in, number_among, odds_among
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of


def from_staked(clause: Clause) -> Iterator[Judgement]:
    """Judgements that a verb of rating or betting makes with a number that no noun of chance carries."""
    if clause.hypothetical or clause.negated:
        return
    yield from _put_at(clause)
    yield from _laid(clause)
    yield from _times_in(clause)


def _put_at(clause: Clause) -> Iterator[Judgement]:
    """ "puts a ruling before June at no better than one in ten"; a percentage only of what may come about."""
    judging = lemma_of(clause.verb) in words("verbs", "judging") | words("staking", "rating")
    nouns = [t for t in clause.objects if t.pos_ == "NOUN" and lemma_of(t) not in words("chance", "nouns")]
    noun = next(iter(nouns), None) if judging else None
    if noun is None:
        return
    first = min(noun.i, clause.verb.i)
    for at in (t for t in clause.verb.doc[first : clause.verb.sent.end] if t.lower_ == "at"):
        after = list(at.doc[at.i + 1 : min(at.i + 9, clause.verb.sent.end)])
        number = number_among(after)
        if number is None or number.tokens[0].i - at.i > 2:
            continue
        following = after[number.tokens[-1].i - at.i :][:1]
        ratio = not any(t.lower_ in ("percent", "per", "%") for t in number.tokens)
        eventful = is_event(noun) or horizon_of(list(noun.doc[noun.i : at.i])) is not None
        if (ratio or eventful) and not any(t.lower_ == "of" for t in following):
            phrase = (clause.verb, *at.doc[at.i : number.tokens[-1].i + 1])
            holders = () if is_author(clause.subjects) else clause.subjects
            yield Judgement(clause.paragraph, number.sense, phrase, None, noun, clause, "staked:at", False, holders)
        return


def _laid(clause: Clause) -> Iterator[Judgement]:
    """ "I'd lay three to one that he goes" backs it; "offers four to one against a coup" is a bookmaker's price."""
    # "it is ten to one against a truce"
    said = lemma_of(clause.verb) == "be" and any(t.lower_ == "it" for t in clause.grammatical_subjects)
    if lemma_of(clause.verb) not in words("staking", "verbs") and not said:
        return
    after = list(clause.verb.doc[clause.verb.i + 1 : clause.verb.sent.end])
    stated = odds_among(after[:6])
    if stated is None:
        return
    chance, tokens = stated
    last = tokens[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else last
    phrase = (clause.verb, *tokens)
    if following.lower_ == "that":
        backed = Sense(FOR, round(1 - chance, 3), round(1 - chance, 3), "odds")
        verb = next((t for t in following.ancestors if t.pos_ in ("VERB", "AUX") and t != clause.verb), None)
        if verb is not None and is_prospect(content := clause_at(clause.paragraph, verb)):
            yield Judgement(clause.paragraph, backed, phrase, content, None, clause, "staked:that", content.negated)
    elif following.lower_ in ("against", "on"):
        price = Sense(AGAINST if chance < 0.5 else FOR, chance, chance, "odds")
        inside = [t for t in following.children if t.dep_ in ("pobj", "pcomp")]
        noun = next((t for t in inside if t.dep_ == "pcomp"), next(iter(inside), None))
        doing = noun is not None and (noun.tag_ == "VBG" or any(t.tag_ == "VBG" for t in noun.children))
        if noun is not None and (noun.pos_ == "NOUN" or doing):
            yield Judgement(clause.paragraph, price, phrase, None, noun, clause, f"staked:{following.lower_}")


def _times_in(clause: Clause) -> Iterator[Judgement]:
    """ "nine times in ten nobody will shoot"."""
    for noun in (t for t in clause.verb.children if t.lower_ == "times" and t.dep_ == "npadvmod"):
        number = chances_in(noun)
        if number is not None and is_prospect(clause):
            yield Judgement(
                clause.paragraph, number.sense, number.tokens, clause, None, clause, "staked:times", clause.negated
            )
