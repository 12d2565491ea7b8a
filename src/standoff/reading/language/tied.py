"""Conditions that no subordinator marks: "but the curbs must go first", "though only as equals", "when it is paid"."""

from collections.abc import Iterator
from functools import cache

from standoff.reading.language.joined import joined_to, obliged, tied_words
from standoff.reading.language.markers import Attached
from standoff.reading.language.stated import stated_on
from standoff.reading.language.subjects import subjects_of
from standoff.reading.language.syntax import VERBAL, has_subject, lemma_of
from standoff.reading.language.tied_phrases import phrases_tied_to
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table, word_lists

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_LONGEST = 3
"""The most words that open a sentence that hangs on the one before."""


def tied_to(verb: Token) -> Iterator[Attached]:
    """Conditions on `verb` that its sentence words without "if" or "until"."""
    yield from joined_to(verb)
    yield from _in_turn(verb)
    yield from _only(verb)
    yield from _when(verb)
    yield from phrases_tied_to(verb)
    yield from _pointing(verb)
    yield from stated_on(verb)


def _in_turn(verb: Token) -> Iterator[Attached]:
    """ "is ready to talk, but the curbs have to go first", "would pay, but in return Oslo would have to leave"."""
    following = [t for t in verb.children if t.dep_ in ("conj", "advcl") and t.pos_ in VERBAL]
    linked = bool(following) and any(t.dep_ == "cc" and t.lower_ in tied_words("joining") for t in verb.children)
    for joined in following:
        marked = any(t.dep_ == "mark" and t.lower_ in tied_words("joining") for t in joined.children)
        if not (marked or (linked and joined.dep_ == "conj")):
            continue
        asked = obliged(joined) if has_subject(joined) else _wanted(joined)
        if asked is None:
            continue
        kinds = (_order(t) for t in joined.subtree)
        kind = next((k for k in kinds if k is not None), None)
        if kind is not None:
            # "but it must win an election first": what the same side has to do is no condition of the other's.
            who = subjects_of(joined) if has_subject(joined) else subjects_of(asked)
            goes = any(t.dep_ in ("prt", "prep") for t in asked.children)
            if (
                lemma_of(asked) == "come"
                and not goes
                and who
                and lemma_of(who[0]) in toml_table("nominal_actions.toml")["verbs"]
            ):
                # "but an apology has to come first"
                yield Attached(kind, joined.left_edge, who[0])
                continue
            subjects = tuple(t for t in who if t not in subjects_of(verb) and t.pos_ != "PRON")
            if subjects:
                yield Attached(kind, joined.left_edge, asked, subjects=subjects)


def _wanted(verb: Token) -> "Token | None":
    """What another is to do: `leave`, in "but wants Oslo to leave first"."""
    below = (t for t in verb.children if t.dep_ in ("ccomp", "xcomp") and t.pos_ in VERBAL and t.i > verb.i)
    return next((t for t in below if has_subject(t)), None)


def _order(token: Token) -> str | None:
    """What a word says of a counter-demand: that it comes first, or that it is the price."""
    if token.lower_ in tied_words("first") and token.dep_ in ("advmod", "npadvmod"):
        return "if"
    priced = token.dep_ == "pobj" and token.head.lower_ == "in" and lemma_of(token) in tied_words("price")
    return "in_exchange_for" if priced else None


def _only(verb: Token) -> Iterator[Attached]:
    """ "is willing to meet him, though only as an equal and on neutral ground": the phrases are the conditions."""
    if "only" not in verb.doc.words:
        return
    doc = verb.doc.tokens
    for at in range(verb.i + 1, verb.sent.end - 1):
        token = doc[at]
        if token.tag_ in _FINITE or token.text in (";", ":"):
            return
        if token.lower_ != "only" or doc[at + 1].tag_ not in ("IN", "TO") or doc[at + 1].pos_ != "ADP":
            continue
        if doc[at - 1].lower_ in tied_words("limiting") and _hangs_before(doc[at + 1]):
            first = doc[at + 1]
            phrases = [first, *(t for t in first.subtree if t.i > first.i and t.dep_ in ("prep", "conj"))]
            for phrase in phrases:
                if phrase.pos_ == "ADP" and _opens(phrase, first):
                    yield Attached("if", doc[at - 1], phrase)
            return


def _hangs_before(phrase: Token) -> bool:
    """True for a phrase that says how what was said before is done; not in "but only on Friday did Oslo answer"."""
    named = [t for t in phrase.children if t.dep_ in ("pobj", "pcomp")]
    governor = next((t for t in phrase.ancestors if t.pos_ in VERBAL), phrase)
    return governor.i <= phrase.i and not any(t.ent_type_ in ("DATE", "TIME") for t in named)


def _opens(phrase: Token, first: Token) -> bool:
    """True for the first phrase, and for those joined to it: "as an equal and on neutral ground"."""
    return phrase == first or (phrase.i > 0 and phrase.nbor(-1).lower_ in ("and", ","))


def _when(verb: Token) -> Iterator[Attached]:
    """ "will return when the decision is withdrawn", "would sign after Oslo had left": what comes first."""
    hung = [t for t in verb.children if t.dep_ == "advcl" and t.pos_ in VERBAL]
    if not hung:
        return
    auxiliaries = [t for t in verb.children if t.dep_ == "aux" and (t.tag_ == "MD" or t.lower_ == "to")]
    hosts = [verb, *(t for t in verb.children if t.dep_ == "acomp")]
    infinitives = [t for h in hosts for t in h.children if t.dep_ == "xcomp" and t.tag_ == "VB"]
    # "has agreed to sign when Oslo has paid": the parser hangs it on the agreeing.
    if not auxiliaries and not infinitives:
        return
    would = any(t.lower_ in ("would", "'d", "could") for t in auxiliaries)
    for child in hung:
        opening = child.left_edge
        if opening.lower_ not in tied_words("sequence"):
            continue
        if _is_dated(child):
            continue
        if _comes_about(child, would) or _is_others(child, verb, would):
            for done in (child, *(t for t in child.children if t.dep_ == "conj" and t.pos_ in VERBAL)):
                yield Attached("if", opening, done)


def _is_dated(verb: Token) -> bool:
    """True for a past told as one: "would not resume, the firm said when it stopped them on Monday"."""
    pronoun = any(t.pos_ == "PRON" for t in subjects_of(verb))
    return verb.tag_ == "VBD" and (pronoun or any(t.ent_type_ == "DATE" for t in verb.subtree))


def _is_others(verb: Token, main: Token, would: bool) -> bool:
    """True for a deed of another, "when Oslo frees the crew"; not for what the calendar brings, "when the two meet"."""
    subjects = subjects_of(verb)
    tensed = verb.tag_ in ("VBZ", "VBP") or (would and verb.tag_ == "VBD")
    if not tensed or not subjects or lemma_of(verb) in tied_words("scheduled"):
        return False
    own = any(t.dep_ == "poss" and t.pos_ == "PRON" for s in subjects for t in s.children)
    does = any(t.dep_ in ("dobj", "xcomp", "ccomp", "prt") for t in verb.children) or lemma_of(verb) in ("do", "have")
    return does and not own and not {t.lower_ for t in subjects} & {t.lower_ for t in subjects_of(main)}


def _comes_about(verb: Token, would: bool = False) -> bool:
    """True for what is told as done: a perfect or passive, what is received, a state that is reached.

    A past tense is one of what is to come under "would".
    """
    auxiliaries = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    present = {t.lower_ for t in auxiliaries} & (
        {"has", "have", "is", "are"} | ({"had", "was", "were"} if would else set())
    )
    if present and verb.tag_ in ("VBN", "VBD"):
        return True
    tensed = verb.tag_ in ("VBZ", "VBP") or (would and verb.tag_ == "VBD")
    if lemma_of(verb) == "be":
        return tensed and any(t.dep_ in ("attr", "advmod", "acomp", "prep") for t in verb.rights)
    return tensed and lemma_of(verb) in word_lists()["receiving_verbs"] | tied_words("restoring")


@cache
def _pointers() -> frozenset[str]:
    """The first words of what points back."""
    return frozenset(words.split()[0] for words in toml_table("conditions.toml")["pointing"]["openings"])


def _pointing(verb: Token) -> Iterator[Attached]:
    """ "Only then would it sign", "Otherwise it will leave": what was asked, or told, in the sentence before."""
    openings = toml_table("conditions.toml")["pointing"]["openings"]
    if verb.doc.words.isdisjoint(_pointers()):
        return
    only = next((t for t in verb.lefts if t.lower_ == "then" and t.i and t.nbor(-1).lower_ == "only"), None)
    start = only.nbor(-1) if only is not None else _opening(verb)
    if start is None:
        return
    spoken = [t.lower_ for t in verb.doc[start.i : start.i + _LONGEST]]
    modal = any(t.dep_ == "aux" and t.tag_ == "MD" and t.lower_ in tied_words("modals") for t in verb.children)
    for length in range(_LONGEST, 0, -1):
        kind = openings.get(" ".join(spoken[:length]))
        # "Then it signed": of one word alone a modal tells that it is no adverb of time.
        if kind is not None and start.i + length <= verb.i and (modal or length > 1):
            yield Attached(kind, start, verb.doc[start.i + length - 1])
            return


def _opening(verb: Token) -> "Token | None":
    """The word that opens the sentence of `verb`, or what a semicolon parts from it, or its relative clause."""
    words = verb.doc.words
    inside = verb.subtree if "which" in words else ()
    relative = next((t for t in inside if t.lower_ == "which" and t.i < verb.i), None)
    if relative is not None and relative.i and verb.dep_ in ("advcl", "ccomp", "relcl", "conj"):
        # "a week to leave, after which it will act"
        return relative.nbor(-1)
    tokens, since = verb.doc.tokens, verb.sent.start
    stops = [t.i for t in tokens[since : verb.i] if t.text == ";"] if ";" in words else []
    if not stops and verb.sent.root not in (verb, verb.head):
        return None
    first = tokens[stops[-1] + 1 if stops else since : verb.i + 1]
    start = next((t for t in first if t.dep_ != "cc" and not t.is_punct), verb)
    return None if any(t.dep_ in ("mark", "nsubj") and t.i < start.i for t in verb.lefts) else start
