"""Whose person somebody is where no office says so: "Ruiz's Front", "the Front, led by Ruiz", "Ruiz of the Front"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words
from standoff.reading.actors.ledger import Ledger
from standoff.reading.language.syntax import coordinated
from standoff.reading.model import ActorKind
from standoff.text import BlockKind

if TYPE_CHECKING:
    from standoff.reading.actors.reference import Referents
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_LED = (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COMPANY, ActorKind.OTHER, ActorKind.IGO, ActorKind.MILITARY)


def memberships(
    parsed: Sequence["ParsedParagraph"], ledger: Ledger, referents: "Referents"
) -> Iterator[tuple[str, str]]:
    """The key of each person whom the text ties to a body or a group that it names, and of that body."""
    for paragraph in (p for p in parsed if p.block.kind is BlockKind.PARAGRAPH):
        for token in paragraph.doc:
            for person, body in _ties(token):
                mine = [key for key in ledger.at_head(paragraph, person) if key.startswith("person:")]
                whose = (
                    [key for key in referents.mentioned(paragraph, body) if _may_be_led(key, ledger)] if mine else []
                )
                if len(whose) == 1:
                    yield from ((key, whose[0]) for key in mine)


def _may_be_led(key: str, ledger: Ledger) -> bool:
    return not key.startswith(("person:", "state:")) and ledger.figures[key].kind in _LED


def _ties(token: "Token") -> Iterator[tuple["Token", "Token"]]:
    """Pairs of a person and a body, as far as the grammar can tell, that `token` ties together."""
    if token.dep_ == "poss" and token.pos_ == "PROPN":
        # "Ruiz's Liberation Front".
        yield token, token.head
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent"):
        preposition, host = token.head, token.head.head
        if preposition.lower_ in ("of", "for", "from") and host.pos_ == "PROPN":
            # "Ruiz of the Front", "Ruiz, for the Front", and "the council of Ruiz".
            yield host, token
            yield from ((one, host) for one in coordinated(token))
        elif preposition.lower_ == "under":
            yield from ((one, host) for one in coordinated(token))
        elif preposition.lower_ in ("by", "to") and _ties_to_leader(host):
            # "The Front, led by Ruiz", "the units loyal to Ruiz".
            bodies = [t for t in host.lefts if t.dep_ == "nsubjpass"] or [host.head]
            yield from ((one, body) for one in coordinated(token) for body in bodies)
    if token.pos_ == "VERB" and token.lower_lemma in words("leading_verbs"):
        subject = next((t for t in token.lefts if t.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in ("WP", "WDT") and token.dep_ == "relcl":
            subject = token.head
        yield from (
            (one, thing) for thing in token.rights if thing.dep_ == "dobj" and subject for one in coordinated(subject)
        )


def _ties_to_leader(word: "Token") -> bool:
    tying = words("leading_verbs") | words("words_for_loyalty")
    placed = word.dep_ in ("acl", "relcl", "amod") or any(t.dep_ == "nsubjpass" for t in word.lefts)
    return placed and word.lower_lemma in tying
