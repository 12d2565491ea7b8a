"""Option patterns, the field's own way of writing combinations: `Y-N-` takes the first option and not the third."""

import re
from collections.abc import Sequence

from standoff.conflict.formula import Formula, conjunction, negation, option, parse
from standoff.errors import FormulaError

_PATTERN = re.compile(r"[YN-]+")


def condition(text: str, option_ids: Sequence[str]) -> Formula:
    """The formula that `text` stands for: a formula, or a pattern with a letter for each option in order.

    In a pattern Y takes the option, N does not and `-` leaves it open; it stands for the conjunction of what it says. A
    word of letters Y and N that is an option's id means that option. Raises `FormulaError` for a formula that does not
    parse, and for a pattern of the wrong length or that leaves every option open.

    >>> str(condition("Y-N", ["open", "pay", "toll"]))
    'open and not toll'
    """
    written = text.strip()
    if not _PATTERN.fullmatch(written) or written in option_ids:
        return parse(text)
    if len(written) != len(option_ids):
        few, many = len(written), len(option_ids)
        raise FormulaError(
            "bad-pattern",
            f"the pattern {written!r} has {few} letter{'s' if few > 1 else ''} and there are {many} options",
            remedy="write one letter for each option in order: Y, N, or - for either",
        )
    if set(written) == {"-"}:
        what = f"the pattern {written!r} says nothing, so it holds in every state"
        raise FormulaError("bad-pattern", what, remedy="write Y or N for at least one option")
    said = [(option(name), letter) for name, letter in zip(option_ids, written, strict=True) if letter != "-"]
    return conjunction(part if letter == "Y" else negation(part) for part, letter in said)
