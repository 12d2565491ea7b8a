"""Conditions worded as clauses: each verb of what a marker opens, with the conjuncts that the parser hung too high."""

from collections.abc import Iterator

from standoff.reading.language.markers import Attached, Marker
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import (
    VERBAL,
    conjuncts_with_subject,
    has_subject,
    is_second_complement,
    lemma_of,
    verb_conjuncts,
)
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table, word_lists


def clausal_conditions(main: Token, head: Token, marker: Marker) -> Iterator[Attached]:
    """One condition for each verb of a condition clause, with the conjuncts that belong to it."""
    listed = _listed(head)
    # "provided that A and that B": of such a clause a second complement is a second condition.
    that = any(t.dep_ == "mark" and t.lower_ == "that" for t in head.children)
    joined = [v for v in conjuncts_with_subject(head) if that or not is_second_complement(v)]
    # "will strike if he goes, and the students want him out"
    speaking = word_lists()["saying_verbs"] | {*toml_table("conditions.toml")["tied"]["wishing"]}
    joined = [v for v in joined if that or lemma_of(v) not in speaking or lemma_of(head) in speaking]
    joined += _further(main, head) if that else []
    own = [] if listed else sorted({*verb_conjuncts(head), *joined}, key=lambda v: int(v.i))
    for verb in own:
        yield Attached(marker.kind, marker.first, verb, marker.negative)
    for number, verb in enumerate(listed, 1):
        stop = int(listed[number].left_edge.i) if number < len(listed) else None
        yield Attached(marker.kind, marker.first, verb, marker.negative, tuple(subjects_of(head)), stop)
    for verb in [] if listed else _strays(main, head):
        yield Attached(marker.kind, marker.first, verb, marker.negative, tuple(subjects_of(head)))


def _further(main: Token, head: Token) -> list[Token]:
    """The clauses of a list that the parser hung on the main verb: "on condition that A, that B and that C"."""
    found = []
    for verb in main.children:
        marks = [t for t in verb.children if t.dep_ == "mark" and t.lower_ == "that"]
        follows = verb.i > head.i and verb.dep_ in ("advcl", "ccomp", "conj") and verb.pos_ in VERBAL
        if follows and marks and marks[0].nbor(-1).lower_ in (",", "and", ";"):
            found += [verb, *conjuncts_with_subject(verb)]
    return found


def _listed(verb: Token) -> list[Token]:
    """The verbs of a list: "unless Oslo does two things: open the port and pay the fee"."""
    things = [t for t in verb.children if t.dep_ == "dobj" and lemma_of(t) == "thing"]
    if lemma_of(verb) != "do" or not things or verb.doc[things[0].i + 1].text != ":":
        return []
    rest = verb.doc[things[0].i + 2 : verb.sent.end]
    return [
        t
        for t in rest
        if t.tag_ == "VB" and t.dep_ in ("acl", "advcl", "conj", "ccomp", "appos") and not has_subject(t)
    ]


def _strays(main: Token, condition: Token) -> list[Token]:
    """Subjectless conjuncts that follow the condition clause, share its form, and were attached to a verb above it."""
    strays, above = [], main
    for _ in range(3):
        for token in above.children:
            if (
                token.dep_ == "conj"
                and token.i > condition.i
                and _as_tensed(token, condition)
                and not has_subject(token)
                and main.i < condition.i
                and lemma_of(token) not in word_lists()["saying_verbs"]
            ):
                strays += [token, *(v for v in verb_conjuncts(token)[1:])]
        if above.head == above:
            break
        above = above.head
    return strays


def _as_tensed(token: Token, condition: Token) -> bool:
    """True for verbs of one form, and for `paid`, taken for a past tense, in "has freed the men, paid the fine"."""
    helped, own = ([lemma_of(t) for t in v.children if t.dep_ in ("aux", "auxpass")] for v in (condition, token))
    if own and own != helped:
        return False
    perfect = helped == ["have"]
    return token.tag_ == condition.tag_ or (perfect and {token.tag_, condition.tag_} == {"VBD", "VBN"})
