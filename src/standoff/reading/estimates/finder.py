"""Estimates: hedged judgements of what will be, with the probability range of their words."""

from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.estimates.forward import in_question
from standoff.reading.estimates.hedges import AGAINST, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judgements import Judgement, own_tokens
from standoff.reading.estimates.judging import judgements_of
from standoff.reading.estimates.outcomes import is_plural, outcome_of_clause, outcome_of_noun, subject_form
from standoff.reading.estimates.plain_forecasts import COURSE
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.phrases import plain_text
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import coordinated, lemma_of, span_of, trimmed
from standoff.reading.model import AUTHOR, Direction, Estimate
from standoff.reading.parties import Parties
from standoff.reading.relational import related_party
from standoff.reading.scales import DEFAULT_SCALE, reading_scale
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NUMBERED, _OPEN = 0.9, 0.8
"""How sure a finding is whose phrase has a number on the usual scale, and one whose phrase has none."""

_RESOLVED = frozenset({"it", "they", "he", "she", "him", "her", "them", "its", "their", "his"})


def find_estimates(context: Context, scale: str = DEFAULT_SCALE) -> tuple[Estimate, ...]:
    """All estimates of a document, in order of appearance: one for each outcome that is judged.

    `scale` is the one that their author is taken to write by. Raises `ScaleError` for one that there is none of, or
    that estimates cannot be read by.
    """
    reading_scale(scale)
    parties = Parties(context)
    estimates: list[Estimate] = []
    for paragraph in context.paragraphs:
        for judgement in judgements_of(paragraph):
            if in_question(judgement.phrase[0]) or _is_empty(judgement, context):
                continue
            if not _is_commitment(judgement, context, parties):
                estimates.append(_estimate(judgement, context, estimates, scale))
    return tuple(sorted(estimates, key=lambda e: (e.span.start, e.span.end)))


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


def _estimate(judgement: Judgement, context: Context, earlier: list[Estimate], scale: str) -> Estimate:
    sense = judgement.sense.denied() if judgement.denied else judgement.sense
    tokens = trimmed(judgement.tokens())
    scope = _scope(judgement)
    low, high = sense.on(scale)
    return Estimate(
        span=span_of(judgement.paragraph, tokens),
        phrase=plain_text(list(judgement.phrase)),
        outcome=_outcome(judgement, context, earlier),
        direction=Direction.DOES_NOT_HAPPEN if sense.lean == AGAINST else Direction.HAPPENS,
        low=low,
        high=high,
        holder=_holder(judgement, context),
        horizon=horizon_of(scope, judgement.phrase),
        rule=judgement.rule,
        confidence=_OPEN if (sense.low, sense.high) == (None, None) else _NUMBERED,
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
    if noun.lower_ in ("this", "that", "it", "much", "so", "breath"):
        meant = _clause_before(noun, judgement.paragraph, context)
        if meant is not None:
            return meant if isinstance(meant, str) else outcome_of_clause(meant, (), naming)
    owner = judgement.subject
    possessor = None if owner is None else naming(owner) or subject_form(owner) or plain_text(list(owner.subtree))
    many = owner is not None and (is_plural(coordinated(owner)) or owner.lower_ == "their")
    return outcome_of_noun(noun, judgement.phrase, naming, possessor, many)


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
    if root is not None and root != own and root.pos_ == "NOUN":
        # "Renewed fighting? I doubt it."
        return outcome_of_noun(root, (), lambda _: None)
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    if lemma_of(root) in words("bets", "excluded") and any(t.dep_ == "auxpass" for t in root.children):
        # "A coup cannot be dismissed. I think it improbable."
        subjects = [t for t in root.children if t.dep_ == "nsubjpass" and t.pos_ == "NOUN"]
        return outcome_of_noun(subjects[0], (), lambda _: None) if subjects else None
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
