"""Section 6: how likely the standoff lasts, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.brief.bars import Bar, bar_of, draw_bars
from standoff.brief.illustration import MODEL, Illustration, illustrate, samples_of
from standoff.brief.marked_text import Source
from standoff.brief.materials import Materials
from standoff.brief.tornado import Reach, draw_tornado
from standoff.brief.words import NO_BREAK, ahead, capitalised, changes, counted, joined, percent
from standoff.outlook.lasting import mixed_support
from standoff.outlook.model import Outlook, Support
from standoff.stability import Concept, explain
from standoff.stability.explanation import Reason

MOST_SETTLED = 4

MOST_FURTHER = 12
"""Options outside the model that the brief lists."""


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
class FurtherRow:
    """An option that the dispatch names and the model has not, and how likely it is taken within a year."""

    owner: str
    text: str
    chance: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ChancesSection:
    """Pictures of the shares and of the options' chances, where play comes to rest, and the reasons.

    `further` are options outside the model, the most likely first, and `further_left` how many have no room.
    """

    settles: tuple[SettlesRow, ...]
    lasts: Illustration | None
    tornado: Illustration | None
    options: Illustration | None
    situation: str
    makers: tuple[MakerReasons, ...]
    further: tuple[FurtherRow, ...]
    further_left: int


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
    further = _further(materials)
    most = MOST_FURTHER if materials.rows is None else min(MOST_FURTHER, materials.rows)
    concepts = {_concept(name): share for name, share in outlook.persists.items() if name not in told}
    return ChancesSection(
        settles=tuple(_settles(materials)),
        lasts=_lasts(materials, far, concepts),
        tornado=_tornado(materials),
        options=_options(materials),
        situation=explanation.situation,
        makers=tuple(
            _maker(name, [reason for reason in explanation.reasons if reason.decision_maker == name])
            for name in dict.fromkeys(reason.decision_maker for reason in explanation.reasons)
        ),
        further=tuple(further[:most]),
        further_left=len(further[most:]),
    )


def _further(materials: Materials) -> list[FurtherRow]:
    """The options outside the model; none where no number is calibrated, for nothing is to be told of them then."""
    told = [(one.probability, one) for one in materials.outlook.further if one.probability is not None]
    return [
        FurtherRow(
            one.owner,
            f"still {one.text}" if one.now else one.text,
            percent(chance),
            materials.sources(one.evidence),
        )
        for chance, one in sorted(told, key=lambda row: -row[0])
    ]


def _concept(name: str) -> str:
    known = {concept.value: concept.title for concept in Concept}
    return capitalised(known.get(name, name))


def _lasts(materials: Materials, far: Mapping[str, Support], concepts: Mapping[str, Support]) -> Illustration | None:
    bars = [bar_of(name, share, strong=True) for name, share in far.items()]
    bars += [bar_of(name, share) for name, share in concepts.items()]
    if not bars:
        return None
    title = "In what share of the samples the status quo holds"
    return _bars("lasts", title, bars, materials.outlook)


def _options(materials: Materials) -> Illustration | None:
    bars = [
        bar_of(f"{materials.option_number(known.id)} {known.owner}: {known.text}", known.taken, strong=known.now)
        for known in materials.outlook.options
        if known.id in materials.conflict.option_ids
    ]
    if not bars:
        return None
    title = "How often each option is taken where play settles"
    return _bars("options", title, bars, materials.outlook)


def _bars(name: str, title: str, bars: list[Bar], outlook: Outlook) -> Illustration:
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return illustrate(
        name,
        title,
        f"{told}.",
        lambda width: draw_bars(bars, width),
        unit="percent of the samples, with 95 % Monte-Carlo intervals",
        n=samples_of(outlook),
        source=MODEL,
    )


def _tornado(materials: Materials) -> Illustration | None:
    """How the support of the status quo hangs on each single wish."""
    swings, now = materials.outlook.sensitivity, mixed_support(materials.outlook).support
    if not swings:
        return None
    bars = [
        Reach(
            f"W{swing.place} {swing.decision_maker}: {swing.words}",
            swing.less,
            swing.more,
            f"{swing.less * 100:.0f} | {swing.more * 100:.0f}{NO_BREAK}%",
        )
        for swing in swings
    ]
    told = "; ".join(
        f"{bar.label}: {percent(bar.less)} without it and {percent(bar.more)} when it matters twice as much"
        for bar in bars
    )
    return illustrate(
        "tornado",
        "How far the support of the status quo hangs on each single wish",
        f"Now {percent(now)}. {told}.",
        lambda width: draw_tornado(bars, now, width),
        unit="percent of the samples in which the status quo holds",
        n=f"{counted(len(swings), 'wish', 'wishes')}, {samples_of(materials.outlook)}",
        source=MODEL,
    )


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
