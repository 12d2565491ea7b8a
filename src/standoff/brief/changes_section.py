"""The section that only a brief of several dispatches has: what each of them changed."""

from dataclasses import dataclass

from standoff.brief.changes import Changes, Done, Judged, Moved, Step
from standoff.brief.marked_text import MarkedText, Quote
from standoff.brief.materials import Materials
from standoff.brief.words import INTERVAL, NO_BREAK, first_words, percent
from standoff.drafting.dispatches import Dispatches, short_name
from standoff.outlook.dates import date_in_words
from standoff.outlook.words import points
from standoff.text import Span

SETTLED = "Nothing that anybody is known to want is left undone: as far as the dispatches tell, the standoff is over."


@dataclass(frozen=True, slots=True)
class Replacement:
    """A position that is no longer in force, and the one that took its place."""

    old: Quote
    new: Quote


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A sentence and what it did to the support of the status quo."""

    quote: Quote
    words: str


@dataclass(frozen=True, slots=True)
class DoneLine:
    """What the dispatch tells as done or undone, and the words that do."""

    words: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class StepRow:
    """One dispatch: its name, what it made of the outlook, and by what."""

    name: str
    outlook: str
    new_options: tuple[str, ...]
    gone_options: tuple[str, ...]
    replaced: tuple[Replacement, ...]
    left: int
    moved: tuple[MovedLine, ...]
    done: tuple[DoneLine, ...]
    settled: str
    compared: bool


@dataclass(frozen=True, slots=True)
class ChangesSection:
    """What each dispatch changed, the newest first."""

    steps: tuple[StepRow, ...]


def changes_section(materials: Materials) -> ChangesSection | None:
    """What each dispatch changed; None when there is one alone."""
    changes = materials.changes
    if changes is None:
        return None
    names = names_of(changes.dispatches)
    return ChangesSection(tuple(_row(materials, step, names[step.number]) for step in reversed(changes.steps)))


def lines_of(changes: Changes) -> list[str]:
    """What each dispatch but the first did to the outlook, in a sentence or two, the oldest first."""
    names = names_of(changes.dispatches)
    lines = []
    for step in changes.steps[1:]:
        most = "" if not step.moved else f" What moved it most: “{first_words(step.moved[0].span.text, 160)}”"
        done = "".join(f" {_done(one)} “{first_words(one.span.text, 160)}”" for one in step.done)
        settled = f" {SETTLED}" if step.settled else ""
        lines.append(f"{names[step.number]}. {_outlook(step.before, step.after, first=False)}{done}{settled}{most}")
    return lines


def names_of(dispatches: Dispatches) -> tuple[str, ...]:
    """What each dispatch is called: its date and its file."""
    return tuple(f"{date_in_words(one.date or '')}: {short_name(one.source)}" for one in dispatches.documents)


def _row(materials: Materials, step: Step, name: str) -> StepRow:
    text = materials.text
    shown = step.replaced[: materials.rows]
    return StepRow(
        name=name,
        outlook=_outlook(step.before, step.after, first=step.number == 0),
        new_options=step.new_options,
        gone_options=step.gone_options,
        replaced=tuple(
            Replacement(text.quoted(old.start, old.end), text.quoted(new.start, new.end)) for old, new in shown
        ),
        left=materials.left(len(step.replaced)),
        done=tuple(DoneLine(_done(one), text.quoted(one.span.start, one.span.end)) for one in step.done),
        settled=SETTLED if step.settled else "",
        moved=tuple(MovedLine(_quoted(text, one.span), _effect(one)) for one in step.moved),
        compared=step.number > 0 and step.after is not None,
    )


def _outlook(before: Judged | None, after: Judged | None, *, first: bool) -> str:
    if after is None:
        return "Up to here no standoff is found."
    if before is None:
        opening = "The starting point" if first else "Here a standoff is found for the first time"
        return (
            f"{opening}: {_chance(after)} that the status quo lasts; the model’s support is {_support(after)} of the "
            "samples."
        )
    return (
        f"Before: {_chance(before)} that the status quo lasts; after: {_chance(after)}. The model’s support went from "
        f"{_support(before)} to {_support(after)} of the samples."
    )


def _chance(judged: Judged) -> str:
    return f"{judged.verdict.word} ({percent(judged.verdict.probability)})"


def _support(judged: Judged) -> str:
    return percent(judged.support.support)


def _done(done: Done) -> str:
    """How the status quo has moved by one deed.

    >>> _done(Done("Ada: open the bridge", True, False, Span(0, 1, "x")))
    'The status quo has moved (Ada: open the bridge): this is done now.'
    """
    now = "this is done now" if done.taken else "this is no longer done"
    return f"The status quo has moved ({done.option}): {now}{', and cannot be taken back' if done.for_good else ''}."


def _effect(moved: Moved) -> str:
    if moved.effect is None or moved.error is None:
        return "Without it no standoff is found."
    way = "Raises" if moved.effect > 0 else "Lowers"
    margin = f"±{NO_BREAK}{max(1, round(INTERVAL * moved.error * 100))}"
    return f"{way} the support of the status quo by {points(abs(moved.effect))} ({margin})."


def _quoted(text: MarkedText, span: Span) -> Quote:
    """A sentence; its link leads to the first finding in it, for only findings are marked."""
    quote = text.quoted(span.start, span.end)
    first = min((place for place in text.anchors if span.start <= place[0] < span.end), default=None)
    return Quote(quote.text, text.href(*first) if first else None, quote.place)
