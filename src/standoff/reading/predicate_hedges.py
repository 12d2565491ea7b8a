"""Judgements worded by adjectives and adverbs: "is likely to", "it is doubtful that", "will probably"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, Tense, clause_at, lemma_of
from standoff.reading.forward import is_forward, is_prospect
from standoff.reading.hedges import AGAINST, Hedge, Sense, hedges, words
from standoff.reading.horizons import horizon_of
from standoff.reading.judged_nouns import judged_noun, swallowing_noun
from standoff.reading.judgements import Judgement
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.tree import Token

_NO_OUTCOMES = frozenset({"GPE", "PERSON", "NORP", "ORG"})
"""Countries, people and bodies do not come about; what the sentence says of them was not understood."""

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
    if _before_bare_verb(hedge) is not None:
        return True
    last = hedge.tokens[-1]
    set_off = last.i + 1 < len(last.doc) and last.nbor().text == "," and hedge.tokens[0].i == last.sent.start
    governs = any(t.dep_ in ("ccomp", "xcomp") for t in hedge.head.children) or (last.tag_ == "JJ" and not set_off)
    return hedge.sense.part == "adverb" or (hedge.sense.part == "any" and hedge.head.dep_ == "advmod" and not governs)


# ---------------------------------------------------------------- adverbs


def _adverb(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    if _negates_fragment(hedge):
        yield from _fragment(hedge, paragraph)
        return
    if _is_aside(hedge):
        return
    bare = _before_bare_verb(hedge)
    verb = bare or _verb_above(hedge.head)
    if verb is None:
        return
    clause = clause_at(paragraph, verb)
    if not (bare or is_forward(clause)) or clause.hypothetical or clause.modal == "must":
        return
    subject = None
    if bare is not None and not clause.grammatical_subjects:
        subject = next(
            (t for a in bare.ancestors for t in a.children if t.dep_.startswith("nsubj") and t.i < bare.i), None
        )
    denied = _is_denied(hedge, clause)
    yield Judgement(paragraph, hedge.sense, hedge.tokens, clause, None, clause, _rule(hedge), denied, subject=subject)


def _before_bare_verb(hedge: Hedge) -> "Token | None":
    """The verb of "will as likely as not walk out", which the parser hangs on the phrase between it and its modal."""
    first, last = hedge.tokens[0], hedge.tokens[-1]
    if len(hedge.tokens) < 3 or not first.i or last.i + 1 >= len(last.doc):
        return None
    after = last.nbor()
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
            paragraph, hedge.sense, phrase, None, subjects[0], clause, _rule(hedge), denied=True, fragment=True
        )


# ---------------------------------------------------------------- adjectives


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
    found = [*_infinitive(hedge, paragraph, host), *_content(hedge, paragraph, host)]
    if hedge.sense.part == "subject" and (_opens_clause(hedge) or any(j.head.i > head.i for j in found)):
        return
    if not found and (_content_verb(hedge, host) is not None or _opens_clause(hedge)):
        return
    if not found and _is_time_coming(hedge):
        found = list(_before_which(hedge, paragraph))
    if not found and hedge.sense.part not in ("raising", "clausal"):
        found = list(_nominal(hedge, paragraph, host))
    elif not found and lemma_of(head) in words("verbs", "expecting"):
        found = list(_passive_nominal(hedge, paragraph, host))
    elif not found and hedge.sense.part == "raising":
        found = list(_headed_for(hedge, paragraph, host))
    for judgement in found:
        yield replace(judgement, sense=sense, host=host)


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
    near = (*hedge.head.children, hedge.head.head)
    predicated = any(t.dep_ == "auxpass" or lemma_of(t) in words("verbs", "copulas") for t in near)
    # The pipeline gives "seems", taken for an auxiliary, its own form for a lemma.
    predicated |= any(t.dep_ == "aux" and t.lower_.rstrip("s") in _SEEMING for t in near)
    return hedge.head.tag_ in ("VBD", "VBN", "VB", "VBP") and not predicated


def _is_bygone(host: Clause) -> bool:
    """True for "was likely", told of the past; in a report, and of looks, the past tense is the report's."""
    reported = bool(host.sources) or any(
        clause_at(host.paragraph, t).sources for t in host.verb.ancestors if t.pos_ == "VERB"
    )
    return host.tense is Tense.PAST and lemma_of(host.verb) == "be" and not reported


def _under_negation(hedge: Hedge, host: Clause | None) -> Sense:
    """ "not likely" is unlikely, "not unlikely" likely without a number; a negated certainty says little."""
    if any(t.dep_ == "neg" or t.lower_ in {"not", *words("subjects", "scarcely")} for t in hedge.tokens[:-1]):
        return hedge.sense
    negated = any(t.dep_ == "neg" or t.lower_ in words("subjects", "scarcely") for t in hedge.head.children)
    negated |= host is not None and host.verb in (hedge.head, hedge.head.head) and host.negated
    if not negated:
        return hedge.sense
    sense = hedge.sense
    certain = sense.low is not None and sense.low >= 0.95
    return replace(sense, lean=-sense.lean, low=None, high=None) if certain or sense.lean == AGAINST else sense.denied()


def _infinitive(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "is likely to fall"."""
    above = [*hedge.tokens, *([hedge.head.head] if hedge.head.dep_ in ("acomp", "oprd", "attr", "prep") else [])]
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


def _content(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "it is unlikely that S", "that S is unlikely", "consider it likely that S"."""
    if hedge.tokens[-1].tag_ == "VB":
        yield from _imagined(hedge, paragraph)
        return
    verb = _content_verb(hedge, host)
    if verb is not None and (is_prospect(clause_at(paragraph, verb)) or _is_time_coming(hedge)):
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
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, None, _rule(hedge))


def _is_time_coming(hedge: Hedge) -> bool:
    """True for "only a matter of time", whose before-clause is what will come."""
    return hedge.tokens[-1].lower_ == "time"


def _before_which(hedge: Hedge, paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """ "Norway signs", in "only a matter of time before Norway signs", where the parser takes it for a noun."""
    for preposition in (c for t in hedge.tokens for c in t.children if c.dep_ == "prep" and c.lower_ == "before"):
        for noun in (t for t in preposition.children if t.dep_ == "pobj"):
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, None, _rule(hedge))


def _opens_clause(hedge: Hedge) -> bool:
    """True for "likely that ...", whatever the parser makes of the clause."""
    last = hedge.tokens[-1]
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    return after.lower_ == "that" and after.dep_ == "mark"


def _content_verb(hedge: Hedge, host: Clause | None) -> "Token | None":
    """The verb of the that-clause that is judged, behind the hedge or before it."""
    hosts = [*hedge.tokens, *([host.verb] if host is not None else [])]
    for verb in (child for h in hosts for child in h.children if child.pos_ in ("VERB", "AUX")):
        marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
        clausal = verb.dep_ in ("ccomp", "csubj", "advcl", "acl", "xcomp", "csubjpass")
        before = verb.dep_.startswith("csubj")
        announced = {"that", "whether"} | ({"before", "until", "when"} if _is_time_coming(hedge) else set())
        if clausal and marks & announced and (before or verb.i > hedge.head.i):
            return verb
        if verb.dep_ == "ccomp" and not marks and verb.left_edge.i == hedge.tokens[-1].i + 1:
            return verb
    return _behind_brackets(hedge) or _fronted(host)


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


def _is_denied(hedge: Hedge, clause: Clause) -> bool:
    """True when the outcome's clause is negated, and not only by the hedge ("more likely than not")."""
    return clause.negated and not any(t.dep_ == "neg" and t in hedge.tokens for t in clause.verb.children)


def _of_clause(hedge: Hedge, clause: Clause) -> Judgement:
    denied = _is_denied(hedge, clause)
    return Judgement(clause.paragraph, hedge.sense, hedge.tokens, clause, None, None, _rule(hedge), denied=denied)


def _nominal(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "A clash is unlikely", "consider war unlikely", "and a war highly improbable" (its copula left out)."""
    noun = judged_noun(hedge, host)
    if (
        noun is None
        or lemma_of(noun) in words("chance", "nouns")
        or (hedge.sense.part == "predicate" and _is_placed(noun))
    ):
        return
    if noun.lower_ not in ("there", "who", "which") and noun.ent_type_ not in _NO_OUTCOMES:
        yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, _rule(hedge))


def _is_placed(noun: "Token") -> bool:
    """True for what may lie far off: a village is remote in another way than war, or than stumbling into one."""
    return not (noun.tag_ == "VBG" or lemma_of(noun) in words("outcomes", "events") or noun.lower_ in ("that", "this"))


def _headed_for(hedge: Hedge, paragraph: ParsedParagraph, host: Clause | None) -> Iterator[Judgement]:
    """ "is headed for an election", "is on the brink of collapsing"."""
    own = [t for t in hedge.tokens if t.lower_ == "of"]
    if own and (host is None or lemma_of(host.verb) not in words("verbs", "copulas")):
        return
    hung = [c for t in hedge.tokens for c in t.children if c.dep_ == "prep" and c.lower_ == "for"]
    owner = next(iter(host.grammatical_subjects), None) if host is not None else None
    for preposition in own or hung:
        for noun in (t for t in preposition.children if t.dep_ in ("pobj", "pcomp") and t.i > preposition.i):
            if noun.pos_ == "NOUN" or noun.tag_ == "VBG":
                yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, _rule(hedge), subject=owner)


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
            yield Judgement(paragraph, hedge.sense, hedge.tokens, None, noun, host, _rule(hedge))


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
