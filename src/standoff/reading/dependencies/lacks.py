"""Needs told by what could not be without: "cannot fight without Oslo", "there is no bread without Oslo's grain"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.dependencies.equated import doers
from standoff.reading.dependencies.needs import Need, NeedCue, need_cues, need_of, words
from standoff.reading.dependencies.shares import owner_of
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_HOSTS = ("dobj", "attr", "nsubj", "prep", "npadvmod", "ccomp", "xcomp")

_WITHOUT = NeedCue("lack", (), 0.9, "lack:cannot-without")
_ONCE = NeedCue("lack", (), 0.8, "lack:cannot-once")
_ONLY = NeedCue("lack", (), 0.8, "lack:only")
_UNLESS = NeedCue("lack", (), 0.7, "lack:cannot-unless")
_ELSEWHERE = NeedCue("lack", (), 0.8, "lack:nowhere-else")


def lacking(clause: Clause) -> Iterator[Need]:
    """Needs that a denied ability, a ruin foretold or a bare "no" tells by what it hangs on."""
    unable = _is_unable(clause)
    ruined = _is_ruin(clause)
    none_to = _no_doing(clause)
    who = () if clause.is_existential or none_to else clause.subjects or clause.grammatical_subjects
    # "nothing moves in Bergen without Oslo"
    who = (_places(clause) or who) if who and _is_unsaid(who) else who
    if not (unable or ruined or none_to):
        yield from _unable(clause)
        yield from _only(clause)
        return
    heads = _lacked(clause) or _irreplaceable(clause) or _but_for(clause)
    if heads:
        missed = None if ruined or none_to or clause.is_existential else clause
        # "cannot sign without changes" refuses; only whom it cannot sign without is needed.
        decides = lemma_of(clause.verb) in words("lack", "decisions")
        # "empty but for a dog"
        excepted = any(h.head.lower_ == "for" for h in heads)
        told = not decides and not (excepted and not any(lemma_of(h) in words("goods") for h in heads))
        yield need_of(_WITHOUT, clause, who, heads, missed=missed, on_words=told, implied=_is_unsaid(who))
    elif who:
        yield from _once(clause, who)
        yield from _unless(clause, who)
        yield from _nowhere_else(clause, who)


def _places(clause: Clause) -> tuple["Token", ...]:
    """Bergen, in "nothing gets into Bergen", "no lorry leaves Bergen"."""
    within = clause.prepositional("in", "into", "to")
    return tuple(t for t in (*clause.objects, *within) if t.pos_ == "PROPN")


def _is_unsaid(who: tuple["Token", ...]) -> bool:
    """True where the subject names nobody who could need: "nothing arrives", "no bread", and no subject at all."""
    return all(t.lower_ in words("lack", "nobody") or _has_no(t) for t in who)


def _has_no(noun: "Token") -> bool:
    return any(t.lower_ == "no" and t.dep_ == "det" for t in noun.children)


def _is_unable(clause: Clause) -> bool:
    """True for "cannot fight", "would not last", "has no majority", "is unable to feed itself", "nothing arrives"."""
    verb = lemma_of(clause.verb)
    governor = clause.verb.head if clause.verb.dep_ in ("xcomp", "ccomp", "acl") else None
    if governor is not None and lemma_of(governor) in words("lack", "inabilities"):
        return True
    scarce = any(t.lower_ in words("loss", "scarcely") for t in clause.verb.children)
    if not (clause.negated or (scarce and clause.modal in words("lack", "modals"))):
        return False
    lasting = clause.modal in words("lack", "outlooks") and verb in words("lack", "lasting")
    nothing = verb in words("lack", "moving") and any(
        t.lower_ in ("nothing", "no", "nobody", "little") for s in clause.grammatical_subjects for t in s.subtree
    )
    able = clause.modal in words("lack", "modals") or verb in words("lack", "holding")
    return able or lasting or nothing or clause.is_existential


def _is_ruin(clause: Clause) -> bool:
    """True for "would collapse", "will go hungry"."""
    foretold = clause.modal in words("lack", "outlooks") and not clause.negated
    present = clause.tense is Tense.PRESENT and clause.modal is None
    if not (foretold or present):
        return False
    # "is nothing without Oslo"
    own = list(clause.verb.children)
    nothing = any(t.dep_ in ("attr", "oprd", "advmod") and t.lower_ in words("lack", "plights") for t in own)
    state = nothing or (clause.adjective is not None and clause.adjective.lower_ in words("lack", "plights"))
    dark = any(t.lower_ == "in" and any(lemma_of(p) in words("lack", "plights") for p in t.children) for t in own)
    # "would be ruined", "would be grounded"
    undone = clause.passive and lemma_of(clause.verb) in words("lack", "undoing")
    state = state or dark or undone
    told = present and not clause.negated
    now = state and (told or nothing) and present and not clause.conditions
    # "without Oslo's coal the mills stop"
    stops = told and lemma_of(clause.verb) in words("lack", "ruin") and bool(_lacked(clause))
    return now or stops or (foretold and (lemma_of(clause.verb) in words("lack", "ruin") or state))


def _lacked(clause: Clause) -> tuple["Token", ...]:
    """What follows "without" or "except", on the verb or beside it: "mount a raid without Oslo"."""
    own = list(clause.verb.children)
    hosts = [t for t in own if t.dep_ in _HOSTS and not (t.dep_ == "ccomp" and t.tag_ not in ("VBG", "VBN", "VB"))]
    inside = [c for t in hosts for c in _below(t) if c.i > clause.verb.i]
    inside += [c for t in own if t.dep_ == "aux" for c in t.children]
    mounted = [t for t in inside if t.lower_ in words("lack", "prepositions")]
    heads: list[Token] = []
    for preposition in (*own, *mounted):
        if preposition.lower_ in words("lack", "prepositions"):
            inner = [preposition, *(t for t in preposition.children if t.dep_ == "prep")]
            heads += [p for t in inner for p in t.children if p.dep_ == "pobj"]
            if preposition.lower_ == "without" and not any(t.dep_ in ("pobj", "pcomp") for t in preposition.children):
                # "Without Oslo's grain Bergen would starve", where the parser makes it all one name
                near = preposition.doc[preposition.i + 1 : preposition.i + 4]
                heads += [t for t in near if t.dep_ == "compound" and t.pos_ == "NOUN"][-1:]
            # "without what Oslo sends"
            given = [p for p in preposition.children if p.dep_ == "pcomp" and any(t.tag_ == "WP" for t in p.children)]
            heads += [t for p in given for t in p.children if t.dep_ == "nsubj" and t.tag_ != "WP"]
    return tuple(n for h in heads for n in coordinated(h))


def _but_for(clause: Clause) -> tuple["Token", ...]:
    """ "but for Oslo's loans", "were it not for Oslo", "if it were not for Oslo"."""
    for preposition in (t for t in clause.verb.sent if t.lower_ == "for" and t.i > t.sent.start):
        before = preposition.nbor(-1).lower_
        if before in words("lack", "excepting") and preposition.i < clause.verb.i + 12:
            return tuple(n for p in preposition.children if p.dep_ == "pobj" for n in coordinated(p))
    return ()


def _below(token: "Token") -> list["Token"]:
    return [c for t in token.subtree for c in t.children if t.dep_ not in ("relcl", "acl", "advcl")]


def _no_doing(clause: Clause) -> bool:
    """True for "there is no replacing it", and for "no bread without Oslo's grain"."""
    return clause.verb.tag_ == "VBG" and any(
        t.lower_ == "no" and t.dep_ in ("det", "nsubj", "neg") for t in clause.verb.children
    )


def _irreplaceable(clause: Clause) -> tuple["Token", ...]:
    """ "Oslo's gas", in "there is no replacing Oslo's gas", "it cannot replace Oslo's gas"."""
    return clause.objects if lemma_of(clause.verb) in words("lack", "replacing") else ()


def without_which(clause: Clause) -> Iterator[Need]:
    """ "the water, without which its mills stand still"."""
    if "without" not in clause.verb.doc.words:
        return
    opening = [t for t in clause.verb.doc[clause.verb.left_edge.i : clause.verb.i] if t.lower_ == "without"]
    marker = clause.verb.head if clause.verb.dep_ == "pcomp" and clause.verb.head.lower_ == "without" else None
    for preposition in (*opening[:1], *([marker] if marker is not None else [])):
        relative = [t for t in preposition.doc[preposition.i + 1 : preposition.i + 2] if t.tag_ in ("WDT", "WP", "WP$")]
        relative = [t for t in relative if t.lower_ != "what"]
        at = preposition.i - 1
        while at > preposition.sent.start and preposition.doc[at].is_punct:
            at -= 1
        before = preposition.doc[at]
        noun = before if before.pos_ in NOMINAL and before.i >= preposition.sent.start else preposition.head
        subjects = tuple(t for t in clause.grammatical_subjects if t.tag_ not in ("WDT", "WP"))
        # "Oslo eyes the water, without which industry will go thirsty": Oslo's industry, where no other is named.
        above = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        sufferers = clause.objects if lemma_of(clause.verb) in words("lack", "ruin") else ()
        if relative and noun.pos_ in NOMINAL and (sufferers or subjects):
            main = clause_at(clause.paragraph, above).subjects if above is not None else ()
            who = (*(sufferers or subjects), *(s for s in main if s != noun))
            yield replace(need_of(_WITHOUT, clause, who, (noun,)), either=True)


def _unable(clause: Clause) -> Iterator[Need]:
    """ "has nowhere else to sell its oil", "nobody else will buy it"."""
    if lemma_of(clause.verb) in ("have", "find", "know"):
        yield from _nowhere_else(clause, clause.subjects)


def _only(clause: Clause) -> Iterator[Need]:
    """ "only Oslo can repair Bergen's tanks", "Oslo alone can supply Bergen with coal"."""
    alone = ("only", "alone", "sole")
    sole = [s for s in clause.subjects if any(t.lower_ in alone and t.head == s for t in s.children)]
    sole += [s for s in clause.subjects if s.dep_ == "attr" and any(t.lower_ == "one" for t in s.children)]
    if lemma_of(clause.verb) in ("be", "remain"):
        return
    usual = clause.tense is Tense.PRESENT and lemma_of(clause.verb) in need_cues("verb")
    sole = [t for t in sole if _is_named(t) or t.dep_ != "attr"] or [t for t in doers(clause) if sole and t not in sole]
    if sole and (clause.modal in (*words("lack", "modals"), "will") or usual):
        given = (*clause.objects, *clause.prepositional("to"))
        owners = [owner for t in given if (owner := owner_of(t)) is not None]
        yield replace(need_of(_ONLY, clause, (*owners, *given), tuple(sole), on_words=False), either=True)


def _once(clause: Clause, who: tuple["Token", ...]) -> Iterator[Need]:
    """ "cannot last a month once Oslo shuts its border": on whoever could do so."""
    plight = clause.adjective is not None and clause.adjective.lower_ in words("lack", "plights")
    ruined = words("lack", "lasting") | words("lack", "ruin") | words("lack", "undoing")
    unable = clause.negated and clause.modal in words("lack", "modals")
    ruin = lemma_of(clause.verb) in ruined or plight or _is_ruin(clause)
    if not ruin and (not unable or lemma_of(clause.verb) in words("lack", "decisions")):
        return
    sentence = clause.verb.sent
    marks = [t for t in sentence if t.lower_ in words("cutoff", "markers")]
    for mark in marks[:1]:
        after = list(mark.doc[mark.i + 1 : sentence.end if mark.i > clause.verb.i else who[0].left_edge.i])
        # ", and his people have let it be known" tells of something else.
        apart = (n for n, t in enumerate(after) if t.text in (";", ":") or (t.dep_ == "cc" and t.head == clause.verb))
        stop = next(apart, len(after))
        cut = [t for t in after[:stop] if lemma_of(t) in words("cutoff", "verbs") or _withheld(t)]
        # "could not pay if Oslo withheld its loan", not "could not pay if Oslo agreed"
        cut = (
            cut if ruin else [t for t in cut if lemma_of(t) not in words("lack", "consents") | words("owing", "giving")]
        )
        heads = tuple(t for t in after[:stop] if _is_named(t) and (t.dep_ != "compound" or t.ent_type_ == "NORP"))
        if cut and heads:
            ends = [t.i for t in (*who, clause.verb, mark, cut[0], heads[0])]
            found = need_of(_ONCE, clause, who, heads[:1], on_words=False)
            yield replace(found, tokens=tuple(mark.doc[min(ends) : max(ends) + 1]))


def _withheld(verb: "Token") -> bool:
    """True for "feed", in "if Oslo did not feed it"."""
    return lemma_of(verb) in words("owing", "giving") and any(t.dep_ == "neg" for t in verb.children)


def _is_named(token: "Token") -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ == "NORP"


def _unless(clause: Clause, who: tuple["Token", ...]) -> Iterator[Need]:
    """ "cannot move a truck unless Oslo agrees", "nothing leaves until Oslo says so": on who must agree."""
    for condition in clause.conditions:
        consent = condition.clause
        if consent is None or condition.kind not in ("unless", "until"):
            continue
        if lemma_of(consent.verb) in words("lack", "consents") and consent.subjects and not consent.negated:
            needy = () if any(t.lower_ in ("no", "not", "nothing", "none") for h in who for t in h.subtree) else who
            yield need_of(_UNLESS, clause, needy, consent.subjects, on_words=False, implied=not needy)


def _nowhere_else(clause: Clause, who: tuple["Token", ...]) -> Iterator[Need]:
    """ "could not fight from anywhere else", "has no one else to turn to": on the other side."""
    lone = words("elsewhere")
    for but in (t for t in clause.verb.subtree if t.lower_ in words("elsewhere", "but") and t.i > clause.verb.i):
        after = [t for t in but.doc[but.i + 1 : but.i + 5] if t.pos_ in ("PROPN", "NOUN") and t.dep_ != "compound"]
        if who and but.nbor(-1).lower_ in lone and after and _governs(clause.verb, but):
            yield need_of(_ELSEWHERE, clause, who, tuple(after[:1]))
            return
    within = [t for t in clause.verb.subtree if t.lower_ == "else" and t.i > clause.verb.i and _governs(clause.verb, t)]
    if who and any(t.nbor(-1).lower_ in lone for t in within):
        yield need_of(_ELSEWHERE, clause, who, (), elsewhere=True)


def _governs(verb: "Token", token: "Token") -> bool:
    """True when no other verb stands between the two."""
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) == verb
