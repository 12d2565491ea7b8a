"""Conditions worded as phrases that are mostly of time or manner: "after the release of the crew", "with him gone"."""

from collections.abc import Iterator

from standoff.reading.language.joined import tied_words
from standoff.reading.language.marked_phrases import deed_of
from standoff.reading.language.markers import Attached
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import coordinated, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_STATE = 7
"""How far behind a noun, in words, the state may stand that "with" gives it."""


def phrases_tied_to(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb` that "after", "at", "within" and "with" word."""
    yield from _upon(verb)
    yield from _within(verb)
    yield from _with(verb)


def _upon(verb: Token) -> Iterator[Attached]:
    """ "will sign after the release of the crew", "will leave at the next raid", "not with its troops still there"."""
    prepositions = [t for t in verb.children if t.dep_ == "prep" and t.i > verb.i]
    prepositions = [t for t in prepositions if t.lower_ in ("at", "with", "on") or t.lower_ in tied_words("upon")]
    if not prepositions:
        return
    hosts = [verb, *(t for t in verb.children if t.dep_ == "acomp")]
    infinitive = any(t.dep_ == "xcomp" and t.tag_ == "VB" for h in hosts for t in h.children)
    if not infinitive and not any(t.dep_ == "aux" and (t.tag_ in ("MD", "TO")) for t in verb.children):
        return
    for preposition in prepositions:
        noun = next((t for t in preposition.children if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")), None)
        if noun is None:
            continue
        word = preposition.lower_
        deed = lemma_of(noun) in toml_table("nominal_actions.toml")["verbs"]
        tied = any(t.dep_ == "poss" or t.lower_ in ("of", "by") for t in noun.children)
        again = any(t.lower_ in ("next", "first", "slightest") for t in noun.children)
        # "vote on acceptance" is about it.
        doing = word == "upon" or any(t.dep_ == "dobj" for t in verb.children)
        handed = word in ("on", "upon") and doing and not any(t.dep_ == "det" for t in noun.children)
        if handed and tied_here(noun) and lemma_of(noun) in tied_words("handed_over"):
            # "on payment of the fine", "upon proof that it was paid"
            yield Attached("if", preposition, noun)
        elif deed and ((word in tied_words("upon") and tied) or (word == "at" and again)):
            yield Attached("if", preposition, noun)
        elif word == "with" and any(t.lower_ == "still" and t.i > noun.i for t in preposition.subtree):
            yield Attached("as_long_as", preposition, noun)


def tied_here(noun: Token) -> bool:
    """True for what the phrase says more of: "payment of the fine", "proof that it was paid"."""
    return any(t.dep_ in ("prep", "acl", "ccomp", "relcl") for t in noun.children)


def _within(verb: Token) -> Iterator[Attached]:
    """ "will reopen it within hours of Oslo doing so", "within a day of a truce": what comes first."""
    hosts = [verb, *(t for t in verb.children if t.dep_ == "dobj")]
    for preposition in (t for h in hosts for t in h.children if t.lower_ == "within" and t.dep_ == "prep"):
        times = [t for t in preposition.children if t.dep_ == "pobj" and lemma_of(t) in tied_words("units")]
        for of in (t for n in times for t in n.children if t.lower_ == "of"):
            for done in of.children:
                deed = deed_of(done) if done.dep_ == "pobj" else None
                if deed is not None:
                    yield Attached("if", preposition, deed, subjects=tuple(coordinated(done)))
                elif done.dep_ == "pcomp" or (done.dep_ == "pobj" and not done.ent_type_):
                    yield Attached("if", preposition, done)


def _with(verb: Token) -> Iterator[Attached]:
    """ "would reopen it with monitors in place", "with the curbs lifted it could sign": a state yet to be reached."""
    if "with" not in verb.doc.words or not any(t.lower_ in ("would", "could") for t in verb.lefts if t.tag_ == "MD"):
        return
    hosts = [verb, *(t for t in verb.children if t.dep_ in ("dobj", "xcomp", "ccomp"))]
    for preposition in (t for h in hosts for t in h.children if t.dep_ in ("prep", "advcl") and t.lower_ == "with"):
        for noun in (t for t in preposition.children if t.dep_ in ("pobj", "nsubj") and t.pos_ == "NOUN"):
            if state_with(noun) is not None:
                yield Attached("if", preposition, noun)
    for done in (t for t in verb.children if t.dep_ == "advcl" and t.tag_ == "VBN"):
        marks = [t for t in done.children if t.dep_ == "mark" and t.lower_ == "with"]
        known = any(c.tag_ == "PRP$" for s in subjects_of(done) for c in s.children)
        yield from (Attached("if", mark, done) for mark in marks if not known)


def state_with(noun: Token) -> "tuple[int, int] | None":
    """Where the words stand that say what state a thing is in: of "in place", in "with monitors from Oslo in place"."""
    states = toml_table("conditions.toml")["states"]
    doc = noun.doc
    for at in range(noun.i + 1, min(noun.i + _STATE, len(doc))):
        if doc[at].text in (",", ";", ".") or doc[at].tag_ in _FINITE:
            return None
        two = " ".join(t.lower_ for t in doc[at : at + 2])
        ends = doc[at + 1].text if at + 1 < len(doc) else "."
        if two in states:
            return at, at + 2
        done = doc[at].tag_ == "VBN" and doc[at].dep_ in ("acl", "amod", "pcomp") and doc[at].head in (noun, noun.head)
        if ends in (",", ".", ";") and (doc[at].lower_ in states or done):
            return at, at + 1
    return None
