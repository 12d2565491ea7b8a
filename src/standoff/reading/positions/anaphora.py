"""Positions that refer back: "rejected these demands" is a refusal of each demand it stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import is_proposal
from standoff.reading.tables import toml_table, word_lists
from standoff.text import Span

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_AFTERTHOUGHTS = ("appos", "npadvmod")
_NEARBY = 320
"""Characters, about two sentences: how far back a pronoun or a bare "refuses" looks for what it answers."""


def reference(found: Found, holder: str | None, earlier: Sequence[Position]) -> list[Position] | None:
    """The earlier positions that the object of `found` stands for; None when it stands for none.

    A cue without an object answers the last demand on its holder: "Oslo refuses."
    """
    if found.stance is Stance.DEMANDS:
        noun = found.target.noun if found.elliptical else None
        plural = noun is not None and noun.tag_ == "NNS"
        seconded = (
            _antecedents(holder, None, earlier, {Stance.DEMANDS}, plural, found, None) if noun is not None else []
        )
        own = {(p.whose, p.action) for p in earlier if p.holder == holder}
        return [p for p in seconded if p.whose != holder and (p.whose, p.action) not in own] or None
    if found.elliptical:
        plural = any(o.lower_ in words("anaphors", "pronouns") for o in found.target.objects)
        stances = {Stance.DEMANDS, Stance.OFFERS} if found.target.clause in found.hosts[:1] else {Stance.DEMANDS}
        asked = _antecedents(holder, holder, earlier, stances, plural, found, _NEARBY)
        return asked or _antecedents(holder, None, earlier, stances, plural, found, _NEARBY // 2) or None
    noun = _answered(found)
    if noun is None or found.stance not in (Stance.REFUSES, Stance.ACCEPTS):
        return None
    lemma = lemma_of(noun)
    bare = not any(t.dep_ in ("prep", "acl", "amod", "compound") for t in noun.children)
    if noun.lower_ in words("anaphors", "pronouns") or _is_of_the_kind(noun) or _is_told_again(noun, found):
        plural = noun.lower_ in ("them", "these", "those", "both", "neither")
        stances = {Stance.DEMANDS, Stance.OFFERS}
        answered = _antecedents(holder, holder, earlier, stances, plural, found, _NEARBY)
        return answered or _antecedents(holder, None, earlier, {Stance.DEMANDS}, plural, found, _NEARBY) or None
    if not bare or not _refers_back(noun):
        return None
    if lemma in words("anaphors", "demand_nouns"):
        stances = {Stance.DEMANDS}
    elif lemma in words("anaphors", "offer_nouns"):
        # "made an offer, which it refused" speaks of the offer, whatever was demanded since.
        stances = {Stance.OFFERS} if noun.dep_ in _AFTERTHOUGHTS else {Stance.DEMANDS, Stance.OFFERS}
    else:
        return None
    plural = noun.tag_ in ("NNS", "NNPS")
    return _antecedents(holder, holder, earlier, stances, plural, found, None) or None


def answerer(found: Found, earlier: Sequence[Position], parties: Parties) -> tuple[str, ...]:
    """Who answers where nobody is named: of whom a thing was demanded, or to whom it was offered: "It was rejected"."""
    noun = _answered(found)
    if found.stance not in (Stance.REFUSES, Stance.ACCEPTS) or noun is None:
        return ()
    lemma = lemma_of(noun)
    named = lemma in words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns") and _refers_back(noun)
    # "asked it to sign, which was refused"
    added = bool(found.hosts) and found.hosts[0].verb.dep_ == "relcl" and found.hosts[0].passive
    if not named and not added and noun.lower_ not in words("anaphors", "pronouns"):
        return ()
    start = found.paragraph.start(found.target.head)
    stances = (Stance.DEMANDS, Stance.OFFERS) if lemma not in words("anaphors", "demand_nouns") else (Stance.DEMANDS,)
    before = [p for p in earlier if p.stance in stances and p.span.start < start and start - p.span.end <= _NEARBY]
    if not before:
        return ()
    last = max(before, key=lambda p: p.span.start)
    own = last.whose if last.stance is Stance.DEMANDS else None
    other = own or parties.counterpart(last.holder, found.paragraph, found.target.head)
    return (other,) if other is not None else ()


def _is_told_again(noun: "Token", found: Found) -> bool:
    """True for "a request" in "asked it to sign, a request that was refused"."""
    named = words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns")
    added = bool(found.hosts) and found.hosts[0].verb.dep_ == "relcl" and found.hosts[0].verb.head == noun
    set_off = noun.i + 1 < len(noun.doc) and noun.nbor().text == ","
    if added and set_off and found.hosts[0].passive and not is_proposal(noun):
        # "asked it to leave the port, which was refused": the port is not what was refused.
        return True
    return added and lemma_of(noun) in named and any(t.lower_ in ("a", "an") for t in noun.children)


def _is_of_the_kind(noun: "Token") -> bool:
    """True for "nothing of the kind", "nothing of the sort"."""
    kinds = (p.lower_ for t in noun.children if t.lower_ == "of" for p in t.children)
    return noun.lower_ in word_lists()["negative_pronouns"] and any(k in ("kind", "sort") for k in kinds)


def _answered(found: Found) -> "Token | None":
    """The noun that a refusal or acceptance answers: its object, or that of "grant", "meet" in "will not grant it"."""
    clause = found.target.clause
    if clause is None or len(clause.objects) != 1:
        return found.target.noun
    noun = clause.objects[0]
    nouns = words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns")
    return noun if clause.lemma in words("granting", "verbs") and lemma_of(noun) in nouns else None


def _mere_compliance(found: Found) -> str | None:
    """ "oblige", for "is in no mood to oblige" where nothing says what was asked."""
    clause = found.target.clause
    complying = clause is not None and clause.lemma in words("anaphors", "complying")
    return clause.lemma if found.elliptical and complying and clause is not None else None


def proposal_before(found: Found) -> str | None:
    """ "accept the compromise", for an answer to what no position says: the last thing put forward, close before it."""
    if found.stance not in (Stance.REFUSES, Stance.ACCEPTS):
        return None
    pronoun = found.target.noun is not None and found.target.noun.lower_ in words("anaphors", "pronouns")
    if not pronoun and not (found.elliptical and found.target.clause in found.hosts[:1]):
        return _mere_compliance(found)
    first = min(int(t.i) for t in found.tokens)
    since = found.target.head.sent.start
    start = found.paragraph.doc[since - 1].sent.start if since else since
    offered = words("anaphors", "offer_nouns") - {"deal", "text", "plan"} | words("anaphors", "demand_nouns")
    put = [t for t in found.paragraph.doc[start:first] if t.pos_ == "NOUN" and lemma_of(t) in offered]
    put = [t for t in put if t.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and t.ent_type_ == ""]
    return f"accept the {put[-1].text}" if put else None


def asked_for(action: str, holder: str | None, earlier: Sequence[Position], parties: Parties) -> bool:
    """True when somebody has demanded of `holder` what `action` says, by most of its words."""
    words_of_action = set(action.lower().split())
    for position in earlier:
        if position.stance is Stance.DEMANDS and parties.kin(position.whose, holder):
            shared = words_of_action & set(position.action.lower().split())
            if 2 * len(shared) > min(len(words_of_action), len(position.action.split())):
                return True
    return False


def _refers_back(noun: "Token") -> bool:
    """True for "these demands", "its offer", and for "an offer it refused" as an afterthought to a sentence."""
    definite = any(
        t.lower_ in words("anaphors", "definite") or t.dep_ == "poss"
        for t in noun.children
        if t.dep_ in ("det", "poss", "predet")
    )
    return definite or (noun.dep_ in _AFTERTHOUGHTS and any(t.dep_ == "relcl" for t in noun.children))


def _antecedents(
    holder: str | None,
    asked: str | None,
    earlier: Sequence[Position],
    stances: set[Stance],
    plural: bool,
    found: Found,
    within: int | None,
) -> list[Position]:
    """Earlier positions of others that `holder` could be answering, from the nearest sentence that has any.

    `asked` is on whom demands are to be; None for anybody, since what one side is asked another may refuse. `within` is
    how many characters before the answer they may end; None for any number.
    """
    start = found.paragraph.start(found.target.head)
    before = [p for p in earlier if p.stance in stances and p.holder != holder and p.span.start < start]
    # An afterthought ("..., an offer it refused") lies within the sentence that made the offer.
    added = bool(found.hosts) and found.hosts[0].verb.dep_ == "relcl"
    before = [p for p in before if p.span.end <= start or added or stances == {Stance.OFFERS}]
    candidates = [p for p in before if p.stance is Stance.OFFERS or asked is None or p.whose in (asked, None)]
    if within is not None:
        candidates = [p for p in candidates if start - p.span.end <= within]
    if not candidates:
        return []
    last = max(candidates, key=lambda p: p.span.start)
    near = [p for p in candidates if _sentence(p, found) == _sentence(last, found)]
    return near if plural else [last]


def _sentence(position: Position, found: Found) -> int:
    """A key that is the same for positions of one sentence of this paragraph, or of one neighbourhood outside it."""
    inside = position.span.start - found.paragraph.offset
    if inside < 0:
        return -(position.span.start // 300) - 1
    return next((i for i, s in enumerate(found.paragraph.doc.sents) if inside < s.end_char), 0)


def _offered(position: Position) -> str:
    """What it is to take up an offer: the thing offered, or that the other do as it offers."""
    verb, _, rest = position.action.partition(" ")
    if verb == "accept":
        return position.action
    gives = verb == toml_table("nominal_actions.toml")["fallback"][Stance.OFFERS]
    return f"accept {rest}" if gives else f"accept the offer to {position.action}"


def resolve(meant: Sequence[Position], found: Found, holder: str | None, span: Span) -> Iterator[Position]:
    """The answer to each of the positions meant: to refuse a demand is to refuse what it asks for."""
    for position in meant:
        action = position.action if position.stance is Stance.DEMANDS else _offered(position)
        yield replace(
            position,
            span=span,
            holder=holder,
            stance=found.stance,
            whose=position.whose if found.stance is Stance.DEMANDS else holder,
            action=action,
            conditions=(),
            speaker=None,
            strength=found.strength,
            confidence=round(0.9 * found.confidence, 3),
            implied=False,
            rule=f"{found.rule}+reference",
        )
