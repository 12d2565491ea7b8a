"""Who decides for himself in a state that has no single will: rival governments, a junta, and those it overthrew.

An analyst takes an official's word for his state's. Not so where the text says that power there was seized, lost or
claimed twice: there a person, or a government that needs a name of its own, is a party to the dispute.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.ledger import Figure, Ledger
from standoff.reading.actors.reference import Referents
from standoff.reading.actors.rolenouns import role_of
from standoff.reading.language.clauses import clause_at
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_BODIES = (ActorKind.GOVERNMENT, ActorKind.MILITARY)
_MODIFYING = ("amod", "compound")


def independents(parsed: Sequence["ParsedParagraph"], ledger: Ledger, referents: Referents) -> frozenset[str]:
    """Keys of the figures that are no voice of the state they are of."""
    ruling = {key for key, figure in ledger.figures.items() if _rules_by_name(figure)}
    divided = {ledger.side_of(key) for key in ruling} | set(_divided(parsed, ledger, referents))
    return frozenset(ruling | {key for state in divided for key in own_wills(state, ledger.figures.values())})


def own_wills(state: str, figures: Iterable[Figure]) -> Iterator[str]:
    """Keys of the persons, forces and parliaments right under a state, who have wills where it has no single one."""
    for figure in figures:
        forces = figure.kind is ActorKind.MILITARY or "LEG" in figure.roles
        if figure.side == state and (figure.kind is ActorKind.PERSON or forces):
            yield figure.key


def _rules_by_name(figure: Figure) -> bool:
    """ "the Transitional Military Council", "the junta": so governments are named where they are one of several."""
    name = set(figure.name.lower().split())
    return figure.kind is ActorKind.GOVERNMENT and figure.side is not None and bool(name & words("usurped_rule"))


def _divided(parsed: Sequence["ParsedParagraph"], ledger: Ledger, referents: Referents) -> Iterator[str]:
    """States one of whose own is said to have been overthrown, or to claim an office that others deny."""
    for paragraph in parsed:
        if paragraph.block.kind is not BlockKind.PARAGRAPH:
            continue
        for token in paragraph.doc:
            for head in _overthrown(paragraph, token) if token.pos_ == "VERB" or token.dep_ in _MODIFYING else ():
                for key in referents.of(paragraph, head):
                    state = ledger.side_of(key)
                    rules = key != state or role_of(head) is not None
                    if rules and state in ledger.figures and ledger.figures[state].kind is ActorKind.STATE:
                        yield state


def _overthrown(paragraph: "ParsedParagraph", token: "Token") -> Iterator["Token"]:
    """Whom a verb or an adjective says to be driven from power: "the army ousted X", "X, the exiled president"."""
    if token.pos_ == "VERB" and token.lower_lemma in words("overthrowing_verbs"):
        clause = clause_at(paragraph, token)
        yield from clause.objects
        yield from clause.grammatical_subjects if clause.passive else ()
    if token.dep_ in _MODIFYING and _with_hyphen(token) in words("overthrown"):
        noun = token.head
        yield noun
        yield from (child for child in noun.children if child.dep_ == "appos")
        if noun.dep_ in ("appos", "compound"):
            yield noun.head


def _with_hyphen(token: "Token") -> str:
    """The word, lower case, with what a hyphen ties it to: "self-styled"."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return token.lower_
    return f"{token.nbor(-2).lower_}-{token.lower_}"
