"""Renders predicates and noun phrases as plain text: "open the border", from "would have opened ... until"."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of, trimmed
from standoff.reading.tables import toml_table, word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

Names = Callable[["Token"], str | None]
"""What a pronoun is replaced by in a phrase; None leaves it as it is."""

_LEFT_OUT_OF_VERB = frozenset(
    {"aux", "auxpass", "neg", "nsubj", "nsubjpass", "expl", "mark", "cc", "agent", "parataxis"}
)
_LEFT_OUT_OF_NOUN = frozenset({"relcl", "appos", "cc", "preconj", "predet", "prt"})
_SILENT = (
    "at",
    "iz",
    "is",
    "us",
    "as",
    "dg",
    "rg",
    "ang",
    "ur",
    "ir",
    "ut",
    "bl",
    "tl",
    "dl",
    "gl",
    "pl",
    "ad",
    "id",
    "os",
    "uz",
)
"""Ends of longer verbs that have lost an e before -ing."""

_STOPS = frozenset({";", ":", "--", "—", "–"})


def verb_phrase(clause: Clause, names: Names | None = None) -> str:
    """The clause as a plain verb phrase in the active voice, without subject, tense, negation, conditions and source.

    A passive gets its logical object back: "that the crew be freed" gives "free the crew"; so does a relative clause:
    "the blockade that it will not lift" gives "lift the blockade".
    """
    verb = clause.verb
    kept = _inside(clause)
    passing = word_lists()["passing_adverbs"]
    before = [t for t in kept if t.i < verb.i and t.head.i == verb.i and t.dep_ == "advmod" and t.tag_ == "RB"]
    after = trimmed([t for t in kept if t.i > verb.i])
    words = [t.text for t in before if t.lower_ not in passing] + [lemma_of(verb)]
    if clause.passive:
        objects = _listed(clause.grammatical_subjects, names, apart=verb)
    else:
        objects = _listed([o for o in clause.objects if not verb.is_ancestor(o) or _is_shared(o, verb)], names)
    particle = [t for t in after[:1] if t.dep_ == "prt"]
    if particle and objects and not clause.passive:
        words.append(particle[0].text)
        after = after[1:]
    return " ".join([*words, *objects, text_of(after, names)]).strip()


def _is_shared(noun: "Token", verb: "Token") -> bool:
    """True for the object of a verb coordinated with `verb`."""
    return noun.head.dep_ == "conj" and noun.head.head == verb and noun.dep_ == "dobj"


def refused_phrase(clause: Clause, names: Names | None = None) -> str:
    """What a denied clause refuses: "scrap anything", from "will scrap nothing"."""
    positive = toml_table("grammar.toml")["positive"]

    def named(token: "Token") -> str | None:
        named_in = ("dobj", "attr", "det", "pobj", "nsubj", "nsubjpass")
        if clause.negated and token.lower_ in positive and token.dep_ in named_in:
            return str(positive[token.lower_])
        return names(token) if names is not None else None

    return verb_phrase(clause, named)


def denied_phrase(clause: Clause, names: Names | None = None) -> str:
    """The clause as a plain verb phrase, opened by "not" when it is denied and its words do not say so already."""
    phrase = verb_phrase(clause, names)
    lists = word_lists()
    said = lists["negative_pronouns"] | lists["negative_determiners"]
    return f"not {phrase}" if clause.negated and not said & set(phrase.lower().split()) else phrase


def plain_text(tokens: list["Token"]) -> str:
    """Tokens as running text, without loose ends."""
    return text_of(trimmed(tokens))


def text_of(tokens: Sequence["Token"], names: Names | None = None) -> str:
    """Tokens as running text, spaced as in the document; those left out between two leave one space."""
    pieces: list[str] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        named = names(token) if names is not None else None
        pieces.append(named if named is not None else _inside_a_sentence(token))
        adjacent = following is not None and following.i == token.i + 1
        pieces.append(token.whitespace_ if adjacent else " ")
    return " ".join("".join(pieces).replace(" ,", ",").split())


def _inside_a_sentence(token: "Token") -> str:
    """The word as it is written when it does not open a sentence."""
    plain = token.pos_ in ("DET", "PRON", "ADP", "ADJ", "ADV", "NOUN")
    opens = token.is_sent_start and plain and not token.ent_type_ and not (len(token.text) > 1 and token.text.isupper())
    return str(token.lower_ if opens and token.lower_ != "i" else token.text)


def _listed(heads: Sequence["Token"], names: Names | None, apart: "Token | None" = None) -> list[str]:
    """Noun phrases as one enumeration: "the ban and the tariffs"; without what hangs on `apart`: "the crew freed"."""
    accusative = toml_table("grammar.toml")["accusative"]
    hung = {h: {t.i for t in apart.subtree} if apart is not None and h.is_ancestor(apart) else set() for h in heads}
    plain = {h: plain_text([t for t in noun_phrase_tokens(h) if t.i not in hung[h]]) for h in heads}
    phrases = [(names(h) if names is not None else None) or accusative.get(h.lower_) or plain[h] for h in heads]
    return [" and ".join(dict.fromkeys(phrases))] if phrases else []


def _inside(clause: Clause) -> list["Token"]:
    """Tokens of the clause that describe the action itself."""
    lists = word_lists()
    left_out: set[int] = set()
    for token in clause.verb.children:
        conjunct = token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
        reason = token.dep_ == "advcl" and any(
            t.dep_ == "mark" and t.lower_ in lists["reason_markers"] for t in token.children
        )
        argued = token.lower_ == "by" and any(lemma_of(t) in lists["saying_verbs"] for t in token.children)
        aside = token.lower_ in lists["asides"] or (token.lower_ == "without" and _is_set_off(token))
        if token.dep_ in _LEFT_OUT_OF_VERB or conjunct or reason or argued or aside:
            left_out |= {int(t.i) for t in token.subtree}
    for token in clause.verb.subtree:
        if _adds(token):
            left_out |= {int(t.i) for t in token.subtree}
    kept = [t for t in clause.tokens() if t.i not in left_out]
    stop = next((t.i for t in kept if t.i > clause.verb.i and t.text in _STOPS), len(clause.verb.doc))
    return [t for t in kept if t.i < stop]


def _adds(token: "Token") -> bool:
    """True for what a comma sets off from what it describes: "the drones, which it needs"."""
    if not _is_set_off(token.left_edge):
        return False
    return token.dep_ in ("appos", "relcl") or (token.dep_ == "ccomp" and token.left_edge.lower_ == "which")


def _is_set_off(token: "Token") -> bool:
    return token.i > 0 and token.nbor(-1).text == ","


def _is_relative(token: "Token") -> bool:
    """True for a relative clause that the parser took for the content of its noun: "the offer that it had made"."""
    return token.dep_ == "acl" and any(t.lower_ == "that" and t.dep_ == "dobj" for t in token.children)


def noun_phrase(head: "Token") -> str:
    """The noun phrase headed by `head`, without relative clauses, appositions and conjuncts."""
    return plain_text(noun_phrase_tokens(head))


def without_asides(head: "Token") -> list["Token"]:
    """Tokens of the phrase headed by `head`, without what commas set off."""
    left_out = {int(t.i) for token in head.subtree if token != head and _adds(token) for t in token.subtree}
    return [t for t in head.subtree if t.i not in left_out]


def noun_phrase_tokens(head: "Token") -> list["Token"]:
    """Tokens of the noun phrase headed by `head`, without relative clauses, appositions and conjuncts."""
    left_out: set[int] = set()
    for token in head.subtree:
        below = token.head == head and (token.dep_ in _LEFT_OUT_OF_NOUN or token.dep_ == "conj")
        # "everything" says nothing without its "that it is owed".
        below = below and not (token.dep_ == "relcl" and head.pos_ == "PRON")
        if below or (token != head and (_adds(token) or _is_relative(token))):
            left_out |= {int(t.i) for t in token.subtree}
    words = trimmed([t for t in head.subtree if t.i not in left_out])
    # "no talks" is told as "talks"; "no more than ten ships" keeps its bound.
    negative = word_lists()["negative_determiners"]
    while words and words[0].lower_ in negative and (words[0].head == head or words[0].lower_ == "not"):
        words = words[1:]
    return words


def gerund(phrase: str) -> str:
    """ "denying it", from "deny it": the verb phrase as an -ing form, by the spelling rules of English."""
    verb, _, rest = phrase.partition(" ")
    if verb.endswith("ie"):
        stem = verb[:-2] + "y"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        stem = verb[:-1]
    elif len(verb) <= 4 and len(verb) > 2 and _doubles(verb):
        stem = verb + verb[-1]
    else:
        stem = verb
    return f"{stem}ing {rest}".strip()


def _doubles(verb: str) -> bool:
    """True for short verbs that end in one consonant after one vowel: stop, hit, shut."""
    vowels = "aeiou"
    return verb[-1] not in vowels + "wxyh" and verb[-2] in vowels and verb[-3] not in vowels


def plain_form(gerund_form: str) -> str:
    """ "close", from "closing": the verb of an -ing form, by the spelling rules of English."""
    stem = gerund_form.removesuffix("ing")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsze":
        return stem[:-1]
    vowels = "aeiou"
    syllables = sum(1 for at, letter in enumerate(stem) if letter in vowels and (not at or stem[at - 1] not in vowels))
    lone = len(stem) > 2 and stem[-1] not in vowels + "wxy" and stem[-2] in vowels and stem[-3] not in vowels
    # A short verb would have doubled its consonant; a long one shows a silent e by its last letters.
    silent = (syllables == 1 and lone) or stem.endswith(_SILENT) or stem[-1:] in ("v", "c")
    return f"{stem}e" if silent else stem
