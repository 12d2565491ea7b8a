"""JSON with one spelling for each value, by RFC 8785, so that a hash of it can be checked in any language."""

import json
import math
from decimal import Decimal
from typing import Any

from standoff.errors import LedgerError

LARGEST_WHOLE = 2**53 - 1
"""The largest whole number that every JSON reader holds exactly (RFC 8785, section 3.2.2.3, by IEEE 754)."""

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def canonical(value: Any) -> str:
    """The RFC 8785 text of JSON values: keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript writes them.

    Raises `LedgerError` (`not-json`) for what JSON does not hold: NaN, infinities, lone surrogates, other types.

    >>> canonical({"b": [1.0, 1e-7, None], "a": "€"})
    '{"a":"€","b":[1,1e-7,null]}'
    """
    match value:
        case None | bool():
            return _ENCODE(value)
        case str():
            return _text(value)
        case int() | float():
            return _number(value)
        case dict():
            pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
            return "{" + ",".join(f"{_text(key)}:{canonical(inner)}" for key, inner in pairs) + "}"
        case list() | tuple():
            return "[" + ",".join(canonical(inner) for inner in value) + "]"
    raise LedgerError("not-json", f"a {type(value).__name__} is no JSON value")


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise LedgerError("not-json", "a text holds half a character (a lone surrogate)") from None
    return _ENCODE(text)


def _number(number: float) -> str:
    """As `Number::toString` of ECMA-262 writes it; Python's shortest digits are the same, its layout is not."""
    if not math.isfinite(number) or (isinstance(number, int) and abs(number) > LARGEST_WHOLE):
        raise LedgerError("not-json", f"{number} is no number that JSON holds exactly")
    if isinstance(number, int):
        return str(number)
    if number == 0:
        return "0"  # minus zero too
    if "e" not in (text := repr(number)):
        return text.removesuffix(".0")
    sign, digit_tuple, exponent = Decimal(text).as_tuple()
    all_digits = "".join(map(str, digit_tuple))
    digits = all_digits.rstrip("0")
    point = len(all_digits) + int(exponent)  # where the decimal point stands, counted from the first digit
    return "-" * sign + _laid_out(digits, point)


def _laid_out(digits: str, point: int) -> str:
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{point - 1:+d}"
