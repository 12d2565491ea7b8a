"""Who holds what hangs on a demand just made: who made it, whoever the pronoun seems to stand for."""

from collections.abc import Sequence

from standoff.reading.model import Position, Stance
from standoff.reading.parties import Parties
from standoff.reading.positions.found import Found
from standoff.reading.positions.taken_up import stands_for_deed
from standoff.reading.tables import toml_table

_NEARBY = 400
"""Characters, about two sentences: how far back the demand may stand that is pointed to."""


def who_asked(found: Found, named: Sequence[str], earlier: Sequence[Position], parties: Parties) -> Sequence[str]:
    """Uganda, in "Rwanda must leave, Uganda says. Until it does the border stays shut"; `named` where nothing points.

    Nobody refuses or threatens a thing until he himself does what another has asked of him.
    """
    if found.stance is Stance.DEMANDS or not _points_back(found):
        return named
    start = found.paragraph.start(found.tokens[0])
    near = [p for p in earlier if p.stance is Stance.DEMANDS and not p.implied and 0 <= start - p.span.end <= _NEARBY]
    last = near[-1] if near else None
    if last is None or last.holder is None or last.whose in (None, last.holder):
        return named
    return [last.holder] if all(parties.party(a) == last.whose for a in named) else named


def _points_back(found: Found) -> bool:
    """True for what hangs on "until then", "otherwise", "unless it does"."""
    pointing = toml_table("conditions.toml")["pointing"]["words"]
    for condition in (c for host in found.hosts for c in host.conditions):
        if condition.kind not in ("until", "unless"):
            continue
        if condition.noun is not None and condition.noun.lower_ in pointing:
            return True
        if condition.clause is not None and stands_for_deed(condition.clause, condition.subjects) is not None:
            return True
    return False
