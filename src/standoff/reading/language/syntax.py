"""Words of a parse: lemmas, coordinations, verbs that share a subject; what the whole clause layer is made from."""

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from standoff.reading.language.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token
    from standoff.text import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
VERBAL = ("VERB", "AUX")
_PLACE = attrgetter("i")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def is_predicate(token: "Token") -> bool:
    """True for verbs and copulas that head a clause of their own."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound", "prep")


def lemma_of(token: "Token") -> str:
    """Lower-case lemma."""
    return token.lower_lemma


def coordinated(token: "Token") -> list["Token"]:
    """The noun (or gerund) and what is coordinated with it, in order; each once."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and (child.pos_ in NOMINAL or child.pos_ == token.pos_):
                found.append(child)
                queue.append(child)
    return sorted(found, key=_PLACE) if len(found) > 1 else found


def verb_conjuncts(verb: "Token") -> list["Token"]:
    """The verb and the verbs coordinated below it that share its subject, in order."""
    found = [verb]
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ in ("VERB", "AUX")
            and not has_subject(child)
            and not _is_set_against(child)
        ):
            found += verb_conjuncts(child)
    return found


def span_of(paragraph: ParsedParagraph, tokens: Sequence["Token"]) -> "Span":
    """The document span from the first to the last of `tokens`."""
    return paragraph.span(min(tokens, key=_PLACE), max(tokens, key=_PLACE))


def trimmed(tokens: list["Token"]) -> list["Token"]:
    """`tokens` without punctuation, conjunctions and stray markers at either end."""

    def loose(token: "Token") -> bool:
        return (token.is_punct and token.text != "%") or token.is_space or token.dep_ == "cc"

    start, end = 0, len(tokens)
    while start < end and loose(tokens[start]):
        start += 1
    while end > start and loose(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def has_subject(verb: "Token") -> bool:
    """True when the verb has a subject of its own."""
    return any(t.dep_ in SUBJECTS for t in verb.children)


def is_second_complement(verb: "Token") -> bool:
    """True for `trade` in "says that it will talk and that it will trade", wherever the parser coordinates it."""
    return verb.dep_ == "conj" and any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)


def _is_bare(verb: "Token") -> bool:
    """True for a plain form; the tagger takes `shut` and `cut` for past ones."""
    return bool(verb.tag_ == "VB" or (verb.tag_ in ("VBD", "VBN") and verb.lower_ == lemma_of(verb)))


def bare_conjunct(verb: "Token") -> bool:
    """True for `trade` in "will not talk or trade": a bare verb under the auxiliary of the one before it."""
    return bool(
        verb.dep_ == "conj"
        and _is_bare(verb)
        and _is_bare(verb.head)
        and not has_subject(verb)
        and not any(t.dep_ == "aux" for t in verb.children)
        and not any(t.text == ":" for t in verb.doc[verb.head.i : verb.i])
        and not _is_set_against(verb)
    )


def _is_set_against(verb: "Token") -> bool:
    """True for `share` in "would close it rather than share it": what is done is the other."""
    joining = [t for t in verb.head.children if t.dep_ == "cc" and verb.head.i < t.i < verb.i]
    return bool(joining) and joining[-1].lower_ == "than"


def passive_conjunct(verb: "Token") -> bool:
    """True for `freed` in "must be fed and freed": a participle under the plain "be" of the one before it."""
    if verb.dep_ != "conj" or has_subject(verb):
        return False
    # "have been handed over or put on trial": the tagger takes `put` for a plain form.
    if verb.tag_ not in ("VBN", "VBD") and not (verb.tag_ == "VB" and verb.head.tag_ == "VBN"):
        return False
    if any(t.dep_ in ("aux", "auxpass") for t in verb.children):
        return False
    # "have been found and taken home"; a past tense goes on in the active.
    participle = verb.tag_ in ("VBN", "VB") and not any(t.dep_ == "dobj" and t.lower_ != "home" for t in verb.children)
    forms = ("be", "been", "being") if participle else ("be",)
    plain = any(t.dep_ == "auxpass" and t.lower_ in forms for t in verb.head.children)
    return plain or passive_conjunct(verb.head)


def conjuncts_with_subject(verb: "Token") -> list["Token"]:
    """Verbs coordinated with `verb` that have subjects of their own."""
    return [t for t in verb.children if t.dep_ == "conj" and t.pos_ in VERBAL and has_subject(t)]


def has_mark(verb: "Token") -> bool:
    """True for a clause that a subordinator opens."""
    return any(t.dep_ == "mark" for t in verb.children)


def is_set_off(word: "Token") -> bool:
    """True for a word after a comma."""
    return word.i > word.sent.start and word.nbor(-1).text == ","
