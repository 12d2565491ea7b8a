"""Section 7: what would end the standoff."""

from dataclasses import dataclass

from standoff.brief.bars import Bar, bar_of, draw_bars
from standoff.brief.deadlines import Deadline, deadlines
from standoff.brief.deals_map import DealBar, Gain, draw_deals
from standoff.brief.illustration import MODEL, Illustration, illustrate, samples_of
from standoff.brief.marked_text import Source
from standoff.brief.materials import Materials
from standoff.brief.words import capitalised, changes, counted, interval, joined, margin, percent
from standoff.conflict import parse_formula
from standoff.errors import FormulaError
from standoff.outlook.model import Deal, Support, ThirdPartyMove, WayOut
from standoff.outlook.promises import CREDIBLE
from standoff.outlook.third_parties import principals
from standoff.outlook.words import points, wish

MOST_WAYS = 8
MOST_DEALS = 6

LEAST_TOLD = 0.005
"""Gains smaller than this share of a party's range are not drawn."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way out: whose, what, how much it does, and what it costs its mover."""

    number: str
    who: str
    kind: str
    what: str
    words: str
    effect: str
    margin: str
    cost: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal: what changes, who gains how often and how much, who has to move first, and whether it would hold."""

    number: str
    label: str
    changes: str
    words: str
    support: str
    gains: tuple[tuple[str, str, str], ...]
    first: str
    promises: str
    stable: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ThirdPartyRow:
    """A move by a third party, and by how much it shifts whether the principals hold out."""

    who: str
    option: str
    words: str
    shift: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EndingsSection:
    """Ways out and deals, each with its picture; what third parties can do, and the dates ahead."""

    ways: tuple[WayRow, ...]
    ways_left: int
    ways_picture: Illustration | None
    deals: tuple[DealRow, ...]
    deals_left: int
    deals_picture: Illustration | None
    third_parties: tuple[ThirdPartyRow, ...]
    nobody_else: str
    deadlines: tuple[Deadline, ...]


def endings_section(materials: Materials) -> EndingsSection:
    """The ways out and deals of the outlook, in its order."""
    ways, deals = materials.outlook.ways_out, materials.outlook.deals
    way_rows = tuple(_way(materials, at, way) for at, way in enumerate(ways[:MOST_WAYS], start=1))
    deal_rows = tuple(_deal(materials, at, deal) for at, deal in enumerate(deals[:MOST_DEALS], start=1))
    return EndingsSection(
        ways=way_rows,
        ways_left=max(0, len(ways) - MOST_WAYS),
        ways_picture=_picture(
            materials,
            "ways",
            "How much each way out does",
            [
                bar_of(f"{row.number} {row.who}: {row.what}", way.effect, strong=way.option is not None)
                for row, way in zip(way_rows, ways, strict=False)
            ],
        ),
        deals=deal_rows,
        deals_left=max(0, len(deals) - MOST_DEALS),
        deals_picture=_deals_picture(materials, deal_rows),
        third_parties=tuple(_third(materials, move) for move in materials.outlook.third_parties),
        nobody_else=_nobody_else(materials),
        deadlines=deadlines(materials),
    )


def _way(materials: Materials, at: int, way: WayOut) -> WayRow:
    if way.option is not None:
        what = materials.option_text(way.option)
        kind = "concession"
    else:
        what = _wish(materials, way)
        kind = "change of heart"
    return WayRow(
        number=f"X{at}",
        who=way.decision_maker,
        kind=kind if way.kind in ("concession", "change_of_heart") else way.kind.replace("_", " "),
        what=what,
        words=way.words,
        effect=points(way.effect.support),
        margin=margin(way.effect),
        cost=percent(way.cost) if way.option is not None else None,
        sources=materials.sources(way.evidence),
    )


def _wish(materials: Materials, way: WayOut) -> str:
    """What a change of heart is about."""
    if way.statement is None:
        return "a change of heart"
    try:
        want = parse_formula(way.statement).check(materials.conflict.option_ids)
    except FormulaError:
        return f"a change of heart about {way.statement}"
    return f"a change of heart, about its wish {wish(materials.conflict, want, way.decision_maker)}"


def _deal(materials: Materials, at: int, deal: Deal) -> DealRow:
    return DealRow(
        number=f"K{at}",
        label=deal.label,
        changes=capitalised(changes(materials.conflict, deal.label)),
        words=deal.words,
        support=_share(deal.support),
        gains=tuple((name, percent(share), _worth(deal, name)) for name, share in deal.gains.items()),
        first=_first(deal),
        promises=joined([f"{name} in {percent(share)}" for name, share in deal.kept.items()]),
        stable=_share(deal.stable),
        sources=materials.sources(deal.evidence),
    )


def _worth(deal: Deal, name: str) -> str:
    share = deal.worth.get(name)
    return "" if share is None else f"{percent(share)} of its range"


def _first(deal: Deal) -> str:
    """Who has to move first, or why it does not matter, or why nobody safely can."""
    if deal.must_move_first is not None:
        return f"{deal.must_move_first}: alone, its promise to follow is not credible"
    if sum(share <= CREDIBLE for share in deal.kept.values()) > 1:
        return "nobody safely: more than one promise is not credible, so it takes a guarantee or steps at the same time"
    return f"{joined(deal.first_movers, last='or') or 'nobody alone'}; all promises are credible"


def _part(deal: Deal, name: str) -> str:
    if name not in deal.kept:
        return "has no part in it"
    if name == deal.must_move_first:
        return "has to move first"
    return "promise credible" if deal.kept[name] > CREDIBLE else "promise not credible"


def _deals_picture(materials: Materials, rows: tuple[DealRow, ...]) -> Illustration | None:
    bars = []
    for row, deal in zip(rows, materials.outlook.deals, strict=False):
        low, high = interval(deal.support)
        gains = tuple(
            Gain(name, share, percent(share), _part(deal, name))
            for name, share in deal.worth.items()
            if name in deal.kept or share >= LEAST_TOLD
        )
        bars.append(
            DealBar(
                f"{row.number} {row.changes}", deal.support.support, low, high, percent(deal.support.support), gains
            )
        )
    if not bars:
        return None
    told = "; ".join(
        f"{bar.label}: better for all in {bar.words}"
        + "".join(f", {gain.party} gains {gain.words} and {gain.part}" for gain in bar.gains)
        for bar in bars
    )
    return illustrate(
        "deals",
        "The deals: how often better for all, what each party gains, and who has to move first",
        f"{told}.",
        lambda width: draw_deals(bars, width),
        unit="dark, percent of the samples; light, percent of the party’s whole range of outcomes",
        n=f"{counted(len(bars), 'deal')}, {samples_of(materials.outlook)}",
        source=MODEL,
    )


def _third(materials: Materials, move: ThirdPartyMove) -> ThirdPartyRow:
    return ThirdPartyRow(
        move.decision_maker,
        materials.option_number(move.option),
        move.words,
        f"{'−' if move.shift < 0 else '+'}{points(abs(move.shift))}",
        materials.sources(move.evidence),
    )


def _nobody_else(materials: Materials) -> str:
    """Why no third party's move is told."""
    makers = materials.conflict.decision_makers
    two = principals(materials.conflict)
    if len(two) == len(makers):
        return "Only two parties decide in the model, so none of its moves is a third party’s."
    between = joined([makers[dm].name for dm in two])
    return f"No single move by a third party clearly changes whether {between} hold out."


def _share(support: Support) -> str:
    return f"{percent(support.support)} ({margin(support)})"


def _picture(materials: Materials, name: str, title: str, bars: list[Bar]) -> Illustration | None:
    if not bars:
        return None
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return illustrate(
        name,
        title,
        f"{told}.",
        lambda width: draw_bars(bars, width),
        unit="points of percent of the samples, with 95 % Monte-Carlo intervals",
        n=samples_of(materials.outlook),
        source=MODEL,
    )
