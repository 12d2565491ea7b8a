"""Conflicts written down again as GMCR+ stores them come out as the same conflicts in the catalogue."""

import json
from typing import Any

import pytest

from standoff.conflict import Conflict, dumps_conflict, loads_conflict, published_conflict
from standoff.errors import ConflictFileError
from standoff.stability import StateSpace, preference_ranks, solve

Json = dict[str, Any]


def conjunction(text: str) -> list[list[Any]]:
    """`0Y 2N` as a condition."""
    return [[int(part[:-1]), part[-1]] for part in text.split()]


def condition(text: str) -> Any:
    """`0Y 2N | 1N` as a condition, compound when there is a bar or it begins with one."""
    members = [conjunction(part) for part in text.split("|") if part.strip()]
    return {"compound": True, "members": members} if "|" in text else members[0]


def file(options: str, owners: Json, infeasible: list[str], **rest: Any) -> str:
    ways = {">": "fwd", "<": "back"}
    return json.dumps(
        {
            "options": [
                {"name": name.strip("<>"), "permittedDirection": ways.get(name[-1], "both")} for name in options.split()
            ],
            "decisionMakers": [{"name": name, **facts} for name, facts in owners.items()],
            "infeasibles": [condition(text) for text in infeasible],
            "program": "gmcr-py",
            **rest,
        }
    )


def wishes(*texts: str) -> list[Any]:
    return [condition(text) for text in texts]


CUBA = file(
    "Strike> Blockade Withdraw Escalate",
    {
        "US": {
            "options": [0, 1],
            "preferences": wishes(
                "2Y", "3N", "| 0N 2Y", "1N 2Y", "0Y 3Y", "1Y 3Y",
                "0Y 2N | 1Y 3N | 0Y 3N | 1Y 2N", "0N 2N 3N", "1N 2N 3N",
            ),
        },
        "USSR": {
            "options": [2, 3],
            "preferences": wishes(
                "3N", "0Y 3Y | 0N 3N | 0Y 3N", "1Y 3Y | 1N 3N | 1Y 3N", "0N 3N", "1N 3N",
                "1Y 2Y | 1N 2N | 0Y 2Y", "1Y 2N 3N", "0Y 1N 2Y 3N",
            ),
        },
    },
    ["2Y 3Y"],
    useManualPreferenceVectors=False,
    version="0.3.1",
)  # fmt: skip

ELMIRA = file(
    "Modify> Delay< Accept Abandon> Insist",
    {
        "MoE": {"options": [0], "preferences": [], "preferenceRanking": [9, 3, 4, 10, 7, 1, 2, 8, [11, 5, 6, 12]]},
        "Uniroyal": {
            "options": [1, 2, 3],
            "preferences": [],
            "preferenceRanking": [1, 4, 10, 7, [5, 11, 6, 12], 2, 3, 9, 8],
        },
        "Local Government": {
            "options": [4],
            "preferences": [],
            "preferenceRanking": [9, 3, 7, 1, 10, 8, 4, 2, [11, 5, 12, 6]],
        },
    },
    ["1Y 2Y", "1Y 3Y", "2Y 3Y", "1N 2N 3N"],
    useManualPreferenceRanking=True,
    coalitions=[0, 1, 2],
)

RIVER = file(
    "Release Escalate Attack",
    {
        "Syria": {"options": [0, 1], "preferences": wishes("0N 1N 2N", "1Y", "2N", "0N"), "misperceptions": []},
        "Iraq": {
            "options": [2],
            "preferences": wishes("0Y 1N 2N", "0N 1N 2Y", "0N 1Y 2Y", "0N 1N 2N", "0Y 1N 2Y"),
            "misperceptions": [],
        },
    },
    ["0Y 1Y"],
    useManualPreferenceRanking=False,
)

EXAMPLES = {"cuban_missile_crisis": CUBA, "elmira": ELMIRA, "syria_iraq_1975": RIVER}


def order(conflict: Conflict, dm: int) -> list[set[str]]:
    space = StateSpace.of(conflict)
    ranks = preference_ranks(conflict, space)[dm].tolist()
    return [
        {space.labels[at] for at, own in enumerate(ranks) if own == rank} for rank in sorted(set(ranks), reverse=True)
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_has_the_states_and_equilibria_of_the_published_conflict(name: str) -> None:
    entry = published_conflict(name)
    found = loads_conflict(EXAMPLES[name], "gmcr", name=f"{name}.gmcr")
    assert StateSpace.of(found).labels == StateSpace.of(entry.conflict).labels
    assert solve(found).equilibria == solve(entry.conflict).equilibria
    # Of Uniroyal's last states the file has another order than the literature; it decides nothing.
    same = [dm for dm in range(len(found.decision_makers)) if (name, dm) != ("elmira", 1)]
    for dm in same:
        assert order(found, dm) == order(entry.conflict, dm)
    again = loads_conflict(dumps_conflict(loads_conflict(dumps_conflict(found)), "gmcr"), "gmcr")
    assert [order(again, dm) for dm in range(len(found.decision_makers))] == [
        order(found, dm) for dm in range(len(found.decision_makers))
    ]


def test_its_statements_can_be_read() -> None:
    us, ussr = loads_conflict(CUBA, "gmcr").decision_makers
    assert [str(statement.want) for statement in us.preferences] == [
        "withdraw",
        "not escalate",
        "not strike and withdraw",
        "not blockade and withdraw",
        "strike and escalate",
        "blockade and escalate",
        "(strike or blockade) and (not withdraw or not escalate)",
        "not strike and not withdraw and not escalate",
        "not blockade and not withdraw and not escalate",
    ]
    assert [str(statement.want) for statement in ussr.preferences][:3] == [
        "not escalate",
        "strike if escalate",
        "blockade if escalate",
    ]


def test_state_numbers_follow_the_infeasible_conditions() -> None:
    """One condition more renumbers every ranking: the same numbers mean other states, and some are missing."""
    changed = json.loads(ELMIRA)
    changed["infeasibles"].append([[0, "Y"], [4, "Y"]])
    with pytest.raises(ConflictFileError, match="there is no state") as caught:
        loads_conflict(json.dumps(changed), "gmcr")
    assert len(StateSpace.of(loads_conflict(ELMIRA, "gmcr")).labels) == 12
    assert "feasible states are numbered from 1 to 9" in caught.value.lines()[0]
