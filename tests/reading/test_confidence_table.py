"""What each finding's confidence is: from the table, by kind, mark and rule, and nothing else."""

import itertools

import pytest

from standoff.reading import RuleReader, Stance, read
from standoff.reading.confidence import KINDS, Shares, family_of, mark_of, shares
from standoff.reading.serialize import dumps
from standoff.text import from_text

TEXT = (
    "Norway demanded that Chile withdraw its fleet. Chile refuses to leave until Norway pays. Norway depends on Chile "
    "for copper. On Monday Norwegian planes bombed Chilean ships, killing four. Chile expelled the ambassador of "
    "Norway. War is unlikely, and a treaty may follow."
)
DOCUMENT = from_text(TEXT, date="2015-06-02")


def findings(reading):
    return [(kind, each) for kind in KINDS for each in getattr(reading, kind)]


def test_each_finding_has_what_the_table_says_of_its_kind_mark_and_rule() -> None:
    found = RuleReader().found(DOCUMENT)
    actors = frozenset(actor.id for actor in found.actors)
    sure = findings(read(DOCUMENT))
    assert {kind for kind, _ in sure} == set(KINDS)
    table = shares()
    for (kind, raw), (_, each) in zip(findings(found), sure, strict=True):
        row = table[kind]
        mark, rule = mark_of(raw, actors), raw.rule
        moved = row.share + row.mark.get(mark, 0) + row.family.get(rule.split(":")[0], 0) + row.rule.get(rule, 0)
        assert each.confidence == pytest.approx(min(max(moved, 0.02), 0.98), abs=0.0051)


def test_confidence_is_a_share_with_two_decimals_and_the_same_in_every_run() -> None:
    assert all(0 < each.confidence < 1 for _, each in findings(read(DOCUMENT)))
    assert all(each.confidence == round(each.confidence, 2) for _, each in findings(read(DOCUMENT)))
    assert dumps(read(DOCUMENT)) == dumps(read(DOCUMENT))


def test_only_confidence_is_changed() -> None:
    was, now = findings(RuleReader().found(DOCUMENT)), findings(read(DOCUMENT))
    names = [name for name in type(was[0][1]).__slots__ if name != "confidence"]
    assert [getattr(was[0][1], name) for name in names] == [getattr(now[0][1], name) for name in names]
    assert [(kind, each.span, each.rule) for kind, each in was] == [(kind, each.span, each.rule) for kind, each in now]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_table_does_not_know_has_the_share_of_its_kind(kind: str) -> None:
    assert shares()[kind].of("no such mark", "no-such-family:no-such-rule") == round(shares()[kind].share, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_the_table_leaves_0_to_1(kind: str) -> None:
    row = shares()[kind]
    assert row.rule.keys() | row.family.keys()
    rules = [*row.rule, "none:none"]
    given = [row.of(mark, rule) for mark, rule in itertools.product([*row.mark, "none"], rules)]
    assert all(0.02 <= one <= 0.98 for one in given)
    # A rule has at least as many findings as a line needs, and so has its family.
    assert {family_of(rule) for rule in row.rule} <= row.family.keys()


def test_marks_of_the_table_are_those_that_findings_can_have() -> None:
    table = shares()
    assert set(table["positions"].mark) <= {stance.value for stance in Stance}
    assert set(table["dependencies"].mark) <= {"actor", "thing"}
    for kind in ("events", "estimates"):
        assert all(0 < float(mark) <= 1 for mark in table[kind].mark)


def test_moves_add_up_and_stop_short_of_certainty() -> None:
    row = Shares(0.5, {"m": 0.25}, {"f": 0.125}, {"f:r": 0.0625})
    assert row.of("m", "f:r") == 0.94
    assert row.of("m", "f:other") == 0.88
    assert row.of("other", "f:r") == 0.69
    assert Shares(0.9, {"m": 0.5}, {}, {}).of("m", "x") == 0.98
    assert Shares(0.1, {"m": -0.5}, {}, {}).of("m", "x") == 0.02
