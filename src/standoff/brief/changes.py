"""What each of several dispatches changed: the outlook before and after it, and the sentences that did it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.brief.sentences import telling_sentences
from standoff.conflict import Conflict, MoveDirection, Option
from standoff.drafting import draft
from standoff.drafting.deed import deed
from standoff.drafting.dispatches import Dispatches
from standoff.drafting.merging import Merged, merge
from standoff.drafting.same_action import relation
from standoff.drafting.told_deeds import told_deed
from standoff.drafting.told_in_text import with_told_in_text
from standoff.errors import DraftError
from standoff.outlook import look_ahead
from standoff.outlook.lasting import difference, lasting, mixed_support
from standoff.outlook.model import Outlook, Support, Verdict
from standoff.outlook.serialize import plain
from standoff.reading import Reading
from standoff.text import Span

MOST_COMPARED = 500
"""Samples in which a sentence is left out: a difference within the same samples needs no more."""

LEAST_EFFECT = 0.005
"""Changes of the support that would be told as none are left out."""

CLEAR = 2.0
"""So are those of fewer standard errors than this."""

MOST_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """The outlook at one time: the support of the status quo in the mixture of foresight, and the verdict."""

    support: Support
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence of the newest dispatch, and by how much it raises (or, below 0, lowers) the support of the status quo.

    `effect` compares with the same dispatches without the sentence, over the same samples; `error` is its standard
    error. Both are None when without it no standoff would be found.
    """

    span: Span
    effect: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class Done:
    """An option (`Owner: deed`) that is taken in the status quo since a dispatch, or no longer, and what tells so.

    `for_good` says that it can no longer change.
    """

    option: str
    taken: bool
    for_good: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """What dispatch `number` (from 0) changed; spans are those of the whole.

    `before` and `after` are None where the dispatches up to then hold no standoff. Options are told as `Owner: deed`.
    `replaced` pairs each position that the dispatch put out of force, unless it was only implied, with the one that
    did. `moved` holds the sentences that changed the support of the status quo clearly, those that did so most first.
    `done` is what the dispatch tells as done, or undone, that was not so before; `settled` says that since then all
    holds that anybody is known to want.
    """

    number: int
    before: Judged | None
    after: Judged | None
    new_options: tuple[str, ...]
    gone_options: tuple[str, ...]
    replaced: tuple[tuple[Span, Span], ...]
    moved: tuple[Moved, ...]
    done: tuple[Done, ...] = ()
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The dispatches, and what each of them changed, the oldest first."""

    dispatches: Dispatches
    steps: tuple[Step, ...]

    def to_dict(self) -> list[dict[str, Any]]:
        """The steps as plain JSON values, each span with the name of its document and its place there."""
        return [self._step(step) for step in self.steps]

    def _step(self, step: Step) -> dict[str, Any]:
        document = self.dispatches.documents[step.number]
        return {
            "source": document.source,
            "date": document.date,
            "before": plain(step.before),
            "after": plain(step.after),
            "new_options": list(step.new_options),
            "gone_options": list(step.gone_options),
            "done": [
                {"option": one.option, "taken": one.taken, "for_good": one.for_good, **self._quote(one.span)}
                for one in step.done
            ],
            "settled": step.settled,
            "replaced": [{"old": self._quote(old), "new": self._quote(new)} for old, new in step.replaced],
            "moved": [{**self._quote(one.span), "effect": one.effect, "error": one.error} for one in step.moved],
        }

    def _quote(self, span: Span) -> dict[str, Any]:
        source, start, end = self.dispatches.within(span.start, span.end)
        return {"source": source, "start": start, "end": end, "quote": span.text}


def changes_of(
    merged: Merged, readings: Sequence[Reading], conflict: Conflict, outlook: Outlook, *, scale: str
) -> Changes:
    """What each dispatch changed; `conflict` and `outlook` are those of all of them together (`merged`)."""
    steps: list[Step] = []
    known: _Known | None = None
    texts = merged.dispatches.documents
    readings = [with_told_in_text(one, text) for one, text in zip(readings, texts, strict=True)]
    for number in range(len(readings)):
        last = number == len(readings) - 1
        part = merge(merged.dispatches.first(number + 1), readings[: number + 1])
        now = _Known(conflict, outlook) if last else _known(part, outlook, scale)
        steps.append(_step(part, readings, number, known, now, outlook))
        known = now
    return Changes(merged.dispatches, tuple(steps))


@dataclass(frozen=True, slots=True)
class _Known:
    conflict: Conflict
    outlook: Outlook

    def judged(self) -> Judged:
        return Judged(mixed_support(self.outlook), self.outlook.verdict)


def _known(part: Merged, like: Outlook, scale: str) -> _Known | None:
    try:
        conflict = draft(part.reading)
    except DraftError:
        return None
    return _Known(conflict, look_ahead(conflict, samples=like.samples, seed=like.seed, scale=scale))


def _step(
    part: Merged, readings: Sequence[Reading], number: int, before: _Known | None, now: _Known | None, like: Outlook
) -> Step:
    positions = part.reading.positions
    old, new = (_told(one.conflict) if one else [] for one in (before, now))
    replaced = [
        (positions[one.old].span, positions[one.new].span)
        for one in part.replaced
        if part.dispatches.number_at(positions[one.new].span.start) == number and not positions[one.old].implied
    ]
    moved = _moved(part, readings[: number + 1], now, like) if now is not None and number else ()
    return Step(
        number=number,
        before=before.judged() if before else None,
        after=now.judged() if now else None,
        new_options=tuple(_missing_from(old, new)) if before else (),
        gone_options=tuple(_missing_from(new, old)) if now else (),
        replaced=tuple(dict.fromkeys(replaced)),
        moved=tuple(moved),
        done=tuple(_done(part, number, before, now)) if now is not None else (),
        settled=now is not None and _is_settled(now.conflict),
    )


def _done(part: Merged, number: int, before: _Known | None, now: _Known) -> Iterator[Done]:
    """What dispatch `number` makes the case, or no longer the case, of what `before` has, or would have, otherwise."""
    for maker in now.conflict.decision_makers:
        for option in maker.options:
            was = None if before is None else _was(before.conflict, maker.name, option.text)
            told = [Span(piece.start or 0, piece.end or 0, piece.quote) for piece in option.now_evidence]
            new = [span for span in told if _is_news(part, number, option, span)]
            if new and option.now is not (was or False):
                fixed = MoveDirection.FORWARD if option.now else MoveDirection.BACK
                yield Done(f"{maker.name}: {option.text}", option.now, option.direction is fixed, new[0])


def _is_news(part: Merged, number: int, option: Option, span: Span) -> bool:
    """Whether dispatch `number` tells the deed itself, and not one that meets a demand and so leaves none to drop."""
    told = told_deed(span.text) if part.dispatches.number_at(span.start) == number else None
    return told is not None and relation(told.deed, deed(option.text))[0] == (1 if option.now else -1)


def _is_settled(conflict: Conflict) -> bool:
    """Whether something was done and all that anybody is known to want holds now."""
    now = {option.id: option.now for option in conflict.options}
    done = any(option.now and option.now_evidence for option in conflict.options)
    return done and all(wish.want.holds(now) for maker in conflict.decision_makers for wish in maker.preferences)


def _was(conflict: Conflict, owner: str, text: str) -> bool | None:
    """Whether an option of that owner, in these words or in others, was taken; None where there was none."""
    for maker in conflict.decision_makers:
        for option in maker.options:
            sign = 1 if option.text == text else relation(deed(option.text), deed(text))[0]
            if maker.name == owner and sign:
                return option.now if sign > 0 else not option.now
    return None


def _told(conflict: Conflict) -> list[tuple[str, str]]:
    return [(maker.name, option.text) for maker in conflict.decision_makers for option in maker.options]


def _missing_from(known: list[tuple[str, str]], options: list[tuple[str, str]]) -> Iterator[str]:
    """Those of `options` that are no option of `known` in other words."""
    for owner, text in options:
        alike = (other for whose, other in known if whose == owner)
        if not any(other == text or relation(deed(other), deed(text))[0] for other in alike):
            yield f"{owner}: {text}"


def _moved(part: Merged, readings: Sequence[Reading], now: _Known, like: Outlook) -> list[Moved]:
    *earlier, newest = readings
    number = len(earlier)
    samples = min(MOST_COMPARED, like.samples)
    whole = lasting(now.conflict, samples=samples, seed=like.seed)
    found = []
    for sentence in telling_sentences(part.dispatches.documents[number], newest):
        span = part.dispatches.shifted(number, sentence.span)
        try:
            conflict = draft(merge(part.dispatches, [*earlier, sentence.without]).reading)
        except DraftError:
            found.append(Moved(span, None, None))
            continue
        if _model(conflict) == _model(now.conflict):
            continue
        effect, error = difference(whole, lasting(conflict, samples=samples, seed=like.seed))
        if abs(effect) >= max(LEAST_EFFECT, CLEAR * error):
            found.append(Moved(span, effect, error))
    return sorted(found, key=lambda one: -1.0 if one.effect is None else -abs(one.effect))[:MOST_SENTENCES]


def _model(conflict: Conflict) -> object:
    """All of a conflict that its outlook depends on."""
    makers = [
        (
            maker.name,
            [(one.id, one.now, one.direction) for one in maker.options],
            [(str(one.want), one.weight) for one in maker.preferences],
        )
        for maker in conflict.decision_makers
    ]
    return makers, [str(formula) for formula in conflict.infeasible]
