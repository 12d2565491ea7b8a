"""Nouns that name a course of action, as plain verb phrases: "the withdrawal of troops" is "withdraw troops"."""

from functools import cache
from typing import TYPE_CHECKING

from standoff.reading.language.phrases import noun_phrase, plain_form, plain_text, without_asides
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_PARTIES = ("with", "between", "about", "over")
"""Prepositions behind what is held by several, on a matter: they tell one such thing from another."""

_LINKS = ("for", "on", "to", "into", "of")
"""Prepositions that a verb phrase of the table ends in."""


@cache
def _verbs() -> dict[str, str]:
    verbs: dict[str, str] = toml_table("nominal_actions.toml")["verbs"]
    return verbs


def results() -> dict[str, str]:
    """Verbs that bring a thing into the state it is wanted in: `return` for `back`."""
    found: dict[str, str] = toml_table("nominal_actions.toml")["results"]
    return found


def movements() -> dict[str, str]:
    """What somebody does who gets into one of the states of `results` by himself: `leave` for `gone`."""
    found: dict[str, str] = toml_table("nominal_actions.toml")["movements"]
    return found


def names_action(noun: "Token") -> bool:
    """True when the noun says what somebody would do: `withdrawal`, not `territory`."""
    return lemma_of(noun) in _verbs()


def names_deed(noun: "Token") -> bool:
    """True for `withdrawal`, and for `sending` in "the sending of troops"."""
    return names_action(noun) or _verb_of_gerund(noun) is not None


def is_hostile(noun: "Token") -> bool:
    """True when the noun names what somebody would suffer: `attack`, `ban`."""
    return _verbs().get(lemma_of(noun)) in words("commitments", "hostile")


def is_settled(noun: "Token") -> bool:
    """True when the noun names what is agreed or held (`deal`, `vote`), so that "before a deal" is a condition."""
    table = toml_table("nominal_actions.toml")["demanded"]
    return any(lemma_of(noun) in table[verb] for verb in ("agree_to", "hold"))


def is_granted(noun: "Token") -> bool:
    """True for what one party gives another: "a larger quota", "an assurance"."""
    return lemma_of(noun) in toml_table("conditions.toml")["granted"]["nouns"]


def action_of(noun: "Token", stance: Stance, result: str | None = None) -> str:
    """The course of action that a noun phrase names, as a verb phrase; other nouns get the plain verb of the stance.

    `result` is the state the thing is wanted in, as `back` in "wants the ship back".
    """
    if result is not None:
        return f"{results().get(result, 'put ' + result)} {noun_phrase(noun)}"
    verb = _verbs().get(lemma_of(noun)) or _verb_of_gerund(noun)
    unwelcome = stance in (Stance.REFUSES, Stance.ACCEPTS) and verb in words("commitments", "hostile")
    clausal = (t for t in noun.children if t.dep_ in ("acl", "ccomp", "relcl") and t.left_edge.lower_ == "that")
    said = next((t for t in clausal if t.dep_ != "relcl" or t.left_edge.dep_ == "mark"), None)
    if verb is None or unwelcome:
        # "an undertaking that no more ships be boarded"
        lost = said if said is not None and said.dep_ == "relcl" else None
        rest = f" {plain_text(list(lost.subtree))}" if lost is not None else ""
        return f"{_plain_verb(noun, stance)} {noun_phrase(noun)}{rest}"
    if said is not None:
        return f"{verb.removesuffix(' of').removesuffix(' for')} {plain_text(list(said.subtree))}"
    tying: tuple[str, ...] = ("of", "to", "on", "for", "into")
    if verb.rpartition(" ")[2].rstrip("s") == lemma_of(noun).rstrip("s"):
        tying += _PARTIES  # "hold talks with Lima", "hold talks about the bay"
    preposition = next((t for t in noun.children if t.dep_ == "prep" and t.lower_ in tying), None)
    if preposition is None:
        adjectives = [t.text for t in noun.children if t.dep_ in ("amod", "compound") and t.i < noun.i]
        bare = verb.rpartition(" ")[0] if verb.rpartition(" ")[2] in _LINKS else verb
        return _modified(bare, adjectives, noun)
    last_word = verb.rsplit(" ", 1)[-1]
    if last_word in _LINKS and preposition.lower_ != last_word and preposition.lower_ != "of":
        verb, last_word = verb.removesuffix(f" {last_word}"), ""
    again = " " in verb and last_word.rstrip("s") == lemma_of(noun).rstrip("s") and preposition.lower_ == "of"
    if again and lemma_of(noun) in toml_table("nominal_actions.toml")["talked"]:
        # "talks of peace" are held on it, but a truce of sixty days is one of sixty days.
        verb, last_word, again = f"{verb} on", "on", False
    verb = _described(verb, last_word, noun)
    if not again and (preposition.lower_ in ("of", last_word) or names_object(noun, preposition.lower_)):
        rest = plain_text([t for t in without_asides(preposition) if t.i > preposition.i])
    else:
        rest = plain_text(without_asides(preposition))
    return (
        f"{verb.removesuffix(' ' + preposition.lower_)} {preposition.lower_} {rest}"
        if (last_word == preposition.lower_)
        else f"{verb} {rest}"
    )


def _verb_of_gerund(noun: "Token") -> str | None:
    """ "downgrade", for "a downgrading of relations"."""
    of = any(t.dep_ == "prep" and t.lower_ == "of" for t in noun.children)
    return plain_form(noun.lower_) if of and noun.lower_.endswith("ing") and len(noun.lower_) > 5 else None


def worded(noun: "Token", stance: Stance, phrase: str, result: str | None = None) -> str:
    """`phrase`, an item with `noun` for its head, as a verb phrase: for enumerations that the parse has torn apart."""
    if result is not None:
        return f"{results().get(result, 'put ' + result)} {phrase}"
    verb = _verbs().get(lemma_of(noun))
    rest = phrase.split(noun.text, 1)[-1].strip()
    if verb is None:
        return f"{_plain_verb(noun, stance)} {phrase}"
    link = rest.split(" ", 1)[0]
    if link == "of" or names_object(noun, link):
        return f"{verb} {rest.removeprefix(link).strip()}"
    if verb.endswith(f" {link}"):
        return f"{verb} {rest.removeprefix(link).strip()}"
    head, _, last = verb.rpartition(" ")
    return f"{head if last in _LINKS else verb} {rest}".strip()


def _plain_verb(noun: "Token", stance: Stance) -> str:
    """What one does with a thing that is demanded or refused: "pay" money, "impose" sanctions, "grant" the rest."""
    table = toml_table("nominal_actions.toml")
    if stance is Stance.DEMANDS:
        # "a lower tariff" is a concession, "a tariff" a burden.
        less = any(t.tag_ == "JJR" or t.lower_ in table["lessening"] for t in noun.children)
        for verb, nouns in table["demanded"].items():
            if less and verb == "impose":
                continue
            if lemma_of(noun) in nouns or (noun.ent_type_ == "MONEY" and verb == "pay"):
                return str(verb.replace("_", " "))
    named = {Stance.OFFERS: "offered", Stance.THREATENS: "threatened"}.get(stance)
    offered = table[named].items() if named is not None else ()
    plain = next((verb for verb, nouns in offered if lemma_of(noun) in nouns), str(table["fallback"][stance]))
    return plain.replace("_", " ")


def _modified(verb: str, adjectives: list[str], noun: "Token") -> str:
    """ "hold direct talks", where the verb phrase names the noun again; else "withdraw immediately"."""
    head, _, last = verb.rpartition(" ")
    if head and last.rstrip("s") == lemma_of(noun).rstrip("s"):
        if adjectives and head.endswith((" a", " an")):
            head = head.removesuffix("n") if adjectives[0][0].lower() not in "aeiou" else head.removesuffix("n") + "n"
        return " ".join([head, *adjectives, last])
    # "a Spanish withdrawal": whose it is says nothing of the manner.
    own = [t.text for t in noun.children if t.dep_ == "amod" and (t.ent_type_ == "NORP" or t.text[:1].isupper())]
    adjectives = [word for word in adjectives if word not in own]
    manner = {t.text: _adverb(t.lower_) for t in noun.children if t.dep_ == "amod" and t.tag_ == "JJ"}
    return " ".join([verb, *(manner.get(word, word) for word in adjectives)])


def _described(verb: str, link: str, noun: "Token") -> str:
    """ "issue a formal apology for", where the verb phrase names the noun again; else the verb as it is."""
    bare = verb.removesuffix(f" {link}") if link in _LINKS else verb
    adjectives = [t.text for t in noun.children if t.dep_ in ("amod", "compound") and t.i < noun.i]
    if bare.rpartition(" ")[2].rstrip("s") != lemma_of(noun).rstrip("s") or " " not in bare:
        return verb
    return _modified(bare, adjectives, noun) + verb.removeprefix(bare)


def _adverb(adjective: str) -> str:
    """The adverb of manner of an adjective, by the spelling rules of English: `immediately`, `fully`."""
    if adjective.endswith("ll"):
        return adjective + "y"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + ("ally" if adjective.endswith("ic") else "ly")


def names_object(noun: "Token", preposition: str) -> bool:
    """True when `preposition` gives the noun's object, as in "an end to the raids"."""
    return lemma_of(noun) in toml_table("nominal_actions.toml")["objects"].get(preposition, ())
