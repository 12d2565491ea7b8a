"""The names of the solution concepts, in the order reports list them."""

from enum import StrEnum

from standoff.errors import ConflictError, meant_among


class Concept(StrEnum):
    """A solution concept of the Graph Model for Conflict Resolution (definitions in `docs/method.md`)."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSEQ = "sseq"
    SIM = "sim"
    L1 = "l1"
    L2 = "l2"
    L3 = "l3"
    L4 = "l4"
    L5 = "l5"
    L6 = "l6"
    L7 = "l7"
    L8 = "l8"
    L9 = "l9"
    NON_MYOPIC = "nonmyopic"
    FAR = "lfar"
    LCS = "lcs"

    @property
    def title(self) -> str:  # type: ignore[override]  # the field's word; str.title() makes no sense for a concept
        """The field's name for the concept."""
        return TITLES[self]

    @property
    def short(self) -> str:
        """What stands at the head of a column: `Nash`, `GMR`, `L2`, `NM`."""
        return SHORT.get(self, self.value.upper())


HORIZONS = {Concept(f"l{horizon}"): horizon for horizon in range(1, 10)}
"""How many moves a decision maker foresees under the concepts of limited moves."""

COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

TITLES = {
    Concept.NASH: "Nash stability",
    Concept.GMR: "general metarationality",
    Concept.SMR: "symmetric metarationality",
    Concept.SEQ: "sequential stability",
    Concept.SSEQ: "symmetric sequential stability",
    Concept.SIM: "simultaneous stability",
    **{concept: f"limited-move stability ({COUNTED[h - 1]} move{'s' * (h > 1)})" for concept, h in HORIZONS.items()},
    Concept.NON_MYOPIC: "non-myopic stability",
    Concept.FAR: "limited-move stability (however many moves)",
    Concept.LCS: "farsighted consistency",
}

SHORT = {Concept.NASH: "Nash", Concept.NON_MYOPIC: "NM", Concept.FAR: "LF"}

BASIC = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)

RECURRENT = frozenset({Concept.NON_MYOPIC, Concept.FAR})
"""The concepts that ask for stability at every far horizon."""


def concept_named(name: Concept | str) -> Concept:
    """The concept of that name; raises `ConflictError` for a name that there is not.

    >>> concept_named("seq")
    <Concept.SEQ: 'seq'>
    """
    known = [concept.value for concept in Concept]
    if name in known:
        return Concept(name)
    remedy = meant_among(str(name).lower(), known)
    raise ConflictError("unknown-concept", f"there is no solution concept {str(name)!r}", remedy=remedy)
