"""What to say of a reading that holds no standoff: what was found in it, and what is missing."""

from standoff.conflict.articles import in_sentence
from standoff.drafting.foreseen import is_foreseen
from standoff.errors import DraftError
from standoff.reading.model import Reading

MOST_POSITIONS = 5_000
"""Each course of action is compared with each other: more than so many positions would take hours, and no standoff that
a dispatch tells of has a tenth of them."""

REMEDY = "give a text in which one side demands or refuses what another can do, or write the conflict by hand"


def no_standoff(reading: Reading) -> DraftError:
    """The error (code `no-standoff`) that says what the reading has and what it lacks."""
    return DraftError("no-standoff", _what(reading), where=reading.document.source, remedy=REMEDY)


def check_size(reading: Reading) -> None:
    """Raise `DraftError` (code `too-much-said`) for a reading of more than `MOST_POSITIONS` positions in force."""
    holders = [position.holder for position in reading.positions if position.in_force]
    if len(holders) > MOST_POSITIONS:
        sides = len({reading.side(holder).id for holder in holders if holder is not None})
        what = f"{len(holders):,} positions of {sides:,} sides, and one standoff may have {MOST_POSITIONS:,}"
        remedy = "give only what is about one standoff, or write the conflict by hand"
        raise DraftError("too-much-said", what, where=reading.document.source, remedy=remedy)


def _what(reading: Reading) -> str:
    standing = [p for p in reading.positions if p.in_force and not is_foreseen(p)]
    if not standing:
        given_up = " any more" if any(not is_foreseen(p) for p in reading.positions) else ""
        return f"no standoff: nobody demands, refuses, offers or threatens anything{given_up}"
    holders = {reading.side(p.holder).name: None for p in standing if p.holder is not None}
    said = f"{len(standing)} position" + ("s" if len(standing) > 1 else "")
    if len(holders) < 2:
        who = f"of {in_sentence(next(iter(holders)))} alone" if holders else "of nobody who is named"
        return f"no standoff: {said} {who}, with no other side that answers or holds out"
    names = ", ".join(list(holders)[:4])
    return f"no standoff: {said} of {len(holders)} sides ({names}), but none refuses or demands what another can do"
