"""Who stands against whom and with whom, as far as a document's own demands and conditions name both."""

from collections import Counter
from collections.abc import Sequence

from standoff.reading.context import Context
from standoff.reading.found import Found
from standoff.reading.model import Stance
from standoff.reading.parties import Parties


def oppositions(matches: Sequence[Found], context: Context, parties: Parties) -> Counter[tuple[str, str]]:
    """How often one party is said to want something of another, by name."""
    found: Counter[tuple[str, str]] = Counter()
    for match in matches:
        holders = {parties.party(a) for a in context.who(match.holders or match.sources, match.paragraph)}
        conditions = [*match.conditions, *(c for host in match.hosts for c in host.conditions)]
        asked = {parties.party(a) for a in context.who(match.target.performers, match.paragraph)} - holders
        met = {parties.party(a) for c in conditions for a in context.who(c.subjects, match.paragraph)} - holders
        # Who asks something of both sides is a go-between, and no opponent.
        others = met | asked if len(asked) == 1 else met
        found.update((holder, other) for holder in holders for other in others)
    return found


def alliances(matches: Sequence[Found], context: Context, parties: Parties) -> frozenset[tuple[str, str]]:
    """Pairs of parties that demand something in one breath: "Oslo and Bergen called for talks"."""
    found: set[tuple[str, str]] = set()
    for match in matches:
        holders = {parties.party(a) for a in context.who(match.holders, match.paragraph)}
        asked = {parties.party(a) for a in context.who(match.target.performers, match.paragraph)}
        if match.stance is Stance.DEMANDS and not holders & asked:
            found |= {(one, other) for one in holders for other in holders - {one}}
    return frozenset(found)
