"""What a `.gmcr` file means, worked out slowly from its JSON by what GMCR+ does with it, and random such files."""

import random
from itertools import product
from typing import Any

Json = dict[str, Any]


def regrouped(file: Json) -> list[int]:
    """Places of the file's options in bit order: decision makers in turn, each its own in its own order."""
    return [place for maker in file["decisionMakers"] for place in maker["options"]]


def holds(condition: Any, taken: dict[int, bool]) -> bool:
    members = condition["members"] if isinstance(condition, dict) else [condition]
    return any(all(taken[place] == (letter == "Y") for place, letter in member) for member in members)


def feasible(file: Json) -> list[str]:
    """Labels of the feasible states, state 1 first."""
    order = regrouped(file)
    found = []
    for letters in product("NY", repeat=len(order)):  # the last option is the lowest bit here, so turned round
        label = "".join(reversed(letters))
        taken = {place: letter == "Y" for place, letter in zip(order, label, strict=True)}
        if not any(holds(condition, taken) for condition in file["infeasibles"]):
            found.append(label)
    return found


def groups(file: Json, maker: Json) -> list[set[str]]:
    """The maker's ranking, best first, as sets of labels."""
    states = feasible(file)
    manual = file.get("useManualPreferenceRanking", file.get("useManualPreferenceVectors"))
    if manual:
        ranking = maker.get("preferenceRanking", maker.get("preferenceVector"))
        return [{states[k - 1] for k in (group if isinstance(group, list) else [group])} for group in ranking]
    order = regrouped(file)
    worth = {}
    for label in states:
        taken = {place: letter == "Y" for place, letter in zip(order, label, strict=True)}
        truths = [holds(condition, taken) for condition in maker["preferences"]]
        worth[label] = sum(2 ** (len(truths) - at - 1) for at, true in enumerate(truths) if true)
    return [{s for s in states if worth[s] == value} for value in sorted(set(worth.values()), reverse=True)]


def random_file(rng: random.Random) -> Json:
    """A file that GMCR+ could have written, or a person: options of one owner need not stand together."""
    n = rng.randint(1, 6)
    owners = [rng.randrange(rng.randint(1, 3)) for _ in range(n)]
    used = sorted(set(owners))
    names = ["Full", "Delay", "accept", "if", "éé", "3rd way", "", "Full", "a b"]

    def conjunction() -> list[list[Any]]:
        places = rng.sample(range(n), rng.randint(1, min(n, 3)))
        return [[place, rng.choice("YN")] for place in places]

    def condition() -> Any:
        if rng.random() < 0.5:
            return conjunction()
        return {"compound": True, "members": [conjunction() for _ in range(rng.randint(1, 4))]}

    makers: list[Json] = []
    for owner in rng.sample(used, len(used)):
        own = [place for place, one in enumerate(owners) if one == owner]
        rng.shuffle(own)
        wants = [condition() for _ in range(rng.randint(0, 5))]
        makers.append({"name": f"Party {owner}", "options": own, "preferences": wants})
    file: Json = {
        "decisionMakers": makers,
        "options": [
            {"name": rng.choice(names), "permittedDirection": rng.choice(["both", "fwd", "back"])} for _ in range(n)
        ],
        "infeasibles": [conjunction() for _ in range(rng.randint(0, 3))],
        "program": "gmcr-py",
    }
    states = feasible(file)
    if not states:
        file["infeasibles"] = []
        states = feasible(file)
    old = rng.random() < 0.3
    file["useManualPreferenceVectors" if old else "useManualPreferenceRanking"] = manual = rng.random() < 0.5
    if manual:
        for maker in makers:
            maker["preferenceVector" if old else "preferenceRanking"] = random_ranking(rng, len(states))
    return file


def random_ranking(rng: random.Random, count: int) -> list[Any]:
    ranking: list[Any] = []
    for number in rng.sample(range(1, count + 1), count):
        if ranking and rng.random() < 0.3:
            tied = ranking[-1] if isinstance(ranking[-1], list) else [ranking[-1]]
            ranking[-1] = [*tied, number]
        else:
            ranking.append(number)
    return ranking
