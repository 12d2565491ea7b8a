"""Needs worded by nouns: "dependence on Oslo", "is Oslo's lifeline", "has no other route to the sea"."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies.endpoints import crossed, ends, names_somebody
from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, words
from standoff.reading.dependencies.shares import Share, owner_of, share_in, user_of
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_noun(paragraph: ParsedParagraph, noun: "Token") -> Iterator[Need]:
    """Needs that `noun` words."""
    for cue in need_cues("noun").get(lemma_of(noun), ()):
        yield from _FRAMES[cue.frame](cue, noun, paragraph)


def _dependence(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "Oslo's dependence on Bergen", "their mutual need", "the need of Oslo for gas"."""
    owner = owner_of(noun)
    if owner is None or any(t.lower_ == "no" for t in noun.children):
        return
    heads = [p for t in noun.children if t.dep_ == "prep" and t.lower_ in cue.prepositions for p in t.children]
    heads = [n for h in heads if h.pos_ in NOMINAL for n in coordinated(h)]
    if heads:
        yield Need(
            paragraph, (owner,), tuple(heads), tuple(noun.subtree), cue.degree, cue.rule, good=Share(heads[0], None)
        )


def _lifeline(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "is Oslo's lifeline", "Bergen, Oslo's main supplier of gas"."""
    served = next((p for t in noun.children if t.lower_ in ("of", "for") for p in t.children if share_in(p)), None)
    if cue.ranked and not _is_ranked(noun) and served is None:
        return
    share = share_in(served) if served is not None else None
    owner = user_of(share.good) if share is not None else _owner(cue, noun)
    bearers = _bearers(noun, paragraph)
    way = noun.dep_ == "nsubj" and lemma_of(noun) in words("ways")
    if (owner is not None or way) and bearers:
        tokens = sorted({*noun.subtree, *(t for b in bearers for t in b.subtree)}, key=lambda t: int(t.i))
        good = next((p for t in noun.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"), None)
        named = share or Share(good if good is not None and good != owner else noun, None)
        who = (owner,) if owner is not None else ()
        yield Need(
            paragraph,
            who,
            bearers,
            tuple(tokens),
            cue.degree,
            cue.rule,
            good=named,
            on_words=bool(who),
            implied=not who,
        )


def _is_ranked(noun: "Token") -> bool:
    # "a lender of last resort"
    resort = any(t.lower_ == "of" and any(lemma_of(p) == "resort" for p in t.children) for t in noun.children)
    return resort or any(
        t.lower_ in words("ranks") for t in noun.subtree if t.dep_ in ("amod", "advmod", "nummod") and t.i < noun.i
    )


def _captive(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "Bergen is Oslo's captive market", "Bergen, a vassal of Oslo"."""
    if cue.ranked and not any(t.lower_ in words("captives") for t in noun.children):
        return
    of = [p for t in noun.children if t.lower_ in cue.prepositions for p in t.children if p.dep_ == "pobj"]
    owner = owner_of(noun) or next(iter(of), None)
    bearers = _bearers(noun, paragraph)
    if owner is not None and bearers:
        tokens = sorted({*noun.subtree, *(t for b in bearers for t in b.subtree)}, key=lambda t: int(t.i))
        yield Need(paragraph, bearers, (owner,), tuple(tokens), cue.degree, cue.rule, on_words=False)


def _owner(cue: NeedCue, noun: "Token") -> "Token | None":
    """Whose it is: also of "a lifeline for the north"."""
    after = [p for t in noun.children if t.lower_ in cue.prepositions for p in t.children if p.dep_ == "pobj"]
    # "the only road into Bergen", "the only railway out of Bergen"
    out = [t for o in noun.children if o.lower_ == "out" for t in o.children if t.lower_ == "of"]
    into = [*out, *(t for t in noun.children if t.lower_ == "into")] if lemma_of(noun) in words("ways") else []
    within = [p for t in into for p in t.children if p.dep_ == "pobj"]
    # "the only buyer of the power that Oslo makes"
    used = next((u for t in after if any(c.dep_ == "relcl" for c in t.children) and (u := user_of(t))), None)
    return owner_of(noun) or used or next(iter([*within, *after]), None)


def _bearers(noun: "Token", paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Who is said to be it: what a copula equates with it, what it runs through, or the noun it stands beside."""
    verb = noun.head
    if noun.dep_ in ("attr", "nsubj", "oprd") and verb.pos_ in ("VERB", "AUX"):
        clause = clause_at(paragraph, verb)
        if clause.negated or clause.hypothetical:
            return ()
        if noun.dep_ == "nsubj":
            equated = [t for t in verb.children if t.dep_ == "attr"] if lemma_of(verb) in ("be", "remain") else []
            passed = (
                [*ends(clause, _WAYS), *crossed(clause)]
                if lemma_of(verb) in words("leading", "verbs") and _is_ranked(noun)
                else []
            )
            return tuple([*_beside(noun), *equated, *passed][:1])
        return tuple(t for t in clause.grammatical_subjects if t.lower_ not in ("there", "this"))
    if noun.dep_ == "appos":
        return (verb,)
    return _beside(noun)


def _beside(noun: "Token") -> tuple["Token", ...]:
    """ "Oslo", in "Bergen's main supplier, Oslo, refused"."""
    return tuple(t for t in noun.children if t.dep_ == "appos" and t.pos_ == "PROPN")


_WAYS = ("through", "via", "across", "over", "into", "to", "by", "in", "from", "under", "past")


def _in_hands(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "is at Oslo's mercy", "leaves Bergen in the hands of Oslo", "lives on a drip of Norwegian money"."""
    preposition = noun.head
    if preposition.lower_ not in cue.prepositions or noun.dep_ != "pobj":
        return
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    ours = next((t for t in noun.children if t.dep_ in ("amod", "compound") and not t.is_lower), None)
    of = [p for t in noun.children if t.lower_ in ("of", "to", "from") for p in t.children if p.dep_ == "pobj"]
    host = preposition.head
    if host.pos_ not in ("VERB", "AUX") and host.dep_ in ("acomp", "advmod") and host.head.pos_ in ("VERB", "AUX"):
        host = host.head
    # "is in hock to Oslo", which the parser hangs on the verb
    beside = [
        p for t in host.children if t.lower_ == "to" and t.i == noun.i + 1 for p in t.children if p.dep_ == "pobj"
    ]
    on = [owner] if owner is not None else of or beside
    if not on and ours is not None and host.pos_ in ("VERB", "AUX"):
        # "Bergen's fate is in Norwegian hands", not "the crew is in Norwegian hands".
        held = words("stakes") | words("goods") | words("ways")
        fates = [t for t in host.children if t.dep_ == "nsubj" and lemma_of(t) in held]
        on = [ours] if fates else []
    if host.pos_ not in ("VERB", "AUX"):
        who: tuple[Token, ...] = (host,) if host.pos_ in NOMINAL else ()
        tokens = tuple(host.subtree)
    else:
        clause = clause_at(paragraph, host)
        if clause.negated or clause.hypothetical:
            return
        direct = [t for t in host.children if t.dep_ == "dobj"]
        # "finds itself at Oslo's mercy"
        itself = any(t.lower_.endswith(("self", "selves")) for t in direct)
        who = clause.grammatical_subjects if itself or not direct else tuple(direct)
        tokens = tuple(sorted({*clause.tokens(), *(t for w in who for t in w.subtree)}, key=lambda t: int(t.i)))
    if on and who:
        yield Need(paragraph, who, tuple(on[:1]), tokens, cue.degree, cue.rule, on_words=cue.words)


def _hold(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "Oslo's leverage over Bergen", "Oslo has a stranglehold on Bergen"."""
    held = [p for t in noun.children if t.lower_ in cue.prepositions for p in t.children if p.dep_ == "pobj"]
    verb = noun.head
    named = (t for t in noun.children if t.dep_ in ("amod", "compound") and not t.is_lower)
    holder = owner_of(noun) or next(named, None)
    if cue.ranked:
        held = [t for t in held if lemma_of(t) in words("goods") | words("ways")]
    tokens = tuple(noun.subtree)
    if holder is None and noun.dep_ == "dobj" and lemma_of(verb) in words("holding"):
        clause = clause_at(paragraph, verb)
        if clause.negated or clause.hypothetical:
            return
        holder = next(iter(clause.subjects), None)
        tokens = tuple(clause.tokens())
    if holder is not None and held and not any(t.lower_ == "no" for t in noun.children):
        yield Need(paragraph, tuple(held[:1]), (holder,), tokens, cue.degree, cue.rule, on_words=False)


def _worry(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "Oslo's fear that Bergen will leave", "Oslo's nightmare is that Bergen leaves"."""
    owner = owner_of(noun)
    copula = [noun.head] if noun.dep_ == "nsubj" and lemma_of(noun.head) == "be" else []
    contents = [
        t for h in (noun, *copula) for t in h.children if t.dep_ in ("acl", "ccomp") and t.pos_ in ("VERB", "AUX")
    ]
    for verb in contents[:1] if owner is not None else []:
        feared = clause_at(paragraph, verb)
        subjects = tuple(t for t in feared.subjects if t != noun)
        tokens = tuple(sorted({*noun.subtree, *feared.tokens()}, key=lambda t: int(t.i)))
        if subjects and any(t.dep_ == "mark" for t in verb.children) and owner is not None:
            yield Need(paragraph, (owner,), subjects, tokens, cue.degree, cue.rule, feared=feared, on_words=False)


def _no_other(cue: NeedCue, noun: "Token", paragraph: ParsedParagraph) -> Iterator[Need]:
    """ "has no other route to a port", "has no substitute for Oslo": what is needed is what there is no other of."""
    verb = noun.head
    denied = any(t.lower_ in ("no", "little", "few") for t in noun.children)
    if noun.dep_ != "dobj" or lemma_of(verb) not in words("holding") or not denied:
        return
    other = any(t.lower_ == "other" for t in noun.children)
    beyond = ("but", "except", "save", "than") if other else ("but", "except", "save")
    save = [t for t in (*noun.subtree, *verb.children) if t.lower_ in beyond and t.i > noun.i]
    excepted = [p for t in save for p in t.subtree if p.dep_ == "pobj"]
    if not other and not excepted and lemma_of(noun) not in words("substitutes"):
        return
    clause = clause_at(paragraph, verb)
    heads = [p for t in noun.children if t.lower_ in cue.prepositions for p in t.children if p.pos_ in NOMINAL]
    # "has no other outlet of that size", "few other grounds left": than what the other side has
    heads = excepted or [h for h in heads if lemma_of(noun) in words("substitutes") or names_somebody(h)]
    tokens = tuple(sorted({*clause.tokens(), *(t for s in clause.subjects for t in s.subtree)}, key=lambda t: int(t.i)))
    # "no other route to a ceasefire" tells what it leads to, not who has it
    leads = any(t.lower_ in ("to", "for") for t in noun.children) or lemma_of(noun) in words("lack", "decided")
    if clause.subjects and other and not heads and not leads and not clause.hypothetical:
        yield Need(paragraph, clause.subjects, (), tokens, cue.degree, cue.rule, clause, on_words=False, elsewhere=True)
    if clause.subjects and heads and not clause.hypothetical:
        replaceable = lemma_of(noun) in words("substitutes")
        yield Need(
            paragraph,
            clause.subjects,
            tuple(heads[:1]),
            tokens,
            cue.degree,
            cue.rule,
            clause,
            on_words=replaceable,
        )


_FRAMES: dict[str, Callable[[NeedCue, "Token", ParsedParagraph], Iterator[Need]]] = {
    "on": _dependence,
    "is": _lifeline,
    "captive": _captive,
    "has_no": _no_other,
    "at": _in_hands,
    "hold": _hold,
    "fears": _worry,
}
