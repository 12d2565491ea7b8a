"""Which clause an adjective judges: "likely to fall", "unlikely that it falls", "hard to imagine it falling"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_forward, is_prospect
from standoff.reading.estimates.hedges import Hedge, words
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def infinitives(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "is likely to fall"."""
    told = hedge.head.dep_ in ("acomp", "oprd", "attr", "prep")
    # "is far from certain to sign", where the parser makes "far" an adverb
    told |= len(hedge.tokens) > 1 and hedge.head.dep_ == "advmod" and hedge.head == hedge.tokens[0]
    above = [*hedge.tokens, *([hedge.head.head] if told else [])]
    last = hedge.tokens[-1].i
    for token in above:
        for child in token.children:
            to = any(t.dep_ == "aux" and t.tag_ == "TO" for t in child.children)
            if to and child.i > last and child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp"):
                clause = clause_at(paragraph, child)
                if is_forward(clause):
                    subjects = () if clause.grammatical_subjects or host is None else host.grammatical_subjects
                    yield replace(_of_clause(hedge, clause), subject=next(iter(subjects), None))
                return


def contents(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "it is unlikely that S", "that S is unlikely", "consider it likely that S"."""
    if hedge.tokens[-1].tag_ == "VB":
        yield from _imagined(hedge, paragraph)
        return
    verb = content_verb(hedge, host)
    if verb is not None and (is_prospect(clause_at(paragraph, verb)) or is_time_coming(hedge)):
        yield _of_clause(hedge, clause_at(paragraph, verb))


def _imagined(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "hard to imagine Norway signing", "difficult to see how they could agree", "hard to foresee a deal"."""
    clause = clause_at(paragraph, hedge.tokens[-1])
    contents = [c for c in clause.complements if c.verb.i > clause.verb.i]
    for content in contents:
        if content.verb.tag_ == "VBG" or is_prospect(content):
            yield _of_clause(hedge, content)
    for noun in () if contents else clause.objects:
        if noun.i > clause.verb.i and noun.pos_ == "NOUN":
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, None, hedge.rule)


def is_time_coming(hedge: Hedge) -> bool:
    """True for "only a matter of time", whose before-clause is what will come."""
    return hedge.tokens[-1].lower_ == "time"


def before_which(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "Norway signs", in "only a matter of time before Norway signs", where the parser takes it for a noun."""
    for preposition in (c for t in hedge.tokens for c in t.children if c.dep_ == "prep" and c.lower_ == "before"):
        for noun in (t for t in preposition.children if t.dep_ == "pobj"):
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, None, hedge.rule)


def opens_clause(hedge: Hedge) -> bool:
    """True for "likely that ...", whatever the parser makes of the clause."""
    last = hedge.tokens[-1]
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    return after.lower_ == "that" and (after.dep_ == "mark" or after.tag_ == "IN")


def content_verb(hedge: Hedge, host: Clause | None) -> "Token | None":
    """The verb of the that-clause that is judged, behind the hedge or before it."""
    hosts = [*hedge.tokens, *([host.verb] if host is not None else [])]
    for verb in (child for h in hosts for child in h.children if child.pos_ in ("VERB", "AUX")):
        marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
        clausal = verb.dep_ in ("ccomp", "csubj", "advcl", "acl", "xcomp", "csubjpass")
        before = verb.dep_.startswith("csubj")
        clausal |= verb.dep_ in ("relcl", "pcomp") and opens_clause(hedge)
        marks |= {"that"} if opens_clause(hedge) and verb.left_edge.i == hedge.tokens[-1].i + 1 else set()
        announced = {"that", "whether"} | ({"before", "until", "when"} if is_time_coming(hedge) else set())
        if clausal and marks & announced and (before or verb.i > hedge.head.i):
            return verb
        if verb.dep_ == "ccomp" and not marks and verb.left_edge.i == hedge.tokens[-1].i + 1:
            return verb
    return _behind_brackets(hedge) or _fronted(host) or _supposed(hedge, host)


def _supposed(hedge: Hedge, host: Clause | None) -> "Token | None":
    """The verb of "to suppose that S is wishful thinking", "the idea that S is fanciful"."""
    if host is None or hedge.head.i < host.verb.i:
        return None
    for subject in (t for t in host.verb.children if t.dep_ in ("csubj", "nsubj") and t.i < host.verb.i):
        thinking = lemma_of(subject) in words("verbs", "believing") | words("verbs", "expecting")
        told = subject.pos_ == "NOUN" and lemma_of(subject) in words("bets", "reports")
        for verb in subject.children if thinking or told else ():
            marked = any(t.lower_ == "that" and t.dep_ in ("mark", "dobj") and t.tag_ == "IN" for t in verb.children)
            if verb.dep_ in ("ccomp", "acl", "relcl") and marked:
                return verb
    return None


def _behind_brackets(hedge: Hedge) -> "Token | None":
    """The verb of the that-clause in "likely (65 percent) that Oslo signs", which the parser hangs on the number."""
    last = hedge.tokens[-1]
    after = list(last.doc[last.i + 1 : min(last.i + 12, last.sent.end)])
    if not after or after[0].text != "(":
        return None
    that = next((after[at + 1] for at, t in enumerate(after[:-1]) if t.text == ")"), None)
    return that.head if that is not None and that.lower_ == "that" and that.dep_ == "mark" else None


def _fronted(host: Clause | None) -> "Token | None":
    """ "That S seems unlikely", where the parser took the clause for the root, or "that" for a pronoun of its own."""
    if host is None or host.verb.sent[0].lower_ != "that":
        return None
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in host.verb.children):
        return None
    subject = next((t for t in host.verb.children if t.dep_ == "csubj" and t.i < host.verb.i), None)
    above: Token = host.verb.head
    swallowed = host.verb.dep_ in ("conj", "advcl", "ccomp") and above.dep_ == "ROOT" and above.i < host.verb.i
    return subject or (above if swallowed and above.pos_ in ("VERB", "AUX") else None)


def _of_clause(hedge: Hedge, clause: Clause) -> Judgement:
    denied = is_denied(hedge, clause)
    return Judgement(clause.paragraph, hedge.sense, hedge.tokens, clause, None, None, hedge.rule, denied=denied)


def is_denied(hedge: Hedge, clause: Clause) -> bool:
    """True when the outcome's clause is negated, and not only by the hedge ("more likely than not")."""
    return clause.negated and not any(t.dep_ == "neg" and t in hedge.tokens for t in clause.verb.children)
