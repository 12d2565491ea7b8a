"""What is to be expected of options that were named and are not modelled: the outside view and the signs alone."""

from standoff.conflict import Conflict
from standoff.outlook.calibration import Calibration, chances_of_further, without_estimates
from standoff.outlook.model import FurtherOutlook


def further_of(conflict: Conflict, calibration: Calibration | None) -> tuple[FurtherOutlook, ...]:
    """How likely each is taken, in their order."""
    chances = chances_of_further(conflict, calibration)
    alone = chances_of_further(without_estimates(conflict), calibration)
    return tuple(
        FurtherOutlook(
            id=one.option.id,
            owner=one.owner,
            text=one.option.text,
            now=one.option.now,
            probability=chance,
            without_author=unaided,
            evidence=one.option.evidence,
        )
        for one, chance, unaided in zip(conflict.further, chances, alone, strict=True)
    )
