"""Role nouns in the text: which sector a noun names, and which office."""

from functools import cache

from standoff.reading.actors.gazetteer import Role, roles, words
from standoff.reading.language.memory import remembered
from standoff.reading.language.tree import Token


@remembered
def role_of(token: Token) -> Role | None:
    """The role that a noun, alone or with the word before it ("foreign ministry"), names."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    table = roles()
    lemma = token.lower_lemma
    # "The House" votes; a house is lived in.
    if lemma in words("bodies_in_capitals") and not token.text[0].isupper():
        return None
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        # "secretary-general"
        first = token.nbor(-2).lower_
        joined = table.get(f"{first}-{lemma}") or table.get(f"{first} {lemma}")
        if joined is not None:
            return joined
    for noun in (lemma, token.lower_):
        if noun in _of_two_words() and token.i and (pair := f"{token.nbor(-1).lower_} {noun}") in table:
            return table[pair]
    return table.get(lemma) or table.get(token.lower_)


@cache
def _of_two_words() -> frozenset[str]:
    """The last words of roles that have more than one."""
    return frozenset(noun.partition(" ")[2] for noun in roles() if " " in noun)


def office_of(noun: Token) -> str:
    """The office a noun names, with the words that tell it from others ("foreign minister"), lower case."""
    own = [
        child.lower_
        for child in noun.lefts
        if child.dep_ in ("compound", "amod")
        and child.ent_type_ not in ("GPE", "NORP")
        and child.lower_ not in words("of_their_time") | words("overthrown")
    ]
    return " ".join([*own, noun.lemma_.lower()])
