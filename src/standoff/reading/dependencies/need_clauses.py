"""Needs worded by a clause's verb or adjective, matched against `dependencies.toml`: "relies on Oslo", "needs Oslo"."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.dependencies import need_shares, sustenance
from standoff.reading.dependencies.excepted import excepting
from standoff.reading.dependencies.lacks import lacking, without_which
from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, need_of, words
from standoff.reading.dependencies.owing import owing
from standoff.reading.dependencies.reordered import gapped, inverted
from standoff.reading.dependencies.shares import Share, owner_of, share_in
from standoff.reading.dependencies.worths import worth
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.clefts import phrase_put_first, put_first
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_ANY_FLOW = NeedCue("flows", ("from", "through", "via", "by", "with", "across", "over"), 0.7, "flows:any")
"""Whatever is done to a share that comes from somewhere: "half the loaves are baked from Oslo's flour"."""


def from_clause(clause: Clause) -> Iterator[Need]:
    """Needs worded by the clause's verb, its adjective, or "cannot ... without"."""
    yield from without_which(clause)
    # "no surprise if it gave way, since it depends on Oslo": the reason stands, whatever it is the reason of.
    if clause.hypothetical and not any(t.dep_ == "mark" and t.lower_ in words("reasons") for t in clause.verb.children):
        return
    lexical = need_cues("verb")
    cues = (*lexical.get(clause.lemma, ()), *(lexical.get(lemma_of(clause.verb), ()) if clause.particle else ()))
    if clause.particle is None and clause.verb.i + 1 < len(clause.verb.doc):
        # "gets by on loans", where the parser takes the particle for an adverb
        cues = (*lexical.get(f"{lemma_of(clause.verb)} {clause.verb.nbor().lower_}", ()), *cues)
    for cue in cues:
        # "holds up a convoy" holds nothing; "comes up the canal" comes along it.
        along = clause.particle is None or cue.rule.endswith(clause.lemma) or clause.particle in cue.prepositions
        if along or cue.frame not in _MOVING:
            yield from _framed(cue, clause)
    for predicate in (t for t in clause.verb.children if t.dep_ in ("acomp", "attr", "oprd")):
        for cue in need_cues("adjective").get(predicate.lower_, ()):
            yield from _framed(cue, clause)
    if not any(cue.frame == "flows" for cue in lexical.get(clause.lemma, ())):
        yield from _framed(_ANY_FLOW, clause)
    yield from lacking(clause)
    yield from excepting(clause)
    yield from owing(clause)
    yield from worth(clause)


def _framed(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    found = _FRAMES[cue.frame](cue, clause)
    return (need for need in found if cue.frame in ("fears", "loses") or not _is_denied(clause))


def _is_denied(clause: Clause) -> bool:
    """True for "does not rely", and for "is not going to rely", "refuses to be beholden"."""
    verb = clause.verb
    up = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") else None
    return clause.negated or (up is not None and clause_at(clause.paragraph, up).negated)


_MOVING = frozenset({"supplies", "takes", "flows", "controls", "staged", "consumes"})


def _on(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "relies on Oslo", "on whom it relies", "on whose ports it relies"."""
    nominal = [t for t in clause.verb.children if t.dep_ in ("attr", "oprd") and t.lower_ in need_cues("adjective")]
    inside = [p for n in nominal for t in n.children if t.lower_ in cue.prepositions for p in t.children]
    again = _repeated(cue, clause) if clause.prepositional(*cue.prepositions) else []
    heads = [t for t in (*clause.prepositional(*cue.prepositions), *inside, *again) if t.pos_ in NOMINAL]
    heads = [_relative_antecedent(t, clause) for t in heads] or _cleft(cue, clause)
    heads = need_shares.fronted(clause, cue.prepositions) or heads
    if not cue.words and not any(need_shares.names_somebody(t) for t in heads):
        # "runs on gas from Oslo"
        heads = [*clause.prepositional("from")] if heads and clause.prepositional("from") else heads
    heads = [t for t in heads or _what_is_sent(cue, clause) or _delayed(cue, clause) if not _is_time(t)]
    # "has leaned on Oslo to write": who leans on somebody to do something presses him.
    if lemma_of(clause.verb) in words("pressing") and any(_is_infinitive(c) for c in clause.verb.children):
        return
    stative = clause.passive or clause.adjective is not None
    who = clause.grammatical_subjects if stative else clause.subjects
    if not heads and clause.verb.dep_ == "pcomp" and clause.verb.head.lower_ in cue.prepositions:
        heads = [_noun_before(clause.verb.head)]
        who = tuple(t for t in clause.verb.doc[clause.verb.head.i : clause.verb.i] if t.pos_ in NOMINAL)[-1:]
    if cue.only_for and not any(
        t.lower_ == "for" for t in clause.verb.subtree if t.dep_ == "prep" and t.i > clause.verb.i
    ):
        return
    if heads:
        turned = list(inverted(cue, clause))
        yield from turned or (need_of(cue, clause, who, tuple(dict.fromkeys(heads))),)
    yield from gapped(cue, clause)


def _what_is_sent(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Oslo, in "lives on what Oslo sends it"."""
    sent = [v for t in clause.verb.children if t.lower_ in cue.prepositions for v in t.children if v.dep_ == "pcomp"]
    free = [v for v in sent if any(t.tag_ == "WP" for t in v.children)]
    return [t for v in free for t in v.children if t.dep_ == "nsubj" and t.tag_ != "WP"]


def _is_time(head: "Token") -> bool:
    dated = any(t.ent_type_ == "DATE" for t in head.subtree)
    return head.ent_type_ in ("DATE", "TIME") or (head.ent_type_ == "ORDINAL" and dated)


def _is_infinitive(verb: "Token") -> bool:
    return verb.dep_ in ("xcomp", "advcl") and any(t.tag_ == "TO" for t in verb.children)


def _delayed(cue: NeedCue, clause: Clause) -> list["Token"]:
    """ "Oslo", in "leans in turn on Oslo", where the parser hangs it on what stands between."""
    after = clause.verb.doc[clause.verb.i + 1 : clause.verb.i + 6]
    at = next((t for t in after if t.lower_ in cue.prepositions and t.pos_ == "ADP" and t.head != clause.verb), None)
    if (
        at is None
        or not clause.verb.is_ancestor(at)
        or any(t.dep_ == "dobj" or t.is_punct for t in after if t.i < at.i)
    ):
        return _far(cue, clause)
    return [p for p in at.children if p.dep_ == "pobj"] if at.nbor(-1).lower_ in words("passing") else []


def _far(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Oslo, in "relies for its gas, as it always has, on Oslo", wherever the parser hangs it."""
    if lemma_of(clause.verb) not in words("relying") or clause.prepositional(*cue.prepositions):
        return []
    far = [t for t in clause.verb.subtree if t.lower_ in cue.prepositions and t.pos_ == "ADP" and t.i > clause.verb.i]
    above = [
        t for t in far if all(a.pos_ not in ("VERB", "AUX") or a == clause.verb or _compared(a) for a in t.ancestors)
    ]
    return [p for t in above[:1] for p in t.children if p.dep_ == "pobj"]


def _compared(verb: "Token") -> bool:
    """True for "admits", in "more than it admits", and for what is above the clause."""
    return any(t.lower_ in ("than", "as") for t in verb.children)


def _stakes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "everything turns on Oslo", "it is on Oslo that everything turns"."""
    owners = [o for t in clause.subjects if (o := owner_of(t)) is not None]
    living = any(lemma_of(t) in words("standing") for t in clause.subjects)
    fates = any(lemma_of(t) in words("stakes") | words("stakes", "fates") for t in clause.subjects)
    if owners and (fates or (living and lemma_of(clause.verb) in words("stakes", "resting"))):
        yield from (need_of(cue, clause, tuple(owners), (h,)) for h in clause.prepositional(*cue.prepositions)[:1])
    elif any(lemma_of(t) in words("stakes") for t in clause.subjects):
        heads = [*clause.prepositional(*cue.prepositions), *phrase_put_first(clause, cue.prepositions)]
        # "for Oslo everything turns on Bergen"
        who = clause.prepositional("for")
        for head in heads[:1]:
            yield replace(need_of(cue, clause, who, (head,), on_words=False, implied=True), host=None)


def _repeated(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Objects of the preposition said again, wherever the parser hung it: "on Oslo's money, and on its goodwill"."""
    again = [t for t in clause.verb.subtree if t.dep_ == "conj" and t.pos_ == "ADP" and t.lower_ in cue.prepositions]
    return [p for t in again if t.i > clause.verb.i for p in t.children if p.dep_ == "pobj"]


def _cleft(cue: NeedCue, clause: Clause) -> list["Token"]:
    """What "it is Oslo that Bergen depends on", "it is on Oslo that Bergen depends" puts first."""
    stranded = any(
        t.lower_ in cue.prepositions and t.tag_ != "TO" and not any(p.dep_ == "pobj" for p in t.children)
        for t in clause.verb.children
    )
    return list(put_first(clause)) if stranded else phrase_put_first(clause, cue.prepositions)


def _noun_before(preposition: "Token") -> "Token":
    """What a relative clause with a fronted preposition is about: the noun straight before it, commas aside."""
    at = preposition.i - 1
    while at > preposition.sent.start and preposition.doc[at].is_punct:
        at -= 1
    before = preposition.doc[at]
    return before if before.pos_ in NOMINAL else preposition.head


def _relative_antecedent(head: "Token", clause: Clause) -> "Token":
    """What "which" or "whom" stands for."""
    if head.tag_ in ("WDT", "WP") and clause.verb.dep_ == "relcl":
        antecedent: Token = clause.verb.head
        return antecedent
    return head


def _object(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "needs Oslo", "needs Oslo to sign"."""
    controlled = [c for c in clause.complements if any(t.dep_ == "nsubj" for t in c.verb.children)]
    heads = clause.objects or tuple(t for c in controlled for t in c.grammatical_subjects) or put_first(clause)
    for head in heads:
        # "needs the goodwill of the shipowners": of those who can give it, named or not.
        givers = [p for t in head.children if t.lower_ in ("of", "from") for p in t.children if p.pos_ == "NOUN"]
        if lemma_of(head) in words("support") and givers:
            yield need_of(cue, clause, clause.subjects, tuple(givers[:1]), good=Share(head, None))
            return
    if heads:
        missed = controlled[0] if controlled and not clause.objects else None
        # "needs foreign loans" and "needs Bergen's port", not "needs reform".
        goods = all(_is_stuff(t) for t in heads) and missed is None
        yield need_of(cue, clause, clause.subjects, heads, on_words=goods, missed=missed)


def _is_stuff(noun: "Token") -> bool:
    """True for goods and ways of some sort ("foreign loans", "its port"), and for a place or thing with a name."""
    told = lemma_of(noun) in words("goods") | words("ways") and any(
        t.dep_ in ("amod", "compound", "poss") for t in noun.children
    )
    return told or noun.pos_ == "PROPN"


def _must(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "must have Oslo's gas"."""
    had = words("goods") | words("support") | words("ways")
    heads = tuple(t for t in clause.objects if need_shares.names_somebody(t) and lemma_of(t) in had)
    if clause.modal == "must" and heads:
        yield need_of(cue, clause, clause.subjects, heads[:1], on_words=False)


def _living(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "makes its living from contraband"."""
    for thing in clause.objects:
        heads = [
            p
            for t in (*clause.verb.children, *thing.children)
            if t.lower_ in cue.prepositions
            for p in t.children
            if p.dep_ == "pobj"
        ]
        if lemma_of(thing) in words("livings") and heads and clause.subjects:
            yield need_of(cue, clause, clause.subjects, tuple(heads[:1]))


def _owes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "owes his office to the army"; without "to" the debt is no need."""
    heads = clause.prepositional(*cue.prepositions) or tuple(
        p for t in clause.objects for c in t.children if c.lower_ in cue.prepositions for p in c.children
    )
    owed = next((s for t in clause.objects if (s := share_in(t)) is not None), None)
    given = need_shares.datives(clause)
    if not heads and given and owed is not None:
        # "owes Oslo most of its debt"
        yield need_of(cue, clause, clause.subjects, given[:1], good=owed)
    if heads and clause.objects:
        yield need_of(cue, clause, clause.subjects, heads, good=Share(clause.objects[0], None))


def _serves(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is vital to Oslo", "is key to the money"."""
    heads = clause.prepositional(*cue.prepositions)
    if heads and clause.grammatical_subjects:
        needy = tuple(h for h in heads if h.pos_ in NOMINAL)
        if needy:
            yield replace(need_of(cue, clause, needy, clause.grammatical_subjects), host=None)


def _loses(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "cannot afford to lose Oslo", "can ill afford to quarrel with Oslo"."""
    scarce = any(t.lower_ in words("loss", "scarcely") for t in clause.verb.subtree if t.i < clause.verb.i + 2)
    if clause.modal not in words("lack", "modals") or not (clause.negated or scarce):
        return
    for lost in [c for c in clause.complements if lemma_of(c.verb) in words("loss", "verbs")] or [clause]:
        heads = lost.objects or lost.prepositional("with", "without", "from")
        heads = tuple(h for h in heads if h.pos_ in NOMINAL and h.tag_ not in ("WP", "WDT"))
        if heads:
            yield replace(need_of(cue, clause, clause.subjects, heads, on_words=lost != clause), host=None)


def _fears(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is concerned that Oslo will leave", "would hate to see Oslo leave": Oslo is needed not to."""
    for thing in (*clause.objects, *clause.prepositional("about", "over", "at")):
        owner = owner_of(thing)
        if lemma_of(thing) in words("dread", "desertions") and owner is not None:
            yield need_of(cue, clause, clause.grammatical_subjects, (owner,), good=Share(thing, None), on_words=False)
    for content in clause.complements:
        doing = content.subjects if content.agents or not content.passive else content.grammatical_subjects
        if content.modal in ("will", "would", "may", "might", "could") and doing:
            yield need_of(cue, clause, clause.subjects, doing, feared=content, on_words=False)
        if clause.modal == "would" and lemma_of(content.verb) in words("dread", "seeing"):
            for seen in content.complements:
                if seen.subjects:
                    yield need_of(cue, clause, clause.subjects, seen.subjects, feared=seen, on_words=False)


def from_adjective(paragraph: ParsedParagraph, adjective: "Token") -> Iterator[Need]:
    """ "Bergen, dependent on Oslo for its oil, ..."; after a copula it is the clause's."""
    cues = [c for c in need_cues("adjective").get(adjective.lower_, ()) if c.frame == "on"]
    if not cues or adjective.dep_ in ("acomp", "attr", "oprd"):
        return
    heads = need_shares.ends_in(adjective, cues[0].prepositions)
    host = adjective.head
    who = (host,) if host.pos_ in NOMINAL else clause_at(paragraph, host).grammatical_subjects
    if heads and who and host != adjective:
        tokens = tuple(sorted({*adjective.subtree, *(t for w in who for t in w.subtree)}, key=lambda t: int(t.i)))
        yield Need(paragraph, who, tuple(heads[:1]), tokens, cues[0].degree, cues[0].rule, on_words=cues[0].words)


_FRAMES: dict[str, Callable[[NeedCue, Clause], Iterator[Need]]] = {
    "on": _on,
    "stakes": _stakes,
    "object": _object,
    "owes": _owes,
    "supplies": need_shares.supplies,
    "takes": need_shares.takes,
    "flows": need_shares.flows,
    "consumes": need_shares.consumes,
    "serves": _serves,
    "living": _living,
    "sustains": sustenance.sustains,
    "sustained": sustenance.sustained,
    "gives": sustenance.gives,
    "ruins": sustenance.ruins,
    "between": sustenance.between,
    "controls": sustenance.controls,
    "loses": _loses,
    "fears": _fears,
    "hosts": sustenance.hosts,
    "staged": sustenance.staged,
    "works": sustenance.works,
    "must": _must,
}
