"""Who wants what of whom, as far as the matchers see it: what tells whose standoff a text is about."""

from collections.abc import Iterable, Iterator

from standoff.reading.actors.principals import Stake
from standoff.reading.positions.authors import authors
from standoff.reading.positions.found import Found


def stakes(matches: Iterable[Found]) -> Iterator[Stake]:
    """The words for the holder of each match, and for who would act on it or meet its conditions."""
    for found in matches:
        holders = authors(found.holders or found.sources, found.paragraph)
        conditions = (*found.conditions, *(c for host in found.hosts for c in host.conditions))
        met = (subject for condition in conditions for subject in condition.subjects)
        if holders:
            yield Stake(found.paragraph, holders, (*found.target.performers, *met))
