"""The formula language against literal truth tables, and its text against its meaning."""

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.conflict import Formula, parse_formula
from standoff.conflict.formula import biconditional, conditional, conjunction, disjunction, negation, option
from standoff.errors import FormulaError

IDS = ("a", "b", "open_2", "_x")

formulas = st.recursive(
    st.sampled_from(IDS).map(option),
    lambda inner: st.one_of(
        inner.map(lambda part: Formula("not", parts=(part,))),
        st.tuples(st.sampled_from(("and", "or", "if", "iff")), inner, inner).map(
            lambda drawn: Formula(drawn[0], parts=drawn[1:])
        ),
    ),
    max_leaves=8,
)


def rows(names):
    for values in itertools.product((False, True), repeat=len(names)):
        yield dict(zip(names, values, strict=True))


def meaning(formula, row):
    """The definitions, word for word."""
    if formula.kind == "option":
        return row[formula.name]
    values = [meaning(part, row) for part in formula.parts]
    match formula.kind:
        case "not":
            return not values[0]
        case "and":
            return values[0] and values[1]
        case "or":
            return values[0] or values[1]
        case "if":
            return values[0] if values[1] else True
        case "iff":
            return values[0] is values[1]


def spelled_out(formula):
    if formula.kind == "option":
        return formula.name
    if formula.kind == "not":
        return f"(not {spelled_out(formula.parts[0])})"
    return "(" + f" {formula.kind} ".join(map(spelled_out, formula.parts)) + ")"


@given(formulas)
def test_text_with_every_parenthesis_parses_to_the_formula(formula):
    assert parse_formula(spelled_out(formula)) == formula


@given(formulas)
def test_canonical_text_parses_back(formula):
    assert parse_formula(str(formula)) == formula


@given(formulas)
def test_canonical_text_has_no_parentheses_to_spare(formula):
    text = str(formula)
    for opening in (match.start() for match in re.finditer(r"\(", text)):
        depth = 0
        for closing in range(opening, len(text)):
            depth += {"(": 1, ")": -1}.get(text[closing], 0)
            if depth == 0:
                break
        without = f"{text[:opening]} {text[opening + 1 : closing]} {text[closing + 1 :]}"
        assert parse_formula(without) != formula


@given(formulas)
def test_holds_and_evaluate_follow_the_definitions(formula):
    table = list(rows(IDS))
    expected = [meaning(formula, row) for row in table]
    assert [formula.holds(row) for row in table] == expected
    columns = {name: np.array([row[name] for row in table]) for name in IDS}
    got = formula.evaluate(columns)
    assert got.dtype == np.bool_
    assert got.tolist() == expected


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("not a and b", "(not a) and b"),
        ("a or b and c", "a or (b and c)"),
        ("a if b or c", "a if (b or c)"),
        ("a iff b and c", "a iff (b and c)"),
        ("a if b if c", "(a if b) if c"),
        ("a iff b if c", "(a iff b) if c"),
        ("a if b iff c", "(a if b) iff c"),
        ("not not a", "not (not a)"),
    ],
)
def test_precedence(text, grouped):
    assert parse_formula(text) == parse_formula(grouped)


def test_variables_come_once_each_in_order_of_appearance():
    assert parse_formula("c iff (a and c) or b").variables == ("c", "a", "b")


def test_constructors_build_what_the_text_says():
    a, b, c = map(option, "abc")
    assert str(biconditional(a, conjunction([b, c]))) == "a iff b and c"
    assert str(conditional(disjunction([a, b]), negation(c))) == "a or b if not c"
    assert negation(negation(a)) == a
    assert str(conjunction([a, disjunction([b, c])])) == "a and (b or c)"


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("a and or b", "column 7", "an option id"),
        ("a b", "column 3", "and, or, if, iff or the end"),
        ("(a or b", "end of", "')'"),
        ("a-b", "column 2", "and, or, if, iff or the end"),
        ("a and 2x", "column 7", "an option id"),
        ("a AND b", "column 3", "and, or, if, iff or the end"),
        ("é", "column 1", "an option id"),
        ("", "end of", "an option id"),
        ("a)", "column 2", "and, or, if, iff or the end"),
        ("not", "end of", "an option id"),
    ],
)
def test_errors_tell_the_column_and_what_was_expected(text, column, expected):
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert caught.value.code == "formula"
    assert column in caught.value.what
    assert f"expected {expected}" in caught.value.what


def test_nesting_ends_at_sixty_four():
    assert parse_formula("(" * 64 + "a" + ")" * 64) == option("a")
    for text in ("(" * 65 + "a" + ")" * 65, "not " * 65 + "a", "(" * 100_000):
        with pytest.raises(FormulaError, match="64 deep"):
            parse_formula(text)


@pytest.mark.parametrize("connective", ["and", "or", "if", "iff"])
def test_the_longest_chain_can_be_used_and_a_longer_one_is_refused(connective):
    chain = parse_formula(f" {connective} ".join(["a"] * 128))
    assert parse_formula(str(chain)) == chain
    assert isinstance(chain.holds({"a": True}), bool)
    assert chain.variables == ("a",)
    with pytest.raises(FormulaError, match="128"):
        parse_formula(f" {connective} ".join(["a"] * 129))


def test_an_unknown_option_is_named_with_the_nearest_known_one():
    with pytest.raises(FormulaError, match="did you mean 'apologise'") as caught:
        parse_formula("open iff apologize").check(["open", "apologise"])
    assert caught.value.code == "unknown-option"
