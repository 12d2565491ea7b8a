"""What a word is in or before a personal name: a title, what the title is for, a particle, a name word, or none."""

from standoff.reading.actors.gazetteer import words
from standoff.reading.language.tree import Token


def is_title(token: Token) -> bool:
    """True for a title as one stands before a name: "Mr", "President", "Gen."."""
    return (token.text[0].isupper() or token.lower_ == "shah") and token.lower_.rstrip(".") in words("titles")


def name_word(token: Token) -> bool:
    """True for a capitalised word that the tagger takes for a proper name."""
    return bool(token.pos_ == "PROPN" and token.text[0].isupper() and token.is_alpha and not token.is_stop)


def joins(token: Token) -> bool:
    """True for particles inside names, hyphens, and what a hyphen ties to them ("Jae-in")."""
    return token.lower_ in words("name_particles") or hyphenated(token)


def hyphenated(token: Token) -> bool:
    """True for the last part of "Jae-in"."""
    if token.i < 2 or not token.is_alpha:
        return False
    hyphen, before = token.nbor(-1), token.nbor(-2)
    return hyphen.text == "-" and not hyphen.whitespace_ and not before.whitespace_ and before.text[0].isupper()


def inner_hyphen(token: Token) -> bool:
    """True for the hyphen of "Kassym-Jomart"."""
    if token.text != "-" or token.whitespace_ or token.i + 1 == len(token.doc):
        return False
    return not token.nbor(-1).whitespace_ and name_word(token.nbor())


def possessive(token: Token) -> bool:
    """True for the ending in "X's"."""
    return token.tag_ == "POS"


def is_title_part(token: Token) -> bool:
    """True for a title, and for the full stop of an abbreviated one that the pipeline cut off."""
    if token.text == ".":
        return token.i > 0 and is_title(token.nbor(-1)) and not token.nbor().is_sent_start
    return is_title(token)


def is_portfolio(token: Token) -> bool:
    """True for "State" in "Secretary of State X": what a title is for, written like the first word of a name."""
    if token.i < 2 or token.lower_ not in words("portfolios") or not token.text[0].isupper():
        return False
    return token.nbor(-1).lower_ == "of" and is_title(token.nbor(-2))


def opens_surname(token: Token) -> bool:
    """True for the particle of "Dr. de Quay"."""
    return token.i > 0 and token.lower_ in words("name_particles") and token.is_alpha and is_title_part(token.nbor(-1))


def is_no_name(token: Token) -> bool:
    """True for what can be no part of a name: a title, a date, a small word."""
    if token.lower_ in words("calendar"):
        return True
    return is_title(token) or not token.text[0].isalpha() or token.is_stop
