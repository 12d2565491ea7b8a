"""Dependencies: who needs whom, and for what."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.dependencies.in_play import (
    both_beside,
    in_play,
    is_country,
    last_named,
    may_be_anyones,
    most_named,
    narrator,
)
from standoff.reading.dependencies.named_inside import meant_by, named_inside, of_whom
from standoff.reading.dependencies.need_clauses import from_adjective, from_clause
from standoff.reading.dependencies.need_nouns import from_noun
from standoff.reading.dependencies.needs import Need, words
from standoff.reading.dependencies.purposes import bare_noun, listed, names_in, purpose_of
from standoff.reading.dependencies.stray_shares import misread, verbless
from standoff.reading.language.clauses import Clause, clause_at, clauses
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of, span_of, trimmed
from standoff.reading.model import ActorKind, Dependency
from standoff.reading.parties import Parties
from standoff.reading.relational import is_related, related_party

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def find_dependencies(context: Context) -> tuple[Dependency, ...]:
    """All dependencies of a document, in order of appearance; a need that nobody is named to have is left out."""
    parties = Parties(context)
    found: list[Dependency] = []
    for paragraph in context.paragraphs:
        for need in (need for need in _needs(paragraph) if not _is_asked(need)):
            for dependency in _settle(need, context, parties):
                if not any(_same(dependency, other) for other in found):
                    found.append(dependency)
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end, d.who or "", d.on or "")))


def _is_asked(need: Need) -> bool:
    """True inside a question: "does Oslo need Bergen?" says nothing."""
    sentence = need.tokens[0].sent
    return sentence[-1].text == "?"


def _needs(paragraph: ParsedParagraph) -> Iterator[Need]:
    for clause in (*clauses(paragraph), *_mistagged(paragraph)):
        yield from from_clause(clause)
    yield from misread(paragraph)
    yield from verbless(paragraph)
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            yield from from_noun(paragraph, token)
        elif token.pos_ == "ADJ":
            yield from from_adjective(paragraph, token)


def _mistagged(paragraph: ParsedParagraph) -> Iterator[Clause]:
    """Verbs that the tagger took for nouns: "Oslo, the patron of Bergen, supplies half of its gas"."""
    for token in paragraph.doc:
        if token.pos_ == "NOUN" and token.dep_ == "ROOT" and {"nsubj", "dobj"} <= {t.dep_ for t in token.children}:
            yield clause_at(paragraph, token)


def _same(one: Dependency, other: Dependency) -> bool:
    return (one.who, one.on) == (other.who, other.on) and one.span.overlaps(other.span)


def _settle(need: Need, context: Context, parties: Parties) -> Iterator[Dependency]:
    """One dependency for each who and each whom."""
    who = _parties(need.who, need, context, parties)
    who = _not_the_giver(who, need, context, parties) or _implied(need, context, parties)
    if not who:
        return
    if need.either:
        needed = _parties(need.on, need, context, parties)
        who = [actor for actor in who if not any(_is_self(one, actor, context, parties) for one in needed)][:1]
    span = span_of(need.paragraph, trimmed(list(need.tokens)))
    for needy in who[:2]:
        purposes: dict[str | None, list[str]] = {}
        for on, purpose in _objects(need, needy, who, context, parties):
            purposes.setdefault(on, []).append(purpose)
        for on, told in purposes.items():
            different = list(dict.fromkeys(purpose for purpose in told if purpose))
            together = " and ".join(different if need.missed is None else different[:1])
            yield Dependency(span, needy, on, together, need.degree, need.rule)


def _not_the_giver(who: list[str], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who needs it, where "its" seems to be the giver's: "Oslo supplies most of its gas" speaks of somebody else's."""
    owners = [t for head in need.who for t in (head, *head.children) if t.tag_ == "PRP$"]
    frame, _, verb = need.rule.partition(":")
    # "grows most of its grain", "pays its soldiers": its own.
    given = frame == "is" or (frame == "supplies" and verb in words("sellers") | words("sellers", "providers"))
    given = given or (frame in ("sustains", "works") and all(t.pos_ == "NOUN" for t in need.on))
    if not who or not owners or not given or any(t.lower_ in ("own", "itself", "themselves") for t in need.tokens):
        return who
    needed = frozenset(_parties(need.on, need, context, parties))
    if not needed or not all(_is_self(one, actor, context, parties) for one in needed for actor in who):
        return who
    found = last_named(need, needed, context, parties)
    return [] if found is None else [found]


def _implied(need: Need, context: Context, parties: Parties) -> list[str]:
    """Who needs it where the sentence does not say: "every litre of petrol comes from Oslo"."""
    frame = need.rule.partition(":")[0]
    if not (need.implied or (need.who and frame in words("standing", "frames") and may_be_anyones(need.who))):
        return []
    others = [t for t in need.on if not is_related(t)]
    needed = frozenset(_parties(others, need, context, parties))
    stated = need.host is not None and bool(need.host.prepositional("for"))
    named = stated or any(is_country(t) for t in need.who) or _says_enough(need, frame)
    vague = not need.implied and not named
    if not needed and (vague or not need.on_words) and len(others) == len(need.on):
        return []
    found = in_play(need, needed, context, parties)
    return [] if found is None else [found]


def _says_enough(need: Need, frame: str) -> bool:
    """True where what is needed is some good or way, or one thing and no other: "food from outside", "the bridge"."""
    return frame in ("on", "lack") and all(
        lemma_of(t) in words("goods") | words("ways") or any(c.lower_ in ("the", "one", "a") for c in t.children)
        for t in need.on
    )


def _parties(heads: Iterable["Token"], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who the heads stand for, or whose they are: "China's mills" is China. Persons and bodies stand for themselves."""
    found: list[str] = []
    for head in (head for head in heads if not _shares_adjective(head)):
        related = related_party(head, need.paragraph, context, parties)
        named = meant_by(head, need, context, passing=True) or named_inside(head, need, context, passing=True)[1]
        found += related if related is not None else (of_whom(actor, context) for actor in named)
    return list(dict.fromkeys(found))


def _shares_adjective(head: "Token") -> bool:
    """True for `firms` in "Norwegian banks and firms", who are Norway's as the banks are."""
    bare = head.dep_ == "conj" and head.pos_ == "NOUN" and not any(t.dep_ in _OWN for t in head.children)
    return bare and any(t.dep_ == "amod" and not t.is_lower for t in head.head.children)


_OWN = ("det", "poss", "amod", "nummod", "compound")


def _is_self(actor: str, needy: str, context: Context, parties: Parties) -> bool:
    """True for who needs, and whom it speaks for; only a person may need an army or a person of his own side."""
    if context.actor(needy).kind is not ActorKind.PERSON:
        return parties.party(actor) == parties.party(needy)
    return actor in (needy, parties.party(needy))


def _objects(
    need: Need, needy: str, who: list[str], context: Context, parties: Parties
) -> Iterator[tuple[str | None, str]]:
    """What is needed, as actor ids or words, with what it is for."""
    purpose = partial(purpose_of, need, names_in(need, context))
    things: list[tuple[str, str]] = []
    if need.elsewhere:
        yield parties.counterpart(needy, need.paragraph, need.tokens[-1]), purpose()
    for told in need.on:
        head = _antecedent(told, need, needy, context, parties)
        if _is_excluded(head):
            continue
        if head.lower_ == "both" and not any(head.children):
            yield from ((a, purpose()) for a in both_beside(needy, context, parties))
            continue
        if _is_reciprocal(head):
            yield from ((a, purpose()) for a in _others(needy, who, need, parties))
            continue
        related = related_party(head, need.paragraph, context, parties)
        if related is not None and not context.who(need.who, need.paragraph):
            # "the country relies on its neighbour": whoever the country is, it is the neighbour's neighbour.
            other = most_named(frozenset({needy}), context, parties)
            related = () if other is None else (other,)
        if related is not None:
            yield from ((actor, purpose()) for actor in related if actor != needy)
            continue
        everyone = tuple(of_whom(a, context) for a in meant_by(head, need, context, passing=True))
        if everyone and all(_is_self(a, needy, context, parties) for a in everyone):
            continue
        direct = [a for a in everyone if not _is_self(a, needy, context, parties)]
        owner, inside = named_inside(head, need, context, needy, passing=True) if not direct else (None, ())
        owned = [a for a in inside if not _is_self(a, needy, context, parties)]
        # "dependence on Oslo" is not for Oslo's own sake.
        itself = bool(direct) and need.good is not None and need.good.good == head
        for actor in (*direct, *owned[:1]):
            yield actor, "" if itself else purpose(head if owned else None, owner)
        if not direct and not owned and _is_own(head, needy, need, context, parties):
            continue
        namer, whose = (None, ()) if direct or owned else named_inside(head, need, context, passing=True)
        if namer is not None and namer.tag_ != "PRP$" and any(_is_self(a, needy, context, parties) for a in whose):
            continue
        if not direct and not owned and head.lower_ in _OURS:
            us = narrator(context) or last_named(need, frozenset({needy}), context, parties)
            yield from () if us is None or us == needy else ((us, purpose()),)
        elif not direct and not owned:
            yield from _of_both(head, needy, who, purpose)
            things += _things(need, head, who, purpose)
    if things:
        # "lives on gas, jade and timber" is one need.
        yield listed([thing for thing, _ in things]), things[0][1]


def _is_own(head: "Token", needy: str, need: Need, context: Context, parties: Parties) -> bool:
    """True for "its own reserves": who lives on what is its own needs nobody for that."""
    owners = [t for t in head.children if t.dep_ == "poss" and t.tag_ in ("PRP$", "WP$")]
    return need.good is None and needy in {parties.party(a) for a in context.who(owners, need.paragraph)}


_OURS = ("us", "we", "ours")


def _antecedent(head: "Token", need: Need, needy: str, context: Context, parties: Parties) -> "Token":
    """What an "it" that is nobody stands for: a thing that was a subject, somebody named, or the last object."""
    if head.lower_ not in ("it", "them", "this", "that") or context.who([head], need.paragraph):
        return head
    plural = head.lower_ == "them"
    tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
    before = [t for t in head.sent if t.i < head.i and t.tag_ in tags]
    before = [t for t in before if lemma_of(t) not in words("shares", "nouns")]
    needing = [t for t in before if needy in {parties.party(a) for a in context.who([t], need.paragraph)}]
    before = [
        t for t in before if t not in need.who and t not in needing and not any(t.is_ancestor(w) for w in need.who)
    ]
    subjects = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head != head.head.head]
    named = [t for t in before if context.who([t], need.paragraph)]
    objects = [t for t in before if t.dep_ == "dobj"]
    found = subjects or named or objects
    if not found:
        # "The trade is worth millions; the farmers could not do without it."
        start = head.sent.start
        last = head.doc[start - 1].sent if start else None
        found = [t for t in last or () if t.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and t.tag_ in tags][:1]
    return found[-1] if found else head


def _is_mutual(head: "Token", who: list[str]) -> bool:
    """True for what two can only have of each other: "need each other", "need cooperation"."""
    other = head.lower_ == "other" or any(t.lower_ == "another" for t in head.children)
    return len(who) == 2 and (other or lemma_of(head) in words("naming", "mutual"))


def _of_both(head: "Token", needy: str, who: list[str], purpose: Callable[..., str]) -> Iterator[tuple[str, str]]:
    """Each other, when both sides need it."""
    yield from ((other, purpose(head)) for other in who if other != needy and _is_mutual(head, who))


def _things(need: Need, head: "Token", who: list[str], purpose: Callable[..., str]) -> list[tuple[str, str]]:
    """What is needed of nobody named, in words, where words will do."""
    told = need.on_words and _is_thing(head) and not _is_mutual(head, who)
    return [(bare_noun(head, owned=True), purpose())] if told else []


def _is_thing(head: "Token") -> bool:
    """True for what may be needed by its own name: no pronoun or quantity, and no time."""
    quantity = head.pos_ in ("PRON", "NUM", "DET") or head.lower_ in words("naming", "nothing") | words("elsewhere")
    owned_by_whom = any(t.tag_ == "WP$" for t in head.children)
    return not quantity and not owned_by_whom and head.ent_type_ not in ("DATE", "TIME")


def _is_excluded(head: "Token") -> bool:
    """ "depends on Bergen, not on Oslo"."""
    first = head.head if head.dep_ == "pobj" else head.left_edge
    return bool(first.i > 0 and first.nbor(-1).lower_ == "not")


def _is_reciprocal(head: "Token") -> bool:
    return head.lower_ == "other" and any(t.lower_ == "the" for t in head.children)


def _others(needy: str, who: list[str], need: Need, parties: Parties) -> list[str]:
    """ "the other" of two."""
    others = [a for a in who if a != needy]
    counterpart = parties.counterpart(needy, need.paragraph, need.tokens[-1])
    return others[:1] or ([counterpart] if counterpart is not None else [])
