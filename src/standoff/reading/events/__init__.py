"""Events: what a document says has happened, in PLOVER's terms."""

from standoff.reading.events.finder import find_events

__all__ = ["find_events"]
