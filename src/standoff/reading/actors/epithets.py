"""Definite nouns that stand for a named actor: "the kingdom", "the bloc", "the rebels", "the company", "the Guards"."""

from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import epithets, roles, words
from standoff.reading.actors.grammar import is_plain
from standoff.reading.actors.ledger import Ledger
from standoff.reading.actors.peoplenouns import is_common, is_group_noun
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

Keys = tuple[str, ...]
_UNNAMED = ("group:", "decider:", "post:", "local:")
_KIND_NOUNS = {"companies": ActorKind.COMPANY, "armed_groups": ActorKind.ARMED_GROUP, "parties": ActorKind.PARTY}


def named_by_epithet(ledger: Ledger, paragraph: "ParsedParagraph", token: "Token") -> Keys:
    """The one named actor that a definite noun without a name of its own stands for, or ()."""
    if not _definite(token):
        return ()
    at = paragraph.start(token)
    if token.pos_ == "PROPN" and token.text[0].isupper():
        short = _by_last_word(ledger, at, token)
        if short:
            return short
    if any(child.pos_ == "PROPN" or child.dep_ in ("nummod", "poss") for child in token.lefts):
        return ()
    noun = token.lemma_.lower()
    form = epithets().get(token.lower_) or epithets().get(noun)
    if form:
        fitting = [key for key, figure in ledger.figures.items() if form in figure.shorts and figure.mentions]
        return (fitting[0],) if len(fitting) == 1 else ()
    for words_name, kind in _KIND_NOUNS.items():
        rebels = kind is ActorKind.ARMED_GROUP and noun in roles() and roles()[noun].stands_for == "armed"
        body = noun in words(f"nouns_for_{words_name}") and token.tag_ not in ("NNS", "NNPS")
        if (rebels or body) and not _is_told_apart(token):
            found = _latest(ledger, at, [key for key in ledger.named(kind) if not key.startswith("group:")])
            if found:
                return found
    if noun in words("nouns_for_rebels") and not _is_told_apart(token):
        return _same_rebels(ledger, at)
    if noun in words("crowds_in_opposition"):
        against = [
            f.key for f in ledger.figures.values() if "OPP" in f.roles and f.kind is ActorKind.PARTY and f.mentions
        ]
        against = [key for key in against if not key.startswith("group:")]
        if len(against) == 1:
            return (against[0],)
    ending = _by_last_noun(ledger, at, token)
    if ending:
        return ending
    same = _by_same_noun(ledger, at, token)
    if same:
        return same
    shorts = [key for key in ledger.named(ActorKind.IGO) if noun in ledger.figures[key].shorts]
    return _latest(ledger, at, shorts)


def _is_told_apart(token: "Token") -> bool:
    """True for "the group that seized the port"; a clause after a comma only says more: "the rebels, who hold it"."""
    clauses = [child for child in token.rights if child.dep_ in ("relcl", "acl")]
    return any(clause.left_edge.nbor(-1).text != "," for clause in clauses)


def _same_rebels(ledger: Ledger, at: int) -> Keys:
    """Those in arms whom the text has called rebels, guerrillas or the like before, and by no name."""
    found = [
        key
        for key, figure in ledger.figures.items()
        if figure.name.lower().removesuffix("s") in words("nouns_for_rebels")
        and figure.side is None
        and any(start < at for start, _ in figure.mentions)
    ]
    return (found[0],) if len(found) == 1 else ()


def _definite(token: "Token") -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in token.lefts)


def _latest(ledger: Ledger, at: int, keys: list[str]) -> Keys:
    """The one mentioned last before `at`; a single candidate need not have been."""
    if len(keys) == 1:
        return (keys[0],)
    nearest = ledger.last_before(at, keys)
    return (nearest,) if nearest else ()


def _by_last_word(ledger: Ledger, at: int, token: "Token") -> Keys:
    """ "the Navy" for the Royal Navy: the body whose longer name ends, or begins, in this word."""
    fitting = []
    # "The House" is no White House.
    legislates = token.lower_ in words("bodies_in_capitals")
    for key, figure in ledger.figures.items():
        if token.text not in figure.name and token.text not in figure.last_words:
            continue
        names = figure.name.split()
        body = bool(figure.kind not in (ActorKind.PERSON, ActorKind.STATE) and figure.mentions)
        body = body and (not legislates or "LEG" in figure.roles)
        if body and ((len(names) > 1 and token.text in names[-2:]) or token.text in figure.last_words):
            fitting.append(key)
    return _latest(ledger, at, fitting)


def _by_last_noun(ledger: Ledger, at: int, token: "Token") -> Keys:
    """ "the council" for the Transitional Military Council: the body named before whose name ends in the noun.

    What every state has one of ("the army") is the state's, and "the council of elders" is another council.
    """
    role = role_of(token)
    body = is_group_noun(token) or (role is not None and role.stands_for in ("body", "group"))
    public = token.lower_lemma in words("organs_of_state") or (
        role is not None and role.sector in words("sectors_of_state")
    )
    told = any(child.dep_ in ("prep", "relcl", "acl", "amod", "compound") for child in token.children)
    if token.pos_ != "NOUN" or token.tag_ != "NN" or not body or public or told:
        return ()
    fitting = [
        key
        for key, figure in ledger.figures.items()
        if key.startswith("name:") and figure.mentions and figure.name.lower().split()[1:][-1:] == [token.lower_]
    ]
    nearest = ledger.last_before(at, fitting)
    return (nearest,) if nearest else ()


def _by_same_noun(ledger: Ledger, at: int, token: "Token") -> Keys:
    """ "The strikers" for the Belfast strikers: those without a name of their own whom the text last called so."""
    if not (token.pos_ == "NOUN" and is_plain(token) and is_common(token)):
        return ()
    if token.lower_lemma in words("organs_of_state"):
        return ()
    fitting = [
        key
        for key, figure in ledger.figures.items()
        if key.startswith(_UNNAMED) and figure.mentions and figure.name.lower().split()[-1:] == [token.lower_]
    ]
    nearest = ledger.last_before(at, fitting)
    return (nearest,) if nearest else ()
