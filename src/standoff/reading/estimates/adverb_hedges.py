"""Judgements worded by adverbs: "will probably sign", "in all likelihood", "but probably not before June"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_forward
from standoff.reading.estimates.hedges import FOR, Hedge, hedges_of, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judged_clauses import is_denied
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def modifies_clause(hedge: Hedge) -> bool:
    """True for `likely` in "will likely fall", and for every adverb."""
    if _before_bare_verb(hedge) is not None:
        return True
    last = hedge.tokens[-1]
    set_off = last.i + 1 < len(last.doc) and last.nbor().text == "," and hedge.tokens[0].i == last.sent.start
    governs = any(t.dep_ in ("ccomp", "xcomp") for t in hedge.head.children) or (last.tag_ == "JJ" and not set_off)
    # "is some way off", "are as far off as ever"
    # "he most likely won't get that far"
    # "is very likely going to sign"
    helped = last.i + 1 < len(last.doc) and (
        last.nbor().dep_ in ("aux", "auxpass", "neg") or last.nbor().lower_ == "going"
    )
    governs = governs and not helped
    placed = hedge.head.i > hedge.head.head.i and lemma_of(hedge.head.head) in words("verbs", "copulas")
    adverbial = hedge.sense.part == "any" and hedge.head.dep_ == "advmod" and not governs and not placed
    return hedge.sense.part in ("adverb", "frame", "course") or adverbial or stands_apart(hedge)


def stands_apart(hedge: Hedge) -> bool:
    """True for "Norway, very likely, will sign", "will sign, more than likely", "Most likely it will sign"."""
    first, last = hedge.tokens[0], hedge.tokens[-1]
    if hedge.sense.part != "any" or last.lower_ not in words("adverbial", "likely") or last.i + 1 >= len(last.doc):
        return False
    opens, after = first.i == first.sent.start, last.nbor()
    closed = after.text in (",", ".", ";", "-", "–", "—") or after.i >= first.sent.end
    if opens:
        return len(hedge.tokens) > 1 and (
            after.text == "," or after.dep_.startswith(("nsubj", "det", "compound", "poss", "amod"))
        )
    return len(hedge.tokens) > 1 and first.nbor(-1).text in (",", "-", "–", "—") and closed and not _completes(hedge)


def _completes(hedge: Hedge) -> bool:
    """True for "a truce, most likely," that a copula takes for its predicate."""
    return hedge.head.dep_ in ("acomp", "oprd", "attr")


def from_adverb(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """The judgement that an adverb makes of its clause, when that is about what will be."""
    if _negates_fragment(hedge):
        yield from _fragment(hedge, paragraph)
        return
    # "There can be no doubt that it will go" is a chance noun's.
    existing = hedge.head.dep_ == "attr" and any(t.dep_ == "expl" for t in hedge.head.head.children)
    if _is_aside(hedge) or _measures(hedge) or existing:
        return
    bare = _before_bare_verb(hedge)
    verb = bare or _verb_above(hedge.head) or _verb_over_all(hedge)
    # "it probably won't" leaves its verb to the clause before.
    if verb is None or (
        verb.tag_ == "MD" and not any(t.dep_ in ("xcomp", "ccomp") and t.i > verb.i for t in verb.children)
    ):
        return
    clause = clause_at(paragraph, verb)
    if not (bare or is_forward(clause)) or clause.hypothetical or clause.modal == "must":
        return
    # "will in the end pay", where nobody else says so
    if hedge.sense.part == "course" and (clause.modal != "will" or clause.sources or clause.reporting is not None):
        return
    subject = None
    if bare is not None and not clause.grammatical_subjects:
        subject = next(
            (t for a in bare.ancestors for t in a.children if t.dep_.startswith("nsubj") and t.i < bare.i), None
        )
    denied = is_denied(hedge, clause)
    yield Judgement(paragraph, hedge.sense, hedge.tokens, clause, None, clause, hedge.rule, denied, subject=subject)


def _before_bare_verb(hedge: Hedge) -> "Token | None":
    """The verb of "will as likely as not walk out", which the parser hangs on the phrase between it and its modal."""
    first, last = hedge.tokens[0], hedge.tokens[-1]
    if len(hedge.tokens) < 2 or not first.i or last.i + 1 >= len(last.doc):
        return None
    after = last.nbor()
    if after.dep_ in ("aux", "auxpass"):
        return None
    plain = after.lower_ == lemma_of(after) and after.tag_ in ("VB", "VBP", "NN")
    return after if first.nbor(-1).tag_ == "MD" and plain else None


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


def _verb_over_all(hedge: Hedge) -> "Token | None":
    """The verb of "Doubtless Norway will sign", where the parser makes the adverb part of a name."""
    if hedge.tokens[0].i != hedge.tokens[0].sent.start and not stands_apart(hedge):
        return None
    verb = next((t for t in hedge.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb if verb is not None and any(t.tag_ == "MD" for t in verb.children) else None


def _negates_fragment(hedge: Hedge) -> bool:
    """True for "but probably not before June", which leaves its clause unsaid."""
    last = hedge.tokens[-1]
    after = last.doc[last.i + 1 : last.i + 3]
    return len(after) == 2 and after[0].lower_ == "not" and after[1].dep_ in ("prep", "mark") and _is_temporal(after[1])


def _is_aside(hedge: Hedge) -> bool:
    """True for "though conceivably not by that route", which says how, not whether."""
    last = hedge.tokens[-1]
    after = last.doc[last.i + 1 : last.i + 3]
    return len(after) == 2 and after[0].lower_ == "not" and after[1].dep_ == "prep"


def _measures(hedge: Hedge) -> bool:
    """True for "perhaps an even chance", where the adverb belongs to the measure."""
    after = hedge.tokens[-1].doc[hedge.tokens[-1].i + 1 : hedge.tokens[-1].i + 7]
    noun = next((n for n, t in enumerate(after) if t.pos_ == "NOUN"), len(after))
    between = all(t.pos_ in ("DET", "ADJ", "ADV", "NUM", "ADP") for t in after[:noun])
    return noun < len(after) and between and lemma_of(after[noun]) in words("chance", "nouns")


def _is_temporal(preposition: "Token") -> bool:
    return horizon_of(list(preposition.subtree)) is not None


def _fragment(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """The clause before, denied until the time that the fragment names."""
    verb = next((t for t in hedge.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    clause = clause_at(paragraph, verb)
    subjects = clause.grammatical_subjects
    if subjects:
        preposition = hedge.tokens[-1].doc[hedge.tokens[-1].i + 2]
        phrase = (*hedge.tokens, hedge.tokens[-1].doc[hedge.tokens[-1].i + 1], *preposition.subtree)
        yield Judgement(
            paragraph, hedge.sense, phrase, None, subjects[0], clause, hedge.rule, denied=True, fragment=True
        )


def afterthoughts(paragraph: ParsedParagraph, found: Sequence[Judgement]) -> Iterator[Judgement]:
    """ "A truce is likely, almost certainly before winter": what was judged, judged once more with a time or a way."""
    for hedge in hedges_of(paragraph.doc):
        first, last = hedge.tokens[0], hedge.tokens[-1]
        if hedge.sense.part != "adverb" or hedge.sense.low is None or not first.i or last.i + 1 >= first.sent.end:
            continue
        following = last.nbor()
        if first.nbor(-1).text not in _BREAKS or following.pos_ != "ADP" or following.sent != first.sent:
            continue
        before = [j for j in found if j.head.sent == first.sent and max(t.i for t in (*j.phrase, j.head)) < first.i]
        earlier = max(before, key=lambda j: int(j.head.i), default=None)
        if earlier is not None and earlier.sense.lean == FOR and not earlier.denied:
            phrase = (*hedge.tokens, *(t for t in following.subtree if t.i >= following.i))
            yield replace(earlier, sense=hedge.sense, phrase=phrase, rule=f"{hedge.rule}+then", fragment=True)


_BREAKS = (",", "(", "-", "--", "–", "—")
