"""Conflicts for the tests of the outlook, and the outlook's own steps done literally, one sample at a time."""

import random
from collections.abc import Sequence
from dataclasses import replace

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, Weight, parse_formula
from standoff.outlook.play import MOST_MOVES
from standoff.outlook.sampling import Batch, Sampler
from standoff.stability import StateSpace


def maker(name: str, options: str, *wishes: tuple[str, float, float], now: str = "") -> DecisionMaker:
    """A decision maker from option ids (`"open sign>"`, `>` for forward only) and wishes (formula, median, spread)."""
    return DecisionMaker(
        name,
        tuple(
            Option(
                word.rstrip(">"),
                f"do {word.rstrip('>')}",
                word.rstrip(">") in now.split(),
                MoveDirection.FORWARD if word.endswith(">") else MoveDirection.BOTH,
            )
            for word in options.split()
        ),
        tuple(Statement(parse_formula(want), Weight(median, spread)) for want, median, spread in wishes),
    )


def standoff() -> Conflict:
    """Two parties, five options, weighed wishes tied to each other's moves: much depends on the draws."""
    ada = maker(
        "Ada",
        "apologise> withdraw",
        ("not apologise", 1.0, 1.8),
        ("not withdraw", 0.9, 1.8),
        ("open", 1.4, 1.7),
        ("crack_down", 0.8, 1.9),
    )
    bo = maker(
        "Bo",
        "open crack_down protest",
        ("open iff (apologise and withdraw)", 1.5, 1.5),
        ("apologise", 1.1, 1.7),
        ("withdraw", 1.0, 1.7),
        ("not crack_down", 0.6, 2.0),
        ("protest iff not withdraw", 0.3, 2.0),
        ("not protest", 0.3, 2.0),
    )
    return Conflict("A standoff", (ada, bo), date="2001-02-03")


def three_sided() -> Conflict:
    """Three parties, one of them without wishes, an infeasible combination and an option taken now."""
    ada = maker("Ada", "block", ("not block iff pay", 1.0, 1.6), ("pay", 0.9, 1.6), ("block", 0.6, 2.0), now="block")
    bo = maker("Bo", "pay sue", ("not block", 1.2, 1.7), ("not pay", 0.8, 1.8), ("sue iff block", 0.5, 2.0))
    cy = DecisionMaker("Cy", (Option("mediate", "mediate"),))
    return Conflict("Three sides", (ada, bo, cy), infeasible=(parse_formula("sue and pay"),))


def random_conflict(seed: int, n_options: int = 4) -> Conflict:
    """A random conflict of two or three decision makers with weighed wishes."""
    rng = random.Random(seed)
    ids = [f"o{b}" for b in range(n_options)]
    n_dm = rng.choice([2, 3])
    shares = [ids[dm * n_options // n_dm : (dm + 1) * n_options // n_dm] for dm in range(n_dm)]
    shapes = ["{a}", "not {a}", "{a} iff {b}", "{a} if {b}", "{a} iff ({b} and {c})", "not {a} or {b}"]
    makers = []
    for dm, share in enumerate(shares):
        wishes = []
        for _ in range(rng.randint(1, 5)):
            a, b, c = (rng.choice(ids) for _ in range(3))
            want = rng.choice(shapes).format(a=a, b=b, c=c)
            wishes.append((want, rng.choice([0.5, 1.0, 1.5]), rng.choice([1.0, 1.5, 2.0])))
        forward = " ".join(f"{name}>" if rng.random() < 0.25 else name for name in share)
        makers.append(maker(f"Party {dm}", forward, *wishes, now=" ".join(n for n in share if rng.random() < 0.2)))
    return Conflict(f"random {seed}", tuple(makers))


def one_batch(conflict: Conflict, samples: int, seed: int) -> tuple[StateSpace, Sampler, Batch]:
    """The draws that `look_ahead` makes, as long as they fit one batch."""
    space = StateSpace.of(conflict)
    sampler = Sampler(conflict, space, seed, MOST_MOVES)
    (batch,) = sampler.batches(samples)
    return space, sampler, batch


def with_sure_weights(conflict: Conflict, batch: Batch, sample: int) -> Conflict:
    """The reading of one sample: the conflict with the drawn weights in place of the priors."""
    makers = []
    for dm, weights in zip(conflict.decision_makers, batch.weights, strict=True):
        if weights is None:
            makers.append(dm)
            continue
        drawn = zip(dm.preferences, weights[sample].tolist(), strict=True)
        makers.append(replace(dm, preferences=tuple(replace(one, weight=Weight(value)) for one, value in drawn)))
    return replace(conflict, decision_makers=tuple(makers))


def utility(conflict: Conflict, dm: int, label: str) -> float:
    """The sum of the weights of the statements that hold, by hand."""
    values = {name: letter == "Y" for name, letter in zip(conflict.option_ids, label, strict=True)}
    wishes = conflict.decision_makers[dm].preferences
    return sum(wish.weight.median for wish in wishes if wish.weight and wish.want.holds(values))


def reordered(conflict: Conflict, order: Sequence[int]) -> Conflict:
    """The same conflict with its decision makers listed in another order."""
    return replace(conflict, decision_makers=tuple(conflict.decision_makers[at] for at in order))
