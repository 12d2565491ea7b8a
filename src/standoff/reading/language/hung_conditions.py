"""Conditions that the parse hangs on a verb, on a phrase inside its clause, or on the noun or aside before them."""

from collections.abc import Iterator

from standoff.reading.language.bargains import traded_for
from standoff.reading.language.marked_clauses import clausal_conditions
from standoff.reading.language.marked_phrases import phrasal_conditions
from standoff.reading.language.markers import Attached, Marker, marker_of
from standoff.reading.language.memory import remembered
from standoff.reading.language.syntax import NOMINAL, VERBAL, coordinated, has_mark, has_subject, is_set_off, lemma_of
from standoff.reading.language.tied import tied_to
from standoff.reading.language.tree import Token
from standoff.reading.tables import condition_markers, condition_openings, word_lists

_CLAUSAL = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp", "parataxis"})
_PHRASAL = frozenset({"prep", "mark", "advmod", "dative"})
_INSIDE = frozenset(
    {
        "npadvmod",
        "pcomp",
        "dobj",
        "attr",
        "oprd",
        "nsubj",
        "nsubjpass",
        "prep",
        "pobj",
        "dative",
        "advmod",
        "acomp",
        "conj",
    }
)


def own_conditions(verb: Token) -> tuple[Attached, ...]:
    """Conditions on the verb, and on the phrases inside its clause that the parser hung them on."""
    return tuple(c for c in all_hung(verb) if not is_severed(c.marker, verb))


def is_severed(word: Token, verb: Token) -> bool:
    """True when a semicolon stands between the two."""
    first, last = sorted((int(word.i), int(verb.i)))
    return ";" in verb.doc.words and any(t.text == ";" for t in verb.doc[first:last])


@remembered
def all_hung(verb: Token) -> tuple[Attached, ...]:
    """Conditions on the verb and inside its clause, those beyond a semicolon too."""
    return tuple(_hung(verb))


def _hung(verb: Token) -> Iterator[Attached]:
    openings = condition_openings()
    for host in _hosts(verb, depth=4):
        for child in host.children:
            if child.pos_ in VERBAL and child.dep_ in _CLAUSAL:
                marker = marker_of(child)
                if marker is not None:
                    yield from clausal_conditions(verb, child, marker)
                elif (child.lower_,) in condition_markers():
                    kind, negative = condition_markers()[child.lower_,]
                    for said in (t for t in child.children if t.dep_ == "ccomp"):
                        yield from clausal_conditions(verb, said, Marker(kind, child, negative))
                    # "Failing an apology, ..."
                    for named in (t for t in child.children if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN")):
                        yield from (Attached(kind, child, noun, negative) for noun in coordinated(named))
            elif child.lower_ in openings and (child.dep_ in _PHRASAL or _opens_phrase(child)):
                yield from phrasal_conditions(child)
            if child.dep_ == "conj" and has_subject(child):
                # "is willing to talk, but only if ..." is coordinated for the parser, and a condition all the same.
                marker = marker_of(child)
                yield from clausal_conditions(verb, child, marker) if marker is not None else ()
            if child.dep_ in ("relcl", "ccomp") and host.pos_ in NOMINAL:
                yield from _misplaced(verb, child)
            elif child.dep_ == "advcl" and child.pos_ in VERBAL and child.i > verb.i:
                yield from _past_aside(child)
            if child.dep_ in ("ccomp", "advcl") and child.left_edge.lower_ == "where" and child.i > verb.i:
                # "will stay where it is until Oslo pays"
                yield from (c for c in own_conditions(child) if c.marker.i > child.i)
    yield from _provisos(verb)
    yield from traded_for(verb)
    yield from tied_to(verb)


def _past_aside(aside: Token) -> Iterator[Attached]:
    """ "would free it, as the Council asked, in return for a truce": what follows the aside limits the main verb."""
    if not any(t.dep_ == "mark" and t.lower_ == "as" for t in aside.children):
        return
    for phrase in aside.rights:
        if phrase.dep_ == "prep" and phrase.lower_ in condition_openings() and is_set_off(phrase):
            yield from phrasal_conditions(phrase)


def _opens_phrase(word: Token) -> bool:
    """True for `subject` in "is ready to talk, subject to a truce", and for `without` in "but not without one"."""
    return word.pos_ in ("ADP", "ADJ", "ADV") and word.dep_ in ("conj", "acomp", "advcl", "amod", "acl", "oprd")


def _provisos(verb: Token) -> Iterator[Attached]:
    """ ", provided both sides come", where the parser takes the marker for one more main verb."""
    for marker in (t for t in verb.children if t.dep_ == "prep" and (t.lower_,) in condition_markers()):
        # "provided it is asked for", where what is provided hangs beside it.
        beside = next((t for t in verb.children if t.dep_ == "ccomp" and t.left_edge.i == marker.i + 1), None)
        if beside is not None and not marker.children:
            kind, negative = condition_markers()[marker.lower_,]
            yield from clausal_conditions(verb, beside, Marker(kind, marker, negative))
    hosts = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    joined = [t for host in hosts for t in host.children if t.dep_ == "conj" and t.i > verb.i]
    following = min(joined, key=lambda t: t.i, default=None)
    if following is None or (following.lower_,) not in condition_markers() or has_subject(following):
        return
    if following.lower_ == "given":
        # "has told the firm to drill, and given it three months"
        return
    kind, negative = condition_markers()[following.lower_,]
    for said in (t for t in following.children if t.dep_ == "ccomp"):
        yield from clausal_conditions(verb, said, Marker(kind, following, negative))


def _misplaced(verb: Token, relative: Token) -> Iterator[Attached]:
    """Conditions that the parser hung on a relative clause: "the siege that he laid unless they yield".

    Those are present ones on a past, those of what cannot be called off, "men it calls pirates unless they leave", and
    those on who is named anew at the end of a promise: "will repeal the rule that lets them fish if Oslo signs".
    """
    if any(t.dep_ in ("aux", "neg") for t in relative.children):
        return
    hosts = [relative, *(t for t in relative.children if t.dep_ in ("oprd", "acomp", "dobj"))]
    below = [t for t in relative.rights if t.dep_ in ("ccomp", "xcomp") and t.pos_ in VERBAL]
    for host in (*hosts, *below):
        for child in (t for t in host.children if t.dep_ == "advcl"):
            marker = marker_of(child)
            if marker is None:
                continue
            out_of_time = relative.tag_ == "VBD" and child.tag_ in ("VBZ", "VBP")
            called = marker.kind in ("until", "unless") and lemma_of(relative) in word_lists()["naming_verbs"]
            if (host not in below and (out_of_time or called)) or _ends_promise(verb, child, marker):
                yield from clausal_conditions(verb, child, marker)


def _ends_promise(verb: Token, condition: Token, marker: Marker) -> bool:
    """True for `signs` in "will repeal the rule that lets them fish if Oslo signs"."""
    promised = verb.dep_ == "xcomp" or any(t.tag_ == "MD" for t in verb.children)
    another = any(t.dep_.startswith("nsubj") and t.pos_ == "PROPN" for t in condition.children)
    last = all(t.is_punct for t in verb.doc[condition.right_edge.i + 1 : verb.sent.end])
    return promised and another and last and marker.first.lower_ in ("if", "unless", "until", "once")


def _hosts(token: Token, depth: int) -> Iterator[Token]:
    yield token
    if depth:
        for child in token.children:
            inside = child.dep_ in _INSIDE and (child.pos_ not in VERBAL or child.dep_ == "oprd")
            if inside or _is_open(child):
                yield from _hosts(child, depth - 1)


def _is_open(verb: Token) -> bool:
    """True for `issuing` in "will not stop issuing permits" and `use` in "let them use it", which carry no tense."""
    if verb.dep_ == "xcomp":
        return bool(verb.pos_ in VERBAL)
    return verb.dep_ == "ccomp" and lemma_of(verb.head) in word_lists()["letting_verbs"] and not has_mark(verb)
