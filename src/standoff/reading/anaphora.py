"""Positions that refer back: "rejected these demands" is a refusal of each demand it stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import clause_at, lemma_of
from standoff.reading.context import Context
from standoff.reading.cues import words
from standoff.reading.found import Found
from standoff.reading.model import ActorKind, Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.tables import toml_table, word_lists
from standoff.text import Span

if TYPE_CHECKING:
    from standoff.reading.tree import Token

_AFTERTHOUGHTS = ("appos", "npadvmod")
_NEARBY = 320
"""Characters, about two sentences: how far back a pronoun or a bare "refuses" looks for what it answers."""


def reference(found: Found, holder: str, earlier: Sequence[Position]) -> list[Position] | None:
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
        return _antecedents(holder, holder, earlier, stances, plural, found, _NEARBY) or None
    noun = _answered(found)
    if noun is None or found.stance not in (Stance.REFUSES, Stance.ACCEPTS):
        return None
    lemma = lemma_of(noun)
    bare = not any(t.dep_ in ("prep", "acl", "amod", "compound") for t in noun.children)
    if noun.lower_ in words("anaphors", "pronouns") or _is_of_the_kind(noun):
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


def asked_for(action: str, holder: str, earlier: Sequence[Position], parties: Parties) -> bool:
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
    holder: str,
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
    before = [p for p in before if p.span.end <= start or stances == {Stance.OFFERS}]
    candidates = [p for p in before if p.stance is Stance.OFFERS or asked is None or p.whose in (asked, None)]
    if within is not None:
        candidates = [p for p in candidates if start - p.span.end <= within]
    if not candidates:
        return []
    last = max(candidates, key=lambda p: p.span.start)
    near = [p for p in candidates if _sentence(p, found) == _sentence(last, found)]
    return near if plural else [last]


def last_voice(found: Found, earlier: Sequence[Position], context: Context) -> tuple[str, ...]:
    """Whose words a sentence without a speaker of its own goes on with, as far back as the sentence before it.

    That is the owner of a word such as `line` or `answer`, else the holder of the last position. Empty when the
    sentence speaks of that very party as another, or when there is none.
    """
    first = found.target.head
    since = first.sent.start
    start = found.paragraph.doc[since - 1].sent.start if since else since
    spoken_of = {context.side(a) for a in context.who(found.target.performers, found.paragraph)}
    before = found.paragraph.doc[start : first.i]
    owned = [context.who(_owners_of_voice(noun, found), found.paragraph) for noun in before]
    presented = [who for who in owned if who][-1:]
    voices = [actor for who in presented for actor in who]
    offset = found.paragraph.doc[start].idx + found.paragraph.offset
    held = [p for p in earlier if p.holder is not None and p.span.start >= offset and not p.implied]
    together = [p.holder for p in held if (p.span, p.action) == (held[-1].span, held[-1].action)]
    heard = [v for v in (*voices, *(p.holder for p in held)) if v is not None]
    if any(context.side(v) in spoken_of for v in heard):
        return ()
    return tuple(dict.fromkeys(v for v in together or voices if v is not None))


def topic(found: Found, context: Context) -> tuple[str, ...]:
    """Whose position the sentence before is about, for a pronoun: "Oslo's price is simple. It wants ..."."""
    start = found.holders[0].sent.start
    if not start or found.holders[0].lower_ not in ("it", "they"):
        return ()
    root = found.paragraph.doc[start - 1].sent.root
    subjects = [t for t in root.children if t.dep_ == "nsubj" and lemma_of(t) in words("voices", "nouns")]
    owners = [t for noun in subjects for t in noun.children if t.dep_ == "poss"]
    return context.who(owners, found.paragraph)


def gathered(found: Found, context: Context) -> tuple[str, ...]:
    """The organisation whose summit or ministers hold a position: the one that was last named."""
    plain = [t for t in found.holders if lemma_of(t) in words("gatherings", "nouns") and t.left_edge.lower_ == "the"]
    if not plain or len(found.holders) > 1:
        return ()
    at = found.paragraph.start(plain[0])
    bodies = (a for a in context.actors.actors if a.kind is ActorKind.IGO)
    named = [(m.start, a.id) for a in bodies for m in a.mentions if m.start < at]
    return (max(named)[1],) if named else ()


def _owners_of_voice(noun: "Token", found: Found) -> list["Token"]:
    """ "Oslo" in "Oslo's answer", "the answer from Oslo", "Oslo handed them a list of demands"."""
    if lemma_of(noun) not in words("voices", "nouns") | words("anaphors", "demand_nouns"):
        return []
    owners = [t for t in noun.children if t.dep_ in ("poss", "amod", "compound")]
    owners += [p for t in noun.children if t.lower_ in ("of", "from") for p in t.children if p.dep_ == "pobj"]
    presented = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if owners or presented is None or lemma_of(presented) not in words("presenting", "verbs"):
        return owners
    return list(clause_at(found.paragraph, presented).subjects)


def authors(tokens: Sequence["Token"], found: Found) -> tuple["Token", ...]:
    """Who speaks in what is written or passed: Oslo, in "Oslo's note asks", "Oslo sent a note"."""
    spoken: list[Token] = []
    for token in tokens:
        owners: list[Token] = []
        if lemma_of(token) in words("voices", "written"):
            owners = [
                t
                for t in token.children
                if t.dep_ in ("poss", "amod", "compound") and (t.ent_type_ or t.dep_ == "poss")
            ]
            tied = [t for t in token.children if t.lower_ in ("from", "by", "of") and t.dep_ in ("prep", "agent")]
            owners += [p for t in tied for p in t.children if p.dep_ == "pobj"]
            if not owners and token.dep_ == "dobj" and token.head.pos_ == "VERB":
                owners = [t for t in clause_at(found.paragraph, token.head).subjects if t != token]
        spoken += owners or [token]
    return tuple(spoken)


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


def resolve(meant: Sequence[Position], found: Found, holder: str, span: Span) -> Iterator[Position]:
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
