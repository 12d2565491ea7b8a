"""Which judgements a paragraph makes: what every matcher finds, each outcome once."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.adverb_hedges import afterthoughts
from standoff.reading.estimates.bare_verdicts import from_bare_verdicts
from standoff.reading.estimates.bets import from_bets
from standoff.reading.estimates.betting_odds import from_odds
from standoff.reading.estimates.chances import from_chances
from standoff.reading.estimates.difficulties import from_difficulties
from standoff.reading.estimates.ellipses import from_ellipses
from standoff.reading.estimates.expectations import from_verbs
from standoff.reading.estimates.fears import from_fears
from standoff.reading.estimates.fronted import from_fronted
from standoff.reading.estimates.fronted_objects import from_fronted_objects
from standoff.reading.estimates.guesses import from_guesses
from standoff.reading.estimates.hedges import AGAINST, FOR, Sense, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.looks import from_looks
from standoff.reading.estimates.odds import chances_in, number_among
from standoff.reading.estimates.omens import from_omens
from standoff.reading.estimates.plain_forecasts import from_plain
from standoff.reading.estimates.possibilities import from_inversions, from_modals
from standoff.reading.estimates.predicate_hedges import from_hedges
from standoff.reading.estimates.staked_odds import from_staked
from standoff.reading.estimates.surprises import from_surprises
from standoff.reading.estimates.tendencies import from_tendencies
from standoff.reading.language.clauses import clause_at, clauses
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.scales import ranges

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def judgements_of(paragraph: ParsedParagraph) -> list[Judgement]:
    """All judgements of a paragraph, one for each outcome that is judged, in order of the text."""
    return _once(_found(paragraph))


def _found(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """What every matcher finds in a paragraph; the surer matchers first."""
    fronted = [*from_fronted(paragraph), *from_fronted_objects(paragraph), *from_bare_verdicts(paragraph)]
    found = [*from_hedges(paragraph), *from_chances(paragraph)]
    for matcher in (
        from_surprises,
        from_staked,
        from_guesses,
        from_looks,
        from_difficulties,
        from_fears,
        from_omens,
        from_tendencies,
        from_verbs,
        from_bets,
        from_modals,
        from_plain,
    ):
        for clause in clauses(paragraph):
            found += matcher(clause)
    found += from_ellipses(paragraph, found)
    found = _without_frames([*from_odds(paragraph, found), *found])
    found = [_with_number(j) for j in found]
    added = list(afterthoughts(paragraph, found))
    said = {t.i for j in added for t in j.phrase}
    found = [*added, *(j for j in found if not all(t.i in said for t in j.phrase))]
    # "probable, say two chances in three": the number says more than the word.
    found.sort(key=lambda j: j.sense.part != "number")
    # What comes after a fronted clause judges that clause, and nothing of its own.
    judging = {t.i for j in fronted for t in j.phrase}
    found = [*fronted, *(j for j in found if not judging & {t.i for t in (*j.phrase, j.head)})]
    yield from found
    yield from _repeated(paragraph, found)


_FRAMES = ("frame", "course")


def _without_frames(found: list[Judgement]) -> list[Judgement]:
    """Without opinions on what is itself hedged: "my sense is that he is likely to go" says only the latter."""
    hedging = [j for j in found if j.rule.startswith(("hedge:", "chance:", "odds:")) and j.sense.part not in _FRAMES]
    hedged = {t.i for j in hedging for t in j.phrase} | {j.host.verb.i for j in hedging if j.host is not None}
    # "We rate it as probable, say two chances in three, that he goes": "it" is what the number is of.
    numbered = [j for j in found if j.sense.part == "number"]
    found = [j for j in found if not (_stands_for_later(j) and any(_follows(k, j) for k in numbered))]
    framing = ("verb:", "opinion:", "surprise:", "bet:", "points:", "reason:")
    framed = [j for j in found if j.rule.startswith(framing) or j.sense.part in _FRAMES]
    return [j for j in found if not (j in framed and j.clause is not None and j.clause.verb.i in hedged)]


def _with_number(judgement: Judgement) -> Judgement:
    """ "is unlikely (one chance in five)", "is 70 percent likely": the number is what the word is meant to say."""
    if not judgement.rule.startswith("hedge:"):
        return judgement
    last = max(judgement.phrase, key=lambda t: int(t.i))
    first = min(judgement.phrase, key=lambda t: int(t.i))
    before = list(first.doc[max(first.sent.start, first.i - 4) : first.i])
    stated = next((n for at in range(len(before)) if (n := number_among(before[at:]))), None)
    if stated is not None and stated.tokens[-1].i + 1 == first.i:
        return replace(judgement, sense=judgement.sense.numbered(stated.sense))
    after = list(last.doc[last.i + 1 : min(last.i + 12, last.sent.end)])
    closing = next((at for at, t in enumerate(after) if t.text == ")"), None)
    if closing is None or after[0].text != "(":
        return judgement
    inside = after[1:closing]
    chance = next((t for t in inside if lemma_of(t) in words("chance", "nouns")), None)
    number = number_among(inside) or (chances_in(chance) if chance is not None else None)
    if number is None:
        return judgement
    return replace(judgement, sense=judgement.sense.numbered(number.sense), denied=False)


def _stands_for_later(judgement: Judgement) -> bool:
    return judgement.noun is not None and judgement.noun.lower_ == "it" and judgement.noun.dep_ in ("dobj", "nsubj")


def _follows(later: Judgement, judgement: Judgement) -> bool:
    return later.head.sent == judgement.head.sent and later.head.i > judgement.head.i


def _repeated(paragraph: ParsedParagraph, found: list[Judgement]) -> Iterator[Judgement]:
    """ "War is unlikely. So is a treaty." says the same of another; "So could this one" by its own modal."""
    for verb, subject in from_inversions(paragraph):
        before = [j for j in found if j.head.i < verb.i]
        earlier = max(before, key=lambda j: j.head.i, default=None)
        near = earlier is not None and verb.sent.start - earlier.head.sent.end <= 0
        if not (earlier is not None and near) and verb.lower_ in words("modals", "possible"):
            sense = Sense(AGAINST if verb.nbor(-1).lower_ != "so" else FOR, *ranges()[verb.lower_], "modal")
            yield Judgement(
                paragraph, sense, (verb,), None, subject, clause_at(paragraph, verb), f"modal:{verb.lower_}+so"
            )
        elif earlier is not None and near:
            yield replace(
                earlier, clause=None, noun=subject, host=clause_at(paragraph, verb), rule=f"{earlier.rule}+so"
            )


def _once(judgements: Iterator[Judgement]) -> list[Judgement]:
    """One judgement for each outcome, the first matcher's, in order of the text."""
    kept: dict[int, Judgement] = {}
    for judgement in judgements:
        at = judgement.phrase[0].i if judgement.fragment else judgement.head.i
        if (at in kept and _corrects(judgement, kept[int(at)])) or (
            at not in kept and not any(t.i in kept for t in _above(judgement))
        ):
            kept[int(at)] = judgement
    return [kept[i] for i in sorted(kept)]


def _corrects(later: Judgement, judgement: Judgement) -> bool:
    """True for "unlikely", in "an accord is possible but, on present form, unlikely"."""
    parts = (later.sense.part, judgement.sense.part)
    hedging = all(j.rule.startswith("hedge:") for j in (later, judgement))
    if not hedging or any(part in _FRAMES for part in parts):
        return False
    first, last = judgement.phrase[-1].i, later.phrase[0].i
    return first < last and any(t.lower_ == "but" for t in later.phrase[0].doc[first:last])


def _above(judgement: Judgement) -> list["Token"]:
    """The predicates that a modal or hedge joins to its outcome: "may prove likely to fall" is one judgement."""
    return [t for t in judgement.head.ancestors if t.dep_ in ("xcomp",)][:1]
