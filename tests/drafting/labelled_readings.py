"""The labelled cases as readings: what a reader without fault would have found in them."""

import hashlib
from pathlib import Path

import yaml

from standoff.reading.model import (
    Actor,
    ActorKind,
    Condition,
    ConditionKind,
    Dependency,
    Position,
    Reading,
    Source,
    Stance,
)
from standoff.text import Span

CASES = Path(__file__).parents[2] / "evaluation" / "cases"


def labels(name):
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def text_of(name):
    return (CASES / f"{name}.txt").read_text(encoding="utf-8")


def labelled_reading(name):
    """Actors, positions and dependencies of a case; of answers that are equally right, the first."""
    text, gold = text_of(name), labels(name)
    ids = {actor["name"]: f"a{at}" for at, actor in enumerate(gold["actors"])}

    def span(quote):
        start = text.index(quote)
        return Span(start, start + len(quote), quote)

    def who(named):
        return ids.get(named[0] if isinstance(named, list) and named else named if isinstance(named, str) else None)

    actors = tuple(
        Actor(ids[one["name"]], one["name"], ActorKind(one["kind"]), one["country"],
              tuple(span(alias) for alias in one["aliases"] if alias in text), ids.get(one.get("of")))
        for one in gold["actors"]
    )  # fmt: skip
    positions = tuple(
        Position(span(one["quotes"][0]), who(one["holder"]), Stance(one["stance"][0]), who(one["whose"]), one["action"],
                 tuple(Condition(ConditionKind(c["kind"]), who(c.get("whose")), c["action"], None)
                       for c in one["conditions"]), 1.0)
        for one in gold["positions"]
    )  # fmt: skip
    dependencies = tuple(
        Dependency(span(one["quotes"][0]), who(one["who"]), who(one["on"]) or one["on"][0], one["for"])
        for one in gold["dependencies"]
    )
    source = Source(
        text.strip().splitlines()[0], gold["date"], f"{name}.txt", hashlib.sha256(text.encode()).hexdigest()
    )
    return Reading(source, actors, (), positions, dependencies, ())
