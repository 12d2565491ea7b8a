"""Dependencies: who needs whom, and for what."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.clauses import Clause, clauses, span_of, trimmed
from standoff.reading.context import Context
from standoff.reading.model import Dependency
from standoff.reading.need_nouns import from_noun
from standoff.reading.needs import Need, from_clause, words
from standoff.reading.parties import Parties
from standoff.reading.phrases import noun_phrase, plain_text, verb_phrase
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.relational import related_party
from standoff.reading.tables import word_lists

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
    for needy in who[:2]:
        for on, purpose in _objects(need, needy, who, context, parties):
            yield Dependency(span, needy, on, purpose, need.degree, need.rule)


def _parties(heads: Iterable["Token"], need: Need, context: Context, parties: Parties) -> list[str]:
    """Who the heads stand for, or whose they are: "China's mills" is China."""
    found: list[str] = []
    for head in heads:
        related = related_party(head, need.paragraph, context, parties)
        named = context.who([head], need.paragraph) or _named_inside(head, need, context)
        found += related if related is not None else [parties.party(a) for a in named]
    return list(dict.fromkeys(found))


def _named_inside(head: "Token", need: Need, context: Context) -> tuple[str, ...]:
    """The first actor named inside a noun phrase, possessors before the rest."""
    inside = [t for t in head.subtree if t != head and t.dep_ in _INSIDE and not _in_clause(t, head)]
    inside = [t for t in inside if not any(word.lower_ == "not" for word in head.doc[head.i : t.i])]
    inside += _only_sources(head)
    for token in sorted(inside, key=lambda t: (t.dep_ != "poss", int(t.i))):
        named = context.who([token], need.paragraph)
        if named:
            return named
    return ()


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
    if need.elsewhere:
        yield parties.counterpart(needy, need.paragraph, need.tokens[-1]), _purpose(need, None)
    for head in need.on:
        if _is_excluded(head):
            continue
        if _is_reciprocal(head):
            yield from ((a, _purpose(need, None)) for a in _others(needy, who, need, parties))
            continue
        related = related_party(head, need.paragraph, context, parties)
        if related is not None:
            yield from ((actor, _purpose(need, None)) for actor in related if actor != needy)
            continue
        everyone = context.who([head], need.paragraph)
        if everyone and {parties.party(a) for a in everyone} == {needy}:
            continue
        direct = [a for a in everyone if parties.party(a) != needy]
        owned = [a for a in _named_inside(head, need, context) if parties.party(a) != needy] if not direct else []
        # "dependence on Oslo" is not for Oslo's own sake.
        itself = bool(direct) and need.good is not None and need.good.good == head
        for actor in (*direct, *owned[:1]):
            yield parties.party(actor), "" if itself else _purpose(need, head if owned else None)
        if not direct and not owned:
            yield from _unnamed(need, head, needy, who)


def _unnamed(need: Need, head: "Token", needy: str, who: list[str]) -> Iterator[tuple[str | None, str]]:
    """What is needed of nobody named: each other, when both sides need it; else words, where words will do."""
    if len(who) == 2:
        yield from ((other, _purpose(need, head)) for other in who if other != needy)
    elif need.on_words and head.pos_ != "PRON":
        yield _bare(head, owned=True), _purpose(need, None)


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


def _purpose(need: Need, owned: "Token | None") -> str:
    """What it is for, in the sentence's words: `owned` is the thing needed of an actor who is named as its owner."""
    if need.feared is not None:
        return f"not {verb_phrase(need.feared)}"
    if need.missed is not None:
        phrase = verb_phrase(need.missed)
        told = need.missed.negated and need.missed is not need.host
        return f"not {phrase}" if told else _without_lack(phrase)
    if need.good is not None:
        return plain_text(need.good.tokens())
    deed, thing = _stated(need.host) if need.host is not None else ("", "")
    if owned is None:
        return deed or thing
    parts = [_bare(owned), *([f"to {deed}"] if deed else []), *([f"for {thing}"] if thing and not deed else [])]
    return " ".join(w for w in parts if w)


def _without_lack(phrase: str) -> str:
    """ "mount one without Oslo" names what is needed in words of its own already."""
    for preposition in sorted(words("lack", "prepositions")):
        phrase = phrase.split(f" {preposition} ")[0]
    kept = " ".join(w for w in phrase.split() if w.lower() not in word_lists()["negative_determiners"])
    return "" if kept in words("empty", "verbs") else kept.rstrip(", ")


def _bare(noun: "Token", *, owned: bool = False) -> str:
    """A noun phrase without its purpose, and without its possessor unless `owned`: "cooperation" of Oslo's."""
    owners = {t.i for c in noun.children if c.dep_ == "poss" and not owned for t in c.subtree}
    ends = {t.i for c in noun.children if c.dep_ in ("relcl", "appos", "acl") for t in c.subtree}
    stated = {t.i for c in noun.children if c.dep_ == "prep" and c.lower_ in _PURPOSES for t in c.subtree}
    denials = [t.i for t in noun.subtree if t.lower_ == "not" and t.i > noun.i]
    denied = set(range(denials[0], noun.right_edge.i + 1)) if denials else set()
    return plain_text([t for t in noun.subtree if t.i not in owners | ends | stated | denied])


def _stated(clause: Clause) -> tuple[str, str]:
    """The deed ("to win", "if it hopes to win") and the thing ("for gas", "as a shield") that are named as purpose."""
    hosts = [clause.verb, *_needed_nouns(clause)]
    verbs = [t for h in hosts for t in h.children if t.pos_ in ("VERB", "AUX") and _is_infinitive(t)]
    if verbs:
        return verb_phrase(Clause(clause.paragraph, verbs[0])), ""
    for preposition in _PURPOSES:
        heads = clause.prepositional(preposition) or _inside(clause, preposition)
        told = [h for h in heads if h.pos_ != "PRON" and h.tag_ != "DT" and h.lemma_ not in words("empty", "nouns")]
        if told:
            against = "against " if preposition == "against" else ""
            return "", against + " and ".join(_object_text(h) for h in told)
    return _aimed(clause), ""


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


def _aimed(clause: Clause) -> str:
    """ "if it hopes to withdraw": what the hope is."""
    for condition in clause.conditions:
        aim = condition.clause
        if aim is not None and condition.kind == "if" and aim.verb.lemma_ in words("aims", "verbs"):
            return " and ".join(verb_phrase(c) for c in aim.complements if _is_infinitive(c.verb))
    return ""


def _is_infinitive(verb: "Token") -> bool:
    if any(t.dep_ == "aux" for t in verb.children):
        return any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children)
    return bool(verb.tag_ == "VB" and verb.dep_ == "conj")
