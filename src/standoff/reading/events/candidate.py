"""`Candidate`: an event as a matcher sees it, before its date, place and wording are settled and twins are joined."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.events.senses import Sense
from standoff.reading.language.clauses import Clause
from standoff.reading.language.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A realised event named by `anchor`; `clause` is what it heads or stands in.

    `tokens` are what the finding's span runs over, `anchors` all verbs and nouns that tell of this same event, `themes`
    the nouns that the sense is about ("talks" in "broke off talks"). Actor and recipient are actor ids; `party_to` are
    all the ids that the text names as acting; `unknown` says that the recipient is somebody, but nobody the reader
    knows; `domestic` that the actors are people or opponents of a government, who may act against their own.
    `standing` says that the text only tells what the actor holds to. `inferred` holds
    "actor" and "recipient" where the text leaves them unsaid.
    """

    paragraph: ParsedParagraph
    anchor: "Token"
    clause: Clause
    sense: Sense
    tokens: tuple["Token", ...]
    anchors: tuple["Token", ...]
    themes: tuple["Token", ...]
    actor: str | None
    recipient: str | None
    killed: int | None = None
    injured: int | None = None
    party_to: tuple[str, ...] = ()
    unknown: bool = False
    domestic: bool = False
    standing: bool = False
    inferred: tuple[str, ...] = ()
