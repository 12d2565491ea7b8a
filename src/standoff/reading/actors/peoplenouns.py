"""Nouns for people and for bodies of people, whatever they are in a dispute."""

from functools import cache

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.memory import remembered
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table


@remembered
def is_person_noun(token: Token) -> bool:
    """True for a noun for a person or for several: "secretary-general", "fishermen", "oilman"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    lemma = _lemma(token)
    return lemma in _nouns("persons") or any(lemma.endswith(end) for end in _nouns("person_endings"))


def is_person_word(word: str) -> bool:
    """True for a word for several persons, lower case, whatever the tagger takes it for: "farmers", "women"."""
    several = word.removesuffix("s") != word and word.removesuffix("s") in _nouns("persons")
    return (
        several or word.endswith(("men", "people")) or (word.endswith("ies") and word[:-3] + "y" in _nouns("persons"))
    )


@remembered
def is_group_noun(token: Token) -> bool:
    """True for a noun for a body of people: "movement", "assembly"."""
    return token.pos_ in ("NOUN", "PROPN") and token.lower_lemma in _nouns("groups")


def is_common(token: Token) -> bool:
    """True for a word for an office, a body or people, however it is written: "the Government", "the Court"."""
    return role_of(token) is not None or is_person_noun(token) or is_group_noun(token)


def _lemma(token: Token) -> str:
    """The lemma, with what a hyphen ties before it: "secretary-general"."""
    if token.i >= 2 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        joined = f"{token.nbor(-2).lower_}-{token.lower_lemma}"
        return joined if joined in _nouns("persons") else token.lower_lemma
    return token.lower_lemma


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(toml_table("people.toml")["lists"][name]["words"])
