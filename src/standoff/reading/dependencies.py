"""Dependencies: who needs whom, and for what."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, clauses, span_of, trimmed
from standoff.reading.context import Context
from standoff.reading.model import ActorKind, Dependency
from standoff.reading.need_nouns import from_noun
from standoff.reading.needs import Need, from_clause, words
from standoff.reading.parties import Parties
from standoff.reading.phrases import Names, denied_phrase, gerund, noun_phrase, plain_text, refused_phrase, verb_phrase
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.relational import related_party
from standoff.reading.shares import Share
from standoff.reading.tables import word_lists
from standoff.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PURPOSES = ("for", "against", "as")
_INSIDE = ("poss", "compound", "amod", "nmod", "prep", "pobj", "acl", "pcomp", "agent", "dobj")


def find_dependencies(context: Context) -> tuple[Dependency, ...]:
    """All dependencies of a document, in order of appearance; a need that nobody is named to have is left out."""
    parties = Parties(context)
    found: list[Dependency] = []
    for paragraph in context.paragraphs:
        for need in _needs(paragraph):
            for dependency in _settle(need, context, parties):
                if not any(_same(dependency, other) for other in found):
                    found.append(dependency)
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end, d.who or "", d.on or "")))


def _needs(paragraph: ParsedParagraph) -> Iterator[Need]:
    for clause in (*clauses(paragraph), *_mistagged(paragraph)):
        yield from from_clause(clause)
    for token in paragraph.doc:
        if token.pos_ == "NOUN":
            yield from from_noun(paragraph, token)


def _mistagged(paragraph: ParsedParagraph) -> Iterator[Clause]:
    """Verbs that the tagger took for nouns: "Oslo, the patron of Bergen, supplies half of its gas"."""
    for token in paragraph.doc:
        if token.pos_ == "NOUN" and token.dep_ == "ROOT" and {"nsubj", "dobj"} <= {t.dep_ for t in token.children}:
            yield Clause(paragraph, token)


def _same(one: Dependency, other: Dependency) -> bool:
    return (one.who, one.on) == (other.who, other.on) and one.span.overlaps(other.span)


def _settle(need: Need, context: Context, parties: Parties) -> Iterator[Dependency]:
    """One dependency for each who and each whom."""
    who = _parties(need.who, need, context, parties)
    if not who:
        return
    span = span_of(need.paragraph, trimmed(list(need.tokens)))
    yield from _within(need, span, context, parties)
    for needy in who[:2]:
        purposes: dict[str | None, list[str]] = {}
        for on, purpose in _objects(need, needy, who, context, parties):
            purposes.setdefault(on, []).append(purpose)
        for on, told in purposes.items():
            different = list(dict.fromkeys(purpose for purpose in told if purpose))
            together = " and ".join(different if need.missed is None else different[:1])
            yield Dependency(span, needy, on, together, need.degree, need.rule)


def _within(need: Need, span: Span, context: Context, parties: Parties) -> Iterator[Dependency]:
    """One person's need of another of the same side: "the general owes his office to the admiral"."""
    needy, needed = context.who(need.who, need.paragraph), context.who(need.on, need.paragraph)
    if len(needy) != 1 or len(needed) != 1 or needy == needed:
        return
    persons = all(context.actor(a).kind is ActorKind.PERSON for a in (*needy, *needed))
    if persons and parties.party(needy[0]) == parties.party(needed[0]):
        yield Dependency(span, needy[0], needed[0], _purpose(need, _names(need, context)), need.degree, need.rule)


def _parties(heads: Iterable["Token"], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who the heads stand for, or whose they are: "China's mills" is China."""
    found: list[str] = []
    for head in heads:
        related = related_party(head, need.paragraph, context, parties)
        named = context.who([head], need.paragraph) or _named_inside(head, need, context)[1]
        found += related if related is not None else [parties.party(a) for a in named]
    return list(dict.fromkeys(found))


def _named_inside(head: "Token", need: Need, context: Context) -> tuple["Token | None", tuple[str, ...]]:
    """The first actor named inside a noun phrase, possessors before the rest, and the word that names it."""
    inside = [t for t in head.subtree if t != head and t.dep_ in _INSIDE and not _in_clause(t, head)]
    inside = [t for t in inside if not any(word.lower_ == "not" for word in head.doc[head.i : t.i])]
    inside += _only_sources(head)
    for token in sorted(inside, key=lambda t: (t.dep_ != "poss", int(t.i))):
        named = context.who([token], need.paragraph)
        if named:
            return token, named
    return None, ()


def _only_sources(head: "Token") -> list["Token"]:
    """ "a deal that only Oslo can give": who alone could."""
    return [
        subject
        for relative in head.children
        if relative.dep_ == "relcl"
        for subject in relative.children
        if subject.dep_ == "nsubj" and any(t.lower_ == "only" for t in subject.subtree)
    ]


def _in_clause(token: "Token", head: "Token") -> bool:
    """True when a relative clause stands between the two."""
    at = token
    while at != head and at.head != at:
        if at.dep_ in ("relcl", "advcl", "appos", "conj"):
            return True
        at = at.head
    return False


def _objects(
    need: Need, needy: str, who: list[str], context: Context, parties: Parties
) -> Iterator[tuple[str | None, str]]:
    """What is needed, as actor ids or words, with what it is for."""
    purpose = partial(_purpose, need, _names(need, context))
    if need.elsewhere:
        yield parties.counterpart(needy, need.paragraph, need.tokens[-1]), purpose()
    for head in need.on:
        if _is_excluded(head):
            continue
        if _is_reciprocal(head):
            yield from ((a, purpose()) for a in _others(needy, who, need, parties))
            continue
        related = related_party(head, need.paragraph, context, parties)
        if related is not None:
            yield from ((actor, purpose()) for actor in related if actor != needy)
            continue
        everyone = context.who([head], need.paragraph)
        if everyone and {parties.party(a) for a in everyone} == {needy}:
            continue
        direct = [a for a in everyone if parties.party(a) != needy]
        owner, inside = _named_inside(head, need, context) if not direct else (None, ())
        owned = [a for a in inside if parties.party(a) != needy]
        # "dependence on Oslo" is not for Oslo's own sake.
        itself = bool(direct) and need.good is not None and need.good.good == head
        for actor in (*direct, *owned[:1]):
            yield parties.party(actor), "" if itself else purpose(head if owned else None, owner)
        if not direct and not owned:
            yield from _unnamed(need, head, needy, who, purpose)


def _unnamed(
    need: Need, head: "Token", needy: str, who: list[str], purpose: Callable[..., str]
) -> Iterator[tuple[str | None, str]]:
    """What is needed of nobody named: each other, when both sides need it; else words, where words will do."""
    if len(who) == 2:
        yield from ((other, purpose(head)) for other in who if other != needy)
    elif need.on_words and head.pos_ != "PRON":
        yield _bare(head, owned=True), purpose()


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


# ---------------------------------------------------------------- what for


def _names(need: Need, context: Context) -> Names:
    """Actors' names for the pronouns that stand for them; an object is never the one who needs."""
    needy = context.who(need.who, need.paragraph)

    def named(token: "Token") -> str | None:
        if token.pos_ != "PRON" or token.tag_ == "PRP$":
            return None
        actors = context.who([token], need.paragraph)
        return context.actor(actors[0]).name if len(actors) == 1 and actors[0] not in needy else None

    return named


def _purpose(need: Need, names: Names, owned: "Token | None" = None, owner: "Token | None" = None) -> str:
    """What it is for, as a noun phrase or an -ing form in the sentence's words.

    `owned` is the thing needed of an actor whom `owner` inside its phrase names as whose it is.
    """
    if need.feared is not None:
        return f"not {gerund(_without_result(need.feared, names))}"
    if need.good is not None:
        return _of_a_good(need.good)
    if need.missed is not None and need.missed is need.host:
        lacked = _without_lack(refused_phrase(need.missed, names))
        return _with_thing(owned, owner, f"to {lacked}" if lacked else "") or (gerund(lacked) if lacked else "")
    deed, thing = (need.missed, "") if need.missed is not None else _stated(need.host) if need.host else (None, "")
    aim = f"to {denied_phrase(deed, names)}" if deed is not None else f"for {thing}" if thing else ""
    return _with_thing(owned, owner, aim) or (_doing(deed, names) if deed is not None else thing)


def _with_thing(owned: "Token | None", owner: "Token | None", aim: str) -> str:
    """ "money to pay the troops": the thing needed with what it is for; "" when an actor itself is needed."""
    return "" if owned is None else " ".join(w for w in (_bare(owned, owner), aim) if w)


def _doing(clause: Clause, names: Names) -> str:
    """The clause as an -ing form: "signing the pact", "not closing the strait"."""
    phrase = gerund(verb_phrase(clause, names))
    return f"not {phrase}" if clause.negated else phrase


def _of_a_good(good: Share) -> str:
    """The share or good; "more" alone, in "sells more to Oslo than to anyone", names none."""
    text = plain_text(good.tokens())
    return "" if text == "more" else text


def _without_result(feared: Clause, names: Names) -> str:
    """What is feared, without what would come of it: "leave" in "will leave, handing the port to others"."""
    results = [t for t in feared.verb.children if t.dep_ == "advcl" and t.tag_ == "VBG" and t.i > feared.verb.i]
    after = {t.i for result in results for t in result.subtree}
    phrase = verb_phrase(feared, names)
    if not after:
        return phrase
    kept = [t for t in feared.verb.subtree if t.i > feared.verb.i and t.i not in after]
    cut = plain_text([t for t in kept if t.i < min(after)])
    return " ".join(w for w in (phrase.split(" ")[0], cut) if w)


def _without_lack(phrase: str) -> str:
    """ "mount one without Oslo" names what is needed in words of its own already."""
    for preposition in sorted(words("lack", "prepositions")):
        phrase = phrase.split(f" {preposition} ")[0]
    kept = " ".join(w for w in phrase.split() if w.lower() not in word_lists()["negative_determiners"])
    return "" if kept in words("empty", "verbs") else kept.rstrip(", ")


def _bare(noun: "Token", owner: "Token | None" = None, *, owned: bool = False) -> str:
    """A noun phrase without its purpose, and without its possessor unless `owned`: "cooperation" of Oslo's.

    `owner` is the word that names whose it is: "gas" of "Russian gas", "consent" of "the consent of Oslo".
    """
    owners = {t.i for c in noun.children if c.dep_ == "poss" and not owned for t in c.subtree}
    if owner is not None and not owned:
        holds = (c for c in noun.children if c == owner or (c.lower_ in ("of", "from") and c.is_ancestor(owner)))
        owners |= {t.i for c in holds if c == owner or c.dep_ == "prep" for t in c.subtree}
    ends = {t.i for c in noun.children if c.dep_ in ("relcl", "appos", "acl") for t in c.subtree}
    stated = {t.i for c in noun.children if c.dep_ == "prep" and c.lower_ in _PURPOSES for t in c.subtree}
    denials = [t.i for t in noun.subtree if t.lower_ == "not" and t.i > noun.i]
    denied = set(range(denials[0], noun.right_edge.i + 1)) if denials else set()
    return plain_text([t for t in noun.subtree if t.i not in owners | ends | stated | denied])


def _stated(clause: Clause) -> tuple[Clause | None, str]:
    """The deed ("to win", "if it hopes to win") and the thing ("for gas", "as a shield") that are named as purpose."""
    hosts = [clause.verb, *_needed_nouns(clause)]
    verbs = [t for h in hosts for t in h.children if t.pos_ in ("VERB", "AUX") and _is_infinitive(t)]
    if verbs:
        return Clause(clause.paragraph, verbs[0]), ""
    for preposition in _PURPOSES:
        heads = clause.prepositional(preposition) or _inside(clause, preposition)
        told = [h for h in heads if h.pos_ != "PRON" and h.tag_ != "DT" and h.lemma_ not in words("empty", "nouns")]
        if told:
            # "on Oslo for its gas, its grain and its coal": the parser may list what follows a comma with the verb.
            last = told[-1].i if told[0].i > clause.verb.i else len(clause.verb.doc)
            strays = [
                t for t in clause.verb.children if t.dep_ in ("conj", "dobj") and t.pos_ in NOMINAL and t.i > last
            ]
            told = list(dict.fromkeys(n for head in (*told, *strays) for n in _list_from(head)))
            against = "against " if preposition == "against" else ""
            return None, against + _listed([_object_text(h) for h in told])
    return _aimed(clause), ""


def _list_from(head: "Token") -> Iterator["Token"]:
    """A noun and those listed after it, "most of its coal" among them."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX", "ADP"):
            yield from _list_from(child)


def _inside(clause: Clause, preposition: str) -> tuple["Token", ...]:
    """Objects of a preposition that the parser hung on what is needed."""
    return tuple(
        p
        for noun in _needed_nouns(clause)
        for t in noun.children
        if t.dep_ == "prep" and t.lower_ == preposition
        for p in t.children
        if p.dep_ == "pobj"
    )


def _needed_nouns(clause: Clause) -> list["Token"]:
    return [*clause.objects, *clause.prepositional("on", "upon", "off", "to")]


def _object_text(head: "Token") -> str:
    return noun_phrase(head) if head.pos_ not in ("VERB", "AUX") else plain_text(list(head.subtree))


def _listed(phrases: list[str]) -> str:
    """ "aid, trade and defence"."""
    return " and ".join([", ".join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)


def _aimed(clause: Clause) -> Clause | None:
    """ "if it hopes to withdraw": what the hope is."""
    for condition in clause.conditions:
        aim = condition.clause
        if aim is not None and condition.kind == "if" and aim.verb.lemma_ in words("aims", "verbs"):
            return next((c for c in aim.complements if _is_infinitive(c.verb)), None)
    return None


def _is_infinitive(verb: "Token") -> bool:
    if any(t.dep_ == "aux" for t in verb.children):
        return any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children)
    return bool(verb.tag_ == "VB" and verb.dep_ == "conj")
