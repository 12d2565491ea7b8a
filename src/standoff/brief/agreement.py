"""Whether an author's range and the model's number agree, when the two may speak of different times."""

from standoff.outlook.horizons import Reach

AGREE = "The two agree."
LESS, MORE = "The model thinks it less likely", "The model thinks it more likely"


def agreement(low: float, high: float, value: float) -> str:
    """How the model's chance `value` stands to the author's `low` to `high` (all 0 to 1), both of the same time."""
    if low <= value <= high:
        return AGREE
    return f"{LESS}." if value < low else f"{MORE}."


def agreement_apart(low: float, high: float, value: float, reach: Reach, *, grows: bool) -> str:
    """The same, where the author speaks of a time that is shorter or longer than the model's year.

    The chance of a deed or of an end grows with the time given to it (`grows`), that of lasting or of leaving alone
    shrinks. So the chance within a year is the most that a shorter time can give to a deed and the least that it can
    give to lasting; only where even that lies outside the author's range do the two disagree.

    >>> agreement_apart(0.2, 0.45, 0.6, Reach.SHORTER, grows=True)
    'The two can both hold: the dispatch speaks of less than a year, the model of a year.'
    >>> agreement_apart(0.2, 0.45, 0.1, Reach.SHORTER, grows=True)
    'The model thinks it less likely, even over a whole year.'
    """
    most = grows == (reach is Reach.SHORTER)
    if most and value < low:
        return f"{LESS}, even {_given(reach)}."
    if not most and value > high:
        return f"{MORE}, even {_given(reach)}."
    return f"The two can both hold: the dispatch speaks of {reach}, the model of a year."


def _given(reach: Reach) -> str:
    return "over a whole year" if reach is Reach.SHORTER else "within a single year"
