"""Polynomials as tuples of their coefficients, lowest first: they count sets of states by size."""

from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest
from math import comb

Polynomial = tuple[Fraction, ...]


def plus(left: Polynomial, right: Polynomial) -> Polynomial:
    """The sum.

    >>> [int(c) for c in plus((Fraction(1), Fraction(2)), (Fraction(3),))]
    [4, 2]
    """
    return tuple(a + b for a, b in zip_longest(left, right, fillvalue=Fraction(0)))


def times(*factors: Polynomial) -> Polynomial:
    """The product; 1 of none.

    >>> [int(c) for c in times(power_of_either(1), power_of_either(1))]
    [1, 2, 1]
    """
    product: Polynomial = (Fraction(1),)
    for factor in factors:
        out = [Fraction(0)] * (len(product) + len(factor) - 1)
        for i, a in enumerate(product):
            for j, b in enumerate(factor):
                out[i + j] += a * b
        product = tuple(out)
    return product


def shifted(polynomial: Polynomial, by: int) -> Polynomial:
    """The product with the unknown to the power of `by`."""
    return (Fraction(0),) * by + polynomial


@lru_cache
def power_of_either(states: int) -> Polynomial:
    """(1 + x) to the power of `states`: each of them is in the set or not."""
    return tuple(Fraction(comb(states, size)) for size in range(states + 1))
