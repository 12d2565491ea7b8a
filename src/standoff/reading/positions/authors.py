"""Who speaks in what is written or passed, and where in the text those stand who want, refuse or promise something."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.clauses import clause_at
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def authors(tokens: Sequence["Token"], paragraph: ParsedParagraph) -> tuple["Token", ...]:
    """Who speaks in what is written or passed: Oslo, in "Oslo's note asks", "Oslo sent a note"."""
    spoken: list[Token] = []
    for token in tokens:
        owners: list[Token] = []
        if lemma_of(token) in words("voices", "written") | words("voices", "papers"):
            owners = [
                t
                for t in token.children
                if t.dep_ in ("poss", "amod", "compound") and (t.ent_type_ or t.dep_ == "poss")
            ]
            sent = lemma_of(token) in words("voices", "written")
            ties = ("from", "by", "of") if sent else ("from", "by")
            tied = [t for t in token.children if t.lower_ in ties and t.dep_ in ("prep", "agent")]
            owners += [p for t in tied for p in t.children if p.dep_ == "pobj"]
            if not owners and sent and token.dep_ == "dobj" and token.head.pos_ == "VERB":
                owners = [t for t in clause_at(paragraph, token.head).subjects if t != token]
        spoken += owners or [token]
    return tuple(spoken)


def deciding(matches: Iterable[Found]) -> frozenset[int]:
    """Document offsets of the heads of who holds what was matched, as far as the sentence itself names the holder.

    Who is only said to be about to do something decides nothing, nor does who tells of others.
    """
    heads: set[int] = set()
    for found in matches:
        own = authors(found.holders, found.paragraph)
        if found.first_hand and (found.sources or any(t.pos_ != "PRON" for t in own)):
            own = ()
        if not own or all(t.pos_ == "PRON" for t in own):
            told = (t for t in authors(found.sources, found.paragraph) if _may_be(t, found.holders))
            own = (*own, *(t for t in told if lemma_of(t) not in words("observers", "nouns")))
        if not own and found.voiced:
            start = found.target.head.sent.start
            own = tuple(
                t for noun in found.paragraph.doc[start : found.target.head.i] for t in _presenters(noun, found)
            )
        heads |= {found.paragraph.start(token) for token in (*own, *_asked(found))}
    return frozenset(heads)


def _asked(found: Found) -> Iterator["Token"]:
    """Who is spoken to and asked for something: the judges, in "asked the judges to order it"; no men of one's own."""
    clause = found.target.clause
    if found.stance is Stance.DEMANDS and clause is not None and not clause.passive and is_infinitive(clause.verb):
        for token in found.target.performers:
            role = role_of(token)
            own = any(t.dep_ == "poss" for t in token.children) or (role is not None and role.stands_for == "force")
            if token.pos_ == "NOUN" and not own and token.i < clause.verb.i:
                yield token


def _presenters(noun: "Token", found: Found) -> list["Token"]:
    return [t for t in owners_of_voice(noun, found.paragraph) if t.pos_ == "NOUN"]


def _may_be(source: "Token", pronouns: Sequence["Token"]) -> bool:
    """True unless the number of a pronoun tells that it is not who speaks: "a banker said that it could not pay"."""
    several = source.tag_ in ("NNS", "NNPS")
    told = {t.lower_ for t in pronouns}
    return not told or bool(told & {"we", "they"} if several else told & {"i", "we", "he", "she", "it"})


def owners_of_voice(noun: "Token", paragraph: ParsedParagraph) -> list["Token"]:
    """ "Oslo" in "Oslo's answer", "the answer from Oslo", "Oslo handed them a list of demands"."""
    if lemma_of(noun) not in words("voices", "nouns") | words("anaphors", "demand_nouns"):
        return []
    owners = [t for t in noun.children if t.dep_ in ("poss", "amod", "compound")]
    tied = [p for t in noun.children if t.lower_ in ("of", "from") for p in t.children if p.dep_ == "pobj"]
    owners += [t for t in tied if t.pos_ == "PROPN" or t.ent_type_ or any(c.dep_ == "amod" for c in t.children)]
    presented = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    copula = noun.head if noun.dep_ == "nsubj" and lemma_of(noun.head) == "be" else None
    if not owners and copula is not None and copula.tag_ == "VBG" and copula.head.pos_ == "VERB":
        # "has put six points, the gist being that Oslo must pay"
        return list(clause_at(paragraph, copula.head).subjects)
    if not owners and noun.dep_ == "nsubj" and lemma_of(noun.head) == "be":
        # "In Oslo the view is that Rome must pay"
        where = [
            p for t in noun.head.children if t.dep_ == "prep" and t.lower_ in ("in", "at", "for") for p in t.children
        ]
        owners = [p for p in where if p.dep_ == "pobj" and p.ent_type_ in ("GPE", "ORG", "NORP")]
    if not owners and noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under") and presented is None:
        # "Oslo is willing, on two conditions: ..."
        return list(clause_at(paragraph, noun.sent.root).subjects) if noun.sent.root.pos_ in ("VERB", "AUX") else []
    if owners or presented is None:
        return owners
    presenting = clause_at(paragraph, presented)
    put = {presenting.lemma, lemma_of(presented)} & words("presenting", "verbs")
    return list(presenting.subjects) if put else []
