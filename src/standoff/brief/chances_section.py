"""Section 6: how likely the standoff lasts, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from standoff.brief.bars import Bar, draw_bars
from standoff.brief.materials import Materials
from standoff.brief.svg import figure
from standoff.brief.words import ahead, capitalised, changes, interval, joined, percent
from standoff.outlook.model import Support
from standoff.stability import Concept, explain
from standoff.stability.explanation import Reason

MOST_SETTLED = 4


@dataclass(frozen=True, slots=True)
class SettlesRow:
    """Where play comes to rest for one kind of foresight."""

    ahead: str
    label: str
    words: str
    share: str


@dataclass(frozen=True, slots=True)
class MakerReasons:
    """Why the status quo is or is not stable for one decision maker: a paragraph for each different reason."""

    name: str
    paragraphs: tuple[tuple[str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class ChancesSection:
    """Pictures of the shares and of the options' chances, where play comes to rest, and the reasons."""

    settles: tuple[SettlesRow, ...]
    lasts: Markup | None
    options: Markup | None
    situation: str
    makers: tuple[MakerReasons, ...]


def chances_section(materials: Materials) -> ChancesSection:
    """The outlook's shares, and the explanation of the status quo."""
    outlook = materials.outlook
    explanation = explain(materials.solution, materials.solution.status_quo)
    far = {
        f"{capitalised(ahead(view.moves))} (counts for {percent(view.weight)})": view.persists
        for view in outlook.foresight
    }
    # What a concept says that stands for a kind of foresight is said already.
    told = {view.concept for view in outlook.foresight}
    concepts = {_concept(name): share for name, share in outlook.persists.items() if name not in told}
    return ChancesSection(
        settles=tuple(_settles(materials)),
        lasts=_lasts(far, concepts),
        options=_options(materials),
        situation=explanation.situation,
        makers=tuple(
            _maker(name, [reason for reason in explanation.reasons if reason.decision_maker == name])
            for name in dict.fromkeys(reason.decision_maker for reason in explanation.reasons)
        ),
    )


def _concept(name: str) -> str:
    known = {concept.value: concept.title for concept in Concept}
    return capitalised(known.get(name, name))


def _bar(name: str, share: Support, *, strong: bool = False) -> Bar:
    low, high = interval(share)
    return Bar(name, share.support, low, high, percent(share.support), strong)


def _lasts(far: Mapping[str, Support], concepts: Mapping[str, Support]) -> Markup | None:
    bars = [_bar(name, share, strong=True) for name, share in far.items()]
    bars += [_bar(name, share) for name, share in concepts.items()]
    if not bars:
        return None
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    title = "In what share of the samples the status quo holds"
    return figure("lasts", title, f"{told}.", lambda width: draw_bars(bars, width))


def _options(materials: Materials) -> Markup | None:
    bars = [
        _bar(f"{materials.option_number(known.id)} {known.owner}: {known.text}", known.taken, strong=known.now)
        for known in materials.outlook.options
        if known.id in materials.conflict.option_ids
    ]
    if not bars:
        return None
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    title = "How often each option is taken where play settles"
    return figure("options", title, f"{told}.", lambda width: draw_bars(bars, width))


def _settles(materials: Materials) -> list[SettlesRow]:
    rows = []
    for view in materials.outlook.foresight:
        for label, share in list(view.settles.items())[:MOST_SETTLED]:
            same = label == materials.conflict.status_quo
            words = "the status quo" if same else changes(materials.conflict, label)
            rows.append(SettlesRow(capitalised(ahead(view.moves)), label, words, percent(share.support)))
        if view.unsettled.support > 0:
            share = view.unsettled
            rows.append(
                SettlesRow(
                    capitalised(ahead(view.moves)), "", "nowhere: play goes on without end", percent(share.support)
                )
            )
    return rows


def _maker(name: str, reasons: list[Reason]) -> MakerReasons:
    told: dict[tuple[bool, str], list[str]] = {}
    for reason in reasons:
        told.setdefault((reason.stable, reason.words), []).append(reason.concept.title)
    paragraphs = ((capitalised(joined(titles)), stable, words) for (stable, words), titles in told.items())
    return MakerReasons(name, tuple(paragraphs))
