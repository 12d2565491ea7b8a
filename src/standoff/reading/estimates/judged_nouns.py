"""Which noun an adjective judges: "a clash is unlikely", "consider war unlikely", "the better bet is a truce"."""

from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import Hedge, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def judged_noun(hedge: Hedge, host: Clause | None) -> "Token | None":
    """The noun (or gerund) that a hedge is said of, wherever the parser put it; None when there is none."""
    noun = (
        _coming(hedge)
        or _superlative(hedge)
        or swallowing_noun(host)
        or _demonstrative(host)
        or _subject_of(hedge, host)
    )
    if noun is not None and noun.lower_ == "what" and host is not None:
        return _identified(host)
    return noun


def _coming(hedge: Hedge) -> "Token | None":
    """The noun of "the likely collapse of the currency": an event that is spoken of as one to come."""
    head = hedge.head
    noun = head.head
    attributive = head.dep_ == "amod" and head.i < noun.i and len(hedge.tokens) == 1
    if (
        not attributive
        or head.lower_ not in words("adverbial", "attributive")
        or lemma_of(noun) in words("outcomes", "nouns")
    ):
        return None
    of = any(t.dep_ == "prep" and t.lower_ == "of" for t in noun.children)
    return noun if of and is_event(noun) and noun.dep_ in ("dobj", "pobj") else None


def _superlative(hedge: Hedge) -> "Token | None":
    """The subject or complement of "is the likeliest outcome"."""
    head = hedge.head
    noun = head.head
    if head.dep_ not in ("amod", "compound") or lemma_of(noun) not in words("outcomes", "nouns"):
        return None
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or lemma_of(verb) not in words("verbs", "copulas"):
        return None
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return next((t for t in verb.children if t.dep_ == "attr" and t.pos_ in NOMINAL), None)
    return next((t for t in verb.children if t.dep_ == "nsubj"), None)


def _subject_of(hedge: Hedge, host: Clause | None) -> "Token | None":
    head, first = hedge.head, hedge.tokens[0]
    small = next((t for t in head.children if t.dep_ == "nsubj"), None)
    if small is not None:
        return small
    before = first.doc[first.i - 1] if first.i else None
    elided = _elided(hedge, before)
    if elided is not None:
        return elided
    # "We think a second raid probable", where the parser makes the raid part of a name
    joined = head.dep_ in ("dobj", "attr", "oprd") and head.pos_ == "ADJ" and before is not None
    if joined and before is not None and before.dep_ == "compound" and before.head == head:
        return before
    # "seems far-fetched, thanks to the troops": what a comma keeps apart is no attribute.
    apart = host is not None and host.verb.i == first.i - 1 and head.i + 1 < len(head.doc) and head.nbor().text == ","
    if head.dep_ == "amod" and head.i < head.head.i and not apart:
        return None
    if host is None:
        return None
    if host.verb == head and host.passive:
        return next((t for t in host.grammatical_subjects if t.pos_ in NOMINAL), None)
    striking = lemma_of(host.verb) in words("verbs", "striking")
    if lemma_of(host.verb) not in words("verbs", "copulas") | words("verbs", "judging") and not striking:
        return None
    if head.dep_ == "nsubj":
        return next((t for t in host.verb.children if t.dep_ == "attr" and t.i > head.i), None)
    if lemma_of(host.verb) in words("verbs", "judging") and not host.passive:
        # "We assess as very unlikely a decision to leave"
        as_ = first.i > 0 and first.nbor(-1).lower_ == "as"
        return next((t for t in host.objects if t.i < first.i or as_), None)
    if head.i < host.verb.i and not host.grammatical_subjects:
        return next((t for t in host.verb.children if t.dep_ == "attr" and t.i > host.verb.i), None)
    own = [t for t in host.verb.children if t.dep_.startswith("nsubj") and t.i < host.verb.i]
    subjects = own[-1:] if len(own) > 1 else host.grammatical_subjects
    named = next((t for t in subjects if t.pos_ in NOMINAL or t.tag_ == "VBG"), None)
    return named or _that_much(host) or _misread_subject(host)


def _misread_subject(host: Clause) -> "Token | None":
    """ "A climbdown", "shooting", which the tagger took for verbs."""
    subjects = [t for t in host.verb.children if t.dep_ in ("csubj", "nsubj") and t.i < host.verb.i]
    return next((t for t in subjects if t.tag_ == "VBG" or t.pos_ == "NOUN" or _has_article(t)), None)


def _has_article(verb: "Token") -> bool:
    first = verb.left_edge
    return first.pos_ == "DET" and verb.pos_ == "VERB" and first.lower_ in ("a", "an", "the")


def _that_much(host: Clause) -> "Token | None":
    """ "That much is likely"."""
    return next((t for t in host.grammatical_subjects if t.lower_ == "much" and t.left_edge.lower_ == "that"), None)


def _elided(hedge: Hedge, before: "Token | None") -> "Token | None":
    """The noun straight before a hedge whose copula is left out, where the parser hung one on the other."""
    if before is None or before.pos_ not in NOMINAL or lemma_of(before) in words("outcomes", "degrees"):
        return None
    if lemma_of(before) in words("horizon", "units") | words("horizon", "named"):
        # "judge an accord before the rains possible"
        dated = before.head.head if before.dep_ == "pobj" else before
        return dated if dated.pos_ == "NOUN" and dated != before and dated.dep_ != "dobj" else None
    head = hedge.head
    above = before.head.head if before.dep_ == "pobj" else before
    if (
        hedge.sense.part == "predicate"
        and above != before
        and above.pos_ == "NOUN"
        and is_event(above)
        and head.head == above
    ):
        # "and a march on Windhoek practically out of the question"
        return above
    if head.dep_ in ("amod", "advmod", "relcl", "acl") and head.head == before:
        return before
    return before if before.dep_ == "npadvmod" and before.head == head and before.ent_type_ != "DATE" else None


def swallowing_noun(host: Clause | None) -> "Token | None":
    """The noun a sentence opens with when the parser took it for the root: "A pact before the summer is likely"."""
    if host is None or host.verb.dep_ != "advcl":
        return None
    root: Token = host.verb.head
    # "A return before June looks improbable; a raid is likely" makes it the subject of what comes after the stop.
    later = root.dep_ == "nsubj" and any(t.text in (";", ",") for t in root.doc[host.verb.i : root.head.i])
    return root if root.pos_ == "NOUN" and (root.dep_ == "ROOT" or later) and root.i < host.verb.i else None


def _demonstrative(host: Clause | None) -> "Token | None":
    """ "and that, I'd say, is unlikely", where the parser took the pronoun for a marker."""
    if host is None or host.verb.dep_ != "conj":
        return None
    own = list(host.verb.children)
    if any(t.dep_.startswith("nsubj") for t in own):
        return None
    return next((t for t in own if t.dep_ == "mark" and t.lower_ == "that" and t.i < host.verb.i), None)


def _identified(host: Clause) -> "Token | None":
    """What "what seems likely" is said to be: "What seems likely is a truce"."""
    if host.verb.dep_ != "csubj":
        return None
    return next((t for t in host.verb.head.children if t.dep_ == "attr"), None)


def is_event(noun: "Token") -> bool:
    """True for what may come about: a village is remote in another way than war, or than stumbling into one."""
    return noun.tag_ == "VBG" or lemma_of(noun) in words("outcomes", "events") or noun.lower_ in ("that", "this")
