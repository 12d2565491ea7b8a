"""Hypothesis strategies for conflicts that a file may hold."""

from hypothesis import strategies as st

from standoff.conflict import (
    Attitude,
    Chance,
    Conflict,
    DecisionMaker,
    Evidence,
    Formula,
    FurtherOption,
    LeftOut,
    LookingAhead,
    MoveDirection,
    Option,
    Statement,
    Voice,
    Weight,
)
from standoff.conflict.formula import option

_TRICKY = ["no", "yes", "on", "off", "null", "true", "y", "N", "_", "__class__", "e1", "open", "Infinity", "nan"]
_WORDS = [
    "2012",
    "2012-06-27",
    "1e3",
    "0x1F",
    "~",
    "- a",
    "a: b",
    "#x",
    "&a",
    "*a",
    "!t",
    "|",
    "{",
    "it's",
    'a "b"',
    "é’—",
]

ids = st.one_of(st.sampled_from(_TRICKY), st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True)).filter(
    lambda name: name not in ("not", "and", "or", "if", "iff")
)
any_text = st.one_of(st.sampled_from(_TRICKY + _WORDS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
texts = any_text.filter(str.strip)
weights = st.builds(
    Weight,
    st.floats(1e-6, 1e18, exclude_min=True),
    st.one_of(st.just(1.0), st.floats(1, 1e6)),
)
chances = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: Chance(min(pair), max(pair)))
shares_ahead = st.tuples(*(st.floats(0, 10**6) for _ in range(3))).filter(any).map(lambda shares: LookingAhead(*shares))
dates = st.one_of(
    st.none(), st.sampled_from(["2012", "1999-12", "0001-01"]), st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10))
)


@st.composite
def evidences(draw):
    quote, source = draw(texts), draw(st.none() | any_text)
    if draw(st.booleans()):
        return Evidence(quote, source=source)
    start = draw(st.integers(0, 10**9))
    return Evidence(quote, start, start + draw(st.integers(1, 10**6)), source)


evidence = st.lists(evidences(), max_size=2).map(tuple)


def options_called(name):
    return st.builds(
        Option, name, texts, st.booleans(), st.sampled_from(MoveDirection), evidence, st.none() | chances, evidence
    )


def formulas(names):
    return st.recursive(
        st.sampled_from(names).map(option),
        lambda inner: st.one_of(
            inner.map(lambda part: Formula("not", parts=(part,))),
            st.tuples(st.sampled_from(("and", "or", "if", "iff")), inner, inner).map(
                lambda drawn: Formula(drawn[0], parts=drawn[1:])
            ),
        ),
        max_leaves=5,
    )


@st.composite
def rankings(draw, n_options):
    """All states in tie groups."""
    labels = ["".join("Y" if code >> bit & 1 else "N" for bit in range(n_options)) for code in range(1 << n_options)]
    groups = [[]]
    for label in draw(st.permutations(labels)):
        if groups[-1] and draw(st.booleans()):
            groups.append([])
        groups[-1].append(label)
    return tuple(map(tuple, groups))


@st.composite
def conflicts(draw):
    names = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    cuts = draw(st.lists(st.integers(1, len(names)), max_size=2, unique=True).map(sorted))
    shares = [names[start:end] for start, end in zip([0, *cuts], [*cuts, len(names)], strict=True) if start < end]
    makers = draw(st.lists(texts, min_size=len(shares), max_size=len(shares), unique=True))
    options = {name: draw(options_called(st.just(name))) for name in names}
    now = {name: options[name].now for name in names}
    weighted = st.builds(Statement, formulas(names), st.none() | weights, evidence, any_text)
    ordered = st.builds(Statement, formulas(names), st.none(), evidence, any_text, st.booleans())
    statements = st.one_of(st.lists(weighted, max_size=3), st.lists(ordered, max_size=3)).map(tuple)
    unknown = st.lists(st.tuples(formulas(names), formulas(names)), max_size=2).map(tuple)
    attitudes = st.dictionaries(st.sampled_from(makers), st.sampled_from(Attitude)).map(lambda said: (*said.items(),))
    ranked = len(names) <= 3
    one_state = draw(st.lists(formulas(names), max_size=2).map(tuple)) if draw(st.booleans()) else ()

    def decision_maker(maker, share):
        own, rest = tuple(options[name] for name in share), (draw(unknown), draw(attitudes))
        # A ranking keeps the combinations of one state together; which they are is not drawn but tested elsewhere.
        if not ranked or one_state or draw(st.booleans()):
            return DecisionMaker(maker, own, draw(statements), None, (), *rest)
        ranking = draw(rankings(len(names)))
        strong_after = draw(st.sets(st.integers(0, len(ranking) - 2))) if len(ranking) > 1 else ()
        return DecisionMaker(maker, own, (), ranking, tuple(sorted(strong_after)), *rest)

    decision_makers = tuple(decision_maker(maker, share) for maker, share in zip(makers, shares, strict=True))
    infeasible = draw(st.lists(formulas(names).filter(lambda formula: not formula.holds(now)), max_size=2).map(tuple))
    left_out = draw(st.lists(st.builds(LeftOut, texts, texts), max_size=2).map(tuple))
    foresight = draw(st.none() | shares_ahead)
    others = options_called(ids.filter(lambda name: name not in names))
    named = st.builds(FurtherOption, texts, others, st.none() | st.sampled_from(Voice))
    further = draw(st.lists(named, max_size=2, unique_by=lambda one: one.option.id).map(tuple))
    return Conflict(
        draw(texts), decision_makers, draw(dates), infeasible, left_out, one_state, foresight, further, draw(dates)
    )
