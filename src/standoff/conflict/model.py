"""`Conflict`: decision makers, their options, what they want, and which combinations cannot be."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from standoff.conflict.formula import Formula
from standoff.notebook import html_table


class MoveDirection(StrEnum):
    """Which way an option can move: `forward` is no to yes only, `back` is yes to no only."""

    BOTH = "both"
    FORWARD = "forward"
    BACK = "back"


class Attitude(StrEnum):
    """How a decision maker is disposed towards another, or itself (Inohara, Hipel and Walker 2007)."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Voice(StrEnum):
    """How an option comes up: its owner agrees to it, refuses, offers or threatens it, or another demands it."""

    AGREED = "agreed"
    REFUSED = "refused"
    OFFERED = "offered"
    THREATENED = "threatened"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters of a document that an option or a statement rests on.

    `source` names the document when a conflict draws on several. `start` and `end` are None when the quote is an
    analyst's own note rather than characters of a document.
    """

    quote: str
    start: int | None = None
    end: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a statement matters: log-normal with this `median` (above 0) and multiplicative `spread` (1 or more).

    About two thirds of the draws lie between `median / spread` and `median * spread`. A spread of 1 is a sure weight.
    """

    median: float = 1.0
    spread: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """A preference statement: its decision maker likes states where `want` holds better than states where it does not.

    `why` says in a few words where it and its weight come from. `strong` says that the preference it states is a strong
    one, where statements are in order of importance (Hamouda, Kilgour and Hipel 2004).
    """

    want: Formula
    weight: Weight | None = None
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely somebody holds something to be: the lowest and the highest probability, 0 to 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no course of action; `now` is its value in the status quo.

    `estimate` is how likely the author of the source holds it that the option is taken, where the source says so.
    `now_evidence` is what tells that it is taken in the status quo, or that it is not.
    """

    id: str
    text: str
    now: bool = False
    direction: MoveDirection = MoveDirection.BOTH
    evidence: tuple[Evidence, ...] = ()
    estimate: Chance | None = None
    now_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """Who can act, with what, and what it wants: `preferences` (most important first) or an explicit `ranking`.

    `ranking` lists tie groups of state labels, best first. Preferences whose statements carry weights are additive:
    a state's worth is the sum of the weights of the statements it satisfies. Without weights they are option
    prioritising: an earlier statement outweighs all later ones together (Fang, Hipel, Kilgour and Peng 2003).

    `strong_after` lists the groups of `ranking`, from 0, that are strongly preferred to the next one. `unknown` lists
    pairs of formulas: how a state where the one holds compares with a state where the other holds is not known.
    `attitudes` says towards which decision makers, by name, it is not neutral; towards itself it is positive unless
    said otherwise.
    """

    name: str
    options: tuple[Option, ...]
    preferences: tuple[Statement, ...] = ()
    ranking: tuple[tuple[str, ...], ...] | None = None
    strong_after: tuple[int, ...] = ()
    unknown: tuple[tuple[Formula, Formula], ...] = ()
    attitudes: tuple[tuple[str, Attitude], ...] = ()

    @property
    def weighted(self) -> bool:
        """True when at least one statement carries a weight."""
        return any(statement.weight is not None for statement in self.preferences)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a drafter saw and kept out of the model, and why.

    `name` is an actor, or one of a decision maker's courses of action, written "Owner: deed".
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FurtherOption:
    """A course of action that the source names and the model has not: `owner` (a name) need be no decision maker.

    It is no part of any state; `voice` says how it comes up, None where nothing tells.
    """

    owner: str
    option: Option
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class LookingAhead:
    """How far the decision makers are taken to look ahead: one move, two moves or more, each by its share.

    Shares are 0 or more, not all of them 0; only their proportions count.
    """

    one: float
    two: float
    more: float


@dataclass(frozen=True)
class Conflict:
    """A conflict in option form.

    Options are numbered in the order in which decision makers list them; the first is the lowest bit. All feasible
    states in which a formula of `indistinguishable` holds are one state. Of `foresight` None is said when nothing is
    known of it in particular. `further` are options that were named and are not modelled. `date` is when the source was
    written and `since` the day of the earliest deed between the decision makers that it tells of: ISO 8601, possibly
    partial.
    """

    title: str
    decision_makers: tuple[DecisionMaker, ...]
    date: str | None = None
    infeasible: tuple[Formula, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
    indistinguishable: tuple[Formula, ...] = ()
    foresight: LookingAhead | None = None
    further: tuple[FurtherOption, ...] = ()
    since: str | None = None

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """All options, in bit order."""
        return tuple(option for dm in self.decision_makers for option in dm.options)

    @cached_property
    def owners(self) -> tuple[int, ...]:
        """For each option, the index of its decision maker."""
        return tuple(i for i, dm in enumerate(self.decision_makers) for _ in dm.options)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of all options, in bit order."""
        return tuple(option.id for option in self.options)

    @property
    def status_quo(self) -> str:
        """The label (`Y`/`N` in option order) of the state the conflict is in now."""
        return "".join("Y" if option.now else "N" for option in self.options)

    def _repr_html_(self) -> str:
        options = [
            (self.decision_makers[owner].name, option.id, option.text, "yes" if option.now else "no")
            for option, owner in zip(self.options, self.owners, strict=True)
        ]
        wants = [
            (dm.name, statement.want, statement.weight and f"{statement.weight.median:g}", statement.why)
            for dm in self.decision_makers
            for statement in dm.preferences
        ]
        return html_table(f"{self.title}: options", ("decision maker", "id", "option", "now"), options) + html_table(
            f"{self.title}: preferences", ("decision maker", "wants", "weight", "why"), wants
        )
