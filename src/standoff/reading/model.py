"""`Reading` and its annotations: what a reader finds in one document, each finding with the characters that say so."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from standoff.text import Span

AUTHOR = "author"
"""The holder of an estimate that is the document's own."""


class ActorKind(StrEnum):
    """The kinds of actor."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    IGO = "igo"
    ARMED_GROUP = "armed_group"
    PERSON = "person"
    PARTY = "party"
    COMPANY = "company"
    OTHER = "other"


class Stance(StrEnum):
    """What a holder says about a course of action."""

    DEMANDS = "demands"
    REFUSES = "refuses"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    THREATENS = "threatens"


class ConditionKind(StrEnum):
    """How a condition is tied to the position it qualifies."""

    UNTIL = "until"
    UNLESS = "unless"
    IF = "if"
    IN_EXCHANGE_FOR = "in_exchange_for"
    AS_LONG_AS = "as_long_as"


class Direction(StrEnum):
    """Whether an estimate leans towards its outcome or away from it."""

    HAPPENS = "happens"
    DOES_NOT_HAPPEN = "does_not_happen"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, body or person; `of` is the id of the side it belongs to, when that is another actor.

    `country` is an ISO 3166-1 alpha-3 code (or, for states that are gone, the code of their time), or None.
    `roles` are PLOVER sector codes (GOV, MIL, ...).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    mentions: tuple[Span, ...]
    of: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in PLOVER's terms; `actor` and `recipient` are actor ids, `date` may be partial.

    `killed` and `injured` are the lower bound of what is reported. `confidence` is, as for the other kinds, the share
    of findings like this one that careful readers share (`standoff.reading.confidence`). `flags` holds remarks such as
    `after-document-date`.
    """

    span: Span
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    date: str | None
    place: str | None
    killed: int | None
    injured: int | None
    confidence: float
    rule: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a position hangs on: `action` by `whose` (an actor id, or None when nobody is named).

    `span` is None only in readings that did not come from a text (an analyst's, or labels).
    """

    kind: ConditionKind
    whose: str | None
    action: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Position:
    """What `holder` wants, refuses, offers, accepts or threatens: that `whose` do `action` (a plain verb phrase).

    `speaker` is who voiced it, when that is not the holder. `implied` marks what follows from another position
    (a refusal until Y does B implies a demand on Y to do B). `strength` is the wording's, 0 (mild) to 1 (absolute).
    `in_force` is False for a position that the text says was given up before the document's date.
    """

    span: Span
    holder: str | None
    stance: Stance
    whose: str | None
    action: str
    conditions: tuple[Condition, ...]
    confidence: float
    speaker: str | None = None
    strength: float = 0.5
    implied: bool = False
    in_force: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Dependency:
    """`who` (an actor id) needs `on` (an actor id, or words when it is no actor), for the sake of `purpose`.

    The JSON key of `purpose` is `for`, a word Python keeps for itself. `degree` is the wording's, 0 to 1.
    """

    span: Span
    who: str | None
    on: str | None
    purpose: str
    degree: float = 0.5
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A hedged judgement of what will be: the chance that `outcome`, worded positively, comes about is `low` to `high`.

    `low` and `high` are probabilities (0 to 1), None for phrases without a standard range. `holder` is `AUTHOR` or an
    actor id. `horizon` is the stated time by which, as words or an ISO date.
    """

    span: Span
    phrase: str
    outcome: str
    direction: Direction
    low: float | None
    high: float | None
    holder: str
    horizon: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Which document a reading is of: enough to know it again."""

    title: str | None
    date: str | None
    source: str
    sha256: str


@dataclass(frozen=True)
class Reading:
    """All that was found in one document, each list in order of appearance."""

    document: Source
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    positions: tuple[Position, ...]
    dependencies: tuple[Dependency, ...]
    estimates: tuple[Estimate, ...]

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id; raises `KeyError` when there is none."""
        return self._by_id[actor_id]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in reversed(self.actors)}

    def side(self, actor_id: str) -> Actor:
        """The side an actor belongs to: itself, or what its `of` leads up to."""
        seen = {actor_id}
        actor = self.actor(actor_id)
        while actor.of is not None and actor.of not in seen:
            seen.add(actor.of)
            actor = self.actor(actor.of)
        return actor

    def _repr_html_(self) -> str:
        from standoff.reading.notebook import reading_html

        return reading_html(self)
