"""What a verb or predicate adjective that is a position cue governs, in the frames that the table allows it."""

from collections.abc import Iterator

from standoff.reading.language.clauses import Clause
from standoff.reading.positions import clause_frames, noun_frames
from standoff.reading.positions.cues import Cue
from standoff.reading.positions.targets import Target

_FRAMES = {
    "to": clause_frames.infinitives,
    "ing": clause_frames.gerunds,
    "that": clause_frames.that_clauses,
    "other": clause_frames.infinitives_of_others,
    "seen": clause_frames.seen,
    "done": clause_frames.participles,
    "given": noun_frames.denied_things,
    "np": noun_frames.nouns,
}
"""Frames by their names in the table; any other name is that of a preposition."""


def verbal_targets(cue: Cue, clause: Clause) -> list[Target]:
    """Targets of a verb or predicate adjective, in the frames its cue allows."""
    found: dict[int, Target] = {}
    for frame in cue.frames:
        for target in _in_frame(frame, cue, clause):
            found.setdefault(int(target.head.i), target)
    return [found[i] for i in sorted(found)]


def _in_frame(frame: str, cue: Cue, clause: Clause) -> Iterator[Target]:
    if frame in _FRAMES:
        return _FRAMES[frame](cue, clause)
    return noun_frames.prepositional(frame.removeprefix("prep-"), cue, clause)
