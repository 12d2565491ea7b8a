"""The conditions of a `.gmcr` file, which are ORs of conjunctions, as formulas; and formulas as such conditions.

A conjunction is kept as two binary numbers over a list of options: `care` has the bits of the options it mentions,
`yes` those of them that it wants taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from standoff.conflict.formula import (
    Formula,
    biconditional,
    conditional,
    conjunction,
    disjunction,
    negation,
    option,
)
from standoff.errors import ConflictError

Term = tuple[int, int]
"""`(care, yes)`; `yes` lies within `care`."""

_Terms = TypeVar("_Terms", list[Term], dict[Term, None])

MAX_TERMS = 1024
"""Conjunctions in one condition: a chain of n `iff` needs 2^(n-1) of them."""

MINIMISED = 6  # options up to which all combinations are looked at: 64 of them
SPELT_OUT = 4  # options up to which `if` and `iff` are stored as all combinations in which they hold, as GMCR+ does


def terms_of(formula: Formula, option_ids: Sequence[str]) -> list[Term]:
    """Conjunctions over `option_ids` of which one or more holds wherever `formula` does; none if it never holds.

    `q if p` and `p iff q` over few options are spelt out as GMCR+ does it, those in which both parts hold first. Raises
    `ConflictError` when it takes more than 1,024.
    """
    bits = {name: 1 << at for at, name in enumerate(option_ids)}
    names = formula.variables
    if formula.kind in ("if", "iff") and len(names) <= SPELT_OUT:
        return _spelt_out(formula, [bits[name] for name in names])
    return _Expansion(formula, bits).terms()


def formula_of(terms: Sequence[Term], option_ids: Sequence[str]) -> Formula:
    """A short formula that holds where one or more of `terms`, of which there is one at least, does.

    `q if p` and `p iff q` are found again in the combinations that they are stored as; other conditions over few
    options become an `or` of conjunctions or an `and` of disjunctions, whichever is shorter.
    """
    bits = [at for at in range(len(option_ids)) if any(care >> at & 1 for care, _ in terms)]
    names = [option_ids[at] for at in bits]
    local = [(_gather(care, bits), _gather(yes, bits)) for care, yes in terms]
    if len(bits) > MINIMISED or len(terms) == 1:
        return _either(_shortened(local), names)
    table = _Table.holding(local, names)
    whole = (1 << len(bits)) - 1
    if len(bits) > 1 and all(care == whole for care, _ in local):
        return table.implication(local[0][1]) or table.equivalence() or table.shortest()
    return table.shortest()


def _gather(number: int, bits: Sequence[int]) -> int:
    return sum(1 << to for to, at in enumerate(bits) if number >> at & 1)


def _spelt_out(formula: Formula, bits: Sequence[int]) -> list[Term]:
    """All combinations of the options of `if` or `iff` in which it holds."""
    names = formula.variables
    left, right = formula.parts
    found = []
    for code in range(1 << len(names)):
        values = {name: bool(code >> at & 1) for at, name in enumerate(names)}
        if formula.holds(values):
            parts = (not left.holds(values), not right.holds(values))
            found.append((parts, sum(bit for at, bit in enumerate(bits) if code >> at & 1)))
    return [(sum(bits), yes) for _, yes in sorted(found)]


class _Expansion:
    """A formula multiplied out."""

    def __init__(self, formula: Formula, bits: dict[str, int]) -> None:
        self.formula = formula
        self.bits = bits

    def terms(self) -> list[Term]:
        return self._of(self.formula, wanted=True)

    def _of(self, formula: Formula, *, wanted: bool) -> list[Term]:
        """The terms of the formula, or of its negation."""
        if formula.kind == "option":
            bit = self.bits[formula.name]
            return [(bit, bit if wanted else 0)]
        if formula.kind == "not":
            return self._of(formula.parts[0], wanted=not wanted)
        left, right = formula.parts
        if formula.kind == "iff":
            same = self._both(self._of(left, wanted=True), self._of(right, wanted=wanted))
            return self._any(same, self._both(self._of(left, wanted=False), self._of(right, wanted=not wanted)))
        first = self._of(left, wanted=wanted)
        second = self._of(right, wanted=wanted if formula.kind in ("and", "or") else not wanted)
        return self._both(first, second) if (formula.kind == "and") == wanted else self._any(first, second)

    def _any(self, left: list[Term], right: list[Term]) -> list[Term]:
        return self._within(_shortened(self._within([*left, *right], 2 * MAX_TERMS)))

    def _both(self, left: list[Term], right: list[Term]) -> list[Term]:
        joined: dict[Term, None] = {}
        for care, yes in left:
            agreeing = ((care | c, yes | y) for c, y in right if not care & c & (yes ^ y))
            joined.update(dict.fromkeys(agreeing))
            self._within(joined, 2 * MAX_TERMS)  # before it is shortened, which takes the square of its length
        return self._within(_shortened(list(joined)))

    def _within(self, terms: _Terms, most: int = MAX_TERMS) -> _Terms:
        if len(terms) > most:
            what = f"{str(self.formula)[:200]!r} takes more than {MAX_TERMS:,} conjunctions"
            raise ConflictError("gmcr-formula-too-large", what, remedy="split it into several statements")
        return terms


def _shortened(terms: list[Term]) -> list[Term]:
    """The terms without those that another one covers, pairs that differ in one option's value joined."""
    while True:
        known = set(terms)
        joined = []
        for care, yes in terms:
            gone = next((bit for bit in _ones(care) if (care, yes ^ bit) in known), 0)
            joined.append((care & ~gone, yes & ~gone))
        shorter = _uncovered(list(dict.fromkeys(joined)))
        if shorter == terms:
            return terms
        terms = shorter


def _uncovered(terms: list[Term]) -> list[Term]:
    kept: list[Term] = []
    for care, yes in sorted(terms, key=lambda term: term[0].bit_count()):
        if not any(care & other == other and yes & other == wanted for other, wanted in kept):
            kept.append((care, yes))
    places = {term: at for at, term in enumerate(terms)}
    return sorted(kept, key=places.__getitem__)


def _ones(number: int) -> Iterator[int]:
    while number:
        yield number & -number
        number &= number - 1


class _Table:
    """Where something holds, over all combinations of a few options."""

    def __init__(self, names: Sequence[str], codes: Iterable[int]) -> None:
        self.names = names
        self.codes = frozenset(codes)
        self.all = range(1 << len(names))

    @classmethod
    def holding(cls, terms: Iterable[Term], names: Sequence[str]) -> "_Table":
        terms = list(terms)
        return cls(names, (code for code in range(1 << len(names)) if any(code & c == yes for c, yes in terms)))

    @property
    def _failing(self) -> list[int]:
        return [code for code in self.all if code not in self.codes]

    def implication(self, both: int) -> Formula | None:
        """`q if p`, both parts conjunctions without an option in common, when it is one; both hold in `both`."""
        failing = self._failing
        if not failing:
            return None
        whole = len(self.all) - 1
        common = whole
        for code in failing:
            common &= ~(code ^ failing[0])
        condition = common & ~(both ^ failing[0])
        wish = whole & ~condition
        if not condition or not wish:
            return None
        same = [code for code in self.all if code & condition == both & condition and code & wish != both & wish]
        if same != failing:
            return None
        return conditional(self._conjunction((wish, both & wish)), self._conjunction((condition, both & condition)))

    def equivalence(self) -> Formula | None:
        """`p iff q` with one option, or its negation, on one side, when it is one; of several the shortest."""
        found = [made for at in range(len(self.names)) if (made := self._equivalent_of(at)) is not None]
        return min(found, key=lambda formula: len(str(formula)), default=None)

    def _equivalent_of(self, at: int) -> Formula | None:
        without = [self._without(code, at) for code in self.codes if code >> at & 1]
        others = {self._without(code, at) for code in self.codes if not code >> at & 1}
        if others.intersection(without) or len(others) + len(without) != len(self.all) // 2:
            return None
        if not others or not without:
            return None
        names = [name for place, name in enumerate(self.names) if place != at]
        return biconditional(option(self.names[at]), _Table(names, without).shortest())

    @staticmethod
    def _without(code: int, at: int) -> int:
        return code & (1 << at) - 1 | code >> at + 1 << at

    def shortest(self) -> Formula:
        """As an OR of conjunctions or as an AND of disjunctions, whichever mentions fewer options."""
        holding = _cover(sorted(self.codes), len(self.names))
        failing = _cover(self._failing, len(self.names))
        whole = len(self.all) - 1
        if holding and (not failing or _mentions(holding) <= _mentions(failing)):
            return _either(holding, self.names)
        return conjunction(self._disjunction((care, whole & care & ~yes)) for care, yes in failing)

    def _conjunction(self, term: Term) -> Formula:
        return _all_of(term, self.names)

    def _disjunction(self, term: Term) -> Formula:
        return disjunction(_literals(term, self.names))


def _mentions(terms: Iterable[Term]) -> int:
    return sum(care.bit_count() for care, _ in terms)


def _cover(codes: Sequence[int], n: int) -> list[Term]:
    """Few and short terms that hold in `codes` and nowhere else (Quine and McCluskey; a greedy choice at the end)."""
    primes = _primes(codes, n)
    held = [sum(1 << code for code in codes if code & care == yes) for care, yes in primes]  # where each holds
    left = sum(1 << code for code in codes)
    chosen: list[Term] = []
    while left:
        gains = [((where & left).bit_count(), -care.bit_count()) for where, (care, _) in zip(held, primes, strict=True)]
        best = max(range(len(primes)), key=gains.__getitem__)
        chosen.append(primes[best])
        left &= ~held[best]
    return sorted(chosen, key=lambda term: [at for at in range(n) if term[0] >> at & 1])


def _primes(codes: Iterable[int], n: int) -> list[Term]:
    level = {((1 << n) - 1, code) for code in codes}
    primes: list[Term] = []
    while level:
        above, joined = set(), set()
        for care, yes in level:
            for bit in _ones(care):
                if (care, yes ^ bit) in level:
                    joined.add((care, yes))
                    above.add((care & ~bit, yes & ~bit))
        primes += sorted(level - joined)
        level = above
    return primes


def _either(terms: Sequence[Term], names: Sequence[str]) -> Formula:
    # A condition that always holds mentions no option, and the language has no word for it.
    if any(care == 0 for care, _ in terms):
        return disjunction([option(names[0]), negation(option(names[0]))])
    return disjunction(_all_of(term, names) for term in terms)


def _all_of(term: Term, names: Sequence[str]) -> Formula:
    return conjunction(_literals(term, names))


def _literals(term: Term, names: Sequence[str]) -> list[Formula]:
    care, yes = term
    mentioned = (at for at in range(len(names)) if care >> at & 1)
    return [option(names[at]) if yes >> at & 1 else negation(option(names[at])) for at in mentioned]
