"""Measures kept up until a condition is met, which are refusals to undo them; and what is only told."""

import pytest
from reading_texts import context_of

from standoff.reading.positions.finder import find_positions


def refused(text: str) -> list[tuple[str, list[str]]]:
    """Action and conditions of each refusal."""
    context = context_of(f"Dispatch\n\nPeru and Chile are at odds. {text}", "2020-06-01")
    found = [p for p in find_positions(context) if p.stance.value == "refuses"]
    return [(p.action, [c.action for c in p.conditions]) for p in found]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile has suspended the flights until Peru pays.", "resume the flights"),
        ("Chile has halted deliveries until Peru pays.", "resume deliveries"),
        ("Chile has stopped issuing visas until Peru pays.", "resume issuing visas"),
        ("Chile is holding the trawler until Peru pays.", "release the trawler"),
        ("Chile has frozen the accounts until Peru pays.", "release the accounts"),
        ("The tunnel has been closed by Chile until Peru pays.", "reopen the tunnel"),
        ("Chile's farmers have blocked the road until Peru pays.", "reopen the road"),
        ("Chile is keeping the curbs in place until Peru pays.", "lift the curbs"),
        ("Chile maintains the embargo as long as Peru refuses to pay.", "lift the embargo"),
        ("Chile has put off the summit until Peru pays.", "hold the summit"),
        ("Chile is staying away from the summit until Peru pays.", "attend the summit"),
        ("Chile has withdrawn from the talks until Peru pays.", "return to the talks"),
        ("Chile has recalled its envoy until Peru pays.", "send back its envoy"),
        ("The guerrillas of Chile are holding on to their rifles until Peru pays.", "hand over their rifles"),
    ],
)
def test_what_is_kept_up_is_not_undone(sentence: str, action: str) -> None:
    found = refused(sentence)
    assert [a for a, _ in found] == [action]
    assert len(found[0][1]) == 1


def test_a_noun_may_be_what_is_waited_for() -> None:
    assert refused("Chile has halted the flights pending an apology from Peru.") == [
        ("resume the flights", ["issue an apology"])
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # Dates, and what nobody would do.
        "Chile has suspended the flights until March.",
        "Chile has closed the border until further notice.",
        # What came to pass.
        "Chile held the men until they fell ill.",
        "Chile suspended the talks before Peru paid.",
        # Habits, and what is not done.
        "Chile holds the men until Peru pays.",
        "Chile has not suspended the flights.",
    ],
)
def test_what_is_only_told_refuses_nothing(sentence: str) -> None:
    assert refused(sentence) == []
