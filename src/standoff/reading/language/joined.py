"""Conditions worded by joining clauses: "must leave or we shall act", "has only to sign and the siege will end"."""

from collections.abc import Iterator
from functools import cache

from standoff.reading.language.markers import Attached
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import VERBAL, has_subject, lemma_of
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table, word_lists

_SOON = 12
"""How many words behind the verb of the next sentence "first" may stand: "must free the crew first"."""

_NEXT = 3
"""How many words into the next sentence "first" still says that what it asks comes before."""


def joined_to(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb` that a clause before it words, joined by "or" or "and", and those the next sentence adds."""
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and has_subject(verb) and _is_to_come(verb):
        before = _ordered(verb.head)
        # The joint may hang on a verb of saying between the two.
        joint = next((t for t in reversed(verb.doc[before.i : verb.i]) if t.dep_ == "cc"), None)
        asked = obliged(before)
        if joint is None or (asked or before).i > joint.i:
            pass
        elif joint.lower_ == "or" and (asked is not None or _is_either(before) or _is_order(before)):
            yield _asked("unless", asked or before, before, joint)
        elif joint.lower_ == "and" and (_is_all(before) or _is_order(before)):
            yield _asked("if", asked or before, before, joint)
    yield from _one_more(verb)
    yield from _first(verb)


def _one_more(verb: Token) -> Iterator[Attached]:
    """ "Another raid, Oslo warned, and it will close the line": what a noun and an "and" say before the main clause."""
    doc, start = verb.doc, verb.sent.start
    if "and" not in doc.words or not any(t.tag_ == "MD" and t.lower_ in tied_words("following") for t in verb.lefts):
        return
    opening = " ".join(t.lower_ for t in doc[start : start + 2])
    if opening not in tied_words("again") and doc[start].lower_ != "another":
        return
    deed = next((t for t in doc[start : verb.i] if t.pos_ == "NOUN"), None)
    joint = next((t for t in doc[start : verb.i] if t.lower_ == "and"), None)
    if deed is None or joint is None or joint.i < deed.i:
        return
    finite = [t for t in doc[start : joint.i] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    if all(lemma_of(t) in word_lists()["saying_verbs"] for t in finite):
        yield Attached("if", doc[start], deed)


@cache
def tied_words(name: str) -> frozenset[str]:
    """A word list of the section on conditions without a subordinator in `conditions.toml`."""
    return frozenset(toml_table("conditions.toml")["tied"][name])


def _asked(kind: str, asked: Token, before: Token, joint: Token) -> Attached:
    said = next((t for t in before.children if t.dep_ == "parataxis" and asked.i < t.i < joint.i), None)
    comma = next((t.i for t in before.doc[asked.i : joint.i] if t.text == ","), joint.i)
    stop = said.left_edge.i if said is not None else comma if joint.head != before else joint.i
    return Attached(kind, before.left_edge, asked, subjects=tuple(subjects_of(before)), stop=int(stop))


def obliged(verb: Token) -> "Token | None":
    """What must be done: `go`, in "must go", "would have to go", "needs to go", "need only go"."""
    if any(t.dep_ == "aux" and t.lower_ in ("must", "should", "need") for t in verb.children):
        return verb
    if lemma_of(verb) not in ("have", "need", "ought"):
        return None
    return next((t for t in verb.children if t.dep_ in ("xcomp", "ccomp") and t.pos_ in VERBAL and t.i > verb.i), None)


def _ordered(verb: Token) -> Token:
    """The order that a verb of saying stands behind: "Sign, they told Oslo, or ..."; else the verb itself."""
    if lemma_of(verb) not in word_lists()["saying_verbs"]:
        return verb
    below = [t for t in verb.lefts if t.dep_ in ("advcl", "ccomp") and t.pos_ in VERBAL and _is_bare(t)]
    above = [verb.head] if verb.dep_ == "parataxis" and verb.head.i < verb.i else []
    return next(iter([*below, *above]), verb)


def _is_to_come(verb: Token) -> bool:
    told = verb.tag_ in ("VBZ", "VBP") and _is_order(_ordered(verb.head))
    modals = (t for t in verb.children if t.dep_ == "aux" and t.tag_ == "MD")
    return told or any(t.lower_ in tied_words("following") for t in modals)


def _is_either(verb: Token) -> bool:
    """True for "either Oslo leaves"."""
    opening = verb.left_edge
    return opening.lower_ == "either" or any(t.lower_ == "either" and t.i < verb.i for t in verb.lefts)


def _is_all(verb: Token) -> bool:
    """True for "has only to sign", "need only sign", "all it has to do is sign"."""
    only = (t for t in verb.children if t.lower_ in ("only", "merely", "just"))
    return any(abs(t.i - verb.i) <= 2 for t in only) and obliged(verb) is not None


def _is_order(verb: Token) -> bool:
    """True for "let Oslo sign", and for "sign" with nobody before it."""
    if verb.head != verb and lemma_of(verb.head) == "let" and verb.dep_ == "ccomp":
        return _is_bare(verb.head)
    return _is_bare(verb)


def _is_bare(verb: Token) -> bool:
    helped = any(t.dep_ in ("aux", "auxpass", "mark", "nsubj", "nsubjpass", "neg") for t in verb.children)
    return verb.tag_ == "VB" and not helped and verb.dep_ in ("ROOT", "ccomp", "advcl", "parataxis", "conj")


def _first(verb: Token) -> Iterator[Attached]:
    """ "is ready to talk. But first Oslo must leave", "would lift it. In return Oslo would have to pay".

    What the next sentence says must come before, or be given for it.
    """
    end = verb.sent.end
    words = verb.doc.words
    told = not words.isdisjoint(tied_words("first")) or not words.isdisjoint(tied_words("price"))
    if end + 1 >= len(verb.doc) or not told or verb != verb.sent.root:
        return
    opening = list(verb.doc[end : end + _NEXT])
    following = _told_by(verb.doc[end].sent.root)
    told_first = [t for v in (following, obliged(following)) if v is not None for t in v.children]
    opening += [t for t in told_first if t.i < following.i + _SOON and t.i not in {o.i for o in opening}]
    firsts = [t for t in opening if t.lower_ in tied_words("first") and t.dep_ in ("advmod", "npadvmod")]
    prices = [t for t in opening if t.lower_ in tied_words("price") and t.nbor(-1).lower_ == "in" and t.i > end]
    asked = obliged(following)
    near = firsts or prices
    if near and asked is not None and (near[0].i < following.i or bool(firsts)):
        subjects = tuple(t for t in subjects_of(following) if t.pos_ != "PRON")
        if subjects:
            yield Attached("if" if firsts else "in_exchange_for", opening[0], asked, subjects=subjects)


def _told_by(root: Token) -> Token:
    """What is said, where the verb of saying heads the sentence: "Oslo would have to pay, it said"."""
    if lemma_of(root) not in word_lists()["saying_verbs"]:
        return root
    return next((t for t in root.lefts if t.dep_ == "ccomp" and t.pos_ in VERBAL), root)
