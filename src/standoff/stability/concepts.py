"""The names of the solution concepts, in the order reports list them."""

from enum import StrEnum


class Concept(StrEnum):
    """A solution concept of the Graph Model for Conflict Resolution (definitions in `docs/method.md`)."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSEQ = "sseq"
    L2 = "l2"
    L3 = "l3"

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
}

BASIC = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)
