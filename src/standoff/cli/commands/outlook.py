"""`standoff outlook`: from preferences that nobody can be sure of to a probability."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from standoff.cli import terminal
from standoff.cli.inputs import conflict_in
from standoff.cli.options import SCALE_NAMES, ConflictSource, Form, Samples, Scale, Seed, TableOrJson
from standoff.notebook import percent

if TYPE_CHECKING:
    from standoff.outlook.model import Deal, Outlook, Support

MOST_ROWS = 5
"""Deals, ways out and levers that the tables list, the most supported first."""


def outlook(
    source: ConflictSource,
    samples: Samples = None,
    seed: Seed = 0,
    scale: Scale = SCALE_NAMES[0],
    form: Form = TableOrJson.TABLE,
) -> None:
    """Look ahead: how likely the standoff lasts, what else may come, and what would end it.

    How much each decision maker cares for what is drawn many times; support is the share of draws in which something
    holds. The same seed gives the same numbers.

    Example: standoff outlook conflict.yaml --samples 5000 --seed 7
    """
    conflict = conflict_in(source)
    from standoff.outlook import look_ahead

    found = look_ahead(conflict, samples=samples, seed=seed, scale=scale)
    if form is TableOrJson.JSON:
        from standoff.outlook.serialize import dumps

        terminal.write_json_text(dumps(found))
    else:
        _show(found)


def _show(found: "Outlook") -> None:
    from standoff.cli.tables import table

    terminal.write_prose(f"{found.title}{f', {found.date}' if found.date else ''}")
    terminal.write("\n")
    terminal.write_prose(found.verdict.sentence)
    for reason in (*found.verdict.reasons, found.verdict.record):
        terminal.write_prose(reason, indent="  ", first="- ")
    terminal.write("\n")
    foresight = [
        (ahead.moves, ahead.concept, _support(ahead.persists), _settled(ahead.settles)) for ahead in found.foresight
    ]
    columns: tuple[str, ...] = ("moves ahead", "concept", "status quo holds", "play settles in")
    terminal.show(table(f"Whether {found.status_quo} holds", columns, foresight, narrow=(0, 1, 2)))
    options = [
        (
            option.owner,
            option.text,
            "yes" if option.now else "no",
            _support(option.taken),
            "" if option.probability is None else percent(option.probability),
        )
        for option in found.options
    ]
    columns = ("decision maker", "option", "now", "taken where play settles", "chance in a year")
    terminal.show(table("Options", columns, options, narrow=(2, 3, 4)))
    deals = [(deal.label, _terms(found, deal), _support(deal.support), _support(deal.stable)) for deal in found.deals]
    _show_list("Deals: better for everyone", ("label", "what", "support", "holds"), deals, (0, 2, 3))
    ways = [(way.words, _support(way.effect), percent(way.cost)) for way in found.ways_out]
    _show_list("Ways out", ("what", "effect", "cost"), ways, (1, 2))
    leverage = [
        (hold.holder, hold.other, hold.words, f"{hold.effect:.2f}", f"{hold.cost:.2f}") for hold in found.leverage
    ]
    _show_list("Leverage", ("who", "over whom", "how", "effect", "cost"), leverage, (3, 4))


def _show_list(
    title: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]], narrow: tuple[int, ...]
) -> None:
    from standoff.cli.tables import table

    if not rows:
        return
    terminal.show(table(title, columns, rows[:MOST_ROWS], narrow=narrow))
    if len(rows) > MOST_ROWS:
        terminal.write_prose(f"{len(rows) - MOST_ROWS} more with --format json", indent=" ")
        terminal.write("\n")


def _terms(found: "Outlook", deal: "Deal") -> str:
    """What each decision maker does in a deal: `Peru: open the pass; Chile: pay`."""
    terms: dict[str, list[str]] = {}
    for option in found.options:
        if option.id in deal.changes:
            terms.setdefault(option.owner, []).append(f"cease to {option.text}" if option.now else option.text)
    return "; ".join(f"{owner}: {', '.join(deeds)}" for owner, deeds in terms.items())


def _support(support: "Support") -> str:
    return f"{percent(support.support)} ± {support.error * 100:.1f}"


def _settled(settles: "Mapping[str, Support]") -> str:
    most = list(settles.items())[:3]
    return ", ".join(f"{label} {percent(support.support)}" for label, support in most)
