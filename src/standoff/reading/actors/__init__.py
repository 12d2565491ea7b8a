"""Actors: knowledge tables of states, bodies, groups and roles, and the linker that finds them in a text."""

from standoff.reading.actors.index import ActorIndex
from standoff.reading.actors.linker import find_actors

__all__ = ["ActorIndex", "find_actors"]
