"""The names of the solution concepts, in the order reports list them."""

from difflib import get_close_matches
from enum import StrEnum

from standoff.errors import ConflictError


class Concept(StrEnum):
    """A solution concept of the Graph Model for Conflict Resolution (definitions in `docs/method.md`)."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSEQ = "sseq"
    L2 = "l2"
    L3 = "l3"
    NON_MYOPIC = "nonmyopic"

    @property
    def title(self) -> str:  # type: ignore[override]  # the field's word; str.title() makes no sense for a concept
        """The field's name for the concept."""
        return TITLES[self]


TITLES = {
    Concept.NASH: "Nash stability",
    Concept.GMR: "general metarationality",
    Concept.SMR: "symmetric metarationality",
    Concept.SEQ: "sequential stability",
    Concept.SSEQ: "symmetric sequential stability",
    Concept.L2: "limited-move stability (two moves)",
    Concept.L3: "limited-move stability (three moves)",
    Concept.NON_MYOPIC: "non-myopic stability",
}

BASIC = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)

HORIZONS = {Concept.L2: 2, Concept.L3: 3}


def concept_named(name: Concept | str) -> Concept:
    """The concept of that name; raises `ConflictError` for a name that there is not.

    >>> concept_named("seq")
    <Concept.SEQ: 'seq'>
    """
    known = [concept.value for concept in Concept]
    if name in known:
        return Concept(name)
    close = get_close_matches(str(name).lower(), known, n=1)
    remedy = f"did you mean {close[0]!r}?" if close else f"name one of {', '.join(known)}"
    raise ConflictError("unknown-concept", f"there is no solution concept {str(name)!r}", remedy=remedy)
