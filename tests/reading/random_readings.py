"""Readings that nobody would write, of texts that nobody would: hypothesis strategies for round trips."""

from hypothesis import strategies as st

from standoff.reading import model
from standoff.reading.plover import event_types
from standoff.text import Document, Span

WORDS = st.text(max_size=12) | st.sampled_from(["pay | now", "a: b", "\\", "  ", "x\ny", "strength: 1", "\u2028z"])
NAMES = st.text(max_size=8) | st.sampled_from(["Oslo", "Bonn", "the coal"])
SHARES = st.floats(0, 1)
DATES = st.sampled_from([None, "2012", "2012-05", "2012-05-03", "-0044-03-15"])
SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("ab \n\r\t|\\\u2028\x85𝔸é")


@st.composite
def readings(draw: st.DrawFn, longest: int = 60) -> tuple[model.Reading, Document]:
    return draw(readings_of(Document(draw(st.text(SIGNS, min_size=1, max_size=longest)), source="r.txt")))


@st.composite
def readings_of(draw: st.DrawFn, document: Document, mentions: int = 0) -> tuple[model.Reading, Document]:
    """Readings of a text, whose actors have at least so many mentions."""
    spans = _spans(document)
    ids = [f"a{number}" for number in range(1, draw(st.integers(0, 4)) + 1)]
    anybody = st.sampled_from([None, *ids])
    reading = model.Reading(
        document=model.Source(draw(NAMES), "2012-06-01", "r.txt", document.sha256),
        actors=tuple(draw(_actor(actor_id, anybody, spans, mentions)) for actor_id in ids),
        events=tuple(draw(st.lists(_events(anybody, spans), max_size=3))),
        positions=tuple(draw(st.lists(_positions(anybody, spans), max_size=3))),
        dependencies=tuple(draw(st.lists(_dependencies(anybody, spans), max_size=2))),
        estimates=tuple(draw(st.lists(_estimates(ids, spans), max_size=2))),
    )
    return reading, document


def _spans(document: Document) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(document.text) - 1), st.integers(1, len(document.text)))
    return ends.map(lambda at: document.span(at[0], max(at[0] + 1, at[1])))


def _actor(
    actor_id: str, anybody: st.SearchStrategy[str | None], spans: st.SearchStrategy[Span], mentions: int
) -> st.SearchStrategy[model.Actor]:
    return st.builds(
        model.Actor,
        id=st.just(actor_id),
        name=NAMES,
        kind=st.sampled_from(model.ActorKind),
        country=st.sampled_from([None, "NOR", "DEU"]),
        mentions=st.lists(spans, min_size=mentions, max_size=4).map(tuple),
        of=anybody,
        roles=st.lists(st.sampled_from(["GOV", "MIL"]), max_size=2).map(tuple),
    )


@st.composite
def _events(draw: st.DrawFn, anybody: st.SearchStrategy[str | None], spans: st.SearchStrategy[Span]) -> model.Event:
    kind = draw(st.sampled_from(sorted(event_types())))
    return model.Event(
        span=draw(spans),
        type=kind,
        mode=draw(st.sampled_from([None, *event_types()[kind].modes])),
        actor=draw(anybody),
        recipient=draw(anybody),
        date=draw(DATES),
        place=draw(st.none() | NAMES),
        killed=draw(st.none() | st.integers(0, 99)),
        injured=draw(st.none() | st.integers(0, 99)),
        confidence=draw(SHARES),
        rule=draw(NAMES),
        flags=tuple(draw(st.lists(st.sampled_from(["mutual", "reported"]), max_size=2))),
    )


def _positions(
    anybody: st.SearchStrategy[str | None], spans: st.SearchStrategy[Span]
) -> st.SearchStrategy[model.Position]:
    conditions = st.builds(
        model.Condition,
        kind=st.sampled_from(model.ConditionKind),
        whose=anybody,
        action=WORDS,
        span=st.none() | spans,
    )
    return st.builds(
        model.Position,
        span=spans,
        holder=anybody,
        stance=st.sampled_from(model.Stance),
        whose=anybody,
        action=WORDS,
        conditions=st.lists(conditions, max_size=2).map(tuple),
        confidence=SHARES,
        speaker=anybody,
        strength=SHARES,
        implied=st.booleans(),
        in_force=st.booleans(),
        rule=NAMES,
    )


def _dependencies(
    anybody: st.SearchStrategy[str | None], spans: st.SearchStrategy[Span]
) -> st.SearchStrategy[model.Dependency]:
    return st.builds(
        model.Dependency,
        span=spans,
        who=anybody,
        on=anybody | NAMES,
        purpose=WORDS,
        degree=SHARES,
        rule=NAMES,
        confidence=SHARES,
    )


def _estimates(ids: list[str], spans: st.SearchStrategy[Span]) -> st.SearchStrategy[model.Estimate]:
    return st.builds(
        model.Estimate,
        span=spans,
        phrase=WORDS,
        outcome=WORDS,
        direction=st.sampled_from(model.Direction),
        low=st.none() | SHARES,
        high=st.none() | SHARES,
        holder=st.sampled_from([model.AUTHOR, *ids]),
        horizon=st.none() | WORDS,
        rule=NAMES,
        confidence=SHARES,
    )
