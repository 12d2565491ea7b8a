"""Section 7: what would end the standoff."""

from dataclasses import dataclass

from markupsafe import Markup

from standoff.brief.bars import Bar, draw_bars
from standoff.brief.marked_text import Source
from standoff.brief.materials import Materials
from standoff.brief.svg import figure
from standoff.brief.words import capitalised, changes, interval, joined, margin, percent, points
from standoff.conflict import parse_formula
from standoff.errors import FormulaError
from standoff.outlook.model import Deal, Support, WayOut
from standoff.outlook.words import wish

MOST_WAYS = 8
MOST_DEALS = 6


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
    """A deal: what changes, who gains, who can move first, and whether it would hold."""

    number: str
    label: str
    changes: str
    words: str
    support: str
    gains: tuple[tuple[str, str], ...]
    first: str
    stable: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EndingsSection:
    """Ways out and deals, each with its picture."""

    ways: tuple[WayRow, ...]
    ways_left: int
    ways_picture: Markup | None
    deals: tuple[DealRow, ...]
    deals_left: int
    deals_picture: Markup | None


def endings_section(materials: Materials) -> EndingsSection:
    """The ways out and deals of the outlook, in its order."""
    ways, deals = materials.outlook.ways_out, materials.outlook.deals
    way_rows = tuple(_way(materials, at, way) for at, way in enumerate(ways[:MOST_WAYS], start=1))
    deal_rows = tuple(_deal(materials, at, deal) for at, deal in enumerate(deals[:MOST_DEALS], start=1))
    return EndingsSection(
        ways=way_rows,
        ways_left=max(0, len(ways) - MOST_WAYS),
        ways_picture=_picture(
            "ways",
            "How much each way out does",
            [
                _bar(f"{row.number} {row.who}: {row.what}", way.effect, strong=way.option is not None)
                for row, way in zip(way_rows, ways, strict=False)
            ],
        ),
        deals=deal_rows,
        deals_left=max(0, len(deals) - MOST_DEALS),
        deals_picture=_picture(
            "deals",
            "In what share of the samples every party prefers the deal to the status quo",
            [_bar(f"{row.number} {row.changes}", deal.support) for row, deal in zip(deal_rows, deals, strict=False)],
        ),
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
        gains=tuple((name, percent(share)) for name, share in deal.gains.items()),
        first=joined(deal.first_movers) or "nobody alone",
        stable=_share(deal.stable),
        sources=materials.sources(deal.evidence),
    )


def _share(support: Support) -> str:
    return f"{percent(support.support)} ({margin(support)})"


def _bar(name: str, share: Support, *, strong: bool = False) -> Bar:
    low, high = interval(share)
    return Bar(name, share.support, low, high, percent(share.support), strong)


def _picture(name: str, title: str, bars: list[Bar]) -> Markup | None:
    if not bars:
        return None
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return figure(name, title, f"{told}.", lambda width: draw_bars(bars, width))
