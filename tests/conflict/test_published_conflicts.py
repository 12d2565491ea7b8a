"""The published conflicts load, and name as equilibria only states that they have."""

import pytest

from standoff.conflict import loads_conflict, published, published_conflict, published_yaml
from standoff.errors import ConflictError


@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry.name)
def test_a_published_conflict_is_whole(entry):
    ids = entry.conflict.option_ids
    assert entry.title
    assert entry.source
    assert entry.note
    assert set(entry.equilibria) == {"nash", "gmr", "smr", "seq"}
    for labels in entry.equilibria.values():
        assert labels
        assert sorted(labels, key=lambda label: label[::-1]) == list(labels)
        for label in labels:
            state = dict(zip(ids, (letter == "Y" for letter in label), strict=True))
            assert not any(formula.holds(state) for formula in entry.conflict.infeasible)
    # By definition a Nash equilibrium is an equilibrium under all four, and an SMR or SEQ one under GMR.
    nash, gmr, smr, seq = (set(entry.equilibria[concept]) for concept in ("nash", "gmr", "smr", "seq"))
    assert nash <= smr <= gmr
    assert nash <= seq <= gmr
    assert loads_conflict(published_yaml(entry.name)) == entry.conflict


def test_each_has_a_name_of_its_own_and_is_found_by_it():
    assert len({entry.name for entry in published()}) == len(published()) > 10
    for entry in published():
        assert published_conflict(entry.name) is entry


def test_a_misspelt_name_gets_the_right_one():
    with pytest.raises(ConflictError, match="did you mean 'chicken'"):
        published_conflict("chiken")
