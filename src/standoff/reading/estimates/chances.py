"""Judgements worded by nouns of chance: "little prospect of", "a one in three chance that", "the odds are even"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.estimates.forward import is_forward
from standoff.reading.estimates.hedges import AGAINST, FOR, Hedge, Sense, sizes, words
from standoff.reading.estimates.horizons import horizon_of
from standoff.reading.estimates.judged_nouns import is_event
from standoff.reading.estimates.judgements import Judgement
from standoff.reading.estimates.judges import is_nobody, judges
from standoff.reading.estimates.odds import chances_in, number_among
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_OPEN = Sense(FOR, None, None, "chance")


def from_chances(paragraph: ParsedParagraph) -> Iterator[Judgement]:
    """Every judgement that a noun of chance words."""
    for noun in paragraph.doc:
        if noun.pos_ == "NOUN" and lemma_of(noun) in words("chance", "nouns"):
            yield from _from_noun(noun, paragraph)


def _from_noun(noun: "Token", paragraph: ParsedParagraph) -> Iterator[Judgement]:
    host = _host(noun, paragraph)
    if host is not None and host.hypothetical:
        return
    targets = list(_targets(noun, paragraph, host))
    measure = (
        chances_in(noun) or _measure(noun, host) or _moving(noun, host) or (_bare(noun, host) if targets else None)
    )
    if measure is None and targets and targets[0][0] is not None and _announces(noun, host):
        measure = Hedge((noun,), _OPEN)
    if measure is None or _is_disowned(noun, measure):
        return
    phrase, sense = measure.tokens, measure.sense
    scarce = {"no", "not", *words("subjects", "scarcely")}
    refused = [t for t in noun.children if t.dep_ == "det" and t.lower_ == "no" and t not in phrase]
    by_nobody = host is not None and any(is_nobody(t) for t in judges(host)) and noun.dep_ == "dobj"
    if refused and sense.lean == FOR and lemma_of(noun) != "doubt":
        # "no realistic prospect"
        phrase, sense = (*refused, *phrase), replace(sense.negated(), low=None, high=None)
    elif by_nobody or (
        # "is no more than a slim hope" denies nothing.
        host is not None and host.negated and noun.head.lower_ != "than" and not any(t.lower_ in scarce for t in phrase)
    ):
        sense = replace(sense.denied(), low=None, high=None) if sense.low is None else sense.denied()
    # "no guarantee on the goods"
    vouched = lemma_of(noun) in words("chance", "vouching")
    for clause, target, possessor in (t for t in targets if not vouched or t[0] or (t[1] and is_event(t[1]))):
        denied = clause is not None and clause.negated
        words_of_it = tuple(sorted({*phrase, noun}, key=lambda t: int(t.i)))
        rule = f"chance:{measure.phrase.lower()} {lemma_of(noun)}"
        yield Judgement(paragraph, sense, words_of_it, clause, target, host, rule, denied, subject=possessor)


def _is_disowned(noun: "Token", measure: Hedge) -> bool:
    """True for signs and indications that are not denied: evidence, no estimate."""
    return lemma_of(noun) in words("chance", "denied") and measure.sense.part == "chance"


def _host(noun: "Token", paragraph: ParsedParagraph) -> Clause | None:
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return clause_at(paragraph, verb) if verb is not None else None


# ---------------------------------------------------------------- how big


def _measure(noun: "Token", host: Clause | None) -> Hedge | None:
    """What measures the chance: words before the noun, or its predicate, or what it is put at."""
    lemma = lemma_of(noun)
    start = min([noun.left_edge.i, *_roughly(noun)])
    before = list(noun.doc[start : noun.i])
    near = list(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i])
    whole = (h for h in sizes(near, lemma) if h.tokens[-1].i + 1 == noun.i)
    found = _number_before(noun) or next(whole, None) or next(iter(_last(sizes(before, lemma))), None)
    found = found or _swallowed(noun)
    if found is not None or host is None:
        return found
    subject = noun.dep_ in ("nsubj", "nsubjpass") and lemma_of(host.verb) in words("verbs", "copulas") | words(
        "chance", "standing"
    )
    put = noun.dep_ in ("dobj", "nsubjpass", "nsubj") and lemma_of(host.verb) in words("verbs", "judging")
    if not (subject or put):
        moved = noun.dep_ in ("nsubj", "nsubjpass") and lemma_of(host.verb) in _moves()
        to = [t for t in host.verb.children if t.dep_ == "prep" and t.lower_ == "to"] if moved else []
        return next((n for p in to if (n := number_among(list(noun.doc[p.i + 1 : p.right_edge.i + 1])))), None)
    first = max(host.verb.i, _end_of_targets(noun))
    after = [t for t in noun.doc[first + 1 : noun.sent.end] if not _is_later_clause(t, host)]
    measures = [m for m in (number_among(after), next(iter(sizes(after, lemma)), None)) if m is not None]
    first_said = min(measures, key=lambda m: int(m.tokens[0].i), default=None)
    return first_said or (_put_at(noun) if put else None)


def _moves() -> frozenset[str]:
    return words("chance", "rising") | words("chance", "falling")


def _put_at(noun: "Token") -> Hedge | None:
    """ "40 percent", in "puts the odds of a default at 40 percent", where the parser hangs it on the default."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    # "puts at eighty per cent the probability of a default"
    first = min(verb.i, noun.i) if verb.right_edge.i >= noun.i else noun.i
    for at in (t for t in noun.doc[first + 1 : noun.sent.end] if t.lower_ == "at"):
        after = list(noun.doc[at.i + 1 : min(at.i + 8, noun.sent.end)])
        for measure in (number_among(after), next(iter(sizes(after, lemma_of(noun))), None)):
            if measure is not None and measure.tokens[0].i - at.i < 3:
                return measure
    return None


def _number_before(noun: "Token") -> Hedge | None:
    """A number that ends at the noun: "a one in three chance", whatever the parser makes of it."""
    # "no more than a one-in-four chance"
    window = list(noun.doc[max(noun.sent.start, noun.i - 10) : noun.i])
    for start in range(len(window)):
        number = number_among(window[start:])
        if number is not None and number.tokens[-1].i + 1 == noun.i:
            return number
    return None


def _swallowed(noun: "Token") -> Hedge | None:
    """ "15 percent", in "the chance that it opens this year is 15 percent", which the parser makes the clause's own."""
    for verb in (t for t in noun.children if t.dep_ in ("acl", "relcl") and t.pos_ in ("VERB", "AUX")):
        put = [
            t for t in verb.subtree if t.i > noun.i and (t == verb or t.lower_ == "at") and lemma_of(t) in ("be", "at")
        ]
        for copula in put:
            number = number_among([t for t in verb.subtree if t.i > copula.i])
            if number is not None and number.tokens[0].i - copula.i < 5:
                return number
    return None


def _moving(noun: "Token", host: Clause | None) -> Hedge | None:
    """ "the prospect of a deal has receded": which way the chance goes says which way it leans."""
    if host is None or host.modal is not None:
        return None
    odds = noun.lower_ == "odds"
    doubted = lemma_of(noun) == "doubt"
    if noun.dep_ == "nsubj":
        directions = [("falling", AGAINST), ("rising", FOR)] + [("shortening", FOR), ("lengthening", AGAINST)] * odds
    elif noun.dep_ == "dobj" and host.tense in (Tense.PRESENT, Tense.PERFECT) and host.subjects:
        directions = [("lowering", AGAINST), ("raising", FOR)] + [("shortening", FOR), ("lengthening", AGAINST)] * odds
    else:
        return None
    for name, lean in directions:
        if lemma_of(host.verb) in words("chance", name):
            return Hedge((host.verb,), Sense(-lean if doubted else lean, None, None, "moving"))
    return None


def _roughly(noun: "Token") -> list[int]:
    """Where "roughly an even chance" begins: the parser hangs the adverb on the verb."""
    left = noun.left_edge.i
    return [left - 1] if left and noun.doc[left - 1].lower_ in ("roughly", "about") else []


def _last(found: Iterator[Hedge]) -> list[Hedge]:
    """The measure nearest the noun, in a list; empty when there is none."""
    return list(found)[-1:]


def _end_of_targets(noun: "Token") -> int:
    return max([int(noun.i), *(int(t.right_edge.i) for t in noun.children if t.dep_ in ("prep", "acl", "relcl"))])


def _is_later_clause(token: "Token", host: Clause) -> bool:
    """True for tokens of a clause coordinated after the host."""
    later = [t for t in host.verb.children if t.dep_ in ("conj", "ccomp", "advcl") and t.i > host.verb.i]
    return any(t == token or t.is_ancestor(token) for t in later if t.pos_ in ("VERB", "AUX"))


def _bare(noun: "Token", host: Clause | None) -> Hedge | None:
    """A chance that is only said to exist: "there is a risk that", "is a danger"."""
    if host is None or lemma_of(noun) not in words("chance", "bare") or noun.dep_ not in ("attr", "nsubj"):
        return None
    exists = any(t.dep_ == "expl" for t in host.verb.children)
    return Hedge((noun,), _OPEN) if exists or _is_called(noun, host) else None


def _is_called(noun: "Token", host: Clause) -> bool:
    """True for "a split remains a possibility", "a split is a risk": of what comes about, with no more said."""
    plain = all(t.dep_ == "det" and t.lower_ in ("a", "the") for t in noun.children)
    copula = noun.dep_ == "attr" and lemma_of(host.verb) in ("be", "remain", "become") and host.tense is Tense.PRESENT
    return plain and copula and any(t.pos_ == "NOUN" and is_event(t) for t in host.grammatical_subjects)


def _announces(noun: "Token", host: Clause | None) -> bool:
    """True for "chances are that", "the odds are that"."""
    says = lemma_of(noun) in words("chance", "announcing") and noun.dep_ == "nsubj"
    return says and host is not None and lemma_of(host.verb) == "be"


# ---------------------------------------------------------------- of what

_Target = tuple[Clause | None, "Token | None", "Token | None"]


def _targets(noun: "Token", paragraph: ParsedParagraph, host: Clause | None) -> Iterator[_Target]:
    """Outcomes that the chance is of, with who would do what a gerund names."""
    own = [*_content(noun, paragraph, host), *_phrases(noun, host)]
    yield from own
    given = _given(noun, host) if host is not None and not own else None
    if given is not None:
        yield None, given, None
    if own or host is None or lemma_of(noun) not in words("chance", "predicates"):
        return
    judged = _judged(noun, host)
    if judged is not None:
        yield None, judged, None


def _content(noun: "Token", paragraph: ParsedParagraph, host: Clause | None) -> Iterator[_Target]:
    """ "a chance that S", also where the that-clause hangs on the verb."""
    hosts = [noun, *([host.verb] if host is not None and noun.dep_ in ("dobj", "attr", "nsubj") else [])]
    hosts += [t for h in hosts for t in h.children if t.pos_ == "NUM" or (t.dep_ == "acomp" and t.i > noun.i)]
    # "the odds are better than even that S"
    hosts += [t for h in hosts for t in h.children if t.lower_ == "than" and t.i > noun.i]
    for verb in (t for h in hosts for t in h.children if t.pos_ in ("VERB", "AUX") and t.i > noun.i):
        marked = any(t.dep_ in ("mark", "dobj") and t.lower_ == "that" for t in verb.children)
        follows = verb.left_edge.i == noun.i + 1 and verb.dep_ in ("ccomp", "acl", "relcl")
        subject = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children)
        modal = any(t.tag_ == "MD" for t in verb.children) and subject
        bare = (verb.dep_ == "ccomp" and _announces(noun, host)) or (follows and modal)
        if marked and lemma_of(verb) == "be" and _swallowed(noun) is not None:
            yield None, next((t for t in verb.children if t.dep_ == "nsubj"), None), None
            return
        if (marked or bare) and verb.dep_ != "advcl":
            clause = clause_at(paragraph, verb)
            if is_forward(clause) or _is_timeless(clause):
                yield clause, None, None
            return


def _is_timeless(clause: Clause) -> bool:
    """True for the present after "a chance that": "that the system is left in its crates"."""
    return clause.tense.value == "present"


def _phrases(noun: "Token", host: Clause | None) -> Iterator[_Target]:
    """ "a chance of war", "odds on a deal", "little chance of winning"."""
    # "two chances in five of winning" hangs on the five.
    numbers = [t for p in noun.children if p.dep_ == "prep" for t in p.children if t.pos_ == "NUM"]
    moving = [host.verb] if host is not None and _moving(noun, host) is not None else []
    for preposition in (c for h in (noun, *numbers, *moving) for c in h.children):
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "for", "on"):
            owners = _owners(noun, host)
            for target in preposition.children:
                if target.dep_ in ("pobj", "pcomp"):
                    yield None, target, owners[0] if owners else None


def _owners(noun: "Token", host: Clause | None) -> tuple["Token", ...]:
    """Who has the chance: "the envoys have", "we give the envoys one chance in three"."""
    # "its chances of surviving"
    own = tuple(t for t in noun.children if t.dep_ == "poss")
    if own and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return own
    if host is None or lemma_of(host.verb) in ("have", "stand"):
        return host.subjects if host is not None else ()
    if lemma_of(host.verb) == "give" and noun.dep_ == "dobj":
        return tuple(t for t in host.verb.children if t.dep_ == "dative")
    return ()


def _given(noun: "Token", host: Clause) -> "Token | None":
    """ "it", in "we give it a one in three chance"; "a vote", in "a vote stands a fair chance"."""
    if noun.dep_ != "dobj":
        return None
    if lemma_of(host.verb) in ("have", "stand"):
        dated = horizon_of([t for t in host.verb.subtree if t.i > noun.i]) is not None and host.tense is not Tense.PAST
        return next((t for t in host.subjects if is_event(t) or (dated and t.pos_ == "NOUN")), None)
    if lemma_of(host.verb) != "give":
        return None
    given = [t for t in host.verb.children if t.dep_ in ("dative", "dobj") and t != noun and t.i < noun.i]
    return next((t for t in given if t.lower_ in ("it", "that", "this") or is_event(t)), None)


def _judged(noun: "Token", host: Clause) -> "Token | None":
    """What is called a chance: "X is a remote possibility", "we regard X as one", "X we regard as one"."""
    lemma = lemma_of(host.verb)
    # "is no more than a remote possibility"
    limited = noun.dep_ == "pobj" and noun.head.lower_ == "than" and noun.head.head.dep_ in ("attr", "acomp")
    if (noun.dep_ == "attr" or limited) and lemma in words("verbs", "copulas"):
        return next((t for t in host.grammatical_subjects if t.pos_ in NOMINAL or t.tag_ == "VBG"), None)
    if lemma not in words("verbs", "judging"):
        return None
    small = next((t for t in noun.children if t.dep_ == "nsubj"), None)
    if small is not None:
        return small
    if host.passive:
        return next(iter(host.grammatical_subjects), None)
    fronted = next((t for t in host.verb.children if t.dep_ == "npadvmod" and t.i < host.verb.i), None)
    return next((t for t in host.objects if t != noun and t.i < noun.i), fronted)
