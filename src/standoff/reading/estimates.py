"""Estimates: hedged judgements of what will be, with the probability range of their words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.adverb_hedges import afterthoughts
from standoff.reading.bare_verdicts import from_bare_verdicts
from standoff.reading.bets import from_bets
from standoff.reading.betting_odds import from_odds
from standoff.reading.chances import from_chances
from standoff.reading.clauses import Clause, clause_at, clauses, lemma_of, span_of, trimmed
from standoff.reading.context import Context
from standoff.reading.expectations import from_inversions, from_modals, from_verbs
from standoff.reading.forward import in_question
from standoff.reading.fronted import from_fronted
from standoff.reading.guesses import from_guesses
from standoff.reading.hedges import AGAINST, FOR, Sense, ranges, words
from standoff.reading.horizons import horizon_of
from standoff.reading.judgements import Judgement, own_tokens
from standoff.reading.looks import from_looks
from standoff.reading.model import AUTHOR, Direction, Estimate
from standoff.reading.odds import chances_in, number_among
from standoff.reading.outcomes import outcome_of_clause, outcome_of_noun
from standoff.reading.parties import Parties
from standoff.reading.phrases import plain_text
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.plain_forecasts import COURSE, from_plain
from standoff.reading.predicate_hedges import from_hedges
from standoff.reading.relational import related_party
from standoff.reading.staked_odds import from_staked
from standoff.reading.surprises import from_surprises
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.tree import Token

_RESOLVED = frozenset({"it", "they", "he", "she", "him", "her", "them"})


def find_estimates(context: Context) -> tuple[Estimate, ...]:
    """All estimates of a document, in order of appearance: one for each outcome that is judged."""
    parties = Parties(context)
    estimates: list[Estimate] = []
    for paragraph in context.paragraphs:
        for judgement in _once(_judgements(paragraph)):
            if in_question(judgement.phrase[0]) or _is_empty(judgement, context):
                continue
            if not _is_commitment(judgement, context, parties):
                estimates.append(_estimate(judgement, context, estimates))
    return tuple(sorted(estimates, key=lambda e: (e.span.start, e.span.end)))


def _judgements(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """What every matcher finds in a paragraph; the surer matchers first."""
    fronted = [*from_fronted(paragraph), *from_bare_verdicts(paragraph)]
    found = [*from_hedges(paragraph), *from_chances(paragraph)]
    for matcher in (
        from_surprises,
        from_staked,
        from_guesses,
        from_looks,
        from_verbs,
        from_bets,
        from_modals,
        from_plain,
    ):
        for clause in clauses(paragraph):
            found += matcher(clause)
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


def _without_frames(found: list[Judgement]) -> list[Judgement]:
    """Without opinions on what is itself hedged: "my sense is that he is likely to go" says only the latter."""
    hedging = [j for j in found if j.rule.startswith(("hedge:", "chance:", "odds:")) and j.sense.part != "frame"]
    hedged = {t.i for j in hedging for t in j.phrase} | {j.host.verb.i for j in hedging if j.host is not None}
    # "We rate it as probable, say two chances in three, that he goes": "it" is what the number is of.
    numbered = [j for j in found if j.sense.part == "number"]
    found = [j for j in found if not (_stands_for_later(j) and any(_follows(k, j) for k in numbered))]
    framing = ("verb:", "opinion:", "surprise:", "bet:")
    framed = [j for j in found if j.rule.startswith(framing) or j.sense.part == "frame"]
    return [j for j in found if not (j in framed and j.clause is not None and j.clause.verb.i in hedged)]


def _with_number(judgement: Judgement) -> Judgement:
    """ "is unlikely (one chance in five)", "is 70 percent likely": the number is what the word is meant to say."""
    last = max(judgement.phrase, key=lambda t: int(t.i))
    first = min(judgement.phrase, key=lambda t: int(t.i))
    before = list(first.doc[max(first.sent.start, first.i - 4) : first.i])
    stated = next((n for at in range(len(before)) if (n := number_among(before[at:]))), None)
    if judgement.rule.startswith("hedge:") and stated is not None and stated.tokens[-1].i + 1 == first.i:
        return replace(judgement, sense=replace(judgement.sense, low=stated.sense.low, high=stated.sense.high))
    after = list(last.doc[last.i + 1 : min(last.i + 12, last.sent.end)])
    closing = next((at for at, t in enumerate(after) if t.text == ")"), None)
    if not judgement.rule.startswith("hedge:") or closing is None or after[0].text != "(":
        return judgement
    inside = after[1:closing]
    chance = next((t for t in inside if lemma_of(t) in words("chance", "nouns")), None)
    number = number_among(inside) or (chances_in(chance) if chance is not None else None)
    if number is None:
        return judgement
    return replace(
        judgement, sense=replace(judgement.sense, low=number.sense.low, high=number.sense.high), denied=False
    )


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
        if at not in kept and not any(t.i in kept for t in _above(judgement)):
            kept[int(at)] = judgement
    return [kept[i] for i in sorted(kept)]


def _above(judgement: Judgement) -> list["Token"]:
    """The predicates that a modal or hedge joins to its outcome: "may prove likely to fall" is one judgement."""
    return [t for t in judgement.head.ancestors if t.dep_ in ("xcomp",)][:1]


def _is_commitment(judgement: Judgement, context: Context, parties: Parties) -> bool:
    """True when a modal says what a party's own mouthpiece says that the party may do: an offer or a threat.

    What any actor says that will be, or would, is a commitment or an argument too.
    """
    forecast = judgement.rule.startswith("forecast:")
    if not (forecast or judgement.rule.startswith("modal:")) or judgement.clause is None or judgement.host is None:
        return False
    speakers = {parties.party(a) for a in context.who(judgement.host.sources, judgement.paragraph)}
    doers = {a for t in judgement.clause.subjects for a in _doers(t, judgement, context, parties)}
    if forecast:
        return judgement.rule != COURSE and bool(doers)
    return bool(speakers & doers) or (bool(speakers) and judgement.rule in ("modal:will", "modal:would"))


def _is_empty(judgement: Judgement, context: Context) -> bool:
    """True for "it is likely" with nothing before it that "it" could stand for."""
    noun = judgement.noun
    if noun is None or noun.lower_ != "it":
        return False
    named = context.actors.of_token(noun, judgement.paragraph)
    return not named and _clause_before(noun, judgement.paragraph, context) is None


def _doers(subject: "Token", judgement: Judgement, context: Context, parties: Parties) -> tuple[str, ...]:
    related = related_party(subject, judgement.paragraph, context, parties)
    if related is not None:
        return related
    return tuple(parties.party(a) for a in context.who([subject], judgement.paragraph))


def _estimate(judgement: Judgement, context: Context, earlier: list[Estimate]) -> Estimate:
    sense = judgement.sense.denied() if judgement.denied else judgement.sense
    tokens = trimmed(judgement.tokens())
    scope = _scope(judgement)
    return Estimate(
        span=span_of(judgement.paragraph, tokens),
        phrase=plain_text(list(judgement.phrase)),
        outcome=_outcome(judgement, context, earlier),
        direction=Direction.DOES_NOT_HAPPEN if sense.lean == AGAINST else Direction.HAPPENS,
        low=sense.low,
        high=sense.high,
        holder=_holder(judgement, context),
        horizon=horizon_of(scope),
        rule=judgement.rule,
    )


def _scope(judgement: Judgement) -> list["Token"]:
    """The tokens among which the time of the outcome is named."""
    found = {int(t.i): t for t in judgement.phrase}
    if not judgement.fragment:
        found |= {int(t.i): t for t in own_tokens(judgement.head)}
    if judgement.clause is None and judgement.host is not None and not judgement.fragment:
        for child in judgement.host.verb.children:
            if child.dep_ in ("prep", "npadvmod") and not any(t.dep_ == "neg" for t in child.subtree):
                found |= {int(t.i): t for t in child.subtree}
    return [found[i] for i in sorted(found)]


def _outcome(judgement: Judgement, context: Context, earlier: list[Estimate]) -> str:
    def naming(token: "Token") -> str | None:
        if token.lower_ not in _RESOLVED:
            return None
        actors = context.actors.of_token(token, judgement.paragraph)
        return context.actor(actors[0]).name if len(actors) == 1 else None

    if judgement.clause is not None:
        return outcome_of_clause(judgement.clause, judgement.phrase, naming, judgement.subject)
    noun = judgement.head
    if noun.lower_ == "one" and earlier:
        return earlier[-1].outcome
    if noun.lower_ in ("this", "that", "it", "much", "so"):
        meant = _clause_before(noun, judgement.paragraph, context)
        if meant is not None:
            return meant if isinstance(meant, str) else outcome_of_clause(meant, (), naming)
    owner = judgement.subject
    possessor = None if owner is None else naming(owner) or plain_text(list(owner.subtree))
    return outcome_of_noun(noun, judgement.phrase, naming, possessor)


def _said_of(clause: Clause) -> Clause:
    """What is to be believed of a clause: what it reports ("Chile says it will pay"), or asks ("whether it will")."""
    asked = next((t for t in clause.verb.children if t.dep_ == "csubj" and t.tag_ != "VBG"), None)
    if asked is not None:
        return clause_at(clause.paragraph, asked)
    told = lemma_of(clause.verb) in word_lists()["saying_verbs"]
    return next((c for c in clause.complements if told), clause)


def _clause_before(pronoun: "Token", paragraph: ParsedParagraph, context: Context) -> Clause | str | None:
    """What a demonstrative points back at: the clause its own is joined to, else the sentence before.

    A gerund that is the subject of that clause is what is spoken of: its words are returned.
    """
    own = next((t for t in pronoun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    before = [t for t in own.children if t.dep_ == "ccomp" and t.i < own.i] if own is not None else []
    if before and not any(t.dep_ == "mark" for t in before[-1].children):
        return _said_of(clause_at(paragraph, before[-1]))
    root = own
    while root is not None and root.dep_ == "conj" and root.head.pos_ in ("VERB", "AUX"):
        root = root.head
    if root == own:
        start = pronoun.sent.start
        earlier = [p for p in context.paragraphs if p.offset < paragraph.offset]
        if not start and earlier:
            paragraph = earlier[-1]
            start = len(paragraph.doc)
        root = paragraph.doc[start - 1].sent.root if start else None
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    gerund = next((t for t in root.children if t.dep_ in ("csubj", "csubjpass") and t.tag_ == "VBG"), None)
    return outcome_of_noun(gerund, (), lambda _: None) if gerund is not None else _said_of(clause_at(paragraph, root))


def _holder(judgement: Judgement, context: Context) -> str:
    """The author, unless the sentence names an actor who judges."""
    sources = judgement.host.sources if judgement.host is not None else ()
    for heads in (judgement.holders, sources):
        actors = context.who(heads, judgement.paragraph)
        if actors:
            return actors[0]
    return AUTHOR
