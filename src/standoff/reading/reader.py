"""`Reader`: what turns a document into a reading; `RuleReader`, the offline one, is what `read` uses."""

from typing import Protocol

from standoff.reading.collector import uncollected
from standoff.reading.confidence import with_confidence
from standoff.reading.context import Context
from standoff.reading.dependencies.finder import find_dependencies
from standoff.reading.estimates.finder import find_estimates
from standoff.reading.events import find_events
from standoff.reading.model import Reading, Source
from standoff.reading.positions.finder import find_positions
from standoff.reading.scales import DEFAULT_SCALE, reading_scale
from standoff.text import Document


class Reader(Protocol):
    """Anything that finds actors, events, positions, dependencies and estimates in a document."""

    def read(self, document: Document) -> Reading:
        """All findings in `document`, each with spans that fit its text."""
        ...


class RuleReader:
    """Reads with the language pipeline and the knowledge tables: offline, the same text gives the same reading.

    `scale` names the scale of words that authors of estimates are taken to write by: `icd203`, `phia` or `kent`
    (`standoff.reading.scales`). Raises `ScaleError` for another.
    """

    def __init__(self, scale: str = DEFAULT_SCALE) -> None:
        self.scale = reading_scale(scale).name

    def read(self, document: Document) -> Reading:
        """All findings in `document`, each with its confidence.

        Raises `ReadingError` (`no-language-pipeline`) when the language pipeline is not installed.
        """
        return with_confidence(self.found(document))

    def found(self, document: Document) -> Reading:
        """All findings in `document`; in place of its confidence each has what its own wording tells of it.

        Raises `ReadingError` (`no-language-pipeline`) when the language pipeline is not installed.
        """
        with uncollected():
            return self._found(document)

    def _found(self, document: Document) -> Reading:
        context = Context.of(document)
        positions = find_positions(context)
        events, dependencies = find_events(context, positions), find_dependencies(context)
        touched = {actor for event in events for actor in (event.actor, event.recipient)}
        touched |= {actor for dependency in dependencies for actor in (dependency.who, dependency.on)}
        touched |= {actor.of for actor in context.actors.actors}
        actors = (*context.actors.actors, *(actor for actor in context.actors.in_passing if actor.id in touched))
        return Reading(
            document=Source(document.title, document.date, document.source, document.sha256),
            actors=tuple(sorted(actors, key=lambda actor: actor.mentions[0].start)),
            events=events,
            positions=positions,
            dependencies=dependencies,
            estimates=find_estimates(context, self.scale),
        )


def read(document: Document, reader: Reader | None = None, *, scale: str = DEFAULT_SCALE) -> Reading:
    """What `reader` finds in `document`; by default the offline `RuleReader`, which reads estimates by `scale`.

    Raises `ScaleError` for a scale that estimates cannot be read by: `icd203`, `phia` and `kent` are there. A reader
    that is given has its own.
    """
    return (reader or RuleReader(scale)).read(document)
