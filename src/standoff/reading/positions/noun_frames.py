"""Frames in which a cue governs a noun: "demands talks", "denied Oslo access", "calls for a truce"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of, verb_conjuncts
from standoff.reading.model import Stance
from standoff.reading.positions.controlled import PEOPLED, about_another, torn_from_objects
from standoff.reading.positions.cues import Cue, warned_off, words
from standoff.reading.positions.targets import Target, is_menacing, is_proposal, own_target
from standoff.reading.positions.verb_forms import infinitives_after, is_infinitive
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def nouns(cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "demands talks", "rejected the offer"."""
    if _is_addressed(cue, clause):
        return
    answers = Stance.REFUSES in (cue.stance, cue.negated) or cue.stance is Stance.ACCEPTS
    named = (o for o in named_objects(clause) if lemma_of(o) not in words("sayings", "nouns"))
    named = (o for o in named if not _is_of_doing(o))
    named = (o for o in named if (not cue.proposals or is_proposal(o)) and (not cue.menaces or is_menacing(o)))
    # "put forward a list of demands" offers nothing.
    named = (o for o in named if cue.stance is not Stance.OFFERS or not _lists_demands(o))
    # "met the request with silence"
    met = cue.answers == "asked" and bool(clause.prepositional("with"))
    named = (o for o in named if _is_answerable(o, cue) and not met)
    named = (o for o in named if answers or o.pos_ in ("NOUN", "PROPN") or list(o.children))
    if cue.stance is Stance.REFUSES and not clause.negated:
        ideas = [(o, _thought_of(o)) for o in named]
        yield from (own_target(clause_at(clause.paragraph, doing)) for _, doing in ideas if doing is not None)
        named = (o for o, doing in ideas if doing is None)
    yield from (Target(None, o, own=False, performers=_asked(cue, clause, "np")) for o in named)


def _is_addressed(cue: Cue, clause: Clause) -> bool:
    """True where the object is who is asked or told to do something: "asked Oslo to leave"."""
    governed = [c for c in clause.complements if c.verb.i > clause.verb.i]
    promised = lemma_of(clause.verb) in word_lists()["subject_control_verbs"]
    if any(about_another(clause, c) or (promised and is_infinitive(c.verb)) for c in governed):
        return True
    if "with" in cue.frames and clause.prepositional("with"):
        return True
    return cue.stance is Stance.DEMANDS and bool(torn_from_objects(clause))


def denied_things(_cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "denied Oslo access to the port"."""
    yield from (Target(None, noun, own=False) for noun in _denied_to(clause))


def _is_left_out(noun: "Token") -> bool:
    """True for the peacekeepers of "could live with observers, though not with peacekeepers"."""
    tie = noun.head
    before = tie.doc[max(tie.i - 2, 0) : tie.i]
    denied = len(before) == 2 and before[1].lower_ == "not" and before[0].lower_ in words("exceptions", "though")
    return tie.pos_ == "ADP" and denied


def prepositional(preposition: str, cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "calls for talks", "calls on Oslo to sign", "insists on leaving", "is open to talking"."""
    addresses = (
        preposition in ("on", "upon", "to", "with", "from")
        and cue.stance is Stance.DEMANDS
        and clause.lemma != "insist"
    )
    for head in (n for n in clause.prepositional(preposition) if not _is_left_out(n)):
        if head.tag_ == "VBG" or any(t.dep_ == "auxpass" and t.lower_ == "being" for t in head.children):
            doing = clause_at(clause.paragraph, head)
            # "warned Oslo against leaving", "insists on being told"
            other = warned_off(cue) or (cue.stance is Stance.DEMANDS and doing.passive)
            yield Target(doing, None, own=False, performers=clause.objects) if other else own_target(doing)
            continue
        infinitives = [*infinitives_after(head, head.children), *infinitives_after(head, clause.verb.children)]
        if infinitives:
            for verb in verb_conjuncts(infinitives[0]):
                yield Target(clause_at(clause.paragraph, verb), None, own=False, performers=tuple(coordinated(head)))
        elif (
            (cue.proposals and not is_proposal(head))
            or (cue.menaces and not is_menacing(head))
            or head.tag_ in ("WP", "WDT")
            or not _is_answerable(head, cue)
        ):
            continue
        elif not addresses and (cue.stance or cue.verb) is not None and not _is_idle(head):
            yield Target(None, head, own=False, performers=_asked(cue, clause, preposition))


def named_objects(clause: Clause) -> Iterator["Token"]:
    """The clause's objects, with a relative pronoun replaced by what it stands for, and no "what"."""
    for token in clause.objects:
        if token.tag_ in ("WDT", "WP"):
            token = clause.verb.head if clause.verb.dep_ == "relcl" else token
        if token.pos_ in NOMINAL and token.tag_ not in ("WDT", "WP"):
            yield token
    for preposition in (t for t in clause.verb.children if t.lower_ == "as" and not clause.objects):
        # "dismissed as absurd the idea that", where the parser makes one phrase of the two
        for noun in (t for t in preposition.children if t.dep_ == "pobj" and t.pos_ == "NOUN"):
            article = next((t.i for t in noun.children if t.dep_ == "det"), 0)
            if any(t.dep_ == "amod" and t.i < article for t in noun.children):
                yield noun


def _denied_to(clause: Clause) -> Iterator["Token"]:
    """Access, in "denied Oslo access", where the parser may take the name for part of the noun, or for an object."""
    after = [t for t in clause.verb.children if t.dep_ in ("dative", "dobj") and t.i > clause.verb.i]
    for noun in after:
        before = [t for t in (after[0], *noun.children) if t.i < noun.i]
        whom = any(t.dep_ == "dative" or t.ent_type_ in PEOPLED for t in before)
        granted = after[0] != noun or lemma_of(noun) in words("denied", "granted")
        if whom and granted and noun.pos_ == "NOUN":
            yield noun


def _lists_demands(noun: "Token") -> bool:
    return lemma_of(noun) in words("anaphors", "demand_nouns") | {"list"}


def _is_of_doing(noun: "Token") -> bool:
    """True for "the prospect of leaving": what is held out is to leave."""
    inner = (p for t in noun.children if t.lower_ == "of" for p in t.children)
    return lemma_of(noun) in words("commitments", "using_nouns") and any(p.dep_ == "pcomp" for p in inner)


def _thought_of(noun: "Token") -> "Token | None":
    """ "leaving", in "dismissed the idea of leaving": a deed of one's own, where nobody else is named for it."""
    if lemma_of(noun) not in words("volition", "ideas"):
        return None
    inner = [p for t in noun.children if t.dep_ == "prep" and t.lower_ == "of" for p in t.children]
    doing = [p for p in inner if p.dep_ == "pcomp" and p.tag_ == "VBG"]
    owned = any(t.dep_ in ("nsubj", "poss") for p in doing for t in p.children) or any(
        t.dep_ == "poss" for t in noun.children
    )
    return doing[0] if doing and not owned else None


def _is_answerable(noun: "Token", cue: Cue) -> bool:
    """True for a demand or an offer, where the cue says what is done with one."""
    if cue.answers is None:
        return True
    offered = words("anaphors", "offer_nouns")
    return lemma_of(noun) in (offered if cue.answers == "offered" else offered | words("anaphors", "demand_nouns"))


def _is_idle(head: "Token") -> bool:
    """True for times, and for "part" in "for its part"; not for "more time"."""
    of_what = any(t.lower_ == "of" or t.tag_ == "JJR" for t in head.children)
    return not of_what and (head.ent_type_ in ("DATE", "TIME") or lemma_of(head) in words("proposals", "idle"))


def _asked(cue: Cue, clause: Clause, preposition: str) -> tuple["Token", ...]:
    """Whom a thing is asked of: Oslo, in "asked Oslo for help", "appealed to Oslo for help"."""
    if cue.stance is not Stance.DEMANDS or preposition not in ("for", "np"):
        return ()
    addressed = clause.objects if preposition == "for" and not clause.passive else ()
    tied = clause.prepositional("to") if preposition == "for" else clause.prepositional("from", "of")
    return tuple(t for t in (*addressed, *tied) if t.pos_ == "PROPN" or t.ent_type_ or t.pos_ == "NOUN")
