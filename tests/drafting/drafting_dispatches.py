"""Dispatches made by hand: a document and its reading, one sentence for each position."""

from dataclasses import replace

from drafting_readings import reading_of

from standoff.drafting.dispatches import Dispatches
from standoff.drafting.merging import Merged, merge
from standoff.reading.model import Actor, ActorKind, Reading, Source
from standoff.text import Block, BlockKind, Document


def dispatch(source: str, date: str | None, *said, **more) -> tuple[Document, Reading]:
    """A dispatch that says `said` (see `reading_of`), of this name and date."""
    reading = reading_of(*said, **more)
    sentences = [one.span.text for one in reading.positions]
    text = "".join(f"{sentence}. " for sentence in sentences) + "".join(f"{e.span.text} " for e in reading.estimates)
    block = Block(0, len(text.rstrip()), BlockKind.PARAGRAPH)
    document = Document(text, source, f"Title of {source}", date, (block,))
    return document, replace(reading, document=Source(document.title, date, source, document.sha256))


def renamed(reading: Reading, ids: dict[str, str]) -> Reading:
    """The reading with other ids for its actors, whose names stay."""

    def new(actor: str | None) -> str | None:
        return None if actor is None else ids.get(actor, actor)

    return replace(
        reading,
        actors=tuple(replace(a, id=ids.get(a.id, a.id), of=new(a.of)) for a in reading.actors),
        positions=tuple(
            replace(
                p,
                holder=new(p.holder),
                whose=new(p.whose),
                conditions=tuple(replace(c, whose=new(c.whose)) for c in p.conditions),
            )
            for p in reading.positions
        ),
        dependencies=tuple(replace(d, who=new(d.who), on=new(d.on)) for d in reading.dependencies),
    )


def merged(*dispatches: tuple[Document, Reading]) -> Merged:
    """The dispatches merged, whatever order they come in."""
    joined = Dispatches.of([document for document, _ in dispatches])
    readings = {document.source: reading for document, reading in dispatches}
    return merge(joined, [readings[document.source] for document in joined.documents])


def actor(name: str, kind: str = "state", country: str | None = None, actor_id: str | None = None, **more) -> Actor:
    return Actor(actor_id or name, name, ActorKind(kind), country, (), **more)
