"""Section 2: the actors, and who needs whom."""

from dataclasses import dataclass

from standoff.brief.findings import FindingKind, number_of
from standoff.brief.illustration import DISPATCH, MODEL, Illustration, illustrate
from standoff.brief.leverage_map import Arrow, draw_leverage_map
from standoff.brief.marked_text import Quote
from standoff.brief.materials import Materials
from standoff.brief.words import counted, percent
from standoff.drafting.coalitions import coalition_names
from standoff.outlook.model import Leverage

MOST_PARTIES = 4
"""Columns of the picture; dependencies of further parties are in the table only."""
MOST_ARROWS = 12
MOST_MENTIONS = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A link to one mention of an actor."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with its mentions; `decides` says that it is a decision maker of the model, or of one."""

    number: str
    name: str
    kind: str
    country: str | None
    side: str | None
    decides: bool
    mentions: tuple[Mention, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A dependency: who needs whom for what, and the words that say so.

    `party` says that what is needed is an actor of the reading, and not a thing ("the roads").
    """

    number: str
    who: str
    on: str
    party: bool
    purpose: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class LeverageRow:
    """What a party can do to another."""

    holder: str
    other: str
    effect: str
    cost: str
    words: str


@dataclass(frozen=True, slots=True)
class ActorsSection:
    """Actors, dependencies and leverage; `picture` is None when nobody is said to need anybody."""

    actors: tuple[ActorRow, ...]
    needs: tuple[NeedRow, ...]
    leverage: tuple[LeverageRow, ...]
    picture: Illustration | None
    actors_left: int
    needs_left: int


def actors_section(materials: Materials) -> ActorsSection:
    """Decision makers first, then the others in order of appearance."""
    reading = materials.reading
    coalitions = coalition_names(reading)
    rows = [_actor(materials, at, coalitions) for at in range(len(reading.actors))]
    rows.sort(key=lambda row: not row.decides)
    needs = [_need(materials, at) for at in range(len(reading.dependencies))]
    return ActorsSection(
        actors=tuple(rows[: materials.rows]),
        needs=tuple(needs[: materials.rows]),
        leverage=tuple(_leverage(materials)),
        picture=_picture(materials, coalitions),
        actors_left=materials.left(len(rows)),
        needs_left=materials.left(len(needs)),
    )


def _actor(materials: Materials, at: int, coalitions: dict[str, str]) -> ActorRow:
    actor = materials.reading.actors[at]
    makers = {maker.name for maker in materials.conflict.decision_makers}
    mentions = [
        Mention(href, f"mention {n} of {actor.name}")
        for n, span in enumerate(actor.mentions, start=1)
        if (href := materials.text.href(span.start, span.end))
    ]
    return ActorRow(
        number=number_of(FindingKind.ACTOR, at),
        name=actor.name,
        kind=actor.kind.replace("_", " "),
        country=actor.country,
        side=materials.name(actor.of) if actor.of else None,
        decides=actor.of is None and (actor.name in makers or coalitions.get(actor.id) in makers),
        mentions=tuple(mentions[:MOST_MENTIONS]),
        more=max(0, len(mentions) - MOST_MENTIONS),
    )


def _need(materials: Materials, at: int) -> NeedRow:
    need = materials.reading.dependencies[at]
    party = any(actor.id == need.on for actor in materials.reading.actors)
    return NeedRow(
        number=number_of(FindingKind.DEPENDENCY, at),
        who=materials.name(need.who),
        on=materials.name(need.on) if party or need.on is None else f"{need.on} (no party)",
        party=party,
        purpose=need.purpose,
        quote=materials.text.quoted(need.span.start, need.span.end),
    )


def _leverage(materials: Materials) -> list[LeverageRow]:
    return [
        LeverageRow(known.holder, known.other, percent(known.effect), percent(known.cost), known.words)
        for known in materials.outlook.leverage
    ]


def _picture(materials: Materials, coalitions: dict[str, str]) -> Illustration | None:
    """Dependencies between sides, as arrows from who needs to who is needed; and leverage, from who has it."""
    reading = materials.reading
    ids = {actor.id for actor in reading.actors}
    told: list[tuple[str, str, str, float, bool]] = []
    for at, need in enumerate(reading.dependencies):
        if need.who in ids and need.on in ids:
            one, other = (
                coalitions.get(side.id, side.name) for side in map(reading.side, (str(need.who), str(need.on)))
            )
            if one != other:
                told.append((one, other, f"D{at + 1} needs it for {need.purpose}", need.degree, False))
    told += [
        (known.holder, known.other, _does(known), known.effect, True)
        for known in materials.outlook.leverage
        if known.holder != known.other
    ]
    makers = [maker.name for maker in materials.conflict.decision_makers]
    linked = dict.fromkeys(name for one, other, *_ in told for name in (one, other))
    parties = [name for name in makers if name in linked] + [name for name in linked if name not in makers]
    parties = parties[:MOST_PARTIES]
    arrows = [
        Arrow(parties.index(one), parties.index(other), words, weight, dashed)
        for one, other, words, weight, dashed in told
        if one in parties and other in parties
    ][:MOST_ARROWS]
    if not arrows:
        return None
    description = "; ".join(f"{parties[a.source]} to {parties[a.target]}: {a.words}" for a in arrows)
    return illustrate(
        "needs",
        "Who needs whom, and what each can do to the other",
        f"Solid arrows lead from who needs to who is needed, broken ones from who can act to whom. {description}.",
        lambda width: draw_leverage_map(parties, arrows, width),
        unit="thickness, the strength of the dispatch’s wording or the share of a party’s whole range",
        n=counted(len(arrows), "arrow"),
        source=f"{DISPATCH} (solid), {MODEL} (broken)",
    )


def _does(known: Leverage) -> str:
    return f"can shift its outcome by {percent(known.effect)}, at a cost of {percent(known.cost)} to itself"
