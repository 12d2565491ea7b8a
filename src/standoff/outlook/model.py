"""`Outlook`: how likely the standoff lasts, what else may come, and what would end it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from standoff.conflict import Evidence


@dataclass(frozen=True, slots=True)
class Support:
    """The share of sampled preference readings in which something holds (0 to 1), and its Monte-Carlo error.

    `error` is a standard error that is never 0 (half the width of Wilson's interval at z = 1).
    """

    support: float
    error: float


@dataclass(frozen=True, slots=True)
class Foresight:
    """What happens when the parties look `moves` moves ahead (`one`, `two`, `more`).

    `concept` is the solution concept that stands for it and `weight` its share in the mixture; `persists` is the
    support of the status quo; `settles` says where play from the status quo comes to rest: state label to support, the
    most supported first, at most 12; `unsettled` is the support of play going on without end.
    """

    moves: str
    concept: str
    weight: float
    persists: Support
    settles: Mapping[str, Support]
    unsettled: Support


@dataclass(frozen=True, slots=True)
class OptionOutlook:
    """How often `owner` takes the option in the states where play settles; `probability` after calibration, or None.

    `without_author` is what the probability would be had the author of the source said nothing of the option, so that
    the two can be compared; it equals `probability` where he says nothing.
    """

    id: str
    owner: str
    text: str
    now: bool
    taken: Support
    probability: float | None
    without_author: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FurtherOutlook:
    """An option that was named and is not modelled: how likely `owner` takes it, without any model of the standoff.

    `probability` and `without_author` are as in `OptionOutlook`.
    """

    id: str
    owner: str
    text: str
    now: bool
    probability: float | None
    without_author: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """A state that every decision maker prefers to the status quo, in the share `support` of the samples.

    One for whom the two states are alike, and who has nothing to change, does not stand in the way when two others
    gain.
    `changes` are option ids that differ from the status quo; `gains` is each decision maker's support for the state
    over the status quo; `first_movers` can start the way there; `stable` is how often the state, once reached, holds.
    Over the readings in which it is a deal, `worth` is what each decision maker gains in the mean, as a share of the
    whole range of its wishes, and `kept` how often each that has a part in it would rather do it than hold it back once
    the others have done theirs. A promise kept in more than half of them is credible; `must_move_first` is the party
    whose promise alone is not, None when all are or when several are not.
    """

    label: str
    changes: tuple[str, ...]
    support: Support
    gains: Mapping[str, float]
    first_movers: tuple[str, ...]
    stable: Support
    words: str
    evidence: tuple[Evidence, ...] = ()
    worth: Mapping[str, float] = field(default_factory=dict)
    kept: Mapping[str, float] = field(default_factory=dict)
    must_move_first: str | None = None


@dataclass(frozen=True, slots=True)
class WayOut:
    """A smallest change after which the status quo stops being stable.

    `kind` is `concession` (one option taken by its owner, `option`) or `change_of_heart` (one preference statement,
    `statement`, mattering less or more to its holder). `effect` is the fall in the support of the status quo (or, for a
    concession, the rise in the support of the others answering and play coming to rest, against play without it);
    larger is a better way out. `cost` is what the mover loses right after its own move, in the mean over the samples,
    as a share of the whole range of its wishes (0 to 1).
    """

    kind: str
    decision_maker: str
    option: str | None
    statement: str | None
    effect: Support
    cost: float
    words: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Leverage:
    """What `holder` can do to `other`: the options that matter to `other`, and at what cost to itself.

    `effect` and `cost` are in the units of sampled utility, scaled so that each decision maker's whole range is 1.
    """

    holder: str
    other: str
    options: tuple[str, ...]
    effect: float
    cost: float
    words: str


@dataclass(frozen=True, slots=True)
class Swing:
    """How the support of the status quo hangs on one wish: where it would stand if the wish mattered less or more.

    `statement` is the wish of `decision_maker`, the one at `place` (from 1) of all statements of the conflict, and
    `words` tell it. `less` is the support if it mattered nothing, `more` if it mattered twice as much; `error` is the
    larger of their Monte-Carlo standard errors.
    """

    decision_maker: str
    statement: str
    place: int
    words: str
    less: float
    more: float
    error: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ThirdPartyMove:
    """What `decision_maker`, who is none of the two `between` whom the standoff lies, does to it by changing `option`.

    `shift` (-1 to 1) is the change in the share of the samples in which the two hold out, with its Monte-Carlo standard
    error; below 0 it loosens the standoff. `willing` is the share in which the third party would like the change.
    """

    decision_maker: str
    option: str
    between: tuple[str, ...]
    shift: float
    error: float
    willing: float
    words: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in words: `sentence` first, `reasons` after it. `word` is the term for `probability`.

    `record` says how good such numbers have been, or that nothing has tested them yet.

    `scale` names the scale of words that the term belongs to: `icd203`, `phia`, `nato` or `kent`.
    """

    sentence: str
    word: str
    probability: float
    low: float
    high: float
    calibrated: bool
    reasons: tuple[str, ...] = ()
    record: str = ""
    scale: str = "icd203"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The result of `look_ahead`; `persists` maps a concept's name to the support of the status quo under it.

    `sensitivity` and `third_parties` tell the weightiest first. `options` are those of the model, `further` those that
    were named beside them.
    """

    title: str
    date: str | None
    samples: int
    seed: int
    status_quo: str
    persists: Mapping[str, Support]
    foresight: tuple[Foresight, ...]
    options: tuple[OptionOutlook, ...]
    deals: tuple[Deal, ...]
    ways_out: tuple[WayOut, ...]
    leverage: tuple[Leverage, ...]
    verdict: Verdict
    assumptions: tuple[str, ...] = ()
    sensitivity: tuple[Swing, ...] = ()
    third_parties: tuple[ThirdPartyMove, ...] = ()
    further: tuple[FurtherOutlook, ...] = ()

    def _repr_html_(self) -> str:
        from standoff.outlook.notebook import outlook_html

        return outlook_html(self)
