"""What a position cue governs: the course of action it is about, and who would take it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import NOMINAL, VERBAL, coordinated, lemma_of, verb_conjuncts
from standoff.reading.model import Stance
from standoff.reading.positions.cues import Cue, words
from standoff.reading.positions.nominals import is_settled, names_action, results
from standoff.reading.positions.spoken_to import addressed, is_vow
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_PEOPLED = frozenset({"NORP", "GPE", "ORG", "PERSON"})
"""Labels of names that somebody answers to."""


@dataclass(frozen=True)
class Target:
    """A course of action, as a clause or as a noun; `own` when the cue's subject would take it.

    `performers` are the heads of who else would; empty when the sentence does not say. `result` is the state that a
    noun is wanted in: `back` in "wants the ship back".
    """

    clause: Clause | None
    noun: "Token | None"
    own: bool
    performers: tuple["Token", ...] = ()
    result: str | None = None

    @property
    def objects(self) -> tuple["Token", ...]:
        """The objects of the clause that names the action, if one does."""
        return self.clause.objects if self.clause is not None else ()

    @property
    def head(self) -> "Token":
        """The verb or noun that names the action."""
        if self.clause is not None:
            return self.clause.verb
        assert self.noun is not None
        return self.noun


def verbal_targets(cue: Cue, clause: Clause) -> list[Target]:
    """Targets of a verb or predicate adjective, in the frames its cue allows."""
    found: dict[int, Target] = {}
    for frame in cue.frames:
        for target in _in_frame(frame, cue, clause):
            found.setdefault(int(target.head.i), target)
    return [found[i] for i in sorted(found)]


def _in_frame(frame: str, cue: Cue, clause: Clause) -> Iterator[Target]:
    governed = [c for c in clause.complements if c.verb.i > clause.verb.i]
    if frame == "to":
        own = [c for c in governed if is_infinitive(c.verb) and not _about_another(clause, c)]
        # "agree in May to sell": behind an adjunct the parser takes the infinitive for one of purpose.
        purposes = [t for t in clause.verb.children if t.dep_ == "advcl" and is_infinitive(t) and t.i > clause.verb.i]
        loose = [clause_at(clause.paragraph, t) for t in purposes if not governed and not clause.objects]
        # "ready to talk, but not to pay"
        joined = [t for h in (clause.verb, clause.adjective) if h is not None for t in h.children if t.dep_ == "conj"]
        marked = (t for t in joined if t.pos_ in VERBAL and any(c.tag_ == "TO" for c in t.children))
        loose += [clause_at(clause.paragraph, t) for t in marked if governed]
        yield from (_own(c) for c in (*own, *loose))
    elif frame == "ing":
        gerunds = [o for o in clause.objects if o.tag_ == "VBG"]
        gerunds += [c.verb for c in governed if c.verb.tag_ == "VBG"]
        if not clause.objects:
            gerunds += [
                t for t in clause.verb.children if t.dep_ == "advcl" and t.tag_ == "VBG" and _follows(t, clause)
            ]
        yield from (_own(clause_at(clause.paragraph, g)) for g in gerunds)
    elif frame == "that":
        about = [c for c in governed if _about_another(clause, c)]
        if cue.stance is Stance.ACCEPTS and cue.negated is Stance.REFUSES and clause.negated:
            # "does not accept that Oslo may build"
            yield from (_own(c) for c in about if c.modal not in (None, "should", "must", "would"))
        wanted = (c for c in about if not _is_question(c) and (is_desired(c) or _is_mandative(cue, c)))
        yield from (_asked_of(c, clause) for c in wanted if not is_vow(c, clause))
    elif frame == "other":
        asked = [c for c in governed if is_infinitive(c.verb) and not is_alternative(c.verb)]
        yield from (_other(c) for c in asked if _about_another(clause, c))
        torn = _torn_from_objects(clause, asks=cue.stance is Stance.DEMANDS)
        yield from (Target(c, None, own=False, performers=clause.objects) for c in torn)
    elif frame == "seen":
        # "wants to see the crew freed", "would like to see talks"
        for seen in (c for c in governed if c.lemma == "see" and is_infinitive(c.verb)):
            inner = [c for c in seen.complements if c.verb.i > seen.verb.i]
            yield from (_other(c) for c in inner)
            yield from (t for o in seen.objects for t in _wanted_of(o, seen))
            if not inner:
                yield from (Target(None, o, own=False) for o in seen.objects if is_proposal(o))
    elif frame == "done":
        done = [c for c in governed if is_participle(c) and _about_another(clause, c)]
        gone = [c for c in done if c.verb.lower_ in results()]
        yield from (Target(None, o, own=False, result=c.verb.lower_) for c in gone for o in c.objects)
        yield from (_other(c) for c in done if c not in gone)
        if not any(c.verb.pos_ in VERBAL for c in governed):
            yield from _small_clauses(clause)
    elif frame == "given":
        # "denied Oslo access to the port"; the parser takes the name for part of the noun, or for an object of its own
        yield from (Target(None, noun, own=False) for noun in _denied_to(clause))
    elif frame == "np":
        promised = lemma_of(clause.verb) in word_lists()["subject_control_verbs"]
        addressed = any(_about_another(clause, c) or (promised and is_infinitive(c.verb)) for c in governed)
        addressed = addressed or ("with" in cue.frames and bool(clause.prepositional("with")))
        addressed = addressed or (cue.stance is Stance.DEMANDS and bool(_torn_from_objects(clause)))
        if not addressed:
            answers = Stance.REFUSES in (cue.stance, cue.negated) or cue.stance is Stance.ACCEPTS
            named = (o for o in _named_objects(clause) if lemma_of(o) not in words("sayings", "nouns"))
            named = (o for o in named if not _is_of_doing(o))
            named = (o for o in named if not cue.proposals or is_proposal(o))
            # "put forward a list of demands" offers nothing.
            named = (o for o in named if cue.stance is not Stance.OFFERS or not _lists_demands(o))
            # "met the request with silence"
            met = cue.answers == "asked" and bool(clause.prepositional("with"))
            named = (o for o in named if _is_answerable(o, cue) and not met)
            named = (o for o in named if answers or o.pos_ in ("NOUN", "PROPN") or list(o.children))
            yield from (Target(None, o, own=False, performers=_asked(cue, clause, "np")) for o in named)
    else:
        yield from _prepositional(frame.removeprefix("prep-"), cue, clause)


def _denied_to(clause: Clause) -> Iterator["Token"]:
    """Access, in "denied Oslo access", where the parser may take the name for part of the noun, or for an object."""
    after = [t for t in clause.verb.children if t.dep_ in ("dative", "dobj") and t.i > clause.verb.i]
    for noun in after:
        before = [t for t in (after[0], *noun.children) if t.i < noun.i]
        whom = any(t.dep_ == "dative" or t.ent_type_ in _PEOPLED for t in before)
        granted = after[0] != noun or lemma_of(noun) in words("denied", "granted")
        if whom and granted and noun.pos_ == "NOUN":
            yield noun


def _lists_demands(noun: "Token") -> bool:
    return lemma_of(noun) in words("anaphors", "demand_nouns") | {"list"}


def _torn_from_objects(clause: Clause, *, asks: bool = False) -> list[Clause]:
    """ "to leave", in "wants the Poles of the north to leave", where the parser takes it for the purpose of wanting."""
    wants = (asks or lemma_of(clause.verb) in word_lists()["wanting_verbs"]) and not clause.complements
    if not wants or not any(o.ent_type_ in _PEOPLED for o in clause.objects):
        return []
    after = max(int(o.i) for o in clause.objects)
    purposes = (t for t in clause.verb.children if t.dep_ == "advcl" and t.i > after and is_infinitive(t))
    return [clause_at(clause.paragraph, t) for t in purposes]


def _follows(gerund: "Token", clause: Clause) -> bool:
    """True for the gerund right after a verb or its particle."""
    return bool(gerund.i - clause.verb.i in (1, 2) and gerund.left_edge == gerund)


def _prepositional(preposition: str, cue: Cue, clause: Clause) -> Iterator[Target]:
    """ "calls for talks", "calls on Oslo to sign", "insists on leaving", "is open to talking"."""
    addresses = (
        preposition in ("on", "upon", "to", "with", "from")
        and cue.stance is Stance.DEMANDS
        and clause.lemma != "insist"
    )
    for head in clause.prepositional(preposition):
        if head.tag_ == "VBG":
            doing = clause_at(clause.paragraph, head)
            # "warned Oslo against leaving", "insists on being told"
            other = warned_off(cue) or (cue.stance is Stance.DEMANDS and doing.passive)
            yield Target(doing, None, own=False, performers=clause.objects) if other else _own(doing)
            continue
        infinitives = [*infinitives_after(head, head.children), *infinitives_after(head, clause.verb.children)]
        if infinitives:
            for verb in verb_conjuncts(infinitives[0]):
                yield Target(clause_at(clause.paragraph, verb), None, own=False, performers=tuple(coordinated(head)))
        elif (cue.proposals and not is_proposal(head)) or head.tag_ in ("WP", "WDT") or not _is_answerable(head, cue):
            continue
        elif not addresses and (cue.stance or cue.verb) is not None and not _is_idle(head):
            yield Target(None, head, own=False, performers=_asked(cue, clause, preposition))


def _is_of_doing(noun: "Token") -> bool:
    """True for "the prospect of leaving": what is held out is to leave."""
    inner = (p for t in noun.children if t.lower_ == "of" for p in t.children)
    return lemma_of(noun) in words("commitments", "using_nouns") and any(p.dep_ == "pcomp" for p in inner)


def _is_answerable(noun: "Token", cue: Cue) -> bool:
    """True for a demand or an offer, where the cue says what is done with one."""
    if cue.answers is None:
        return True
    offered = words("anaphors", "offer_nouns")
    return lemma_of(noun) in (offered if cue.answers == "offered" else offered | words("anaphors", "demand_nouns"))


def _is_idle(head: "Token") -> bool:
    """True for times, and for "part" in "for its part"."""
    of_what = any(t.lower_ == "of" for t in head.children)
    return (head.ent_type_ in ("DATE", "TIME") and not of_what) or lemma_of(head) in words("proposals", "idle")


def _asked(cue: Cue, clause: Clause, preposition: str) -> tuple["Token", ...]:
    """Whom a thing is asked of: Oslo, in "asked Oslo for help", "appealed to Oslo for help"."""
    if cue.stance is not Stance.DEMANDS or preposition not in ("for", "np"):
        return ()
    addressed = clause.objects if preposition == "for" and not clause.passive else ()
    tied = clause.prepositional("to") if preposition == "for" else clause.prepositional("from", "of")
    return tuple(t for t in (*addressed, *tied) if t.pos_ == "PROPN" or t.ent_type_ or t.pos_ == "NOUN")


def warned_off(cue: Cue) -> bool:
    """True for cues whose course of action is not to be taken."""
    return cue.stance is Stance.DEMANDS and "against" in cue.frames


def infinitives_after(noun: "Token", tokens: "Iterable[Token]") -> list["Token"]:
    """The to-infinitives among `tokens` that stand after `noun`; else the one that follows it word for word."""
    found = [t for t in tokens if t.i > noun.i and t.pos_ in VERBAL and is_infinitive(t)]
    if found or noun.i + 1 >= len(noun.doc):
        return found
    following = noun.nbor()
    adjacent = following.tag_ == "TO" and following.dep_ == "aux" and following.head.i in (noun.i + 2, noun.i + 3)
    return [following.head] if adjacent else []


def is_proposal(noun: "Token") -> bool:
    """True for what one can vote on or sign: a demand, a plan, a deal, an act, money."""
    lemma = lemma_of(noun)
    nouns = words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns") | words("proposals", "nouns")
    if noun.lower_ in word_lists()["negative_pronouns"]:
        return True
    return lemma in nouns or names_action(noun) or is_settled(noun) or noun.ent_type_ == "MONEY"


def _named_objects(clause: Clause) -> Iterator["Token"]:
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


def _small_clauses(clause: Clause) -> Iterator[Target]:
    """ "wants the crew freed", "wants the ship back": what hangs on the noun is what is wanted of it."""
    if clause.particle in results():
        yield from (Target(None, noun, own=False, result=clause.particle) for noun in clause.objects)
    for noun in clause.objects:
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                yield Target(clause_at(clause.paragraph, child), None, own=False)
            elif child.i > noun.i and _is_result(child):
                yield Target(None, noun, own=False, result=child.lower_)
    for child in clause.verb.children:
        if child.dep_ == "advmod" and child.lower_ in results() and child.i > clause.verb.i:
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in _named_objects(clause))
        if child.dep_ == "prep" and child.lower_ in ("off", "out") and child.i > clause.verb.i:
            # "wants the troops out of the islands", but "wants a way out of the treaty"
            known = (n for n in _named_objects(clause) if n.left_edge.lower_ not in ("a", "an"))
            yield from (Target(None, noun, own=False, result=child.lower_) for noun in known)
        if child.dep_ in ("ccomp", "advmod") and child.pos_ == "ADV":
            yield from (Target(None, n, own=False, result=child.lower_) for n in child.children if n.dep_ == "nsubj")


def _wanted_of(noun: "Token", clause: Clause) -> Iterator[Target]:
    """ "freed", in "wants to see the crew freed", where the parser hangs it on the noun."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield Target(clause_at(clause.paragraph, child), None, own=False)


def _is_result(token: "Token") -> bool:
    """True for `back` in "wants the ship back", and for `off` in "wants the plates off the roads"."""
    if token.dep_ == "prep":
        # "wants a way out of the treaty" asks for a way.
        return token.lower_ in ("off", "out") and token.head.left_edge.lower_ not in ("a", "an")
    return token.dep_ in ("advmod", "prt") and token.lower_ in results()


def _about_another(clause: Clause, complement: Clause) -> bool:
    """True when a complement has a subject of its own, or the cue an object that controls it."""
    verb = complement.verb
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children):
        return True
    if clause.passive:
        return True
    if lemma_of(clause.verb) in word_lists()["subject_control_verbs"]:
        return False
    # "refused point-blank to leave" has no object.
    objects = (t for t in clause.verb.children if t.dep_ in ("dobj", "dative") and t.pos_ != "ADJ")
    return any(t.i < verb.i for t in objects)


def fallen_short_of(clause: Clause) -> Clause | None:
    """What is not done "enough to": `stop` in "is not doing enough to stop the raids"."""
    enough = [o for o in clause.objects if o.lower_ in words("shortfall", "objects")]
    if lemma_of(clause.verb) != "do" or not clause.negated or not enough:
        return None
    below = [*clause.verb.children, *(t for o in enough for t in o.children)]
    verb = next((t for t in below if t.pos_ in VERBAL and is_infinitive(t) and t.i > clause.verb.i), None)
    return clause_at(clause.paragraph, verb) if verb is not None else None


def is_infinitive(verb: "Token") -> bool:
    """True for a to-infinitive, and for a bare verb coordinated with one."""
    if any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children):
        return True
    bare = verb.tag_ == "VB" and verb.dep_ == "conj" and not any(t.dep_ == "aux" for t in verb.children)
    return bare and verb.head.pos_ in ("VERB", "AUX") and is_infinitive(verb.head)


def is_alternative(verb: "Token") -> bool:
    """True for `lose` in "to leave or lose its seat"."""
    return verb.dep_ == "conj" and any(t.dep_ == "cc" and t.lower_ == "or" for t in verb.head.children)


def is_participle(clause: Clause) -> bool:
    """True for "the curbs lifted": a participle without an auxiliary."""
    bare = not any(t.dep_ in ("aux", "auxpass", "mark") for t in clause.verb.children)
    return bare and clause.verb.tag_ in ("VBN", "VBD")


def _is_question(clause: Clause) -> bool:
    """True for "asks why Oslo should pay"."""
    opening = clause.verb.left_edge
    return opening.tag_ in ("WRB", "WP", "WDT") or opening.lower_ in ("whether", "if")


def _is_mandative(cue: Cue, clause: Clause) -> bool:
    """True for "that the rebels disarm" after a verb of demanding, where a plural hides the subjunctive."""
    bare = clause.verb.tag_ == "VBP" and not any(t.dep_ in ("aux", "auxpass") for t in clause.verb.children)
    return bare and (
        cue.mandative or (cue.stance is Stance.DEMANDS and clause.lemma not in words("modals", "involuntary"))
    )


def is_desired(clause: Clause) -> bool:
    """True for what is asked for: a subjunctive, a modal of obligation, or an infinitive; not a statement of fact."""
    if clause.modal is not None:
        return clause.modal in ("should", "must", "would", "shall")
    auxiliaries = [t for t in clause.verb.children if t.dep_ in ("aux", "auxpass")]
    if clause.verb.tag_ == "VB" or any(t.tag_ == "VB" or t.lower_ == "be" for t in auxiliaries):
        return True
    if is_infinitive(clause.verb) or clause.verb.lower_ == "be":
        return True
    return _is_subjunctive(clause)


def _is_subjunctive(clause: Clause) -> bool:
    """True for "that Oslo sign": a plain form that does not agree with its singular subject, tagged as a present."""
    subjects = clause.grammatical_subjects
    singular = len(subjects) == 1 and subjects[0].tag_ in ("NN", "NNP")
    return singular and clause.verb.tag_ == "VBP" and not any(t.dep_ == "aux" for t in clause.verb.children)


def _own(clause: Clause) -> Target:
    # "does not care to see it used so" is about its use.
    seen = clause.lemma == "see" and is_infinitive(clause.verb) and clause.modal is None
    return Target(unwrapped(clause) if seen else clause, None, own=True)


def unwrapped(clause: Clause) -> Clause:
    """ "opened", in "to have the border opened": what is to be done, whoever does it."""
    inner = [c for c in clause.complements if is_participle(c) and c.verb.i > clause.verb.i]
    hung = (t for o in clause.objects for t in o.children if t.dep_ == "acl" and t.tag_ == "VBN")
    inner += [clause_at(clause.paragraph, t) for t in hung if not clause.passive]
    return inner[0] if clause.lemma in words("having", "verbs") and inner and clause.modal is None else clause


def _asked_of(said: Clause, clause: Clause) -> Target:
    """What another is to do; "it" is who is spoken to."""
    asked = _other(said)
    spoken_to = addressed(clause)
    pronoun = bool(asked.performers) and all(t.tag_ == "PRP" for t in asked.performers)
    return replace(asked, performers=spoken_to) if pronoun and spoken_to else asked


def _other(clause: Clause) -> Target:
    if unwrapped(clause) != clause:
        return Target(unwrapped(clause), None, own=False)
    return Target(clause, None, own=False, performers=clause.subjects)
