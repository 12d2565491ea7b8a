"""Where a text says that one needs another: clauses and nouns matched against `dependencies.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, coordinated, lemma_of
from standoff.reading.pipeline import ParsedParagraph
from standoff.reading.shares import Share, owner_of, share_in
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.tree import Token


@dataclass(frozen=True, slots=True)
class NeedCue:
    """One row of the table."""

    frame: str
    prepositions: tuple[str, ...]
    degree: float
    share: bool
    ranked: bool
    rule: str


@dataclass(frozen=True)
class Need:
    """One need as the sentence words it: heads of who needs and of what is needed, and what it is for.

    `good` is the noun or share that passes between them; `host` the clause whose purposes apply, `on_words` False where
    only an actor can be needed ("needs reform" is no dependency).
    """

    paragraph: ParsedParagraph
    who: tuple["Token", ...]
    on: tuple["Token", ...]
    tokens: tuple["Token", ...]
    degree: float
    rule: str
    host: Clause | None = None
    good: Share | None = None
    feared: Clause | None = None
    missed: Clause | None = None
    on_words: bool = True
    elsewhere: bool = False


@lru_cache
def need_cues(part: str) -> dict[str, tuple[NeedCue, ...]]:
    """Cues of one part of speech by lemma, in table order."""
    found: dict[str, tuple[NeedCue, ...]] = {}
    for row in toml_table("dependencies.toml")["cue"]:
        if row["part"] != part:
            continue
        for word in row["words"]:
            cue = NeedCue(
                frame=row["frame"],
                prepositions=tuple(row["with"]),
                degree=row["degree"],
                share=row.get("share", False),
                ranked=row.get("ranked", False),
                rule=f"{row['frame']}:{word}",
            )
            found[word] = (*found.get(word, ()), cue)
    return found


def words(section: str, name: str = "words") -> frozenset[str]:
    """A closed word list of `dependencies.toml`."""
    return frozenset(toml_table("dependencies.toml")[section][name])


def from_clause(clause: Clause) -> Iterator[Need]:
    """Needs worded by the clause's verb, its adjective, or "cannot ... without"."""
    if clause.hypothetical:
        return
    lexical = need_cues("verb")
    for cue in (*lexical.get(clause.lemma, ()), *(lexical.get(lemma_of(clause.verb), ()) if clause.particle else ())):
        yield from _framed(cue, clause)
    for predicate in (t for t in clause.verb.children if t.dep_ in ("acomp", "attr", "oprd")):
        for cue in need_cues("adjective").get(predicate.lower_, ()):
            yield from _framed(cue, clause)
    yield from _lacking(clause)


def _framed(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    found = {
        "on": _on,
        "object": _object,
        "owes": _owes,
        "supplies": _supplies,
        "takes": _takes,
        "flows": _flows,
        "serves": _serves,
        "fears": _fears,
        "hosts": _hosts,
    }[cue.frame](cue, clause)
    return (need for need in found if need.rule.startswith("fears") or not clause.negated)


def _on(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "relies on Oslo", "on whom it relies", "on whose ports it relies"."""
    nominal = [t for t in clause.verb.children if t.dep_ == "attr" and t.lower_ in need_cues("adjective")]
    inside = [p for n in nominal for t in n.children if t.lower_ in cue.prepositions for p in t.children]
    again = _repeated(cue, clause) if clause.prepositional(*cue.prepositions) else []
    heads = [t for t in (*clause.prepositional(*cue.prepositions), *inside, *again) if t.pos_ in NOMINAL]
    heads = [_relative_antecedent(t, clause) for t in heads] or _cleft(cue, clause)
    who = clause.subjects
    if not heads and clause.verb.dep_ == "pcomp" and clause.verb.head.lower_ in cue.prepositions:
        heads = [_noun_before(clause.verb.head)]
        who = tuple(t for t in clause.verb.doc[clause.verb.head.i : clause.verb.i] if t.pos_ in NOMINAL)[-1:]
    if heads:
        yield _need(cue, clause, who, tuple(heads))


def _repeated(cue: NeedCue, clause: Clause) -> list["Token"]:
    """Objects of the preposition said again, wherever the parser hung it: "on Oslo's money, and on its goodwill"."""
    again = [t for t in clause.verb.subtree if t.dep_ == "conj" and t.pos_ == "ADP" and t.lower_ in cue.prepositions]
    return [p for t in again if t.i > clause.verb.i for p in t.children if p.dep_ == "pobj"]


def _cleft(cue: NeedCue, clause: Clause) -> list["Token"]:
    """What "it is Oslo that Bergen depends on" puts first."""
    copula = clause.verb.head
    stranded = any(
        t.lower_ in cue.prepositions and not any(p.dep_ == "pobj" for p in t.children) for t in clause.verb.children
    )
    if not stranded or clause.verb.dep_ not in ("ccomp", "advcl", "relcl") or lemma_of(copula) != "be":
        return []
    return [t for t in copula.children if t.dep_ == "attr" and t.pos_ in NOMINAL and t.i < clause.verb.i]


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
    heads = clause.objects or tuple(t for c in controlled for t in c.grammatical_subjects)
    if heads:
        missed = controlled[0] if controlled and not clause.objects else None
        yield _need(cue, clause, clause.subjects, heads, on_words=False, missed=missed)


def _owes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "owes his office to the army"; without "to" the debt is no need."""
    heads = clause.prepositional(*cue.prepositions) or tuple(
        p for t in clause.objects for c in t.children if c.lower_ in cue.prepositions for p in c.children
    )
    if heads and clause.objects:
        yield _need(cue, clause, clause.subjects, heads, good=Share(clause.objects[0], None))


def _supplies(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "supplies half of Oslo's gas", "accounts for most of Oslo's trade"."""
    for thing in (*clause.objects, *clause.prepositional(*cue.prepositions)):
        share = share_in(thing)
        owner = owner_of(share.good) if share is not None else None
        if share is not None and owner is not None and clause.subjects:
            yield _need(cue, clause, (owner,), clause.subjects, good=share)


def _takes(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "buys most of its gas from Oslo", "sends half its exports to Oslo"."""
    for thing in clause.objects:
        share = share_in(thing) or _whole(thing) or _most(thing, clause)
        if share is None:
            continue
        inside = [
            p for t in share.good.children if t.lower_ in cue.prepositions for p in t.children if p.dep_ == "pobj"
        ]
        heads = tuple(dict.fromkeys([*inside, *clause.prepositional(*cue.prepositions)]))
        if heads:
            by_way = [h for h in heads[1:] if h.head.lower_ in words("takes", "routes") and _names(h)]
            yield _need(cue, clause, clause.subjects, (heads[0], *by_way), good=share)


def _names(head: "Token") -> bool:
    """True when a name stands in the phrase, so that somebody may be meant: "through Norwegian pipes"."""
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "NORP") for t in head.subtree)


def _whole(thing: "Token") -> Share | None:
    """ "its gas" in "gets its gas from Oslo": all of it, as far as the sentence says."""
    owned = any(t.tag_ == "PRP$" for t in thing.children)
    return (
        Share(thing, None)
        if owned and any(t.lower_ == "from" for t in (*thing.children, *thing.head.children))
        else None
    )


def _most(thing: "Token", clause: Clause) -> Share | None:
    """ "sells more to Oslo than to anyone else": the largest share of all."""
    near = (*clause.verb.children, *thing.children)
    outdone = (t for than in near if than.lower_ == "than" for t in than.subtree)
    return Share(thing, None) if thing.lower_ == "more" and any(t.lower_ in words("anybody") for t in outdone) else None


def _flows(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "half of Oslo's exports go to Bergen", "go north"."""
    for thing in clause.grammatical_subjects:
        share = share_in(thing) or (share_in(clause.verb.head, thing) if clause.verb.dep_ == "relcl" else None)
        owner = owner_of(share.good) if share is not None else None
        heads = clause.prepositional(*cue.prepositions) or _out_of(clause)
        north = any(t.lower_ in ("north", "south", "east", "west", "abroad") for t in clause.verb.children)
        if share is not None and owner is not None and (heads or north):
            yield _need(cue, clause, (owner,), heads[:1], good=share, elsewhere=not heads)


def _out_of(clause: Clause) -> tuple["Token", ...]:
    """The object of "out of"."""
    return tuple(
        p
        for out in clause.verb.children
        if out.lower_ in ("out", "from")
        for of in out.children
        if of.dep_ == "prep"
        for p in of.children
        if p.dep_ == "pobj"
    )


def _serves(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is vital to Oslo"."""
    heads = clause.prepositional(*cue.prepositions)
    if heads and clause.subjects:
        yield replace(_need(cue, clause, heads, clause.subjects), host=None)


def _fears(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "is concerned that Oslo will leave": Oslo is needed not to."""
    for content in clause.complements:
        if content.modal in ("will", "would", "may", "might", "could") and content.subjects:
            yield _need(cue, clause, clause.subjects, content.subjects, feared=content, on_words=False)


def _hosts(cue: NeedCue, clause: Clause) -> Iterator[Need]:
    """ "hosts Oslo's base"."""
    for thing in clause.objects:
        owner = owner_of(thing)
        if lemma_of(thing) in words("bases", "nouns") and owner is not None and clause.subjects:
            yield _need(cue, clause, (owner,), clause.subjects, good=Share(thing, None))


def _lacking(clause: Clause) -> Iterator[Need]:
    """ "cannot fight without Oslo", "survive except through Oslo", "would collapse without Oslo's gas"."""
    unable = clause.modal in words("lack", "modals") or lemma_of(clause.verb) in words("lack", "holding")
    ruined = clause.modal in words("lack", "outlooks") and lemma_of(clause.verb) in words("lack", "ruin")
    if not ((unable and clause.negated) or (ruined and not clause.negated)) or not clause.subjects:
        return
    heads: list[Token] = []
    own = list(clause.verb.children)
    # "cannot mount a raid without Oslo": the parser hangs the phrase on the raid.
    inside = [c for t in own if t.dep_ == "dobj" for c in t.children if t.i > clause.verb.i]
    mounted = [t for t in inside if t.lower_ in words("lack", "prepositions")]
    for preposition in (*own, *mounted):
        if preposition.lower_ in words("lack", "prepositions"):
            inner = [preposition, *(t for t in preposition.children if t.dep_ == "prep")]
            heads += [p for t in inner for p in t.children if p.dep_ == "pobj"]
    if heads:
        cue = NeedCue("lack", (), 0.9, share=False, ranked=False, rule="lack:cannot-without")
        yield _need(
            cue,
            clause,
            clause.subjects,
            tuple(n for h in heads for n in coordinated(h)),
            missed=None if ruined else clause,
            on_words=not mounted,
        )


def _need(
    cue: NeedCue,
    clause: Clause,
    who: tuple["Token", ...],
    on: tuple["Token", ...],
    *,
    good: Share | None = None,
    feared: Clause | None = None,
    missed: Clause | None = None,
    on_words: bool = True,
    elsewhere: bool = False,
) -> Need:
    modifiers = {t.lower_ for h in (clause.verb, clause.adjective) if h is not None for t in h.children}
    share = good.size if good is not None and good.size is not None else None
    degree = max(cue.degree, share) if share is not None else cue.degree
    degree = min(1.0, degree + 0.2) if modifiers & words("heavily") else degree
    heads = (*who, *on)
    own = [t for t in clause.tokens() if not _in_other_sentence(t, clause, heads)]
    tokens = {int(t.i): t for t in (*own, *(t for h in heads for t in _near(h, clause)))}
    return Need(
        paragraph=clause.paragraph,
        who=who,
        on=on,
        tokens=tuple(tokens[i] for i in sorted(tokens)),
        degree=round(degree, 3),
        rule=cue.rule,
        host=clause,
        good=good,
        feared=feared,
        missed=missed,
        on_words=on_words,
        elsewhere=elsewhere,
    )


def _in_other_sentence(token: "Token", clause: Clause, heads: tuple["Token", ...]) -> bool:
    """True for tokens of a main clause that the parser hung, by a semicolon, comma or "and", under this one."""
    apart = [
        t
        for t in clause.verb.children
        if (t.dep_ == "ccomp" and t.i < clause.verb.i) or (t.dep_ == "conj" and t.pos_ in ("VERB", "AUX"))
    ]
    return any((t == token or t.is_ancestor(token)) and not any(t.is_ancestor(h) for h in heads) for t in apart)


def _near(head: "Token", clause: Clause) -> list["Token"]:
    """The head's own words, when they stand in the clause's sentence and do not hold the clause."""
    if head.sent != clause.verb.sent or (clause.verb.dep_ == "conj" and head.i < clause.verb.head.i):
        return []
    return [head] if head.is_ancestor(clause.verb) else list(head.subtree)
