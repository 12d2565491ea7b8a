"""What or whom an action is done to, by whom in a passive, and what prepositions tie to the predicate."""

from collections.abc import Iterable, Iterator

from standoff.reading.language.subjects import described, relative_object
from standoff.reading.language.syntax import NOMINAL, VERBAL, bare_conjunct, coordinated, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import word_lists

_OBJECTS = frozenset({"dobj", "attr", "oprd", "obj"})


def objects_of(verb: Token) -> tuple[Token, ...]:
    """Heads of the grammatical object, all conjuncts: its own, shared, fronted, or left out by a relative clause."""
    relatives = word_lists()["relative_pronouns"]
    named = [t for t in verb.children if t.dep_ in _OBJECTS]
    named = [t for t in named if t.i > verb.i or t.lower_ not in relatives]
    own = [n for t in named for n in coordinated(t)] or _shared_objects(verb) or _fronted_objects(verb)
    filler = None if own else relative_object(verb)
    return tuple(own) if filler is None else (filler,)


def agents_of(verb: Token) -> tuple[Token, ...]:
    """Heads of the by-phrase of a passive."""
    by = [t for t in verb.children if t.dep_ == "agent"]
    manner = word_lists()["manner_nouns"]
    named = (p for t in by for p in t.children if p.dep_ == "pobj" and p.ent_type_ not in ("DATE", "TIME"))
    heads = (p for p in named if lemma_of(p) not in manner)
    return tuple(n for p in heads for n in coordinated(p))


def tied_by(prepositions: Iterable[str], hosts: Iterable[Token]) -> tuple[Token, ...]:
    """Heads of the phrases that one of `prepositions` ties to one of `hosts`, all conjuncts; gerunds count as heads."""
    found: list[Token] = []
    for host in hosts:
        for prep in _prepositions(host):
            tied = prep.dep_ in ("prep", "agent", "dative", "prt", "advmod", "conj")
            # "open to a truce, but not to a summit"
            tied = tied and not (prep.dep_ == "conj" and prep.nbor(-1).lower_ == "not")
            if tied and prep.lower_ in prepositions:
                own = [n for p in prep.children if p.dep_ in ("pobj", "pcomp") for n in coordinated(p)]
                if host.dep_ == "relcl" and prep.i < host.i and host.head.pos_ in NOMINAL:
                    # "a plan to which it agrees"
                    own = [described(host.head) if n.tag_ == "WDT" else n for n in own]
                stranded = host.dep_ == "relcl" and not own and prep.i > host.i and host.head.pos_ in NOMINAL
                found += [described(host.head)] if stranded and prep.dep_ == "prep" else own
    return tuple(found)


def _prepositions(host: Token) -> Iterator[Token]:
    """The verb's children, and the second `for` of "calls for a truce and for talks" behind the first."""
    for child in host.children:
        yield child
        if child.dep_ == "prep":
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP" and other.lower_ == child.lower_:
                    yield other


def _shared_objects(verb: Token) -> list[Token]:
    """ "the accord", as the object of `support` too, in "will neither support nor sign the accord"."""
    joined = [t for t in verb.children if t.dep_ == "conj" and t.pos_ in VERBAL and bare_conjunct(t)]
    if (
        lemma_of(verb) not in word_lists()["object_verbs"]
        or not joined
        or joined[0].i != verb.i + 2
        or verb.nbor().dep_ != "cc"
    ):
        return []
    return [n for t in joined[0].children if t.dep_ in _OBJECTS for n in coordinated(t)]


def _fronted_objects(verb: Token) -> list[Token]:
    """ "the treaty", in "the treaty Oslo does not recognise", which the parser takes for an adverb."""
    if lemma_of(verb) not in word_lists()["object_verbs"] or any(t.dep_ in ("ccomp", "xcomp") for t in verb.children):
        return []
    subject = next((t.i for t in verb.children if t.dep_ == "nsubj"), -1)
    before = (
        t for t in verb.children if t.dep_ == "npadvmod" and t.i < subject and t.ent_type_ not in ("DATE", "TIME")
    )
    return [t for t in before if t.pos_ == "NOUN" and t.left_edge.i == verb.sent.start]
