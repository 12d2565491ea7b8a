"""Organs and forces of a state under the words that the text has: "the Norwegian parliament", "Turkish warships"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import Entry, Role, words
from standoff.reading.actors.grammar import is_modifier, is_subject, phrase_start
from standoff.reading.actors.ledger import Figure, Ledger, Naming
from standoff.reading.actors.reference import Referents
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_PLAIN = ("prep", "pobj", "det", "compound", "amod", "poss", "case", "cc", "conj")


class Bodies:
    """Enters what is of a state, or of an organisation, into the ledger."""

    def __init__(self, ledger: Ledger, referents: Referents, entries: Mapping[str, Entry]) -> None:
        self._ledger = ledger
        self._referents = referents
        self._entries = entries

    def enter(
        self,
        paragraph: "ParsedParagraph",
        body: "Token",
        head: "Token",
        role: Role,
        side: str,
        seat: Naming | None = None,
    ) -> None:
        """Enter the body that the noun `body` names, of `side`, mentioned in the phrase headed by `head`."""
        entry = self._entries.get(side)
        own = self._ledger.figures.get(side)
        owner = entry.adjective if entry is not None else own.name if own is not None else ""
        country = own.country if own is not None else entry.country if entry is not None else None
        label = self.label(paragraph, body)
        if side.startswith("name:") and owner.lower().endswith(f" {label.lower()}"):
            # "A Commission spokesman": the commission is the owner itself.
            self._ledger.mention(side, paragraph, phrase_start(head), head, head)
            return
        forces = {label.lower(), label.lower().removesuffix("s"), body.lemma_.lower()} & words("armed_forces")
        key = f"body:{side}:{'armed forces' if forces else label.lower()}"
        if key not in self._ledger.figures:
            belongs = side if role.stands_for in ("body", "force") and own is not None else None
            name = f"{owner} {label}".strip()
            self._ledger.figures[key] = Figure(key, name, role.kind, country, belongs, [role.sector])
        after = [
            naming.last for naming in (seat, self._referents.possessor_after(paragraph, head)) if naming is not None
        ]
        last = max((token for token in after if token.i > head.i), key=lambda token: int(token.i), default=head)
        self._ledger.mention(key, paragraph, phrase_start(head), last, head)

    def enter_force(self, paragraph: "ParsedParagraph", token: "Token", role: Role, state: str) -> bool:
        """Enter the forces of a state as a military actor, where they act or are acted on; True if so."""
        owner = self._ledger.figures.get(state)
        if (
            role.stands_for != "force"
            or owner is None
            or owner.kind is not ActorKind.STATE
            or not _takes_part(token, role)
        ):
            return False
        named = [key for key in self._referents.mentioned(paragraph, token) if key.startswith("name:")]
        if len(named) == 1:
            self._ledger.mention(named[0], paragraph, phrase_start(token), token, token)
        else:
            self.enter(paragraph, token, token, role, state)
        return True

    def label(self, paragraph: "ParsedParagraph", noun: "Token") -> str:
        """The noun with what tells it from others, without the name of whose it is."""
        own = [
            child.text + ("-" if child.nbor().text == "-" and not child.whitespace_ else " ")
            for child in noun.lefts
            if child.dep_ in ("compound", "amod")
            and child.lower_ not in words("no_distinction")
            and child.ent_type_ != "DATE"
            and not self._referents.is_named(paragraph, child)
        ]
        end = with_staff(noun)
        text = "".join([*own, noun.doc[noun.i : end.i + 1].text])
        return text if text.isupper() or noun.pos_ == "PROPN" else text[:1].lower() + text[1:]


def with_staff(noun: "Token") -> "Token":
    """The last word of the noun's own name: "staff" in "the chiefs of staff"."""
    after = [p for child in noun.rights if child.lower_ == "of" for p in child.children]
    return next((p for p in after if p.lower_ == "staff"), noun)


def _takes_part(token: "Token", role: Role) -> bool:
    """True for several soldiers, or a unit, who act or are acted on; what is sailed or flown has to do something.

    One soldier is a person, and "withdraws its troops" says what a state does with its own.
    """
    if is_modifier(token) or (role.noun in words("people_in_arms") and token.tag_ not in ("NNS", "NNPS")):
        return False
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    does = first.head.lemma_.lower() in words("acting_verbs")
    if role.noun in words("arms"):
        return is_subject(token) and does
    of_its_own = any(child.dep_ == "poss" for child in token.lefts)
    if of_its_own and not does:
        return False
    # "The frigate Thor" goes by its own name.
    if token.tag_ == "NN" and token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN":
        return False
    done_to = does and first.dep_ == "dobj" and not of_its_own
    return is_subject(token) or done_to or (first.dep_ == "pobj" and first.head.dep_ == "agent")


def complement_end(token: "Token") -> "Token":
    """The end of what tells the people from others: "the boatmen of Donoso", "the deputies close to the military"."""
    last = with_staff(token)
    for child in token.rights:
        ties = child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "to", "for", "with", "at")
        if (ties or child.dep_ == "amod") and child.i == last.i + 1:
            inside = list(child.subtree)
            if all(t.dep_ in _PLAIN for t in inside):
                last = inside[-1]
    return last
